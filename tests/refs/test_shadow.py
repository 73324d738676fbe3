"""The shadow that patterns read, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unres.refs.shadow import shadow


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("第 70/1 号决议", "第70/1号决议"),
        ("第７０／１号", "第70/1号"),
        ("A／C.３／76", "A/C.3/76"),
        ("（第３段）", "(第3段)"),
        ("70/299\u200e号", "70/299号"),
        ("2200 A (XXI)", "2200 A (XXI)"),
        ("2200\u00a0A (XXI)", "2200 A (XXI)"),
        ("第\u3000三\u3000条", "第三条"),
        ("A/76\u20119", "A/76-9"),
        ("甲  A  乙", "甲A乙"),
        ("a   b", "a b"),
        ("第3段", "第3段"),
        ("回顾〈图书馆宪章〉和<<图书馆公约>>", "回顾《图书馆宪章》和<《图书馆公约》>"),
        ("《图书馆宪章〉和〈图书馆公约》", "《图书馆宪章》和《图书馆公约》"),
        ("《〈图书馆宪章〉议定书》和〈公约〉", "《〈图书馆宪章〉议定书》和《公约》"),
        ("数值<5且>3", "数值<5且>3"),
        ("", ""),
    ],
)
def test_shadow(value, text):
    assert shadow(value).text == text


@given(st.text(alphabet="第号7A0(/ \u200b\u3000\u00a0（１－\n甲", max_size=40))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_every_character_has_its_place(value):
    made = shadow(value)
    fold = shadow
    places = [made.original(k) for k in range(len(made.text))]
    assert places == sorted(set(places))
    for k, at in enumerate(places):
        assert made.text[k] in (value[at], fold(value[at]).text, " ")


@given(st.text(alphabet="第A1１Ａ－ \u200b\n", max_size=12))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_full_width_forms_are_read_as_plain_ones(value):
    wide, plain = shadow(value), shadow(value.translate(str.maketrans("１Ａ－", "1A-")))
    assert (wide.text, wide.at, [*wide.gone]) == (plain.text, plain.at, [*plain.gone])


def test_every_blank_is_dropped_beside_a_han_character():
    blanks = [c for c in map(chr, range(0x3100)) if c.isspace()]
    assert len(blanks) > 20
    assert [c for c in blanks if shadow(f"第{c}3段").text != "第3段"] == []


@given(st.text(alphabet="第号A1( \u3000\u00a0\x01甲", max_size=30))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_the_short_way_for_blanks_alone_drops_what_the_long_one_drops(value):
    short, long = shadow(f"{value}甲"), shadow(f"{value}甲\u200b")
    assert (long.text, long.at[:-1], [*long.gone][:-1]) == (short.text, short.at, [*short.gone])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("《甲〈乙丙〉丁》、〈乙丙〉", "《甲〈乙丙〉丁》、《乙丙》"),
        ("《乙〈丙丁》", "《乙《丙丁》"),
        ("<乙丙>和＜丁甲＞", "《乙丙》和《丁甲》"),
        ("《乙丙〉和《丁甲》", "《乙丙》和《丁甲》"),
        ("1<乙且丙>2", "1《乙且丙》2"),
    ],
)
def test_titles_in_angle_brackets(value, text):
    assert shadow(value).text == text
