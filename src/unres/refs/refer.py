"""`refer`: the references of a document."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from unres.model.document import Document
from unres.refs import internal, sessions, titles
from unres.refs.bodies import speakers
from unres.refs.find import find
from unres.refs.found import Found, Reading
from unres.refs.index import Index, index
from unres.refs.notes import Source, resolve_ibid, sources
from unres.refs.numbered import Scene
from unres.refs.reference import Reference
from unres.refs.resolver import Resolver, lookup, resolver as as_resolver
from unres.refs.shadow import shadow
from unres.refs.streams import streams
from unres.refs.titles import Registry

_ORGANS = {"un-ga": "A", "un-sc": "S", "un-ga-hrc": "A/HRC", "un-ecosoc": "E"}
#: cover lines that identify this document: what stands in them is no citation
_OWN_LINES = frozenset(("symbol", "number", "job", "distribution", "publisher", "organ", "language", "original", "date"))


def refer(
    document: Document, resolver: Resolver | Mapping[str, str] | Callable[[str], str | None] | str | os.PathLike[str] | None = None
) -> tuple[Reference, ...]:
    """The references of `document`, text by text, those in the notes last; in a text from left to right.

    `resolver` adds titles: a `Resolver`, a mapping or function from title to target, or the path of a JSON file. Raises
    `InputError` or `UsageError` if it is none of these.

    >>> import unres
    >>> document = unres.parse("大会，\\n\\n回顾其2043年12月20日第98/7号决议第2段，\\n\\n1. 请各方执行上文第1段；\\n")
    >>> [(r.kind, r.target, r.pinpoint) for r in unres.refer(document)]
    [('resolution', 'A/RES/98/7', '第2段'), ('internal', '#para 1', '第1段')]
    """
    readings = _read(document)
    by_note: dict[int, list[Reading]] = {}
    for reading in readings:
        if reading.stream.note >= 0:
            by_note.setdefault(reading.stream.note, []).append(reading)
    cited = _notes(document, by_note)
    registry = Registry(lookup(as_resolver(resolver)), title=_plain_title(document))
    places: Index | None = None
    out: list[Reference] = []
    for reading in readings:
        titles.resolve(reading, registry, lambda note: cited.get(note, []))
        speaker = _speaker(reading, document)
        for one in reading.found:
            if one.kind in ("internal", "footnote") and one.target is None:
                if places is None:
                    places = index(document)
                internal.resolve(one, reading, places)
            elif one.kind in ("session", "meeting"):
                sessions.resolve(one, reading.shade.text, speaker)
            if one.kind != "dropped":
                out.append(_reference(one, reading))
    return tuple(out)


def _read(document: Document) -> list[Reading]:
    """Every text with its mentions; numbers and symbols are resolved as they are found."""
    readings: list[Reading] = []
    own_lines = {line.eid or id(line) for line in document.cover if line.role in _OWN_LINES}
    year = _year(document)
    known: dict[str, str] = {}
    title = _plain_title(document)
    group = 0
    scenes: dict[str, Scene] = {}
    for stream in streams(document):
        if stream.zone == "closing" or (stream.zone == "cover" and _is_own(stream.unit, own_lines)):
            continue
        reading = Reading(stream, shadow(stream.content.value), [])
        speaker = _speaker(reading, document)
        scene = scenes.get(speaker) or scenes.setdefault(speaker, Scene(speaker, year, title, known))
        group = find(reading, scene, group)
        if reading.found:
            readings.append(reading)
    return readings


def _is_own(unit: str, own_lines: set[str | int]) -> bool:
    return unit in own_lines


def _year(document: Document) -> int:
    for date in (document.meta.adopted, document.meta.published):
        if date[:4].isdigit():
            return int(date[:4])
    return 0


def _plain_title(document: Document) -> str:
    return document.meta.title or "".join(line.text for line in document.cover if line.role == "title")


def _speaker(reading: Reading, document: Document) -> str:
    """Key of the body whose text this is: of the formula in force, else of the document."""
    if reading.stream.speaker:
        key = speakers().get(reading.stream.speaker, "")
        if key and key != "council":
            return key
    return _ORGANS.get(document.meta.organ, "A")


def _notes(document: Document, by_note: dict[int, list[Reading]]) -> dict[int, list[Source]]:
    """Note → what it cites, 同上 resolved on the way, from the first note to the last."""
    cited: dict[int, list[Source]] = {}
    for k, note in enumerate(document.notes):
        own = by_note.get(k, [])
        before = document.notes[k - 1].marker if k else ""
        for reading in own:
            for one in reading.found:
                if one.kind == "ibid":
                    inner = [o for r in own for o in r.found if o is not one and o.start < one.start and o.target]
                    if inner and reading.shade.text[: one.start].strip("见《 ") and inner[-1].kind != "ibid":
                        resolve_ibid(one, sources([Reading(reading.stream, reading.shade, inner[-1:])]), note.marker)
                    else:
                        resolve_ibid(one, cited.get(k - 1, []), before)
        cited[k] = sources(own)
    return cited


def _reference(one: Found, reading: Reading) -> Reference:
    shade, stream = reading.shade, reading.stream
    if shade.at:
        start, end = shade.original(one.start), shade.end(one.end)
        low, high = shade.original(one.cite_start), shade.end(one.cite_end)
        full_low = low if one.full_start < 0 else shade.original(one.full_start)
        full_high = high if one.full_end < 0 else shade.end(one.full_end)
    else:
        start, end, low, high = one.start, one.end, one.cite_start, one.cite_end
        full_low = low if one.full_start < 0 else one.full_start
        full_high = high if one.full_end < 0 else one.full_end
    value = stream.content.value
    return Reference(
        one.kind,
        value[start:end],
        start,
        end,
        one.target,
        one.part,
        one.pinpoint,
        one.pins,
        one.reason if one.target is None else "",
        one.via,
        stream.unit,
        stream.zone,
        one.local,
        one.group,
        low,
        high,
        min(full_low, low),
        max(full_high, high),
        one.date,
        stream.content,
    )
