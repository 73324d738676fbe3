"""Boxes: which places of a source a span or a node touches."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import unres
from unres import Box, Span
from unres.model import Document
from unres.model.document import Furniture
from unres.places import Places

THREE = Places((0, 3, 4, 9, 9, 12), (60, 72, 90, 84, 60, 84, 120, 96, 50, 72, 99, 84))


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (0, 1, [0]),
        (2, 4, [0]),
        (3, 4, []),
        (2, 5, [0, 1]),
        (8, 10, [1, 2]),
        (0, 99, [0, 1, 2]),
        (5, 5, []),
        (12, 99, []),
    ],
)
def test_what_a_span_touches(start: int, end: int, found: list[int]) -> None:
    assert list(THREE.touched(start, end)) == found


def test_one_box_a_page_in_their_order() -> None:
    assert THREE.boxes([(9, 10), (0, 9)], (9,)) == (Box(1, 60, 72, 120, 96), Box(2, 50, 72, 99, 84))


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5)), max_size=12), st.integers(0, 60), st.integers(0, 60))
def test_touched_is_what_a_search_of_all_finds(gaps: list[tuple[int, int]], start: int, end: int) -> None:
    spans: list[int] = []
    for gap, size in gaps:
        at = (spans[-1] if spans else 0) + gap
        spans += (at, at + size)
    places = Places(tuple(spans), (0.0,) * (2 * len(spans)))
    pairs = list(zip(spans[::2], spans[1::2], strict=True))
    expected = [k for k, (a, b) in enumerate(pairs) if a < end and b > start and end > start]
    assert list(places.touched(start, end)) == expected


@pytest.mark.parametrize(("spans", "edges"), [((0,), ()), ((0, 3), (1.0, 2.0)), ((), (1.0, 2.0, 3.0, 4.0))])
def test_places_that_do_not_fit_are_refused(spans: tuple[int, ...], edges: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="four edges"):
        Places(spans, edges)


@pytest.fixture
def printed() -> Document:
    """A document with a note and a page number in the middle of a paragraph, one place for each line of its source."""
    text = "大会，\n1. 决定增设图书馆[1]和\n[1] 第98/1号决议。\n2/3\n阅览室。\n(a) 并延长开放时间；\n"
    made = unres.parse(text.replace("\n[1] 第98/1号决议。\n2/3\n", ""), format="md")
    assert made.paragraph("1(a)").text == "并延长开放时间；"
    # as a reader of pages would give it
    spans, edges, at = [], [], 0
    for k, line in enumerate(text.splitlines()):
        spans += (at, at + len(line))
        edges += (100.0, 100.0 + 20 * k, 100.0 + 10 * len(line), 115.0 + 20 * k)
        at += len(line) + 1
    places = Places(tuple(spans), tuple(edges))
    two = text.index("阅览室")
    source = unres.Source(text, format="pdf", pages=(two,), places=places)
    number = text.index("2/3")
    note, cut = text.index("[1] "), text.index("和")
    paragraph = unres.Paragraph(
        unres.Text("决定增设图书馆和阅览室。", start=7, end=two + 4, runs=(0, 7, 7, cut, 8, two)),
        label=unres.Label("1.", start=4, end=6),
        children=(unres.Point(unres.Text("并延长开放时间；", start=two + 9, end=two + 17, runs=(0, two + 9))),),
        start=4,
        end=two + 17,
    )
    words = unres.Text("第98/1号决议。", start=note + 4, end=note + 13, runs=(0, note + 4))
    return Document(
        resolutions=(unres.Resolution(body=(paragraph,)),),
        notes=(unres.Note("1", (words,), start=note, end=note + 13),),
        furniture=(Furniture("foot", number, number + 3),),
        source=source,
    )


def test_a_node_is_where_its_words_are(printed: Document) -> None:
    paragraph = printed.resolutions[0].body[0]
    first, second = printed.boxes(paragraph)
    assert (first.page, first.top, first.bottom) == (1, 120.0, 135.0)  # without note and page number below
    assert (second.page, second.top, second.bottom) == (2, 180.0, 215.0)  # with the point below it
    (note,) = printed.boxes(printed.notes[0])
    assert (note.page, note.top) == (1, 140.0)
    assert printed.boxes(printed)[0].top == 120.0


def test_a_span_leaves_out_notes_and_feet_it_does_not_begin_in(printed: Document) -> None:
    paragraph = printed.resolutions[0].body[0]
    assert [(box.page, box.bottom) for box in printed.boxes(paragraph.span)] == [(1, 135.0), (2, 215.0)]
    foot = printed.furniture[0].span
    assert [box.top for box in printed.boxes(foot)] == [160.0]
    assert [box.top for box in printed.boxes(printed.notes[0].span)] == [140.0]
    assert printed.boxes(Span(3, 4)) == ()


def test_rows_have_the_boxes_of_their_own_words(printed: Document) -> None:
    rows = list(unres.to_rows(printed))
    assert [[(box["page"], box["top"], box["bottom"]) for box in row["boxes"]] for row in rows] == [
        [(1, 120.0, 135.0), (2, 180.0, 195.0)],
        [(2, 200.0, 215.0)],
        [(1, 140.0, 155.0)],
    ]


def test_a_source_without_places_has_no_boxes(printed: Document) -> None:
    bare = evolve(printed, source=evolve(printed.source, places=Places()))
    assert bare.boxes(bare) == bare.boxes(bare.span) == ()
