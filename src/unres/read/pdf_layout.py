"""How the running text of a PDF is set: size, line pitch, right edge, whether paragraphs begin with an indent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from unres.read.pdf_rows import Row, commonest_size
from unres.read.pdf_text import is_wide

#: sizes that differ less are one, as a factor
_SAME_SIZE = 0.06
#: in ems
_SAME_PLACE = 0.6
_RAGGED = 1.5
#: a paragraph's first row stands lower than the pitch times this
_SPACED = 1.17
#: what cannot be parted: signs that open, a Latin word, numbers (62/63、63/119) or a Han character, signs that close, a call-out
_FIRST_WORD = re.compile(
    r"[（《〈“‘〔「『【(]{0,4}(?:[0-9][!-~、]*|[!-~]+|.)(?:[，。；：、！？）》”’〉」』】)…,.;:]{1,4}[0-9*]{0,3})?", re.S
)
_LONG_WORD = 3
#: in ems: the space between Han and Latin
_SCRIPTS = 0.25
_CLOSERS = "，。；：、！？）》”’〉」』】)…"
_MIN_ROWS = 3
#: the part of the longest row's width
_LONG_ROW = 0.7


@frozen
class Layout:
    """`size` of the text in points, `pitch` of its rows in sizes, right `edge` of its rows, of the page's print area (`margin`)."""

    size: float
    pitch: float
    edge: float
    margin: float
    #: whether a gap stands between paragraphs
    spaced: bool
    #: whether the first row of a paragraph begins further right than the others
    indented: bool

    def fits(self, before: Row, row: Row, spare: float = 0.0) -> bool:
        """Whether the first word of `row` and `spare` ems would have fitted on `before`: it was broken on purpose."""
        found = _FIRST_WORD.match(row.text)
        word = found[0] if found else row.text
        if word == row.text and word[0].isdigit() and not word.isdigit() and len(word) > _LONG_WORD:
            return False  # it may go on on the next row
        wide = sum(map(is_wide, word))
        need = spare + wide + 0.5 * (len(word) - wide)
        if is_wide(before.text[-1]) is not is_wide(word[0]):
            need += _SCRIPTS
        if (
            len(row.parts) > 1 and row.parts[1].raised and len(row.parts[0].text) <= len(word)
        ):  # a call-out stays with it
            need += (row.parts[1].x1 - row.parts[1].x0) / row.size
        return need * row.size < self.room(before)

    def room(self, row: Row) -> float:
        """What is left behind a row, in points."""
        end = row.x1 - row.size if row.text[-1] in _CLOSERS else row.x1
        edge = row.edge or self.edge
        if end > edge + _SAME_PLACE * row.size:
            edge = self.margin
        return edge - row.x1 - 0.1 * row.size

    def parted(self, before: Row, row: Row) -> bool:
        """Whether more than a line's pitch stands between two rows of a page."""
        return before.y - row.y > _SPACED * self.pitch * max(before.size, row.size) + 0.5

    def same_size(self, before: Row, row: Row) -> bool:
        """Whether two rows are printed in one size."""
        return abs(before.size - row.size) <= _SAME_SIZE * before.size

    def centred(self, before: Row, row: Row) -> bool:
        """Whether two rows of different length have one middle."""
        return abs(before.x0 + before.x1 - row.x0 - row.x1) < 2 * _SAME_PLACE * self.size

    def level(self, x: float, y: float) -> bool:
        """Whether two rows begin at the same place."""
        return abs(x - y) < _SAME_PLACE * self.size


def body_size(rows: Sequence[Sequence[Row]]) -> float:
    """The size of most of the text; tables, heads and feet, which have cells, and notes do not count."""
    every: list[Row] = []
    for page in rows:
        for row in page:
            if row.parts[0].raised and len(row.parts) > 1:
                break  # notes
            every.append(row)
    plain = [row for row in every if row.whole(_CELLS)]
    return commonest_size((row.size, len(row.text)) for row in plain or every) or 10.0


#: in ems: cells stand further apart than a number and its text
_CELLS = 2.5


def measure(rows: Sequence[Sequence[Row]]) -> Layout:
    """The layout of the rows of each page that are running text."""
    running = [[row for row in page if not row.kind] for page in rows]
    size = body_size(running)
    body = [
        row
        for page in running
        for row in page
        if abs(row.size - size) <= _SAME_SIZE * size and not row.edge and row.whole(_CELLS)
    ]
    margin = max((row.x1 for page in rows for row in page), default=0.0)
    edge = _edge(body, size) or margin
    pitches: Counter[float] = Counter()
    every: Counter[float] = Counter()
    for page in running:
        for above, below in pairwise(page):
            if abs(above.size - size) > _SAME_SIZE * size or abs(below.size - size) > _SAME_SIZE * size:
                continue
            pitch = round((above.y - below.y) / size, 1)
            every[pitch] += 1
            if above.x1 > edge - _RAGGED * size:
                pitches[pitch] += 1
    usual = _mode(pitches) or min(
        (value for value, count in every.items() if count * 6 >= max(every.values())), default=_LOOSE
    )
    pitch = min(usual, _LOOSE)
    ends = [pair for page in running for pair in pairwise(page) if pair[0].x1 > edge - _RAGGED * size]
    out = sum(below.x0 < above.x0 - size for above, below in ends)
    return Layout(
        size, pitch, edge, max(margin, edge), spaced=_spaced(running, size, pitch, edge), indented=out * 5 > len(ends)
    )


def _spaced(running: Sequence[Sequence[Row]], size: float, pitch: float, edge: float) -> bool:
    """Whether a gap stands between paragraphs: hardly a row stands close below the short last row of one."""
    tight = wide = 0
    for page in running:
        for above, below in pairwise(page):
            if (
                abs(above.size - size) <= _SAME_SIZE * size
                and above.x1 < edge - _SHORT * size
                and above.text[-1] in _ENDS
            ):
                if above.y - below.y > _SPACED * pitch * size + 0.5:
                    wide += 1
                else:
                    tight += 1
    return tight * 3 <= wide


_SHORT = 3.0
_ENDS = "，。；：,;:"


#: no text is set wider, in sizes
_LOOSE = 2.2


def _edge(rows: Sequence[Row], size: float) -> float:
    """The right edge that many long rows come close to: the farthest, as text without justification ends before it."""
    widest = max((row.x1 - row.x0 for row in rows), default=0.0)
    long = [row for row in rows if row.x1 - row.x0 > widest * _LONG_ROW]
    # closing punctuation may hang over the edge
    ends = sorted((row.x1 for row in [r for r in long if r.text[-1] not in _CLOSERS] or long), reverse=True)
    enough = max(min(_MIN_ROWS, len(ends) // 3), len(ends) // 20)
    for k, end in enumerate(ends):
        if k + enough <= len(ends) and ends[max(k, k + enough - 1)] > end - size:
            return end
    return ends[0] if ends else 0.0


def _mode(counts: Counter[float]) -> float:
    """The commonest value; of equals the smallest."""
    return max(counts, key=lambda value: (counts[value], -value)) if counts else 0.0
