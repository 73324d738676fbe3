"""`refer`: the references of a document."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Callable, Mapping

from unres.model.document import Document
from unres.parse.numbers import titled
from unres.refs import internal, sessions, titles
from unres.refs.bodies import speakers
from unres.refs.find import Token, find
from unres.refs.found import Found, Reading
from unres.refs.index import Index, index
from unres.refs.notes import Source, resolve_ibid, sources
from unres.refs.numbered import Scene
from unres.refs.reference import Fields, Reference, freeze
from unres.refs.resolver import Resolver, lookup
from unres.refs.resolver import resolver as as_resolver
from unres.refs.shadow import shadow
from unres.refs.streams import Stream, streams
from unres.refs.titles import Registry
from unres.refs.tokens import TOKEN
from unres.script import fold, is_traditional
from unres.uncollected import uncollected

_ORGANS = {"un-ga": "A", "un-sc": "S", "un-ga-hrc": "A/HRC", "un-ecosoc": "E"}
#: what parts the texts of a document while they are read as one
_PART = "\x01"
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
    return _refer(document, as_resolver(resolver))


@uncollected
def _refer(document: Document, resolver: Resolver | None) -> tuple[Reference, ...]:
    readings = _read(document)
    by_note: dict[int, list[Reading]] = {}
    for reading in readings:
        if reading.stream.note >= 0:
            by_note.setdefault(reading.stream.note, []).append(reading)
    cited = _notes(document, by_note)
    registry = Registry(lookup(resolver), title=_plain_title(document))
    places: Index | None = None
    out: list[Reference] = []
    for reading in readings:
        if reading.titled:
            titles.resolve(reading, registry, cited)
        titled = 0
        open_title = -1
        for k, one in enumerate(reading.found):
            if one.kind == "title":
                titled = one.cite_end if one.target is not None else 0
                if one.target is None and (one.cite_start == open_title or _holds_number(one, reading.found, k)):
                    open_title = one.cite_start
                    continue  # it gives way to the number in it: no reference stands inside another
            elif one.end <= titled:
                continue  # a number in a title that is itself resolved
            if one.kind in ("internal", "footnote") and one.target is None:
                if places is None:
                    places = index(document)
                internal.resolve(one, reading, places)
            elif one.kind in ("session", "meeting"):
                sessions.resolve(one, reading.text, _speaker(reading.stream, document))
            if one.kind != "dropped":
                out.append(_reference(one, reading))
    return tuple(out)


def _holds_number(title: Found, found: list[Found], k: int) -> bool:
    """Whether a number inside the title at `found[k]` is a citation: 《安全理事会第9001(2044)号决议执行指南》."""
    return k + 1 < len(found) and found[k + 1].kind in ("resolution", "decision") and found[k + 1].end < title.end


def _read(document: Document) -> list[Reading]:
    """Every text with mentions in it; numbers and symbols are resolved as they are found.

    The texts are read as one, parted by a sign that no token crosses: most of them are short, and a pass has its price.
    """
    covers = [*document.cover, *(line for part in document.resolutions for line in part.cover)]
    own_lines = {id(line.content) for line in covers if line.role in _OWN_LINES}
    named = {id(line.content) for line in covers if line.role == "title"}  # 第60/1号决议. … is its own number
    chosen = [s for s in streams(document) if s.zone != "closing" and not (s.zone == "cover" and id(s.content) in own_lines)]
    values = [s.content.value for s in chosen]
    joined = _PART.join(values)
    if joined.count(_PART) >= len(values):  # a text holds the sign itself
        values = [v.replace(_PART, " ") for v in values]
        joined = _PART.join(values)
    shade = shadow(fold(joined) if is_traditional(joined) else joined)
    whole = shade.text
    year, title = _year(document), _plain_title(document)
    known: dict[str, str] = {}
    scenes: dict[str, Scene] = {}
    readings: list[Reading] = []
    group = low = base = 0
    tokens = TOKEN.finditer(whole)
    token = next(tokens, None)
    first = token.start() if token else len(whole)
    for stream, value, text in zip(chosen, values, whole.split(_PART) if chosen else (), strict=True):
        high = low + len(text)
        if first < high:
            own: list[Token] = []
            while token and first < high:
                own.append((token.lastgroup or "", first - low, token.end() - low))
                token = next(tokens, None)
                first = token.start() if token else len(whole)
            reading = Reading(stream, text, shade, low, base, shade.shift(low, high, base))
            scene = scenes.get(stream.speaker)
            if scene is None:
                scene = scenes[stream.speaker] = Scene(_speaker(stream, document), year, title, known)
            group = find(reading, own, scene, group)
            if id(stream.content) in named and (number := titled(text)):
                reading.found[:] = [one for one in reading.found if one.end > number.end or one.kind == "dropped"]
            readings.append(reading)
            if first >= len(whole):
                break
        low = high + 1
        base += len(value) + 1
    return readings


def _year(document: Document) -> int:
    for date in (document.meta.adopted, document.meta.published):
        if date[:4].isdigit():
            return int(date[:4])
    return 0


def _plain_title(document: Document) -> str:
    return document.meta.title or "".join(line.text for line in document.cover if line.role == "title")


def _speaker(stream: Stream, document: Document) -> str:
    """Key of the body whose text this is: of the formula in force, else of the document."""
    if stream.speaker:
        key = speakers().get(stream.speaker, "")
        if key and key != "council":
            return key
    return _ORGANS.get(document.meta.organ, "A")


class _Cited(dict[int, list[Source]]):
    """Note → what it cites, worked out when it is asked for: most notes are behind no title and before no 同上."""

    def __init__(self, by_note: dict[int, list[Reading]]) -> None:
        super().__init__()
        self._by_note = by_note

    def __missing__(self, note: int) -> list[Source]:
        self[note] = found = sources([one for reading in self._by_note.get(note, ()) for one in reading.found])
        return found


def _notes(document: Document, by_note: dict[int, list[Reading]]) -> _Cited:
    """Note → what it cites; 同上 is resolved, from the first note to the last."""
    cited = _Cited(by_note)
    for k, own in sorted(by_note.items()):
        note = document.notes[k]
        before = document.notes[k - 1].marker if k else ""
        for reading in own:
            for one in reading.found:
                if one.kind == "ibid":
                    inner = [o for r in own for o in r.found if o is not one and o.start < one.start and o.target]
                    if inner and reading.text[: one.start].strip("见《 ") and inner[-1].kind != "ibid":
                        resolve_ibid(one, sources(inner[-1:]), note.marker)
                    else:
                        resolve_ibid(one, cited[k - 1], before)
    return cited


def _reference(one: Found, reading: Reading) -> Reference:
    stream = reading.stream
    start, end, low, high = one.start, one.end, one.cite_start, one.cite_end
    since = one.full_start if one.full_start >= 0 else low
    if reading.shift is not None:
        if moved := reading.shift:
            start, end, low, high, since = start + moved, end + moved, low + moved, high + moved, since + moved
    else:  # Shadow.original and Shadow.end, written out: there are two to five of them for each reference
        at, to, shift, base = reading.shade.at, reading.shade.to, reading.low, reading.base
        k = bisect_right(at, shift + low) - 1
        moved = to[k] + shift + low - at[k] - base
        if since != low:
            k = bisect_right(at, shift + since) - 1
            since = to[k] + shift + since - at[k] - base
        else:
            since = moved
        if start != low:
            k = bisect_right(at, shift + start) - 1
            start = to[k] + shift + start - at[k] - base
        else:
            start = moved
        low = moved
        k = bisect_right(at, shift + end - 1) - 1
        last = to[k] + shift + end - at[k] - base
        if high != end:
            k = bisect_right(at, shift + high - 1) - 1
            high = to[k] + shift + high - at[k] - base
        else:
            high = last
        end = last
    value = stream.content.value
    fields = Fields(
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
        since,
        high,
        one.date,
        stream.content,
    )
    return freeze(fields)
