"""Tables in Markdown (pipes, HTML) and in text (tabs, columns)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from unres.parse.kinds import closing_role, heading_label
from unres.read.lines import GridCell, Line
from unres.read.markup import clean
from unres.read.rows import Row, width

_DELIMITER = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|?)+")
_TAG = re.compile(r"<(/?)(table|tr|td|th|thead|tbody|caption)\b([^<>]{0,300})>", re.I)
_SPAN = re.compile(r"(colspan|rowspan)\s*=\s*[\"']?([0-9]{1,3})", re.I)
_BREAK = re.compile(r"<br\s*/?>|\n", re.I)


def opens(text: str) -> bool:
    """Whether a row opens a table in Markdown."""
    return text[0] == "|" and text.count("|") > 1 or text[:6].lower() == "<table"


def read(rows: Sequence[Row], k: int, *, cover: bool) -> tuple[int, list[Line]]:
    """The table that begins at row `k` as one line (as its cells' lines on a cover), and the row after it."""
    if rows[k].text[0] == "|":
        return _pipes(rows, k, cover=cover)
    return _html(rows, k)


def _cells(text: str, start: int) -> list[tuple[str, int]]:
    """The cells of a pipe row with their source offsets."""
    cells = []
    position = 1 if text[0] == "|" else 0
    n = len(text)
    begin = position
    while position <= n:
        at = text.find("|", position)
        if at < 0:
            if text[begin:].strip():
                cells.append((text[begin:], start + begin))
            break
        if at and text[at - 1] == "\\":
            position = at + 1
            continue
        cells.append((text[begin:at], start + begin))
        begin = position = at + 1
        if at == n - 1:
            break
    return cells


def _contents(raw: str, start: int) -> list[Line]:
    """The paragraphs of a cell, parted by <br>."""
    made = []
    position = 0
    for found in [*_BREAK.finditer(raw), None]:
        end = found.start() if found else len(raw)
        piece = raw[position:end]
        bare = piece.strip()
        if bare:
            offset = start + position + piece.index(bare[0])
            line = clean(bare, [0, offset], markdown=True)
            if line.text or line.calls:
                made.append(line)
        if found:
            position = found.end()
    return made


def _pipes(rows: Sequence[Row], k: int, *, cover: bool) -> tuple[int, list[Line]]:
    grid: list[list[GridCell]] = []
    end = k
    header = False
    while end < len(rows):
        row = rows[end]
        if row.kind == "rule" or (row.text[0] == "|" and _DELIMITER.fullmatch(row.text)):
            if row.text[0] != "|":
                break
            row.kind = "rule"
            header = header or end == k + 1
        elif row.text[0] == "|" and not row.kind and (end == k or not row.blank):
            grid.append([GridCell(_contents(text, start)) for text, start in _cells(row.text, row.start)])
        else:
            break
        end += 1
    if header and grid:
        for cell in grid[0]:
            cell.header = True
    if cover:
        lines = [line for cells in grid for cell in cells for line in cell.lines]
        for line in lines:
            line.kind = "cover"
        return end, lines
    table = Line("", rows[k].start, rows[end - 1].end, kind="table", rows=grid, page=rows[k].page)
    return end, [table]


def _html(rows: Sequence[Row], k: int) -> tuple[int, list[Line]]:
    """An HTML table: tags across rows, cells' text with its offsets."""
    grid: list[list[GridCell]] = []
    caption: list[Line] = []
    cell: GridCell | None = None
    closed = False
    depth = 0
    end = k
    pieces: list[tuple[str, int]] = []

    def take() -> None:
        if cell is not None:
            for text, start in pieces:
                cell.lines.extend(_contents(text, start))
        pieces.clear()

    while end < len(rows) and not closed:
        row = rows[end]
        text = row.text
        position = 0
        for found in _TAG.finditer(text):
            if cell is not None and found.start() > position:
                pieces.append((text[position : found.start()], row.start + position))
            position = found.end()
            name = found[2].lower()
            if name == "table":
                depth += -1 if found[1] else 1
                if not depth:
                    closed = True
                    break
            elif name == "tr" and not found[1]:
                grid.append([])
            elif name in {"td", "th"}:
                take()
                cell = None
                if not found[1]:
                    spans = {key.lower(): int(value) for key, value in _SPAN.findall(found[3])}
                    cell = GridCell([], name == "th", max(1, spans.get("colspan", 1)), max(1, spans.get("rowspan", 1)))
                    if not grid:
                        grid.append([])
                    grid[-1].append(cell)
        if not closed and cell is not None and position < len(text):
            pieces.append((text[position:], row.start + position))
        end += 1
    if not closed:
        return k, []
    take()
    for row in rows[k:end]:
        row.kind = "table"
    line = Line("", rows[k].start, rows[end - 1].end, kind="table", rows=[r for r in grid if r], page=rows[k].page)
    return end, [*caption, line]


def read_columns(rows: Sequence[Row], k: int, source: str, *, labels: bool) -> tuple[int, list[Line]]:
    """A table of plain text: rows with tabs, or with columns three blanks apart, two rows at least.

    A blank line inside is an empty row, if the table goes on behind it. `labels` tells that paragraphs of this text have a tab
    behind their number, so that such a row is none of a table.
    """
    tabs = _tabbed(rows[k], source)
    if tabs and labels and _only_label(rows[k].text):
        return k, []
    end = k
    n = len(rows)
    # more blank lines than part the paragraphs are empty rows at its head
    grid: list[list[tuple[str, int, int]]] = [[] for _ in range(rows[k].blank - 1)] if 1 < rows[k].blank < 4 and not rows[k].turn else []
    while end < n:
        row = rows[end]
        if row.kind or (end > k and row.feed):
            break
        like = _like(row, source, tabs=tabs, labels=labels)
        if not like and not (end > k and _goes_on(rows, end, source, tabs=tabs, labels=labels)):
            break
        if end > k and row.blank:
            if row.blank > 2 or not _goes_on(rows, end, source, tabs=tabs, labels=labels):
                break
            grid.extend([] for _ in range(row.blank))
        grid.append(_split(row, "\t" if tabs else "   ", source))
        end += 1
    filled = [cells for cells in grid if cells]
    if len(filled) < 2 or sum(1 for cells in filled if len(cells) > 1) * 3 < len(filled):
        return k, []
    if not tabs:
        grid = _align(grid)
    made: list[list[GridCell]] = []
    for cells in grid:
        made.append([GridCell([clean(text, [0, start], markdown=False)] if text else []) for text, start, _ in cells])
    line = Line("", rows[k].start, rows[end - 1].end, kind="table", rows=made, page=rows[k].page)
    return end, [line]


def _tabbed(row: Row, source: str) -> bool:
    return "\t" in row.text or (row.indent > 0 and "\t" in source[row.start - row.indent : row.start])


def _like(row: Row, source: str, *, tabs: bool, labels: bool) -> bool:
    """A row of a table: cells a tab or three blanks apart, or only cells further in."""
    if tabs:
        return _tabbed(row, source) and not (labels and _only_label(row.text))
    return "   " in row.text or row.indent >= 20


def _goes_on(rows: Sequence[Row], k: int, source: str, *, tabs: bool, labels: bool) -> bool:
    """Whether a row with its first cell only, or one behind a blank line, belongs to the table: it is short, no sentence, and
    table rows follow within three."""
    row = rows[k]
    if not _like(row, source, tabs=tabs, labels=labels) and heading_label(row.text) is not None:
        return False
    if len(row.text) > 80 or row.text[-1] in "；，。" or closing_role(row.text) or row.text[0] == "附":
        return False
    for after in rows[k : k + 4]:
        if after.kind or after.blank > 2 or len(after.text) > 200:
            return False
        if _like(after, source, tabs=tabs, labels=labels):
            return tabs or after.blank == 0 or after is row
    return False


def _align(grid: list[list[tuple[str, int, int]]]) -> list[list[tuple[str, int, int]]]:
    """Cells under their columns; a row that only goes on the full cells of the row above is joined to it.

    Cells are `(text, source offset, display column)`.
    """
    starts = sorted({column for cells in grid for _, _, column in cells})
    columns: list[int] = []
    for start in starts:
        if not columns or start - columns[-1] > 2:
            columns.append(start)
    placed: list[list[tuple[str, int, int]]] = []
    for cells in grid:
        row = [("", 0, 0)] * len(columns)
        for text, start, column in cells:
            at = max(0, bisect_right(columns, column) - 1)
            row[at] = (text, start, column)
        while row and not row[-1][0]:
            row.pop()
        placed.append(row)
    return placed


def tabbed_labels(rows: Sequence[Row]) -> bool:
    """Whether paragraphs have a tab behind their number: `1.<tab>text` is then a paragraph, else a table row."""
    tabs = sum(1 for row in rows if "\t" in row.text[:7] and _only_label(row.text))
    return bool(tabs) and tabs >= sum(1 for row in rows if re.match(r"[0-9]{1,3}\. ", row.text))


def _only_label(text: str) -> bool:
    """`1.<tab>text` and `(a)<tab>text` are paragraphs, not table rows."""
    head, _, rest = text.partition("\t")
    return len(head) <= 5 and "\t" not in rest.strip() and (not head or head[-1] in ".、)）㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩–—•*") or not head.strip()


def _split(row: Row, gap: str, source: str) -> list[tuple[str, int, int]]:
    """The cells of a row: text, source offset, display column."""
    cells = []
    if gap == "\t":
        # a row whose first cells are empty begins with tabs
        lead = source[row.start - row.indent : row.start].count("\t")
        cells = [("", row.start, 0)] * lead
        position = 0
        for piece in row.text.split("\t"):
            bare = piece.strip()
            offset = position + (piece.index(bare[0]) if bare else 0)
            cells.append((bare, row.start + offset, offset))
            position += len(piece) + 1
        return cells
    for found in re.finditer(r"\S(?:[^ ]| (?!  ))*", row.text):
        bare = found[0].rstrip()
        cells.append((bare, row.start + found.start(), width(row.text[: found.start()]) + row.indent))
    return cells
