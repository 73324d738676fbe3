"""Clean text: one line per printed paragraph, a blank line between them, notes at the end."""

from __future__ import annotations

from unres.model import Document, Note, Table, Text
from unres.write.printed import Printed, printed
from unres.write.weave import weave


def to_text(document: Document) -> str:
    """`document` as text; `unres.parse` of it gives an equal document, but for spans and what text cannot show.

    Call-outs are `[1]`, other marks stand as printed. Every paragraph, those of the cover too, stands between blank lines:
    without them a reader has to guess whether a short line was wrapped. What text cannot show: bold (so action phrases
    are those that grammar finds), merged and header cells, superscripts, an annex without label.

    >>> from unres.model import Document, Formula, Label, Paragraph, Resolution, Text
    >>> body = (Paragraph(Text("决定增设图书馆。"), label=Label("1.")),)
    >>> print(to_text(Document(resolutions=(Resolution(preamble=(Formula(Text("大会，")),), body=body),))), end="")
    大会，
    <BLANKLINE>
    1. 决定增设图书馆。
    """
    paragraphs = [*(_paragraph(p) for p in printed(document)), *(_note(note) for note in document.notes)]
    return "\n\n".join(paragraphs) + "\n" if paragraphs else ""


def _paragraph(paragraph: Printed) -> str:
    if isinstance(paragraph.node, Table):
        return _table(paragraph.node)
    if paragraph.label is None:
        return " " * paragraph.indent + _inline(paragraph.content)
    return f"{' ' * paragraph.indent}{paragraph.label.text} {_inline(paragraph.content)}".rstrip()


def _note(note: Note) -> str:
    return f"{_mark(note.marker)} " + "\n".join(_inline(content) for content in note.contents)


def _table(table: Table) -> str:
    rows = ["\t".join(" ".join(_inline(t) for t in cell.contents) for cell in row.cells) for row in table.rows]
    if table.caption:
        rows.insert(0, _inline(table.caption) + "\n")
    return "\n".join(rows)


def _inline(content: Text) -> str:
    if not content.calls:
        return content.value
    return weave(content.value, (), ((call.offset, _mark(call.marker)) for call in content.calls), str)


def _mark(marker: str) -> str:
    return f"[{marker}]" if marker.isdigit() else marker
