"""Footnotes."""

from __future__ import annotations

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


def place_of(marker: str, markers: Sequence[str]) -> int:
    """Where a note that nobody calls stands among others: before the first with a greater number, else at the end.

    >>> place_of("2", ["*", "1", "3"]), place_of("a", ["1"])
    (2, 1)
    """
    if marker.isdigit():
        for k, other in enumerate(markers):
            if other.isdigit() and int(other) > int(marker):
                return k
    return len(markers)
