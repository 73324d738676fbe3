"""References of a document as spans of its texts: `ref`, `rref`, `mref` (akn4un 7)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter
from urllib.parse import quote

from unres.model.pieces import number
from unres.model.text import Text
from unres.refs.reference import Reference
from unres.write.amend import amendments, changes
from unres.write.frames import ABOVE, frames, own_frames, parts
from unres.write.iri import Work, cited_work, is_day
from unres.write.spans import SEVERAL, Cite, Piece

#: kinds that are no citation of a text (akn4un 7.3); 该决议 and 本决议 are marked only with a pinpoint
_UNMARKED = frozenset(("session", "meeting", "agenda", "sdg"))
_PINNED_ONLY = frozenset(("anaphora", "self"))
_SELDOM = _UNMARKED | _PINNED_ONLY

#: kinds whose text is not the number or symbol of what they cite
_NAMED = frozenset(("title", "charter", "ibid", "anaphora"))

_WEB = re.compile(r"(?:https?:)?//|www\.", re.IGNORECASE)
_ODD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_STEP = re.compile(
    r"[0-9]{1,4}(?:之[二三四五])?|[a-z]{1,3}|[A-Z]|[㈠-㈩]|[一二三四五六七八九十]{1,3}|[子丑寅卯辰巳午未申酉戌亥]"
)
#: unit, number and end of a `Pin`
Step = tuple[str, str, str]
#: target and part of a work → the date printed with it
Days = dict[str, dict[str, str]]
_pin = attrgetter("unit", "number", "upto")
_DIVISION = {"section": "sec", "chapter": "chp", "part": "part", "article": "art", "rule": "rule"}


def citations(references: Iterable[Reference]) -> dict[int, list[Piece]]:
    """For each `Text` (by identity) the references in it that are marked, as spans in order."""
    days: Days = {}
    by_text: dict[int, list[Reference]] = {}
    content: Text | None = None
    for r in references:
        if r.target is None or (r.kind in _SELDOM and not (r.pins and r.kind in _PINNED_ONLY)) or r.end <= r.start:
            continue
        # A date printed once with a work holds for every citation of it in this file (akn4un 2.2).
        if r.date and is_day(r.date):
            days.setdefault(r.target, {}).setdefault(r.part or "", r.date)
        if r.content is not content:
            content = r.content
            own = by_text.setdefault(id(content), [])
        own.append(r)
    spans: dict[int, list[Piece]] = {}
    for key, own in by_text.items():
        value = own[0].content.value
        several = len(own) > 1
        before = 0
        spans[key] = made = []
        for r in own:
            low, high, start = r.cite_start, r.cite_end, r.start
            part = r.part or ""
            # what overlaps, what may be a member of an enumeration
            if low < before or low > start or high < r.end or (several and high == r.end and low < start) or (part and "," in part):
                spans[key] = made = _spans(own, days)
                break
            before = high
            if r.local:
                one = _inner(r.local)
                if value.startswith(ABOVE, low):
                    low += 2
            else:
                target, pins = r.target or "", r.pins
                day = days[target].get(part, "") if target in days else ""
                one = _cited(target, part, day, tuple(map(_pin, pins)) if pins else (), r.kind, r.group < 0 or start == low)
            if one is not None:
                made.append((low, high, one, ""))
        if ("“" in value or "删" in value) and made and changes(value):
            made += [span[:4] for span in amendments(value, made)]
    return spans


def _spans(references: list[Reference], days: Days) -> list[Piece]:
    """Citations that share a frame (第1和3段, 第98/1和98/2号决议) become `ref`s around their numbers inside one `mref`."""
    out: list[Piece] = []
    for low, high, members in frames(references):
        only = members[0]
        part = only.part or ""
        if len(members) == 1 and "," not in part:
            if (one := _cite(only, days, part)) is not None:
                out.append((low, high, one, ""))
            continue
        if len({(r.start, r.end) for r in members}) < len(members):
            # One expression with several targets (这两项决议): no one address is what it says.
            continue
        cites: list[Piece] = []
        lettered = False
        whole = own_frames(only.content.value, low, high, members)
        for r, (start, end) in zip(members, whole or [(r.start, r.end) for r in members], strict=True):
            letters = parts(r)
            lettered = lettered or bool(letters)
            for first, last, part in letters or [(start, end, r.part or "")]:
                if (cite := _cite(r, days, part)) is not None:
                    cites.append((first, last, cite, ""))
        if len(cites) > 1 and (lettered or whole is None):
            out.append((low, high, SEVERAL, ""))
        out += cites
    return out


def _cite(r: Reference, days: Days, part: str) -> Cite | None:
    if r.local:
        return _inner(r.local)
    target = r.target or ""
    return _cited(target, part, days.get(target, {}).get(part, ""), tuple(map(_pin, r.pins)), r.kind, r.group < 0 or r.start == r.cite_start)


@lru_cache(maxsize=4096)
def _inner(local: tuple[str, ...]) -> Cite | None:
    """The citation of a place in this document."""
    hrefs = [eid if eid[0] in "#!" else f"#{eid}" for eid in local if eid]
    if not hrefs:
        return None
    return Cite("rref", hrefs[0], hrefs[-1]) if len(hrefs) > 1 else Cite("ref", hrefs[0])


@lru_cache(maxsize=16384)
def _cited(target: str, part: str, day: str, pins: tuple[Step, ...], kind: str, first: bool) -> Cite | None:  # noqa: FBT001
    """The citation of another work: the same works and places are cited over and over.

    Pinpoints are plain tuples here, which are looked up without a step in Python.
    """
    if target.startswith("#"):
        return None
    if is_web(target, kind):
        address = web_address(target)
        return Cite("a", address.replace("&", "&amp;")) if address else None
    work = cited_work(target, part, day)
    if work is None:
        return None
    low, high = place(work, pins)
    named = kind in _NAMED
    if named and (kind == "title" or pins):
        # A title names the text that a document carries, not the document: the annex itself, not the file it is.
        if low == work.iri and work.symbol:
            low = f"{low}/!main"
        elif (component := low.rpartition("/!")[2]).startswith("annex_") and "#" not in component and "/" not in component:
            low = f"{low}#{component}"
    listed = not named and first
    return Cite("rref" if high else "ref", low, high, work, listed)


def is_web(target: str, kind: str) -> bool:
    """Whether a reference of this kind, which is to `target`, is a web address printed in the text.

    >>> is_web("www.example.org", "web"), is_web("https://example.org", "symbol"), is_web("HRI/GEN/1", "symbol")
    (True, True, False)
    """
    return kind == "web" or _WEB.match(target) is not None


def web_address(target: str) -> str:
    """A printed web address as URI; "" if it cannot be one.

    >>> web_address("https://example.org/文件"), web_address("https://example.org/%zz")
    ('https://example.org/%E6%96%87%E4%BB%B6', '')
    """
    address = quote(target.strip(), safe="/:?#&=%+,;@~!$*()-._'") if target.isprintable() else ""
    return "" if address.count("#") > 1 or _ODD_ESCAPE.search(address) else address


def place(work: Work, pins: tuple[Step, ...]) -> tuple[str, str]:
    """The address of a pinpoint, and the end of the range if it is one, built from the citation alone (akn4un 7.2).

    Steps that no eId expresses (a page, a volume) end the address there: what is printed before them still holds.

    >>> from unres.write.iri import cited_work
    >>> work = cited_work("A/RES/98/7")
    >>> place(work, (("para", "2(b)㈢", ""),))[0].partition("!")[2]
    'main#para_2__list_1__point_b__list_1__point_iii'
    >>> [href.partition("!")[2] for href in place(work, (("annex", "二", ""), ("para", "3", "6")))]
    ['annex_2#annex_2__para_3', 'annex_2#annex_2__para_6']
    """
    component, chain, last = "", "", ""
    for unit, step, end in pins:
        if unit == "annex":
            component = "annex_" + (number(step, "annex") or "1")
            chain = last = ""
        elif unit == "appendix":
            inner = number(step, "annex") or "1"
            component = f"{component}/appendix_{inner}" if component else f"annex_{inner}"
            chain = last = ""
        elif unit == "preamble":
            found = number(step, "para")
            if not found:
                break
            last = chain + "preamble__container_" + found
        elif unit in ("para", "item"):
            found = _paragraph(step)
            if not found:
                break
            last = chain + found
        elif unit in _DIVISION:
            found = _division(step, _DIVISION[unit])
            if not found:
                break
            last = chain + found
        else:
            break
        if end:
            upto = _paragraph(end) if unit in ("para", "item") else ""
            if unit == "preamble":
                upto = "preamble__container_" + number(end, "para")
            if unit in _DIVISION:
                upto = _division(end, _DIVISION[unit])
            if upto:
                return _address(work, component, last), _address(work, component, chain + upto)
            break
        if last:
            chain = last + "__"
    return _address(work, component, last), ""


def _address(work: Work, component: str, eid: str) -> str:
    if not component and not eid:
        return work.iri
    if not eid:
        return f"{work.iri}/!{component}"
    if not component:
        return f"{work.iri}/!main#{eid}"
    return f"{work.iri}/!{component}#{component.replace('/', '__')}__{eid}"


def _paragraph(printed: str) -> str:
    """`3(a)㈡` → `para_3__list_1__point_a__list_1__point_ii`."""
    steps: list[str] = _STEP.findall(printed)
    if not steps:
        return ""
    out = "para_" + number(steps[0], "para")
    for step in steps[1:]:
        out += "__list_1__point_" + number(step, "point")
    return out if not out.endswith("_") else ""


def _division(printed: str, piece: str) -> str:
    """`三.A` → `sec_III__title_A`."""
    head, _, tail = printed.partition(".")
    first = number(head, piece)
    if not first:
        return ""
    inner = number(tail, "title") if tail else ""
    return f"{piece}_{first}__title_{inner}" if inner else f"{piece}_{first}"
