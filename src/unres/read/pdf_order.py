"""The order in which the rows of a PDF page are read: down the columns of running text, not across."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from unres.read.pdf_pages import Page
from unres.read.pdf_rows import Row, words

#: in ems: the gap between columns
_GAP = 1.2
#: in parts of the width of the print: each column of running text is at least as wide
_WIDE = 0.3
#: this many rows and this part of a page's rows stand in columns, else it is a table or a masthead
_ROWS, _PART = 8, 0.6
#: more ruled lines make a table
_RULES = 4
_FEW = 4


def in_columns(rows: Sequence[Row], page: Page) -> list[Row]:
    """The rows of a page in reading order; those that reach over two columns of running text are parted.

    Rows over both columns, such as titles, stay where they are: the columns above them are read before, those below after.
    """
    gutter = _gutter(rows, page)
    if gutter is None:
        return list(rows)
    edges = max(p.x1 for row in rows for p in row.parts if p.x1 < gutter), max(row.x1 for row in rows)
    made: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        if row.x0 < gutter < row.x1 and not any(a.x1 < gutter < b.x0 for a, b in pairwise(row.parts)):
            made += left + right
            left, right = [], []
            made.append(row)
            continue
        for side, edge, parts in zip(
            (left, right),
            edges,
            ([p for p in row.parts if p.x0 < gutter], [p for p in row.parts if p.x0 >= gutter]),
            strict=True,
        ):
            if parts:
                side.append(Row(parts, row.y, row.size, row.page, row.order, words(parts), edge=edge))
    return made + left + right


def _gutter(rows: Sequence[Row], page: Page) -> float | None:
    """The middle between two columns of running text, if a page has them."""
    if len(rows) < _ROWS or len(page.rules) > _RULES:
        return None
    width = max(row.x1 for row in rows) - min(row.x0 for row in rows)
    gaps = []
    for row in rows:
        cells = row.cells(_GAP)
        if len(cells) == 2 and all(cell[-1].x1 - cell[0].x0 > _WIDE * width for cell in cells):
            gaps.append((cells[0][-1].x1, cells[1][0].x0))
    if len(gaps) < max(_ROWS, _PART * len(rows)):
        return None
    middle = median((a + b) / 2 for a, b in gaps)
    return middle if all(a < middle < b for a, b in gaps) else None


def disordered(rows: Iterable[Row]) -> bool:
    """Whether rows of running text are stored in another order than they are read."""
    pairs = [(a.order, b.order) for a, b in pairwise(rows)]
    return len(pairs) > _FEW and sum(a > b for a, b in pairs) * 5 > len(pairs)
