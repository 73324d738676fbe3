"""Which words a citation is marked around: its own frame, or one that it shares with others (akn4un 7.1)."""

from __future__ import annotations

import re
from itertools import pairwise

from unres.refs.reference import Reference

_AND = r"\s?(?:，?以及|和|及|与|或|、|，)\s?"
_SHARED = re.compile(_AND)
#: between two members that each have 第 and a unit word of their own
_OWN = re.compile(rf"(段|节|章|条|款|项|部分){_AND}(?:上文|下文|以上|以下)?第")
#: what stays outside the mark
ABOVE = ("上文", "下文", "以上", "以下")
_NUMBER = re.compile(r"\s?号")
_CAPITAL = re.compile(r"[A-Z]")

#: `(start, end, members)`
Frame = tuple[int, int, list[Reference]]


def frames(references: list[Reference]) -> list[Frame]:
    """The stretches of a text that are citations, in order, with the references in each.

    A stretch is what overlaps (第1和3段), or an enumeration between one 第 and one 号: 第98/1和98/2号决议.

    >>> one = Reference("resolution", "98/1", 1, 5, "A/RES/98/1", cite_start=0, cite_end=5)
    >>> [(low, high) for low, high, _ in frames([one])]
    [(0, 5)]
    """
    if len(references) == 1:
        return [(*_frame(references[0]), references)]
    out: list[Frame] = []
    #: of the enumeration that the last frames may be: how many they are
    run = 0
    value = references[0].content.value
    references.sort(key=_place)
    before = -1
    for r in references:
        low, high = _frame(r)
        if low < before:
            start, end, members = out[-1]
            before = max(end, high)
            out[-1] = start, before, [*members, r]
            continue
        this = (low, high, [r])
        if run and not _goes_on(value, out[-1], this):
            _join(value, out, run)
            run = 0
        out.append(this)
        before = high
        if run or (high == r.end and low < r.start and value[low] == "第"):
            run += 1
    _join(value, out, run)
    return out


def _join(value: str, frames: list[Frame], run: int) -> None:
    """Make one frame of the last `run`, if what is counted in them is closed by 号."""
    if run > 1 and _NUMBER.match(value, frames[-1][2][-1].end):
        last = frames[-run:]
        frames[-run:] = [(last[0][0], last[-1][1], [r for frame in last for r in frame[2]])]


def _place(r: Reference) -> tuple[int, int, int]:
    return r.cite_start, -r.cite_end, r.start


def _frame(r: Reference) -> tuple[int, int]:
    low, high, start, end = r.cite_start, r.cite_end, r.start, r.end
    if high <= low:
        low, high = start, end
    else:
        low = min(low, start)
        high = max(high, end)
    return (low + 2 if r.local and r.content.value.startswith(ABOVE, low) else low), high


def _goes_on(value: str, before: Frame, after: Frame) -> bool:
    """Whether two citations are members of one enumeration: no 号 behind the first, no 第 before the second."""
    return (
        before[1] == before[2][-1].end
        and after[0] == after[2][0].start
        and before[2][-1].kind == after[2][0].kind in ("resolution", "decision")
        and _SHARED.fullmatch(value, before[1], after[0]) is not None
    )


def own_frames(value: str, low: int, high: int, members: list[Reference]) -> list[tuple[int, int]] | None:
    """The words of each member where each has a frame of its own (第3段和第5段), None where they share one (第3和5段)."""
    if len(members) == 1:
        return [(low, high)]
    starts, ends = [low], []
    for one, two in pairwise(members):
        between = _OWN.fullmatch(value, one.end, two.start)
        if between is None:
            return None
        ends.append(between.end(1))
        starts.append(between.end() - 1)
    return list(zip(starts, [*ends, high], strict=True))


def parts(r: Reference) -> list[tuple[int, int, str]]:
    """The parts that one number names, each with its words: 97/20 A and B of 第97/20 A和B号决议; [] if it is not several.

    >>> parts(Reference("resolution", "97/20 A和B", 1, 10, "A/RES/97/20", part="A,B"))
    [(1, 8, 'A'), (9, 10, 'B')]
    """
    letters = (r.part or "").split(",")
    if len(letters) < 2 or r.pins:
        return []
    found = list(_CAPITAL.finditer(r.text))[-len(letters) :]
    if [at[0] for at in found] != letters:
        return []
    return [(r.start if k == 0 else r.start + at.start(), r.start + at.end(), at[0]) for k, at in enumerate(found)]
