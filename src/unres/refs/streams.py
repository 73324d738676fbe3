"""Streams: the texts of a document one by one, with the unit they stand in."""

from __future__ import annotations

import re
from typing import NamedTuple

from unres.model.base import Node
from unres.model.blocks import Annex, Block, Draft, Section, Table
from unres.model.document import Document, Resolution
from unres.model.text import Text
from unres.refs.bodies import speakers

_COMMAS = ("，", ",")
_QUOTED = re.compile(r"《[^《》]{0,200}》|“[^“”]{0,400}”")


class Stream(NamedTuple):
    """A text with its place: eId of the unit, zone, index of the note it belongs to (-1 if none), the root of its numbering."""

    content: Text
    unit: str
    zone: str
    note: int = -1
    #: the resolution or annex it stands in
    scope: Node | None = None
    #: paragraphs and points from the outside in, for 上文(b)分段
    chain: tuple[str, ...] = ()
    #: body whose text this is: "大会", "经济及社会理事会" … of the formula in force, "" for the document's own
    speaker: str = ""


def blank_quotes(text: str) -> str:
    """Text of the same length with what stands in 《》 and “” blotted out, so that numbers in titles join no list.

    >>> blank_quotes("《2030年议程》和第70/1号决议")
    '《■■■■■■■》和第70/1号决议'
    """
    if "《" not in text and "“" not in text:
        return text
    return _QUOTED.sub(lambda m: m[0][0] + "■" * (len(m[0]) - 2) + m[0][-1], text)


def streams(document: Document) -> list[Stream]:
    """Every text of the document in its order, the notes last.

    >>> import unres
    >>> [(s.zone, s.content.value) for s in streams(unres.parse("大会，\\n\\n1. 决定增设图书馆。\\n"))]
    [('preamble', '大会，'), ('body', '决定增设图书馆。')]
    """
    out = [Stream(line.content, line.eid, "cover") for line in document.cover]
    for resolution in document.resolutions:
        _resolution(resolution, out)
    for k, note in enumerate(document.notes):
        out += [Stream(content, note.eid, "note", k) for content in note.contents]
    return out


def _resolution(resolution: Resolution, out: list[Stream]) -> None:
    speaker = ""
    out += [Stream(line.content, line.eid, "cover", -1, resolution) for line in resolution.cover]
    for node in resolution.preamble:
        if node.kind == "formula":
            speaker = _name(node.text)
        _node(node, "preamble", resolution, (), speaker, out)
    for node in resolution.body:
        _node(node, "body", resolution, (), speaker, out)
    out += [Stream(line.content, line.eid, "closing", -1, resolution) for line in resolution.closing]
    for annex in resolution.annexes:
        _annex(annex, speaker, out)


def _annex(annex: Annex, speaker: str, out: list[Stream]) -> None:
    out += [Stream(content, annex.eid, "annex", -1, annex) for content in annex.titles]
    for node in annex.children:
        # a text of another body that is annexed begins with its name: 亚洲及太平洋经济社会委员会，
        if isinstance(node, Block) and 2 < len(node.text) < 24 and node.text.rstrip()[-1:] in _COMMAS:
            name = _name(node.text)
            speaker = name if name in speakers() else speaker
        _node(node, "annex", annex, (), speaker, out)
    out += [Stream(line.content, line.eid, "closing", -1, annex) for line in annex.closing]
    for inner in annex.annexes:
        _annex(inner, speaker, out)


def _name(formula: str) -> str:
    return formula.strip('，,：: “"「').replace(" ", "")


def _node(node: Node, zone: str, scope: Node, chain: tuple[str, ...], speaker: str, out: list[Stream]) -> None:
    kind = node.kind
    if kind in ("paragraph", "point"):
        chain = (*chain, node.eid)
    elif kind == "clause":
        zone = "preamble"
    if isinstance(node, Block):
        out.append(Stream(node.content, node.eid, zone, -1, scope, chain, speaker))
        if isinstance(node, Section):
            out += [Stream(content, node.eid, zone, -1, scope, chain, speaker) for content in node.subheadings]
    elif isinstance(node, Table):
        cells = [content for row in node.rows for cell in row.cells for content in cell.contents]
        texts = cells if node.caption is None else [node.caption, *cells]
        out += [Stream(content, node.eid, zone, -1, scope, chain, speaker) for content in texts]
        return
    elif isinstance(node, Draft):
        _resolution(node.resolution, out)
        return
    for child in node.nodes:
        _node(child, zone, scope, chain, speaker, out)
