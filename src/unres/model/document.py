"""`Document` and `Resolution`: the top of the tree and the ways to look things up in it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrs import field, frozen

from unres.diagnostics import Diagnostic
from unres.model.base import Node
from unres.model.blocks import Annex, ClosingLine, Paragraph, Point
from unres.model.meta import CoverLine, Meta
from unres.model.notes import Note
from unres.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@frozen
class Resolution(Node):
    """One resolution or decision: a whole document, part A or B of one, or a quoted draft.

    `preamble` holds Formula, Clause and (unlabelled headings in the preamble) Section nodes without children; `body` holds
    Paragraph, Section, Table, Clause and Formula (later preambles), Draft, Opaque.
    """

    kind: ClassVar[str] = "resolution"

    #: "A", "B" of a document with several parts
    letter: str = ""
    #: number and title lines of a part or a quoted draft (those of a document stand in `Document.cover`)
    cover: tuple[CoverLine, ...] = ()
    preamble: tuple[Node, ...] = ()
    body: tuple[Node, ...] = ()
    closing: tuple[ClosingLine, ...] = ()
    annexes: tuple[Annex, ...] = ()

    @property
    def title(self) -> str:
        """The title printed over this part."""
        return "".join(c.text for c in self.cover if c.role == "title")

    @property
    def nodes(self) -> tuple[Node, ...]:
        return (*self.cover, *self.preamble, *self.body, *self.closing, *self.annexes)


@frozen
class Furniture:
    """Source text that belongs to the page, not to the document: a running head, a page number, a rule, mark-up."""

    kind: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


_PINPOINT = re.compile(r"[0-9]+|[a-zA-Z]+|[㈠-㈩]|[一二三四五六七八九十]+")


@frozen
class Document(Node):
    """A parsed document."""

    kind: ClassVar[str] = "document"

    meta: Meta = field(factory=Meta)
    cover: tuple[CoverLine, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    notes: tuple[Note, ...] = ()
    source: Source = field(factory=lambda: Source(""), eq=False, repr=False)  # type: ignore[arg-type]
    furniture: tuple[Furniture, ...] = field(default=(), eq=False, repr=False)
    diagnostics: tuple[Diagnostic, ...] = field(default=(), eq=False, repr=False)

    @property
    def nodes(self) -> tuple[Node, ...]:
        return (*self.cover, *self.resolutions, *self.notes)
