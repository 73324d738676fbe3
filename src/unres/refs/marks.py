"""`annotate`: marks written back into the source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable

from unres.errors import UsageError
from unres.model.document import Document
from unres.refs.reference import Reference

_TEXTS = frozenset(("md", "text", "html"))


def annotate(document: Document, mark: Callable[[Reference, str], str], references: Iterable[Reference] | None = None) -> str:
    """The source text with each reference replaced by what `mark` makes of it.

    `mark` gets the reference and the source text it stands in (mark-up, line ends and blanks inside included) and returns
    what to write there. Marks never overlap: of two references in one place the wider one is marked, and of several targets
    of one mention the first. All else stays as it is, to the character: with a `mark` that returns what it is shown, the
    source comes back.

    A mention that stands already in the very mark that `mark` would put around it is left alone, with all that stands in
    that mark: marks that are mark-up of the format (links, tags) can be written twice, and the second time changes nothing.

    Raises `UsageError` for formats whose source text is not the file itself (Word, PDF, Akoma Ntoso).

    >>> import unres
    >>> def link(reference, shown):
    ...     return f"[{shown}]({reference.target})"
    >>> once = unres.annotate(unres.parse("大会，\\n\\n1. **重申**第98/7号决议。\\n"), link)
    >>> once
    '大会，\\n\\n1. **重申**第[98/7](A/RES/98/7)号决议。\\n'
    >>> unres.annotate(unres.parse(once), link) == once
    True
    """
    if document.source.format not in _TEXTS:
        raise UsageError(f"the source of a document read from {document.source.format} cannot be marked: only Markdown, text and HTML can")
    text = document.source.text
    spans = [(s.start, s.end, r) for r in (document.references if references is None else references) if (s := r.span).end > s.start]
    spans.sort(key=lambda s: (s[0], -s[1]))
    fresh: list[tuple[int, int, str]] = []
    marked: list[tuple[int, int]] = []
    at = 0
    for start, end, reference in spans:
        if start < at:
            continue
        shown = text[start:end]
        made = mark(reference, shown)
        around = _around(text, start, end, made)
        if around is None:
            fresh.append((start, end, made))
            at = end
        else:
            marked.append(around)
            at = around[1]
    out: list[str] = []
    at = 0
    ends = [high for _, high in marked]
    for start, end, made in fresh:
        k = bisect_left(ends, start + 1)
        if k < len(marked) and marked[k][0] < end:
            continue  # the address in a mark that is there already
        out += (text[at:start], made)
        at = end
    out.append(text[at:])
    return "".join(out)


def _around(text: str, start: int, end: int, made: str) -> tuple[int, int] | None:
    """Where the mark `made` stands in the text already, around the mention at `[start, end)`; None if it does not."""
    shown = text[start:end]
    at = made.find(shown)
    while at >= 0:
        low = start - at
        if len(made) > len(shown) and low >= 0 and text.startswith(made, low):
            return low, low + len(made)
        at = made.find(shown, at + 1)
    return None
