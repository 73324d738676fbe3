"""A document in the dialect of the UN's own Akoma Ntoso files, for those who already process them.

Their elements, classes and ids: one counter through formula, containers and paragraphs, bold phrases as `span`, links to
undocs.org as `a`, sub-items as `sublist` beside their point, headings as paragraphs that hold a `subheading`. Not their
faults: every file is valid, no pointer dangles, ids stand once, nothing is invented, texts begin without tabs. What the
dialect has no word for (wrapped-up lists, appendices, the labels of annexes) is written as plain paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from unres.model.base import Node
from unres.model.blocks import Annex, Clause, Continuation, Draft, Formula, Opaque, Paragraph, Point, Section, Table
from unres.model.document import Document, Resolution
from unres.model.lists import arrange
from unres.model.text import Label, Text
from unres.refs.reference import Reference
from unres.write.iri import Identity, identify
from unres.write.unxml_head import closing_lines, cover_lines, head
from unres.write.unxml_text import Running
from unres.write.xml import attribute, encode_xml, plain

_ROOT = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:akn4un="http://un.org/akn4un">\n'
)
_KINDS = {"decision": "decision", "resolutionDraft": "draftResolution", "decisionDraft": "draftDecision", "presidentialStatement": "presidentialStatement"}


def to_unxml(document: Document, references: Iterable[Reference] = ()) -> bytes:
    """`document` as the UN's own files are written, valid against the strict schema.

    `references` are those to be linked, as a rule `document.references`.

    >>> from unres.model import Action, Clause
    >>> clause = Clause(Text("回顾其决议，"), actions=(Action("回顾", "recall", 0, 2),))
    >>> data = to_unxml(Document(resolutions=(Resolution(preamble=(Formula(Text("大会，")), clause)),)))
    >>> data.decode().splitlines()[-9:-7]
    ['<container name="回顾" eId="container_2">', '<p><span class="bold">回顾</span>其决议，</p>']
    """
    return encode_xml(["\n".join(_File(document, references).lines())])[0]


class _File:
    """One file: its lines, the counter of its paragraphs, the ids that are taken."""

    def __init__(self, document: Document, references: Iterable[Reference]) -> None:
        self.document = document
        self.meta = document.meta
        self.run = Running(document.notes, references)
        self.out: list[str] = []
        self.number = 0
        self.taken: set[str] = set()

    def lines(self) -> list[str]:
        """The whole file."""
        document, out = self.document, self.out
        parts = document.resolutions or (Resolution(),)
        out.append(_ROOT.rstrip("\n"))
        name = _KINDS.get(self.meta.kind, "resolution")
        one = identify(self.meta)
        if len(parts) == 1:
            out.append(f'<statement name="{name}">')
            out += head(self.meta, one, self._votes(parts))
            out += cover_lines((*document.cover, *parts[0].cover), self.meta, self.run)
            self._part(parts[0], one, last=True)
            out.append("</statement>")
        else:
            out.append(f'<documentCollection name="{name}">')
            out += head(self.meta, one, self._votes(parts))
            out += cover_lines(document.cover, self.meta, self.run)
            out.append("<collectionBody>")
            for k, part in enumerate(parts):
                show = attribute(f"Resolution {part.letter}".strip())
                out.append(f'<component eId="comp_def_{k}"><documentRef eId="compRef_{k}" href="#comp_{k}" showAs="{show}"/></component>')
            out += ("</collectionBody>", "</documentCollection>", "<components>")
            for k, part in enumerate(parts):
                self.number, self.taken = 0, set()
                inner = identify(self.meta, letter=_letter(part, k))
                out += (f'<component eId="comp_{k}">', f'<statement name="{name}">')
                out += head(self.meta, inner, (), whole=False)
                out += cover_lines(part.cover, self.meta, self.run, part=True)
                self._part(part, inner, last=k == len(parts) - 1)
                out += ("</statement>", "</component>")
            out.append("</components>")
        out += ("</akomaNtoso>", "")
        return out

    def _votes(self, parts: Sequence[Resolution]) -> list[str]:
        return [line.text for part in parts for line in part.closing if line.role == "vote"]

    # -- parts -------------------------------------------------------------------------------------------------------

    def _part(self, part: Resolution, one: Identity, *, last: bool) -> None:
        out = self.out
        if part.preamble:
            out.append("<preamble>")
            for node in part.preamble:
                self._preambular(node)
            out.append("</preamble>")
        out.append("<mainBody>")
        begin = len(out)
        for node in part.body:
            self._node(node, inside=False)
        if len(out) == begin:
            self._line("", "")
        out.append("</mainBody>")
        closing = closing_lines(part.closing, self.run)
        at = len(out)
        if part.annexes:
            out.append("<attachments>")
            for annex in part.annexes:
                self._annex(annex, one)
            out.append("</attachments>")
        # only now is it known which notes nobody calls
        closing += [f"<p>{note}</p>" for note in self.run.unplaced()] if last else []
        if closing:
            out[at:at] = ['<conclusions eId="conclusions">', *closing, "</conclusions>"]

    def _annex(self, annex: Annex, one: Identity) -> None:
        out = self.out
        out += ("<attachment>", '<doc name="annex">', *head(self.meta, one, (), whole=False, component="main/annex"), "<mainBody>")
        begin = len(out)
        self._annexed(annex)
        if len(out) == begin:
            self._line("", "")
        out += ("</mainBody>", "</doc>", "</attachment>")

    def _annexed(self, annex: Annex) -> None:
        """Everything of an annex as paragraphs, its appendices below it."""
        for text in (annex.label, *annex.titles):
            if text.value or text.calls:
                self._line(self.run.inline(text), "H1")
        for node in annex.children:
            self._node(node, inside=False)
        for line in annex.closing:
            self._line(self.run.inline(line.content), "SingleTxt")
        for inner in annex.annexes:
            self._annexed(inner)

    # -- ids ---------------------------------------------------------------------------------------------------------

    def _count(self, piece: str) -> str:
        self.number += 1
        return self._unique(f"{piece}_{self.number}")

    def _unique(self, eid: str) -> str:
        name, k = eid, 1
        while name in self.taken:
            k += 1
            name = f"{eid}_{k}"
        self.taken.add(name)
        return name

    # -- blocks ------------------------------------------------------------------------------------------------------

    def _line(self, text: str, style: str) -> None:
        """A paragraph without number."""
        eid = self._count("para")
        shown = f' class="{style}"' if style else ""
        self.out.append(f'<paragraph eId="{eid}"{shown}><content eId="{eid}__content"><p>{text}</p></content></paragraph>')

    def _preambular(self, node: Node) -> None:
        out = self.out
        if isinstance(node, Formula):
            text = self.run.inline(node.content, bold=len(node.content.value.rstrip("，, ")))
            out.append(f'<formula name="enactingFormula" eId="{self._count("formula")}"><p>{text}</p></formula>')
        elif isinstance(node, Section):
            out.append(f'<block name="heading" eId="{self._count("block")}">{_numbered(node.label)}{self._heading(node)}</block>')
            for child in node.children:
                self._preambular(child)
        else:
            self._container(node)

    def _container(self, node: Node) -> None:
        """A preambular paragraph, or what stands among them."""
        out = self.out
        eid = self._count("container")
        if isinstance(node, Table):
            self._table(node, eid)
            return
        action = node.action if isinstance(node, Clause) else None
        name = attribute(action.text) if action else ""
        out.append(f'<container name="{name or "preambular"}" eId="{eid}">')
        begin = len(out)
        self._loose(node, eid)
        if len(out) == begin:
            out.append("<p/>")
        out.append("</container>")

    def _loose(self, node: Node, eid: str) -> None:
        """A node and what is below it as `p`, tables and `blockList`s."""
        if isinstance(node, Table):
            self._bare_table(node, self._unique(f"{eid}_table_1"))
            return
        if isinstance(node, Draft):
            self.out.append(f"<p>{self._draft(node)}</p>")
            return
        text = self._own(node)
        points = [child for child in node.nodes if isinstance(child, Point)]
        if isinstance(node, Point):
            text = _numbered(node.label) + text
        if text or not node.nodes:
            self.out.append(f"<p>{text}</p>")
        for child in node.nodes:
            if child is (points[0] if points else None):
                self._items(points, self._unique(f"{eid}_list"))
            elif not isinstance(child, Point):
                self._loose(child, eid)

    def _items(self, points: Sequence[Point], eid: str) -> None:
        self.out.append(f'<blockList eId="{eid}">')
        for point in points:
            number = f"<num>{plain(point.label.text)}</num>" if point.label else ""
            name = self._unique(f"{eid}_item_{_step(point.label)}")
            self.out.append(f'<item eId="{name}">{number}<p>{self._own(point)}</p>')
            inner = [child for child in point.children if isinstance(child, Point)]
            if inner:
                self._items(inner, self._unique(f"{name}_list"))
            for child in point.children:
                if not isinstance(child, Point):
                    self._loose(child, name)
            self.out.append("</item>")
        self.out.append("</blockList>")

    def _own(self, node: Node) -> str:
        content = getattr(node, "content", None)
        if isinstance(content, Text):
            return self.run.inline(content, getattr(node, "actions", ()))
        return plain(node.text)

    def _heading(self, node: Section) -> str:
        return " ".join(x for x in (self.run.inline(text) for text in (node.content, *node.subheadings)) if x)

    def _node(self, node: Node, *, inside: bool) -> None:
        """A node of a body; `inside` a `section`, where other elements are allowed."""
        out = self.out
        if isinstance(node, Paragraph | Point):
            self._numbered(node)
        elif isinstance(node, Section):
            self._section(node, inside=inside)
        elif isinstance(node, Clause | Formula):
            refers = "preamble" if isinstance(node, Clause) else "enactingFormula"
            if inside and not node.nodes:
                out.append(f'<crossHeading refersTo="#{refers}" eId="{self._count("preamble")}">{self._own(node)}</crossHeading>')
            elif inside:
                self._line(self._own(node), "MercuryDocument")
                for child in node.nodes:
                    self._node(child, inside=True)
            else:
                self._container(node)
        elif isinstance(node, Table):
            if inside:
                eid = self._count("para")
                out.append(f'<paragraph eId="{eid}"><content eId="{eid}__content">')
                self._bare_table(node, f"{eid}_table_1")
                out.append("</content></paragraph>")
            else:
                self._table(node, self._count("container"))
        elif isinstance(node, Draft):
            self._line(self._draft(node), "")
        elif isinstance(node, Opaque):
            for row in node.raw.split("\n"):
                self._line(plain(row), "")
        else:
            self._line(self._own(node), "MercuryDocument")
            for child in node.nodes:
                self._node(child, inside=inside)

    def _section(self, node: Section, *, inside: bool) -> None:
        """A division with preambular paragraphs is a `section`; any other heading a paragraph before its text."""
        out = self.out
        whole = not inside and any(isinstance(child, Clause | Formula) for child in node.children)
        lines = [text for text in (self.run.inline(text) for text in (node.content, *node.subheadings)) if text]
        number = _numbered(node.label).strip()
        if whole:
            out.append("<section>")
            out += [f"<subheading>{line}</subheading>" for line in (number, *lines) if line]
        elif number or lines:
            eid = self._count("para")
            style = "H1" if node.level in ("part", "chapter", "section") else "H23"
            if not lines:  # 第一部分 alone on its line
                lines, number = [number], ""
            out.append(f'<paragraph eId="{eid}" class="{style}">{f"<num>{number}</num>" if number else ""}')
            out += [f"<subheading>{line}</subheading>" for line in lines]
            out.append("</paragraph>")
        for child in node.children:
            self._node(child, inside=inside or whole)
        if whole:
            out.append("</section>")

    def _numbered(self, node: Paragraph | Point) -> None:
        out = self.out
        eid = self._count("para")
        number = f"<num>{plain(node.label.text)}</num>" if node.label else ""
        out.append(f'<paragraph eId="{eid}" class="MercuryDocument">{number}')
        self._content(node, eid, f"{eid}_list", "__content", nested=False)
        out.append("</paragraph>")

    def _content(self, node: Paragraph | Point, eid: str, listed: str, suffix: str, *, nested: bool) -> None:
        """What a paragraph or point holds: `content`, or `list`s with what stands between them."""
        out = self.out
        arrangement = arrange(node.children)
        text = self._own(node)
        runs = arrangement.runs
        if not runs or nested:
            out.append(f'<content eId="{eid}{suffix}">')
            self._texts(text, arrangement.lead, eid)
            out.append("</content>")
            return
        first = True
        for k, run in enumerate(runs):
            name = self._unique(listed if not k else f"{listed}_{k + 1}")
            if run.kind == "list":
                out.append(f'<list eId="{name}">')
                if first:
                    out.append(f'<intro eId="{name}_intro">')
                    self._texts(text, arrangement.lead, eid)
                    out.append("</intro>")
                self._points(run.nodes, name)
                if run.wrap is not None:
                    out.append(f'<wrapUp eId="{name}_wrapUp"><p>{self._own(run.wrap)}</p></wrapUp>')
                out.append("</list>")
            else:
                if first:
                    out.append(f'<intro eId="{name}_intro">')
                    self._texts(text, arrangement.lead, eid)
                    out.append("</intro>")
                out.append(f'<alinea eId="{name}_alinea"><content eId="{name}_alinea_content">')
                self._texts("", run.nodes, eid)
                out.append("</content></alinea>")
            first = False

    def _texts(self, text: str, nodes: Iterable[Node], eid: str) -> None:
        """Lines, tables and drafts one after the other; a draft stands in the `p` before it."""
        out = self.out
        begin = len(out)
        pending = text
        for node in nodes:
            if isinstance(node, Draft):
                out.append(f"<p>{pending}{self._draft(node)}</p>")
                pending = ""
                continue
            if pending:
                out.append(f"<p>{pending}</p>")
            pending = ""
            if isinstance(node, Continuation):
                pending = self._own(node)
            else:
                self._loose(node, eid)
        if pending or len(out) == begin:
            out.append(f"<p>{pending}</p>")

    def _points(self, points: Iterable[Node], listed: str) -> None:
        """Points with their sub-items beside them, as the UN has them."""
        for point in points:
            if not isinstance(point, Point):
                continue
            eid = self._unique(f"{listed}_point_{_step(point.label)}")
            number = f"<num>{plain(point.label.text)}</num>" if point.label else ""
            self.number += 1
            self.out.append(f'<point eId="{eid}">{number}')
            self._content(point, eid, "", "_content", nested=True)
            self.out.append("</point>")
            for run in arrange(point.children).runs:
                name = self._unique(f"{eid}_sublist")
                self.out.append(f'<sublist eId="{name}">')
                self._points(run.nodes, name)
                rest = [*(node for node in run.nodes if not isinstance(node, Point)), *([run.wrap] if run.wrap is not None else ())]
                for node in rest:
                    inner = self._unique(f"{name}_point")
                    self.out.append(f'<point eId="{inner}"><content eId="{inner}_content">')
                    self._texts("", (node,), inner)
                    self.out.append("</content></point>")
                self.out.append("</sublist>")

    # -- tables and drafts -------------------------------------------------------------------------------------------

    def _table(self, table: Table, eid: str) -> None:
        self.out.append(f'<container name="table" eId="{eid}">')
        self._bare_table(table, f"{eid}_table_1")
        self.out.append("</container>")

    def _bare_table(self, table: Table, eid: str) -> None:
        out, inline = self.out, self.run.inline
        out.append(f'<table eId="{eid}">')
        if table.caption is not None:
            out.append(f"<caption>{inline(table.caption)}</caption>")
        rows = [row for row in table.rows if row.cells]
        for row in rows:
            out.append("<tr>")
            for cell in row.cells:
                tag = "th" if cell.header else "td"
                spans = "".join(f' {k}="{n}"' for k, n in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if n > 1)
                inner = "".join(f"<p>{inline(text)}</p>" for text in cell.contents)
                out.append(f"<{tag}{spans}>{inner}</{tag}>")
            out.append("</tr>")
        if not rows:
            out.append("<tr><td/></tr>")
        out.append("</table>")

    def _draft(self, draft: Draft) -> str:
        """A quoted draft: its paragraphs in an `embeddedStructure`, on one line with the text before it."""
        outer, self.out = self.out, []
        part = draft.resolution
        for heading in part.cover:
            self._line(self.run.inline(heading.content), "H1")
        for node in part.preamble:
            self._preambular(node)
        for node in part.body:
            self._node(node, inside=False)
        for line in part.closing:
            self._line(self.run.inline(line.content), "SingleTxt")
        for annex in part.annexes:
            self._annexed(annex)
        if not self.out:
            self._line("", "")
        made, self.out = "".join(self.out), outer
        return f'<embeddedStructure eId="{self._count("embeddedStructure")}">{made}</embeddedStructure>'


def _numbered(label: Label | None) -> str:
    return f"{plain(label.text)} " if label and label.text.strip() else ""


def _step(label: Label | None) -> str:
    """A printed number as the UN's ids have it: `(a)` a, `㈠` ㈠."""
    return "".join(c for c in label.text if c.isalnum() or c > "\u2e80") if label else ""


def _letter(part: Resolution, k: int) -> str:
    return "".join(c for c in part.letter if c.isalnum() and c.isascii()) or chr(65 + k % 26)


