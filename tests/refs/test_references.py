"""Whole documents, and what holds for the references of every text."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import unres
from citing import document
from strategies import sketches
from unres.refs import rows
from unres.refs.reference import KINDS

#: pieces of the alphabet of the token patterns, whole and broken
CITING = [
    "第70/1号决议", "第1325(2000)号决议", "和第72/5号决议", "第5/1和5/2号决议", "第60/509号决定", "2021年12月16日第76/1号", "、76/2", "第", "号", "决议", "决定",
    "70/1", "1325(2000)", "217 A (III)", "2200A(XXI)", "S-30/1", "ES-11/4", "55/180 A和B", "一㈠", "2170和2178(2014)", "7/COP.13", "X/2",
    "A/76/9-S/2021/1", "A/74/53", "A/CONF.157/24(Part I)", "和Corr.1", "/Add.1", "E/2021/27", "WHA76.16", "A.1162(32)", "https://example.org/a(b)", "un.org",
    "《", "》", "《公约》", "《2045年议程》", "(《公约》)", "《大会正式记录，第七十四届会议，补编第53A号》", "《同上，第七十届会议，补编第5号》", "(A/74/53)", "同上",
    "第1、2和3段", "第3(a)㈡段", "第3(a)和(b)段", "附件", "附件二", "附录", "第一章", "B节", "第十三条", "第一〇一条", "第二四二(一九六七)号", "九十五(一)", "联合国宪章第二条", "宪章第七章", "〈公约〉", "(子)款", "(b)分段", "第2至5段", "第12页", "决议2",
    "上文", "下文", "本决议", "本附件", "脚注1", "序言部分第2段", "该决议", "这两项决议", "同一决议", "这些决定", "第七十六届会议", "第53次全体会议", "可持续发展目标14",
    "第1577卷，第27531号", "《条约汇编》", "出售品编号：C.03.II.A.1", "大会", "安全理事会", "人权理事会", "理事会", "其", "关于", "的", "题为“甲”", "“", "”", "(", ")",
    "，", "。", "；", "、", "和", "至", "甲", "图书馆", " ", "\u200b", "\u3000", "\n", "<sup>1</sup>", "**", "\x01", "１", "／", "A", "草案", "法令",
]  # fmt: skip
pieces = st.lists(st.sampled_from(CITING), max_size=14).map("".join)


@st.composite
def citing(draw):
    """A resolution whose clause, paragraphs, notes and annex are made of pieces of citations."""
    clause, first, second, note, later, annex = (draw(pieces) for _ in range(6))
    ibid = draw(st.sampled_from(["", "同上，", "见同上"]))
    return f"大会，\n\n回顾{clause}，\n\n1. 决定{first}；\n\n2. 请{second}。\n\n<sup>1</sup> {note}。\n\n<sup>2</sup> {ibid}{later}\n\n附件\n\n{annex}\n"


@given(st.one_of(citing(), sketches()), st.sampled_from(["md", "text"]))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_what_holds_for_every_text(text, format):
    made = unres.parse(text, format=format)
    found = unres.refer(made)
    assert found == unres.refer(made)  # nothing is kept from the first time
    components = {"!main"} | {f"!{node.eid}" for node in made.walk() if node.kind == "annex"}
    by_text = defaultdict(list)
    for r in found:
        assert r.kind in KINDS
        assert r.text == r.content.value[r.start : r.end] != ""
        assert 0 <= r.full_start <= r.cite_start <= r.start < r.end <= r.cite_end <= r.full_end <= len(r.content.value)
        assert (r.target is None) == (r.reason != "") == (r.status == "unresolved")
        assert r.reason != "open"
        assert r.unit in made.ids or not r.unit
        for eid in r.local:
            assert eid in made.ids or eid in components
        if r.kind in ("internal", "self"):
            assert (r.target is None) == (not r.local)
        by_text[id(r.content)].append(r)
    for members in by_text.values():
        spans = [(r.start, r.end) for r in members]
        assert spans == sorted(spans)
        for a, b in pairwise(members):
            same = (a.start, a.end) == (b.start, b.end)
            assert same or a.end <= b.start  # no reference inside another
            assert same or a.cite_end <= b.cite_start or a.group == b.group >= 0
    for row in rows(made):
        assert row["unit_text"][row["start"] : row["end"]] == row["text"]


@pytest.mark.parametrize("format", ["md", "text"])
def test_a_whole_document(format):
    text = """\
A/RES/99/201

大会，

回顾《联合国宪章》、其2042年12月18日第97/144号决议和人权理事会2042年6月第70/3号决议附件，

1. 请各国执行上文所述决议和本决议附件第1段；

2. 决定将项目列入大会第一百届会议。

附件

1. 如本决议第2段所述。
"""
    found = [(r.zone, r.unit, r.kind, r.text, r.target) for r in unres.refer(unres.parse(text, format=format))]
    assert found == [
        ("preamble", "preamble__container_1", "charter", "《联合国宪章》", "UN-Charter"),
        ("preamble", "preamble__container_1", "resolution", "97/144", "A/RES/97/144"),
        ("preamble", "preamble__container_1", "resolution", "70/3", "A/HRC/RES/70/3"),
        ("body", "para_1", "internal", "本决议附件第1段", "#annex para 1"),
        ("body", "para_2", "session", "第一百届会议", "session:A/100"),
        ("annex", "annex_1__para_1", "internal", "本决议第2段", "#para 2"),
    ]


def test_the_documents_own_symbol_is_no_citation():
    assert unres.refer(unres.parse("A/RES/99/201\n\n99/201. 图书馆\n\n大会，\n\n1. 决定开放图书馆。\n")) == ()


def test_the_report_on_the_cover_is_one():
    text = "A/RES/99/201\n\n2044年12月16日大会决议\n\n[根据第三委员会的报告(A/99/451，第12段)通过]\n\n99/201. 图书馆\n\n大会，\n\n1. 决定开放图书馆。\n"
    assert [(r.zone, r.target, r.pinpoint) for r in unres.refer(unres.parse(text))] == [("cover", "A/99/451", "第12段")]


def test_an_annexed_text_of_another_body_speaks_for_that_body():
    text = "经济及社会理事会，\n\n1. 通过附件。\n\n附件\n\n亚洲及太平洋经济社会委员会，\n\n回顾其第72/7号决议，\n"
    assert [r.target for r in unres.refer(unres.parse(text, format="md")) if r.zone == "annex"] == ["E/ESCAP/RES/72/7"]


def test_traditional_script():
    found = unres.refer(unres.parse("大會，\n\n回顧人權理事會第41/3號決議和該決議，\n\n1. 請各國執行上文所述。\n", format="md"))
    assert [(r.text, r.target) for r in found] == [("41/3", "A/HRC/RES/41/3"), ("該決議", "A/HRC/RES/41/3")]


def test_spans_in_the_source():
    made = unres.parse("大会，\n\n1. **重申**其2044年12月18日第 **97**/144 号决议第3段。\n", format="md")
    (r,) = unres.refer(made)
    text = made.source.text
    assert (r.text, text[r.span.start : r.span.end]) == ("97/144", "97**/144")
    assert text[r.full_span.start : r.full_span.end] == "2044年12月18日第 **97**/144 号决议第3段"


def test_controls_in_a_text_change_no_offset():
    made = document("回顾\x01第70/1号\x01决议和A/99/7，")
    for r in unres.refer(made):
        assert r.text == r.content.value[r.start : r.end]


def test_references_of_a_document_are_found_once():
    made = document("回顾第70/1号决议，")
    assert made.references is made.references
    assert made.references == unres.refer(made)
