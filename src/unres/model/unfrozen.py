"""`unfrozen`: how the parser fills frozen nodes and texts field by field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def unfrozen(frozen: type) -> Callable[[], Any]:
    """A class laid out as `frozen`, to be filled field by field; what it makes is frozen by giving it the class `frozen`.

    The constructor of a frozen class goes around its own lock for every field: 0.75 µs for a paragraph, 0.16 so, and a document
    has hundreds. Every field has to be set, those with a default as well.

    >>> from unres.model.text import Mark
    >>> one = unfrozen(Mark)()
    >>> one.kind, one.start, one.end = "sup", 0, 1
    >>> one.__class__ = Mark
    >>> one
    Mark(kind='sup', start=0, end=1)
    """
    unlocked = {"__slots__": (), "__init__": object.__init__, "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(frozen.__name__, (frozen,), unlocked)
