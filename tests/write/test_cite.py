"""Citations as `ref`, `rref`, `mref`: which are marked, around what, and where they point."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html

import unres
from strategies import resolutions
from unres import Annex, Call, Document, Label, Meta, Note, Paragraph, Point, Resolution, Text
from unres.coverage import texts as texts_of
from unres.refs.reference import Pin, Reference
from unres.validate import strict_schema, validate
from unres.write import akn
from unres.write import cite as akn_cite
from unres.write.akn import to_akn
from unres.write.cite import _spans, citations, place
from unres.write.html import to_html
from unres.write.iri import cited_work

NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
META = Meta(organ="un-ga", symbol="A/RES/99/6", number="99/6", adopted="2044-12-16")
WORK = "/akn/un/statement/deliberation/un-ga/2043/98-7"


def cite(text: Text, phrase: str, kind: str = "resolution", *, mention: str = "", **more) -> Reference:
    """A reference whose citation is `phrase`; the mention in it is `mention` or all of it."""
    at = text.value.index(phrase)
    start = text.value.index(mention, at) if mention else at
    length = len(mention or phrase)
    return Reference(kind, mention or phrase, start, start + length, cite_start=at, cite_end=at + len(phrase), content=text, **more)


def marks(*references: Reference) -> list[tuple[str, str, str]]:
    """(tag, marked text, address) of what `references` become."""
    value = references[0].content.value
    return [(one.tag, value[start:end], one.href) for found in citations(references).values() for start, end, one, _ in found]


def written(monkeypatch: pytest.MonkeyPatch, references, *body, **more) -> etree._Element:
    monkeypatch.setattr(akn, "_references", lambda document: tuple(references))
    notes = more.pop("notes", ())
    data = to_akn(Document(meta=META, resolutions=(Resolution(body=body, **more),), notes=notes))
    assert [str(f) for f in validate(data)] == []
    return etree.fromstring(data)


def paragraph(text: Text, number: str = "1.", *children) -> Paragraph:
    return Paragraph(text, Label(number), children=children)


def test_the_whole_citation_is_marked_with_its_pinpoint() -> None:
    text = Text("回顾其第98/7号决议第5段，")
    found = cite(text, "第98/7号决议第5段", mention="98/7", target="A/RES/98/7", pins=(Pin("para", "5"),))
    assert marks(found) == [("ref", "第98/7号决议第5段", WORK + "/!main#para_5")]


@pytest.mark.parametrize(
    ("pins", "address"),
    [
        ((Pin("annex"),), "/!annex_1"),
        ((Pin("annex", "二"), Pin("para", "8")), "/!annex_2#annex_2__para_8"),
        ((Pin("annex", "一"), Pin("appendix", "")), "/!annex_1/appendix_1"),
        ((Pin("section", "二"), Pin("para", "3")), "/!main#sec_II__para_3"),
        ((Pin("section", "三.A"),), "/!main#sec_III__title_A"),
        ((Pin("chapter", "七"),), "/!main#chp_VII"),
        ((Pin("part", "三"),), "/!main#part_III"),
        ((Pin("article", "5"), Pin("item", "2")), "/!main#art_5__para_2"),
        ((Pin("preamble", "2"),), "/!main#preamble__container_2"),
        ((Pin("page", "12"),), ""),
        ((Pin("para", "2(b)㈢"),), "/!main#para_2__list_1__point_b__list_1__point_iii"),
    ],
)
def test_pinpoints_are_built_from_the_citation_alone(pins: tuple[Pin, ...], address: str) -> None:
    steps = tuple((pin.unit, pin.number, pin.upto) for pin in pins)
    assert place(cited_work("A/RES/98/7"), steps) == (WORK + address, "")


def test_a_run_is_a_range() -> None:
    text = Text("依照第98/7号决议第3至6段，")
    found = cite(text, "第98/7号决议第3至6段", target="A/RES/98/7", pins=(Pin("para", "3", "6"),))
    ((_, _, span, _),) = citations([found])[id(text)]
    assert (span.tag, span.href, span.upto) == ("rref", WORK + "/!main#para_3", WORK + "/!main#para_6")


def test_an_enumeration_is_one_phrase_with_its_numbers() -> None:
    text = Text("回顾第98/7和98/8号决议，")
    phrase = "第98/7和98/8号决议"
    one = cite(text, phrase, mention="98/7", target="A/RES/98/7", group=1)
    two = cite(text, phrase, mention="98/8", target="A/RES/98/8", group=1)
    assert [(tag, shown) for tag, shown, _ in marks(two, one)] == [("mref", phrase), ("ref", "98/7"), ("ref", "98/8")]


def test_an_enumeration_between_one_di_and_one_hao_shares_its_frame() -> None:
    text = Text("回顾其第8800(2042)和8900(2043) 号决议以及2044年1月9日第9000(2044)号决议，")
    one = cite(text, "第8800(2042)", mention="8800(2042)", target="S/RES/8800(2042)")
    two = cite(text, "8900(2043) 号决议", mention="8900(2043)", target="S/RES/8900(2043)")
    three = cite(text, "第9000(2044)号决议", mention="9000(2044)", target="S/RES/9000(2044)")
    shown = [(tag, shown) for tag, shown, _ in marks(three, one, two)]
    assert shown == [("mref", "第8800(2042)和8900(2043) 号决议"), ("ref", "8800(2042)"), ("ref", "8900(2043)"), ("ref", "第9000(2044)号决议")]


def test_an_unfinished_enumeration_is_marked_one_by_one() -> None:
    text = Text("回顾第98/7和98/8，")
    found = [cite(text, "第98/7", mention="98/7", target="A/RES/98/7"), cite(text, "98/8", target="A/RES/98/8")]
    assert [(tag, shown) for tag, shown, _ in marks(*found)] == [("ref", "第98/7"), ("ref", "98/8")]


@pytest.mark.parametrize(
    ("phrase", "shown"),
    [
        ("上文第3和5段", [("mref", "第3和5段"), ("ref", "3"), ("ref", "5")]),
        ("上文第3段和第5段", [("ref", "第3段"), ("ref", "第5段")]),
        ("上文第3段和下文第5段", [("ref", "第3段"), ("ref", "第5段")]),
    ],
)
def test_members_with_frames_of_their_own_are_no_enumeration(phrase: str, shown: list[tuple[str, str]]) -> None:
    text = Text(f"执行{phrase}的规定；")
    found = [cite(text, phrase, "internal", mention=n, target=f"#para {n}", local=(f"para_{n}",), group=1) for n in "35"]
    assert [(tag, words) for tag, words, _ in marks(*found)] == shown


def test_parts_of_one_number_are_works_of_their_own() -> None:
    text = Text("回顾第97/20 A和B号决议，")
    found = cite(text, "第97/20 A和B号决议", mention="97/20 A和B", target="A/RES/97/20", part="A,B")
    work = "/akn/un/statement/deliberation/un-ga/2042/97-20"
    assert marks(found) == [("mref", "第97/20 A和B号决议", ""), ("ref", "97/20 A", work + "A"), ("ref", "B", work + "B")]


def test_one_expression_with_several_targets_is_not_marked() -> None:
    text = Text("执行这两项决议，")
    assert marks(*(cite(text, "这两项决议", "ibid", target=t) for t in ("A/RES/98/7", "A/RES/98/8"))) == []


@pytest.mark.parametrize("kind", ["session", "meeting", "agenda", "sdg", "anaphora", "self"])
def test_what_cites_no_text_is_not_marked(kind: str) -> None:
    text = Text("见该决议，")
    assert citations([cite(text, "该决议", kind, target="A/RES/98/7")]) == {}


@pytest.mark.parametrize("kind", ["decision", "symbol", "treaty", "sales", "record", "charter", "instrument", "article", "ibid", "other"])
def test_every_other_kind_is_marked_by_its_target(kind: str) -> None:
    text = Text("见该文件，")
    assert [tag for tag, _, _ in marks(cite(text, "该文件", kind, target="A/99/210"))] == ["ref"]


def test_open_references_and_foreign_texts_stay_text() -> None:
    text = Text("见该文件，")
    assert citations([cite(text, "该文件", reason="ambiguous")]) == {}
    assert citations([cite(text, "该文件", "other", target="FAO:7/2019")]) == {id(text): []}


def test_web_addresses_are_links() -> None:
    text = Text("可查阅www.example.org/a b，")
    assert marks(cite(text, "www.example.org/a b", "web", target="www.example.org/a b")) == [("a", "www.example.org/a b", "www.example.org/a%20b")]


def test_a_date_printed_once_holds_for_every_citation() -> None:
    text = Text("回顾第98/7号决议，并重申第98/7号决议，")
    first = cite(text, "第98/7号决议", target="A/RES/98/7", date="2043-12-20")
    at = text.value.rindex("第98")
    second = Reference("resolution", "98/7", at, at + 4, target="A/RES/98/7", cite_start=at, cite_end=at + 8, content=text)
    assert {href for _, _, href in marks(first, second)} == {WORK.replace("/2043/", "/2043-12-20/")}


def test_places_of_this_document(monkeypatch) -> None:
    text = Text("依照上文第1(a)段和附件一第2段以及附录，")
    point = Point(Text("增设图书馆；"), Label("(a)"))
    annex = Annex(Text("附件一"), (), (paragraph(Text("公平。"), "2."),), (Annex(Text("附录"), (), (paragraph(Text("方法。")),)),))
    found = [
        cite(text, "第1(a)段", "internal", target="#para 1(a)", local=("para_1__list_1__point_a",)),
        cite(text, "附件一第2段", "internal", target="#annex 一 para 2", local=("annex_1__para_2",)),
        cite(text, "附录", "internal", target="#annex", local=("!annex_1/appendix_1",)),
    ]
    root = written(monkeypatch, found, paragraph(Text("请各国："), "1.", point), paragraph(text, "2."), annexes=(annex,))
    assert [(r.get("href"), r.get("refersTo")) for r in root.iter("{*}ref")] == [
        ("#para_1__list_1__point_a", None), ("#annex_1__para_2", None), ("!annex_1/appendix_1", None),
    ]  # fmt: skip


def test_a_place_that_is_not_there_stays_text(monkeypatch) -> None:
    text = Text("依照上文第9段，")
    root = written(monkeypatch, [cite(text, "第9段", "internal", target="#para 9", local=("para_9",))], paragraph(text))
    assert not list(root.iter("{*}ref"))


def test_symbol_and_address_of_every_cited_work_stand_in_meta(monkeypatch) -> None:
    text = Text("回顾第98/7号决议，并重申第98/7号决议第5段和《宪章》，")
    at = text.value.rindex("第98")
    again = Reference("resolution", "98/7", at, at + 4, target="A/RES/98/7", pins=(Pin("para", "5"),), cite_start=at, cite_end=at + 11, content=text)
    charter = cite(text, "《宪章》", "charter", target="UN-Charter")
    root = written(monkeypatch, [cite(text, "第98/7号决议", target="A/RES/98/7"), again, charter], paragraph(text))
    entries = [(e.get("eId"), e.get("href"), e.get("showAs")) for e in root.iter("{*}TLCReference")]
    assert entries == [
        ("cite_A-RES-98-7", WORK, "A/RES/98/7"), ("cite_charter", "/akn/un/act/provision/un/1945-06-26/charter", "联合国宪章"),
    ]  # fmt: skip
    assert [(e.get("for"), e.get("href")) for e in root.iter("{*}alternativeReference")] == [
        ("#cite_A-RES-98-7", "https://undocs.org/zh/A/RES/98/7")
    ]
    assert [r.get("eId") for r in root.iter("{*}ref")] == ["ref_1", "ref_2", "ref_3"]


def test_references_in_notes_and_across_calls(monkeypatch) -> None:
    text = Text("回顾其决议，", (Call(6, "1", 0),))
    inner = Text("第98/7号决议。")
    note = Note(marker="1", contents=(inner,))
    root = written(monkeypatch, [cite(inner, "第98/7号决议", target="A/RES/98/7")], paragraph(text), notes=(note,))
    assert root.find(".//a:authorialNote/a:p/a:ref", NS).get("href") == WORK


def test_without_references_nothing_is_marked(monkeypatch) -> None:
    text = Text("回顾第98/7号决议，")
    monkeypatch.setattr(akn, "_references", lambda document: (cite(text, "第98/7号决议", target="A/RES/98/7"),))
    document = Document(meta=META, resolutions=(Resolution(body=(paragraph(text),)),))
    assert b"<ref" in to_akn(document)
    assert b"<ref " not in to_akn(document, references=False)


def test_a_footnote_can_be_pointed_at(monkeypatch) -> None:
    text = Text("参见脚注1，", (Call(6, "1", 0),))
    note = Note(marker="1", contents=(Text("第1号。"),))
    found = cite(text, "脚注1", "internal", target="#note 1", local=("ftn_1",))
    root = written(monkeypatch, [found], paragraph(text), notes=(note,))
    assert [(r.text, r.get("href")) for r in root.iter("{*}ref")] == [("脚注1", "#ftn_1")]


KINDS = "resolution decision symbol treaty sales record charter instrument article ibid internal anaphora self session web other".split()
AIMS = ["A/RES/98/7", "S/RES/2001(2011)", "UNTS:2515:44910", "UN-Charter", "CND:62/8", "A/99/210", "FAO:7/2019", "#para 1", "https://example.org/a?b=1&c", None]
LOCAL = ["para_1", "para_2", "para_1__list_1__point_a", "preamble__container_1", "ftn_1", "!main", "!annex_1", "para_99"]
UNITS = ["annex", "appendix", "para", "preamble", "section", "chapter", "part", "article", "item", "page", "decision"]
pins = st.builds(Pin, st.sampled_from(UNITS), st.sampled_from(["", "1", "2(b)㈢", "二", "三.A", "?"]), st.sampled_from(["", "", "6", "九"]))


@st.composite
def cited(draw: st.DrawFn) -> tuple[Document, tuple[Reference, ...]]:
    """A document with references of any kind anywhere in its texts."""
    document = unres.parse(draw(resolutions()), format="md")
    contents = [text for node in document.walk() for text in texts_of(node) if text.value]
    found = []
    for text in draw(st.lists(st.sampled_from(contents), max_size=8)):
        a, b, c, d = sorted(draw(st.lists(st.integers(0, len(text.value)), min_size=4, max_size=4)))
        found.append(
            Reference(
                draw(st.sampled_from(KINDS)), text.value[b:c], b, c, target=draw(st.sampled_from(AIMS)), part=draw(st.sampled_from([None, "A", "A,B"])),
                pins=tuple(draw(st.lists(pins, max_size=2))), local=tuple(draw(st.lists(st.sampled_from(LOCAL), max_size=2))),
                cite_start=a, cite_end=d, date=draw(st.sampled_from(["", "2043-12-20", "2043"])), content=text,
            )
        )  # fmt: skip
    return document, tuple(found)


@given(cited())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_references_give_a_valid_file_with_the_same_text(drawn) -> None:
    document, found = drawn
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(akn, "_references", lambda _: found)
        data = to_akn(document)
        full = to_akn(document, semantics="full")
        dialect = to_akn(document, profile="unxml")
    assert [str(f) for f in (*validate(data), *validate(full))] == []
    assert strict_schema().validate(etree.fromstring(dialect))
    assert unres.read_akn(data) == document
    assert unres.read_akn(dialect) == document
    page = lxml_html.document_fromstring(to_html(document, found))
    assert {h[1:] for h in page.xpath("//a/@href") if h.startswith("#")} <= set(page.xpath("//@id"))


CITED = ("第98/7号决议", "第98/1和98/2号决议", "第97/20 A和B号决议", "第98/7号决议第3和5段", "《儿童权利公约》", "A/98/53", "上文第3段", "该决议第2段", "这两项决议", "第98/7号决议，附件")


@given(st.lists(st.sampled_from(CITED), min_size=1, max_size=5), st.sampled_from(("、", "和", "，特别是", "。")))
@settings(max_examples=80, deadline=None, derandomize=True)
def test_citations_that_stand_by_themselves_are_what_frames_make_of_them(cited, between):
    document = unres.parse(f"大会，\n\n1. 决定增设图书馆；\n\n2. 重申{between.join(cited)}；\n")
    own = [r for r in document.references if r.unit == "para_2" and r.target is not None and r.end > r.start]
    found = citations(own)
    wanted = [r for r in own if r.kind not in ("anaphora", "self") or r.pins]
    assert list(found.values()) == ([_spans(wanted, {})] if wanted else [])


def _no_spans(*_: object) -> None:
    pytest.fail("the long way was taken")


@pytest.mark.parametrize("cited", ["第98/7号决议", "第98/7号决议和《儿童权利公约》", "A/98/53，附件", "上文第1段"])
def test_most_citations_stand_by_themselves(cited, monkeypatch):
    document = unres.parse(f"大会，\n\n1. 决定增设图书馆；\n\n2. 重申{cited}；\n")
    monkeypatch.setattr(akn_cite, "_spans", _no_spans)
    assert next(iter(citations(document.references).values()))


def test_members_of_an_enumeration_do_not(monkeypatch):
    document = unres.parse("大会，\n\n1. 重申第98/1和98/2号决议；\n")
    monkeypatch.setattr(akn_cite, "_spans", lambda *_: [])
    assert list(citations(document.references).values()) == [[]]
