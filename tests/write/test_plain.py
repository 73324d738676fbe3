"""Text, Markdown, outline and rows."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

import unres
from strategies import resolutions
from unres.model import (
    Action,
    Call,
    Cell,
    Document,
    Label,
    Mark,
    Meta,
    Note,
    Paragraph,
    Point,
    Resolution,
    Row,
    Section,
    Table,
    Text,
)
from unres.places import Places
from unres.refs.reference import Reference
from unres.source import Source
from unres.write.markdown import to_markdown
from unres.write.outline import columns, line, shorten, tree
from unres.write.rows import to_batch, to_jsonl, to_parquet, to_rows
from unres.write.text import to_text
from unres.write.weave import weave


def body(*nodes, **more) -> Document:
    return Document(resolutions=(Resolution(body=nodes),), **more)


def test_tags_nest_and_points_stand_outside_at_the_edges() -> None:
    assert weave("甲乙丙丁", [(0, 2, "<a>", "</a>"), (1, 3, "<b>", "</b>")], [], str) == "<a>甲<b>乙</b></a>丙丁"
    assert weave("甲乙", [(1, 2, "(", ")")], [(1, "¹"), (2, "²")], str) == "甲¹(乙)²"
    assert weave("", [], [(0, "¹")], str) == "¹"
    assert weave("甲", [], [(9, "¹")], str) == "甲"


def test_text_prints_numbers_calls_and_notes() -> None:
    content = Text("请秘书长提出报告；", calls=(Call(9, "1", 0), Call(9, "*", 1)))
    notes = (Note("1", (Text("A/99/210。"), Text("第二段。"))), Note("*", (Text("重新印发。"),)))
    document = body(Paragraph(content, label=Label("1.")), notes=notes)
    assert to_text(document) == "1. 请秘书长提出报告；[1]*\n\n[1] A/99/210。\n第二段。\n\n* 重新印发。\n"


def test_markdown_escapes_what_it_would_read_as_mark_up() -> None:
    value = "- 以*为界<见>[1] 5 m²，CO2"
    end = len(value)
    document = body(Paragraph(Text(value, marks=(Mark("sub", end - 1, end),))), Paragraph(Text("# 号")))
    assert to_markdown(document) == "\\- 以\\*为界\\<见>\\[1] 5 m&#178;，CO<sub>2</sub>\n\n\\# 号\n"


def test_markdown_marks_headings_actions_and_notes() -> None:
    document = body(
        Section(
            Text("经费", calls=(Call(2, "1", 0),)),
            label=Label("一、", "ideograph", 1),
            children=(Paragraph(Text("决定增设。"), label=Label("1."), actions=(Action("决定", "decide", 0, 2),)),),
        ),
        notes=(Note("1", (Text("见下文。"),)),),
    )
    assert to_markdown(document) == "### 一、 经费[^1]\n\n1. **决定**增设。\n\n[^1]: 见下文。\n"


def test_plain_tables_are_pipes_and_merged_ones_html() -> None:
    head = Row(cells=(Cell((Text("国家"),), header=True), Cell((Text("百分比"),), header=True)))
    row = Row(cells=(Cell((Text("甲国"),)), Cell((Text("1|2"), Text("3")))))
    pipes = "| 国家 | 百分比 |\n| --- | --- |\n| 甲国 | 1\\|2<br>3 |\n"
    assert to_markdown(body(Table(rows=(head, row)))) == pipes
    merged = Table(rows=(Row(cells=(Cell((Text("国家"),), colspan=2),)), row))
    assert '<td colspan="2">国家</td>' in to_markdown(body(merged))


def test_an_empty_document_is_an_empty_text() -> None:
    assert to_text(Document()) == to_markdown(Document()) == ""


def test_outline_is_cut_by_columns() -> None:
    assert columns("大会a") == 5
    assert shorten("大会 决定\n增设", 30) == "大会 决定 增设"
    assert all(columns(row) <= 40 for row in tree(body(Paragraph(Text("决定" * 50))), width=40).splitlines())
    assert line(Paragraph(Text("请各国：", calls=(Call(3, "2", 0),)), label=Label("1."))) == "1. 请各国[2]："


def rows_of() -> tuple[Document, list[Reference]]:
    point = Point(Text("见第98/1号决议；", runs=(0, 20)), label=Label("(a)", "alpha", 1), start=20, end=28, eid="para_1__list_1__point_a")
    paragraph = Paragraph(
        Text("请各国：", calls=(Call(4, "1", 0),)),
        label=Label("1."),
        actions=(Action("请", "request", 0, 1),),
        children=(point,),
        start=2,
        eid="para_1",
    )
    section = Section(Text("经费"), label=Label("一、", "ideograph", 1), children=(paragraph,))
    document = body(
        section,
        meta=Meta(symbol="A/RES/99/1"),
        notes=(Note("1", (Text("同上。"),)),),
        source=Source("x" * 40, pages=(10,), places=Places((8, 9, 20, 28), (60, 72, 90, 84, 70.5, 72, 120, 84))),
    )
    reference = Reference("resolution", "98/1", 2, 6, target="A/RES/98/1", content=point.content)
    return document, [reference]


def test_a_row_says_where_its_unit_stands() -> None:
    heading, paragraph, point, note = to_rows(*rows_of())
    assert (heading["kind"], heading["path"], heading["text"]) == ("heading", "一", "经费")
    assert paragraph["headings"] == ["一 经费"]
    assert (paragraph["action"], paragraph["action_key"], paragraph["notes"]) == ("请", "request", ["1"])
    assert (point["path"], point["level"], point["eId"], point["page"]) == ("1(a)", 1, "para_1__list_1__point_a", 2)
    assert point["boxes"] == [{"page": 2, "left": 70.5, "top": 72, "right": 120, "bottom": 84}]
    found = point["references"][0]
    assert point["text"][found["start"] : found["end"]] == "98/1"
    assert heading["boxes"] == note["boxes"] == []
    assert (note["kind"], note["path"], note["doc_id"]) == ("note", "1", "A/RES/99/1")


def test_json_lines_and_parquet_hold_the_same() -> None:
    rows = [json.loads(row) for row in to_jsonl(*rows_of()).splitlines()]
    parquet = pytest.importorskip("pyarrow.parquet")
    from io import BytesIO

    assert parquet.read_table(BytesIO(to_parquet(*rows_of()))).to_pylist() == rows
    assert to_batch(to_rows(*rows_of())).to_pylist() == rows


@given(resolutions())
@settings(max_examples=60, deadline=None)
def test_rendered_text_parses_to_the_same(text: str) -> None:
    document = unres.parse(text, format="md")
    assert unres.parse(to_text(document), format="text") == document


@given(resolutions())
@settings(max_examples=60, deadline=None)
def test_rendered_twice_is_rendered_once(text: str) -> None:
    document = unres.parse(text, format="md")
    for render, form in ((to_markdown, "md"), (to_text, "text")):
        once = render(document)
        assert render(unres.parse(once, format=form)) == once


CASES = sorted((Path(__file__).parents[1] / "cases").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_case_survives_markdown(case: Path) -> None:
    for file in sorted(case.glob("*.md")):
        document = unres.parse(file.read_text(encoding="utf-8"), format="md")
        assert unres.parse(to_markdown(document), format="md") == document


def test_a_list_below_one_that_counts_alike_survives() -> None:
    text = "大会，\n\n1. 申明其原则；\n\n2. 重申：\n   1. 图书馆有责任；\n   2. 读者有责任；\n\n3. 请各馆开放。\n"
    document = unres.parse(text, format="md")
    assert [(block.label.text, len(block.children)) for block in document.resolutions[0].body] == [("1.", 0), ("2.", 2), ("3.", 0)]
    assert unres.parse(to_markdown(document), format="md") == document
    assert unres.parse(to_text(document), format="text") == document
