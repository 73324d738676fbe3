"""`refer`: the references of a document."""

from __future__ import annotations

import os
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping

from unres.model.document import Document
from unres.parse.numbers import titled
from unres.refs import internal, titles
from unres.refs.bodies import speakers
from unres.refs.find import READERS, settle
from unres.refs.index import Index, index
from unres.refs.notes import Source, resolve_ibid, sources
from unres.refs.numbered import Scene
from unres.refs.reading import Reading
from unres.refs.reference import Found, Reference, freeze
from unres.refs.resolver import Resolver, lookup
from unres.refs.resolver import resolver as as_resolver
from unres.refs.shadow import Shadow, plain, shadow
from unres.refs.streams import Stream, covers, streams
from unres.refs.titles import Registry
from unres.refs.tokens import TOKEN, TOKEN_OR_ODD
from unres.script import fold, is_traditional
from unres.uncollected import uncollected

_ORGANS = {"un-ga": "A", "un-sc": "S", "un-ga-hrc": "A/HRC", "un-ecosoc": "E"}
#: what parts the texts of a document while they are read as one
_PART = "\x01"


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
        if reading.note >= 0:
            by_note.setdefault(reading.note, []).append(reading)
    cited = _notes(document, by_note)
    registry = Registry(lookup(resolver), title=_plain_title(document))
    places: Index | None = None
    out: list[Reference] = []
    for reading in readings:
        found = reading.found
        if reading.titled:
            titles.resolve(reading, registry, cited)
            if reading.nested:
                found = list(_apart(found))
        if reading.local:
            if places is None:
                places = index(document)
            for one in found:
                if one.kind in ("internal", "footnote"):
                    internal.resolve(one, reading, places)
            found = [one for one in found if one.kind != "dropped"]
        if reading.drop:
            _place(found, reading)
        out += freeze(found, reading.unit, reading.zone, reading.content)
    return tuple(out)


def _apart(found: list[Found]) -> Iterator[Found]:
    """What is found beside titles that are resolved, and instead of titles that are not: no reference stands inside another."""
    titled = 0
    open_title = -1
    for k, one in enumerate(found):
        if one.kind == "title":
            titled = one.cite_end if one.target is not None else 0
            if one.target is None and (one.cite_start == open_title or _holds_number(one, found, k)):
                open_title = one.cite_start
                continue  # it gives way to the number in it
        elif one.end <= titled:
            continue  # a number in a title that is itself resolved
        yield one


def _holds_number(title: Found, found: list[Found], k: int) -> bool:
    """Whether a number inside the title at `found[k]` is a citation: 《安全理事会第9001(2044)号决议执行指南》."""
    return k + 1 < len(found) and found[k + 1].kind in ("resolution", "decision") and found[k + 1].end < title.end


def _read(document: Document) -> list[Reading]:
    """Every text with mentions in it; numbers and symbols are resolved as they are found.

    The texts are read as one, parted by a sign that no token crosses: most of them are short, and a pass has its price.
    """
    rows = streams(document)
    values = [row[0].value for row in rows]
    readings = _readings(document, rows, plain(_joined(values)), TOKEN_OR_ODD)
    if readings is None:
        values = [value.replace(_PART, " ") for value in values]
        readings = _readings(document, rows, shadow(_joined(values)), TOKEN)
    if not readings:
        return []
    if cover := [reading for reading in readings if reading.zone == "cover"]:
        _drop_own(cover, document)
    return readings


def _joined(values: list[str]) -> str:
    """All texts as one, in simplified script."""
    joined = _PART.join(values)
    return fold(joined) if is_traditional(joined) else joined


def _readings(document: Document, rows: list[Stream], shade: Shadow, pattern: re.Pattern[str]) -> list[Reading] | None:
    """What is found in the texts of `rows`, whose shadow is `shade`; None if an odd character or the sign that parts them is in them."""
    whole = shade.text
    texts = whole.split(_PART)
    if len(texts) > len(rows) > 0:
        return None
    rest = zip(rows, texts, strict=False)  # without rows there is one text, without a token
    readers = READERS
    at = shade.at
    year, title = _year(document), _plain_title(document)
    known: dict[tuple[int, int], str] = {}
    scene: Scene | None = None
    speaker = ""
    readings: list[Reading] = []
    group = 0
    high = -1
    for token in pattern.finditer(whole):
        first, last = token.span()
        if first >= high:
            if readings:
                settle(readings[-1])
                group = readings[-1].group
            for row, text in rest:
                low = high + 1
                high = low + len(text)
                if first >= high:
                    continue  # nothing stands in it
                if scene is None or row[-1] != speaker:
                    speaker = row[-1]
                    scene = Scene(_speaker(speaker, document), year, title, known)
                drop = bisect_left(at, low)
                reading = Reading(row, text, scene, shade, low, drop if at[drop] < high else 0, group)
                readings.append(reading)
                break
        kind = token.lastgroup
        if kind == "odd":
            return None
        start = first - low
        if start >= reading.done:
            readers[kind](reading, start, last - low)
    if readings:
        settle(readings[-1])
    return readings


def _drop_own(readings: list[Reading], document: Document) -> None:
    """A number that begins the title on the cover is the document's own: 第60/1号决议. …"""
    lines = {id(line.content) for line in covers(document) if line.role == "title"}
    for reading in readings:
        if id(reading.content) in lines and (number := titled(reading.text)):
            reading.found = [one for one in reading.found if one.end > number.end]


def _year(document: Document) -> int:
    for date in (document.meta.adopted, document.meta.published):
        if date[:4].isdigit():
            return int(date[:4])
    return 0


def _plain_title(document: Document) -> str:
    return document.meta.title or "".join(line.text for line in document.cover if line.role == "title")


def _speaker(name: str, document: Document) -> str:
    """Key of the body whose text this is: the one named by the formula in force, else that of the document."""
    if name:
        key = speakers().get(name, "")
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


def _place(found: list[Found], reading: Reading) -> None:
    """Give what was found in a text the offsets that it has in the original.

    One search for each, and from there on: no offset of a mention is before the next, and what is between them is short.
    """
    at, gone, drop, low = reading.shade.at, reading.shade.gone, reading.drop, reading.low
    since = gone[drop - 1]
    for one in found:
        start, end, first, last = one.start, one.end, one.cite_start, one.cite_end
        k = bisect_right(at, low + first, drop)
        moved, border = gone[k - 1] - since, at[k] - low
        one.cite_start = first + moved
        if (whole := one.full_start) >= 0:
            one.full_start = whole + gone[bisect_right(at, low + whole, drop) - 1] - since
        if last <= border:  # nothing has been dropped inside
            one.start, one.end, one.cite_end = start + moved, end + moved, last + moved
            continue
        while border <= start:
            moved, border = gone[k] - since, at[k + 1] - low
            k += 1
        one.start = start + moved
        while border < end:
            moved, border = gone[k] - since, at[k + 1] - low
            k += 1
        one.end = end + moved
        while border < last:
            moved, border = gone[k] - since, at[k + 1] - low
            k += 1
        one.cite_end = last + moved
