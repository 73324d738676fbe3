"""Source lines in the written file."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from lxml import etree

import unres
from strategies import trees
from unres.cli import main
from unres.errors import UsageError
from unres.forms import render
from unres.read.akn import read_akn
from unres.validate import validate
from unres.write.akn import to_akn
from unres.write.positions import NAMESPACE

LINE = f"{{{NAMESPACE}}}line"
TEXT = """大会，

回顾其以往各项决议，

1. 请各国：

(a) 增设图书馆；

(b) 延长开放时间；

2. 决定继续处理此案。

附件

规则

第一条

图书馆每日开放。

| 甲 | 乙 |
| --- | --- |
| 1 | 2 |
"""


def lines_of(data: bytes) -> dict[str, int]:
    return {e.get("eId"): int(e.get(LINE)) for e in etree.fromstring(data).iter() if e.get(LINE)}


def test_elements_say_where_they_stand() -> None:
    document = unres.parse(TEXT)
    data = to_akn(document, positions=True)
    assert [str(f) for f in validate(data)] == []
    found = lines_of(data)
    printed = TEXT.split("\n")
    assert printed[found["preamble__formula_1"] - 1] == "大会，"
    assert printed[found["preamble__container_1"] - 1] == "回顾其以往各项决议，"
    assert printed[found["para_1"] - 1] == "1. 请各国："
    assert printed[found["para_1__list_1__point_b"] - 1] == "(b) 延长开放时间；"
    assert printed[found["para_2"] - 1] == "2. 决定继续处理此案。"
    assert printed[found["annex_1"] - 1] == "附件"
    assert printed[found["annex_1__art_1"] - 1] == "第一条"
    # every line is that of the node with this id
    assert all(line == document.source.line(document.node(eid).start) for eid, line in found.items())


def test_off_by_default_and_nothing_else_changes() -> None:
    document = unres.parse(TEXT)
    plain, located = to_akn(document), to_akn(document, positions=True)
    assert NAMESPACE.encode() not in plain
    root = etree.fromstring(located)
    for element in root.iter():
        element.attrib.pop(LINE, None)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["akn4un"])
    assert etree.tostring(root, method="c14n2") == etree.tostring(etree.fromstring(plain), method="c14n2")
    assert read_akn(located) == read_akn(plain)


def test_parts_have_lines_of_their_own() -> None:
    text = "75/1. 图书馆\n\nA\n\n大会，\n\n1. 决定增设图书馆。\n\nB\n\n大会，\n\n1. 决定继续处理此案。\n"
    document = unres.parse(text)
    assert len(document.resolutions) == 2
    data = to_akn(document, positions=True)
    shown = [int(e.get(LINE)) for e in etree.fromstring(data).iter("{*}paragraph")]
    assert [text.split("\n")[line - 1] for line in shown] == ["1. 决定增设图书馆。", "1. 决定继续处理此案。"]


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(trees())
def test_any_tree_stays_valid_and_reads_the_same(document: unres.Document) -> None:
    data, plain = to_akn(document, positions=True), to_akn(document)
    # an odd tree may break a rule of the profile, but no other one for its lines
    assert validate(data) == validate(plain)
    assert read_akn(data) == read_akn(plain)


def test_only_in_akn() -> None:
    document = unres.parse(TEXT)
    with pytest.raises(UsageError):
        to_akn(document, profile="unxml", positions=True)
    with pytest.raises(UsageError):
        render(document, "md", positions=True)
    assert render(document, "akn", positions=True) == to_akn(document, positions=True)


def test_the_command_has_the_option(tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(main, ["convert", str(source), "-o", str(tmp_path / "a.xml"), "--positions"])
    assert result.exit_code == 0
    assert lines_of((tmp_path / "a.xml").read_bytes()) == lines_of(to_akn(unres.parse(TEXT), positions=True))
