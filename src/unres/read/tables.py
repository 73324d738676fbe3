"""Tables in Markdown (pipes, HTML) and in text (tabs, columns)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unres.read.lines import GridCell, Line
from unres.read.markup import clean
from unres.read.rows import Row

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


def read_columns(rows: Sequence[Row], k: int) -> tuple[int, list[Line]]:
    """A table of plain text: rows with tabs, or with columns three blanks apart, two rows at least."""
    tabs = "\t" in rows[k].text
    if tabs and _only_label(rows[k].text):
        return k, []
    end = k
    n = len(rows)
    grid: list[list[tuple[str, int, int]]] = []
    while end < n:
        row = rows[end]
        if row.kind or (end > k and (row.blank or row.feed)):
            break
        if tabs:
            if "\t" not in row.text or _only_label(row.text):
                break
            grid.append(_split(row, "\t"))
        else:
            if "   " not in row.text and row.indent < 12:
                break
            grid.append(_split(row, "   "))
        end += 1
    if len(grid) < 2 or max(len(cells) for cells in grid) < 2:
        return k, []
    made: list[list[GridCell]] = []
    for cells in grid:
        made.append([GridCell([clean(text, [0, start], markdown=False)] if text else []) for text, start, _ in cells])
    line = Line("", rows[k].start, rows[end - 1].end, kind="table", rows=made, page=rows[k].page)
    return end, [line]


def _only_label(text: str) -> bool:
    """`1.<tab>text` and `(a)<tab>text` are paragraphs, not table rows."""
    head, _, rest = text.partition("\t")
    return len(head) <= 5 and "\t" not in rest.strip() and (not head or head[-1] in ".、)）㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩–—•*") or not head.strip()


def _split(row: Row, gap: str) -> list[tuple[str, int, int]]:
    """The cells of a row: text, source offset, display column."""
    cells = []
    if gap == "\t":
        position = 0
        for piece in row.text.split("\t"):
            bare = piece.strip()
            offset = position + (piece.index(bare[0]) if bare else 0)
            cells.append((bare, row.start + offset, offset))
            position += len(piece) + 1
        return cells
    for found in re.finditer(r"\S(?:[^ ]| (?!  ))*", row.text):
        bare = found[0].rstrip()
        cells.append((bare, row.start + found.start(), found.start() + row.indent))
    return cells
