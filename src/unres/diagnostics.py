"""`Diagnostic`: what was odd about an input, with a code, a place and a message in both languages."""

from __future__ import annotations

import enum

from attrs import field, frozen

from unres.source import Span


class Severity(enum.StrEnum):
    """How bad it is: an error means that something could not be read or is wrong in the document."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


#: code → (severity, English message, Chinese message). `{}` fields are filled by `diagnose`.
CODES: dict[str, tuple[Severity, str, str]] = {}


@frozen
class Diagnostic:
    """A finding. `str()` gives code and English message."""

    code: str
    start: int
    end: int
    #: values for the fields of the message
    values: dict[str, str] = field(factory=dict, hash=False)

    @property
    def severity(self) -> Severity:
        """Severity from the table of codes."""
        return CODES[self.code][0]

    @property
    def span(self) -> Span:
        """Where in `Source.text`."""
        return Span(self.start, self.end)

    def message(self, language: str = "en") -> str:
        """The message, `language` "en" or "zh"."""
        return CODES[self.code][2 if language == "zh" else 1].format(**self.values)

    def __str__(self) -> str:
        return f"{self.code}: {self.message()}"
