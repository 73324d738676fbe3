"""Running text as mixed content: the usual way through a text and the one for any text agree."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unres.model import Action, Call, Mark, Paragraph, Resolution, Text
from unres.write.iri import cited_work
from unres.write.sheet import Sheet
from unres.write.spans import SEVERAL, Cite, Piece

WORK = cited_work("A/RES/98/7")
REF = Cite("ref", "/akn/un/statement/deliberation/un-ga/2043/98-7/!main#para_3", "", WORK)
RANGE = Cite("rref", "/akn/x/!main#para_3", "/akn/x/!main#para_6", WORK)
NOWHERE = Cite("ref", "#para_9")
PIECES = ("甲", "乙丙，", " ", "&", "<", "\n", "\u00a0", "日", "年", "2045年3月15日", "2045 年 3 月 1 日", "2045年2月30日")

VALUES = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
PLACES = st.tuples(st.integers(-1, 24), st.integers(-1, 24))
MARKED = st.tuples(PLACES, st.sampled_from((SEVERAL, REF, RANGE, NOWHERE)))


def sheet(text: Text, cites: list[Piece]) -> Sheet:
    made = Sheet((), {id(text): cites} if cites else {})
    made.enter(Resolution(body=(Paragraph(Text("决定。"), eid="para_1"),)))
    return made


def shown(sheet: Sheet, line: Text, spans: list) -> str:
    out: list[str] = []
    sheet.line(out, line, spans, "", "")
    return "".join(out)


@given(VALUES, st.lists(PLACES, max_size=2), st.lists(MARKED, max_size=4), st.lists(st.integers(-1, 24), max_size=2))
@settings(max_examples=400, deadline=None)
def test_both_ways_write_the_same(value: str, phrases: list[tuple[int, int]], marked: list, calls: list[int]) -> None:
    text = Text(value, tuple(Call(offset, "1") for offset in calls))
    actions = tuple(Action(value[a:b], "recall", a, b) for a, b in phrases)
    cites: list[Piece] = sorted(((a, b, cite, "") for (a, b), cite in marked), key=lambda c: (c[0], -c[1], c[2] is not SEVERAL))
    one, other = sheet(text, cites), sheet(text, cites)
    assert one.inline(text, actions) == other._mixed(text, actions, (), cites)
    assert (one.counts, list(one.works), one.places) == (other.counts, list(other.works), other.places)


@given(VALUES, st.lists(PLACES, min_size=1, max_size=3), st.lists(MARKED, max_size=2), st.lists(st.integers(-1, 24), max_size=2))
@settings(max_examples=200, deadline=None)
def test_both_ways_write_the_same_line(value: str, places: list[tuple[int, int]], marked: list, calls: list[int]) -> None:
    text = Text(value, tuple(Call(offset, "1") for offset in calls))
    spans = [(a, b, f"<docDate{k}>", f"</docDate{k}>", False) for k, (a, b) in enumerate(places)]
    cites: list[Piece] = sorted(((a, b, cite, "") for (a, b), cite in marked), key=lambda c: (c[0], -c[1], c[2] is not SEVERAL))
    one, other = sheet(text, cites), sheet(text, cites)
    assert shown(one, text, spans) == other._mixed(text, (), spans, cites)
    assert (one.counts, list(one.works), one.places) == (other.counts, list(other.works), other.places)


@pytest.mark.parametrize(
    "cites",
    [
        [(1, 9, SEVERAL, ""), (3, 11, REF, "")],
        [(1, 9, SEVERAL, ""), (2, 8, SEVERAL, ""), (3, 5, REF, "")],
        [(1, 6, REF, ""), (4, 9, RANGE, "")],
        [(1, 6, SEVERAL, ""), (2, 4, REF, ""), (6, 8, RANGE, "")],
        [(3, 3, REF, ""), (5, 5, SEVERAL, "")],
        [(2, 90, SEVERAL, ""), (3, 5, REF, "")],
    ],
)
@pytest.mark.parametrize("calls", [(), (Call(4, "1"), Call(9, "2"))])
def test_marks_that_cross_or_hold_each_other(cites: list[Piece], calls: tuple[Call, ...]) -> None:
    text = Text("见第98/7和98/8号决议。", calls)
    one, other = sheet(text, cites), sheet(text, cites)
    assert one.inline(text) == other._mixed(text, (), (), cites)
    assert (one.counts, one.dropped) == (other.counts, other.dropped)


def test_an_enumeration_and_its_first_member_begin_at_one_place() -> None:
    text = Text("见第98/7和98/8号决议。", (Call(1, "1"),))
    found = sheet(text, [(1, 13, SEVERAL, ""), (1, 6, REF, ""), (7, 11, REF, "")]).inline(text)
    assert found.startswith('见<sup><inline name="akn4un:noteCall">1</inline></sup><mref eId="mref_1"><ref eId="ref_1"')
    assert found.endswith("98/8</ref>号决</mref>议。")


def test_a_place_that_is_not_there_is_no_link() -> None:
    text = Text("依照上文第9段，")
    assert sheet(text, [(2, 7, NOWHERE, "")]).inline(text) == text.value
    there = sheet(text, [(2, 7, Cite("ref", "#para_1"), "")]).inline(text)
    assert there == '依照<ref eId="ref_1" href="#para_1">上文第9段</ref>，'


def test_typography_and_cover_lines() -> None:
    text = Text("H2O", marks=(Mark("sub", 1, 2),))
    assert sheet(text, []).inline(text) == "H<sub>2</sub>O"
    line = Text("第九十九届会议")
    assert shown(sheet(line, []), line, [(0, 7, "<session>", "</session>", False)]) == "<session>第九十九届会议</session>"


def test_addresses_of_places_are_listed_once_with_their_symbol() -> None:
    text = Text("第98/7号决议第3段和第98/7号决议第3段，")
    made = sheet(text, [(0, 11, REF, ""), (12, 23, REF, "")])
    made.inline(text)
    assert made.places == {REF.href: f'<akn4un:place href="{REF.href}" showAs="A/RES/98/7"/>'.encode()}
    assert [cite.entry for cite in made.works.values()] == [
        f'<TLCReference eId="cite_A-RES-98-7" name="citation" href="{WORK.iri}" showAs="A/RES/98/7"/>'.encode()
    ]
