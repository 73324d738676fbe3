"""Front matter of Markdown files is no text of the document."""

from __future__ import annotations

import pytest

import unres
from unres.coverage import coverage

TEXT = "经济及社会理事会，\n\n*回顾*其决议，\n\n1. *欢迎*统计委员会的工作。\n"


@pytest.mark.parametrize(
    "matter",
    [
        "---\ntitle: E/RES/2037/5\nlang: zh\n---\n\n",
        "---\ntitle: 'E/RES/2037/5'\ntags:\n- 决议\n- 统计\nabstract: |\n  一段\n  话\n...\n",
        '+++\ntitle = "E/RES/2037/5"\n+++\n',
        "---\n标题：E/RES/2037/5\nauthor: [甲, 乙]\n---\n",
    ],
)
def test_metadata_is_a_layer_of_its_own(matter):
    document = unres.parse(matter + TEXT, format="md")
    assert not document.cover
    assert document.resolutions[0].preamble[0].text == "经济及社会理事会，"
    pieces = [f for f in document.furniture if f.kind == "metadata"]
    assert [document.source.text[f.start : f.end] for f in pieces] == [
        row.strip() for row in matter.strip().split("\n")
    ]
    assert coverage(document).complete


@pytest.mark.parametrize(
    "text", ["---\n\n大会，\n\n1. 决定增设图书馆。\n\n---\n", "---\n联合国\n---\n大会，\n\n1. 决定增设图书馆。\n"]
)
def test_rules_are_rules(text):
    document = unres.parse(text, format="md")
    assert not [f for f in document.furniture if f.kind == "metadata"]
    assert coverage(document).complete
