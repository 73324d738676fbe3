"""Rows of `unres refs`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from unres.model.document import Document


def rows(document: Document) -> Iterator[dict[str, Any]]:
    """One row a reference."""
    yield from ()
