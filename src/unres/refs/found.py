"""`Found`: a reference while it is being worked out."""

from __future__ import annotations

from attrs import define

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
    part: str | None = None
    pins: tuple[Pin, ...] = ()
    pinpoint: str | None = None
    cite_start: int = -1
    cite_end: int = -1
    full_start: int = -1
    full_end: int = -1
    date: str = ""
    via: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    group: int = -1


@define(eq=False)
class Reading:
    """A stream, its shadow, and what was found in it, in order."""

    stream: Stream
    shade: Shadow
    found: list[Found]
