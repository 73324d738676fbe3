"""Stretches of the characters of a PDF page that are set in one way: pdfium is asked for each text object, not each sign."""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import compress, count, pairwise, repeat
from operator import ne, or_
from typing import Any

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
            for start, end, fresh in self._among(first, min(size, first + _AT_ONCE)):
                if start == behind and fresh == form:  # cut by our own counting
                    behind = end
                    continue
                if form is not None:
                    yield begin, behind, form
                begin, behind, form = start, end, fresh
        if form is not None:
            yield begin, behind, form

    def _among(self, first: int, last: int) -> Iterator[tuple[int, int, Form]]:
        """The stretches among the characters `[first, last)`.

        Three of four text objects go on as the one before. So answers are compared column by column, which `map` does in C, and
        put together for the few only that differ.
        """
        calls, page = self.calls, self.page
        bounds, owners = self._objects(first, last)
        if not bounds:
            return iter(())
        starts = [start for start, _ in bounds]
        fonts = [*map(calls.font_of, owners)]
        for key in set(fonts).difference(self._fonts):
            self._fonts[key] = self._is_bold(key)
        matrices = calls.matrices(page, starts)
        columns: list[list[Any]] = [
            [*map(calls.size_of, repeat(page), starts)],
            *(matrices[k::6] for k in ((0, 1, 2, 3, 5) if self.upright else (0, 1, 2, 3, 4))),
            [*map(or_, map(self._fonts.__getitem__, fonts), map(_FILL_AND_STROKE.__eq__, map(calls.mode_of, owners)))],
            [*map((1).__eq__, map(calls.lost, repeat(page), starts))],
        ]
        changes = {0, *_changes(starts, [end for _, end in bounds])}
        for column in columns:
            changes.update(_changes(column, column))
        turns = sorted(changes)
        forms: Iterator[Any] = zip(*(map(column.__getitem__, turns) for column in columns), strict=True)
        ends = [bounds[k - 1][1] for k in turns[1:]]
        return zip(map(starts.__getitem__, turns), [*ends, bounds[-1][1]], forms, strict=True)

    def _objects(self, first: int, last: int) -> tuple[list[tuple[int, int]], list[int | None]]:
        """`(start, end)` of each text object, or part of one between gaps, among the characters; and the objects."""
        owners = self.calls.owners(self.page, range(first, last))
        turns = [first, *(first + k for k in _changes(owners, owners)), last]
        bounds = [*pairwise(turns)]
        gaps = {
            bisect_right(turns, k) - 1: None
            for k in (found.start() for found in _BLANK.finditer(self.text, first + 1, last))
            if owners[k - first] == owners[k - first - 1]
        }
        for k in reversed(gaps):
            bounds[k : k + 1] = self._parts(*bounds[k])
        bounds = [(start, end) for start, end in bounds if owners[start - first] is not None]
        return bounds, [owners[start - first] for start, _ in bounds]

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

    def _is_bold(self, font: int | None) -> bool:
        name = ctypes.create_string_buffer(_MAX_NAME)
        if font:
            self.calls.name_of(font, name, _MAX_NAME)
        return _BOLD.search(name.value.decode("utf-8", "replace")) is not None


def _changes(values: Sequence[object], others: Sequence[object]) -> Iterator[int]:
    """The numbers of the values that are not the one before them of `others`."""
    return compress(count(1), map(ne, values[1:], others))
