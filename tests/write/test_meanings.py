"""The second level of semantics: marked only on demand, and only what is certain."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

import unres
from strategies import trees
from unres import Action, Document, Label, Meta, Paragraph, Resolution, Text
from unres.errors import UsageError
from unres.validate import validate
from unres.write.akn import to_akn
from unres.write.meanings import meanings

META = Meta(organ="un-ga", symbol="A/RES/99/6", number="99/6", adopted="2044-12-16")


def written(value: str, key: str = "request", length: int = 1) -> etree._Element:
    node = Paragraph(Text(value), Label("1."), (Action(value[:length], key, 0, length),))
    document = Document(meta=META, resolutions=(Resolution(body=(node,)),))
    data = to_akn(document, semantics="full")
    assert [str(f) for f in validate(data)] == []
    assert unres.read_akn(data).resolutions[0].body[0].text == value
    return etree.fromstring(data)


def marked(root: etree._Element, name: str) -> list[tuple[str, str | None]]:
    return [(e.text, e.get("refersTo")) for e in root.find(".//{*}mainBody").iter("{*}" + name)]


def test_the_addressee_stands_directly_behind_the_action() -> None:
    root = written("请秘书长和会员国报告；")
    assert marked(root, "inline") == [("请", "#action-request"), ("秘书长", "#secretary-general")]
    assert root.find(".//{*}TLCRole[@eId='secretary-general']").get("showAs") == "秘书长"
    assert marked(written("回顾秘书长的报告；", "recall", 2), "inline") == [("回顾", "#action-recall")]
    assert marked(written("请联合国秘书长报告；"), "inline") == [("请", "#action-request")]


def test_a_short_form_is_a_term() -> None:
    root = written("决定设立特别委员会(下称“委员会”)和基金(以下简称“基金”)；", "decide", 2)
    assert marked(root, "def") == [("委员会", "#term-1"), ("基金", "#term-2")]
    assert [(t.get("eId"), t.get("showAs")) for t in root.iter("{*}TLCTerm")][1:] == [("term-1", "委员会"), ("term-2", "基金")]


def test_titles_and_amounts() -> None:
    root = written("核准《财务条例》规定的1 234 500美元，占12.5%；", "approve", 2)
    assert marked(root, "inline")[1:] == [("财务条例", None)]
    assert [(q.text, q.get("normalized"), q.get("refersTo")) for q in root.iter("{*}quantity")] == [
        ("1 234 500美元", "1234500 USD", "#money"), ("12.5%", "12.5%", "#percentage"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "amount"),
    [("3亿美元", "300000000 USD"), ("0.25万欧元", "2500 EUR"), ("1.23456百万日元", None), ("12 345 678瑞士法郎", "12345678 CHF"), ("7.5美元", "7.5 USD")],
)
def test_amounts_are_shifted_not_rounded(text: str, amount: str | None) -> None:
    assert [m.value for m in meanings(text, ())] == ([amount] if amount else [])


def test_it_is_an_option() -> None:
    document = Document(meta=META, resolutions=(Resolution(body=(Paragraph(Text("核准3%。"), Label("1.")),)),))
    assert b"<quantity" not in to_akn(document)
    assert b"<quantity" in to_akn(document, semantics="full")
    with pytest.raises(UsageError, match="semantics"):
        to_akn(document, semantics="some")


@given(trees())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_tree_gives_a_valid_file(document: Document) -> None:
    assert [f for f in validate(to_akn(document, semantics="full")) if f.code != "L18"] == []
