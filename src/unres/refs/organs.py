"""Which organ a number belongs to, and its canonical target (references.md 2 and 5)."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from unres.labels import roman_value
from unres.refs.numbers import Number

#: bodies whose numbers are session/item, with one session a year: session = year - base
_BASES = {"CND": 1957, "CCPCJ": 1991, "ESCAP": 1944, "CSW": 1956}
#: sessions of the Environment Assembly → years
_ASSEMBLY = {1: (2014,), 2: (2016,), 3: (2017,), 4: (2019,), 5: (2021, 2022), 6: (2024,), 7: (2025,)}
#: bodies with a symbol series of their own, by form
_YEARLY = frozenset(("E/CN.4", "E/CN.4/Sub.2", "CPD"))


class Day(NamedTuple):
    """A printed date; 0 for what is not said."""

    year: int = 0
    month: int = 0
    day: int = 0


@lru_cache(maxsize=4096)
def iso(day: Day) -> str:
    """A full date as ISO 8601 has it.

    >>> iso(Day(2021, 12, 6))
    '2021-12-06'
    """
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


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
    if key == "UNEP/EA":
        return day.year in _ASSEMBLY.get(session, ())
    base = _BASES.get(key)
    return base is None or session == day.year - base


class Context(NamedTuple):
    """What is known about a number besides its digits."""

    #: key of the governing body, "" if none is named; "other" for one without a known series
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

    @property
    def kind(self) -> str:
        """"resolution" unless the word says otherwise."""
        return "decision" if self.word == "决定" else "resolution"


#: target (None if open), kind, reason why it is open, key of the organ
Target = tuple[str | None, str, str, str]


def target(n: Number, c: Context) -> Target:
    """What a number points at; the target is None, with a reason, when no organ is certain.

    >>> from unres.refs.numbers import number
    >>> target(number("1325(2000)"), Context(speaker="A"))[0], target(number("5/1"), Context(body="A/HRC", named=True))[0]
    ('S/RES/1325(2000)', 'A/HRC/RES/5/1')
    >>> target(number("69/158"), Context(speaker="A/HRC", day=Day(2014, 12, 18)))[0]
    'A/RES/69/158'
    >>> target(number("15/4"), Context(speaker="A", word="决定"))[:3]
    (None, 'decision', 'no organ named; the number fits none of the speaker')
    """
    kind = c.kind
    if n.form == "year":
        return f"S/RES/{n.a}({n.b})", "resolution", "", "S"
    if c.body == "other":
        return None, kind, "the body named has no series that is known", "other"
    if n.form == "special":
        return _special(n, c)
    if n.form == "roman":
        return _roman(n, c)
    if n.form == "party":
        return _party(n, c)
    if n.form == "cbd":
        return f"CBD:{n.printed}", "decision", "", "CBD"
    if n.form != "slash":
        return None, kind, "no number of a text", ""
    if n.b >= 1946 and n.a < 1000:  # 第7/2019号 is FAO's or a national law
        good = c.body == "FAO"
        return (f"FAO:{n.a}/{n.b}" if good else None), kind, "" if good else "no UN organ numbers its texts so", c.body
    if n.a >= 1946:
        return _yearly(n, c)
    key = c.body
    if key in ("", "council", "board"):
        key = c.speaker
    if key in ("S", "E", "council", "board"):
        key = "A"  # the Security Council writes 1325(2000), the Economic and Social Council 2021/4
    if not (c.named and key == c.body):
        key = _likely(key, n, c)
        if not key:
            return None, kind, "no organ named; the number fits none of the speaker", ""
    return _session(key, n.a, n.b, kind), kind, "", key


def _likely(key: str, n: Number, c: Context) -> str:
    """The organ of an unnamed or inherited one, by the item number and the date (references.md 5.6, 5.7).

    A date that excludes the organ and admits exactly one other decides for that one; a date that admits none is a misprint
    or belongs to something else (2021-2030年…十年), and counts only against small session numbers, which many bodies have.
    """
    if _plausible(key, n, c) and fits(key, n.a, c.day):
        return key
    possible = [k for k in dict.fromkeys((key, "A", "A/HRC")) if _plausible(k, n, c)]
    if not c.day.year:
        return possible[0] if possible else ""
    others = [k for k in (*possible[1:], "UNEP/EA", *_BASES) if fits(k, n.a, c.day)]
    if len(others) == 1 or (others and others[0] in possible):
        return others[0]
    return possible[0] if possible and n.a >= 31 else ""


def _plausible(key: str, n: Number, c: Context) -> bool:
    """GA decisions are numbered from 401 (301 before session 45), Council ones from 101, Council resolutions stay below 60."""
    decision = c.kind == "decision"
    if key == "A":
        if c.year and n.a > c.year - 1945:
            return False
        return n.b >= 301 if decision else n.a >= 31
    if key == "A/HRC":
        if n.a < 1 or (c.year and n.a > 3 * (c.year - 2006) + 3):
            return False
        return n.b >= 101 if decision else n.b <= 60
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


def _yearly(n: Number, c: Context) -> Target:
    """2021/4: the Economic and Social Council's, unless a commission that numbers so is named (references.md 5.2)."""
    key = c.body if c.body in _YEARLY else "E"
    decision = c.kind == "decision" or (not c.word and key == "E" and n.b >= 200)
    kind = "decision" if decision else "resolution"
    if key == "CPD":
        return f"CPD:{n.a}/{n.b}", kind, "", key
    return f"{key}/{'DEC' if decision else 'RES'}/{n.a}/{n.b}", kind, "", key


def _special(n: Number, c: Context) -> Target:
    """ES-11/1, S-30/1.

    ES- is the General Assembly's. S- with a small number and a date since 2006 is the Council's, whose sessions began then;
    the Assembly's since are S-29 and later.
    """
    series = "DEC" if c.kind == "decision" else "RES"
    council = False
    if n.session.startswith("S-"):
        session = int(n.session[2:])
        if c.body in ("A/HRC", "council"):
            council = True
        elif c.body in ("", "A"):
            unsaid = not c.body and c.speaker == "A/HRC" and not c.day.year
            council = (c.day.year >= 2006 and session < 28) or (unsaid and session <= 40)
    key = "A/HRC" if council else "A"
    return f"{key}/{series}/{n.session}/{n.b}", c.kind, "", key


def _roman(n: Number, c: Context) -> Target:
    """The Assembly's sessions end with the thirtieth; higher ones are the Economic and Social Council's or a commission's."""
    kind = c.kind
    series = "DEC" if kind == "decision" else "RES"
    value = roman_value(n.session.removeprefix("E").removeprefix("S-").lower())
    shown = f"{n.a}({n.session})"
    key = c.body or (c.speaker if c.speaker in _ROMAN else "")
    if key in _ROMAN:
        return f"{key}:{shown}", kind, "", key
    if key == "E/CN.4":
        return f"E/CN.4/{series}/{shown}", kind, "", key
    if not value:
        return None, kind, "the session is no Roman number", ""
    if key in ("E", "council"):
        return f"E/{series}/{shown}", kind, "", "E"
    if value <= 30:
        return f"A/{series}/{shown}", kind, "", "A"
    if value <= 63:
        return f"E/{series}/{shown}", kind, "", "E"
    return None, kind, "no organ had that many sessions", ""


#: bodies whose numbers have Roman sessions and no symbol
_ROMAN = frozenset(("ECLAC", "ESCWA", "ECA", "ECE", "AU", "ESCAP"))


def _party(n: Number, c: Context) -> Target:
    """1/CP.21 and 1/CMA.4 are the climate convention's; COP alone is used by several."""
    if "/COP." not in n.printed:
        return f"FCCC:{n.printed}", "decision", "", "FCCC"
    if c.body in ("ICCD", "CBD", "BC", "RC", "SC", "MC"):
        return f"{c.body}:{n.printed}", "decision", "", c.body
    return None, "decision", "several conventions have a conference of parties", ""
