"""`Document` and `Resolution`: the top of the tree and the ways to look things up in it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrs import evolve, field, frozen

from unres.diagnostics import Diagnostic
from unres.model.base import Node
from unres.model.blocks import Annex, ClosingLine, Paragraph, Point
from unres.model.meta import CoverLine, Meta
from unres.model.notes import Note
from unres.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from unres.places import Box
    from unres.refs.reference import Reference


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


_STEP = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})*|[a-zA-Z]{1,5}|[㈠-㈩①-⑳]|[一二三四五六七八九十]{1,3}|[子丑寅卯辰巳午未申酉戌亥]")


@frozen
class Document(Node):
    """A parsed document."""

    kind: ClassVar[str] = "document"

    meta: Meta = field(factory=Meta)
    cover: tuple[CoverLine, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    notes: tuple[Note, ...] = ()
    source: Source = field(factory=lambda: Source(""), eq=False, repr=False)
    furniture: tuple[Furniture, ...] = field(default=(), eq=False, repr=False)
    diagnostics: tuple[Diagnostic, ...] = field(default=(), eq=False, repr=False)

    @property
    def nodes(self) -> tuple[Node, ...]:
        return (*self.cover, *self.resolutions, *self.notes)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The references of the document in its order, found when they are first asked for (see `unres.refer`)."""
        from unres.refs import refer

        return refer(self)

    @cached_property
    def metas(self) -> tuple[Meta, ...]:
        """The identification of each of `resolutions`: of several in one file its own, of parts A and B the common one with the letter.

        >>> import unres
        >>> front = "81/{}. 图书馆\\n\\n大会，\\n\\n1. 决定增设图书馆。\\n\\n"
        >>> [meta.symbol for meta in unres.parse(front.format(1) + front.format(2)).metas]
        ['A/RES/81/1', 'A/RES/81/2']
        """
        from unres.parse.several import are_several, metas

        if are_several(self.cover, self.resolutions):
            return tuple(metas(self.resolutions))
        return tuple(evolve(self.meta, part=part.letter or self.meta.part) for part in self.resolutions)

    @cached_property
    def ids(self) -> Mapping[str, Node]:
        """eId → node; of parts A, B … that repeat an id the first one wins (each part's ids are its own)."""
        found: dict[str, Node] = {}
        for node in self.walk():
            if node.eid:
                found.setdefault(node.eid, node)
        return found

    def boxes(self, where: Node | Span) -> tuple[Box, ...]:
        """Where a node with all below it, or a span of the source, is printed: one box for each page, by page.

        Empty if the source has no layout: all but PDF.

        >>> import unres
        >>> from attrs import evolve
        >>> from unres.places import Places
        >>> document = unres.parse("大会，\\n1. 决定增设图书馆。\\n")
        >>> places = Places((0, 3, 4, 15), (147.0, 96.0, 180.0, 108.0, 123.0, 114.0, 250.0, 126.0))
        >>> document = evolve(document, source=evolve(document.source, places=places))  # as a PDF has them
        >>> document.boxes(document.paragraph("1"))
        (Box(page=1, left=123.0, top=114.0, right=250.0, bottom=126.0),)
        >>> [box.top for box in document.boxes(document.span)]
        [96.0]
        """
        from unres.boxes import boxes

        return boxes(self, where)

    def node(self, eid: str) -> Node:
        """The node with this eId. Raises `KeyError` if there is none.

        >>> import unres
        >>> unres.parse("大会，\\n\\n1. 决定增设图书馆。\\n").node("para_1").text
        '决定增设图书馆。'
        """
        return self.ids[eid]

    def paragraph(self, number: str, *, part: str = "", annex: str = "") -> Paragraph | Point:
        """The paragraph or point with a printed number: "3", "3(a)", "3(a)㈡"; the first if numbering restarts.

        `part` is the letter of a part, `annex` the number of an annex as printed ("" the only one, "一"); without them the
        bodies are searched. Raises `KeyError` if there is none.

        >>> import unres
        >>> document = unres.parse("大会，\\n\\n1. 请各国：\\n\\n(a) 增设图书馆；\\n\\n(b) 延长开放时间。\\n")
        >>> document.paragraph("1(b)").text
        '延长开放时间。'
        """
        steps = tuple(_STEP.findall(number))
        for resolution in self.resolutions:
            if part and resolution.letter != part:
                continue
            roots: Iterable[Node] = resolution.body
            if annex:
                roots = [n for a in resolution.annexes if a.text.replace(" ", "") in {annex, "附件" + annex} for n in a.children]
            found = _by_number(roots, steps) if steps else None
            if found is not None:
                return found
        raise KeyError(number)


def _by_number(roots: Iterable[Node], steps: tuple[str, ...]) -> Paragraph | Point | None:
    """The numbered node reached by `steps`, a printed number a step; sections and unnumbered text are looked through."""
    for node in roots:
        label = getattr(node, "label", None)
        if isinstance(node, Paragraph | Point) and label is not None:
            if tuple(_STEP.findall(label.text)) == steps[:1]:
                inner = node if len(steps) == 1 else _by_number(node.children, steps[1:])
                if inner is not None:
                    return inner
        elif not isinstance(node, Resolution):
            inner = _by_number(node.nodes, steps)
            if inner is not None:
                return inner
    return None
