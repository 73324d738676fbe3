"""`refer`: the references of a document."""

from __future__ import annotations

from unres.model.document import Document
from unres.refs.reference import Reference


def refer(document: Document) -> tuple[Reference, ...]:
    """The references of `document` in its order."""
    return ()
