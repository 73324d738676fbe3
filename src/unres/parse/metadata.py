"""`Meta` from the cover, the title and the closing lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from unres.figures import figure
from unres.model.blocks import ClosingLine
from unres.model.document import Resolution
from unres.model.meta import CoverLine, Meta
from unres.model.unfrozen import unfrozen
from unres.parse.dates import COUNT, DAY, iso, meetings
from unres.parse.front import STATEMENT
from unres.parse.kinds import part_letter
from unres.parse.numbers import completed, joined, lone, numbered, titled
from unres.parse.squeeze import squeeze

_BODIES = r"(?:联合国)?(?:大会|安全理事会|安理会|经济及社会理事会|人权理事会|理事会)"
#: a decision says when and where it was taken as it begins: 1989年9月19日，大会第1次全体会议…, 人权理事会在2010年6月18日第35次会议上…
_OPENING = re.compile(
    rf"(?:在|于)?(?P<before>{_BODIES})?(?:在|于)?(?P<day>{DAY})[，,]?(?:在|于)?(?P<behind>{_BODIES})?(?:在|于)?[^，。；]{{0,20}}?(?P<meeting>第{COUNT}次(?:全体)?会议)"
)
_NUMBER = re.compile(r"((?:E?S-)?[0-9]{1,4}/[0-9]{1,4})\s?([A-Z](?:\s?(?:[-–和]|至)\s?[A-Z])?)?(?![A-Za-z0-9/])")
_COUNCIL = re.compile(r"([0-9]{1,4})\s?[(（]([0-9]{4})[)）]")
#: S/RES/ 2334 (2016)
_PARTED = re.compile(r"/\s+")
#: the resolution by which a text was adopted that a page shows by itself
_ADOPTING = re.compile(r"第[^号]{3,20}号决议(?=(?:所)?(?:予以)?通过)")
_AGENDA = re.compile(r"(?:暂定)?议程项目")
_SESSION = re.compile(r"第([一二三四五六七八九十百零〇]{1,8}|[0-9]{1,3})届")
_YEAR = re.compile(r"[0-9]{4}")
_LANGUAGE = {"Chinese": "zho", "English": "eng", "French": "fra", "Spanish": "spa", "Russian": "rus", "Arabic": "ara",
             "中文": "zho", "英文": "eng", "法文": "fra", "西班牙文": "spa", "俄文": "rus", "阿拉伯文": "ara"}  # fmt: skip


#: closing lines that name meetings
_SAT = frozenset(("meeting", "date", "vote"))


@lru_cache(maxsize=64)  # hundreds of documents are of one session
def session(text: str) -> str:
    """The session's number: 第七十六届会议 → 76, 第十届紧急特别会议 → ES-10, 2023年届会 → 2023."""
    bare = squeeze(text)
    found = _SESSION.search(bare)
    if not found:
        year = _YEAR.search(bare)
        return year[0] if year else ""
    value = figure(found[1])
    prefix = "ES-" if "紧急" in bare else "S-" if "特别" in bare else ""
    return f"{prefix}{value}" if value else ""


def read_meta(cover: Sequence[CoverLine], parts: Sequence[Resolution]) -> Meta:
    """Identification of a document; nothing is invented that the text does not say."""
    first: dict[str, str] = {}
    agenda: list[str] = []
    report = dated = ""
    said: set[str] = set()  # of the lines that may say what kind of text it is
    for line in cover:
        role, value = line.role, line.content.value
        if role not in first:
            first[role] = value
        if "决" in value:
            said.add(squeeze(value))
        if role == "agendaItem":
            agenda.append(_AGENDA.sub("", squeeze(value)))
        elif role == "report":
            report += value
        elif role == "adoption" and not dated and iso(value):
            dated = value
    symbol = first.get("symbol", "").rstrip("*").strip()
    bare = squeeze(symbol)
    if bare != symbol:
        symbol = _PARTED.sub("/", symbol)
    opening = _opening(parts)
    organ = _organ(bare, first, parts, opening)
    title, number, part = _title(cover, first, bare)
    letters = [p.letter for p in parts if p.letter]
    if len(letters) > 1:
        part = part or f"{letters[0]}-{letters[-1]}"
    elif letters and not part:
        part = letters[0]
    letter = first.get("letter", "")
    if letter:
        part = part_letter(letter) or letter.strip(" .")
    adoption = dated or first.get("adoption", "")
    days: list[str] = []
    found: list[int] = []
    for p in parts:
        for one in (*p.closing, *[b for b in p.body if b.__class__ is ClosingLine]):
            role, value = one.role, one.content.value
            if role == "date":
                days.append(iso(value))
            if role in _SAT:
                found += meetings(value)
    adopted = iso(adoption) or iso(first.get("number", "")) or next((day for day in days if day), "")
    if adoption:
        found = meetings(adoption) + found
    if opening is not None and not adopted:
        adopted = iso(opening["day"])
        found = found or meetings(opening["meeting"])
    if not number and not symbol:
        organ, number = _named(cover, organ, adopted)
    draft = "/L." in bare or bool(first.get("sponsors")) or "决议草案" in said
    decision = "/DEC/" in bare or "决定" in said or "决定" in squeeze(adoption)
    decision = decision or (not symbol and "决议" not in adoption and (opening is not None or _decides(cover, organ, number)))
    distribution = first.get("distribution", "")
    original = first.get("original", "").partition(":")[2].strip() or first.get("original", "").partition("：")[2].strip()
    stated = "/PRST/" in bare or (not symbol and STATEMENT.fullmatch(title) is not None)
    one = _unfrozen_meta()
    one.kind = "presidentialStatement" if stated else ("decision" if decision else "resolution") + ("Draft" if draft else "")
    one.organ = organ
    one.symbol = symbol or _derived(organ, number, part, decision=decision)
    one.number = number
    one.part = part
    one.title = title
    one.session = session(first.get("session", ""))
    one.agenda = tuple(agenda)
    one.adopted = adopted
    one.published = iso(first.get("date", ""))
    one.meetings = tuple(dict.fromkeys(found))
    one.report = report
    one.distribution = distribution.partition(":")[2].strip() or distribution.partition("：")[2].strip()
    one.language = "zho"
    one.original = _LANGUAGE.get(original, "")
    one.job = ""
    one.__class__ = Meta
    return one  # type: ignore[no-any-return]


_unfrozen_meta = unfrozen(Meta)


def _named(cover: Sequence[CoverLine], organ: str, adopted: str) -> tuple[str, str]:
    """Organ and number of a text under a name such as 联合国安理会第1325号决议, which tells neither year nor session."""
    for line in cover:
        if line.role in {"number", "title", "other"} and (named := lone(line.text)):
            said = _actor(named[0]) or organ
            known = said if organ == "un" else organ
            return known, completed(named[1], known, named[2] or adopted) if said == known else ""
    return organ, ""


def _opening(parts: Sequence[Resolution]) -> re.Match[str] | None:
    """When and where a text without formula says it was adopted."""
    if not parts or parts[0].preamble or not parts[0].body:
        return None
    return _OPENING.match(squeeze(parts[0].body[0].text[:160]))


def _decides(cover: Sequence[CoverLine], organ: str, number: str) -> bool:
    """Whether the number is one of a decision: 第2022/310号决定; the Assembly's from 401 up (301 until session 44), other series alike."""
    words = [n.word for line in cover if line.role in {"number", "title"} and (n := numbered(line.text) or titled(line.text))]
    if any(words):
        return "决定" in words
    session, _, item = number.removeprefix("E").removeprefix("S-").partition("/")
    if not item.isdigit() or not session.isdigit():
        return False
    least = {"un-ga": 401 if int(session) > _RENUMBERED else 301, "un-ga-hrc": 101, "un-ecosoc": 201}.get(organ)
    return least is not None and int(item) >= least


_RENUMBERED = 44
#: bodies as they are named, with their actors (akn4un 2.1); a name may end in that of another
_ACTORS = (
    ("人权理事会", "un-ga-hrc"),
    ("安全理事会", "un-sc"),
    ("安理会", "un-sc"),
    ("经济及社会理事会", "un-ecosoc"),
    ("托管理事会", "un-tc"),
    ("人权委员会", "un-ecosoc-cn4"),
    ("社会发展委员会", "un-ecosoc-cn5"),
    ("妇女地位委员会", "un-ecosoc-cn6"),
    ("麻醉药品委员会", "un-ecosoc-cn7"),
    ("人口与发展委员会", "un-ecosoc-cn9"),
    ("人口和发展委员会", "un-ecosoc-cn9"),
    ("预防犯罪和刑事司法委员会", "un-ecosoc-cn15"),
    ("科学和技术促进发展委员会", "un-ecosoc-cn16"),
    ("可持续发展委员会", "un-ecosoc-cn17"),
)
#: the Assembly, not one of the many whose names end so: 联合国环境大会, 世界卫生大会
_ASSEMBLY = re.compile(r"(?<![一-鿿])大会|(?<=[日于在])大会|联合国大会")


def _actor(text: str) -> str:
    """The body named in a line of the cover or in a formula, "" if it is none of the United Nations' own.

    >>> _actor("2021年12月16日大会决议"), _actor("大 会，"), _actor("联合国环境大会，"), _actor("麻醉药品委员会，")
    ('un-ga', 'un-ga', '', 'un-ecosoc-cn7')
    """
    bare = squeeze(text)
    for name, actor in _ACTORS:
        if name in bare:
            return actor
    return "un-ga" if _ASSEMBLY.search(bare) else ""


def _organ(symbol: str, first: dict[str, str], parts: Sequence[Resolution], opening: re.Match[str] | None) -> str:
    if symbol.startswith("A/HRC/"):
        return "un-ga-hrc"
    if symbol.startswith("A/C."):
        return f"un-ga-c{symbol[4:5]}"
    if symbol.startswith("A/"):
        return "un-ga"
    if symbol.startswith("S/"):
        return "un-sc"
    if symbol.startswith("E/"):
        commission = re.match(r"E/CN\.([0-9]{1,2})/", symbol)
        return f"un-ecosoc-cn{commission[1]}" if commission else "un-ecosoc"
    if symbol:
        return "un"
    formula = next((block.text for block in parts[0].preamble[:1]), "") if parts else ""
    begins = (opening["before"] or opening["behind"] or "") if opening is not None else ""
    # an annexed draft may be another body's, a masthead that of the parent: 人权理事会 below 大会
    named = (first.get("adoption", ""), first.get("body", ""), formula, begins, first.get("organ", ""), first.get("number", ""))
    actors = [actor for text in named if (actor := _actor(text))]
    if formula and not _actor(formula):
        return "un"  # a body of its own: 联合国环境大会，
    if actors:
        return "un-ga-hrc" if "un-ga-hrc" in actors[:2] else actors[0]
    return "un-sc" if _COUNCIL.search(first.get("number", "")) else "un"


def _title(cover: Sequence[CoverLine], first: dict[str, str], symbol: str) -> tuple[str, str, str]:
    """Title, number, part letter."""
    lines = [line.text for line in cover if line.role == "title"]
    title = "".join(lines).replace("\n", "")
    own = titled(title)
    if own:
        return title[own.end :], own.value, own.part
    if len(lines) > 1 and (own := titled(lines[0] + ".")) and own.end > len(lines[0]):  # S-16/1 on a line of its own
        return "".join(lines[1:]).replace("\n", ""), own.value, own.part
    own = numbered(first.get("number", ""))
    if own:
        return title, own.value, own.part
    adopting = _ADOPTING.search(first.get("adoption", ""))
    if adopting and not symbol and (told := numbered(adopting[0])):
        return title, told.value, told.part
    council = _COUNCIL.search(symbol)
    if council:
        return title, f"{council[1]}({council[2]})", ""
    printed = _NUMBER.search(symbol)
    if printed and ("/RES/" in symbol or "/DEC/" in symbol):
        return title, printed[1], joined(printed[2] or "")
    return title, "", ""


def _derived(organ: str, number: str, part: str, *, decision: bool) -> str:
    """The symbol of a text without masthead."""
    head = {"un-ga": "A", "un-ga-hrc": "A/HRC", "un-sc": "S", "un-ecosoc": "E", "un-ecosoc-cn4": "E/CN.4"}.get(organ)
    if not head or not number:
        return ""
    return f"{head}/{'DEC' if decision else 'RES'}/{number}" + (part or "")
