"""`Reading`: one text of a document while its references are found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from unres.model.base import Node
from unres.model.text import Text
from unres.refs.reference import Found
from unres.refs.shadow import Shadow

if TYPE_CHECKING:
    from unres.refs.numbered import Candidate, Scene
    from unres.refs.pinpoints import Pinpoint


@define(eq=False)
class Reading:
    """A text with its place, the text as the patterns read it, and what has been found in it so far.

    `shade` is the shadow of the whole document, `low` where this text begins in it, `base` where it begins in the original.
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
    base: int
    #: how far the original is shifted against this text; None if blanks inside it make it vary
    shift: int | None
    #: the next free number of an enumeration
    group: int
    #: what was found; in order when the text has been read
    found: list[Found] = field(factory=list)
    #: numbers that may be citations
    candidates: list[Candidate] = field(factory=list)
    #: where a candidate begins whose pinpoint enumerates → that pinpoint
    several: dict[int, Pinpoint] | None = None
    #: end of what is taken
    done: int = 0
    #: symbol that a number in a note may belong to
    source: str = ""
    #: where the title of records begins whose symbol comes next, -1 if none
    title: int = -1
    #: whether 该决议 and the like, and whether titles are among what was found
    anaphora: bool = False
    titled: bool = False
    #: whether places in this document are
    local: bool = False

    def end(self, offset: int) -> int:
        """The offset in the stream's own text behind the character before `offset`."""
        return self.shade.end(self.low + offset) - self.base if offset else 0
