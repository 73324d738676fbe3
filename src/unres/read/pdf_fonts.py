"""The font that stands in for the fonts a PDF names but does not hold."""

from __future__ import annotations

import ctypes
import struct
import sys
from array import array
from functools import cache
from itertools import accumulate
from typing import Any

#: units of the square in which glyphs are drawn, and where each of them reaches from and to
_EM, _FOOT, _TOP = 1000, -120, 880
#: as many glyphs as a font can have: where a PDF names glyphs of a font by their numbers, no number is without one
_GLYPHS = 0xFFFF
#: the character sets of Windows' LOGFONT for which pdfium has no font of its own: Japanese, Korean, simplified and traditional
#: Chinese, and "symbol", by which it asks for fonts whose glyphs have numbers only
_ASKED = frozenset([128, 129, 134, 136, 2])
#: what stands for our font where pdfium asks for its data: any address but null
_HANDLE = 1


def provide() -> None:
    """Let pdfium take `box_font` for each font, but Latin ones, that a PDF does not hold, whatever this machine has.

    pdfium drops a piece of text of a single character whose font has no glyph for it: on a machine without Chinese fonts
    2019年12月18日 became 2019 12 18日. Text is only read here, never drawn, so a box for every character does, and all machines
    read the same. It holds for the process, which is one of `unres.worker`.
    """
    from pypdfium2 import raw

    raw.FPDF_SetSystemFontInfo(_info())


@cache
def _info() -> Any:
    """What pdfium asks for fonts; it is kept, because pdfium keeps its address."""
    from pypdfium2 import raw

    font = box_font()

    def chosen(_: Any, __: int, ___: int, charset: int, *____: Any) -> int | None:
        return _HANDLE if charset in _ASKED else None

    def read(_: Any, __: Any, table: int, into: int | None, size: int) -> int:
        if table:
            return 0  # only the whole is asked for
        if into and size >= len(font):
            ctypes.memmove(into, font, len(font))
        return len(font)

    def charset_of(*_: Any) -> int:
        return 134

    types = dict(raw.FPDF_SYSFONTINFO._fields_)
    info = raw.FPDF_SYSFONTINFO(version=1)
    info.MapFont = types["MapFont"](chosen)
    info.GetFontData = types["GetFontData"](read)
    info.GetFontCharset = types["GetFontCharset"](charset_of)
    return info


@cache
def box_font() -> bytes:
    """A TrueType font whose glyphs are all the same box, the first but one that of each character of Unicode.

    >>> box_font()[:4]
    b'\\x00\\x01\\x00\\x00'
    """
    corners = [(0, _FOOT), (0, _TOP), (_EM, _TOP), (_EM, _FOOT)]
    steps = [(x - a, y - b) for (a, b), (x, y) in zip([(0, 0), *corners], corners, strict=False)]
    box = struct.pack(">5h2H4B8h", 1, 0, _FOOT, _EM, _TOP, 3, 0, 1, 1, 1, 1, *(x for x, _ in steps), *(y for _, y in steps))
    box = box.ljust(-len(box) % 4 + len(box), b"\0")
    places = array("I", range(0, len(box) * _GLYPHS + 1, len(box)))
    if sys.byteorder == "little":
        places.byteswap()
    everything = struct.pack(">HHLLL3L", 13, 0, 28, 0, 1, 0, 0x10FFFF, 1)  # all characters are glyph 1
    tables = {
        b"cmap": struct.pack(">HHHHL", 0, 1, 3, 10, 12) + everything,
        b"glyf": box * _GLYPHS,
        b"head": struct.pack(">2L2L2H2Q4h2H3h", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, 0, 0, 0, _FOOT, _EM, _TOP, 0, 8, 2, 1, 0),
        b"hhea": struct.pack(">L3hH11hH", 0x10000, _TOP, _FOOT, 0, _EM, 0, 0, _EM, 1, 0, 0, 0, 0, 0, 0, 0, 1),
        b"hmtx": struct.pack(">Hhh", _EM, 0, 0),
        b"loca": places.tobytes(),
        b"maxp": struct.pack(">LH13H", 0x10000, _GLYPHS, 4, 1, 0, 0, 2, *[0] * 8),
    }
    bodies = [body.ljust(-len(body) % 4 + len(body), b"\0") for body in tables.values()]
    first = 12 + 16 * len(tables)
    starts = accumulate(map(len, bodies), initial=first)
    names = [struct.pack(">4s3L", tag, 0, at, len(body)) for (tag, body), at in zip(tables.items(), starts, strict=False)]
    return b"".join([struct.pack(">L4H", 0x10000, len(tables), 64, 2, 48), *names, *bodies])
