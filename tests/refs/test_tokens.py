"""Every kind of token: what its pattern takes and what it leaves."""

from __future__ import annotations

import pytest

from unres.refs.tokens import TOKEN, TOKEN_OR_ODD


def tokens(text):
    return [(m.lastgroup, m[0]) for m in TOKEN.finditer(text)]


@pytest.mark.parametrize(
    ("kind", "text", "printed"),
    [
        ("number", "第70/1号决议", "70/1"),
        ("number", "第70/209A号", "70/209A"),
        ("number", "第55/180 A和B号", "55/180 A和B"),
        ("number", "第53/208 A至E号", "53/208 A至E"),
        ("number", "第1325(2000)号", "1325(2000)"),
        ("number", "第1325 (2000)号", "1325 (2000)"),
        ("number", "第217 A (III)号", "217 A (III)"),
        ("number", "第217A(III)号", "217A(III)"),
        ("number", "第181A和B(II)号", "181A和B(II)"),
        ("number", "第1874(S-IV)号", "1874(S-IV)"),
        ("number", "第1874(S IV)号", "1874(S IV)"),
        ("lettered", "S-10/2号", "S-10/2"),
        ("lettered", "ES-11/4号", "ES-11/4"),
        ("number", "第7/COP.13号", "7/COP.13"),
        ("number", "第1/CP.21号", "1/CP.21"),
        ("number", "第2/CMA.4号", "2/CMA.4"),
        ("number", "第2021/4号", "2021/4"),
        ("lettered", "第X/2号", "X/2"),
        ("enclosed", "第一㈠号", "第一㈠"),
        ("treaty", "第1577卷，第27531号", "第1577卷，第27531号"),
        ("treaty", "第2225、2237和2241卷，第39574号", "第2225、2237和2241卷，第39574号"),
        ("session", "第七十六届会议", "第七十六届会议"),
        ("session", "第十届紧急特别会议", "第十届紧急特别会议"),
        ("session", "第48届会议续会", "第48届会议续会"),
        ("meeting", "第53次全体会议", "第53次全体会议"),
        ("meeting", "第9490次会议", "第9490次会议"),
        ("place", "第3(a)㈡段", "第3(a)㈡段"),
        ("place", "第2至5段", "第2至5段"),
        ("title", "《公约》", "《公约》"),
        ("title", "《关于《甲宪章》的议定书》", "《关于《甲宪章》的议定书》"),
        ("symbol", "A/CONF.157/24(Part I)", "A/CONF.157/24(Part I)"),
        ("code", "WHA76.16", "WHA76.16"),
        ("code", "A.1162(32)", "A.1162(32)"),
        ("code", "MSC.520(106)", "MSC.520(106)"),
        ("code", "EC-M-33/DEC.1", "EC-M-33/DEC.1"),
        ("ibid", "同上，第3段", "同上"),
        ("own", "上文", "上文"),
        ("own", "本决议", "本决议"),
        ("anaphora", "该决议", "该决议"),
        ("anaphora", "这两项决议", "这两项决议"),
        ("anaphora", "上述决定", "上述决定"),
        ("anaphora", "同一决议", "同一决议"),
        ("annex", "附件二第3段", "附件二第3段"),
        ("footnote", "脚注12", "脚注12"),
        ("preamble", "序言部分第2段", "序言部分第2段"),
        ("sales", "出售品编号：C.03.II.A.1", "出售品编号：C.03.II.A.1"),
        ("web", "https://www.un.org/zh", "https://www.un.org/zh"),
        ("web", "unfccc.int/resource", "unfccc.int/resource"),
        ("sdg", "可持续发展目标14", "可持续发展目标14"),
        ("sdg", "具体目标14.b", "具体目标14.b"),
    ],
)
def test_takes(kind, text, printed):
    assert [one for one in tokens(f"根据{text}，") if one[0] == kind] == [(kind, printed)]


def test_years_of_a_list_stand_with_the_last():
    assert [t for t in tokens("第2170和2178(2014)号决议") if t[0] == "number"] == [("number", "2170"), ("number", "2178(2014)")]


@pytest.mark.parametrize(
    "text",
    [
        "2021年12月16日",  # a date
        "12%和1,000人",
        "第3条",
        "第二届世界大会",
        "同上海合作组织合作",  # not 同上
        "本文",
        "这决议",
        "该决",
        "附件",
        "A/",
        "A-1",
        "NA/76/1",  # the end of a longer word
        "目标14",
        "第1577卷",
        "1.5/2",  # part of a decimal number
        "3/70/1/2",  # a date or a path
    ],
)
def test_leaves(text):
    assert tokens(text) == []


def test_a_title_ends_at_its_own_mark():
    assert [t for t in tokens("《甲公约》和《乙公约》") if t[0] == "title"] == [("title", "《甲公约》"), ("title", "《乙公约》")]
    assert tokens("《甲公约") == []
    assert tokens("《同上，补编》")[0][0] != "title"


@pytest.mark.parametrize("odd", ["〈", "<", "\u200b", "\u2009", "１", "Ａ", "–", "\t"])
@pytest.mark.parametrize("text", ["第70/1{}号决议", "《儿童{}权利公约》", "A/74/5 (Part{} I)", "请{}会员国", "{}"])
def test_an_odd_character_is_never_inside_another_token(odd, text):
    assert [m[0] for m in TOKEN_OR_ODD.finditer(text.format(odd)) if m.lastgroup == "odd"] == [odd]


def test_without_odd_characters_both_patterns_are_one():
    text = "回顾其2015年9月25日第70/1号决议第3段、《儿童权利公约》、A/74/5 (Part I)、上文第2段、同上、1325(2000)和S-30/1"
    assert [(m.span(), m.lastgroup) for m in TOKEN_OR_ODD.finditer(text)] == [(m.span(), m.lastgroup) for m in TOKEN.finditer(text)]
