"""Bodies named in a text, and how far they govern a number."""

from __future__ import annotations

import pytest

from citing import targets
from unres.refs.bodies import LONGEST, governs, key, mentions, own, speakers
from unres.refs.streams import blank_quotes


def governed(text):
    """Keys of the bodies that govern the number of a text."""
    blank = blank_quotes(text)
    at = text.index("第70/1号")
    return [key(m, text) for m in mentions(blank, 0, at) if governs(blank, m, at)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("大会", ["A"]),
        ("联合国大会", ["A"]),
        ("安理会和安全理事会", ["S", "S"]),
        ("人权理事会", ["A/HRC"]),
        ("经济及社会理事会、经社理事会", ["E", "E"]),
        ("理事会", ["council"]),
        ("人权委员会", ["E/CN.4"]),
        ("联合国环境大会", ["UNEP/EA"]),
        ("世界卫生大会", ["WHO"]),
        ("托管理事会", ["SPC"]),
        ("亚太经社会", ["ESCAP"]),
        ("过渡理事会", [""]),  # the tail of a longer name
        ("图书馆协会", []),
        ("《联合国反腐败公约》缔约国会议", ["CAC/COSP"]),
        ("《生物多样性公约》缔约方大会", ["CBD"]),
        ("缔约方会议", [""]),  # nothing says of what
    ],
)
def test_mentions(text, keys):
    assert [key(m, text) for m in mentions(text)] == keys


@pytest.mark.parametrize("text", ["人居大会", "世界卫生大会", "国际劳工大会", "审议大会", "缔约方大会", "粮农组织大会", "国民代表大会", "大会堂", "大会主席"])
def test_not_every_assembly_is_the_general_assembly(text):
    assert targets(f"{text}第7/1号决议") != ["A/RES/7/1"]


def test_the_document_says_whose_parties():
    text = "缔约方会议"
    assert [key(m, text, "《联合国打击跨国有组织犯罪公约》的执行") for m in mentions(text)] == ["CTOC/COP"]


@pytest.mark.parametrize(
    "between",
    [
        "", "的", "2021年12月16日", "在其2021年12月", "第七十六届会议通过的", "于2021年12月16日通过的", "在第七十六届会议期间通过的", "关于图书馆的",
        "2021年12月16日题为“关于人权理事会”的", "关于图书馆的2021年12月16日", "各项有关决议，包括", "以往各项决议，特别是", "历次决议，最近一项是", "就图书馆问题通过的",
        "通过了",
    ],
)  # fmt: skip
def test_governs(between):
    assert governed(f"大会{between}第70/1号决议") == ["A"]


@pytest.mark.parametrize("between", ["主席", "秘书处关于图书馆的报告，以及", "请各国执行", "成员应执行", "所设图书馆委员会根据"])
def test_does_not_govern(between):
    assert not any(governed(f"大会{between}第70/1号决议"))


def test_a_body_in_a_topic_governs_nothing():
    assert governed("关于人权理事会的第70/1号决议") == []
    assert governed("关于设立人权理事会的第70/1号决议") == []
    assert governed("大会关于人权理事会审查的第70/1号决议") == ["A"]
    assert governed("大会题为“人权理事会”的第70/1号决议") == ["A"]


def test_own():
    text = "大会重申其2021年12月16日第70/1号决议"
    assert own(text, 0, text.index("第"))
    assert not own("大会重申及其根据第70/1号决议", 0, 10)
    assert not own("其执行情况和第70/1号决议", 0, 6)
    assert own("其关于图书馆的第70/1号决议", 0, 7)


def test_speakers_are_names_of_formulas():
    assert speakers()["经济及社会理事会"] == "E"
    assert speakers()["亚洲及太平洋经济社会委员会"] == "ESCAP"


def test_names_are_found_as_far_as_they_can_govern():
    assert max(map(len, speakers())) == LONGEST


def test_bodies_are_looked_for_in_a_part_of_the_text():
    text = "大会第70/1号决议和人权理事会第5/1号决议"
    assert [key(m, text) for m in mentions(text, end=8)] == ["A"]
    assert [key(m, text) for m in mentions(text, 8)] == ["A/HRC"]
