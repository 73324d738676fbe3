"""`Reference`: one mention of another text, or of a place in this one, and what it points at."""

from __future__ import annotations

from typing import Any

from attrs import define, field, frozen

from unres.model.text import EMPTY, Text
from unres.source import Span

#: what `Reference.kind` can be (docs/references.md says what each is)
KINDS = (
    "resolution", "decision", "symbol", "record", "treaty", "sales", "code", "title", "charter", "ibid", "anaphora", "internal", "self",
    "session", "meeting", "sdg", "web",
)  # fmt: skip


@frozen
class Pin:
    """One step of a pinpoint: `附件二` is `Pin("annex", "二")`, `第3至5段` is `Pin("para", "3", "5")`.

    `unit`: "annex", "appendix", "para", "preamble" (序言部分第N段), "section", "chapter", "part", "article", "item" (项, 款),
    "volume", "entry" (第973号 of a treaty series), "page", "decision" (第1/CP.21号决定 inside a document), "resolution" (决议1 inside a report). `number` is printed
    without 第 and unit word ("3(a)㈡", "二", "A.1"), "" if none; `upto` the end of a range. Steps go from the whole to the
    part; members of an enumeration (第3段和第5段) are several references.
    """

    unit: str
    number: str = ""
    upto: str = ""


@define(init=False)
class Found:
    """A mention while it is being worked out: the fields of a `Reference`, not yet frozen.

    Until `freeze` its offsets count in the shadow of the text (`unres.refs.shadow`).
    """

    kind: str
    text: str
    start: int
    end: int
    #: canonical string of references.md 2, None when unresolved
    target: str | None = None
    part: str | None = None
    #: as printed
    pinpoint: str | None = None
    pins: tuple[Pin, ...] = ()
    #: why it is open; "" when resolved
    reason: str = ""
    #: the chain it was reached through: ("note 23", "note 22"), ("《2030年议程》", "note 4")
    via: tuple[str, ...] = ()
    #: eId of the clause, paragraph, point, section, cover line, closing line, table or note it stands in
    unit: str = ""
    #: "cover", "preamble", "body", "annex", "note", "closing"
    zone: str = ""
    #: eIds of this document's nodes for internal references: one, or first and last of a range; "!annex_1", "!main" for wholes
    local: tuple[str, ...] = ()
    #: number of the enumeration within the document it is a member of (第1和3段), -1 if none
    group: int = -1
    cite_start: int = 0
    cite_end: int = 0
    full_start: int = 0
    full_end: int = 0
    #: ISO date printed with the citation, if any
    date: str = ""
    content: Text = field(default=EMPTY, eq=False, repr=False)

    def __init__(
        self, kind: str, start: int, end: int, target: str | None, reason: str, cite_start: int, cite_end: int, full_start: int = -1
    ) -> None:
        """What is known when a mention is found; `full_start` is -1 if the citation begins with nothing that stands before it.

        By hand, because what attrs makes takes the fields in the order in which a `Reference` has them, and a name in a call
        costs as much as four values.
        """
        self.kind = kind
        self.start = start
        self.end = end
        self.target = target
        self.reason = reason
        self.cite_start = cite_start
        self.cite_end = cite_end
        self.full_start = full_start
        self.part = self.pinpoint = None
        self.pins = self.via = self.local = ()
        self.group = -1
        self.date = ""

    def again(self) -> Found:
        """The same once more, for another place or another target."""
        one = Found(self.kind, self.start, self.end, self.target, self.reason, self.cite_start, self.cite_end, self.full_start)
        one.part, one.pinpoint, one.pins, one.via = self.part, self.pinpoint, self.pins, self.via
        one.local, one.group, one.date = self.local, self.group, self.date
        return one


@frozen
class Reference(Found):
    """A mention.

    Offsets count code points of `content.value`, the text it stands in. `[start, end)` is the mention itself, the number for
    numbers and list members (`70/1`), the whole expression for pinpoints, 同上, internal references and titles;
    `[cite_start, cite_end)` the citation from 第 (or symbol, or 《) to the end of its pinpoint, which never overlaps that of
    another reference unless both belong to one `group`; `[full_start, full_end)` takes in title and date as well.
    """

    @property
    def status(self) -> str:
        """"resolved" or "unresolved"."""
        return "resolved" if self.target is not None else "unresolved"

    @property
    def span(self) -> Span:
        """The mention in `Source.text`."""
        return self.content.source_span(self.start, self.end)

    @property
    def full_span(self) -> Span:
        """The mention with title, date and pinpoint in `Source.text`."""
        return self.content.source_span(self.full_start, self.full_end)


def freeze(found: list[Found], unit: str, zone: str, content: Text) -> list[Reference]:
    """The mentions of a text as references: the very objects, for there are forty in a document, and to copy twenty fields costs 1 µs.

    Their offsets count in `content` by now.

    >>> (made,) = freeze([Found("resolution", 1, 5, "A/RES/70/1", "", 0, 6, 0)], "para_1", "body", Text("第70/1号"))
    >>> made.text, made.full_start, made.full_end, made.status
    ('70/1', 0, 6, 'resolved')
    """
    value = content.value
    for one in found:
        one.text = value[one.start : one.end]
        if one.target is not None:
            one.reason = ""
        if one.full_start < 0:
            one.full_start = one.cite_start
        one.full_end = one.cite_end
        one.unit, one.zone, one.content = unit, zone, content
        one.__class__ = Reference
    made: Any = found
    return made  # type: ignore[no-any-return]
