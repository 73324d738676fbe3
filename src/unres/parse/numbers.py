"""Numbers of resolutions and decisions as titles and number lines print them: 44/34, 2758(XXVI), 217 A (III), 242(1967)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from unres.figures import STEMS, figure
from unres.model.pieces import roman
from unres.parse.dates import DAY

#: parts are A, B, C, in old texts 甲, 乙, 丙
_LETTERS = rf"[A-Z{STEMS}](?:\s?(?:[-–和]|至)\s?[A-Z{STEMS}])?"
_LATIN = str.maketrans(STEMS, "ABCDEFGHIJ")
_SLASH = rf"(?P<slash>(?:E?S-)?[0-9]{{1,4}}/(?:[0-9]{{1,4}}|C[A-Z]{{1,2}}\.[0-9]{{1,3}}))(?:\s?(?P<after>{_LETTERS})(?![A-Za-z0-9]))?"
_ROMAN = (
    rf"(?P<roman>[0-9]{{1,4}})(?:\s?(?P<before>{_LETTERS}))?\s?[(（]\s?(?P<session>(?:E?S-)?[IVXLC]{{1,9}})\s?[)）]"
    rf"(?:\s?(?P<behind>{_LETTERS})(?![A-Za-z0-9]))?"
)
_YEAR = r"(?P<council>[0-9]{1,4})\s?[(（]\s?(?P<year>[0-9]{4})\s?[)）]"
#: until the 1950s all in Chinese figures: 九十五(一), 四七(一九四八)
_FIGURES = r"(?P<figures>[一二三四五六七八九十百〇○]{1,8})\s?[(（]\s?(?P<of>[一二三四五六七八九十〇○]{1,5})\s?[)）]"
_BODY = r"(?:联合国)?(?:大会|安全理事会|安理会|经济及社会理事会|经社理事会|人权理事会|[一-鿿]{2,16}(?:委员会|大会))?"


def _again(pattern: str, sign: str) -> str:
    """A pattern with other group names, for a second place in the same expression."""
    return re.sub(r"\(\?P<([a-z]+)>", rf"(?P<\g<1>{sign}>", pattern)


_ANY = f"(?:{_SLASH}|{_ROMAN}|{_YEAR}|{_FIGURES})"
#: 第242(1967)号决议, and its date where that stands on the same line; 大会决议3314(XXIX)
_NUMBERED = re.compile(
    rf"\s*{_BODY}\s?(?:第?\s?{_ANY}\s?号(?P<kind>决议|决定)案?\s?(?:[(（［\[]?{DAY}[)）］\]]?)?(?:\s?(?P<end>{_LETTERS})(?![A-Za-z0-9]))?"
    rf"|(?:{DAY})?\s?(?P<kind2>决议|决定)案?\s?第?\s?{_again(_ANY, '2')}\s?号?)\s*"
)
_TITLED = re.compile(
    rf"\s*(?:{_BODY}\s?第?\s?{_ANY}\s?号(?P<kind>决议|决定)案?\s?[.．。：:]\s*(?=\S)"
    rf"|{_again(_SLASH, '2')}\s?[.．。]\s*|(?:{_again(_ROMAN, '2')}\s?(?:[.．。：:]\s*|(?=[一-鿿《“]))|{_again(_FIGURES, '2')}\s?[.．。]\s*))"
)

#: the names of the groups of each, the same for both alternatives
_NUMBERED_PARTS, _TITLED_PARTS = ([name.rstrip("2") for name in pattern.groupindex] for pattern in (_NUMBERED, _TITLED))
#: no body had as many sessions: what is more is a year
_SESSIONS = 100


class Number(NamedTuple):
    """A number without part letters, its letters, the word for what it numbers ("" if the line has none), its end in the line."""

    value: str
    part: str
    word: str
    end: int


@lru_cache(maxsize=64)
def titled(text: str) -> Number | None:
    """The number a title begins with, None if it begins with none.

    >>> titled("44/34. 雇佣军公约"), titled("217 A (III). 世界人权宣言")
    (Number(value='44/34', part='', word='', end=7), Number(value='217(III)', part='A', word='', end=13))
    >>> titled("九十五(一)．确认原则").value, numbered("第四七(一九四八)号决议").value
    ('95(I)', '47(1948)')
    >>> titled("第60/1号决议. 释放人质"), titled("2022年届会")
    (Number(value='60/1', part='', word='决议', end=10), None)
    """
    found = _TITLED.match(text)
    return _read(found, _TITLED_PARTS) if found else None


@lru_cache(maxsize=64)
def numbered(text: str) -> Number | None:
    """The number of a line that holds nothing else but its date, None if it is no such line.

    >>> numbered("第242(1967)号决议 1967年11月22日"), numbered("大会第3201(S-VI)号决议")
    (Number(value='242(1967)', part='', word='决议', end=25), Number(value='3201(S-VI)', part='', word='决议', end=16))
    """
    found = _NUMBERED.fullmatch(text)
    return _read(found, _NUMBERED_PARTS) if found else None


#: as pages name resolutions, without their session: 联合国大会2758号决议, 联合国安理会第1325号决议
_LONE = re.compile(r"\s*(?:联合国)?\s?(?P<body>大会|安全理事会|安理会)?\s?第?\s?(?P<count>[1-9][0-9]{0,3})\s?号决议\s?(?:[(（](?P<of>[0-9]{4})年?[)）])?\s*")
#: sessions of the Assembly by Roman numbers: the first and the last year in which they began
_FIRST_YEAR, _LAST_YEAR = 1946, 1975


def lone(text: str) -> tuple[str, str, str] | None:
    """Body, number and year of a line that names a resolution without its session, None for any other.

    >>> lone("联合国安理会第1325号决议"), lone("第2231号决议(2015年)"), lone("第76/164号决议")
    (('安理会', '1325', ''), ('', '2231', '2015'), None)
    """
    found = _LONE.fullmatch(text)
    return (found["body"] or "", found["count"], found["of"] or "") if found else None


def completed(count: str, organ: str, adopted: str) -> str:
    """A number with the year or the session that its day of adoption tells, "" if it tells none for certain.

    From October to December the Assembly sits in the regular session that began in that year; in November 1956 emergency
    sessions came before it.

    >>> completed("1325", "un-sc", "2000-10-31"), completed("2758", "un-ga", "1971-10-25"), completed("3201", "un-ga", "1974-05-01")
    ('1325(2000)', '2758(XXVI)', '')
    """
    if organ == "un-sc":
        return f"{count}({adopted[:4]})" if adopted else ""
    year, day = int(adopted[:4] or 0), adopted[5:]
    if organ != "un-ga" or not _FIRST_YEAR <= year <= _LAST_YEAR or day < "10-01" or (year == 1956 and day < "11-12"):
        return ""
    return f"{count}({roman(year - 1945).upper()})"


def _read(found: re.Match[str], names: Sequence[str]) -> Number:
    """The parts of a match, whichever alternative it is; all groups are named."""
    parts = {name: value for name, value in zip(names, found.groups(), strict=True) if value}
    letters = parts.get("after") or parts.get("before") or parts.get("behind") or parts.get("end") or ""
    if "slash" in parts:
        value = parts["slash"]
    elif "roman" in parts:
        value = f"{parts['roman']}({parts['session']})"
    elif "figures" in parts:
        count, of = figure(parts["figures"]), figure(parts["of"])
        value = f"{count}({of if of > _SESSIONS else roman(of).upper()})"
    else:
        value = f"{parts['council']}({parts['year']})"
    return Number(value, joined(letters), parts.get("kind", ""), found.end())


def joined(letters: str) -> str:
    """Part letters with a hyphen between them.

    >>> joined("A 和 B"), joined("A至D"), joined("甲和乙")
    ('A-B', 'A-D', 'A-B')
    """
    return letters and re.sub(r"\s+", "", letters).translate(_LATIN).replace("和", "-").replace("–", "-").replace("至", "-")
