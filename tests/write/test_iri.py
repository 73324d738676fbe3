"""IRIs: of this document, and of cited works by their canonical target."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unres import Meta
from unres.lint import IRI
from unres.write.iri import INSTRUMENTS, actor_of, cite_id, cited_work, encode, identify, nominal_year, undocs, work_key

TARGETS = {
    "A/RES/70/1": "statement/deliberation/un-ga/2015-09-25/70-1",
    "A/RES/76/164": "statement/deliberation/un-ga/2021/76-164",
    "A/RES/2200(XXI)": "statement/deliberation/un-ga/1966/2200-XXI",
    "A/RES/1874(S-IV)": "statement/deliberation/un-ga/1963/1874-S-IV",
    "A/RES/ES-11/4": "statement/deliberation/un-ga/2022/ES-11-4",
    "A/RES/S-10/2": "statement/deliberation/un-ga/1978/S-10-2",
    "A/DEC/60/509": "statement/deliberation/un-ga/2005/60-509",
    "S/RES/1325(2000)": "statement/deliberation/un-sc/2000/1325-2000",
    "S/RES/2001(2011)": "statement/deliberation/un-sc/2011/2001-2011",
    "S/PRST/2017/8": "statement/deliberation/un-sc/2017/S-PRST-2017-8",
    "A/HRC/RES/5/1": "statement/deliberation/un-ga-hrc/2007/5-1",
    "A/HRC/DEC/18/120": "statement/deliberation/un-ga-hrc/2011/18-120",
    "A/HRC/RES/S-30/1": "statement/deliberation/un-ga-hrc/1900/S-30-1",
    "E/RES/1996/31": "statement/deliberation/un-ecosoc/1996/1996-31",
    "E/RES/2008(LX)": "statement/deliberation/un-ecosoc/1900/2008-LX",
    "E/DEC/2023/302": "statement/deliberation/un-ecosoc/2023/2023-302",
    "E/CN.4/RES/2005/5": "statement/deliberation/un-ecosoc-cn4/2005/E-CN.4-RES-2005-5",
    "UNEP/EA.5/Res.14": "doc/paper/un/1900/UNEP-EA.5-Res.14",
    "CND:62/8": "statement/deliberation/un-ecosoc-cn7/1900/CND-62-8",
    "CPD:2014/1": "statement/deliberation/un-ecosoc-cn9/2014/CPD-2014-1",
    "ECLAC:574(XXVII)": "statement/deliberation/un-ecosoc/1900/ECLAC-574-XXVII",
    "FCCC:1/CP.21": "statement/deliberation/un/1900/FCCC-1-CP.21",
    "CAC/COSP:8/9": "statement/deliberation/un/1900/CAC-COSP-8-9",
    "UNTS:2515:44910": "act/provision/un/2006-12-13/crpd",
    "UNTS:2000:12345": "act/provision/un/1900/UNTS-2000-12345",
    "sales:C.03.II.A.1": "doc/paper/un/1900/sales-C.03.II.A.1",
    "UN-Charter": "act/provision/un/1945-06-26/charter",
    "A/75/10": "doc/paper/un-ga/2020/A-75-10",
    "A/C.3/75/L.26": "statement/deliberation/un-ga-c3/2020/A-C.3-75-L.26",
    "A/75/PV.46": "debate/record/un-ga/2020/A-75-PV.46",
    "A/C.3/75/SR.50": "debateReport/minute/un-ga-c3/2020/A-C.3-75-SR.50",
    "A/CONF.157/24(PartI)": "doc/paper/un-ga-conf157/1900/A-CONF.157-24-PartI",
    "S/2021/1": "doc/paper/un-sc/2021/S-2021-1",
    "ST/SGB/2018/1": "doc/paper/un-st/2018/ST-SGB-2018-1",
    "FCCC/CP/2015/10/Add.1": "doc/paper/un/2015/FCCC-CP-2015-10-Add.1",
}


@pytest.mark.parametrize(("target", "iri"), TARGETS.items())
def test_each_kind_of_target_has_its_work(target: str, iri: str) -> None:
    work = cited_work(target)
    assert work is not None
    assert work.iri == f"/akn/un/{iri}"
    assert IRI.fullmatch(work.iri)
    assert work_key(work.iri) == (work.actor, work.number)


@pytest.mark.parametrize("target", ["", "#para 5(a)", "#self", "FAO:7/2019", "AU:934(XXXVIII)", "WHA:73.1", "GC(64)/RES/1", "WT/L/540", "何物", "X:1"])
def test_texts_of_other_bodies_and_of_this_document_are_no_works(target: str) -> None:
    assert cited_work(target) is None


def test_part_letters_and_dates_go_into_the_iri() -> None:
    assert cited_work("A/RES/217(III)", "A").iri == "/akn/un/statement/deliberation/un-ga/1948-12-10/217A-III"
    assert cited_work("A/RES/55/180", "A,B").iri.endswith("/2000/55-180A-B")
    assert cited_work("A/RES/53/208", "A-E").show == "A/RES/53/208A-E"
    assert cited_work("A/RES/76/164", "", "2021-12-16").iri.endswith("/2021-12-16/76-164")
    assert cited_work("A/RES/76/164", "", "2021-02-31").iri.endswith("/2021/76-164")


def test_only_symbols_have_an_address() -> None:
    assert cited_work("A/75/383").symbol
    assert not any(cited_work(t).symbol for t in ("UN-Charter", "UNTS:1:2", "sales:C.03.II.A.1", "CND:62/8"))
    assert undocs("S/RES/9001 (2044)") == "https://undocs.org/zh/S/RES/9001(2044)"


def test_every_instrument_has_a_full_date_and_an_entry_id() -> None:
    assert all(len(day) == 10 and title for day, title in INSTRUMENTS.values())
    assert cite_id(cited_work("UNTS:2515:44910")) == "cite_crpd"
    assert cite_id(cited_work("A/C.3/99/L.43")) == "cite_A-C.3-99-L.43"


@pytest.mark.parametrize(
    ("printed", "segment"),
    [("9001 (2044)", "9001-2044"), ("1514(XV)", "1514-XV"), ("97/20 A和B", "97-20A-B"), ("A/C.3/99/L.43", "A-C.3-99-L.43"), ("——", "unknown")],
)
def test_numbers_become_path_segments(printed: str, segment: str) -> None:
    assert encode(printed) == segment


def test_actors_and_years_from_symbols() -> None:
    assert [actor_of(s) for s in ("A/BUR/75/1", "A/AC.109/2020/1", "E/CN.6/2020/3", "T/1", "TD/1")] == [
        "un-ga-gc", "un-ga-ac109", "un-ecosoc-cn6", "un-tc", "un",
    ]  # fmt: skip
    assert nominal_year("A/HRC/RES/3/1") == "2006"


def test_identity_of_drafts_decisions_and_parts() -> None:
    draft = identify(Meta(kind="resolutionDraft", organ="un-ga-c3", symbol="A/C.3/99/L.43", published="2044-11-02"))
    assert (draft.date, draft.named, draft.number) == ("2044-11-02", "issuance", "A-C.3-99-L.43")
    part = identify(Meta(organ="un-ga", symbol="A/RES/99/8 A-B", number="99/8", part="A-B"), letter="B")
    assert (part.number, part.symbol, part.date, part.named) == ("99-8B", "A/RES/99/8B", "2044-01-01", "nominal")
    council = identify(Meta(organ="un-sc", symbol="S/RES/9001 (2044)", number="9001(2044)"))
    assert (council.number, council.show, council.nominal) == ("9001-2044", "9001 (2044)", "2044")
    assert identify(Meta()).work == "/akn/un/statement/deliberation/un/1900-01-01/unknown"


heads = st.sampled_from([*TARGETS, "A/C.三/75/1", "E/CN.７/2020/1", "E/CN.²/1", "A/CONF.甲/1", "A/RES/９９/1", "S/RES/²(２０２０)", "UNTS::", "CND:", "sales:"])


@given(st.one_of(heads, st.text(max_size=20), st.builds(str.__add__, heads, st.text(max_size=6))), st.sampled_from(["", "A", "A,B", "甲", "\n"]))
@settings(max_examples=300, deadline=None)
def test_any_target_gives_an_iri_of_the_profile_or_none(target: str, part: str) -> None:
    work = cited_work(target, part)
    if work is not None:
        assert IRI.fullmatch(work.iri), work.iri
        assert re.fullmatch(r"cite_[A-Za-z0-9._-]+", cite_id(work))
        assert work_key(work.iri) == (work.actor, work.number)


@given(st.builds(Meta, kind=st.sampled_from(["resolution", "decisionDraft"]), organ=st.text(max_size=8), symbol=heads | st.text(max_size=12), number=st.text(max_size=9)))
@settings(max_examples=200, deadline=None)
def test_any_meta_gives_an_iri_of_the_profile(meta: Meta) -> None:
    for one in (identify(meta), identify(meta, collection=True), identify(meta, letter="B")):
        assert IRI.fullmatch(one.work), one.work
