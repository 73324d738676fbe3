"""`Resolver`: what a caller knows about titles and numbers that no document tells."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol, runtime_checkable

from attrs import frozen

from unres.errors import InputError, UsageError
from unres.refs.instruments import key
from unres.refs.notes import Source


@runtime_checkable
class Resolver(Protocol):
    """Anything with a method `title` that gives the canonical target of a title (without 《》), or None."""

    def title(self, name: str) -> str | None:
        """The target of a title, as references.md 2 writes it: `A/RES/70/1`, `UNTS:1577:27531`."""
        ...


@frozen
class Titles:
    """A resolver made of a mapping from title to target.

    >>> Titles({"世界图书馆宪章": "A/RES/99/7"}).title("世界图书馆宪章")
    'A/RES/99/7'
    """

    known: Mapping[str, str]

    def title(self, name: str) -> str | None:
        """The target of a title."""
        return self.known.get(name)


@frozen
class _Function:
    call: Callable[[str], str | None]

    def title(self, name: str) -> str | None:
        return self.call(name)


def resolver(given: Resolver | Mapping[str, str] | Callable[[str], str | None] | str | os.PathLike[str] | None) -> Resolver | None:
    """A resolver from what a caller has: a resolver, a mapping, a function, or the path of a JSON file (title → target).

    Raises `InputError` if the file cannot be read, `UsageError` if it holds no such object or `given` is something else.

    >>> resolver({"《世界图书馆宪章》": "A/RES/99/7"}).title("世界图书馆宪章")
    'A/RES/99/7'
    """
    if given is None:
        return None
    if isinstance(given, Mapping):
        return Titles({key(name): target for name, target in given.items()})
    if isinstance(given, str | os.PathLike):  # before the protocol: a str has a method `title` too
        try:
            data = json.loads(Path(given).read_text(encoding="utf-8"))
        except OSError as problem:
            raise InputError(f"cannot read {given}", problem.strerror or str(problem)) from problem
        except ValueError as problem:
            raise UsageError(f"{given} is no JSON: {problem}") from problem
        if not isinstance(data, dict) or not all(isinstance(v, str) for v in data.values()):
            raise UsageError(f"{given} must hold one object of titles and targets")
        return resolver(data)
    if isinstance(given, Resolver):
        return given
    if callable(given):
        return _Function(given)
    raise UsageError(f"no resolver: {type(given).__name__}")


def lookup(given: Resolver | None) -> Callable[[str], Source | None] | None:
    """The resolver as the registry of titles asks it."""
    if given is None:
        return None

    def ask(name: str) -> Source | None:
        target = given.title(name)
        return Source(target, via=("the caller's resolver",)) if target else None

    return ask
