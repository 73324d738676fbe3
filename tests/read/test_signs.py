"""What the rows of a text show: wherever a rule would find damage, its sign is there."""

import pytest

from unres.read.repair import SHOWN
from unres.read.rows import split
from unres.read.signs import signs

WIDE = "大会重申其以往各项决议，其中请各国在每一座村庄设立图书馆，并为此拨出足"
ROWS = "大会重申其以往各项决议，其中请各国\n\n在每一座村庄设立图书馆，并为此拨出\n\n足够的资金，"
DAMAGED = {
    "letter": "大会，\n\nl. 决定修路；\n\n2. 又决定造桥。\n",
    "letter at the start": "l. 决定修路；\n\n2. 又决定造桥。\n",
    "split": "大会，\n\n1. 决定修路；\n\n11. 请甲；\n\n  **1 2. 请乙。\n",
    "slash": "审议了报告，1/\n\n1/ A/44/43。\n",
    "slash in a tag": "审议了报告，<sup>1/</sup>\n\n<sup>1/</sup> A/44/43。\n",
    "circled": "审议了报告。①\n\n① 见A/44/43。\n",
    "framed": "审议了报告〔1〕。\n\n> 〔1〕 见A/44/43。\n",
    "named": "审议了报告[注1]。\n\n- [注1] 见A/44/43。\n",
    "round": "审议了报告(1)。\n\n(1) 见A/44/43。\n",
    "braced": "审议了报告{1}。\n\n{1} 见A/44/43。\n",
    "item": "大会，\n\n审议了报告，[1]\n\n1. 决定修路。\n\n1. 见A/99/1。\n",
    "apart": ROWS * 8,
    "apart, below a form feed": f"A/RES/99/1\n\x0c\n{ROWS * 8}",
    "apart, with carriage returns": (ROWS * 8).replace("\n", "\r\n"),
    "rests": f"{WIDE[:22]}\n{WIDE[22:]}\n" * 9,
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_rule_that_finds_anything_is_asked(name):
    text = DAMAGED[name]
    shown = signs(text, split(text))
    finding = [rule for rule in SHOWN if rule(text) is not None]
    assert finding
    assert "quoted" in shown or all(not shown.isdisjoint(SHOWN[rule]) for rule in finding)


def test_a_text_without_damage_shows_nothing():
    text = "A/RES/99/1\n大会\n\n大会，\n\n回顾其决议，<sup>1</sup>\n\n**1.** 决定修路；\n2\\. 请甲：\n(a) 造桥；\n\n<sup>1</sup> 见A/99/1。\n"
    assert signs(text, split(text)) == set()
