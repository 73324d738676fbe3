"""`Shadow`: a text as the reference patterns read it, without the blanks that converters put in or leave out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from attrs import frozen

#: every sign that `\s` knows but the blank, written out: a set of characters is looked up faster than the class
_RARE = r"\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_S = f" {_RARE}"
_Z = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
#: full-width forms and hyphens that the patterns know as ASCII; what is frequent is replaced one by one, which is faster
_W = "０-９Ａ-Ｚａ-ｚ／．－‐‑‒–−"
#: what is dropped, as a group of its own so that `split` gives it too: blanks beside a character that is no Latin letter, digit
#: or sign, and marks without width anywhere; and the full-width forms, so that one pass tells whether there are any
_BLANKS = re.compile(
    rf"([{_S}{_Z}{_W}](?:(?<=[^\x02-\u024f][{_S}{_Z}])[{_S}{_Z}]*+|[{_S}{_Z}]*+(?=[^\x02-\u024f])|(?<=[{_Z}])|(?<=[{_S}][{_S}])[{_S}]*+|(?<=[{_W}])))"
)
_FOLD = dict(zip(
    "０１２３４５６７８９／．－‐‑‒–−" + "".join(chr(c) for c in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))),
    "0123456789/.------" + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    strict=True,
))
# titles as scans and keyboards have them: 〈儿童权利公约〉, 《儿童权利公约〉, <<儿童权利公约>>; a whole title with one inside is
# taken first, for there 〈〉 are right. One class of first characters, so that the pattern is tried only where a title may begin
_TITLES = re.compile(
    r"[《〈＜<](?:(?<=《)(?:(?:[^《》〈〉]{0,120}〈[^《》〈〉]{1,80}〉){1,4}[^《》〈〉]{0,120}|[^《》〈〉]{1,200})》"
    r"|(?P<title>[0-9“]{0,5}[一-鿿][^《》〈〉＜＞<>。；\x01]{1,80})[》〉＞>])"
)
_SINGLE = re.compile("[〈〉＜＞<>]")
#: what nine texts of ten have none of
ODD = f"{_RARE}{_Z}{_W}〈〉＜＞<>"
_ODD_BUT_TITLES = re.compile(f"[{_RARE}{_Z}{_W}]")
#: where only blanks can be dropped, a pattern that begins with one is twice as fast
_ONLY_BLANKS = re.compile(r" (?:(?<=[^\x02-\u024f] ) *+| *+(?=[^\x02-\u024f])|(?<=  ) *+)")


def _titled(found: re.Match[str]) -> str:
    return found[0] if found["title"] is None else f"《{found['title']}》"


@frozen(eq=False)
class Shadow:
    """`text` with full-width ASCII folded, 〈…〉 as 《…》, and blanks dropped beside Han characters, one kept elsewhere.

    `at` and `gone` map back: from shadow offset `at[k]` on, `gone[k]` characters of the original have been dropped. `at` begins
    before the text, and has one offset more, its end: every character stands between two of them.
    """

    text: str
    at: tuple[int, ...]
    gone: Sequence[int]

    def original(self, offset: int) -> int:
        """The offset in the original text of the character at `offset`.

        >>> s = shadow("第 217 A (III) 号")
        >>> s.text, s.original(1), s.original(12)
        ('第217 A (III)号', 2, 14)
        """
        return offset + self.gone[bisect_right(self.at, offset) - 1]


def shadow(value: str) -> Shadow:
    """The shadow of a text.

    >>> shadow("第 70/1 号决议，第 5 段").text, shadow("第７０／１号").text, shadow("2200 A (XXI)").text
    ('第70/1号决议，第5段', '第70/1号', '2200 A (XXI)')
    >>> shadow("回顾〈儿童权利公约〉和《〈世界图书馆宪章〉议定书》").text
    '回顾《儿童权利公约》和《〈世界图书馆宪章〉议定书》'
    """
    folded = _folded(value)
    if _SINGLE.search(folded):
        folded = _TITLES.sub(_titled, folded)
    if not _ODD_BUT_TITLES.search(folded):
        return plain(folded)
    parts = _BLANKS.split(folded)
    if wide := _FOLD.keys() & set("".join(parts[1::2])):
        for c in wide:  # a text has few different ones: ten times as fast as `translate`
            folded = folded.replace(c, _FOLD[c])
        parts = _BLANKS.split(folded)
    return _mapped(parts)


def plain(value: str) -> Shadow:
    """The shadow of a text that has none of `ODD`: whether it has is known when it has been read, for a look of its own is dear.

    >>> plain("第 70/1 号决议（第 5 段）").text, plain("〈第 70/1 号〉").text
    ('第70/1号决议(第5段)', '〈第70/1号〉')
    """
    folded = _folded(value)
    kept = _ONLY_BLANKS.split(folded)
    text = "".join(kept)
    if len(folded) - len(text) == len(kept) - 1:  # no blank is longer than one character: nearly always
        return Shadow(text, (-1, *accumulate(map(len, kept))), range(len(kept)))
    return _mapped(_BLANKS.split(folded))


def _folded(value: str) -> str:
    return value.replace("（", "(").replace("）", ")").replace("\u00a0", " ").replace("\u3000", " ")


def _mapped(parts: list[str]) -> Shadow:
    """The shadow of a text that is split into what is kept and what is dropped, in turns."""
    kept = parts[::2]
    return Shadow("".join(kept), (-1, *accumulate(map(len, kept))), (0, *accumulate(map(len, parts[1::2]))))
