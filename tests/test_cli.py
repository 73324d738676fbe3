"""The command line as a user meets it: files, exit status, messages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from unres.cli import main
from unres.forms import FORMS

GOOD = """\
大会，

回顾《世界人权宣言》<sup>1</sup> 和其2044年12月18日第97/144号决议，

1. 决定增设图书馆；

2. 请秘书长报告上文第1段的执行情况。

<sup>1</sup> 第217 A (III)号决议。
"""
GAP = GOOD.replace("\n2. ", "\n3. ")
NEWS = "昨天，三人在图书馆门前受伤。记者从警方获悉，事故原因正在调查。\n"


@pytest.fixture
def run():
    runner = CliRunner()
    return lambda *args, **kw: runner.invoke(main, [str(a) for a in args], **kw)


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "输入"
    (root / "大会" / "76").mkdir(parents=True)
    (root / "甲.md").write_text(GOOD, encoding="utf-8")
    (root / "大会" / "乙.txt").write_text(GOOD, encoding="utf-8")
    (root / "大会" / "76" / "A_RES_76_164.md").write_text(GOOD, encoding="utf-8")
    (root / ".hidden.md").write_text(GOOD, encoding="utf-8")
    (root / "notes.csv").write_text("1,2", encoding="utf-8")
    return root


def files(root: Path) -> list[str]:
    return sorted(str(p.relative_to(root)) for p in root.rglob("*") if p.is_file())


@pytest.mark.parametrize(("form", "suffix"), FORMS.items())
def test_one_file_in_each_form(run, tmp_path, form, suffix):
    source = tmp_path / "决议.md"
    source.write_text(GOOD, encoding="utf-8")
    result = run("convert", source, "-o", tmp_path / f"out{suffix}", "--to", form)
    assert result.exit_code == 0, result.output
    assert (tmp_path / f"out{suffix}").stat().st_size > 50


def test_form_by_suffix(run, tmp_path):
    source = tmp_path / "a.md"
    source.write_text(GOOD, encoding="utf-8")
    assert run("convert", source, "-o", tmp_path / "a.json").exit_code == 0
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["kind"] == "document"


def test_folder_keeps_sub_folders(run, folder, tmp_path):
    result = run("convert", folder, "-o", tmp_path / "out", "--jobs", 2)
    assert result.exit_code == 0, result.output
    assert files(tmp_path / "out") == ["大会/76/A_RES_76_164.xml", "大会/乙.xml", "甲.xml"]
    assert "3 converted" in result.stderr


def test_own_output_is_no_input(run, folder):
    for _ in range(2):
        result = run("convert", folder, "-o", folder / "out", "--to", "md")
        assert result.exit_code == 0
        assert "3 converted" in result.stderr


def test_standard_input_and_output(run):
    result = run("convert", "-", "-o", "-", "--to", "md", input=GOOD.encode())
    assert result.exit_code == 0
    assert "1. **决定**增设图书馆；" in result.stdout
    assert "1 converted" in result.stderr


def test_one_bad_file_does_not_stop_the_others(run, folder, tmp_path):
    (folder / "乱码.docx").write_bytes(b"PK\x03\x04" + b"\x00" * 300)
    (folder / "图.md").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    locked = folder / "空.md"
    locked.write_bytes(b"")
    result = run("convert", folder, "-o", tmp_path / "out", "--jobs", 2)
    assert result.exit_code == 1
    assert {"甲.xml", "大会/乙.xml", "大会/76/A_RES_76_164.xml"} <= set(files(tmp_path / "out"))
    assert "乱码.docx: " in result.stderr
    assert "Traceback" not in result.output
    assert len(result.stderr.strip().splitlines()) <= 4


def test_same_stem_keeps_suffix(run, folder, tmp_path):
    (folder / "甲.txt").write_text(GOOD, encoding="utf-8")
    assert run("convert", folder, "-o", tmp_path / "out").exit_code == 0
    assert {"甲.md.xml", "甲.txt.xml"} <= set(files(tmp_path / "out"))


def test_several_files_of_one_name(run, folder, tmp_path):
    result = run("convert", folder / "甲.md", folder / "甲.md", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "args",
    [
        ["convert"],
        ["convert", "missing.md", "-o", "out"],
        ["convert", "{a}", "-o", "out", "--to", "docx"],
        ["convert", "{a}", "{b}", "-o", "-"],
        ["convert", "{a}", "{b}", "-o", "{a}"],
        ["convert", "{a}", "-o", "{a}"],
        ["convert", "{a}", "-o", "out", "--encoding", "klingon"],
        ["convert", "{a}", "-o", "out.md", "--positions"],
        ["convert", "{a}", "-o", "out", "--jobs", "0"],
        ["show", "missing.md"],
        ["show", "{folder}"],
        ["refs", "missing.md"],
        ["check", "missing.md"],
        ["validate", "missing.xml"],
        ["frobnicate"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2(run, folder, tmp_path, monkeypatch, args):
    monkeypatch.chdir(tmp_path)
    places = {"a": folder / "甲.md", "b": folder / "大会" / "乙.txt", "folder": folder}
    result = run(*[a.format(**places) for a in args])
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert (folder / "甲.md").read_text(encoding="utf-8") == GOOD


def test_nothing_outside_out(run, folder, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "大会").symlink_to(tmp_path / "elsewhere")
    result = run("convert", folder, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert files(tmp_path / "elsewhere") == []


def test_no_half_written_files(run, tmp_path, monkeypatch):
    source, out = tmp_path / "a.md", tmp_path / "a.xml"
    source.write_text(GOOD, encoding="utf-8")
    out.write_text("was here", encoding="utf-8")

    def fail(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    result = run("convert", source, "-o", out)
    assert result.exit_code == 1
    assert "No space left" in result.stderr
    assert files(tmp_path) == ["a.md", "a.xml"]
    assert out.read_text(encoding="utf-8") == "was here"


def test_errors_are_told_and_strict_writes_nothing(run, tmp_path):
    source = tmp_path / "a.md"
    source.write_text(NEWS, encoding="utf-8")
    result = run("convert", source, "-o", tmp_path / "a.xml")
    assert result.exit_code == 1
    assert (tmp_path / "a.xml").exists()
    assert "input-not-a-resolution" in result.stderr
    result = run("convert", source, "-o", tmp_path / "b.xml", "--strict")
    assert result.exit_code == 1
    assert not (tmp_path / "b.xml").exists()


def test_show(run, tmp_path):
    source = tmp_path / "a.md"
    source.write_text(GOOD, encoding="utf-8")
    result = run("show", source)
    assert result.exit_code == 0
    assert "1. 【决定】增设图书馆；" in result.stdout
    assert run("show", "-", input=GOOD.encode()).stdout == result.stdout


def test_check_good(run, tmp_path):
    source = tmp_path / "a.md"
    source.write_text(GOOD, encoding="utf-8")
    result = run("check", source, "--lang", "en")
    assert result.exit_code == 0, result.output
    assert "coverage 100 %" in result.stdout


def test_check_bad_with_place_in_both_languages(run, tmp_path):
    source = tmp_path / "a.md"
    source.write_text(GAP, encoding="utf-8")
    english, chinese = (run("check", source, "--lang", lang) for lang in ("en", "zh"))
    assert english.exit_code == chinese.exit_code == 1
    assert f'{source}:7:1: error: number-gap: "1." is followed by "3."' in english.stdout
    assert f"{source}:7:1: 错误: number-gap: “1.”之后是“3.”，编号不连续" in chinese.stdout


def test_refs_forms(run, tmp_path):
    source = tmp_path / "a.md"
    source.write_text(GOOD, encoding="utf-8")
    rows = [json.loads(line) for line in run("refs", source, "--format", "jsonl").stdout.splitlines()]
    assert {
        "doc",
        "zone",
        "unit",
        "unit_text",
        "start",
        "end",
        "text",
        "kind",
        "target",
        "part",
        "pinpoint",
        "status",
    } <= set(rows[0])
    for row in rows:
        assert row["unit_text"][row["start"] : row["end"]] == row["text"]
    assert "A/RES/97/144" in {row["target"] for row in rows}
    table = run("refs", source).stdout
    assert "A/RES/97/144" in table
    lines = run("refs", source, "--format", "csv").stdout.splitlines()
    assert len(lines) == len(rows) + 1
    kind = rows[0]["kind"]
    some = [json.loads(line) for line in run("refs", source, "--format", "jsonl", "--kind", kind).stdout.splitlines()]
    assert some == [row for row in rows if row["kind"] == kind]
    for line in run("refs", source, "--format", "jsonl", "--unresolved").stdout.splitlines():
        assert json.loads(line)["status"] == "unresolved"
    assert run("refs", source, "--explain").exit_code == 0


def test_validate(run, tmp_path):
    source, out = tmp_path / "a.md", tmp_path / "a.xml"
    source.write_text(GOOD, encoding="utf-8")
    run("convert", source, "-o", out)
    assert run("validate", out).exit_code == 0
    out.write_text(out.read_text(encoding="utf-8").replace("<mainBody", "<mainBdy", 1), encoding="utf-8")
    result = run("validate", out)
    assert result.exit_code == 1
    assert str(out) in result.stdout


def _unres(*args, **kw):
    return subprocess.run([sys.executable, "-m", "unres", *map(str, args)], capture_output=True, check=False, **kw)


def test_a_real_process(folder, tmp_path):
    result = _unres("convert", folder, "-o", tmp_path / "out", "--jobs", 2, env={**os.environ, "LC_ALL": "C"})
    assert result.returncode == 0, result.stderr
    assert files(tmp_path / "out") == ["大会/76/A_RES_76_164.xml", "大会/乙.xml", "甲.xml"]
    assert result.stdout == b""
    assert len(result.stderr.decode().strip().splitlines()) == 1


def test_a_closed_pipe_is_quiet(folder):
    command = f"{sys.executable} -m unres show {folder}/甲.md | head -n 1"
    result = subprocess.run(["bash", "-c", command], capture_output=True, check=True)
    assert b"Traceback" not in result.stderr


def test_the_page_names_every_option():
    page = Path(__file__).parents[1] / "docs" / "cli.md"
    if not page.exists():
        pytest.skip("only in a checkout")
    text = page.read_text(encoding="utf-8")
    for name, command in main.commands.items():
        assert f"## `unres {name} " in text
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("-"):
                    assert f"`{option}" in text, (name, option)
