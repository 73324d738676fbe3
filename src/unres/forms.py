"""The forms a document is written in: their names, their suffixes, and one function for all of them."""

from __future__ import annotations

from collections.abc import Callable

from unres.errors import UsageError
from unres.model import Document

#: name → suffix of its files
FORMS = {
    "akn": ".xml",
    "json": ".json",
    "jsonl": ".jsonl",
    "md": ".md",
    "text": ".txt",
    "html": ".html",
    "parquet": ".parquet",
}


def render(document: Document, to: str, *, positions: bool = False) -> bytes:
    """`document` in the form `to`, as the bytes of a file; with `positions` an AKN file says on which lines its elements stand.

    Raises `UsageError` for a form that does not exist, and for positions in one that has no place for them.

    >>> import unres
    >>> render(unres.parse("大会，\\n\\n1. 决定增设图书馆。\\n"), "md").decode().splitlines()[-1]
    '1. **决定**增设图书馆。'
    """
    if to not in FORMS:
        raise UsageError(f"no form {to!r}; there are {', '.join(FORMS)}")
    if positions:
        if to != "akn":
            raise UsageError(f"positions are written in the form 'akn' only, not in {to!r}")
        return _akn(document, positions=True)
    return _WRITERS[to](document)


def _utf8(text: str) -> bytes:
    """Half of a surrogate pair, which a `str` may hold and UTF-8 may not, becomes a question mark."""
    return text.encode("utf-8", "replace")


def _akn(document: Document, *, positions: bool = False) -> bytes:
    from unres.write.akn import to_akn

    return to_akn(document, positions=positions)


def _json(document: Document) -> bytes:
    from unres.write.json import to_json

    return _utf8(f"{to_json(document, document.references, indent=1)}\n")


def _jsonl(document: Document) -> bytes:
    from unres.write.rows import to_jsonl

    return _utf8(to_jsonl(document, document.references))


def _md(document: Document) -> bytes:
    from unres.write.markdown import to_markdown

    return _utf8(to_markdown(document))


def _text(document: Document) -> bytes:
    from unres.write.text import to_text

    return _utf8(to_text(document))


def _html(document: Document) -> bytes:
    from unres.write.html import to_html

    return _utf8(to_html(document, document.references))


def _parquet(document: Document) -> bytes:
    from unres.write.rows import to_parquet

    return to_parquet(document, document.references)


_WRITERS: dict[str, Callable[[Document], bytes]] = {
    "akn": _akn,
    "json": _json,
    "jsonl": _jsonl,
    "md": _md,
    "text": _text,
    "html": _html,
    "parquet": _parquet,
}
