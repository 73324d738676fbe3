"""The dialect of the UN's own files: their ids and elements, valid, and read back."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from lxml import etree

import unres
from strategies import resolutions, trees
from unres import (
    Action,
    Annex,
    Call,
    Cell,
    Clause,
    ClosingLine,
    CoverLine,
    Document,
    Draft,
    Formula,
    Label,
    Meta,
    Note,
    Paragraph,
    Point,
    Resolution,
    Row,
    Section,
    Table,
    Text,
)
from unres.read.akn_tree import is_ours
from unres.refs.reference import Reference
from unres.validate import strict_schema
from unres.write.akn import to_akn
from unres.write.unxml import to_unxml

NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}


def written(document: Document, references=()) -> etree._Element:
    root = etree.fromstring(to_unxml(document, references))
    schema = strict_schema()
    assert schema.validate(root), schema.error_log
    return root


def ids(root: etree._Element, path: str) -> list[str]:
    return [e.get("eId") for e in root.iterfind(path, NS)]


def point(number: str, text: str, *children) -> Point:
    return Point(Text(text), Label(number), tuple(children))


META = Meta(organ="un-ga", symbol="A/RES/99/1", number="99/1", title="图书馆", session="99", adopted="2044-12-16", published="2044-12-29")
PREAMBLE = (Formula(Text("大会，")), Clause(Text("回顾其决议，"), (Action("回顾", "recall", 0, 2),)), Clause(Text("注意到报告，")))


def test_one_counter_through_preamble_and_body() -> None:
    listed = Paragraph(Text("请各国："), Label("1."), (), (point("(a)", "增设：", point("㈠", "展厅；")), point("(b)", "报告。")))
    part = Resolution(preamble=PREAMBLE, body=(listed, Paragraph(Text("决定。"), Label("2."))))
    root = written(Document(meta=META, resolutions=(part,)))
    assert ids(root, ".//a:formula") == ["formula_1"]
    assert ids(root, ".//a:preamble/a:container") == ["container_2", "container_3"]
    assert ids(root, ".//a:paragraph") == ["para_4", "para_8"]
    assert ids(root, ".//a:list") == ["para_4_list"]
    assert ids(root, ".//a:list/a:point") == ["para_4_list_point_a", "para_4_list_point_b"]
    assert ids(root, ".//a:sublist") == ["para_4_list_point_a_sublist"]
    assert ids(root, ".//a:sublist/a:point") == ["para_4_list_point_a_sublist_point_㈠"]
    assert [s.text for s in root.iter("{*}span")] == ["大会", "回顾"]


def test_head_and_cover_speak_the_dialect() -> None:
    cover = (
        CoverLine(Text("联合国"), "publisher"), CoverLine(Text("A/RES/99/1"), "symbol"), CoverLine(Text("第九十九届会议"), "session"),
        CoverLine(Text("议程项目28(b)"), "agendaItem"), CoverLine(Text("2044年12月16日大会决议"), "adoption"), CoverLine(Text("99/1. 图书馆"), "title"),
    )  # fmt: skip
    root = written(Document(meta=META, cover=cover, resolutions=(Resolution(preamble=PREAMBLE),)))
    uris = [e.get("value") for e in root.iter("{*}FRBRuri")]
    assert uris[0] == "/akn/un/statement/deliberation/unga/2044-12-16/99-1/"
    assert uris[1:] == [uris[0] + "zho@/", uris[0][:-1] + "/zho@.xml"]
    assert root.find(".//a:preface/a:p/a:docTitle", NS).text == "图书馆"
    assert root.find(".//a:coverPage//a:inline", NS).get("name") == "agenda item"
    assert not is_ours(root)


def test_links_and_notes() -> None:
    text = Text("回顾其第98/7号决议，", (Call(11, "1", 0),))
    again = Text("再次回顾；", (Call(5, "1", 0, first=False),))
    part = Resolution(preamble=(Clause(text),), body=(Paragraph(again, Label("1.")),))
    document = Document(meta=META, resolutions=(part,), notes=(Note(marker="1", contents=(Text("A/99/210。"),)),))
    root = written(document, [Reference("resolution", "98/7", 4, 8, target="A/RES/98/7", content=text)])
    assert [(a.get("href"), a.text) for a in root.iter("{*}a")] == [("https://undocs.org/zh/A/RES/98/7", "98/7")]
    assert ids(root, ".//a:authorialNote") == ["authorialNote_1"]
    assert [s.text for s in root.iter("{*}sup")] == ["1"]


def test_sections_with_a_preamble_and_headings_that_are_paragraphs() -> None:
    one = Section(Text("活动"), "section", Label("一", "ideograph"), (), (Clause(Text("回顾决议，")), Paragraph(Text("重申；"), Label("1."))))
    two = Section(Text("后续行动"), "division", None, (), (Paragraph(Text("请。"), Label("2.")),))
    root = written(Document(meta=META, resolutions=(Resolution(body=(one, two)),)))
    assert [s.text for s in root.iterfind(".//a:section/a:subheading", NS)] == ["一", "活动"]
    assert root.find(".//a:section/a:crossHeading", NS).get("refersTo") == "#preamble"
    assert [(p.get("class"), p[0].text) for p in root.iterfind(".//a:mainBody/a:paragraph", NS) if p.get("class") != "MercuryDocument"] == [
        ("H23", "后续行动")
    ]


def test_annexes_tables_and_drafts_keep_their_text() -> None:
    table = Table((Row((Cell((Text("甲国"),), header=True), Cell((Text("比率"),)))),))
    draft = Draft(resolution=Resolution(preamble=PREAMBLE, body=(Paragraph(Text("敦促。"), Label("1.")),)))
    body = (Paragraph(Text("建议通过："), Label("1."), (), (draft,)), table)
    annex = Annex(Text("附件"), (Text("原则"),), (Paragraph(Text("公平。"), Label("1.")), table))
    note = Note(marker="9", contents=(Text("无人引用。"),))
    root = written(Document(meta=META, resolutions=(Resolution(body=body, annexes=(annex,)),), notes=(note,)))
    assert ids(root, ".//a:mainBody/a:container/a:table") == ["container_7_table_1", "container_11_table_1"]
    text = "".join(root.itertext())
    assert all(part in text for part in ("敦促。", "附件", "原则", "公平。", "9 无人引用。"))


def test_parts_are_components() -> None:
    parts = tuple(Resolution(x, (CoverLine(Text(x), "letter"),), PREAMBLE, (Paragraph(Text("决定。"), Label("1.")),)) for x in "AB")
    root = written(Document(meta=META, resolutions=parts))
    assert ids(root, ".//a:components/a:component") == ["comp_0", "comp_1"]
    assert [e.get("value")[-6:] for e in root.iterfind(".//a:component//a:FRBRWork/a:FRBRuri", NS)] == ["99-1A/", "99-1B/"]


def test_votes_are_counted() -> None:
    closing = (ClosingLine(Text("第55次全体会议"), "meeting"), ClosingLine(Text("经记录表决，以3票赞成、1票反对获得通过。"), "vote"))
    root = written(Document(meta=META, resolutions=(Resolution(body=(Paragraph(Text("决定。")),), closing=closing),)))
    assert [(c.get("value"), c.get("refersTo")) for c in root.iter("{*}count")] == [("3", "#inFavour"), ("1", "#against")]


def test_it_is_a_profile_of_to_akn() -> None:
    document = Document(meta=META, resolutions=(Resolution(preamble=PREAMBLE),))
    assert to_akn(document, profile="unxml") == to_unxml(document)


@given(resolutions())
@settings(max_examples=40, deadline=None)
def test_what_is_written_is_read_back(text: str) -> None:
    document = unres.parse(text, format="md")
    assert unres.read_akn(to_unxml(document)) == document


@given(trees())
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_tree_gives_a_valid_file(document: Document) -> None:
    root = written(document)
    assert to_unxml(document) == to_unxml(document)
    names = [e.get("eId") for top in (root, *root.iter("{*}component")) for e in top.iterfind("{*}statement//*[@eId]")]
    assert len(names) == len(set(names)) or len(document.resolutions) > 1
