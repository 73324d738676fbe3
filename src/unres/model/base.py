"""`Node`: what every part of the tree has: a span, a text, an eId, children, and ways to walk them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar, TypeVar

from attrs import field, frozen

from unres.source import Span

N = TypeVar("N", bound="Node")


@frozen
class Node:
    """A part of the tree.

    `start` and `end` are the half-open span in `Source.text` (label included); they do not count in comparisons, nor does
    `eid`, which `unres.model.ids.assign` derives from the printed numbers when the tree is complete.
    """

    kind: ClassVar[str] = "node"

    start: int = field(default=0, eq=False, repr=False, kw_only=True)
    end: int = field(default=0, eq=False, repr=False, kw_only=True)
    eid: str = field(default="", eq=False, kw_only=True)

    @property
    def span(self) -> Span:
        """Where the node stands in `Source.text`."""
        return Span(self.start, self.end)

    @property
    def text(self) -> str:
        """The node's own running text, without label, notes and children."""
        return ""

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The direct children, in document order."""
        return ()

    def walk(self) -> Iterator[Node]:
        """This node and everything below it, in document order.

        >>> from unres.model import Paragraph, Point, Text
        >>> p = Paragraph(Text("请各国："), children=(Point(Text("增设图书馆；")),))
        >>> [n.text for n in p.walk()]
        ['请各国：', '增设图书馆；']
        """
        stack: list[Node] = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.nodes))

    def find(self, kind: type[N], where: Callable[[N], bool] | None = None) -> Iterator[N]:
        """The nodes of class `kind` below and including this one for which `where` holds."""
        for node in self.walk():
            if isinstance(node, kind) and (where is None or where(node)):
                yield node
