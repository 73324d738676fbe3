"""`annotate`: marks written back into the source."""

from __future__ import annotations

from collections.abc import Callable

from unres.model.document import Document
from unres.refs.reference import Reference


def annotate(document: Document, mark: Callable[[Reference, str], str]) -> str:
    """The source with each reference replaced by `mark(reference, shown)`."""
    return str(document.source.text)
