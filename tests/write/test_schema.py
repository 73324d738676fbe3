"""The JSON Schema: made from the model, true of every document."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings

from fits import check
from strategies import trees
from unres import Document
from unres.write import schema as module
from unres.write.json import VERSION, dump, node_classes
from unres.write.schema import committed, main, schema


def test_every_class_of_the_model_is_described() -> None:
    names = set(schema()["$defs"])
    assert {this.__name__ for kind, this in node_classes().items() if kind != "document"} <= names
    assert {"Action", "Call", "Label", "Mark", "Meta", "Text", "Reference", "Pin", "Source", "Furniture", "Diagnostic"} <= names


def test_every_pointer_lands() -> None:
    text = json.dumps(schema())
    names = {piece.split('"')[0] for piece in text.split("#/$defs/")[1:]}
    assert names <= set(schema()["$defs"])


def test_it_says_its_version_and_forbids_what_it_does_not_know() -> None:
    made = schema()
    assert made["properties"]["unres"] == {"const": VERSION}
    assert made["required"][:2] == ["unres", "kind"]
    assert all(d.get("additionalProperties") is False for d in (made, *made["$defs"].values()) if "properties" in d)


def test_a_schema_that_exists_is_never_written_over() -> None:
    assert committed()
    with pytest.raises(FileExistsError):
        main()


def test_a_new_format_is_written(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(module, "files", lambda _: tmp_path)
    assert module.committed() == ""
    main()
    assert json.loads(module.committed()) == schema()


@given(trees())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_document_fits(document: Document) -> None:
    made = schema()
    check(json.loads(json.dumps(dump(document))), made, made["$defs"])
