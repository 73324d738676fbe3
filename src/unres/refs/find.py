"""The mentions in one text, from left to right, each with its pinpoint: what each kind of token is read by."""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import attrgetter

from unres.refs import numbered, pinpoints, records, sessions, subject
from unres.refs.pinpoints import Pinpoint
from unres.refs.reading import Reading
from unres.refs.reference import Found, Pin
from unres.refs.tokens import TOKEN
from unres.refs.work import work

_SHARED = re.compile(r"(?:和|及|、) ?((?:Corr|Add|Rev|Amend)\.[0-9]{1,3}(?:-[0-9]{1,3})?)")
#: what such a member begins with
_JOINS = frozenset(("和", "及", "、"))
_CORRECTED = re.compile(r"(?:和更正)?[)》]{0,2}")
_VOLUMES = re.compile(r"[0-9]+")
#: each entry but the end of a span of them: 第970-973号
_ENTRIES = re.compile(r"(?<![0-9至-])(?<!至第)[0-9]+")
_WITHIN = re.compile(r"第(?:(?P<entry>[0-9]{1,6})号(?!决议|决定|文件)|(?P<volume>[0-9]{1,4})卷)")
#: what has paragraphs of its own, or leads back to it: 行预咨委会报告第27段 is no paragraph of this document
_CARRIER = re.compile(
    r"(?:(?:决议|决定) ?[A-Z]|报告|纲领|契约|原则|宣言|公约|议定书|条约|协定|协议|规约|文件|决议|决定|声明|议程|公告|信函?|函|规则|细则|条例|章程|计划|战略|成果|结论|建议|意见|评论"
    r"|案文|草案|备忘录|通知|共识|框架|准则|概览|说明|纲要|方案|判决|命令|答复书|记录|纪录|[条章和及与、的中之，,》)”])$"
)
#: kinds after which a bare 第3段 is a pinpoint of theirs, not a paragraph of this document
_GOVERNING = frozenset(("resolution", "decision", "symbol", "title", "record", "anaphora", "code", "charter", "ibid"))


def settle(f: Reading) -> None:
    """What the tokens of a text have left open: which numbers are citations, in which order all stand, what 该决议 means."""
    if f.candidates:
        numbers = numbered.resolve(f.text, f.candidates, f.scene)
        if f.several is not None:
            f.found += numbers
            for one in numbers:
                if one.start in f.several:
                    _spread(f, one, f.several[one.start])
            f.found.sort(key=_place_of)
        elif f.found:
            f.found += numbers
            f.found.sort(key=_place_of)
        else:
            f.found = numbers
    if f.anaphora:
        subject.resolve(f)


_place_of = attrgetter("start", "end")


def _spread(f: Reading, first: Found, p: Pinpoint) -> None:
    """An enumeration of places: one more mention for each."""
    first.group = f.group
    first.start, first.end = first.cite_start, p.places[0].end
    for place in p.places[1:]:
        one = first.again()
        one.start, one.end, one.pins = place.start, place.end, place.pins
        f.found.append(one)
    f.group += 1


def _number(f: Reading, start: int, end: int) -> None:
    c = numbered.candidate(f.text, start, end)
    if c is None:
        return
    if f.source and f.zone == "note":
        c.source = numbered.report_body(f.source)
    f.candidates.append(c)
    f.done = c.tail
    if c.pinpoint is not None:
        f.done = c.pinpoint.end
        if len(c.pinpoint.places) > 1:
            f.several = f.several or {}
            f.several[c.start] = c.pinpoint


def _enclosed(f: Reading, start: int, end: int) -> None:
    _number(f, start + 1, end)


def _symbol(f: Reading, start: int, end: int) -> None:
    said = work(f.text[start:end])
    if not said.length:
        return
    base = said.symbol
    end = start + said.length
    one = Found(said.kind, start, end, said.target, "", start, end, f.title)
    one.part = said.part
    f.title = -1
    f.found.append(one)
    last = one
    text = f.text
    while text[end : end + 1] in _JOINS and (shared := _SHARED.match(text, end)):
        end = shared.end()
        low = shared.start(1)
        last = Found("symbol", low, end, f"{base}/{shared[1]}", "", low, end)
        f.found.append(last)
    at = end
    while at < len(text) and text[at] in "》)":
        at += 1
    if text.startswith("号文件", at):
        at += 3
    p = pinpoints.read(text, at, inside=not said.own) if text[at : at + 1] in pinpoints.FIRST else None
    if p is not None and at > end and text[end : at + 1].count(")") and p.places[0].pins[0].unit == "page":
        p = None
    f.done = end
    f.source = base
    if p is not None:
        _pin(f, last, p)
        f.done = p.end
        before = f.found[-2] if len(f.found) > 1 and f.found[-1] is last else None
        if before is not None and last.target and before.target and last.target.startswith(f"{before.target}/") and last.group < 0:
            before.pins, before.pinpoint = last.pins, last.pinpoint
        _decisions(f, p)


def _decisions(f: Reading, p: Pinpoint) -> None:
    """第1/CP.21号决定 behind the report that holds it is a citation of its own too."""
    for place in p.places:
        for pin in place.pins:
            if pin.unit == "decision" and "/C" in pin.number:
                at = f.text.find(pin.number, p.start, p.end)
                c = numbered.candidate(f.text, at, at + len(pin.number))
                if c is not None:
                    c.pinpoint = None
                    f.candidates.append(c)


def _pin(f: Reading, one: Found, p: Pinpoint) -> None:
    one.pins = p.places[0].pins
    one.pinpoint = f.text[p.start : p.end]
    one.cite_end = p.end
    if len(p.places) > 1:
        _spread(f, one, p)


def _code(f: Reading, start: int, end: int) -> None:
    f.found.append(Found("code", start, end, f.text[start:end].replace(" ", ""), "", start, end))


def _treaty(f: Reading, start: int, end: int) -> None:
    """第1125卷，第17512和17513号: of several volumes each has its entry, or all have the same; one volume may have several."""
    at = f.text.rindex("卷", start, end)
    series = "LNTS" if "国际联盟" in f.text[max(0, start - 20) : start] else "UNTS"
    volumes = [*_VOLUMES.finditer(f.text, start, at)]
    entries = [*_ENTRIES.finditer(f.text, at, end)]
    f.done = end
    if len(volumes) == len(entries) == 1:
        f.found.append(Found("treaty", start, end, f"{series}:{volumes[0][0]}:{entries[0][0]}", "", start, end))
        return
    marks = entries if len(volumes) == 1 else volumes
    for k, mark in enumerate(marks):
        volume = volumes[k if len(volumes) > 1 else 0]
        entry = entries[k if len(entries) == len(marks) else 0]
        one = Found("treaty", *mark.span(), f"{series}:{volume[0]}:{entry[0]}", "", start, end)
        one.group = f.group
        f.found.append(one)
    f.group += 1


def _sales(f: Reading, start: int, end: int) -> None:
    printed = f.text[start:end].rstrip(".")
    end = start + len(printed)
    number = printed[len("出售品编号：") :].strip()
    one = Found("sales", start, end, f"sales:{number}", "", start, end)
    f.found.append(one)
    f.done = end
    closed = _CORRECTED.match(f.text, end)
    p = pinpoints.read(f.text, closed.end() if closed else end, inside=True)
    if p is not None:
        _pin(f, one, p)
        f.done = p.end


def _title(f: Reading, start: int, end: int) -> None:
    title = f.text[start:end]
    if end - start < 12 and "条约汇编" in title:
        return
    f.done = end
    record = records.supplement(title) if "正式" in title or "补编" in title else None
    if record is not None:
        following = f.text[end : end + 30]
        if f.zone != "note" or not re.match(r"(?:和更正)?[(]", following):
            p = pinpoints.read(f.text, end, inside=True)
            one = Found("record", start, end, record or None, "" if record else "the supplement has no symbol that can be derived", start, end)
            f.found.append(one)
            if p is not None:
                _pin(f, one, p)
                f.done = p.end
        else:
            f.title = start
        return
    one = Found("title", start, end, None, "open", start, end)
    f.found.append(one)
    f.titled = True
    if "号" in title:
        # 《安全理事会第9001(2044)号决议执行指南》: the number is a citation as long as the title is none
        for inner in TOKEN.finditer(f.text, start + 1, end - 1):
            if inner.lastgroup in ("number", "lettered") and (c := numbered.candidate(f.text, *inner.span())) is not None:
                c.pinpoint = None
                f.candidates.append(c)
                f.nested = True
    p = pinpoints.read(f.text, end) if f.text[end : end + 1] in pinpoints.FIRST else None
    if p is not None and p.places[0].pins[0].unit not in ("decision", "resolution"):
        _pin(f, one, p)
        f.done = p.end


def _ibid(f: Reading, start: int, end: int) -> None:
    if f.zone != "note":
        return
    lead = f.text[max(0, start - 2) : start]
    if f.text[:start].strip("见《（( 0123456789*.") and lead[-1:] not in "；;。见《":
        return
    if lead[-1:] == "《":  # 《同上，第七十五届会议，补编第53号》(A/75/53): the series of the note before, not its source
        close = f.text.find("》", end, end + 80) + 1
        if close and records.supplement(f.text[start - 1 : close]) is not None:
            _title(f, start - 1, close)
            return
    following = f.text[end : end + 1]
    after = f.text[end + 1 : end + 3]
    if following in "，,、" and following:
        treaty = TOKEN.match(f.text, end + 1)
        if treaty and treaty.lastgroup == "treaty":
            _treaty(f, *treaty.span())
            for one in f.found:
                if one.cite_start == treaty.start():
                    one.kind, one.cite_start, one.via = "ibid", start, ("series",)
                    if one.group < 0:
                        one.start = start
            return
        if after[:1] == "《" or records.has_own_symbol(f.text, end):
            return
        within = _WITHIN.match(f.text, end + 1)
        if within is not None:  # another entry in the volume of the note before, another volume
            unit = within.lastgroup or ""
            one = Found("ibid", start, within.end(), None, "open", start, within.end())
            one.pins, one.pinpoint = (Pin(unit, within[unit]),), within[0]
            f.found.append(one)
            f.done = one.end
            return
        p = pinpoints.read(f.text, end, inside=True)
    else:
        p = None
    one = Found("ibid", start, p.end if p else end, None, "open", start, p.end if p else end)
    f.found.append(one)
    f.done = one.end
    if p is not None:
        one.pins, one.pinpoint = p.places[0].pins, f.text[p.start : p.end]


def _own(f: Reading, start: int, end: int) -> None:
    """上文第3段, 本决议附件二; 上文 without a place is no reference, 本决议 alone is the whole text."""
    word = f.text[start:end]
    p = _own_place(f.text, end, whole=word[0] == "本")
    if p is None:
        if word in ("本决议", "本决定"):
            one = Found("self", start, end, "#self", "", start, end)
            one.local = ("!main",)
            f.found.append(one)
        return
    f.done = p.end
    _local(f, word, start, p)


def _own_place(text: str, at: int, *, whole: bool) -> Pinpoint | None:
    p = pinpoints.read(text, at, linked=whole)
    return pinpoints.read(text, at, linked=False) if p is None and whole else p


def _local(f: Reading, word: str, start: int, p: Pinpoint, *, said: bool = True) -> None:
    """One mention for each place; `said` is False where 上文, 下文 or 本决议 is only to be understood from what is before."""
    f.local = True
    end = p.end
    printed = f.text[p.start : end]
    several = len(p.places) > 1
    for place in p.places:
        one = Found("internal", start, end, None, "open", start, end)
        one.pins, one.pinpoint, one.via = place.pins, printed, (word, "said" if said else "")
        if several:
            one.group = f.group
            one.start, one.end = place.start, place.end
        f.found.append(one)
    if several:
        f.group += 1


def _place(f: Reading, start: int, _end: int) -> None:
    """第3段 and 附件第2段 by themselves: of this document if nothing cited before them in the sentence can be meant."""
    if f.zone in ("note", "cover", "closing"):
        return
    low = max(f.text.rfind(stop, 0, start) for stop in "。；！") + 1
    if _CARRIER.search(f.text, max(low, start - 4), start):
        return
    if any(one.start >= low and one.kind in _GOVERNING for one in f.found) or any(c.start >= low for c in f.candidates):
        return
    p = pinpoints.read(f.text, start, linked=False)
    if p is None:
        return
    f.done = p.end
    before = [one for one in f.found if one.kind == "internal" and one.start >= low]
    _local(f, before[-1].via[0] if before else "", start, p, said=False)


#: what may stand before 宪章 if it is that of the United Nations: not the name of another body
_BEFORE_CHARTER = frozenset("，。；、：(和及与或据照按依循反背由用合遵于在以对\x01“")


def _charter(f: Reading, start: int, end: int) -> None:
    """联合国宪章第二条 without title marks, as texts until the 1980s have it."""
    if f.text.endswith("联合国", 0, start):
        start -= 3
    elif start and f.text[start - 1] not in _BEFORE_CHARTER:
        return
    one = Found("charter", start, end, "UN-Charter", "", start, end)
    f.found.append(one)
    f.done = end
    p = pinpoints.read(f.text, end)
    if p is not None:
        _pin(f, one, p)
        f.done = p.end


def _footnote(f: Reading, start: int, end: int) -> None:
    one = Found("footnote", start, end, None, "open", start, end)
    one.pinpoint = f.text[start + 2 : end]
    f.local = True
    f.found.append(one)


def _anaphora(f: Reading, start: int, end: int) -> None:
    one = Found("anaphora", start, end, None, "open", start, end)
    f.found.append(one)
    f.anaphora = True
    f.done = end
    at = end
    if f.text[end : end + 2] == "及其":
        at = end + 2
    elif f.text[end : end + 2] == "和其":
        at = end + 2
    p = pinpoints.read(f.text, at)
    if p is not None and p.places[0].pins[0].unit not in ("decision", "resolution"):
        _pin(f, one, p)
        if one.group < 0:
            one.end = p.end
        f.done = p.end


def _session(f: Reading, start: int, end: int) -> None:
    one = Found("session", start, end, None, "open", start, end)
    sessions.resolve(one, f.text, f.scene.speaker)
    f.found.append(one)


def _meeting(f: Reading, start: int, end: int) -> None:
    one = Found("meeting", start, end, None, "open", start, end)
    sessions.resolve(one, f.text, f.scene.speaker)
    f.found.append(one)


def _web(f: Reading, start: int, end: int) -> None:
    address = f.text[start:end].rstrip(".,;)*!")
    if address.count("(") > address.count(")"):
        address += ")" * (f.text[start:end][len(address) : len(address) + 1] == ")")
    end = start + len(address)
    f.done = end
    f.found.append(Found("web", start, end, address, "", start, end))


def _sdg(f: Reading, start: int, end: int) -> None:
    f.found.append(Found("sdg", start, end, "SDG:" + f.text[start:end].rpartition("标")[2], "", start, end))


#: kind of a token → what reads it: the text so far, start and end of the token
READERS: dict[str | None, Callable[[Reading, int, int], None]] = {
    "number": _number,
    "lettered": _number,
    "enclosed": _enclosed,
    "symbol": _symbol,
    "code": _code,
    "treaty": _treaty,
    "sales": _sales,
    "title": _title,
    "ibid": _ibid,
    "own": _own,
    "place": _place,
    "annex": _place,
    "preamble": _place,
    "charter": _charter,
    "footnote": _footnote,
    "anaphora": _anaphora,
    "session": _session,
    "meeting": _meeting,
    "web": _web,
    "sdg": _sdg,
}
