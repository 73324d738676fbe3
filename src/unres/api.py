"""`parse` and `parse_file`: sniff, read, parse, report."""

from __future__ import annotations

import os
from pathlib import Path

from attrs import evolve

from unres.diagnostics import Diagnostic
from unres.errors import DocumentError, InputError, UsageError
from unres.limits import DEFAULT, Limits, load, oversize
from unres.model.document import Document
from unres.parse.document import gather
from unres.read.lines import Reading
from unres.read.repair import Repaired, refold, repair
from unres.read.rows import has_odd, split
from unres.read.several import apart
from unres.read.text import read_texts
from unres.source import Source
from unres.uncollected import uncollected

#: formats that `parse` reads
FORMATS = ("auto", "text", "md", "html", "docx", "pdf", "akn")


@uncollected
def parse(
    data: str | bytes | os.PathLike[str],
    *,
    format: str = "auto",
    encoding: str | None = None,
    strict: bool = False,
    limits: Limits | None = None,
    name: str = "",
) -> Document:
    """Read a resolution or decision, or a file of several: `Document.metas` identifies each of `Document.resolutions`.

    `data` is the text itself, the bytes of a file, or a path. `format` is one of `FORMATS`; "auto" decides by the content.
    `encoding` overrides what the bytes tell. Trouble inside the document is in `Document.diagnostics`; `strict=True` raises
    `DocumentError` if one of them is an error. Raises `InputError` for input that cannot be opened (encrypted, not a
    document), `LimitError` beyond `limits`, `UsageError` for a format that does not exist.

    >>> document = parse("大会，\\n\\n回顾其各项决议，\\n\\n1. 决定增设图书馆。\\n")
    >>> [node.text for node in document.resolutions[0].preamble], document.paragraph("1").action.key
    (['大会，', '回顾其各项决议，'], 'decide')
    """
    if format not in FORMATS:
        raise UsageError(f"no format {format!r}; there are {', '.join(FORMATS)}")
    bounds = limits or DEFAULT
    if isinstance(data, os.PathLike):
        path = Path(data)
        name = name or path.name
        data = _load(path, bounds)
    if isinstance(data, str):
        document = _parse_text(data, format, name, bounds)
    else:
        document = _parse_bytes(bytes(data), format, name, encoding, bounds)
    if strict:
        errors = tuple(d for d in document.diagnostics if d.severity == "error")
        if errors:
            raise DocumentError(errors)
    return document


def parse_file(path: str | os.PathLike[str], **options: object) -> Document:
    """`parse` of the file at `path`; a string is a path here, never text."""
    return parse(Path(path), **options)  # type: ignore[arg-type]


def _load(path: Path, bounds: Limits) -> bytes:
    try:
        return load(path, bounds.max_bytes)
    except OSError as problem:
        raise InputError(f"cannot read {path}", problem.strerror or str(problem)) from problem


def _parse_bytes(data: bytes, format: str, name: str, encoding: str | None, bounds: Limits) -> Document:
    from unres.read.sniff import UNREADABLE, refuse, sniff

    if len(data) > bounds.max_bytes:
        raise oversize(len(data), bounds.max_bytes)
    kind = sniff(data, name) if format == "auto" else format
    if kind in UNREADABLE:
        raise refuse(kind, name)
    if kind == "docx":
        from unres.read.docx import read_docx

        return _built(read_docx(data, bounds, name))
    if kind == "pdf":
        from unres.read.pdf import read_pdf

        reading = read_pdf(data, bounds, name)
        bounds.bound_lines(len(reading.lines), name or "the PDF")
        return _built(reading)
    if kind == "akn":
        from unres.read.akn import read_akn

        return read_akn(data, name=name, limits=bounds)
    if kind == "html":
        return _html(data, bounds, name, encoding)
    from unres.read.encodings import decode

    text, used, diagnostics = decode(data, override=encoding)
    return _read(Source(text, name, kind, used), diagnostics, bounds)


def _parse_text(text: str, format: str, name: str, bounds: Limits) -> Document:
    # a character takes four bytes at most
    if 4 * len(text) > bounds.max_bytes and (size := len(text.encode("utf-8", "surrogatepass"))) > bounds.max_bytes:
        raise oversize(size, bounds.max_bytes)
    kind = format
    if kind == "auto":
        from unres.read.sniff import sniff_text

        kind = sniff_text(text)
    if kind in {"docx", "pdf"}:
        raise UsageError(f"{kind} is not text: give bytes or a path")
    if kind == "akn":
        return _parse_bytes(text.encode("utf-8", "replace"), kind, name, None, bounds)
    if kind == "html":
        return _html(text, bounds, name, None)
    return _read(Source(text, name, kind), [], bounds)


def _read(source: Source, diagnostics: list[Diagnostic], bounds: Limits) -> Document:
    """Plain text or Markdown; if it is damaged it is read as it was before, and its tree brought back to it."""
    text = str(source.text)
    odd = has_odd(text)
    rows = split(text, bounds, odd=odd)
    found = repair(text, source.format, rows, odd=odd)
    if found is not None:
        from unres.coverage import coverage

        rows = split(found[0].text, bounds)  # those of the damaged text go: both would be there while it is read
        document = _restored(read_texts(evolve(source, text=found[0].text), rows), found, source, diagnostics)
        if coverage(document).complete:
            return document
        # mark-up that was put in has become text: what was taken for damage is none
        rows = split(text, bounds, odd=odd)
    readings = read_texts(source, rows, odd=odd)
    readings[0].diagnostics.extend(diagnostics)
    return gather(readings)


def _html(data: str | bytes, bounds: Limits, name: str, encoding: str | None) -> Document:
    """HTML; a page in traditional script is read in simplified one, because what is navigation is told by the text as well."""
    from unres.read.html import read_html

    reading = read_html(data, bounds, name=name, encoding=encoding)
    found = repair(str(reading.source.text), "html")
    if found is None:
        return gather(apart(reading))
    folded = read_html(found[0].text, bounds, name=name)
    return _restored(apart(folded), found, reading.source, reading.diagnostics)


def _built(reading: Reading) -> Document:
    """The document of a reading from a format with a structure of its own."""
    found = repair(str(reading.source.text), reading.source.format)
    if found is None:
        return gather(apart(reading))
    refold(reading.lines)
    return _restored(apart(evolve(reading, source=evolve(reading.source, text=found[0].text))), found, reading.source, [])


def _restored(readings: list[Reading], found: Repaired, source: Source, diagnostics: list[Diagnostic]) -> Document:
    """The document of the readings of the shadow in `found`, brought back to its source; `diagnostics` are those of the source."""
    from unres.read.shadow import restore

    shadow, said, taken = found
    document = restore(gather(readings), shadow, source, taken)
    return evolve(document, diagnostics=(*diagnostics, *said, *document.diagnostics))
