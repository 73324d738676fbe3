"""eIds: assigned once, when a tree is complete, from the printed numbers (akn4un 8).

An id says where a thing is printed: `para_3__list_1__point_b` is what a citation calls 第3(b)段. Ids of what stands before a
paragraph do not depend on what follows it, except where akn4un 8.4 says so: one number printed twice puts the section into
the ids of all numbered paragraphs, and a first numbered paragraph turns `para_1` of the unnumbered ones into `para_nn_1`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from unres.model.base import Node
from unres.model.blocks import Annex, Block, Cell, Clause, Draft, Formula, Paragraph, Point, Section, Table
from unres.model.book import Book, Component, Scope
from unres.model.document import Document, Resolution
from unres.model.lists import arrange
from unres.model.meta import CoverLine
from unres.model.notes import Note
from unres.model.pieces import division, marker, number

#: roles of cover lines that stand in the masthead, in publicationInfo, and everything else in publicationHeading (akn4un 3)
MASTHEAD = frozenset(("publisher", "symbol", "organ", "distribution", "date", "language", "original"))
INFO = frozenset(("number", "letter", "title"))
#: role of a closing line → its container (akn4un 9)
CLOSING = {"meeting": "adoption", "date": "adoption", "vote": "vote", "signature": "signature"}
#: classes that open a preamble
_OPENING = frozenset((Clause, Formula))

#: set the eId of a frozen node, and the callers of a note: the slots themselves, at half the price of looking them up by name
_name: Callable[[Node, str], None] = Node.__dict__["eid"].__set__
_callers: Callable[[Note, tuple[str, ...]], None] = Note.__dict__["callers"].__set__
#: markers, of which there are few
_marker = lru_cache(maxsize=1024)(marker)


def assign(document: Document) -> None:
    """Set `eid` on every node of `document` and `callers` on its notes, in place.

    Ids are unique within a part (A, B …) of a document; a document with one part is one such scope, its annexes and
    quoted drafts included. Linear in the size of the tree.

    >>> from unres.model import Document, Label, Paragraph, Point, Resolution, Text
    >>> p = Paragraph(Text("请各国："), Label("3."), children=(Point(Text("增设图书馆。"), Label("(b)")),))
    >>> assign(Document(resolutions=(Resolution(body=(p,)),)))
    >>> p.eid, p.children[0].eid
    ('para_3', 'para_3__list_1__point_b')
    """
    _name(document, "main")
    book = Book({}, [])
    _cover(document.cover, "", book)
    many = len(document.resolutions) > 1
    for k, part in enumerate(document.resolutions, 1):
        if many:
            book = Book({}, book.calls)
        _name(part, f"comp_{k}" if many else "main")
        _resolution(part, "", book, lines=() if many else document.cover)
    _notes(document, book)


def _resolution(part: Resolution, prefix: str, book: Book, lines: tuple[CoverLine, ...] = ()) -> None:
    _cover(part.cover, prefix, book, lines)
    component = Component(prefix, book)
    _preamble(part.preamble, component)
    _body(part.body, component)
    _closing(part.closing, prefix, book)
    _annexes(part.annexes, prefix, "annex", book)


def _cover(lines: tuple[CoverLine, ...], prefix: str, book: Book, before: tuple[CoverLine, ...] = ()) -> None:
    """Lines stay in printed order; a container ends where the next line belongs to another one."""
    if not lines:
        return
    place, name, containers, k = "coverPage", "", 0, 0
    known = len(before)
    for index, line in enumerate((*before, *lines)):
        role = line.role
        if role in MASTHEAD:
            wanted = "masthead"
        elif role in INFO:
            wanted = "publicationInfo"
        else:
            wanted = name if role == "other" and name else "publicationHeading"
        if (wanted != "masthead" or prefix) and place == "coverPage":
            place, name, containers = "preface", "", 0
        if wanted != name:
            name, k = wanted, 0
            containers += 1
        k += 1
        if index >= known:
            eid = f"{prefix}{place}__container_{containers}__p_{k}"
            _name(line, eid)
            if line.content.calls:
                book.note(line.content, eid, prefix)


def _preamble(nodes: tuple[Node, ...], component: Component) -> None:
    start = component.prefix + "preamble__"
    book = component.book
    seen = book.seen
    formulas = headings = containers = 0
    for node in nodes:
        if node.__class__ is Clause and not node.children:  # the most frequent case by far
            containers += 1
            eid = f"{start}container_{containers}"
            if eid in seen:
                eid = book.unique(eid)
            else:
                seen[eid] = 1
            _name(node, eid)
            if node.content.calls:
                book.note(node.content, eid, component.prefix)
        elif isinstance(node, Formula):
            formulas += 1
            _give(node, component.book.unique(f"{start}formula_{formulas}"), component)
        elif isinstance(node, Section):
            headings += 1
            _give(node, component.book.unique(f"{start}block_{headings}"), component)
            for child in node.children:
                containers += 1
                _inner(child, component.book.unique(f"{start}container_{containers}"), component)
        else:
            containers += 1
            eid = component.book.unique(f"{start}container_{containers}")
            if isinstance(node, Clause):
                _inside(node, eid, "item", component)
            elif isinstance(node, Point):
                _points((node,), component.book.unique(f"{eid}__list_1"), "item", component)
            else:
                _inner(node, eid, component)


def _give(node: Node, eid: str, component: Component) -> None:
    _name(node, eid)
    if isinstance(node, Block) and node.content.calls:
        component.book.note(node.content, eid, component.prefix)
    if isinstance(node, Section):
        for line in node.subheadings:
            component.book.note(line, eid, component.prefix)


def _body(nodes: tuple[Node, ...], component: Component) -> None:
    scope = Scope(component.prefix, component, _before_preamble(nodes))
    start = component.prefix
    places: dict[str, int] = {}
    rest = _division(nodes, start, start, start, scope, places, top=True)
    # A preamble in the middle of the text, without a section around it, opens a group of its own (akn4un 4, case 4).
    while rest:
        part = component.count("resolutionPart") + "__"
        end = next((k for k, node in enumerate(rest) if not isinstance(node, (Clause, Formula))), len(rest))
        end = next((k for k in range(end, len(rest)) if isinstance(rest[k], (Clause, Formula, Section))), len(rest))
        inner = Scope(part, component, rest[:end])
        _division(rest[:end], part, part, part, inner, {})
        rest = rest[end:]
        if rest and isinstance(rest[0], Section):
            rest = _division(rest, start, start, start, scope, places, top=True)


def _before_preamble(nodes: tuple[Node, ...]) -> Sequence[Node]:
    """The nodes of a body that are in no `resolutionPart`."""
    if _OPENING.isdisjoint([node.__class__ for node in nodes]):
        return nodes
    out: list[Node] = []
    apart = False
    for node in nodes:
        if isinstance(node, (Clause, Formula)):
            apart = True
        elif isinstance(node, Section):
            apart = False
        if not apart:
            out.append(node)
    return out


def _division(
    nodes: tuple[Node, ...],
    own: str,
    chain: str,
    full: str,
    scope: Scope,
    places: dict[str, int],
    *,
    top: bool = False,
) -> tuple[Node, ...]:
    """Ids for the children of a body, an annex or a division; what a `resolutionPart` must hold is returned.

    `own` is the prefix of the parent itself, `chain` that of its numbered ancestors, `full` that of all; `places` counts
    the children without number.
    """
    component = scope.component
    book = component.book
    seen = book.seen
    paragraph = (chain if chain != scope.prefix and scope.repeated else scope.prefix) + "para_"
    passed = 0  # points before this one have their ids
    for position, node in enumerate(nodes):
        if node.__class__ is Paragraph:
            label = node.label
            found = number(label.text, "para") if label is not None else ""
            if not found:
                eid = book.unique(scope.nameless())
            else:
                eid = paragraph + found
                if eid not in seen:
                    seen[eid] = 1
                elif full != chain and f"{full}para_{found}" not in seen:
                    eid = book.unique(f"{full}para_{found}")
                else:
                    eid = book.unique(eid)
            if node.children:
                _inside(node, eid, "point", component)
            else:
                _name(node, eid)
                if node.content.calls:
                    book.note(node.content, eid, component.prefix)
        elif isinstance(node, Section):
            _section(node, own, chain, full, scope, places)
        elif isinstance(node, (Clause, Formula)):
            if top:
                return nodes[position:]
            kind = "list" if node.nodes else "crossHeading"
            places[kind] = places.get(kind, 0) + 1
            eid = book.unique(f"{own}{kind}_{places[kind]}")
            if kind == "list":
                _clause_list(node, eid, component)
            else:
                _give(node, eid, component)
        elif isinstance(node, Table):
            if top:
                _table(node, component.count("table"), component)
            else:
                _table(node, book.unique(book.unique(scope.nameless()) + "__table_1"), component)
        elif isinstance(node, Point):
            # points without a paragraph: a list of their own
            if position < passed:
                continue
            passed = next((k for k in range(position, len(nodes)) if not isinstance(nodes[k], Point)), len(nodes))
            places["list"] = places.get("list", 0) + 1
            _points(nodes[position:passed], book.unique(f"{own}list_{places['list']}"), "point", component)
        elif isinstance(node, Draft) or node.kind == "opaque":
            _inner(node, "", component)
        else:
            _inside(node, book.unique(scope.nameless()), "point", component)
    return ()


def _section(node: Section, own: str, chain: str, full: str, scope: Scope, places: dict[str, int]) -> None:
    component = scope.component
    book = component.book
    piece = division(node.level)[1]
    leaf = piece in ("art", "rule") or division(node.level)[0] == "hcontainer"
    found = number(node.label.text, piece) if node.label is not None else ""
    if found:
        article = node.level in ("article", "rule") and not scope.repeated_articles
        eid = f"{scope.prefix if article else chain}{piece}_{found}"
        if eid in book.seen and full != chain and f"{full}{piece}_{found}" not in book.seen:
            eid = f"{full}{piece}_{found}"
    else:
        places[piece] = places.get(piece, 0) + 1
        eid = f"{own}{piece}_{places[piece]}"
    eid = book.unique(eid)
    _give(node, eid, component)
    inside = eid + "__"
    only = node.children[0] if leaf and len(node.children) == 1 else None
    if isinstance(only, Paragraph) and only.label is None and all(n.kind == "continuation" for n in only.children):
        # an article that is one text has no paragraphs: the text is its content
        _inside(only, book.unique(f"{inside}content"), "point", component)
    elif leaf:
        inner = Scope(inside, component, node.children)
        _division(node.children, inside, inside, inside, inner, {})
    else:
        _division(node.children, inside, inside if found else chain, inside, scope, {})


def _inside(node: Node, eid: str, piece: str, component: Component) -> None:
    """The id of a paragraph, point or clause, and of what stands in it."""
    _name(node, eid)
    book = component.book
    if isinstance(node, Block) and node.content.calls:
        book.note(node.content, eid, component.prefix)
    children = node.nodes
    if not children:
        return
    if isinstance(node, Table):
        _table(node, eid, component)
        return
    arrangement = arrange(children)
    texts = 1
    tables = lists = alineas = 0
    places: dict[str, int] = {}
    for child in arrangement.lead:
        if child.kind == "continuation":
            texts += 1
            _give(child, book.unique(f"{eid}__p_{texts}"), component)
        elif child.kind == "table":
            tables += 1
            _table(child, book.unique(f"{eid}__table_{tables}"), component)
        else:
            _inner(child, eid, component)
    for run in arrangement.runs:
        if run.kind == "list":
            lists += 1
            name = book.unique(f"{eid}__list_{lists}")
            _points(run.nodes, name, piece, component)
            if run.wrap is not None:
                _give(run.wrap, book.unique(f"{name}__wrapup"), component)
        elif run.kind == "division":
            scope = Scope(eid + "__", component, run.nodes)
            _nested(run.nodes[0], eid, scope, places)
        else:
            alineas += 1
            name = book.unique(f"{eid}__al_{alineas}")
            inner_tables = 0
            for child in run.nodes:
                if child.kind == "continuation":
                    _give(child, name, component)
                elif child.kind == "table":
                    inner_tables += 1
                    _table(child, book.unique(f"{name}__table_{inner_tables}"), component)
                else:
                    _inner(child, name, component)


def _nested(node: Node, eid: str, scope: Scope, places: dict[str, int]) -> None:
    """A division, paragraph or clause inside a paragraph: nothing a UN text prints, but a tree may hold it."""
    start = eid + "__"
    component = scope.component
    if isinstance(node, Section):
        _section(node, start, start, start, scope, places)
    elif isinstance(node, Paragraph):
        found = number(node.label.text, "para") if node.label is not None else ""
        if not found:
            places["para"] = places.get("para", 0) + 1
            found = f"nn_{places['para']}"
        _inside(node, component.book.unique(f"{start}para_{found}"), "point", component)
    else:
        kind = "list" if node.nodes else "crossHeading"
        places[kind] = places.get(kind, 0) + 1
        name = component.book.unique(f"{start}{kind}_{places[kind]}")
        if node.nodes:
            _clause_list(node, name, component)
        else:
            _give(node, name, component)


def _clause_list(node: Node, eid: str, component: Component) -> None:
    """A later preambular paragraph with items is itself the list they stand in (akn4un 4, case 3)."""
    _name(node, eid)
    if isinstance(node, Block):
        component.book.note(node.content, eid, component.prefix)
    book = component.book
    texts = tables = 0
    points: list[Node] = []
    for child in node.nodes:
        if isinstance(child, Point):
            points.append(child)
        elif child.kind == "table":
            tables += 1
            _table(child, book.unique(f"{eid}__table_{tables}"), component)
        elif child.kind == "continuation":
            texts += 1
            _give(child, book.unique(f"{eid}__p_{texts}"), component)
        else:
            _inner(child, eid, component)
    _points(points, eid, "point", component)


def _points(points: Iterable[Node], name: str, piece: str, component: Component) -> None:
    book = component.book
    start = name + "__"
    for place, point in enumerate(points, 1):
        label = point.label if isinstance(point, Point) else None
        found = number(label.text, piece) if label is not None and label.style != "bullet" else ""
        bullet = "item" if piece == "item" else "indent"
        eid = f"{start}{piece}_{found}" if found else f"{start}{bullet}_{place}"
        _inside(point, book.unique(eid), piece, component)


def _inner(node: Node, eid: str, component: Component) -> None:
    """Drafts count through their component, opaque text between paragraphs too; the rest is named after where it stands."""
    if isinstance(node, Draft):
        name = component.count("estr")
        _name(node, name)
        _name(node.resolution, name)
        _resolution(node.resolution, name + "__", component.book)
    elif node.kind == "opaque":
        _name(node, component.book.unique(f"{eid}__block_1") if eid else component.count("opaque"))
    elif isinstance(node, Table):
        _table(node, component.book.unique(f"{eid}__table_1"), component)
    else:
        _inside(node, component.book.unique(f"{eid}__other"), "point", component)


def _table(node: Node, eid: str, component: Component) -> None:
    _name(node, eid)
    book = component.book
    if not isinstance(node, Table):
        return
    if node.caption is not None:
        book.note(node.caption, eid, component.prefix)
    for r, row in enumerate(node.rows, 1):
        _name(row, f"{eid}__tr_{r}")
        for c, cell in enumerate(row.cells, 1):
            _cell(cell, f"{eid}__tr_{r}__td_{c}", book, component.prefix)


def _cell(cell: Cell, eid: str, book: Book, prefix: str) -> None:
    _name(cell, eid)
    for text in cell.contents:
        if text.calls:
            book.note(text, eid, prefix)


def _closing(lines: Iterable[Block], prefix: str, book: Book) -> None:
    name, containers, k = "", 0, 0
    for line in lines:
        wanted = CLOSING.get(getattr(line, "role", "other"), "other")
        if wanted != name:
            name, k = wanted, 0
            containers += 1
        k += 1
        eid = f"{prefix}conclusions__container_{containers}__p_{k}"
        _name(line, eid)
        if line.content.calls:
            book.note(line.content, eid, prefix)


def _annexes(annexes: tuple[Annex, ...], prefix: str, piece: str, book: Book) -> None:
    for k, annex in enumerate(annexes, 1):
        eid = book.unique(f"{prefix}{piece}_{_annex_number(annex.label.value, piece) or k}")
        _name(annex, eid)
        inside = eid + "__"
        component = Component(inside, book)
        book.note(annex.label, eid, inside)
        for title in annex.titles:
            book.note(title, eid, inside)
        start = preamble_end(annex.children)
        _preamble(annex.children[:start], component)
        _body(annex.children[start:], component)
        _closing(annex.closing, inside, book)
        _annexes(annex.annexes, inside, "appendix", book)


def preamble_end(children: tuple[Node, ...]) -> int:
    """How many of an annex's first children are a preamble of its own: a formula and clauses at its head (akn4un 10)."""
    if not children or not isinstance(children[0], (Formula, Clause)):
        return 0
    return next((k for k, node in enumerate(children) if not isinstance(node, (Formula, Clause))), len(children))


def _annex_number(label: str, piece: str) -> str:
    for word in ("附件", "附录", "附文", "附表"):
        if label.startswith(word):
            rest = label[len(word) :].strip()
            return number(rest, piece) if 0 < len(rest) <= 8 else ""
    return ""


def _notes(document: Document, book: Book) -> None:
    """A note's id carries the component it is first called in; a note that nobody calls belongs to the main text."""
    callers: list[list[str]] = [[] for _ in document.notes]
    homes: list[tuple[str, dict[str, int]] | None] = [None] * len(document.notes)
    for index, caller, prefix, seen in book.calls:
        if 0 <= index < len(callers):
            callers[index].append(caller)
            if homes[index] is None:
                homes[index] = (prefix, seen)
    unseen: dict[str, int] = book.seen
    for k, note in enumerate(document.notes):
        prefix, seen = homes[k] or ("", unseen)
        eid = f"{prefix}ftn_{_marker(note.marker) or k + 1}"
        if eid in seen:
            eid = Book(seen, []).unique(eid)
        else:
            seen[eid] = 1
        _name(note, eid)
        _callers(note, tuple(callers[k]))
