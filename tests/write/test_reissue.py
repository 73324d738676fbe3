"""Documents that were issued again: the version date of their expression."""

from __future__ import annotations

import pytest
from lxml import etree

from unres import Annex, Call, CoverLine, Document, Label, Meta, Note, Paragraph, Resolution, Text
from unres.read.akn import read_akn
from unres.validate import validate
from unres.write.akn import to_akn
from unres.write.reissue import reissued

META = Meta(organ="un-ga", symbol="A/RES/99/6", number="99/6", adopted="2044-12-16")
WORK = "/akn/un/statement/deliberation/un-ga/2044-12-16/99-6"


def starred(text: str, marker: str = "*") -> Document:
    symbol = CoverLine(Text("A/RES/99/6", (Call(10, marker, 0),)), "symbol")
    body = (Paragraph(Text("决定增设图书馆。"), Label("1.")),)
    annexes = (Annex(Text("附件"), children=(Paragraph(Text("规则全文。")),)),)
    return Document(META, (symbol,), (Resolution(body=body, annexes=annexes),), (Note(marker, (Text(text),)),))


@pytest.mark.parametrize(
    "text",
    [
        "由于技术原因于2045年3月1日重新印发。",
        "因技术原因重新印发(2045年3月1日)。",
        "已于2045年3月1日重新印发。",
        "出于技术原因，于2045年3月1日再次印发。",
        "因技術原因於2045年3月1日重新印發。",
        "Reissued for technical reasons on 1 March 2045.",
    ],
)
def test_a_starred_note_tells_the_day(text: str) -> None:
    assert reissued(starred(text)) == "2045-03-01"


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("由于技术原因于2045年3月1日重新印发。", "1"),  # a numbered note speaks of the text it is called at
        ("由于技术原因重新印发。", "*"),  # no date is invented
        ("由于技术原因于2045年2月30日重新印发。", "*"),
        ("2045年3月1日至5日举行。", "*"),
        ("秘书处的报告已于2045年3月1日重新印发。", "*"),  # another document
        ("因技术原因于2045年3月1日和2045年3月5日重新印发。", "*"),
    ],
)
def test_without_a_certain_day_there_is_none(text: str, marker: str) -> None:
    assert reissued(starred(text, marker)) == ""


def test_a_line_of_the_masthead_tells_it_and_the_last_day_counts() -> None:
    lines = tuple(CoverLine(Text(f"Reissued for technical reasons on {day} May 2045"), "other") for day in (12, 3))
    assert reissued(Document(cover=lines)) == "2045-05-12"


@pytest.mark.parametrize("wrapper", [None, "publication"])
def test_expression_and_manifestation_are_of_that_day(wrapper: str | None) -> None:
    document = starred("由于技术原因于2045年3月1日重新印发。")
    data = to_akn(document, wrapper=wrapper)
    assert [str(finding) for finding in validate(data, round_trip=True)] == []
    again = read_akn(data)
    assert to_akn(again, wrapper=wrapper) == data
    assert (again.notes, again.cover) == (document.notes, document.cover)
    root = etree.fromstring(data)
    found = [one.get("value") for one in root.iterfind(".//{*}FRBRExpression/{*}FRBRuri")]
    assert set(found) >= {WORK + "/zho@2045-03-01"}
    assert all(value.endswith("/zho@2045-03-01") for value in found)
    assert {one.get("value") for one in root.iterfind(".//{*}FRBRManifestation/{*}FRBRthis")} >= {
        f"{WORK}/zho@2045-03-01/!main.xml",
        f"{WORK}/zho@2045-03-01/!annex_1.xml",
    }
    days = [(day.get("date"), day.get("name")) for day in root.iterfind(".//{*}FRBRExpression/{*}FRBRdate")]
    assert set(days) == {("2045-03-01", "reissue")}
    assert root.find(".//{*}FRBRWork/{*}FRBRuri").get("value").endswith(("99-6", "A-RES-99-6"))
    assert {one.get("date") for one in root.iterfind(".//{*}FRBRManifestation/{*}FRBRdate")} == {"2045-03-01"}
    # what the text came from is the first version
    assert all("/zho@/!" in one.get("href") for one in root.iter("{*}original"))
