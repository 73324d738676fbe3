"""Other programs read what we write: cobalt its IRIs and titles, bluebell its structure."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

import unres
from unres import Document
from unres.write.akn import to_akn

ROOT = Path(__file__).parents[2]
FILES = [p for p in (ROOT / "examples" / "library.md", *sorted((ROOT / "tests" / "cases").rglob("*.md"))) if p.is_file()]


def files() -> list[tuple[Document, bytes]]:
    documents = [unres.parse(path) for path in FILES]
    assert documents
    return [(document, to_akn(document)) for document in documents]


def test_cobalt_opens_each_file_and_its_iris() -> None:
    cobalt = pytest.importorskip("cobalt")
    for document, data in files():
        root = etree.fromstring(data)
        shell = cobalt.Statement if etree.QName(root[0]).localname == "statement" else cobalt.Collection
        uris = [element.get("value") for element in root.iterfind(".//{*}FRBRWork/{*}FRBRuri")]
        for uri in uris:
            assert cobalt.FrbrUri.parse(uri).work_uri(False) == uri
        opened = shell(data)
        assert opened.frbr_uri.work_uri(False) == uris[0]
        assert opened.language == "zho"
        assert opened.title == (document.meta.title or None) or not document.meta.title


def test_cobalt_takes_the_iris_of_annexes_and_places_apart() -> None:
    cobalt = pytest.importorskip("cobalt")
    uri = cobalt.FrbrUri.parse("/akn/un/statement/deliberation/un-ga/2044-12-16/99-1/zho@/!annex_1")
    assert (uri.country, uri.doctype, uri.subtype, uri.actor, uri.number, uri.language, uri.work_component) == (
        "un", "statement", "deliberation", "un-ga", "99-1", "zho", "annex_1",
    )  # fmt: skip


def test_bluebell_unparses_each_statement() -> None:
    parser = pytest.importorskip("bluebell.parser")
    cobalt = pytest.importorskip("cobalt")
    for document, data in files():
        root = etree.fromstring(data)
        uri = root.find(".//{*}FRBRWork/{*}FRBRuri").get("value")
        text = parser.AkomaNtosoParser(cobalt.FrbrUri.parse(uri)).unparse(root)
        first = next((n for n in document.find(unres.Paragraph) if n.text), None)
        plain = re.sub(r"\{\{inline\{[^{}]*\} |\}\}", "", text)
        assert first is None or first.text[:2] in plain
