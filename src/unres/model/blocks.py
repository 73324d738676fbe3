"""The blocks of a resolution, named after the UN Editorial Manual."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import field, frozen

from unres.model.base import Node
from unres.model.text import EMPTY, Action, Label, Text

if TYPE_CHECKING:
    from unres.model.document import Resolution


@frozen
class Block(Node):
    """A node with running text of its own."""

    content: Text = EMPTY

    @property
    def text(self) -> str:
        return self.content.value


@frozen
class Formula(Block):
    """The enacting formula: 大会， 安全理事会， …"""

    kind: ClassVar[str] = "formula"


@frozen
class Continuation(Block):
    """Unnumbered text that belongs to the paragraph, point or clause it stands in, after its first text."""

    kind: ClassVar[str] = "continuation"


@frozen
class Point(Block):
    """A numbered or bulleted item below a paragraph, a clause or another point."""

    kind: ClassVar[str] = "point"

    label: Label | None = None
    children: tuple[Node, ...] = ()

    @property
    def nodes(self) -> tuple[Node, ...]:
        return self.children


@frozen
class Clause(Block):
    """A preambular paragraph; its items are points."""

    kind: ClassVar[str] = "clause"

    actions: tuple[Action, ...] = ()
    children: tuple[Node, ...] = ()

    @property
    def action(self) -> Action | None:
        """The first action phrase."""
        return self.actions[0] if self.actions else None

    @property
    def nodes(self) -> tuple[Node, ...]:
        return self.children


@frozen
class Paragraph(Block):
    """An operative paragraph (or a paragraph of an annex), numbered or not."""

    kind: ClassVar[str] = "paragraph"

    label: Label | None = None
    actions: tuple[Action, ...] = ()
    children: tuple[Node, ...] = ()

    @property
    def action(self) -> Action | None:
        """The first action phrase."""
        return self.actions[0] if self.actions else None

    @property
    def nodes(self) -> tuple[Node, ...]:
        return self.children


@frozen
class Section(Block):
    """A heading with what stands under it; `content` is the heading's text.

    `level` names the division of akn4un 5.1: "part", "chapter", "section", "title", "division", "article", "rule".
    """

    kind: ClassVar[str] = "section"

    level: str = "division"
    label: Label | None = None
    #: further lines of the heading
    subheadings: tuple[Text, ...] = ()
    children: tuple[Node, ...] = ()

    @property
    def nodes(self) -> tuple[Node, ...]:
        return self.children


@frozen
class Cell(Node):
    """A table cell: its paragraphs, and how many columns and rows it covers."""

    kind: ClassVar[str] = "cell"

    contents: tuple[Text, ...] = ()
    header: bool = False
    colspan: int = 1
    rowspan: int = 1

    @property
    def text(self) -> str:
        return "\n".join(t.value for t in self.contents)


@frozen
class Row(Node):
    """A table row."""

    kind: ClassVar[str] = "row"

    cells: tuple[Cell, ...] = ()

    @property
    def nodes(self) -> tuple[Node, ...]:
        return self.cells


@frozen
class Table(Node):
    """A table."""

    kind: ClassVar[str] = "table"

    rows: tuple[Row, ...] = ()
    caption: Text | None = None

    @property
    def text(self) -> str:
        return self.caption.value if self.caption else ""

    @property
    def nodes(self) -> tuple[Node, ...]:
        return self.rows


@frozen
class Opaque(Node):
    """Source text that could not be read as anything: kept, not interpreted."""

    kind: ClassVar[str] = "opaque"

    raw: str = ""

    @property
    def text(self) -> str:
        return self.raw


@frozen
class Draft(Node):
    """A whole draft resolution (or decision), or provisions of a text, quoted inside a paragraph or a body."""

    kind: ClassVar[str] = "draft"

    resolution: Resolution = field(kw_only=True)

    @property
    def excerpt(self) -> bool:
        """Whether it is no whole draft but provisions of a text, as amendments quote them: a body and nothing else."""
        one = self.resolution
        return bool(one.body) and not (one.cover or one.preamble or one.closing or one.annexes)

    @property
    def nodes(self) -> tuple[Node, ...]:
        return (self.resolution,)


@frozen
class ClosingLine(Block):
    """A line after the operative part; `role` is "meeting", "date", "vote", "signature" or "other"."""

    kind: ClassVar[str] = "closing"

    role: str = "other"


@frozen
class Annex(Node):
    """An annex (附件) or, inside one, an appendix (附录, 附文).

    `label` is the line 附件一; `titles` the title and its further lines.
    """

    kind: ClassVar[str] = "annex"

    label: Text = EMPTY
    titles: tuple[Text, ...] = ()
    children: tuple[Node, ...] = ()
    #: appendices
    annexes: tuple[Annex, ...] = ()
    closing: tuple[ClosingLine, ...] = ()

    @property
    def text(self) -> str:
        return self.label.value

    @property
    def nodes(self) -> tuple[Node, ...]:
        return (*self.children, *self.closing, *self.annexes)
