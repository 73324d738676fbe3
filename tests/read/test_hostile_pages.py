"""HTML and XML made to be slow or large: cost grows with the length, depth is bounded, nothing is lost."""

from __future__ import annotations

import time

import pytest
from click.testing import CliRunner

import unres
from pages import PAGES, wiki
from unres.cli import main
from unres.limits import Limits
from words import docx, p

HOSTILE = {
    "brackets": lambda n: "<" * n,
    "open tags": lambda n: "<a" * (n // 2),
    "open quotes": lambda n: "<a href='" * (n // 9),
    "quotes of both kinds": lambda n: "<a b=\"'><c d='\">" * (n // 17),
    "attributes": lambda n: "<p " + "a=b " * (n // 4) + ">",
    "paragraphs": lambda n: "<p>" * (n // 3),
    "divisions": lambda n: "<div>" * (n // 5) + "大会，",
    "bold": lambda n: "<b>大" * (n // 4),
    "bold paragraphs": lambda n: "<b><p>大" * (n // 7),
    "tables": lambda n: "<table><tr><td>" * (n // 15) + "大",
    "rows": lambda n: "<table>" + "<tr><td>甲<td>乙" * (n // 15),
    "lists": lambda n: "<ol><li>大" * (n // 9),
    "items": lambda n: "<ol>" + "<li>大" * (n // 5),
    "closing tags": lambda n: "</p>" * (n // 4),
    "closing without opening": lambda n: "<b>" * 200 + "</i>" * (n // 4),
    "comments": lambda n: "<!--" * (n // 4),
    "dashes in a comment": lambda n: "<!--" + "-" * n,
    "declarations": lambda n: "<![CDATA[" * (n // 9),
    "entities": lambda n: "&amp;" * (n // 5),
    "open entities": lambda n: "&#" * (n // 2),
    "links to one place": lambda n: "<a href='#x'>1</a>" * (n // 18) + "<a id=x></a>",
    "notes": lambda n: (
        "".join(f"<a href='#n{k}'>{k}</a>" for k in range(n // 25))
        + "".join(f"<p id=n{k}>{k}</p>" for k in range(n // 25))
    ),
    "raised": lambda n: "<sup>1</sup>" * (n // 12),
    "brackets that may be notes": lambda n: "[1] 甲<br>" * (n // 9),
    "navigation": lambda n: "<nav>甲" * (n // 6),
    "boxes": lambda n: "<div class=nav>甲</div>" * (n // 21),
    "breaks": lambda n: "大<br>" * (n // 5),
    "scripts": lambda n: "<script>" * (n // 8),
    "text": lambda n: "大会回顾其各项决议，" * (n // 10),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_cost_grows_with_length(make):
    def seconds(n):
        text = "<html>" + make(n)
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            unres.parse(text, format="html")
            best = min(best, time.process_time() - start)
        return best

    small, large = seconds(4_000), seconds(32_000)
    assert large < max(0.03, small * 8 * 2.5), (small, large)
    assert large < 5


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_nothing_is_lost(make):
    document = unres.parse("<html>" + make(2_000), format="html")
    assert str(unres.coverage(document)) == "100 %"


def test_depth_limits_what_is_kept_open_not_what_is_read():
    document = unres.parse("<html>" + "<div>" * 3_000 + "<p>大会，</p><p>1. 决定</p>", limits=Limits(max_depth=20))
    assert document.paragraph("1").text == "决定"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_cut_anywhere(page):
    data = page().encode()
    for size in range(0, len(data), 1024):
        document = unres.parse(data[:size], format="html")
        assert str(unres.coverage(document)) == "100 %", size


def test_nothing_is_fetched_and_no_entity_grows():
    bomb = '<!DOCTYPE html [<!ENTITY a "大会"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    document = unres.parse(f"{bomb}<html><p>大会，</p><p>1. 决定&b;&c;。</p><img src='http://127.0.0.1:9/'>")
    assert document.paragraph("1").text == "决定&b;&c;。"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bomb.docx", docx(p("大会，"), extra={f"a{k}": b"" for k in range(6_000)})),
        ("cut.docx", docx(p("大会，"))[:900]),
        ("dtd.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><akomaNtoso>&b;</akomaNtoso>'),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + b"\0" * 100),
    ],
)
def test_one_line_status_one_and_nothing_written(tmp_path, name, data):
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    (source / name).write_bytes(data)
    (source / "good.html").write_text(wiki(), encoding="utf-8")
    result = CliRunner().invoke(main, ["convert", str(source), "-o", str(out), "--jobs", "1"])
    assert result.exit_code == 1
    assert [path.name for path in out.rglob("*")] == ["good.xml"]
    lines = [line for line in result.output.splitlines() if name in line]
    assert len(lines) == 1
    assert "Traceback" not in result.output
