"""Amendments: what a sentence changes in another text, marked and listed."""

from __future__ import annotations

import pytest
from lxml import etree

from unres import Document, Label, Meta, Paragraph, Resolution, Text
from unres.read.akn import read_akn
from unres.refs.reference import Pin, Reference
from unres.validate import validate
from unres.write import akn
from unres.write.akn import to_akn

NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
META = Meta(organ="un-ga", symbol="A/RES/99/6", number="99/6", adopted="2044-12-16")


def written(monkeypatch: pytest.MonkeyPatch, value: str, *cited: str, pins: tuple[Pin, ...] = (Pin("article", "5"),)) -> etree._Element:
    """The file of a paragraph in which each of `cited` is a citation of A/RES/90/30 or 88/1."""
    text = Text(value)
    found = []
    for phrase in cited:
        at = value.index(phrase)
        end = at + len(phrase)
        found.append(Reference("resolution", phrase, at, end, target="A/RES/88/1" if "88" in phrase else "A/RES/90/30", pins=pins, cite_start=at, cite_end=end, content=text))
    monkeypatch.setattr(akn, "_references", lambda document: tuple(found))
    data = to_akn(Document(meta=META, resolutions=(Resolution(body=(Paragraph(text, Label("1.")),)),)))
    assert [str(f) for f in validate(data)] == []
    assert value in "".join(etree.fromstring(data).itertext())
    return etree.fromstring(data)


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        ("决定将第90/30号决议第5条中的“三天”改为“五天”；", "substitution", ["三天", "五天"]),
        ("决定将第90/30号决议第5条修正如下：“会期五天。”；", "substitution", ["会期五天。"]),
        ("决定在第90/30号决议第5条末尾加入“并公布结果”；", "insertion", ["并公布结果"]),
        ("决定在第90/30号决议第5条“三天”之后增加“或五天”一语；", "insertion", ["或五天"]),
        ("决定删去第90/30号决议第5条中的“三天”；", "repeal", ["三天"]),
        ("决定将第90/30号决议第5条中的“三天”删除；", "repeal", ["三天"]),
        ("决定删去第90/30号决议第5条；", "repeal", []),
    ],
)
def test_a_change_is_marked_and_listed(monkeypatch, value, kind, words) -> None:
    root = written(monkeypatch, value, "第90/30号决议第5条")
    (mod,) = root.iter("{*}mod")
    (change,) = root.iter("{*}textualMod")
    assert (mod.get("eId"), change.get("type"), [q.text for q in mod.iter("{*}quotedText")]) == ("mod_1", kind, words)
    assert change.find("a:source", NS).get("href") == "#mod_1"
    assert change.find("a:destination", NS).get("href") == "/akn/un/statement/deliberation/un-ga/2035/90-30/!main#art_5"
    quoted = [q.get("eId") for q in mod.iter("{*}quotedText")]
    assert [e.get("href")[1:] for e in change if etree.QName(e).localname in ("old", "new")] == quoted
    assert [r.get("href") for r in root.iter("{*}activeRef")] == ["/akn/un/statement/deliberation/un-ga/2035/90-30"]
    assert value.startswith("".join(mod.itertext()))


@pytest.mark.parametrize(
    "value",
    [
        "回顾第90/30号决议第5条的“三天”规定；",  # nothing is ordered
        "又回顾第90/30号决议第5条，并将其议事规则改为“五天”。",  # what is changed is not what is cited
        "注意到第90/30号决议第5条。将“三天”改为“五天”；",  # another sentence
    ],
)
def test_without_a_certain_target_the_text_stays_plain(monkeypatch, value) -> None:
    root = written(monkeypatch, value, "第90/30号决议第5条")
    assert not list(root.iter("{*}mod", "{*}textualMod", "{*}activeRef"))


@pytest.mark.parametrize("new", ["第5条 会期应为五天。", "(c) 会期应为五天；", "第五条　会期应为五天。", "3. 会期应为五天。"])
def test_a_whole_provision_is_a_structure(monkeypatch, new) -> None:
    value = f"决定将第90/30号决议第5条修正如下：“{new}”；"
    root = written(monkeypatch, value, "第90/30号决议第5条")
    (quoted,) = root.iter("{*}quotedStructure")
    assert quoted.get("eId") == "mod_1__qstr_1"
    assert [p.text for p in quoted] == [new]
    assert [e.get("href") for e in root.iter("{*}new")] == ["#mod_1__qstr_1"]
    assert not list(root.iter("{*}quotedText"))
    (paragraph,) = read_akn(etree.tostring(root)).resolutions[0].body
    assert paragraph.text == value


@pytest.mark.parametrize("new", ["第5条", "第5条，会期五天。", "第5条所述会期", "3.5天。"])
def test_words_are_no_provision(monkeypatch, new) -> None:
    root = written(monkeypatch, f"决定将第90/30号决议第5条改为“{new}”；", "第90/30号决议第5条")
    assert [q.text for q in root.iter("{*}quotedText")] == [new]


def test_two_texts_before_the_verb_are_not_certain(monkeypatch) -> None:
    root = written(monkeypatch, "依照第90/30号决议和第88/1号决议第5条修正如下：“会期五天”；", "第90/30号决议", "第88/1号决议第5条")
    assert not list(root.iter("{*}mod"))


def test_a_whole_text_is_not_deleted_by_naming_it(monkeypatch) -> None:
    assert not list(written(monkeypatch, "删去第90/30号决议；", "第90/30号决议", pins=()).iter("{*}mod"))


def test_two_changes_in_one_paragraph(monkeypatch) -> None:
    root = written(monkeypatch, "第一条中的“甲”改为“乙”；第二条中的“丙”改为“丁”；", "第一条", "第二条")
    assert [m.get("eId") for m in root.iter("{*}mod")] == ["mod_1", "mod_2"]
    assert len(list(root.iter("{*}textualMod"))) == 2
    assert len(list(root.iter("{*}activeRef"))) == 1
