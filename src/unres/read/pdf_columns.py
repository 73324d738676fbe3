"""Columns of tables on PDF pages: the gutters between them, which cell a piece belongs to, which rows go on cells above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from unres.labels import scan
from unres.read.pdf_rows import Part, Row, words

#: in ems: the gutter between columns is wider; rows that follow each other in a cell are closer
_GUTTER, TIGHT = 0.3, 2.3
#: in ems: cells of a ruled table stand further apart
RULED_GAP = 0.8
AMOUNT = re.compile(r"[-–—+(]?[0-9][0-9 .,]*[)%]?|[-–—]")


def labelled(row: Row) -> bool:
    """Whether the first cell of a row is nothing but the number of a paragraph."""
    first = words(row.cells(RULED_GAP)[0])
    found = scan(first + " 文")
    return found is not None and found[1] >= len(first)


def gutters(rows: Sequence[Row], gap: float) -> list[float]:
    """The middles of the gutters: where no row that has several cells has any text."""
    apart = _labels_apart(rows, gap)
    several = [cells for row in rows if len(cells := _cells(row, gap, apart=apart)) > 1]
    if not several:
        return []
    few = len(several) // _ACROSS  # cells that reach over columns
    turns = sorted(
        [(cell[0].x0, 1) for cells in several for cell in cells]
        + [(cell[-1].x1, -1) for cells in several for cell in cells]
    )
    bounds = []
    depth = 0
    since = float("inf")  # where the last column ended
    for x, step in turns:
        if depth <= few < depth + step and x - since > _GUTTER * rows[0].size:
            bounds.append((since + x) / 2)
        depth += step
        if depth <= few < depth - step:
            since = x
    return bounds


#: of so many rows one may cross a gutter
_ACROSS = 16


def _labels_apart(rows: Sequence[Row], gap: float) -> bool:
    """Whether numbers stand in a column of their own: what goes on below does not stand below them."""
    for above, below in pairwise(rows):
        if (
            labelled(above)
            and not labelled(below)
            and len(below.cells(gap)) == 1
            and above.y - below.y < TIGHT * above.size
        ):
            return abs(above.cells(gap)[1][0].x0 - below.x0) < below.size / 2 if len(above.cells(gap)) > 1 else False
    return False


def _cells(row: Row, gap: float, *, apart: bool) -> list[list[Part]]:
    """The cells of a printed row; a number is none of its own, unless numbers stand `apart`."""
    cells = row.cells(gap)
    return [cells[0] + cells[1], *cells[2:]] if len(cells) > 1 and not apart and labelled(row) else cells


def lefts(rows: Sequence[Row], bounds: Sequence[float]) -> list[float]:
    """Where each column's text begins."""
    lefts = [float("inf")] * (len(bounds) + 1)
    for row in rows:
        for column, parts in place(row, bounds):
            lefts[column] = min(lefts[column], parts.x0)
    return lefts


def place(row: Row, bounds: Sequence[float]) -> list[tuple[int, Row]]:
    """The cells of a printed row with their columns."""
    placed: dict[int, list[Part]] = {}
    column = 0
    for k, part in enumerate(row.parts):
        # a call-out stands with what is before it
        if not (k and part.raised and part.x0 - row.parts[k - 1].x1 < row.size):
            column = sum(bound < part.x0 + 1 for bound in bounds)
        placed.setdefault(column, []).append(part)
    return [
        (
            column,
            Row(
                parts,
                row.y,
                row.size,
                row.page,
                row.order,
                words(parts),
                start=parts[0].at,
                end=parts[-1].at + len(parts[-1].text),
            ),
        )
        for column, parts in placed.items()
    ]


def merged(lines: Sequence[Sequence[tuple[int, Row]]], columns: int) -> list[list[Row]]:
    """Printed rows as one row of cells."""
    cells: list[list[Row]] = [[] for _ in range(columns)]
    for line in lines:
        for column, row in line:
            cells[column].append(row)
    return cells


def open_rows(rows: Sequence[Row], bounds: Sequence[float]) -> list[list[list[Row]]]:
    """Printed rows without lines between them as rows of cells: which go on cells of the row above."""
    columns = len(bounds) + 1
    tight = 1.25 * min((above.y - below.y for above, below in pairwise(rows) if above.y > below.y), default=0.0)
    made: list[list[list[Row]]] = []
    before: Row | None = None
    for row in rows:
        placed = place(row, bounds)
        if made and before is not None and before.y - row.y <= tight and _wraps(made[-1], placed, row, bounds):
            for column, piece in placed:
                made[-1][column].append(piece)
        else:
            made.append(merged([placed], columns))
        before = row
    return made


def _wraps(
    above: Sequence[Sequence[Row]], placed: Sequence[tuple[int, Row]], row: Row, bounds: Sequence[float]
) -> bool:
    """Whether a printed row goes on the cells of the row above it."""
    if any(column and above[column] and AMOUNT.fullmatch(cell.text) for column, cell in placed):
        return False
    filled = [column for column, _ in placed]
    if 0 not in filled:
        return True  # nothing in the first column: a cell further right goes on
    full = bool(bounds and above[0]) and bounds[0] - above[0][-1].x1 < 2 * row.size
    hanging = bool(above[0]) and placed[0][1].x0 > above[0][0].x0 + 0.5 * row.size
    if not (full or hanging) or scan(placed[0][1].text) is not None:
        return False
    # the amounts stand beside the first row of a name or beside its last
    return filled == [0] or not any(above[1:])
