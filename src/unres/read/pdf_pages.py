"""What is on the pages of a PDF: pieces of text with their place and size, rules. The only module that touches pdfium."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator

from attrs import define, field

from unres.errors import InputError, LimitError
from unres.limits import Limits

#: more than this on one page is no page of a document
_MAX_CHARACTERS = 200_000
_MAX_OBJECTS = 20_000
#: CJK radicals that fonts' maps give in place of the characters they look like, and what line-end hyphens come as
_FOLDED = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
    0x02: "-",
    0xFFFE: "-",
    0xAD: "-",
}
_WIDE_FROM = 0x2E80


@define(eq=False)
class Piece:
    """Text on one baseline in one size without a gap: `[x0, x1)`, `y` upwards from the page's foot, in points."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    #: its place in the file's own order
    order: int
    bold: bool = False


@define(eq=False)
class Rule:
    """A thin horizontal line."""

    x0: float
    x1: float
    y: float


@define(eq=False)
class Page:
    """A page: `unmapped` counts characters without a map to Unicode, `pictures` tells of images."""

    width: float
    height: float
    pieces: list[Piece] = field(factory=list)
    rules: list[Rule] = field(factory=list)
    characters: int = 0
    unmapped: int = 0
    pictures: bool = False


def extract(data: bytes, limits: Limits, name: str = "") -> list[Page]:
    """The pages of a PDF, read by pdfium in this process: a damaged file may crash it, so `read_pdf` calls it in another.

    Raises `InputError` if pypdfium2 is not installed or the file is damaged or encrypted, `LimitError` if it is too large.
    """
    try:
        import pypdfium2 as pdfium
    except ImportError:
        raise InputError("reading PDF needs pypdfium2", "pip install 'unres[pdf]'") from None
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise InputError(f"{name or 'the PDF'} is encrypted with a password", "remove the password and try again") from None
        raise InputError(f"{name or 'the PDF'} is damaged or cut off", "get the file again from where it comes") from None
    try:
        count = len(document)
        if count > limits.max_pages:
            raise LimitError(f"the PDF has {count} pages, more than {limits.max_pages}")
        pages = []
        total = 0
        for index in range(count):
            try:
                page = document[index]
            except pdfium.PdfiumError:
                pages.append(Page(612.0, 792.0, unmapped=0, pictures=True))  # a page that cannot be loaded is told of as empty
                continue
            made = _page(page)
            page.close()
            total += made.characters
            if total > limits.max_inflated // 20:  # a character with its place takes some twenty bytes
                raise LimitError(f"the PDF has more than {limits.max_inflated // 20} characters")
            pages.append(made)
        return pages
    finally:
        document.close()


def _page(page: object) -> Page:
    import pypdfium2.raw as raw

    width, height = page.get_size()  # type: ignore[attr-defined]
    made = Page(width, height)
    text = page.get_textpage()  # type: ignore[attr-defined]
    n = raw.FPDFText_CountChars(text)
    if n > _MAX_CHARACTERS:
        raise LimitError(f"a page of the PDF has {n} characters")
    _objects(page, made)
    _characters(text, n, made)
    text.close()
    return made


def _characters(text: object, n: int, made: Page) -> None:
    """Pieces from characters. pdfium marks gaps and line ends by characters it generates at the end of what is before."""
    import pypdfium2.raw as raw

    unicode_of, origin_of, size_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetCharOrigin, raw.FPDFText_GetFontSize
    generated, unmapped = raw.FPDFText_IsGenerated, raw.FPDFText_HasUnicodeMapError
    x, y = ctypes.c_double(), ctypes.c_double()
    px, py = ctypes.byref(x), ctypes.byref(y)
    pieces = made.pieces
    chars: list[str] = []
    start = last_x = base = em = 0.0
    gap_from = -1.0  # where the generated blank that waits stands
    weight = 0
    wide = True

    def end(at: float) -> None:
        if chars:
            body = "".join(chars).rstrip()
            if body:
                pieces.append(Piece(body, start, at, base, em, len(pieces), weight >= 600))
            chars.clear()

    for i in range(n):
        code = unicode_of(text, i)
        if code <= 32:
            if code in (13, 10):
                if chars and origin_of(text, i, px, py):
                    end(x.value if x.value > last_x else last_x + em * (1.0 if wide else 0.55))
                gap_from = -1.0
                continue
            if code == 32:
                if generated(text, i) == 1:
                    if chars and origin_of(text, i, px, py):
                        gap_from = x.value
                elif chars:
                    chars.append(" ")
                continue
            if code == 0:
                made.unmapped += 1
                continue
        if not origin_of(text, i, px, py):
            continue
        made.characters += 1
        here, line = x.value, y.value
        size = size_of(text, i)
        if not i % 16 and unmapped(text, i) == 1:
            made.unmapped += 16
        if 0xE000 <= code <= 0xF8FF or code == 0xFFFD:
            made.unmapped += 1
        if chars:
            step = here - last_x
            if (
                abs(line - base) > 0.08 * em
                or abs(size - em) > 0.06 * em
                or step < -0.2 * em
                or (gap_from < 0 and step > 2.2 * em)
                or (gap_from >= 0 and here - gap_from > 0.9 * em)
            ):
                end(gap_from if gap_from >= 0 else last_x + em * (1.0 if wide else 0.55))
            elif gap_from >= 0 and (here - gap_from > 0.4 * em or (not wide and code < _WIDE_FROM)):
                # between Han and Latin a fifth of an em is set without any blank in the text
                chars.append(" ")
        if not chars:
            start, base, em = here, line, size
            weight = raw.FPDFText_GetFontWeight(text, i)
        gap_from = -1.0
        chars.append(_FOLDED.get(code) or chr(code))
        last_x = here
        wide = code >= _WIDE_FROM or code in (0x201C, 0x201D, 0x2018, 0x2019, 0x2026, 0x2014)
    end(last_x + em * (1.0 if wide else 0.55))


def _objects(page: object, made: Page) -> None:
    """Rules and pictures."""
    import pypdfium2.raw as raw

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    seen: set[tuple[int, int, int]] = set()
    for index in range(min(raw.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
        item = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            made.pictures = True
        elif kind == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            if top.value - bottom.value < 4.0 and right.value - left.value > 20.0:
                y = (top.value + bottom.value) / 2
                key = (round(left.value), round(right.value), round(y))
                if key not in seen:
                    seen.add(key)
                    made.rules.append(Rule(left.value, right.value, y))


def characters(pages: list[Page]) -> Iterator[str]:
    """All text of the pages."""
    return (piece.text for page in pages for piece in page.pieces)
