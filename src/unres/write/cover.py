"""Cover page and preface: what each line says, as spans of its text (akn4un 3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from unres.model.ids import INFO, MASTHEAD
from unres.model.meta import CoverLine, Meta
from unres.model.text import Text
from unres.script import matched
from unres.write.iri import is_day
from unres.write.sheet import Sheet
from unres.write.spans import Stretch, dated, day_of, english_day
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


def organ_span(sheet: Sheet, text: str) -> list[Stretch]:
    """The first organ named in a text.

    >>> organ_span(Sheet((), {}), "大会，")
    [(0, 2, '<organization refersTo="#un-ga">', '</organization>', False)]
    """
    found = _ORGAN.search(text)
    if not found:
        return []
    return [(*found.span(), f'<organization refersTo="{sheet.thing(ORGANS[found[0]])}">', "</organization>", False)]


def cover_spans(sheet: Sheet, line: CoverLine, meta: Meta, *, titled: bool) -> Sequence[Stretch]:
    """The mark-up of a cover line according to its role; `titled` says that a title has been written already."""
    role = line.role
    if role in _RECURRING:
        value = line.content.value
        spans, names = _recurring(role, value)
        for name in names:
            sheet.thing(name)
        if role == "adoption" and "次" in value and (meeting := MEETING.search(matched(value))):
            return *spans, (*meeting.span(), f'<event refersTo="{adoption_event(sheet, meta)}">', "</event>", False)
        return spans or [_unsaid(sheet, role, value, meta)]
    rule = _RULES.get(role)
    if rule is not None:
        return rule(sheet, matched(line.content.value), meta)
    if role == "title":
        return _title(matched(line.content.value), titled=titled)
    return ()


def _whole(value: str, open_: str, tag: str) -> Stretch:
    return 0, len(value), open_, f"</{tag}>", False


def _after(value: str) -> int:
    found = _AFTER.search(value)
    return found.end() if found and found.end() < len(value) else 0


def _symbol(sheet: Sheet, value: str, _: Meta) -> list[Stretch]:
    return [(0, len(value), f'<docNumber refersTo="{sheet.thing("symbol")}">', "</docNumber>", True)]


@lru_cache(maxsize=2048)
def _written(role: str, printed: str) -> tuple[str, list[str]]:
    """A line that many documents have as it is written, and the entries it points at; "" if it needs more than its own words."""
    spans, names = _recurring(role, printed)
    if not spans or not printed.isprintable() or (role == "adoption" and "次" in printed):
        return "", []
    out: list[str] = []
    Sheet((), {}).line(out, Text(printed), spans, "", "")
    return "".join(out), names


def _recurring(role: str, printed: str) -> tuple[list[Stretch], list[str]]:
    """The mark-up of such a line, as far as its own words tell it, and the entries it points at."""
    value = matched(printed)
    if role == "date":
        return _issued(value)
    if role == "adoption":
        return _adoption(value)
    if role == "agendaTitle":
        return [_whole(value, '<inline name="akn4un:agendaItemTitle">', "inline")], []
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
    return [(at, len(value), f"<{tag}{refers}>", f"</{tag.partition(' ')[0]}>", False)], [name] if name else []


#: a line this long is not one that many documents have, and not worth keeping
LONG = 120
_RECURRING = frozenset(("publisher", "organ", "body", "distribution", "language", "original", "date", "adoption", "agendaTitle"))
_DISTRIBUTIONS = (("General", ("General", "普遍")), ("Limited", ("Limited", "限制")), ("Restricted", ("Restricted", "限量")))


def _issued(value: str) -> tuple[list[Stretch], list[str]]:
    if found := english_day(value):
        return [(found[0], found[1], day_tag(found[2], "issuanceDate"), "</docDate>", False)], ["issuanceDate"]
    if days := dated(value):
        start, end, tag, _ = days[0]
        return [(start, end, day_tag(day_of(tag), "issuanceDate"), "</docDate>", False)], ["issuanceDate"]
    return [], []


def _unsaid(sheet: Sheet, role: str, value: str, meta: Meta) -> Stretch:
    """The mark-up of a line whose words say nothing."""
    if role == "adoption":
        return _whole(value, '<inline name="akn4un:adoption">', "inline")
    if not is_day(meta.published):
        return _whole(value, '<inline name="akn4un:issuanceDate">', "inline")
    sheet.thing("issuanceDate")
    return _whole(value, day_tag(meta.published, "issuanceDate"), "docDate")


def day_tag(day: str, thing: str) -> str:
    """The opening tag of a `docDate`."""
    return f'<docDate date="{day}" refersTo="#{thing}">'


def _session(sheet: Sheet, value: str, meta: Meta) -> list[Stretch]:
    event = _session_event(sheet, value, meta)
    refers = f' refersTo="{event}"' if event else ""
    shown = f' value="{attribute(meta.session)}"' if meta.session.strip() else ""
    return [_whole(value, f"<session{shown}{refers}>", "session")]


def _session_event(sheet: Sheet, value: str, meta: Meta) -> str:
    number = _bare(meta.session, "")
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


def _bare(number: str, instead: str) -> str:
    """`number` with `instead` of what no address holds."""
    return number if number.isalnum() and number.isascii() else _ODD.sub(instead, number)


def _meeting_actor(meta: Meta) -> str:
    """Committees hold the sessions of the Assembly."""
    organ = meta.organ
    return "un-ga" if organ.startswith("un-ga-") and organ != "un-ga-hrc" else organ if organ in NAMES else "un"


def _session_dates(sheet: Sheet, value: str, meta: Meta) -> list[Stretch]:
    event = _session_event(sheet, "", meta)
    days = dated(value)
    spans: list[Stretch] = [(*day, False) for day in days]
    if len(days) == 1 and (second := _SECOND_DAY.search(value, days[0][1])):
        day = f"{day_of(days[0][2])[:4]}-{int(second[1]):02}-{int(second[2]):02}"
        if is_day(day):
            spans.append((second.start(1), second.end(), f'<date date="{day}">', "</date>", False))
    if event:
        return [_whole(value, f'<event refersTo="{event}">', "event"), *spans]
    return [_whole(value, '<inline name="akn4un:sessionDates">', "inline"), *spans]


def _agenda_item(sheet: Sheet, value: str, meta: Meta) -> list[Stretch]:
    items = _ITEM.findall(value)
    step = "-".join([x for item in items if (x := _bare(item, "-").strip("-"))])
    if not step:
        return [_whole(value, '<inline name="akn4un:agendaItem">', "inline")]
    place = f"/akn/ontology/concept/un/{_meeting_actor(meta)}/{_bare(meta.session, '') or 'session'}/agendaItem/{step}"
    agenda = sheet.agenda
    name = next((key for key, (href, _) in agenda.items() if href == place), "") if agenda else ""
    if not name:
        name = f"agendaItem-{len(agenda) + 1}" if agenda else "agendaItem"
        agenda[name] = (place, value[value.find(items[0]) :].strip())
    return [_whole(value, f'<inline name="akn4un:agendaItem" refersTo="#{name}">', "inline")]


def _adoption(value: str) -> tuple[list[Stretch], list[str]]:
    spans: list[Stretch] = []
    names: list[str] = []
    if found := dated(value):
        start, end, tag, _ = found[0]
        spans.append((start, end, day_tag(day_of(tag), "adoptionDate"), "</docDate>", False))
        names.append("adoptionDate")
    if organ := _ORGAN.search(value):
        name = ORGANS[organ[0]]
        spans.append((*organ.span(), f'<docAuthority refersTo="#{name}">', "</docAuthority>", False))
        names.append(name)
    bare = value.rstrip()
    end = len(bare)
    last = bare[-2:]
    if last in ("决议", "决定"):
        name = "decision" if last == "决定" else "resolution"
        spans.append((end - 2, end, f'<docType refersTo="#{name}">', "</docType>", False))
        names.append(name)
    elif last == "通过":
        spans.append((end - 2, end, '<outcome refersTo="#adopted">', "</outcome>", False))
        names.append("adopted")
    return spans, names


def adoption_event(sheet: Sheet, meta: Meta) -> str:
    """A pointer to the adopting meeting."""
    actor = _meeting_actor(meta)
    session = _bare(meta.session, "")
    plenary = actor in ("un-ga", "un-ecosoc")
    meetings = meta.meetings
    number = meetings[0] if meetings else 0
    middle = f"{session}/" if session and actor != "un-sc" else ""
    href = f"/akn/ontology/event/un/{actor}/{middle}{'plenaryMeeting' if plenary else 'meeting'}/{number}"
    name = "adoptionMeeting"
    events = sheet.events
    if name in events and events[name][0] != href:  # of another of several resolutions
        name += f"-{actor}-{middle.replace('/', '-')}{number}"
    if name not in events:
        kind = "次全体会议" if plenary else "次会议"
        shown = "、".join([f"第{n}{kind}" for n in meetings])
        if actor == "un-sc":
            shown = NAMES[actor] + shown
        events[name] = (href, shown or "会议")
    return "#" + name


def _report(sheet: Sheet, value: str, _: Meta) -> list[Stretch]:
    at = value.find("主要委员会")
    if at >= 0 and "未经" in value:
        return [(at, at + 5, f'<docProponent refersTo="{sheet.thing("noMainCommittee")}">', "</docProponent>", False)]
    for name, actor in COMMITTEES.items():
        at = value.find(name)
        if at >= 0:
            return [(at, at + len(name), f'<docProponent refersTo="{sheet.thing(actor)}">', "</docProponent>", False)]
    body = _BODY.search(value)
    if body:
        return [(body.start(1), body.end(1), "<docProponent>", "</docProponent>", False)]
    left = 1 if value[:1] in ("[", "［") else 0
    right = len(value) - 1 if value[-1:] in ("]", "］") and len(value) > 2 else len(value)
    return [(left, right, "<docProponent>", "</docProponent>", False)]


def _number(sheet: Sheet, value: str, _: Meta) -> list[Stretch]:
    found = _COUNCIL.search(value)
    if found:
        spans: list[Stretch] = [(found.start(1), found.end(1), "<docNumber>", "</docNumber>", False)]
        if found[2]:
            name = "decision" if found[2] == "决定" else "resolution"
            spans.append((found.start(2), found.end(2), f'<docType refersTo="{sheet.thing(name)}">', "</docType>", False))
        return spans
    end = len(value.rstrip(" .．、。")) or len(value)
    return [(0, end, "<docNumber>", "</docNumber>", True)]


def _title(value: str, *, titled: bool) -> list[Stretch]:
    """The first title line holds the one `docTitle` of the document; later lines go on with it."""
    found = _NUMBERED.match(value)
    spans: list[Stretch] = []
    at = 0
    if found and not titled:
        spans.append((found.start(1), found.end(1), "<docNumber>", "</docNumber>", False))
        at = found.end()
    if at < len(value.rstrip()):
        if titled:
            spans.append((at, len(value), '<inline name="akn4un:titleContinued">', "</inline>", True))
        else:
            spans.append((at, len(value), "<docTitle>", "</docTitle>", True))
    return spans


def _sponsors(sheet: Sheet, value: str, _: Meta) -> list[Stretch]:
    stage = _STAGE.search(value)
    end = len(value[: stage.start()].rstrip("：: \u3000")) if stage else len(value.rstrip("：: \u3000")) or len(value)
    spans: list[Stretch] = []
    if end > 0:
        spans.append((0, end, f'<docProponent refersTo="{sheet.thing("sponsors")}">', "</docProponent>", False))
    if stage:
        name = "decisionDraft" if stage[1] == "决定" else "resolutionDraft"
        spans.append((stage.start(), stage.end(), f'<docStage refersTo="{sheet.thing(name)}">', "</docStage>", False))
    return spans


def _committee(sheet: Sheet, value: str, meta: Meta) -> list[Stretch]:
    actor = next((actor for name, actor in COMMITTEES.items() if name in value), "")
    refers = f' refersTo="{sheet.thing(actor)}"' if actor else ""
    # under a decision the line names the body on whose proposal it was taken (全会, 第六委员会)
    tag = "docProponent" if meta.kind == "decision" else "docCommittee"
    return [_whole(value, f"<{tag}{refers}>", tag)]


_RULES = {
    "symbol": _symbol,
    "session": _session,
    "sessionDates": _session_dates,
    "agendaItem": _agenda_item,
    "report": _report,
    "number": _number,
    "letter": _number,
    "sponsors": _sponsors,
    "committee": _committee,
}


def write_cover(sheet: Sheet, lines: Iterable[CoverLine], meta: Meta, depth: int) -> None:
    """`coverPage` and `preface`; which container a line stands in is in its id."""
    out, write = sheet.out, sheet.line
    zero, one, two = sheet.lines[depth : depth + 3]
    two += "<p>"
    place = container = ""
    titled = False
    for line in lines:
        home = line.eid.rpartition("__p_")[0]
        role = line.role
        if home != container:
            element = "coverPage" if home.startswith("coverPage__") else "preface"
            if container:
                out.append(f"{one}</container>")
            if element != place:
                out.append(f"{zero}</{place}>{zero}<{element}>" if place else f"{zero}<{element}>")
                place = element
            name = "masthead" if role in MASTHEAD else "publicationInfo" if role in INFO else "publicationHeading"
            out.append(f'{one}<container name="{name}" eId="{home}">')
            container = home
        content = line.content
        if role in _RECURRING and len(content.value) < LONG and sheet.is_bare(content):
            shown, names = _written(role, content.value)
            if shown:
                for name in names:
                    sheet.thing(name)
                out.append(f"{two}{shown}</p>")
                continue
        spans = cover_spans(sheet, line, meta, titled=titled)
        if role == "title":
            titled = True
        write(out, content, spans, two, "</p>")
    if container:
        out.append(f"{one}</container>{zero}</{place}>")
