"""Call-outs without mark-up: where a bare digit calls a note."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from unres.read.lines import Line
from unres.read.notes import COUNT
from unres.read.raised import cut

# behind a letter or a sign; stars; behind a number that would be none with these digits: no session of the Assembly has a thousand
# resolutions (第71/2057和72/190号), no list of goals twenty-two of them (目标22)
_DIGITS = re.compile(
    r"(?<=[^\s0-9A-Za-z.,/(\[－–-])(?<!目标(?=2[1-9]|[3-9][0-9]|[0-9]{3}))[0-9]{1,3}(?![0-9])|(?<=[A-Z)])[0-9]{1,3}(?![0-9A-Za-z/])|(?<=[^\s*])\*{1,4}(?=[\s：、，。；)）一-鿿]|$)"
    r"|(?<=[一-鿿》”][,;])[0-9]{1,3}(?=[ 一-鿿]|$)"
    r"|(?<=[第和、及 ][0-9]{2}/[0-9]{3})[0-9]{1,2}(?= ?[号和、及])|(?<=目标[2-9]|标 [2-9])[0-9](?![0-9])|(?<=目标[12][0-9]|标 [12][0-9])[0-9]{1,2}(?![0-9])"
)
#: no list of goals is longer
_GOALS = 20
_NEVER_BEFORE = frozenset("第约共达近满至到和与有每逾±×$￥=~")
_CLOSING = frozenset("》，；。、：”)）〉")
_DATED = frozenset("月日")
_GROUPED = re.compile(r" [0-9]{3}(?![0-9])")


def _score(text: str, start: int, end: int) -> int:
    """How likely the digits at `[start, end)` are a call-out; 0 never."""
    before = text[start - 1] if start else ""
    after = text[end : end + 1]
    spaced = after == " "
    if before in "0123456789":
        goal = text.rfind("目标", max(0, start - 5), start)
        return 4 if goal < 0 or int(text[goal + 2 : end]) > _GOALS else 0
    follow = text[end : end + 8].lstrip(" ")[:2]
    if (before in "年月" and follow[:1] in _DATED) or (spaced and _GROUPED.match(text, end)) or (start == 1 and text[0] in "表图"):
        return 0
    score = 2
    if before in _CLOSING:
        score += 3
    elif before in _NEVER_BEFORE:
        score -= 2
    elif before.isascii() and before.isalnum():
        score -= 1
    if not follow:
        score += 2
    elif COUNT.match(follow) and not spaced:
        score -= 3
    elif COUNT.match(follow) and follow[0] not in "、，多千百个名国人":
        score -= 1
    elif spaced:
        score += 2
    elif follow[0] in "，；。、）)":
        score += 1
    return score


def call_bare(lines: Sequence[Line], notes: Sequence[Line]) -> None:
    """Turn bare digits glued to the text into call-outs: `公约2 和` → a call of note 2.

    Notes are called in order, so the call of each note is looked for after that of the note before and, if the text has
    pages, not after the page of the note. Among the places of one note the likeliest wins, the first of equals.
    """
    at = (0, -1)
    chosen: list[tuple[int, int, int, str]] = []
    for k, start, end, _, marker in _likeliest(lines, notes, _DIGITS, _score):
        if (k, start) > at:
            at = (k, start)
            chosen.append((k, start, end, marker))
    for k, start, end, marker in reversed(chosen):
        _take(lines[k], start, end, marker)


#: a number between blanks, or behind one at the end of its text
_APART = re.compile(r"(?<=[^\x00-\xff] )[0-9]{1,3}(?= |$)")


def _score_apart(text: str, start: int, end: int) -> int:
    """How likely the digits between blanks at `[start, end)` are a call-out; 0 never."""
    before = text[start - 2]
    if before in _NEVER_BEFORE or COUNT.match(text, end + 1):
        return 0
    return 5 if before in _CLOSING else 1


def call_apart(lines: Sequence[Line], notes: Sequence[Line]) -> None:
    """Numbers that a converter set between blanks: `《世界人权宣言》 1 和《儿童权利公约》， 2`.

    Only for notes that nothing else calls, where two of them at least are found so, one behind punctuation, or one behind the
    last punctuation of its text: in texts with blanks around every number one alone may count something.
    """
    chosen = _likeliest(lines, notes, _APART, _score_apart)
    last = any(score > 1 and end == len(lines[k].text) for k, _, end, score, _ in chosen)
    if not last and (len(chosen) < 2 or not any(score > 1 for _, _, _, score, _ in chosen)):
        return
    for k, start, end, _, marker in reversed(chosen):
        _take(lines[k], start, end, marker)
        cut(lines[k], start - 1, start)


def uncalled(lines: Sequence[Line], notes: Sequence[Line]) -> list[Line]:
    """The notes that no line calls."""
    called = {marker for line in lines if line.calls for _, marker, _, _ in line.calls}
    return [note for note in notes if note.marker not in called]


def _likeliest(
    lines: Sequence[Line], notes: Sequence[Line], pattern: re.Pattern[str], score: Callable[[str, int, int], int]
) -> list[tuple[int, int, int, int, str]]:
    """The calls of the notes that nothing calls yet, among what `pattern` finds: `(line, start, end, score, marker)` in order."""
    missing = uncalled(lines, notes)
    if not missing:
        return []
    wanted = {note.marker for note in missing}
    places: dict[str, list[tuple[int, int, int, int]]] = {}
    for k, line in enumerate(lines):
        text = line.text
        for found in pattern.finditer(text):
            if found[0] in wanted and (likely := score(text, found.start(), found.end())) > 0:
                places.setdefault(found[0], []).append((k, found.start(), found.end(), likely))
    return [(*place, note.marker) for note, place in zip(missing, _chain(missing, places, lines), strict=True) if place]


# digits that nothing but a call explains: straight behind closing punctuation, before the end, punctuation or text they do not
# count; behind a title also before a blank, since titles count nothing (《公约》6 所承担的义务)
_AGAIN = re.compile(
    r"(?<=[》；，”])[0-9]{1,3}(?=$|[，；。]|(?![至到比分余倍元公英平])[一-鿿])|(?:(?<=》)|(?<=》，))[0-9]{1,3}(?= [一-鿿])"
)


def call_again(lines: Sequence[Line], notes: Sequence[Line]) -> None:
    """Second calls of notes in plain text, which stand in no order: `《公约》6所承担的义务`, `…的报告；7`."""
    markers = {note.marker for note in notes}
    called: set[str] = set()
    for line in lines:
        called.update(marker for _, marker, _, _ in line.calls)
        text = line.text
        if line.kind == "note" or not _AGAIN.search(text):
            continue
        for found in reversed(list(_AGAIN.finditer(text))):
            after = text[found.end() : found.end() + 2].lstrip(" ")[:1]
            if found[0] in called and found[0] in markers and not COUNT.match(after) and not (after in "，；。" and text[found.start() - 1] == "，" and after):
                _take(line, found.start(), found.end(), found[0])


def _chain(
    notes: Sequence[Line], places: dict[str, list[tuple[int, int, int, int]]], lines: Sequence[Line]
) -> list[tuple[int, int, int, int] | None]:
    """For each note the place of its call, or None: the increasing chain of places with the highest total score."""
    states: list[tuple[int, int, int, int]] = []  # (line, start, total, back pointer into states)
    owner: list[tuple[int, tuple[int, int, int, int]]] = []
    # a frontier of chains ordered by position with rising totals
    frontier: list[tuple[int, int, int, int]] = [(-1, -1, 0, -1)]
    for i, note in enumerate(notes):
        fresh: list[tuple[int, int, int, int]] = []
        for place in places.get(note.marker, ()):
            k, start, _, score = place
            if lines[k].page > note.page and lines[k].start > note.start:
                continue
            distance = note.page - lines[k].page
            score += 10 if distance == 0 else 7 if distance == 1 else 6
            before = frontier[bisect_left(frontier, (k, start)) - 1]
            states.append((k, start, before[2] + score, before[3]))
            owner.append((i, place))
            fresh.append((k, start, before[2] + score, len(states) - 1))
        for state in fresh:
            at = bisect_left(frontier, state[:2])
            if frontier[at - 1][2] >= state[2]:
                continue
            stop = at
            while stop < len(frontier) and frontier[stop][2] <= state[2]:
                stop += 1
            frontier[at:stop] = [state]
    result: list[tuple[int, int, int, int] | None] = [None] * len(notes)
    pointer = frontier[-1][3]
    while pointer >= 0:
        i, place = owner[pointer]
        result[i] = place
        pointer = states[pointer][3]
    return result


def _take(line: Line, start: int, end: int, marker: str) -> None:
    """Cut `[start, end)` out of a line and call `marker` there; a blank behind goes too, before Han text."""
    text = line.text
    stop = end
    if text[stop : stop + 1] == " " and (stop + 1 == len(text) or text[stop + 1] > "⺀"):
        stop += 1
    runs = line.runs
    fixed: list[int] = []
    k = 0
    while k < len(runs) and runs[k] <= start:
        k += 2
    source = runs[k - 1] + start - runs[k - 2]
    fixed.extend(runs[: k - (2 if runs[k - 2] == start else 0)])
    j = k
    while j < len(runs) and runs[j] <= stop:
        j += 2
    behind = runs[j - 1] + stop - runs[j - 2]
    fixed += (start, behind)
    removed = stop - start
    for m in range(j, len(runs), 2):
        fixed += (runs[m] - removed, runs[m + 1])
    line.text = text[:start] + text[stop:]
    line.runs = tuple(fixed)

    def move(offset: int) -> int:
        return offset if offset <= start else max(start, offset - removed)

    line.calls = sorted([*((move(o), m, a, b) for o, m, a, b in line.calls), (start, marker, source, source + end - start)])
    line.bold = [(move(a), move(b)) for a, b in line.bold]
    line.links = [(move(a), move(b), h) for a, b, h in line.links]
    line.marks = [(kind, move(a), move(b)) for kind, a, b in line.marks]
