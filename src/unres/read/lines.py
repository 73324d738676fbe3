"""`Line`: what every reader hands to the parser, one per printed paragraph, heading, note or table.

A reader undoes what belongs to its format: mark-up, escapes, wrapped lines, pages. A line is a whole paragraph in clean text
with stand-off marks; the parser never sees the format.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, frozen

from unres.diagnostics import Diagnostic
from unres.model.document import Furniture
from unres.source import Source


@define(eq=False)
class Line:
    """One printed paragraph.

    `text` is clean: no call-outs, no mark-up, no line breaks but `\\n` for a printed break inside a title or cover line.
    `runs` maps it to the source as in `unres.model.text.Text`.
    """

    text: str
    start: int
    end: int
    runs: tuple[int, ...] = ()
    #: "text", "heading" (the format says so), "note" (a footnote's text), "table", "cover" (a masthead table's line)
    kind: str = "text"
    #: `(offset, marker, source start, source end)` of each call-out, by offset
    calls: Sequence[tuple[int, str, int, int]] = ()
    #: `(start, end)` of bold text
    bold: Sequence[tuple[int, int]] = ()
    #: `(kind, start, end)`: "sup" and "sub" that are no call-outs, "i", "u"
    marks: Sequence[tuple[str, int, int]] = ()
    #: `(start, end, href)`
    links: Sequence[tuple[int, int, str]] = ()
    #: marker of a note, as printed
    marker: str = ""
    #: number that the format keeps outside the text (Word's numbering, <ol>), as it is displayed: "1." "(a)"
    number: str = ""
    #: heading level 1–6 if the format tells, else 0
    level: int = 0
    #: indent in the format's own measure, only comparable within a document
    indent: float = 0.0
    #: page on which the line begins, from 0
    page: int = 0
    #: rows of cells of a table
    rows: Sequence[Sequence[GridCell]] = ()
    #: style name, alignment … whatever the format knows
    style: str = ""


@define(eq=False)
class GridCell:
    """A cell: its paragraphs as lines."""

    lines: list[Line]
    header: bool = False
    colspan: int = 1
    rowspan: int = 1


@frozen(eq=False)
class Reading:
    """What a reader returns."""

    source: Source
    lines: list[Line]
    furniture: list[Furniture]
    diagnostics: list[Diagnostic]
