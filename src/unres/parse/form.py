"""What each line is by its own form, before its neighbours are asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from unres.labels import FIRST, Candidate, candidates, scan
from unres.parse.grow import read_number
from unres.parse.kinds import (
    HEADING_MAX,
    SAID,
    closing_role,
    heading_label,
    headlike,
    is_annex,
    is_appendix,
    is_formula,
    lettered_level,
)
from unres.read.lines import Line


@frozen(eq=False)
class Form:
    """What a line is by its own form: "formula", "annex", "appendix", "closing", "table", "number", "heading", "plain".

    `role` is the role of a closing line, and the division that a heading without number opens by its words.
    """

    name: str
    printed: str = ""
    at: int = 0
    read: tuple[Candidate, ...] = ()
    role: str = ""


PLAIN = Form("plain")
FORMULA = Form("formula")
TABLE = Form("table")
HEADING = Form("heading")
ANNEX = Form("annex")
APPENDIX = Form("appendix")
#: no longer is a formula, a date, a meeting or a heading
_BRIEF = HEADING_MAX + 12
#: the next of a labelled heading's family, by family; a heading's number has to fit too
_LABELLED = frozenset("一二三四五六七八九十ABCDEFGHIJKLMNOPQRSTUVWXYZ第ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ")
#: what the numbers of paragraphs and items begin with, and those of headings never
_ITEMS = frozenset("0123456789(")
#: what lines begin with that may be more than a sentence: numbers, annexes, votes, dates and meetings (无全体会议)
_TELLING = FIRST | frozenset("附[［【无")
#: numbers that stand on lines of their own
_BARE = frozenset(("decimal", "enclosed"))


def form_of_line(line: Line) -> Form:
    """The form of a line.

    >>> from unres.read.lines import Line
    >>> [form_of_line(Line(text, 0, 0)).name for text in ("大会，", "1. 决定", "附件", "一般原则", "[未经表决获得通过。]", "回顾其决议，")]
    ['formula', 'number', 'annex', 'heading', 'closing', 'plain']
    """
    if line.kind == "table":
        return TABLE
    if line.kind == "annex":  # the format knows of an annex that has no label
        return ANNEX
    text = line.text
    if not text:
        number = read_number(line) if line.number else None
        return Form("number", *number) if number else PLAIN
    first = text[0]
    brief = len(text) <= _BRIEF
    if line.kind != "heading" and not line.number and line.style != "closing":
        if first in _ITEMS:
            # no formula, heading, date or vote has such a number before it
            label = scan(text)
            if label is not None and (form := _numbered(*label)) is not None and (label[1] < len(text) or form.read[0].style in _BARE):
                return form
        elif first not in _TELLING and (text[-1] not in SAID or "通过" not in text[-6:]):
            if not brief:
                return PLAIN
            if text[-1] in "，；：。":  # no heading
                return FORMULA if is_formula(text) else PLAIN
    if first == "附":
        if is_annex(text):
            return ANNEX
        if is_appendix(text):
            return APPENDIX
    elif brief and is_formula(text):
        return FORMULA
    role = closing_role(text) if brief or first in "[［【" or "通过" in text[-6:] else ""
    if role or line.style == "closing":
        return Form("closing", role=role or "other")
    number = read_number(line)
    head = brief and headlike(text)
    if number is not None and (number[1] < len(text) or line.number or number[2][0].style in _BARE):
        printed, at, read = number
        style = read[0].style
        if style in {"article", "division"} and not line.number:
            found = heading_label(text)
            if found is not None:
                printed, at = found[0], found[3]
        if style in {"ideograph", "upper", "upper-roman"} and (headlike(text[at:]) or line.kind == "heading"):
            return Form("heading", printed, at, read)
        if style == "article" or style == "division":
            marked = None if line.number else heading_label(text)  # 第1部分：… has its mark behind the number
            return Form("heading", marked[0], marked[3], read) if marked else Form("heading", printed, at, read)
        return Form("number", printed, at, read)
    if first in _LABELLED and (head or line.kind == "heading"):
        found = heading_label(text)
        if found is not None:
            printed, style, value, at = found
            return Form("heading", printed, at, (Candidate(style, value),))
    if first == "第" and number is None:
        found = heading_label(text)
        if found is not None and found[1] in {"article", "division"}:
            return Form("heading", found[0], found[3], (Candidate(found[1], found[2]),))
    if head or line.kind == "heading":
        level = lettered_level(text) if "A" <= first <= "Z" else ""
        return Form("heading", role=level) if level else HEADING
    return PLAIN


@lru_cache(maxsize=4096)
def _numbered(printed: str, at: int) -> Form | None:
    """The form of a line with a number, None if that is no number; one for all lines that have it."""
    read = candidates(printed)
    return Form("number", printed, at, read) if read else None


_LEVELS = {"ideograph": "section", "upper": "title", "upper-roman": "section", "article": "article"}


def level_of(printed: str, style: str) -> str:
    """The division a labelled heading opens.

    >>> level_of("第一部分", "division"), level_of("A.", "upper"), level_of("第三条", "article")
    ('part', 'title', 'article')
    """
    if style == "division":
        return "part" if "部分" in printed or "编" in printed else "chapter" if "章" in printed else "section"
    return _LEVELS.get(style, "division")


_ALONE = re.compile(r"(?:[0-9]{1,3}\.|[(（](?:[a-z]{1,4}|[一二三四五六七八九十]{1,3})[)）]|[㈠-㈩])[ \u3000]*")


#: longer is no number alone on its line
ALONE_MAX = 7


def is_alone(text: str) -> bool:
    """Whether a number stands alone on its line.

    >>> is_alone("12."), is_alone("(a) "), is_alone("1. 请")
    (True, True, False)
    """
    return len(text) < ALONE_MAX and _ALONE.fullmatch(text) is not None


def complete(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines with each number that stands alone on its line put before the text below it."""
    made: list[Line] = []
    for line in lines:
        before = made[-1] if made else None
        if (
            before is not None
            and not before.number
            and is_alone(before.text)
            and line.text
            and line.kind == "text"
            and read_number(line) is None
            and not closing_role(line.text)
        ):
            made[-1] = _below(before, line)
        else:
            made.append(line)
    return made


def _below(number: Line, line: Line) -> Line:
    """One line of a number and the text below it."""
    lead = number.text.rstrip() + " "
    shift = len(lead)
    runs = [*number.runs]
    for k in range(0, len(line.runs), 2):
        runs += (line.runs[k] + shift, line.runs[k + 1])
    return Line(
        lead + line.text,
        number.start,
        line.end,
        tuple(runs),
        calls=[*number.calls, *((o + shift, m, a, b) for o, m, a, b in line.calls)],
        bold=[(a + shift, b + shift) for a, b in line.bold],
        marks=[(kind, a + shift, b + shift) for kind, a, b in line.marks],
        page=number.page,
    )
