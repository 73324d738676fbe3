"""The lint rules of akn4un 14: a sound file passes, and one thing wrong is found by its rule."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from unres import (
    Annex,
    Call,
    Clause,
    ClosingLine,
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
from unres.lint import PIECES, RULES, lint
from unres.refs.reference import Pin, Reference
from unres.validate import validate
from unres.write import akn
from unres.write.akn import to_akn

META = Meta(organ="un-ga", symbol="A/RES/99/6", number="99/6", title="图书馆", adopted="2044-12-16", published="2044-12-29", meetings=(55,))


@pytest.fixture(scope="module")
def sound() -> str:
    """A file with something for each rule: a section, a list, a note, an annex, citations, an amendment."""
    text = Text("决定将第98/7号决议第5段中的“三天”改为“五天”；")
    local = Text("依照上文第1段，", (Call(7, "1", 0),))
    phrase = "第98/7号决议第5段"
    at = text.value.index(phrase)
    references = (
        Reference("resolution", "98/7", at + 1, at + 5, target="A/RES/98/7", pins=(Pin("para", "5"),), cite_start=at, cite_end=at + len(phrase), content=text),
        Reference("internal", "第1段", 4, 7, target="#para 1", local=("para_1",), cite_start=4, cite_end=7, content=local),
    )
    section = Section(
        Text("经费"), "section", Label("一、"), (),
        (Paragraph(text, Label("1.")), Paragraph(Text("请各国："), Label("2."), (), (Point(Text("报告；"), Label("(a)")),)), Paragraph(local, Label("3."))),
    )  # fmt: skip
    part = Resolution(
        preamble=(Formula(Text("大会，")), Clause(Text("回顾决议，"))),
        body=(section,),
        closing=(ClosingLine(Text("第55次全体会议"), "meeting"), ClosingLine(Text("2044年12月16日"), "date")),
        annexes=(Annex(Text("附件"), (Text("原则"),), (Paragraph(Text("公平。"), Label("1.")),)),),
    )
    cover = (CoverLine(Text("A/RES/99/6"), "symbol"), CoverLine(Text("99/6. 图书馆"), "title"))
    document = Document(meta=META, cover=cover, resolutions=(part,), notes=(Note(marker="1", contents=(Text("见上文。"),)),))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(akn, "_references", lambda _: references)
        return to_akn(document).decode()


def codes(text: str) -> set[str]:
    return {finding.code for finding in lint(etree.fromstring(text.encode()))}


def test_a_sound_file_passes(sound: str) -> None:
    assert codes(sound) == set()
    assert validate(sound.encode(), round_trip=True) == []


#: rule → (what stands in the sound file, what takes its place)
FAULTS = [
    ("L2", 'href="#para_1"', 'href="#para_9"'),
    ("L2", 'outcome="#adopted"', 'outcome="#rejected"'),
    ("L2", 'href="!annex_1"', 'href="!annex_2"'),
    ("L3", 'href="/akn/un/statement/deliberation/un-ga/2043/98-7/!main#para_5"', 'href="https://undocs.org/A/RES/98/7"'),
    ("L3", "un-ga/2043/98-7", "un-ga/98-7"),
    ("L4", '<FRBRdate date="2044-12-16" name="adoption"/>', '<FRBRdate date="2044-12-17" name="adoption"/>'),
    ("L4", '<FRBRsubtype value="deliberation"/>', '<FRBRsubtype value="publication"/>'),
    ("L4", '<FRBRnumber value="99-6"', '<FRBRnumber value="99-7"'),
    ("L4", '<statement name="resolution"', '<doc name="resolution"'),
    ("L4", 'href="/akn/ontology/organization/un/un-ga"', 'href="/akn/ontology/organization/un/ga"'),
    ("L4", '<FRBRuri value="/akn/un/statement/deliberation/un-ga/2044-12-16/99-6"/>', '<FRBRuri value="/un/99-6"/>'),
    ("L5", "2044-12-16/99-6/!main", "2044-12-16/99-6/main"),
    ("L5", "99-6/zho@.xml", "99-6/zho.xml"),
    ("L5", "99-6/zho@/!annex_1", "99-6/zho@!annex_1"),
    ("L6", 'eId="para_2"', 'eId="para_3"'),
    ("L6", 'eId="para_2"', 'eId="para_㈡"'),
    ("L6", 'eId="sec_I"', 'eId="section_I"'),
    ("L6", 'eId="para_2__list_1__point_a"', 'eId="sec_IX__point_a"'),
    ("L7", "<num>2.</num>", "<num>4.</num>"),
    ("L8", ' eId="para_1__content"', ""),
    ("L8", ' eId="ref_1"', ""),
    ("L8", ' eId="un-ga"', ""),
    ("L9", "<p>请各国：</p>", "<p>请各国：\n</p>"),
    ("L9", "<p>请各国：</p>", "<p>\u3000请各国：</p>"),
    ("L11", "<p>请各国：</p>", "<p><b>请</b>各国：</p>"),
    ("L11", "<p>请各国：</p>", '<p>见<a href="https://undocs.org/A/99/1">A/99/1</a>：</p>'),
    ("L12", "<p>请各国：</p>", '<p><inline name="to">请</inline>各国：</p>'),
    ("L13", "<docTitle>图书馆</docTitle>", "<docTitle>图书馆</docTitle><docTitle>又</docTitle>"),
    ("L14", 'showAs="99/6"', 'showAs=""'),
    ("L15", "<references", '<references><TLCConcept eId="idle" href="/akn/ontology/concept/un/idle" showAs="闲"/></references><references'),
    ("L16", 'eId="mod_1"', 'eId="mod_2"'),
    ("L16", '<source href="#mod_1"/>', '<source href="#para_1"/>'),
    ("L17", ' refersTo="#cite_A-RES-98-7"', ""),
    ("L17", 'un-ga/2043/98-7" showAs', 'un-ga/2043/98-8" showAs'),
    ("L18", "<heading>附件</heading>", ""),
]  # fmt: skip


@pytest.mark.parametrize(("code", "old", "new"), FAULTS, ids=[f"{code}-{k}" for k, (code, _, _) in enumerate(FAULTS)])
def test_one_fault_is_found_by_its_rule(sound: str, code: str, old: str, new: str) -> None:
    assert old in sound
    broken = sound.replace(old, new)
    if code == "L18":
        broken = re.sub(r"<preface>\s*<p><docTitle>原则</docTitle></p>\s*</preface>", "", broken)
    if old.startswith("<statement "):
        broken = broken.replace("</statement>", "</doc>")
    assert code in codes(broken)


def test_every_rule_has_a_fault() -> None:
    assert {code for code, _, _ in FAULTS} == {f"L{k}" for k in range(2, 19) if k != 10}
    assert len(RULES) == len({rule.__doc__ for rule in RULES})
    assert all(re.match(r"L\d", rule.__doc__ or "") for rule in RULES)


def test_findings_say_where(sound: str) -> None:
    lines = sound.splitlines()
    row = next(k for k, line in enumerate(lines, 1) if "请各国" in line)
    (found,) = lint(etree.fromstring(sound.replace("<p>请各国：</p>", "<p><i>请</i>各国：</p>").encode()))
    assert (found.line, str(found)) == (row, f"{row}: L11: i is mark-up for layout")


def test_a_file_without_document_is_one_finding() -> None:
    assert codes("<akomaNtoso/>") == {"L0"}


def test_files_of_other_makers_are_linted_without_error() -> None:
    text = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement><meta><identification><FRBRWork/></identification>'
    assert "L4" in codes(text + "</meta><mainBody><paragraph/></mainBody></statement></akomaNtoso>")


def test_pieces_are_those_of_the_table() -> None:
    assert (PIECES["paragraph"], PIECES["section"], PIECES["authorialNote"]) == ("para", "sec", "ftn")
