"""From a reader's `Line` to the model's `Text` and `Label`."""

from __future__ import annotations

from attrs import define, field

from unres.model.text import Call, Label, Mark, Text, make_call
from unres.model.unfrozen import unfrozen
from unres.read.lines import Line


@define(eq=False)
class Calls:
    """Which note each call-out means: the notes of a marker are taken in order, the last one stays for later calls."""

    #: marker → indices of its notes, in document order
    waiting: dict[str, list[int]]
    #: marker → the note called last
    last: dict[str, int] = field(factory=dict)

    def take(self, marker: str) -> tuple[int, bool]:
        """The note of the next call of `marker` (-1 if there is none) and whether it is called for the first time."""
        queue = self.waiting.get(marker)
        if queue:
            note = queue.pop(0)
            self.last[marker] = note
            return note, True
        return self.last.get(marker, -1), False


_text, _label = unfrozen(Text), unfrozen(Label)


def text(line: Line, calls: Calls, start: int = 0, end: int | None = None) -> Text:
    """The text of `line`, or of its part `[start, end)`; call-outs are tied to their notes."""
    value = line.text
    if "\t" in value:
        value = value.replace("\t", " ")  # how wide a gap was typed is layout; AKN knows no tab
    runs = line.runs or (0, line.start)
    if start or end is not None:
        value = value[start:end]
        runs = (0, runs[1] + start - runs[0]) if len(runs) == 2 else cut(runs, start, start + len(value))
    one = _text()
    one.value = value
    one.calls = _tied(line, calls, start, end) if line.calls else ()
    one.marks = _kept(line, start, end) if line.marks else ()
    one.start = runs[1]
    one.end = runs[-1] + len(value) - runs[-2]
    one.runs = runs
    one.__class__ = Text
    return one  # type: ignore[no-any-return]


def _tied(line: Line, calls: Calls, start: int, end: int | None) -> tuple[Call, ...]:
    """The call-outs of the part `[start, end)` of a line; without an end all that are behind `start`."""
    found = []
    whole = end is None
    stop = len(line.text) if end is None else end
    for offset, marker, a, b in line.calls:
        if (offset >= start or not start) and (whole or offset <= stop):
            note, first = calls.take(marker)
            found.append(make_call(max(0, min(offset, stop) - start), marker, note, first, a, b))
    return tuple(found)


def _kept(line: Line, start: int, end: int | None) -> tuple[Mark, ...]:
    """The raised and lowered signs in the part `[start, end)` of a line."""
    stop = len(line.text) if end is None else end
    return tuple(
        Mark(kind, max(a, start) - start, min(b, stop) - start)
        for kind, a, b in line.marks
        if kind in {"sup", "sub"} and b > start and a < stop
    )


def cut(runs: tuple[int, ...], start: int, stop: int) -> tuple[int, ...]:
    """The runs of the part `[start, stop)`.

    >>> cut((0, 10, 3, 15, 5, 19), 3, 6), cut((0, 10, 3, 15, 5, 19), 4, 5)
    ((0, 15, 2, 19), (0, 16))
    """
    n = len(runs)
    if n == 2:
        return (0, runs[1] + start - runs[0])
    first = 0 if runs[2] > start else 2 if n == 4 or runs[4] > start else 4 if n == 6 or runs[6] > start else _run_at(runs, start)
    source = runs[first + 1] + start - runs[first]
    first += 2
    if first == n:
        return (0, source)
    made = [0, source]
    for k in range(first, n, 2):
        if runs[k] >= stop:
            break
        made += (runs[k] - start, runs[k + 1])
    return tuple(made)


def _run_at(runs: tuple[int, ...], offset: int) -> int:
    """The index of the run that holds `offset`: lines may have thousands of runs and be cut as often."""
    low, high = 0, len(runs) // 2
    while high - low > 1:
        middle = (low + high) // 2
        if runs[2 * middle] <= offset:
            low = middle
        else:
            high = middle
    return 2 * low


def label(line: Line, printed: str, style: str, value: int) -> Label:
    """The label printed at the start of `line` (or kept outside its text by the format)."""
    one = _label()
    one.text = printed
    one.style = style
    one.value = value
    if line.number:
        one.start = one.end = line.start
    else:
        runs = line.runs
        size = len(printed)
        k, n = 0, len(runs) - 2
        while k < n and runs[k + 2] < size:
            k += 2
        one.start = runs[1]
        one.end = runs[k + 1] + size - runs[k]
    one.__class__ = Label
    return one  # type: ignore[no-any-return]
