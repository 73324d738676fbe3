"""The forms a document is written in."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import unres
from strategies import sketches
from unres import Document
from unres.errors import UsageError
from unres.forms import FORMS, render
from unres.refs.reference import Reference

TEXT = "大会，\n\n回顾其第98/7号决议，\n\n1. 决定增设图书馆。\n"


@pytest.fixture
def document(monkeypatch: pytest.MonkeyPatch) -> Document:
    """A document with one reference."""
    made = unres.parse(TEXT)
    content = made.resolutions[0].preamble[1].content
    found = Reference("resolution", "98/7", 4, 8, target="A/RES/98/7", cite_start=3, cite_end=11, full_start=3, full_end=11, content=content)
    monkeypatch.setattr("unres.refs.refer", lambda _: (found,))
    return made


#: form → what shows that the reference is in it; None where a form prints no links
SHOWN = {
    "akn": b'refersTo="#cite_A-RES-98-7"', "json": b'"target": "A/RES/98/7"', "jsonl": b'"target":"A/RES/98/7"', "md": None, "text": None,
    "html": b'href="https://undocs.org/zh/A/RES/98/7"', "parquet": None,
}  # fmt: skip


@pytest.mark.parametrize(("form", "sign"), SHOWN.items())
def test_each_form_holds_the_text_and_its_references(document: Document, form: str, sign: bytes | None) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    data = render(document, form)
    assert form == "parquet" or "增设图书馆" in data.decode()
    assert sign is None or sign in data


def test_every_form_is_tried() -> None:
    assert set(SHOWN) == set(FORMS)


def test_parquet_is_the_rows(document: Document) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    from io import BytesIO

    rows = parquet.read_table(BytesIO(render(document, "parquet"))).to_pylist()
    assert rows == [json.loads(line) for line in render(document, "jsonl").decode().splitlines()]


def test_a_form_that_does_not_exist_is_refused(document: Document) -> None:
    with pytest.raises(UsageError, match="no form 'doc'"):
        render(document, "doc")


@given(st.one_of(sketches(), st.text(max_size=40), st.just("大会，\ud800\n")))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_written_in_any_form(text: str) -> None:
    made = unres.parse(text)
    for form in FORMS:
        if form != "parquet":
            assert isinstance(render(made, form).decode("utf-8"), str)
