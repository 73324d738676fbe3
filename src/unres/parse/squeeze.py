"""`squeeze`: what printed lines are matched without: blanks between characters (第 53 次会议, 大 会)."""

from __future__ import annotations

import re

#: signs without width, which `str.split` does not count as blanks
_INVISIBLE = re.compile("[\u200b-\u200f]+")


def squeeze(text: str) -> str:
    """Text without blanks. Splitting at them costs a third of one pattern for all.

    >>> squeeze(" 第\u3000五十三\u200b 次会议\\n")
    '第五十三次会议'
    """
    bare = "".join(text.split())
    return bare if bare.isprintable() else _INVISIBLE.sub("", bare)
