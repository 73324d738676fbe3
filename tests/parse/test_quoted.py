"""Quotations of several paragraphs: each begins with a quotation mark, the last one closes it."""

from __future__ import annotations

import unres
from unres.coverage import coverage
from unres.model import Draft

DRAFT = """2032/7. 图书馆

经济及社会理事会

建议大会通过以下决议草案：

“大会，

“回顾其2021年12月17日第76/183号决议，

“1. 通过本决议所附的宣言；

“2. 请秘书长：

“(a) 提供协助；

“(b) 提交报告。”

2032年7月21日
第33次全体会议
"""
STATEMENT = """S/PRST/2047/8

安全理事会主席的声明

2047年6月1日，安全理事会第20001次会议审议了题为“图书馆局势”的项目，主席发表声明如下：

“安全理事会回顾其以往各项决议，特别是第2349(2017)号决议。

“安全理事会重申支持，并敦促各方：

“(a) 停止敌对行动；

“(b) 合作。

“安全理事会将继续处理此案。”
"""


def test_a_draft():
    document = unres.parse(DRAFT)
    (draft,) = [node for node in document.walk() if isinstance(node, Draft)]
    inner = draft.resolution
    assert [node.text for node in inner.preamble] == ["“大会，", "“回顾其2021年12月17日第76/183号决议，"]
    assert [(node.label.text, node.text, node.eid.rpartition("__")[2]) for node in inner.body] == [
        ("“1.", "通过本决议所附的宣言；", "para_1"),
        ("“2.", "请秘书长：", "para_2"),
    ]
    assert [node.label.value for node in inner.body[1].nodes] == [1, 2]
    assert [action.text for action in inner.preamble[1].actions] == ["回顾"]
    assert [line.text for line in document.resolutions[0].closing] == ["2032年7月21日", "第33次全体会议"]
    assert coverage(document).complete
    # the formula tells whose text it is
    assert [r.target for r in unres.refer(document) if r.kind == "resolution"] == ["A/RES/76/183"]


def test_a_statement():
    body = unres.parse(STATEMENT).resolutions[0].body
    assert [node.text[:8] for node in body] == ["2047年6月1", "“安全理事会回顾", "“安全理事会重申", "“安全理事会将继"]
    assert [node.label.text for node in body[2].nodes] == ["“(a)", "“(b)"]
    assert [action.text for action in body[2].actions] == ["重申"]


def test_quoted_items_are_no_quotation():
    text = "60/503. 议程\n\n2005年9月20日，大会第17次全体会议：\n\n(a) 决定推迟审议下列项目：\n\n“甲岛问题”；\n\n“乙岛问题”；\n\n(b) 决定列入下列项目：\n\n“丙岛问题”。\n\n大会又决定重新审议。\n"
    (first, last) = unres.parse(text).resolutions[0].body
    a, b = first.nodes
    assert [node.text for node in a.nodes] == ["“甲岛问题”；", "“乙岛问题”；"]
    assert [node.text for node in b.nodes] == ["“丙岛问题”。"]
    assert last.text == "大会又决定重新审议。"
