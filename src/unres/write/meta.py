"""`meta`: identification, publication, workflow, votes, the list of cited works and of everything pointed at (akn4un 2)."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from unres.kept import Kept
from unres.model.meta import Meta
from unres.model.notes import placed
from unres.write.closing import Vote
from unres.write.iri import Identity, is_day, undocs
from unres.write.sheet import Sheet
from unres.write.spans import Change
from unres.write.terms import ACTIONS
from unres.write.xml import attribute

#: entries as they are written, which are kept by what they are entries of
_work = attrgetter("entry")
_alternative = attrgetter("alternative")


class Head(NamedTuple):
    """What all `meta` blocks of a file share."""

    #: ISO date of issue, "" if unknown
    published: str
    #: language of the original, "" if unknown
    original: str
    #: ISO date of the mark-up
    marked: str
    #: ISO date on which the text was issued again, "" if it was not
    reissued: str = ""


def identification(
    one: Identity, head: Head, component: str, lines: Sequence[str], title: str | None = None, data: Sequence[Data] = ()
) -> tuple[str, str]:
    """`identification`; the aliases and the translation only for a main component, which has a `title` (perhaps "").

    In two pieces: what comes after the title seldom has more than ASCII in it, and is encoded at a fraction of the price.
    """
    work, actor = one.work, one.actor
    n, n1, n2 = lines[:3]
    works = expressions = manifestations = ""
    aliases = translation = ""
    if title is not None:
        if symbol := attribute(one.symbol):  # nothing is left of one that XML cannot hold
            aliases += f'{n2}<FRBRalias name="symbol" value="{symbol}"/>'
            aliases += f'{n2}<FRBRalias name="undocs" value="{attribute(undocs(one.symbol))}"/>'
        if one.symbol or one.number != "unknown":
            nominal = f"/akn/un/{one.element}/{one.subtype}/{actor}/{one.nominal}/{one.number}"
            aliases += f'{n2}<FRBRalias name="nominal" value="{nominal}"/>'
        if shown := attribute(title):
            aliases += f'{n2}<FRBRalias name="title" value="{shown}"/>'
        if head.original:
            translation = (
                f'{n2}<FRBRtranslation href="{work}/{head.original}@" fromLanguage="{head.original}" by="#un"/>'
            )
    author = f'{n2}<FRBRauthor href="#{actor}" as="#author"/>'
    date = f'{n2}<FRBRdate date="{one.date}" name="{one.named}"/>'
    issued = f'{n2}<FRBRdate date="{head.published}" name="publication"/>' if head.published else date
    if head.reissued:
        issued = f'{n2}<FRBRdate date="{head.reissued}" name="reissue"/>'
    version = f"zho@{head.reissued}"
    if data:
        inner = lines[2:]
        works, expressions = _info(data, "w", "/", inner), _info(data, "e", f"/{version}/", inner)
        manifestations = _info(data, "m", f"/{version}/", inner, ".xml")
    front = (
        f'{n}<identification source="#unres">'
        f'{n1}<FRBRWork>{n2}<FRBRthis value="{work}/!{component}"/>{n2}<FRBRuri value="{work}"/>{aliases}'
    )
    rest = (
        f'{date}{author}{works}{n2}<FRBRcountry value="un"/>'
        f'{n2}<FRBRsubtype value="{one.subtype}"/>'
        f'{n2}<FRBRnumber value="{one.number}" showAs="{attribute(one.show) or one.number}"/>{n1}</FRBRWork>'
        f'{n1}<FRBRExpression>{n2}<FRBRthis value="{work}/{version}/!{component}"/>{n2}<FRBRuri value="{work}/{version}"/>'
        f'{issued}{author}{expressions}{n2}<FRBRlanguage language="zho"/>{translation}'
        f"{n1}</FRBRExpression>"
        f'{n1}<FRBRManifestation>{n2}<FRBRthis value="{work}/{version}/!{component}.xml"/>{n2}<FRBRuri value="{work}/{version}.xml"/>'
        f'{n2}<FRBRdate date="{head.marked}" name="markup"/>{n2}<FRBRauthor href="#unres" as="#editor"/>'
        f'{manifestations}{n2}<FRBRformat value="xml"/>{n1}</FRBRManifestation>'
        f"{n}</identification>"
    )
    return front, rest


class Data(NamedTuple):
    """A component of a publication: what it is called and the work it holds."""

    name: str
    work: str
    show: str


def _info(data: Sequence[Data], level: str, middle: str, lines: Sequence[str], suffix: str = "") -> str:
    out = [f"{lines[0]}<componentInfo>"]
    for k, item in enumerate(data, 1):
        href = f"{item.work}{middle}!main{suffix}"
        show = attribute(item.show)
        out.append(f'{lines[1]}<componentData eId="cd_{level}_{k}" name="{item.name}" href="{href}" showAs="{show}"/>')
    out.append(f"{lines[0]}</componentInfo>")
    return "".join(out)


def lifecycle(one: Identity, lines: Sequence[str], prefix: str = "") -> str:
    """The event by which the text came to be."""
    n, n1 = lines[0], lines[1]
    return (
        f'{n}<lifecycle source="#unres">{n1}<eventRef eId="{prefix}eref_1" date="{one.date}" type="generation" '
        f'source="#{prefix}original_1"/>{n}</lifecycle>'
    )


def original(one: Identity, line: str, prefix: str = "") -> str:
    """The entry of the document itself."""
    show = attribute(one.symbol or one.show) or one.number
    return f'{line}<original eId="{prefix}original_1" href="{one.work}/zho@/!main" showAs="{show}"/>'


def publication(one: Identity, head: Head, line: str) -> str:
    """When and as what the document was issued, if both are known."""
    symbol = attribute(one.symbol)
    if not head.published or not symbol:
        return ""
    return (
        f'{line}<publication date="{head.published}" name="{symbol}" showAs="联合国文件 {symbol}" number="{symbol}"/>'
    )


def outcome_of(meta: Meta, votes: Sequence[Vote]) -> str:
    """The outcome of the one step that is known, "" if none is."""
    if meta.kind.endswith("Draft"):
        return "issued" if is_day(meta.published) else ""
    if not is_day(meta.adopted):
        return ""
    return votes[0].outcome if votes else "adopted"


def workflow(sheet: Sheet, one: Identity, meta: Meta, outcome: str, lines: Sequence[str]) -> str:
    """Adoption, or the issue of a draft."""
    if not outcome:
        return ""
    n, n1 = lines[0], lines[1]
    meeting = ' refersTo="#adoptionMeeting"' if outcome != "issued" and "adoptionMeeting" in sheet.events else ""
    date = meta.published if outcome == "issued" else meta.adopted
    return (
        f'{n}<workflow source="#unres">{n1}<step eId="step_1" date="{date}" by="#{one.actor}" '
        f'outcome="#{outcome}"{meeting}/>{n}</workflow>'
    )


def voting(votes: Sequence[Vote], lines: Sequence[str], prefix: str = "") -> str:
    """The counts of a recorded vote, each with the States that are printed for it."""
    if not votes:
        return ""
    out = []
    n, n1, n2, n3 = lines[0], lines[1], lines[2], lines[3]
    for k, vote in enumerate((vote for vote in votes if vote.counts), 1):
        name = f"{prefix}voting_{k}"
        out.append(f'{n}<parliamentary>{n1}<voting eId="{name}" outcome="#{vote.outcome}" href="#{vote.eid}">')
        for c, (side, eid, value, states) in enumerate(vote.counts, 1):
            head = f'{n2}<count eId="{name}__count_{c}" value="{value}" refersTo="#{side}" href="#{eid}"'
            if not states:
                out.append(head + "/>")
                continue
            names = "".join(f"<akn4un:voter>{attribute(state)}</akn4un:voter>" for state in states)
            out.append(f"{head}>{n3}<akn4un:voters>{names}</akn4un:voters>{n2}</count>")
        out.append(f"{n1}</voting>{n}</parliamentary>")
        break
    return "".join(out)


def modifications(changes: Sequence[Change], lines: Sequence[str], prefix: str = "") -> str:
    """What the text changes in other texts, one `textualMod` for each `mod`."""
    if not changes:
        return ""
    n, n1, n2 = lines[0], lines[1], lines[2]
    out = [f"{n}<activeModifications>"]
    for k, change in enumerate(changes, 1):
        words = "".join(f'{n2}<{name} href="#{eid}"/>' for name, eid in sorted(change.words.items(), reverse=True))
        out.append(
            f'{n1}<textualMod eId="{prefix}textualMod_{k}" type="{change.kind}">{n2}<source href="#{change.eid}"/>'
            f'{n2}<destination href="{change.href}"/>{words}{n1}</textualMod>'
        )
    out.append(f"{n}</activeModifications>")
    return "".join(out)


def amended(changes: Sequence[Change], line: str, prefix: str = "") -> str:
    """The texts that are changed, each once."""
    works = {change.work.iri: change.work for change in changes}
    return "".join(
        f'{line}<activeRef eId="{prefix}activeRef_{k}" href="{iri}" showAs="{attribute(work.show)}"/>'
        for k, (iri, work) in enumerate(works.items(), 1)
    )


def other_references(sheet: Sheet, lines: Sequence[str]) -> bytes:
    """The web address of each cited UN document."""
    if not sheet.works:
        return b""
    line = lines[1].encode()
    found = line.join(filter(None, map(_alternative, sheet.works.values())))
    return b'%b<otherReferences source="#unres">%b%b%b</otherReferences>' % (lines[0].encode(), line, found, lines[0].encode()) if found else b""


def entries(sheet: Sheet, line: str) -> bytes:
    """Cited works and ontology entries: those that are pointed at and no others."""
    known = [b"", *map(_work, sheet.works.values()), *sheet.things.values(), *filter(None, map(_TERMS.__getitem__, sheet.terms))]
    out = [f'<TLCTerm eId="{name}" href="/akn/ontology/term/un/{name}" showAs="{attribute(show)}"/>' for name, show in sheet.defined.items()]
    # sessions before the meetings they hold
    events = [*sheet.events.items()]
    if len(events) > 1:
        events.sort(key=_is_meeting)
    for name, (href, show) in events:
        out.append(f'<TLCEvent eId="{name}" href="{href}" showAs="{attribute(show)}"/>')
    for name, (href, show) in sheet.agenda.items():
        out.append(f'<TLCConcept eId="{name}" href="{href}" showAs="{attribute(show)}"/>')
    known += [entry.encode() for entry in out]
    return line.encode().join(known)


def _term(name: str) -> bytes:
    """The entry of an action phrase, b"" for one that has none."""
    if name not in ACTIONS:
        return b""
    return f'<TLCTerm eId="action-{name}" href="/akn/ontology/term/un/{name}" showAs="{name}"/>'.encode()


_TERMS = Kept(_term)


def _is_meeting(event: tuple[str, tuple[str, str]]) -> bool:
    return event[0] == "adoptionMeeting"


def proprietary(sheet: Sheet, lines: Sequence[str]) -> bytes:
    """What the standard has no place for: the symbol of every address inside a cited document, the order of the notes.

    An address with a pinpoint is no entry of `references`, which lists works; this list gives its symbol in one look-up.
    The order is told only if it is not that of the calls.
    """
    out: list[bytes] = []
    n, n1 = lines[0].encode(), lines[1].encode()
    if sheet.places:
        out += n1, b"<akn4un:references>", lines[2].encode().join([b"", *sheet.places.values()]), n1, b"</akn4un:references>"
    order = _order(sheet)
    if order != sorted(order):
        out.append(f'{lines[1]}<akn4un:notes order="{" ".join(map(str, order))}"/>'.encode())
    return b'%b<proprietary source="#unres">%b%b</proprietary>' % (n, b"".join(out), n) if out else b""


def _order(sheet: Sheet) -> list[int]:
    """The notes as a reader of the file meets them; those that nobody calls where their number belongs."""
    if not sheet.uncalled:
        return list(sheet.placed)
    apart = set(sheet.uncalled)
    called = [index for index in sheet.placed if index not in apart]
    every = [*called, *sheet.uncalled]
    marks = [sheet.notes[index].marker for index in every]
    return [every[k] for k in placed(marks[: len(called)], marks[len(called) :])]


def presentation(sheet: Sheet, job: str, lines: Sequence[str]) -> str:
    """The job number of the printed page (G2 8.6)."""
    shown = attribute(job) if job else ""
    if not shown:
        return ""
    n, n1, n2 = lines[0], lines[1], lines[2]
    number = f'<docketNumber refersTo="{sheet.thing("publicationJobNumber")}">{shown}</docketNumber>'
    return (
        f'{n}<presentation source="#unres">{n1}<akn4un:firstPageFooter>{n2}<akn4un:left>{number}</akn4un:left>'
        f"{n1}</akn4un:firstPageFooter>{n}</presentation>"
    )
