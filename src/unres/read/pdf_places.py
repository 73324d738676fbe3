"""Where the rows of PDF pages are printed."""

from __future__ import annotations

from collections.abc import Sequence

from unres.places import Places
from unres.read.pdf_columns import RULED_GAP
from unres.read.pdf_pages import Page
from unres.read.pdf_rows import Row
from unres.read.pdf_text import Turn

#: in ems: how far print reaches above and below its baseline; Han characters from -.12 to .88, Latin descenders to -.22
_ABOVE, _BELOW = 0.88, 0.22


def places_of(rows: Sequence[Sequence[Row]], pages: Sequence[Page]) -> Places:
    """The places of rows that have been written to the source, page by page; cells that stand apart have their own.

    >>> from unres.read.pdf_rows import Part
    >>> row = Row([Part("大会", 60.0, 80.0, 10.0), Part("Distr.", 400.0, 425.0, 10.0, gap="\\t", at=3)], 700.0, 10.0, 0, 0)
    >>> places_of([[row]], [Page(612.0, 792.0)])
    Places(spans=(0, 2, 3, 9), edges=(60.0, 83.2, 80.0, 94.2, 400.0, 83.2, 425.0, 94.2))
    """
    spans: list[int] = []
    edges: list[float] = []
    for page, printed in zip(pages, rows, strict=True):
        height = page.height
        for row in printed:
            low, high = row.y - _BELOW * row.size, row.y + _ABOVE * row.size
            top, bottom = round(height - high, 1), round(height - low, 1)
            for cell in row.cells(RULED_GAP):
                first, last = cell[0], cell[-1]
                spans += (first.at, last.at + len(last.text))
                if page.turned:
                    edges += _back(page, first.x0, low, last.x1, high)
                else:
                    edges += (round(first.x0, 1), top, round(last.x1, 1), bottom)
    return Places(tuple(spans), tuple(edges))


def _back(page: Page, x0: float, low: float, x1: float, high: float) -> tuple[float, float, float, float]:
    """The edges of print on a page that was turned to be read, on the page as it is shown."""
    shown = Turn(0, page.width, page.height).further(-page.turned)
    (a, b), (c, d) = shown.place(x0, low), shown.place(x1, high)
    height = shown.height
    return round(min(a, c), 1), round(height - max(b, d), 1), round(max(a, c), 1), round(height - min(b, d), 1)
