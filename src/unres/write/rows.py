"""Rows: one flat record per unit, so that a registry, an index or a data frame needs nothing else.

A unit is what can be quoted or searched: a preambular paragraph, an operative paragraph, a point, a heading, a cell, a note,
a line of the cover or the end.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypedDict

from attrs import evolve, frozen

from unres.boxes import boxes
from unres.errors import UsageError
from unres.model import (
    Action,
    Annex,
    Block,
    Cell,
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
from unres.parse.several import are_several
from unres.refs.reference import Reference

if TYPE_CHECKING:
    import pyarrow as pa


class ReferenceRow(TypedDict):
    """A reference of a row; `start` and `end` count code points of the row's `text`."""

    kind: str
    text: str
    start: int
    end: int
    target: str | None
    part: str | None
    pinpoint: str | None
    reason: str


class BoxRow(TypedDict):
    """Where on a page a row is printed, in points from its left edge and its head."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class Row(TypedDict):
    """A unit."""

    doc_id: str
    symbol: str
    #: position in the document, from 0
    position: int
    eId: str
    #: "cover", "formula", "preambular", "operative", "heading", "annex", "cell", "note", "closing", "opaque"
    kind: str
    #: "cover", "preamble", "body", "annex", "closing", "notes"
    zone: str
    #: printed numbers from the paragraph down: "3(a)㈠"; "T1R2C3" for a cell; the mark of a note
    path: str
    #: 0 for a paragraph, 1 for its points, 2 for theirs; the depth of a heading
    level: int
    #: headings above, from the outermost
    headings: list[str]
    action: str
    action_key: str
    text: str
    #: marks of the notes called
    notes: list[str]
    references: list[ReferenceRow]
    start: int
    end: int
    #: page the unit begins on, from 1; 0 if the input shows no pages
    page: int
    #: where it is printed, a box for each page; empty if the input does not tell
    boxes: list[BoxRow]


@frozen
class _Place:
    """Where the walk is."""

    zone: str
    headings: tuple[str, ...] = ()
    path: str = ""
    level: int = 0
    #: kind of row for a paragraph, a point or a continuation here
    kind: str = "operative"


def to_rows(document: Document, references: Iterable[Reference] = (), *, doc_id: str = "") -> Iterator[Row]:
    """One row per unit of `document`, in document order, notes last. `doc_id` is the symbol if not given.

    >>> from unres.model import Paragraph
    >>> body = (Paragraph(Text("请各国："), label=Label("1."), children=(Point(Text("增设图书馆；"), label=Label("(a)")),)),)
    >>> [(r["kind"], r["path"], r["text"]) for r in to_rows(Document(resolutions=(Resolution(body=body),)))]
    [('operative', '1', '请各国：'), ('operative', '1(a)', '增设图书馆；')]
    """
    symbols = _symbols(document)
    symbol = document.meta.symbol
    by_text: dict[int, list[Reference]] = {}
    for reference in references:
        by_text.setdefault(id(reference.content), []).append(reference)
    pages = document.source.pages
    doc_id = doc_id or symbol or document.source.name
    for position, (node, place, content) in enumerate(_units(document)):
        symbol = symbols.get(id(node), symbol)
        actions: tuple[Action, ...] = getattr(node, "actions", ())
        action = actions[0] if actions else None
        yield {
            "doc_id": doc_id,
            "symbol": symbol,
            "position": position,
            "eId": node.eid,
            "kind": place.kind,
            "zone": place.zone,
            "path": place.path,
            "level": place.level,
            "headings": list(place.headings),
            "action": action.text if action else "",
            "action_key": action.key if action else "",
            "text": "\n".join(text.value for text in content),
            "notes": [call.marker for text in content for call in text.calls],
            "references": list(_references(content, by_text)),
            "start": node.start,
            "end": node.end,
            "page": bisect_right(pages, node.start) + 1 if pages else 0,
            "boxes": [
                {"page": box.page, "left": box.left, "top": box.top, "right": box.right, "bottom": box.bottom}
                for box in boxes(document, node, below=False)
            ],
        }


def _symbols(document: Document) -> dict[int, str]:
    """The symbol of each of several resolutions, by the first node of each; that of the document by the first note."""
    if len(document.resolutions) < 2 or not are_several(document.cover, document.resolutions):
        return {}
    found = {id(part.nodes[0]): meta.symbol for part, meta in zip(document.resolutions, document.metas, strict=True) if part.nodes}
    return {**found, id(document.notes[0]): document.meta.symbol} if document.notes else found


def to_jsonl(document: Document, references: Iterable[Reference] = (), *, doc_id: str = "") -> str:
    """`to_rows` as JSON Lines."""
    rows = to_rows(document, references, doc_id=doc_id)
    return "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)


def _references(content: tuple[Text, ...], by_text: dict[int, list[Reference]]) -> Iterator[ReferenceRow]:
    shift = 0
    for text in content:
        for r in by_text.get(id(text), ()):
            yield {
                "kind": r.kind,
                "text": r.text,
                "start": r.start + shift,
                "end": r.end + shift,
                "target": r.target,
                "part": r.part,
                "pinpoint": r.pinpoint,
                "reason": r.reason,
            }
        shift += len(text.value) + 1


_Unit = tuple[Node, _Place, tuple[Text, ...]]


def _units(document: Document) -> Iterator[_Unit]:
    yield from _lines(document.cover, "cover")
    for resolution in document.resolutions:
        yield from _resolution(resolution, ())
    for note in document.notes:
        yield note, _Place("notes", path=note.marker, kind="note"), note.contents


def _lines(lines: Iterable[CoverLine | ClosingLine], zone: str, headings: tuple[str, ...] = ()) -> Iterator[_Unit]:
    for line in lines:
        yield line, _Place(zone, headings, kind=zone), (line.content,)


def _resolution(resolution: Resolution, headings: tuple[str, ...]) -> Iterator[_Unit]:
    yield from _lines(resolution.cover, "cover", headings)
    if own := " ".join(part for part in (resolution.letter, resolution.title) if part):
        headings = (*headings, own)
    yield from _nodes(resolution.preamble, _Place("preamble", headings, kind="preambular"))
    yield from _nodes(resolution.body, _Place("body", headings))
    yield from _lines(resolution.closing, "closing", headings)
    for annex in resolution.annexes:
        yield from _annex(annex, headings)


def _annex(annex: Annex, headings: tuple[str, ...]) -> Iterator[_Unit]:
    texts = (annex.label, *annex.titles)
    yield annex, _Place("annex", headings, level=len(headings), kind="heading"), texts
    headings = (*headings, " ".join(text.value for text in texts if text.value))
    yield from _nodes(annex.children, _Place("annex", headings, kind="annex"))
    yield from _lines(annex.closing, "closing", headings)
    for inner in annex.annexes:
        yield from _annex(inner, headings)


def _nodes(nodes: Iterable[Node], place: _Place) -> Iterator[_Unit]:
    tables = 0
    for node in nodes:
        match node:
            case Section():
                texts = (node.content, *node.subheadings)
                printed = " ".join(p for p in (_number(node.label), *(t.value for t in texts)) if p)
                number = _number(node.label)
                yield node, evolve(place, path=number, level=len(place.headings), kind="heading"), texts
                yield from _nodes(node.children, evolve(place, headings=(*place.headings, printed)))
            case Clause() if place.zone != "annex":
                here = evolve(place, kind="preambular")
                yield node, here, (node.content,)
                yield from _nodes(node.children, evolve(here, level=place.level + 1))
            case Clause() | Paragraph() | Point():
                here = evolve(place, path=place.path + _number(getattr(node, "label", None)))
                yield node, here, (node.content,)
                yield from _nodes(node.children, evolve(here, level=place.level + 1))
            case Formula():
                yield node, evolve(place, kind="formula"), (node.content,)
            case Continuation():
                yield node, place, (node.content,)
            case Table():
                tables += 1
                yield from _table(node, place, tables)
            case Draft():
                yield from _resolution(node.resolution, place.headings)
            case Opaque():
                yield node, evolve(place, kind="opaque"), (Text(node.raw),)
            case Annex():
                yield from _annex(node, place.headings)
            case Block():
                yield node, place, (node.content,)
            case _:
                yield from _nodes(node.nodes, place)


def _table(table: Table, place: _Place, number: int) -> Iterator[_Unit]:
    if table.caption:
        yield table, evolve(place, kind="heading"), (table.caption,)
    for r, row in enumerate(table.rows, 1):
        for c, cell in enumerate(row.cells, 1):
            if cell.contents:
                path = f"{place.path}T{number}R{r}C{c}"
                yield _inside(cell, table), evolve(place, path=path, kind="cell"), cell.contents


def _inside(cell: Cell, table: Table) -> Cell:
    """A cell has no id of its own: it is found by its table's."""
    return cell if cell.eid else evolve(cell, eid=table.eid)


def _number(label: Label | None) -> str:
    """The printed number as it is cited: `3.` is 3, `(a)` stays."""
    return label.text.strip(" .．、：:\\") if label else ""


@cache
def arrow_schema() -> pa.Schema:
    """The schema of `write_parquet`. Raises `UsageError` if pyarrow is not installed."""
    arrow = _pyarrow()
    text, number = arrow.string(), arrow.int32()
    kinds: dict[str, Any] = {"str": text, "int": number, "float": arrow.float64(), "str | None": text, "list[str]": arrow.list_(text)}
    for inner in (ReferenceRow, BoxRow):
        struct = arrow.struct([(name, kinds[kind]) for name, kind in _names(inner)])
        kinds[f"list[{inner.__name__}]"] = arrow.list_(struct)
    return arrow.schema([(name, kinds[kind]) for name, kind in _names(Row)])


def _names(of: Any) -> Iterator[tuple[str, str]]:
    for name, kind in of.__annotations__.items():
        yield name, kind.__forward_arg__ if hasattr(kind, "__forward_arg__") else kind


def _pyarrow() -> Any:
    try:
        import pyarrow as pa
    except ImportError:
        raise UsageError("Parquet needs pyarrow: pip install 'unres[parquet]'") from None
    return pa


def to_batch(rows: Iterable[Row]) -> pa.RecordBatch:
    """`rows` as one Arrow record batch, for Parquet, Spark, Ray and data frames."""
    return _pyarrow().RecordBatch.from_pylist(list(rows), schema=arrow_schema())


def to_parquet(document: Document, references: Iterable[Reference] = (), *, doc_id: str = "") -> bytes:
    """`to_rows` as a Parquet file of its own. Raises `UsageError` if pyarrow is not installed."""
    buffer = BytesIO()
    write_parquet([to_rows(document, references, doc_id=doc_id)], buffer)
    return buffer.getvalue()


def write_parquet(batches: Iterable[Iterable[Row]], file: str | BytesIO) -> int:
    """Writes one row group per item of `batches` (the rows of one or more documents) to `file`; the number of rows.

    Raises `UsageError` if pyarrow is not installed.
    """
    _pyarrow()
    from pyarrow import parquet

    count = 0
    with parquet.ParquetWriter(file, arrow_schema(), compression="zstd") as writer:
        for rows in batches:
            batch = to_batch(rows)
            count += batch.num_rows
            writer.write_batch(batch)
    return count
