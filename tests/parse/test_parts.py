"""Parts of a resolution under 甲, 乙, 丙, as until the 1970s: A, B, C."""

from __future__ import annotations

import pytest

import unres
from unres.coverage import coverage
from unres.validate import validate

TEXT = """2625(XXV). 关于国际安全的决议

甲

国际安全

大会，

回顾其以往决议，

1. 决定增设图书馆；

2. 请各国合作。

1970年10月24日
第1883次全体会议

乙

裁军

大会，

1. 决定继续处理。

1970年10月25日
第1884次全体会议
"""


def test_stems_are_letters():
    document = unres.parse(TEXT)
    assert [(part.letter, part.title, len(part.annexes)) for part in document.resolutions] == [("A", "国际安全", 0), ("B", "裁军", 0)]
    assert (document.meta.symbol, document.meta.part) == ("A/RES/2625(XXV)A-B", "A-B")
    assert document.paragraph("1", part="B").text == "决定继续处理。"
    assert coverage(document).complete
    data = unres.to_akn(document)
    assert [str(finding) for finding in validate(data)] == []
    assert unres.read_akn(data) == document
    assert unres.parse(unres.to_markdown(document), format="md") == document


@pytest.mark.parametrize(
    ("front", "number", "part"),
    [
        ("第S-10/2号决议 甲", "S-10/2", "A"),
        ("32/10 乙. 国际安全", "32/10", "B"),
        ("2603(XXIV)甲. 化学武器", "2603(XXIV)", "A"),
        ("第32/10 甲和乙号决议", "32/10", "A-B"),
        ("32/10. 国际安全\n\n丙", "32/10", "C"),
    ],
)
def test_stems_in_numbers(front, number, part):
    document = unres.parse(f"{front}\n\n大会，\n\n1. 决定增设图书馆。\n")
    assert (document.meta.number, document.meta.part) == (number, part)
    assert unres.read_akn(unres.to_akn(document)) == document


def test_a_stem_in_the_midst_of_a_text_is_a_heading():
    document = unres.parse("32/10. 国际安全\n\n大会，\n\n1. 决定设立两组：\n\n甲\n\n2. 请各国合作。\n\n乙\n\n3. 决定继续处理。\n")
    assert len(document.resolutions) == 1
