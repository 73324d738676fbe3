"""From bytes to text: what was decided, and that it is said."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

import unres
from unres.cli import main
from unres.errors import UsageError
from unres.read.encodings import declared_in, decode

TEXT = "大会，\n\n回顾其以往各项决议，\n\n1. 决定增设图书馆，并请各国提供资源；\n\n2. 又决定修路。\n"
OLD = "大會，\n\n回顧其以往各項決議，\n\n1. 決定增設圖書館，並請各國提供資源；\n\n2. 又決定修路。\n"


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("gb2312", "gb18030"),
    ],
)
def test_the_ladder(encoding, found):
    document = unres.parse(TEXT.encode(encoding))
    assert document.source.encoding == found
    assert str(document.source.text) == TEXT
    assert document.paragraph("2").text == "又决定修路。"
    assert ("encoding-assumed" in [d.code for d in document.diagnostics]) == (found == "gb18030")


@pytest.mark.parametrize("encoding", ["big5", "big5hkscs", "cp950"])
def test_big5(encoding):
    document = unres.parse(OLD.encode(encoding))
    assert (document.source.encoding, str(document.source.text)) == ("big5hkscs", OLD)
    assert document.paragraph("2").action.key == "decide"
    assert {"encoding-assumed", "script-traditional"} <= {d.code for d in document.diagnostics}


def test_traditional_text_in_gb18030_is_not_taken_for_big5():
    assert unres.parse(OLD.encode("gb18030")).source.encoding == "gb18030"


def test_the_user_is_right():
    document = unres.parse(TEXT.encode("utf-8"), encoding="latin-1")
    assert document.source.encoding == "iso8859-1"
    assert "å" in str(document.source.text)
    assert unres.parse("<p>大会，</p>".encode("gbk"), encoding="gbk", format="html").source.encoding == "gbk"
    with pytest.raises(UsageError, match="no such encoding: klingon"):
        decode(b"", override="klingon")


def test_a_mark_of_the_same_encoding_is_no_text():
    assert decode("\ufeff大会".encode("utf-8"), override="utf-8")[0] == "大会"
    assert decode("\ufeff大会".encode("utf-16-le"), override="utf-16-le")[0] == "大会"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<meta charset="gb2312">', "gb2312"),
        ('<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=big5">', "big5"),
        ('<?xml version="1.0" encoding="GBK"?>', "GBK"),
        ("<p>charset=gbk</p>", None),
    ],
)
def test_what_a_page_says_of_itself(head, name):
    assert declared_in(head.encode()) == name


@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "big5", "iso-8859-1", "x-unknown", "rot13"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_declaration_that_lies(declared, encoding):
    page = f'<html><head><meta charset="{declared}"></head><body><p>大会，</p><p>回顾其以往各项决议，</p><p>1. 决定增设图书馆。</p></body></html>'
    document = unres.parse(page.encode(encoding))
    assert document.source.encoding == encoding
    assert document.paragraph("1").text == "决定增设图书馆。"
    true = {
        ("utf-8", "utf-8"),
        ("gb2312", "gb18030"),
        ("x-unknown", "utf-8"),
        ("x-unknown", "gb18030"),
        ("rot13", "utf-8"),
        ("rot13", "gb18030"),
    }
    assert ("encoding-declared" in [d.code for d in document.diagnostics]) == ((declared, encoding) not in true)


def test_bytes_that_fit_nothing_are_counted():
    document = unres.parse(TEXT.encode() + b"\xff\xfe\xfd")
    found = [d for d in document.diagnostics if d.code == "bytes-undecodable"]
    assert [d.values for d in found] == [{"count": "3"}]
    assert document.source.text[found[0].span] == "\ufffd"


def test_a_character_cut_at_the_end():
    document = unres.parse(TEXT.encode("gb18030")[:-2])
    assert document.source.encoding == "gb18030"
    assert document.paragraph("2").text.startswith("又决定修路")


def test_the_command_line_reports_and_overrides(tmp_path):
    path = tmp_path / "决议.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    assert "gb18030" in CliRunner().invoke(main, ["check", str(path)]).output
    assert "encoding-assumed" not in CliRunner().invoke(main, ["check", "--encoding", "gb18030", str(path)]).output
    assert CliRunner().invoke(main, ["check", "--encoding", "klingon", str(path)]).exit_code == 2
