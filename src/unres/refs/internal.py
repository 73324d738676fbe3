"""References into the same document: what a place is called, and the eId it has (references.md 8)."""

from __future__ import annotations

from attrs import evolve, frozen

from unres.refs.index import Entry, Index, Scope, ordinal, steps
from unres.refs.reading import Reading
from unres.refs.reference import Found, Pin

_BODY = frozenset(("本决议", "本决定"))


@frozen
class Landing:
    """Where a place is: its canonical target and its eIds (one, or first and last of a range); a reason if it is not here."""

    target: str | None
    local: tuple[str, ...] = ()
    reason: str = ""


def resolve(one: Found, reading: Reading, index: Index) -> None:
    """Give an internal reference its target.

    Of 1,029 expressions with 上文, 下文 and 本决议 all members resolve to exactly one paragraph in 1,007; the rest is
    multi-part texts and misprints. A bare 第3段 that lands nowhere is no reference at all.
    """
    word, said = one.via if len(one.via) == 2 else ("", "")
    if one.kind == "footnote":
        eid = index.notes.get(one.pinpoint or "")
        one.kind, one.via = "internal", ()
        one.target, one.local = (f"#note {one.pinpoint}", (eid,)) if eid else (None, ())
        one.reason = "" if eid else "no such footnote"
        return
    landing = _land(one.pins, word, reading, index)
    one.via = ()
    if landing is None or (landing.target is None and not said):
        one.kind = "dropped"
        return
    one.target, one.local, one.reason = landing.target, landing.local, landing.reason


def _land(pins: tuple[Pin, ...], word: str, reading: Reading, index: Index) -> Landing | None:
    here = index.of(reading.scope)
    if here is None:
        return Landing(None, reason="the text it stands in has no numbered places")
    scope = here
    if word in _BODY:
        body = index.of(here.owner)
        scope = body or here
    elif word.startswith("本") and word != "本附件" and here.annex is None:
        return Landing(None, reason=f"{word} is not this document")
    prefix = _prefix(scope)
    sections: tuple[str, ...] = ()
    section_names: list[str] = []
    for k, pin in enumerate(pins):
        last = k == len(pins) - 1
        if pin.unit in ("annex", "appendix"):
            landing = _annex(pin, scope, index, last=last)
            if isinstance(landing, Landing):
                return landing
            scope, prefix = landing, _prefix(landing)
        elif pin.unit in ("section", "part", "chapter"):
            entries = _sections(pin, scope, sections)
            section_names.append(f"{pin.unit} {pin.number}")
            if not entries:
                return Landing(None, reason=f"no {pin.unit} {pin.number} here")
            if last:
                return _chosen(entries, scope, reading, word, prefix + " ".join(section_names))
            sections = entries[0].sections
        elif pin.unit == "article":
            entries = [e for e in scope.articles if e.path == (ordinal(pin.number),)]
            # 第10条第2款: the paragraph of an article is found below it
            return _chosen(entries, scope, reading, word, f"{prefix}art {pin.number}") if entries else Landing(None, reason=f"no article {pin.number} here")
        elif pin.unit == "preamble":
            return _preamble(pin, scope)
        elif pin.unit in ("para", "item"):
            letters = "".join(f"({inner.number})" for inner in pins[k + 1 :] if inner.unit == "item" and inner.number.isascii())
            whole = evolve(pin, number=pin.number + letters) if letters and not pin.upto else pin
            return _paragraph(whole, scope, sections, section_names, reading, word, prefix)
        else:
            return Landing(None, reason=f"a {pin.unit} of this document has no address")
    return None


def _prefix(scope: Scope) -> str:
    if scope.annex is None:
        return "#"
    return f"#annex {scope.annex} " if scope.annex else "#annex "


def _annex(pin: Pin, scope: Scope, index: Index, *, last: bool) -> Landing | Scope:
    annexes = index.annexes(scope.owner)
    wanted = ordinal(pin.number) if pin.number else ""
    found = [a for a in annexes if (ordinal(a.annex or "") if a.annex else "") == wanted]
    if not found and not wanted and len(annexes) == 1:
        found = annexes
    if not found and wanted == "1" and len(annexes) == 1:
        found = annexes
    name = f"#annex {pin.number}".rstrip()
    if len(found) != 1:
        return Landing(None, reason=f"no {name[1:]} here" if not found else f"several are {name[1:]}")
    return Landing(name, (f"!{found[0].root.eid}",)) if last else found[0]


def _sections(pin: Pin, scope: Scope, within: tuple[str, ...]) -> list[Entry]:
    number = pin.number
    entries = scope.sections
    chain = list(within)
    for piece in number.split("."):
        wanted = ordinal(piece)
        entries = [e for e in scope.sections if e.path == (wanted,) and e.sections[: len(chain)] == tuple(chain)]
        if not entries:
            return []
        chain = list(entries[0].sections)
    return entries


def _preamble(pin: Pin, scope: Scope) -> Landing:
    number = ordinal(pin.number)
    body = scope.preamble
    if number.isdigit() and 0 < int(number) <= len(body):
        return Landing(f"#preamble {pin.number}", (body[int(number) - 1],))
    return Landing(None, reason=f"no preambular paragraph {pin.number} here")


def _paragraph(
    pin: Pin, scope: Scope, sections: tuple[str, ...], names: list[str], reading: Reading, word: str, prefix: str
) -> Landing:
    path = steps(pin.number)
    lead = prefix + "".join(f"{name} " for name in names)
    own = _own_path(scope, reading)
    if path and not path[0].isdigit():
        # 上文(b)分段: of the paragraph it stands in
        for k in range(len(own), -1, -1):
            entries = scope.paragraph((*own[:k], *path))
            if entries:
                shown = _shown((*own[:k], *path))
                return _chosen(entries, scope, reading, word, f"{lead}para {shown}")
        return Landing(None, reason=f"no ({pin.number}) in this paragraph")
    entries = scope.paragraph(path)
    if sections:
        entries = [e for e in entries if e.sections[: len(sections)] == sections] or ([] if len(entries) != 1 else entries)
    if not entries:
        return Landing(None, reason=f"no paragraph {pin.number} here")
    first = _chosen(entries, scope, reading, word, f"{lead}para {pin.number}")
    if not pin.upto or first.target is None:
        return first
    upto = steps(pin.upto)
    if upto and not upto[0].isdigit():
        upto = (*path[:-1], *upto)
    lasts = [e for e in scope.paragraph(upto) if not sections or e.sections[: len(sections)] == sections]
    last = _chosen(lasts, scope, reading, word, "") if lasts else Landing(None)
    if last.target is None:
        return Landing(None, reason=f"no paragraph {pin.upto} here")
    return Landing(f"{lead}para {pin.number}-{pin.upto}", (first.local[0], last.local[0]))


def _shown(path: tuple[str, ...]) -> str:
    return path[0] + "".join(f"({step})" for step in path[1:])


def _own_path(scope: Scope, reading: Reading) -> tuple[str, ...]:
    for eid in reversed(reading.chain):
        if eid in scope.places:
            return scope.places[eid].path
    return ()


def _chosen(entries: list[Entry], scope: Scope, reading: Reading, word: str, target: str) -> Landing:
    """Of several places with one number: the own section's, then the nearest in the stated direction."""
    if len(entries) > 1:
        own = next((scope.places[e] for e in reversed((*reading.chain, reading.unit)) if e in scope.places), None)
        if own is not None:
            same = [e for e in entries if e.sections == own.sections]
            entries = same or entries
            if len(entries) > 1 and word in ("上文", "下文"):
                before = [e for e in entries if e.order < own.order]
                after = [e for e in entries if e.order > own.order]
                entries = before[-1:] if word == "上文" else after[:1]
    if len(entries) != 1:
        return Landing(None, reason="numbering restarts; several have this number" if entries else "nothing there in that direction")
    return Landing(target, (entries[0].eid,))
