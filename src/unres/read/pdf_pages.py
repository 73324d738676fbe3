"""What is on the pages of a PDF: pieces of text, rules, pictures. With `pdf_text` and `pdf_fonts` the only module that touches pdfium."""

from __future__ import annotations

import ctypes
import time
from itertools import compress
from math import inf
from typing import Any

from attrs import define, field

from unres.errors import InputError, LimitError
from unres.limits import Limits
from unres.read import pdf_fonts
from unres.read.pdf_calls import Calls
from unres.read.pdf_text import Piece, Turn, read_pieces, stray

#: bytes that a character with its place takes, by which `Limits.max_inflated` bounds their number
_BYTES = 20
#: a drawn line is thinner than this, in points, and longer than that
_THIN = 4.0
_LONG = 8.0
#: a page with more lines is a drawing, no table
_MAX_RULES = 4000
#: a drawing with more strokes is a picture, no frame of a table
_MAX_STROKES = 2000


@define(eq=False)
class Rule:
    """A thin line: horizontal at height `at` from `start` to `end`, or upright at `at` from the foot up."""

    start: float
    end: float
    at: float


@define(eq=False)
class Page:
    """A page. `unmapped` counts characters without a map to Unicode, `pictures` tells of images."""

    width: float
    height: float
    pieces: list[Piece] = field(factory=list)
    #: text that does not run from left to right, or stands outside the page
    aside: list[Piece] = field(factory=list)
    rules: list[Rule] = field(factory=list)
    uprights: list[Rule] = field(factory=list)
    characters: int = 0
    unmapped: int = 0
    pictures: bool = False
    #: how often it was turned clockwise beyond what is shown, so that its text is upright
    turned: int = 0


def extract(data: bytes, limits: Limits, name: str = "") -> list[Page]:
    """The pages of a PDF, read by pdfium in this process: a damaged file may crash it, so `read_pdf` calls it in another.

    Raises `InputError` if pypdfium2 is not installed or the file is damaged or encrypted, `LimitError` if it has more pages,
    objects or characters than allowed, or takes too long.
    """
    try:
        import pypdfium2 as pdfium
    except ImportError:
        raise InputError("reading PDF needs pypdfium2", "pip install 'unres[pdf]'") from None
    pdf_fonts.provide()
    until = time.monotonic() + limits.max_seconds
    what = name or "the PDF"
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise InputError(f"{what} is encrypted with a password", "remove the password and try again") from None
        raise InputError(f"{what} is damaged or cut off", "get the file again from where it comes") from None
    try:
        count = len(document)
        if count > limits.max_pages:
            raise LimitError(f"{what} has {count} pages, more than {limits.max_pages}", "raise Limits.max_pages")
        pages: list[Page] = []
        calls = Calls.bind()
        total = 0
        for index in range(count):
            pages.append(_page(document, index, limits, calls))
            total += pages[-1].characters
            if total * _BYTES > limits.max_inflated:
                raise LimitError(
                    f"{what} has more than {limits.max_inflated // _BYTES} characters", "raise Limits.max_inflated"
                )
            if time.monotonic() > until:
                raise LimitError(f"{what} takes longer than {limits.max_seconds:g} seconds", "raise Limits.max_seconds")
        return pages
    finally:
        document.close()


def _page(document: Any, index: int, limits: Limits, calls: Calls) -> Page:
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    try:
        page = document[index]
        text = page.get_textpage()
    except pdfium.PdfiumError:
        return Page(612.0, 792.0, pictures=True)  # it is told of as a page without text
    try:
        width, height = page.get_size()
        shown = raw.FS_RECTF()  # what is shown need not begin where the points of a page begin
        raw.FPDF_GetPageBoundingBox(page, shown)
        turn = Turn(raw.FPDFPage_GetRotation(page), width, height, shown.left, shown.bottom)
        n = raw.FPDFText_CountChars(text)
        if n * _BYTES > limits.max_inflated:
            raise LimitError(f"page {index + 1} has {n} characters", "raise Limits.max_inflated")
        made = _read(text, n, turn, calls)
        if quarters := _lying(made.aside, made.characters):
            turn = turn.further(quarters)
            made = _read(text, n, turn, calls)
            made.turned = quarters
        _drawings(page, made, turn, limits, calls)
        return made
    finally:
        text.close()
        page.close()


def _read(text: Any, n: int, turn: Turn, calls: Calls) -> Page:
    """The text of a page that is turned in this way."""
    made = Page(turn.width, turn.height)
    for piece in read_pieces(text, n, turn, calls):
        inside = -inf < piece.x0 < turn.width and 0 < piece.x1 < inf and -inf < -piece.size < piece.y < turn.height
        (made.aside if piece.quarters or not inside else made.pieces).append(piece)
        made.characters += len(piece.text)
        made.unmapped += len(piece.text) if piece.unmapped else stray(piece.text)
    return made


def _lying(aside: list[Piece], characters: int) -> int:
    """How often a page has to be turned so that most of its text is upright: a wide table is often set sideways."""
    counts = [0, 0, 0, 0]
    for piece in aside:
        if piece.quarters > 0:
            counts[piece.quarters] += len(piece.text)
    most = max(range(4), key=counts.__getitem__)
    return most if counts[most] * 2 > characters else 0


def _drawings(page: Any, made: Page, turn: Turn, limits: Limits, calls: Calls) -> None:
    """Rules and pictures."""
    from pypdfium2 import raw

    count = raw.FPDFPage_CountObjects(page)
    if count > limits.max_objects:
        raise LimitError(
            f"a page has {count} drawn objects, more than {limits.max_objects}", "raise Limits.max_objects"
        )
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    box = tuple(map(ctypes.byref, (left, bottom, right, top)))
    kinds = calls.kinds(ctypes.cast(page.raw, ctypes.c_void_p).value, count)
    lines: list[tuple[float, float, float, float]] = []
    for index in compress(range(count), map(raw.FPDF_PAGEOBJ_TEXT.__ne__, kinds)):
        kind = kinds[index]
        item = raw.FPDFPage_GetObject(page, index)
        if kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            made.pictures = True
        elif kind == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPageObj_GetBounds(item, *box):
            here = (left.value, bottom.value, right.value, top.value)
            if here[2] - here[0] < _THIN or here[3] - here[1] < _THIN:
                lines.append(here)
            else:
                lines += _strokes(item)
    seen: set[tuple[bool, int, int, int]] = set()
    for x0, y0, x1, y1 in lines:
        (a, b), (c, d) = turn.place(x0, y0), turn.place(x1, y1)
        x0, x1, y0, y1 = min(a, c), max(a, c), min(b, d), max(b, d)
        flat = y1 - y0 < _THIN
        start, end, at = (x0, x1, (y0 + y1) / 2) if flat else (y0, y1, (x0 + x1) / 2)
        key = (flat, round(start), round(end), round(at))
        if end - start > _LONG and key not in seen:  # what is filled and stroked comes twice
            seen.add(key)
            (made.rules if flat else made.uprights).append(Rule(start, end, at))
    if len(seen) > _MAX_RULES:
        made.rules, made.uprights = [], []


def _strokes(path: Any) -> list[tuple[float, float, float, float]]:
    """The level and upright lines of a drawing that is stroked: the frame of a table in one piece."""
    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    count = raw.FPDFPath_CountSegments(path)
    if not raw.FPDFPath_GetDrawMode(path, fill, stroke) or not stroke.value or count > _MAX_STROKES:
        return []
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    found: list[tuple[float, float, float, float]] = []
    begin = last = (0.0, 0.0)
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            begin = here
        else:
            found.append((*last, *here))
        if raw.FPDFPathSegment_GetClose(segment):
            found.append((*here, *begin))
        last = here
    return [
        (min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in found if abs(a - c) < 1.0 or abs(b - d) < 1.0
    ]
