"""The text of a PDF page in pieces with place, size and weight, as pdfium tells them."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice
from math import hypot
from typing import Any

from attrs import define, frozen

from unres.read.pdf_calls import Calls
from unres.read.pdf_stretches import Form, Stretches

#: what a control code in a text stands for: a font has no map and pdfium gives the font's own code, nobody knows of which sign
_UNKNOWN = "\ufffd"
#: white space that would break rows, codes of unknown signs, CJK radicals that fonts' maps give in place of the characters they
#: look like, what line-end hyphens come as, bullets of symbol fonts
_FOLDED = {
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], _UNKNOWN),
    **dict.fromkeys([0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029], " "),
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
_UNFOLDED = re.compile("[\x00-\x1f\x7f-\xa0\u00ad\u2028\u2029\u2f00-\u2fd5\ud800-\udfff\uf000-\uf0ff\ufffe]")
_HALVES = re.compile("[\ud800-\udfff]")
#: what stands for a character that nobody knows: private codes, control codes, the replacement sign
_STRAY = re.compile("[\ue000-\uf8ff\ufffd\x01-\x08\x0e-\x1f\x7f-\x9f]")
_WIDE = re.compile("[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef“”‘’…—]")
#: in ems: between Han and Latin a fifth is set without any blank in the text; between Latin words a blank is wider than this
_TIGHT_HAN = 0.4
_TIGHT_LATIN = 0.15
#: a wider gap parts columns, or a number from its text
_GAP = 0.9
#: heights and sizes that differ less, in ems, are the same
_SAME = 0.05
_SLANT = 0.3


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
    #: where it runs: 0 to the right, 1 up, 2 to the left, 3 down the page, upright when the page is turned clockwise so often;
    #: -1 in any other way: slanted, mirrored, in columns
    quarters: int = 0


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

    def further(self, quarters: int) -> Turn:
        """The same page turned so often more, clockwise.

        >>> Turn(1, 792.0, 612.0).further(1)
        Turn(quarters=2, width=612.0, height=792.0, left=0.0, bottom=0.0)
        """
        sides = (self.height, self.width) if quarters % 2 else (self.width, self.height)
        return Turn((self.quarters + quarters) % 4, *sides, self.left, self.bottom)


def is_wide(sign: str) -> bool:
    """Whether a sign is as wide as a Han character.

    >>> is_wide("会"), is_wide("，"), is_wide("a")
    (True, True, False)
    """
    return sign > "\x7f" and _WIDE.match(sign) is not None


def stray(text: str) -> int:
    """The number of characters that stand for one that nobody knows.

    >>> stray("大会\\ue012\\ufffd")
    2
    """
    return 0 if text.isascii() and text.isprintable() else len(_STRAY.findall(text))


def whole_text(textpage: Any, n: int) -> str:
    """The characters of a page, one for each of pdfium's."""
    from pypdfium2 import raw

    buffer = ctypes.create_string_buffer(2 * (n + 1))
    count = raw.FPDFText_GetText(textpage, 0, n, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    text = buffer.raw[: 2 * max(0, count - 1)].decode("utf-16-le", "surrogatepass")
    if len(text) != n:  # it leaves some out
        text = "".join(chr(raw.FPDFText_GetUnicode(textpage, k) or 0xFFFD) for k in range(n))
    return text


def read_pieces(textpage: Any, n: int, turn: Turn, calls: Calls) -> Iterator[Piece]:
    """The pieces of a page with `n` characters, in the file's order.

    Not each character is asked for its place: a stretch is measured at its first and its last one, and what follows it without a
    gap in the same way and at the same height goes on with it.
    """
    if n <= 0:
        return
    text = whole_text(textpage, n)
    address = ctypes.cast(textpage.raw, ctypes.c_void_p).value
    stretches = iter(Stretches(address, text, calls, not turn.quarters % 2))
    current: Piece | None = None
    while batch := [*islice(stretches, _AT_ONCE)]:
        for fresh in _measured(address, text, batch, turn, calls):
            if fresh is None:
                if current is not None and current.text[-1] != " ":
                    current.text += " "
            elif current is None:
                current = fresh
            elif not _glued(current, fresh):
                yield current
                fresh.order = current.order + 1
                current = fresh
    if current is not None:
        yield current


#: so many stretches are measured at a time
_AT_ONCE = 4096


def _measured(
    address: int | None, text: str, batch: Sequence[tuple[int, int, Form]], turn: Turn, calls: Calls
) -> Iterator[Piece | None]:
    """A piece for each stretch, None for one of blanks."""
    bodies = [text[start:end] for start, end, _ in batch]
    origins = calls.origins(
        address, [end - len(body.lstrip() or " ") for (_, end, _), body in zip(batch, bodies, strict=True)]
    )
    boxes = calls.boxes(
        address, [start + len(body.rstrip() or " ") - 1 for (start, _, _), body in zip(batch, bodies, strict=True)]
    )
    settings: dict[tuple[float, ...], tuple[float, int]] = {}  # a page is set in a few ways only
    for body, (_, _, form), x, y, left, top, right, bottom in zip(
        bodies, batch, origins[::2], origins[1::2], boxes[::4], boxes[1::4], boxes[2::4], boxes[3::4], strict=True
    ):
        if body.isspace():
            yield None
            continue
        if (way := settings.get(form[:5])) is None:
            size, a, b, c, d = form[:5]
            way = settings[form[:5]] = abs(size) * hypot(c, d) or 1.0, _running(size, (a, b, c, d), turn)
        em, quarters = way
        x0, base = turn.place(x, y)
        one, other = turn.place(left, bottom), turn.place(right, top)
        if not quarters and max(one[1], other[1]) < base - _FALLING * em:
            quarters = -1  # set in columns
        yield Piece(
            _known(body) if _UNFOLDED.search(body) else body,
            x0,
            max(x0, one[0], other[0]),
            base,
            em,
            bold=form[6],
            unmapped=form[7],
            quarters=quarters,
        )


#: in ems: the last sign of a row does not stand so far below the first
_FALLING = 0.5


def _running(size: float, matrix: tuple[float, float, float, float], turn: Turn) -> int:
    """`Piece.quarters` of a text with this font size and matrix."""
    a, b, c, d = matrix
    along, up = turn.direction(a, b) if size >= 0 else turn.direction(-a, -b)
    if along > 0 and abs(up) <= _SLANT * along:
        return 0
    if a * d < b * c:
        return -1  # mirrored
    if abs(along) <= _SLANT * abs(up):
        return 1 if up > 0 else 3
    return 2 if along < 0 and abs(up) <= _SLANT * -along else -1


def _known(text: str) -> str:
    r"""A text with signs in place of codes; pdfium gives the rarer Han characters in halves.

    >>> _known("⼤会\x0b\ud842\udf9f\xa0")
    '大会�𠮟 '
    """
    if _HALVES.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.translate(_FOLDED)


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
        or fresh.quarters
        or piece.quarters
    ):
        return False
    if piece.text[-1] != " " and fresh.text[0] != " ":
        wide = is_wide(fresh.text[0]) or is_wide(piece.text[-1])
        if gap > (_TIGHT_HAN if wide else _TIGHT_LATIN) * em:
            piece.text += " "
    piece.text += fresh.text
    piece.x1 = fresh.x1
    return True
