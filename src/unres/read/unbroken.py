"""A text all on one line: where its line ends were."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unres.parse.actions import opens_clause
from unres.read.shadow import Edit

#: fewer line ends than one in so many characters, and a text of some length
_RARE = 1500
_LEAST = 200
_BREAK = "\n\n"

_BODY = r"(?:大\s?会|安全理事会|人权理事会|经济及社会理事会)"
_DAY = r"[0-9]{4}\s?年\s?[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日"
_MEETING = r"第\s?[0-9]{1,5}\s?次(?:全体)?会议"
_MARK = r"(?:\*\*|\#{1,6}\s?|__)?"
_SYMBOL = r"(?:A/(?:HRC/)?(?:RES|DEC)|S/RES|E/(?:RES|DEC))/[0-9S-]{1,5}(?:/[0-9]{1,4})?(?:\s?\([0-9]{4}\))?(?:\s?[A-Z](?=\s))?"
#: lines that are whole by themselves: a line end before and behind them
_WHOLE = re.compile(
    rf"""(?<![^\s])(?<!\|\s)(?:
      联\s?合\s?国(?=\s) | {_SYMBOL}(?=\s) | Distr\.:?\s\w+ | [0-9]{{1,2}}\s[A-Z][a-z]+\s[0-9]{{4}} | Chinese(?=\s) | Original:\s\w+
    | {_MARK}第[一二三四五六七八九十百]{{1,7}}届(?:紧急特别|特别)?会议{_MARK} | {_MARK}[0-9]{{4}}年(?:届会|组织会议)(?=\s){_MARK}
    | {_MARK}{_BODY}[，,]{_MARK}(?=\s)|{_MARK}{_BODY}{_MARK}[，,](?=\s)|\#{{1,6}}\ {_BODY}(?=\s)
    | {_MARK}{_DAY}{_BODY}(?:决议|决定){_MARK} | {_MARK}(?:安全理事会|人权理事会|经济及社会理事会)?{_DAY}[^。；\s]{{0,12}}?{_MEETING}通过{_MARK}
    | \[(?:根据|未经|经)[^\]]{{2,300}}\] | {_MARK}第\s?[0-9]{{1,4}}\s?\([0-9]{{4}}\)\s?号(?:决议|决定){_MARK}
    | {_MARK}(?:暂定)?议程项目\s?[0-9]{{1,3}}(?:\s?(?:和|至|、)?\s?\([a-z]{{1,2}}\)){{0,6}}{_MARK}
    | {_DAY}(?=\s+{_MEETING}) | {_MEETING}(?=\s|$) | (?:_{{3,}}|-{{3,}}) | (?:[0-9]{{1,3}}\s)?(?:GE\.)?[0-9]{{2}}-[0-9]{{5}}(?:\s\([A-Z]\))?(?:\s[0-9]{{6}}){{0,2}} | (?<!第\s)[0-9]{{1,2}}/[0-9]{{1,2}}(?!\s?[号和、及至])
    | {_MARK}附件(?:\s?[一二三四五六七八九十]{{1,2}}|\ [A-Z])?{_MARK}(?=\s)
    )(?![^\s])(?!\s\|)""",
    re.X,
)
#: what begins a line, behind a blank or a sentence's end
_OPENING = re.compile(
    rf"""(?:(?<=\s)|(?<=[。；：，:;>]))(?:
      (?P<number>\*{{0,2}}(?P<value>[0-9]{{1,3}})\s?\\?[.．]\*{{0,2}}(?=\s?\*{{0,2}}[\u4e00-\u9fff“《]))
    | (?P<item>(?:-\s)?\\?[(（](?:[a-z]{{1,2}}|[一二三四五六七八九十]{{1,2}}|[ivx]{{1,4}})\\?[)）](?=\s?\S)|[㈠-㈩])
    | (?P<section>[一二三四五六七八九十]{{1,2}}、|[A-Z]\.\s(?=[\u4e00-\u9fff]))
    | (?P<note><sup>(?:[0-9]{{1,3}}|\\?\*)</sup>(?=\s|[见第同《A-Z])|\[\^[^\]\s]{{1,6}}\]:|\\?\[[0-9]{{1,3}}\\?\]\s(?=[见第同《A-Z])|[⁰¹²³⁴-⁹]{{1,3}}\s|\$\s?\{{?\s?\}}?\s?\^\s?\{{?\s?[0-9]{{1,3}}\s?\}}?\s?\$(?=\s))
    | (?P<bare>[0-9]{{1,3}}\s(?=[第见同《A]))
    | (?P<title>\*{{0,2}}(?:E?S-)?[0-9]{{1,4}}/[0-9]{{1,4}}(?:\s?[A-Z])?\\?[.．]\s?(?=[\u4e00-\u9fff“《]))
    | (?P<day>{_DAY}，{_BODY}第)
    | (?P<head>\#{{1,6}}\s)
    | (?P<row>\|\s(?=[^|]))
    | (?P<clause>\*{{0,2}}(?=[\u4e00-\u9fff]))
    )""",
    re.X,
)


_PUNCTUATION = re.compile("[，；。](?!$)")
_PARTED = re.compile(r"[，；。]\s")


def is_unbroken(text: str) -> bool:
    """Whether a text has lost its line ends.

    >>> is_unbroken("大会， 回顾其以往各项决议， " * 140), is_unbroken("大会，\\n\\n回顾其决议，\\n\\n" * 40)
    (True, False)
    >>> is_unbroken("大会，回顾其各项决议，1. 决定增设图书馆。")
    True
    """
    if text.count("\n") * _RARE < len(text) - _LEAST and len(text) > _LEAST:
        return "，" in text
    bare = text.strip() if len(text) < 4 * _LEAST else ""
    return "\n" not in bare and _FORMULA.search(bare) is not None and len(bare) > 20


def line_ends(text: str) -> Iterator[Edit]:
    """The line ends to put in, each in the place of a blank where there is one.

    >>> list(line_ends("大会， 回顾其决议， 1. 决定增设图书馆； 2. 又决定修路。"))
    [(3, 4, '\\n\\n'), (10, 11, '\\n\\n'), (22, 23, '\\n\\n')]
    """
    whole = [found.span() for found in _WHOLE.finditer(text)]
    ends = {place for span in whole for place in span}
    # an annex may have clauses again
    annexes = [start for start, end in whole if text[start:end].strip("*# ").startswith("附件")][::-1]
    tight = len(_PARTED.findall(text)) * 8 < len(_PUNCTUATION.findall(text))
    if tight:
        ends.update(_tight(text))
    rows: set[int] = set()
    number = 0
    begun = False
    last_end = 0
    for found in _OPENING.finditer(text):
        at = found.start()
        kind = found.lastgroup if found.lastgroup != "value" else "number"
        while annexes and annexes[-1] <= at:
            annexes.pop()
            begun = False
        last = _last(text, at)
        before = text[last] if last >= 0 else ""
        if kind == "number":
            value = int(found["value"])
            # an annex begins anew, and its title has no stop
            if value == number + 1 or (
                value == 1 and (before in "。：；:>*" or "附件" in text[last_end : min(at, last_end + 200)])
            ):
                number, begun = value, True
                ends.add(at)
        elif kind == "clause":
            if ((tight and before == "，") or text[at - 1].isspace()) and _parts(text, at, last, begun=begun):
                ends.add(at)
        elif kind == "item":
            if before in "。；：，:;" or text[last - 1 : last + 1] in {"以及", "或者"} or before in "和或":
                ends.add(at)
        elif kind == "section":
            if before in "。：>*" or text[at - 1].isspace():
                ends.add(at)
        elif kind in {"note", "bare"}:
            # a call-out has no blank before it
            if text[at - 1].isspace() and (kind == "note" or before in "。；，"):
                ends.add(at)
        elif kind == "row":
            if before == "|" or text.find("|", last_end, at) < 0:
                ends.add(at)
                if before == "|":
                    rows.add(at)
        else:
            ends.add(at)
        if at in ends:
            last_end = at
    size = len(text.rstrip())
    done = 0
    for place in sorted(ends):
        start = _last(text, place) + 1
        while place < size and text[place].isspace():
            place += 1
        if done < start and place < size:
            yield start, place, "\n" if place in rows else _BREAK
            done = place


def _last(text: str, at: int) -> int:
    """Where the last character before `at` stands that is no blank; -1 if there is none."""
    at -= 1
    while at >= 0 and text[at].isspace():
        at -= 1
    return at


_FORMULA = re.compile(rf"{_BODY}[，,](?:\s|(?=[\u4e00-\u9fff*]))")
_CLOSING = re.compile(rf"(?<=[。；]){_DAY}(?={_MEETING})|(?<=日){_MEETING}")


def _tight(text: str) -> Iterator[int]:
    """Where lines ended in a text whose line ends left no blank: around the formula and the closing lines."""
    for found in _FORMULA.finditer(text):
        if opens_clause(text[found.end() : found.end() + 60].lstrip("*")):
            yield from found.span()
            break
    for found in _CLOSING.finditer(text):
        yield from found.span()


_CALL = re.compile(r"(?:<sup>[^<>]{1,9}</sup>|\[\^?[^\[\]]{1,6}\]|\$[^$\n]{1,12}\$|[⁰¹²³⁴-⁹]{1,3})\Z")


def _parts(text: str, at: int, last: int, *, begun: bool) -> bool:
    """Whether the blank before `at` was a line end although neither number nor form tells; `last` is what stands before it."""
    call = _CALL.search(text, max(0, last - 30), last + 1) if text[last] in ">]$⁰¹²³⁴⁵⁶⁷⁸⁹" else None
    before = text[call.start() - 1 : call.start()] if call else text[last]
    if before in "，,":
        return not begun and (text[at] == "*" or opens_clause(text[at : at + 200].lstrip("*")))
    if call:  # behind a call-out there is a blank in any case
        return False
    return before in "。；]" or (text[at] == "*" and before not in "、.")
