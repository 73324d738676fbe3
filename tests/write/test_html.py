"""The page: anchors, notes both ways, no script; read by a real browser where there is one."""

import itertools
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html as lxml_html

from unres.model import (
    Action,
    Annex,
    Call,
    Clause,
    CoverLine,
    Document,
    Formula,
    Label,
    Meta,
    Note,
    Paragraph,
    Point,
    Resolution,
    Section,
    Text,
)
from unres.refs.reference import Reference
from unres.write.html import to_html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def sample() -> tuple[Document, list[Reference]]:
    recall = Text("回顾其第98/1号决议，", calls=(Call(10, "1", 0),))
    again = Text("请秘书长：", calls=(Call(4, "1", 0, first=False),))
    body = (
        Section(
            Text("经费"),
            eid="dvs_1",
            children=(
                Paragraph(
                    again,
                    label=Label("1."),
                    actions=(Action("请", "request", 0, 1),),
                    eid="para_1",
                    children=(Point(Text("增设图书馆 <五座> & 展厅；"), label=Label("(a)", "alpha", 1), eid="para_1__a"),),
                ),
                Paragraph(Text("决定依照第1段办理。"), label=Label("2."), eid="para_2"),
            ),
        ),
    )
    resolution = Resolution(
        preamble=(Formula(Text("大会，")), Clause(recall, actions=(Action("回顾", "recall", 0, 2),), eid="c_1")),
        body=body,
        annexes=(Annex(Text("附件"), (Text("原则"),), eid="annex_1", children=(Paragraph(Text("公平。")),)),),
    )
    document = Document(
        meta=Meta(symbol="A/RES/99/1", title="图书馆网络"),
        cover=(CoverLine(Text("A/RES/99/1"), role="symbol"), CoverLine(Text("99/1. 图书馆网络"), role="title")),
        resolutions=(resolution,),
        notes=(Note("1", (Text("见 A/99/210。"),), eid="ftn_1"),),
    )
    inner = body[0].children[1].content
    references = [
        Reference("resolution", "98/1", 4, 8, target="A/RES/98/1", content=recall),
        Reference("internal", "第1段", 4, 7, target="#para_1", local=("para_1",), content=inner),
    ]
    return document, references


def page():
    return lxml_html.document_fromstring(to_html(*sample()))


def test_every_internal_link_lands_and_ids_are_unique() -> None:
    tree = page()
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [h[1:] for h in tree.xpath("//a/@href") if h.startswith("#")]
    assert targets
    assert set(targets) <= set(ids)


def test_notes_link_both_ways_once_for_each_call() -> None:
    tree = page()
    calls = tree.xpath('//sup/a[@role="doc-noteref"]')
    assert [a.get("href") for a in calls] == ["#ftn_1", "#ftn_1"]
    back = tree.xpath('//*[@id="ftn_1"]//a[@role="doc-backlink"]/@href')
    assert back == [f"#{a.get('id')}" for a in calls]


def test_references_become_links() -> None:
    links = {a.text: a.get("href") for a in page().xpath("//main//p//a")}
    assert links["98/1"] == "https://undocs.org/zh/A/RES/98/1"
    assert links["第1段"] == "#para_1"


def test_text_is_escaped_and_the_page_needs_nothing_else() -> None:
    text = to_html(*sample())
    assert "增设图书馆 &lt;五座&gt; &amp; 展厅；" in text
    assert "<script" not in text
    assert not re.search(r"(?:src|<link)", text)


def test_landmarks_language_and_headings() -> None:
    tree = page()
    assert tree.get("lang") == "zh"
    assert tree.xpath("count(//main)") == 1
    assert tree.xpath("//nav/@aria-label") == ["目录"]
    assert tree.xpath("//title/text()") == ["A/RES/99/1 图书馆网络"]
    levels = [int(h.tag[1]) for h in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))


def test_parts_with_equal_ids_get_anchors_of_their_own() -> None:
    part = Resolution(letter="A", body=(Paragraph(Text("决定。"), label=Label("1."), eid="para_1"),))
    other = Resolution(letter="B", body=(Paragraph(Text("请。"), label=Label("1."), eid="para_1"),))
    ids = lxml_html.document_fromstring(to_html(Document(resolutions=(part, other)))).xpath("//@id")
    assert {"comp_1__para_1", "comp_2__para_1"} <= set(ids)
    assert len(ids) == len(set(ids))


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_a_real_browser_shows_the_page(tmp_path: Path) -> None:
    file, picture = tmp_path / "决议.html", tmp_path / "page.png"
    file.write_text(to_html(*sample()), encoding="utf-8")
    flags = (
        "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
        "--disable-component-update --disable-sync --hide-scrollbars --virtual-time-budget=2000"
    ).split()
    run = [CHROMIUM, *flags, f"--user-data-dir={tmp_path / 'profile'}"]
    dom = subprocess.run([*run, "--dump-dom", file.as_uri()], capture_output=True, timeout=120, check=True).stdout
    assert "增设图书馆" in dom.decode()
    shot = [*run, "--window-size=1100,900", f"--screenshot={picture}", file.as_uri()]
    subprocess.run(shot, capture_output=True, timeout=120, check=True)
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 10_000
