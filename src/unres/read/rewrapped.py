"""Rows wrapped twice: at one width, and again at a narrower one, so that behind each full row stands the rest of a longer one."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice, pairwise

from attrs import define

from unres.labels import scan
from unres.parse.actions import opens_clause
from unres.parse.kinds import is_formula
from unres.read.rows import width
from unres.read.shadow import Edit

_ROW = re.compile(r"[^\n]+")
#: a short row in the midst of a sentence, behind another: most texts have none, and this look is all they pay
_REST = re.compile(
    r"\n(?<=[一-鿿0-9、，]\n)[ \t\u3000]{0,60}+[^\n]{1,34}+(?=\n)(?<=[一-鿿0-9、，])(?=\n[ \t\u3000]{0,60}+[一-鿿0-9《“(（])"
)
_HAN = re.compile(r"[\u4e00-\u9fff0-9《“(（]")
#: what a row does not end with in the midst of a sentence, and what is no running text
_CLOSED = frozenset("。；：！？;:…”)）]】>|_-*")
#: the end of where the text comes from: [根据第三委员会的报告(A/99/1)通过]
_SOURCED = re.compile(r"[^0-9][\]］】]\Z")
_STOPPED = frozenset("。；：;:")
_NO_TEXT = frozenset("|<#+_")
_WORD = re.compile(r"[!-~]{1,40}")
_NEVER_FIRST = frozenset("，。；：、！？）》”")
_PARTED = re.compile(r"(?<=[一-鿿]) (?=[0-9])")
_UNPARTED = re.compile(r"(?<=[一-鿿])[0-9]")
#: fewer rests of rows tell nothing
_LEAST = 4
#: columns by which rows of one width differ, because no word is cut and nothing begins with a comma
_RAGGED = 4
#: no page is narrower
_NARROW = 30
#: a row this much narrower than a full one is not full
_SHORT = 10


@define(eq=False)
class _Row:
    """A row of the text: its place, its indent, the column at which it ends, whether a blank line stands before it."""

    start: int
    end: int
    indent: int
    edge: int
    blank: bool
    text: str


def rewrapped(text: str) -> list[Edit]:
    """The line ends to take out of a text that was wrapped a second time; none in other texts.

    >>> wide = "大会重申其以往各项决议，其中请各国在每一座村庄设立图书馆，并为此拨出足"
    >>> edits = rewrapped(f"{wide[:22]}\\n{wide[22:]}\\n" * 9)
    >>> len(edits), edits[0], rewrapped(f"{wide}\\n" * 9)
    (9, (22, 23, ''), [])
    """
    if sum(1 for _ in islice(_REST.finditer(text), _LEAST)) < _LEAST:
        return []
    found = [m for m in _ROW.finditer(text) if not m[0].isspace()]
    if len(found) < 2 * _LEAST:
        return []
    rows = [_row(m, text) for m in found]
    full = _width(rows)
    if not full:
        return []
    parted = len(_PARTED.findall(text, 0, 6000)) > len(_UNPARTED.findall(text, 0, 6000))
    return [
        (above.end, row.start + row.indent, _between(above.text[-1], row.text[0], parted=parted))
        for above, row in pairwise(rows)
        if _rest(above, row, full)
    ]


def _between(last: str, first: str, *, parted: bool) -> str:
    """What stood where a row ended: a blank between words in Latin letters, and beside digits in a text that has it there."""
    if last.isascii() != first.isascii():
        return " " if parted and (last + first).isalnum() else ""
    return " " if last.isascii() and (last.isalnum() or last in ",.;:)") and first not in ")/" else ""


def _row(found: re.Match[str], text: str) -> _Row:
    bare = found[0].strip()
    lead = found[0].index(bare[0])
    before = text[max(0, found.start() - 80) : found.start()]
    blank = before.count("\n", len(before.rstrip(" \t\r\n\x0c"))) > 1 or "\x0c" in before[len(before.rstrip()) :]
    end = found.start() + lead + len(bare)
    return _Row(found.start(), end, lead, lead + width(bare), blank, bare)


def _runs_on(above: _Row, row: _Row) -> bool:
    """Whether a sentence goes on over the end of a row."""
    last = above.text[-1]
    return (
        not row.blank
        and above.text[0] not in _NO_TEXT
        and row.text[0] not in _NO_TEXT
        and last not in _CLOSED
        and (last == "，" or last > "\u2e80" or last.isalnum())
        and _HAN.match(row.text[0]) is not None
        and scan(row.text) is None
    )


def _width(rows: list[_Row]) -> int:
    """The narrower width at which a text was wrapped last; 0 if it was not wrapped twice.

    Then every second row or so is a rest: short, behind a full one, and the sentence goes on behind it too.
    """
    cut = [k for k in range(1, len(rows)) if _runs_on(rows[k - 1], rows[k])]
    if len(cut) < 2 * _LEAST:
        return 0
    edges = Counter(rows[k - 1].edge for k in cut if rows[k - 1].edge >= _NARROW)
    if not edges:
        return 0
    (full, _) = max(edges.items(), key=lambda item: (sum(edges[item[0] - i] for i in range(_RAGGED)), item[0]))
    rests = 0
    ends: Counter[int] = Counter()
    for k in cut:
        rest = rows[k - 1]
        if k < 2 or rest.edge > full - _SHORT or rest.blank:
            continue
        above = rows[k - 2]
        if _full(above, rest, full) and _runs_on(above, rest):
            rests += 1
            ends[rest.edge // _RAGGED] += 1
    if rests < _LEAST or rests * 5 < len(cut):
        return 0
    ((most, _),) = ends.most_common(1)
    # the rests are what a row of the first width has over: they are of about one length
    return full if sum(ends[most + i] for i in (-1, 0, 1)) * 2 >= rests else 0


def _full(above: _Row, row: _Row, full: int) -> bool:
    """Whether the first word of a row would not have fitted on the row above."""
    word = _WORD.match(row.text)
    need = len(word[0]) if word else 2 + 2 * (row.text[1:2] in _NEVER_FIRST)
    return above.edge + need > full - _RAGGED // 2


def _rest(above: _Row, row: _Row, full: int) -> bool:
    """Whether `row` is the rest of what did not fit on the row above."""
    if row.blank or not _full(above, row, full) or row.text[0] in _NO_TEXT or above.text[0] in _NO_TEXT:
        return False
    if _SOURCED.search(above.text) or is_formula(row.text.strip("*# ")):
        return False
    if row.indent > above.indent or (row.indent and row.indent == above.indent):
        return False
    if scan(row.text) and (above.text[-1] in _STOPPED or above.text[-1] == "，"):
        return False
    if above.text[-1] == "，" and not above.indent and opens_clause(row.text[:80].replace("*", "")):
        return False
    return not (above.text[-1] in _STOPPED and not above.indent)
