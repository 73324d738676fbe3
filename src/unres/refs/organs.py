"""Which organ a number belongs to, and its canonical target (references.md 2 and 5)."""

from __future__ import annotations

from attrs import frozen

from unres.labels import roman_value
from unres.refs.numbers import Number

#: bodies whose numbers are session/item, with their first session's year less one: session = year - base
_BASES = {"CND": 1957, "CCPCJ": 1991, "ESCAP": 1944, "STAT": 1969}
#: bodies with a symbol series of their own, by form
_YEARLY = frozenset(("E/CN.4", "E/CN.4/Sub.2", "CPD"))


@frozen
class Day:
    """A printed date; 0 for what is not said."""

    year: int = 0
    month: int = 0
    day: int = 0

    @property
    def iso(self) -> str:
        """`2021-12-16`, or "" if it is not a full date."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}" if self.day else ""


NEVER = Day()


def fits(key: str, session: int, day: Day) -> bool:
    """Whether a session of a body can have met on a date.

    GA sessions open in September (session = year - 1945); the Council has three a year since 2006; the commissions one.
    19,200 dated GA and Council numbers agree in 99.7 %.

    >>> fits("A", 70, Day(2015, 12, 17)), fits("A/HRC", 30, Day(2015, 10, 1)), fits("A", 30, Day(2015, 10, 1))
    (True, True, False)
    """
    if not day.year:
        return True
    if key == "A":
        late, early = session == day.year - 1945, session == day.year - 1946
        return (late or early) if day.month in (0, 9, 10, 11, 12, 1) else early
    if key == "A/HRC":
        first = 3 * (day.year - 2006) + 1
        return day.year >= 2006 and first - 1 <= session <= first + 2
    base = _BASES.get(key)
    return base is None or abs(session - (day.year - base)) <= (1 if key == "STAT" else 0)


@frozen(eq=False)
class Context:
    """What is known about a number besides its digits."""

    #: key of the governing body, "" if none is named
    body: str = ""
    #: whether the body is named for this very number (not inherited along a list)
    named: bool = False
    #: key of the body whose text this is
    speaker: str = "A"
    #: "决议", "决定" or ""
    word: str = ""
    day: Day = NEVER
    #: year of this document, 0 if unknown
    year: int = 0


def target(n: Number, c: Context) -> tuple[str | None, str, str]:
    """(canonical target, kind, reason) of a number; the target is None, with a reason, when no organ is certain.

    >>> from unres.refs.numbers import number
    >>> target(number("1325(2000)"), Context(speaker="A"))[0], target(number("5/1"), Context(body="A/HRC", named=True))[0]
    ('S/RES/1325(2000)', 'A/HRC/RES/5/1')
    >>> target(number("69/158"), Context(speaker="A/HRC", day=Day(2014, 12, 18)))[0]
    'A/RES/69/158'
    >>> target(number("15/4"), Context(speaker="A", word="决定"))
    (None, 'decision', 'no organ named; the number fits none of the speaker')
    """
    word = c.word
    if n.form == "year":
        return f"S/RES/{n.a}({n.b})", "resolution", ""
    if n.form == "special":
        return _special(n, c)
    if n.form == "roman":
        return _roman(n, c)
    if n.form == "party":
        return _party(n, c)
    if n.form == "cbd":
        return (f"CBD:{n.printed}", "decision", "") if c.body in ("", "CBD", "A", "E") else (None, "decision", "no organ for this number")
    a, b = n.a, n.b
    if b >= 1946 and a < 1000:  # 第7/2019号 is FAO's or a national law
        return (f"FAO:{a}/{b}", "resolution", "") if c.body == "FAO" else (None, "resolution", "no UN organ numbers its texts so")
    if a >= 1946:
        return _yearly(n, c)
    key = c.body
    if key in ("", "council", "board"):
        key = c.speaker
    if key in ("S", "E", "council", "board", ""):
        key = "A"  # the Security Council writes 1325(2000), the Economic and Social Council 2021/4
    kind = "decision" if word == "决定" else "resolution"
    if not (c.named and c.body not in ("", "council", "board")):
        key = _likely(key, a, b, kind, c)
        if not key:
            return None, kind, "no organ named; the number fits none of the speaker"
    return _session(key, a, b, kind), kind, ""


def _likely(key: str, a: int, b: int, kind: str, c: Context) -> str:
    """The organ of an unnamed or inherited one, by the item number and the date (references.md 5.6, 5.7)."""
    year = c.day.year or c.year
    possible = [k for k in (key, "A", "A/HRC") if _plausible(k, a, b, kind, year)]
    if c.day.year:
        dated = [k for k in possible if fits(k, a, c.day)]
        if dated:
            return dated[0]
    return possible[0] if possible else ""


def _plausible(key: str, a: int, b: int, kind: str, year: int) -> bool:
    """GA decisions are numbered from 401 (301 before session 45), its resolutions stay below 400; Council ones below 60."""
    if key == "A":
        if year and a > year - 1945:
            return False
        return b >= 301 if kind == "decision" else b < 401 and a >= 31
    if key == "A/HRC":
        if year and (a > 3 * (year - 2006) + 3 or a < 1):
            return False
        return b >= 101 if kind == "decision" else b <= 60
    return True


def _session(key: str, a: int, b: int, kind: str) -> str:
    """Texts numbered session/item."""
    series = "DEC" if kind == "decision" else "RES"
    if key in ("A", "A/HRC"):
        return f"{key}/{series}/{a}/{b}"
    if key == "UNEP/EA":
        return f"UNEP/EA.{a}/{'Dec' if kind == 'decision' else 'Res'}.{b}"
    if key == "ESCAP" and kind == "resolution":
        return f"E/ESCAP/RES/{a}/{b}"
    if key in ("E/CN.4", "E/CN.4/Sub.2"):
        return f"{key}/{series}/{a}/{b}"
    return f"{key}:{a}/{b}"


def _yearly(n: Number, c: Context) -> tuple[str | None, str, str]:
    """2021/4: the Economic and Social Council's, unless a commission that numbers so is named (references.md 5.2)."""
    key = c.body if c.body in _YEARLY else "E"
    decision = c.word == "决定" or (not c.word and key == "E" and n.b >= 200)
    kind = "decision" if decision else "resolution"
    if key == "CPD":
        return f"CPD:{n.a}/{n.b}", kind, ""
    return f"{key}/{'DEC' if decision else 'RES'}/{n.a}/{n.b}", kind, ""


def _special(n: Number, c: Context) -> tuple[str | None, str, str]:
    """ES- is the General Assembly's. S- with a small number and a date since 2006 is the Council's (its sessions began then;
    the Assembly's since are S-29 and later)."""
    kind = "decision" if c.word == "决定" else "resolution"
    series = "DEC" if kind == "decision" else "RES"
    council = False
    if n.session.startswith("S-"):
        session = int(n.session[2:])
        if c.body in ("A/HRC", "council") and session != 32:
            council = True
        elif c.body in ("", "A"):
            council = c.day.year >= 2006 and session < 28 or (not c.body and c.speaker == "A/HRC" and not c.day.year and session <= 40)
    return f"{'A/HRC' if council else 'A'}/{series}/{n.session}/{n.b}", kind, ""


def _roman(n: Number, c: Context) -> tuple[str | None, str, str]:
    """Assembly sessions end with XXX; higher ones are the Economic and Social Council's or a commission's."""
    kind = "decision" if c.word == "决定" else "resolution"
    series = "DEC" if kind == "decision" else "RES"
    value = roman_value(n.session.removeprefix("ES-").removeprefix("S-").lower())
    shown = f"{n.a}({n.session})"
    if c.body in ("ECLAC", "ESCWA", "ECA", "ECE", "AU", "ESCAP", "SPC"):
        return f"{c.body}:{shown}", kind, ""
    if c.body == "E/CN.4":
        return f"E/CN.4/{series}/{shown}", kind, ""
    if not value:
        return None, kind, "the session is no Roman number"
    if c.body in ("E", "council") or (not c.body and c.speaker == "E" and value <= 30 and n.a < 400):
        return f"E/{series}/{shown}", kind, ""
    if c.speaker in ("ESCAP", "ECLAC", "ESCWA", "ECA", "ECE") and not c.body:
        return f"{c.speaker}:{shown}", kind, ""
    if value <= 30:
        return f"A/{series}/{shown}", kind, ""
    return (f"E/{series}/{shown}", kind, "") if value <= 63 else (None, kind, "no organ had that many sessions")


def _party(n: Number, c: Context) -> tuple[str | None, str, str]:
    """1/CP.21 and 1/CMA.4 are the climate convention's; COP alone is used by several."""
    if "/COP." not in n.printed:
        return f"FCCC:{n.printed}", "decision", ""
    if c.body in ("ICCD", "CBD", "BC", "RC", "SC", "MC"):
        return f"{c.body}:{n.printed}", "decision", ""
    return f"ICCD:{n.printed}", "decision", ""
