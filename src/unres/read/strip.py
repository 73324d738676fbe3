"""`Strip` and `Sheet`: clean text under construction with its source map, and the extracted text of a format without one."""

from __future__ import annotations

import re

from attrs import define, field

from unres.model.document import Furniture
from unres.read.lines import Line

#: characters without any print: zero-width signs, direction marks, soft hyphens, control characters
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f"
_EDGES = " \t\n\r\x0b\x0c\u00a0\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_HIDDEN = re.compile(f"[{_INVISIBLE}]+")
#: what a page shows as one blank, and what it does not show
_FOLDED = re.compile(f"[ \t\n\r\x0b\x0c]{{2,}}|[\t\n\r\x0b\x0c]|[{_INVISIBLE}]+")
#: characters beside which a line end or a blank behind a call-out is nothing
_WIDE = re.compile(r"[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef“”‘’…—·]")


@define(eq=False)
class Strip:
    """The text of one line under construction. Blanks wait until it is known what follows them."""

    #: whether runs of blanks and the source's line ends are one blank, as in HTML
    fold: bool = False
    pieces: list[str] = field(factory=list)
    size: int = 0
    runs: list[int] = field(factory=list)
    calls: list[tuple[int, str, int, int]] = field(factory=list)
    bold: list[tuple[int, int]] = field(factory=list)
    marks: list[tuple[str, int, int]] = field(factory=list)
    links: list[tuple[int, int, str]] = field(factory=list)
    #: a blank that nothing has followed yet, and its source offset
    _blank: str = ""
    _blank_at: int = 0
    #: the last thing was a call-out
    _called: bool = False
    #: source offset behind the last character
    _end: int = -1
    #: where a blank stands between two pieces, and where it ends: no stretch begins with it
    _gaps: dict[int, int] = field(factory=dict)

    def __bool__(self) -> bool:
        return bool(self.size or self.calls)

    def put(self, text: str, at: int) -> None:
        """Add `text`, which stands in the source at `at`."""
        pattern = _FOLDED if self.fold else _HIDDEN
        if (found := pattern.search(text)) is None:
            self._piece(text, at)
            return
        start = 0
        while found is not None:
            self._piece(text[start : found.start()], at + start)
            blank = found[0]
            if blank[0] in _EDGES:
                self._piece(blank, at + found.start())
            start = found.end()
            found = pattern.search(text, start)
        self._piece(text[start:], at + start)

    def _piece(self, text: str, at: int) -> None:
        bare = text.lstrip(_EDGES)
        if not bare:
            if text and self.size:
                self._blank_at = self._blank_at if self._blank else at
                self._blank += text
            return
        lead = len(text) - len(bare)
        if lead:
            self._blank_at = self._blank_at if self._blank else at
            self._blank += text[:lead]
        solid = bare.rstrip(_EDGES)
        if self._blank:
            self._gap(solid[0])
        self._add(solid, at + lead)
        if len(solid) < len(bare):
            self._blank = bare[len(solid) :]
            self._blank_at = at + lead + len(solid)

    def _gap(self, after: str) -> None:
        """The blank before `after`, as the page shows it."""
        size = self.size
        self._put_gap(after)
        if self.size > size:
            self._gaps[size] = self.size

    def _put_gap(self, after: str) -> None:
        blank, self._blank = self._blank, ""
        if not self.size:
            return
        before = self.pieces[-1][-1]
        wide = _WIDE.match(after) is not None
        if self._called:
            # the blank behind a raised mark is not part of the sentence
            if not wide:
                self._add(" ", self._blank_at)
            return
        if before == "\n":
            return
        if not self.fold:
            self._add(blank, self._blank_at)
        elif len(blank) == 1 and blank in "\u00a0\u3000":
            self._add(blank, self._blank_at)
        elif "\u00a0" in blank or "\u3000" in blank or not ("\n" in blank or "\r" in blank):
            self._add(" ", self._blank_at)
        elif not (wide or _WIDE.match(before)):
            # the source is wrapped there: a blank between Latin words, nothing beside Han
            self._add(" ", self._blank_at)

    def _add(self, text: str, at: int) -> None:
        if at != self._end or not self.runs:
            self.runs += (self.size, at)
        self.pieces.append(text)
        self.size += len(text)
        self._end = at + len(text)
        self._called = False

    def put_as(self, text: str, at: int) -> None:
        """Add one character that stands for the mark-up at `at` (an entity, a symbol font's sign)."""
        if text in _EDGES:
            self._piece(text, at)
            return
        if _HIDDEN.match(text):
            return
        if self._blank:
            self._gap(text[0])
        self.runs += (self.size, at)
        self.pieces.append(text)
        self.size += len(text)
        self._end = -1
        self._called = False

    def line_break(self, at: int) -> None:
        """A printed line break."""
        self._blank = ""
        if self.size and self.pieces[-1][-1] != "\n":
            self._add("\n", at)
            self._end = -1

    def call(self, marker: str, start: int, end: int) -> None:
        """A call-out printed at source `[start, end)`; no blank stands before it."""
        self._blank = ""
        self._called = True
        self._end = -1
        self.calls.append((self.size, marker, start, end))

    def place(self) -> int:
        """Where the next character will stand, for the start of a stretch; a blank before it may come in between."""
        return self.size

    def embolden(self, start: int) -> None:
        """Bold from `start` to here."""
        start = self._gaps.get(start, start)
        if self.size > start:
            if self.bold and self.bold[-1][1] >= start:
                self.bold[-1] = (self.bold[-1][0], self.size)
            else:
                self.bold.append((start, self.size))

    def mark(self, kind: str, start: int) -> None:
        """Typography from `start` to here."""
        start = self._gaps.get(start, start)
        if self.size > start:
            last = self.marks[-1] if self.marks else None
            if last and last[0] == kind and last[2] >= start:
                self.marks[-1] = (kind, last[1], self.size)
            else:
                self.marks.append((kind, start, self.size))

    def link(self, start: int, href: str) -> None:
        """A link from `start` to here."""
        start = self._gaps.get(start, start)
        if self.size > start and href:
            self.links.append((start, self.size, href))

    def line(self, start: int, kind: str = "text") -> Line:
        """The finished line; `start` is its source offset if it has no text."""
        text = "".join(self.pieces)
        bare = text.rstrip("\n")
        size = len(bare)
        runs = tuple(self.runs) or (0, start)
        begin = runs[1]
        end = runs[-1] + size - runs[-2]
        if self.calls:
            begin = min(begin, self.calls[0][2]) if size else self.calls[0][2]
            end = max(end, self.calls[-1][3])
        line = Line(bare, begin, max(end, begin), runs, kind=kind, calls=self.calls, links=self.links)
        line.bold = [(a, min(b, size)) for a, b in self.bold if a < size]
        line.marks = [(k, a, min(b, size)) for k, a, b in self.marks if a < size]
        return line


@define(eq=False)
class Sheet:
    """The extracted text of a format whose files no span can point into: written piece by piece, in reading order."""

    pieces: list[str] = field(factory=list)
    length: int = 0
    furniture: list[Furniture] = field(factory=list)

    def write(self, text: str) -> int:
        """Add text; where it begins."""
        at = self.length
        self.pieces.append(text)
        self.length += len(text)
        return at

    def lay_by(self, kind: str, text: str) -> None:
        """Add text that belongs to the page and not to the document, on a line of its own."""
        if text.strip():
            at = self.write(text)
            self.furniture.append(Furniture(kind, at, at + len(text)))
            self.write("\n")

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self.pieces)
