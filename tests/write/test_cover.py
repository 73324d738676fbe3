"""Lines of the cover: what is marked in them, and what is pointed at."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unres.model import CoverLine, Meta, Text
from unres.write.cover import MEETING, cover_spans
from unres.write.sheet import Sheet

MASTHEAD = (
    ("publisher", "联合国", '<docAuthority refersTo="#un">', "联合国"),
    ("organ", "大 会", '<docAuthority refersTo="#un-ga">', "大 会"),
    ("organ", "大會", '<docAuthority refersTo="#un-ga">', "大會"),
    ("body", "图书馆委员会", "<docAuthority>", "图书馆委员会"),
    ("distribution", "Distr.: General", '<inline name="akn4un:distribution" refersTo="#distributionGeneral">', "General"),
    ("distribution", "甲", '<inline name="akn4un:distribution">', "甲"),
    ("language", "Chinese", '<inline name="akn4un:languageOfExpression" refersTo="#zho">', "Chinese"),
    ("original", "Original: English", '<inline name="akn4un:originalLanguage" refersTo="#eng">', "English"),
)


@pytest.mark.parametrize(("role", "printed", "tag", "shown"), MASTHEAD)
def test_a_masthead_line_is_marked_in_every_document(role, printed, tag, shown):
    for _ in range(2):  # what is kept of the first must not keep the entry from the second
        sheet = Sheet((), {})
        (span,) = cover_spans(sheet, CoverLine(Text(printed), role=role), Meta(), titled=False)
        start, end, opened, closed, _ = span
        assert (opened, printed[start:end]) == (tag, shown)
        assert closed == f"</{re.match('<([a-zA-Z]+)', tag)[1]}>"
        name = re.search('refersTo="#([^"]+)"', tag)
        assert list(sheet.things) == ([name[1]] if name else [])


def test_a_long_line_is_marked_too_and_not_kept():
    printed = "甲" * 5000
    (span,) = cover_spans(Sheet((), {}), CoverLine(Text(printed), role="publisher"), Meta(), titled=False)
    assert span[:2] == (0, 5000)


@given(st.lists(st.sampled_from(("第", " ", "1", "99", "123456", "次", "次会议", "次全体会议", "甲")), max_size=9).map("".join))
def test_a_meeting_is_found_wherever_its_words_stand(value):
    slow = re.compile(r"第? ?[0-9]{1,5} ?次(?:全体)?会议")
    assert [m.span() for m in MEETING.finditer(value)] == [m.span() for m in slow.finditer(value)]
