"""The content tells what an input is; its name only where two formats of text look alike."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

import unres
from unres.errors import InputError
from unres.read.sniff import UNREADABLE, refuse, sniff
from words import docx, p

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def zipped(*names, content=b""):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, content)
    return file.getvalue()


TEXTS = {
    "text": [
        "大会，\n\n1. 决定增设图书馆。\n",
        "",
        "A*B 与 [1] 公约¹",
        "大会，\n\n(a) 甲；\n\n_____\n1 见决议。",
        "一 < 二，三 > 二",
    ],
    "md": [
        "# 99/201. 标题\n\n大会，\n",
        "**大会**，\n\n1. **决定**增设图书馆。",
        "大会，<sup>1</sup>\n\n<sup>1</sup> 见决议。",
        "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n",
        "大会，[^1]\n\n[^1]: 见决议。",
        "1\\. 决定\n\n2\\. 决定",
        "<!-- page 1 -->\n\n## 大会\n",
        "<table><tr><td>甲</td></tr></table>\n\n**大会**，\n\n**回顾**",
        "公约$^{1}$\n\n$^{1}$ 见",
    ],
    "html": [
        "<!DOCTYPE html><p>大会，",
        "<html><body>大会，</body></html>",
        "<p>大会，</p>\n<p>1. 决定</p>",
        "\ufeff<HTML><P>大会，</HTML>",
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html xmlns="x"><p>大会，</p></html>',
        "<!-- saved from url=(0014)about:internet -->\n<html><p>大会，</p></html>",
    ],
    "akn": [
        '<?xml version="1.0"?><akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"/>',
        '<akn:akomaNtoso xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"/>',
    ],
}


@pytest.mark.parametrize(("format", "text"), [(f, t) for f, texts in TEXTS.items() for t in texts])
@pytest.mark.parametrize("name", ["x.docx", "x.pdf", "x"])
def test_texts(format, text, name):
    assert sniff(text.encode(), name) == format
    assert sniff(text.encode("utf-16"), name) == format or not text


def test_the_suffix_decides_between_texts_only():
    assert sniff("大会，".encode(), "a.md") == "md"
    assert sniff(b"**a** **b**", "a.txt") == "text"
    assert sniff(b"<!DOCTYPE html>", "a.md") == "html"


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("大会，\n\n**回顾**其决议，\n\n1. **决定**修路；\n", "md"),
        ("**1.** 决定修路；\n\n**2.** 决定架桥。\n", "md"),
        ("回顾其决议，[^1]\n\n[^1]: A/99/1。\n", "md"),
        ("回顾其决议，<sup>1</sup>\n\n<sup>1</sup> A/99/1。\n", "md"),
        ("&nbsp;&nbsp;大会，\n\n&nbsp;&nbsp;回顾其决议，\n", "md"),
        ("甲国**、乙国**、丙国、**丁国**\n\n** 由主席任命。\n", "text"),  # stars behind names call notes
        ("# 1\n# 2\n回顾其决议，[1]\n\n[1] A/99/1。\n", "text"),
        ("大会，\n\n**回顾**其决议，\n", "text"),  # once may be chance
    ],
)
def test_a_text_full_of_markdown_is_markdown_whatever_it_is_called(text, format):
    assert sniff(text.encode(), "a.txt") == format


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (docx(p("大会，")), "docx"),
        (b"%PDF-1.4 ...", "pdf"),
        (b"\n\n%PDF-1.4 ...", "pdf"),
        (_OLE + "WordDocument".encode("utf-16-le"), "doc"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (_OLE + "Workbook".encode("utf-16-le"), "xls"),
        (b"{\\rtf1\\ansi", "rtf"),
        (zipped("mimetype", content=b"application/vnd.oasis.opendocument.text"), "odt"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "xls"),
        (zipped("a.txt"), "zip"),
        (gzip.compress(b"x"), "archive"),
        (b"7z\xbc\xaf\x27\x1c", "archive"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_files(data, format):
    assert sniff(data, "x.txt") == format
    if format in UNREADABLE:
        with pytest.raises(InputError) as error:
            unres.parse(data, name="文件.docx")
        assert str(error.value) == str(refuse(format, "文件.docx"))
        assert "\n" not in str(error.value)


def test_the_source_records_what_was_decided():
    source = unres.parse("<p>大会，</p><p>1. 决定</p>".encode("gb18030"), name="a.txt").source
    assert (source.format, source.encoding, source.name) == ("html", "gb18030", "a.txt")
    assert unres.parse(docx(p("大会，")), name="a.html").source.format == "docx"
