"""Head, cover and end in the dialect of the UN's files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from unres.model.blocks import ClosingLine
from unres.model.meta import CoverLine, Meta
from unres.write.iri import Identity, is_day
from unres.write.unxml_text import Running
from unres.write.xml import attribute

#: actor → (id in `references`, last step of its IRI, name)
_BODIES = {
    "un-ga": ("ga", "generalAssembly", "General Assembly"),
    "un-sc": ("sc", "securityCouncil", "Security Council"),
    "un-ga-hrc": ("hrc", "humanRightsCouncil", "Human Rights Council"),
    "un-ecosoc": ("ecosoc", "economicAndSocialCouncil", "Economic and Social Council"),
}
#: the block of entries that stands in every file
_ENTRIES = (
    ("TLCOrganization", "source", "organization/un/unres", "unres"),
    ("TLCConcept", "dateOfIssuance", "concept/un/dateOfIssuance", "Date of issuance"),
    ("TLCConcept", "dateOfAdoption", "concept/un/dateOfAdoption", "Date of adoption"),
    ("TLCConcept", "symbol", "reference/un/symbol", "Symbol"),
    ("TLCConcept", "letter", "reference/un/letter", "Letter"),
    ("TLCRole", "publisher", "role/un/publisher", "Publisher"),
    ("TLCRole", "issuingBody", "role/un/issuingBody", "Issuing body"),
    ("TLCRole", "subsidiaryBody", "role/un/subsidiaryBody", "Subsidiary body"),
    ("TLCRole", "author", "role/un/author", "Author"),
    ("TLCRole", "editor", "role/un/editor", "Editor"),
    ("TLCRole", "distribution", "concept/un/generalDistribution", "General distribution"),
    ("TLCTerm", "resolutionTitle", "reference/un/resolutionTitle", "Resolution title"),
    ("TLCTerm", "resolutionNumber", "reference/un/resolutionNumber", "Resolution number"),
    ("TLCTerm", "adoption", "concept/un/adoption", "Adoption"),
    ("TLCTerm", "adoptedWithoutVote", "concept/un/voting/adoptedWithoutVote", "Adopted without a vote"),
    ("TLCTerm", "adoptedRecordedVote", "concept/un/voting/adoptedRecordedVote", "Adopted by recorded vote"),
    ("TLCTerm", "inFavour", "concept/un/voting/inFavour", "In favour"),
    ("TLCTerm", "against", "concept/un/voting/against", "Against"),
    ("TLCTerm", "abstaining", "concept/un/voting/abstaining", "Abstaining"),
    ("TLCConcept", "preamble", "concept/un/preamble", "Preamble"),
    ("TLCConcept", "enactingFormula", "concept/un/enactingFormula", "Enacting formula"),
)
_COUNT = re.compile(r"([0-9]{1,3}) ?票(赞成|反对|弃权)")
_SIDES = {"赞成": "inFavour", "反对": "against", "弃权": "abstaining"}
_NUMBERED = re.compile(r"\s*((?:E?S-)?[0-9]{1,4}/[0-9]{1,4}(?: ?[A-Z](?![a-zA-Z]))?\s?[.．、]?)\s*(?=\S)")


def _body(one: Identity) -> tuple[str, str, str]:
    return _BODIES.get(one.actor, ("body", one.actor, one.actor))


def head(meta: Meta, one: Identity, votes: Sequence[str], *, whole: bool = True, component: str = "main") -> list[str]:
    """`meta`; that of a component (not `whole`) has an identification only. `votes`: the printed lines about a vote."""
    work = f"/akn/un/{one.element}/{one.subtype}/{one.actor.replace('un-', 'un', 1)}/{one.date}/{one.number}"
    body = _body(one)[0]
    date = f'<FRBRdate date="{one.date}" name="{one.named}"/>'
    author = f'<FRBRauthor href="#{body}" as="#author"/>' if whole else f'<FRBRauthor href="{body}" as="author"/>'
    editor = '<FRBRauthor href="#source" as="#editor"/>' if whole else '<FRBRauthor href="source" as="editor"/>'
    issued = f'<FRBRdate date="{meta.published}" name="publication"/>' if is_day(meta.published) else date
    marked = meta.published if is_day(meta.published) else one.date
    slash = "/" if component == "main" else ""
    levels = (
        f'<FRBRWork><FRBRthis value="{work}/!{component}{slash}"/><FRBRuri value="{work}/"/>{date}{author}'
        '<FRBRcountry value="un"/></FRBRWork>\n'
        f'<FRBRExpression><FRBRthis value="{work}/zho@!{component}{slash}"/><FRBRuri value="{work}/zho@/"/>{issued}{author}'
        '<FRBRlanguage language="zho"/></FRBRExpression>\n'
        f'<FRBRManifestation><FRBRthis value="{work}/zho@/!{component}.xml"/><FRBRuri value="{work}/zho@.xml"/>'
        f'<FRBRdate date="{marked}" name="markup"/>{editor}</FRBRManifestation>'
    )
    out = ["<meta>", '<identification source="#source">', levels, "</identification>"]
    if whole:
        if is_day(meta.adopted):
            step = f'<step date="{meta.adopted}" outcome="adopted" by="#{body}"/>'
            out.append(f'<workflow source="#source">{step}</workflow>')
        counts = [found for line in votes for found in _COUNT.findall(line)][:3]
        if counts:
            inner = "".join(f'<count value="{int(n)}" refersTo="#{_SIDES[side]}"/>' for n, side in counts)
            voting = f'<voting outcome="#adoptedRecordedVote">{inner}</voting>'
            out.append(f'<analysis source="#source"><parliamentary>{voting}</parliamentary></analysis>')
        out.append('<references source="#source">')
        name, step, show = _body(one)
        entries = (*_ENTRIES, ("TLCOrganization", name, f"organization/un/{step}", show))
        out += [f'<{tag} eId="{eid}" href="/akn/ontology/{href}" showAs="{shown}"/>' for tag, eid, href, shown in entries]
        out.append("</references>")
    out.append("</meta>")
    return out


def cover_lines(lines: Iterable[CoverLine], meta: Meta, run: Running, *, part: bool = False) -> list[str]:
    """`coverPage` and `preface`; of a `part` the preface only."""
    cover: list[str] = []
    preface: list[str] = []
    for line in lines:
        text = run.inline(line.content)
        if line.role in ("title", "letter") or part:
            preface.append(f"<p>{_title(line, text)}</p>")
        elif preface and line.role == "other":
            preface.append(f"<p>{text}</p>")
        else:
            cover.append(f"<p>{_cover(line, text, meta)}</p>")
    out = ['<coverPage eId="coverPage_1">', *cover, "</coverPage>"] if cover else []
    return [*out, "<preface>", *preface, "</preface>"] if preface else out


def _title(line: CoverLine, text: str) -> str:
    if line.role == "letter":
        return f'<docNumber refersTo="#letter">{text}</docNumber>'
    found = _NUMBERED.match(text)
    title = '<docTitle refersTo="#resolutionTitle">'
    if found:
        return f"<docNumber>{found[1].rstrip()}</docNumber> {title}{text[found.end() :]}</docTitle>"
    return f"{title}{text}</docTitle>"


def _cover(line: CoverLine, text: str, meta: Meta) -> str:
    body = _BODIES.get(meta.organ, ("issuingBody", "", ""))[0]
    match line.role:
        case "publisher":
            return f'<docAuthority refersTo="#publisher">{text}</docAuthority>'
        case "symbol":
            return f'<docNumber refersTo="#symbol">{text}</docNumber>'
        case "organ":
            return f'<docAuthority refersTo="#issuingBody">{text}</docAuthority>'
        case "body":
            return f'<docAuthority refersTo="#subsidiaryBody">{text}</docAuthority>'
        case "distribution":
            return f'<docStatus refersTo="#distribution">{text}</docStatus>'
        case "date" if is_day(meta.published):
            return f'<docDate date="{meta.published}" refersTo="#dateOfIssuance">{text}</docDate>'
        case "session":
            shown = f' value="{attribute(meta.session)}"' if attribute(meta.session) else ""
            return f'<session refersTo="#{body}"{shown}>{text}</session>'
        case "agendaItem":
            return f'<inline name="agenda item">{text}</inline>'
        case "agendaTitle":
            return f'<inline name="agenda item name">{text}</inline>'
        case "language":
            return f'<inline name="languageOfExpression">{text}</inline>'
        case "original":
            return f'<inline name="originalLanguage">{text}</inline>'
        case "adoption":
            return f"<docTitle>{text}</docTitle>"
        case "number":
            return f'<docTitle refersTo="#resolutionNumber">{text}</docTitle>'
        case "report" | "sponsors":
            return f"<docProponent>{text}</docProponent>"
    return text


def closing_lines(lines: Iterable[ClosingLine], run: Running) -> list[str]:
    """The paragraphs of `conclusions`."""
    return [f"<p>{run.inline(line.content)}</p>" for line in lines]
