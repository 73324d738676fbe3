"""Word's tables as grids of cells, merged cells put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from attrs import define

from unres.read.docx_package import W
from unres.read.docx_styles import VAL, number, switch
from unres.read.lines import GridCell, Line

if TYPE_CHECKING:
    from lxml import etree

#: no table of a document is wider; a gridSpan of a million is an attack
_WIDEST = 500


@define(eq=False)
class _Slot:
    """A cell and the grid columns it takes."""

    cell: GridCell
    start: int
    end: int


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also those in content controls and tracked insertions."""
    for child in element:
        if child.tag == W + name:
            yield child
        elif child.tag in _WRAPPERS:
            yield from children(child, name)


_WRAPPERS = frozenset(W + name for name in "sdt sdtContent customXml ins moveTo".split())


def read_grid(table: etree._Element, contents: Callable[[etree._Element], list[Line]]) -> list[list[GridCell]]:
    """The rows of a table; `contents` reads the paragraphs of a cell.

    Cells merged with the one above make it taller; what they hold is not shown by Word, but is kept in the cell they
    continue.
    """
    rows: list[list[GridCell]] = []
    above: list[_Slot] = []
    for row in children(table, "tr"):
        properties = row.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            continue
        header = bool(switch(properties, "tblHeader"))
        column = 0
        if properties is not None and (skipped := properties.find(W + "gridBefore")) is not None:
            column = min(number(skipped.get(VAL)) or 0, _WIDEST)
        cells: list[GridCell] = []
        slots: list[_Slot] = []
        for element in children(row, "tc"):
            width, vertical, horizontal = _merging(element.find(W + "tcPr"))
            inner = contents(element)
            end = column + width
            if horizontal and cells:
                cells[-1].colspan += width
                cells[-1].lines += inner
                slots[-1].end = end
            elif vertical and (owner := _over(above, column)) is not None:
                owner.cell.rowspan += owner.end > column and owner.start == column
                owner.cell.lines += inner
                slots.append(_Slot(owner.cell, owner.start, owner.end))
            else:
                cell = GridCell(inner, header, width, 1)
                cells.append(cell)
                slots.append(_Slot(cell, column, end))
            column = end
        above = slots
        rows.append(cells)
    return [cells for cells in rows if cells]


def _merging(properties: etree._Element | None) -> tuple[int, bool, bool]:
    """Width in columns; whether the cell goes on the one above, the one before."""
    if properties is None:
        return 1, False, False
    span = properties.find(W + "gridSpan")
    width = max(1, min(number(span.get(VAL)) or 1, _WIDEST)) if span is not None else 1
    down, across = properties.find(W + "vMerge"), properties.find(W + "hMerge")
    vertical = down is not None and down.get(VAL) in {None, "continue"}
    horizontal = across is not None and across.get(VAL) in {None, "continue"}
    return width, vertical, horizontal


def _over(above: list[_Slot], column: int) -> _Slot | None:
    return next((slot for slot in above if slot.start <= column < slot.end), None)
