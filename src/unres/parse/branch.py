"""`Branch`: a part of the tree while it grows, and how it is frozen into a node of the model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from attrs import define, field

from unres.model.base import Node
from unres.model.blocks import (
    Annex,
    Cell,
    Clause,
    ClosingLine,
    Continuation,
    Draft,
    Formula,
    Paragraph,
    Point,
    Row,
    Section,
    Table,
)
from unres.model.document import Resolution
from unres.model.meta import CoverLine
from unres.model.text import Action, Label, Text
from unres.model.unfrozen import unfrozen
from unres.parse.build import Calls, text
from unres.parse.kinds import part_letter
from unres.read.lines import Line


class Branch:
    """`kind` is that of the node it becomes; `at` where the text begins in the line (behind the label).

    Written by hand: what is no argument is set without a look for its default, which attrs has at each of some hundred a document.
    """

    __slots__ = ("actions", "appendices", "at", "children", "closing", "kind", "label", "level", "line", "more", "scope")

    def __init__(
        self,
        kind: str,
        line: Line | None = None,
        at: int = 0,
        label: Label | None = None,
        actions: tuple[Action, ...] = (),
        level: str = "",
        scope: Scope | None = None,
    ) -> None:
        self.kind = kind
        self.line = line
        self.at = at
        self.label = label
        self.actions = actions
        self.children: list[Branch] = []
        #: division of a section; role of a closing line
        self.level = level
        #: the resolution of a draft
        self.scope = scope
        #: further lines: of a heading, of an annex title
        self.more: tuple[tuple[Line, int], ...] = ()
        self.appendices: tuple[Branch, ...] = ()
        self.closing: tuple[Branch, ...] = ()


@define(eq=False)
class Scope:
    """A resolution while it grows."""

    letter: Branch | None = None
    titles: list[Branch] = field(factory=list)
    preamble: list[Branch] = field(factory=list)
    body: list[Branch] = field(factory=list)
    closing: list[Branch] = field(factory=list)
    annexes: list[Branch] = field(factory=list)


#: kind of a branch with a text → how its node is made, what it is when it is, whether it has a label and whether actions
_MADE: dict[str, tuple[Callable[[], Any], type[Node], bool, bool]] = {
    node.kind: (unfrozen(node), node, hasattr(node, "label"), hasattr(node, "actions"))
    for node in (Paragraph, Point, Clause, Formula, ClosingLine, Continuation)
}
_unfrozen_resolution = unfrozen(Resolution)


def lift(branch: Branch) -> None:
    """Take unnumbered text and tables at the end of the last item out of it: it continues what the items belong to.

    What an item announces is its own ("item").
    """
    children = branch.children
    if not children or children[-1].kind != "point":
        return
    last = children[-1]
    lift(last)
    inner = last.children
    end = len(inner)
    while end and inner[end - 1].kind in {"continuation", "table"} and inner[end - 1].level != "item":
        end -= 1
    children.extend(inner[end:])
    del inner[end:]


def freeze(branch: Branch, calls: Calls) -> Node:
    """The node of a branch. Texts are made in document order, so that call-outs meet their notes in order."""
    made = _MADE.get(branch.kind)
    if made is None:
        return _other(branch, calls)
    make, final, labelled, acting = made
    line = branch.line
    below = branch.children
    if below and final is Paragraph:
        lift(branch)
    one = make()
    one.content = content = text(line, calls, branch.at)  # type: ignore[arg-type]
    one.start = line.start  # type: ignore[union-attr]
    end, stop = content.end, line.end  # type: ignore[union-attr]
    one.end = end if end > stop else stop  # noqa: FURB136 - half the price of max
    one.eid = ""
    if labelled:
        one.label = branch.label
    if acting:
        one.actions = branch.actions
    if labelled or acting:
        if below:
            one.children = children = tuple([freeze(c, calls) for c in below])
            one.end = children[-1].end
        else:
            one.children = ()
    elif final is ClosingLine:
        one.role = branch.level or "other"
    one.__class__ = final
    return one  # type: ignore[no-any-return]


def _other(branch: Branch, calls: Calls) -> Node:
    """The node of a branch that is no line of text: a table, a draft, an annex, a section with what stands under it."""
    kind, line = branch.kind, branch.line
    if kind == "table":
        return _table(line, calls)  # type: ignore[arg-type]
    if kind == "draft":
        resolution = freeze_scope(branch.scope or Scope(), calls)
        return Draft(resolution=resolution, start=resolution.start, end=resolution.end)
    if kind == "annex":
        return _annex(branch, calls)
    content = text(line, calls, branch.at) if line is not None else Text("")
    start = line.start if line is not None else 0
    end = max(content.end, line.end) if line is not None else 0
    more = tuple([text(extra, calls, at) for extra, at in branch.more]) if branch.more else ()
    children = tuple([freeze(c, calls) for c in branch.children])
    end = children[-1].end if children else (more[-1].end if more else end)
    return Section(content, branch.level or "division", branch.label, more, children, start=start, end=end)


def _table(line: Line, calls: Calls) -> Table:
    rows = []
    for cells in line.rows:
        made = [] if cells else [Cell(start=line.start, end=line.start)]
        for cell in cells:
            contents = tuple(text(inner, calls) for inner in cell.lines)
            start = contents[0].start if contents else line.start
            made.append(Cell(contents, cell.header, cell.colspan, cell.rowspan, start=start, end=contents[-1].end if contents else start))
        rows.append(Row(tuple(made), start=made[0].start if made else line.start, end=made[-1].end if made else line.start))
    caption = text(line, calls) if line.text else None
    return Table(tuple(rows), caption, start=line.start, end=line.end)


def _annex(branch: Branch, calls: Calls) -> Annex:
    line = branch.line
    label = text(line, calls, branch.at) if line is not None else Text("")
    more, below = branch.more, branch.children
    first = below[0] if below else None
    if line is None and not more and first is not None and first.kind == "section" and first.label is None and first.line is not None:
        # an annex that is not announced as such begins with its title
        more, below = ((first.line, first.at), *first.more), [*first.children, *below[1:]]
    titles = tuple(text(extra, calls, at) for extra, at in more)
    children = tuple(freeze(c, calls) for c in below)
    closing = tuple(freeze(c, calls) for c in branch.closing)
    appendices = tuple(freeze(c, calls) for c in branch.appendices)
    last: Sequence[Node | Text] = (*titles, *children, *closing, *appendices)
    start = line.start if line is not None else last[0].start if last else 0
    return Annex(
        label,
        titles,
        children,
        appendices,  # type: ignore[arg-type]
        closing,  # type: ignore[arg-type]
        start=start,
        end=last[-1].end if last else label.end,
    )


def freeze_scope(scope: Scope, calls: Calls) -> Resolution:
    """The resolution of a scope."""
    cover = []
    if scope.letter is not None and scope.letter.line is not None:
        content = text(scope.letter.line, calls)
        cover.append(CoverLine(content, role="letter", start=scope.letter.line.start, end=content.end))
    for title in scope.titles:
        if title.line is not None:
            content = text(title.line, calls)
            cover.append(CoverLine(content, role="title", start=title.line.start, end=content.end))
    preamble = tuple([freeze(b, calls) for b in scope.preamble])
    body = tuple([freeze(b, calls) for b in scope.body])
    closing = tuple([freeze(b, calls) for b in scope.closing])
    annexes = tuple([freeze(b, calls) for b in scope.annexes])
    parts: tuple[Node, ...] = (*cover, *preamble, *body, *closing, *annexes)
    letter = part_letter(scope.letter.line.text) if scope.letter is not None and scope.letter.line is not None else ""
    one = _unfrozen_resolution()
    one.letter = letter
    one.cover = tuple(cover)
    one.preamble = preamble
    one.body = body
    one.closing = closing
    one.annexes = annexes
    one.start = parts[0].start if parts else 0
    one.end = max([p.end for p in parts], default=0)
    one.eid = ""
    one.__class__ = Resolution
    return one  # type: ignore[no-any-return]
