"""Number tokens, what links them to lists, and what follows them."""

from __future__ import annotations

import pytest

from unres.refs.numbers import LINK, TAIL, number


@pytest.mark.parametrize(
    ("printed", "form", "a", "b", "session", "letters"),
    [
        ("70/1", "slash", 70, 1, "", ""),
        ("70/209A", "slash", 70, 209, "", "A"),
        ("55/180 A和B", "slash", 55, 180, "", "A,B"),
        ("60/1 A、B和C", "slash", 60, 1, "", "A,B,C"),
        ("53/208 A至E", "slash", 53, 208, "", "A-E"),
        ("53/208 A-E", "slash", 53, 208, "", "A-E"),
        ("2021/4", "slash", 2021, 4, "", ""),
        ("1325(2000)", "year", 1325, 2000, "", ""),
        ("1325 ( 2000 )", "year", 1325, 2000, "", ""),
        ("1(I)", "roman", 1, 0, "I", ""),
        ("217 A (III)", "roman", 217, 0, "III", "A"),
        ("217(III)A", "roman", 217, 0, "III", "A"),
        ("2200A(XXI)", "roman", 2200, 0, "XXI", "A"),
        ("181A和B(II)", "roman", 181, 0, "II", "A,B"),
        ("1874(S-IV)", "roman", 1874, 0, "S-IV", ""),
        ("1874(S IV)", "roman", 1874, 0, "S-IV", ""),
        ("一㈠", "roman", 1, 0, "I", ""),
        ("S-10/2", "special", 0, 2, "S-10", ""),
        ("ES-11/4", "special", 0, 4, "ES-11", ""),
        ("ES - 10/19", "special", 0, 19, "ES-10", ""),
        ("7/COP.13", "party", 0, 0, "", ""),
        ("X/2", "cbd", 0, 0, "", ""),
        ("2170", "bare", 2170, 0, "", ""),
        ("甲", "none", 0, 0, "", ""),
    ],
)
def test_forms(printed, form, a, b, session, letters):
    n = number(printed)
    assert (n.form, n.a, n.b, n.session, n.letters) == (form, a, b, session, letters)


@pytest.mark.parametrize(
    "between",
    [
        "、第", "和第", "以及第", "，并第", "、", "至", "-", "和2021年12月16日第", "、2021年12月第", "，特别是第", "，包括第", "(关于图书馆)和第", "和关于图书馆的第",
        "、题为“■■■”的2021年12月16日第", "和其后的第", "和最近的第", "和2007年6月18日通过的第", "，于2021年12月16日通过的关于图书馆的第", "和在第四届会议期间通过的第",
    ],
)  # fmt: skip
def test_links(between):
    assert LINK.fullmatch(between)


@pytest.mark.parametrize("between", ["。第", "；第", "所设图书馆和第", "和人权理事会第", "的执行情况，第", "第3段，第", "和其第"])
def test_parts(between):
    assert not LINK.fullmatch(between)


@pytest.mark.parametrize(
    ("text", "hao", "word", "draft", "foreign"),
    [
        ("号决议", "号", "决议", None, None),
        ("号决定，", "号", "决定", None, None),
        ("号", "号", None, None, None),
        ("决议", "", "决议", None, None),
        ("号决议草案", "号", "决议", "草案", None),
        ("号法令", "号", None, None, "法令"),
        ("号总统令", "号", None, None, "总统令"),
        ("号一般性意见", "号", None, None, "一般性意见"),
        ("，", "", None, None, None),
    ],
)
def test_tails(text, hao, word, draft, foreign):
    m = TAIL.match(text)
    assert (m["hao"], m["word"], m["draft"], m["foreign"]) == (hao, word, draft, foreign)
