"""Akoma Ntoso: our own files exactly, the UN's by what they print."""

import os
from pathlib import Path

import pytest

from unres.coverage import coverage
from unres.errors import InputError, LimitError
from unres.limits import Limits
from unres.model import Document
from unres.read.akn import read_akn
from unres.write.akn import to_akn

SHARED = Path(os.environ.get("UNRES_SHARED", Path(__file__).parents[3] / "shared"))
ROOT = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">{}</akomaNtoso>'
HEAD = """
<coverPage><p><span><docAuthority>联合国</docAuthority></span></p><p><docNumber refersTo="#symbol">A/RES/99/1</docNumber></p>
<p><img src="logo.jpg"/><docAuthority>大会</docAuthority></p><p><session value="99">第九十九届会议</session></p>
<p><docTitle>2044年12月16日大会决议</docTitle></p></coverPage>
<preface><p><docNumber>99/1.</docNumber>
  <docTitle>图书馆网络</docTitle></p></preface>
<preamble><formula name="enactingFormula"><p>大会，</p></formula>
"""


def un(body: str, head: str = HEAD, rest: str = "") -> Document:
    """A file in the UN's manner."""
    return read_akn(ROOT.format(f'<statement name="resolution">{head}{body}{rest}</statement>').encode())


def clause(text: str) -> str:
    return f'<container name="x"><p xml:space="preserve">\t<span class="bold">回顾</span>{text}</p></container>'


def paragraph(number: str, text: str, more: str = "") -> str:
    return f"<paragraph><num>{number}</num><content><p>\t{text}</p></content>{more}</paragraph>"


def numbers(document: Document) -> list[str]:
    return [node.label.text for node in document.walk() if getattr(node, "label", None) and node.kind != "annex"]


def test_masthead_title_and_meta() -> None:
    document = un("</preamble><mainBody>" + paragraph("1.", "决定增设图书馆。") + "</mainBody>")
    meta = document.meta
    assert (meta.symbol, meta.number, meta.title, meta.adopted) == ("A/RES/99/1", "99/1", "图书馆网络", "2044-12-16")
    assert [line.text for line in document.cover][-1] == "99/1. 图书馆网络"


def test_notes_are_counted_from_one_and_stars_keep_their_mark() -> None:
    note = '<authorialNote marker="{}" placement="bottom"><p>\t\t{}</p></authorialNote>'
    star, first, second = note.format(2, "*\t重新印发。"), note.format(3, "第98/1号。"), note.format(4, "同上。")
    body = clause(f"其决议{star}，") + clause(f"其决议{first} 和报告{second}，")
    document = un(body + "</preamble><mainBody>" + paragraph("1.", "决定。") + "</mainBody>")
    assert [(n.marker, n.text) for n in document.notes] == [("*", "重新印发。"), ("1", "第98/1号。"), ("2", "同上。")]
    last = document.resolutions[0].preamble[2]
    assert (last.text, [c.offset for c in last.content.calls]) == ("回顾其决议和报告，", [5, 8])


def test_a_raised_number_is_a_second_call() -> None:
    note = '<authorialNote marker="1"><p>A/99/210。</p></authorialNote>'
    body = "</preamble><mainBody>" + paragraph("1.", f"欢迎报告；{note}") + paragraph("2.", "认可报告；<sup>1</sup>")
    document = un(body + paragraph("3.", "请减少10<sup>6</sup>吨。") + "</mainBody>")
    first, second, third = document.resolutions[0].body
    assert [c.first for c in (*first.content.calls, *second.content.calls)] == [True, False]
    assert second.content.calls[0].note == 0
    assert third.text == "请减少106吨。"
    assert [m.kind for m in third.content.marks] == ["sup"]


def test_repeated_preambles_and_bodies_are_one() -> None:
    body = (
        clause("其决议，")
        + "</preamble><mainBody><paragraph><content><p>念及各国的努力，</p></content></paragraph></mainBody><preamble>"
        + clause("其报告，")
        + "</preamble><mainBody>"
        + paragraph("1.", "决定增设图书馆。")
        + "</mainBody>"
    )
    resolution = un(body).resolutions[0]
    assert [node.kind for node in resolution.preamble] == ["formula", "clause", "clause", "clause"]
    assert [node.text for node in resolution.body] == ["决定增设图书馆。"]


def test_the_operative_part_may_begin_inside_the_preamble() -> None:
    body = clause("其决议，") + "<container><p>决定：</p></container><container><p>1.\t增设图书馆；</p></container></preamble>"
    resolution = un(body + "<mainBody>" + paragraph("2.", "提出报告。") + "</mainBody>").resolutions[0]
    assert [node.text for node in resolution.preamble] == ["大会，", "回顾其决议，"]
    assert [node.text for node in resolution.body] == ["决定：", "增设图书馆；", "提出报告。"]


def test_sublists_beside_their_points_and_flat_items_are_nested() -> None:
    points = (
        "<list><intro><p>请各国：</p></intro><point><num>(a)</num><content><p>增设：</p></content></point>"
        "<sublist><point><num>㈠</num><content><p>图书馆；</p></content></point></sublist>"
        "<point><num>(b)</num><content><p>提出报告；</p></content></point></list>"
    )
    flat = paragraph("2.", "又请：") + paragraph("(a)", "展厅；") + "<paragraph><content><p>(b)\t书库。</p></content></paragraph>"
    document = un(f"</preamble><mainBody><paragraph><num>1.</num>{points}</paragraph>{flat}</mainBody>")
    first, second = document.resolutions[0].body
    assert [child.label.text for child in first.children] == ["(a)", "(b)"]
    assert [child.text for child in first.children[0].children] == ["图书馆；"]
    assert [child.text for child in second.children] == ["展厅；", "书库。"]


def test_numbers_left_in_the_text_cut_off_and_doubled() -> None:
    body = (
        "<paragraph><content><p>1\t决定增设；</p></content></paragraph>"
        "<paragraph><num>2.</num><content><p/></content></paragraph><paragraph><content><p>请秘书长报告；</p></content></paragraph>"
        + paragraph("3.", "3. 决定继续处理此案。")
    )
    document = un(f"</preamble><mainBody>{body}</mainBody>")
    assert numbers(document) == ["1", "2.", "3."]
    assert [node.text for node in document.resolutions[0].body] == ["决定增设；", "请秘书长报告；", "决定继续处理此案。"]
    assert coverage(document).complete


def test_headings_that_are_paragraphs_or_sections() -> None:
    body = (
        "<section><num>一</num><paragraph><subheading>经费</subheading></paragraph>"
        '<crossHeading refersTo="#preamble"><span class="bold">回顾</span>其决议，</crossHeading></section>'
        + paragraph("1.", "决定增设。")
        + '<paragraph class="H23"><content><p>\t\t后续行动</p></content></paragraph>'
        + paragraph("2.", "请报告。")
    )
    section = un(f"</preamble><mainBody>{body}</mainBody>").resolutions[0].body[0]
    assert (section.label.text, section.text) == ("一", "经费")
    assert [node.kind for node in section.children] == ["clause", "paragraph", "section"]
    assert [node.text for node in section.children[2].children] == ["请报告。"]


def test_annexes_without_label_and_run_together() -> None:
    annex = "<attachments><attachment><doc><mainBody>{}</mainBody></doc></attachment></attachments>"
    text = "<paragraph><content><p>{}</p></content></paragraph>"
    lines = ["分摊原则", "会费应公平分摊。", "附件二", "比率表", "比率如下。"]
    body = "</preamble><mainBody>" + paragraph("1.", "通过附件。") + "</mainBody>"
    first, second = un(body, rest=annex.format("".join(text.format(line) for line in lines))).resolutions[0].annexes
    assert (first.label.value, [t.value for t in first.titles]) == ("", ["分摊原则"])
    assert (second.label.value, [t.value for t in second.titles]) == ("附件二", ["比率表"])


def test_meetings_and_dates_are_lines_of_their_own() -> None:
    end = (
        '<conclusions><p><inline name="adoptionMeeting">第53次全体会议</inline><eol/>'
        '<docDate date="2044-12-16">2044年12月16日</docDate></p></conclusions>'
    )
    document = un("</preamble><mainBody>" + paragraph("1.", "决定。") + "</mainBody>", rest=end)
    closing = document.resolutions[0].closing
    assert [(line.role, line.text) for line in closing] == [("meeting", "第53次全体会议"), ("date", "2044年12月16日")]
    assert document.meta.meetings == (53,)


def test_parts_a_and_b() -> None:
    component = (
        "<component><statement><preface><p><docNumber>{0}</docNumber></p></preface><preamble><formula><p>大会，</p></formula>"
        "</preamble><mainBody><paragraph><num>1.</num><content><p>决定。</p></content></paragraph></mainBody>"
        "<conclusions><p><docDate>2044年12月16日</docDate></p></conclusions></statement></component>"
    )
    cover = HEAD.partition("<preamble>")[0]
    text = f"<documentCollection>{cover}<collectionBody/></documentCollection><components>"
    document = read_akn(ROOT.format(text + component.format("A") + component.format("B") + "</components>").encode())
    assert [part.letter for part in document.resolutions] == ["A", "B"]
    assert document.meta.part == "A-B"


def test_tables_keep_merged_cells_and_their_notes() -> None:
    table = (
        '<table><tr><th colspan="2"><p>比率</p></th></tr><tr><td><p>甲国</p></td>'
        '<td><p>1<authorialNote marker="1"><p>估计数。</p></authorialNote></p></td></tr></table>'
    )
    document = un(f"</preamble><mainBody>{paragraph('1.', '通过下表。')}<container>{table}</container></mainBody>")
    cells = [node for node in document.walk() if node.kind == "cell"]
    assert [(c.text, c.header, c.colspan) for c in cells] == [("比率", True, 2), ("甲国", False, 1), ("1", False, 1)]
    assert cells[2].contents[0].calls[0].note == 0


def test_unknown_elements_lose_no_text() -> None:
    odd = "<mystery><deep>决定保留此句。</deep></mystery><foreign><x:y xmlns:x='urn:x'>另一句。</x:y></foreign>"
    document = un(f"</preamble><mainBody>{paragraph('1.', '决定。')}{odd}</mainBody>")
    assert "决定保留此句。" in document.source.text
    assert "另一句。" in document.source.text
    assert coverage(document).complete


@pytest.mark.parametrize("data", [b"", b"<akomaNtoso/>", ROOT.format("").encode(), b"<html><body>x</body></html>"])
def test_odd_files_give_a_document_or_one_error(data: bytes) -> None:
    try:
        assert isinstance(read_akn(data), Document)
    except InputError:
        assert data == b""


def test_a_dtd_and_depth_are_refused() -> None:
    with pytest.raises(InputError, match="document type"):
        read_akn(b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')
    with pytest.raises(LimitError):
        read_akn(b"<a>" * 1000 + b"</a>" * 1000)
    with pytest.raises(LimitError):
        read_akn(b"<a>" + b" " * 1000 + b"</a>", limits=Limits(max_inflated=100))


@pytest.mark.parametrize("span", ["x", "-1", "", "²", "9" * 5000])
def test_spans_that_are_no_numbers_are_one(span: str) -> None:
    table = f'<table><tr><td colspan="{span}"><p>甲国</p></td></tr></table>'
    for file in (
        ROOT.format(f"<statement>{HEAD}</preamble><mainBody><container>{table}</container></mainBody></statement>").encode(),
        to_akn(un(f"</preamble><mainBody>{paragraph('1.', '决定。')}</mainBody>")).replace(b"</mainBody>", f"{table}</mainBody>".encode()),
    ):
        cell = next(node for node in read_akn(file).walk() if node.kind == "cell")
        assert (cell.text, cell.colspan) == ("甲国", 1)


@pytest.mark.parametrize("marker", ["²", "9" * 5000, "①", ""])
def test_odd_marks_of_notes_are_kept(marker: str) -> None:
    note = f'<authorialNote marker="{marker}"><p>第98/7号决议。</p></authorialNote>'
    document = un(clause(f"其决议{note}，") + "</preamble><mainBody>" + paragraph("1.", "决定。") + "</mainBody>")
    assert [n.text for n in document.notes] == ["第98/7号决议。"]
    assert read_akn(to_akn(document)) == document


def test_the_number_of_lines_is_bounded() -> None:
    lines = "".join(paragraph(f"{k}.", "决定。") for k in range(1, 60))
    data = ROOT.format(f"<statement>{HEAD}</preamble><mainBody>{lines}</mainBody></statement>").encode()
    document = read_akn(data)
    for file in (data, to_akn(document)):
        with pytest.raises(LimitError, match="max_lines"):
            read_akn(file, limits=Limits(max_lines=50))
        assert read_akn(file, limits=Limits(max_lines=200)) == document


def test_our_own_file_is_read_exactly() -> None:
    note = '<authorialNote marker="{}"><p>{}</p></authorialNote>'
    body = (
        clause(f"其决议{note.format(1, '第98/1号。')}，")
        + "</preamble><mainBody>"
        + paragraph("1.", "请各国：") + paragraph("(a)", "增设图书馆；") + paragraph("㈠", f"展厅{note.format(2, '见下。')}；")
        + paragraph("2.", "又请。")
        + "</mainBody>"
    )
    document = un(body)
    again = read_akn(to_akn(document))
    assert again == document
    assert [n.eid for n in again.walk()] == [n.eid for n in document.walk()]
    assert coverage(again).complete


@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpus is not here")
def test_the_corpus_survives_the_way_out_and_in() -> None:
    files = sorted((SHARED / "corpus" / "dev").rglob("*.xml"))[::40]
    assert files
    for file in files:
        document = read_akn(file.read_bytes())
        assert read_akn(to_akn(document)) == document, file.name
        assert coverage(document).complete, file.name


def test_damaged_files_are_read_as_far_as_they_go() -> None:
    whole = ROOT.format(f"<statement>{HEAD}</preamble><mainBody>{paragraph('1.', '决定增设图书馆。')}</mainBody></statement>")
    document = read_akn(whole[: whole.index("</mainBody>")].encode())
    assert document.diagnostics[0].code == "xml-damaged"
    assert document.resolutions[0].body[0].text == "决定增设图书馆。"
    for end in range(100, len(whole), 50):
        assert coverage(read_akn(whole[:end].encode())).complete


def test_an_unknown_element_in_our_own_file_becomes_opaque() -> None:
    document = un(f"</preamble><mainBody>{paragraph('1.', '决定。')}</mainBody>")
    data = to_akn(document).replace(b"</mainBody>", "<mystery><p>保留</p><p>此句。</p></mystery></mainBody>".encode())
    again = read_akn(data)
    last = again.resolutions[0].body[-1]
    assert (last.kind, last.text) == ("opaque", "保留\n此句。")
    assert [d.code for d in again.diagnostics] == ["xml-unknown"]
    assert coverage(again).complete
