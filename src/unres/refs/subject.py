"""该决议, 同一决议, 这两项决议: the numbers named before them in the sentence (references.md 8)."""

from __future__ import annotations

from unres.refs.found import Found, Reading

_MANY = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_STOPS = "。；"


def resolve(reading: Reading) -> None:
    """Resolve the anaphora of a text; those with several antecedents become several mentions of one span.

    1,098 of 2,419 have a number before them in their sentence, 374 of 495 of the singular forms; the others stay open.
    """
    text = reading.text
    out: list[Found] = []
    for one in reading.found:
        out.append(one)
        if one.kind != "anaphora" or one.target is not None:
            continue
        printed = text[one.cite_start : one.cite_start + 6]
        kind = "decision" if "决定" in printed[:6] and not 0 <= printed.find("决议") < printed.find("决定") else "resolution"
        low = max(text.rfind(stop, 0, one.cite_start) for stop in _STOPS)
        before = _works([o for o in out[:-1] if o.kind == kind and low < o.start < one.cite_start])
        if not before:
            one.reason = "no number before it in its sentence"
            continue
        many = next((n for sign, n in _MANY.items() if sign in printed[1:3]), 0)
        if not many and "些" not in printed[:2]:
            _take(one, before[-1])
            continue
        chosen = before[-many:] if many else before
        if len(chosen) < many:
            one.reason = "fewer numbers before it than it counts"
            continue
        _take(one, chosen[0])
        for other in chosen[1:]:
            more = Found("anaphora", one.start, one.end, pins=one.pins, pinpoint=one.pinpoint, cite_start=one.cite_start, cite_end=one.cite_end, group=one.group)
            _take(more, other)
            out.append(more)
    reading.found = out


def _works(found: list[Found]) -> list[Found]:
    """Each cited work once, where it is cited last."""
    last: dict[tuple[str | None, str | None], Found] = {}
    for one in found:
        key = (one.target, one.part)
        last.pop(key, None)
        last[key] = one
    return list(last.values())


def _take(one: Found, source: Found) -> None:
    one.target, one.part, one.reason = source.target, source.part, source.reason
    one.via = (*one.via, "the number before it")
