"""Running text of an AKN element: clean text with bold, links, superscripts and note calls beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from attrs import define, field
from lxml import etree

#: characters without any print: zero-width signs, direction marks, soft hyphens
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\u00ad"))
_SPACE = re.compile(r"[\s\u00a0]+")
#: where a break of the XML's own lines leaves no blank: beside Han characters and full-width punctuation
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—·]")
_SIDES = frozenset(("inFavour", "against", "abstaining"))


def local(element: etree._Element) -> str:
    """The element's name without namespace."""
    return element.tag.rpartition("}")[2]


def raw_text(element: etree._Element) -> str:
    """All character data below the element, as it stands."""
    return "".join(str(piece) for piece in element.itertext())


def elements(element: etree._Element) -> Iterator[etree._Element]:
    """The child elements; `open_xml` leaves no comments and instructions among them."""
    return iter(element)


def span(cell: etree._Element, name: str) -> int:
    """How many columns or rows a cell covers; 1 for anything that is no such number."""
    value = (cell.get(name) or "1").strip()
    return min(max(1, int(value)), 1000) if value.isdecimal() and len(value) < 6 else 1


@define(eq=False)
class Inline:
    """Clean text under construction."""

    pieces: list[str] = field(factory=list)
    length: int = 0
    #: `(offset, marker, note element)`
    calls: list[tuple[int, str, etree._Element | None]] = field(factory=list)
    bold: list[tuple[int, int]] = field(factory=list)
    #: `(kind, start, end)`
    marks: list[tuple[str, int, int]] = field(factory=list)
    links: list[tuple[int, int, str]] = field(factory=list)
    #: white space that has not been followed by anything yet
    _blank: str = ""
    #: the last thing was a call
    _called: bool = False

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.pieces)

    @property
    def empty(self) -> bool:
        """Nothing printed yet."""
        return not self.length and not self.calls

    def put(self, raw: str | None) -> None:
        """Adds text; blanks are reduced to what the page shows."""
        if not raw:
            return
        if not raw.isascii():
            raw = raw.translate(_INVISIBLE)
        at = 0
        for space in _SPACE.finditer(raw):
            self._add(raw[at : space.start()])
            self._blank += space[0]
            at = space.end()
        self._add(raw[at:])

    def _add(self, text: str) -> None:
        if not text:
            return
        if self._blank:
            gap = self._gap(text[0])
            self._blank = ""
            if gap:
                self.pieces.append(gap)
                self.length += len(gap)
        self._called = False
        self.pieces.append(text)
        self.length += len(text)

    def _gap(self, after: str) -> str:
        if not self.length:
            return ""
        before = self.pieces[-1][-1]
        if self._called:
            # the blank a page shows behind a raised mark is not part of the sentence
            return "" if after > "\u2e80" or _WIDE.match(after) else " "
        if before == "\n":
            return ""
        if "\t" in self._blank:
            # a tab parts a number typed into the text from the text: 14⇥鼓励, (a)⇥鼓励
            if self.length < 4 and "".join(self.pieces).isdigit():
                return "\t"
            return "" if _WIDE.match(before) and _WIDE.match(after) else " "
        if "\n" in self._blank:
            return "" if _WIDE.match(before) or _WIDE.match(after) or before == " " else " "
        return "\u00a0" if "\u00a0" in self._blank else " "

    def space(self) -> None:
        """One blank, whatever stood in the file."""
        self._blank = ""
        if self.length and self.pieces[-1][-1] != " ":
            self.pieces.append(" ")
            self.length += 1

    def line_break(self) -> None:
        """A printed line break."""
        self._blank = ""
        if self.length and self.pieces[-1][-1] != "\n":
            self.pieces.append("\n")
            self.length += 1

    def call(self, marker: str, note: etree._Element | None) -> None:
        """A note's call-out; no blank stands before it."""
        self._blank = ""
        self._called = True
        self.calls.append((self.length, marker, note))

    def place(self) -> int:
        """Where the next character will stand."""
        return self.length + (1 if self._blank and self.length and self._gap("x") else 0)


def read_inline(
    element: etree._Element,
    out: Inline,
    stop: Callable[[etree._Element], bool] | None = None,
) -> Iterator[etree._Element]:
    """Adds the content of `element` to `out`; yields each element for which `stop` holds, before its tail is read.

    Run it to its end even if `stop` is None.
    """
    out.put(element.text)
    for child in elements(element):
        if stop is not None and stop(child):
            yield child
        else:
            yield from _child(child, out, stop)
        out.put(child.tail)


def _child(child: etree._Element, out: Inline, stop: Callable[[etree._Element], bool] | None) -> Iterator[etree._Element]:
    name = local(child)
    if name == "authorialNote":
        out.call(child.get("marker") or "", child)
        return
    if name == "noteRef":
        out.call(child.get("marker") or "", None)
        return
    if name in ("eol", "br"):
        out.line_break()
        return
    if name == "img":
        return
    if name == "outcome" and (child.get("refersTo") or "").lstrip("#") in _SIDES:
        out.line_break()  # 赞成： 反对： 弃权： each begin a line
    if name == "sup" and out.length and _again(child, out.pieces[-1][-1]):
        out.call(raw_text(child).strip(), None)
        return
    start = out.place()
    at = len(out.calls)
    yield from read_inline(child, out, stop)
    end = out.length
    if end <= start:
        return
    if name in ("b", "strong") or (name == "span" and "bold" in (child.get("class") or "")):
        out.bold.append((start, end))
    elif name == "inline" and "actionPhrase" in (child.get("name") or ""):
        out.bold.append((start, end))
    elif name in ("a", "ref", "rref"):
        out.links.append((start, end, child.get("href") or child.get("from") or ""))
    elif name in ("sup", "sub") and len(out.calls) == at:
        out.marks.append((name, start, end))


def _again(sup: etree._Element, before: str) -> bool:
    """A raised number behind a Han character or its punctuation is a note called once more, elsewhere an exponent."""
    text = raw_text(sup).strip()
    if not (text.isdigit() and len(text) <= 2 and _WIDE.match(before)):
        return False
    return not any(local(above) in ("authorialNote", "note", "table") for above in sup.iterancestors())


def whole(element: etree._Element) -> Inline:
    """All of an element's text."""
    out = Inline()
    for _ in read_inline(element, out):
        pass
    return out
