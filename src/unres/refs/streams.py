"""Streams: the texts of a document one by one, with the unit they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from unres.model.base import Node
from unres.model.blocks import Annex, Block, Cell, Draft, Section, Table
from unres.model.document import Document, Resolution
from unres.model.notes import Note
from unres.model.text import Text
from unres.refs.bodies import speakers

_COMMAS = ("，", ",")
_QUOTED = re.compile(r"《[^《》]{0,200}》|“[^“”]{0,400}”")


@frozen(eq=False)
class Stream:
    """A text with its place: eId of the unit, zone, index of the note it belongs to (-1 if none), the part's or annex's root."""

    content: Text
    unit: str
    zone: str
    note: int = -1
    scope: Node | None = None
    #: paragraphs and points from the outside in, for 上文(b)分段
    chain: tuple[str, ...] = ()
    #: body whose text this is: "大会", "经济及社会理事会" … of the formula in force, "" for the document's own
    speaker: str = ""

    @property
    def value(self) -> str:
        """The text."""
        return self.content.value


def blank_quotes(text: str) -> str:
    """Text of the same length with what stands in 《》 and “” blotted out, so that numbers in titles join no list.

    >>> blank_quotes("《2030年议程》和第70/1号决议")
    '《■■■■■■■》和第70/1号决议'
    """
    if "《" not in text and "“" not in text:
        return text
    return _QUOTED.sub(lambda m: m[0][0] + "■" * (len(m[0]) - 2) + m[0][-1], text)


def streams(document: Document) -> Iterator[Stream]:
    """Every text of the document in its order, the notes last."""
    for line in document.cover:
        yield Stream(line.content, line.eid, "cover")
    for resolution in document.resolutions:
        yield from _resolution(resolution)
    for k, note in enumerate(document.notes):
        for content in note.contents:
            yield Stream(content, note.eid, "note", note=k)


def _resolution(resolution: Resolution) -> Iterator[Stream]:
    speaker = ""
    for line in resolution.cover:
        yield Stream(line.content, line.eid, "cover", scope=resolution)
    for node in resolution.preamble:
        if node.kind == "formula":
            speaker = node.text.strip("，,：: ").replace(" ", "")
        yield from _node(node, "preamble", resolution, (), speaker)
    for node in resolution.body:
        yield from _node(node, "body", resolution, (), speaker)
    for line in resolution.closing:
        yield Stream(line.content, line.eid, "closing", scope=resolution)
    for annex in resolution.annexes:
        yield from _annex(annex, speaker)


def _annex(annex: Annex, speaker: str) -> Iterator[Stream]:
    for content in (annex.label, *annex.titles):
        yield Stream(content, annex.eid, "annex", scope=annex)
    for node in annex.children:
        # a text of another body that is annexed begins with its name: 亚洲及太平洋经济社会委员会，
        if isinstance(node, Block) and 2 < len(node.text) < 24 and node.text.rstrip()[-1:] in _COMMAS:
            name = node.text.strip("，,：: ").replace(" ", "")
            speaker = name if name in speakers() else speaker
        yield from _node(node, "annex", annex, (), speaker)
    for inner in annex.annexes:
        yield from _annex(inner, speaker)


def _node(node: Node, zone: str, scope: Node, chain: tuple[str, ...], speaker: str) -> Iterator[Stream]:
    if isinstance(node, Draft):
        yield from _resolution(node.resolution)
        return
    here = (*chain, node.eid) if node.kind in {"paragraph", "point"} else chain
    zone = "preamble" if node.kind == "clause" else zone
    if isinstance(node, Section):
        for content in (node.content, *node.subheadings):
            yield Stream(content, node.eid, zone, scope=scope, chain=here, speaker=speaker)
    elif isinstance(node, Block):
        yield Stream(node.content, node.eid, zone, scope=scope, chain=here, speaker=speaker)
    elif isinstance(node, Table):
        if node.caption is not None:
            yield Stream(node.caption, node.eid, zone, scope=scope, chain=here, speaker=speaker)
        for row in node.rows:
            for cell in row.cells:
                for content in cell.contents:
                    yield Stream(content, node.eid, zone, scope=scope, chain=here, speaker=speaker)
        return
    elif isinstance(node, Cell | Note):
        return
    for child in node.nodes:
        yield from _node(child, zone, scope, here, speaker)
