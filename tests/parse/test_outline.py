"""The outline: what hangs below what."""

from __future__ import annotations

import pytest

import unres
from unres.parse.outline import outline
from unres.read.lines import Line


def grow(*texts):
    (scope,) = outline([Line(text, k, k + 1, (0, k)) for k, text in enumerate(texts)])
    return scope


def shown(branches):
    return [(b.kind, b.line.text if b.line else "", shown(b.children)) if b.children else (b.kind, b.line.text if b.line else "") for b in branches]


def test_items_of_an_unnumbered_paragraph_are_siblings():
    scope = grow("大会决定：", "(a) 增设图书馆；", "(b) 下列各项：", "㈠ 阅览；", "㈡ 借阅；")
    assert shown(scope.body) == [
        ("paragraph", "大会决定：", [("point", "(a) 增设图书馆；"), ("point", "(b) 下列各项：", [("point", "㈠ 阅览；"), ("point", "㈡ 借阅；")])])
    ]


def test_a_heading_with_a_colon_stands_in_the_list_it_divides():
    scope = grow("大会，", "1. 请各馆：", "(a) 开放；", "流动图书馆：", "(b) 到访；", "2. 请报告。")
    assert shown(scope.body) == [
        ("paragraph", "1. 请各馆：", [("point", "(a) 开放；"), ("section", "流动图书馆："), ("point", "(b) 到访；")]),
        ("paragraph", "2. 请报告。"),
    ]


def test_a_colon_before_the_first_item_is_no_heading():
    scope = grow("大会，", "1. 请各馆开放；", "流动图书馆：", "(a) 到访；", "2. 请报告。")
    kinds = [b.kind for b in scope.body[0].children]
    assert "section" not in kinds


def test_a_missing_number_costs_only_itself():
    scope = grow("大会，", "1. 决定；", "3. 请；", "4. 又请。")
    assert [b.label.text for b in scope.body] == ["1.", "3.", "4."]


def test_the_councils_phrases_are_terse():
    scope = grow("安全理事会，", "重申坚决支持图书馆，", "1. 表示全力支持特使；")
    assert [b.actions[0].text for b in (*scope.preamble[1:], *scope.body)] == ["重申", "表示"]
    scope = grow("大会，", "重申坚决支持图书馆，", "1. 表示全力支持特使；")
    assert [b.actions[0].text for b in (*scope.preamble[1:], *scope.body)] == ["重申坚决支持", "表示全力支持"]


def test_a_quoted_draft_is_a_scope_of_its_own():
    scope = grow("大会，", "回顾其决议，", "建议通过下列决议草案：", "大会，", "重申其决议，", "1. 决定。")
    draft = next(b for one in (*scope.preamble, *scope.body) for b in (one, *one.children) if b.kind == "draft")
    assert [b.line.text for b in draft.scope.preamble] == ["大会，", "重申其决议，"]


def test_an_annex_that_is_not_announced_begins_with_its_title():
    text = "大会，\n\n1. 决定通过准则。\n\n2044年12月16日\n第54次全体会议\n\n图书馆准则\n\n1. 图书馆免费开放。\n\n2. 图书馆培训馆员。\n"
    (annex,) = unres.parse(text, format="md").resolutions[0].annexes
    assert annex.text == ""
    assert [title.value for title in annex.titles] == ["图书馆准则"]
    assert [child.text for child in annex.children] == ["图书馆免费开放。", "图书馆培训馆员。"]


def test_the_council_adopts_on_a_day():
    text = "安全理事会\n\n第9001(2044)号决议\n\n安全理事会于2044年5月29日通过\n\n安全理事会，\n\n1. 决定继续处理此案。\n"
    assert unres.parse(text, format="md").meta.adopted == "2044-05-29"


def test_the_article_of_an_english_name_is_no_number():
    scope = grow("大会，", "1. 核准名单。", "附件", "名单", "A Better Library", "AB Books Foundation", "B Reading Circle")
    (annex,) = scope.annexes
    assert [b.label for b in annex.children] == [None] * len(annex.children)


def test_a_clause_of_a_section_whose_comma_was_lost():
    scope = grow("大会，", "一", "图书馆预算", "审议了秘书长关于图书馆的报告", "表示注意到订正估计数；", "二", "阅览室", "1. 核准。")
    assert [b.kind for b in scope.body[0].children] == ["clause", "paragraph"]


def test_date_and_meeting_behind_an_annex_close_the_resolution():
    scope = grow("大会，", "1. 通过准则。", "附件", "图书馆准则", "1. 图书馆免费开放。", "第13次全体会议", "2044年7月22日", "第13次全体会议")
    assert len(scope.closing) == 3
    assert [b.line.text for b in scope.annexes[0].children] == ["1. 图书馆免费开放。"]


@pytest.mark.parametrize("text", ["大会，\n* <!-- x -->\n", "大会，\n\n* * *<!-- x -->\n\n1. 决定增设图书馆。\n", "大会，\n\n* <!-- x -->\n\n回顾其决议，\n"])
def test_an_item_behind_the_formula_that_holds_nothing_but_a_comment(text):
    document = unres.parse(text, format="md")
    assert document.resolutions[0].preamble[0].text == "大会，"
    assert unres.coverage(document).complete


@pytest.mark.parametrize("framed", ["(㈡)", "（㈡）", "\\(㈡\\)", "(㈡", "㈡）"])
def test_enclosed_numbers_in_brackets(framed):
    text = f"大会，\n\n1. 请各国：\n\n㈠ 修路；\n\n学校：\n\n{framed} 设立图书馆；\n\n㈢ 种树。\n"
    document = unres.parse(text, format="text")
    assert [n.label.text for n in document.find(unres.Point)] == ["㈠", framed.replace("\\", ""), "㈢"]
    assert [n.text for n in document.find(unres.Point)][1] == "设立图书馆；"
    assert unres.read_akn(unres.to_akn(document)) == document


def test_lettered_sections_stand_beside_each_other():
    scope = grow("决定如下：", "A 节", "决定推迟审议：", "项目1", "审查流动图书馆", "借阅证的报告", "B 节", "决定继续审议：", "项目2", "阅览室", "座位的报告", "2031年5月4日")
    sections = [b for b in scope.body if b.kind == "section"]
    assert [b.line.text for b in sections] == ["A 节", "B 节"]
    assert [b.level for b in sections] == ["section", "section"]
    assert [[inner.kind for inner in b.children] for b in sections] == [["paragraph"] * 4] * 2
    assert [inner.line.text for b in sections for inner in b.children if inner.actions] == ["决定推迟审议：", "决定继续审议："]


def test_short_lines_with_nothing_below_are_names():
    scope = grow("大会，", "1. 决定任命：", "附件", "1. 任期三年。", "王芳", "赵立")
    assert shown(scope.annexes[0].children)[-2:] == [("paragraph", "王芳"), ("paragraph", "赵立")]


@pytest.mark.parametrize("follows", ["1. 借阅一律免费。", "各馆应当开放。"])
def test_a_long_line_behind_the_label_of_an_annex_is_its_title(follows):
    title = "《流动图书馆与各国公共图书馆合作协定》" * 4 + "的增编草案"
    scope = grow("大会，", "1. 核可协定；", "附件", title, follows)
    assert [line.text for line, _ in scope.annexes[0].more] == [title]
    assert shown(scope.annexes[0].children) == [("paragraph", follows)]


def test_an_annex_of_an_empty_line():
    assert [shown(a.children) for a in grow("大会，", "1. 核可协定；", "附件", "").annexes] == [[("paragraph", "")]]


def test_headings_in_a_count():
    long = "目标2：" + "使各国的读者平等获得数据和知识" * 6
    scope = grow("大会，", "目标1：善治", "1. 推广；", long, "2. 提供；")
    assert [b.line.text for b in scope.body if b.kind == "section"] == ["目标1：善治", long]
    scope = grow("大会，", "目标1：善治", "1. 推广；", long.replace("2", "4", 1), "2. 提供；")
    assert [b.line.text for b in scope.body if b.kind == "section"] == ["目标1：善治"]


def test_a_prefatory_heading_is_no_title_of_the_annex():
    document = unres.parse("大会，\n\n1. 通过公约。\n\n附件\n\n图书馆公约\n\n序 言\n\n本公约缔约国，\n\n兹协议如下：\n\n第一条\n\n本公约的宗旨是开放。\n")
    annex = document.resolutions[0].annexes[0]
    assert [str(t) for t in annex.titles] == ["图书馆公约"]
    assert [node.text for node in annex.nodes[:1]] == ["序 言"]


@pytest.mark.parametrize(
    ("line", "label", "title"),
    [
        ("附件A：《图书馆联合计划》", "附件A：", "《图书馆联合计划》"),
        ("附件二　借阅办法", "附件二", "借阅办法"),
        ("**附件：借阅办法**", "附件：", "借阅办法"),
        ("## 附 件 1 借阅办法", "附 件 1", "借阅办法"),
    ],
)
def test_label_and_title_of_an_annex_on_one_line(line, label, title):
    doc = unres.parse(f"安全理事会，\n\n回顾其决议，\n\n1. 核可附件A；\n\n2. 决定继续处理此案。\n\n{line}\n\n1. 各馆开放。\n\n2. 各馆合作。\n", format="md")
    (annex,) = doc.resolutions[0].annexes
    assert (annex.label.value, [one.value for one in annex.titles]) == (label, [title])
    assert [block.label.text for block in annex.children] == ["1.", "2."]
    assert unres.coverage(doc).complete


def test_the_call_behind_a_title_on_the_label_line_is_that_of_the_title():
    doc = unres.parse("安全理事会，\n\n1. 决定；\n\n2. 请。\n\n附件A：联合计划<sup>1</sup>\n\n1. 开放。\n\n<sup>1</sup> 载于图书馆。\n", format="md")
    (annex,) = doc.resolutions[0].annexes
    assert not annex.label.calls
    assert [call.marker for call in annex.titles[0].calls] == ["1"]


@pytest.mark.parametrize("line", ["附件一所载各项", "附件一 和附件二", "附件一 各馆应当开放。", "附件一 第3段"])
def test_a_sentence_that_begins_with_an_annex_is_none(line):
    doc = unres.parse(f"安全理事会，\n\n1. 决定；\n\n2. 请注意下列各项：\n\n{line}\n\n3. 请。\n", format="md")
    assert not doc.resolutions[0].annexes


def test_a_date_with_its_comma_above_the_meeting():
    doc = unres.parse("2958(XXVI). 图书馆\n\n大会，\n\n回顾其决议，\n\n决定：增设图书馆。\n\n1971年10月25日，\n第一九七六次全体会议。\n", format="text")
    (one,) = doc.resolutions
    assert [(line.role, line.text) for line in one.closing] == [("date", "1971年10月25日，"), ("meeting", "第一九七六次全体会议。")]
    assert [block.kind for block in one.preamble] == ["formula", "clause"]
    assert doc.meta.adopted == "1971-10-25"


def test_the_meeting_before_its_date():
    doc = unres.parse("大会，\n\n回顾其决议，\n\n1. 决定；\n\n2. 请。\n\n第8次全体会议，2042年5月27日\n", format="text")
    assert [line.role for line in doc.resolutions[0].closing] == ["date"]
    assert (doc.meta.adopted, doc.meta.meetings) == ("2042-05-27", (8,))


@pytest.mark.parametrize("begins", ["通过下列《图书馆宣言》：", "重申其决议，"])
def test_the_bare_name_of_the_body_below_a_symbol(begins):
    page = f"<h1>图书馆成果</h1><p>A/RES/99/1</p><p>大会</p><p>{begins}</p><h2>图书馆成果</h2><p>1. 我们重申承诺。</p><p>2. 我们合作。</p>"
    doc = unres.parse(page, format="html")
    assert doc.resolutions[0].preamble[0].text == "大会"
    assert doc.meta.title == "图书馆成果"
    assert [line.role for line in doc.cover] == ["title", "symbol"]


def test_a_heading_above_the_symbol_is_no_title_where_the_masthead_has_one():
    page = "<h1>联合国文件</h1><p>A/RES/99/1</p><p>99/1. 图书馆成果</p><p>大会，</p><p>重申其决议，</p><p>1. 决定。</p>"
    assert unres.parse(page, format="html").meta.title == "图书馆成果"


def test_a_list_of_letters_below_a_number_in_a_list_of_letters():
    scope = grow("大会第10次全体会议：", "(a) 核准下列议程：", "1. 选举。", "2. 高级别部分：", "(a) 论坛；", "(b) 对话。", "(b) 决定推迟会议。")
    (block,) = scope.body
    assert shown(block.children) == [
        ("point", "(a) 核准下列议程：", [("point", "1. 选举。"), ("point", "2. 高级别部分：", [("point", "(a) 论坛；"), ("point", "(b) 对话。")])]),
        ("point", "(b) 决定推迟会议。"),
    ]
