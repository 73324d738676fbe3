"""Footnotes of PDF pages: by the rule above them, their size, their raised marks, their place at the foot of the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from attrs import define, field

from unres.read import raised
from unres.read.pdf_pages import Page
from unres.read.pdf_rows import Row

#: print of notes is smaller than that of the text, in its sizes
_SMALLER = 0.93
#: marks that are not raised, with the text behind them
_PLAIN = re.compile(r"(?:([0-9]{1,3}|\*{1,3}|[∗⁎†‡]{1,3})(?:\s+|(?=[《见同第]))|\[([0-9]{1,3})\]\s?)(?=\S)")
_BRACKETED = re.compile(r"\[[0-9]{1,3}\]\s?\S")
_STARS = str.maketrans("∗⁎", "**")
#: in points: a rule above notes is longer, and stands above them not further than so many ems
_LONG = 40.0
_ABOVE = 4.0


@define(eq=False)
class Footnote:
    """A note: its rows, over pages; `skip` counts the parts of its first row that are its mark, `cut` the characters."""

    marker: str
    rows: list[Row]
    skip: int = 0
    cut: int = 0


@define(eq=False)
class _Notes:
    """Notes while they are collected."""

    found: list[Footnote] = field(factory=list)
    #: the last number
    last: int = 0


def mark_notes(rows: Sequence[Sequence[Row]], pages: Sequence[Page], body: float) -> list[Footnote]:
    """The notes, in order; their rows get kind "note". `body` is the size of the running text."""
    notes = _Notes()
    before: Footnote | None = None
    for page, made in zip(rows, pages, strict=True):
        running = [row for row in page if not row.kind]
        at = _first(running, made, body, open_note=before)
        current = before if at < len(running) else None
        edge = min((row.x0 for row in running[at:]), default=0.0)
        for row in running[at:]:
            opened = _open(row, edge, notes.last, alone=current is None)
            if opened is not None:
                current = opened
                notes.found.append(current)
                if current.marker.isdigit():
                    notes.last = int(current.marker)
            elif current is not None:
                current.rows.append(row)
            else:
                continue
            row.kind = "note"
        # only a note that reaches the foot of its page goes on
        before = current
    return notes.found


def _first(running: Sequence[Row], made: Page, body: float, open_note: Footnote | None) -> int:
    """The index of the first row of the notes of a page; their number if it has none."""
    n = len(running)
    lengths = Counter((round(rule.start), round(rule.end)) for rule in made.rules)
    lone = [rule for rule in made.rules if lengths[round(rule.start), round(rule.end)] == 1]  # the others are of tables
    for k in range(1, n + 1):
        row, above = running[k - 1], running[k - 2] if k > 1 else None
        top = above.y if above is not None else made.height
        ruled = any(
            row.y < rule.at < top
            and rule.at - row.y < _ABOVE * row.size
            and rule.end - rule.start > _LONG
            and rule.start < row.x0 + row.size
            for rule in lone
        )
        if not ruled or row.size > 1.02 * body:
            continue
        rest = running[k - 1 :]
        if _raised_mark(row) or (row.size < _SMALLER * body and (_PLAIN.match(row.text) or open_note is not None)):
            # nothing of the text's size stands below notes
            if all(r.size <= max(row.size * 1.05, _SMALLER * body) for r in rest):
                return k - 1
    # without a rule: the small print at the foot, from a raised mark on
    k = n
    best = n
    while k and running[k - 1].size < _SMALLER * body:
        k -= 1
        if _raised_mark(running[k]) or _BRACKETED.match(running[k].text):
            best = k
    return best


def _raised_mark(row: Row) -> str:
    """The marker that a row begins with, raised."""
    first = row.parts[0]
    if first.raised != "sup" or len(row.parts) == 1:
        return ""
    found = raised.marker(first.text)
    return "" if found.isalpha() else found


def _open(row: Row, edge: float, last: int, *, alone: bool) -> Footnote | None:
    """The note that a row opens."""
    if marker := _raised_mark(row):
        return Footnote(marker, [row], 1)
    first = row.parts[0]
    plain = _PLAIN.match(row.text)
    if plain is None or row.x0 > edge + row.size:
        return None
    marker = (plain[1] or plain[2]).translate(_STARS)
    # brackets leave no doubt; a bare number may be one of the text
    doubtful = marker.isdigit() and not plain[2]
    if doubtful and not (int(marker) == last + 1 or (alone and last < int(marker) < last + 4)):
        return None
    if first.text == plain[0].rstrip():
        return Footnote(marker, [row], 1)
    return Footnote(marker, [row], 0, plain.end()) if first.text.startswith(row.text[: plain.end()]) else None
