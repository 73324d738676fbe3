"""`Sheet`: what the AKN writer knows while it writes one document, and how it writes running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from unres.kept import Kept
from unres.model.base import Node
from unres.model.notes import Note
from unres.model.text import Action, Call, Text
from unres.write.meanings import meanings
from unres.write.spans import QUOTED, SEVERAL, Change, Cite, Piece, Span, Stretch, apart, dated, may_stand, nested
from unres.write.terms import ACTIONS, NAMES, TERMS
from unres.write.xml import attribute, escape, one_line, plain

#: line starts by depth; inside running text there are none (akn4un 0.6)
LINES = tuple("\n" + "  " * depth for depth in range(700))
FLAT = ("",) * 700

_MARKS = frozenset(("sup", "sub"))
#: blanks, and the characters that will be taken out, for the texts that have any
CAREFUL = " \n\r\t\u00a0\u3000\u0085\u1680\u2028\u2029\u202f\u205f" + "".join(
    map(chr, (*range(9), 11, 12, *range(14, 32), *range(0x2000, 0x200B), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))
)
_start = itemgetter(0)
_PLENARY = re.compile(r"第 ?([0-9]{1,4}) ?次全体会议")


def _entry(name: str) -> bytes:
    """The entry of a fixed term or an organization in `references`."""
    if name in TERMS:
        element, kind, step, show = TERMS[name]
    else:
        element, kind, step, show = "TLCOrganization", "organization", name, NAMES.get(name, name)
    return f'<{element} eId="{name}" href="/akn/ontology/{kind}/un/{step}" showAs="{attribute(show)}"/>'.encode()


def _marker(printed: str) -> str:
    shown = attribute(printed)
    return f' marker="{shown}"' if shown else ""


def _phrase(key: str) -> str:
    """The opening tag of an action phrase; phrases with a key of their own point at nothing."""
    return f'<inline name="akn4un:actionPhrase" refersTo="#action-{key}">' if key in ACTIONS else '<inline name="akn4un:actionPhrase">'


_ENTRIES, _MARKERS, _PHRASES = Kept(_entry, 256), Kept(_marker), Kept(_phrase)


class Sheet:
    """The growing output of one document and the entries its `references` will need."""

    __slots__ = (
        "agenda",
        "changes",
        "cites",
        "counts",
        "defined",
        "dropped",
        "event",
        "events",
        "full",
        "homes",
        "ids",
        "lines",
        "meetings",
        "notes",
        "noting",
        "odd",
        "out",
        "placed",
        "places",
        "prefix",
        "seeking",
        "strip",
        "terms",
        "things",
        "uncalled",
        "work",
        "works",
    )

    def __init__(self, notes: tuple[Note, ...], cites: dict[int, list[Piece]], *, full: bool = False) -> None:
        self.out: list[str] = []
        self.lines: tuple[str, ...] = LINES
        self.notes = notes
        #: id of a `Text` → its references
        self.cites = cites
        #: component prefix and work IRI of the document element that is being written, the nodes it shows, and their eIds
        #: once they are asked for
        self.prefix = ""
        self.work = ""
        self.homes: tuple[Node, ...] = ()
        self.ids: set[str] = set()
        self.counts: dict[str, int] = {}
        #: whether a span was left out, so that an entry made for it may have lost its use
        self.dropped = full
        #: whether the second level of semantics is wanted; short forms defined, with their entry's id
        self.full = full
        #: whether more than citations and dates is looked for in the words of a text
        self.seeking = full
        self.defined: dict[str, str] = {}
        #: whether a text had characters in it that are not printed
        self.odd = False
        #: what may not stand at the edges of a text; None for blanks
        self.strip: str | None = None
        #: note → IRI of the work it stands in
        self.placed: dict[int, str] = {}
        #: notes that nobody calls
        self.uncalled: list[int] = []
        #: numbers of the adopting meetings and the entry of the first, while the body of a decision is written
        self.meetings: tuple[int, ...] = ()
        self.event = ""
        self.noting = False
        #: entries of `references`; keys of action phrases, those that have no entry included; cited works by the first citation of each
        self.things: dict[str, bytes] = {}
        self.terms: dict[str, str] = {}
        self.events: dict[str, tuple[str, str]] = {}
        self.agenda: dict[str, tuple[str, str]] = {}
        self.works: dict[str, Cite] = {}
        #: amendments of the document element that is being written
        self.changes: list[Change] = []
        #: pinpointed addresses → entry with the symbol
        self.places: dict[str, bytes] = {}

    # -- pointers ------------------------------------------------------------------------------------------------

    def thing(self, name: str) -> str:
        """A pointer to a fixed entry or an organization."""
        if name not in self.things:
            self.things[name] = _ENTRIES[name]
        return "#" + name

    def count(self, piece: str) -> str:
        """The next id of a piece that counts through the component."""
        key = self.prefix + piece
        self.counts[key] = n = self.counts.get(key, 0) + 1
        return f"{key}_{n}"

    def enter(self, *homes: Node) -> None:
        """Begin a document element that shows `homes` and all below them."""
        self.homes, self.ids = homes, set()

    def prune(self, kept: frozenset[str], text: str) -> None:
        """Take out entries that `text` does not point at, except those in `kept`."""
        for entries, prefix in ((self.things, ""), (self.terms, "action-"), (self.events, ""), (self.agenda, ""), (self.defined, "")):
            for name in [n for n in entries if n not in kept and f'"#{prefix}{n}"' not in text]:
                del entries[name]

    # -- running text --------------------------------------------------------------------------------------------

    def is_bare(self, text: Text) -> bool:
        """Whether a text is nothing but its words: no notes, no typography, no citations."""
        return not (text.calls or text.marks or id(text) in self.cites)

    def inline(self, text: Text, actions: tuple[Action, ...] = ()) -> str:
        """A text with its notes, marks, action phrases, dates and references, as mixed content."""
        out: list[str] = []
        self.put(out, text, actions, "", "")
        return "".join(out)

    def put(self, out: list[str], text: Text, actions: tuple[Action, ...], before: str, behind: str) -> None:
        """Write to `out` what `inline` gives, between `before` and `behind`."""
        value = text.value
        cites = self.cites.get(id(text))
        if (
            not value.isprintable() or "&" in value or "<" in value or ">" in value or value != value.strip()
            or text.marks or (self.seeking and (self.full or "次" in value))
        ):  # fmt: skip
            out += before, self._mixed(text, actions, (), cites), behind
            return
        calls = text.calls
        days = dated(value) if "月" in value else ()  # 日 is in many other words
        if not (cites or calls or days):
            # no mark-up or one action phrase: the most frequent case by far
            if not actions:
                out += before, value, behind
                return
            only = actions[0]
            end = only.end
            if not only.start and 0 < end <= len(value) and len(actions) == 1:
                key = only.key
                self.terms[key] = tag = _PHRASES[key]
                out += before, tag, value[:end], "</inline>", value[end:], behind
                return
        items: list[Any]
        if actions or calls or days:
            items = [(call.offset, call.offset, call, "") for call in calls] if calls else []
            for action in actions:
                key = action.key
                self.terms[key] = tag = _PHRASES[key]
                items.append((action.start, action.end, tag, "</inline>"))
            if cites:
                items += cites
            if days or calls:
                # of those that begin at one place a call comes first and an `mref` before what stands in it
                items += days
                items.sort(key=_start)
        else:
            items = cites or []
        if not self._weave(out, value, items, before, behind):
            out += before, self._mixed(text, actions, (), cites), behind

    def line(self, out: list[str], text: Text, spans: Sequence[Stretch], before: str, behind: str) -> None:
        """`put` for a line of the cover or at the end, whose mark-up is known."""
        if not spans:
            self.put(out, text, (), before, behind)
            return
        value = text.value
        cites = self.cites.get(id(text))
        if text.calls or self.seeking or text.marks or not value.isprintable() or "&" in value or "<" in value or ">" in value or value != value.strip():
            out += before, self._mixed(text, (), spans, cites), behind
            return
        if len(spans) == 1 and not cites:
            start, end, tag, close, _ = spans[0]
            if 0 <= start < end <= len(value):
                out += before, value[:start], tag, value[start:end], close, value[end:], behind
                return
        items: list[Any] = [span[:4] for span in spans]
        if cites:
            items += cites
        items.sort(key=_start)
        if not self._weave(out, value, items, before, behind):
            out += before, self._mixed(text, (), spans, cites), behind

    def _weave(self, out: list[str], value: str, items: list[Any], before: str, behind: str) -> bool:
        """`put` a text with mark-up of which none stands in or across another; False, and nothing written, where some does."""
        size = len(value)
        at = shut = 0
        for start, end, what, _ in items:
            if start < at or (end <= start and what.__class__ is not Call):
                if not apart(items, size):
                    return False
                break
            at = end
        if at > size:
            return False
        out.append(before)
        at = 0
        counts, works, prefix = self.counts, self.works, self.prefix
        for start, end, what, close in items:
            if shut and start >= shut:
                out += value[at:shut], "</mref>"
                at, shut = shut, 0
            if close:
                out += value[at:start], what, value[start:end], close
                at = end
            elif what.__class__ is Call:
                out.append(value[at:start])
                self._call(out, what)
                at = start
            elif outer := what.outer:
                # a citation of another work, as `_cite` opens it
                if what.name not in works:
                    works[what.name] = what
                if what.places:
                    self.places.update(what.places)
                tag = what.tag
                key = prefix + tag
                counts[key] = n = counts[key] + 1 if key in counts else 1
                out += value[at:start], f'<{tag} eId="{key}_{n}{outer}', value[start:end], what.close
                at = end
            elif what is SEVERAL:
                out += value[at:start], self._cite(what)
                at, shut = start, end
            elif opened := self._cite(what):
                out += value[at:start], opened, value[start:end], what.close
                at = end
        if shut:
            out += value[at:shut], "</mref>"
            at = shut
        out += value[at:], behind
        return True

    def _mixed(self, text: Text, actions: tuple[Action, ...], spans: Sequence[Stretch], cites: Sequence[Piece] | None) -> str:
        """`inline` for any text: marks, meanings and what stands inside other mark-up."""
        value = text.value
        if not value.isprintable():
            self.odd = True
        cited = [Span(*cite) for cite in cites or ()]
        meant = self._meant(value, actions, cited) if self.full and not spans else ()
        found = [*[Span(*span) for span in spans], *[Span(m.start, m.end, f"<{m.kind}>", f"</{m.kind}>") for m in text.marks if m.kind in _MARKS]]
        found += [Span(action.start, action.end, self._action(action.key), "</inline>") for action in actions]
        seen = [*cited, *meant, *[Span(*day) for day in (dated(value) if "月" in value and not spans else ())]]
        if self.meetings and "次" in value and not spans:
            seen += self._meetings(value)
        if not (found or seen or text.calls):
            return plain(value)
        if found:
            # What the tree itself says about the text comes before what is only recognised here.
            held = [(span.start, span.end) for span in found]
            found += [s for s in seen if not any(a < s.end and s.start < b and not nested(a, b, s) for a, b in held)]
        else:
            found = seen
        if len(found) > 1:
            found.sort(key=_order)
        return self._merge(value, found, text.calls)

    def _meant(self, value: str, actions: tuple[Action, ...], cites: Sequence[Span]) -> list[Span]:
        """The second level: addressees, short forms, titles that are no citation, amounts."""
        out = []
        for start, end, kind, normal in meanings(value, actions):
            if kind == "title":
                if not any(cite.start < end and start < cite.end for cite in cites):
                    out.append(Span(start, end, '<inline name="akn4un:instrumentTitle">', "</inline>"))
            elif kind == "to":
                out.append(Span(start, end, f'<inline name="akn4un:to" refersTo="{self.thing(normal)}">', "</inline>"))
            elif kind == "term":
                name = next((n for n, shown in self.defined.items() if shown == normal), f"term-{len(self.defined) + 1}")
                self.defined[name] = normal
                out.append(Span(start, end, f'<def refersTo="#{name}">', "</def>"))
            else:
                tag = f'<quantity refersTo="{self.thing(kind)}" normalized="{normal}">'
                out.append(Span(start, end, tag, "</quantity>"))
        return out

    def _meetings(self, value: str) -> list[Span]:
        """The adopting meeting where a decision names it: 在2044年12月7日第46次全体会议上."""
        return [
            Span(found.start(), found.end(), f'<event refersTo="{self.event}">', "</event>")
            for found in _PLENARY.finditer(value)
            if int(found[1]) in self.meetings
        ]

    def _action(self, key: str) -> str:
        self.terms[key] = tag = _PHRASES[key]
        return tag

    def _merge(self, value: str, spans: list[Span], calls: tuple[Call, ...]) -> str:
        """One pass from left to right; a span that would cross an open one is left out."""
        if "\n" in value or "\r" in value or "\t" in value:
            value = one_line(value)
        size = len(value)
        end = len(value.rstrip(self.strip))
        position = size - len(value.lstrip(self.strip)) if end else 0
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
                self._call(out, calls[c])
                c += 1
            else:
                start, finish, tag, close, sticky = spans[s]
                s += 1
                empty = start >= finish or finish > size or start < 0 or start >= end or finish <= position
                if empty or (stack and finish > stack[-1][0]):
                    self.dropped = True
                    continue
                if isinstance(tag, Cite):
                    name = tag.tag
                    if not may_stand(name, [other for _, _, other, _ in stack]):
                        continue
                    opened = self._cite(tag)
                    if opened:
                        out.append(opened)
                        stack.append((finish, f"{'</p>' * (name == 'quotedStructure')}</{name}>", name, False))
                else:
                    out.append(tag)
                    stack.append((finish, close, "", sticky))

    # -- notes ---------------------------------------------------------------------------------------------------

    def _call(self, out: list[str], call: Call) -> None:
        index = call.note
        if not 0 <= index < len(self.notes):
            # A call without a note stays as text.
            if shown := plain(call.marker):
                out.append(f'<sup><inline name="akn4un:noteCall">{shown}</inline></sup>')
            return
        note = self.notes[index]
        marker = _MARKERS[call.marker]
        home = self.placed.get(index)
        if home is not None:
            where = "" if home == self.work else home + "/!main"
            out.append(f'<noteRef href="{where}#{note.eid}"{marker} placement="bottom"/>')
            return
        if self.noting:
            # Notes do not nest: this one stands where the text calls it.
            if marker:
                out.append(f'<sup><inline name="akn4un:noteCall">{plain(call.marker)}</inline></sup>')
            return
        # From now on a call is a second call.
        self.placed[index] = self.work
        self.noting = True
        contents = note.contents
        begin = f'<authorialNote{marker} placement="bottom" eId="{note.eid}"><p>'
        end = "</p></authorialNote>"
        if len(contents) == 1:
            self.put(out, contents[0], (), begin, end)
        elif contents:
            out += begin, "</p><p>".join(map(self.inline, contents)), end
        else:
            out.append(f"{begin[:-1]}/></authorialNote>")
        self.noting = False

    # -- references ----------------------------------------------------------------------------------------------

    def _cite(self, cite: Cite) -> str:
        """The opening tag, with the next number; "" for a place of this document that does not exist."""
        tag = cite.tag
        work = cite.work
        if cite.rest:
            if work is not None:
                if cite.name not in self.works:
                    self.works[cite.name] = cite
                if cite.places:
                    self.places.update(cite.places)
            elif tag != "mref" and not (self._lands(cite.href) and (not cite.upto or self._lands(cite.upto))):
                return ""
            key = self.prefix + tag
            counts = self.counts
            counts[key] = n = counts[key] + 1 if key in counts else 1
            return f'<{tag} eId="{key}_{n}{cite.rest}'
        if tag == "a":
            return f'<a href="{cite.href}">'
        if work is not None:
            self.changes.append(Change(self.count("mod"), cite.upto, cite.href, work, {}))
            return f'<mod eId="{self.changes[-1].eid}">'
        change = self.changes[-1]
        piece, block = QUOTED[tag]
        number = sum(f"__{piece}_" in word for word in change.words.values()) + 1
        change.words[cite.href] = eid = f"{change.eid}__{piece}_{number}"
        return f'<{tag} eId="{eid}">{block}'

    def _lands(self, href: str) -> bool:
        """Whether there is such a place; lines of the cover have ids only in the tree."""
        if not self.ids:
            nodes = list(self.homes)
            for node in nodes:
                nodes += node.nodes
            self.ids = {node.eid for node in nodes}
        name = href[1:].replace("/", "__")
        return href == "!main" or (name in self.ids and "__p_" not in name)


def _order(span: Span) -> tuple[int, int, int]:
    tag = span.open
    return span.start, -span.end, 2 if isinstance(tag, str) else 0 if tag.tag == "mref" else 1


def _offset(call: Call) -> int:
    return call.offset
