"""Notes as the documents of the twentieth century mark them, `1/` in the text and at the foot: they become `[1]`."""

from __future__ import annotations

import re

from unres.read.shadow import Edit

_SUP = r"(?:<sup> ?)?"
_END = r"(?: ?</sup>)?"
_NOTE = re.compile(rf"^[ \t\u3000>*-]{{0,12}}(?P<mark>{_SUP}(?P<value>[0-9]{{1,3}})[ ]?\\?[/／]{_END})(?P<gap>[ \t\u3000\u00a0]*)(?=[^\s0-9A-Za-z]|(?<=[ \t\u3000\u00a0])[A-Z])", re.M)
_CALL = re.compile(rf"(?<![0-9A-Za-z/.\n-])[ \u00a0]?(?P<mark>{_SUP}(?P<value>[0-9]{{1,3}})[ ]?\\?[/／]{_END})(?![0-9A-Za-z/／])")


def edits(text: str) -> list[Edit]:
    """What rewrites calls and notes; [] unless the notes count on and all but a few are called before they begin.

    >>> edits("审议了报告，1/\\n\\n1/ A/44/43。")
    [(6, 8, '[1]'), (10, 13, '[1] ')]
    >>> edits("占1/3。\\n\\n1/ 见A/44/43。")
    []
    """
    opened = list(_NOTE.finditer(text))
    if not opened:
        return []
    ends = {found.end("mark") for found in opened}
    first: dict[str, int] = {}
    calls = []
    for found in _CALL.finditer(text):
        if found.end("mark") not in ends:
            calls.append(found)
            first.setdefault(found["value"], found.start())
    notes = [found for found in opened if first.get(found["value"], len(text)) < found.start()]
    known = {found["value"] for found in notes}
    if not notes or len(notes) * 4 < len(opened) * 3:
        return []
    made: list[Edit] = []
    for found in notes:
        start, new = found.start("mark"), f"[{found['value']}] "
        # of equal length the signs would count as the source's own in another form
        made.append((start, found.end(), new + " " * (len(new) == found.end() - start)))
    made += [(found.start("mark"), found.end(), f"[{found['value']}]") for found in calls if found["value"] in known]
    return sorted(made)
