"""`meta`: what the file says about itself, and the entries it points at."""

from __future__ import annotations

import pytest
from lxml import etree

from unres import Action, Clause, ClosingLine, CoverLine, Document, Formula, Label, Meta, Paragraph, Resolution, Text
from unres.validate import validate
from unres.write.akn import to_akn
from unres.write.terms import ACTIONS, COMMITTEES, LANGUAGES, NAMES, ORGANS, TERMS

BODY = (Paragraph(Text("决定。"), Label("1.")),)


def meta_of(meta: Meta, *cover: CoverLine, **more) -> etree._Element:
    data = to_akn(Document(meta=meta, cover=cover, resolutions=(Resolution(body=BODY, **more),)))
    assert [str(f) for f in validate(data)] == []
    return etree.fromstring(data).find(".//{*}statement/{*}meta")


def aliases(meta: etree._Element) -> dict[str, str]:
    return {a.get("name"): a.get("value") for a in meta.iter("{*}FRBRalias")}


def test_a_resolution_has_its_symbol_address_and_nominal_iri() -> None:
    found = aliases(meta_of(Meta(organ="un-ga", symbol="A/RES/99/1", number="99/1", title="图书馆", adopted="2044-12-16")))
    assert found == {
        "symbol": "A/RES/99/1", "undocs": "https://undocs.org/zh/A/RES/99/1", "title": "图书馆",
        "nominal": "/akn/un/statement/deliberation/un-ga/2044/99-1",
    }  # fmt: skip


def test_nothing_is_invented() -> None:
    meta = meta_of(Meta())
    assert aliases(meta) == {}
    assert not list(meta.iter("{*}publication", "{*}workflow", "{*}analysis", "{*}FRBRtranslation", "{*}classification", "{*}presentation"))
    assert [d.get("name") for d in meta.iter("{*}FRBRdate")] == ["nominal", "nominal", "markup"]


def test_issue_and_adoption_are_events() -> None:
    meta = meta_of(Meta(organ="un-ga", symbol="A/RES/99/1", number="99/1", adopted="2044-12-16", published="2044-12-29"))
    publication, step = meta.find("{*}publication"), meta.find(".//{*}step")
    assert (publication.get("date"), publication.get("name")) == ("2044-12-29", "A/RES/99/1")
    assert (step.get("date"), step.get("by"), step.get("outcome")) == ("2044-12-16", "#un-ga", "#adopted")
    assert [d.get("date") for d in meta.iter("{*}FRBRdate")] == ["2044-12-16", "2044-12-29", "2044-12-29"]


def test_a_draft_is_issued_not_adopted() -> None:
    meta = meta_of(Meta(kind="resolutionDraft", organ="un-ga-c3", symbol="A/C.3/99/L.43", published="2044-11-02"))
    assert [(s.get("date"), s.get("outcome")) for s in meta.iter("{*}step")] == [("2044-11-02", "#issued")]
    assert meta.find(".//{*}FRBRWork/{*}FRBRdate").get("name") == "issuance"


def test_a_vote_decides_the_outcome() -> None:
    lines = (ClosingLine(Text("[未经表决获得通过。]"), "vote"),)
    meta = meta_of(Meta(organ="un-ga-hrc", symbol="A/HRC/RES/115/3", number="115/3", adopted="2044-04-04"), closing=lines)
    assert meta.find(".//{*}step").get("outcome") == "#adoptedWithoutVote"
    assert not list(meta.iter("{*}voting"))


def test_the_original_language_is_a_translation() -> None:
    meta = meta_of(Meta(organ="un-ga-hrc", original="eng"), CoverLine(Text("Original: English"), "original"))
    found = meta.find(".//{*}FRBRtranslation")
    assert (found.get("fromLanguage"), found.get("by"), found.get("href")[-4:]) == ("eng", "#un", "eng@")


def test_the_job_number_stands_in_presentation() -> None:
    number = meta_of(Meta(job="44-00094 (C)")).find("{*}presentation//{*}docketNumber")
    assert number.text == "44-00094 (C)"


@pytest.mark.parametrize("key", sorted(ACTIONS))
def test_each_action_key_has_a_term(key: str) -> None:
    clause = Clause(Text("重申决议，"), (Action("重申", key, 0, 2),))
    meta = meta_of(Meta(), preamble=(Formula(Text("大会，")), clause))
    assert [(t.get("eId"), t.get("href")) for t in meta.iter("{*}TLCTerm")] == [(f"action-{key}", f"/akn/ontology/term/un/{key}")]


def test_an_unknown_key_has_none() -> None:
    clause = Clause(Text("重申决议，"), (Action("重申", "believe", 0, 2),))
    assert not list(meta_of(Meta(), preamble=(clause,)).iter("{*}TLCTerm"))


def test_entries_are_named_as_the_contract_has_them() -> None:
    assert all(element.startswith("TLC") and kind in ("process", "role", "concept", "organization") and show for element, kind, _, show in TERMS.values())
    assert all("__" not in name and not name[-1].isdigit() for name in TERMS)
    assert set(ORGANS.values()) | set(COMMITTEES.values()) <= set(NAMES)
    assert set(LANGUAGES.values()) <= set(TERMS)
