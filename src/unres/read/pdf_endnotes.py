"""Notes at the end of printed web pages: `[1] …` for a call `[1]`, and `1. … ↩` for a call `¹`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unres.model.document import Furniture
from unres.read import raised
from unres.read.lines import Line

_BRACKETED = re.compile(r"\[([0-9]{1,3})\]\s?(?=\S)")
_CALL = re.compile(r"\[([0-9]{1,3})\]")
_NUMBERED = re.compile(r"([0-9]{1,3})[.、．]?\s*(?=\S)")
#: the link from a note back to its call
_BACK = re.compile(r"\s*[↩↑⤴^]\ufe0e?\s*\Z")


def open_endnotes(lines: Sequence[Line]) -> list[Furniture]:
    """Turn paragraphs whose mark is called above them into notes, in place, and their calls in brackets into raised ones.

    What points from a note back to its call is taken out and given back as furniture.
    """
    called: set[str] = set()
    furniture: list[Furniture] = []
    for line in lines:
        if line.kind == "note":
            continue
        back = _BACK.search(line.text)
        found = (_NUMBERED if back else _BRACKETED).match(line.text)
        if line.kind == "text" and found is not None and found[1] in called:
            if back:
                start = raised.place(line, back.start() + len(back[0]) - len(back[0].lstrip()))
                furniture.append(Furniture("back-link", start, raised.place(line, len(line.text) - 1) + 1))
                raised.cut(line, back.start(), len(line.text))
            start = raised.place(line, 0)
            raised.cut(line, 0, found.end())
            line.kind, line.marker, line.start = "note", found[1], start
        else:
            called |= {raised.marker(line.text[a:b]) for kind, a, b in line.marks if kind == "sup" and a}
            called |= {call[1] for call in _CALL.finditer(line.text) if call.start()}
    _raise({line.marker for line in lines if line.kind == "note"}, lines)
    return furniture


def _raise(markers: set[str], lines: Sequence[Line]) -> None:
    """Mark the calls in brackets of the notes `markers` as raised."""
    for line in lines:
        if line.kind != "note" and "[" in line.text:
            done = {a for _, a, _ in line.marks}
            fresh = [
                ("sup", call.start(), call.end())
                for call in _CALL.finditer(line.text)
                if call.start() and call[1] in markers and call.start() not in done
            ]
            line.marks = sorted([*line.marks, *fresh], key=lambda mark: mark[1:])
