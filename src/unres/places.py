"""`Places`: where on its pages a source is printed, and `Box`, a part of a page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from attrs import Attribute, field, frozen


@frozen(order=True)
class Box:
    """A rectangle on a page as it is shown, in points (1/72 inch) from the left edge and from the head of the page down.

    `page` counts from 1. A picture of the page with `scale` pixels a point is cut by `left * scale` … `bottom * scale`.

    >>> Box(1, 60.0, 72.0, 300.0, 84.0).union(Box(1, 90.0, 84.0, 552.0, 96.0))
    Box(page=1, left=60.0, top=72.0, right=552.0, bottom=96.0)
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float

    def union(self, other: Box) -> Box:
        """The smallest box that holds both; `other` is on the same page."""
        return Box(
            self.page,
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@frozen
class Places:
    """Where the stretches of a text are printed: a printed line, or a cell where a line has several.

    Flat, because a document has thousands: `spans` is `(start, end)` of each stretch, in the order of the text, `edges`
    its `(left, top, right, bottom)`, measured as those of a `Box`. Which page it is on the page marks of the source tell.
    """

    spans: tuple[int, ...] = ()
    edges: tuple[float, ...] = field(default=())

    @edges.validator
    def _four_to_two(self, _: Attribute[tuple[float, ...]], edges: tuple[float, ...]) -> None:
        if len(self.spans) % 2 or len(edges) != 2 * len(self.spans):
            raise ValueError("places need two offsets and four edges each")

    def touched(self, start: int, end: int) -> range:
        """The numbers of the stretches that hold any of `[start, end)`.

        >>> places = Places((0, 3, 4, 9), (60.0, 72.0, 90.0, 84.0, 60.0, 84.0, 120.0, 96.0))
        >>> list(places.touched(2, 5)), list(places.touched(3, 4))
        ([0, 1], [])
        """
        if start >= end:
            return range(0)
        spans = self.spans
        every = range(len(spans) // 2)
        first = bisect_right(every, start, key=lambda k: spans[2 * k + 1])
        return range(first, max(first, bisect_left(every, end, key=lambda k: spans[2 * k])))

    def boxes(self, stretches: Iterable[tuple[int, int]], pages: tuple[int, ...]) -> tuple[Box, ...]:
        """One box for each page that any of `stretches` is printed on, by page; `pages` are `Source.pages`.

        >>> places = Places((0, 3, 4, 9), (60.0, 72.0, 90.0, 84.0, 60.0, 84.0, 120.0, 96.0))
        >>> places.boxes([(0, 2), (4, 6)], ())
        (Box(page=1, left=60.0, top=72.0, right=120.0, bottom=96.0),)
        """
        found: dict[int, Box] = {}
        for start, end in stretches:
            for k in self.touched(start, end):
                page = bisect_right(pages, self.spans[2 * k]) + 1
                box = Box(page, *self.edges[4 * k : 4 * k + 4])
                found[page] = found[page].union(box) if page in found else box
        return tuple(found[page] for page in sorted(found))
