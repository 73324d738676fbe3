"""`Kept`: what a function makes of short keys that recur, kept for the next time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Kept(dict[K, V]):
    """`kept[key]` is `make(key)`, made once; begun anew when there are `most`.

    As `lru_cache`, but found as an item of a dictionary is: a call of what `lru_cache` returns packs its arguments and moves
    links about, which costs four times as much, and the writers ask a hundred times for each document.

    >>> numbers = Kept(int, most=2)
    >>> [numbers[n] for n in ("1", "2", "2", "3")], len(numbers)
    ([1, 2, 2, 3], 1)
    """

    __slots__ = ("make", "most")

    def __init__(self, make: Callable[[K], V], most: int = 1024) -> None:
        self.make = make
        self.most = most

    def __missing__(self, key: K) -> V:
        if len(self) >= self.most:
            self.clear()
        self[key] = made = self.make(key)
        return made
