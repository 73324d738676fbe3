"""Reading Word files (.docx): body, notes, numbers, tables, boxes, headers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from attrs import define, field

from unres.diagnostics import Diagnostic
from unres.labels import candidates
from unres.limits import DEFAULT, Limits
from unres.read import raised
from unres.read.docx_headers import Header, belongs_to_masthead, headers_of
from unres.read.docx_notes import KINDS, marks_of, note_elements
from unres.read.docx_numbering import Numbering, read_numbering
from unres.read.docx_package import Package, Relation, W, open_package
from unres.read.docx_story import MC, WRAPPERS, Story, chosen, read_runs
from unres.read.docx_styles import Style, Styles, heading_level, read_properties, read_styles
from unres.read.docx_table import read_grid
from unres.read.lines import Line, Reading
from unres.read.masthead import flat, is_layout, is_masthead
from unres.read.strip import Sheet, Strip
from unres.source import Source

if TYPE_CHECKING:
    from lxml import etree

_P = W + "p"
_TBL = W + "tbl"
_PPR = W + "pPr"
#: what a leading tab counts as indent, in Word's measure (twips)
_TAB = 475
_SENTENCE = "，。；：,;:"


def read_docx(data: bytes, limits: Limits = DEFAULT, name: str = "") -> Reading:
    """The lines of a Word file.

    `source.text` of the result is the extracted text: masthead and body, one paragraph a line, then the notes, then what
    belongs to the page (headers, footers, hidden text). Automatic numbers are no text of the file: lines carry them in
    `number`.

    Raises `InputError` if the file is no .docx, damaged or encrypted, `LimitError` if it is larger than `limits` allow.
    """
    package = open_package(data, limits, name)
    document = package.xml(package.main)
    body = document.find(W + "body")
    styles = read_styles(package.related("styles"))
    reader = _Reader(package, styles, read_numbering(package.related("numbering"), styles))
    if body is not None:
        reader.read(document, body)
    for missing in sorted(reader.numbering.missing):
        package.diagnostics.append(Diagnostic("numbering-missing", 0, 0, {"number": missing}))
    source = Source(reader.sheet.text, name, "docx", "utf-8", tuple(reader.pages))
    return Reading(source, reader.lines, reader.sheet.furniture, package.diagnostics)


def blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of a story or a cell, those in content controls and tracked insertions included."""
    for child in parent:
        tag = child.tag
        if tag in (_P, _TBL):
            yield child
        elif tag == W + "sdt":
            for content in child.iterfind(W + "sdtContent"):
                yield from blocks(content)
        elif tag in WRAPPERS:
            yield from blocks(child)
        elif tag == MC + "AlternateContent":
            branch = chosen(child)
            if branch is not None:
                yield from blocks(branch)


def _paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    """All paragraphs of a note, those in tables included."""
    for block in blocks(element):
        if block.tag == _P:
            yield block
        else:
            yield from block.iter(_P)


def _leading_tabs(paragraph: etree._Element) -> int:
    count = 0
    for run in paragraph:
        if run.tag != W + "r":
            if run.tag == _PPR:
                continue
            return count
        for child in run:
            if child.tag == W + "tab":
                count += 1
            elif child.tag == W + "t" and child.text and child.text.strip():
                return count
    return count


@define(eq=False)
class _Reader:
    """One pass over a file."""

    package: Package
    styles: Styles
    numbering: Numbering
    marks: Mapping[tuple[str, str], str] = field(factory=dict)
    sheet: Sheet = field(factory=Sheet)
    lines: list[Line] = field(factory=list)
    pages: list[int] = field(factory=list)
    #: hidden text, written at the end
    hidden: list[str] = field(factory=list)
    #: the number of an empty paragraph: Word prints it, and the text below belongs to it
    waiting: str = ""
    #: a paragraph whose end was deleted: the next one goes on with it
    open: Strip | None = None
    #: lines made so far, those in cells included
    count: int = 0

    def read(self, document: etree._Element, body: etree._Element) -> None:
        """Fill `lines` and `sheet`."""
        self.marks = marks_of(document, self.package.related("settings"))
        headers = headers_of(self.package, body)
        opening = ["".join(t.text or "" for t in p.iter(W + "t")) for p in islice(body.iter(_P), 20)]
        mastheads = [header for header in headers if belongs_to_masthead(header, opening)]
        for header in mastheads:
            self._blocks(header.root, self._story(header), self.lines, top=True)
        story = Story(self.sheet, self.styles, self.package.relations, self.marks)
        self._blocks(body, story, self.lines, top=True)
        if self.open:  # the last paragraph's end was deleted
            self.lines.append(self.open.line(self.sheet.length))
            self.sheet.write("\n")
        notes = self._notes(story)
        raised.settle([*self.lines, *notes], set(self.marks.values()))
        self.lines += notes
        for header in headers:
            if header not in mastheads:
                self._lay_by(header)
        for text in self.hidden:
            self.sheet.lay_by("hidden", text)

    def _story(self, header: Header) -> Story:
        return Story(self.sheet, self.styles, self.package.relations_of(header.name), self.marks)

    # ---------------------------------------------------------------- blocks

    def _blocks(self, parent: etree._Element, story: Story, lines: list[Line], *, top: bool = False) -> None:
        for element in blocks(parent):
            if element.tag == _P:
                self._paragraph(element, story, lines)
            else:
                self._table(element, story, lines, top=top)
            if top and story.page > len(self.pages):
                self.pages += [self.sheet.length] * (story.page - len(self.pages))

    def _paragraph(self, element: etree._Element, story: Story, lines: list[Line]) -> None:
        properties = element.find(_PPR)
        named = self.styles.of(properties)
        style = read_properties(named, properties, None) if properties is not None else named
        strip = self.open or Strip()
        begin = self.sheet.length
        page = story.page
        read_runs(element, story, strip, style)
        boxes, story.boxes = story.boxes, []
        self.hidden += story.hidden
        story.hidden.clear()
        mark = properties.find(W + "rPr") if properties is not None else None
        if mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None):
            self.open = strip
        else:
            self.open = None
            if strip:
                line = strip.line(begin)
                line.page = page
                line.style = named.name
                line.indent = float((style.indent or 0) + _TAB * _leading_tabs(element))
                self._number(line, style, properties)
                line.number, self.waiting = line.number or self.waiting, ""
                level = heading_level(style)
                if level and len(line.text) < 200 and line.text[-1:] not in _SENTENCE:
                    line.kind = "heading"
                    line.level = level
                self._count()
                lines.append(line)
            elif not boxes:
                self.waiting = self._next(style, properties)
            if self.sheet.length > begin:
                self.sheet.write("\n")
        for box in boxes:
            self._blocks(box, story, lines)

    def _count(self) -> None:
        self.count += 1
        self.package.limits.bound_lines(self.count, "the file")

    def _place(self, style: Style, properties: etree._Element | None) -> tuple[str, int]:
        """The list and the level a paragraph is numbered in; "" if in none."""
        num_id = style.num_id
        if not num_id or num_id == "0":
            return "", 0
        if style.level is not None:
            return num_id, style.level
        named = properties.find(W + "pStyle") if properties is not None else None
        return num_id, self.numbering.level_of_style(num_id, (named.get(W + "val") or "") if named is not None else "")

    def _next(self, style: Style, properties: etree._Element | None) -> str:
        """The number of an empty paragraph, for the text below it; "" if it has none, or a bullet."""
        num_id, level = self._place(style, properties)
        number = self.numbering.next(num_id, level) if num_id else ""
        return number if any(c.style != "bullet" for c in candidates(number)) else ""

    def _number(self, line: Line, style: Style, properties: etree._Element | None) -> None:
        """The automatic number of a paragraph."""
        num_id, level = self._place(style, properties)
        if not num_id:
            return
        number = self.numbering.next(num_id, level)
        definition = self.numbering.level(num_id, level)
        if definition is not None and style.indent is None:
            line.indent = float(definition.indent)
        if number and not candidates(number):
            self._prefix(line, number)  # "附件1" and the like are words
        else:
            line.number = number

    def _prefix(self, line: Line, words: str) -> None:
        """Put words that Word's numbering prints into the text."""
        at = self.sheet.write(words + " ")
        shift = len(words) + 1
        line.text = f"{words} {line.text}"
        line.runs = (0, at, *(v + shift if k % 2 == 0 else v for k, v in enumerate(line.runs)))
        line.calls = [(o + shift, m, a, b) for o, m, a, b in line.calls]
        line.bold = [(a + shift, b + shift) for a, b in line.bold]
        line.marks = [(k, a + shift, b + shift) for k, a, b in line.marks]
        line.links = [(a + shift, b + shift, h) for a, b, h in line.links]

    def _table(self, element: etree._Element, story: Story, lines: list[Line], *, top: bool) -> None:
        begin = self.sheet.length

        def contents(cell: etree._Element) -> list[Line]:
            inner: list[Line] = []
            self._blocks(cell, story, inner)
            return inner

        rows = read_grid(element, contents)
        inner = [line for row in rows for cell in row for line in cell.lines]
        if not inner:
            return
        if top and is_masthead(inner, lines):
            for line in inner:
                line.kind = "cover"
            lines += inner
        elif is_layout(rows):
            lines += inner
        else:
            for row in rows:
                for cell in row:
                    cell.lines = flat(cell.lines)
            lines.append(Line("", begin, self.sheet.length, (0, begin), kind="table", rows=rows, page=story.page))

    # ---------------------------------------------------------------- notes, headers

    def _notes(self, story: Story) -> list[Line]:
        """The notes in the order of their calls; those that nobody calls come last."""
        elements: dict[tuple[str, str], tuple[etree._Element, Mapping[str, Relation]]] = {}
        for kind in KINDS:
            for key, element, relations in note_elements(self.package, kind):
                elements[key] = element, relations
        made: list[Line] = []
        done: set[tuple[str, str]] = set()
        # a note may call another one
        while waiting := [k for k in story.called if k not in done] or [k for k in elements if k not in done]:
            for key in waiting:
                done.add(key)
                if key not in elements:
                    continue
                element, relations = elements[key]
                inner = Story(self.sheet, self.styles, relations, self.marks, story.called)
                line = self._note(element, inner, self.marks.get(key, ""))
                if line.text or key in story.called:
                    self._count()
                    made.append(line)
        return made

    def _note(self, element: etree._Element, story: Story, marker: str) -> Line:
        """A note; its paragraphs are parted by line ends."""
        begin = self.sheet.length
        shown = next(element.iter(W + "footnoteRef", W + "endnoteRef"), None) is not None
        if shown and marker:
            self.sheet.write(marker + "\t")
        strip = Strip()
        for paragraph in _paragraphs(element):
            if strip.size:
                strip.line_break(self.sheet.write("\n"))
            read_runs(paragraph, story, strip, self.styles.of(paragraph.find(_PPR)))
        line = strip.line(self.sheet.length, "note")
        self.sheet.write("\n")
        self.hidden += story.hidden
        line.marker = marker
        if not shown and marker:
            # a mark that was typed by hand is typed in the note as well
            typed = re.match(rf"\s*{re.escape(marker)}(?![0-9*])\s*", line.text)
            if typed:
                begin = raised.place(line, 0)
                raised.cut(line, 0, typed.end())
        line.start = begin
        return line

    def _lay_by(self, header: Header) -> None:
        """Write a header or footer as furniture."""
        scratch = Sheet()
        relations = self.package.relations_of(header.name)
        for paragraph in header.root.iter(_P):
            strip = Strip()
            story = Story(scratch, self.styles, relations, {}, pages=True)
            read_runs(paragraph, story, strip, Style())
            self.sheet.lay_by(header.kind, "".join(strip.pieces))
