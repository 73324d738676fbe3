"""Headers and footers of a Word file: which are printed on the first page and belong to the masthead, which are furniture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import define

from unres.read.docx_package import Package, Relation, W
from unres.read.docx_styles import switch
from unres.read.masthead import tells

if TYPE_CHECKING:
    from lxml import etree

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@define(eq=False)
class Header:
    """A header or footer: its kind of furniture, its part, and whether the first page prints it."""

    kind: str
    name: str
    root: etree._Element
    first: bool

    def paragraphs(self) -> list[str]:
        """The plain text of its paragraphs."""
        return ["".join(t.text or "" for t in p.iter(W + "t")).strip() for p in self.root.iter(W + "p")]


def headers_of(package: Package, body: etree._Element) -> list[Header]:
    """The headers and footers of all sections, each part once, in the order of the file."""
    found: dict[str, Header] = {}
    for k, section in enumerate(body.iter(W + "sectPr")):
        for kind, name, relation in _references(section, package):
            if relation.target in found:
                continue
            root = package.tolerant(relation.target)
            if root is not None:
                wanted = "first" if switch(section, "titlePg") else "default"
                found[relation.target] = Header(kind, relation.target, root, k == 0 and name == wanted)
    return list(found.values())


def _references(section: etree._Element, package: Package) -> Iterator[tuple[str, str, Relation]]:
    for kind, tag in (("head", "headerReference"), ("foot", "footerReference")):
        for reference in section.iterfind(W + tag):
            relation = package.relations.get(reference.get(_ID) or "")
            if relation is not None and not relation.external and relation.target.lower() in package.members:
                yield kind, reference.get(W + "type") or "default", relation


def belongs_to_masthead(header: Header, body: Sequence[str]) -> bool:
    """Whether the first page's header is the upper row of the masthead: 联合国 and the symbol, which the body does not repeat.

    `body` is the plain text of the body's first paragraphs.
    """
    if not header.first or header.kind != "head":
        return False
    texts = [text for text in header.paragraphs() if text]
    if not texts or not any(tells(text) for text in texts):
        return False
    repeated = {"".join(text.split()) for text in body}
    return not any("".join(text.split()) in repeated for text in texts)
