"""Reading our own Akoma Ntoso exactly: `read_akn(to_akn(document)) == document`."""

from __future__ import annotations

import re
from typing import Any

from attrs import evolve
from lxml import etree

from unres.limits import DEFAULT, Limits
from unres.model import Annex, ClosingLine, CoverLine, Document, Meta, Note, Resolution
from unres.model.ids import assign
from unres.parse.front import role_of
from unres.parse.kinds import closing_role, part_letter
from unres.parse.numbers import lone, numbered
from unres.parse.several import are_several, identify
from unres.read.akn_body import Body
from unres.read.akn_inline import elements, local
from unres.read.akn_page import Page
from unres.source import Source

_KINDS = frozenset(("resolution", "decision", "resolutionDraft", "decisionDraft", "presidentialStatement"))
_SESSION = re.compile(r"(?:E?S-)?[0-9]{1,4}")
#: `inline/@name` → role
_INLINE = {
    "akn4un:distribution": "distribution",
    "akn4un:issuanceDate": "date",
    "akn4un:languageOfExpression": "language",
    "akn4un:originalLanguage": "original",
    "akn4un:agendaItem": "agendaItem",
    "akn4un:agendaItemTitle": "agendaTitle",
    "akn4un:sessionDates": "sessionDates",
    "akn4un:adoption": "adoption",
    "akn4un:titleContinued": "title",
}
_ROLES = {"session": "session", "docCommittee": "committee", "docTitle": "title", "docType": "adoption"}


def is_ours(root: etree._Element) -> bool:
    """Whether `unres.to_akn` wrote the file."""
    found = root.find(".//{*}identification")
    return found is not None and found.get("source") == "#unres"


def read_tree(root: etree._Element, name: str = "", limits: Limits = DEFAULT) -> Document:
    """The document that `to_akn` wrote as `root`. Raises `LimitError` if it has more than `limits.max_lines` texts."""
    reader = _Reader()
    reader.page.most = limits.max_lines
    top = next(elements(root), root)
    if local(top) == "documentCollection":
        parts = list(root.iterfind("{*}components/{*}component"))
        reader.page.plan((top, *parts))
        cover = reader.cover(top)
        for k, part in enumerate(parts, 1):
            uri = part.find(".//{*}FRBRWork/{*}FRBRuri")
            reader.page.works[uri.get("value") or "" if uri is not None else ""] = k
        resolutions = tuple(reader.part(next(elements(part)), k) for k, part in enumerate(parts, 1))
    else:
        reader.page.plan((top,))
        cover, own = _own(reader.cover(top))
        resolutions = (reader.resolution(top, own),)
    notes = tuple(note or Note() for note in reader.page.notes)
    source = Source("".join(reader.page.pieces), name=name, format="akn")
    meta = identify(cover, resolutions)
    if not are_several(cover, resolutions):
        meta = _completed(meta, top)
    diagnostics = tuple(reader.page.diagnostics)
    made = Document(meta, cover, resolutions, notes, source, (), diagnostics, end=len(source.text))
    assign(made)
    return made


def _completed(meta: Meta, top: etree._Element) -> Meta:
    """`meta` with what the printed lines do not tell, from the file's identification."""
    name = top.get("name") or ""
    work = top.find("{*}meta/{*}identification/{*}FRBRWork")
    found: dict[str, Any] = {}
    if name in _KINDS:
        found["kind"] = name
    if work is None:
        return evolve(meta, **found)
    for entry in elements(work):
        kind, value = local(entry), entry.get("value") or ""
        if kind == "FRBRalias" and entry.get("name") == "symbol" and not meta.symbol:
            found["symbol"] = value
        elif kind == "FRBRauthor" and meta.organ == "un":
            found["organ"] = (entry.get("href") or "#un").lstrip("#")
        elif kind == "FRBRdate" and entry.get("name") == "adoption" and not meta.adopted:
            found["adopted"] = entry.get("date") or ""
    meeting = top.find(".//{*}TLCEvent[@eId='adoptionMeeting']")
    step = (meeting.get("href") or "").split("/")[-3:] if meeting is not None else []
    if len(step) == 3 and not meta.session and _SESSION.fullmatch(step[0]):
        found["session"] = step[0]
    published = top.find("{*}meta/{*}publication")
    if published is not None and not meta.published:
        found["published"] = published.get("date") or ""
    return evolve(meta, **found)


def _own(cover: tuple[CoverLine, ...]) -> tuple[tuple[CoverLine, ...], tuple[CoverLine, ...]]:
    """The lines of the document and those of its one part: a letter that a title follows is the part's."""
    for k, line in enumerate(cover):
        if line.role == "letter" and any(after.role == "title" for after in cover[k + 1 :]):
            return cover[:k], cover[k:]
    return cover, ()


class _Reader:
    """Reads document elements."""

    def __init__(self) -> None:
        self.page = Page()
        self.body = Body(self.page, self.embedded)

    def part(self, statement: etree._Element, number: int) -> Resolution:
        """Part A or B of a collection."""
        self.page.part = number
        return self.resolution(statement, self.cover(statement))

    def embedded(self, statement: etree._Element) -> Resolution:
        """A quoted draft."""
        seen, self.page.seen = self.page.seen, {}
        made = self.resolution(statement, self.cover(statement))
        self.page.seen = seen
        return made

    def resolution(self, element: etree._Element, cover: tuple[CoverLine, ...]) -> Resolution:
        """Everything of a statement but its cover."""
        self.page.seen = {}
        begin = cover[0].start if cover else self.page.length
        preamble = self.body.preamble(element.find("{*}preamble"))
        body = self.body.nodes(element.find("{*}mainBody"))
        closing = self.closing(element.find("{*}conclusions"))
        annexes = self.annexes(element.find("{*}attachments"))
        self.unplaced(element.find("{*}conclusions"))
        letter = next((part_letter(line.text) or line.text.strip(" .") for line in cover if line.role == "letter"), "")
        return Resolution(letter, cover, preamble, body, closing, annexes, start=begin, end=self.page.length - 1)

    # -- cover -------------------------------------------------------------------------------------------------------

    def cover(self, element: etree._Element) -> tuple[CoverLine, ...]:
        """The lines of cover page and preface."""
        lines: list[CoverLine] = []
        for name in ("coverPage", "preface"):
            for container in element.iterfind(f"{{*}}{name}/{{*}}container"):
                for p in elements(container):
                    begin = self.page.length
                    content = self.page.text(p).text
                    role = _role(container.get("name") or "", p, content.value)
                    lines.append(CoverLine(content, role, start=begin, end=content.end))
        return tuple(lines)

    def closing(self, element: etree._Element | None) -> tuple[ClosingLine, ...]:
        """The lines of `conclusions`."""
        lines = []
        for container in element.iterfind("{*}container") if element is not None else ():
            name = container.get("name") or ""
            for p in elements(container) if name != "unplacedNotes" else ():
                begin = self.page.length
                content = self.page.text(p).text
                lines.append(ClosingLine(content, _closing_role(name, p, content.value), start=begin, end=content.end))
        return tuple(lines)

    def unplaced(self, element: etree._Element | None) -> None:
        """Notes that nobody calls."""
        if element is not None:
            for note in element.iterfind("{*}container[@name='unplacedNotes']/{*}container"):
                self.page.unplaced(note)

    # -- annexes -----------------------------------------------------------------------------------------------------

    def annexes(self, element: etree._Element | None) -> tuple[Annex, ...]:
        """The annexes of a statement, or the appendices of an annex."""
        return tuple(self.annex(child) for child in elements(element)) if element is not None else ()

    def annex(self, element: etree._Element) -> Annex:
        """An annex or appendix."""
        self.page.seen = {}
        begin = self.page.length
        label = self.page.text(element.find("{*}heading")).text
        doc = element.find("{*}doc")
        if doc is None:
            return Annex(label, start=begin, end=label.end)
        titles = tuple(self.page.text(p).text for p in doc.iterfind("{*}preface/{*}p"))
        children = (*self.body.preamble(doc.find("{*}preamble")), *self.body.nodes(doc.find("{*}mainBody")))
        closing = self.closing(doc.find("{*}conclusions"))
        inner = self.annexes(doc.find("{*}attachments"))
        return Annex(label, titles, children, inner, closing, start=begin, end=self.page.length - 1)


def _role(container: str, p: etree._Element, text: str) -> str:
    """The role of a cover line, by its mark-up; by its text where the mark-up says nothing."""
    marks = list(elements(p))
    for mark in marks:
        name = local(mark)
        refers = (mark.get("refersTo") or "").lstrip("#")
        if name == "inline" and (mark.get("name") or "") in _INLINE:
            return _INLINE[mark.get("name") or ""]
        if name in _ROLES:
            return _ROLES[name] if container != "publicationInfo" or name == "docTitle" else "number"
        if name == "docDate":
            return "date" if refers == "issuanceDate" else "adoption"
        if name == "docProponent":
            if refers == "sponsors":
                return "sponsors"
            return "committee" if _whole(mark, p) else "report"
        if name == "docNumber":
            return _numbered(container, marks, text, refers)
        if name == "docStage":
            return "sponsors"
        if name == "outcome":
            return "adoption"
        if name == "event":
            return "sessionDates" if refers.startswith("session-") else "adoption"
        if name == "docAuthority":
            if any(local(other) in ("docDate", "docType", "outcome", "event") for other in marks):
                return "adoption"
            if container == "masthead":
                return "publisher" if refers == "un" else "organ"
            return "body"
    return role_of(text) or ("title" if container == "publicationInfo" else "other")


def _numbered(container: str, marks: list[etree._Element], text: str, refers: str) -> str:
    if refers == "symbol":
        return "symbol"
    if part_letter(text):
        return "letter"
    if container != "publicationInfo":
        return "number"
    if any(local(mark) == "docTitle" for mark in marks):
        return "title"
    return "number" if text.lstrip().startswith("第") or numbered(text) or lone(text) else "title"


def _whole(mark: etree._Element, p: etree._Element) -> bool:
    return not (p.text or "").strip() and not (mark.tail or "").strip() and len(p) == 1


def _closing_role(container: str, p: etree._Element, text: str) -> str:
    if container in ("vote", "signature"):
        return container
    if container != "adoption":
        return "other"
    role = closing_role(text) if text else ""
    if role:
        return "date" if role == "both" else role
    return "meeting" if p.find("{*}event") is not None and p.find("{*}docDate") is None else "date"
