"""Identification from titles, formulas, opening words and closing lines, where no masthead tells."""

from __future__ import annotations

import pytest

import unres
from unres.figures import figure
from unres.parse.dates import iso, meetings
from unres.parse.numbers import numbered, titled

CLAUSES = "\n\n回顾其以往决议，\n\n1. 决定增设图书馆；\n\n2. 请各国合作。\n\n"


@pytest.mark.parametrize(
    ("text", "organ", "symbol", "adopted", "meeting"),
    [
        (f"94/34. 图书馆\n\n大会，{CLAUSES}2039年12月6日\n第61次全体会议\n", "un-ga", "A/RES/94/34", "2039-12-06", 61),
        (f"94/34. 图书馆\n\n2039年12月6日第61次全体会议\n\n大会，{CLAUSES}", "un-ga", "A/RES/94/34", "2039-12-06", 61),
        (f"2039/12. 图书馆\n\n经济及社会理事会，{CLAUSES}", "un-ecosoc", "E/RES/2039/12", "", 0),
        (f"70/4. 水权\n\n人权理事会，{CLAUSES}", "un-ga-hrc", "A/HRC/RES/70/4", "", 0),
        (f"第942(1987)号决议\n\n1987年11月22日\n\n安全理事会，{CLAUSES}第2382次会议一致通过。\n", "un-sc", "S/RES/942(1987)", "1987-11-22", 2382),
        (f"第942(1987)号决议 1987年11月22日\n\n安全理事会，{CLAUSES}", "un-sc", "S/RES/942(1987)", "1987-11-22", 0),
        (f"3958(S-VI). 图书馆\n\n大会，{CLAUSES}", "un-ga", "A/RES/3958(S-VI)", "", 0),
        (f"大会第3958(S-VI)号决议\n\n图书馆\n\n大会，{CLAUSES}", "un-ga", "A/RES/3958(S-VI)", "", 0),
        (f"大会决议3914(XXIX)\n\n图书馆\n\n2004年12月14日\n\n大会，{CLAUSES}", "un-ga", "A/RES/3914(XXIX)", "2004-12-14", 0),
        (f"九十五(一)．图书馆\n\n大会，{CLAUSES}第五十五次全体会议，\n一九四六年十二月十一日。\n", "un-ga", "A/RES/95(I)", "1946-12-11", 55),
        (f"第四七(一九四八)号决议\n\n安全理事会，{CLAUSES}第二八六次会议通过。\n", "un-sc", "S/RES/47(1948)", "", 286),
        (f"917 A (III). 图书馆\n\n大会，{CLAUSES}", "un-ga", "A/RES/917(III)A", "", 0),
        (f"第1997/95号决议. 图书馆\n\n人权委员会，{CLAUSES}", "un-ecosoc-cn4", "E/CN.4/RES/1997/95", "", 0),
        (f"第56/1号决议\n\n图书馆\n\n麻醉药品委员会，{CLAUSES}", "un-ecosoc-cn7", "", "", 0),
        (f"5/14. 图书馆\n\n联合国环境大会，{CLAUSES}", "un", "", "", 0),
        ("91/512. 图书馆\n2036年12月18日，大会第50次全体会议根据第二委员会的建议，决定推迟审议。\n", "un-ga", "A/DEC/91/512", "2036-12-18", 50),
        ("2036/310. 图书馆\n\n2036年7月18日，经济及社会理事会第45次全体会议决定推迟审议。\n", "un-ecosoc", "E/DEC/2036/310", "2036-07-18", 45),
        ("91/117. 图书馆\n\n人权理事会在2036年6月18日第35次会议上决定推迟审议这一项目。\n", "un-ga-hrc", "A/HRC/DEC/91/117", "2036-06-18", 35),
    ],
)  # fmt: skip
def test_without_masthead(text, organ, symbol, adopted, meeting):
    meta = unres.parse(text).meta
    assert (meta.organ, meta.symbol, meta.adopted) == (organ, symbol, adopted)
    assert meta.meetings == ((meeting,) if meeting else ())


def test_a_decision_is_one_by_its_opening_or_its_number():
    assert unres.parse("91/512. 图书馆\n2036年12月18日，大会第50次全体会议决定推迟审议。\n").meta.kind == "decision"
    assert unres.parse("39/317. 图书馆\n\n大会，\n\n决定推迟审议。\n").meta.kind == "decision"
    assert unres.parse("51/317. 图书馆\n\n大会，\n\n决定推迟审议。\n").meta.kind == "resolution"
    assert unres.parse("第2036/310号决定. 图书馆\n\n经济及社会理事会，\n\n决定推迟审议。\n").meta.kind == "decision"


def test_titles_and_numbers():
    assert titled("2958 (XXVI). 图书馆") == ("2958(XXVI)", "", "", 13)
    assert titled("3951 G(XXVIII). 图书馆")[:2] == ("3951(XXVIII)", "G")
    assert titled("第60/1号决议：图书馆")[:3] == ("60/1", "", "决议")
    assert titled("2/3 页") is None
    assert titled("第942(1987)号决议通过") is None
    assert numbered("第942(1987)号决议") is not None
    assert numbered("安全理事会第942（1987）号决议") is not None
    assert numbered("第942(1987)号决议执行情况") is None


def test_chinese_figures():
    assert (iso("一九七一年十月二十五日，"), iso("二〇〇〇年九月八日")) == ("1971-10-25", "2000-09-08")
    assert (figure("一千三百八十二"), figure("二四〇〇"), figure("卅一")) == (1382, 2400, 31)
    assert meetings("第一九七六次全体会议。") == [1976]
    assert meetings("一次会议") == []


def test_another_bodys_number_as_the_title_of_the_item():
    text = "A/RES/95/306\n\n议程项目 170\n\n安全理事会第9963(2049)号决议\n\n引起的经费\n\n2041年6月30日大会决议\n\n95/306. 图书馆\n\n大会，" + CLAUSES
    document = unres.parse(text)
    assert (document.meta.number, document.meta.title) == ("95/306", "图书馆")
    assert [line.role for line in document.cover] == ["symbol", "agendaItem", "agendaTitle", "agendaTitle", "adoption", "title"]


@pytest.mark.parametrize(
    ("symbol", "organ"),
    [
        ("S/PRST/2043/5", "un-sc"),
        ("E/CN.6/2046/L.4", "un-ecosoc-cn6"),
        ("UNEP/EA.5/Res.94", "un"),
        ("A/RES/2925(XXV)", "un-ga"),
    ],
)
def test_symbols_of_other_series(symbol, organ):
    meta = unres.parse(f"联合国 {symbol}\n\n大会，{CLAUSES}").meta
    assert (meta.symbol, meta.organ) == (symbol, organ)


@pytest.mark.parametrize("line", ["联合国环境大会2042年3月2日通过的决议", "大会通过的决议", "人口与发展委员会2042年3月2日通过"])
def test_lines_of_adoption(line):
    document = unres.parse(f"A/99/7\n\n{line}\n\n99/14. 图书馆\n\n大会，{CLAUSES}")
    assert [c.role for c in document.cover] == ["symbol", "adoption", "title"]


def test_a_text_without_formula_and_number_begins_with_its_first_sentence():
    text = "联合国 S/PRST/2043/5\n\n安全理事会\n\n安全理事会主席的声明\n\n2043年5月30日，在安全理事会第20001次会议上，主席发表声明如下：\n\n“安全理事会重申支持。\n\n“安理会将继续处理此案。”\n"
    document = unres.parse(text)
    assert [c.text for c in document.cover] == ["联合国", "S/PRST/2043/5", "安全理事会", "安全理事会主席的声明"]
    assert [(node.kind, node.text[:5]) for node in document.resolutions[0].body] == [("paragraph", "2043年"), ("paragraph", "“安全理事"), ("paragraph", "“安理会将")]
    assert document.meta.adopted == "2043-05-30"
    assert not document.diagnostics


@pytest.mark.parametrize("line", ["1986年12月4日第41/928号决议通过", "联合国大会1986年12月4日第41/928号决议通过并开放供签署", "大会一九八六年十二月四日第41/928号决议予以通过"])
def test_a_text_shown_without_its_resolution(line):
    document = unres.parse(f"图书馆宣言\n\n{line}\n\n大会，\n\n铭记《联合国宪章》，\n\n兹宣布宣言如下：\n\n第一条\n\n图书馆免费开放。\n")
    assert (document.meta.symbol, document.meta.adopted) == ("A/RES/41/928", "1986-12-04")
    assert [line.role for line in document.cover] == ["title", "adoption"]
    assert document.meta.title == "图书馆宣言"


def test_a_number_on_a_line_of_its_own():
    document = unres.parse(f"A/HRC/RES/S-96/1\n\n人权理事会通过的决议\n\nS-96/1\n\n图书馆状况\n\n人权理事会，{CLAUSES}")
    assert (document.meta.number, document.meta.title) == ("S-96/1", "图书馆状况")


def test_a_preface_is_text():
    document = unres.parse("图书馆宣言\n\n大会1986年12月4日第41/128号决议通过\n\n序言\n\n鉴于图书馆是知识的基础，\n\n大会，\n\n发布这一宣言。\n")
    assert [line.text for line in document.cover] == ["图书馆宣言", "大会1986年12月4日第41/128号决议通过"]
    assert document.resolutions[0].body[0].text == "序言"


def test_a_sentence_below_the_title_is_text():
    document = unres.parse("99/14. 图书馆\n\n铭记《联合国宪章》的宗旨，\n\n大会，\n\n1. 决定增设图书馆。\n")
    assert document.meta.title == "图书馆"


def test_tabs_part_the_cells_of_a_masthead():
    document = unres.parse(f"联合国\tA/RES/98/1\n大 会\tDistr.: General\n\n98/1. 图书馆\n\n大会，{CLAUSES}")
    assert [line.role for line in document.cover] == ["publisher", "symbol", "organ", "distribution", "title"]


def test_the_line_of_adoption_that_has_a_date():
    meta = unres.parse(f"联合国大会决议\n\nA/RES/99/1\n\n2044年9月25日大会决议\n\n99/1. 图书馆\n\n大会，{CLAUSES}").meta
    assert meta.adopted == "2044-09-25"


def test_a_blank_inside_a_symbol():
    assert unres.parse(f"S/RES/ 9334 (2046)\n\n安全理事会，{CLAUSES}").meta.symbol == "S/RES/9334 (2046)"


def test_the_first_section_ends_a_cover_without_formula():
    document = unres.parse("A/CONF.219/7\n\n行动纲领\n\n一、导言\n\n1. 会议在伊斯坦布尔举行。\n\n2. 会议通过了纲领。\n")
    assert [line.text for line in document.cover] == ["A/CONF.219/7", "行动纲领"]
    assert document.resolutions[0].body[0].text == "导言"


def test_a_masthead_in_capitals():
    document = unres.parse(
        f"联合国 A/RES/46/936\n\n大 会 Distr.\nGENERAL\n9 December 1991\nCHINESE\nORIGINAL: ENGLISH\n\n第四十六届会议\n议程项目60\n\n大会决议\n\n46/936. 图书馆\n\n大会，{CLAUSES}"
    )
    assert [line.role for line in document.cover] == [
        *("publisher", "symbol", "organ", "distribution", "distribution", "date", "language", "original"),
        *("session", "agendaItem", "adoption", "title"),
    ]
    assert (document.meta.title, document.meta.published) == ("图书馆", "1991-12-09")


def test_an_unknown_line_of_the_masthead_is_no_title():
    document = unres.parse(f"A/RES/99/936\n\n图书馆文件\n\n第九十九届会议\n\n99/936. 图书馆\n\n大会，{CLAUSES}")
    assert [line.role for line in document.cover] == ["symbol", "other", "session", "title"]


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        (f"18/91号决定. 环境状况\n\n理事会，{CLAUSES}", "18/91", "环境状况"),
        (f"第91/CP.16号决定\n\n坎昆协议\n\n缔约方会议，{CLAUSES}", "91/CP.16", "坎昆协议"),
    ],
)
def test_decisions_of_governing_bodies(text, number, title):
    document = unres.parse(text)
    assert (document.meta.kind, document.meta.number, document.meta.title) == ("decision", number, title)
    assert document.resolutions[0].preamble[0].kind == "formula"


def test_a_draft_with_its_masthead_in_chinese():
    doc = unres.parse(f"联合国 S/2044/772\n安全理事会\n2044年10月16日\n原文：英文\n\n甲国、\n乙国和丙国：决议草案\n\n安全理事会，{CLAUSES}", format="text")
    assert [(line.role, line.text) for line in doc.cover][2:] == [
        ("organ", "安全理事会"),
        ("date", "2044年10月16日"),
        ("original", "原文：英文"),
        ("sponsors", "甲国、"),
        ("sponsors", "乙国和丙国：决议草案"),
    ]
    meta = doc.meta
    assert (meta.kind, meta.title, meta.published, meta.original, meta.adopted) == ("resolutionDraft", "", "2044-10-16", "eng", "")
