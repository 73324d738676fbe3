"""What stands on the page, in printed order: the tree as a flat run of paragraphs, for the writers of text and Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from unres.model import (
    Annex,
    Block,
    Clause,
    ClosingLine,
    Continuation,
    CoverLine,
    Document,
    Draft,
    Formula,
    Label,
    Node,
    Opaque,
    Paragraph,
    Point,
    Resolution,
    Section,
    Table,
    Text,
)


@frozen
class Printed:
    """One printed paragraph.

    `kind`: "cover", "title", "letter", "formula", "clause", "paragraph", "point", "continuation", "heading", "table",
    "opaque", "closing", "annex" (the line 附件一), "annex-title".
    """

    kind: str
    content: Text
    node: Node
    label: Label | None = None
    #: depth of a heading or of a point, from 1
    level: int = 1
    #: blanks before it: the items of a list below one that counts alike (1. below 1.) can be told from its items by nothing else
    indent: int = 0


def printed(document: Document) -> Iterator[Printed]:
    """The paragraphs of `document` in printed order, without its notes.

    >>> from unres.model import Document, Formula, Label, Paragraph, Resolution, Text
    >>> body = (Paragraph(Text("决定增设图书馆。"), label=Label("1.")),)
    >>> document = Document(resolutions=(Resolution(preamble=(Formula(Text("大会，")),), body=body),))
    >>> [(p.kind, p.content.value) for p in printed(document)]
    [('formula', '大会，'), ('paragraph', '决定增设图书馆。')]
    """
    yield from _cover(document.cover)
    for resolution in document.resolutions:
        yield from _resolution(resolution, 1)


def _cover(lines: Iterable[CoverLine]) -> Iterator[Printed]:
    for line in lines:
        yield Printed("title" if line.role == "title" else "cover", line.content, line)


def _resolution(resolution: Resolution, level: int) -> Iterator[Printed]:
    for line in resolution.cover:
        kind = "letter" if resolution.letter and line.content.value.strip(". ") == resolution.letter else "title"
        yield Printed(kind, line.content, line, level=level)
    yield from _nodes(resolution.preamble, level)
    yield from _nodes(resolution.body, level)
    yield from _closing(resolution.closing)
    for annex in resolution.annexes:
        yield from _annex(annex, level)


def _annex(annex: Annex, level: int) -> Iterator[Printed]:
    if annex.label.value or annex.label.calls:
        yield Printed("annex", annex.label, annex, level=level)
    for title in annex.titles:
        yield Printed("annex-title", title, annex, level=level + 1)
    yield from _nodes(annex.children, level + 1)
    yield from _closing(annex.closing)
    for inner in annex.annexes:
        yield from _annex(inner, level + 1)


def _closing(lines: Iterable[ClosingLine]) -> Iterator[Printed]:
    for line in lines:
        yield Printed("closing", line.content, line)


#: the blanks of each step, as wide as the number of the item above with its blank
_STEP = 3


def _nodes(nodes: Iterable[Node], level: int, depth: int = 0, counted: tuple[str, ...] = (), indent: int = 0) -> Iterator[Printed]:
    """`counted`: how the lists above these nodes count."""
    for node in nodes:
        match node:
            case Section():
                yield Printed("heading", node.content, node, node.label, level + 1)
                for line in node.subheadings:
                    yield Printed("heading", line, node, level=level + 2)
                yield from _nodes(node.children, level + 1)
            case Paragraph() | Point():
                style = node.label.style if node.label else ""
                own = indent + _STEP if style in counted else indent
                yield Printed(node.kind, node.content, node, node.label, depth or 1, own)
                yield from _nodes(node.children, level, depth + 1, (*counted, style) if style else counted, own)
            case Clause():
                yield Printed("clause", node.content, node)
                yield from _nodes(node.children, level, depth + 1)
            case Formula():
                yield Printed("formula", node.content, node)
            case Continuation():
                yield Printed("continuation", node.content, node, level=depth, indent=indent)
            case Draft():
                yield from _resolution(node.resolution, level + 1)
            case Table():
                yield Printed("table", node.caption or Text(""), node)
            case Opaque():
                yield Printed("opaque", Text(node.raw), node)
            case Annex():
                yield from _annex(node, level)
            case Block():
                yield Printed("continuation", node.content, node)
            case _:
                yield from _nodes(node.nodes, level, depth)
