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


def test_annexes_wholes_and_web_addresses_are_linked() -> None:
    text = Text("见附件一、附录、本决议和www.example.org。")
    annex = Annex(Text("附件一"), eid="annex_1", annexes=(Annex(Text("附录"), eid="annex_1__appendix_1"),))
    document = Document(resolutions=(Resolution(body=(Paragraph(text, eid="para_1"),), annexes=(annex,)),))

    def link(shown: str, **more) -> Reference:
        at = text.value.index(shown)
        return Reference("internal", shown, at, at + len(shown), content=text, **more)

    found = [
        link("附件一", target="#annex 一", local=("!annex_1",)),
        link("附录", target="#annex", local=("!annex_1/appendix_1",)),
        link("本决议", target="#self", local=("!main",)),
        link("www.example.org", target="www.example.org"),
    ]
    tree = lxml_html.document_fromstring(to_html(document, found))
    assert [(a.text, a.get("href")) for a in tree.xpath("//main//p//a")] == [
        ("附件一", "#annex_1"), ("附录", "#annex_1__appendix_1"), ("本决议", "#text"), ("www.example.org", "https://www.example.org"),
    ]  # fmt: skip


def test_places_are_those_of_the_own_part() -> None:
    def part(letter: str) -> tuple[Resolution, Reference]:
        text = Text("依照第1段。")
        inner = Reference("internal", "第1段", 2, 5, target="#para 1", local=("para_1",), content=text)
        body = (Paragraph(text, label=Label("1."), eid="para_1"),)
        return Resolution(letter=letter, body=body), inner

    parts = [part("A"), part("B")]
    page = to_html(Document(resolutions=tuple(p for p, _ in parts)), [r for _, r in parts])
    tree = lxml_html.document_fromstring(page)
    assert [a.get("href") for a in tree.xpath("//main//p//a")] == ["#comp_1__para_1", "#comp_2__para_1"]


def test_links_that_go_nowhere_are_not_made() -> None:
    text = Text("依照第9段和《公约》。")
    found = [
        Reference("internal", "第9段", 2, 5, target="#para 9", local=("para_9",), content=text),
        Reference("treaty", "《公约》", 6, 10, target="UNTS:1:2", content=text),
        Reference("web", "《公约》", 6, 10, target="javascript:alert(1)", content=text),
    ]
    page = to_html(Document(resolutions=(Resolution(body=(Paragraph(text),)),)), found)
    assert lxml_html.document_fromstring(page).xpath("//main//p//a") == []


def test_the_style_serves_paper_and_the_dark() -> None:
    style = lxml_html.document_fromstring(to_html(Document())).xpath("//style/text()")[0]
    assert all(rule in style for rule in ("@media print", "prefers-color-scheme: dark", "@page", "break-before: page", "prefers-reduced-motion"))


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
    paper = tmp_path / "page.pdf"
    printing = [*run, "--no-pdf-header-footer", f"--print-to-pdf={paper}", file.as_uri()]
    subprocess.run(printing, capture_output=True, timeout=120, check=True)
    pdf = pytest.importorskip("pypdfium2").PdfDocument(paper)
    text = [page.get_textpage().get_text_range() for page in pdf]
    assert "增设图书馆" in text[0]
    assert "目录" not in text[0]  # the outline is for the screen
    assert "附件" in text[1]  # an annex begins a page
    pdf.close()
