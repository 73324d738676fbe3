"""When a document was issued again: the version date of its expression (akn4un 2.3)."""

from __future__ import annotations

import re

from unres.model.document import Document
from unres.script import matched
from unres.write.spans import dated, day_of, english_day

_AGAIN = re.compile(
    r"[*＊\s]*(?:"
    r"(?:本文件|本文|本决议|本决定)?(?:已|现)?(?:(?:[由因鉴出基]于|因)[^，。；“”]{0,16}?(?:原因|理由|更正|错误)|经更正|更正后)?[，,]?"
    r"(?:已|现)?(?:[于在][^，。；“”]{6,16}[，,]?)?(?:重新?|(?:第.次|再次|再度)(?:重新)?)(?:印发|分发|发布|印制)"
    r"|(?:Second |Third )?Re-?issued\b)",
    re.IGNORECASE,
)
#: a note that says this says nothing else; a longer one speaks of something else as well
_LONGEST = 80
#: roles of the lines of a masthead that may say it
_TOLD_IN = frozenset(("date", "other", "symbol"))


def reissued(document: Document) -> str:
    """The ISO date on which `document` was last issued again, as a starred note or a line of its masthead says; else "".

    >>> from unres.model import Document, Note, Text
    >>> reissued(Document(notes=(Note("*", (Text("由于技术原因于2045年3月1日重新印发。"),)),)))
    '2045-03-01'
    """
    # a numbered note speaks of the text at its call, a starred one of the document
    told = [note.text for note in document.notes if not note.marker.isalnum()]
    told += [line.content.value for line in document.cover if line.role in _TOLD_IN]
    last = ""
    for value in told:
        if len(value) <= _LONGEST and (day := _day(matched(value))) > last:
            last = day
    return last


def _day(value: str) -> str:
    """The date of the re-issue that `value` tells, "" if it tells none or several."""
    if not _AGAIN.match(value):
        return ""
    days = {day_of(tag) for _, _, tag, _ in dated(value)}
    if english := english_day(value):
        days.add(english[2])
    return days.pop() if len(days) == 1 else ""
