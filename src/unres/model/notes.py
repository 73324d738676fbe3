"""Footnotes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import ClassVar

from attrs import field, frozen

from unres.model.base import Node
from unres.model.text import Text


@frozen
class Note(Node):
    """A footnote: its marker as printed (`1`, `*`, `a`) and its paragraphs."""

    kind: ClassVar[str] = "note"

    marker: str = ""
    contents: tuple[Text, ...] = ()
    #: eIds of the units that call it, in document order (the caller's eId, one for each call)
    callers: tuple[str, ...] = field(default=(), eq=False)

    @property
    def text(self) -> str:
        return "\n".join(t.value for t in self.contents)


def placed(called: Sequence[str], uncalled: Sequence[str]) -> list[int]:
    """The order of notes by their marks, as indices into `called` and then `uncalled`.

    Notes that are called stand in the order of their calls; one that nobody calls stands before the first with a greater
    number, else at the end.

    >>> placed(["*", "1", "3"], ["2", "a"])
    [0, 1, 3, 2, 4]
    """
    order = list(range(len(called)))
    #: the greatest number up to each place: it never falls, so that the place is found by bisection
    greatest: list[int] = []
    for marker in called:
        greatest.append(max(_number(marker), greatest[-1] if greatest else -1))
    for index, marker in enumerate(uncalled, len(called)):
        number = _number(marker)
        place = bisect_right(greatest, number) if number >= 0 else len(order)
        order.insert(place, index)
        greatest.insert(place, max(number, greatest[place - 1] if place else -1))
    return order


def _number(marker: str) -> int:
    return int(marker) if marker.isdecimal() and len(marker) < 10 else -1
