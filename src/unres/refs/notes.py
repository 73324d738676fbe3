"""What a footnote cites, and 同上: the source of the note before (references.md 7)."""

from __future__ import annotations

from typing import NamedTuple

from unres.refs.reference import Found, Pin

#: kinds that can be the source of a note
_SERIES = ("UNTS:", "LNTS:")
_SOURCES = frozenset(("resolution", "decision", "symbol", "treaty", "sales", "record", "code", "ibid"))


class Source(NamedTuple):
    """What a note cites: enough to cite it again."""

    target: str
    part: str | None = None
    pins: tuple[Pin, ...] = ()
    pinpoint: str | None = None
    via: tuple[str, ...] = ()

    def through(self, step: str) -> Source:
        """The same, reached through one step more: "note 23", "《公约》"."""
        return Source(self.target, self.part, self.pins, self.pinpoint, (step, *self.via))


def sources(found: list[Found]) -> list[Source]:
    """The different works a note cites, in order; a corrigendum or addendum cited with its document is no other work.

    Members of one enumeration count once, with the pinpoint as printed.
    """
    out: dict[tuple[str, str | None], Source] = {}
    for one in found:
        if one.kind not in _SOURCES or one.target is None:
            continue
        key = (one.target, one.part)
        if key in out:
            if one.pinpoint and not out[key].pinpoint:
                out[key] = Source(one.target, one.part, one.pins, one.pinpoint, one.via)
            continue
        if any(one.target.startswith(f"{target}/") for target, _ in out):
            continue
        out[key] = Source(one.target, one.part, one.pins if one.group < 0 else (), one.pinpoint, one.via)
    return list(out.values())


def resolve_ibid(one: Found, before: list[Source], marker: str) -> None:
    """Give 同上 the source of the preceding note.

    2,736 notes begin with 同上; the preceding note is the antecedent in all but 3. With several sources there it stays open:
    which is meant is not certain.
    """
    if one.target is not None:  # 同上，第V卷，第N号 says all itself
        one.via = (f"note {marker}",) if marker else ()
        return
    if not before:
        one.reason = "the preceding note cites nothing that can be meant" if marker else "no note before it"
        return
    if len(before) > 1:
        one.reason = "the preceding note has several sources"
        return
    source = before[0]
    unit = one.pins[0].unit if one.pins else ""
    if unit == "entry" or (unit == "volume" and source.target.startswith(_SERIES)):
        _within_series(one, source, marker)
        return
    one.target, one.part, one.reason = source.target, source.part, ""
    one.via = (f"note {marker}", *source.via)
    if one.pinpoint is None:
        one.pins, one.pinpoint = source.pins, source.pinpoint
    elif one.pins and source.pins:
        one.pins = _joined(source.pins, one.pins)


def _within_series(one: Found, source: Source, marker: str) -> None:
    """同上，第973号 is an entry in the volume of the note before; 同上，第999卷 without an entry says too little."""
    entry = one.pins[0].number if one.pins[0].unit == "entry" else ""
    if not entry or not source.target.startswith(_SERIES):
        one.reason = "which entry of the treaty series is not said" if not entry else "the preceding note cites no volume of a treaty series"
        return
    series, volume, _ = source.target.split(":")
    one.target, one.reason, one.pins, one.pinpoint = f"{series}:{volume}:{entry}", "", (), None
    one.via = (f"note {marker}",)


_RANKS = {"volume": 0, "annex": 0, "decision": 0, "resolution": 0, "appendix": 1, "part": 1, "chapter": 2, "section": 3, "article": 4,
          "preamble": 4, "para": 5, "page": 5, "item": 6}  # fmt: skip


def _joined(before: tuple[Pin, ...], own: tuple[Pin, ...]) -> tuple[Pin, ...]:
    """同上，B.2节 behind 第六章，B.1节 keeps the chapter, 同上，第十八章 starts a new one."""
    rank = _RANKS.get(own[0].unit, 0)
    return (*(pin for pin in before if _RANKS.get(pin.unit, 0) < rank), *own)
