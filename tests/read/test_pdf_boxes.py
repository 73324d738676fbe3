"""Boxes of PDF files: where the tests set a text is where its node is said to be."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import unres
from unres.model import Document
from unres.parse.document import build
from unres.read.pdf import read_here

pytest.importorskip("pypdfium2")
pytest.importorskip("reportlab")

from press import EDGE, HEIGHT, INDENT, LEFT, WIDTH, Press

LONG = "回顾其关于图书馆的各项决议，特别是2019年12月18日第74/126号决议，以及大会在该决议中请秘书长采取的各种措施，包括经费措施，"


def near(box: unres.Box, left: float, first: float, right: float, last: float, size: float = 10.5) -> bool:
    """Whether a box holds print from `left` to `right`, on baselines from `first` down to `last` of an upright page."""
    edges = (left, HEIGHT - first - 0.88 * size, right, HEIGHT - last + 0.22 * size)
    return all(abs(a - b) < 1.5 for a, b in zip((box.left, box.top, box.right, box.bottom), edges, strict=True))


def started() -> Press:
    press = Press()
    press.masthead()
    press.cover()
    press.paragraph("大会，")
    return press


def made(press: Press) -> Document:
    return build(read_here(press.bytes()))


def test_a_paragraph_and_the_cells_of_a_masthead() -> None:
    press = started()
    first = press.y
    rows = press.rows(LONG, INDENT, LEFT, 489, 10.5)
    press.paragraph(LONG)
    document = made(press)
    (box,) = document.boxes(document.resolutions[0].preamble[1])
    assert box.page == 1
    right = max(x + press.width(row, 10.5) for x, row in rows)
    assert near(box, LEFT, first, right, first - 17 * (len(rows) - 1))
    symbol = next(line for line in document.cover if line.role == "symbol")
    (box,) = document.boxes(symbol)  # beside it on the same line stands 联合国
    assert near(box, EDGE - press.width("A/RES/76/164", 10), 740, EDGE, 740, 10)


def test_a_paragraph_over_pages_without_what_stands_between() -> None:
    press = started()
    press.notes("1 第98/1号决议。")
    press.foot("21-19227", "1/2")
    press.y = 125
    press.paragraph("回顾《公约》^1^和" + LONG.removeprefix("回顾"))
    press.head("A/RES/76/164", "增设图书馆")
    document = made(press)
    clause = document.resolutions[0].preamble[1]
    assert document.notes
    for where in (clause, clause.span):
        one, two = document.boxes(where)
        assert (one.page, two.page) == (1, 2)
        assert near(evolve(one, right=0), INDENT, 125, 0, 125)
        assert near(evolve(two, right=0), LEFT, 690, 0, 690)


def test_cells_of_a_table_have_boxes_of_their_own() -> None:
    press = started()
    press.paragraph("1.   核准批款：")
    heights = []
    for row in (("款次", "名称", "数额"), ("1", "图书馆", "10 000"), ("2", "阅览室", "20 000")):
        press.line(60, EDGE, press.y + 12)
        heights.append(press.y)
        for x, text in zip((65, 160, 380), row, strict=True):
            press.text(x, press.y, text, 9)
        press.y -= 17
    press.line(60, EDGE, press.y + 12)
    document = made(press)
    (cell,) = (cell for cell in document.find(unres.Cell) if cell.text == "阅览室")
    (box,) = document.boxes(cell)
    assert near(box, 160, heights[2], 160 + 27, heights[2], 9)


def turned(angle: int) -> Press:
    """A page that is shown turned, with its text set so that it stands upright then."""
    press = Press()
    canvas = press.canvas
    canvas.setPageRotation(angle)  # the size is that of the page as it is shown
    canvas.translate(*{0: (0, 0), 90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}[angle])
    canvas.rotate(angle)
    press.masthead()
    press.cover()
    press.paragraph("大会，")
    return press


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_boxes_are_those_of_the_page_as_it_is_shown(angle: int) -> None:
    press = turned(angle)
    at = press.y + press.leading + press.gap
    document = made(press)
    (box,) = document.boxes(document.resolutions[0].preamble[0])
    assert near(box, INDENT, at, INDENT + 31.5, at)


def test_a_page_that_does_not_begin_at_nought() -> None:
    press = started()
    at = press.y + press.leading + press.gap
    data = press.bytes().replace(b"/MediaBox [ 0 0 612 792 ]", b"/MediaBox [ 0 0 612 792 ] /CropBox [ 40 30 600 780 ]")
    document = build(read_here(data))
    (box,) = document.boxes(document.resolutions[0].preamble[0])
    assert near(box, INDENT - 40, at + 12, INDENT - 40 + 31.5, at + 12)  # the head is 12 points lower


def test_they_come_through_the_process_and_json() -> None:
    press = started()
    press.paragraph("1. 决定增设图书馆。")
    document = unres.parse(press.bytes())
    (box,) = document.boxes(document.paragraph("1"))
    again = unres.load(unres.to_json(document))
    assert again.source == document.source
    assert again.boxes(again.paragraph("1")) == (box,)
    row = next(row for row in unres.to_rows(document) if row["path"] == "1")
    assert row["boxes"] == [{"page": 1, "left": box.left, "top": box.top, "right": box.right, "bottom": box.bottom}]


@given(st.lists(st.sampled_from(["1. 决定增设图书馆；", "(a) 延长开放时间；", "附件", LONG, "一、 经费"]), max_size=40))
@settings(max_examples=15, deadline=None)
def test_every_node_that_is_printed_has_boxes_on_its_page(paragraphs: list[str]) -> None:
    press = started()
    for text in paragraphs:
        press.paragraph(text)
    document = made(press)
    size = len(document.source.pages) + 1
    for node in document.walk():
        boxes = document.boxes(node)
        if node.text:
            assert boxes
        assert all(
            1 <= b.page <= size and 0 <= b.left < b.right <= WIDTH and 0 <= b.top < b.bottom <= HEIGHT for b in boxes
        )


def test_spans_of_places_follow_each_other() -> None:
    press = started()
    press.notes("1 见第75/1号决议。")
    places = read_here(press.bytes()).source.places
    assert list(places.spans) == sorted(places.spans)
