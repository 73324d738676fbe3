"""`Shadow`: a text rewritten so that it can be read, with the way back into the source; `restore` takes it for a document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from unres.coverage import marker_span, markup, unowned
from unres.diagnostics import Diagnostic
from unres.model.base import Node
from unres.model.document import Document, Furniture
from unres.model.meta import Meta
from unres.model.text import Action, Call, Label, Text, make_label, make_text
from unres.source import Source

#: `(start, end, replacement)` in the text that is rewritten; in order, without overlaps
Edit = tuple[int, int, str]


@frozen
class Shadow:
    """`text` and its map into the source: character `starts[k] + i` stands there at `places[k] + i`, up to `starts[k + 1]`.

    Characters that were put in have no place of their own: all of them stand for the source's `[places[k], stops[k])`. For
    other stretches `stops[k]` is -1.

    >>> shadow = rewrite(plain("1 2. 决定"), [(1, 2, "")])
    >>> shadow.text, shadow.start(1), shadow.end(2)
    ('12. 决定', 2, 3)
    """

    text: str
    starts: Sequence[int] = (0,)
    places: Sequence[int] = (0,)
    stops: Sequence[int] = (-1,)

    def start(self, offset: int) -> int:
        """Where the character at `offset` stands in the source."""
        k = bisect_right(self.starts, offset) - 1
        return self.places[k] if self.stops[k] >= 0 else self.places[k] + offset - self.starts[k]

    def end(self, offset: int) -> int:
        """Where the source goes on behind the character before `offset`."""
        if not offset:
            return self.start(0)
        k = bisect_right(self.starts, offset - 1) - 1
        return self.stops[k] if self.stops[k] >= 0 else self.places[k] + offset - self.starts[k]

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """`(offset, source place)` of the stretches that `[start, end)` is made of."""
        starts = self.starts
        k = bisect_right(starts, start)
        place = self.places[k - 1]
        made = [(start, place if self.stops[k - 1] >= 0 else place + start - starts[k - 1])]
        while k < len(starts) and starts[k] < end:
            made.append((starts[k], self.places[k]))
            k += 1
        return made

    def copied(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of `[start, end)` that were not put in."""
        k = bisect_right(self.starts, start) - 1
        while k < len(self.starts) and self.starts[k] < end:
            stop = min(end, self.starts[k + 1]) if k + 1 < len(self.starts) else end
            if self.stops[k] < 0:
                yield max(start, self.starts[k]), stop
            k += 1


def plain(text: str) -> Shadow:
    """A text as it is."""
    return Shadow(text)


def rewrite(shadow: Shadow, edits: Sequence[Edit]) -> Shadow:
    """The shadow with `edits` made in its text."""
    if not edits:
        return shadow
    pieces: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    stops: list[int] = []
    length = at = 0
    for start, end, new in [*edits, (len(shadow.text), len(shadow.text), "")]:
        if start > at:
            for offset, place in shadow.pieces(at, start):
                starts.append(length + offset - at)
                places.append(place)
                stops.append(shadow.stops[bisect_right(shadow.starts, offset) - 1])
            pieces.append(shadow.text[at:start])
            length += start - at
        if new:
            starts.append(length)
            # of as many characters each stands for its own
            place = shadow.start(start) if start < len(shadow.text) else shadow.end(start)
            stop = shadow.end(end) if end > start else place
            places.append(place)
            stops.append(-1 if len(new) == end - start == stop - place else max(stop, place))
            pieces.append(new)
            length += len(new)
        at = end
    return Shadow("".join(pieces), starts or (0,), places or (0,), stops or (-1,))


def translate(shadow: Shadow, text: str) -> Shadow:
    """The shadow with other characters at the same places."""
    return evolve(shadow, text=text)


# --- the way back ---------------------------------------------------------------------------------------------------


def restore(document: Document, shadow: Shadow, source: Source, taken: Sequence[Furniture] = ()) -> Document:
    """The document that was read from a shadow, with the places and the characters of its source.

    `taken` is what was left out of the shadow.
    """
    # its mark-up may no longer look like mark-up in the source: it is kept by its places
    found = [Furniture("markup", a, b) for s in markup(document) for a, b in shadow.copied(s.start, s.end)]
    markers = [[*marker_span(note, shadow.text)] for note in document.notes]
    back = _Back(shadow, str(source.text))
    for node in document.walk():
        back.node(node)
    for note, spans in zip(document.notes, markers, strict=True):
        if not [*marker_span(note, back.source)]:  # there it stands with blanks in it
            found += (Furniture("marker", start, end) for start, end in spans)
    restored = evolve(
        document,
        meta=back.meta(document.meta),
        source=source,
        furniture=tuple(
            Furniture(f.kind, shadow.start(f.start), shadow.end(f.end)) for f in (*document.furniture, *found)
        ),
        diagnostics=tuple(back.diagnostic(d) for d in document.diagnostics),
        start=0,
        end=len(source.text),
    )
    replaced = [(place, stop) for place, stop in zip(shadow.places, shadow.stops, strict=True) if stop > place]
    for kind, ranges in (
        *(
            (kind, sorted((f.start, f.end) for f in taken if f.kind == kind))
            for kind in dict.fromkeys(f.kind for f in taken)
        ),
        ("markup", replaced),
    ):
        rest = tuple(Furniture(kind, s.start, s.end) for s in unowned(restored, ranges)) if ranges else ()
        restored = evolve(restored, furniture=(*restored.furniture, *rest)) if rest else restored
    return restored


class _Back:
    """The way back of one document. The nodes are fresh from the parser and nobody else has seen them: they are set in place."""

    def __init__(self, shadow: Shadow, source: str) -> None:
        self.shadow = shadow
        self.source = source
        #: for strings without a place: what each character was, where it was another one
        self.was: dict[int, str] = {}
        #: some characters of the shadow are others than the source's
        self.other = False
        #: the fields of each class of nodes that may have a place of their own
        self.fields: dict[type, list[str]] = {}
        starts = [*shadow.starts, len(shadow.text)]
        for k, place in enumerate(shadow.places):
            if shadow.stops[k] < 0:
                ours = shadow.text[starts[k] : starts[k + 1]]
                theirs = source[place : place + len(ours)]
                if ours != theirs:
                    self.other = True
                    self.was.update(
                        (ord(a), b) for a, b in zip(ours, theirs, strict=True) if a != b and not a.isspace()
                    )

    def plain(self, text: str) -> str:
        """A string without a place."""
        return text.translate(self.was) if self.was and not text.isascii() else text

    def diagnostic(self, found: Diagnostic) -> Diagnostic:
        """A diagnostic with its place in the source."""
        start = self.shadow.start(found.start)
        end = max(start, self.shadow.end(found.end))
        return Diagnostic(found.code, start, end, {key: self.plain(value) for key, value in found.values.items()})

    def meta(self, meta: Meta) -> Meta:
        """Titles and lines as printed; numbers and symbols stay as they are read."""
        if not self.was:
            return meta
        return evolve(meta, title=self.plain(meta.title), report=self.plain(meta.report))

    def node(self, node: Node) -> None:
        """Set a node's places and texts."""
        fields = self.fields.get(node.__class__)
        if fields is None:
            fields = [a.name for a in node.__attrs_attrs__ if a.name not in {"start", "end", "eid", "children"}]
            self.fields[node.__class__] = fields
        changes: dict[str, object] = {}
        for name in fields:
            value = getattr(node, name)
            if isinstance(value, Text):
                changes[name] = self.text(value)
            elif isinstance(value, Label):
                changes[name] = self.label(value)
            elif isinstance(value, tuple) and value and isinstance(value[0], Text):
                changes[name] = tuple([self.text(one) for one in value])
            elif name == "raw":
                changes[name] = self.source[self.shadow.start(node.start) : self.shadow.end(node.end)]
        actions = getattr(node, "actions", ())
        if actions and self.was:
            value = changes["content"].value  # type: ignore[attr-defined]
            changes["actions"] = tuple(
                Action(
                    value[a.start : a.end] if len(a.text) == a.end - a.start else self.plain(a.text),
                    a.key,
                    a.start,
                    a.end,
                )
                for a in actions
            )
        changes["start"] = start = self.shadow.start(node.start)
        changes["end"] = max(start, self.shadow.end(node.end))
        for key, value in changes.items():
            object.__setattr__(node, key, value)

    def text(self, text: Text) -> Text:
        """A text with the source's places, and its characters where the shadow only shows others."""
        shadow = self.shadow
        start = shadow.start(text.start)
        end = max(start, shadow.end(text.end))
        if not text.value and not text.calls:
            return make_text(text.value, (), text.marks, start, end, text.runs)
        runs: list[int] = []
        chars = list(text.value) if self.other else []
        old, size = text.runs, len(text.value)
        for k in range(0, len(old), 2):
            at, place = old[k], old[k + 1]
            stop = min(old[k + 2], size) if k + 2 < len(old) else size
            if stop <= at < size:
                continue
            for offset, found in shadow.pieces(place, place + stop - at):
                runs += (at + offset - place, found)
            for i in range(at, stop) if chars else ():
                chars[i] = self.printed(place + i - at, chars[i])
        calls = tuple(
            [Call(c.offset, c.marker, c.note, c.first, shadow.start(c.start), shadow.end(c.end)) for c in text.calls]
        )
        return make_text(
            "".join(chars) if chars else text.value, calls, text.marks, start, end, tuple(runs) or (0, start)
        )

    def printed(self, offset: int, char: str) -> str:
        """The source's character for `char`, if the shadow shows that at `offset` (if not, it stands for something else)."""
        shadow = self.shadow
        k = bisect_right(shadow.starts, offset) - 1
        if shadow.stops[k] >= 0 or shadow.text[offset : offset + 1] != char:
            return char
        at = shadow.places[k] + offset - shadow.starts[k]
        return self.source[at : at + 1] or char

    def label(self, label: Label) -> Label:
        """A label with its place; its characters as printed."""
        shadow = self.shadow
        printed: list[str] = []
        at = label.start
        for char in label.text if self.other else ():
            found = shadow.text.find(char, at, label.end)
            printed.append(self.printed(found, char) if found >= 0 else char)
            at = max(at, found + 1)
        text = "".join(printed) if printed else label.text
        return make_label(text, label.style, label.value, self.shadow.start(label.start), self.shadow.end(label.end))
