"""Places of the same document: references.md 8."""

from __future__ import annotations

import pytest

import unres
from citing import document, inside
from unres.refs.index import index, ordinal, steps

TEXT = """\
大会，

回顾图书馆，

又回顾阅读，

1. {}

2. 请各国：

(a) 开放{}；

(b) 培训；

(c) 写作{}；

3. 决定：

(a) 包括：

㈠ 阅读；

㈡ 写作；

(b) 报告{}。

附件一

一、总则

1. 甲{}。

2. 乙。

附件二

1. 丙{}。

2. 丁。

3. 戊{}。
"""


def at(place, text):
    """(text, target, local) of the internal references in a text put at one of the seven places."""
    places = ["" for _ in range(7)]
    places[place] = text
    made = unres.parse(TEXT.format(*places), format="md")
    found = [r for r in unres.refer(made) if r.kind == "internal"]
    for r in found:
        for eid in r.local:
            assert eid in made.ids or eid.lstrip("!") in made.ids
    return [(r.target, *r.local) for r in found]


@pytest.mark.parametrize(
    ("place", "text", "expected"),
    [
        (0, "执行下文第2段", [("#para 2", "para_2")]),
        (0, "执行下文第2(b)段", [("#para 2(b)", "para_2__list_1__point_b")]),
        (0, "执行下文第3(a)㈡段", [("#para 3(a)㈡", "para_3__list_1__point_a__list_1__point_ii")]),
        (0, "执行下文第2至3段", [("#para 2-3", "para_2", "para_3")]),
        (0, "执行下文第2和第3段", [("#para 2", "para_2"), ("#para 3", "para_3")]),
        (0, "执行下文第2(a)和(b)段", [("#para 2(a)", "para_2__list_1__point_a"), ("#para 2(b)", "para_2__list_1__point_b")]),
        (0, "执行下文第2(a)至(c)段", [("#para 2(a)-2(c)", "para_2__list_1__point_a", "para_2__list_1__point_c")]),
        (0, "执行本决议第3段", [("#para 3", "para_3")]),
        (0, "执行序言部分第2段", [("#preamble 2", "preamble__container_2")]),
        (0, "执行本决议附件二", [("#annex 二", "!annex_2")]),
        (0, "执行本决议附件二第3段", [("#annex 二 para 3", "annex_2__para_3")]),
        (0, "执行附件二第3段", [("#annex 二 para 3", "annex_2__para_3")]),
        (0, "执行第2段", [("#para 2", "para_2")]),
        (0, "执行下文第9段", [(None,)]),
        (0, "执行本决议附件三", [(None,)]),
        (0, "执行本公约第2条", [(None,)]),
        (1, "，如下文(c)分段所述", [("#para 2(c)", "para_2__list_1__point_c")]),
        (2, "，如上文(a)和(b)分段所述", [("#para 2(a)", "para_2__list_1__point_a"), ("#para 2(b)", "para_2__list_1__point_b")]),
        (3, "，如上文(a)分段所述", [("#para 3(a)", "para_3__list_1__point_a")]),
        # 上文 in an annex is the annex, 本决议 the body
        (5, "，如下文第3段所述", [("#annex 二 para 3", "annex_2__para_3")]),
        (6, "，如上文第2段所述", [("#annex 二 para 2", "annex_2__para_2")]),
        (6, "，如本决议第2段所述", [("#para 2", "para_2")]),
        (6, "，如附件一第2段所述", [("#annex 一 para 2", "annex_1__para_2")]),
        (6, "，如本附件第2段所述", [("#annex 二 para 2", "annex_2__para_2")]),
    ],
)
def test_lands(place, text, expected):
    assert at(place, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "执行行预咨委会报告第2段",
        "落实上文决议A第1段",
        "执行第70/1号决议，并执行第2段",  # it may be that one's
        "执行《公约》，并执行第2段",
        "执行第9段",  # nothing there, and nothing says that it is here
        "执行上文所述措施",
    ],
)
def test_no_reference(text):
    assert at(0, text) == []


def test_only_what_is_said_to_be_here_stays_open():
    (one,) = [r for r in unres.refer(document(paragraphs=("执行下文第9段。",))) if r.kind == "internal"]
    assert (one.target, one.reason, one.local) == (None, "no paragraph 9 here", ())


def test_the_whole_text():
    (one,) = unres.refer(document(paragraphs=("执行本决议。",)))
    assert (one.kind, one.target, one.local) == ("self", "#self", ("!main",))


def test_footnotes():
    found = unres.refer(document("回顾图书馆，<sup>1</sup>", notes=("说明。",), paragraphs=("执行脚注1所述措施和脚注7所述措施。",)))
    assert [(r.target, r.local) for r in found] == [("#note 1", ("ftn_1",)), (None, ())]


def test_numbering_that_restarts():
    text = "大会，\n\n一、总则\n\n1. 甲。\n\n2. 执行上文第1段。\n\n二、规定\n\n1. 乙。\n\n2. 执行上文第1段和第一节第1段。\n"
    made = unres.parse(text, format="md")
    found = [r for r in unres.refer(made) if r.kind == "internal"]
    assert [made.ids[r.local[0]].text for r in found] == ["甲。", "乙。", "甲。"]


@pytest.mark.parametrize(
    ("printed", "path"),
    [("5(a)㈡", ("5", "a", "二")), ("5(a)(二)", ("5", "a", "二")), ("（二）", ("二",)), ("12.", ("12",)), ("", ())],
)
def test_steps(printed, path):
    assert steps(printed) == path


@pytest.mark.parametrize(
    ("printed", "number"), [("第三条", "3"), ("III", "3"), ("3", "3"), ("A.", "A"), ("二、", "2"), ("第一百零一条", "101"), ("", "")]
)
def test_ordinals(printed, number):
    assert ordinal(printed) == number


def test_the_index_knows_scopes():
    made = unres.parse(TEXT.format(*[""] * 7), format="md")
    (resolution,) = made.resolutions
    found = index(made)
    assert [e.eid for e in found.of(resolution).paragraph(("2", "b"))] == ["para_2__list_1__point_b"]
    assert [s.annex for s in found.annexes(resolution)] == ["一", "二"]
    assert found.of(None) is None
    assert found.annexes(None) == []


def test_bare_places_go_on_with_the_scope_before_them():
    annex = "附件\n\n1. 执行本决议第2段，并请各方开放第2段所述图书馆。\n\n2. 乙。"
    assert [target for _, target in inside("请执行。", "甲。", annex=annex)] == ["#para 2", "#para 2"]
