"""`Found`: a reference while it is being worked out."""

from __future__ import annotations

from attrs import define, field

from unres.refs.reference import Pin
from unres.refs.shadow import Shadow
from unres.refs.streams import Stream


@define(eq=False)
class Found:
    """A mention in the shadow of a stream's text; what `Reference` says of it when all is known."""

    kind: str
    start: int
    end: int
    target: str | None = None
    reason: str = ""
    #: by position: a name costs a third of the call
    cite_start: int = -1
    cite_end: int = -1
    part: str | None = None
    pins: tuple[Pin, ...] = ()
    pinpoint: str | None = None
    #: where the citation begins with its title or date
    full_start: int = -1
    date: str = ""
    via: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    group: int = -1


@define(eq=False)
class Reading:
    """A stream, its text as the patterns read it, and what was found in it, in order.

    `shade` is the shadow of the whole document, `low` where this text begins in it, `base` where it begins in the original.
    """

    stream: Stream
    text: str
    shade: Shadow
    low: int = 0
    base: int = 0
    #: how far the original is shifted against this text; None if blanks inside it make it vary
    shift: int | None = None
    found: list[Found] = field(factory=list)
    #: whether a title is among them
    titled: bool = False

    def end(self, offset: int) -> int:
        """The offset in the stream's own text behind the character before `offset`."""
        return self.shade.end(self.low + offset) - self.base if offset else 0
