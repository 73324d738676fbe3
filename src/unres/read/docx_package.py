"""`Package`: the parts of a Word file, found by their relationships."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from attrs import define, field

from unres.diagnostics import Diagnostic
from unres.errors import InputError, LimitError
from unres.limits import DEFAULT, Archive, Limits, open_xml, open_zip
from unres.read.sniff import refuse, sniff

if TYPE_CHECKING:
    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_HINT = "save it again in Word or LibreOffice as .docx"


@define(eq=False)
class Relation:
    """A relationship of a part: its type's last word, its target, whether that lies outside of the file."""

    kind: str
    target: str
    external: bool


@define(eq=False)
class Package:
    """An open Word file."""

    archive: Archive
    limits: Limits
    #: lower case → member; the names of parts do not tell upper from lower case
    members: dict[str, str]
    main: str = ""
    relations: dict[str, Relation] = field(factory=dict)
    diagnostics: list[Diagnostic] = field(factory=list)

    def xml(self, name: str) -> etree._Element:
        """The root of a part."""
        data = self.archive.read(self.members.get(name.lower(), name))
        for strict, usual in _STRICT:
            # ISO's strict form differs in nothing we read but the names of its namespaces
            if strict in data:
                data = data.replace(strict, usual)
        return open_xml(data, self.limits, name=name)

    def related(self, kind: str) -> etree._Element | None:
        """The part the main part names as `kind` ("styles", "footnotes" …), None if there is none or it is damaged."""
        target = self.target(kind)
        return self.tolerant(target) if target else None

    def target(self, kind: str) -> str:
        """The name of that part, "" if there is none."""
        return next((r.target for r in self.relations.values() if r.kind == kind and not r.external), "")

    def tolerant(self, name: str) -> etree._Element | None:
        """The root of a part, or None and a diagnostic."""
        try:
            return self.xml(name)
        except LimitError:
            raise
        except InputError as error:
            self.diagnostics.append(Diagnostic("part-unread", 0, 0, {"part": name, "reason": str(error)}))
            return None

    def relations_of(self, name: str) -> dict[str, Relation]:
        """The relationships of a part, by id."""
        folder, base = posixpath.split(name)
        path = posixpath.join(folder, "_rels", base + ".rels")
        if path.lower() not in self.members:
            return {}
        root = self.tolerant(path)
        found: dict[str, Relation] = {}
        for child in root if root is not None else ():
            target = child.get("Target") or ""
            external = child.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/" + folder, unquote(target))).lstrip("/")
            found[child.get("Id") or ""] = Relation((child.get("Type") or "").rpartition("/")[2], target, external)
        return found


def open_package(data: bytes, limits: Limits = DEFAULT, name: str = "") -> Package:
    """The Word file `data`.

    Raises `InputError` for .doc, encrypted and damaged files and for zips that are no Word file, `LimitError` if it is too
    large.
    """
    kind = sniff(data, name)
    if kind not in {"docx", "text", "md"} and not data.startswith(b"PK"):
        if kind in {"pdf", "html", "akn"}:
            raise InputError(f"{name or 'the input'} is no Word file but {kind}", f"read it as {kind}")
        raise refuse(kind, name)
    archive = open_zip(data, limits)
    package = Package(archive, limits, {member.lower(): member for member in archive.names})
    for relation in package.relations_of("").values():
        if relation.kind == "officeDocument":
            package.main = relation.target
    if package.main.lower() not in package.members:
        package.main = next((m for low, m in package.members.items() if low.endswith("word/document.xml")), "")
    if not package.main:
        raise refuse(kind if kind in {"odt", "xls", "zip"} else "zip", name)
    package.relations = package.relations_of(package.main)
    return package
