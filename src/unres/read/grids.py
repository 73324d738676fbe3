"""pandoc's tables: grids of + and |, and columns under rows of dashes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from unres.read.joined import glue
from unres.read.lines import GridCell, Line
from unres.read.markup import clean
from unres.read.rows import Row, width

_BORDER = re.compile(r"\+(?:[-=:]{2,}+\+)++")
_DASHES = re.compile(r"-{2,}+(?: {1,4}+-{2,}+)++")
#: rows that a table may have
_LONGEST = 2_000
#: a cell on one row: its text and where it stands in the source
Piece = tuple[str, int]


def opens(row: Row) -> bool:
    """Whether a row is the upper border of a table."""
    return (row.text[0] == "+" and _BORDER.fullmatch(row.text) is not None) or (
        row.text[0] == "-" and _DASHES.fullmatch(row.text) is not None
    )


def read(rows: Sequence[Row], k: int, *, cover: bool) -> tuple[int, list[Line]]:
    """The table whose upper border is row `k` as one line (as its cells' lines on a cover), and the row after it."""
    end, grid, header = _grid(rows, k) if rows[k].text[0] == "+" else _columns(rows, k)
    cells = [[GridCell(_paragraphs(pieces), at < header) for pieces in row] for at, row in enumerate(grid)]
    if not any(cell.lines for row in cells for cell in row):
        return k, []
    for row in rows[k:end]:
        if row.text == rows[k].text or (row.text[0] == rows[k].text[0] == "+"):
            row.kind = "rule"
    if cover:
        lines = [line for row in cells for cell in row for line in cell.lines]
        for line in lines:
            line.kind = "cover"
        return end, lines
    return end, [Line("", rows[k].start, rows[end - 1].end, kind="table", rows=cells, page=rows[k].page)]


def _grid(rows: Sequence[Row], k: int) -> tuple[int, list[list[list[Piece]]], int]:
    """The row after a grid, its rows of cells, how many of them are its head."""
    columns = rows[k].text.count("+") - 1
    made: list[list[list[Piece]]] = []
    current: list[list[Piece]] = [[] for _ in range(columns)]
    header = 0
    end = k + 1
    while end < len(rows) and end - k < _LONGEST and not rows[end].blank:
        row = rows[end]
        if row.text[0] == "+":
            if any(current):
                made.append(current)
                current = [[] for _ in range(columns)]
            if "=" in row.text:
                header = len(made)
        elif row.text[0] == "|" and not row.kind:
            offset = row.start + 1
            for at, piece in enumerate(row.text[1:].removesuffix("|").split("|")):
                current[min(at, columns - 1)].append(_bare(piece, offset))
                offset += len(piece) + 1
        else:
            break
        end += 1
    if any(current):
        made.append(current)
    return end, made, header


def _columns(rows: Sequence[Row], k: int) -> tuple[int, list[list[list[Piece]]], int]:
    """The same for columns between two like rows of dashes."""
    border = rows[k].text
    stop = next((j for j in range(k + 1, min(len(rows), k + _LONGEST)) if rows[j].text == border), 0)
    if not stop or any(row.text[0] == "#" for row in rows[k:stop]):
        return k, [], 0
    starts = [rows[k].indent + found.start() for found in re.finditer(r"-+", border)]
    # rows that blank lines part may take several lines
    spaced = any(row.blank for row in rows[k + 2 : stop])
    made: list[list[list[Piece]]] = []
    for row in rows[k + 1 : stop]:
        if row.kind:
            continue
        if not made or row.blank or not spaced:
            made.append([[] for _ in starts])
        for cell, piece in zip(made[-1], _slices(row, starts), strict=True):
            cell.append(piece)
    return stop + 1, made, 0


def _slices(row: Row, starts: Sequence[int]) -> list[Piece]:
    """The parts of a row under each column, by how wide its characters are shown."""
    edges = [0]
    column = row.indent
    at = 0
    for start in starts[1:]:
        while at < len(row.text) and column < start:
            column += width(row.text[at])
            at += 1
        edges.append(at)
    edges.append(len(row.text))
    return [_bare(row.text[a:b], row.start + a) for a, b in pairwise(edges)]


def _bare(piece: str, start: int) -> Piece:
    bare = piece.strip()
    return (bare, start + piece.index(bare[0])) if bare else ("", start)


def _paragraphs(pieces: Sequence[Piece]) -> list[Line]:
    """The paragraphs of a cell; an empty piece parts them."""
    made: list[Line] = []
    text, runs = "", list[int]()
    for piece, start in [*pieces, ("", 0)]:
        if piece:
            between = glue(text, piece)
            if between:
                runs += (len(text), start - 1)
                text += between
            runs += (len(text), start)
            text += piece
        elif text:
            made.append(clean(text, runs, markdown=True))
            text, runs = "", []
    return made
