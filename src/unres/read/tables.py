"""Tables in Markdown (pipes, HTML) and in text (tabs, columns)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from unres.labels import scan
from unres.parse.kinds import closing_role, heading_label
from unres.read.joined import glue
from unres.read.lines import GridCell, Line
from unres.read.markup import clean
from unres.read.rows import Row, width

_DELIMITER = re.compile(r"\|?+(?:\s*+:?+-{2,}+:?+\s*+\|?+)++")
_TAG = re.compile(r"<(/?)(table|tr|td|th|thead|tbody|caption)\b([^<>]{0,300})>", re.I)
_SPAN = re.compile(r"(colspan|rowspan)\s*=\s*[\"']?([0-9]{1,3})", re.I)
_BREAK = re.compile(r"<br\s*/?>|</p>|\n", re.I)


#: a row of more bars is no table (and each cell has its price in memory)
_BARS = 500


def opens(text: str) -> bool:
    """Whether a row opens a table in Markdown."""
    return (text[0] == "|" and 1 < text.count("|") <= _BARS) or text[:6].lower() == "<table"


def read(rows: Sequence[Row], k: int, *, cover: bool) -> tuple[int, list[Line]]:
    """The table that begins at row `k` as one line (as its cells' lines on a cover), and the row after it."""
    if rows[k].text[0] == "|":
        return _pipes(rows, k, cover=cover)
    return _html(rows, k, cover=cover)


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


def _html(rows: Sequence[Row], k: int, *, cover: bool) -> tuple[int, list[Line]]:
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
    if cover:
        lines = [line for cells in grid for cell in cells for line in cell.lines]
        for line in lines:
            line.kind = "cover"
        return end, lines
    line = Line("", rows[k].start, rows[end - 1].end, kind="table", rows=[r for r in grid if r], page=rows[k].page)
    return end, [*caption, line]


def read_columns(rows: Sequence[Row], k: int, source: str, *, labels: bool) -> tuple[int, list[Line]]:
    """A table of plain text: rows with tabs, or with columns three blanks apart, two rows at least.

    A blank line inside is an empty row, if the table goes on behind it. `labels` tells that paragraphs of this text have a tab
    behind their number, so that such a row is none of a table.
    """
    if _tabbed(rows[k], source):
        end, grid = _tab_rows(rows, k, source, labels=labels)
    else:
        end, grid = _gap_rows(rows, k)
    filled = [cells for cells in grid if cells]
    if len(filled) < 2 or sum(1 for cells in filled if sum(1 for piece in cells if piece) > 1) * 3 < len(filled):
        return k, []
    made = [[GridCell([_cell(pieces)] if pieces else []) for pieces in cells] for cells in grid]
    line = Line("", rows[k].start, rows[end - 1].end, kind="table", rows=made, page=rows[k].page)
    return end, [line]


#: a cell is the pieces of it on each row: text, source offset, display column
Piece = tuple[str, int, int]


def _cell(pieces: Sequence[Piece]) -> Line:
    """The line of a cell that may be wrapped over rows."""
    text, runs = pieces[0][0], [0, pieces[0][1]]
    for piece, start, _ in pieces[1:]:
        between = glue(text, piece)
        runs += (len(text) + len(between), start) if not between else (len(text), start - 1)
        text += between + piece
    return clean(text, runs, markdown=False)


def _tab_rows(rows: Sequence[Row], k: int, source: str, *, labels: bool) -> tuple[int, list[list[list[Piece]]]]:
    if labels and _only_label(rows[k].text):
        return k, []
    # more blank lines than part the paragraphs are empty rows at its head
    grid: list[list[list[Piece]]] = [[] for _ in range(rows[k].blank - 1)] if 1 < rows[k].blank < 4 and not rows[k].turn else []
    end = k
    while end < len(rows):
        row = rows[end]
        if row.kind or (end > k and row.feed):
            break
        if not _like(row, source, labels=labels) and not (end > k and _goes_on(rows, end, source, labels=labels)):
            break
        if end > k and row.blank:
            if row.blank > 2 or not _goes_on(rows, end, source, labels=labels) or _outgrows(row, grid):
                break
            grid.extend([] for _ in range(row.blank))
        grid.append([[piece] if piece[0] else [] for piece in _split_tabs(row, source)])
        end += 1
    return end, grid


def _outgrows(row: Row, grid: Sequence[Sequence[object]]) -> bool:
    """Whether a row behind a blank line has more columns than all rows above: `在 (地点) 于 (日期)` below a form is a table of its own."""
    filled = [len(cells) for cells in grid if cells]
    return len(filled) > 1 and 1 + row.text.count("\t") > max(filled)


def _gap_rows(rows: Sequence[Row], k: int) -> tuple[int, list[list[list[Piece]]]]:
    """Rows of columns that stand three blanks apart, as `pdftotext -layout` prints them; wrapped cells are put together."""
    first = _split_gaps(rows[k])
    if len(first) < 2 and not (rows[k].indent >= 20 and k + 1 < len(rows) and _heads_column(rows[k], rows[k + 1])):
        return k, []
    found: list[tuple[int, list[Piece]]] = []  # blank lines before, pieces
    starts: set[int] = set()
    end = k
    n = len(rows)
    while end < n:
        row = rows[end]
        if row.kind or (end > k and (row.feed or row.blank > 2)) or closing_role(row.text) or row.text[0] == "附":
            break
        pieces = _split_gaps(row)
        if len(pieces) < 2 and end > k:
            column = pieces[0][2]
            if row.text[-1] in "。；" or width(row.text) > 60:
                break
            if not any(abs(column - start) <= 1 for start in starts) and not any(
                abs(column - start) <= 1 for after in rows[end + 1 : end + 3] if not after.blank for start in _starts(after)
            ):
                break
            # a single cell: of a row above or below it within reach
            if row.blank and not any(
                len(_split_gaps(after)) > 1 for j, after in enumerate(rows[end + 1 : end + 4]) if not after.kind and not after.blank
            ):
                break
        found.append((row.blank if end > k else max(0, row.blank - 1) if not row.turn else 0, pieces))
        starts.update(column for _, _, column in pieces)
        end += 1
    columns: list[int] = []
    for start in sorted(starts):
        if not columns or start - columns[-1] > 2:
            columns.append(start)
    limits = [after - 3 - column for column, after in pairwise(columns)]
    last = [width(p[0]) for _, pieces in found for p in pieces if columns and bisect_right(columns, p[2] + 1) == len(columns)]
    limits.append(max(last, default=0))
    grid: list[list[list[Piece]]] = []
    for blank, pieces in found:
        placed: list[list[Piece]] = [[] for _ in columns]
        for piece in pieces:
            placed[max(0, bisect_right(columns, piece[2] + 1) - 1)].append(piece)
        if not blank and grid and any(grid[-1]) and _wraps(grid[-1], placed, limits):
            for above, below in zip(grid[-1], placed, strict=True):
                above.extend(below)
            continue
        grid.extend([] for _ in range(blank))
        grid.append(placed)
    return end, grid


def _starts(row: Row) -> list[int]:
    """The columns at which the cells of a row begin, [] for a row of one cell."""
    pieces = _split_gaps(row) if not row.kind else []
    return [column for _, _, column in pieces] if len(pieces) > 1 else []


_AMOUNT = re.compile(r"[-–—+(]?[0-9][0-9 .,]*[)%]?|[-–—]")


def _heads_column(row: Row, after: Row) -> bool:
    """A head over some columns of the row below it."""
    below = _split_gaps(after)
    return not after.kind and not after.blank and len(below) > 2 and any(abs(column - row.indent) <= 1 for _, _, column in below)


def _wraps(above: list[list[Piece]], below: list[list[Piece]], limits: Sequence[int]) -> bool:
    """Whether a row only goes on cells of the row above, each of them too full for the next word."""
    for upper, lower, limit in zip(above, below, limits, strict=True):
        if lower:
            if not upper or (_AMOUNT.fullmatch(lower[0][0]) and _AMOUNT.fullmatch(upper[-1][0])) or scan(lower[0][0] + " 。"):
                return False
            word = re.match(r"[!-~]+|.", lower[0][0])
            if width(upper[-1][0]) + width(word[0] if word else "") <= limit:
                return False
    return True


def _tabbed(row: Row, source: str) -> bool:
    return "\t" in row.text or (row.indent > 0 and "\t" in source[row.start - row.indent : row.start])


def _like(row: Row, source: str, *, labels: bool) -> bool:
    """A row whose cells stand a tab apart."""
    return _tabbed(row, source) and not (labels and _only_label(row.text))


def _goes_on(rows: Sequence[Row], k: int, source: str, *, labels: bool) -> bool:
    """Whether a row with its first cell only, or one behind a blank line, belongs to the table.

    It does if it is short, no sentence, and table rows follow within three.
    """
    row = rows[k]
    if not _like(row, source, labels=labels) and heading_label(row.text) is not None:
        return False
    if len(row.text) > 80 or row.text[-1] in "；，。" or closing_role(row.text) or row.text[0] == "附":
        return False
    for after in rows[k : k + 4]:
        if after.kind or after.blank > 2 or len(after.text) > 200:
            return False
        if _like(after, source, labels=labels):
            return True
    return False


def tabbed_labels(rows: Sequence[Row]) -> bool:
    """Whether paragraphs have a tab behind their number: `1.<tab>text` is then a paragraph, else a table row."""
    tabs = sum(1 for row in rows if "\t" in row.text[:7] and _only_label(row.text))
    return bool(tabs) and tabs >= sum(1 for row in rows if re.match(r"[0-9]{1,3}\. ", row.text))


_DOTTED = re.compile(r"[0-9]{1,2}\.(?:[0-9]{1,2}|[a-h])|(?:具体)?目标 ?[0-9]{1,2}\.|第[一二三四五六七八九十百0-9]{1,5}条")
_HAN = re.compile("[一-鿿]{3}")


def _only_label(text: str) -> bool:
    """`1.<tab>text`, `(a)<tab>text` and `项目 10.<tab>text` are paragraphs, not table rows."""
    head, _, rest = text.partition("\t")
    if head.startswith("项目") and len(head) <= 9 and head[-1] == ".":
        return "\t" not in rest.strip()
    if len(head) <= 7 and _DOTTED.fullmatch(head) and _HAN.search(rest):
        return "\t" not in rest.strip()
    return (len(head) <= 5 and "\t" not in rest.strip() and (not head or head[-1] in ".、)）㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩–—•*")) or not head.strip()


def _split_tabs(row: Row, source: str) -> list[Piece]:
    """The cells of a row with tabs; a row whose first cells are empty begins with tabs."""
    lead = source[row.start - row.indent : row.start].count("\t")
    cells: list[Piece] = [("", row.start, 0)] * lead
    position = 0
    for piece in row.text.split("\t"):
        bare = piece.strip()
        offset = position + (piece.index(bare[0]) if bare else 0)
        cells.append((bare, row.start + offset, offset))
        position += len(piece) + 1
    return cells


_CELL = re.compile(r"\S(?:[^ ]| (?!  ))*+")


def _split_gaps(row: Row) -> list[Piece]:
    """The cells of a row with gaps of three blanks and more."""
    cells: list[Piece] = []
    column = row.indent
    position = 0
    for found in _CELL.finditer(row.text):
        bare = found[0].rstrip()
        column += width(row.text[position : found.start()])
        position = found.start()
        cells.append((bare, row.start + found.start(), column))
    return cells
