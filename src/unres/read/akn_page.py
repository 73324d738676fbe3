"""Reading our own Akoma Ntoso: running text and notes, with the extracted text as source."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field
from lxml import etree

from unres.diagnostics import Diagnostic
from unres.errors import LimitError
from unres.labels import candidates
from unres.limits import DEFAULT
from unres.model import Action, Call, Label, Mark, Note, Text
from unres.model.notes import placed
from unres.parse.actions import QUOTES, key_of
from unres.read.akn_inline import elements, local

#: elements with running text in a quoted provision
_LINES = frozenset("num heading subheading crossHeading listIntroduction listWrapUp caption p".split())


_OPENING = ("“", "「")
#: what stands in one as lines of text, in a quotation that the tree has as a part of a sentence
_LOOSE = frozenset("p block heading num table".split())


def _structured(element: etree._Element) -> bool:
    """Whether a quoted provision has articles, paragraphs or points of its own: it then is a part of the tree."""
    return any(local(child) not in _LOOSE for child in elements(element))


@define(eq=False)
class Inner:
    """What an element with running text holds: the text, its action phrases, the drafts quoted behind it."""

    text: Text
    actions: tuple[Action, ...] = ()
    drafts: tuple[etree._Element, ...] = ()


@define(eq=False)
class Page:
    """The source text under construction and the notes met so far."""

    pieces: list[str] = field(factory=list)
    length: int = 0
    #: texts that may be written
    most: int = DEFAULT.max_lines
    notes: list[Note | None] = field(factory=list)
    #: `part#eId` of a note → its index
    index: dict[str, int] = field(factory=dict)
    #: number of the part that is being read, and the IRI of each
    part: int = 0
    works: dict[str, int] = field(factory=dict)
    #: style → value of the last label of a heading
    seen: dict[str, int] = field(factory=dict)
    diagnostics: list[Diagnostic] = field(factory=list)
    #: note elements whose text has not been read
    waiting: list[tuple[int, etree._Element]] = field(factory=list)

    def write(self, text: str, end: str = "\n") -> int:
        """Adds `text` to the source; where it begins."""
        if len(self.pieces) > 2 * self.most:
            raise LimitError(f"the Akoma Ntoso file has more than {self.most} lines", "raise Limits.max_lines")
        start = self.length
        self.pieces += (text, end)
        self.length += len(text) + len(end)
        return start

    def label(self, text: str, before: Label | None) -> Label:
        """The label that prints as `text`; `before` is that of the sibling before it."""
        start = self.write(text, " ")
        read = candidates(text.lstrip(QUOTES))
        if not read:
            return Label(text, "decimal", 0, start, start + len(text))
        fits = (c for c in read if before is not None and c.style == before.style and c.value == before.value + 1)
        # `o` is the bullet of some word processors; the letter only behind n
        first = next((c for c in read if c.value == 1 or c.style == "bullet"), read[0])
        choice = next(fits, None) or first
        return Label(text, choice.style, choice.value, start, start + len(text))

    def heading_label(self, text: str) -> Label:
        """The label of a heading: the next of a family that has begun, or the first of one."""
        start = self.write(text, " ")
        read = candidates(text.lstrip(QUOTES))
        if not read:
            return Label(text, "decimal", 0, start, start + len(text))
        choice = next((c for c in read if c.value == self.seen.get(c.style, 0) + 1 or c.value == 1), None)
        choice = choice or next((c for c in read if c.style in self.seen), read[0])
        self.seen[choice.style] = choice.value
        return Label(text, choice.style, choice.value, start, start + len(text))

    def text(self, element: etree._Element | None) -> Inner:
        """The running text of `element`, written to the source, its notes below it."""
        if element is None:
            return Inner(Text(""))
        reading = _Reading(self)
        reading.read(element)
        value = "".join(reading.pieces)
        start = self.write(value) if value or reading.calls else self.length
        calls = tuple(Call(o, m, n, f, start + o, start + o) for o, m, n, f in reading.calls)
        made = Text(value, calls, tuple(reading.marks), start, start + len(value), (0, start))
        waiting, self.waiting = self.waiting, []
        for index, note in waiting:
            self._note(index, note)
        return Inner(made, tuple(reading.actions), tuple(reading.drafts))

    def _note(self, index: int, element: etree._Element) -> None:
        begin = self.length
        marker = element.get("marker") or element.get("title") or ""
        if marker:
            self.write(marker, " ")
        contents = tuple(self.text(p).text for p in elements(element))
        self.notes[index] = Note(marker, contents, start=begin, end=self.length - 1)

    def plan(self, parts: Sequence[etree._Element]) -> None:
        """Gives each note of the file its index: in the order of the calls, uncalled ones where their number belongs.

        If that is not the order of the document, the file tells the index of each (`akn4un:notes`).
        """
        order: list[tuple[str, str]] = []
        for part, statement in enumerate(parts):
            uncalled = []
            for element in statement.iter("{*}authorialNote", "{*}container"):
                entry = (f"{part}#{element.get('eId')}", element.get("marker") or element.get("title") or "")
                if local(element) == "authorialNote":
                    order.append(entry)
                elif element.get("name") == "unplacedNote":
                    uncalled.append(entry)
            every = [*order, *uncalled]
            marks = [marker for _, marker in every]
            order = [every[k] for k in placed(marks[: len(order)], marks[len(order) :])] if uncalled else order
        told = next((element.get("order") or "" for element in parts[0].iter("{*}notes")), "").split()
        places = [int(place) for place in told if place.isdecimal() and len(place) < 10]
        if sorted(places) == list(range(len(order))):
            self.index = {key: places[k] for k, (key, _) in enumerate(order)}
        else:
            self.index = {key: index for index, (key, _) in enumerate(order)}
        self.notes = [None] * len(order)

    def add(self, element: etree._Element) -> int:
        """The index of a note; its text is read when the text around its call is complete."""
        index = self.index[f"{self.part}#{element.get('eId')}"]
        self.waiting.append((index, element))
        return index

    def unplaced(self, element: etree._Element) -> None:
        """A note that nobody calls."""
        self._note(self.index[f"{self.part}#{element.get('eId')}"], element)

    def unknown(self, element: etree._Element) -> None:
        """Notes that an element is not known here; its text follows in the source."""
        values = {"name": local(element)}
        self.diagnostics.append(Diagnostic("xml-unknown", self.length, self.length + 1, values))

    def find(self, href: str) -> int:
        """The index of the note that `href` points at, -1 if there is none."""
        work, _, eid = href.partition("#")
        part = self.works.get(work.removesuffix("/!main"), self.part) if work else self.part
        return self.index.get(f"{part}#{eid}", -1)


@define(eq=False)
class _Reading:
    """One pass over mixed content. Our own output has no white space but what is printed."""

    page: Page
    pieces: list[str] = field(factory=list)
    length: int = 0
    calls: list[tuple[int, str, int, bool]] = field(factory=list)
    marks: list[Mark] = field(factory=list)
    actions: list[Action] = field(factory=list)
    drafts: list[etree._Element] = field(factory=list)

    def put(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            self.length += len(text)

    def read(self, element: etree._Element) -> None:
        self.put(element.text)
        for child in elements(element):
            self.child(child)
            self.put(child.tail)

    def child(self, child: etree._Element) -> None:
        name = local(child)
        marker = child.get("marker") or ""
        if name == "authorialNote":
            self.calls.append((self.length, marker, self.page.add(child), True))
        elif name == "noteRef":
            self.calls.append((self.length, marker, self.page.find(child.get("href") or ""), False))
        elif name == "eol":
            self.put("\n")
        elif name == "embeddedStructure":
            self.drafts.append(child)
        elif name == "quotedStructure" and _structured(child):
            self.drafts.append(self.unmarked(child))
        elif name == "quotedStructure":
            self.quoted(child)
        elif name == "sup" and len(child) == 1 and child[0].get("name") == "akn4un:noteCall":
            self.calls.append((self.length, child[0].text or "", -1, False))
        else:
            start = self.length
            self.read(child)
            if name in ("sup", "sub"):
                self.marks.append(Mark(name, start, self.length))
            elif name == "inline" and child.get("name") == "akn4un:actionPhrase":
                phrase = "".join(self.pieces)[start : self.length]
                key = (child.get("refersTo") or "").removeprefix("#action-") or key_of(phrase)
                self.actions.append(Action(phrase, key, start, self.length))

    def unmarked(self, element: etree._Element) -> etree._Element:
        """The provisions of a quotation with the marks around it, which the tree has in their first and last text."""
        lines = [line for line in element.iter(*(f"{{*}}{name}" for name in _LINES)) if not any(local(a) == "authorialNote" for a in line.iterancestors())]
        if not lines:
            return element
        if self.pieces and self.pieces[-1][-1:] in _OPENING:
            mark = self.pieces[-1][-1]
            self.pieces[-1] = self.pieces[-1][:-1]
            self.length -= 1
            lines[0].text = mark + (lines[0].text or "")
        behind = element.tail or ""
        element.tail = ""
        outer = element.getparent()
        if outer is not None and local(outer) == "mod" and element.getnext() is None:
            behind += outer.tail or ""
            outer.tail = ""
        last = lines[-1]
        if len(last):
            last[-1].tail = (last[-1].tail or "") + behind
        else:
            last.text = (last.text or "") + behind
        return element

    def quoted(self, element: etree._Element) -> None:
        """The lines of a quoted provision, which the tree has as one text: a blank stands where a line ends."""
        for child in elements(element):
            if local(child) not in _LINES:
                self.quoted(child)
                continue
            if self.pieces and self.pieces[-1][-1:] not in ("“", " "):
                self.put(" ")
            self.read(child)
