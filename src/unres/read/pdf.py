"""Reading PDF files made by a word processor: pages become rows, rows paragraphs, notes, tables."""

from __future__ import annotations

import sys

from unres.diagnostics import Diagnostic
from unres.errors import InputError
from unres.limits import DEFAULT, Limits
from unres.model.document import Furniture
from unres.read import raised
from unres.read.lines import Line, Reading
from unres.read.pdf_furniture import mark_furniture
from unres.read.pdf_layout import Layout, measure
from unres.read.pdf_lines import lines_of
from unres.read.pdf_notes import mark_notes
from unres.read.pdf_pages import Page, extract
from unres.read.pdf_rows import Row, rows_of
from unres.read.sniff import refuse, sniff
from unres.read.strip import Sheet
from unres.source import Source
from unres.worker import Worker, WorkerError

#: a page of which more is without a map to Unicode is not read but recognised
_ILLEGIBLE = 0.3


def read_pdf(data: bytes, limits: Limits = DEFAULT, name: str = "") -> Reading:
    """The lines of a PDF.

    `source.text` of the result is the extracted text, one printed row a line, pages parted by form feeds. pdfium, the native
    library that opens the file, runs in a process of its own, unless this process is already such a one.

    Raises `InputError` if the file is no PDF, damaged, encrypted, without text, or crashes the library; `LimitError` if it is
    larger than `limits` allow or takes too long.
    """
    format = sniff(data, name)
    if format != "pdf":
        raise refuse(format, name) if format in ("doc", "encrypted", "image", "zip", "archive", "binary") else InputError(
            f"{name or 'the input'} is no PDF but {format}", f"read it as {format}"
        )
    if _isolated():
        return read_here(data, limits, name)
    with Worker() as worker:
        try:
            return worker.call(read_here, data, limits, name, timeout=limits.max_seconds)
        except WorkerError as error:
            raise InputError(f"{name or 'the PDF'} could not be read: {error}", "print it to a new PDF and try again") from None


def _isolated() -> bool:
    """Whether this process is one of `unres.worker`, which may crash without harm."""
    spec = getattr(sys.modules.get("__main__"), "__spec__", None)
    return spec is not None and spec.name == "unres.worker"


def read_here(data: bytes, limits: Limits = DEFAULT, name: str = "") -> Reading:
    """`read_pdf` in this process."""
    pages = extract(data, limits, name)
    diagnostics = _legibility(pages, name)
    rows = [rows_of(page, k) for k, page in enumerate(pages)]
    sheet = Sheet()
    starts = _write(rows, sheet)
    every = [row for page in rows for row in page]
    mark_furniture(rows, pages)
    layout = measure(every, pages)
    notes = mark_notes(rows, pages, layout)
    lines = lines_of(rows, pages, layout, notes)
    raised.settle(lines, {line.marker for line in lines if line.kind == "note"})
    furniture = [Furniture(row.kind, row.start, row.end) for row in every if row.kind in FURNITURE]
    diagnostics += _order(rows, pages)
    source = Source(sheet.text, name, "pdf", "utf-8", tuple(starts[1:]))
    return Reading(source, lines, furniture, diagnostics)
