"""Pinpoints: 第3(a)段, 附件二, 第八节第35段, 第一章，B节: what follows a citation and says where in the text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from unres.refs.reference import Pin

_HAN = "一二三四五六七八九十"
_N = r"[0-9]{1,4}(?:\([a-z]{1,4}\)){0,2}[㈠-㈩]?(?:\([一二三四五六七八九十a-z]{1,4}\))?"
_SEP = r"(?:、和|，和|以及|[、和及至与-]|，(?=[0-9]))"
#: a member that shares the number before it: 第9(a)、(b)和(c)段
_LETTERED = r"(?:\([a-z]{1,3}\)[㈠-㈩]?|[㈠-㈩])"
_LIST = rf"{_N}(?:{_SEP}(?:第|上文|下文)?(?:{_N}|{_LETTERED})){{0,60}}+"
_HNUM = rf"[{_HAN}百零〇]{{1,6}}"
_HLIST = rf"{_HNUM}(?:{_SEP}第?{_HNUM}){{0,20}}+"
_ANY = rf"(?:{_LIST}|{_HLIST})"
_SECTION = rf"(?:[{_HAN}]{{1,4}}|[IVX]{{1,5}}|[A-Z])(?:\.(?:[A-Z0-9]{{1,3}})){{0,2}}"
_ANNEX = rf"(?:[{_HAN}]{{1,3}}(?![{_HAN}致些个切般旦])|[IVX]{{1,5}}(?![A-Za-z])|[A-Z](?![A-Za-z/.]))"
_DECISION = r"(?:[0-9]{1,3}/(?:(?:CP|CMA|CMP|COP)\.)?[0-9]{1,3}|[IVX]{1,5}/[0-9]{1,3}|[0-9]{1,3})"

#: one step; the group that matched names the unit
_UNIT = re.compile(
    rf"(?P<preamble>序言部分第(?P<preamble_n>{_ANY})段)"
    rf"|(?:执行部分)?第(?P<para_n>{_LIST})(?P<para>段|分段|小段)"
    rf"|第(?P<page_n>[0-9]{{1,4}}(?:{_SEP}[0-9]{{1,4}}){{0,8}}+)(?P<page>页)"
    rf"|(?P<annex>附件)(?P<annex_n>{_ANNEX}(?:{_SEP}(?:附件)?{_ANNEX}){{0,8}}+)?"
    rf"|(?P<appendix>附录|附文)(?P<appendix_n>{_ANNEX}(?:{_SEP}(?:附录|附文)?{_ANNEX}){{0,4}}+)?"
    rf"|第?(?P<section_n>{_SECTION}(?:{_SEP}第?{_SECTION}){{0,8}}+)(?P<section>节)"
    rf"|第(?P<chapter_n>{_HLIST}|[IVX]{{1,6}})(?P<chapter>章)"
    rf"|第(?P<part_n>{_HLIST}|[IVX]{{1,6}})(?P<part>部分)"
    rf"|第(?P<volume_n>{_HLIST}|[IVX]{{1,6}})(?P<volume>卷)"
    rf"|第(?P<article_n>{_ANY})(?P<article>条)"
    rf"|第(?P<item_n>{_ANY})(?P<item>款|项)"
    rf"|(?P<stem_n>\([子丑寅卯辰巳午未申酉戌亥甲乙丙丁a-z]\)(?:{_SEP}\([子丑寅卯辰巳午未申酉戌亥甲乙丙丁a-z]\)){{0,6}}+)(?P<stem>款|项|分段)"
    rf"|(?<=段)(?P<bare_n>\([a-z]\)(?:{_SEP}\([a-z]\)){{0,6}}+)(?P<bare>)"  # 第8段(c)、(d), the word left out
    rf"|(?P<resolution>决议草案|决议)(?P<resolution_n>[0-9]{{1,2}}|[一二三四五六七八九十](?![{_HAN}致]))(?![0-9年月])"
    rf"|第?(?P<decision_n>{_DECISION})号(?P<decision>决定|决议)"
)
#: what stands between two steps; the second group goes back to a wider step
_LINK = re.compile(r"(?:(?P<down>[，,]|中的|[的中])|(?P<across>[，,]?(?:和|及|以及|与)其?|、))(?=[第附序执决(]|[一二三四五六七八九十A-Z.IVX0-9]{1,7}(?:节|号))|(?=[第附序执(]|[一二三四五六七八九十A-Z.0-9]{1,6}节)")
_MEMBER = re.compile(rf"({_SEP})?(?:第|附件|附录|附文|上文|下文)?({_LETTERED}|\([^()]{{1,2}}\)|{_N}|{_SECTION}(?![{_HAN}百零〇])|{_HNUM}|[A-Z])")
#: half of all: a paragraph by its number alone, or the annex, with nothing behind it that a pinpoint goes on with
_PLAIN = re.compile(r"(?:[，,的]|中的?)?(?:第([0-9]{1,4})段|附件)(?!，?[的中和及以与、,第附序执决(一二三四五六七八九十A-Z.0-9])")
#: what a lettered member shares with the one before it: 9 of 9(a), 8(a) of 8(a)㈠
_SHARED = {"(": re.compile(r"[0-9]{1,4}"), "㈠": re.compile(r"[0-9]{1,4}(?:\([a-z]{1,4}\)){0,2}")}
#: texts inside a report; what follows counts from them
_TEXTS = frozenset(("resolution", "decision"))
#: ways to write an item by its letter alone
_STEMS = frozenset(("stem", "bare"))
_RANKS = {"resolution": 0, "decision": 0, "annex": 1, "appendix": 2, "volume": 1, "part": 2, "chapter": 3, "section": 4,
          "preamble": 5, "article": 5, "para": 6, "page": 6, "item": 7}  # fmt: skip
#: characters a pinpoint can begin with, its link included; 和 leads from one place to the next only
FIRST = frozenset("第附序执，,的中节决(一二三四五六七八九十ABCDEFGHIVX")
_LINKING = frozenset("，,的中")
#: characters that `_LINK` can begin with
_JOINING = frozenset("，,的中和及以与、第附序执决(一二三四五六七八九十ABCDEFGHIJKLMNOPQRSTUVWXYZ.0123456789")
#: what can stand behind a link of one character: a text goes on behind most commas
_LINKED = frozenset("的第附序执决(一二三四五六七八九十.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_BEHIND_COMMA = _LINKED | frozenset("和及以与")


class Place(NamedTuple):
    """One cited place: its steps, and where its last number stands."""

    pins: tuple[Pin, ...]
    start: int
    end: int


class Pinpoint(NamedTuple):
    """A pinpoint `[start, end)` and the places it names, several if it enumerates."""

    start: int
    end: int
    places: tuple[Place, ...]


def read(text: str, at: int, *, linked: bool = True, inside: bool = False) -> Pinpoint | None:
    """The pinpoint at `at`, behind 的, 中 or a comma if `linked`; None if there is none.

    `inside` says that numbers of resolutions and decisions are places too, as behind the symbol of a report.

    >>> p = read("第74/263号决议第八节第35段，请", 10)
    >>> [(pin.unit, pin.number) for pin in p.places[0].pins], p.end
    ([('section', '八'), ('para', '35')], 17)
    >>> [place.pins[-1].number for place in read("第1、4和5段", 0).places]
    ['1', '4', '5']
    >>> read("第80和83至87段，第64/72号决议", 0).places[1].pins
    (Pin(unit='para', number='83', upto='87'),)
    """
    size = len(text)
    if at >= size or (first := text[at]) not in FIRST or (first in _LINKING and text[at + 1 : at + 2] not in _LINKED):
        return None
    if (linked or first in "第附") and (plain := _PLAIN.match(text, at)) is not None:
        start, end = plain.span(1)
        if start >= 0:
            return Pinpoint(start - 1, end + 1, (Place((_pin("para", plain[1]),), start, end),))
        end = plain.end()
        return Pinpoint(end - 2, end, (Place((_pin("annex"),), end - 2, end),))
    begin = -1
    places: list[Place] = []
    base: tuple[Pin, ...] = ()
    across = False
    while at < size:
        if linked or begin >= 0:
            sign = text[at]
            if sign not in _JOINING or (sign == "，" and text[at + 1 : at + 2] not in _BEHIND_COMMA):
                break
            link = _LINK.match(text, at)
            if link is None:
                break
            behind = link.end()
            across = link.lastgroup == "across"
            if begin < 0 and across:
                break
        else:
            behind = at
        unit = _UNIT.match(text, behind)
        if unit is None:
            break
        kind = unit.lastgroup or ""
        kind = kind.removesuffix("_n")
        if kind in ("decision", "resolution") and not inside:
            break
        step = "item" if kind in _STEMS else kind
        rank = _RANKS[step]
        if base and step not in _TEXTS:
            head = 0
            for k, pin in enumerate(base, 1):
                if pin.unit in _TEXTS:
                    head = k
            inner = base[head:]
            if inner and (across or (_RANKS[inner[-1].unit] >= rank and not (step == inner[-1].unit == "item"))):
                if not across and _RANKS[inner[0].unit] > rank:
                    break  # 第3段附件: no one writes the wider step last
                base = (*base[:head], *(pin for pin in inner if _RANKS[pin.unit] < rank))
        if begin < 0:
            begin = behind
        found = _places(unit, kind, step, base)
        if not across and places and base and places[-1].pins == base:
            places.pop()  # 附件 goes on as 附件第8段
        places += found
        base = places[-1].pins
        at = unit.end()
    if begin < 0 or not places:
        return None
    return Pinpoint(begin, at, tuple(places))


_ENCLOSING = frozenset("(㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩")


def _whole(number: str, before: Pin) -> str:
    """A lettered member of a list with what it shares: (c) behind 9(a) is 9(c)."""
    shared = _SHARED["(" if number[0] == "(" else "㈠"].match(before.upto or before.number)
    return f"{shared[0]}{number}" if shared else number


@lru_cache(maxsize=4096)
def _pin(unit: str, number: str = "", upto: str = "") -> Pin:
    """A step; most of them are 第N段 and 附件."""
    return Pin(unit, number, upto)


def _places(unit: re.Match[str], kind: str, step: str, base: tuple[Pin, ...]) -> list[Place]:
    group = f"{kind}_n"
    printed = unit[group]
    if not printed:
        return [Place((*base, _pin(step)), unit.start(), unit.end())]
    start = unit.start(group)
    if kind in ("decision", "resolution") or (printed.isascii() and printed.isdigit()):
        return [Place((*base, _pin(step, printed)), start, start + len(printed))]
    found: list[Place] = []
    at = 0
    while at < len(printed):
        member = _MEMBER.match(printed, at)
        if member is None:
            break
        number = member[2].strip("()") if kind in _STEMS else member[2]
        if kind == "para" and number[0] in _ENCLOSING and found:
            number = _whole(number, found[-1].pins[-1])
        low, high = start + member.start(2), start + member.end(2)
        if member[1] in ("至", "-") and found:
            before = found.pop()
            first = before.pins[-1]
            found.append(Place((*base, _pin(step, first.number, number)), before.start, high))
        else:
            found.append(Place((*base, _pin(step, number)), low, high))
        at = member.end()
    return found or [Place((*base, _pin(step, printed)), start, start + len(printed))]
