"""The JSON Schema of what `unres.write.json` writes, made from the classes of the model.

The committed `unres/schema/unres-N.json` is the result for format N; a test compares them. Whoever changes a class of
the model raises `unres.write.json.VERSION` and runs `python -m unres.write.schema`, which never writes over a file.
"""

from __future__ import annotations

import json
import types
import typing
from importlib.resources import files
from typing import Any, Final

import attrs

from unres.diagnostics import Diagnostic
from unres.model import Action, Call, Label, Mark, Meta, Text
from unres.model.document import Furniture
from unres.places import Places
from unres.refs.reference import Pin, Reference
from unres.source import Source, SourceText
from unres.write.json import VERSION, fields_of, node_classes

_VALUES: Final[tuple[type, ...]] = (Action, Call, Diagnostic, Furniture, Label, Mark, Meta, Pin, Places, Source, Text)
_PLAIN: Final[dict[Any, dict[str, Any]]] = {
    str: {"type": "string"},
    SourceText: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    types.NoneType: {"type": "null"},
}
_SPAN: Final = {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of format `VERSION`.

    >>> schema()["$defs"]["Mark"]["required"]
    ['kind', 'start', 'end']
    """
    nodes = node_classes()
    definitions = {this.__name__: _class(this, kind) for kind, this in nodes.items()}
    definitions |= {this.__name__: _class(this) for this in _VALUES}
    definitions["Node"] = {"anyOf": [_ref(this) for kind, this in nodes.items() if kind != "document"]}
    definitions["Reference"] = _reference()
    document = definitions.pop("Document")
    document["properties"] = {
        "unres": {"const": VERSION},
        **document["properties"],
        "references": {"type": "array", "items": _ref(Reference)},
    }
    document["required"] = ["unres", *document["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"unres document, format {VERSION}",
        "description": "Offsets count code points; spans are half-open and point into source.text. A field that is "
        "left out has its default value.",
        **document,
        "$defs": dict(sorted(definitions.items())),
    }


def committed() -> str:
    """The schema of format `VERSION` as it is shipped, "" if there is none yet."""
    path = files("unres") / "schema" / f"unres-{VERSION}.json"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _class(this: type[Any], kind: str = "") -> dict[str, Any]:
    properties: dict[str, Any] = {"kind": {"const": kind}} if kind else {}
    required = ["kind"] if kind else []
    for field in fields_of(this):
        properties[field.name] = _type(field.type)
        if field.default is attrs.NOTHING:
            required.append(field.name)
        elif isinstance(field.default, str | int | bool):
            properties[field.name] = {**properties[field.name], "default": field.default}
    result = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**result, "required": required} if required else result


def _reference() -> dict[str, Any]:
    result = _class(Reference)
    del result["properties"]["content"]
    result["properties"] |= {"span": _SPAN, "full_span": _SPAN}
    return result


def _type(of: Any) -> dict[str, Any]:
    if of in _PLAIN:
        return dict(_PLAIN[of])
    origin, arguments = typing.get_origin(of), typing.get_args(of)
    if origin is tuple:
        return {"type": "array", "items": _type(arguments[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": _type(arguments[1])}
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_type(a) for a in arguments]}
    return _ref(of)


def _ref(this: type) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{this.__name__}"}


def text() -> str:
    """`schema()` as the committed file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Writes the file of a new format; refuses to change one that exists."""
    from pathlib import Path

    path = Path(str(files("unres") / "schema" / f"unres-{VERSION}.json"))
    path.parent.mkdir(exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(text())


if __name__ == "__main__":
    main()
