"""Where on the pages of its source a part of a document is printed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from unres.coverage import stretches
from unres.model import Document, Node
from unres.places import Box
from unres.source import Span


def boxes(document: Document, where: Node | Span, *, below: bool = True) -> tuple[Box, ...]:
    """One box for each page on which a node, or a span of the source, is printed; none if the source has no layout.

    What stands between its first and its last word without belonging to it is left out: heads and feet, notes of the page.
    `below`: with the children of a node, not only its own words.

    >>> import unres
    >>> document = unres.parse("大会，\\n\\n1. 决定增设图书馆。\\n")
    >>> boxes(document, document.paragraph("1"))  # Markdown has no pages
    ()
    """
    places = document.source.places
    if not places.spans:
        return ()
    text = str(document.source.text)
    if isinstance(where, Span):
        found: Iterator[tuple[int, int]] = _between(document, where, text)
    elif below:
        found = chain.from_iterable(stretches(node, text) for node in where.walk())
    else:
        found = iter(stretches(where, text))
    return places.boxes(found, document.source.pages)


def _between(document: Document, span: Span, text: str) -> Iterator[tuple[int, int]]:
    """The parts of a span that are no furniture and no notes, but for those it begins in."""
    apart = [(piece.start, piece.end) for piece in document.furniture if span.start not in piece.span]
    for note in document.notes:
        own = stretches(note, text)
        if not any(start <= span.start < end for start, end in own):
            apart += own
    at = span.start
    for start, end in sorted(apart):
        if start >= span.end:
            break
        if start > at and not text[at:start].isspace():
            yield at, start
        at = max(at, end)
    if at < span.end:
        yield at, span.end
