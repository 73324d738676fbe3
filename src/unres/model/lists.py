"""How the children of a paragraph, a point or a clause fall into lead-in, lists and text after lists (akn4un 5.2).

The eIds and the AKN writer both need it and must agree.
"""

from __future__ import annotations

from attrs import define, field

from unres.model.base import Node
from unres.model.blocks import Clause, Continuation, Formula, Paragraph, Point, Section

_DIVISIONS = (Section, Paragraph, Clause, Formula)
# A sentence that ends in these is over, whatever brackets and quotation marks it closes.
_STOPS = ("。", "！", "？", ".", "!", "?")
_CLOSERS = "”’」』》）)]"


@define
class Run:
    """One stretch of children: `kind` is "list" (`nodes` are points, `wrap` the text that ends it), "alinea" or "division"."""

    kind: str
    nodes: list[Node]
    wrap: Node | None = None


@define
class Arrangement:
    """`lead`: what stands before the first list; `runs`: the rest."""

    lead: list[Node] = field(factory=list)
    runs: list[Run] = field(factory=list)


def arrange(children: tuple[Node, ...]) -> Arrangement:
    """The children in groups, each of which becomes one AKN element.

    Text after a list ends it (`wrapUp`) if the last item left the sentence open; after a full stop it stands by itself
    (`alinea`).

    >>> from unres.model import Continuation, Point, Text
    >>> a = arrange((Point(Text("巡逻；")), Continuation(Text("并提出报告；")), Continuation(Text("这适用于各国。"))))
    >>> [(r.kind, len(r.nodes), r.wrap is not None) for r in a.runs]
    [('list', 1, True), ('alinea', 1, False)]
    """
    out = Arrangement()
    last: Run | None = None
    for child in children:
        if isinstance(child, Point):
            if last is None or last.kind != "list" or last.wrap is not None:
                last = Run("list", [])
                out.runs.append(last)
            last.nodes.append(child)
        elif isinstance(child, _DIVISIONS):
            last = Run("division", [child])
            out.runs.append(last)
        elif last is None:
            out.lead.append(child)
        elif child.kind == "continuation":
            if last.kind == "list" and last.wrap is None and not _ending(last.nodes[-1]).endswith(_STOPS):
                last.wrap = child
            else:
                last = Run("alinea", [child])
                out.runs.append(last)
        elif last.kind == "alinea":
            last.nodes.append(child)
        else:
            last = Run("alinea", [child])
            out.runs.append(last)
    return out


def _ending(node: Node) -> str:
    """How the running text of an item ends; tables and drafts in it are no part of the sentence."""
    while True:
        inner = [child for child in node.nodes if isinstance(child, (Point, Continuation))]
        if not inner:
            return node.text.rstrip().rstrip(_CLOSERS)
        node = inner[-1]
