"""Texts as patterns read them."""

from __future__ import annotations

import sys

from unres.script import fold, matched, narrow

BLANKS = str.maketrans("\u00a0\u2007\u202f\u3000", "    ")


def test_no_character_slips_through_the_first_look() -> None:
    """`matched` looks for all that its steps may change at once; whatever a step changes must be among it."""
    for sign in map(chr, range(0x20, min(sys.maxunicode, 0x30000))):
        for text in (f"第{sign}号", f"第5{sign}5号", f"第5（{sign}）号"):
            assert matched(text) == narrow(fold(text)).translate(BLANKS)
