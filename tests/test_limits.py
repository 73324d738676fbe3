"""XML is opened without DTD, entities and network, and within limits."""

import io
import os
import sys
import threading
import zipfile

import pytest
from click.testing import CliRunner

import unres
from unres.cli import main
from unres.errors import InputError, LimitError
from unres.limits import Limits, load, open_xml
from unres.read.rows import split
from words import docx, p, row, table


def test_comments_and_instructions_leave_no_hole_in_the_text() -> None:
    assert open_xml("<p>大<!-- -->会<?x y?>，</p>".encode()).text == "大会，"


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE p [<!ENTITY a "b">]><p>&a;</p>',
        b'<!DOCTYPE p SYSTEM "file:///etc/passwd"><p/>',
        b"<!doctype html><p/>",
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode("utf-16"),
    ],
)
def test_a_dtd_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="document type declaration"):
        open_xml(data)


@pytest.mark.parametrize("data", [b"", b"<a>", b"<a>&foo;</a>", b"\x00\x01", "大会，".encode()])
def test_what_is_no_xml_is_refused_with_one_error(data: bytes) -> None:
    with pytest.raises(InputError, match="not well-formed"):
        open_xml(data)


def test_depth_and_size_are_bounded() -> None:
    with pytest.raises(LimitError):
        open_xml(b"<a>" * 300 + b"</a>" * 300)
    with pytest.raises(LimitError):
        open_xml(b"<a>" + b"x" * 11_000_000 + b"</a>")
    with pytest.raises(LimitError):
        open_xml(b"<a>" + b"x" * 100 + b"</a>", Limits(max_inflated=100))


def test_the_depth_that_is_asked_for_is_the_depth_that_is_kept() -> None:
    for depth in (3, 300):
        at, over = (b"<a>" * n + b"</a>" * n for n in (depth, depth + 1))
        assert open_xml(at, Limits(max_depth=depth)).tag == "a"
        with pytest.raises(LimitError, match=f"nested over {depth} deep"):
            open_xml(over, Limits(max_depth=depth))
    with pytest.raises(LimitError, match="nested over 2048 deep"):
        open_xml(b"<a>" * 3000, Limits(max_depth=9000))


TEXT = "大会，\n\n回顾其各项决议，\n\n1. 决定修路；\n\n2. 又决定筑桥。\n"
BLOCKS = TEXT.split("\n\n")
AKN = (
    "<akomaNtoso><statement><mainBody>"
    + "".join(f"<p>{b}</p>" for b in BLOCKS)
    + "</mainBody></statement></akomaNtoso>"
)
#: the same four lines in every format that is made of lines
FOUR = {
    "text": TEXT.encode(),
    "md": TEXT.replace("决定", "**决定**").encode(),
    "html": ("<html>" + "".join(f"<p>{b}</p>" for b in BLOCKS)).encode(),
    "docx": docx(*(p(b) for b in BLOCKS)),
    "akn": AKN.encode(),
}
#: field → (inputs that pass it, the limits)
PASSED = {
    **{f"max_lines {form}": (form, data, Limits(max_lines=2)) for form, data in FOUR.items()},
    **{f"max_bytes {form}": (form, data, Limits(max_bytes=40)) for form, data in FOUR.items()},
    "max_inflated docx": ("docx", FOUR["docx"], Limits(max_inflated=500)),
    "max_inflated akn": ("akn", FOUR["akn"], Limits(max_inflated=100)),
    "max_members docx": ("docx", FOUR["docx"], Limits(max_members=2)),
    "max_depth docx": ("docx", FOUR["docx"], Limits(max_depth=3)),
    "max_depth akn": ("akn", FOUR["akn"], Limits(max_depth=3)),
    "max_lines cells": ("docx", docx(p("大会，"), table(row("甲", "乙"), row("丙", "丁"))), Limits(max_lines=4)),
    "max_lines cells of a page": ("html", b"<html><table><tr><td>1<td>2<tr><td>3<td>4</table>", Limits(max_lines=3)),
}


@pytest.mark.parametrize("case", PASSED)
def test_each_limit_holds_in_each_reader(case) -> None:
    form, data, limits = PASSED[case]
    field = case.split()[0]
    with pytest.raises(LimitError, match=f"raise Limits.{field}"):
        unres.parse(data, format=form, limits=limits)
    assert unres.parse(data, format=form).source.format == form


@pytest.mark.parametrize("form", FOUR)
def test_what_is_within_the_limits_is_read(form) -> None:
    document = unres.parse(FOUR[form], format=form, limits=Limits(max_lines=4))
    assert [node.text for node in document.resolutions[0].body] == ["决定修路；", "又决定筑桥。"]


def test_a_damaged_text_is_bounded_as_it_is_read() -> None:
    """All on one line is one row; what it becomes counts."""
    with pytest.raises(LimitError, match="max_lines"):
        unres.parse("".join(BLOCKS) * 40, limits=Limits(max_lines=10))


def test_rows_are_counted_whatever_ends_them() -> None:
    limits = Limits(max_lines=3)
    assert len(split("甲\n\n\n\n乙\r\n丙", limits)) == 3
    for text in ("甲\n乙\n丙\n丁", "甲\r乙\r丙\r丁", "甲\u2028乙\u2028丙\u2028丁", "甲\x0c乙\x0c丙\x0c丁"):
        with pytest.raises(LimitError, match="more than 3 lines"):
            split(text, limits)


def test_a_text_is_measured_in_bytes() -> None:
    assert unres.parse("大会，", limits=Limits(max_bytes=9)).source.text == "大会，"
    with pytest.raises(LimitError, match="9 bytes, more than the 8 that are allowed: raise Limits.max_bytes"):
        unres.parse("大会，", limits=Limits(max_bytes=8))


def test_html_is_read_beyond_the_depth_and_says_so() -> None:
    document = unres.parse("<html>" + "<div>" * 9 + "<p>大会，</p><p>1. 决定修路。</p>", limits=Limits(max_depth=5))
    assert document.paragraph("1").text == "决定修路。"
    assert [str(d) for d in document.diagnostics if d.code == "elements-deep"] == [
        "elements-deep: elements lie over 5 deep from here on; deeper ones are read for their text only"
    ]
    assert str(unres.coverage(document)) == "100 %"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_without_end_is_read_to_the_limit(tmp_path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)

    def feed() -> None:
        try:
            with path.open("wb", buffering=0) as pipe:
                while True:
                    pipe.write(b"x" * 65536)
        except BrokenPipeError:
            pass

    thread = threading.Thread(target=feed, daemon=True)
    thread.start()
    with pytest.raises(LimitError, match="max_bytes"):
        load(path, 3_000_000)
    thread.join(10)
    assert not thread.is_alive()


def test_members_are_counted_as_they_come_out() -> None:
    """The directory says that a member is small; its bytes say otherwise."""
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * 3_000_000 + b"</a>")
    data = bomb.getvalue().replace((3_000_007).to_bytes(4, "little"), (7).to_bytes(4, "little"))
    with pytest.raises(InputError):
        unres.parse(data, limits=Limits(max_inflated=100_000))


@pytest.mark.parametrize("command", [["convert", "-o", "-"], ["check"], ["show"], ["refs"], ["validate"]])
@pytest.mark.parametrize("form", ["text", "html", "docx", "akn"])
def test_a_limit_is_one_line_on_the_command_line(command, form, tmp_path, monkeypatch) -> None:
    if command == ["validate"] and form != "akn":
        pytest.skip("validate reads Akoma Ntoso only")
    path = tmp_path / f"决议.{form}"
    path.write_bytes(FOUR[form])
    bounds = Limits(max_bytes=40)
    for module in ("unres.api", "unres.cli.inputs", "unres.cli.validate"):
        monkeypatch.setattr(sys.modules[module], "DEFAULT", bounds)
    for given, data in ((str(path), None), ("-", FOUR[form])):
        result = CliRunner().invoke(main, [*command, given], input=data)
        said = [line for line in result.output.splitlines() if "Limits." in line]
        assert result.exit_code == 1, result.output
        assert len(said) == 1, result.output
        assert "bytes, more than the 40 that are allowed: raise Limits.max_bytes" in said[0]
        assert "Traceback" not in result.output
