"""`Reading`: one text of a document while its references are found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from unres.model.base import Node
from unres.model.text import Text
from unres.refs.reference import Found
from unres.refs.shadow import Shadow

if TYPE_CHECKING:
    from unres.refs.numbered import Candidate, Scene
    from unres.refs.pinpoints import Pinpoint
    from unres.refs.streams import Stream


@define(eq=False, init=False)
class Reading:
    """A text with its place, the text as the patterns read it, and what has been found in it so far.

    `shade` is the shadow of the whole document, `low` where this text begins in it; `drop` is which of the blanks that the
    shadow leaves out is the first in this text, 0 if none is: then all offsets are those of the original.
    """

    content: Text
    zone: str
    #: eId
    unit: str
    #: index of the note it belongs to, -1 if none
    note: int
    #: the resolution or annex it stands in
    scope: Node | None
    #: paragraphs and points from the outside in, for 上文(b)分段
    chain: tuple[str, ...]
    #: body whose text this is, "" for the document's own
    speaker: str
    text: str
    scene: Scene
    shade: Shadow
    low: int
    drop: int
    #: the next free number of an enumeration
    group: int
    #: what was found; in order when the text has been read
    found: list[Found]
    #: numbers that may be citations
    candidates: list[Candidate]
    #: where a candidate begins whose pinpoint enumerates → that pinpoint
    several: dict[int, Pinpoint] | None
    #: end of what is taken
    done: int
    #: symbol that a number in a note may belong to
    source: str
    #: where the title of records begins whose symbol comes next, -1 if none
    title: int
    #: whether 该决议 and the like, titles, and numbers inside titles are among what was found
    anaphora: bool
    titled: bool
    nested: bool
    #: whether places in this document are
    local: bool

    def __init__(self, row: Stream, text: str, scene: Scene, shade: Shadow, low: int, drop: int, group: int) -> None:
        """The text of `row`, in which nothing has been found yet; by hand, because that is half as dear as by attrs."""
        self.content, self.zone, self.unit, self.note, self.scope, self.chain, self.speaker = row
        self.text = text
        self.scene = scene
        self.shade = shade
        self.low = low
        self.drop = drop
        self.group = group
        self.found = []
        self.candidates = []
        self.several = None
        self.done = 0
        self.source = ""
        self.title = -1
        self.anaphora = self.titled = self.nested = self.local = False

    def end(self, offset: int) -> int:
        """The offset in the stream's own text behind the character before `offset`."""
        if not self.drop or not offset:
            return offset
        return self.shade.original(self.low + offset - 1) + 1 - self.low - self.shade.gone[self.drop - 1]
