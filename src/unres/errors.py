"""The exceptions: wrong use of the library, and input that cannot be opened at all.

Trouble inside a readable document is never an exception but a `Diagnostic`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unres.diagnostics import Diagnostic


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


class DocumentError(UnresError):
    """`parse(strict=True)` found trouble in the document; `diagnostics` holds all of it."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.diagnostics = diagnostics
        first = "; ".join(str(d) for d in diagnostics[:3])
        more = f" and {len(diagnostics) - 3} more" if len(diagnostics) > 3 else ""
        super().__init__(f"{first}{more}")

    def __reduce__(self) -> tuple[type[DocumentError], tuple[tuple[Diagnostic, ...]]]:
        return type(self), (self.diagnostics,)
