"""The runs of a Word paragraph: text, call-outs, fields, links, tracked changes.

"Story" is Word's own name for a text of its own: the body, a footnote, a header, a text box.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import define, field

from unres.read.docx_numbering import symbol
from unres.read.docx_package import Relation, W
from unres.read.docx_styles import VAL, Style, Styles, switch
from unres.read.strip import Sheet, Strip

if TYPE_CHECKING:
    from lxml import etree

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
#: wrappers whose content is part of the text: tracked insertions, content controls, tags
WRAPPERS = frozenset(
    W + name for name in "ins moveTo smartTag customXml sdtContent dir bdo ruby rubyBase fldSimple subDoc".split()
)
#: what is not part of the final text
GONE = frozenset(
    W + name for name in "del moveFrom rt sdtPr sdtEndPr rPr pPr rubyPr delText delInstrText annotationRef".split()
)
_HREF = re.compile(r"\s*HYPERLINK\s+(?:\\[a-z]\s+)*\"([^\"]{1,2000})\"", re.I)
#: `{ EQ \o\ac(○,1) }`, how Word prints a circled number
_CIRCLED = re.compile(r"\s*EQ\s+\\o\s?\\a[cdlru]\s?\([○◯〇],\s?([0-9]{1,2})\)", re.I)
_NOTEREF = re.compile(r"\s*NOTEREF\b", re.I)
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.I)


@define(eq=False)
class _Field:
    """A complex field that is open: its instruction, whether the result has begun, where that begins."""

    instruction: str = ""
    result: bool = False
    start: int = 0
    strip: Strip | None = None
    parent_link: str = ""


@define(eq=False)
class Story:
    """What a text of its own is read with."""

    sheet: Sheet
    styles: Styles
    relations: Mapping[str, Relation]
    #: (kind of note, w:id) → marker as printed
    markers: Mapping[tuple[str, str], str]
    #: notes in the order of their first call
    called: dict[tuple[str, str], None] = field(factory=dict)
    #: fields that are open; a field may reach over paragraphs
    fields: list[_Field] = field(factory=list)
    #: text boxes met in the paragraph, to be read after it
    boxes: list[etree._Element] = field(factory=list)
    #: hidden text met in the paragraph
    hidden: list[str] = field(factory=list)
    #: rendered page, as far as the file tells
    page: int = 0
    #: whether the fields that show page numbers are read, as in a footer
    pages: bool = False


def read_runs(parent: etree._Element, story: Story, strip: Strip, style: Style) -> None:
    """Add the text of a paragraph, or of a wrapper in one, to `strip`."""
    for child in parent:
        tag = child.tag
        if tag == _RUN:
            _run(child, story, strip, style)
        elif tag == _HYPERLINK:
            start = strip.place()
            read_runs(child, story, strip, style)
            relation = story.relations.get(child.get(_R + "id") or "")
            anchor = child.get(W + "anchor")
            href = relation.target if relation else ""
            strip.link(start, f"{href}#{anchor}" if anchor else href)
        elif tag in WRAPPERS:
            if tag == _SIMPLE_FIELD and not story.pages and _PAGE_FIELD.match(child.get(W + "instr") or ""):
                continue
            read_runs(child, story, strip, style)
        elif tag == W + "sdt":
            content = child.find(W + "sdtContent")
            if content is not None:
                read_runs(content, story, strip, style)
        elif tag == MC + "AlternateContent":
            branch = chosen(child)
            if branch is not None:
                read_runs(branch, story, strip, style)
        elif tag == _M + "oMath" or tag == _M + "oMathPara":
            for math in child.iter(_M + "t"):
                strip.put(math.text or "", story.sheet.write(math.text or ""))


def chosen(element: etree._Element) -> etree._Element | None:
    """The branch of an alternative that is read: only one, or its text would stand twice."""
    choice = element.find(MC + "Choice")
    fallback = element.find(MC + "Fallback")
    if choice is not None and (fallback is None or next(choice.iter(W + "t", W + "txbxContent"), None) is not None):
        return choice
    return fallback


_RUN = W + "r"
_HYPERLINK = W + "hyperlink"
_SIMPLE_FIELD = W + "fldSimple"
_TEXT = W + "t"
_PROPERTIES = W + "rPr"
_BLANKS = " \t\r\n"


def _run(run: etree._Element, story: Story, strip: Strip, style: Style) -> None:
    properties = run.find(_PROPERTIES)
    bold, raised, hidden = style.bold, None, style.hidden
    if properties is not None and len(properties):
        bold, raised, hidden = _typography(properties, story.styles, style)
    start = strip.place()
    before = len(strip.calls)
    custom = False
    for child in run:
        tag = child.tag
        if tag == _TEXT:
            if len(strip.calls) > before and custom:
                continue  # the rest of the run is the mark that was printed already
            text = child.text
            if not text or (story.fields and not story.fields[-1].result):
                continue
            if child.get(_SPACE) != "preserve":
                text = text.strip(_BLANKS)
            if "\n" in text or "\r" in text or "\t" in text:
                text = text.replace("\n", " ").replace("\r", " ").replace("\t", " ")
            if hidden:
                story.hidden.append(text)
                continue
            strip.put(text, story.sheet.write(text))
        elif tag not in GONE and not hidden:
            _special(child, story, strip, style)
            custom = custom or bool(len(strip.calls) > before and custom_mark(child))
    if bold:
        strip.embolden(start)
    if raised and raised != "baseline" and len(strip.calls) == before:
        strip.mark("sub" if raised == "subscript" else "sup", start)


def _typography(
    properties: etree._Element, styles: Styles, style: Style
) -> tuple[bool | None, str | None, bool | None]:
    """Bold, raised, hidden: of the run itself, else of its style, else of the paragraph's."""
    bold, raised, hidden = style.bold, style.raised, style.hidden
    name = properties.find(W + "rStyle")
    if name is not None:
        own = styles.character.get(name.get(VAL) or "")
        if own is not None:
            bold = own.bold if own.bold is not None else bold
            raised = own.raised or raised
            hidden = own.hidden if own.hidden is not None else hidden
    value = switch(properties, "b")
    bold = bold if value is None else value
    value = switch(properties, "vanish")
    hidden = hidden if value is None else value
    align = properties.find(W + "vertAlign")
    if align is not None:
        raised = align.get(VAL)
    return bold, raised, hidden


def custom_mark(reference: etree._Element) -> str:
    """The mark typed behind a note's reference in place of a number, "" if Word counts."""
    if reference.get(W + "customMarkFollows") in {None, "0", "false", "off"}:
        return ""
    run = reference.getparent()
    if run is None:
        return ""
    own = "".join(_typed(following) for following in reference.itersiblings(_TEXT, W + "sym"))
    if own.strip():
        return own.strip()
    after = run.getnext()  # other programs put the mark into a run of its own
    return "".join(_typed(child) for child in after).strip()[:4] if after is not None and after.tag == _RUN else ""


def _typed(element: etree._Element) -> str:
    if element.tag == _TEXT:
        return element.text or ""
    code = element.get(W + "char") or ""
    return symbol(chr(int(code, 16))) if re.fullmatch("[0-9A-Fa-f]{2,4}", code) else ""


def _special(child: etree._Element, story: Story, strip: Strip, style: Style) -> None:
    """What is in a run besides text."""
    tag = child.tag
    if not isinstance(tag, str):
        return
    name = tag.rpartition("}")[2]
    if story.fields and not story.fields[-1].result and name not in {"fldChar", "instrText"}:
        return
    if name in {"tab", "ptab"}:
        strip.put(" ", story.sheet.write("\t"))
    elif name == "fldChar":
        _field(child.get(W + "fldCharType") or "", story, strip)
    elif name == "instrText":
        if story.fields and not story.fields[-1].result:
            story.fields[-1].instruction += child.text or ""
    elif name in {"br", "cr"}:
        if child.get(W + "type") == "page":
            story.page += 1
        elif child.get(W + "type") != "column":
            strip.line_break(story.sheet.write("\n"))
    elif name == "lastRenderedPageBreak":
        story.page += 1
    elif name in {"footnoteReference", "endnoteReference"}:
        key = (name.removesuffix("Reference"), child.get(W + "id") or "")
        marker = story.markers.get(key)
        if marker is not None:
            at = story.sheet.write(marker)
            strip.call(marker, at, at + len(marker))
            story.called.setdefault(key)
    elif name in {"footnoteRef", "endnoteRef"}:
        pass  # Word shows the note's own mark here; the line carries it
    elif name == "noBreakHyphen":
        strip.put("-", story.sheet.write("-"))
    elif name == "sym":
        code = child.get(W + "char") or ""
        try:
            char = symbol(chr(int(code, 16)))
        except (ValueError, OverflowError):
            return
        strip.put(char, story.sheet.write(char))
    elif name in {"drawing", "pict", "object"}:
        story.boxes += _boxes(child)
    elif tag == MC + "AlternateContent":
        branch = chosen(child)
        for inner in branch if branch is not None else ():
            _special(inner, story, strip, style)
    elif name == "ruby":
        read_runs(child, story, strip, style)


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The outermost text boxes in a drawing."""
    for box in element.iter(W + "txbxContent"):
        above = box.getparent()
        while above is not None and above is not element:
            if above.tag == W + "txbxContent" or above.tag == MC + "Fallback":
                break
            above = above.getparent()
        else:
            yield box


def _field(kind: str, story: Story, strip: Strip) -> None:
    if kind == "begin":
        story.fields.append(_Field())
    elif not story.fields:
        return
    elif kind == "separate":
        opened = story.fields[-1]
        opened.result = True
        opened.start = strip.place()
        opened.strip = strip
    elif kind == "end":
        closed = story.fields.pop()
        circled = _CIRCLED.match(closed.instruction)
        if circled and not closed.result and 0 < int(circled[1]) <= 20:
            char = chr(0x245F + int(circled[1]))
            strip.put(char, story.sheet.write(char))
        elif closed.strip is strip:
            href = _HREF.match(closed.instruction)
            if href:
                strip.link(closed.start, href[1])
            elif _NOTEREF.match(closed.instruction):
                strip.mark("sup", closed.start)
