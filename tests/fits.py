"""A value and the JSON Schema it must fit, without another dependency."""

from __future__ import annotations


def check(value: object, schema: dict, defs: dict) -> None:
    """The part of JSON Schema that ours uses."""
    if "$ref" in schema:
        check(value, defs[schema["$ref"].rsplit("/", 1)[1]], defs)
    elif "anyOf" in schema:
        fits = 0
        for option in schema["anyOf"]:
            try:
                check(value, option, defs)
            except AssertionError:
                continue
            fits += 1
        assert fits == 1
    elif "const" in schema:
        assert value == schema["const"]
    elif schema["type"] == "object" and "properties" in schema:
        assert isinstance(value, dict)
        assert set(value) <= set(schema["properties"])
        assert set(schema.get("required", ())) <= set(value)
        for key, inner in value.items():
            check(inner, schema["properties"][key], defs)
    elif schema["type"] == "array":
        assert isinstance(value, list)
        for inner in value:
            check(inner, schema["items"], defs)
    else:
        kinds = {"string": str, "integer": int, "number": float, "boolean": bool, "null": type(None), "object": dict}
        assert isinstance(value, kinds[schema["type"]])
