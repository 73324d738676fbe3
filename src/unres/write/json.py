"""JSON without loss: `load(dump(document)) == document`, and equal in every span.

The format follows the classes of `unres.model` field by field; a field that has its default value is left out. Nodes
carry their `kind`, by which `load` knows them. `unres.write.schema` describes the format.
"""

from __future__ import annotations

import json
from collections import abc
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import AttrsInstance, fields, has, resolve_types

from unres import model
from unres.errors import InputError, LimitError
from unres.model import Document, Node, Resolution, base, blocks, document
from unres.refs.reference import Reference

if TYPE_CHECKING:
    from cattrs import Converter

#: version of the format; grows whenever `unres.write.schema.schema()` changes
VERSION = 2
#: formats that `load` reads: 2 added `source.places`, which may be left out
_READ = (1, 2)
_FACTORIES = frozenset(("meta", "source"))


def dump(document: Document, references: Iterable[Reference] = ()) -> dict[str, Any]:
    """`document` as plain dicts, lists, strings and numbers; `references` are added for readers of the JSON.

    >>> from unres.model import Document, Formula, Resolution, Text
    >>> dump(Document(resolutions=(Resolution(preamble=(Formula(Text("大会，")),)),)))["resolutions"]
    [{'kind': 'resolution', 'preamble': [{'kind': 'formula', 'content': {'value': '大会，'}}]}]
    """
    converter = _converter()
    result: dict[str, Any] = {"unres": VERSION, **converter.unstructure(document)}
    if rows := [converter.unstructure(r) for r in references]:
        result["references"] = rows
    return result


def to_json(document: Document, references: Iterable[Reference] = (), *, indent: int | None = None) -> str:
    """`dump` as a string; characters stay as they are."""
    compact = (",", ":") if indent is None else None
    return json.dumps(dump(document, references), ensure_ascii=False, indent=indent, separators=compact)


def load(data: Mapping[str, Any] | str | bytes) -> Document:
    """The document that `dump` or `to_json` wrote, in this version or an older one.

    Raises `InputError` for anything else: no JSON, another version, an unknown or missing field; it names the field.

    >>> load({"unres": 2, "kind": "document"}) == load({"unres": 1, "kind": "document"}) == Document()
    True
    """
    if isinstance(data, str | bytes):
        try:
            data = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise InputError(f"no JSON: {error}") from None
    if not isinstance(data, Mapping) or data.get("kind") != "document":
        raise InputError("no document of unres", "the JSON must be an object with kind “document”")
    if data.get("unres") not in _READ:
        raise InputError(
            f"format {data.get('unres')!r} is not read", f"this version of unres reads formats {_READ[0]} to {VERSION}"
        )
    fields = {k: v for k, v in data.items() if k not in ("unres", "references")}
    return _structure(fields)


def _structure(fields: dict[str, Any]) -> Document:
    from cattrs import BaseValidationError, transform_error

    try:
        return _converter().structure(fields, Document)
    except RecursionError:
        raise LimitError("the JSON is nested too deep") from None
    except BaseValidationError as error:
        raise InputError("; ".join(transform_error(error, format_exception=_say)[:3])) from None


def _say(error: BaseException, type_: type | None) -> str:
    from cattrs.v import format_exception

    return str(error) if isinstance(error, ValueError) and str(error) else format_exception(error, type_)


def node_classes() -> dict[str, type[Node]]:
    """`kind` → class, for every kind of node there is."""
    # not by __subclasses__(): attrs makes a slotted class anew, and the one it was made from lives on for a while
    public = (getattr(model, name) for name in model.__all__)
    nodes = [this for this in public if issubclass(this, Node) and this not in (Node, blocks.Block)]
    return {this.kind: this for this in sorted(nodes, key=lambda this: this.kind)}


@cache
def _converter() -> Converter:
    from cattrs import Converter

    # some modules of the model know some names for type checkers only, because they import each other
    own = {"Resolution": Resolution, "Reference": Reference}
    names = {**vars(abc), **vars(base), **vars(blocks), **vars(document), **own}
    resolve_types(blocks.Draft, names)
    resolve_types(Document, names)
    converter = Converter(omit_if_default=True, forbid_extra_keys=True, prefer_attrib_converters=False)
    classes = node_classes()
    for this in classes.values():
        _register(converter, this)
    _register_reference(converter)
    by_kind = {kind: _reader(converter, this) for kind, this in classes.items()}

    def read(data: Any, _: Any) -> Node:
        kind = data.get("kind") if isinstance(data, Mapping) else data
        reader = by_kind.get(str(kind))
        if reader is None:
            raise ValueError(f"unknown kind of node: {kind!r}")
        return reader(data)

    converter.register_structure_hook_func(lambda t: t is Node, read)
    converter.register_unstructure_hook_func(lambda t: t is Node, lambda node: converter.unstructure(node, type(node)))
    return converter


def _reader(converter: Converter, this: type[Node]) -> Callable[[Mapping[str, Any]], Node]:
    return lambda data: converter.structure(data, this)


def _register(converter: Converter, this: type[Node]) -> None:
    """Writes the class's `kind` first and checks it when reading. The functions are made when first needed."""
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

    kind = this.kind
    # an empty text equals the default whatever its span: spans do not count in comparisons, but they are not lost
    kept = [f.name for f in fields(this) if has(type(f.default)) or f.name in _FACTORIES]
    whole: dict[str, Any] = {name: override(omit_if_default=False) for name in kept}
    made: list[Callable[[Any], dict[str, Any]]] = []

    def write(node: Node) -> dict[str, Any]:
        if not made:
            made.append(make_dict_unstructure_fn(this, converter, _cattrs_omit_if_default=True, **whole))
        return {"kind": kind, **made[0](node)}

    readers: list[Callable[[Any, Any], Node]] = []

    def read(data: Any, cls: Any) -> Node:
        if not readers:
            readers.append(make_dict_structure_fn(this, converter, _cattrs_forbid_extra_keys=True))
        if not isinstance(data, Mapping) or data.get("kind") != kind:
            raise ValueError(f"expected a {kind}")
        return readers[0]({k: v for k, v in data.items() if k != "kind"}, cls)

    converter.register_unstructure_hook_func(lambda t: t is this, write)
    converter.register_structure_hook_func(lambda t: t is this, read)


def _register_reference(converter: Converter) -> None:
    """A reference is written with its place in the source in place of the text object it stands in."""
    from cattrs.gen import make_dict_unstructure_fn, override

    plain = make_dict_unstructure_fn(Reference, converter, _cattrs_omit_if_default=True, content=override(omit=True))

    def write(reference: Reference) -> dict[str, Any]:
        span, full = reference.span, reference.full_span
        return {**plain(reference), "span": [span.start, span.end], "full_span": [full.start, full.end]}

    converter.register_unstructure_hook(Reference, write)


def fields_of(this: type[AttrsInstance]) -> Any:
    """The attrs fields of a class of the model with their types resolved."""
    _converter()
    resolve_types(this)
    return fields(this)
