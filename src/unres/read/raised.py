"""Raised numbers in formats that know superscript but not footnotes: which are call-outs, which begin a note.

A raised number at the start of a paragraph that is called before begins a note; a raised number that a note has is its call.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from unres.read.lines import Line

_MARKER = re.compile(r"\s*[\[(（]?\s*([0-9]{1,3}|[*∗＊]{1,4}|[†‡]{1,3}|[a-z])\s*[\])）/]?\s*")
_STARS = str.maketrans("∗＊", "**")
_SEVERAL = re.compile(r"\s*([0-9]{1,3})\s*[,，、]\s*([0-9]{1,3})\s*")
_HAN = re.compile(r"[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uffef“”‘’…—)\]]")
# km², CO₂, 10³: what stands before it tells a power from a call-out
_POWER = re.compile(r"(?:[A-Za-z0-9×]|米|里)\Z")


def marker(text: str) -> str:
    """The marker in a raised text, "" if it is none.

    >>> marker("[1]"), marker("**"), marker("st")
    ('1', '**', '')
    """
    found = _MARKER.fullmatch(text)
    return found[1].translate(_STARS) if found else ""


# [1], and 1/ as documents of the twentieth century have it
_BRACKETED = re.compile(r"[\[［]([0-9]{1,3})[\]］]|(?<![0-9A-Za-z/.-])([0-9]{1,3})/(?![0-9A-Za-z/])")
_OPENED = re.compile(r"(?:^|\n)(?:[\[［]([0-9]{1,3})[\]］]|([0-9]{1,3})/(?![0-9A-Za-z/]))(?=\s?\S)")


def bracketed(lines: list[Line]) -> None:
    """Numbers in square brackets, or before a slash, become raised ones, where paragraphs that begin with them explain them, in place.

    Notes that stand in one paragraph with line breaks between them become paragraphs of their own.
    """
    opened = [found[1] or found[2] for line in lines if line.kind == "text" for found in _OPENED.finditer(line.text)]
    if not opened or opened[0] != "1" or any(line.kind == "note" for line in lines):
        return
    every = Counter(found[1] or found[2] for line in lines for found in _BRACKETED.finditer(line.text))
    if any(every[number] < 2 for number in opened):
        return
    lines[:] = [piece for line in lines for piece in _parted(line)]
    known = set(opened)
    for top in lines:
        for line in _with_cells(top):
            raised = {start for kind, start, _ in line.marks if kind == "sup"}
            found = [("sup", *m.span()) for m in _BRACKETED.finditer(line.text) if (m[1] or m[2]) in known and m.start() not in raised]
            line.marks = sorted([*line.marks, *found], key=lambda mark: mark[1])


def _parted(line: Line) -> list[Line]:
    """A line cut before each number in brackets that stands behind a line break."""
    starts = [found.start() for found in _OPENED.finditer(line.text) if found.start()] if line.kind == "text" else []
    if not starts:
        return [line]
    made: list[Line] = []
    edges = [0, *(start + 1 for start in starts), len(line.text) + 1]
    runs = line.runs
    first = 0
    for start, after in pairwise(edges):
        end = after - 1
        while first + 2 < len(runs) and runs[first + 2] <= start:
            first += 2
        own = [0, runs[first + 1] + start - runs[first]]
        k = first + 2
        while k < len(runs) and runs[k] < end:
            own += (runs[k] - start, runs[k + 1])
            k += 2
        at = own[1]
        stop = own[-1] + end - start - own[-2]
        made.append(
            Line(line.text[start:end], at, stop, tuple(own), style=line.style, indent=line.indent, page=line.page)
        )
    _share(line, made, edges)
    return made


def _share(line: Line, pieces: list[Line], edges: list[int]) -> None:
    """Give each piece what of the line's marks stands in it."""

    def home(offset: int) -> int:
        return min(bisect_right(edges, offset), len(pieces)) - 1

    calls: list[list[tuple[int, str, int, int]]] = [[] for _ in pieces]
    for offset, marker, a, b in line.calls:
        k = home(offset)
        calls[k].append((offset - edges[k], marker, a, b))
    bold: list[list[tuple[int, int]]] = [[] for _ in pieces]
    for a, b in line.bold:
        k = home(a)
        bold[k].append((a - edges[k], min(b, edges[k + 1] - 1) - edges[k]))
    marks: list[list[tuple[str, int, int]]] = [[] for _ in pieces]
    for kind, a, b in line.marks:
        k = home(a)
        marks[k].append((kind, a - edges[k], min(b, edges[k + 1] - 1) - edges[k]))
    links: list[list[tuple[int, int, str]]] = [[] for _ in pieces]
    for a, b, href in line.links:
        k = home(a)
        links[k].append((a - edges[k], min(b, edges[k + 1] - 1) - edges[k], href))
    for k, piece in enumerate(pieces):
        piece.calls, piece.bold, piece.marks, piece.links = calls[k], bold[k], marks[k], links[k]
    pieces[0].start = line.start


def settle(lines: Sequence[Line], known: Collection[str] = ()) -> None:
    """Turn raised numbers into call-outs and the paragraphs they begin into notes, in place; `known` are notes' markers.

    What is left stays "sup".
    """
    every = [line for top in lines for line in _with_cells(top)]
    if not any(kind == "sup" for line in every for kind, _, _ in line.marks):
        return
    called: set[str] = set()
    markers = set(known)
    opened: list[tuple[Line, str, int]] = []
    for line in every:
        for kind, start, end in line.marks:
            if kind != "sup":
                continue
            found = marker(line.text[start:end])
            if not found:
                continue
            # raised letters are explained below their table: text of the document, not footnotes
            if not start and line.kind == "note" and found == line.marker:
                opened.append((line, found, end))
            elif not start and end < len(line.text) and line.kind == "text" and not line.number and not found.isalpha():
                opened.append((line, found, end))
            else:
                called.add(found)
    for line, found, end in opened:
        if line.kind == "note" or (found in called and found not in known):
            markers.add(found)
            _open_note(line, found, end)
    for line in every:
        if line.marks:
            _call(line, markers)


def _with_cells(line: Line) -> Iterator[Line]:
    yield line
    for row in line.rows:
        for cell in row:
            yield from cell.lines


def _open_note(line: Line, found: str, end: int) -> None:
    start = place(line, 0)
    cut(line, 0, end)
    lead = len(line.text) - len(line.text.lstrip())
    cut(line, 0, lead)
    line.kind = "note"
    line.marker = found
    line.start = start


def _call(line: Line, markers: set[str]) -> None:
    """The raised numbers of a line that are call-outs, from the last to the first, so that offsets stay."""
    for kind, start, end in reversed(line.marks):
        if kind != "sup" or end > len(line.text):
            continue
        raised = line.text[start:end]
        several = _SEVERAL.fullmatch(raised)
        found = [several[1], several[2]] if several else [marker(raised)]
        if not found[0]:
            continue
        before = line.text[max(0, start - 1) : start]
        if found[0] not in markers and not (found[0].isdigit() and _HAN.match(before)):
            continue
        if found[0] in ("2", "3") and _POWER.match(before) and (found[0] not in markers or before not in "0123456789"):
            continue
        a, b = place(line, start), place(line, end - 1) + 1
        middle = place(line, start + several.start(2)) if several else b
        stop = end
        if line.text[stop : stop + 1] in (" ", "\u00a0") and (
            stop + 1 == len(line.text) or _HAN.match(line.text[stop + 1])
        ):
            stop += 1
        while start and line.text[start - 1] in " \u00a0":
            start -= 1
        cut(line, start, stop)
        made = [(start, m, *span) for m, span in zip(found, ((a, middle), (middle, b)), strict=False)]
        line.calls = sorted([*line.calls, *made])


def place(line: Line, offset: int) -> int:
    """The source offset of the character at `offset`."""
    runs = line.runs
    k = len(runs) - 2
    while k and runs[k] > offset:
        k -= 2
    return runs[k + 1] + offset - runs[k]


def cut(line: Line, start: int, end: int) -> None:
    """Take `[start, end)` out of a line; all that points behind it moves up."""
    if end <= start:
        return
    text = line.text
    behind = place(line, end) if end < len(text) else -1
    runs = line.runs
    fixed: list[int] = []
    for k in range(0, len(runs), 2):
        if runs[k] < start:
            fixed += (runs[k], runs[k + 1])
    if behind >= 0:
        fixed += (start, behind)
    removed = end - start
    for k in range(0, len(runs), 2):
        if runs[k] > end:
            fixed += (runs[k] - removed, runs[k + 1])

    def move(offset: int) -> int:
        return offset if offset <= start else max(start, offset - removed)

    line.text = text[:start] + text[end:]
    line.runs = tuple(fixed) or (0, line.end)
    line.calls = [(move(o), m, a, b) for o, m, a, b in line.calls]
    line.bold = [(move(a), move(b)) for a, b in line.bold if move(b) > move(a)]
    line.marks = [(k, move(a), move(b)) for k, a, b in line.marks if move(b) > move(a)]
    line.links = [(move(a), move(b), h) for a, b, h in line.links if move(b) > move(a)]
