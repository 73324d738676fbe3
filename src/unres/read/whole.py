"""Lines that are whole by themselves wherever they stand: those of the cover, the formula, the closing lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unres.parse.actions import opens_clause

BODY = r"(?:大\s?会|安全理事会|人权理事会|经济及社会理事会)"
DAY = r"[0-9]{4}\s?年\s?[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日"
_MEETING = r"第\s?[0-9]{1,5}\s?次(?:全体)?会议(?:[(（]续会[)）])?"
_MARK = r"(?:\*\*|\#{1,6}\s?|__)?"
_SYMBOL = r"(?:A/(?:HRC/)?(?:RES|DEC)|S/RES|E/(?:RES|DEC))/[0-9S-]{1,5}(?:/[0-9]{1,4})?(?:\s?\([0-9]{4}\))?"
_PART = r"(?:\s?[A-Z](?:-[A-Z])?(?=\s))?"
_SESSION = r"第[一二三四五六七八九十百]{1,7}届(?:紧急特别|特别)?会议|[0-9]{4}年(?:届会|组织会议)"
_SOURCE = r"\[(?:根据|未经|经)[^\]]{2,300}\]"
_AGENDA = (
    r"(?:暂定)?议程项目\s?[0-9]{1,3}(?:\s?(?:和|至|、)?\s?\([a-z]{1,2}\)|\s?(?:和|至|、)\s?[0-9]{1,3}(?![0-9年])){0,6}"
)
_ADOPTED = rf"{DAY}{BODY}(?:决议|决定)|(?:(?:安全理事会|人权理事会|经济及社会理事会)\s?)?{DAY}(?:[^。；\s]{{0,12}}?{_MEETING})?通过(?:的(?:决议|决定))?"
_DRAFTS = r"建议\s?大会\s?通过(?:以下|下列)(?:各项)?(?:决议|决定)草案[：:]"
_WHOLE = re.compile(
    rf"""(?<![^\s])(?<!\|\s)(?:
      联\s?合\s?国(?=\s) | {_SYMBOL}{_PART}(?=\s) | Distr\.:?\s\w+ | [0-9]{{1,2}}\s[A-Z][a-z]+\s[0-9]{{4}} | Chinese(?=\s) | Original:\s\w+
    | {_MARK}(?:{_SESSION}){_MARK}(?=\s)
    | {_MARK}{BODY}[，,]{_MARK}(?=\s)|{_MARK}{BODY}{_MARK}[，,](?=\s)|\#{{1,6}}\ {BODY}(?=\s) | {BODY}(?=\s建议) | {_DRAFTS}
    | {_MARK}(?:{_ADOPTED}){_MARK}
    | {_SOURCE} | {_MARK}第\s?[0-9]{{1,4}}\s?\([0-9]{{4}}\)\s?号(?:决议|决定){_MARK}
    | {_MARK}{_AGENDA}{_MARK}
    | {DAY}(?=\s+{_MEETING}) | {_MEETING}(?=\s|$) | (?:_{{3,}}|-{{3,}}) | (?:[0-9]{{1,3}}\s)?(?:GE\.)?[0-9]{{2}}-[0-9]{{5}}(?:\s\([A-Z]\))?(?:\s[0-9]{{6}}){{0,2}} | (?<!第\s)[0-9]{{1,2}}/[0-9]{{1,2}}(?!\s?[号和、及至])
    | {_MARK}附件(?:\s?[一二三四五六七八九十]{{1,2}}|\ [A-Z])?{_MARK}(?=\s)
    )(?![^\s])(?!\s\|)""",
    re.X,
)
#: the same on a cover whose line ends have left nothing
_COVER = re.compile(
    rf"""{_SYMBOL}(?:\s?[A-Z](?:-[A-Z])?(?=[大安人经]))? | Distr\.:?\s?[A-Z][a-z]+ | [0-9]{{1,2}}\s?[A-Z][a-z]+\s?[0-9]{{4}}(?=\D) | Chinese | Original:\s?[A-Z][a-z]+
    | {_SESSION} | {_AGENDA} | {_ADOPTED} | {_SOURCE}""",
    re.X,
)
FORMULA = re.compile(rf"{BODY}[，,](?:\s|(?=[\u4e00-\u9fff*]))")
_TITLE = re.compile(r"(?<=[^\W0-9A-Za-z_])(?:E?S-)?[0-9]{1,4}/[0-9]{1,4}(?:\s?[A-Z])?[.．]")
_CLOSING = re.compile(
    rf"(?<=[。；\]>⁰¹²³⁴-⁹]){DAY}(?={_MEETING})|(?<=日){_MEETING}|(?<=会议)附件(?:[一二三四五六七八九十]{{1,2}})?|(?<=。)附件[一二三四五六七八九十]{{1,2}}(?![中和第、所])"
)
#: a line that begins with a day, or with the meeting on a day
DATED = re.compile(rf"\s?(?:在\s?)?{DAY}")
#: the formula behind the letter of a part
PART = re.compile(rf"(?:\[[0-9]{{1,2}}\])?\s{BODY}[，,]")
_OWN = re.compile(_SYMBOL)
_NUMBERED = re.compile(r"(?<![^\s*])(?:E?S-)?[0-9]{1,4}/[0-9]{1,4}(?:\s?[A-Z])?\\?[.．]")
_HASHES = re.compile(r"(?<![^\s])\#{1,6}\s\Z")
#: words that are set apart, as a masthead sets them
SPACED = re.compile(r"[大联合]\s[会合国]")


def is_cover(text: str) -> bool:
    """Whether a text on one line begins as documents do: with a symbol and the organ's name.

    >>> is_cover("联合国 A/DEC/99/501 大会 决定 全会"), is_cover("见A/RES/99/1号决议")
    (True, False)
    """
    return _HEAD.match(text) is not None


_HEAD = re.compile(rf"[\s#*]{{0,9}}(?:联\s?合\s?国[\s#*]{{0,9}})?{_SYMBOL}{_PART}[\s#*]{{0,9}}{BODY}")


def begins_anew(line: str) -> bool:
    """Whether numbers begin at 1 again below a line: an annex, or a formula.

    >>> [begins_anew(line) for line in ("**附件一**", "大会，", "联合国")]
    [True, True, False]
    """
    bare = line.strip("*# ，,")
    return bare.startswith("附件") or (line != bare and re.fullmatch(BODY, bare) is not None)


def heads(text: str, found: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where the document's title stands again beside its symbol: as a running head. `found` are its other whole lines.

    >>> text = "A/RES/99/1 大会 99/1. 农村图书 馆 大会， 回顾其 A/RES/99/1 农村图书馆 各项决议，"
    >>> [text[a:b] for a, b in heads(text, lines(text, tight=False))]
    ['农村图书馆']
    """
    own = _OWN.search(text, 0, 3000)
    number = _NUMBERED.search(text, 0, 4000)
    end = next((start for start, end in found if number and start > number.end() and begins_anew(text[start:end])), 0)
    title = "".join(text[number.end() : end].split()).strip("*") if number and end else ""
    if own is None or not 3 < len(title) < 150:
        return
    words = r"\s?".join(map(re.escape, title))
    symbol = re.escape(own[0])
    for head in re.compile(rf"(?<={symbol}\s){words}(?=\s)|(?<=\s){words}(?=\s{symbol})").finditer(text, end):
        yield head.span()


def _marked(text: str, start: int) -> int:
    """Where a line begins that has its text at `start`: at the mark of a heading before it."""
    found = _HASHES.search(text, max(0, start - 8), start)
    return found.start() if found else start


def lines(text: str, *, tight: bool) -> list[tuple[int, int]]:
    """Where such lines stand, in order. `tight`: line ends have left nothing, so that only the cover and the end tell.

    >>> text = "A/RES/99/1 大会 第九十九届会议 2044年12月16日大会决议 大会， 回顾其决议，"
    >>> [text[a:b] for a, b in lines(text, tight=False)]
    ['A/RES/99/1', '第九十九届会议', '2044年12月16日大会决议', '大会，']
    """
    if not tight:
        return [(_marked(text, found.start()), found.end()) for found in _WHOLE.finditer(text)]
    made: list[tuple[int, int]] = []
    end = found.start() if (found := _TITLE.search(text, 0, 1500)) else 0
    for found in FORMULA.finditer(text):
        if opens_clause(text[found.end() : found.end() + 60].lstrip("*")):
            if not made:
                end = min(found.start(), 3000)
            made.append(found.span())
    made += [cover.span() for cover in _COVER.finditer(text, 0, end)]
    made += [found.span() for found in _CLOSING.finditer(text)]
    return sorted(made)
