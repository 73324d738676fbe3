"""The lint rules of akn4un 14 that can be checked on the file alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from attrs import define, field

from unres.finding import Finding
from unres.model.pieces import number
from unres.write.iri import work_key

if TYPE_CHECKING:
    from lxml import etree

_AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
_DOCUMENTS = frozenset(("statement", "doc", "act", "debate", "debateReport", "documentCollection", "bill", "judgment"))

#: akn4un 14, with the expression's language for the forms of 2.3
IRI = re.compile(
    r"/akn/un/(statement|doc|act|debate|debateReport|documentCollection)/([a-z]+)/(un(?:-[a-z0-9]+)*)"
    r"/(\d{4}(?:-\d\d-\d\d)?)/([A-Za-z0-9._-]+)(?:/[a-z]{3}@(?:\d{4}-\d\d-\d\d)?)?"
    r"(?:/!([a-z]+(?:_[A-Za-z0-9-]+)?(?:/[a-z]+_[A-Za-z0-9-]+)*))?(?:#[A-Za-z0-9._-]+)?"
)
_EID = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")
_COUNT = re.compile(r"(?<=_)([^_]+)$")
_POINTERS = ("refersTo", "by", "as", "source", "outcome", "href", "for", "from", "upTo")
_MIXED = frozenset(
    (
        "p",
        "heading",
        "subheading",
        "num",
        "crossHeading",
        "listIntroduction",
        "listWrapUp",
        "docTitle",
        "caption",
        "block",
    )
)
_LAYOUT = frozenset(("ul", "ol", "b", "i", "span"))

#: element → eId piece (akn4un 8.1); elements without number have the piece alone
PIECES = {
    "part": "part", "chapter": "chp", "section": "sec", "title": "title", "division": "dvs", "article": "art",
    "rule": "rule", "paragraph": "para", "subparagraph": "subpara", "alinea": "al", "point": "point", "indent": "indent",
    "item": "item", "list": "list", "blockList": "list", "container": "container", "formula": "formula", "block": "block",
    "table": "table", "crossHeading": "crossHeading", "authorialNote": "ftn", "quotedStructure": "qstr",
    "quotedText": "qtext", "embeddedStructure": "estr", "embeddedText": "etext", "mod": "mod", "ref": "ref", "rref": "rref",
    "mref": "mref", "vote": "vote", "quantity": "quantity", "eventRef": "eref", "step": "step", "keyword": "keyword",
    "voting": "voting", "count": "count", "textualMod": "textualMod", "componentData": "cd",
}  # fmt: skip
_BARE = {
    "content": "content",
    "intro": "intro",
    "listIntroduction": "intro",
    "wrapUp": "wrapup",
    "listWrapUp": "wrapup",
}
#: MUST have an eId (akn4un 8.2); votes, quantities and the like only if something points at them
_MUST = (frozenset(PIECES) | frozenset(_BARE) | {"hcontainer", "attachment", "component"}) - {"vote", "quantity"}
_NUMBERED = frozenset(
    ("part", "chapter", "section", "title", "division", "article", "rule", "paragraph", "point", "item")
)


@define
class _File:
    """What the rules need to know about the whole file."""

    root: etree._Element
    #: eId → element, for each outermost document element
    scopes: list[tuple[etree._Element, dict[str, etree._Element]]] = field(factory=list)
    #: eIds of the whole file
    ids: set[str] = field(factory=set)
    #: keys of the works that are in the file
    works: set[tuple[str, str]] = field(factory=set)
    found: list[Finding] = field(factory=list)

    def add(self, code: str, element: etree._Element, message: str) -> None:
        line: Any = element.sourceline
        self.found.append(Finding(code, line or 1, message))


def lint(root: etree._Element) -> list[Finding]:
    """Violations of the rules L2 to L9 and L11 to L18."""
    file = _File(root)
    tops = list(_documents(root))
    if not tops:
        file.add("L0", root, "the file holds no document")
        return file.found
    for top in tops:
        ids: dict[str, etree._Element] = {}
        for element in top.iter(f"{_AKN}*"):
            eid = element.get("eId")
            if eid is None:
                continue
            if eid in ids:
                file.add("L6", element, f'eId "{eid}" stands twice')
            ids.setdefault(eid, element)
            file.ids.add(eid)
        file.scopes.append((top, ids))
        for uri in top.iterfind(f".//{_AKN}FRBRWork/{_AKN}FRBRuri"):
            file.works.add(work_key(uri.get("value", "")))
    for component in root.iter(f"{_AKN}component"):
        file.ids.add(component.get("eId", ""))
    for rule in RULES:
        rule(file)
    return file.found


def name(element: etree._Element) -> str:
    """The local name; "" for an element of another namespace."""
    tag: object = element.tag
    return tag[len(_AKN) :] if isinstance(tag, str) and tag.startswith(_AKN) else ""


def _text(element: etree._Element) -> str:
    pieces: Any = element.itertext()
    return "".join(pieces)


def _documents(root: etree._Element) -> Iterator[etree._Element]:
    """The outermost document elements: those of the root and of its components."""
    for child in root:
        if name(child) in _DOCUMENTS:
            yield child
    for component in root.iterfind(f"{_AKN}components/{_AKN}component"):
        for child in component:
            if name(child) in _DOCUMENTS:
                yield child


def _pointers(file: _File) -> None:
    """L2: pointers resolve; entries of the first document's `references` serve the components, too."""
    shared = {e.get("eId") for e in file.root.iterfind(f"*/{_AKN}meta/{_AKN}references/*")}
    for top, ids in file.scopes:
        for element in top.iter(f"{_AKN}*"):
            for attribute in _POINTERS:
                value = element.get(attribute)
                if not value or value[0] not in "#!":
                    continue
                for pointer in value.split() if attribute == "refersTo" else (value,):
                    if pointer.startswith("#"):
                        target = pointer[1:]
                        wide = name(element) in ("documentRef", "componentRef")
                        if target not in ids and target not in shared and not (wide and target in file.ids):
                            file.add("L2", element, f'{attribute}="{pointer}" points at nothing')
                    elif pointer != "!main":
                        last = pointer[1:].replace("/", "__")
                        if not any(eid == last or eid.endswith("__" + last) for eid in ids):
                            file.add("L2", element, f'{attribute}="{pointer}" is no component of this file')


def _iris(file: _File) -> None:
    """L3: every other address is an AKN IRI."""
    for element in file.root.iter(f"{_AKN}*"):
        kind = name(element)
        if kind == "a" or kind == "alternativeReference" or (kind.startswith("TLC") and kind != "TLCReference"):
            continue
        for attribute in ("href", "from", "upTo"):
            value = element.get(attribute)
            if not value or value[0] in "#!":
                continue
            if kind == "componentData":
                value = value.removesuffix(".xml")
            if not IRI.fullmatch(value):
                file.add("L3", element, f'{attribute}="{value}" is not an IRI of this profile')


def _identification(file: _File) -> None:
    """L4, L5: the IRIs say what the elements beside them say, and are built from the work's."""
    for one in file.root.iter(f"{_AKN}identification"):
        work = one.find(f"{_AKN}FRBRWork")
        if work is None:
            continue
        value = {name(child): child for child in reversed(work)}
        uri = value["FRBRuri"].get("value", "") if "FRBRuri" in value else ""
        found = IRI.fullmatch(uri)
        if not found:
            file.add("L4", one, f'work IRI "{uri}" is not of this profile')
            continue
        element, subtype, actor, date, shown, _ = found.groups()
        home = one.getparent()
        document = home.getparent() if home is not None else None
        host = document
        while host is not None and name(host) == "doc" and (outer := _outer(host)) is not None:
            host = outer
        if host is not None and name(host) != element:
            file.add("L4", one, f"the IRI says {element}, the element is {name(host)}")
        dates = [child.get("date", "") for child in work.iterfind(f"{_AKN}FRBRdate")]
        if date not in dates:
            file.add("L4", one, f"the IRI says {date}, FRBRdate {', '.join(dates)}")
        for tag, attribute, expected in (("FRBRsubtype", "value", subtype), ("FRBRnumber", "value", shown)):
            got = value[tag].get(attribute) if tag in value else None
            if got != expected:
                file.add("L4", one, f"the IRI says {expected}, {tag} {got}")
        author = value["FRBRauthor"].get("href", "") if "FRBRauthor" in value else ""
        entry = next((ids[author[1:]] for _, ids in file.scopes if author[1:] in ids), None)
        if entry is None or entry.get("href", "").rpartition("/")[2] != actor:
            file.add("L4", one, f"the IRI says {actor}, FRBRauthor {author}")
        this = value["FRBRthis"].get("value", "") if "FRBRthis" in value else ""
        component = this.removeprefix(uri)
        if not component.startswith("/!"):
            file.add("L5", one, f'FRBRthis "{this}" is no component of the work')
        _derived(file, one, uri, component)


def _outer(doc: etree._Element) -> etree._Element | None:
    """The document an annex is attached to."""
    attachment = doc.getparent()
    if attachment is None or name(attachment) != "attachment":
        return None
    attachments = attachment.getparent()
    return attachments.getparent() if attachments is not None else None


def _derived(file: _File, one: etree._Element, uri: str, component: str) -> None:
    language = one.find(f"{_AKN}FRBRExpression/{_AKN}FRBRlanguage")
    spoken = language.get("language", "") if language is not None else ""
    got = one.findtext("x") or ""
    for level, suffix in (("FRBRExpression", ""), ("FRBRManifestation", ".xml")):
        block = one.find(f"{_AKN}{level}")
        if block is None:
            continue
        head = block.find(f"{_AKN}FRBRuri")
        this = block.find(f"{_AKN}FRBRthis")
        got = head.get("value", "") if head is not None else ""
        base = got.removesuffix(suffix)
        if not re.fullmatch(re.escape(f"{uri}/{spoken}@") + r"(\d{4}-\d\d-\d\d)?", base) or not got.endswith(suffix):
            file.add("L5", block, f'"{got}" is not built from the work IRI')
        elif this is None or this.get("value") != f"{base}{component}{suffix}":
            file.add("L5", block, "FRBRthis is not built from the work's")


def _eids(file: _File) -> None:
    """L6, L7, L8: form, piece, prefix and number of eIds."""
    for top, ids in file.scopes:
        for element in top.iter(f"{_AKN}*"):
            kind = name(element)
            eid = element.get("eId")
            if eid is None:
                parent = element.getparent()
                in_references = parent is not None and name(parent) == "references"
                if kind in _MUST or in_references:
                    file.add("L8", element, f"{kind} has no eId")
                continue
            if not _EID.fullmatch(eid):
                file.add("L6", element, f'eId "{eid}" has characters outside A-Z a-z 0-9 . _ -')
            prefix, _, last = eid.rpartition("__")
            piece = _BARE.get(kind) or PIECES.get(kind)
            if kind == "hcontainer":
                piece = element.get("name", "")
            elif kind == "attachment":
                piece = "appendix" if last.startswith("appendix_") else "annex"
            elif kind == "container" and last.startswith("ftn_"):
                piece = "ftn"
            if piece and last != piece and not last.startswith(piece + "_"):
                file.add("L6", element, f'eId "{eid}" of a {kind} does not say {piece}')
            if prefix and piece and prefix not in ids and not _basic(prefix):
                file.add("L6", element, f'eId "{eid}": there is no "{prefix}"')
            _number(file, element, kind, last)


def _basic(prefix: str) -> bool:
    """Names that are used as prefixes only (akn4un 8.2), after the prefix of a component or quotation."""
    last = prefix.rpartition("__")[2]
    return last in ("coverPage", "preface", "preamble", "conclusions") or last.startswith(("comp_", "para_", "al_"))


def _number(file: _File, element: etree._Element, kind: str, last: str) -> None:
    if kind not in _NUMBERED and kind != "hcontainer":
        return
    printed = element.find(f"{_AKN}num")
    if printed is None:
        return
    piece = last.partition("_")[0]
    wanted = number(_text(printed), piece)
    got = last.partition("_")[2]
    if wanted and got != wanted and not re.fullmatch(re.escape(wanted) + r"_\d+", got):
        file.add("L7", element, f'eId says "{got}", num says "{wanted}"')


def _blanks(file: _File) -> None:
    """L9: no line ends, tabs or blanks at the edges of running text."""
    for element in file.root.iter(*(f"{_AKN}{kind}" for kind in _MIXED)):
        text = _text(element)
        if "\n" in text or "\t" in text:
            file.add("L9", element, f"line end or tab inside {name(element)}")
        elif text != text.strip(" \u00a0\u3000"):
            file.add("L9", element, f"blank at the edge of {name(element)}")


def _forbidden(file: _File) -> None:
    """L11, L12, L14: elements for layout, names without prefix, empty attributes."""
    for element in file.root.iter(f"{_AKN}*"):
        kind = name(element)
        if kind in _LAYOUT:
            file.add("L11", element, f"{kind} is mark-up for layout")
        elif kind == "a" and re.search(r"//(?:www\.)?(?:undocs\.org|docs\.un\.org)/", element.get("href", "")):
            file.add("L11", element, "a document of the UN is cited with ref, not with a")
        elif kind == "inline" and not element.get("name", "").startswith("akn4un:"):
            file.add("L12", element, f'inline name "{element.get("name")}" has no prefix')
        for attribute, value in element.attrib.items():
            if not str(value).strip():
                file.add("L14", element, f"{attribute!s} is empty")


def _titles(file: _File) -> None:
    """L13, L18: one title at most for each document; an annex has a label or a title."""
    for element in file.root.iter(*(f"{_AKN}{kind}" for kind in _DOCUMENTS)):
        own = [t for t in element.iter(f"{_AKN}docTitle") if _home(t) is element]
        if len(own) > 1:
            file.add("L13", own[1], "second docTitle")
    for attachment in file.root.iter(f"{_AKN}attachment"):
        label = any(name(child) in ("num", "heading") for child in attachment)
        if not label and attachment.find(f"{_AKN}doc/{_AKN}preface//{_AKN}docTitle") is None:
            file.add("L18", attachment, "attachment without label and title")


def _home(element: etree._Element) -> etree._Element | None:
    for ancestor in element.iterancestors():
        if name(ancestor) in _DOCUMENTS:
            return ancestor
    return None


def _unused(file: _File) -> None:
    """L15: no entry of `references` that nothing points at."""
    used: set[str] = set()
    for element in file.root.iter():
        for attribute in _POINTERS:
            value = element.get(attribute)
            if value and value[0] == "#":
                used.update(pointer[1:] for pointer in value.split())
    for entry in file.root.iterfind(f".//{_AKN}references/*"):
        if name(entry).startswith("TLC") and entry.get("eId") not in used:
            file.add("L15", entry, f'nothing points at "{entry.get("eId")}"')


def _modifications(file: _File) -> None:
    """L16: each `mod` has a `textualMod` and each `textualMod` a `mod`."""
    sources = {source.get("href", "")[1:] for source in file.root.iterfind(f".//{_AKN}textualMod/{_AKN}source")}
    mods = {mod.get("eId", ""): mod for mod in file.root.iter(f"{_AKN}mod")}
    for eid, mod in mods.items():
        if eid not in sources:
            file.add("L16", mod, f'no textualMod for "{eid}"')
    for change in file.root.iter(f"{_AKN}textualMod"):
        source = change.find(f"{_AKN}source")
        if source is None or source.get("href", "")[1:] not in mods:
            file.add("L16", change, "textualMod without mod")


def _citations(file: _File) -> None:
    """L17: every reference to another work names its entry, which holds the same work."""
    entries = {
        entry.get("eId", ""): work_key(entry.get("href", ""))
        for entry in file.root.iterfind(f".//{_AKN}references/{_AKN}TLCReference")
    }
    for element in file.root.iter(f"{_AKN}ref", f"{_AKN}rref"):
        href = element.get("href") or element.get("from") or ""
        if not href.startswith("/akn/"):
            continue
        key = work_key(href)
        if key in file.works and not element.get("refersTo"):
            continue
        if entries.get((element.get("refersTo") or "")[1:]) != key:
            file.add("L17", element, f'"{href}" has no TLCReference')


RULES: tuple[Callable[[_File], None], ...] = (
    _pointers,
    _iris,
    _identification,
    _eids,
    _blanks,
    _forbidden,
    _titles,
    _unused,
    _modifications,
    _citations,
)
