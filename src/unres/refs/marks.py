"""`annotate`: marks written back into the source."""

from __future__ import annotations

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
    source comes back. What is already marked is left alone if `mark` recognises its own mark-up in what it is shown.

    Raises `UsageError` for formats whose source text is not the file itself (Word, PDF, Akoma Ntoso).

    >>> import unres
    >>> document = unres.parse("大会，\\n\\n1. **重申**第98/7号决议。\\n")
    >>> unres.annotate(document, lambda r, shown: f"[{shown}]({r.target})")
    '大会，\\n\\n1. **重申**第[98/7](A/RES/98/7)号决议。\\n'
    """
    if document.source.format not in _TEXTS:
        raise UsageError(f"the source of a document read from {document.source.format} cannot be marked: only Markdown, text and HTML can")
    text = document.source.text
    spans: list[tuple[int, int, Reference]] = []
    for reference in document.references if references is None else references:
        span = reference.span
        if span.end > span.start:
            spans.append((span.start, span.end, reference))
    spans.sort(key=lambda s: (s[0], -s[1]))
    out: list[str] = []
    at = 0
    for start, end, reference in spans:
        if start < at:
            continue
        out += (text[at:start], mark(reference, text[start:end]))
        at = end
    out.append(text[at:])
    return "".join(out)
