"""`Text`: one stretch of running text with its stand-off marks, and how it maps back to the source."""

from __future__ import annotations

from bisect import bisect_right

from attrs import field, frozen

from unres.model.unfrozen import unfrozen
from unres.source import Span


@frozen
class Label:
    """A printed number, exactly as printed: `1.` `(a)` `㈠` `一、` `第一条` `–`.

    `number` is the form of akn4un 8.3 without its context ("1", "a", "i", "I"); `style` names the family
    (see `unres.labels`); `value` is the ordinal, 0 for bullets.
    """

    text: str
    style: str = "decimal"
    value: int = 0
    start: int = field(default=0, eq=False, repr=False)
    end: int = field(default=0, eq=False, repr=False)


@frozen
class Call:
    """A footnote call-out: it stands before character `offset` of the text and shows `marker`.

    `note` is the index in `Document.notes`, or -1 for a call whose note is missing. `first` is False when the note has
    been called before.
    """

    offset: int
    marker: str
    note: int = -1
    first: bool = True
    start: int = field(default=0, eq=False, repr=False)
    end: int = field(default=0, eq=False, repr=False)


@frozen
class Mark:
    """Typography that carries meaning: `kind` is "sup" or "sub" over `[start, end)` of the text."""

    kind: str
    start: int
    end: int


@frozen
class Action:
    """An action phrase (重申, 又重申, 深为关切地注意到) at `[start, end)` of its text; `key` is akn4un 11's verb or ""."""

    text: str
    key: str
    start: int
    end: int


@frozen
class Text:
    """Running text without call-outs and mark-up.

    `runs` is the source map: a flat tuple `(t0, s0, t1, s1, …)`; from text offset `ti` on, characters stand in the source
    from `si` on, until the next run. What lies between two runs in the source is mark-up, a line end or page furniture.
    `start`, `end` are the source span, mark-up at the edges excluded.

    >>> t = Text("回顾其决议", start=2, end=9, runs=(0, 2, 2, 6))
    >>> t.to_source(3)
    7
    """

    value: str
    calls: tuple[Call, ...] = ()
    marks: tuple[Mark, ...] = ()
    start: int = field(default=0, eq=False, repr=False)
    end: int = field(default=0, eq=False, repr=False)
    runs: tuple[int, ...] = field(default=(0, 0), eq=False, repr=False)

    def __str__(self) -> str:
        return self.value

    @property
    def span(self) -> Span:
        """Where the text stands in the source."""
        return Span(self.start, self.end)

    def to_source(self, offset: int) -> int:
        """The source offset of the character at text `offset` (of the last one's end for `len(value)`)."""
        if offset >= len(self.value):
            return self.end
        k = bisect_right(self.runs[::2], offset) - 1
        return self.runs[2 * k + 1] + offset - self.runs[2 * k]

    def source_span(self, start: int, end: int) -> Span:
        """The source span of text `[start, end)`."""
        return Span(self.to_source(start), self.to_source(end - 1) + 1 if end > start else self.to_source(start))


EMPTY = Text("")
_text, _label, _action, _call = map(unfrozen, (Text, Label, Action, Call))


def make_text(
    value: str, calls: tuple[Call, ...], marks: tuple[Mark, ...], start: int, end: int, runs: tuple[int, ...]
) -> Text:
    """`Text(…)` for a fraction of the price (see `unres.model.unfrozen`).

    >>> make_text("大会，", (), (), 0, 3, (0, 0)) == Text("大会，")
    True
    """
    one = _text()
    one.value = value
    one.calls = calls
    one.marks = marks
    one.start = start
    one.end = end
    one.runs = runs
    one.__class__ = Text
    return one  # type: ignore[no-any-return]


def make_label(text: str, style: str, value: int, start: int, end: int) -> Label:
    """`Label(…)`, made as `make_text` makes texts.

    >>> make_label("㈠", "enclosed", 1, 0, 1)
    Label(text='㈠', style='enclosed', value=1)
    """
    one = _label()
    one.text = text
    one.style = style
    one.value = value
    one.start = start
    one.end = end
    one.__class__ = Label
    return one  # type: ignore[no-any-return]


def make_action(text: str, key: str, start: int, end: int) -> Action:
    """`Action(…)`, made as `make_text` makes texts.

    >>> make_action("又请", "request", 0, 2)
    Action(text='又请', key='request', start=0, end=2)
    """
    one = _action()
    one.text = text
    one.key = key
    one.start = start
    one.end = end
    one.__class__ = Action
    return one  # type: ignore[no-any-return]


def make_call(offset: int, marker: str, note: int, first: bool, start: int, end: int) -> Call:  # noqa: FBT001
    """`Call(…)`, made as `make_text` makes texts.

    >>> make_call(5, "1", 0, True, 9, 10)
    Call(offset=5, marker='1', note=0, first=True)
    """
    one = _call()
    one.offset = offset
    one.marker = marker
    one.note = note
    one.first = first
    one.start = start
    one.end = end
    one.__class__ = Call
    return one  # type: ignore[no-any-return]
