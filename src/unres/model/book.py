"""`Book`: what is known while eIds are given out: which there are, what has been counted, which numbers repeat (akn4un 8.4)."""

from __future__ import annotations

from collections.abc import Iterable

from unres.model.base import Node
from unres.model.blocks import Paragraph, Section
from unres.model.pieces import number
from unres.model.text import Text


class Book:
    """What is known while ids are given out: how often each id was wanted in this document element, and the calls."""

    __slots__ = ("calls", "seen")

    def __init__(self, seen: dict[str, int], calls: list[tuple[int, str, str, dict[str, int]]]) -> None:
        self.seen = seen
        self.calls = calls

    def unique(self, eid: str) -> str:
        """The id, with a number behind it if it has been given out before.

        >>> book = Book({}, [])
        >>> book.unique("para_1"), book.unique("para_1")
        ('para_1', 'para_1_2')
        """
        seen = self.seen
        if eid not in seen:
            seen[eid] = 1
            return eid
        count = seen[eid] + 1
        while (other := f"{eid}_{count}") in seen:
            count += 1
        seen[eid] = count
        seen[other] = 1
        return other

    def note(self, text: Text, eid: str, prefix: str) -> None:
        """Keep the calls of a text, which stands in the unit `eid`."""
        for call in text.calls:
            self.calls.append((call.note, eid, prefix, self.seen))


class Scope:
    """The numbering that paragraph ids refer to: a body, an annex, a quoted draft, an article."""

    __slots__ = ("_children", "_numbers", "component", "prefix", "unnumbered")

    def __init__(self, prefix: str, component: Component, children: Iterable[Node]) -> None:
        self.prefix = prefix
        self.component = component
        self.unnumbered = 0
        self._children = children
        self._numbers: tuple[bool, bool, bool] | None = None

    @property
    def numbered(self) -> bool:
        """Whether a paragraph has a number."""
        return (self._numbers or self._count())[0]

    @property
    def repeated(self) -> bool:
        """Whether two paragraphs have the same number."""
        return (self._numbers or self._count())[1]

    @property
    def repeated_articles(self) -> bool:
        """Whether two articles have the same number."""
        return (self._numbers or self._count())[2]

    def _count(self) -> tuple[bool, bool, bool]:
        """Look at all numbers, once and only where it is asked for: a body of numbered paragraphs without sections does not ask."""
        paragraphs: set[str] = set()
        articles: set[str] = set()
        repeated = repeated_articles = False
        nodes = list(self._children)
        for node in nodes:  # and what is put behind them on the way
            if node.__class__ is Paragraph:
                if node.label is not None and (n := number(node.label.text, "para")):
                    if n in paragraphs:
                        repeated = True
                    paragraphs.add(n)
            elif isinstance(node, Section):
                if node.level in ("article", "rule"):
                    if node.label is not None and (n := number(node.label.text, "art")):
                        repeated_articles = repeated_articles or n in articles
                        articles.add(n)
                else:
                    nodes.extend(node.children)
        self._numbers = found = bool(paragraphs), repeated, repeated_articles
        return found

    def nameless(self) -> str:
        """The id of the next paragraph without number."""
        self.unnumbered += 1
        return f"{self.prefix}para_nn_{self.unnumbered}" if self.numbered else f"{self.prefix}para_{self.unnumbered}"


class Component:
    """A body, an annex or a quoted draft: what counts through it."""

    __slots__ = ("book", "counts", "prefix")

    def __init__(self, prefix: str, book: Book) -> None:
        self.prefix = prefix
        self.book = book
        self.counts: dict[str, int] = {}

    def count(self, piece: str) -> str:
        """The next id of a piece."""
        self.counts[piece] = n = self.counts.get(piece, 0) + 1
        return self.book.unique(f"{self.prefix}{piece}_{n}")
