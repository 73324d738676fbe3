"""The contracts that hold for every input, whatever it is."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import unres
from strategies import documents, resolutions, sketches, texts
from unres.coverage import texts as texts_of
from unres.model import Clause, Paragraph, Point
from unres.validate import validate

_XML = re.compile("[^\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]*")

formats = st.sampled_from(["auto", "md", "text"])
settings.register_profile(
    "unres", deadline=None, derandomize=True, max_examples=150, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("unres")


@given(st.one_of(texts, st.binary(max_size=300)), formats)
def test_1_parse_returns(data, format):
    """No exception for any text; bytes that are no text are an `InputError` or a document with a diagnostic."""
    try:
        document = unres.parse(data, format=format)
    except unres.InputError:
        assert isinstance(data, bytes)
        return
    for found in document.diagnostics:
        assert 0 <= found.start <= found.end <= len(document.source.text)
        assert found.message("en")
        assert found.message("zh")


@given(sketches(), formats)
def test_1_strict_raises_all(text, format):
    document = unres.parse(text, format=format)
    errors = [d for d in document.diagnostics if d.severity == "error"]
    if not errors:
        assert unres.parse(text, format=format, strict=True) == document
        return
    with pytest.raises(unres.UnresError) as caught:
        unres.parse(text, format=format, strict=True)
    for error in errors:
        assert error.code in str(caught.value)


@given(texts, formats)
def test_2_every_character_once(text, format):
    figure = unres.coverage(unres.parse(text, format=format))
    assert str(figure) == "100 %", figure


@given(texts, formats)
def test_3_spans_give_the_text_back(text, format):
    document = unres.parse(text, format=format)
    source = document.source
    for node in document.walk():
        assert 0 <= node.start <= node.end <= len(source.text)
        for content in texts_of(node):
            runs = content.runs
            for k in range(0, len(runs), 2):
                stop = runs[k + 2] if k + 2 < len(runs) else len(content.value)
                piece = content.value[runs[k] : stop]
                there = source.text[runs[k + 1] : runs[k + 1] + len(piece)]
                if not there.startswith("&"):
                    assert _blanks(there) == _blanks(piece)
            for call in content.calls:
                assert 0 <= call.offset <= len(content.value)


def _blanks(text):
    return "".join(" " if c.isspace() else c for c in text)


@given(documents)
def test_4_json_round_trip(document):
    assert unres.load(unres.dump(document)) == document


def _holds(document):
    """Whether AKN can hold every text: XML has no control characters, and akn4un 0.6 no blanks at the edges of a text."""
    values = (t.value for n in document.walk() for t in texts_of(n))
    return all(_XML.fullmatch(v) and v == v.strip() and "\t" not in v for v in values)


@given(documents.filter(_holds))
def test_4_akn_round_trip(document):
    assert unres.read_akn(unres.to_akn(document)) == document


@given(documents)
@settings(max_examples=60)
def test_5_akn_is_valid(document):
    assert [str(f) for f in validate(unres.to_akn(document))] == []


@given(resolutions())
def test_6_rendered_text_parses_to_the_same(text):
    document = unres.parse(text, format="md")
    assert unres.parse(unres.to_markdown(document), format="md") == document


@given(resolutions(), st.integers(1, 6))
def test_7_what_comes_later_changes_no_id_before(text, keep):
    later = text.find(f"\n\n{keep + 1}. ")
    whole, begun = (unres.parse(t, format="md") for t in (text, text[:later] if later > 0 else text))
    eids = {n.start: n.eid for n in _units(whole)}
    assert [n.eid for n in _units(begun)] == [eids[n.start] for n in _units(begun)]


def _units(document):
    return [n for n in document.walk() if isinstance(n, Clause | Paragraph | Point)]


@given(texts, formats)
def test_8_empty_marks_change_nothing(text, format):
    document = unres.parse(text, format=format)
    assert unres.annotate(document, lambda reference, shown: shown) == document.source.text


@given(sketches())
@settings(max_examples=30)
def test_9_same_text_same_bytes(text):
    assert unres.to_akn(unres.parse(text)) == unres.to_akn(unres.parse(text))


def test_9_same_bytes_in_another_process(tmp_path):
    text = "大会，\n\n回顾《公约》，<sup>1</sup>\n\n1. 请各国：\n\n(a) 开放；\n\n(b) 培训。\n\n<sup>1</sup> 第97/144号决议。\n"
    path = tmp_path / "决议.md"
    path.write_text(text, encoding="utf-8")
    code = "import sys, unres; sys.stdout.buffer.write(unres.to_akn(unres.parse_file(sys.argv[1])))"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, path], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert outputs == {unres.to_akn(unres.parse(path))}


@given(documents)
def test_10_printed_labels_stay(document):
    text = document.source.text
    for node in document.walk():
        label = getattr(node, "label", None)
        if hasattr(label, "number") and label.end > label.start:
            assert "".join(label.text.split()) in "".join(text[label.start : label.end].replace("\\", "").split())


@given(documents)
def test_11_open_references_have_a_reason(document):
    for reference in unres.refer(document):
        assert bool(reference.reason) == (reference.target is None)
