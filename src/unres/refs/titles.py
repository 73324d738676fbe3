"""Titles in 《》: what a mention stands for, by its own footnote, an earlier mention, an alias, a longer title, or common knowledge."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from attrs import define, field

from unres.model.text import Call
from unres.refs.instruments import instruments, key
from unres.refs.notes import Source
from unres.refs.reading import Reading
from unres.refs.reference import Found

_YEAR = re.compile(r"([0-9]{4})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:的)?$")
#: what stands before a title by its year
_DATED = frozenset("年月日的")
_ALIAS = re.compile(r"[0-9*]{0,3}\((?:以下|下)?(?:简称|称)?(?:为)?“?$|[，,]?(?:以下|下)?(?:简称|又称|下称|称为|亦称)“?$")
#: its last characters
_ALIAS_ENDS = frozenset("(“下称为")
#: what leads to an alias is never longer than this
_ALIAS_LENGTH = 24
#: how many titles back a longer form is looked for: no document cites that many of one sort, and the cost stays linear
_MOST = 200
#: a title this short names an instrument only within its document
_SHORT = 8


@define(eq=False)
class Registry:
    """What titles stand for, as far as the document has been read."""

    #: the caller's titles
    lookup: Callable[[str], Source | None] | None = None
    #: key → source, by a footnote or an alias
    sources: dict[str, Source] = field(factory=dict)
    #: last word → keys that end in it, in the order of their first mention
    order: dict[str, list[str]] = field(factory=dict)
    seen: set[str] = field(factory=set)
    aliases: dict[str, str] = field(factory=dict)
    #: title of the document
    title: str = ""
    #: key → what a mention of it was last found to be, in whatever way
    resolved: dict[str, Source] = field(factory=dict)


def short_of(short: str, long: str) -> bool:
    """Whether `short` can be a short form of `long`: same last word, its characters in order in the longer one.

    >>> short_of("2030年议程", "变革我们的世界：2030年可持续发展议程"), short_of("公约", "罗马规约"), short_of("仙台框架", "2015-2030年仙台减少灾害风险框架")
    (True, False, True)
    """
    if len(short) >= len(long) or short[-2:] != long[-2:]:
        return False
    at = 0
    for c in short:
        at = long.find(c, at) + 1
        if not at:
            return False
    return True


def resolve(reading: Reading, registry: Registry, cited: Mapping[int, list[Source]]) -> None:
    """Resolve the titles of one text, in order. `cited[k]` are the sources of note `k`."""
    text = reading.text
    calls = reading.content.calls
    seen = registry.seen
    last: Found | None = None
    last_end = 0
    near: list[str] = []
    for one in reading.found:
        if one.kind != "title" or one.target is not None:
            continue
        start = one.cite_start
        end = one.end if one.group < 0 else _end(text, start)
        name = key(text[start:end])
        before = text[start - 1] if start else ""
        year = _year(text, start) if before in _DATED and len(name) < _SHORT else ""
        full = year + name if year else name
        call = _call(reading, end, calls) if calls else None
        source: Source | None = None
        main = ""
        if (
            before in _ALIAS_ENDS
            and last is not None
            and start - last_end < _ALIAS_LENGTH
            and _ALIAS.fullmatch(text, last_end, start)
        ):
            main = year + key(text[last.cite_start : last_end])
            registry.aliases[full] = main
        if call is not None:
            found = cited[call.note]
            if len(found) == 1:
                source = found[0].through(f"note {call.marker}")
                if main:
                    registry.sources.setdefault(main, source)
                    if last is not None and last.target is None:
                        _take(last, source)  # 《世界图书馆宪章》(《宪章》)¹: the note is that of both
                        registry.resolved[main] = source
                elif before != "该" and full not in registry.aliases:
                    registry.sources[full] = source
            elif len(found) > 1:
                one.reason = "its note has several sources"
        if source is None and before != "本":
            source, reason = _known(full, name, year, registry, near, that=before == "该")
            if source is None:
                one.reason = reason
            elif main:
                registry.sources.setdefault(main, source)
        elif source is None:
            one.reason = "this text itself"
        if full not in seen:
            seen.add(full)
            registry.order.setdefault(full[-2:], []).append(full)
        near.append(full)
        if len(near) > _MOST:
            del near[0]
        if source is not None:
            _take(one, source)
            if before not in ("该", "本"):
                registry.resolved[full] = source
        last, last_end = one, end


def _take(one: Found, source: Source) -> None:
    one.target, one.part, one.reason = source.target, source.part, ""
    one.via = source.via
    if source.target == "UN-Charter":
        one.kind = "charter"
        one.via = ()
    if source.pins:
        one.pins = (*source.pins, *one.pins)
    if one.pinpoint is None:
        one.pinpoint = source.pinpoint


def _end(text: str, start: int) -> int:
    """The end of the title that begins at `start`: its 》, titles inside left out."""
    end = text.find("》", start) + 1
    inner = text.find("《", start + 1, end)
    while inner >= 0 and end:
        end = text.find("》", end) + 1
        inner = text.find("《", inner + 1, end)
    return end or len(text)


def _year(text: str, start: int) -> str:
    m = _YEAR.search(text, max(0, start - 12), start)
    return f"{m[1]}年" if m else ""


def _call(reading: Reading, end: int, calls: tuple[Call, ...]) -> Call | None:
    """The call of a note right behind a title, one punctuation mark between at most; None if there is none."""
    low = reading.end(end)
    for call in calls:
        offset = call.offset
        if low <= offset <= low + 2 and call.note >= 0:
            between = reading.content.value[low:offset]
            if not between or not between.strip("，、；。：,;: )）”"):
                return call
    return None


def _known(full: str, name: str, year: str, registry: Registry, near: list[str], *, that: bool = False) -> tuple[Source | None, str]:
    sources = registry.sources
    if registry.lookup is not None and (given := registry.lookup(name)) is not None:
        return given, ""
    if that and len(name) < _SHORT and (other := next((o for o in reversed(near) if short_of(name, o)), "")):
        # 该《公约》 is the one just named
        source = sources.get(other) or instruments().get(other)
        return (source.through(f"《{other}》"), "") if source else (None, f"short for 《{other}》, whose source is not given")
    if full in sources:
        return sources[full], ""
    if full in registry.aliases:
        main = registry.aliases[full]
        source, reason = _known(main, main, "", registry, near) if registry.aliases.get(main) != full else (None, "open")
        if source is not None:
            return source.through(f"《{main}》"), ""
        if reason:
            return None, f"stands for 《{main}》, whose source is not given"
    known = instruments()
    if name in known and not (year and len(name) < 5):
        return known[name], ""
    if year:
        return None, "no source given"
    sort = name[-2:]
    longer = [other for other in registry.order.get(sort, ())[-_MOST:] if short_of(name, other)]
    if not longer:
        return None, "no source given"
    candidates: dict[tuple[str, str | None] | str, tuple[str, Source | None]] = {}
    for other in longer:
        source = sources.get(other) or registry.resolved.get(other) or known.get(other)
        candidates[(source.target, source.part) if source else other] = (other, source)
    if len(candidates) > 1 and (ends := {k: v for k, v in candidates.items() if v[0].endswith(name)}):
        candidates = ends  # 《维也纳行动纲领》 is part of one title as it stands, and only in letters of another
    if len(candidates) > 1:
        picked = _picked(name, candidates, registry, near)
        if picked is None:
            before = registry.resolved.get(full)
            return (before, "") if before is not None else (None, "short for several titles")
        other, source = picked
    else:
        ((other, source),) = candidates.values()
    if source is None:
        return None, f"short for 《{other}》, whose source is not given"
    return source.through(f"《{other}》"), ""


def _picked(
    name: str, candidates: dict[tuple[str, str | None] | str, tuple[str, Source | None]], registry: Registry, near: list[str]
) -> tuple[str, Source | None] | None:
    """Of several: the one named before in the same text, else the one the document is about.

    If neither tells, the caller keeps to what the short form stood for last: it is defined once and used from then on.
    """
    for other in reversed(near):
        if short_of(name, other):
            for found, source in candidates.values():
                if found == other:
                    return found, source
            known = registry.sources.get(other) or instruments().get(other)
            return other, known
    about = [pair for pair in candidates.values() if pair[0] in registry.title]
    return about[0] if len(about) == 1 else None
