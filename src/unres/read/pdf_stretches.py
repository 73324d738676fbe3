"""Stretches of the characters of a PDF page that are set in one way: pdfium is asked for each text object, not each sign."""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import compress, pairwise, repeat
from operator import ne, or_

from attrs import define, field

from unres.read.pdf_calls import Calls

_BOLD = re.compile(r"bold|black|heavy|simhei|heiti|kai|黑体|楷", re.I)
_FILL_AND_STROKE = 2
_MAX_NAME = 200
_BLANK = re.compile(" ")
#: so many characters are asked for at a time: what is kept of each takes some hundred bytes
_AT_ONCE = 1 << 14

#: how a stretch is set: font size, the text matrix's a, b, c, d, where it stands across, whether it is bold, whether its font
#: does not tell the characters
Form = tuple[float, float, float, float, float, float, bool, bool]


@define(eq=False)
class Stretches:
    """The stretches of a page: `page` is the address of pdfium's text page, `text` has a sign for each of its characters.

    `upright` is whether rows are level on the page as the file has it, not turned by a quarter.
    """

    page: int | None
    text: str
    calls: Calls
    upright: bool = True
    _fonts: dict[int | None, bool] = field(factory=dict)

    def __iter__(self) -> Iterator[tuple[int, int, Form]]:
        """`(start, end, form)` of each; what pdfium adds between text objects, blanks and line ends, is in none."""
        begin = behind = -1
        form: Form | None = None
        size = len(self.text)
        for first in range(0, size, _AT_ONCE):
            for start, end, fresh in self._objects(first, min(size, first + _AT_ONCE)):
                if start == behind and fresh == form:
                    behind = end
                    continue
                if form is not None:
                    yield begin, behind, form
                begin, behind, form = start, end, fresh
        if form is not None:
            yield begin, behind, form

    def _objects(self, first: int, last: int) -> Iterator[tuple[int, int, Form]]:
        """The same for each text object, or part of one between gaps, among the characters `[first, last)`."""
        owners = self.calls.owners(self.page, range(first, last))
        turns = [first, *compress(range(first + 1, last), map(ne, owners[1:], owners)), last]
        gaps = {
            bisect_right(turns, k) - 1: None
            for k in (found.start() for found in _BLANK.finditer(self.text, first + 1, last))
            if owners[k - first] == owners[k - first - 1]
        }
        bounds = [*pairwise(turns)]
        for k in reversed(gaps):
            bounds[k : k + 1] = self._parts(*bounds[k])
        bounds = [(start, end) for start, end in bounds if owners[start - first] is not None]
        starts = [start for start, _ in bounds]
        forms = self._forms(starts, [owners[start - first] for start in starts])
        return ((start, end, form) for (start, end), form in zip(bounds, forms, strict=True))

    def _parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of an object between blanks that pdfium made for gaps, and between blanks that fill space."""
        text = self.text
        k = text.find(" ", start + 1, end)
        while k >= 0:
            if text.startswith("   ", k) or self.calls.generated(self.page, k) == 1:
                if k > start:
                    yield start, k
                start = k + 1
                while start < end and text[start] == " ":
                    start += 1
                k = start
            k = text.find(" ", k + 1, end)
        if start < end:
            yield start, end

    def _forms(self, starts: Sequence[int], owners: Sequence[int | None]) -> Iterator[Form]:
        """How the characters `starts` are set, whose text objects are `owners`."""
        calls, page = self.calls, self.page
        matrices = calls.matrices(page, starts)
        fonts = [*map(calls.font_of, owners)]
        for key in set(fonts).difference(self._fonts):
            self._fonts[key] = self._is_bold(key)
        stroked = map(_FILL_AND_STROKE.__eq__, map(calls.mode_of, owners))
        return zip(
            map(calls.size_of, repeat(page), starts),
            matrices[::6],
            matrices[1::6],
            matrices[2::6],
            matrices[3::6],
            matrices[5::6] if self.upright else matrices[4::6],
            map(or_, map(self._fonts.__getitem__, fonts), stroked),
            map((1).__eq__, map(calls.lost, repeat(page), starts)),
            strict=False,  # the first two have no length
        )

    def _is_bold(self, font: int | None) -> bool:
        name = ctypes.create_string_buffer(_MAX_NAME)
        if font:
            self.calls.name_of(font, name, _MAX_NAME)
        return _BOLD.search(name.value.decode("utf-8", "replace")) is not None
