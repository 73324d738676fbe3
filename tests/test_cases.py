"""Small inputs in every layout: all inputs of a folder of `cases/` must give the tree of its `expected.out`.

`UNRES_UPDATE=1 pytest tests/test_cases.py` writes the trees of the first input of each folder, to be read before committing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import unres
from unres.model import (
    Annex,
    Block,
    Clause,
    ClosingLine,
    CoverLine,
    Document,
    Draft,
    Node,
    Opaque,
    Paragraph,
    Resolution,
    Row,
    Section,
    Table,
    Text,
)
from unres.model.pieces import number

CASES = Path(__file__).parent / "cases"
INPUTS = sorted(p for p in CASES.glob("*/*.*") if p.suffix != ".out")


def flat(document: Document) -> Iterator[str]:
    """One line a node: kind, number, text with ^marks of its notes; numbers without their spelling."""
    several = len(document.resolutions) > 1
    for resolution in document.resolutions:
        if several:
            yield f"resolution {resolution.letter}"
        yield from _resolution(resolution, "  " if several else "")
    for note in document.notes:
        yield f"note {note.marker} {note.text}"


def _resolution(resolution: Resolution, indent: str) -> Iterator[str]:
    for line in resolution.cover:
        yield f"{indent}cover {line.text}"
    for node in (*resolution.preamble, *resolution.body, *resolution.closing, *resolution.annexes):
        yield from _node(node, indent)


def _node(node: Node, indent: str) -> Iterator[str]:
    children = node.nodes
    if isinstance(node, Draft):
        yield f"{indent}draft"
        yield from _resolution(node.resolution, indent + "  ")
        return
    if isinstance(node, Annex):
        yield f"{indent}annex {' '.join(map(_text, (node.label, *node.titles)))}"
    elif isinstance(node, Table):
        yield f"{indent}table"
    elif isinstance(node, Row):
        yield f"{indent}  row {' | '.join(c.text for c in node.cells)}"
        children = ()
    elif isinstance(node, Section):
        piece = {"section": "sec", "article": "art"}.get(node.level, node.level)
        shown = f" {number(node.label.text, piece)}" if node.label else ""
        yield f"{indent}section {node.level}{shown}: {' '.join(map(_text, (node.content, *node.subheadings)))}"
    elif isinstance(node, ClosingLine):
        yield f"{indent}closing {node.role}: {_text(node.content)}"
    elif isinstance(node, Opaque):
        yield f"{indent}opaque {node.raw.strip()}"
    elif isinstance(node, Block) and not isinstance(node, CoverLine):
        label = getattr(node, "label", None)
        shown = f" {number(label.text, 'point')}:" if label else " -:" if isinstance(node, Paragraph) else ""
        yield f"{indent}{node.kind}{shown} {_text(node.content)}"
    for child in children:
        yield from _node(child, indent if isinstance(node, Table) else indent + "  ")


def _text(text: Text) -> str:
    out = text.value
    for call in reversed(text.calls):
        out = f"{out[: call.offset]}^{call.marker} {out[call.offset :]}"
    return out.replace("\n", " ").strip()


@pytest.mark.parametrize("path", INPUTS, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_layout(path):
    document = unres.parse(path)
    found = "\n".join(flat(document)) + "\n"
    expected = path.parent / "expected.out"
    if os.environ.get("UNRES_UPDATE") and path == next(p for p in INPUTS if p.parent == path.parent):
        expected.write_text(found, encoding="utf-8")
    assert _even(found) == _even(expected.read_text(encoding="utf-8"))
    assert str(unres.coverage(document)) == "100 %"


def _even(lines: str) -> str:
    """Without blanks: what a layout does to them is not the subject here."""
    return "\n".join("".join(line.split()) for line in lines.splitlines())


def test_clauses_carry_their_action():
    document = unres.parse(CASES / "numbered" / "plain.md")
    assert [c.action.text for c in document.find(Clause)] == ["回顾", "深信"]
