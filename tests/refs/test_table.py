"""Rows: one a mention and target."""

from __future__ import annotations

import pytest

import unres
from citing import document
from unres.refs import rows


def row(sentence, **around):
    return [r for r in rows(document(f"回顾{sentence}，", **around)) if r["zone"] == "preamble"]


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("其2044年12月18日第97/144号决议", ["97/144"]),
        ("第97/144号决议第3段", ["第97/144号决议第3段"]),
        ("第97/144号决议第1和4段", ["第97/144号决议第1", "4"]),  # members of an enumeration
        ("《世界人权宣言》第二条", ["《世界人权宣言》第二条"]),
        ("A/99/7，第三章", ["A/99/7，第三章"]),
    ],
)
def test_text(sentence, text):
    found = row(sentence)
    assert [r["text"] for r in found] == text
    for r in found:
        assert r["unit_text"][r["start"] : r["end"]] == r["text"]


@pytest.mark.parametrize(
    ("sentence", "url", "iri"),
    [
        ("第97/144号决议", "https://undocs.org/zh/A/RES/97/144", "/akn/un/statement/deliberation/un-ga/2044/97-144"),
        ("A/CONF.157/24 (Part I)", "https://undocs.org/zh/A/CONF.157/24(PartI)", None),
        ("可持续发展目标4", None, None),
        ("大会第九十届会议", None, None),
        ("WHA76.16", None, None),
        ("https://example.org", "https://example.org", None),
        ("《甲公约》", None, None),
    ],
)
def test_addresses(sentence, url, iri):
    (one,) = row(sentence)
    assert one["url"] == url
    if iri is None:
        assert one["kind"] == "symbol" or one["iri"] is None
    else:
        assert one["iri"].startswith("/akn/un/statement/deliberation/un-ga/")


def test_several_targets_are_several_rows():
    found = row("第70/1和70/2号决议及这两项决议")
    assert [(r["text"], r["target"]) for r in found][2:] == [("这两项决议", "A/RES/70/1"), ("这两项决议", "A/RES/70/2")]
    assert found[2]["start"] == found[3]["start"]


def test_document():
    assert {r["doc"] for r in rows(unres.parse("A/RES/99/201\n\n大会，\n\n1. 重申第98/7号决议。\n"))} == {"A/RES/99/201"}
    assert {r["doc"] for r in rows(unres.parse("大会，\n\n1. 重申第98/7号决议。\n", name="夹/甲.md"))} == {"甲"}


def test_given_references():
    made = document("回顾第97/144号决议，")
    assert list(rows(made, [])) == []


def test_a_document_with_two_symbols_has_both():
    (row,) = [r for r in rows(unres.parse("大会，\n\n1. 注意到A/76/9-S/2021/1号文件。\n")) if r["kind"] == "symbol"]
    assert (row["target"], row["also"]) == ("A/76/9", ["S/2021/1"])
