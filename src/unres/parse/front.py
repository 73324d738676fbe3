"""The front of a document: masthead, session, agenda item, adoption and report lines, number and title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from attrs import evolve

from unres.model.meta import CoverLine
from unres.model.unfrozen import unfrozen
from unres.parse.build import Calls, text
from unres.parse.dates import COUNT, DAY
from unres.parse.kinds import PREFATORY, part_letter
from unres.parse.numbers import lone, numbered, titled
from unres.parse.squeeze import squeeze
from unres.read.furniture import SYMBOL
from unres.read.lines import Line

_SYMBOL = re.compile(SYMBOL.pattern.replace(" ", "") + r"(?:[A-Z](?:[-和][A-Z])?)?\*{0,3}")
_ORGANS = {
    "大会": "un-ga",
    "安全理事会": "un-sc",
    "经济及社会理事会": "un-ecosoc",
    "人权理事会": "un-ga-hrc",
    "托管理事会": "un-tc",
}
_DATE = re.compile(r"[0-9]{1,2}(?:January|February|March|April|May|June|July|August|September|October|November|December)[0-9]{4}")
_LANGUAGES = "Chinese|English|French|Spanish|Russian|Arabic"
_ORIGINAL = re.compile(r"原[文件][：:](?:[中英法俄]文|西班牙文|阿拉伯文)")
#: alone below Distr. in documents of the twentieth century
_RANGES = frozenset(("GENERAL", "LIMITED", "RESTRICTED"))
_SESSION = re.compile(r"第[一二三四五六七八九十百零〇0-9]{1,8}届(?:紧急特别|特别|常)?会议(?:续会|\(续会\))?|[0-9]{4}年(?:届会|组织会议|实质性会议|会议)|第[一二三四五六七八九十百0-9]{1,8}届(?:紧急)?特别(?:紧急)?会议")
_SESSION_DATES = re.compile(r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日(?:[^决]{0,6})?[至-](?:[0-9]{4}年)?(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:，.{1,12})?")
_AGENDA = re.compile(r"(?:暂定)?议程项目[0-9]")
_BODIES = r"(?:联合国)?(?:大会|经济及社会理事会|人权理事会|安全理事会|[一-鿿]{2,20}?(?:委员会|大会|理事会))"
_ADOPTION = re.compile(
    rf"[0-9]{{4}}年[0-9]{{1,2}}月[0-9]{{1,2}}日{_BODIES}(?:决议|决定)"
    rf"|{_BODIES}于?[0-9]{{4}}年[0-9]{{1,2}}月[0-9]{{1,2}}日(?:通过的(?:决议|决定)|(?:第[0-9]{{1,5}}次)?会议?通过)"
    rf"|[0-9]{{4}}年[0-9]{{1,2}}月[0-9]{{1,2}}日(?:{_BODIES})?(?:第[0-9]{{1,5}}次(?:全体)?会议|[0-9]{{1,5}}次会议)通过。?"
    rf"|(?:{_BODIES}于?)?[0-9]{{4}}年[0-9]{{1,2}}月[0-9]{{1,2}}日通过"
    rf"|{_BODIES}(?:通过的|的)?(?:决议|决定)"
    # as pages show texts that resolutions adopted: 联合国大会1986年12月4日第41/128号决议通过
    rf"|{_BODIES}?(?:于|在)?{DAY}(?:以|第[0-9]{{1,5}}次会议)?第[^号]{{3,20}}号决议(?:所)?(?:予以)?通过(?:并?[^，。；]{{0,30}})?[。]?"
    rf"|{_BODIES}于?[0-9]{{4}}年[0-9]{{1,2}}月[0-9]{{1,2}}日(?:第[0-9]{{1,5}}次会议|[0-9]{{1,5}}次会议)通过"
)
_REPORT = re.compile(r"[\[［【](?:根据|未经|经)")
#: the day, and the meeting, below the number of a council's text or below the title in volumes of resolutions
_DAY = re.compile(rf"[(（\[［]?{DAY}(?:第{COUNT}次(?:全体)?会议)?[)）\]］]?")
#: the first section of a text
_FIRST = re.compile(r"一[、.．]|第一(?:部分|章|节|编|条)(?=[ \u3000：:]|$)")
#: lines that stand in a masthead, above the title
_BELOW = frozenset(("distribution", "date", "original", "language", "session", "sessionDates", "agendaItem", "adoption", "report", "sponsors", "title"))
_BY_NUMBER = re.compile(r"第[^号]{3,20}号\s?决议")
#: below these a bare date is that of adoption
_DATED = frozenset(("number", "title"))
#: lines of a masthead that stand nowhere else
MASTHEAD = frozenset(("distribution", "session", "agendaItem"))
#: no line of a cover that ends as a sentence does is as long
_SENTENCE = 24
_ADOPTED = frozenset(("adoption", "report", "title"))
_ITEM = frozenset(("agendaItem", "agendaTitle"))
#: roles that are others below others, or tell what stands above
_TELLING = frozenset(("organ", "symbol", "original", "sponsors", "adoption"))
_COMMITTEE = re.compile(r"(?:第[一二三四五六]|总务|全权证书|特别政治和非殖民化)委员会(?:\(第四委员会\))?|全会|全体会议")
_SPONSORS = re.compile(r".{2,3000}[：:](?:\S{0,6})?(?:订正)?(?:决议|决定)草案")
#: a line that ends as a sentence does is one if it is longer: 大会，
_LETTERED = 6
#: what a statement of the president is headed, which has neither number nor title
STATEMENT = re.compile(r"(?:联合国)?(?:安全|人权)理事会主席的?声明")
_SMALL = re.compile(r"(?:决议|决定|决议草案|决定草案)")


def role_of(line: str) -> str:
    """The role of a cover line, or "" if the line itself does not tell.

    >>> role_of("议程项目 74 (b)"), role_of("[根据第三委员会的报告(A/76/462)通过]")
    ('agendaItem', 'report')
    >>> role_of("76/164. 促进国际合作"), role_of("第2514(2020)号决议")
    ('title', 'number')
    """
    return _role(line) if len(line) < _KEPT else _role.__wrapped__(line)


#: no line that many documents have is as long
_KEPT = 80


@lru_cache(maxsize=1024)  # two of three lines of a cover are those of another document too, and each is asked for twice
def _role(line: str) -> str:
    bare = squeeze(line)
    if not bare:
        return "other"
    first = bare[0]
    if bare in _ORGANS:
        return "organ"
    if bare == "联合国":
        return "publisher"
    if first in "ASEUH" and _SYMBOL.fullmatch(bare):
        return "symbol"
    if first in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        if bare.startswith("Distr") or bare in _RANGES:
            return "distribution"
        if bare.startswith(("Original", "ORIGINAL")):
            return "original"
        if re.fullmatch(_LANGUAGES, bare.title()):
            return "language"
    if first == "原" and _ORIGINAL.fullmatch(bare):
        return "original"
    counted = first.isdigit()
    if counted and bare.isascii() and _DATE.fullmatch(bare):
        return "date"
    if first in "[［【" and _REPORT.match(bare):
        return "report"
    if first in "议暂" and _AGENDA.match(bare):
        return "agendaItem"
    if (counted or first == "第") and ("届" in bare or "年" in bare) and _SESSION.fullmatch(bare):
        return "session"
    decided = "决" in bare
    if decided and ("第" in bare[:24] or "决" in bare[:24]) and (numbered(bare) or lone(bare)):
        return "number"
    if counted and ("至" in bare or "-" in bare) and _SESSION_DATES.fullmatch(bare):
        return "sessionDates"
    if (decided or "通过" in bare) and _ADOPTION.fullmatch(bare):
        return "adoption"
    if (counted or first in "SE一二三四五六七八九" or "第" in bare[:24]) and titled(bare):
        return "title"
    if first in "第总全特" and _COMMITTEE.fullmatch(bare):
        return "committee"
    if _SMALL.fullmatch(bare):
        return "other"
    if bare.endswith("声明") and STATEMENT.fullmatch(bare):
        return "title"
    if len(bare) < 3000 and bare[-2:] == "草案" and _SPONSORS.fullmatch(bare):
        return "sponsors"
    return ""


_cover_line = unfrozen(CoverLine)


def read_front(lines: Sequence[Line], end: int, calls: Calls) -> tuple[list[CoverLine], list[Line]]:
    """Cover lines of `lines[:end]`, and the lines at its end that belong to the text (a decision has no formula).

    A line that tells nothing by itself takes its role from its place: after the agenda item the item's title, after the
    number the title, after the report line the title as well.
    """
    cover: list[CoverLine] = []
    seen: set[str] = set()
    title_read = False
    guess = -1  # where a title was taken for one by its place alone
    role = ""
    k = 0
    pieces = [piece for line in lines[:end] for piece in _split(line)]
    n = len(pieces)
    while k < n:
        line, start, stop = pieces[k]
        if line.kind == "table":
            if end == len(lines):  # no formula tells where the cover ends: a table is text
                return cover, _rest(pieces, k)
            for inner, a, b in (piece for row in line.rows for cell in row for own in cell.lines for piece in _split(own)):
                content = text(inner, calls, a, None if b == len(inner.text) else b)
                cover.append(CoverLine(content, role="other", start=content.start, end=content.end))
            k += 1
            continue
        value = line.text[start:stop]
        own = role_of(value)
        if own in _DATED and "organ" not in seen and _headed(pieces, k):
            own = "other"
        elif own in _DATED and role in _ITEM and value[0] > "\u2e80" and value[0] != "第":
            own = ""  # 安全理事会第9001(2044)号决议 as the item's title
        if not own and role in _DATED and _DAY.fullmatch(squeeze(value)):
            own = "adoption"
        elif title_read and guess >= 0 and own in _BELOW:
            cover[guess:] = [evolve(one, role="other") for one in cover[guess:]]
            title_read, guess = False, -1
        elif title_read:
            if len(value) > _LETTERED and value[-1] in "，；。":
                return cover, _rest(pieces, k)  # no title goes on with a sentence
            if end == len(lines) or part_letter(value) or len(value) > 160:
                return cover, _rest(pieces, k)
            own = "title"  # a second line of the title
        if own in _TELLING:
            if own == "organ" and "organ" in seen:
                own = "body"
            if own == "symbol" and "symbol" in seen:
                own = "other"
            if own == "original" and cover and _DAY.fullmatch(squeeze(cover[-1].text)):
                cover[-1] = evolve(cover[-1], role="date")  # 2023年10月16日 above 原文：英文
            if own == "sponsors":  # their names may take several rows
                for above in range(len(cover) - 1, -1, -1):
                    if cover[above].text[-1:] != "、":
                        break
                    cover[above] = evolve(cover[above], role="sponsors")
            if own == "adoption" and cover and not seen - {"other"} and _BY_NUMBER.search(value):
                cover[-1] = evolve(cover[-1], role="title")  # the name of a text that a page shows by itself
        if own:
            role = own
        elif role in {"agendaItem", "agendaTitle"} and not _REPORT.match(value):
            role = "agendaTitle"
        elif role == "report" and not _closed(cover[-1].content.value):
            role = "report"
        elif role in {"number", "adoption", "report", "sponsors", "title"} or ("symbol" in seen and role in {"", "other"}):
            guess = len(cover) if role in {"", "other"} and guess < 0 else guess
            role = "title"
        elif role == "agendaTitle":
            role = "agendaTitle"
        else:
            role = "other"
        if not own and cover and ("".join(value.split()) in PREFATORY or (end == len(lines) and _FIRST.match(value))):
            return cover, _rest(pieces, k)
        if not own and end == len(lines) and cover and len(value) > _SENTENCE and value[-1] in "，；。：" and role != "report":
            return cover, _rest(pieces, k)  # no formula, no number: the first sentence is text
        seen.add(role)
        if role == "title" and own != "title" and (len(value) > 160 or value[-1:] in "，；。："):
            return cover, _rest(pieces, k)
        content = text(line, calls, start, None if stop == len(line.text) else stop)
        one = _cover_line()
        one.content = content
        one.role = role
        one.start = content.start if start else line.start
        one.end = content.end
        one.eid = ""
        one.__class__ = CoverLine
        cover.append(one)
        if role == "title":
            title_read = True
        k += 1
    return cover, []


def titled_above(cover: list[CoverLine], lines: Sequence[Line]) -> list[CoverLine]:
    """The cover with the heading of a page above the symbol for its title, where nothing else is one.

    Pages of the web have the title as their first heading, then the symbol and the text: no number and no masthead.
    """
    for known in cover:
        if known.role == "title":
            return cover
    for above, line in pairwise(lines):
        if above.kind == "heading" and above.text[-1:] > "\u2e80" and role_of(line.text) == "symbol":
            return [evolve(one, role="title") if one.role == "other" and one.start == above.start else one for one in cover]
    return cover


def _headed(pieces: Sequence[tuple[Line, int, int]], k: int) -> bool:
    """Whether the number or title at `k` is a heading of the page: the masthead begins below it."""
    for line, start, stop in pieces[k + 1 : k + 40]:
        role = role_of(line.text[start:stop]) if line.kind != "table" else ""
        if role in MASTHEAD:
            return True
        if role in _ADOPTED:
            return False
    return False


def _closed(report: str) -> bool:
    return report.rstrip()[-1:] in "]］】"


def _rest(pieces: list[tuple[Line, int, int]], k: int) -> list[Line]:
    """The lines from piece `k` on; a line is only ever split inside the cover."""
    rest: list[Line] = []
    for line, _, _ in pieces[k:]:
        if not rest or rest[-1] is not line:
            rest.append(line)
    return rest


#: what a masthead is made of, however its cells came to stand on one line
_CELL = re.compile(
    rf"(?:联\s?合\s?国|(?:{'|'.join(_ORGANS)}|大\s+会)|{SYMBOL.pattern}(?:\s?[A-Z](?:[-和][A-Z])?)?\*{{0,3}}|Distr\.?\s?[:：]?(?:\s?(?:General|Limited|Restricted|GENERAL|LIMITED|RESTRICTED))?"
    rf"|[0-9]{{1,2}}\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\s[0-9]{{4}}"
    rf"|Original\s?[:：]\s?(?:{_LANGUAGES})(?:/(?:{_LANGUAGES}))*|Chinese)(?=\s|$)\s*"
)
#: what its alternatives begin with
_CELL_FIRST = frozenset("联大安经人托ASEUHDOC0123456789")
_SESSION_ITEM = re.compile(rf"(?P<session>{_SESSION.pattern.replace('第[', '第 ?[')})[ \u3000]*(?P<item>(?:暂定)?议程项目 ?[0-9].*)")


def cells(piece: str) -> list[tuple[int, int]]:
    """The masthead cells that a line is made of; the line itself if it is anything else.

    >>> [piece[a:b] for piece in ["联合国 A/RES/99/201"] for a, b in cells(piece)]
    ['联合国', 'A/RES/99/201']
    >>> cells("大会 议程项目28"), cells("第九十九届会议 议程项目28")
    ([(0, 9)], [(0, 7), (8, 14)])
    """
    size = len(piece)
    whole = [(0, size)]
    first = piece[0]
    if first not in _CELL_FIRST and first != "第":
        return whole
    if "议程项目" in piece and first in "第0123456789" and (both := _SESSION_ITEM.fullmatch(piece)):
        return [both.span("session"), both.span("item")]
    if first == "第" or size > 160 or not (" " in piece or "\t" in piece):
        return whole
    found = []
    at = 0
    while at < size:
        cell = _CELL.match(piece, at)
        if cell is None:
            return whole
        found.append((at, at + len(cell[0].rstrip())))
        at = cell.end()
    return found if len(found) > 1 else whole


def _split(line: Line) -> list[tuple[Line, int, int]]:
    """The printed lines of a line with breaks, and the cells of a masthead on one line."""
    text = line.text
    if "\n" not in text:
        bare = text.strip()
        if not bare:
            return [(line, 0, len(text))]
        lead = 0 if len(bare) == len(text) else len(text) - len(text.lstrip())
        found = cells(bare)
        if len(found) == 1:
            return [(line, lead, lead + len(bare))]
        return [(line, lead + a, lead + b) for a, b in found]
    pieces = []
    start = 0
    for piece in text.split("\n"):
        if bare := piece.strip():
            lead = start + len(piece) - len(piece.lstrip())
            pieces += [(line, lead + a, lead + b) for a, b in cells(bare)]
        start += len(piece) + 1
    return pieces or [(line, 0, len(text))]
