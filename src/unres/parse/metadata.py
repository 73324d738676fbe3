"""`Meta` from the cover, the title and the closing lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unres.labels import ideograph_value
from unres.model.document import Resolution
from unres.model.meta import CoverLine, Meta

_BLANK = re.compile(r"[\s\u200b-\u200f\u3000]+")
_DAY = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_MONTHS = "January February March April May June July August September October November December".split()
_ENGLISH_DAY = re.compile(r"([0-9]{1,2})\s*([A-Z][a-z]+)\s*([0-9]{4})")
_MEETING = re.compile(r"([0-9]{1,5})次")
_NUMBER = re.compile(r"((?:E?S-)?[0-9]{1,4}/[0-9]{1,4})\s?([A-Z](?:\s?(?:[-–和]|至)\s?[A-Z])?)?(?![A-Za-z0-9/])")
_TITLE_NUMBER = re.compile(r"\s*((?:E?S-)?[0-9]{1,4}/[0-9]{1,4})\s?([A-Z](?:\s?(?:[-–和]|至)\s?[A-Z])?)?\s?[.．。]\s*")
_COUNCIL = re.compile(r"([0-9]{1,4})\s?[(（]([0-9]{4})[)）]")
_AGENDA = re.compile(r"(?:暂定)?议程项目")
_LANGUAGE = {"Chinese": "zho", "English": "eng", "French": "fra", "Spanish": "spa", "Russian": "rus", "Arabic": "ara"}


def iso(text: str) -> str:
    """The ISO date of the first Chinese or English date in `text`, "" if it has none.

    >>> iso("2021 年 12 月 16 日大会决议"), iso("7 January 2022"), iso("2021年13月1日")
    ('2021-12-16', '2022-01-07', '')
    """
    bare = _BLANK.sub("", text)
    found = _DAY.search(bare)
    if found:
        return _checked(int(found[1]), int(found[2]), int(found[3]))
    found = _ENGLISH_DAY.search(text)
    if found and found[2] in _MONTHS:
        return _checked(int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1]))
    return ""


def _checked(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}" if 1900 <= year <= 2199 and 1 <= month <= 12 and 1 <= day <= 31 else ""


def session(text: str) -> str:
    """The session's number: 第七十六届会议 → 76, 第十届紧急特别会议 → ES-10, 2023年届会 → 2023."""
    bare = _BLANK.sub("", text)
    found = re.search(r"第([一二三四五六七八九十百零〇]{1,8}|[0-9]{1,3})届", bare)
    if not found:
        year = re.search(r"[0-9]{4}", bare)
        return year[0] if year else ""
    value = int(found[1]) if found[1].isdigit() else han_number(found[1])
    prefix = "ES-" if "紧急" in bare else "S-" if "特别" in bare else ""
    return f"{prefix}{value}" if value else ""


def han_number(text: str) -> int:
    """一百一十五 → 115."""
    bare = text.replace("零", "").replace("〇", "")
    hundreds, mark, rest = bare.partition("百")
    if not mark:
        return ideograph_value(bare)
    return (ideograph_value(hundreds) or 1) * 100 + (ideograph_value(rest.removeprefix("一") if rest.startswith("一十") else rest) if rest else 0)


def read_meta(cover: Sequence[CoverLine], parts: Sequence[Resolution]) -> Meta:
    """Identification of a document; nothing is invented that the text does not say."""
    first: dict[str, str] = {}
    for line in cover:
        first.setdefault(line.role, line.text)
    symbol = first.get("symbol", "").rstrip("*").strip()
    bare = _BLANK.sub("", symbol)
    organ = _organ(bare, first)
    title, number, part = _title(cover, first, bare)
    letters = [p.letter for p in parts if p.letter]
    if len(letters) > 1:
        part = part or f"{letters[0]}-{letters[-1]}"
    elif letters and not part:
        part = letters[0]
    letter = first.get("letter", "")
    if letter:
        part = letter.strip(" .")
    adoption = first.get("adoption", "")
    closing = [line for p in parts for line in (*p.closing, *(b for b in p.body if b.kind == "closing"))]
    days = [d for d in (iso(line.text) for line in closing if line.role == "date") if d]  # type: ignore[attr-defined]
    adopted = iso(adoption) or (days[0] if days else "")
    found = [int(m) for line in closing if line.role in {"meeting", "date"} for m in _MEETING.findall(_BLANK.sub("", line.text))]  # type: ignore[attr-defined]
    if adoption:
        found = [int(m) for m in _MEETING.findall(_BLANK.sub("", adoption))] + found
    draft = "/L." in bare or bool(first.get("sponsors")) or "决议草案" in (_BLANK.sub("", line.text) for line in cover)
    decision = "/DEC/" in bare or "决定" in _BLANK.sub("", adoption) or any(_BLANK.sub("", line.text) == "决定" for line in cover)
    agenda = tuple(_AGENDA.sub("", _BLANK.sub("", line.text)) for line in cover if line.role == "agendaItem")
    distribution = first.get("distribution", "")
    original = first.get("original", "").partition(":")[2].strip() or first.get("original", "").partition("：")[2].strip()
    return Meta(
        kind=("decision" if decision else "resolution") + ("Draft" if draft else ""),
        organ=organ,
        symbol=symbol or _derived(organ, number, part, decision=decision),
        number=number,
        part=part,
        title=title,
        session=session(first.get("session", "")),
        agenda=agenda,
        adopted=adopted,
        published=iso(first.get("date", "")),
        meetings=tuple(dict.fromkeys(found)),
        report="".join(line.text for line in cover if line.role == "report"),
        distribution=distribution.partition(":")[2].strip() or distribution.partition("：")[2].strip(),
        original=_LANGUAGE.get(original, ""),
    )


def _organ(symbol: str, first: dict[str, str]) -> str:
    if symbol.startswith("A/HRC/"):
        return "un-ga-hrc"
    if symbol.startswith("A/C."):
        return f"un-ga-c{symbol[4:5]}"
    if symbol.startswith("A/"):
        return "un-ga"
    if symbol.startswith("S/"):
        return "un-sc"
    if symbol.startswith("E/"):
        return "un-ecosoc"
    text = _BLANK.sub("", first.get("adoption", "") + first.get("body", "") + first.get("organ", ""))
    for name, actor in (("人权理事会", "un-ga-hrc"), ("安全理事会", "un-sc"), ("经济及社会理事会", "un-ecosoc"), ("大会", "un-ga")):
        if name in text:
            return actor
    return "un"


def _title(cover: Sequence[CoverLine], first: dict[str, str], symbol: str) -> tuple[str, str, str]:
    """Title, number, part letter."""
    lines = [line.text for line in cover if line.role == "title"]
    title = "".join(lines).replace("\n", "")
    found = _TITLE_NUMBER.match(title)
    if found:
        return title[found.end() :], found[1], _letters(found[2])
    council = _COUNCIL.search(first.get("number", "")) or _COUNCIL.search(symbol)
    if council:
        return title, f"{council[1]}({council[2]})", ""
    printed = _NUMBER.search(symbol)
    if printed and ("/RES/" in symbol or "/DEC/" in symbol):
        return title, printed[1], _letters(printed[2])
    return title, "", ""


def _letters(text: str | None) -> str:
    return _BLANK.sub("", text).replace("和", "-").replace("–", "-").replace("至", "-") if text else ""


def _derived(organ: str, number: str, part: str, *, decision: bool) -> str:
    """The symbol of a text without masthead."""
    head = {"un-ga": "A", "un-ga-hrc": "A/HRC", "un-sc": "S", "un-ecosoc": "E"}.get(organ)
    if not head or not number:
        return ""
    return f"{head}/{'DEC' if decision else 'RES'}/{number}" + (part or "")
