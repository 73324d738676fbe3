"""The typed tree: documents, resolutions, clauses, paragraphs, notes, tables, annexes."""

from unres.model.base import Node
from unres.model.blocks import (
    Annex,
    Block,
    Cell,
    Clause,
    ClosingLine,
    Continuation,
    Draft,
    Formula,
    Opaque,
    Paragraph,
    Point,
    Row,
    Section,
    Table,
)
from unres.model.document import Document, Resolution
from unres.model.meta import CoverLine, Meta
from unres.model.notes import Note
from unres.model.text import Action, Call, Label, Mark, Text

__all__ = [
    "Action",
    "Annex",
    "Block",
    "Call",
    "Cell",
    "Clause",
    "ClosingLine",
    "Continuation",
    "CoverLine",
    "Document",
    "Draft",
    "Formula",
    "Label",
    "Mark",
    "Meta",
    "Node",
    "Note",
    "Opaque",
    "Paragraph",
    "Point",
    "Resolution",
    "Row",
    "Section",
    "Table",
    "Text",
]
