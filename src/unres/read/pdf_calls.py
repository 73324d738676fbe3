"""`Calls`: the questions that are put to pdfium for each stretch of text and each drawn object, many at a time."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any

from attrs import define

_FLOAT, _DOUBLE = ctypes.sizeof(ctypes.c_float), ctypes.sizeof(ctypes.c_double)


@define(eq=False)
class Calls:
    """Functions of pdfium; pages, text pages, objects and fonts are addresses, characters and objects are numbers.

    Prototypes of our own: those of pypdfium2 make objects for pointers, which costs more than the call itself. Each function
    is called by `map`, since a loop in Python costs as much again.
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

    def owners(self, page: int | None, characters: range) -> list[int | None]:
        """The text object of each character; none for what pdfium adds, blanks and line ends."""
        return list(map(self.object_of, repeat(page), characters))

    def matrices(self, page: int | None, at: Sequence[int]) -> list[float]:
        """a, b, c, d, e and f of the matrix of each character, one behind the other."""
        made = (ctypes.c_float * (6 * len(at)))()
        into = ctypes.addressof(made)
        _exhaust(map(self.matrix_of, repeat(page), at, range(into, into + ctypes.sizeof(made), 6 * _FLOAT)))
        return made[:]

    def origins(self, page: int | None, at: Sequence[int]) -> list[float]:
        """x and y of where each character stands on its baseline, one behind the other."""
        made = (ctypes.c_double * (2 * len(at)))()
        into = ctypes.addressof(made)
        places = range(into, into + ctypes.sizeof(made), 2 * _DOUBLE)
        _exhaust(
            map(
                self.origin_of, repeat(page), at, places, range(into + _DOUBLE, into + ctypes.sizeof(made), 2 * _DOUBLE)
            )
        )
        return made[:]

    def boxes(self, page: int | None, at: Sequence[int]) -> list[float]:
        """left, top, right and bottom of each character with the space around it, one behind the other."""
        made = (ctypes.c_float * (4 * len(at)))()
        into = ctypes.addressof(made)
        _exhaust(map(self.box_of, repeat(page), at, range(into, into + ctypes.sizeof(made), 4 * _FLOAT)))
        return made[:]

    def kinds(self, page: int | None, count: int) -> list[int]:
        """The kind of each drawn object of a page."""
        return list(map(self.kind_of, map(self.item_of, repeat(page), range(count))))


def _exhaust(answers: map[int]) -> None:
    deque(answers, maxlen=0)
