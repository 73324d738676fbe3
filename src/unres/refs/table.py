"""Rows of `unres refs`: one flat record a reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import TypedDict

from unres import symbols
from unres.model.document import Document
from unres.refs.reference import Reference


class Row(TypedDict):
    """A mention and one of its targets."""

    #: symbol of the document, name of its file without suffix if it has none
    doc: str
    zone: str
    #: eId
    unit: str
    unit_text: str
    #: of the citation with its pinpoint, in code points of `unit_text`
    start: int
    end: int
    text: str
    kind: str
    target: str | None
    part: str | None
    pinpoint: str | None
    status: str
    reason: str
    via: list[str]
    url: str | None
    iri: str | None
    #: further symbols of the same document: `A/76/9-S/2021/1` is `S/2021/1` as well
    also: list[str]


def rows(document: Document, references: Iterable[Reference] | None = None) -> Iterator[Row]:
    """One row per reference and target, in the order of the references (`document.references` if none are given).

    >>> import unres
    >>> (row,) = rows(unres.parse("大会，\\n\\n1. 重申第98/7号决议。\\n"))
    >>> row["target"], row["unit_text"][row["start"] : row["end"]], row["url"]
    ('A/RES/98/7', '98/7', 'https://undocs.org/zh/A/RES/98/7')
    """
    doc = document.meta.symbol or PurePath(document.source.name).stem
    for r in document.references if references is None else references:
        start, end = (r.cite_start, r.cite_end) if r.pins and r.group < 0 and r.cite_end > r.cite_start else (r.start, r.end)
        yield {
            "doc": doc,
            "zone": r.zone,
            "unit": r.unit,
            "unit_text": r.content.value,
            "start": start,
            "end": end,
            "text": r.content.value[start:end],
            "kind": r.kind,
            "target": r.target,
            "part": r.part,
            "pinpoint": r.pinpoint,
            "status": r.status,
            "reason": r.reason,
            "via": list(r.via),
            "url": _url(r),
            "iri": _iri(r),
            "also": list(symbols.aliases(r.text)[1:]) if r.kind == "symbol" and "-" in r.text else [],
        }


def _url(r: Reference) -> str | None:
    if r.kind == "web":
        return r.target
    target = r.target or ""
    if not target or target[0] == "#" or ":" in target or "/" not in target or r.kind == "code":
        return None
    return symbols.url(target)


def _iri(r: Reference) -> str | None:
    from unres.write.iri import cited_work

    if r.target is None or r.target[0] == "#" or r.kind in ("web", "session", "meeting", "sdg"):
        return None
    work = cited_work(r.target, r.part or "", r.date)
    return work.iri if work else None
