"""Resolutions and decisions cited by number: which tokens are such numbers, in which lists, of which organ."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from attrs import define, frozen

from unres.refs import bodies, organs, pinpoints
from unres.refs.numbers import LINK, TAIL, Number, number
from unres.refs.organs import NEVER, Context, Day, iso
from unres.refs.pinpoints import Pinpoint
from unres.refs.reference import Found
from unres.refs.streams import blank_quotes

_DAY = re.compile(r"([0-9]{4})年(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)?")
_DAY_AT_END = re.compile(r"([0-9]{4})年(?:([0-9]{1,2})月)?(?:([0-9]{1,2})日)?(?:通过的|通过)?$")
_TOPIC_AFTER = re.compile(r"(?:通过的?|题为|关于|有关|涉及|就|第|“|《)")
#: what a number in the report of a body is a number of (references.md 5.9, 10)
_REPORTS = (
    (re.compile(r"A/[0-9]{2,3}/53(?:/|\(|$)"), "A/HRC"),
    (re.compile(r"A/[0-9]{2,3}/49(?:/|\(|$)"), "A"),
    (re.compile(r"E/[0-9]{4}/27(?:/|\(|$)"), "CSW"),
    (re.compile(r"E/[0-9]{4}/28(?:/|\(|$)"), "CND"),
    (re.compile(r"E/[0-9]{4}/30(?:/|\(|$)"), "CCPCJ"),
    (re.compile(r"E/[0-9]{4}/99(?:/|\(|$)"), "E"),
)
_SELF_EVIDENT = frozenset(("year", "bare"))
#: a body without known series right before a number in a note: 印度洋金枪鱼委员会，第12/07号决议
_STRANGER = re.compile(r"[\u4e00-\u9fff]{3}(?:委员会|组织|联盟|银行|协会)，第?$")


#: what stands behind most members of a list, and begins no tail
_NO_TAIL = frozenset(("、", "和", "，", "及", "(", ""))
#: what `LINK` finds most often
_LINKS = frozenset(("、第", "、", "和第", "和"))
_KINDS = frozenset(("决议", "决定"))
#: how many bodies back a bare 理事会 is looked for
_NEAR = 60
#: how far back a date is looked for: a topic may stand behind it
_DATED = 220


@lru_cache(maxsize=4096)
def report_body(symbol: str) -> str:
    """The body whose numbered texts a report holds, "" if its numbers are places in the report.

    >>> report_body("A/74/53/Add.1"), report_body("CTOC/COP/2020/10")
    ('A/HRC', '')
    """
    return next((key for pattern, key in _REPORTS if pattern.match(symbol)), "")


@define(eq=False, init=False)
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
    #: the word before it that stands for 第 and 号: 决议：70/1
    label: str
    #: the source it stands behind in a note, "" if none
    source: str
    #: key of the body named for it, "" if none
    body: str
    day: Day
    #: where the date begins, -1 if there is none
    since: int
    #: the word for its kind, from further on in its list if need be
    kind: str

    def __init__(
        self,
        start: int,
        end: int,
        said: Number,
        tail: int,
        word: str,
        pinpoint: Pinpoint | None,
        label: str,
        ordinal: bool,  # noqa: FBT001
        hao: bool,  # noqa: FBT001
    ) -> None:
        """What is known when the token is read; by hand and without names, for one of three mentions is such a number."""
        self.start = start
        self.end = end
        self.number = said
        self.tail = tail
        self.word = word
        self.pinpoint = pinpoint
        self.label = label
        self.ordinal = ordinal
        self.hao = hao
        self.source = self.body = ""
        self.day = NEVER
        self.since = -1
        self.kind = ""


@frozen(eq=False)
class Scene:
    """What numbers of one stream are read by."""

    speaker: str
    year: int
    context: str
    #: number → target where its organ is named elsewhere in the document
    known: dict[tuple[int, int], str]


def candidate(text: str, start: int, end: int) -> Candidate | None:
    """The number token at `[start, end)`, None if it is the number of a law, a comment or the like."""
    word = text[end + 1 : end + 3]
    if word in _KINDS and text[end] == "号" and not text.startswith("草案", end + 3):
        hao, behind = True, end + 3  # four of five: what `TAIL` would find
    else:
        tail = TAIL.match(text, end) if text[end : end + 1] not in _NO_TAIL else None
        word, behind, hao = "", end, False
        if tail is not None:
            sign, kind, draft, foreign = tail.groups()
            if draft or (foreign and foreign != "文件"):
                return None
            hao, word = bool(sign), kind or ""
            if word or hao:
                behind = tail.end() if word or foreign else end + 1
    label = ""
    ordinal = start > 0 and text[start - 1] == "第"
    if not ordinal and start > 1:
        ordinal = text[start - 2 : start] == "第."
        if text[start - 1] in "：:" and text[max(0, start - 3) : start - 1] in _KINDS:
            label = text[start - 3 : start - 1]
    pinpoint = pinpoints.read(text, behind) if (word or hao) and text[behind : behind + 1] in pinpoints.FIRST else None
    return Candidate(start, end, number(text[start:end]), behind, word, pinpoint, label, ordinal, hao)


def resolve(text: str, candidates: Sequence[Candidate], scene: Scene) -> list[Found]:
    """The numbers that are citations, with their targets."""
    blank = blank_quotes(text)
    named: list[re.Match[str]] = []
    found: list[Found] = []
    run: list[Candidate] = []
    last_end = 0
    for c in candidates:
        low, start = last_end, c.start
        form = c.number.form
        if run and blank[low:start] in _LINKS:
            if c.source and form not in _SELF_EVIDENT:
                c.body = c.source
            run.append(c)
            last_end = c.pinpoint.end if c.pinpoint else c.tail
            continue  # no body, no date and no sentence ends in so little
        stop = max(blank.rfind("。", low, start), blank.rfind("；", low, start), blank.rfind(";", low, start))
        if stop >= 0:
            low = stop + 1
        cut = start - 1 if c.ordinal else start
        if run and (stop >= 0 or not LINK.fullmatch(blank, last_end, start)):
            _close(text, run, scene, found)
            run = []
        if form not in _SELF_EVIDENT:  # 1325(2000) is the Security Council's whoever is named
            c.body = _body(text, blank, low, cut, scene, named) or c.source
        since = max(low, cut - _DATED)
        if (year := blank.rfind("年", since, cut)) >= 0:
            c.day, c.since = _day(blank, low, since, year, cut)
        run.append(c)
        last_end = c.pinpoint.end if c.pinpoint else c.tail
    if run:
        _close(text, run, scene, found)
    return found


def _body(text: str, blank: str, low: int, at: int, scene: Scene, named: list[re.Match[str]]) -> str:
    """Key of the body that governs the number at `at`: the last one from which only dates lead to it; "" if none is named.

    It is looked for from `low` on. `named` is for `_council`.
    """
    if at - low > 1:
        for mention in reversed(bodies.mentions(blank, max(low, at - bodies.REACH - bodies.LONGEST), at)):
            key = bodies.key(mention, text, scene.context)
            if key and bodies.governs(blank, mention, at):
                return _council(text, blank, mention.start(), scene, named) if key == "council" else key
    if bodies.own(blank, low, at):
        return scene.speaker
    return "other" if at > low and blank[at - 1] in "，第" and _STRANGER.search(blank, max(low, at - 10), at) else ""


def _council(text: str, blank: str, at: int, scene: Scene, named: list[re.Match[str]]) -> str:
    """Which council a bare 理事会 at `at` is: the speaker's own, else the one named last.

    `named` holds all the bodies of the text as soon as one such is met.
    """
    if scene.speaker in ("A/HRC", "E"):
        return scene.speaker
    if not named:
        named += bodies.mentions(blank)
    past = bisect_left(named, at, key=re.Match.start)
    for k in range(past - 1, max(0, past - _NEAR) - 1, -1):
        key = bodies.key(named[k], text)
        if key in ("A/HRC", "E"):
            return key
    return "council"


def _day(blank: str, low: int, since: int, year: int, at: int) -> tuple[Day, int]:
    """The date that introduces a number, right before it or before its topic, and where it begins (-1 if there is none).

    `year` is the last 年 before the number at `at`; it is looked for from `since` on, the date may begin at `low`.
    """
    if blank[at - 1] in "日月年的过" and year - 4 >= low:
        direct = _DAY_AT_END.match(blank, year - 4, at)
        if direct:
            return _said(direct[0]), year - 4
    while year - 4 >= since:
        if (last := _DAY.match(blank, year - 4, at)) is not None:
            if _TOPIC_AFTER.match(blank, last.end()):
                return Day(int(last[1]), int(last[2] or 0), int(last[3] or 0)), year - 4
            break
        year = blank.rfind("年", since, year)
    return NEVER, -1


@lru_cache(maxsize=4096)
def _said(printed: str) -> Day:
    """The day that `_DAY_AT_END` takes: the same few are cited over and over.

    >>> _said("2015年9月25日通过的"), _said("2015年")
    (Day(year=2015, month=9, day=25), Day(year=2015, month=0, day=0))
    """
    direct = _DAY_AT_END.match(printed)
    return Day(*map(int, direct.groups("0"))) if direct else NEVER


def _close(text: str, run: list[Candidate], scene: Scene, found: list[Found]) -> None:
    """One list: kind words and years go from right to left, organs from left to right.

    Something in the list must say that these are numbers of texts: 第 and 号, 号决议 at its end, or 决议： before it.
    """
    word = run[0].label
    if len(run) == 1:
        c = run[0]
        if c.ordinal and c.hao and c.number.form != "bare":  # most: no list at all, and all signs of a number
            c.kind = c.word or word
            _found(text, c, "", scene, found)
            return
    ordinal = marked = labelled = bool(word)
    final = run[-1]
    closed = final.hao and bool(final.word)
    year = 0
    for c in reversed(run):
        ordinal = ordinal or c.ordinal
        marked = marked or c.hao or bool(c.word)
        c.kind = word = c.word or word
        if c.number.form == "year":
            year = c.number.b
        elif year and c.number.form == "bare":
            c.number = Number("year", c.number.a, year)
    before = ""
    for c in run:
        form = c.number.form
        if form in ("slash", "none"):
            good = (ordinal and marked) or closed or (c.hao and c.start > 0 and text[c.start - 1] == "(")
        elif form in ("year", "roman"):
            good = c.ordinal or c.hao or bool(c.word) or labelled or (len(run) > 1 and (ordinal or marked))
        elif form == "special":
            good = ordinal or marked
        elif form == "party":
            good = c.ordinal or c.hao
        else:
            good = form == "cbd" and c.hao
        if good:
            before = _found(text, c, before, scene, found)


def _found(text: str, c: Candidate, before: str, scene: Scene, found: list[Found]) -> str:
    """Add one citation; the key of its organ is returned, for the next member of the list."""
    n, body = c.number, c.body
    named = bool(body) and body != "council"
    if n.form == "party":
        body = _party(text, c.start, body, scene)
    elif not named:
        body = before or (_elsewhere(text, c, scene) if n.form == "slash" else "") or body
    target, kind, reason, key = _target(n, body, named, scene.speaker, c.kind, c.day, scene.year)
    if key and n.form == "slash" and (named or before):
        scene.known.setdefault((n.a, n.b), key)
    p = c.pinpoint
    one = Found(kind, c.start, c.end, target, reason, c.start - 1 if c.ordinal else c.start, p.end if p else c.tail, c.since)
    if n.letters:
        one.part = n.letters
    if p:
        one.pins, one.pinpoint = p.places[0].pins, text[p.start : p.end]
    if c.day.day:
        one.date = iso(c.day)
    found.append(one)
    return key


@lru_cache(maxsize=8192)
def _target(n: Number, body: str, named: bool, speaker: str, word: str, day: Day, year: int) -> organs.Target:  # noqa: FBT001
    """`organs.target`: documents of a year cite the same works, with the same words around them."""
    return organs.target(n, Context(body, named, speaker, word, day, year))


def _party(text: str, at: int, body: str, scene: Scene) -> str:
    if body in ("ICCD", "CBD", "FCCC", "BC", "RC", "SC", "MC"):
        return body
    for where in (text[:at], scene.context):
        best = max(((where.rfind(sign), sign) for sign in ("ICCD", "荒漠化", "CBD", "生物多样性", "FCCC", "气候变化")), default=(-1, ""))
        if best[0] >= 0:
            return {"荒漠化": "ICCD", "生物多样性": "CBD", "气候变化": "FCCC"}.get(best[1], best[1])
    return ""


_TO_COUNCIL = re.compile(r"[^。；]{0,12}向(?:人权)?理事会(?:提交|所作|报告)")


def _elsewhere(text: str, c: Candidate, scene: Scene) -> str:
    """The organ of a number with session and item that is not named with it: what it was named with before, or whom the text it calls for goes to.

    第34/24号决议向人权理事会提交的报告: 14 of 14 are the Council's (references.md 5.10).
    """
    n = c.number
    known = scene.known.get((n.a, n.b), "")
    return known or ("A/HRC" if scene.speaker == "A" and _TO_COUNCIL.match(text, c.tail) else "")
