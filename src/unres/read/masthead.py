"""Mastheads and page layout made of tables: what is a table only in the file."""

from __future__ import annotations

from collections.abc import Sequence

from unres.parse.front import role_of
from unres.parse.kinds import is_formula
from unres.read.lines import GridCell, Line
from unres.script import matched

_TELLING = frozenset(("publisher", "symbol", "organ", "distribution"))
#: a masthead stands before all other text but a logo, a link or the like
_BEFORE = 12
_LONGEST = 40
#: no table of a resolution has as many paragraphs in one cell as a page laid out by tables
_FULL = 30
_FEW = 8


def tells(text: str) -> bool:
    """Whether a line stands in the masthead of a UN document and nowhere else.

    >>> tells("A/RES/75/10"), tells("大 會"), tells("Distr.: General"), tells("一、导言")
    (True, True, True, False)
    """
    return 0 < len(text) < 60 and role_of(matched(text)) in _TELLING


def is_masthead(inner: Sequence[Line], before: Sequence[Line]) -> bool:
    """Whether a table with the lines `inner`, after the lines `before`, is a masthead."""
    if len(inner) > _LONGEST or sum(len(line.text) > 0 for line in before) > _BEFORE:
        return False
    if any(line.kind == "table" or len(line.text) > 60 for line in before):
        return False
    return any(tells(piece) for line in inner for piece in line.text.split("\n"))


def is_layout(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether a table only places text on the page: one cell, or a cell that holds an enacting formula or a page of text."""
    cells = [cell for row in rows for cell in row]
    if len(cells) == 1:
        return True
    for cell in cells:
        if len(cell.lines) > _FULL and len(cells) <= _FEW:
            return True
        if len(cell.lines) > 2 and any(line.text and is_formula(matched(line.text)) for line in cell.lines):
            return True
    return False


def flat(lines: Sequence[Line]) -> list[Line]:
    """The lines of a cell, those of tables in it included."""
    made: list[Line] = []
    for line in lines:
        if line.kind == "table":
            for row in line.rows:
                for cell in row:
                    made += flat(cell.lines)
        else:
            line.kind = "text"
            made.append(line)
    return made
