"""该决议, 同一决议, 这两项决议: the numbers named before them in the sentence (references.md 8)."""

from __future__ import annotations

import re

from unres.refs.reading import Reading
from unres.refs.reference import Found

_MANY = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_STOP = re.compile(r"[。；]")
#: 这些决议 behind more than this is a summary, not a citation of each
_MOST = 40

#: works cited in a sentence, each where it is cited last, in that order
Works = dict[tuple[str | None, str | None], Found]


def resolve(reading: Reading) -> None:
    """Resolve the anaphora of a text; those with several antecedents become several mentions of one span.

    1,098 of 2,419 have a number before them in their sentence, 374 of 495 of the singular forms; the others stay open.
    """
    text = reading.text
    out: list[Found] = []
    said: dict[str, Works] = {"resolution": {}, "decision": {}}
    at = 0
    for one in reading.found:
        out.append(one)
        if one.start > at and _STOP.search(text, at, one.start):
            said = {"resolution": {}, "decision": {}}
        at = max(at, one.start)
        if one.kind in said:
            key = (one.target, one.part)
            said[one.kind].pop(key, None)
            said[one.kind][key] = one
        elif one.kind == "anaphora" and one.target is None:
            out += _antecedents(one, text[one.cite_start : one.cite_start + 6], said)
    reading.found = out


def _antecedents(one: Found, printed: str, said: dict[str, Works]) -> list[Found]:
    """Resolve `one`; further mentions of the same span if it stands for several works."""
    before = said["decision" if "决定" in printed and not 0 <= printed.find("决议") < printed.find("决定") else "resolution"]
    if not before:
        one.reason = "no number before it in its sentence"
        return []
    many = next((n for sign, n in _MANY.items() if sign in printed[1:3]), 0)
    if not many and "些" not in printed[:2]:
        _take(one, next(reversed(before.values())))
        return []
    if len(before) < many or len(before) > _MOST:
        one.reason = "fewer numbers before it than it counts" if len(before) < many else "too many numbers before it"
        return []
    chosen = list(before.values())[-many:]
    _take(one, chosen[0])
    more = []
    for other in chosen[1:]:
        also = one.again()
        also.via = ()
        _take(also, other)
        more.append(also)
    return more


def _take(one: Found, source: Found) -> None:
    one.target, one.part, one.reason = source.target, source.part, source.reason
    one.via = (*one.via, "the number before it")
