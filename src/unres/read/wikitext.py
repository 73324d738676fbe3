"""Wiki text: its mark-up becomes the Markdown that is read, its notes, which stand where they are called, notes of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unres.parse.build import cut as cut_runs
from unres.read.lines import Line
from unres.read.raised import cut, place
from unres.read.shadow import Edit

#: what only wiki text has: a template or a category on a line of its own, a list of notes
_SIGN = re.compile(
    r"^(?:\{\{[^{}\n]{1,200}|\[\[(?:Category|分[类類]):[^\]\n]{1,100}\]\][ \t]*$|<references ?/?>)", re.M | re.I
)
#: templates that only place or size what they hold
_PLACING = (
    r"(?:center|c|right|left|larger|smaller|x-larger|xx-larger|big|small|b|nowrap|block center|gap|indent|p|font)"
)
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"\{{\{{ ?{_PLACING} ?\|([^{{}}\n]{{1,400}})\}}\}}", re.I), r"\1"),
    # inner templates first, then those that hold them
    (re.compile(r"\{\{[^{}]{0,2000}\}\}"), ""),
    (re.compile(r"\{\{[^{}]{0,4000}\}\}"), ""),
    (re.compile(r"^\[\[(?:Category|分[类類]|File|Image|文件|[Ff]ile|[a-z]{2,3}(?:-[a-z]{2,8})?):[^\[\]\n]{1,200}\]\][ \t]*$", re.M | re.I), ""),
    (re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,300})\]\]"), r"\1"),
    (re.compile(r"__[A-Z]{3,16}__|<references[^<>\n]{0,100}>|</?(?:noinclude|onlyinclude|includeonly|poem|section|pages|nowiki)\b[^<>\n]{0,200}>", re.I), ""),
    (re.compile(r"^={2,6}[ \t]*([^=\n]{1,200}?)[ \t]*={2,6}[ \t]*$", re.M), "## "),
    (re.compile(r"^[:;]{1,6}[ \t]*", re.M), ""),
    (re.compile(r"'''''(?='{0})"), "***"),
    (re.compile(r"'''"), "**"),
    (re.compile(r"''"), "*"),
)  # fmt: skip
_LISTED = re.compile(r"^(?P<sign>#{1,3})(?!#)[ \t]*(?=\S)", re.M)


def is_wikitext(text: str) -> bool:
    """Whether a text is the source of a wiki page.

    >>> is_wikitext("{{header\\n| title = 决议\\n}}\\n'''大会'''，"), is_wikitext("# 决议\\n\\n**大会**，")
    (True, False)
    """
    return ("{{" in text or "[[" in text or "<ref" in text) and _SIGN.search(text) is not None


def edits_by_rule(text: str, k: int) -> list[Edit]:
    """The edits of rule `k`; `RULES` says how many there are."""
    if not k:
        return _numbered(text)
    pattern, new = _RULES[k - 1]
    edits: list[Edit] = []
    for found in pattern.finditer(text):
        start, end = found.span()
        if found.lastindex:  # what is kept stays where it is
            a, b = found.span(1)
            edits += ((start, a, new if new != r"\1" else ""), (b, end, ""))
        else:
            edits.append((start, end, new))
    return [edit for edit in edits if edit[1] > edit[0]]


#: the lists, then the others in their order
RULES = range(len(_RULES) + 1)


def _numbered(text: str) -> list[Edit]:
    """`#` before a line is a number that the page counts: 1. and below it (a)."""
    edits: list[Edit] = []
    counts = [0, 0, 0]
    last = -1
    for found in _LISTED.finditer(text):
        depth = len(found["sign"]) - 1
        if text[last : found.start()].count("\n") > 1 or last < 0:
            counts = [0, 0, 0]
        counts[depth] += 1
        counts[depth + 1 :] = [0] * (2 - depth)
        value = counts[depth]
        edits.append((found.start(), found.end(), f"{value}. " if not depth else f"({chr(96 + min(value, 26))}) "))
        last = found.end()
    return edits


_REF = re.compile(r"<ref(?P<of>\s[^<>]{0,200}?)?(?:/>|>(?P<text>.{1,4000}?)</ref>)", re.I)
_NAME = re.compile(r"name\s?=\s?[\"']?([^\"'/>]{1,60})", re.I)


def take_notes(lines: Sequence[Line]) -> list[Line]:
    """The notes that stand in the lines, where they are called; there calls of them stay, in place.

    >>> line = Line("回顾其决议<ref>S/99/100。</ref>，", 0, 26, (0, 0))
    >>> [(note.marker, note.text) for note in take_notes([line])], line.text, line.calls
    ([('1', 'S/99/100。')], '回顾其决议，', [(5, '1', 5, 10)])
    """
    notes: list[Line] = []
    names: dict[str, str] = {}
    for line in lines:
        if "<ref" not in line.text and "<REF" not in line.text:
            continue
        calls: list[tuple[int, int, str, int, int]] = []
        for found in _REF.finditer(line.text):
            name = _NAME.search(found["of"] or "")
            key = name[1].strip() if name else ""
            if found["text"] is not None:
                marker = str(len(notes) + 1)
                notes.append(_note(line, *found.span("text"), marker))
                if key:
                    names.setdefault(key, marker)
                opened = found.start("text")
            elif key in names:
                marker = names[key]
                opened = found.end()
            else:
                continue
            calls.append((found.start(), found.end(), marker, place(line, found.start()), place(line, opened - 1) + 1))
        for start, end, marker, a, b in reversed(calls):
            cut(line, start, end)
            line.calls = sorted([*line.calls, (start, marker, a, b)])
    return notes


def _note(line: Line, start: int, end: int, marker: str) -> Line:
    """The note whose text stands in a line at `[start, end)`."""
    text = line.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    runs = cut_runs(line.runs, start, start + len(text))
    return Line(text, runs[1], runs[-1] + len(text) - runs[-2], runs, kind="note", marker=marker, page=line.page)
