"""Streams: the texts of a document one by one, with the unit they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unres.model.base import Node
from unres.model.blocks import Annex, Block, Clause, Draft, Paragraph, Point, Section, Table
from unres.model.document import Document, Resolution
from unres.model.meta import CoverLine
from unres.model.text import Text
from unres.refs.bodies import speakers

#: cover lines that identify this document: what stands in them is no citation
_OWN_LINES = frozenset(("symbol", "number", "job", "distribution", "publisher", "organ", "language", "original", "date"))
#: nodes that are places of their own
_NUMBERED = (Paragraph, Point)
_COMMAS = ("，", ",")
_QUOTED = re.compile(r"《[^《》]{0,200}》|“[^“”]{0,400}”")


#: a text and where it stands: its zone, the eId of its unit, the index of the note it belongs to (-1 if none), the resolution or
#: annex it is in, the paragraphs and points around it from the outside in (for 上文(b)分段), and the body whose text this is: "大会",
#: "经济及社会理事会" … of the formula in force, "" for the document's own. In the order in which `Reading` has them, and without
#: names, which cost three times as much to make: in two texts of three nothing is found
Stream = tuple[Text, str, str, int, Node | None, tuple[str, ...], str]


def blank_quotes(text: str) -> str:
    """Text of the same length with what stands in 《》 and “” blotted out, so that numbers in titles join no list.

    >>> blank_quotes("《2030年议程》和第70/1号决议")
    '《■■■■■■■》和第70/1号决议'
    """
    if "《" not in text and "“" not in text:
        return text
    return _QUOTED.sub(_blotted, text)


def _blotted(quoted: re.Match[str]) -> str:
    printed = quoted[0]
    return f"{printed[0]}{'■' * (len(printed) - 2)}{printed[-1]}"


def covers(document: Document) -> Iterator[CoverLine]:
    """The cover lines of a document and of its resolutions."""
    yield from document.cover
    for part in document.resolutions:
        yield from part.cover


def streams(document: Document) -> list[Stream]:
    """Every text in which references are looked for, in the order of the document, the notes last.

    Closing lines have none, nor have cover lines that identify the document itself.

    >>> import unres
    >>> [(zone, content.value) for content, zone, *_ in streams(unres.parse("大会，\\n\\n1. 决定增设图书馆。\\n"))]
    [('preamble', '大会，'), ('body', '决定增设图书馆。')]
    """
    out: list[Stream] = [(line.content, "cover", line.eid, -1, None, (), "") for line in document.cover if line.role not in _OWN_LINES]
    for resolution in document.resolutions:
        _resolution(resolution, out)
    for k, note in enumerate(document.notes):
        eid = note.eid
        for content in note.contents:
            out.append((content, "note", eid, k, None, (), ""))
    return out


def _resolution(resolution: Resolution, out: list[Stream]) -> None:
    out += [(line.content, "cover", line.eid, -1, resolution, (), "") for line in resolution.cover if line.role not in _OWN_LINES]
    speaker = ""
    preamble, at = resolution.preamble, 0
    for k, node in enumerate(preamble):
        if node.kind == "formula":
            _nodes(preamble[at:k], "preamble", resolution, (), speaker, out)
            speaker, at = _name(node.text), k
    _nodes(preamble[at:], "preamble", resolution, (), speaker, out)
    _nodes(resolution.body, "body", resolution, (), speaker, out)
    for annex in resolution.annexes:
        _annex(annex, speaker, out)


def _annex(annex: Annex, speaker: str, out: list[Stream]) -> None:
    out += [(content, "annex", annex.eid, -1, annex, (), "") for content in annex.titles]
    for node in annex.children:
        # a text of another body that is annexed begins with its name: 亚洲及太平洋经济社会委员会，
        if isinstance(node, Block) and 2 < len(node.text) < 24 and node.text.rstrip()[-1:] in _COMMAS:
            name = _name(node.text)
            speaker = name if name in speakers() else speaker
        _nodes((node,), "annex", annex, (), speaker, out)
    for inner in annex.annexes:
        _annex(inner, speaker, out)


def _name(formula: str) -> str:
    return formula.strip('，,：: “"「').replace(" ", "")


def _nodes(nodes: tuple[Node, ...], zone: str, scope: Node, chain: tuple[str, ...], speaker: str, out: list[Stream]) -> None:
    add = out.append
    for node in nodes:
        if isinstance(node, _NUMBERED):
            eid = node.eid
            inner = (*chain, eid)
            add((node.content, zone, eid, -1, scope, inner, speaker))
            if node.children:
                _nodes(node.children, zone, scope, inner, speaker, out)
        elif isinstance(node, Clause):
            add((node.content, "preamble", node.eid, -1, scope, chain, speaker))
            if node.children:
                _nodes(node.children, "preamble", scope, chain, speaker, out)
        elif isinstance(node, Table):
            cells = [content for row in node.rows for cell in row.cells for content in cell.contents]
            texts = cells if node.caption is None else [node.caption, *cells]
            out += [(content, zone, node.eid, -1, scope, chain, speaker) for content in texts]
        elif isinstance(node, Draft):
            _resolution(node.resolution, out)
        else:
            if isinstance(node, Block):
                eid = node.eid
                add((node.content, zone, eid, -1, scope, chain, speaker))
                if isinstance(node, Section):
                    out += [(content, zone, eid, -1, scope, chain, speaker) for content in node.subheadings]
            if below := node.nodes:
                _nodes(below, zone, scope, chain, speaker, out)
