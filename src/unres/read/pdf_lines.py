"""Rows of PDF pages put together to paragraphs, over rows and pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unres.labels import FIRST, scan
from unres.parse.actions import opens_clause
from unres.parse.front import role_of
from unres.parse.kinds import closing_role, is_formula
from unres.read.joined import glue
from unres.read.lines import GridCell, Line
from unres.read.masthead import tells
from unres.read.pdf_layout import Layout
from unres.read.pdf_notes import Footnote
from unres.read.pdf_rows import Part, Row, words
from unres.read.pdf_tables import Grid
from unres.read.strip import Strip

#: in ems: the cells of a masthead stand further apart, and those of a narrow one
_CELLS = 3.0
_CLOSE_CELLS = 0.5
#: an address goes on over rows without a blank
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]*\Z")
_CLOSED = "。；：，！？;:.…”)）]】"
_ENDED = "。！？："
_DATE = re.compile(r"[0-9]{4}\s?年|第\s?[0-9]+\s?次")
_RESTART = re.compile(r"附件\s?[一二三四五六七八九十A-Z]{0,3}|大\s?会，|安全理事会，|人权理事会，|经济及社会理事会，?")
_LONGEST_HEADING = 120


def lines_of(rows: Sequence[Row], layout: Layout) -> list[Line]:
    """The lines of the running text; `rows` are those of all pages in reading order, without furniture and notes.

    Rows of tables end paragraphs and are left out.
    """
    made: list[Line] = []
    end = cover_end(rows)
    current: list[Row] = []
    numbered = False
    for k, row in enumerate(rows):
        if row.kind:
            if current:
                made.append(paragraph(current, layout))
                current = []
            continue
        if k < end and not row.page and (cells := _columns(row)):
            if current:
                made.append(paragraph(current, layout))
                current = []
            made += [_line([_slice(row, cell)], "cover") for cell in cells]
            continue
        if current and not _joins(current, row, layout, numbered=numbered, cover=k <= end):
            made.append(paragraph(current, layout))
            current = []
        current.append(row)
        text = row.text
        if numbered:
            numbered = not (len(text) < _SHORT and _RESTART.fullmatch(text))
        else:
            numbered = text[0] in "1１" and k > end and scan(text) is not None
    if current:
        made.append(paragraph(current, layout))
    return made


_SHORT = 40
#: half a row
_WORDY = 16


def cover_end(rows: Sequence[Row]) -> int:
    """The row of the enacting formula, or of the last that a cover can reach."""
    for k, row in enumerate(rows[:80]):
        if len(row.text) < _SHORT and is_formula(row.text) and row.text.rstrip()[-1] in "，,：:":
            return k
    for k, row in enumerate(rows[:40]):
        if role_of(row.text) in {"title", "number"}:
            return k
    return min(len(rows), 16)


def _columns(row: Row) -> list[list[Part]]:
    """The cells of a masthead's row, if there are several; a heading of spaced signs (大 会) is one."""
    cells = row.cells(_CELLS)
    close = row.cells(_CLOSE_CELLS)
    if len(close) > len(cells) and all(tells(words(cell)) for cell in close):
        return close  # a narrow table
    return cells if len(cells) > 1 and any(len(words(cell)) > 1 for cell in cells) else []


def _slice(row: Row, parts: list[Part]) -> Row:
    return Row(
        parts,
        row.y,
        row.size,
        row.page,
        row.order,
        words(parts),
        start=parts[0].at,
        end=parts[-1].at + len(parts[-1].text),
    )


# ---------------------------------------------------------------------------------------------- where paragraphs end


def _joins(current: Sequence[Row], row: Row, layout: Layout, *, numbered: bool, cover: bool) -> bool:
    """Whether `row` goes on the paragraph of the rows `current`."""
    before = current[-1]
    if row.hung:
        return row.page == before.page
    if not layout.same_size(before, row) or (
        before.bold and not row.bold and len(current) == 1 and layout.room(before) > before.size * 2
    ):
        return False
    last = last_sign(before if not before.hung or len(current) == 1 else current[-2])
    label = (
        row.text[0] in FIRST
        and (found := scan(row.text)) is not None
        and (last in "。；：;:" or "." not in found[0][:-1])
    )
    turned = row.page != before.page or before.y <= row.y  # the next page, or the next column of it
    if not turned and layout.parted(before, row):
        return False
    if _broken(current, row, last, layout, turned=turned):
        return False
    if label and last in _CLOSED:
        return _in_sentence(current, row)
    if cover and (role_of(row.text) or role_of(before.text) in {"agendaItem", "session"}):
        return False
    if len(before.text) < _SHORT and closing_role(before.text):
        return False
    return _set_on(current, row, last, layout, turned=turned, numbered=numbered, label=label)


def _broken(current: Sequence[Row], row: Row, last: str, layout: Layout, *, turned: bool) -> bool:
    """Whether the last of the rows `current` is short because something ended there.

    Long words leave a row short as well; where a gap stands between paragraphs, its absence tells more than a short row.
    """
    before = current[-1]
    # rows without justification are uneven: where a sentence is open, or a page turns, a character more tells nothing
    if row.text[0] in _CLOSERS or not layout.fits(before, row, 1.0 if turned else 0.0 if last in _CLOSED else 0.3):
        return False
    if layout.indented and len(current) == 1 and layout.level(row.x0, before.x0):
        return True
    return (
        turned or not layout.spaced or last in _ENDED_ROW or layout.room(before) > _QUITE_SHORT * (layout.edge - row.x0)
    )


_CLOSERS = "，。；：、！？）》”〉」』】)"
_ENDED_ROW = "。；：;:"
#: the part of a row's width
_QUITE_SHORT = 0.3


_ENUMERATED = re.compile(r"[(（]([0-9]{1,2}|[a-z])[)）]")


def _in_sentence(current: Sequence[Row], row: Row) -> bool:
    """Whether the number at the head of a row goes on an enumeration inside the paragraph: …：(1) …；↵(2) …"""
    found = _ENUMERATED.match(row.text)
    if found is None:
        return False
    value = found[1]
    before = str(int(value) - 1) if value.isdigit() else chr(ord(value) - 1)
    return any(
        one[1] == before and (k or one.start())
        for k, text in enumerate(r.text for r in current)
        for one in _ENUMERATED.finditer(text)
    )


def _set_on(
    current: Sequence[Row], row: Row, last: str, layout: Layout, *, turned: bool, numbered: bool, label: bool
) -> bool:
    """Whether a row stands where the next row of a paragraph stands."""
    first = current[0]
    if len(current) > 1:
        if not layout.level(row.x0, current[1].x0):
            return not turned and layout.centred(first, current[1]) and layout.centred(current[-1], row)
        indented = first.x0 > current[1].x0 + layout.size
    else:
        if not layout.level(row.x0, first.x0):
            if row.x0 > first.x0:  # hanging behind a number
                numbered = scan(first.text) is not None
                if turned:
                    close = row.x0 - first.x0 < _HANGING * layout.size
                    return numbered and close and _continues(first, row, last, numbered=True, label=label)
                return layout.spaced or numbered or role_of(first.text) == "title"
            return True
        if layout.indented and not (layout.spaced and not turned) and last in _CLOSED and scan(first.text) is None:
            return False  # two paragraphs of one row
        indented = False
    if indented and not turned:
        return True
    if indented:
        return not (label and last in _CLOSED)
    if turned and _quoting(current):
        return True
    if turned or not layout.spaced:
        return _continues(current[-1], row, last, numbered=numbered, label=label)
    return True


def _quoting(rows: Sequence[Row]) -> bool:
    """Whether a quotation or a title is open at the end of rows."""
    text = "".join(row.text for row in rows)
    return any(text.count(opened) > text.count(closed) for opened, closed in ("“”", "《》"))


#: in ems: rows do not hang further right below a number
_HANGING = 3.0


def _continues(before: Row, row: Row, last: str, *, numbered: bool, label: bool) -> bool:
    """Whether a paragraph may be cut between two rows, by the words alone: nothing of the layout tells."""
    text = row.text
    if closing_role(text) or text.startswith("附件"):
        return False
    if before.text[-1].isascii() and before.text[-1].isalpha() and "A" <= text[0] <= "Z":
        return False  # names in a list
    if last in _ENDED:
        return False
    if _DATE.match(text) and len(text) < 30 and last in "”]":
        return False
    if last in "；;":
        return not label and (len(text) > _WORDY if numbered else not opens_clause(text))
    if last in "，,":
        return not label if numbered else not opens_clause(text)
    return not label


def last_sign(row: Row) -> str:
    """The last character of a row that is no call-out.

    >>> last_sign(Row([Part("《宣言》，", 0, 50, 10.0), Part("1", 50, 53, 6.0, raised="sup")], 0, 10.0, 0, 0, "《宣言》，1"))
    '，'
    """
    for part in reversed(row.parts):
        if not part.raised:
            return part.text[-1]
    return row.text[-1]


# ---------------------------------------------------------------------------------------------- lines


def paragraph(rows: Sequence[Row], layout: Layout) -> Line:
    """The line of a paragraph; bold or larger print of its own without closing punctuation is a heading."""
    line = _line(rows, "text")
    if (
        (all(row.bold for row in rows) or all(row.size > layout.size * 1.1 for row in rows))
        and len(line.text) < _LONGEST_HEADING
        and line.text[-1:] not in "，。；：,;:"
        and not line.calls
    ):
        line.kind = "heading"
    return line


def _line(rows: Sequence[Row], kind: str) -> Line:
    strip = Strip()
    add(strip, rows, 0)
    line = strip.line(rows[0].start, kind)
    line.page = rows[0].page
    line.indent = round(rows[0].x0, 1)
    return line


def add(strip: Strip, rows: Sequence[Row], skip: int) -> None:
    """Put the parts of rows on a strip, without the first `skip`; between rows a blank only between Latin words."""
    for k, row in enumerate(rows):
        if k and strip.pieces:
            left = "".join(strip.pieces[-4:])
            right = row.parts[0].text
            if glue(left, right) and not _ADDRESS.search(left) and not _number_cut(left, right):
                strip.put(" ", row.start - 1)
        for n, part in enumerate(row.parts[skip:] if not k else row.parts):
            if n and part.gap and strip.pieces:  # the gap before a cell is not part of it
                strip.put(" ", part.at - 1)
            start = strip.place()
            strip.put(part.text, part.at)
            if part.raised:
                strip.mark(part.raised, start)
            elif part.bold:
                strip.embolden(start)


def _number_cut(left: str, right: str) -> bool:
    """Whether a row ended inside a number: 536 20↵0美元, but not between its groups of three."""
    return (left[-1].isdigit() and right[0].isdigit() and not (_GROUP.match(right) and not _YEAR.search(left))) or left[
        -1
    ] == right[0] == "*"


_GROUP = re.compile(r"[0-9]{3}(?![0-9(/])")
_YEAR = re.compile(r"[0-9]\([12]\Z")


def table_line(grid: Grid) -> Line:
    """The line of a table."""
    rows = [
        [
            GridCell([_line(cell, "text")] if cell else [], header=k < grid.head, rowspan=_rowspan(grid, k, column))
            for column, cell in enumerate(cells)
            if (k, column) not in grid.covered
        ]
        for k, cells in enumerate(grid.cells)
    ]
    start, end = grid.rows[0].start, grid.rows[-1].end
    return Line("", start, end, (0, start), kind="table", rows=rows, page=grid.page)


def _rowspan(grid: Grid, k: int, column: int) -> int:
    span = 1
    while (k + span, column) in grid.covered:
        span += 1
    return span


def note_line(note: Footnote) -> Line:
    """The line of a footnote: what stands behind its mark; paragraphs are parted by line ends."""
    strip = Strip()
    rows = list(note.rows)
    if note.cut:
        first = rows[0].parts[0]
        rest = first.text[note.cut :].lstrip()
        moved = Part(rest, first.x0, first.x1, first.size, first.bold, at=first.at + len(first.text) - len(rest))
        rows[0] = Row(
            [moved, *rows[0].parts[1:]], rows[0].y, rows[0].size, rows[0].page, rows[0].order, start=rows[0].start
        )
    add(strip, rows, note.skip)
    line = strip.line(note.rows[0].end, "note")
    line.marker = note.marker
    line.start = note.rows[0].start
    line.page = note.rows[0].page
    return line
