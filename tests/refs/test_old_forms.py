"""Citations as texts until the 1980s have them."""

from __future__ import annotations

import pytest

import unres
from citing import cited, document, targets


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("一九六七年十一月二十二日安全理事会第二四二(一九六七)号决议", "S/RES/242(1967)"),
        ("一九四六年十二月十一日第九十五(一)号决议", "A/RES/95(I)"),
        ("一九四八年十二月十日第二一七（三）号决议", "A/RES/217(III)"),
        ("经济及社会理事会一九五〇年二月二十七日第二八八(十)号决议", "E/RES/288(X)"),
        ("一九四七年十一月二十九日第181(II)号决议", "A/RES/181(II)"),
    ],
)
def test_numbers_in_chinese_figures(sentence, target):
    assert targets(sentence) == [target]


def test_what_is_counted_is_no_number():
    assert targets("第三(二)段和二(三)号房间") == []


def test_the_charter_without_title_marks():
    assert cited("联合国宪章第二条所载原则") == [("联合国宪章", "UN-Charter")]
    assert cited("依照宪章第七章") == [("宪章", "UN-Charter")]
    (reference,) = unres.refer(document("回顾联合国宪章第二条，"))
    assert reference.pinpoint == "第二条"


@pytest.mark.parametrize("sentence", ["非洲联盟宪章第四条", "联合国宪章", "新宪章第二条", "《宪章的第二条》"])
def test_other_charters_and_bare_names_stay_open(sentence):
    assert "UN-Charter" not in targets(sentence)


@pytest.mark.parametrize("title", ["第56/1号决议. 图书馆", "第56/1号决议：图书馆"])
def test_the_own_number_in_the_title_is_no_citation(title):
    made = unres.parse(f"{title}\n\n麻醉药品委员会，\n\n回顾其第52/13号决议，\n\n1. 决定增设图书馆。\n")
    assert [r.target for r in unres.refer(made)] == ["CND:52/13"]


def test_numbers_behind_the_own_one_in_a_title_are_citations():
    made = unres.parse("99/3. 第98/7号决议的执行情况\n\n大会，\n\n1. 决定增设图书馆。\n")
    assert [r.target for r in unres.refer(made)] == ["A/RES/98/7"]
