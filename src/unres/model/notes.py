"""Footnotes."""

from __future__ import annotations

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
