"""Reading PDF files made by a word processor: pages become rows, rows paragraphs, notes, tables."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Sequence
from typing import Any

from unres.diagnostics import Diagnostic
from unres.errors import InputError, LimitError
from unres.limits import DEFAULT, Limits
from unres.model.document import Furniture
from unres.read import raised
from unres.read.lines import Reading
from unres.read.pdf_endnotes import open_endnotes
from unres.read.pdf_furniture import mark_furniture
from unres.read.pdf_layout import body_size, measure
from unres.read.pdf_lines import cover_end, lines_of, note_line, table_line
from unres.read.pdf_notes import mark_notes
from unres.read.pdf_order import disordered, in_columns
from unres.read.pdf_pages import Page, extract
from unres.read.pdf_places import places_of
from unres.read.pdf_rows import Row, rows_of
from unres.read.pdf_streams import damaged
from unres.read.pdf_tables import find_tables
from unres.read.sniff import UNREADABLE, refuse, sniff
from unres.read.strip import Sheet
from unres.source import Source
from unres.worker import Worker, WorkerError

#: a file of which more is without a map to Unicode is not read but refused; of less the pages are told
_ILLEGIBLE = 0.3
#: of more characters aside, or a larger part of a page, a word is said: a job number at the edge is usual
_ASIDE, _ASIDE_PART = 20, 0.2
#: more unmapped characters on a page, or a larger part of it, are worth a word
_SOME, _SOME_PART = 5, 0.02
#: a page with fewer characters and a picture is a scan with a number stamped on
_FEW = 20


def read_pdf(data: bytes, limits: Limits = DEFAULT, name: str = "") -> Reading:
    """The lines of a PDF.

    `source.text` of the result is the extracted text, one printed row a line. pdfium, the native library that opens the file,
    runs in a process of its own, unless this process is already such a one.

    Raises `InputError` if the file is no PDF, damaged, encrypted, without text, or crashes the library; `LimitError` if it is
    larger than `limits` allow or takes too long.
    """
    found = sniff(data, name)
    if found in UNREADABLE:
        raise refuse(found, name)
    if found != "pdf":
        raise InputError(f"{name or 'the input'} is no PDF but {found}", "give it as what it is")
    if _isolated():
        return _read_bounded(data, limits, name)
    with Worker() as worker:
        try:
            return worker.call(_read_bounded, data, limits, name, timeout=limits.max_seconds + 2 * _START)
        except WorkerError as error:
            kind = LimitError if "longer" in str(error) else InputError
            raise kind(
                f"{name or 'the PDF'} could not be read: {error}",
                "it is damaged or needs too much memory; print it to a new PDF and try again",
            ) from None


#: seconds that a process may take to start, or to end by itself
_START = 5.0


def _isolated() -> bool:
    """Whether this process is one of `unres.worker`, which may crash without harm."""
    spec = getattr(sys.modules.get("__main__"), "__spec__", None)
    return spec is not None and spec.name == "unres.worker"


def _read_bounded(data: bytes, limits: Limits, name: str) -> Reading:
    """`read_here` with the time and the memory of this process bounded: it ends when it gets no more of them.

    A stream of some kilobytes may unpack to gigabytes, and pdfium itself has no limit. No handler would run before pdfium
    comes back, so the alarm is left to the system.
    """
    try:
        import resource
    except ImportError:  # Windows has none, nor alarms
        return read_here(data, limits, name)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.max_seconds + _START)
    try:
        return _read_in_memory(data, limits, name, resource)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _read_in_memory(data: bytes, limits: Limits, name: str, resource: Any) -> Reading:
    with contextlib.suppress(ImportError):  # the library itself is not counted
        import pypdfium2.raw  # noqa: F401
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = _memory() + max(_SHARE * limits.max_inflated, _LEAST) + len(data)
    if soft != resource.RLIM_INFINITY:
        bound = min(bound, soft)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
    except (OSError, ValueError):  # a system that does not let it
        return read_here(data, limits, name)
    try:
        return read_here(data, limits, name)
    except MemoryError:
        raise LimitError(
            f"{name or 'the PDF'} needs more memory than is allowed", "raise Limits.max_inflated"
        ) from None
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


#: what pdfium may take, in sizes of the text that is allowed
_SHARE = 2
#: and what it needs for any file
_LEAST = 1 << 28


def _memory() -> int:
    """The bytes of address space that this process has."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - Path.read_text is no shorter
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 1 << 30


def read_here(data: bytes, limits: Limits = DEFAULT, name: str = "") -> Reading:
    """`read_pdf` in this process."""
    pages = extract(data, limits, name)
    _refuse_illegible(pages, name)
    _unbold(pages)
    rows = [in_columns(rows_of(page.pieces, k), page) for k, page in enumerate(pages)]
    sheet = Sheet()
    starts = [_write(page, made, sheet) for page, made in zip(rows, pages, strict=True)]
    mark_furniture(rows, pages)
    body = body_size([[row for row in page if not row.kind] for page in rows])
    notes = [note_line(note) for note in mark_notes(rows, pages, body)]
    cover = cover_end([row for row in rows[0] if not row.kind]) if rows else 0
    tables = [table_line(grid) for grid in find_tables(rows, pages, cover + 1)]
    layout = measure(rows)
    running = [row for page in rows for row in page if row.kind in {"", "table"}]
    lines = sorted(lines_of(running, layout) + tables, key=lambda line: line.start) + notes
    sheet.furniture += open_endnotes(lines)
    raised.settle(lines, {line.marker for line in lines if line.kind == "note"})
    sheet.furniture += [
        Furniture(row.kind, row.start, row.end) for page in rows for row in page if row.kind in {"head", "foot", "rule"}
    ]
    sheet.furniture.sort(key=lambda piece: piece.start)
    source = Source(sheet.text, name, "pdf", "utf-8", tuple(starts[1:]), places_of(rows, pages))
    said = _findings(pages, rows, starts)
    if count := damaged(data, limits.max_inflated):
        said.insert(0, Diagnostic("stream-damaged", 0, 0, {"count": str(count)}))
    return Reading(source, lines, sheet.furniture, said)


def _write(rows: Sequence[Row], page: Page, sheet: Sheet) -> int:
    """Write a page to the sheet, one row a line; where it begins."""
    begin = sheet.length
    for row in rows:
        row.start = sheet.length
        for k, part in enumerate(row.parts):
            if k and part.gap:
                sheet.write(part.gap)
            part.at = sheet.write(part.text)
        row.end = sheet.length
        sheet.write("\n")
    for piece in page.aside:
        sheet.lay_by("margin", piece.text.strip())
    return begin


def _unbold(pages: Sequence[Page]) -> None:
    """Where most of the text is bold, or in the kind of font that stands for it, bold tells nothing."""
    pieces = [piece for page in pages for piece in page.pieces]
    if sum(len(piece.text) for piece in pieces if piece.bold) * 2 > sum(len(piece.text) for piece in pieces):
        for piece in pieces:
            piece.bold = False


def _refuse_illegible(pages: Sequence[Page], name: str) -> None:
    """Raise `InputError` for a file whose text cannot be known."""
    what = name or "the PDF"
    total = sum(page.characters for page in pages)
    if not total:
        raise InputError(f"{what} has no text layer", "recognise the text first (OCR)")
    unmapped = sum(page.unmapped for page in pages)
    if unmapped > _ILLEGIBLE * total:
        raise InputError(
            f"{what} has fonts that do not tell which characters they show", "recognise the text anew (OCR)"
        )


def _findings(pages: Sequence[Page], rows: Sequence[Sequence[Row]], starts: Sequence[int]) -> list[Diagnostic]:
    """What is odd about single pages."""
    found = []
    for k, (page, printed) in enumerate(zip(pages, rows, strict=True)):
        end = printed[-1].end if printed else starts[k]
        if page.pictures and page.characters < _FEW:
            found.append(Diagnostic("page-textless", starts[k], end, {"page": str(k + 1)}))
        if page.unmapped > min(_SOME, _SOME_PART * page.characters):
            found.append(Diagnostic("font-unmapped", starts[k], end, {"page": str(k + 1), "count": str(page.unmapped)}))
        aside = sum(len(piece.text) for piece in page.aside)
        if aside > max(_ASIDE, _ASIDE_PART * page.characters):
            found.append(Diagnostic("page-aside", starts[k], end, {"page": str(k + 1), "count": str(aside)}))
        if disordered(row for row in printed if not row.kind):
            found.append(Diagnostic("page-order", starts[k], end, {"page": str(k + 1)}))
    return found
