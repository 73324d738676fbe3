"""Cover page and preface: what each line says, as spans of its text (akn4un 3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from unres.model.ids import INFO, MASTHEAD
from unres.model.meta import CoverLine, Meta
from unres.script import matched
from unres.write.iri import is_day
from unres.write.sheet import Sheet
from unres.write.spans import Span, dates, english_day, iso
from unres.write.terms import COMMITTEES, LANGUAGES, NAMES, ORGANS
from unres.write.xml import attribute

_ORGAN = re.compile(r"安全理事会|人权理事会|经济及社会理事会|托管理事会|大会")
_SECOND_DAY = re.compile(r"[至到–—-] ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日")
#: begins with one class of characters, so that it is tried only where one of them stands
MEETING = re.compile(r"[第 0-9](?:(?<=第) ?[0-9]{1,5}|(?<= )[0-9]{1,5}|(?<=[0-9])[0-9]{0,4}) ?次(?:全体)?会议")
_NUMBERED = re.compile(
    r"\s*((?:E?S-)?[0-9]{1,4}/[0-9]{1,4}(?: ?[A-Z](?: ?[-–和至、] ?[A-Z])?(?![a-zA-Z]))?)(\s*[.．、。]?\s*)"
)
_COUNCIL = re.compile(
    r"第\s?([0-9]{1,4}\s?[(（][0-9]{4}[)）]|(?:E?S-)?[0-9]{1,4}/[0-9]{1,4}(?: ?[A-Z])?)\s?号\s?(决议|决定)?"
)
_AFTER = re.compile(r"[:：]\s*")
_STAGE = re.compile(r"(?:订正)?(决议|决定)草案")
_ITEM = re.compile(r"[0-9]{1,4}(?:\s?\([a-z]{1,3}\))?")
_BODY = re.compile(r"(?:根据|应)(.{2,60}?)(?:的(?:报告|建议|提案)|[(（]|提出的|审议的|$)")
_ODD = re.compile(r"[^A-Za-z0-9-]+")

#: `session` ids name the body that meets, not its parent
_SESSION_BODY = {"un-ga-hrc": "hrc", "un-ecosoc": "ecosoc", "un-sc": "sc"}


def organ_span(sheet: Sheet, text: str, tag: str) -> list[Span]:
    """The first organ named in a text.

    >>> organ_span(Sheet((), {}), "大会，", "organization")[0].open
    '<organization refersTo="#un-ga">'
    """
    found = _ORGAN.search(text)
    if not found:
        return []
    return [Span(found.start(), found.end(), f'<{tag} refersTo="{sheet.thing(ORGANS[found[0]])}">', f"</{tag}>")]


def cover_spans(sheet: Sheet, line: CoverLine, meta: Meta, *, titled: bool) -> Sequence[Span]:
    """The mark-up of a cover line according to its role; `titled` says that a title has been written already."""
    role = line.role
    if role in _MASTHEAD:
        value = line.content.value
        spans, name = _masthead(role, value) if len(value) < _LONG else _masthead.__wrapped__(role, value)
        if name:
            sheet.thing(name)
        return spans
    rule = _RULES.get(role)
    if rule is not None:
        return rule(sheet, matched(line.content.value), meta)
    if role == "title":
        return _title(matched(line.content.value), titled=titled)
    return ()


def _whole(value: str, open_: str, tag: str, *, sticky: bool = False) -> Span:
    return Span(0, len(value), open_, f"</{tag}>", sticky)


def _after(value: str) -> int:
    found = _AFTER.search(value)
    return found.end() if found and found.end() < len(value) else 0


def _symbol(sheet: Sheet, value: str, _: Meta) -> list[Span]:
    return [_whole(value, f'<docNumber refersTo="{sheet.thing("symbol")}">', "docNumber", sticky=True)]


@lru_cache(maxsize=1024)
def _masthead(role: str, printed: str) -> tuple[tuple[Span, ...], str]:
    """The mark-up of a line that many documents have, and the entry it points at ("" if to none)."""
    value = matched(printed)
    at, name, tag = 0, "", "docAuthority"
    if role == "distribution":
        name = next((f"distribution{key}" for key, words in _DISTRIBUTIONS if any(word in value for word in words)), "")
        at, tag = _after(value), 'inline name="akn4un:distribution"'
    elif role == "language":
        name, tag = LANGUAGES.get(value.strip(), ""), 'inline name="akn4un:languageOfExpression"'
    elif role == "original":
        at = _after(value)
        name, tag = LANGUAGES.get(value[at:].strip(), ""), 'inline name="akn4un:originalLanguage"'
    else:
        name = ORGANS.get("".join(value.split()), "")
    refers = f' refersTo="#{name}"' if name else ""
    return (Span(at, len(value), f"<{tag}{refers}>", f"</{tag.partition(' ')[0]}>"),), name


#: a masthead line this long is none, and not worth keeping
_LONG = 120
_MASTHEAD = frozenset(("publisher", "organ", "body", "distribution", "language", "original"))
_DISTRIBUTIONS = (("General", ("General", "普遍")), ("Limited", ("Limited", "限制")), ("Restricted", ("Restricted", "限量")))


def _issued(sheet: Sheet, value: str, meta: Meta) -> list[Span]:
    if english := english_day(value):
        start, end, day = english
        return [Span(start, end, *pair(day_tag(sheet, day, "issuanceDate")))]
    spans = dates(value)
    if spans:
        return [Span(spans[0].start, spans[0].end, *pair(day_tag(sheet, iso(spans[0]), "issuanceDate")))]
    if is_day(meta.published):
        return [_whole(value, *day_tag(sheet, meta.published, "issuanceDate"))]
    return [_whole(value, '<inline name="akn4un:issuanceDate">', "inline")]


def day_tag(sheet: Sheet, day: str, thing: str) -> tuple[str, str]:
    """The opening tag and the name of a `docDate`."""
    return f'<docDate date="{day}" refersTo="{sheet.thing(thing)}">', "docDate"


def _session(sheet: Sheet, value: str, meta: Meta) -> list[Span]:
    event = _session_event(sheet, value, meta)
    refers = f' refersTo="{event}"' if event else ""
    shown = f' value="{attribute(meta.session)}"' if meta.session.strip() else ""
    return [_whole(value, f"<session{shown}{refers}>", "session")]


def _session_event(sheet: Sheet, value: str, meta: Meta) -> str:
    number = _ODD.sub("", meta.session)
    if not number:
        return ""
    actor = _meeting_actor(meta)
    body = _SESSION_BODY.get(actor, actor.removeprefix("un-"))
    name = f"session-{body}-{number}"
    if name not in sheet.events or value:
        sheet.events[name] = (
            f"/akn/ontology/event/un/{actor}/session/{number}",
            NAMES.get(actor, "") + (value or number),
        )
    return "#" + name


def _meeting_actor(meta: Meta) -> str:
    """Committees hold the sessions of the Assembly."""
    organ = meta.organ
    return "un-ga" if organ.startswith("un-ga-") and organ != "un-ga-hrc" else organ if organ in NAMES else "un"


def _session_dates(sheet: Sheet, value: str, meta: Meta) -> list[Span]:
    event = _session_event(sheet, "", meta)
    spans = dates(value)
    if len(spans) == 1 and (second := _SECOND_DAY.search(value, spans[0].end)):
        day = f"{iso(spans[0])[:4]}-{int(second[1]):02}-{int(second[2]):02}"
        if is_day(day):
            spans.append(Span(second.start(1), second.end(), f'<date date="{day}">', "</date>"))
    if event:
        return [_whole(value, f'<event refersTo="{event}">', "event"), *spans]
    return [_whole(value, '<inline name="akn4un:sessionDates">', "inline"), *spans]


def _agenda_item(sheet: Sheet, value: str, meta: Meta) -> list[Span]:
    items = _ITEM.findall(value)
    step = "-".join(x for x in (_ODD.sub("-", item).strip("-") for item in items) if x)
    if not step:
        return [_whole(value, '<inline name="akn4un:agendaItem">', "inline")]
    place = (
        f"/akn/ontology/concept/un/{_meeting_actor(meta)}/{_ODD.sub('', meta.session) or 'session'}/agendaItem/{step}"
    )
    name = next((key for key, (href, _) in sheet.agenda.items() if href == place), "")
    if not name:
        name = f"agendaItem-{len(sheet.agenda) + 1}" if sheet.agenda else "agendaItem"
        shown = value[value.find(items[0]) :] if items else value
        sheet.agenda[name] = (place, shown.strip())
    return [_whole(value, f'<inline name="akn4un:agendaItem" refersTo="#{name}">', "inline")]


def _agenda_title(_: Sheet, value: str, __: Meta) -> list[Span]:
    return [_whole(value, '<inline name="akn4un:agendaItemTitle">', "inline")]


def _adoption(sheet: Sheet, value: str, meta: Meta) -> list[Span]:
    spans = []
    found = dates(value)
    if found:
        spans.append(Span(found[0].start, found[0].end, *pair(day_tag(sheet, iso(found[0]), "adoptionDate"))))
    spans += organ_span(sheet, value, "docAuthority")
    if "次" in value and (meeting := MEETING.search(value)):
        spans.append(
            Span(meeting.start(), meeting.end(), f'<event refersTo="{adoption_event(sheet, meta)}">', "</event>")
        )
    bare = value.rstrip()
    end = len(bare)
    if bare.endswith(("决议", "决定")):
        name = "decision" if bare.endswith("决定") else "resolution"
        spans.append(Span(end - 2, end, f'<docType refersTo="{sheet.thing(name)}">', "</docType>"))
    elif bare.endswith("通过"):
        spans.append(Span(end - 2, end, f'<outcome refersTo="{sheet.thing("adopted")}">', "</outcome>"))
    return spans or [_whole(value, '<inline name="akn4un:adoption">', "inline")]


def pair(tag: tuple[str, str]) -> tuple[str, str]:
    """Opening and closing tag."""
    return tag[0], f"</{tag[1]}>"


def adoption_event(sheet: Sheet, meta: Meta) -> str:
    """A pointer to the adopting meeting."""
    actor = _meeting_actor(meta)
    session = _ODD.sub("", meta.session)
    plenary = "plenaryMeeting" if actor in ("un-ga", "un-ecosoc") else "meeting"
    numbers = meta.meetings or (0,)
    middle = f"{session}/" if session and actor != "un-sc" else ""
    href = f"/akn/ontology/event/un/{actor}/{middle}{plenary}/{numbers[0]}"
    name = "adoptionMeeting"
    if sheet.events.get(name, (href,))[0] != href:  # of another of several resolutions
        name += f"-{actor}-{middle.replace('/', '-')}{numbers[0]}"
    if name not in sheet.events:
        shown = "、".join(f"第{n}次{'全体' if plenary == 'plenaryMeeting' else ''}会议" for n in meta.meetings)
        if actor == "un-sc":
            shown = NAMES[actor] + shown
        sheet.events[name] = (href, shown or "会议")
    return "#" + name


def _report(sheet: Sheet, value: str, _: Meta) -> list[Span]:
    at = value.find("主要委员会")
    if at >= 0 and "未经" in value:
        return [Span(at, at + 5, f'<docProponent refersTo="{sheet.thing("noMainCommittee")}">', "</docProponent>")]
    for name, actor in COMMITTEES.items():
        at = value.find(name)
        if at >= 0:
            return [Span(at, at + len(name), f'<docProponent refersTo="{sheet.thing(actor)}">', "</docProponent>")]
    body = _BODY.search(value)
    if body:
        return [Span(body.start(1), body.end(1), "<docProponent>", "</docProponent>")]
    left = 1 if value[:1] in ("[", "［") else 0
    right = len(value) - 1 if value[-1:] in ("]", "］") and len(value) > 2 else len(value)
    return [Span(left, right, "<docProponent>", "</docProponent>")]


def _number(sheet: Sheet, value: str, _: Meta) -> list[Span]:
    found = _COUNCIL.search(value)
    if found:
        spans = [Span(found.start(1), found.end(1), "<docNumber>", "</docNumber>", sticky=False)]
        if found[2]:
            name = "decision" if found[2] == "决定" else "resolution"
            spans.append(Span(found.start(2), found.end(2), f'<docType refersTo="{sheet.thing(name)}">', "</docType>"))
        return spans
    end = len(value.rstrip(" .．、。")) or len(value)
    return [Span(0, end, "<docNumber>", "</docNumber>", sticky=True)]


def _title(value: str, *, titled: bool) -> list[Span]:
    """The first title line holds the one `docTitle` of the document; later lines go on with it."""
    found = _NUMBERED.match(value)
    spans = []
    at = 0
    if found and not titled:
        spans.append(Span(found.start(1), found.end(1), "<docNumber>", "</docNumber>"))
        at = found.end()
    if at < len(value.rstrip()):
        if titled:
            spans.append(Span(at, len(value), '<inline name="akn4un:titleContinued">', "</inline>", sticky=True))
        else:
            spans.append(Span(at, len(value), "<docTitle>", "</docTitle>", sticky=True))
    return spans


def _sponsors(sheet: Sheet, value: str, _: Meta) -> list[Span]:
    stage = _STAGE.search(value)
    end = len(value[: stage.start()].rstrip("：: \u3000")) if stage else len(value.rstrip("：: \u3000")) or len(value)
    spans = []
    if end > 0:
        spans.append(Span(0, end, f'<docProponent refersTo="{sheet.thing("sponsors")}">', "</docProponent>"))
    if stage:
        name = "decisionDraft" if stage[1] == "决定" else "resolutionDraft"
        spans.append(Span(stage.start(), stage.end(), f'<docStage refersTo="{sheet.thing(name)}">', "</docStage>"))
    return spans


def _committee(sheet: Sheet, value: str, meta: Meta) -> list[Span]:
    actor = next((actor for name, actor in COMMITTEES.items() if name in value), "")
    refers = f' refersTo="{sheet.thing(actor)}"' if actor else ""
    # under a decision the line names the body on whose proposal it was taken (全会, 第六委员会)
    tag = "docProponent" if meta.kind == "decision" else "docCommittee"
    return [_whole(value, f"<{tag}{refers}>", tag)]


_RULES = {
    "symbol": _symbol,
    "date": _issued,
    "session": _session,
    "sessionDates": _session_dates,
    "agendaItem": _agenda_item,
    "agendaTitle": _agenda_title,
    "adoption": _adoption,
    "report": _report,
    "number": _number,
    "letter": _number,
    "sponsors": _sponsors,
    "committee": _committee,
}


def write_cover(sheet: Sheet, lines: Iterable[CoverLine], meta: Meta, depth: int) -> None:
    """`coverPage` and `preface`; which container a line stands in is in its id."""
    out, nl = sheet.out, sheet.lines
    place = container = ""
    titled = False
    for line in lines:
        home = line.eid.rpartition("__p_")[0]
        element = "coverPage" if home.startswith("coverPage__") else "preface"
        if home != container:
            if container:
                out.append(f"{nl[depth + 1]}</container>")
            if element != place:
                if place:
                    out.append(f"{nl[depth]}</{place}>")
                out.append(f"{nl[depth]}<{element}>")
                place = element
            role = line.role
            name = "masthead" if role in MASTHEAD else "publicationInfo" if role in INFO else "publicationHeading"
            out.append(f'{nl[depth + 1]}<container name="{name}" eId="{home}">')
            container = home
        spans = cover_spans(sheet, line, meta, titled=titled)
        titled = titled or line.role == "title"
        out.append(f"{nl[depth + 2]}<p>{sheet.inline(line.content, (), spans)}</p>")
    if container:
        out.append(f"{nl[depth + 1]}</container>{nl[depth]}</{place}>")
