"""Several resolutions in one file: beside each other, each as it would be alone."""

from __future__ import annotations

import json
import re

import pytest
from attrs import evolve
from lxml import etree

import unres
from unres.coverage import coverage
from unres.forms import render
from unres.model import Document, Resolution
from unres.validate import validate

LIBRARY = """联合国 A/RES/81/1

大会

Distr.: General
20 October 2026

第八十一届会议
议程项目74(b)

2026年9月20日大会决议

[根据第三委员会的报告(A/81/462)通过]

81/1. 图书馆的作用

大会，

回顾其第80/1号决议，[1] 并再次回顾该决议，[1]

1. 决定增设图书馆；

2. 请秘书长提出报告。

2026年9月20日
第3次全体会议

附件

图书馆规则

1. 图书馆应当开放。

[1] 见A/80/1。
"""
SCHOOL = """81/2. 学校的作用

大会，

回顾其第80/2号决议，[1]

1. 决定增设学校。

2026年9月21日
第4次全体会议

[1] 见A/80/2。
"""
COUNCIL = """联合国 S/RES/2790 (2026)

安全理事会

Distr.: General
1 October 2026

第2790(2026)号决议

2026年10月1日安全理事会第9901次会议通过

安全理事会，

回顾其第2700(2026)号决议，[1]

1. 决定继续处理此案。

[1] S/2026/1。
"""
DECISION = """81/402. 组织安排

在2026年9月21日第4次全体会议上，大会注意到秘书长的说明。[1]

[1] A/81/5。
"""
PARTS = """81/3. 维持和平

A

图书馆

大会，

1. 决定增设图书馆。

B

学校

大会，

1. 决定增设学校。
"""
EVERY = (LIBRARY, SCHOOL, COUNCIL, DECISION)


def whole(document: Document) -> list[Resolution]:
    """The resolutions of a document, the front with the first; without the indices of notes, which count through a file."""
    first, *more = document.resolutions
    return [evolve(first, cover=(*document.cover, *first.cover)), *more]


def plain(parts: list[Resolution]) -> list[str]:
    return [re.sub(r"note=\d+|eid='[^']*'|letter='[^']*'", "", repr(part)) for part in parts]


@pytest.mark.parametrize("texts", [EVERY, (SCHOOL, COUNCIL), (COUNCIL, LIBRARY, SCHOOL), (DECISION, SCHOOL), (LIBRARY, PARTS, SCHOOL)])
def test_each_is_as_it_would_be_alone(texts):
    document = unres.parse("\n".join(texts), format="text")
    assert coverage(document).complete
    alone = [part for text in texts for part in whole(unres.parse(text, format="text"))]
    assert plain(list(document.resolutions)) == plain(alone)
    # notes restart: each call leads to the note of its own resolution
    for part in document.resolutions:
        for node in part.walk():
            for call in getattr(getattr(node, "content", None), "calls", ()):
                assert part.start <= document.notes[call.note].start
    assert [note.text for note in document.notes] == [note.text for text in texts for note in unres.parse(text, format="text").notes]


def test_identification():
    document = unres.parse("\n".join(EVERY))
    assert [(meta.symbol, meta.kind, meta.adopted) for meta in document.metas] == [
        ("A/RES/81/1", "resolution", "2026-09-20"),
        ("A/RES/81/2", "resolution", "2026-09-21"),
        ("S/RES/2790 (2026)", "resolution", "2026-10-01"),
        ("", "decision", "2026-09-21"),
    ]
    assert [meta.title for meta in document.metas] == ["图书馆的作用", "学校的作用", "", "组织安排"]
    assert (document.meta.symbol, document.meta.number, document.cover) == ("", "", ())
    both = unres.parse(LIBRARY + SCHOOL)
    assert both.meta.organ == "un-ga"
    parts = unres.parse(PARTS)
    assert [meta.part for meta in parts.metas] == ["A", "B"]


@pytest.mark.parametrize("texts", [EVERY, (SCHOOL, COUNCIL), (LIBRARY, PARTS, SCHOOL)])
def test_forms(texts):
    document = unres.parse("\n".join(texts))
    data = unres.to_akn(document)
    assert [str(f) for f in validate(data)] == []
    assert unres.read_akn(data) == document
    assert unres.to_akn(unres.read_akn(data)) == data
    assert unres.load(unres.dump(document)) == document
    assert unres.parse(unres.to_text(document), format="text") == document
    assert unres.parse(unres.to_markdown(document), format="md") == document


def test_akn():
    root = etree.fromstring(unres.to_akn(unres.parse("\n".join(EVERY))))
    works = [uri.get("value") for uri in root.iterfind("./{*}components/{*}component/{*}statement/{*}meta/{*}identification/{*}FRBRWork/{*}FRBRuri")]
    assert [work.removeprefix("/akn/un/statement/deliberation/") for work in works] == [
        "un-ga/2026-09-20/81-1",
        "un-ga/2026-09-21/81-2",
        "un-sc/2026-10-01/2790-2026",
        "un/2026-09-21/81-402",
    ]
    names = [statement.get("name") for statement in root.iterfind("./{*}components/{*}component/{*}statement")]
    assert names == ["resolution", "resolution", "resolution", "decision"]
    # the number of a resolution on its own front is no citation
    assert "cite_A-RES-81-1" not in {entry.get("eId") for entry in root.iter("{*}TLCReference")}
    meetings = {event.get("href") for event in root.iter("{*}TLCEvent") if "dopt" in event.get("eId")}
    assert len(meetings) == 4


def test_rows():
    rows = [json.loads(row) for row in render(unres.parse("\n".join(EVERY)), "jsonl").decode().splitlines()]
    paragraphs = [(row["symbol"], row["path"], row["text"]) for row in rows if row["kind"] == "operative" and row["path"]]
    assert paragraphs == [
        ("A/RES/81/1", "1", "决定增设图书馆；"),
        ("A/RES/81/1", "2", "请秘书长提出报告。"),
        ("A/RES/81/2", "1", "决定增设学校。"),
        ("S/RES/2790 (2026)", "1", "决定继续处理此案。"),
    ]


def test_in_html():
    rows = f"{LIBRARY}\n{SCHOOL}".split("\n\n")
    page = "<html><body>" + "".join(f"<p>{row}</p>" for row in rows) + "</body></html>"
    document = unres.parse(page.encode(), format="html")
    assert [meta.symbol for meta in document.metas] == ["A/RES/81/1", "A/RES/81/2"]
    assert [len(part.annexes) for part in document.resolutions] == [1, 0]


@pytest.mark.parametrize(
    "text",
    [
        # the resolution of another body in an annex
        LIBRARY.replace("图书馆规则\n\n1. 图书馆应当开放。", "第78/2号决议\n\n经社会会议结构\n\n亚洲及太平洋经济社会委员会，\n\n1. 决定开会。"),
        # a table of contents
        "目录\n\n81/1. 图书馆的作用\n\n81/2. 学校的作用\n\n81/3. 维持和平\n",
        # resolutions named in a list, each with a sentence
        SCHOOL.replace("1. 决定增设学校。", "1. 重申下列决议：\n\n80/3. 维持和平\n\n大会请秘书长提出报告。\n\n80/4. 图书馆\n\n大会请秘书长提出报告。"),
        PARTS,
    ],
)
def test_what_is_one_stays_one(text: str):
    document = unres.parse(text)
    assert len({meta.number for meta in document.metas}) == 1
    assert coverage(document).complete


def test_the_running_head_above_an_annex_is_no_masthead():
    body = "经济及社会理事会，\n\n核可本决议附件所载会议结构。\n\n2026年7月21日\n第33次全体会议\n\n"
    annex = "附件\n\n第78/2号决议\n\n会议结构\n\n亚洲及太平洋经济社会委员会，\n\n回顾其第73/1号决议，\n\n1. 决定修订其会议结构。\n"
    for head in ("", "E/RES/2026/11\n\n", "E/RES/2026/11\n\n会议结构\n\n"):
        text = f"联合国\n\nE/RES/2026/11\n\n2026/11. 会议结构\n\n{body}{head}{annex}"
        document = unres.parse(text, format="md")
        assert len(document.resolutions) == 1, head
        assert document.meta.number == "2026/11"
        assert document.resolutions[0].annexes
