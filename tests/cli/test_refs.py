"""`unres refs` as a user meets it."""

from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import CliRunner

from unres.cli import main
from unres.refs.reference import KINDS

TEXT = """\
大会，

回顾《世界图书馆章程》、其2044年12月18日第97/144号决议第3段和《世界人权宣言》，<sup>1</sup>

1. 决定增设图书馆；

2. 请秘书长报告上文第1段的执行情况，并见https://example.org/a。

<sup>1</sup> 第217 A (III)号决议。
"""
FIELDS = ["doc", "zone", "unit", "unit_text", "start", "end", "text", "kind", "target", "part", "pinpoint", "status", "reason", "via", "url", "iri", "also"]


@pytest.fixture
def run():
    runner = CliRunner()
    return lambda *args, **kw: runner.invoke(main, ["refs", *map(str, args)], **kw)


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "图书馆.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def rows(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_json_lines(run, source):
    result = run(source, "--format", "jsonl")
    assert result.exit_code == 0
    found = rows(result)
    assert all(list(row) == FIELDS for row in found)
    assert [(r["kind"], r["text"], r["target"], r["pinpoint"]) for r in found] == [
        ("title", "《世界图书馆章程》", None, None),
        ("resolution", "第97/144号决议第3段", "A/RES/97/144", "第3段"),
        ("title", "《世界人权宣言》", "A/RES/217(III)", None),
        ("internal", "上文第1段", "#para 1", "第1段"),
        ("web", "https://example.org/a", "https://example.org/a", None),
        ("resolution", "217 A (III)", "A/RES/217(III)", None),
    ]
    for row in found:
        assert row["doc"] == "图书馆"
        assert row["unit_text"][row["start"] : row["end"]] == row["text"]
        assert (row["status"] == "unresolved") == (row["target"] is None) == bool(row["reason"])
    assert found[0]["reason"] == "no source given"
    assert (found[1]["url"], found[1]["iri"]) == ("https://undocs.org/zh/A/RES/97/144", "/akn/un/statement/deliberation/un-ga/2044-12-18/97-144")
    assert (found[2]["part"], found[2]["via"], found[2]["zone"]) == ("A", ["note 1"], "preamble")
    assert (found[3]["unit"], found[3]["url"], found[3]["iri"]) == ("para_2", None, None)
    assert (found[4]["url"], found[4]["iri"]) == ("https://example.org/a", None)
    assert (found[5]["unit"], found[5]["zone"]) == ("ftn_1", "note")


def test_csv_has_the_same_rows(run, source):
    table = list(csv.DictReader(io.StringIO(run(source, "--format", "csv").stdout)))
    assert list(table[0]) == FIELDS
    assert [r["target"] or None for r in table] == [r["target"] for r in rows(run(source, "--format", "jsonl"))]
    assert table[2]["via"] == "note 1"


def test_table(run, source):
    lines = run(source).stdout.splitlines()
    assert lines[0].split() == ["unit", "kind", "text", "target", "pinpoint", "status"]
    assert len(lines) == 7
    assert "第97/144号决议第3段" in lines[2]
    assert lines[1].endswith("unresolved")


def test_explain(run, source):
    lines = run(source, "--explain", "--kind", "title").stdout.splitlines()
    assert lines[2] == "    no source given"
    assert lines[4] == "    A/RES/217(III) ← note 1"


def test_kinds_and_open_ones(run, source):
    found = rows(run(source, "--format", "jsonl", "--kind", "title", "--kind", "web"))
    assert [r["kind"] for r in found] == ["title", "title", "web"]
    assert [r["text"] for r in rows(run(source, "--format", "jsonl", "--unresolved"))] == ["《世界图书馆章程》"]
    assert run(source, "--kind", "sdg").stdout == ""


def test_a_wrong_kind_is_one_line_with_the_kinds(run, source):
    result = run(source, "--kind", "treaties")
    assert result.exit_code == 2
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("Error")]
    assert line == f"Error: no such kind: treaties; the kinds are {', '.join(KINDS)}"


def test_resolver(run, source, tmp_path):
    known = tmp_path / "titles.json"
    known.write_text('{"世界图书馆章程": "A/99/7"}', encoding="utf-8")
    first = rows(run(source, "--format", "jsonl", "--resolver", known))[0]
    assert (first["target"], first["via"]) == ("A/99/7", ["the caller's resolver"])


@pytest.mark.parametrize("content", [None, "no JSON", "[1]", '{"甲": 1}'])
def test_a_resolver_that_is_none_is_one_line(run, source, tmp_path, content):
    known = tmp_path / "titles.json"
    if content is not None:
        known.write_text(content, encoding="utf-8")
    result = run(source, "--resolver", known)
    assert result.exit_code == 2
    assert len([line for line in result.stderr.splitlines() if line.startswith("Error: --resolver: ")]) == 1
    assert "Traceback" not in result.output


def test_a_folder(run, source, tmp_path):
    (tmp_path / "又一.md").write_text("A/RES/99/201\n\n大会，\n\n1. 重申第98/7号决议。\n", encoding="utf-8")
    result = run(tmp_path, "--format", "jsonl", "--jobs", 2)
    assert result.exit_code == 0
    assert [r["doc"] for r in rows(result)] == ["A/RES/99/201", *["图书馆"] * 6]
    lines = run(tmp_path).stdout.splitlines()
    assert lines[0].startswith("doc ")
    assert lines[1].startswith("A/RES/99/201 ")


def test_one_bad_file_does_not_stop_the_others(run, source, tmp_path):
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04" + b"\x00" * 300)
    result = run(tmp_path, "--format", "jsonl")
    assert result.exit_code == 1
    assert len(rows(result)) == 6
    assert "坏.docx: " in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_standard_input(run):
    assert [r["doc"] for r in rows(run("-", "--format", "jsonl", input=TEXT.encode()))] == ["<stdin>"] * 6


def test_every_kind_is_documented(run):
    shown = " ".join(run("--help").stdout.split())
    for kind in KINDS:
        assert kind in shown
