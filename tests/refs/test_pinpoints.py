"""Pinpoints of every form, their steps and members, and what is none."""

from __future__ import annotations

import pytest

from unres.refs.pinpoints import read


def steps(text, **how):
    """Each cited place as `unit number-upto` steps; None if there is no pinpoint."""
    found = read(text, 0, **how)
    if found is None:
        return None
    return [" ".join(f"{p.unit} {p.number}" + (f"-{p.upto}" if p.upto else "") for p in place.pins).strip() for place in found.places]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("第3段", ["para 3"]),
        ("的第3段", ["para 3"]),
        ("中第3段", ["para 3"]),
        ("，第3段", ["para 3"]),
        ("执行部分第3段", ["para 3"]),
        ("第3(a)段", ["para 3(a)"]),
        ("第2(b)㈢段", ["para 2(b)㈢"]),
        ("第3(a)分段", ["para 3(a)"]),
        ("第3段(a)分段", ["para 3 item a"]),
        ("第8段(c)", ["para 8 item c"]),
        ("第8段(c)、(d)", ["para 8 item c", "para 8 item d"]),
        ("第8段(a)至(c)和第2段(b)分段", ["para 8 item a-c", "para 2 item b"]),
        ("第3至6段", ["para 3-6"]),
        ("第1至第3段", ["para 1-3"]),
        ("第1、4和5段", ["para 1", "para 4", "para 5"]),
        ("第1和第4(c)段", ["para 1", "para 4(c)"]),
        ("第80和83至87段", ["para 80", "para 83-87"]),
        ("第9(a)、(b)和(c)段", ["para 9(a)", "para 9(b)", "para 9(c)"]),
        ("第3(a)至(f)段", ["para 3(a)-3(f)"]),
        ("第8(a)㈠和㈡段", ["para 8(a)㈠", "para 8(a)㈡"]),
        ("第33(b)和(h)㈡段", ["para 33(b)", "para 33(h)㈡"]),
        ("第3段和第5段", ["para 3", "para 5"]),
        ("序言部分第2段", ["preamble 2"]),
        ("第12至15页", ["page 12-15"]),
        ("附件", ["annex"]),
        ("附件二", ["annex 二"]),
        ("附件A和B", ["annex A", "annex B"]),
        ("附件一和附件二", ["annex 一", "annex 二"]),
        ("附件二第8段", ["annex 二 para 8"]),
        ("，附件，第三节，第12段", ["annex  section 三 para 12"]),
        ("附录一", ["appendix 一"]),
        ("，附文", ["appendix"]),
        ("第八节第35段", ["section 八 para 35"]),
        ("A节", ["section A"]),
        ("第三.A节", ["section 三.A"]),
        ("C.3节", ["section C.3"]),
        ("第三.A节和C.3节", ["section 三.A", "section C.3"]),
        ("第二部分，第三章，A节，第12段", ["part 二 chapter 三 section A para 12"]),
        ("第一、二和三章", ["chapter 一", "chapter 二", "chapter 三"]),
        ("第三卷，第二章", ["volume 三 chapter 二"]),
        ("第十三条", ["article 十三"]),
        ("第一〇一条第三项", ["article 一〇一 item 三"]),
        ("第一百零一条", ["article 一百零一"]),
        ("第一百、一百零四和一百零五条", ["article 一百", "article 一百零四", "article 一百零五"]),
        ("第一五三条", ["article 一五三"]),
        ("第5条第2款", ["article 5 item 2"]),
        ("第十三条第一项(子)款", ["article 十三 item 一 item 子"]),
        ("第4条第2款(b)项和第五条", ["article 4 item 2 item b", "article 五"]),
    ],
)
def test_reads(text, places):
    assert steps(text) == [place.strip() for place in places]
    assert read(text, 0).end == len(text)


@pytest.mark.parametrize(
    "text",
    ["", "。第3段", "第3", "段", "第段", "(a)", "号", "和平", "第三届会议", "第七十六届会议第3段", "一致通过", "第70/1号决议", "第1/CP.21号决定", "决议1", "节"],
)
def test_is_none(text):
    assert read(text, 0) is None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("附件致力于", 2),
        ("附件一致认为", 2),
        ("附件，第70/2号决议", 2),
        ("附件和第70/2号决议", 2),
        ("第3段，请各国", 3),
        ("第3段第三届会议", 3),
        ("第三节，其中", 3),
        ("第3段，(a)请各国", 3),
        ("第3段(2)请各国", 3),
        ("第3段(见A/99/1)", 3),
        ("第3段附件", 3),
    ],
)
def test_stops(text, end):
    assert read(text, 0).end == end


def test_in_a_report_texts_are_places():
    assert steps("，决议1，附件一", inside=True) == ["resolution 1 annex 一"]
    assert steps("，第1/CP.21号决定，附件", inside=True) == ["decision 1/CP.21 annex"]
    assert steps("，附件，第X/2号决定", inside=True) == ["annex  decision X/2"]
    assert steps("，第一.A节，第10/1号决议", inside=True) == ["section 一.A decision 10/1"]


def test_not_linked_begins_at_once():
    assert read("，第3段", 0, linked=False) is None
    assert read("的第3段", 0, linked=False) is None
    assert read("第3段，第5段", 0, linked=False).end == 7


def test_places_stand_where_they_are_printed():
    text = "第1、4和第5(a)段"
    assert [text[p.start : p.end] for p in read(text, 0).places] == ["1", "4", "5(a)"]
    text = "第83至87段"
    assert [text[p.start : p.end] for p in read(text, 0).places] == ["83至87"]
