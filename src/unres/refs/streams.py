"""Streams: the texts of a document one by one, with the unit they stand in."""

from __future__ import annotations

import re
from typing import NamedTuple

from unres.model.base import Node
from unres.model.blocks import Annex, Block, Draft, Section, Table
from unres.model.document import Document, Resolution
from unres.model.text import Text
from unres.refs.bodies import speakers

#: cover lines that identify this document: what stands in them is no citation
_OWN_LINES = frozenset(("symbol", "number", "job", "distribution", "publisher", "organ", "language", "original", "date"))
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


#: a `Stream` without its names, which cost three times as much to make: there is no reference in two texts of three
Row = tuple[Text, str, str, int, Node | None, tuple[str, ...], str]


def blank_quotes(text: str) -> str:
    """Text of the same length with what stands in 《》 and “” blotted out, so that numbers in titles join no list.

    >>> blank_quotes("《2030年议程》和第70/1号决议")
    '《■■■■■■■》和第70/1号决议'
    """
    if "《" not in text and "“" not in text:
        return text
    return _QUOTED.sub(lambda m: m[0][0] + "■" * (len(m[0]) - 2) + m[0][-1], text)


def streams(document: Document) -> list[Row]:
    """Every text in which references are looked for, in the order of the document, the notes last; each as a `Stream` has it.

    Closing lines have none, nor have cover lines that identify the document itself.

    >>> import unres
    >>> [Stream(*row).zone for row in streams(unres.parse("大会，\\n\\n1. 决定增设图书馆。\\n"))]
    ['preamble', 'body']
    """
    own = {line.eid for line in document.cover if line.role in _OWN_LINES}
    out: list[Row] = [(line.content, line.eid, "cover", -1, None, (), "") for line in document.cover if line.eid not in own]
    for resolution in document.resolutions:
        _resolution(resolution, own, out)
    for k, note in enumerate(document.notes):
        eid = note.eid
        for content in note.contents:
            out.append((content, eid, "note", k, None, (), ""))
    return out


def _resolution(resolution: Resolution, own: set[str], out: list[Row]) -> None:
    out += [(line.content, line.eid, "cover", -1, resolution, (), "") for line in resolution.cover if line.eid not in own]
    speaker = ""
    for node in resolution.preamble:
        if node.kind == "formula":
            speaker = _name(node.text)
        _nodes((node,), "preamble", resolution, (), speaker, own, out)
    _nodes(resolution.body, "body", resolution, (), speaker, own, out)
    for annex in resolution.annexes:
        _annex(annex, speaker, own, out)


def _annex(annex: Annex, speaker: str, own: set[str], out: list[Row]) -> None:
    out += [(content, annex.eid, "annex", -1, annex, (), "") for content in annex.titles]
    for node in annex.children:
        # a text of another body that is annexed begins with its name: 亚洲及太平洋经济社会委员会，
        if isinstance(node, Block) and 2 < len(node.text) < 24 and node.text.rstrip()[-1:] in _COMMAS:
            name = _name(node.text)
            speaker = name if name in speakers() else speaker
        _nodes((node,), "annex", annex, (), speaker, own, out)
    for inner in annex.annexes:
        _annex(inner, speaker, own, out)


def _name(formula: str) -> str:
    return formula.strip('，,：: “"「').replace(" ", "")


def _nodes(nodes: tuple[Node, ...], zone: str, scope: Node, chain: tuple[str, ...], speaker: str, own: set[str], out: list[Row]) -> None:
    for node in nodes:
        kind, eid = node.kind, node.eid
        here, inner = zone, chain
        if kind in ("paragraph", "point"):
            inner = (*chain, eid)
        elif kind == "clause":
            here = "preamble"
        if isinstance(node, Block):
            out.append((node.content, eid, here, -1, scope, inner, speaker))
            if isinstance(node, Section):
                out += [(content, eid, here, -1, scope, inner, speaker) for content in node.subheadings]
        elif isinstance(node, Table):
            cells = [content for row in node.rows for cell in row.cells for content in cell.contents]
            texts = cells if node.caption is None else [node.caption, *cells]
            out += [(content, eid, here, -1, scope, inner, speaker) for content in texts]
            continue
        elif isinstance(node, Draft):
            _resolution(node.resolution, own, out)
            continue
        if below := node.nodes:
            _nodes(below, here, scope, inner, speaker, own, out)
