"""Dates in running text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from unres.write.spans import DATE, date_tag, dated

PIECES = ("2045年3月15日", "12045年3月1日", "2045 年 12 月 9 日", "2045 年2月30日", "年", "45年3月1日", " ", "1", "2044年", "3月1日", "甲")


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_the_short_way_finds_what_the_pattern_finds(value: str) -> None:
    every = [(*day.span(), date_tag(day[0])) for day in DATE.finditer(value)]
    assert [piece[:3] for piece in dated(value)] == [one for one in every if one[2]]


def test_days_that_are_none() -> None:
    assert [date_tag(f"{day}日") for day in ("2045年2月29", "2044年2月29", "2045年13月1", "2045年4月31", "甲")] == ["", '<date date="2044-02-29">', "", "", ""]
