"""The exceptions: wrong use of the library, and input that cannot be opened at all.

Trouble inside a readable document is never an exception but a `Diagnostic`.
"""

from __future__ import annotations


class UnresError(Exception):
    """The base of all exceptions of this package."""


class UsageError(UnresError, ValueError):
    """The library was called wrongly: an unknown format, an option that does not exist."""


class InputError(UnresError):
    """The input is not what it claims to be or cannot be opened; `hint` says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message}: {hint}" if hint else message)
        self.hint = hint


class LimitError(InputError):
    """The input is larger or deeper than `Limits` allows."""
