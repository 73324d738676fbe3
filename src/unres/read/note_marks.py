"""Marks of notes as other times and presses print them, `1/`, `①`, `〔1〕`, `[注1]`, `(1)`, in the text and at the foot: they become `[1]`."""

from __future__ import annotations

import re

from unres.figures import RAISED
from unres.read.shadow import Edit

_SUP = r"(?:<sup> ?)?"
_END = r"(?: ?</sup>)?"
_NUMBER = r"(?P<value>[0-9]{1,3})"
_HEAD = r"^[ \t\u3000>*-]{0,12}"
_GAP = r"(?P<gap>[ \t\u3000\u00a0]*)"
_FRAMED = rf"(?:[〔【［](?:[注註] ?)?{_NUMBER}[〕】］]|[\[(（][注註] ?{_NUMBER.replace('value', 'inner')}[\])）])"
_ROUND = rf"(?:[(（]{_NUMBER}[)）]|\{{{_NUMBER.replace('value', 'inner')}\}})"
#: how a source begins: items of a list in round brackets name none
SOURCE = r"同上|另?见|参[看见]|《|[A-Z]{1,9}[/(.]|[A-Z][a-z]|联合国[，,]|第\s?[0-9]"
_CIRCLED = r"(?P<value>[①-⑳])"
#: what tells that there may be any (a sign, or a pattern that begins with one), how a note begins, how it is called; documents of the
#: twentieth century, pages in Chinese, books
_FAMILIES = tuple(
    (signs, re.compile(_HEAD + note, re.M), re.compile(call))
    # each sign begins with a character of its own, for which `re` searches faster than for one of a set
    for signs, note, call in (
        (
            (re.compile(r"/(?:(?<=[0-9].)|(?<=[0-9][ \\].))(?![0-9A-Za-z.])"), "／"),
            rf"(?P<mark>{_SUP}{_NUMBER}[ ]?\\?[/／]{_END}){_GAP}(?=[^\s0-9A-Za-z]|(?<=[ \t\u3000\u00a0])[A-Z])",
            rf"(?<![0-9A-Za-z/.\n-])[ \u00a0]?(?P<mark>{_SUP}{_NUMBER}[ ]?\\?[/／]{_END})(?![0-9A-Za-z/／])",
        ),
        (("①",), rf"(?P<mark>{_SUP}{_CIRCLED}{_END}){_GAP}(?=\S)", rf"[ \u00a0]?(?P<mark>{_SUP}{_CIRCLED}{_END})"),
        (
            ("〔", "【", "［", re.compile("注 ?[0-9]"), re.compile("註 ?[0-9]")),
            rf"(?P<mark>{_SUP}(?:{_FRAMED}|[注註] ?{_NUMBER.replace('value', 'bare')} ?[：:.．、])){_END}{_GAP}(?=\S)",
            rf"[ \u00a0]?(?P<mark>{_SUP}{_FRAMED}{_END})",
        ),
        (
            (re.compile(r"\(1\)"), ("（", "（1）"), ("{", "{1}")),
            rf"(?P<mark>{_ROUND})(?P<gap>[ \t\u3000\u00a0]*)(?P<source>(?={SOURCE}))?(?=\S)",
            rf"(?<=[^\n])(?P<mark>{_SUP}{_ROUND}{_END})(?![项款段目号])",
        ),
    )
)


def edits(text: str) -> list[Edit]:
    """What rewrites calls and notes; [] unless nearly all notes are called before they begin.

    >>> edits("审议了报告，1/\\n\\n1/ A/44/43。")
    [(6, 8, '[1]'), (10, 12, '[1]')]
    >>> edits("审议了报告。①\\n\\n① 见A/44/43。")
    [(6, 7, '[1]'), (9, 10, '[1]')]
    >>> edits("占1/3。\\n\\n1/ 见A/44/43。"), edits("① 甲；\\n② 乙。")
    ([], [])
    """
    for signs, note, call in _FAMILIES:
        for sign in signs:
            if (sign in text) if isinstance(sign, str) else (sign[0] in text and sign[1] in text) if isinstance(sign, tuple) else sign.search(text):
                break
        else:
            continue
        opened = list(note.finditer(text))
        if opened and (made := _family(text, opened, call)):
            return made
    return []


def _family(text: str, opened: list[re.Match[str]], call: re.Pattern[str]) -> list[Edit]:
    """The edits for the notes `opened` and what calls them."""
    ends = {found.end("mark") for found in opened}
    first: dict[str, int] = {}
    calls = [found for found in call.finditer(text) if found.end("mark") not in ends]
    for found in calls:
        first.setdefault(_value(found), found.start())
    notes = [found for found in opened if first.get(_value(found), len(text)) < found.start()]
    known = {_value(found) for found in notes}
    if not notes or len(notes) * 4 < len(opened) * 3:
        return []
    if "source" in notes[0].re.groupindex and sum(
            found["source"] is not None for found in notes
        ) * 3 < len(notes):
        return []
    made: list[Edit] = []
    for found in notes:
        made.append(rewritten(found.start("mark"), found.end("mark"), _value(found)))
        if not found["gap"]:
            made.append((found.end("mark"), found.end("mark"), " "))
    for found in calls:
        if (value := _value(found)) in known:
            made.append(rewritten(found.start("mark"), found.end(), value))
    return sorted(made, key=lambda edit: edit[:2])


def _value(found: re.Match[str]) -> str:
    """The number of a mark: ② is 2."""
    value = next(found[name] for name in ("value", "inner", "bare") if name in found.re.groupindex and found[name])
    return value if value.isascii() else str(ord(value) - 0x245F)


_RAISED = str.maketrans("0123456789", RAISED)


def rewritten(start: int, end: int, value: str) -> Edit:
    """The edit that makes what stands at `[start, end)` a mark `[1]`, or ¹: of equal length its signs would count as the source's own in another form."""
    return (start, end, value.translate(_RAISED) if end - start == len(value) + 2 else f"[{value}]")
