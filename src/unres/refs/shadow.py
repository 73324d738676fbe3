"""`Shadow`: a text as the reference patterns read it, without the blanks that converters put in or leave out."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from attrs import frozen

_Z = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
#: what is dropped: blanks beside a character that is no Latin letter, digit or sign, and marks without width anywhere
_BLANKS = re.compile(
    rf"[\s{_Z}](?:(?<=[^\x02-\u024f][\s{_Z}])[\s{_Z}]*+|[\s{_Z}]*+(?=[^\x02-\u024f])|(?<=[{_Z}])|(?<=\s\s)\s*+)"
)
#: full-width forms and hyphens that the patterns know as ASCII; what is frequent is replaced one by one, which is faster
_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ／．－‐‑‒–−]")
_FOLD = str.maketrans(
    "０１２３４５６７８９／．－‐‑‒–−" + "".join(chr(c) for c in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))),
    "0123456789/.------" + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
)


@frozen(eq=False)
class Shadow:
    """`text` with full-width ASCII folded and blanks dropped beside Han characters, one kept elsewhere.

    `runs` maps back: from shadow offset `at[k]` on, characters stand at `to[k]` of the original; both empty if nothing moved.
    """

    text: str
    at: tuple[int, ...] = ()
    to: tuple[int, ...] = ()

    def original(self, offset: int) -> int:
        """The offset in the original text of the character at `offset`.

        >>> s = shadow("第 217 A (III) 号")
        >>> s.text, s.original(1), s.original(12)
        ('第217 A (III)号', 2, 14)
        """
        if not self.at:
            return offset
        k = bisect_right(self.at, offset) - 1
        return self.to[k] + offset - self.at[k]

    def end(self, offset: int) -> int:
        """The offset in the original behind the character before `offset`: the end of a span, blanks after it left out."""
        return self.original(offset - 1) + 1 if offset else 0


def shadow(value: str) -> Shadow:
    """The shadow of a text.

    >>> shadow("第 70/1 号决议，第 5 段").text, shadow("第７０／１号").text, shadow("2200 A (XXI)").text
    ('第70/1号决议，第5段', '第70/1号', '2200 A (XXI)')
    """
    folded = value.replace("（", "(").replace("）", ")").replace("\u00a0", " ").replace("\u3000", " ")
    if _WIDE.search(folded):
        folded = folded.translate(_FOLD)
    spans = [m.span() for m in _BLANKS.finditer(folded)]
    if not spans:
        return Shadow(folded)
    starts, ends = zip(*spans, strict=True)
    to = (0, *ends)
    pieces = [folded[a:b] for a, b in zip(to, (*starts, len(folded)), strict=True)]
    at = (0, *accumulate(map(len, pieces[:-1])))
    return Shadow("".join(pieces), at, to)
