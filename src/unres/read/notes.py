"""Footnotes in text and Markdown: which rows are notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unres.diagnostics import Diagnostic
from unres.figures import LOWERED, RAISED
from unres.labels import scan
from unres.parse.actions import opens_clause
from unres.parse.kinds import closing_role
from unres.read.lines import Line
from unres.read.rows import Row

_MARKDOWN_NOTE = re.compile(
    r"""(?:
      \[\^(?P<caret>[^\]\s]{1,8})\]\s?[:：]\s*
    | <sup>\s?(?P<sup>[0-9]{1,3}|(?:\\?\*){1,4}|[a-z])\s?</sup>[ \t]*
    | \$\s?\{?\s?\}?\s?\^\s?\{?\s?(?P<latex>[0-9]{1,3}|\\?\*{1,3})\s?\}?\s?\$[ \t]*
    | \\\[(?P<escaped>[0-9]{1,3})\\\][ \t]*
    | (?P<uni>[⁰¹²³⁴-⁹]{1,3})[ \t]*
    | \[(?P<bracket>[0-9]{1,3})\](?!\()[ \t]+
    | (?P<star>(?:\\\*){1,3})[ \t]+
    )(?=\S)""",
    re.X,
)
_TEXT_NOTE = re.compile(r"(?:\[(?P<bracket>[0-9]{1,3})\]|(?P<uni>[⁰¹²³⁴-⁹]{1,3}|⁎{1,3})|(?P<bare>[0-9]{1,3})|(?P<star>\*{1,4}))(?:[ \t\u3000\u00a0]+|(?=[见第同《]))(?=\S)")
#: what a bare number before text is not, when it stands in the middle of a text: a year, a date, an amount
COUNT = re.compile(r"[年月日时分号届次段条款项章节%％个名人种国岁美欧周天小点多余万亿千百.·:/]|[,，、][0-9]")


_HEAD = re.compile(r"[#*\s]{0,8}(?:脚注|注释|附注|尾注|脚註|註釋|注释与参考文献|参考文献|參考文獻|注|註|Foot-?notes?|Notes|References)[*\s]{0,4}[:：]?(?:\s?[\[［](?:编辑|編輯|edit)[\]］])?", re.I)


def heads_notes(text: str) -> bool:
    """Whether a line is only the heading over the notes, which converters and sites put there.

    >>> heads_notes("## 脚注"), heads_notes("注释："), heads_notes("脚注1"), heads_notes("注释[编辑]")
    (True, True, False, True)
    """
    return len(text) < 20 and _HEAD.fullmatch(text) is not None


#: what a note may begin with, in Markdown and in text
_FIRST_MARKED = frozenset("[<$\\⁰¹²³⁴⁵⁶⁷⁸⁹0123456789⁎")
_FIRST = _FIRST_MARKED | {"*"}
_DIGITS = frozenset("0123456789")
#: what stands behind the number of a paragraph, or in a date, and behind none of a note
_NUMBERED = frozenset(".．\\、)）年月日/-")


def note_marker(row: Row, *, markdown: bool) -> tuple[str, int] | None:
    """The marker at the start of a row and where the note's text begins, if the row can open a note."""
    text = row.text
    first = text[0]
    if markdown and first in "[<$\\⁰¹²³⁴⁵⁶⁷⁸⁹":
        found = _MARKDOWN_NOTE.match(text)
        if found:
            value = found[found.lastgroup or 0].replace("\\", "").translate(LOWERED)
            return value, found.end()
    if first in "[0123456789⁰¹²³⁴⁵⁶⁷⁸⁹⁎" or (first == "*" and not markdown):
        found = _TEXT_NOTE.match(text)
        if found and text[found.end()] not in "年月日号":  # 2月↵10 日在…
            return found[found.lastgroup or 0].translate(LOWERED), found.end()
    return None


def mark_notes(rows: Sequence[Row], *, markdown: bool, body: int) -> list[tuple[int, int, str, int]]:
    """Find the notes: `(first row, end row, marker, offset of its text in the first row)`; their rows get kind "note".

    A certain form (`[^1]:`, `<sup>1</sup>` or `¹` at the start of a block) is a note wherever it stands. A bare number is
    one only if it goes on from the note before and stands at the foot of a page: after a rule, a blank line or another note.
    """
    found: list[tuple[int, int, str, int]] = []
    last = 0
    in_block = False
    k = 0
    n = len(rows)
    opening = _FIRST_MARKED if markdown else _FIRST
    calls: set[str] | None = None
    glued: set[str] | None = None
    printed: dict[str, int] | None = None
    while k < n:
        row = rows[k]
        if row.kind:
            in_block = in_block and row.kind == "rule"
            if row.kind == "rule":
                in_block = True
            k += 1
            continue
        text = row.text
        first = text[0]
        if first not in opening or (first in _DIGITS and (text[1:2] in _NUMBERED or (text[2:3] in _NUMBERED and text[1] in _DIGITS))):
            in_block = False
            k += 1
            continue
        opened = note_marker(row, markdown=markdown) if k >= body or k >= 3 else None
        if opened is not None and first in RAISED and not row.blank and rows[k - 1].text[-1] in RAISED:
            opened = None  # a raised number that the end of a row has cut: 人口基金、¹↵¹ 人类住区规划署
        if opened is not None and (first in "0123456789" or (first in "<[$" and not (row.blank or in_block))) and _opened_below(rows, k, opened, printed := printed if printed is not None else _first_calls(rows)):
            opened = None
        if opened is None and in_block and k > body and _alone(rows, k, last):
            opened = row.text, len(row.text)
        if opened is None or not (
            row.blank
            or in_block
            or row.feed
            or k == 0
            or _after_end(rows[k - 1])
            or _begins(rows, k, opened, markdown=markdown)
            or (
                first not in "0123456789*"
                and opened[0].isdigit()
                and int(opened[0]) == last + 1
                and _called_above(rows, k, opened, printed := printed if printed is not None else _first_calls(rows))
            )
        ):
            in_block = False
            k += 1
            continue
        marker, offset = opened
        bare = first in "0123456789*"
        if bare:
            if first == "*":
                if calls is None:
                    calls = _starred(rows)
                if marker not in calls or k <= body:
                    in_block = False
                    k += 1
                    continue
            else:
                number = int(marker)
                sure = in_block and number == last + 1
                reach = 1 if not last else _LOST if number > last + 1 and _at_foot(rows, k) else 3 if in_block else 1
                if not last < number <= last + reach or k <= body or (not sure and marker not in (glued := glued if glued is not None else _called(rows))):
                    in_block = False
                    k += 1
                    continue
        elif first == "\\" and marker[0] == "*":
            if marker not in _escaped(rows, body):
                in_block = False
                k += 1
                continue
        elif first == "[" and not row.text.startswith("[^") and marker.isdigit() and last and not last < int(marker) <= last + 5:
            in_block = False
            k += 1
            continue
        if marker.isdigit():
            last = int(marker)
        end = k + 1
        while end < n and not rows[end].kind and not rows[end].blank and not rows[end].feed:
            after = rows[end]
            if rows[end - 1].text[-1] not in _NEVER_LAST and after.text[0] in "[<$\\⁰¹²³⁴⁵⁶⁷⁸⁹0123456789*⁎" and _next_note(after, marker, bare=bare, markdown=markdown):
                break
            if _ended(rows[end - 1], after, rows[k:end]):
                break
            end += 1
        for j in range(k, end):
            rows[j].kind = "note"
        if k and not rows[k - 1].kind and heads_notes(rows[k - 1].text):
            rows[k - 1].kind = "note-head"
        found.append((k, end, marker, offset))
        in_block = True
        k = end
    return found


#: so many notes may be missing before one that stands at the foot of a page; rows of a note at the most
_LOST, _TALL = 9, 12


def _at_foot(rows: Sequence[Row], k: int) -> bool:
    """Whether the block that begins at row `k` is the last of its page: its foot or the head of the next page follows."""
    for row in rows[k + 1 : k + _TALL]:
        if row.feed or (row.kind and row.kind not in {"rule", "note"}):
            return True
        if row.blank or row.kind:
            return False
    return False


def mark_head(rows: Sequence[Row]) -> None:
    """A heading over the notes with which a text ends, because its notes stand elsewhere, is furniture too."""
    last = next((row for row in reversed(rows) if not row.kind), None)
    if last is not None and last is not rows[0] and heads_notes(last.text):
        last.kind = "note-head"


def _alone(rows: Sequence[Row], k: int, last: int) -> bool:
    """Whether the number of the next note stands on row `k` by itself, above its text, as dumps of pages have raised numbers."""
    text = rows[k].text
    if not text.isascii() or not text.isdigit() or int(text) != last + 1 or k + 1 >= len(rows):
        return False
    below = rows[k + 1]
    return not (below.kind or below.blank or below.feed or below.text.isdigit() or closing_role(below.text))


_CALLED = re.compile(r"(?:<sup>[^<>]{1,12}</sup>|\[\^?[^\[\]]{1,8}\]|\$[^$]{1,14}\$|[*⁰¹²³⁴-⁹\s])\Z")


def continued(rows: Sequence[Row], found: Sequence[tuple[int, int, str, int]], *, body: int) -> dict[int, tuple[int, int]]:
    """The notes that go on at the foot of the next page: index in `found` → its further rows; these get kind "note".

    A note that ends in the middle of a sentence goes on where the notes of the next page begin: with rows below a rule, or
    behind a whole paragraph, that have no number and end a sentence.
    """
    made: dict[int, tuple[int, int]] = {}
    for k, (_, end, _, _) in enumerate(found):
        last = rows[end - 1].text
        if last[-1] in "。.；;！？)）]］>…" or (k + 1 < len(found) and found[k + 1][0] == end):
            continue
        stop = found[k + 1][0] if k + 1 < len(found) else len(rows)
        while stop > end and rows[stop - 1].kind:
            stop -= 1
        first = stop - 1
        while first > end and not rows[first].blank and not rows[first].feed and not rows[first - 1].kind:
            first -= 1
        if first <= max(end, body) or rows[first].kind or rows[stop - 1].text[-1] not in "。.":
            continue
        row, above = rows[first], rows[first - 1]
        ruled = above.kind == "rule"
        if scan(row.text) or row.text[0] in "*#|[" or closing_role(row.text):
            continue
        if ruled or (k + 1 < len(found) and not above.kind and not opens_clause(row.text) and (_CALLED.sub("", above.text)[-1:] in ("。", "；", "，", "：") or closing_role(above.text) or _goes_on(rows, found[k + 1][1]))):
            made[k] = (first, stop)
            for j in range(first, stop):
                rows[j].kind = "note"
    return made


def _goes_on(rows: Sequence[Row], k: int) -> bool:
    """Whether the text from row `k` on begins in the middle of a sentence: then what stands before the notes did not end it."""
    row = next((row for row in rows[k : k + 60] if not row.kind), None)
    if row is None or row.text[0] in "*#|[<" or scan(row.text) or opens_clause(row.text) or closing_role(row.text):
        return False
    return row.text[-1] in "。；，：" and row.text[0] > "\u2e80"


_SOURCE = re.compile(r"见|同上|《|联合国|大会|[A-Z]{1,4}/|第")


def _begins(rows: Sequence[Row], k: int, opened: tuple[str, int] | None, *, markdown: bool) -> bool:
    """Whether the notes begin at row `k` straight behind a table: note 1 names a source, and note 2 follows."""
    if opened is None or opened[0] != "1" or not _SOURCE.match(rows[k].text, opened[1]):
        return False
    for row in rows[k + 1 : k + 5]:
        after = note_marker(row, markdown=markdown)
        if after is not None:
            return after[0] == "2" and _SOURCE.match(row.text, after[1]) is not None
    return False


_PRINTED = re.compile(
    r"[<\[\\$⁰¹²³⁴-⁹](?:(?<=<)sup>\s?[0-9]{1,3}\s?</sup>|(?<=\[)\^?[^\[\]\s]{1,8}\]|(?<=\\)\[[0-9]{1,3}\\\]|(?<=\$)[^$\n]{1,14}\$|(?<=[⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]{0,2})"
)


def _first_calls(rows: Sequence[Row]) -> dict[str, int]:
    """Mark as printed → the first row that has it anywhere but at its head."""
    first: dict[str, int] = {}
    for k, row in enumerate(rows):
        for found in _PRINTED.finditer(row.text, 1):
            first.setdefault(found[0], k)
    return first


def _called_above(rows: Sequence[Row], k: int, opened: tuple[str, int], first: dict[str, int]) -> bool:
    """Whether the mark before row `k` stands within a row above, where the note is called.

    Then no blank line need stand before the note. A call-out that only a row end has brought to the head of a row is the first of
    its number.
    """
    return first.get(rows[k].text[: opened[1]].rstrip(" \t\u3000\u00a0:："), k) < k


def _opened_below(rows: Sequence[Row], k: int, opened: tuple[str, int], first: dict[str, int]) -> bool:
    """Whether the note of the number at the head of row `k` begins further down, so that the number belongs to the text.

    `…审查报告。↵<sup>7</sup> 我们确认…` is a call-out that a row end has brought there: nothing above calls the note. `372个主要群体和↵↵13
    个国家` counts, if the other notes have marks: a note with the mark of 13 stands below.
    """
    text = rows[k].text
    if text[0] not in "0123456789" and first.get(text[: opened[1]].rstrip(" \t\u3000\u00a0:："), k) < k:
        return False
    for row in rows[k + 1 :]:
        if row.blank and not row.kind and row.text[0] in "<[$\\":
            below = note_marker(row, markdown=True)
            if below is not None and below[0] == opened[0]:
                return True
    return False


def _after_end(before: Row) -> bool:
    """Whether the row before closes a text, so that notes may follow without a blank line."""
    return before.text[-1] in "。]］】" or closing_role(before.text) in {"date", "meeting", "both"}


#: what no note ends with: the number below goes on its sentence (第四章，第↵4 段)
_NEVER_LAST = frozenset("第至和及与或、，《“（(")


def _next_note(row: Row, marker: str, *, bare: bool, markdown: bool) -> bool:
    opened = note_marker(row, markdown=markdown)
    if opened is None:
        return False
    if not bare:  # <sup>8</sup> … 第279至↵280 段: a bare number does not open a note among those with marks
        return row.text[0] not in "0123456789"
    if not marker.isdigit():
        return True
    return opened[0].isdigit() and int(marker) < int(opened[0]) <= int(marker) + 3


def _ended(before: Row, after: Row, note: Sequence[Row]) -> bool:
    """Whether a note ends with `before` although no blank line follows: a short row that closes a sentence."""
    if before.text[-1] == ".":
        return scan(after.text) is not None  # [7] A/76/207.↵(a) 流动图书馆；
    if before.text[-1] != "。":
        return False
    edge = max((r.end - r.start + r.indent for r in note), default=0)
    return len(note) == 1 or before.end - before.start + before.indent < edge - 2 or after.indent != before.indent


_GLUED = re.compile(r"(?:^|(?<=[一-鿿》）)”、，。；：〉\]A-Z]))[0-9]{1,3}(?![0-9.])")


def _called(rows: Sequence[Row]) -> set[str]:
    """The numbers that stand somewhere as a call-out does: behind Han text or punctuation, and nothing counts with them."""
    found = set()
    for row in rows:
        if not row.kind:
            text = row.text
            for glued in _GLUED.finditer(text):
                if not COUNT.match(text[glued.end() :].lstrip()[:2]):
                    found.add(glued[0])
    return found


_ESCAPED = re.compile(r"(?<!\*)((?:\\\*){1,3})(?!\\?\*)")


def _escaped(rows: Sequence[Row], body: int) -> set[str]:
    """Star markers with an escape, as Markdown has it, that the cover alone calls, each as often as it begins a row.

    `甲国\\*：决议草案` has a note; stars behind the names of a list are explained below the list, as its text.
    """
    called: dict[str, int] = {}
    opened: dict[str, int] = {}
    below: set[str] = set()
    for k, row in enumerate(rows):
        for found in _ESCAPED.finditer(row.text) if "\\*" in row.text else ():
            marker = found[1].replace("\\", "")
            if not found.start():
                opened[marker] = opened.get(marker, 0) + 1
            elif k <= body:
                called[marker] = called.get(marker, 0) + 1
            else:
                below.add(marker)
    return {marker for marker, count in called.items() if opened.get(marker) == count and marker not in below}


def _starred(rows: Sequence[Row]) -> set[str]:
    """Star markers that are called as often as they stand before a note: stars repeated through a list of names are none."""
    called: dict[str, int] = {}
    opened: dict[str, int] = {}
    for row in rows:
        if "*" in row.text:
            for found in re.finditer(r"\*{1,4}(?!\*)", row.text):
                if not found.start() and len(row.text) > found.end() + 1:
                    opened[found[0]] = opened.get(found[0], 0) + 1
                elif found.start() and row.text[found.start() - 1] not in " *":
                    called[found[0]] = called.get(found[0], 0) + 1
    return set() if any(count != opened.get(marker, 0) for marker, count in called.items()) else set(called)


# ------------------------------------------------------------------------------------------- call-outs and punctuation

_STOPS = frozenset("，。；、：")


def settle_calls(lines: Sequence[Line]) -> list[Diagnostic]:
    """Move call-outs behind the punctuation where a converter has put all of them before it; what was found.

    The UN prints them behind it. Of 6,400 in its files some 150 stand before a comma, because they belong to the word and not to
    the clause: only a text that has none behind its punctuation has had them moved.
    """
    before: list[Line] = []
    for line in lines:
        for offset, _, _, _ in line.calls:
            if line.text[offset - 1 : offset] in _STOPS:
                return []
            if line.text[offset : offset + 1] in _STOPS:
                before.append(line)
    if len(before) < 3:
        return []
    start, end = before[0].calls[0][2:]
    for line in dict.fromkeys(before):
        text = line.text
        line.calls = [(offset + (text[offset : offset + 1] in _STOPS), marker, a, b) for offset, marker, a, b in line.calls]
    return [Diagnostic("call-misplaced", start, end, {"count": str(len(before))})]
