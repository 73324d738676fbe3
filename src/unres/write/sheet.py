"""`Sheet`: what the AKN writer knows while it writes one document, and how it writes running text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from unres.model.notes import Note
from unres.model.text import Action, Call, Text
from unres.write.iri import Work, cite_id
from unres.write.terms import ACTIONS, NAMES, TERMS

#: line starts by depth; inside running text there are none (akn4un 0.6)
LINES = tuple("\n" + "  " * depth for depth in range(700))
FLAT = ("",) * 700

_MARKS = frozenset(("sup", "sub"))
_BLANKS = str.maketrans("\n\r\t\x0b\x0c\x85\u2028\u2029", "        ")
_ODD = re.compile(r"[\n\r\t\x0b\x0c\x85\u2028\u2029]")
_DATE = re.compile(r"([12][0-9]{3}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日")
_LENGTHS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def escape(text: str) -> str:
    """Character data.

    >>> escape("A&B <1>")
    'A&amp;B &lt;1&gt;'
    """
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def attribute(text: str) -> str:
    """An attribute value, on one line."""
    text = escape(text)
    if '"' in text:
        text = text.replace('"', "&quot;")
    return " ".join(text.split())


def plain(text: str) -> str:
    """Character data without line ends, tabs and blanks at its edges (akn4un 0.6)."""
    if _ODD.search(text):
        text = text.translate(_BLANKS)
    return escape(text.strip())


class Span(NamedTuple):
    """An element around `[start, end)` of a text; with `sticky` a note called at its end stands inside it."""

    start: int
    end: int
    open: str | Cite
    close: str
    sticky: bool = False


class Cite(NamedTuple):
    """A reference to be opened: `tag` is "ref", "rref", "mref" or "a"; its number is known only when its turn comes."""

    tag: str
    href: str = ""
    upto: str = ""
    work: Work | None = None


def dates(value: str) -> list[Span]:
    """The complete dates in a text.

    >>> [(s.start, s.end, s.open) for s in dates("至2045年3月15日止，2045年2月30日")]
    [(1, 11, '<date date="2045-03-15">')]
    """
    found = []
    for day in _DATE.finditer(value):
        year, month, number = day[1], int(day[2]), int(day[3])
        if 0 < month < 13 and 0 < number <= _LENGTHS[month]:
            if month == 2 and number == 29 and (int(year) % 4 or (int(year) % 100 == 0 and int(year) % 400)):
                continue
            found.append(Span(day.start(), day.end(), f'<date date="{year}-{month:02}-{number:02}">', "</date>"))
    return found


class Sheet:
    """The growing output of one document and the entries its `references` will need."""

    __slots__ = (
        "agenda",
        "cites",
        "counts",
        "events",
        "ids",
        "known",
        "lines",
        "notes",
        "opened",
        "out",
        "placed",
        "places",
        "prefix",
        "terms",
        "things",
        "work",
        "works",
    )

    def __init__(self, notes: tuple[Note, ...], cites: dict[int, list[Span]]) -> None:
        self.out: list[str] = []
        self.lines: tuple[str, ...] = LINES
        self.notes = notes
        #: id of a `Text` → its references
        self.cites = cites
        #: component prefix, work IRI and eIds of the document element that is being written
        self.prefix = ""
        self.work = ""
        self.ids: frozenset[str] | None = None
        self.known: dict[str, frozenset[str]] = {}
        self.counts: dict[str, int] = {}
        #: note → IRI of the work it stands in; notes that are open
        self.placed: dict[int, str] = {}
        self.opened: set[int] = set()
        #: entries of `references`
        self.things: dict[str, tuple[str, str, str]] = {}
        self.terms: dict[str, str] = {}
        self.events: dict[str, tuple[str, str]] = {}
        self.agenda: dict[str, tuple[str, str]] = {}
        self.works: dict[str, Work] = {}
        #: pinpointed addresses → symbol
        self.places: dict[str, str] = {}

    # -- pointers ------------------------------------------------------------------------------------------------

    def thing(self, name: str) -> str:
        """A pointer to a fixed entry or an organization."""
        if name not in self.things:
            if name in TERMS:
                element, kind, step, show = TERMS[name]
                self.things[name] = (element, f"/akn/ontology/{kind}/un/{step}", show)
            else:
                self.things[name] = ("TLCOrganization", f"/akn/ontology/organization/un/{name}", NAMES.get(name, name))
        return "#" + name

    def count(self, piece: str) -> str:
        """The next id of a piece that counts through the component."""
        key = self.prefix + piece
        self.counts[key] = n = self.counts.get(key, 0) + 1
        return f"{key}_{n}"

    # -- running text --------------------------------------------------------------------------------------------

    def inline(self, text: Text, actions: tuple[Action, ...] = (), spans: Iterable[Span] = ()) -> str:
        """A text with its notes, marks, action phrases, dates and references, as mixed content."""
        value = text.value
        dated = "日" in value
        cites = self.cites.get(id(text)) if self.cites else None
        if not (text.calls or text.marks or actions or spans or dated or cites):
            return plain(value)
        found = [*spans, *[Span(m.start, m.end, f"<{m.kind}>", f"</{m.kind}>") for m in text.marks if m.kind in _MARKS]]
        found += [Span(action.start, action.end, self._action(action.key), "</inline>") for action in actions]
        seen = [*(cites or ()), *(dates(value) if dated and not spans else ())]
        if found:
            # What the tree itself says about the text comes before what is only recognised here.
            held = [(span.start, span.end) for span in found]
            found += [s for s in seen if not any(a < s.end and s.start < b and not _nested(a, b, s) for a, b in held)]
        else:
            found = seen
        if len(found) > 1:
            found.sort(key=_order)
        return self._merge(value, found, text.calls)

    def _action(self, key: str) -> str:
        if key not in ACTIONS:
            return '<inline name="akn4un:actionPhrase">'
        self.terms[key] = key
        return f'<inline name="akn4un:actionPhrase" refersTo="#action-{key}">'

    def _merge(self, value: str, spans: list[Span], calls: tuple[Call, ...]) -> str:
        """One pass from left to right; a span that would cross an open one is left out."""
        if _ODD.search(value):
            value = value.translate(_BLANKS)
        size = len(value)
        end = len(value.rstrip())
        position = size - len(value.lstrip()) if end else 0
        out: list[str] = []
        #: end, closing tag, tag of a reference, sticky
        stack: list[tuple[int, str, str, bool]] = []
        if len(calls) > 1:
            calls = tuple(sorted(calls, key=_offset))
        s = c = 0
        far = size + 1
        while True:
            closing = stack[-1][0] if stack else far
            calling = min(max(calls[c].offset, 0), size) if c < len(calls) else far
            opening = spans[s][0] if s < len(spans) else far
            here = min(closing, calling, opening)
            stop = min(here, end)
            if stop > position:
                out.append(escape(value[position:stop]))
                position = stop
            if here == far:
                return "".join(out)
            if closing == here and not (stack[-1][3] and calling == here):
                out.append(stack.pop()[1])
            elif calling == here:
                out.append(self._call(calls[c]))
                c += 1
            else:
                start, finish, tag, close, sticky = spans[s]
                s += 1
                if start >= finish or finish > size or start < 0 or start >= end or finish <= position:
                    continue
                if stack and finish > stack[-1][0]:
                    continue
                if isinstance(tag, Cite):
                    name = tag.tag
                    if any(other and (other != "mref" or name == "mref") for _, _, other, _ in stack):
                        continue
                    opened = self._cite(tag)
                    if opened:
                        out.append(opened)
                        stack.append((finish, f"</{name}>", name, False))
                else:
                    out.append(tag)
                    stack.append((finish, close, "", sticky))

    # -- notes ---------------------------------------------------------------------------------------------------

    def _call(self, call: Call) -> str:
        index = call.note
        if not 0 <= index < len(self.notes):
            # A call without a note stays as text.
            shown = plain(call.marker)
            return f'<sup><inline name="akn4un:noteCall">{shown}</inline></sup>' if shown else ""
        note = self.notes[index]
        shown = attribute(call.marker)
        marker = f' marker="{shown}"' if shown else ""
        home = self.placed.get(index)
        if home is None and index not in self.opened:
            return self.note(index, note, marker)
        where = "" if home == self.work or home is None else home + "/!main"
        return f'<noteRef href="{where}#{note.eid}"{marker} placement="bottom"/>'

    def note(self, index: int, note: Note, marker: str) -> str:
        """A note at its first call."""
        self.opened.add(index)
        self.placed[index] = self.work
        lines, self.lines = self.lines, FLAT
        body = "".join(f"<p>{self.inline(text)}</p>" for text in note.contents) or "<p/>"
        self.lines = lines
        self.opened.discard(index)
        return f'<authorialNote{marker} placement="bottom" eId="{note.eid}">{body}</authorialNote>'

    # -- references ----------------------------------------------------------------------------------------------

    def _cite(self, cite: Cite) -> str:
        """The opening tag, with the next number; "" for a place of this document that does not exist."""
        tag, href, upto, work = cite
        if tag == "mref":
            return f'<mref eId="{self.count("mref")}">'
        if tag == "a":
            return f'<a href="{href}">'
        if work is None and not (self._lands(href) and (not upto or self._lands(upto))):
            return ""
        refers = ""
        if work is not None:
            name = cite_id(work)
            self.works.setdefault(name, work)
            refers = f' refersTo="#{name}"'
            for place in (href, upto):
                if "!" in place:
                    self.places[place] = work.show
        eid = self.count(tag)
        if tag == "rref":
            return f'<rref eId="{eid}" from="{href}" upTo="{upto}"{refers}>'
        return f'<ref eId="{eid}" href="{href}"{refers}>'

    def _lands(self, href: str) -> bool:
        if self.ids is None:
            return False
        return href == "!main" or href[1:] in self.ids


def _nested(start: int, end: int, span: Span) -> bool:
    return (start <= span.start and span.end <= end) or (span.start <= start and end <= span.end)


def _order(span: Span) -> tuple[int, int, int]:
    tag = span.open
    return span.start, -span.end, 2 if isinstance(tag, str) else 0 if tag.tag == "mref" else 1


def _offset(call: Call) -> int:
    return call.offset
