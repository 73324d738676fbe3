"""Reading our own Akoma Ntoso: preamble, body and annex text, element by element (akn4un 4, 5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lxml import etree

from unres.model import (
    Cell,
    Clause,
    Continuation,
    Draft,
    Formula,
    Label,
    Node,
    Opaque,
    Paragraph,
    Point,
    Resolution,
    Row,
    Section,
    Table,
    Text,
)
from unres.model.pieces import DIVISIONS
from unres.read.akn_inline import elements, local, raw_text, span
from unres.read.akn_page import Inner, Page

_LEVELS = {element: level for level, (element, _) in DIVISIONS.items()}
_LINES = frozenset("p block listIntroduction listWrapUp intro wrapUp content".split())
_DOCUMENTS = frozenset("statement doc".split())
_OWN = frozenset(("num", "heading", "subheading"))

#: reads the statement in an `embeddedStructure`
Embedded = Callable[[etree._Element], Resolution]  # noqa: SLF001 - the class has no public name


class Body:
    """Reads blocks; `embedded` reads a quoted draft."""

    __slots__ = ("embedded", "page")

    def __init__(self, page: Page, embedded: Embedded) -> None:
        self.page = page
        self.embedded = embedded

    # -- preamble ----------------------------------------------------------------------------------------------------

    def preamble(self, element: etree._Element | None) -> tuple[Node, ...]:
        """The nodes of a `preamble`."""
        made: list[Node] = []
        for child in elements(element) if element is not None else ():
            name = local(child)
            if name == "formula":
                made += [self._formula(p) for p in elements(child)]
            elif name == "block":
                made.append(self._opaque(child) if child.get("name") == "opaque" else self._heading(child))
            else:
                made += self._container(child)
        return tuple(made)

    def _formula(self, element: etree._Element) -> Formula:
        begin = self.page.length
        content = self.page.text(element).text
        return Formula(content, start=begin, end=content.end)

    def _heading(self, element: etree._Element) -> Section:
        begin = self.page.length
        content = self.page.text(element).text
        return Section(content, start=begin, end=content.end)

    def _container(self, element: etree._Element) -> list[Node]:
        """A clause; or a node that stands in the preamble without one."""
        begin = self.page.length
        first = next(elements(element), None)
        if first is not None and local(first) == "blockList":
            inner = next(elements(first), None)
            if inner is not None and local(inner) == "item":
                return list(self._loose(element)[1])
        if first is not None and local(first) in ("table", "block"):
            return list(self._loose(element)[1])
        content, children = self._loose(element)
        return [Clause(content.text, content.actions, children, start=begin, end=_end(content, children))]

    def _loose(self, element: etree._Element) -> tuple[Inner, tuple[Node, ...]]:
        """The text and the items of a container or an item."""
        content: Inner | None = None
        children: list[Node] = []
        for child in elements(element):
            name = local(child)
            if name == "num":
                continue
            if name == "blockList":
                for part in elements(child):
                    kind = local(part)
                    if kind == "item":
                        children.append(self._item(part, children))
                    else:
                        content = self._line(part, content, children, first=kind == "listIntroduction")
            elif name == "p":
                content = self._line(child, content, children, first=True)
            else:
                children += self._block(child)
        return content or Inner(Text("")), tuple(children)

    def _line(self, element: etree._Element, content: Inner | None, children: list[Node], *, first: bool) -> Inner | None:
        """A line of text: the node's own if it has none yet, else what continues it."""
        begin = self.page.length
        inner = self.page.text(element)
        if content is None and not children and first:
            content = inner
        elif inner.text.value or inner.text.calls or not inner.drafts:
            children.append(Continuation(inner.text, start=begin, end=inner.text.end))
        children += [self._draft(draft) for draft in inner.drafts]
        return content

    def _item(self, element: etree._Element, before: list[Node]) -> Point:
        begin = self.page.length
        label = self._label(element, before)
        content, children = self._loose(element)
        return Point(content.text, label, children, start=begin, end=_end(content, children))

    def _label(self, element: etree._Element, before: Iterable[Node]) -> Label | None:
        num = element.find("{*}num")
        if num is None:
            return None
        labels = [label for node in before if (label := getattr(node, "label", None)) is not None]
        return self.page.label(num.text or "", labels[-1] if labels else None)

    # -- body --------------------------------------------------------------------------------------------------------

    def nodes(self, element: etree._Element | None) -> tuple[Node, ...]:
        """The nodes of a `mainBody` or a division."""
        made: list[Node] = []
        for child in elements(element) if element is not None else ():
            if local(child) not in _OWN:
                self._node(child, made)
        return tuple(made)

    def _node(self, element: etree._Element, made: list[Node]) -> None:
        name = local(element)
        if name == "paragraph":
            made.append(self._paragraph(element, made))
        elif name in ("point", "indent"):
            made.append(self._point(element, made))
        elif name == "list":
            if element.get("refersTo") == "#preamble":
                made.append(self._later_clause(element))
            else:
                for child in elements(element):
                    self._node(child, made)
        elif name == "crossHeading":
            made.append(self._cross_heading(element))
        elif name in ("content", "intro", "wrapUp"):
            # an article whose text has no paragraph number
            made += [self._plain(p) if local(p) == "p" else self._block(p)[0] for p in elements(element)]
        elif name == "hcontainer":
            self._hcontainer(element, made)
        elif name in _LEVELS:
            made.append(self._section(element, _LEVELS[name]))
        else:
            made += self._block(element)

    def _hcontainer(self, element: etree._Element, made: list[Node]) -> None:
        name = element.get("name") or ""
        if name in ("resolutionPart", "empty"):
            made += self.nodes(element)
        elif name == "opaque":
            made.append(self._opaque(element))
        elif name == "embedded":
            made += [self._draft(draft) for draft in element.iterfind("{*}content/{*}p/{*}embeddedStructure")]
        else:
            made.append(self._section(element, name))

    def _cross_heading(self, element: etree._Element) -> Node:
        if element.get("refersTo") == "#enactingFormula":
            return self._formula(element)
        begin = self.page.length
        inner = self.page.text(element)
        return Clause(inner.text, inner.actions, start=begin, end=inner.text.end)

    def _later_clause(self, element: etree._Element) -> Clause:
        begin = self.page.length
        content: Inner | None = None
        children: list[Node] = []
        for child in elements(element):
            if local(child) == "intro":
                for line in elements(child):
                    if local(line) == "p":
                        content = self._line(line, content, children, first=True)
                    else:
                        children += self._block(line)
            else:
                self._node(child, children)
        content = content or Inner(Text(""))
        return Clause(content.text, content.actions, tuple(children), start=begin, end=_end(content, children))

    def _section(self, element: etree._Element, level: str) -> Section:
        begin = self.page.length
        num = element.find("{*}num")
        label = self.page.heading_label(num.text or "") if num is not None else None
        content = self.page.text(element.find("{*}heading")).text
        more = tuple(self.page.text(line).text for line in element.iterfind("{*}subheading"))
        children = self.nodes(element)
        return Section(content, level, label, more, children, start=begin, end=self.page.length - 1)

    def _paragraph(self, element: etree._Element, before: list[Node]) -> Node:
        begin = self.page.length
        first = next(elements(element), None)
        if first is not None and local(first) == "content":
            inner = next(elements(first), None)
            if inner is not None and local(inner) == "table" and len(first) == 1:
                return self._table(inner)  # a table below a heading has a paragraph of its own
        label = self._label(element, before)
        content, children = self._parts(element)
        return Paragraph(content.text, label, content.actions, children, start=begin, end=_end(content, children))

    def _plain(self, element: etree._Element) -> Paragraph:
        begin = self.page.length
        inner = self.page.text(element)
        children = tuple(self._draft(draft) for draft in inner.drafts)
        return Paragraph(inner.text, None, inner.actions, children, start=begin, end=_end(inner, children))

    def _point(self, element: etree._Element, before: list[Node]) -> Point:
        begin = self.page.length
        label = self._label(element, before)
        content, children = self._parts(element)
        return Point(content.text, label, children, start=begin, end=_end(content, children))

    def _parts(self, element: etree._Element) -> tuple[Inner, tuple[Node, ...]]:
        """The text of a paragraph or point and everything below it."""
        content: Inner | None = None
        children: list[Node] = []
        for part in elements(element):
            name = local(part)
            if name == "num":
                continue
            if name in ("content", "intro"):
                content = self._lines(part, content, children, first=True)
            elif name == "list" and part.get("refersTo") != "#preamble":
                for inner in elements(part):
                    kind = local(inner)
                    if kind in ("intro", "wrapUp"):
                        content = self._lines(inner, content, children, first=kind == "intro")
                    else:
                        self._node(inner, children)
            elif name == "alinea":
                for inner in elements(part):
                    content = self._lines(inner, content, children, first=False)
            else:
                self._node(part, children)
        return content or Inner(Text("")), tuple(children)

    def _lines(self, element: etree._Element, content: Inner | None, children: list[Node], *, first: bool) -> Inner | None:
        for line in elements(element):
            if local(line) == "p":
                content = self._line(line, content, children, first=first)
            else:
                children += self._block(line)
        return content

    # -- blocks ------------------------------------------------------------------------------------------------------

    def _block(self, element: etree._Element) -> list[Node]:
        name = local(element)
        if name == "table":
            return [self._table(element)]
        if name == "block" and element.get("name") == "opaque":
            return [self._opaque(element)]
        if name == "blockList":
            made: list[Node] = []
            self._line_list(element, made)
            return made
        if name not in _LINES:
            self.page.unknown(element)
            return [self._opaque(element)]
        lines: list[Node] = []
        self._line(element, Inner(Text("")), lines, first=False)
        return lines

    def _line_list(self, element: etree._Element, made: list[Node]) -> None:
        for part in elements(element):
            if local(part) == "item":
                made.append(self._item(part, made))
            else:
                self._line(part, Inner(Text("")), made, first=False)

    def _opaque(self, element: etree._Element) -> Opaque:
        lines = [raw_text(p) for p in element.iter("{*}p")] or [raw_text(element)]
        raw = "\n".join(lines)
        start = self.page.write(raw)
        return Opaque(raw=raw, start=start, end=start + len(raw))

    def _draft(self, element: etree._Element) -> Draft:
        inner = next(elements(element), element)
        if local(inner) in _DOCUMENTS:
            resolution = self.embedded(inner)
        else:
            seen, self.page.seen = self.page.seen, {}
            start = self.page.length
            resolution = Resolution(body=self.nodes(element), start=start, end=self.page.length)
            self.page.seen = seen
        return Draft(resolution=resolution, start=resolution.start, end=resolution.end)

    def _table(self, element: etree._Element) -> Table:
        begin = self.page.length
        caption = element.find("{*}caption")
        title = self.page.text(caption).text if caption is not None else None
        rows = tuple(self._row(row) for row in elements(element) if local(row) == "tr")
        if len(rows) == 1 and len(rows[0].cells) == 1 and not rows[0].cells[0].contents:
            rows = ()  # a table cannot be empty in AKN
        return Table(rows, title, start=begin, end=self.page.length - 1)

    def _row(self, element: etree._Element) -> Row:
        begin = self.page.length
        cells = tuple(self._cell(cell) for cell in elements(element))
        return Row(cells, start=begin, end=self.page.length - 1)

    def _cell(self, element: etree._Element) -> Cell:
        begin = self.page.length
        contents = tuple(self.page.text(p).text for p in elements(element))
        header = local(element) == "th"
        spans = (span(element, "colspan"), span(element, "rowspan"))
        return Cell(contents, header, *spans, start=begin, end=max(begin, self.page.length - 1))


def _end(content: Inner, children: Iterable[Node]) -> int:
    return max([content.text.end, *(child.end for child in children)])
