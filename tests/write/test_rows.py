"""Rows: one record per unit, for registries and indexes."""

from __future__ import annotations

import json

import pytest

import unres
from unres import (
    Annex,
    Cell,
    Clause,
    ClosingLine,
    Continuation,
    CoverLine,
    Document,
    Draft,
    Formula,
    Label,
    Meta,
    Note,
    Opaque,
    Paragraph,
    Resolution,
    Row,
    Section,
    Table,
    Text,
)
from unres.errors import UsageError
from unres.refs.reference import Reference
from unres.source import Source
from unres.write import rows
from unres.write.rows import arrow_schema, to_jsonl, to_rows, write_parquet

FIELDS = [
    *"doc_id symbol position eId kind zone path level headings action action_key text notes references".split(),
    *"start end page boxes".split(),
]


def units(*body, **more) -> list[dict]:
    return list(to_rows(Document(meta=Meta(symbol="A/RES/99/1"), resolutions=(Resolution(body=body, **more),))))


def test_a_row_has_the_fields_it_is_said_to_have() -> None:
    (row,) = units(Paragraph(Text("决定。"), Label("1.")))
    assert list(row) == FIELDS
    assert list(rows.Row.__annotations__) == FIELDS


def test_every_unit_of_a_parsed_text_is_a_row_in_its_order() -> None:
    text = "大会，\n\n回顾其决议，[^1]\n\n1. 请各国：\n\n(a) 开放；\n\n㈠ 阅读；\n\n2. 决定。\n\n[^1]: 第98/7号决议。\n"
    document = unres.parse(text, format="md")
    found = list(to_rows(document))
    assert [(r["kind"], r["path"], r["level"]) for r in found] == [
        ("formula", "", 0), ("preambular", "", 0), ("operative", "1", 0), ("operative", "1(a)", 1), ("operative", "1(a)㈠", 2),
        ("operative", "2", 0), ("note", "1", 0),
    ]  # fmt: skip
    assert [r["position"] for r in found] == list(range(7))
    assert found[1]["action_key"] == "recall"
    assert found[1]["notes"] == ["1"]
    for row in found:
        assert row["text"].replace("\n", "")[:2] in text[row["start"] : row["end"]]
        assert document.node(row["eId"]).text == row["text"]


def test_zones_headings_and_letters_of_parts() -> None:
    annex = Annex(Text("附件"), (Text("原则"),), (Section(Text("总则"), "section", Label("一、"), (), (Paragraph(Text("公平。"), Label("1.")),)),))
    part = Resolution(
        "A", (CoverLine(Text("A"), "letter"), CoverLine(Text("服务"), "title")), (Formula(Text("大会，")),), (Opaque("？"),),
        (ClosingLine(Text("第55次全体会议"), "meeting"),), (annex,),
    )  # fmt: skip
    found = list(to_rows(Document(resolutions=(part,))))
    assert [(r["zone"], r["kind"]) for r in found] == [
        ("cover", "cover"), ("cover", "cover"), ("preamble", "formula"), ("body", "opaque"), ("closing", "closing"),
        ("annex", "heading"), ("annex", "heading"), ("annex", "annex"),
    ]  # fmt: skip
    assert found[-1]["headings"] == ["A 服务", "附件 原则", "一 总则"]


def test_cells_say_their_row_and_column() -> None:
    table = Table((Row((Cell((Text("甲国"),)), Cell((Text("1"), Text("2"))))),), Text("比率"))
    found = units(Paragraph(Text("如下表："), Label("1."), (), (table, Continuation(Text("又。")))))
    assert [(r["path"], r["kind"], r["text"]) for r in found] == [
        ("1", "operative", "如下表："), ("1", "heading", "比率"), ("1T1R1C1", "cell", "甲国"), ("1T1R1C2", "cell", "1\n2"),
        ("1", "operative", "又。"),
    ]  # fmt: skip


def test_quoted_drafts_are_rows_too() -> None:
    draft = Draft(resolution=Resolution(preamble=(Clause(Text("深信，")),), body=(Paragraph(Text("敦促。"), Label("1.")),)))
    assert [r["text"] for r in units(Paragraph(Text("建议："), Label("1."), (), (draft,)))] == ["建议：", "深信，", "敦促。"]


def test_references_of_a_second_text_are_shifted() -> None:
    first, second = Text("见下。"), Text("第98/7号决议。")
    note = Note(marker="1", contents=(first, second))
    found = Reference("resolution", "98/7", 1, 5, target="A/RES/98/7", content=second)
    (row,) = to_rows(Document(notes=(note,)), [found])
    place = row["references"][0]
    assert row["text"][place["start"] : place["end"]] == "98/7"


def test_the_name_of_the_file_stands_in_for_a_symbol() -> None:
    document = Document(resolutions=(Resolution(body=(Paragraph(Text("决定。")),)),), source=Source("决定。", name="甲.md"))
    assert [r["doc_id"] for r in to_rows(document)] == ["甲.md"]
    assert [r["doc_id"] for r in to_rows(document, doc_id="乙")] == ["乙"]
    assert json.loads(to_jsonl(document))["doc_id"] == "甲.md"


def test_arrow_has_a_column_for_each_field() -> None:
    pytest.importorskip("pyarrow")
    assert arrow_schema().names == FIELDS


def test_parquet_has_a_row_group_for_each_document(tmp_path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    file = tmp_path / "rows.parquet"
    batches = (units(Paragraph(Text(text))) for text in ("决定。", "请。"))
    assert write_parquet(batches, str(file)) == 2
    assert parquet.ParquetFile(file).num_row_groups == 2


def test_parquet_without_pyarrow_says_what_to_install(monkeypatch) -> None:
    import sys

    arrow_schema.cache_clear()
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match="parquet"):
        rows.to_parquet(Document())
    arrow_schema.cache_clear()
