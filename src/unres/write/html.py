"""HTML: one page that needs nothing else, with working notes and stable anchors; it is read without any script."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from html import escape
from importlib.resources import files

from attrs import define, field

from unres.model import (
    Action,
    Annex,
    Block,
    Cell,
    Clause,
    ClosingLine,
    Continuation,
    CoverLine,
    Document,
    Draft,
    Formula,
    Label,
    Node,
    Note,
    Opaque,
    Paragraph,
    Point,
    Resolution,
    Section,
    Table,
    Text,
)
from unres.refs.reference import Reference
from unres.write.cite import web_address
from unres.write.iri import cited_work, undocs
from unres.write.weave import Point as Mark
from unres.write.weave import Tag, weave

#: a number in groups of three
_GROUPED = re.compile(r"(?<![0-9])[0-9]{1,3}(?: [0-9]{3}){1,4}(?![0-9])")
#: canonical target → web address, "" for none
Address = Callable[[str], str]


def to_html(document: Document, references: Iterable[Reference] = (), *, address: Address | None = None) -> str:
    """`document` as a page. `references` become links: those inside the document to their place, others to `address`.

    Anchors are the eIds of the Akoma Ntoso output, so that a link to `#para_3` holds in both.

    >>> page = to_html(Document(resolutions=(Resolution(preamble=(Formula(Text("大会，")),)),)))
    >>> '<html lang="zh">' in page, "<script" in page
    (True, False)
    """
    page = _Page(document, address or address_of)
    for reference in references:
        page.references.setdefault(id(reference.content), []).append(reference)
    return page.whole()


def address_of(target: str) -> str:
    """The address of a target in the UN's own document system, a web address as it is; "" for anything without one.

    >>> address_of("A/RES/76/164"), address_of("UN-Charter"), address_of("www.example.org")
    ('https://undocs.org/zh/A/RES/76/164', '', 'https://www.example.org')
    """
    if target.startswith(("https://", "http://")):
        return web_address(target)
    if target.startswith("www."):
        return web_address("https://" + target)
    work = cited_work(target)
    return undocs(target) if work is not None and work.symbol else ""


@cache
def _style() -> str:
    return (files("unres.write") / "page.css").read_text(encoding="utf-8")


@define
class _Page:
    """What the parts of one page have in common."""

    document: Document
    address: Address
    references: dict[int, list[Reference]] = field(factory=dict)
    #: calls made so far, by note
    calls: dict[int, int] = field(factory=dict)
    #: id() of a node → its anchor
    anchors: dict[int, str] = field(factory=dict)
    #: what may stand before an eId in an anchor: nothing, or the part that is being written
    prefixes: tuple[str, ...] = ("",)
    #: the anchors, once a place is looked up
    known: frozenset[str] = frozenset()

    def __attrs_post_init__(self) -> None:
        """Gives each node its eId as anchor; parts A and B are documents of their own in AKN, so their ids may be equal."""
        resolutions = self.document.resolutions
        for k, resolution in enumerate(resolutions, 1):
            prefix = f"comp_{k}__" if len(resolutions) > 1 else ""
            self.anchors[id(resolution)] = prefix + "text"
            self.anchors |= {id(node): prefix + node.eid for node in resolution.walk() if node.eid}
        taken: set[str] = set()
        for k, note in enumerate(self.document.notes, 1):
            name = note.eid if note.eid and note.eid not in taken else f"note_{k}"
            taken.add(name)
            self.anchors[id(note)] = name

    def anchor(self, node: Node) -> str:
        """The `id` attribute of a node's element."""
        name = self.anchors.get(id(node), "")
        return f' id="{escape(name)}"' if name else ""

    def link(self, node: Node, inner: str) -> str:
        """`inner` as a link to `node`."""
        name = self.anchors.get(id(node), "")
        return f'<a href="#{escape(name)}">{inner}</a>' if name else inner

    def whole(self) -> str:
        document = self.document
        main = "".join(self._main())
        notes = "".join(self._notes())
        title = " ".join(p for p in (document.meta.symbol, document.meta.title) if p) or "决议"
        return (
            f'<!doctype html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">\n'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<meta name="generator" content="unres">\n<title>{escape(title)}</title>\n'
            f"<style>\n{_style()}</style>\n</head>\n<body>\n"
            f'<a class="skip" href="#text">跳到正文</a>\n'
            f"<header>\n{self._masthead()}</header>\n"
            f'<div class="layout">\n<nav class="outline" aria-label="目录">\n{self._outline()}</nav>\n'
            f'<main id="text">\n{main}{notes}</main>\n</div>\n</body>\n</html>\n'
        )

    def _titles(self) -> tuple[list[CoverLine], list[CoverLine]]:
        """The lines that head the text: the title, the number where there is none; the letter of a part."""
        cover = self.document.cover
        titles = [line for line in cover if line.role == "title"]
        titles = titles or [line for line in cover if line.role == "number"][:1]
        return titles, [line for line in cover if line.role == "letter"]

    def _masthead(self) -> str:
        titles, letters = self._titles()
        heads = {id(line) for line in (*titles, *letters)}
        lines = [self._cover(line) for line in self.document.cover if id(line) not in heads]
        return f'<div class="masthead">\n{"".join(lines)}</div>\n' if lines else ""

    def _cover(self, line: CoverLine) -> str:
        return f'<p class="{escape(line.role)}">{self.inline(line.content)}</p>\n'

    def _main(self) -> Iterator[str]:
        titles, letters = self._titles()
        yield from (f"<h1{self.anchor(line)}>{self.inline(line.content)}</h1>\n" for line in titles)
        yield from (f'<p class="letter"{self.anchor(line)}>{self.inline(line.content)}</p>\n' for line in letters)
        if not titles:
            yield f"<h1>{escape(self.document.meta.number or self.document.meta.symbol or '决议')}</h1>\n"
        several = len(self.document.resolutions) > 1
        every = tuple(f"comp_{k}__" for k in range(1, len(self.document.resolutions) + 1)) if several else ("",)
        for k, resolution in enumerate(self.document.resolutions):
            self.prefixes = every[k : k + 1]
            if several:
                yield f"<article{self.anchor(resolution)}>\n"
            yield from self.resolution(resolution, 2)
            if several:
                yield "</article>\n"
        self.prefixes = ("", *every) if several else every

    def resolution(self, resolution: Resolution, level: int) -> Iterator[str]:
        """A resolution, a part of one or a quoted draft; its headings begin at `level`."""
        if resolution.cover:
            tag = f"h{min(level, 6)}"
            heads = [line for line in resolution.cover if line.role in {"title", "number", "letter"}] or [*resolution.cover[:1]]
            yield from (self._cover(line) for line in resolution.cover if all(line is not head for head in heads))
            lines = [self.inline(line.content) for line in heads]
            small = "".join(f"<small>{line}</small>" for line in lines[1:])
            yield f"<{tag}>{lines[0]}{small}</{tag}>\n"
            level += 1
        if resolution.preamble:
            yield '<section aria-label="序言部分">\n'
            yield from self.nodes(resolution.preamble, level)
            yield "</section>\n"
        if resolution.body:
            yield '<section aria-label="正文">\n'
            yield from self.nodes(resolution.body, level)
            yield "</section>\n"
        yield from self._closing(resolution.closing)
        for annex in resolution.annexes:
            yield from self.annex(annex, level)

    def annex(self, annex: Annex, level: int) -> Iterator[str]:
        """An annex with its appendices."""
        tag = f"h{min(level, 6)}"
        lines = [self.inline(text) for text in (annex.label, *annex.titles) if text.value or text.calls]
        yield f'<section class="annex"{self.anchor(annex)} aria-label="{escape(annex.label.value or "附件")}">\n'
        if lines:
            small = "".join(f"<small>{line}</small>" for line in lines[1:])
            yield f"<{tag}>{lines[0]}{small}</{tag}>\n"
        yield from self.nodes(annex.children, level + 1)
        yield from self._closing(annex.closing)
        for inner in annex.annexes:
            yield from self.annex(inner, level + 1)
        yield "</section>\n"

    def _closing(self, lines: Iterable[ClosingLine]) -> Iterator[str]:
        inner = "".join(f'<p class="{escape(line.role)}">{self.inline(line.content)}</p>\n' for line in lines)
        if inner:
            yield f'<div class="closing">\n{inner}</div>\n'

    def nodes(self, nodes: Iterable[Node], level: int) -> Iterator[str]:
        """Blocks; a heading among them is of `level`."""
        for node in nodes:
            yield from self.node(node, level)

    def node(self, node: Node, level: int) -> Iterator[str]:
        """One block with everything in it."""
        match node:
            case Section():
                tag = f"h{min(level, 6)}"
                small = "".join(f"<small>{self.inline(line)}</small>" for line in node.subheadings)
                number = f"{escape(node.label.text)} " if node.label else ""
                yield f"<section{self.anchor(node)}>\n<{tag}>{number}{self.inline(node.content)}{small}</{tag}>\n"
                yield from self.nodes(node.children, level + 1)
                yield "</section>\n"
            case Paragraph() | Point():
                yield from self._numbered(node, node.label, level)
            case Clause():
                yield f'<div class="clause"{self.anchor(node)}><p>{self.inline(node.content, node.actions)}</p>\n'
                yield from self.nodes(node.children, level)
                yield "</div>\n"
            case Formula() | Continuation():
                yield f'<p class="{node.kind}"{self.anchor(node)}>{self.inline(node.content)}</p>\n'
            case Table():
                yield self._table(node)
            case Draft():
                yield f'<blockquote class="draft"{self.anchor(node)}>\n'
                yield from self.nodes(node.resolution.body, level) if node.excerpt else self.resolution(node.resolution, level)
                yield "</blockquote>\n"
            case Annex():
                yield from self.annex(node, level)
            case Opaque():
                yield f'<pre class="opaque"{self.anchor(node)}>{escape(node.raw)}</pre>\n'
            case Block():
                yield f"<p{self.anchor(node)}>{self.inline(node.content)}</p>\n"
            case _:
                yield from self.nodes(node.nodes, level)

    def _numbered(self, node: Paragraph | Point, label: Label | None, level: int) -> Iterator[str]:
        actions = node.actions if isinstance(node, Paragraph) else ()
        text = f"<p>{self.inline(node.content, actions)}</p>\n" if node.content.value or node.content.calls else ""
        if label is None:
            yield f'<div class="{node.kind}"{self.anchor(node)}>{text}'
            yield from self.nodes(node.children, level)
            yield "</div>\n"
            return
        number = escape(label.text)
        name = self.anchors.get(id(node), "")
        mark = f'<a class="number" href="#{escape(name)}">{number}</a>' if name else _number(number)
        yield f'<div class="numbered {node.kind}"{self.anchor(node)}>{mark}<div>{text}'
        yield from self.nodes(node.children, level)
        yield "</div></div>\n"

    def _table(self, table: Table) -> str:
        caption = f"<caption>{self.inline(table.caption)}</caption>\n" if table.caption else ""
        rows = "".join(f"<tr>{''.join(self._cell(cell) for cell in row.cells)}</tr>\n" for row in table.rows)
        name = escape(table.caption.value if table.caption else "表")
        return (
            f'<div class="table"{self.anchor(table)} role="region" aria-label="{name}" tabindex="0"><table>\n'
            f"{caption}{rows}</table></div>\n"
        )

    def _cell(self, cell: Cell) -> str:
        tag = "th" if cell.header else "td"
        spans = "".join(f' {k}="{n}"' for k, n in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if n > 1)
        if cell.header:
            spans += ' scope="col"'
        inner = [self.inline(text) for text in cell.contents]
        return f"<{tag}{spans}>{inner[0] if len(inner) == 1 else ''.join(f'<p>{p}</p>' for p in inner)}</{tag}>"

    def _notes(self) -> Iterator[str]:
        notes = self.document.notes
        if not notes:
            return
        yield '<section class="notes" role="doc-endnotes" aria-label="脚注">\n<h2 id="notes">脚注</h2>\n'
        for k, note in enumerate(notes):
            contents = "".join(f"<p>{self.inline(text)}</p>" for text in note.contents)
            yield f'<div class="note" id="{escape(self.anchors[id(note)])}">{self._back(note, k)}<div>{contents}</div></div>\n'
        yield "</section>\n"

    def _back(self, note: Note, k: int) -> str:
        """The mark of a note: a link to each call, the mark to the first, letters to the others."""
        marker, count = escape(note.marker), self.calls.get(k, 0)
        if not count:
            return f'<span class="note-mark">{marker}</span>'
        name = escape(self.anchors[id(note)])
        first = f'<a href="#{name}-call-1" role="doc-backlink" aria-label="返回正文中的脚注{marker}">{marker}</a>'
        more = "".join(
            f' <a href="#{name}-call-{n}" role="doc-backlink" aria-label="第{n}处">{chr(95 + n)}</a>'
            for n in range(2, min(count, 27) + 1)
        )
        return f'<span class="note-mark">{first}{more}</span>'

    def inline(self, text: Text, actions: Iterable[Action] = ()) -> str:
        """Running text with action phrases, references, superscripts and note calls."""
        tags: list[Tag] = [(a.start, a.end, _action(a), "</b>") for a in actions]
        tags += [(m.start, m.end, f"<{m.kind}>", f"</{m.kind}>") for m in text.marks]
        tags += self._links(text)
        if not tags and not text.calls:
            return _escape(text.value)
        return weave(text.value, tags, self._calls(text), _escape)

    def _links(self, text: Text) -> Iterator[Tag]:
        last = 0
        for reference in sorted(self.references.get(id(text), ()), key=lambda r: r.start):
            if reference.start < last:
                continue  # no link inside a link
            href = self._place(reference.local[0]) if reference.local else ""
            href = href or (self.address(reference.target) if reference.target else "")
            if href:
                last = reference.end
                title = f' title="{escape(reference.target)}"' if reference.target and href[0] != "#" else ""
                yield reference.start, reference.end, f'<a href="{escape(href)}"{title}>', "</a>"

    def _place(self, local: str) -> str:
        """The address of a place in this document; "" if no one place has that eId (parts A and B may share it)."""
        name = local.lstrip("#!").replace("/", "__")
        if name == "main":
            return "#text"
        known = self.known or frozenset(self.anchors.values())
        self.known = known
        found = [prefix + name for prefix in self.prefixes if prefix + name in known]
        return f"#{found[0]}" if len(found) == 1 else ""

    def _calls(self, text: Text) -> Iterator[Mark]:
        notes = self.document.notes
        for call in text.calls:
            marker = escape(call.marker)
            if not 0 <= call.note < len(notes):
                yield call.offset, f'<sup class="call">{marker}</sup>'
                continue
            count = self.calls[call.note] = self.calls.get(call.note, 0) + 1
            name = escape(self.anchors[id(notes[call.note])])
            yield (
                call.offset,
                (
                    f'<sup class="call"><a id="{name}-call-{count}" href="#{name}" role="doc-noteref" '
                    f'aria-label="脚注{marker}">{marker}</a></sup>'
                ),
            )

    def _outline(self) -> str:
        items = list(self._entries())
        inner = "".join(f"<li>{item}</li>\n" for item in items)
        return f"<details open><summary>目录</summary>\n<ol>\n{inner}</ol>\n</details>\n" if items else ""

    def _entries(self) -> Iterator[str]:
        for resolution in self.document.resolutions:
            if len(self.document.resolutions) > 1:
                yield self.link(resolution, escape(" ".join(line.text for line in resolution.cover)))
            yield from self._parts(resolution.preamble, "序言部分")
            yield from self._parts(resolution.body, "正文")
            for annex in resolution.annexes:
                yield self._annex_entry(annex)
        if self.document.notes:
            yield '<a href="#notes">脚注</a>'

    def _annex_entry(self, annex: Annex) -> str:
        name = " ".join(text.value for text in (annex.label, *annex.titles[:1]) if text.value)
        inner = "".join(f"<li>{item}</li>" for item in self._parts(annex.children, ""))
        inner += "".join(f"<li>{self._annex_entry(item)}</li>" for item in annex.annexes)
        return self.link(annex, escape(name or "附件")) + (f"<ol>{inner}</ol>" if inner else "")

    def _parts(self, nodes: Iterable[Node], name: str) -> Iterator[str]:
        """Headings with what is below them, and the numbers of the paragraphs between."""
        numbers: list[str] = []
        for node in nodes:
            if isinstance(node, Section):
                if numbers:
                    yield _row(name, numbers)
                    numbers = []
                title = " ".join(p for p in (node.label.text if node.label else "", node.text) if p)
                inner = "".join(f"<li>{item}</li>" for item in self._parts(node.children, ""))
                yield self.link(node, escape(" ".join(title.split()))) + (f"<ol>{inner}</ol>" if inner else "")
            elif isinstance(node, Paragraph) and node.label and node.eid:
                numbers.append(self.link(node, escape(node.label.text.strip(". "))))
            elif isinstance(node, Clause) and node.eid:
                text = node.action.text if node.action else f"第{len(numbers) + 1}段"
                numbers.append(self.link(node, escape(text)))
        if numbers:
            yield _row(name, numbers)


def _row(name: str, numbers: list[str]) -> str:
    return f'{escape(name)}<span class="numbers">{" ".join(numbers)}</span>'


def _action(action: Action) -> str:
    key = f' data-action="{escape(action.key)}"' if action.key else ""
    return f'<b class="action"{key}>'


def _number(number: str) -> str:
    return f'<span class="number">{number}</span>'


def _escape(text: str) -> str:
    """Character data; 71 300 is one number and stays on one line."""
    text = escape(text, quote=False).replace("\n", "<br>")
    return _GROUPED.sub(r'<span class="figure">\g<0></span>', text) if " " in text else text
