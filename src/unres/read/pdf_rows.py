"""Rows of a page: pieces on one line put together, raised numbers in their places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import inf

from attrs import define

from unres.read.pdf_text import Piece, is_wide

_RAISED = re.compile(r"[\[(]?[0-9a-z*†‡∗⁎,，、]{1,6}[\])]?|st|nd|rd|th")
_MARKER = re.compile(r"[0-9]{1,3}|[*∗⁎†‡]{1,3}")
#: the size of raised print, in sizes of the text it stands in
_SMALL = 0.86
#: numbers of pages are larger
_TINY = 0.7
#: in ems: rows whose baselines differ less are one; how far up or down a raised or lowered sign stands
_SAME_LINE = 0.25
_LIFT = (-0.35, 0.75)
_SUP, _SUB = 0.08, -0.05
_REACH = 1.2
#: by how much nearer the text behind a sign counts than it is: that of a note, that of a row
_TO_NOTE, _TO_TEXT = 8.0, 3.0
#: in ems: a wider gap is a tab, a narrower one than the second between Han or the third between Latin words no blank
_TAB, _BLANK_HAN, _BLANK_LATIN = 2.0, 0.4, 0.15


@define(eq=False)
class Part:
    """A piece in a row: `raised` is "sup", "sub" or "", `gap` the white space before it, `at` its offset in the source."""

    text: str
    x0: float
    x1: float
    size: float
    bold: bool = False
    raised: str = ""
    gap: str = ""
    at: int = 0


@define(eq=False)
class Row:
    """A printed line: `y` is its baseline, `size` the size of most of its text, `order` its place in the file."""

    parts: list[Part]
    y: float
    size: float
    page: int
    order: int
    text: str = ""
    #: "" for running text, else "head", "foot", "rule", "note", "table"
    kind: str = ""
    start: int = 0
    end: int = 0
    #: the right edge of the column it stands in, 0 on a page of one column
    edge: float = 0.0
    #: the widest gap between its parts in points, once it has been asked for
    _widest: float | None = None

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.parts[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.parts[-1].x1

    @property
    def hung(self) -> bool:
        """Whether it is nothing but a call-out that found no room on the row above."""
        return len(self.parts) == 1 and self.parts[0].raised == "sup"

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(part.bold for part in self.parts)

    def whole(self, gap: float) -> bool:
        """Whether no two parts have more than `gap` ems between them: all but tables, mastheads and numbers."""
        if self._widest is None:
            gaps = [part.x0 - before.x1 for before, part in pairwise(self.parts)] if len(self.parts) > 1 else []
            self._widest = max(gaps, default=-inf)
        return self._widest <= gap * self.size

    def cells(self, gap: float) -> list[list[Part]]:
        """The parts in groups with more than `gap` ems between them."""
        if self.whole(gap):
            return [self.parts]
        groups = [[self.parts[0]]]
        least = gap * self.size
        for before, part in pairwise(self.parts):
            if part.x0 - before.x1 > least:
                groups.append([part])
            else:
                groups[-1].append(part)
        return groups


def words(parts: Sequence[Part]) -> str:
    """The text of parts, with a blank for each gap.

    >>> words([Part("大", 0, 16, 16.0), Part("会", 32, 48, 16.0, gap=" ")])
    '大 会'
    """
    return "".join(f" {part.text}" if k and part.gap else part.text for k, part in enumerate(parts))


def commonest_size(prints: Iterable[tuple[float, int]]) -> float:
    """The size, to a tenth of a point, that most characters have of `(size, number of characters)`; 0 if there are none.

    >>> commonest_size([(10.5, 30), (8.5, 20), (10.52, 10), (8.5, 15)])
    10.5
    """
    exact: dict[float, int] = {}
    for size, count in prints:
        exact[size] = exact.get(size, 0) + count
    sizes: Counter[float] = Counter()
    for size, count in exact.items():
        sizes[round(size, 1)] += count
    return sizes.most_common(1)[0][0] if sizes else 0.0


def rows_of(pieces: Sequence[Piece], number: int) -> list[Row]:
    """The rows of page `number`, from its head to its foot."""
    body = commonest_size((piece.size, len(piece.text)) for piece in pieces)
    small = _SMALL * body
    mains: list[Piece] = []
    raised: list[Piece] = []
    for piece in pieces:
        tiny = piece.size <= small and len(piece.text) <= _LONGEST and _RAISED.fullmatch(piece.text.strip())
        (raised if tiny else mains).append(piece)
    mains.sort(key=lambda p: (-p.y, p.x0))
    groups: list[list[Piece]] = []
    for piece in mains:
        last = groups[-1] if groups else None
        if last is not None and last[0].y - piece.y < _SAME_LINE * min(last[0].size, piece.size):
            last.append(piece)
        else:
            groups.append([piece])
    # a mark may be raised without being smaller
    raised += [g[0] for g in groups if len(g) == 1 and _MARKER.fullmatch(g[0].text.strip())]
    groups = [g for g in groups if len(g) > 1 or not _MARKER.fullmatch(g[0].text.strip())]
    hosts, own = _attach(groups, raised)
    rows = [_row(group, hosts.get(k, []), number) for k, group in enumerate(groups)]
    for piece in own:
        row = _row([piece], [], number)
        if piece.size <= _TINY * body:  # a call-out for which its row had no room left
            row.parts[0].raised = "sup"
        rows.append(row)
    return sorted(rows, key=lambda row: -row.y)


_LONGEST = 6


def _attach(
    groups: Sequence[Sequence[Piece]], raised: Sequence[Piece]
) -> tuple[dict[int, list[tuple[Piece, str]]], list[Piece]]:
    """For each row the signs raised or lowered in it; and those that belong to none, such as the number of a page."""
    heights = [-group[0].y for group in groups]
    lefts = [min(piece.x0 for piece in group) for group in groups]
    hosts: dict[int, list[tuple[Piece, str]]] = {}
    own: list[Piece] = []
    for piece in raised:
        at = bisect_left(heights, -piece.y)
        best: tuple[float, int, str] | None = None
        for k in range(max(0, at - 2), min(len(groups), at + 3)):
            for main in groups[k]:
                lift = (piece.y - main.y) / main.size
                if piece.size > main.size * 1.05 or not _LIFT[0] < lift < _LIFT[1]:
                    continue
                # a raised sign belongs to what stands before it; what follows is its text only where a note begins, and
                # stands as far away as its tabs want
                far = _TO_NOTE if main.x0 == lefts[k] else _TO_TEXT
                gap = min(abs(piece.x0 - main.x1), max(0.0, main.x0 - piece.x1) / far)
                if main.x0 <= piece.x0 <= main.x1:
                    gap = 0.0
                if gap < _REACH * main.size and (best is None or gap < best[0]):
                    best = gap, k, "sup" if lift > _SUP else "sub" if lift < _SUB else ""
        if best is None:
            own.append(piece)
        else:
            hosts.setdefault(best[1], []).append((piece, best[2]))
    return hosts, own


def _row(group: Sequence[Piece], raised: Sequence[tuple[Piece, str]], page: int) -> Row:
    if len(group) == 1 and not raised:
        (one,) = group
        text = one.text.strip()
        return Row([Part(text, one.x0, one.x1, one.size, one.bold)], one.y, one.size, page, one.order, text)
    pieces = [(piece, "") for piece in group]
    pieces += raised
    pieces.sort(key=lambda pair: pair[0].x0)
    main = max(group, key=lambda piece: len(piece.text))
    parts: list[Part] = []
    blank = False
    for piece, kind in pieces:
        text = piece.text.strip()
        part = Part(text, piece.x0, piece.x1, piece.size, piece.bold, kind)
        if parts:
            before = parts[-1]
            gap = (part.x0 - before.x1) / main.size
            least = _BLANK_HAN if is_wide(before.text[-1]) or is_wide(text[0]) else _BLANK_LATIN
            if gap > _TAB:
                part.gap = "\t"
            elif (blank or piece.text[0] == " " or gap > least) and not kind:
                part.gap = " "
        blank = piece.text[-1] == " "
        parts.append(part)
    return Row(parts, main.y, main.size, page, min(piece.order for piece in group), words(parts))
