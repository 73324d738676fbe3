"""Rows with a blank line behind each: which blank lines part paragraphs, and which only rows."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from unres.labels import scan
from unres.read.rows import width
from unres.read.shadow import Edit

_ROW = re.compile(r"[^\s].*")
_WORD = re.compile(r"[\u4e00-\u9fff0-9《“]")
#: fewer rows cut in the midst of a sentence tell nothing
_LEAST = 3
#: the end of each row that is no table, with the sign behind it where a sentence may go on there: more than those that do
_END = re.compile(r"\n(?:(?<=[^\n]{16}[\u4e00-\u9fff0-9《“、\s]\n)\s{0,80}+([\u4e00-\u9fff0-9《“])|\s{0,80}+[^\s|<+])")
_TIGHT = re.compile(r"\n(?<=\S\n)[^\s|<+]")


def rows_apart(text: str) -> list[Edit]:
    """The blank lines to take out of a text whose every row has one behind it; none in other texts.

    Then many rows end in the midst of a sentence, at about the same column, and a blank line follows all the same.

    >>> rows = "大会重申其以往各项决议，其中请各国\\n\\n在每一座村庄设立图书馆，并为此拨出\\n\\n足够的资金，"
    >>> len(rows_apart(rows * 8)), rows_apart("大会，\\n\\n回顾其决议，\\n\\n1. 决定修路。\\n" * 9)
    (16, [])
    """
    if "\n\n" not in text and "\n\r\n" not in text and "\n \n" not in text:
        return []
    ends = _END.findall(text)
    count = len(ends)
    if count - ends.count("") < max(_LEAST, count / 5) or len(_TIGHT.findall(text)) * 20 > count:
        return []
    rows = list(_ROW.finditer(text))
    gaps = [(a, b, text.count("\n", a.end(), b.start()) - 1) for a, b in pairwise(rows)]
    plain = [gap for gap in gaps if gap[1][0][0] not in "|<+"]
    if sum(blank > 0 for *_, blank in plain) * 20 < len(plain) * 19:
        return []
    cut = [(a, blank) for a, b, blank in plain if _indent(b) - _indent(a) < 9 and _cut(a[0].rstrip(), b[0])]
    if len(cut) < _LEAST or len(cut) * 5 < len(plain):
        return []
    edges = Counter((_indent(row) + width(row[0].rstrip())) // 4 for row, _ in cut)
    ((edge, _),) = edges.most_common(1)
    if sum(edges[k] for k in (edge - 1, edge, edge + 1)) * (2 if len(cut) > 5 else 1) < len(cut):
        return []
    ((least, _),) = Counter(blank for _, blank in cut).most_common(1)
    return [
        (a.end(), b.start() - _indent(b), "\n" * (1 + max(0, blank - least + 1) // 2))
        for a, b, blank in gaps
        if blank > 0 and "\x0c" not in text[a.end() : b.start()]
    ]


def _cut(above: str, below: str) -> bool:
    """Whether a sentence goes on over the end of a row: it is long, no heading, and stops without punctuation."""
    return (
        len(above) > 16
        and above[0] not in "#|<[-"
        and (above[-1] == "、" or _WORD.match(above[-1]) is not None)
        and _WORD.match(below[0]) is not None
        and scan(below) is None
    )


def _indent(row: re.Match[str]) -> int:
    """How far a row is from the start of its line."""
    return row.start() - row.string.rfind("\n", 0, row.start()) - 1
