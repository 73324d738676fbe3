"""Printed numbers: what is one, what only looks like one, and what it is worth."""

from __future__ import annotations

import pytest

from unres.labels import Candidate, candidates, ideograph_value, roman_value, scan


@pytest.mark.parametrize(
    ("text", "printed", "rest"),
    [
        ("1. 决定", "1.", "决定"),
        ("1.决定", "1.", "决定"),
        ("1\\. 决定", "1.", "决定"),
        ("12 . 请", "12 .", "请"),
        ("１．决定", "１．", "决定"),
        ("1.　决定", "1.", "决定"),
        ("1. \u200b决定", "1.", "决定"),
        ("3、决定", "3、", "决定"),
        ("1.1 宗旨", "1.1", "宗旨"),
        ("(a) 增设", "(a)", "增设"),
        ("（a）增设", "（a）", "增设"),
        ("(aa) 增设", "(aa)", "增设"),
        ("(i) 增设", "(i)", "增设"),
        ("a. 增设", "a.", "增设"),
        ("A. 总则", "A.", "总则"),
        ("IV. 总则", "IV.", "总则"),
        ("㈠ 增设", "㈠", "增设"),
        ("（十一）增设", "（十一）", "增设"),
        ("一、增设", "一、", "增设"),
        ("一. 增设", "一.", "增设"),
        ("① 增设", "①", "增设"),
        ("(甲) 增设", "(甲)", "增设"),
        ("第一条 宗旨", "第一条", "宗旨"),
        ("第三章", "第三章", ""),
        ("– 增设", "–", "增设"),
        ("•增设", "•", "增设"),
    ],
)
def test_numbers(text, printed, rest):
    found = scan(text)
    assert found is not None
    assert (found[0], text[found[1] :]) == (printed, rest)


@pytest.mark.parametrize(
    "text",
    [
        "2030年议程",
        "1.5亿美元",
        "4、13和25日",  # days, not paragraph 4
        "(辰)款递送的情报",
        "(d)，在这方面",
        "(a)和(b)段",
        "第三十届会议",
        "A类工作人员",
        "–– 续",
        "",
    ],
)
def test_words(text):
    assert scan(text) is None


def test_a_word_that_only_begins_like_one_of_them_is_text():
    assert scan("(a)项目厅") == ("(a)", 3)
    assert scan("(a)条件成熟时") == ("(a)", 3)
    assert scan("(a) 和平与安全") == ("(a)", 4)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("(i)", [("alpha", 9), ("roman", 1)]),
        ("(aa)", [("alpha", 27)]),
        ("㈩", [("enclosed", 10)]),
        ("(二十三)", [("enclosed", 23)]),
        ("一、", [("ideograph", 1)]),
        ("第二十条", [("article", 20)]),
        ("第一百零三条", [("article", 103)]),
        ("第二部分", [("division", 2)]),
        ("C.", [("upper", 3), ("upper-roman", 100)]),
        ("(丑)", [("stem", 2)]),
        ("–", [("bullet", 0)]),
        ("1.2", [("dotted", 2)]),
    ],
)
def test_readings(printed, expected):
    assert candidates(printed) == tuple(Candidate(*one) for one in expected)


def test_no_number_has_no_value():
    assert (ideograph_value("百"), ideograph_value("一二"), roman_value("iiii"), roman_value("")) == (0, 0, 0, 0)
