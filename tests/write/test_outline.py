"""The outline for the terminal."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

import unres
from strategies import resolutions
from unres import (
    Annex,
    Cell,
    CoverLine,
    Document,
    Draft,
    Note,
    Opaque,
    Paragraph,
    Resolution,
    Row,
    Section,
    Table,
    Text,
)
from unres.write.outline import columns, line, shorten, tree
from unres.write.printed import printed


def test_parts_annexes_drafts_and_notes_have_their_branches() -> None:
    draft = Draft(resolution=Resolution(cover=(CoverLine(Text("甲案"), "title"),), body=(Paragraph(Text("敦促。")),)))
    part = Resolution("A", (CoverLine(Text("服务"), "title"),), body=(Paragraph(Text("建议："), children=(draft,)),), annexes=(Annex(Text("附件"), (Text("原则"),)),))
    shown = tree(Document(resolutions=(part, Resolution("B")), notes=(Note(marker="1", contents=(Text("见下。"),)),)))
    assert shown.splitlines() == [
        "决议",
        "├─ A 服务",
        "│  ├─ 正文",
        "│  │  └─ 建议：",
        "│  │     └─ 草案 甲案",
        "│  │        └─ 正文",
        "│  │           └─ 敦促。",
        "│  └─ 附件 原则",
        "├─ B",
        "└─ 脚注",
        "   └─ [1] 见下。",
    ]


@pytest.mark.parametrize(
    ("node", "shown"),
    [
        (Table((Row((Cell(), Cell())),), Text("比率")), "表 1×2 比率"),
        (Opaque("原\n样"), "‹原 样›"),
        (Row((Cell((Text("甲"),)), Cell((Text("1"),)))), "甲 | 1"),
        (CoverLine(Text("大会"), "organ"), "organ: 大会"),
        (Section(Text("总则"), subheadings=(Text("说明"),)), "§ 总则 说明"),
    ],
)
def test_each_node_has_one_line(node: unres.Node, shown: str) -> None:
    assert line(node) == shown


@given(resolutions())
@settings(max_examples=40, deadline=None)
def test_no_line_is_too_wide_and_no_node_is_left_out(text: str) -> None:
    document = unres.parse(text, format="md")
    shown = tree(document, width=40).splitlines()
    assert all(columns(row) <= 40 for row in shown)
    assert len(shown) >= len(list(printed(document))) + len(document.notes)


def test_short_texts_stay_and_long_ones_are_cut_with_a_sign() -> None:
    assert shorten("大会", 4) == "大会"
    assert columns(shorten("大会决定增设图书馆", 7)) <= 7
    assert shorten("大会决定增设图书馆", 7).endswith("…")
