"""JSON in and out, and its schema."""

import json
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import attrs
import pytest

from fits import check
from unres.diagnostics import Diagnostic
from unres.errors import InputError
from unres.model import (
    Action,
    Annex,
    Call,
    Cell,
    Clause,
    ClosingLine,
    Continuation,
    CoverLine,
    Document,
    Draft,
    Formula,
    Label,
    Mark,
    Meta,
    Note,
    Opaque,
    Paragraph,
    Point,
    Resolution,
    Row,
    Section,
    Table,
    Text,
)
from unres.model.document import Furniture
from unres.places import Places
from unres.refs.reference import Pin, Reference
from unres.source import Source
from unres.write.json import VERSION, dump, load, node_classes, to_json
from unres.write.schema import committed, text

PLACES = Places((0, 3, 4, 9), (60.0, 72.5, 90.0, 84.0, 60.0, 84.0, 120.0, 96.0))


def everything() -> Document:
    """A document with a node of every kind and a value in every field."""
    recall = Text("回顾其决议，", calls=(Call(5, "1", 0, start=9, end=12),), start=4, end=13, runs=(0, 4, 5, 12))
    point = Point(Text("增设图书馆；"), label=Label("(a)", "alpha", 1, start=30, end=33), start=30, end=40, eid="p")
    inner = Resolution(letter="A", cover=(CoverLine(Text("议程"), role="title"),), body=(Paragraph(Text("通过。")),))
    return Document(
        meta=Meta(symbol="A/RES/99/1", agenda=("7", "8(b)"), meetings=(3,), job="44-00001"),
        cover=(CoverLine(Text("联合国", start=0, end=3), role="publisher", start=0, end=3),),
        resolutions=(
            Resolution(
                preamble=(Formula(Text("大会，")), Clause(recall, actions=(Action("回顾", "recall", 0, 2),))),
                body=(
                    Section(
                        Text("图书馆"),
                        level="section",
                        label=Label("一、", "ideograph", 1),
                        subheadings=(Text("第二行"),),
                        children=(
                            Paragraph(
                                Text("请各国："), label=Label("1."), children=(point, Continuation(Text("并予以支持。")))
                            ),
                        ),
                    ),
                    Table(
                        rows=(Row(cells=(Cell((Text("CO2", marks=(Mark("sub", 2, 3),)),), header=True, colspan=2),)),),
                        caption=Text("表1"),
                    ),
                    Draft(resolution=inner),
                    Opaque(raw="<unknown/>"),
                ),
                closing=(ClosingLine(Text("2044年12月16日"), role="date"),),
                annexes=(Annex(Text("附件"), (Text("原则"),), annexes=(Annex(Text("", start=50, end=50), eid="x"),)),),
            ),
        ),
        notes=(Note("1", (Text("第98/1号决议。"),), callers=("preamble__container_1",)),),
        source=Source("联合国\n回顾其决议", name="a.md", format="md", encoding="gb18030", pages=(3,), places=PLACES),
        furniture=(Furniture("page", 0, 2),),
        diagnostics=(Diagnostic("number-gap", 0, 1, {"before": "1.", "after": "3."}),),
    )


def test_every_kind_of_node_is_in_the_sample() -> None:
    assert {n.kind for n in everything().walk()} == set(node_classes())


def test_load_gives_the_dumped_document_back_with_spans_and_ids() -> None:
    document = everything()
    for again in (load(dump(document)), load(to_json(document)), load(to_json(document, indent=1).encode())):
        assert again == document
        assert attrs.asdict(again) == attrs.asdict(document)


def test_the_format_before_places_is_read() -> None:
    data = dump(everything())
    del data["source"]["places"]
    old = load({**data, "unres": 1})
    assert old == everything()
    assert (old.source.pages, old.source.places) == ((3,), Places())


def test_a_source_without_places_has_none_in_json() -> None:
    assert "places" not in to_json(Document(source=Source("大会，", pages=(1,))))


def test_characters_are_written_as_they_are() -> None:
    assert "回顾其决议，" in to_json(everything())


def test_references_are_written_and_ignored_by_load() -> None:
    content = Text("第98/1号决议", start=7, end=14, runs=(0, 7))
    found = Reference("resolution", "98/1", 1, 5, target="A/RES/98/1", pins=(Pin("para", "3"),), content=content)
    data = dump(everything(), [found])
    row = data["references"][0]
    assert (row["target"], row["span"], row["pins"]) == ("A/RES/98/1", [8, 12], [{"unit": "para", "number": "3"}])
    assert load(data) == everything()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("大会，", "no JSON"),
        ("[]", "no document"),
        ('{"kind":"document","unres":99}', "format 99"),
        ('{"kind":"document","unres":1,"title":"x"}', "extra fields"),
        ('{"kind":"document","unres":1,"resolutions":[{"kind":"resolution","body":[{"kind":"odd"}]}]}', "'odd'"),
        ('{"kind":"document","unres":1,"notes":[{"kind":"cell"}]}', "expected a note"),
        ('{"kind":"document","unres":1,"furniture":[{"kind":"page"}]}', "required field missing"),
        ('{"kind":"document","unres":2,"source":{"text":"","places":{"spans":[0,3],"edges":[1.5]}}}', "four edges"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_what_dump_did_not_write_is_refused_with_one_error(data: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        load(data)


def test_the_committed_schema_is_that_of_the_model() -> None:
    assert text() == committed(), (
        f"the classes of the model differ from unres/schema/unres-{VERSION}.json: raise VERSION in unres/write/json.py, "
        "run python -m unres.write.schema, and say in changelog.d/ what changed"
    )


#: format → first characters of the SHA-256 of its schema: what has been published does not change any more
PUBLISHED = {1: "9e769ea964310dc0", 2: "bfe70f837f0188a9"}


def test_a_changed_schema_is_a_new_format_with_a_line_in_the_changelog() -> None:
    folder = files("unres") / "schema"
    found = {int(f.name[6:-5]): f.read_bytes() for f in folder.iterdir() if f.name.endswith(".json")}
    assert set(found) == set(range(1, VERSION + 1))
    assert {n: sha256(data).hexdigest()[:16] for n, data in found.items()} == PUBLISHED
    assert all(json.loads(data)["properties"]["unres"] == {"const": n} for n, data in found.items())
    root = Path(__file__).parents[2]
    if (root / "changelog.d").is_dir():
        told = "".join(f.read_text(encoding="utf-8") for f in [root / "CHANGELOG.md", *(root / "changelog.d").glob("*.md")])
        assert all(f"unres-{n}.json" in told for n in found if n > 1)


def test_the_sample_fits_the_schema() -> None:
    schema = json.loads(committed())
    check(dump(everything()), schema, schema["$defs"])
