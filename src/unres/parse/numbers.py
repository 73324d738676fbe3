"""Numbers of resolutions and decisions as titles and number lines print them: 44/34, 2758(XXVI), 217 A (III), 242(1967)."""

from __future__ import annotations

import re
from typing import NamedTuple

from unres.parse.dates import DAY

_LETTERS = r"[A-Z](?:\s?(?:[-–和]|至)\s?[A-Z])?"
_SLASH = rf"(?P<slash>(?:E?S-)?[0-9]{{1,4}}/[0-9]{{1,4}})(?:\s?(?P<after>{_LETTERS})(?![A-Za-z0-9]))?"
_ROMAN = (
    rf"(?P<roman>[0-9]{{1,4}})(?:\s?(?P<before>{_LETTERS}))?\s?[(（]\s?(?P<session>(?:E?S-)?[IVXLC]{{1,9}})\s?[)）]"
    rf"(?:\s?(?P<behind>{_LETTERS})(?![A-Za-z0-9]))?"
)
_YEAR = r"(?P<council>[0-9]{1,4})\s?[(（]\s?(?P<year>[0-9]{4})\s?[)）]"
_BODY = r"(?:联合国)?(?:大会|安全理事会|安理会|经济及社会理事会|经社理事会|人权理事会|[一-鿿]{2,16}(?:委员会|大会))?"
#: 第242(1967)号决议, and its date where that stands on the same line
_NUMBERED = re.compile(
    rf"\s*{_BODY}\s?第\s?(?:{_SLASH}|{_ROMAN}|{_YEAR})\s?号(?P<kind>决议|决定)\s?(?:[(（［\[]?{DAY}[)）］\]]?)?\s*"
)
_BARE_SLASH, _BARE_ROMAN = (re.sub(r"\(\?P<([a-z]+)>", r"(?P<\g<1>2>", pattern) for pattern in (_SLASH, _ROMAN))
_TITLED = re.compile(
    rf"\s*(?:{_BODY}\s?第\s?(?:{_SLASH}|{_ROMAN}|{_YEAR})\s?号(?P<kind>决议|决定)\s?[.．。：:]\s*(?=\S)"
    rf"|{_BARE_SLASH}\s?[.．。]\s*|{_BARE_ROMAN}\s?(?:[.．。：:]\s*|(?=[一-鿿《“])))"
)


class Number(NamedTuple):
    """A number without part letters, its letters, the word for what it numbers ("" if the line has none), its end in the line."""

    value: str
    part: str
    word: str
    end: int


def titled(text: str) -> Number | None:
    """The number a title begins with, None if it begins with none.

    >>> titled("44/34. 雇佣军公约"), titled("217 A (III). 世界人权宣言")
    (Number(value='44/34', part='', word='', end=7), Number(value='217(III)', part='A', word='', end=13))
    >>> titled("第60/1号决议. 释放人质"), titled("2022年届会")
    (Number(value='60/1', part='', word='决议', end=10), None)
    """
    found = _TITLED.match(text)
    return _read(found) if found else None


def numbered(text: str) -> Number | None:
    """The number of a line that holds nothing else but its date, None if it is no such line.

    >>> numbered("第242(1967)号决议 1967年11月22日"), numbered("大会第3201(S-VI)号决议")
    (Number(value='242(1967)', part='', word='决议', end=25), Number(value='3201(S-VI)', part='', word='决议', end=16))
    """
    found = _NUMBERED.fullmatch(text)
    return _read(found) if found else None


def _read(found: re.Match[str]) -> Number:
    """The parts of a match, whichever alternative it is."""
    parts = {name.rstrip("2"): value for name, value in found.groupdict().items() if value}
    letters = parts.get("after") or parts.get("before") or parts.get("behind") or ""
    if "slash" in parts:
        value = parts["slash"]
    elif "roman" in parts:
        value = f"{parts['roman']}({parts['session']})"
    else:
        value = f"{parts['council']}({parts['year']})"
    return Number(value, joined(letters), parts.get("kind", ""), found.end())


def joined(letters: str) -> str:
    """Part letters with a hyphen between them.

    >>> joined("A 和 B"), joined("A至D")
    ('A-B', 'A-D')
    """
    return re.sub(r"\s+", "", letters).replace("和", "-").replace("–", "-").replace("至", "-")
