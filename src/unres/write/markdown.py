"""Markdown: headings, bold action phrases, `[^1]` notes, tables as pipes or, where those lose something, as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unres.model import Action, Annex, Cell, Document, Label, Opaque, Section, Table, Text
from unres.write.printed import Printed, printed
from unres.write.weave import Tag, weave

# Signs that Markdown or its readers would take for mark-up. Superscript digits are call-outs to the readers of converters'
# output, so those that are text go as entities.
_SPECIAL = re.compile(r"[\\*<\[$&`|]")
_RAISED = re.compile(r"[\u00b2\u00b3\u00b9\u2070-\u207e\u204e]")
_OPENER = re.compile(r"(?=[#>=~-])")


def to_markdown(document: Document) -> str:
    """`document` as Markdown; `unres.parse` of it gives an equal document, but for spans.

    >>> from unres.model import Action, Clause, Document, Resolution, Text
    >>> clause = Clause(Text("回顾其决议，"), actions=(Action("回顾", "recall", 0, 2),))
    >>> to_markdown(Document(resolutions=(Resolution(preamble=(clause,)),)))
    '**回顾**其决议，\\n'
    """
    out: list[str] = []
    before = ""
    for paragraph in printed(document):
        if out:
            out.append("  \n" if (before, paragraph.kind) == ("closing", "closing") else "\n\n")
        out.append(_paragraph(paragraph))
        before = paragraph.kind
    for note in document.notes:
        # a mark that is no number cannot be told from a heading's when it stands in [^ ]
        mark = f"[^{note.marker}]:" if note.marker.isdigit() else _mark(note.marker)
        out += ["\n\n" if out else "", mark, " ", "  \n".join(_inline(content) for content in note.contents)]
    return "".join(out) + "\n" if out else ""


def _paragraph(paragraph: Printed) -> str:
    node = paragraph.node
    if isinstance(node, Table):
        return _table(node)
    if isinstance(node, Opaque):
        return _escape(node.raw)
    actions = getattr(node, "actions", ())
    text = _label(paragraph.label, _inline(paragraph.content, actions))
    if paragraph.kind in ("title", "letter", "heading", "annex", "annex-title") and (
        isinstance(node, Section | Annex) or paragraph.kind in ("title", "letter")
    ):
        return f"{'#' * min(6, paragraph.level + 1)} {text}"
    text = " " * paragraph.indent + text
    return text if paragraph.label else _OPENER.sub(r"\\", text, count=1) if text[:1] in "#>=~-" else text


def _label(label: Label | None, text: str) -> str:
    return f"{_escape(label.text)} {text}".rstrip() if label else text


def _inline(content: Text, actions: tuple[Action, ...] = ()) -> str:
    return weave(content.value, _tags(content, actions), ((c.offset, _call(c.marker)) for c in content.calls), _escape)


def _tags(content: Text, actions: tuple[Action, ...]) -> Iterator[Tag]:
    for action in actions:
        yield action.start, action.end, "**", "**"
    for mark in content.marks:
        yield mark.start, mark.end, f"<{mark.kind}>", f"</{mark.kind}>"


def _call(marker: str) -> str:
    return f"[^{marker}]" if marker.isdigit() else _mark(marker)


def _mark(marker: str) -> str:
    return f"<sup>{_escape(marker)}</sup>"


def _escape(text: str) -> str:
    text = _SPECIAL.sub(r"\\\g<0>", text).replace("\n", "  \n")
    return _RAISED.sub(lambda found: f"&#{ord(found[0])};", text)


def _table(table: Table) -> str:
    caption = _inline(table.caption) + "\n\n" if table.caption else ""
    rows = [row.cells for row in table.rows]
    square = len({len(row) for row in rows}) == 1
    plain = all(c.colspan == c.rowspan == 1 and c.header == (k == 0) for k, row in enumerate(rows) for c in row)
    if not (square and plain and rows):
        return caption + _html(rows)
    lines = [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    return caption + "\n".join(lines)


def _cell(cell: Cell) -> str:
    return "<br>".join(_inline(content).replace("  \n", "<br>") for content in cell.contents)


def _html(rows: list[tuple[Cell, ...]]) -> str:
    out = ["<table>"]
    for row in rows:
        out.append("<tr>")
        for cell in row:
            name = "th" if cell.header else "td"
            spans = "".join(
                f' {key}="{value}"' for key, value in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if value > 1
            )
            out.append(f"<{name}{spans}>{_cell(cell)}</{name}>")
        out.append("</tr>")
    return "\n".join([*out, "</table>"])


