"""The text of a PDF page in pieces with place, size and weight, as pdfium tells them."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import groupby, repeat
from math import hypot
from typing import Any

from attrs import define, field, frozen

#: CJK radicals that fonts' maps give in place of the characters they look like, what line-end hyphens come as, bullets of
#: symbol fonts
_FOLDED = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
    0x02: "-",
    0xFFFE: "-",
    0xAD: "-",
    0xA0: " ",
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF02D: "–",
    0xF0D8: "►",
}
_UNFOLDED = re.compile("[\x02\ufffe\u00ad\u00a0\u2f00-\u2fd5\uf000-\uf0ff]")
#: what stands for a character that nobody knows: private codes, control codes, the replacement sign
_STRAY = re.compile("[\ue000-\uf8ff\ufffd\x01-\x08\x0e-\x1f\x7f-\x9f]")
_WIDE = re.compile("[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef“”‘’…—]")
_BOLD = re.compile(r"bold|black|heavy|simhei|heiti|kai|黑体|楷", re.I)
#: in ems: between Han and Latin a fifth is set without any blank in the text; between Latin words a blank is wider than this
_TIGHT_HAN = 0.4
_TIGHT_LATIN = 0.15
#: a wider gap parts columns, or a number from its text
_GAP = 0.9
_FILL_AND_STROKE = 2
#: heights and sizes that differ less, in ems, are the same
_SAME = 0.05
_SLANT = 0.3
#: a font is asked this often whether it has a map to Unicode, and then each so many times
_SURE = 8
_MAX_NAME = 200


@define(eq=False)
class Piece:
    """Text on one baseline in one size without a wide gap: `[x0, x1)`, `y` upwards from the page's foot, in points."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    #: its place in the file's own order
    order: int = 0
    bold: bool = False
    #: whether the font has no map to Unicode
    unmapped: bool = False
    #: whether it does not run from left to right
    turned: bool = False


@frozen
class Turn:
    """How a page is turned: quarters clockwise, its size as it is shown, and the corner its own points count from.

    >>> Turn(1, 792.0, 612.0).place(100.0, 50.0)
    (50.0, 512.0)
    >>> Turn(0, 612.0, 792.0, 20.0, 30.0).place(100.0, 50.0)
    (80.0, 20.0)
    """

    quarters: int
    width: float
    height: float
    left: float = 0.0
    bottom: float = 0.0

    def place(self, x: float, y: float) -> tuple[float, float]:
        """The shown place of a point."""
        x, y = x - self.left, y - self.bottom
        if not self.quarters:
            return x, y
        if self.quarters == 1:
            return y, self.height - x
        return (self.width - x, self.height - y) if self.quarters == 2 else (self.width - y, x)

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """The shown direction of a vector."""
        return ((x, y), (y, -x), (-x, -y), (-y, x))[self.quarters]


def is_wide(sign: str) -> bool:
    """Whether a sign is as wide as a Han character.

    >>> is_wide("会"), is_wide("，"), is_wide("a")
    (True, True, False)
    """
    return _WIDE.match(sign) is not None


def stray(text: str) -> int:
    """The number of characters that stand for one that nobody knows.

    >>> stray("大会\\ue012\\ufffd")
    2
    """
    return 0 if text.isascii() and text.isprintable() else len(_STRAY.findall(text))


@define(eq=False)
class Calls:
    """The functions of pdfium that are called for each stretch of text and each drawn object.

    Prototypes of our own: those of pypdfium2 make objects for pointers, which costs more than the call itself.
    """

    object_of: Callable[..., int | None]
    matrix_of: Callable[..., int]
    size_of: Callable[..., float]
    font_of: Callable[..., int | None]
    mode_of: Callable[..., int]
    origin_of: Callable[..., int]
    box_of: Callable[..., int]
    lost: Callable[..., int]
    generated: Callable[..., int]
    item_of: Callable[..., int | None]
    kind_of: Callable[..., int]
    name_of: Callable[..., int]

    @classmethod
    def bind(cls) -> Calls:
        """The functions, with addresses as plain numbers."""
        from pypdfium2 import raw

        pointer, number, real = ctypes.c_void_p, ctypes.c_int, ctypes.c_double

        def plain(function: Any, result: Any, *arguments: Any) -> Any:
            return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, pointer).value or 0)

        return cls(
            plain(raw.FPDFText_GetTextObject, pointer, pointer, number),
            plain(raw.FPDFText_GetMatrix, number, pointer, number, pointer),
            plain(raw.FPDFText_GetFontSize, real, pointer, number),
            plain(raw.FPDFTextObj_GetFont, pointer, pointer),
            plain(raw.FPDFTextObj_GetTextRenderMode, number, pointer),
            plain(raw.FPDFText_GetCharOrigin, number, pointer, number, pointer, pointer),
            plain(raw.FPDFText_GetLooseCharBox, number, pointer, number, pointer),
            plain(raw.FPDFText_HasUnicodeMapError, number, pointer, number),
            plain(raw.FPDFText_IsGenerated, number, pointer, number),
            plain(raw.FPDFPage_GetObject, pointer, pointer, number),
            plain(raw.FPDFPageObj_GetType, number, pointer),
            plain(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, pointer, ctypes.c_char_p, ctypes.c_size_t),
        )


def _bulk(textpage: Any, n: int) -> str:
    """The characters of a page, one for each of pdfium's."""
    from pypdfium2 import raw

    buffer = ctypes.create_string_buffer(2 * (n + 1))
    count = raw.FPDFText_GetText(textpage, 0, n, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    text = buffer.raw[: 2 * max(0, count - 1)].decode("utf-16-le", "surrogatepass")
    if len(text) != n:  # it leaves some out
        text = "".join(chr(raw.FPDFText_GetUnicode(textpage, k) or 0xFFFD) for k in range(n))
    return text


class _Matrix(ctypes.Structure):
    _fields_ = [(name, ctypes.c_float) for name in "abcdef"]


class _Point(ctypes.Structure):
    _fields_ = [(name, ctypes.c_double) for name in "xy"]


class _Box(ctypes.Structure):
    _fields_ = [(name, ctypes.c_float) for name in ("left", "top", "right", "bottom")]


@define(eq=False)
class _Font:
    """What is known of a font: how often it was seen, whether it is bold, whether it has no map to Unicode."""

    bold: bool
    seen: int = 0
    unmapped: bool = False


def read_pieces(textpage: Any, n: int, turn: Turn, calls: Calls) -> Iterator[Piece]:
    """The pieces of a page with `n` characters, in the file's order.

    Not each character is asked for its place: a stretch of one text object is set in one way, and what follows it without a
    gap in the same way and at the same height goes on with it.
    """
    if n <= 0:
        return
    reader = _Reader(ctypes.cast(textpage.raw, ctypes.c_void_p).value, _bulk(textpage, n), turn, calls)
    current: Piece | None = None
    for start, end, form in reader.stretches():
        if not reader.text[start:end].strip():
            if current is not None and current.text[-1] != " ":
                current.text += " "
            continue
        fresh = reader.piece(start, end, form)
        if current is not None:
            if _glued(current, fresh):
                continue
            yield current
            fresh.order = current.order + 1
        current = fresh
    if current is not None:
        yield current


def _glued(piece: Piece, fresh: Piece) -> bool:
    """Put `fresh` to `piece` if it goes on with it in the same way."""
    em = piece.size
    gap = fresh.x0 - piece.x1
    if (
        abs(fresh.y - piece.y) > _SAME * em
        or abs(fresh.size - em) > _SAME * em
        or not -2 * _TIGHT_LATIN * em < gap < _GAP * em
        or fresh.bold is not piece.bold
        or fresh.unmapped is not piece.unmapped
        or fresh.turned
        or piece.turned
    ):
        return False
    if piece.text[-1] != " " and fresh.text[0] != " ":
        wide = is_wide(fresh.text[0]) or is_wide(piece.text[-1])
        if gap > (_TIGHT_HAN if wide else _TIGHT_LATIN) * em:
            piece.text += " "
    piece.text += fresh.text
    piece.x1 = fresh.x1
    return True


#: how a stretch is set: font size, the text matrix's a, b, c, d, where it stands across, whether it is bold, whether unmapped
_Form = tuple[float, float, float, float, float, float, bool, bool]


@define(eq=False)
class _Reader:
    page: int | None
    text: str
    turn: Turn
    calls: Calls
    _fonts: dict[int, _Font] = field(factory=dict)
    _matrix: _Matrix = field(factory=_Matrix)
    _box: _Box = field(factory=_Box)
    _point: _Point = field(factory=_Point)

    def stretches(self) -> Iterator[tuple[int, int, _Form]]:
        """Stretches of characters that are set in one way."""
        page, matrix, fonts = self.page, self._matrix, self._fonts
        calls = self.calls
        matrix_of, size_of, font_of, mode_of, lost = (
            calls.matrix_of,
            calls.size_of,
            calls.font_of,
            calls.mode_of,
            calls.lost,
        )
        into = ctypes.addressof(matrix)
        upright = not self.turn.quarters % 2
        begin = behind = -1
        form: _Form | None = None
        for owner, start, end in self._objects():
            matrix_of(page, start, into)
            key = font_of(owner) or 0
            font = fonts.get(key) or self._font(key)
            font.seen += 1
            if font.seen < _SURE or not font.seen % _SURE:
                font.unmapped = lost(page, start) == 1
            place = matrix.f if upright else matrix.e
            bold = font.bold or mode_of(owner) == _FILL_AND_STROKE
            fresh = (size_of(page, start), matrix.a, matrix.b, matrix.c, matrix.d, place, bold, font.unmapped)
            if form is not None:
                if start == behind and fresh == form:
                    behind = end
                    continue
                yield begin, behind, form
            begin, behind, form = start, end, fresh
        if form is not None:
            yield begin, behind, form

    def _objects(self) -> Iterator[tuple[int, int, int]]:
        """`(object, start, end)` of each text object; what pdfium adds between them, blanks and line ends, is left out."""
        text = self.text
        n = len(text)
        start = 0
        for owner, group in groupby(map(self.calls.object_of, repeat(self.page, n), range(n))):
            end = start + sum(1 for _ in group)
            if owner is not None:
                k = text.find(" ", start + 1, end)
                if k < 0:
                    yield owner, start, end
                else:
                    for one, other in self._inner(start, end, k):
                        yield owner, one, other
            start = end

    def _inner(self, start: int, end: int, k: int) -> Iterator[tuple[int, int]]:
        """The parts of an object between blanks that pdfium made for gaps, and between blanks that fill space; `k`: a blank."""
        text = self.text
        while k >= 0:
            if self.calls.generated(self.page, k) == 1 or text.startswith("   ", k):
                if k > start:
                    yield start, k
                start = k + 1
                while start < end and text[start] == " ":
                    start += 1
                k = start
            k = text.find(" ", k + 1, end)
        if start < end:
            yield start, end

    def piece(self, start: int, end: int, form: _Form) -> Piece:
        """The piece that a stretch is, measured at its first and its last character."""
        body = self.text[start:end]
        first = end - len(body.lstrip())
        last = start + len(body.rstrip()) - 1
        size, a, b, c, d, _, bold, unmapped = form
        point, box = self._point, self._box
        at = ctypes.addressof(point)
        self.calls.origin_of(self.page, first, at, at + ctypes.sizeof(ctypes.c_double))
        x0, base = self.turn.place(point.x, point.y)
        self.calls.box_of(self.page, last, ctypes.addressof(box))
        x1 = max(self.turn.place(box.left, box.bottom)[0], self.turn.place(box.right, box.top)[0])
        along, up = self.turn.direction(a, b)
        if _UNFOLDED.search(body):
            body = body.translate(_FOLDED)
        return Piece(
            body,
            x0,
            max(x0, x1),
            base,
            size * hypot(c, d) or 1.0,
            bold=bold,
            unmapped=unmapped,
            turned=along <= 0 or abs(up) > _SLANT * along,
        )

    def _font(self, key: int) -> _Font:
        name = ctypes.create_string_buffer(_MAX_NAME)
        if key:
            self.calls.name_of(key, name, _MAX_NAME)
        made = self._fonts[key] = _Font(_BOLD.search(name.value.decode("utf-8", "replace")) is not None)
        return made
