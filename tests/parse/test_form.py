"""Forms of lines, kinds of lines, ends of preambles."""

from __future__ import annotations

import pytest

import unres
from unres.parse.form import complete, form_of_line, level_of
from unres.parse.kinds import closing_role, heading_label, headlike, is_annex, is_appendix, is_formula
from unres.parse.preamble import preamble_end, section_preamble_end
from unres.read.lines import Line


def lines(*texts):
    return [Line(text, 0, len(text), (0, 0)) for text in texts]


def forms(rows):
    return [form_of_line(line) for line in rows]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("大 会，", "formula"),
        ("大会注意到报告，", "plain"),
        ("附件二", "annex"),
        ("附录", "appendix"),
        ("附件所载准则", "heading"),
        ("1. 决定", "number"),
        ("一、总则", "heading"),
        ("一、决定增设图书馆；", "number"),
        ("第一条 宗旨", "heading"),
        ("2044年12月16日", "closing"),
        ("[未经表决获得通过。]", "closing"),
        ("一般原则", "heading"),
        ("回顾其决议，", "plain"),
    ],
)
def test_form(text, name):
    assert form_of_line(Line(text, 0, len(text), (0, 0))).name == name


def test_kinds():
    assert is_formula("经济及社会理事会，")
    assert not is_formula("理事会")
    assert is_formula("理事会，")
    assert not is_formula("，")
    assert is_annex("附件A")
    assert not is_annex("附件所载")
    assert is_appendix("附文一")
    assert not is_appendix("附件一")
    assert (closing_role("2044年12月16日第53次全体会议"), closing_role("2044年12月16日大会决议")) == ("both", "")
    assert headlike("图书馆")
    assert not headlike("甲馆和")
    assert not headlike("增设图书馆；")
    assert level_of("第一章", "division") == "chapter"


def test_a_letter_before_its_section_is_a_word():
    assert heading_label("A 总则") == ("A", "upper", 1, 2)
    assert heading_label("A 节") is None
    assert heading_label("A节") is None


def test_a_number_alone_takes_the_text_below():
    made = complete(lines("1.", "决定增设图书馆；", "(a)", "2044年12月16日"))
    assert [line.text for line in made] == ["1. 决定增设图书馆；", "(a)", "2044年12月16日"]


@pytest.mark.parametrize(
    ("texts", "end"),
    [
        (["回顾其决议，", "深信阅读有益，", "1. 决定", "2. 请"], 2),
        (["回顾：", "(a) 其决议，", "(b) 其决定，", "1. 决定"], 3),
        (["回顾其决议，", "决定：", "1. 增设图书馆；"], 1),
        (["回顾其决议，", "重申其决定；", "1. 决定增设图书馆；"], 2),  # a clause closed by a semicolon
        (["回顾其决议；", "决定增设图书馆。"], 1),
        (["决定增设图书馆。"], 0),
        (["回顾其决议，", "一、总则", "重申其决定，"], 1),
    ],
)
def test_preamble_end(texts, end):
    rows = lines(*texts)
    assert preamble_end(rows, forms(rows), 0) == end


@pytest.mark.parametrize(
    ("texts", "end"),
    [
        (["审议了秘书长的报告，", "1. 注意到该报告；"], 1),
        (["回顾其决议；", "核准预算。"], 1),
        (["审议了秘书长的报告以及有关报告", "1. 注意到该报告；"], 1),
        (["核准预算；", "请秘书长提出报告。"], 0),
        (["图书馆的预算", "1. 注意到该报告；"], 0),
    ],
)
def test_section_preamble_end(texts, end):
    rows = lines(*texts)
    assert section_preamble_end(rows, forms(rows), 0) == end


def test_what_one_document_makes_of_a_number_is_nothing_to_the_next():
    line = Line("(1) 增设图书馆；", 0, 0)
    read = form_of_line(line).read
    document = unres.parse("大会，\n\n回顾其各项决议，\n\n(1) 决定增设图书馆；\n\n(2) 请各国修路；\n\n(3) 决定继续处理此案。\n")
    assert [node.label.style for node in document.resolutions[0].body] == ["decimal"] * 3
    assert form_of_line(line).read == read
    assert read[0].style == "paren-decimal"
