"""Resolutions and decisions cited by number: which tokens are such numbers, in which lists, of which organ."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define, frozen

from unres.refs import bodies, organs, pinpoints
from unres.refs.bodies import Mention
from unres.refs.found import Found
from unres.refs.numbers import LINK, TAIL, Number, number
from unres.refs.organs import NEVER, Context, Day
from unres.refs.pinpoints import Pinpoint
from unres.refs.streams import blank_quotes

_DAY = re.compile(r"([0-9]{4})年(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)?")
_DAY_AT_END = re.compile(r"(?:([0-9]{4})年)?(?:([0-9]{1,2})月)?(?:([0-9]{1,2})日)?(?:通过的|通过)?$")
_TOPIC_AFTER = re.compile(r"(?:通过的?|题为|关于|有关|涉及|就|第|“|《)")
_SENTENCE = re.compile(r"[。；;！]")
#: what a number in the report of a body is a number of (references.md 5.9, 10)
_REPORTS = (
    (re.compile(r"A/[0-9]{2,3}/53(?:/|\(|$)"), "A/HRC"),
    (re.compile(r"A/[0-9]{2,3}/49(?:/|\(|$)"), "A"),
    (re.compile(r"E/[0-9]{4}/27(?:/|\(|$)"), "CSW"),
    (re.compile(r"E/[0-9]{4}/28(?:/|\(|$)"), "CND"),
    (re.compile(r"E/[0-9]{4}/30(?:/|\(|$)"), "CCPCJ"),
    (re.compile(r"E/[0-9]{4}/99(?:/|\(|$)"), "E"),
)
_PARTIES = ("ICCD", "CBD", "FCCC", "UNEP/CBD")


def report_body(symbol: str) -> str:
    """The body whose numbered texts a report holds, "" if its numbers are places in the report.

    >>> report_body("A/74/53/Add.1"), report_body("CTOC/COP/2020/10")
    ('A/HRC', '')
    """
    return next((key for pattern, key in _REPORTS if pattern.match(symbol)), "")


@define(eq=False)
class Candidate:
    """A number token with what stands around it."""

    start: int
    end: int
    number: Number
    #: 第 before it
    ordinal: bool
    #: 号 behind it
    hao: bool
    word: str
    #: end of 号决议
    tail: int
    pinpoint: Pinpoint | None
    #: the source it stands behind in a note, "" if none
    source: str = ""


@frozen(eq=False)
class Scene:
    """What numbers of one stream are read by."""

    speaker: str
    year: int
    context: str
    #: number → target where its organ is named elsewhere in the document
    known: dict[str, str]


def candidate(text: str, start: int, end: int) -> Candidate | None:
    """The number token at `[start, end)`, None if it is the number of a law, a comment or the like."""
    tail = TAIL.match(text, end)
    word, behind, hao = "", end, False
    if tail is not None:
        if tail["foreign"] and tail["foreign"] not in ("文件",):
            return None
        if tail["draft"]:
            return None
        hao = bool(tail["hao"])
        word = tail["word"] or ""
        behind = tail.end() if word or hao else end
        if not word and not tail["foreign"]:
            behind = end + hao
    ordinal = start > 0 and (text[start - 1] == "第" or text[start - 2 : start] == "第.")
    pinpoint = pinpoints.read(text, behind) if word or hao else None
    return Candidate(start, end, number(text[start:end]), ordinal, hao, word, behind, pinpoint)


def resolve(text: str, candidates: Sequence[Candidate], scene: Scene, group: int) -> list[Found]:
    """The numbers that are citations, with their targets.

    `group` is the first free number of an enumeration.
    """
    if not candidates:
        return []
    blank = blank_quotes(text)
    named = [m for m in bodies.mentions(text, scene.context) if blank[m.start] != "■" or blank[m.end - 1] != "■"]
    found: list[Found] = []
    run: list[tuple[Candidate, str, bool, Day]] = []
    before: tuple[str, bool, Day] = ("", False, NEVER)
    last_end = 0
    sentence = 0
    for c in candidates:
        gap_from = last_end
        stop = None
        for stop in _SENTENCE.finditer(blank, last_end, c.start):
            pass
        if stop is not None:
            sentence = gap_from = stop.end()
        cut = c.start - 1 if c.ordinal else c.start
        linked = bool(run) and stop is None and LINK.fullmatch(blank, last_end, c.start) is not None
        body, explicit = _body(blank, named, gap_from, sentence, cut, scene)
        day = _day(blank, gap_from, cut)
        if not linked:
            _close(text, run, scene, found, group + len(found))
            run = []
        elif not body:
            body, explicit = before[0], False
            if not day.year and LINK.fullmatch(blank, last_end, c.start) and not _DAY.search(blank, last_end, cut):
                day = before[2] if cut - last_end <= 3 else day
        elif not day.year and day.month and before[2].year:
            day = Day(before[2].year, day.month, day.day)
        if c.source and not body:
            body, explicit = c.source, True
        before = (body, explicit, day)
        run.append((c, body, explicit, day))
        last_end = c.pinpoint.end if c.pinpoint else c.tail
    _close(text, run, scene, found, group + len(found))
    return found


def _body(blank: str, named: Sequence[Mention], low: int, sentence: int, at: int, scene: Scene) -> tuple[str, bool]:
    """(key of the body that governs the number at `at`, whether it is named): the last one from which only dates lead to it."""
    for mention in reversed(named):
        if mention.start >= at:
            continue
        if mention.end <= low:
            break
        if mention.key and bodies.governs(blank, mention, at):
            key = mention.key
            if key == "council":
                key = _council(named, mention, scene)
            return key, True
    if bodies.own(blank, max(low, sentence), at):
        return scene.speaker, True
    return "", False


def _council(named: Sequence[Mention], mention: Mention, scene: Scene) -> str:
    """Which council a bare 理事会 is: the speaker's own, else the one named last."""
    if scene.speaker in ("A/HRC", "E"):
        return scene.speaker
    for other in reversed(named):
        if other.start < mention.start and other.key in ("A/HRC", "E"):
            return other.key
    return "council"


def _day(blank: str, low: int, at: int) -> Day:
    """The date that introduces a number: right before it, or before its topic."""
    if at <= low:
        return NEVER
    direct = _DAY_AT_END.search(blank, max(low, at - 16), at)
    if direct and (direct[1] or direct[2]):
        return Day(*(int(g or 0) for g in direct.groups()))
    last = None
    for last in _DAY.finditer(blank, max(low, at - 220), at):
        pass
    if last is not None and _TOPIC_AFTER.match(blank, last.end()):
        return Day(*(int(g or 0) for g in last.groups()))
    return NEVER


def _close(text: str, run: list[tuple[Candidate, str, bool, Day]], scene: Scene, found: list[Found], group: int) -> None:
    """One list: kind words go from right to left, and something in it must say that these are numbers of texts."""
    if not run:
        return
    ordinal = any(c.ordinal for c, *_ in run)
    marked = any(c.hao or c.word for c, *_ in run)
    word = ""
    years = 0
    made: list[Found] = []
    for c, body, named, day in reversed(run):
        word = c.word or word
        n = c.number
        if n.form == "year":
            years = n.b
        elif n.form == "bare":
            if not years:
                continue
            n = Number("year", n.a, years)
        if n.form == "special":
            good = ordinal or marked
        elif n.form in ("year", "roman"):
            good = c.ordinal or c.hao or bool(c.word) or (len(run) > 1 and (ordinal or marked))
        elif n.form == "party":
            good = c.ordinal or c.hao
        elif n.form == "cbd":
            good = c.hao
        else:
            good = (ordinal and marked) or (run[-1][0].hao and bool(run[-1][0].word)) or (c.hao and c.start > 0 and text[c.start - 1] == "(")
        if not good:
            continue
        made.append(_found(text, c, n, body, named, day, word, scene))
    made.reverse()
    found += made


def _found(text: str, c: Candidate, n: Number, body: str, named: bool, day: Day, word: str, scene: Scene) -> Found:  # noqa: FBT001
    if n.form == "party":
        body = _party(text, c.start, body, scene)
    elif body in ("", "council") and not named:
        body = _elsewhere(n, scene) or body
    target, kind, reason = organs.target(n, Context(body, named, scene.speaker, word, day, scene.year))
    low = c.start - 1 if c.ordinal else c.start
    p = c.pinpoint
    end = p.end if p else c.tail
    return Found(
        kind, c.start, c.end, target, reason, n.letters or None,
        p.places[0].pins if p else (), text[p.start : p.end] if p else None,
        low, end, low, end, day.iso,
    )  # fmt: skip


def _party(text: str, at: int, body: str, scene: Scene) -> str:
    if body in ("ICCD", "CBD", "FCCC", "BC", "RC", "SC", "MC"):
        return body
    for where in (text[:at], scene.context):
        best = max(((where.rfind(sign), sign) for sign in ("ICCD", "荒漠化", "CBD", "生物多样性", "FCCC", "气候变化")), default=(-1, ""))
        if best[0] >= 0:
            return {"荒漠化": "ICCD", "生物多样性": "CBD", "气候变化": "FCCC"}.get(best[1], best[1])
    return ""


def _elsewhere(n: Number, scene: Scene) -> str:
    return scene.known.get(f"{n.a}/{n.b}", "") if n.form == "slash" else ""
