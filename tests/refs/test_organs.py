"""Which organ a number belongs to: references.md 5, rule by rule."""

from __future__ import annotations

import pytest

from unres.refs.numbers import number
from unres.refs.organs import Context, Day, fits, iso, target


def aim(printed, **context):
    return target(number(printed), Context(**context))[0]


def test_1_years_in_brackets_are_the_security_council():
    assert aim("1325(2000)") == "S/RES/1325(2000)"
    assert aim("1325(2000)", body="A", named=True, word="决定") == "S/RES/1325(2000)"


def test_2_years_before_the_slash():
    assert aim("1996/31") == "E/RES/1996/31"
    assert aim("2023/302", word="决定") == "E/DEC/2023/302"
    assert aim("2023/302") == "E/DEC/2023/302"  # its decisions are numbered from 200
    assert aim("2023/5", body="A", named=True) == "E/RES/2023/5"
    assert aim("2005/5", body="E/CN.4", named=True) == "E/CN.4/RES/2005/5"
    assert aim("2000/22", body="E/CN.4/Sub.2", named=True) == "E/CN.4/Sub.2/RES/2000/22"
    assert aim("2014/1", body="CPD", named=True) == "CPD:2014/1"


def test_2_years_behind_the_slash_are_no_organ_of_the_un():
    assert aim("7/2019") is None
    assert aim("7/2019", body="A", named=True) is None
    assert aim("7/2019", body="FAO", named=True) == "FAO:7/2019"


def test_3_roman_sessions():
    assert aim("217 A (III)") == "A/RES/217(III)"
    assert aim("3281(XXIX)") == "A/RES/3281(XXIX)"
    assert aim("1(I)", body="E", named=True) == "E/RES/1(I)"
    assert aim("8(I)", body="council", named=True) == "E/RES/8(I)"
    assert aim("2008(LX)") == "E/RES/2008(LX)"
    assert aim("1503(XLVIII)") == "E/RES/1503(XLVIII)"
    assert aim("574(XXVII)", body="ECLAC", named=True) == "ECLAC:574(XXVII)"
    assert aim("302(XXVII)", speaker="ESCWA") == "ESCWA:302(XXVII)"
    assert aim("934(XXXVIII)", body="AU", named=True) == "AU:934(XXXVIII)"
    assert aim("8(XXIII)", body="E/CN.4", named=True) == "E/CN.4/RES/8(XXIII)"
    assert aim("1874(S-IV)") == "A/RES/1874(S-IV)"
    assert aim("1(LXXX)") is None  # nobody had eighty
    assert aim("1(IIII)") is None


def test_4_special_sessions():
    assert aim("ES-11/4", body="A/HRC", named=True) == "A/RES/ES-11/4"
    assert aim("S-10/2") == "A/RES/S-10/2"
    assert aim("S-30/1", body="A/HRC", named=True) == "A/HRC/RES/S-30/1"
    assert aim("S-12/1", day=Day(2009, 10, 16)) == "A/HRC/RES/S-12/1"
    assert aim("S-30/1", day=Day(2016, 4, 19)) == "A/RES/S-30/1"
    assert aim("S-10/2", day=Day(1978, 6, 30)) == "A/RES/S-10/2"
    assert aim("S-18/1", speaker="A/HRC") == "A/HRC/RES/S-18/1"
    assert aim("S-27/2", body="A", named=True, day=Day(2002, 5, 10)) == "A/RES/S-27/2"
    assert aim("S-24/1", word="决定") == "A/DEC/S-24/1"


@pytest.mark.parametrize(
    ("body", "printed", "word", "expected"),
    [
        ("A", "70/1", "决议", "A/RES/70/1"),
        ("A", "60/509", "决定", "A/DEC/60/509"),
        ("A/HRC", "5/1", "决议", "A/HRC/RES/5/1"),
        ("A/HRC", "18/120", "决定", "A/HRC/DEC/18/120"),
        ("UNEP/EA", "5/14", "决议", "UNEP/EA.5/Res.14"),
        ("ESCAP", "72/7", "决议", "E/ESCAP/RES/72/7"),
        ("CND", "62/8", "决议", "CND:62/8"),
        ("CCPCJ", "26/3", "决议", "CCPCJ:26/3"),
        ("CSW", "51/2", "决议", "CSW:51/2"),
        ("STAT", "48/110", "决定", "STAT:48/110"),
        ("CBD", "15/4", "决定", "CBD:15/4"),
        ("CAC/COSP", "8/9", "决议", "CAC/COSP:8/9"),
        ("CTOC/COP", "10/1", "决议", "CTOC/COP:10/1"),
    ],
)
def test_5_the_governing_body(body, printed, word, expected):
    assert aim(printed, body=body, named=True, word=word) == expected


def test_5_else_the_speaker():
    assert aim("70/1", speaker="A") == "A/RES/70/1"
    assert aim("42/3", speaker="A/HRC") == "A/HRC/RES/42/3"
    assert aim("70/1", speaker="S") == "A/RES/70/1"  # the Security Council's own are written 1325(2000)
    assert aim("70/1", speaker="E") == "A/RES/70/1"


def test_5_a_body_without_series_stays_open():
    assert aim("12/7", body="other", named=True) is None


def test_6_item_numbers():
    assert aim("15/4", word="决定") is None
    assert aim("70/409", word="决定") == "A/DEC/70/409"
    assert aim("48/101", speaker="A/HRC", word="决定") == "A/HRC/DEC/48/101"
    assert aim("69/158", speaker="A/HRC") == "A/RES/69/158"  # the Council has no 158 resolutions a session
    assert aim("5/1", speaker="A") == "A/HRC/RES/5/1"  # the Assembly's first sessions had Roman numbers


def test_7_dates():
    assert aim("43/10", speaker="A/HRC", day=Day(1988, 12, 8)) == "A/RES/43/10"
    assert aim("36/5", speaker="A", day=Day(2017, 9, 28)) == "A/HRC/RES/36/5"
    assert aim("73/284", speaker="A", day=Day(2021)) == "A/RES/73/284"  # 2021-2030年…十年: the year is of the topic
    assert aim("70/1", body="A", named=True, day=Day(1999, 1, 1)) == "A/RES/70/1"  # who is named is meant


@pytest.mark.parametrize(
    ("key", "session", "day", "good"),
    [
        ("A", 70, Day(2015, 9, 25), True),
        ("A", 70, Day(2016, 7, 1), True),
        ("A", 70, Day(2015, 7, 1), False),
        ("A", 70, Day(2017, 1, 1), False),
        ("A", 70, Day(), True),
        ("A/HRC", 1, Day(2006, 6, 30), True),
        ("A/HRC", 48, Day(2021, 10, 8), True),
        ("A/HRC", 48, Day(2023, 10, 8), False),
        ("A/HRC", 1, Day(2004, 6, 30), False),
        ("UNEP/EA", 5, Day(2022, 3, 2), True),
        ("UNEP/EA", 4, Day(2022, 3, 2), False),
        ("CND", 62, Day(2019, 3, 1), True),
        ("CND", 62, Day(2020, 3, 1), False),
        ("CBD", 15, Day(2022, 12, 1), True),
    ],
)
def test_7_sessions_and_dates(key, session, day, good):
    assert fits(key, session, day) is good


def test_conferences_of_parties():
    assert aim("1/CP.21") == "FCCC:1/CP.21"
    assert aim("1/CMA.4") == "FCCC:1/CMA.4"
    assert aim("7/COP.13", body="ICCD", named=True) == "ICCD:7/COP.13"
    assert aim("7/COP.13") is None
    assert aim("X/2") == "CBD:X/2"


def test_what_is_open_has_a_reason():
    for printed, context in (("7/2019", {}), ("15/4", {"word": "决定"}), ("7/COP.13", {}), ("2170", {}), ("1(LXXX)", {})):
        aimed, _, reason, _ = target(number(printed), Context(**context))
        assert aimed is None
        assert reason


def test_dates_are_iso():
    assert iso(Day(2021, 12, 6)) == "2021-12-06"
    assert iso(Day(946, 1, 2)) == "0946-01-02"
