"""Reading HTML: what word processors, converters, the UN's and wiki sites save; spans point into the HTML source itself."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence

from attrs import define, field

from unres.diagnostics import Diagnostic
from unres.labels import candidates, scan
from unres.limits import DEFAULT, Limits
from unres.model.document import Furniture
from unres.read import raised
from unres.read.encodings import declared_in, decode
from unres.read.html_elements import Element, Table, element_of, span_of
from unres.read.html_notes import Anchors, find_anchors
from unres.read.html_tokens import CLOSE, OPEN, TEXT, Token, tokens
from unres.read.lines import GridCell, Line, Reading
from unres.read.masthead import flat, is_layout, is_masthead
from unres.read.strip import Strip
from unres.read.zones import trim
from unres.source import Source

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr basefont frame keygen".split())
_BLOCK = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer"
    " form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol p pre section summary table tbody td tfoot"
    " th thead tr ul".split()
)
_HEADINGS = {f"h{k}": k for k in range(1, 7)}
#: what an opening tag closes, and what it does not look beyond for it
_CLOSES = {
    "li": (frozenset({"li"}), frozenset({"ol", "ul", "menu", "dir", "td", "th"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "tr": (frozenset({"tr", "td", "th"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "th": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "thead": (frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"}), frozenset({"table"})),
    "tbody": (frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"}), frozenset({"table"})),
    "tfoot": (frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"}), frozenset({"table"})),
}
_CELLS = frozenset({"td", "th", "table", "caption", "html"})
_PARAGRAPH = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_ARROWS = frozenset("↑^ ")


def read_html(data: str | bytes, limits: Limits = DEFAULT, *, name: str = "", encoding: str | None = None) -> Reading:
    """The lines of an HTML page.

    `source.text` of the result is the decoded HTML, into which all offsets point; an entity is a run of one character. Page
    navigation, scripts and hidden text are furniture.

    Raises `UsageError` if `encoding` is none, `LimitError` for more lines than `limits.max_lines`; bad bytes and bad mark-up
    are no errors.
    """
    used, diagnostics = "utf-8", list[Diagnostic]()
    if isinstance(data, bytes):
        data, used, diagnostics = decode(data, declared_in(data), encoding)
    source = Source(data, name, "html", used)
    found = tokens(data)
    reader = _Reader(data, limits, find_anchors(data, found))
    for k, token in enumerate(found):
        reader.token(k, token)
    reader.finish()
    if reader.deep >= 0:
        diagnostics.append(Diagnostic("elements-deep", reader.deep, reader.deep + 1, {"depth": str(limits.max_depth)}))
    raised.bracketed(reader.top)
    raised.settle(reader.top, set(reader.anchors.notes.values()))
    lines, navigation = trim(_notes_behind(reader.top), reader.zones)
    return Reading(source, lines, _outermost([*reader.furniture, *navigation]), diagnostics)


def _outermost(pieces: Sequence[Furniture]) -> list[Furniture]:
    """Pieces of furniture in order, without those that lie in another one."""
    made: list[Furniture] = []
    for piece in sorted(pieces, key=lambda f: (f.start, -f.end)):
        if not made or piece.end > made[-1].end:
            made.append(piece)
    return made


def _notes_behind(lines: Sequence[Line]) -> list[Line]:
    """The lines with the notes that stand in tables behind these."""
    made: list[Line] = []
    for line in lines:
        made.append(line)
        for row in line.rows:
            for cell in row:
                notes = [inner for inner in cell.lines if inner.kind == "note"]
                if notes:
                    cell.lines = [inner for inner in cell.lines if inner.kind != "note"]
                    made += notes
    return made


@define(eq=False)
class _Reader:
    """One pass over the tokens."""

    source: str
    limits: Limits
    anchors: Anchors
    top: list[Line] = field(factory=list)
    furniture: list[Furniture] = field(factory=list)
    zones: list[Furniture] = field(factory=list)
    stack: list[Element] = field(factory=list)
    strip: Strip = field(factory=lambda: Strip(fold=True))
    #: where lines go: the page's, or those of a table's cell
    lines: list[Line] = field(factory=list)
    #: source offset where the current line's element begins
    begin: int = 0
    #: the number of an empty item, for the text below its list
    waiting: str = ""
    #: number of open elements that hide their content
    hidden: int = 0
    #: the end of a call or back link that is being passed over: index of the link's element
    passing: int = -1
    #: marker of the note under construction, the printed marker's offset, the element whose end ends it
    note: str = ""
    note_start: int = -1
    holder: Element | None = None
    #: number of open <pre>
    lined: int = 0
    #: <br> without text after it
    breaks: int = 0
    #: lines made so far, those in cells included
    count: int = 0
    #: where elements first lay deeper than the limits allow
    deep: int = -1

    def __attrs_post_init__(self) -> None:
        self.lines = self.top

    # ---------------------------------------------------------------- tokens

    def token(self, k: int, token: Token) -> None:
        """Take the next token."""
        kind = token.kind
        if kind == TEXT:
            start, end = token.start, token.end
            if k in self.anchors.trimmed:
                cut, stop = self.anchors.trimmed[k]
                if cut > start:
                    end = cut
                else:
                    start = stop
            self.text(start, end)
        elif kind == OPEN:
            if ">" in token.rest or "<" in token.rest:  # in a quoted value
                self.furniture.append(Furniture("markup", token.start, token.end))
            self.open(k, token)
        elif kind == CLOSE:
            self.close(token)
        else:
            self.furniture.append(Furniture("markup", token.start, token.end))

    def text(self, start: int, end: int) -> None:
        """Text `[start, end)` of the source."""
        if end <= start:
            return
        if self.hidden:
            if not self.source[start:end].isspace():
                self.furniture.append(Furniture("hidden", start, end))
            return
        if self.passing >= 0:
            return
        if self.lined and (at := self.source.find("\n", start, end)) >= 0:  # in <pre> a line end is a line break
            while at >= 0:
                self.words(start, at)
                self.breaks += 1
                start = at + 1
                at = self.source.find("\n", start, end)
        self.words(start, end)

    def words(self, start: int, end: int) -> None:
        """Text that is shown, in one line of the source if line ends count."""
        if end <= start:
            return
        text = self.source[start:end]
        if self.breaks and not text.isspace():
            self._break(start)
        if "&" not in text:
            self.strip.put(text, start)
            return
        at = 0
        for found in _ENTITY.finditer(text):
            char = html.unescape(found[0])
            if char == found[0]:
                continue
            self.strip.put(text[at : found.start()], start + at)
            for k, one in enumerate(
                char
            ):  # a few entities are two characters; a name of legacy may reach into the text
                self.strip.put_as(one, start + found.start() + min(k, len(found[0]) - 1))
            at = found.end()
        self.strip.put(text[at:], start + at)

    def _break(self, at: int) -> None:
        """One <br> is a line end of the same paragraph, two are the end of the paragraph; so is one in a table."""
        single = self.breaks == 1 and self.lines is self.top and not (self.note and self.holder is None)
        self.breaks = 0
        if single:
            self.strip.line_break(at)
        else:
            self.flush(at)

    # ---------------------------------------------------------------- tags

    def open(self, k: int, token: Token) -> None:
        """An opening tag."""
        name = token.name
        if name in _VOID:
            if name == "br" and not self.hidden:
                self.breaks += 1
            elif name == "hr":
                self.flush(token.start)
            if k in self.anchors.notes:
                self._note(self.anchors.notes[k], None, token.start)
            return
        block = name in _BLOCK
        if block:
            self._imply(name, token.start)
            self.flush(token.start)
        if len(self.stack) >= self.limits.max_depth:
            self.deep = token.start if self.deep < 0 else self.deep
            return
        element = element_of(name, token, self.strip.place(), self.stack, block=block)
        self.hidden += element.hidden
        self.lined += name == "pre"
        self.stack.append(element)
        if k in self.anchors.notes:
            self._note(self.anchors.notes[k], element if block else None, token.start)
        if name == "a":
            call = self.anchors.calls.get(k)
            if call and self.passing < 0 and not self.hidden:
                if self.breaks:
                    self._break(token.start)
                self.strip.call(*call)
                self.passing = len(self.stack) - 1
            elif k in self.anchors.back and self.passing < 0:
                self._back(*self.anchors.back[k])
        elif name == "table":
            element.table = Table(token.start, outer=self.lines)
        elif name in {"tr", "td", "th", "caption"}:
            self._cell(name, token.attributes)

    def _imply(self, name: str, at: int) -> None:
        """Close what the opening of `name` closes."""
        rule = _CLOSES.get(name)
        if rule:
            closed, barrier = rule
            for index in range(len(self.stack) - 1, -1, -1):
                if self.stack[index].name in barrier:
                    break
                if self.stack[index].name in closed:
                    self._pop(index, at)
                    if name not in {"tr", "thead", "tbody", "tfoot"}:
                        return
        for index in range(len(self.stack) - 1, -1, -1):
            open_name = self.stack[index].name
            if open_name in _CELLS:
                return
            if open_name in _PARAGRAPH:
                self._pop(index, at)
                return
            if open_name in _BLOCK:
                return

    def close(self, token: Token) -> None:
        """A closing tag; without its opening it only ends the line."""
        name = token.name
        barrier = frozenset() if name in {"table", "html", "body"} else frozenset({"table"})
        for index in range(len(self.stack) - 1, -1, -1):
            if self.stack[index].name == name:
                self._pop(index, token.start, token.end)
                return
            if self.stack[index].name in barrier:
                break
        if name == "br":
            self.breaks += 1
        elif name in _BLOCK:
            self.flush(token.start)

    def _pop(self, index: int, at: int, end: int = -1) -> None:
        """Close the elements from the top of the stack down to `index`."""
        while len(self.stack) > index:
            element = self.stack[-1]
            if element.name in _BLOCK:
                self.flush(at)
            else:
                self._format(element)
            self.stack.pop()
            self.hidden -= element.hidden
            self.lined -= element.name == "pre"
            if self.passing >= len(self.stack):
                self.passing = -1
            if element is self.holder:
                self._end_note()
            if element.name == "li" and element.number != "•":
                self.waiting = element.number
            if element.table is not None:
                self._table(element.table, at if end < 0 else end)
            elif element.name in {"td", "th", "caption"}:
                table = self._current_table()
                self.lines = table.outer if table else self.top
            if element.zone:
                self.zones.append(Furniture("navigation", element.start, at if end < 0 else end))

    def _format(self, element: Element) -> None:
        """Apply what an inline element says to the strip."""
        if element.bold:
            self.strip.embolden(element.place)
        if element.raised:
            self.strip.mark(element.raised, element.place)
        if element.href:
            self.strip.link(element.place, element.href)

    # ---------------------------------------------------------------- lines

    def flush(self, at: int) -> None:
        """The line ends."""
        self.breaks = 0
        if not self.strip:
            self.strip = Strip(fold=True)
            for element in self.stack:
                element.place = 0
            return
        if self.note and self.holder is not None and self.holder in self.stack:
            self.strip.line_break(at)  # the next paragraph of the same note
            return
        bold = False
        for element in self.stack:
            if element.name in _BLOCK:
                bold = bold or element.bold
            else:
                self._format(element)
        if bold:
            self.strip.embolden(0)
        self._emit()

    def _emit(self) -> None:
        self.count += 1
        self.limits.bound_lines(self.count, "the page")
        line = self.strip.line(self.begin)
        self.strip = Strip(fold=True)
        for element in self.stack:
            element.place = 0
        if self.note:
            line.kind = "note"
            line.marker = self.note
            if self.note_start >= 0:
                line.start = self.note_start
            self.note, self.note_start, self.holder = "", -1, None
        else:
            self._place(line)
        self.lines.append(line)

    def _place(self, line: Line) -> None:
        """What the open elements say about a line: heading, number, indent."""
        indent = 0.0
        for element in self.stack:
            indent += element.indent + (40.0 if element.listing is not None else 0.0)
            if element.style:
                line.style = element.style
            level = _HEADINGS.get(element.name)
            if level:
                line.kind = "heading"
                line.level = level
        line.indent = indent
        item = next((e for e in reversed(self.stack) if e.name == "li"), None)
        if item is not None and item.number:
            number, item.number = item.number, ""
        else:
            number = self.waiting
        self.waiting = ""
        if number:
            printed = scan(line.text)
            if number == "•":
                line.number = "" if printed else number
            elif printed is None or not _same(printed[0], number):
                line.number = number

    def finish(self) -> None:
        """The end of the page."""
        self._pop(0, len(self.source))
        self.flush(len(self.source))
        self._end_note()

    # ---------------------------------------------------------------- notes

    def _note(self, marker: str, holder: Element | None, at: int) -> None:
        """A note begins here."""
        if self.note:
            self._end_note()
        elif self.strip:
            self.flush(at)
        if holder is None:
            # the place is marked inside a paragraph or an item: the note is that element, if nothing stands before it
            inner = next((e for e in reversed(self.stack) if e.name in _BLOCK), None)
            if inner is not None and inner.name in {"p", "li", "dd", "dt"} and not inner.note:
                holder = inner
                item = next((e for e in reversed(self.stack) if e.name == "li"), None)
                if inner.name == "p" and item is not None and not item.note:
                    holder = item
        for element in self.stack:
            element.number = "" if element.name == "li" else element.number
        if holder is not None:
            holder.note = marker
        self.note, self.note_start, self.holder = marker, -1, holder

    def _end_note(self) -> None:
        self.holder = None
        if self.strip:
            self.flush(len(self.source))
        self.note, self.note_start = "", -1

    def _back(self, start: int, end: int) -> None:
        """A link from a note back to its call: the printed marker, or an arrow."""
        self.passing = len(self.stack) - 1
        if self.note and self.strip and not self.strip.calls and set("".join(self.strip.pieces)) <= _ARROWS:
            first = self.strip.runs[1]  # MediaWiki's ↑ before the links of a note that is called more than once
            self.furniture.append(Furniture("backlink", first, first + self.strip.size))
            self.strip = Strip(fold=True)
            for element in self.stack:
                element.place = 0
        if end <= start:
            return
        if self.note and not self.strip and raised.marker(self.source[start:end]) == self.note:
            self.note_start = start
        else:
            self.furniture.append(Furniture("backlink", start, end))

    # ---------------------------------------------------------------- tables

    def _current_table(self) -> Table | None:
        return next((e.table for e in reversed(self.stack) if e.table is not None), None)

    def _cell(self, name: str, attributes: Mapping[str, str]) -> None:
        table = self._current_table()
        if table is None:
            return
        if name == "caption":
            self.lines = table.caption
        elif name == "tr":
            table.rows.append([])
        else:
            if not table.rows:
                table.rows.append([])
            cell = GridCell([], name == "th", span_of(attributes.get("colspan")), span_of(attributes.get("rowspan")))
            table.rows[-1].append(cell)
            self.lines = cell.lines

    def _table(self, table: Table, end: int) -> None:
        """A table has ended: is it a masthead, a layout, a table?"""
        self.lines = table.outer
        rows = [row for row in table.rows if row]
        inner = [line for row in rows for cell in row for line in cell.lines]
        self.lines += table.caption
        if not inner:
            return
        if self.lines is self.top and is_masthead(inner, self.top):
            for line in inner:
                line.kind = "cover"
            self.lines += inner
        elif is_layout(rows):
            self.lines += inner
        else:
            for row in rows:
                for cell in row:
                    notes = [line for line in cell.lines if line.kind == "note"]
                    cell.lines = [*flat([line for line in cell.lines if line.kind != "note"]), *notes]
            self.lines.append(Line("", table.start, end, (0, table.start), kind="table", rows=rows))


def _same(printed: str, number: str) -> bool:
    """Whether a number in the text is the one the list shows."""
    return bool({c.value for c in candidates(printed)} & {c.value for c in candidates(number)})
