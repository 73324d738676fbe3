"""Tables on PDF pages: where lines are ruled across, or where several rows stand in the same columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from attrs import define, field, frozen

from unres.parse.kinds import closing_role
from unres.read.pdf_columns import AMOUNT, RULED_GAP, TIGHT, gutters, labelled, lefts, merged, open_rows, place
from unres.read.pdf_pages import Page, Rule
from unres.read.pdf_rows import Row

#: in points: a ruled line of a table is longer; lines at one height closer than this are one; how exactly ends meet
_LONG = 60.0
_SAME_HEIGHT = 1.5
_SAME_END = 10.0
#: in ems: cells of a table without lines stand further apart
_CLEAR_GAP = 1.8
#: this many lines make a table of one column, this many rows one without lines
_MANY_LINES = 4
_MANY_ROWS = 3
_MAX_BAND = 4


@frozen
class Band:
    """What stands between two ruled lines: printed rows from head to foot."""

    top: float
    bottom: float
    start: float
    end: float
    rows: tuple[Row, ...]

    @property
    def texts(self) -> list[str]:
        """What is printed in it."""
        return [row.text for row in self.rows]


@define(eq=False)
class Grid:
    """A table: for each of its rows, for each column, the printed rows of the cell."""

    page: int
    #: the left ends of the columns
    lefts: list[float]
    cells: list[list[list[Row]]]
    #: all printed rows
    rows: list[Row] = field(factory=list)
    #: how many rows at the head are printed again on the next page
    head: int = 0
    #: row and column of what cells above reach over
    covered: set[tuple[int, int]] = field(factory=set)
    #: of a ruled table
    bands: list[Band] = field(factory=list)
    #: where upright lines part its columns
    uprights: list[float] = field(factory=list)


def find_tables(pages: Sequence[Sequence[Row]], made: Sequence[Page], cover: int) -> list[Grid]:
    """The tables, those over several pages put together; their rows get kind "table", repeated heads "head".

    `cover` is the number of rows of the first page that belong to the masthead.
    """
    found: list[Grid] = []
    open_grid: Grid | None = None
    for number, (page, drawn) in enumerate(zip(pages, made, strict=True)):
        rows = [row for row in page if not row.kind][cover if not number else 0 :]
        grids = _on_page(rows, drawn, number)
        for k, grid in enumerate(grids):
            for row in grid.rows:
                row.kind = "table"
            if not (k == 0 and open_grid is not None and grid.rows[0] is rows[0] and _go_on(open_grid, grid)):
                found.append(grid)
        if not rows:
            continue
        last = found[-1] if found else None
        open_grid = last if last is not None and last.rows[-1] is rows[-1] else None
    return found


def _on_page(rows: Sequence[Row], drawn: Page, number: int) -> list[Grid]:
    if not rows or any(row.edge for row in rows):  # columns of running text
        return []
    made = [_ruled_grid(bands, drawn, number) for bands in _ruled(rows, drawn.rules)]
    grids = [grid for grid in made if grid is not None]
    for grid in grids:
        taken = {id(row) for one in grids for row in one.rows}
        _extend(grid, rows, taken)
    taken = {id(row) for grid in grids for row in grid.rows}
    free = [row for row in rows if id(row) not in taken]
    grids += _clear(free, number)
    return sorted(grids, key=lambda grid: -grid.rows[0].y)


# ------------------------------------------------------------------------------------------------------ ruled lines


def _ruled(rows: Sequence[Row], rules: Sequence[Rule]) -> list[list[Band]]:
    """Groups of bands between ruled lines of the same length, one below the other."""
    lines = _lines(rules)
    groups: list[list[Band]] = []
    current: list[Band] = []
    whole: Rule | None = None  # the longest line of the group
    heights = [-row.y for row in rows]
    for above, below in pairwise(lines):
        inside = tuple(rows[bisect_right(heights, -above.at) : bisect_left(heights, 1 - below.at)])
        wide, narrow = sorted((whole or above, below), key=lambda rule: rule.start - rule.end)
        # a line that stops short leaves out a cell that reaches over rows
        alike = wide.start - narrow.start < _SAME_END and narrow.end - wide.end < _SAME_END
        alike = alike and (narrow.end - narrow.start) * 3 > wide.end - wide.start
        if (
            alike
            and (current or narrow.end - narrow.start > (wide.end - wide.start) * _MOST)
            and not _is_text(inside, above, below)
        ):
            whole = wide
            current.append(Band(above.at, below.at, above.start, above.end, inside))
        elif current:
            groups.append(current)
            current = []
            whole = None
        else:
            whole = None
    if current:
        groups.append(current)
    made = []
    for group in groups:
        filled = [band for band in group if band.rows]
        several = any(len(row.cells(RULED_GAP)) > 1 for band in filled for row in band.rows)
        if filled and (several or (len(group) >= _MANY_LINES - 1 and len(filled) * 2 > len(group))):
            made.append(group)
    return made


def _lines(rules: Sequence[Rule]) -> list[Rule]:
    """The level lines of a page from head to foot, those drawn in pieces put together."""
    made: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (-r.at, r.start)):
        last = made[-1] if made else None
        if last is not None and abs(last.at - rule.at) < _SAME_HEIGHT and rule.start < last.end + _SAME_HEIGHT * 2:
            last.end = max(last.end, rule.end)
        else:
            made.append(Rule(rule.start, rule.end, rule.at))
    return [rule for rule in made if rule.end - rule.start > _LONG]


def _is_text(rows: Sequence[Row], above: Rule, below: Rule) -> bool:
    """Whether what stands between two lines is running text between two tables: it keeps its distance from the lines."""
    if not rows:
        return above.at - below.at > _EMPTY
    size = max(row.size for row in rows)
    if above.at - rows[0].y > TIGHT * size or rows[-1].y - below.at > TIGHT * size:
        return True
    return len(rows) > _MAX_BAND * 2 and all(len(row.cells(RULED_GAP)) == 1 or labelled(row) for row in rows)


#: the first two lines of a table differ by less
_MOST = 0.9
#: in points: no row without text is higher
_EMPTY = 24.0


def _ruled_grid(bands: Sequence[Band], drawn: Page, number: int) -> Grid | None:
    rows = [row for band in bands for row in band.rows]
    if any(closing_role(row.text) for row in rows):
        return None
    return _filled(Grid(number, [], [], rows, bands=list(bands), uprights=_upright_bounds(drawn.uprights, bands)))


def _filled(grid: Grid) -> Grid:
    """A ruled table with its cells: a band is a row of the table, or has several rows that no lines part."""
    bounds = grid.uprights or gutters(grid.rows, RULED_GAP)
    grid.cells = []
    grid.covered.clear()
    for k, band in enumerate(grid.bands):
        if k and grid.cells and len(band.rows) <= _MAX_BAND * 2 and (spared := _spared(grid, band, bounds)):
            cells = merged([place(row, bounds) for row in band.rows], len(bounds) + 1)
            for column in spared:
                above = next(j for j in range(len(grid.cells) - 1, -1, -1) if (j, column) not in grid.covered)
                grid.cells[above][column] += cells[column]
                cells[column] = []
                grid.covered.add((len(grid.cells), column))
            grid.cells.append(cells)
        elif _is_one(band, bounds, most=_MAX_BAND * 2 if len(grid.bands) >= _MANY_LINES else _MAX_BAND - 1):
            grid.cells.append(merged([place(row, bounds) for row in band.rows], len(bounds) + 1))
        else:
            grid.cells += open_rows(band.rows, bounds)
    grid.lefts = lefts(grid.rows, bounds)
    return grid


def _is_one(band: Band, bounds: Sequence[float], most: int) -> bool:
    """Whether the printed rows of a band are one row with wrapped cells: few, and not two amounts in one column."""
    if len(band.rows) > most:
        return False
    amounts = [
        column for row in band.rows for column, cell in place(row, bounds) if column and AMOUNT.fullmatch(cell.text)
    ]
    return len(amounts) == len(set(amounts))


def _spared(grid: Grid, band: Band, bounds: Sequence[float]) -> list[int]:
    """The columns that the line above a band leaves out: their cells reach over the line."""
    start = min(one.start for one in grid.bands)
    end = max(one.end for one in grid.bands)
    edges = [start, *bounds, end]
    return [
        column
        for column in range(len(bounds) + 1)
        if edges[column + 1] < band.start + _SAME_END or edges[column] > band.end - _SAME_END
    ]


def _upright_bounds(uprights: Sequence[Rule], bands: Sequence[Band]) -> list[float]:
    """Where upright lines part the columns: inside the table, over half of its height in all."""
    top, bottom = bands[0].top, bands[-1].bottom
    heights: dict[float, float] = {}
    for rule in uprights:
        overlap = min(rule.end, top) - max(rule.start, bottom)
        if overlap > 0:
            key = next((x for x in heights if abs(x - rule.at) < _SAME_END / 2), rule.at)
            heights[key] = heights.get(key, 0.0) + overlap
    strong = sorted(x for x, height in heights.items() if height * 2 > top - bottom)
    edges = [part.x0 for band in bands for row in band.rows for part in row.parts]
    ends = [part.x1 for band in bands for row in band.rows for part in row.parts]
    return [x for x in strong if edges and min(edges) < x < max(ends)]


def _extend(grid: Grid, rows: Sequence[Row], taken: set[int]) -> None:
    """Take in rows below the last line that stand in the columns of the table: the page has cut it."""
    if len(grid.lefts) < 2:
        return
    at = next(k for k, row in enumerate(rows) if row is grid.rows[-1]) + 1
    bounds = [left - 1.0 for left in grid.lefts[1:]]
    last = grid.bands[-1]
    more: list[Band] = []
    for row in rows[at:]:
        cells = row.cells(_CLEAR_GAP)
        if (
            len(cells) < 2
            or id(row) in taken
            or labelled(row)
            or any(c[0].x0 < b < c[-1].x1 - 1 for c in cells for b in bounds)
        ):
            break
        more.append(Band(last.bottom, row.y, last.start, last.end, (row,)))
    if len(more) > 1:
        grid.bands += more
        grid.rows += [row for band in more for row in band.rows]
        _filled(grid)


# ------------------------------------------------------------------------------------------------------ clear columns


def _clear(rows: Sequence[Row], number: int) -> list[Grid]:
    """Tables without lines: three rows and more whose cells stand in the same columns."""
    grids = []
    k = 0
    while k < len(rows):
        end = k
        run: list[Row] = []
        several = 0
        while end < len(rows) and _tabular(rows, end, k):
            several += len(rows[end].cells(_CLEAR_GAP)) > 1
            run.append(rows[end])
            end += 1
        while run and len(run[-1].cells(_CLEAR_GAP)) < 2:
            run.pop()
        bounds = gutters(run, _CLEAR_GAP) if several >= _MANY_ROWS else []
        if bounds:
            grids.append(Grid(number, lefts(run, bounds), open_rows(run, bounds), run))
        k = max(k + 1, k + len(run))
    return grids


def _tabular(rows: Sequence[Row], k: int, first: int) -> bool:
    """Whether a row may belong to a table without lines: it has cells, or is short between rows that have."""
    row = rows[k]
    if row.parts[0].raised or (k > first and (row.y >= rows[k - 1].y or rows[k - 1].y - row.y > 3 * row.size)):
        return False
    if len(row.cells(_CLEAR_GAP)) > 1:
        return not labelled(row)
    return (
        k > first
        and row.text[-1] not in "。；，"
        and k + 1 < len(rows)
        and any(len(after.cells(_CLEAR_GAP)) > 1 and not labelled(after) for after in rows[k + 1 : k + 3])
    )


# ------------------------------------------------------------------------------------------------------ over pages


def _same_columns(grid: Grid, more: Grid) -> bool:
    """Whether two tables have the same columns."""
    return len(grid.lefts) == len(more.lefts) and all(
        abs(a - b) < 2 * _SAME_END for a, b in zip(grid.lefts, more.lefts, strict=True)
    )


def _texts(cells: Sequence[Sequence[Row]]) -> list[str]:
    return ["".join(row.text for row in cell) for cell in cells]


def _go_on(grid: Grid, more: Grid) -> bool:
    """Put the part of a table on the next page to it, if it is one; a head that is printed again is furniture."""
    if grid.bands and more.bands:
        return _go_on_ruled(grid, more)
    if not _same_columns(grid, more):
        return False
    again = _again([_texts(cells) for cells in grid.cells], [_texts(cells) for cells in more.cells])
    _head(grid, more, again, {row.start for cells in more.cells[:again] for cell in cells for row in cell})
    grid.cells += more.cells[again:]
    return True


def _go_on_ruled(grid: Grid, more: Grid) -> bool:
    """The same for ruled tables, whose lines have one length; a page may leave columns empty, so all rows tell of them."""
    if (
        abs(grid.bands[0].start - more.bands[0].start) > _SAME_END
        or abs(grid.bands[0].end - more.bands[0].end) > _SAME_END
    ):
        return False
    again = _again([band.texts for band in grid.bands], [band.texts for band in more.bands])
    repeated = {id(row) for band in more.bands[:again] for row in band.rows}
    rest = [row for row in more.rows if id(row) not in repeated]
    both = Grid(grid.page, [], [], [*grid.rows, *rest])
    both.bands, both.uprights = [*grid.bands, *more.bands[again:]], grid.uprights or more.uprights
    if len(_filled(both).lefts) < max(len(grid.lefts), len(more.lefts)):
        return False
    _head(grid, more, again, {row.start for band in more.bands[:again] for row in band.rows})
    grid.bands, grid.cells, grid.lefts, grid.covered = both.bands, both.cells, both.lefts, both.covered
    grid.uprights = both.uprights
    return True


def _again(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> int:
    """How many rows at the head of `new` are those at the head of `old`."""
    again = 0
    for one, other in zip(old, new, strict=False):
        if list(one) != list(other) or (not again and not any(other)):
            break
        again += 1
    return again if again < len(new) else 0


def _head(grid: Grid, more: Grid, again: int, starts: set[int]) -> None:
    """Mark the rows of a repeated head and take over the others."""
    for row in more.rows:
        if any(part.at in starts for part in row.parts):
            row.kind = "head"
    grid.head = max(grid.head, again)
    grid.rows += [row for row in more.rows if row.kind == "table"]
