"""Akoma Ntoso that is not ours, the UN's own above all, as lines: its mark-up is a hint, what is printed decides.

Measured on the UN's Chinese files: headings are empty paragraphs or plain text, sub-items stand beside their points or among
the paragraphs, numbers are left in the text, preamble and body are repeated whenever the converter met a word it did not
know, annexes are run together. What can be trusted: the order of the text, the notes at their calls, the numbers in `num`, bold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import define, field
from lxml import etree

from unres.diagnostics import Diagnostic
from unres.errors import LimitError
from unres.labels import candidates, scan
from unres.limits import DEFAULT, Limits
from unres.model.document import Furniture
from unres.parse.kinds import is_annex, is_appendix
from unres.read.akn_inline import Inline, elements, local, raw_text, read_inline, span, whole
from unres.read.lines import GridCell, Line, Reading
from unres.source import Source

#: elements that end the running text of the paragraph they stand in
_BLOCKS = frozenset(
    "embeddedStructure quotedStructure table blockList list ul ol heading subheading container block p".split()
)
_NUMBERED = frozenset("paragraph point item section part chapter title article indent subparagraph rule division li".split())
_HEADINGS = frozenset("heading subheading".split())
_SKIPPED = frozenset("meta documentRef componentRef img toc collectionBody".split())
#: elements that only hold others
_KNOWN = frozenset(
    """statement documentCollection doc act debate debateReport components component collectionBody mainBody body
    attachments container hcontainer content intro wrapUp list sublist blockList blockContainer tblock alinea
    embeddedStructure quotedStructure tr td th ul ol span inline foreign proprietary officialGazette bill
    book tome clause level subsection subchapter subpart subtitle recitals recital citations citation preface""".split()
)
_STAR = re.compile(r"\s*(\*{1,4}|†{1,3})\s*")
_NUMBERED_TITLE = re.compile(r"(?:E?S-)?[0-9]{1,4}/[0-9]{1,4}[^.]{0,12}[.．]?")
_RULE = re.compile(r"(?:[_—―－-]\s?){4,200}|\*(?:\s{1,3}\*){2,4}")
_TYPED = re.compile(r"([0-9]{1,3})\t")
_SENTENCE = frozenset("，；。：、,;:.")


@define(eq=False)
class _Sheet:
    """The lines written so far and the text they stand in."""

    pieces: list[str] = field(factory=list)
    length: int = 0
    lines: list[Line] = field(factory=list)
    furniture: list[Furniture] = field(factory=list)
    diagnostics: list[Diagnostic] = field(factory=list)
    #: lines that may be written
    most: int = DEFAULT.max_lines
    #: printed number waiting for its text
    number: str = ""
    #: note lines of the line under construction, to be written after it
    notes: list[tuple[str, Inline]] = field(factory=list)
    #: how much the marks of the file's notes run ahead of the printed ones
    shift: int = 0

    def write(self, text: str) -> int:
        """Adds `text` and a line end to the source; where it begins."""
        if len(self.lines) > self.most:
            raise LimitError(f"the Akoma Ntoso file has more than {self.most} lines", "raise Limits.max_lines")
        start = self.length
        self.pieces += (text, "\n")
        self.length += len(text) + 1
        return start


def read_lines(root: etree._Element, name: str = "", limits: Limits = DEFAULT) -> Reading:
    """The lines of an Akoma Ntoso document. Raises `LimitError` if there are more than `limits.max_lines`.

    `source.text` of the result is the extracted text, one line per paragraph, each note below the paragraph that calls it.
    """
    sheet = _Sheet(most=limits.max_lines)
    sheet.shift = _shift(root)
    for child in elements(root):
        _walk(child, sheet, "text", "")
    _flush_number(sheet)
    source = Source("".join(sheet.pieces), name=name, format="akn")
    return Reading(source, sheet.lines, sheet.furniture, sheet.diagnostics)


def _shift(root: etree._Element) -> int:
    """How many to take from each note number: the UN's marks are Word's inner numbers and often begin at 2 or 3.

    Only if they run on without a gap: with a gap nothing tells which numbers were printed.
    """
    numbers = []
    for note in root.iter("{*}authorialNote"):
        marker = (note.get("marker") or "").strip()
        if marker.isdecimal() and len(marker) < 10 and not _STAR.match(raw_text(note)):
            numbers.append(int(marker))
    if numbers and numbers[0] > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        return numbers[0] - 1
    return 0


# --- elements -------------------------------------------------------------------------------------------------------


def _walk(element: etree._Element, sheet: _Sheet, kind: str, style: str) -> None:
    """Writes the lines of `element`; `kind` and `style` are those of its paragraphs."""
    name = local(element)
    if name in _SKIPPED:
        return
    if name == "num":
        _flush_number(sheet)
        sheet.number = whole(element).text.strip()
    elif name == "coverPage":
        _each(element, sheet, "cover", "")
    elif name == "preface":
        for child in elements(element):
            _title(child, sheet)
    elif name == "conclusions":
        for child in elements(element):
            _closing(child, sheet)
    elif name == "formula":
        _each(element, sheet, "text", "formula")
    elif name == "preamble":
        _each(element, sheet, "text", "clause")
    elif name == "table":
        _table(element, sheet)
    elif name in _HEADINGS:
        _paragraph(element, sheet, "heading", style)
    elif name == "crossHeading":
        _paragraph(element, sheet, "text", "clause")
    elif name == "attachment":
        _attachment(element, sheet)
    elif name in ("listIntroduction", "listWrapUp", "p", "block", "docTitle", "docNumber"):
        _paragraph(element, sheet, kind, style)
    elif name in _NUMBERED:
        _numbered(element, sheet, kind, style)
    else:
        if name not in _KNOWN:
            values = {"name": name}
            sheet.diagnostics.append(Diagnostic("xml-unknown", sheet.length, sheet.length + 1, values))
        if name == "container" and style != "clause" and not element.get("refersTo") and kind == "text":
            style = "clause"
        _each(element, sheet, kind, style)


def _attachment(element: etree._Element, sheet: _Sheet) -> None:
    """An annex; the UN's files leave its label out, or have it as a paragraph."""
    before = len(sheet.lines)
    _each(element, sheet, "text", "")
    first = sheet.lines[before].text if len(sheet.lines) > before else ""
    if first and not (is_annex(first) or is_appendix(first)):
        start = sheet.lines[before].start
        sheet.lines.insert(before, Line("", start, start, (0, start), kind="annex"))


def _each(element: etree._Element, sheet: _Sheet, kind: str, style: str) -> None:
    """Writes the children; bare text where an element should be is a line as well."""
    _loose(element.text, sheet, kind, style)
    for child in elements(element):
        _walk(child, sheet, kind, style)
        _loose(child.tail, sheet, kind, style)


def _loose(text: str | None, sheet: _Sheet, kind: str, style: str) -> None:
    if text and text.strip():
        out = Inline()
        out.put(text)
        _emit(out, sheet, kind, style)


def _numbered(element: etree._Element, sheet: _Sheet, kind: str, style: str) -> None:
    own = element.get("class") or ""
    if own.startswith(("H", "TitleH")) and kind == "text":
        style = "heading"
    elif style == "heading":
        style = ""
    # a number whose element holds nothing else takes the text of the next: the UN's files cut such paragraphs in two
    _each(element, sheet, kind, style)


def _title(element: etree._Element, sheet: _Sheet) -> None:
    """A line of the preface: number and title are one printed line, the letter of a part and a second title their own."""
    out = Inline()
    for part in read_inline(element, out, lambda child: local(child) in ("docNumber", "docTitle")):
        inner = whole(part)
        if inner.empty:
            continue
        numbered = _NUMBERED_TITLE.fullmatch(out.text) is not None
        if not out.empty and not (numbered and local(part) == "docTitle"):
            _emit(out, sheet, "cover", "title")
            out = _reset(out)
        if not out.empty:
            out.space()
        for _ in read_inline(part, out):
            pass
    if not out.empty:
        _emit(out, sheet, "cover", "title")


_FACTS = frozenset("inline location docDate event".split())


def _closing(element: etree._Element, sheet: _Sheet) -> None:
    """A paragraph of the end: each meeting and each date is a printed line, whether a break parts them or not."""
    out = Inline()
    for fact in read_inline(element, out, lambda child: local(child) in _FACTS):
        out.line_break()
        for _ in read_inline(fact, out):
            pass
        out.line_break()
    if not out.empty:
        _emit(out, sheet, "text", "closing")


def _paragraph(element: etree._Element, sheet: _Sheet, kind: str, style: str) -> None:
    """A paragraph, or several if it holds blocks."""
    out = Inline()
    for block in read_inline(element, out, lambda child: local(child) in _BLOCKS):
        if not out.empty:
            _emit(out, sheet, kind, style)
        _reset(out)
        _walk(block, sheet, "text", "")
    if not out.empty:
        _emit(out, sheet, kind, style)


def _reset(out: Inline) -> Inline:
    """The same, empty: `read_inline` goes on writing into it."""
    out.__init__()  # type: ignore[misc]
    return out


def _emit(out: Inline, sheet: _Sheet, kind: str, style: str) -> None:
    """Writes one line with its notes below."""
    if kind == "cover" or style == "closing":
        for part in _parts(out):
            _line(part, sheet, kind, style)
        return
    _line(out, sheet, kind, style)


def _parts(out: Inline) -> Iterator[Inline]:
    """The printed lines of a text with line breaks."""
    text = out.text
    if "\n" not in text:
        yield out
        return
    start = 0
    for piece in text.split("\n"):
        end = start + len(piece)
        if piece.strip():
            yield Inline(
                [piece],
                len(piece),
                [(o - start, m, n) for o, m, n in out.calls if start <= o <= end],
                [(a - start, b - start) for a, b in out.bold if start <= a and b <= end],
                [(k, a - start, b - start) for k, a, b in out.marks if start <= a and b <= end],
                [(a - start, b - start, h) for a, b, h in out.links if start <= a and b <= end],
            )
        start = end + 1


def _line(out: Inline, sheet: _Sheet, kind: str, style: str) -> None:
    text = out.text.rstrip("\n")
    number = ""
    begin = sheet.length
    if _RULE.fullmatch(text) and not out.calls and not sheet.number:
        sheet.write(text)
        sheet.furniture.append(Furniture("rule", begin, begin + len(text)))
        return
    if sheet.number and kind != "cover":
        number = sheet.number
        sheet.number = ""
        if not candidates(number) and scan(number + " x") is None and kind != "heading":
            out = _prefixed(number, out)
            text, number = out.text, ""
        else:
            sheet.furniture.append(Furniture("number", begin, begin + len(number)))
            sheet.pieces += (number, " ")
            sheet.length += len(number) + 1
            text, out = _undoubled(text, number, out, sheet)
    if not number and (typed := _TYPED.match(text)):
        number = typed[1]
        text, out = _cut(out, typed.end(), len(number), sheet)
    if style == "heading":
        style = ""
        kind = "heading" if text and text[-1] not in _SENTENCE else kind
    start = sheet.write(text)
    line = Line(text, begin, start + len(text), (0, start), kind=kind, style=style, number=number)
    line.bold = _merged(out.bold, text)
    line.marks = list(out.marks)
    line.links = list(out.links)
    notes = []
    calls = []
    for offset, marker, note in out.calls:
        at = start + offset
        if note is None:
            calls.append((offset, _printed(marker, sheet), at, at))
            continue
        mark, content = _note(note, marker, sheet)
        calls.append((offset, mark, at, at))
        notes.append((mark, content))
    line.calls = calls
    sheet.lines.append(line)
    for mark, content in notes:
        _write_note(mark, content, sheet)


def _prefixed(number: str, out: Inline) -> Inline:
    """A `num` that is no number (附件, 注) is text."""
    shift = len(number)
    return Inline(
        [number, *out.pieces],
        out.length + shift,
        [(o + shift, m, n) for o, m, n in out.calls],
        [(a + shift, b + shift) for a, b in out.bold],
        [(k, a + shift, b + shift) for k, a, b in out.marks],
        [(a + shift, b + shift, h) for a, b, h in out.links],
    )


def _undoubled(text: str, number: str, out: Inline, sheet: _Sheet) -> tuple[str, Inline]:
    """A number that stands in `num` and again in the text is printed once."""
    found = scan(text)
    if found is None or candidates(found[0]) != candidates(number):
        return text, out
    return _cut(out, found[1], len(found[0]), sheet)


def _cut(out: Inline, cut: int, length: int, sheet: _Sheet) -> tuple[str, Inline]:
    """The text without its first `cut` characters, of which `length` are a number, kept in the source."""
    text = out.text
    sheet.furniture.append(Furniture("number", sheet.length, sheet.length + length))
    sheet.pieces.append(text[:cut])
    sheet.length += cut
    return text[cut:], Inline(
        [text[cut:]],
        len(text) - cut,
        [(max(0, o - cut), m, n) for o, m, n in out.calls],
        [(max(0, a - cut), b - cut) for a, b in out.bold if b > cut],
        [(k, max(0, a - cut), b - cut) for k, a, b in out.marks if b > cut],
        [(max(0, a - cut), b - cut, h) for a, b, h in out.links if b > cut],
    )


def _merged(bold: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Bold stretches with nothing but blanks between them are one; those without a letter are none."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(bold):
        if not any(c.isalnum() for c in text[start:end]):
            continue
        if out and not text[out[-1][1] : start].strip():
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _flush_number(sheet: _Sheet) -> None:
    """A number whose text does not follow is a line of its own."""
    if sheet.number:
        _line(Inline(), sheet, "text", "")


# --- notes and tables -----------------------------------------------------------------------------------------------


def _printed(marker: str, sheet: _Sheet) -> str:
    """The mark as printed."""
    marker = marker.strip().strip(".()[]")
    return str(int(marker) - sheet.shift) if sheet.shift and marker.isdecimal() else marker


def _note(note: etree._Element, marker: str, sheet: _Sheet) -> tuple[str, Inline]:
    """The printed mark of a note and its text without the mark; its paragraphs are parted by line ends."""
    out = Inline()
    for child in elements(note):
        out.line_break()
        for _ in read_inline(child, out):
            pass
    if not len(note):
        out = whole(note)
    text = out.text
    typed = _STAR.match(text)
    mark = typed[1] if typed else _printed(marker, sheet)
    if typed:
        return mark, _from(out, typed.end())
    again = re.match(rf"{re.escape(marker)}[ \t\u00a0]+(?=\S)", text) if marker.isdigit() else None
    return mark, _from(out, again.end()) if again else out


def _from(out: Inline, cut: int) -> Inline:
    text = out.text
    return Inline(
        [text[cut:]],
        len(text) - cut,
        bold=[(a - cut, b - cut) for a, b in out.bold if a >= cut],
        marks=[(k, a - cut, b - cut) for k, a, b in out.marks if a >= cut],
        links=[(a - cut, b - cut, h) for a, b, h in out.links if a >= cut],
    )


def _write_note(mark: str, content: Inline, sheet: _Sheet) -> None:
    begin = sheet.length
    sheet.pieces += (mark, " ")
    sheet.length += len(mark) + 1
    text = content.text
    start = sheet.write(text)
    line = Line(text, begin, start + len(text), (0, start), kind="note", marker=mark)
    line.bold, line.marks, line.links = content.bold, content.marks, content.links
    sheet.lines.append(line)


def _table(table: etree._Element, sheet: _Sheet) -> None:
    _flush_number(sheet)
    begin = sheet.length
    lines, sheet.lines = sheet.lines, []
    notes: list[Line] = []
    rows: list[list[GridCell]] = []
    for child in elements(table):
        if local(child) == "caption":
            _paragraph(child, sheet, "heading", "")
            lines += sheet.lines
            sheet.lines = []
    for row in table.iter("{*}tr"):
        cells = []
        for cell in elements(row):
            if local(cell) not in ("td", "th"):
                continue
            _each(cell, sheet, "text", "")
            notes += [line for line in sheet.lines if line.kind == "note"]
            inner = [line for line in sheet.lines if line.kind != "note"]
            sheet.lines = []
            cells.append(GridCell(inner, local(cell) == "th", span(cell, "colspan"), span(cell, "rowspan")))
        rows.append(cells)
    sheet.lines = lines
    if rows:
        sheet.lines.append(Line("", begin, sheet.length, (0, begin), kind="table", rows=rows))
    sheet.lines += notes
