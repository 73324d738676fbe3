"""Rows of a page: pieces on one line put together, raised numbers in their places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from attrs import define, field

from unres.read.pdf_pages import Page, Piece

_RAISED = re.compile(r"[\[(]?[0-9a-z*†‡∗⁎,，、]{1,6}[\])]?|st|nd|rd|th")
_HAN = re.compile(r"[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uffef“”‘’…—]")


@define(eq=False)
class Part:
    """A piece in a row: `raised` is "sup", "sub" or "", `at` its offset in the source."""

    text: str
    x0: float
    x1: float
    size: float
    raised: str = ""
    at: int = 0
    #: blank before it, as written to the source
    gap: str = ""


@define(eq=False)
class Row:
    """A printed line. `y` is its baseline, `size` the size of most of its text."""

    parts: list[Part]
    y: float
    size: float
    page: int
    order: int
    bold: bool = False
    #: "" for running text, else the kind of furniture, "note", "table"
    kind: str = ""
    start: int = 0
    end: int = 0
    text: str = ""
    x0: float = field(init=False, default=0.0)
    x1: float = field(init=False, default=0.0)

    def __attrs_post_init__(self) -> None:
        self.x0, self.x1 = self.parts[0].x0, self.parts[-1].x1

    def columns(self, gap: float) -> list[list[Part]]:
        """The parts in groups with more than `gap` ems between them."""
        groups = [[self.parts[0]]]
        for before, part in zip(self.parts, self.parts[1:], strict=False):
            if part.x0 - before.x1 > gap * self.size:
                groups.append([part])
            else:
                groups[-1].append(part)
        return groups


def rows_of(page: Page, number: int) -> list[Row]:
    """The rows of a page from its head to its foot."""
    mains: list[Piece] = []
    small: list[Piece] = []
    sizes: Counter[float] = Counter()
    for piece in page.pieces:
        sizes[round(piece.size, 1)] += len(piece.text)
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    for piece in page.pieces:
        if piece.size <= 0.8 * body and len(piece.text) <= 6 and _RAISED.fullmatch(piece.text.strip()):
            small.append(piece)
        else:
            mains.append(piece)
    mains.sort(key=lambda p: (-p.y, p.x0))
    groups: list[list[Piece]] = []
    for piece in mains:
        last = groups[-1] if groups else None
        if last is not None and abs(last[0].y - piece.y) < 0.25 * min(last[0].size, piece.size):
            last.append(piece)
        else:
            groups.append([piece])
    groups, raised = _attach(groups, small)
    rows = [_row(group, raised.get(k, []), number) for k, group in enumerate(groups)]
    return sorted(rows, key=lambda row: -row.y)


def _attach(groups: list[list[Piece]], small: list[Piece]) -> tuple[list[list[Piece]], dict[int, list[tuple[Piece, str]]]]:
    """The row that each small piece is raised (or lowered) in; one that belongs to none is a row of its own."""
    heights = [-group[0].y for group in groups]
    raised: dict[int, list[tuple[Piece, str]]] = {}
    own: list[list[Piece]] = []
    for piece in small:
        at = bisect_left(heights, -piece.y)
        best: tuple[float, int, str] | None = None
        for k in range(max(0, at - 2), min(len(groups), at + 3)):
            for main in groups[k]:
                if main.size * 0.85 < piece.size:
                    continue
                lift = (piece.y - main.y) / main.size
                if not -0.35 < lift < 0.75:
                    continue
                gap = min(abs(piece.x0 - main.x1), max(0.0, main.x0 - piece.x1) / 3.0)
                if main.x0 <= piece.x0 <= main.x1:
                    gap = 0.0
                if gap < 1.2 * main.size and (best is None or gap < best[0]):
                    best = gap, k, "sup" if lift > 0.08 else "sub" if lift < -0.05 else ""
        if best is None:
            own.append([piece])
        else:
            raised.setdefault(best[1], []).append((piece, best[2]))
    if own:
        # small print of its own, as a number of a page
        order = sorted(range(len(groups) + len(own)), key=lambda k: -(groups[k] if k < len(groups) else own[k - len(groups)])[0].y)
        moved = {old: new for new, old in enumerate(order)}
        raised = {moved[k]: v for k, v in raised.items()}
        groups = [groups[k] if k < len(groups) else own[k - len(groups)] for k in order]
    return groups, raised


def _row(group: Sequence[Piece], raised: Sequence[tuple[Piece, str]], page: int) -> Row:
    parts = [Part(piece.text, piece.x0, piece.x1, piece.size) for piece in group]
    parts += [Part(piece.text.strip(), piece.x0, piece.x1, piece.size, kind) for piece, kind in raised]
    parts.sort(key=lambda part: part.x0)
    main = max(group, key=lambda piece: len(piece.text))
    for before, part in zip(parts, parts[1:], strict=False):
        gap = part.x0 - before.x1
        if gap > 2.0 * main.size:
            part.gap = "\t"
        elif part.text[0] != " " and gap > (0.4 if _wide(before, part) else 0.15) * main.size and not part.raised:
            part.gap = " "
    return Row(parts, main.y, main.size, page, min(piece.order for piece in group), bold=all(p.bold for p in group))


def _wide(before: Part, part: Part) -> bool:
    return bool(_HAN.match(before.text[-1]) or _HAN.match(part.text[0]))
