"""`Finding`: what `validate` and the lint rules say of an Akoma Ntoso file."""

from __future__ import annotations

from attrs import frozen


@frozen
class Finding:
    """One violation: `code` is the rule ("L1" … "L19", see akn4un 14), `line` the 1-based line of the file."""

    code: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.line}: {self.code}: {self.message}"
