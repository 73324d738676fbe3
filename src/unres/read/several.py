"""Several resolutions in one file: where each after the first begins."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from attrs import evolve

from unres.parse.front import cells, role_of
from unres.parse.kinds import closing_role, headlike, is_annex, is_formula
from unres.parse.numbers import Number, lone, numbered, titled
from unres.read.lines import Line, Reading

#: a line that may be the title or the number of a resolution: 81/2. 学校的作用, 第2777(2027)号决议, 2758(XXVI). 恢复…; page numbers 2/4 are none
_MAYBE = re.compile(
    r"\n[ \t\r#*_>|\u3000\x0c]*+(?:"
    r"[0-9ES](?:(?<=[0-9])|(?<=S)-[0-9]|(?<=E)S-[0-9])[0-9]{0,3}+(?:/(?=[0-9])[^\n/]{0,12}?(?:[.．。]|号决[议定])|[(（][IVXLC]|[A-Z甲-癸] ?[(（][IVXLC]| (?:[A-Z甲-癸] ?)?[(（][IVXLC])"
    r"|[第大安人经联](?:(?<=第)|(?<!第)[^\n第]{0,9}+第) ?[^\n号]{1,16}+号决[议定]"
    r"|[大安联][^\n0-9]{1,8}+[0-9]{1,4}号决议)"
)
_MARKS = re.compile(r"<[^<>]{0,200}>|[#*_>|`]")
#: one of these, or white space
_MARKED = "#*_>|` \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
#: between the title of a resolution and its formula there are as many lines at most, unknown ones among those of its masthead
_FRONT, _UNKNOWN = 30, 6
#: decisions of a volume follow one another; some numbers are left out
_STEP = 5
#: no title is as long
_LINE = 200
_RESOLUTIONS = 400
_SENTENCE = "，；。：,;"
#: what stands in no masthead
_NO_HEAD = frozenset(("", "other", "number", "title"))
_FIRST = frozenset("0123456789ES第大安人经联")


def may_be_several(text: str) -> bool:
    """Whether a text has two lines at least that may be titles or numbers of resolutions.

    >>> may_be_several("81/1. 图书馆\\n\\n大会，\\n\\n81/2. 学校\\n\\n大会，"), may_be_several("81/1. 图书馆\\n\\n大会，")
    (True, False)
    """
    found = _MAYBE.finditer(text)
    first = _MAYBE.match("\n" + text[:_LINE]) or next(found, None)
    return first is not None and next(found, None) is not None


def starts(rows: Sequence[str]) -> list[int]:
    """The rows with which the second and each further resolution begins: of its masthead, or of its title if it has none.

    A resolution begins where a title or number has its enacting formula below it, with nothing but lines of a front in between,
    and another formula stands above; a decision, which has none, where its number goes on with those above.

    >>> starts(["81/1. 图书馆", "大会，", "1. 决定增设图书馆。", "联合国 A/RES/81/2", "81/2. 学校", "大会，", "1. 决定增设学校。"])
    [3]
    """
    # a number needs one of these signs, and ends no sentence: most rows need no look without their marks
    marked = [
        (k, _bare(row))
        for k, row in enumerate(rows)
        if row[-1:] not in _SENTENCE and ("/" in row or "(" in row or "（" in row or "号决" in row) and _may_be_number(row)
    ]
    anchors = [(k, number) for k, row in marked if (number := _number(row)) is not None]
    if len(anchors) < 2:
        return []
    bare = [_bare(row) for row in rows]
    found: list[int] = []
    #: where the text of the resolution that is being read begins, and the number of the last title
    low = -1
    last: Number | None = None
    at = {k for k, _ in anchors}
    annexes = [k for k, row in enumerate(bare) if row[:1] == "附" and is_annex(row)]
    for k, number in anchors:
        if k < low:
            continue  # a second line of the same front
        formula = _formula(bare, k)
        if formula < 0 and not ((_is_decision(number) or (last is not None and _follows(last, number))) and _decides(bare, k, at)):
            last = last or number
            continue
        if last is not None and (low >= 0 or formula < 0):
            top = _top(bare, k, max(low, found[-1] if found else 0))
            annexed = bisect_right(annexes, k) > bisect_right(annexes, low)
            if annexed and top == k and not _follows(last, number, step=_RESOLUTIONS):
                continue  # the resolution of another body, in an annex
            found.append(top)
        low = max(formula, k)
        last = number
    return found


def _bare(row: str) -> str:
    """A row without the marks of Markdown."""
    return _MARKS.sub(" ", row.replace("\\", "")).strip()


def _may_be_number(row: str) -> bool:
    """Whether `_number` may find one in a row without its marks: what most rows have of its signs stands further behind."""
    if "<" in row or "\\" in row or "号决" in row:
        return True
    head = row.lstrip(_MARKED)[:10]
    return "/" in head or "(" in head[:8] or "（" in head[:8]


def _number(row: str) -> Number | None:
    """The number of a row that is a title or holds nothing but a number."""
    if len(row) < 6 or len(row) > _LINE or row[-1] in _SENTENCE:
        return None
    if "/" in row[:10] or "(" in row[:8] or "（" in row[:8]:
        return titled(row) or numbered(row)
    if "号决" not in row:
        return None
    named = lone(row)
    return Number(named[1], "", "决议", len(row)) if named else numbered(row)


def _formula(rows: Sequence[str], k: int) -> int:
    """The row of the enacting formula below a title, -1 if something else than a front comes first."""
    seen = 0
    for j in range(k + 1, len(rows)):
        row = rows[j]
        if not row:
            continue
        if is_formula(row):
            below = rows[j + 1] if j + 1 < len(rows) else ""
            if row[-1] in "，,：:" or (below and below[-1] in _SENTENCE and not role_of(below)):
                return j
        if row[-1] in _SENTENCE and not role_of(row):
            return -1
        seen += 1
        if seen > _FRONT:
            return -1
    return -1


def _follows(last: Number, number: Number, step: int = _STEP) -> bool:
    """Whether a number is one of the next `step` of the same session."""
    one, _, before = last.value.rpartition("/")
    two, _, after = number.value.rpartition("/")
    return bool(one) and one == two and before.isdigit() and after.isdigit() and 0 < int(after) - int(before) <= step


def _is_decision(number: Number) -> bool:
    """Whether a number is one of a decision of the Assembly: they begin at 401."""
    session, _, item = number.value.rpartition("/")
    return session.isdigit() and item.isdigit() and len(session) < 4 and int(item) > _RESOLUTIONS


def _decides(rows: Sequence[str], k: int, anchors: set[int]) -> bool:
    """Whether a title without formula stands between an end and a sentence: no line of a table of contents."""
    above = next((j for j in range(k - 1, -1, -1) if rows[j]), -1)
    below = next((j for j in range(k + 1, len(rows)) if rows[j]), -1)
    if below < 0 or above in anchors or below in anchors:
        return False
    if _top(rows, k, -1) < k:
        return True  # a masthead
    if not headlike(rows[k]):
        return False
    ended = above < 0 or rows[above][-1] in "。”）)]］" or bool(closing_role(rows[above]))
    return ended and (rows[below][-1] in _SENTENCE or "。" in rows[below] or bool(role_of(rows[below])))


def _top(rows: Sequence[str], k: int, low: int) -> int:
    """The first row of the front that the title `k` ends; what comes before it belongs to the text above."""
    top = k
    unknown = 0
    for j in range(k - 1, low, -1):
        row = rows[j]
        if not row:
            continue
        if row[-1] in "。；" or closing_role(row) or (row[0] == "附" and is_annex(row)):
            break
        if all(role_of(row[a:b]) not in _NO_HEAD for a, b in cells(row)):
            top, unknown = j, 0
        else:
            unknown += 1
            if unknown > _UNKNOWN:
                break
    return top


def apart(reading: Reading) -> list[Reading]:
    """The readings of the resolutions in a reading: its lines, and its notes where each resolution has its own.

    Notes that stand at the end for all of them stay with the last reading.
    """
    lines = reading.lines
    hits = [line.text for line in lines if line.text[:1] in _FIRST and line.kind != "note" and _maybe(line.text)]
    if len(hits) < 2 or len([text for text in hits if _number(_bare(text)) is not None]) < 2:
        return [reading]
    body = [line for line in lines if line.kind != "note"]
    places: list[int] = []
    rows: list[str] = []
    for k, line in enumerate(body):
        for row in line.text.split("\n") if line.kind != "table" else ("",):
            places.append(k)
            rows.append(row.strip())
    cuts = sorted({places[k] for k in starts(rows)})
    if not cuts:
        return [reading]
    offsets = [body[k].start for k in cuts]
    groups: list[list[Line]] = [body[a:b] for a, b in zip([0, *cuts], [*cuts, len(body)], strict=True)]
    for line in lines:
        if line.kind == "note":
            groups[bisect_right(offsets, line.start)].append(line)
    return [
        evolve(reading, lines=group, furniture=reading.furniture if not k else [], diagnostics=reading.diagnostics if not k else [])
        for k, group in enumerate(groups)
    ]


def _maybe(text: str) -> bool:
    """Whether a line may be a title or a number, by the cheapest signs of both; `_FIRST` holds what both begin with."""
    head = text[:10]
    return ("/" in head and "/RES/" not in head) or "(" in head[:8] or "（" in head[:8] or "号决" in text[-12:]
