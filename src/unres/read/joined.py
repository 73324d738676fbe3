"""`Joined`: text put together from pieces of the source, with the map back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unres.figures import RAISED
from unres.read.rows import Row

# between these characters a line end is nothing; between two others it is a blank (Latin words, numbers)
_TIGHT = re.compile(r"[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u3000-\u303f“”‘’—…、。《》〈〉（）㈠-㈩①-⑳]")


def glue(left: str, right: str) -> str:
    """What stands between two pieces whose line end is undone: nothing beside Han, a blank between Latin words.

    >>> glue("联合国", "大会"), glue("the", "General"), glue("人口基金、¹", "¹ 人类住区规划署"), glue("2018–", "2028"), glue("4 -", "2030")
    ('', ' ', '', '', ' ')
    """
    if not left or not right or "一" <= left[-1] <= "鿿" or _TIGHT.match(left[-1]) or _TIGHT.match(right[0]):
        return ""
    if left[-1] in "-–":
        return " " if left[-2:-1] == " " else ""  # a dash stands on both sides alike
    if left[-1] in "/(" or right[0] in "/-–)" or (left[-1] in RAISED and right[0] in RAISED):
        return ""
    return " "


def join(rows: Sequence[Row]) -> tuple[str, list[int]]:
    """The rows as one text and its runs `[t0, s0, t1, s1, …]`."""
    first = rows[0]
    if len(rows) == 1:
        return first.text, [0, first.start]
    last = first.text
    pieces = [last]
    runs = [0, first.start]
    length = len(last)
    for row in rows[1:]:
        text = row.text
        if "一" <= last[-1] <= "鿿" or not (between := glue(last, text)):
            runs += (length, row.start)
        else:
            pieces.append(between)
            runs += (length, row.start - 1)  # the blank stands for the line end
            length += 1
        pieces.append(text)
        length += len(text)
        last = text
    return "".join(pieces), runs
