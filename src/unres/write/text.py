"""Clean text: one line per printed paragraph, notes at the end, as copied from a page without its furniture."""

from __future__ import annotations

from unres.model import Document, Note, Table, Text
from unres.write.printed import Printed, printed
from unres.write.weave import weave

#: paragraphs of these kinds stand in one block, without a blank line between them
_TOGETHER = frozenset({("cover", "cover"), ("closing", "closing")})


def to_text(document: Document) -> str:
    """`document` as text; `unres.parse` of it gives an equal document, but for spans and what text cannot show.

    Call-outs are `[1]`, other marks stand as printed. What text cannot show: merged and header cells, superscripts.

    >>> from unres.model import Document, Formula, Label, Paragraph, Resolution, Text
    >>> body = (Paragraph(Text("决定增设图书馆。"), label=Label("1.")),)
    >>> print(to_text(Document(resolutions=(Resolution(preamble=(Formula(Text("大会，")),), body=body),))), end="")
    大会，
    <BLANKLINE>
    1. 决定增设图书馆。
    """
    out: list[str] = []
    before = ""
    for paragraph in printed(document):
        if out:
            # the lines of a recorded vote follow each other, the date stands apart from them
            out.append("\n" if (before, paragraph.kind) in _TOGETHER else "\n\n")
        out.append(_paragraph(paragraph))
        before = paragraph.kind
    for note in document.notes:
        out += ["\n\n" if out else "", _note(note)]
    return "".join(out) + "\n" if out else ""


def _paragraph(paragraph: Printed) -> str:
    if isinstance(paragraph.node, Table):
        return _table(paragraph.node)
    text = _inline(paragraph.content)
    if paragraph.label is None:
        return text
    return f"{paragraph.label.text} {text}".rstrip()


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
