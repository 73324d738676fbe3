"""Dates and meetings as they are printed: 2021年12月16日, 一九七一年十月二十五日, 第1976次, 第一九七六次."""

from __future__ import annotations

import re
from functools import lru_cache

from unres.figures import DIGITS, ZEROS, figure
from unres.parse.squeeze import squeeze

_MONTHS = "January February March April May June July August September October November December".split()
_ENGLISH_DAY = re.compile(r"([0-9]{1,2})\s*([A-Z][a-z]+)\s*([0-9]{4})")
#: a day, in digits or, as in texts of the 1970s, in Chinese numbers
DAY = rf"(?:[0-9]{{4}}年[0-9]{{1,2}}月[0-9]{{1,2}}日|[{DIGITS}][{DIGITS}{ZEROS}]{{3}}年[{DIGITS}十]{{1,2}}月[{DIGITS}十廿卅]{{1,3}}日)"
#: the number of a meeting
COUNT = rf"(?:[0-9]{{1,5}}|[{DIGITS}{ZEROS}十百千]{{1,9}})"
_DAY = re.compile(
    rf"(?P<y>[0-9]{{4}}|[{DIGITS}][{DIGITS}{ZEROS}]{{3}})年(?P<m>[0-9]{{1,2}}|[{DIGITS}十]{{1,2}})月(?P<d>[0-9]{{1,2}}|[{DIGITS}十廿卅]{{1,3}})日"
)
_MEETING = re.compile(rf"(?:第({COUNT})|([0-9]{{1,5}}))次")


@lru_cache(maxsize=64)  # the line of adoption is asked for more than once
def iso(text: str) -> str:
    """The ISO date of the first Chinese or English date in `text`, "" if it has none.

    >>> iso("2021 年 12 月 16 日大会决议"), iso("7 January 2022"), iso("2021年13月1日"), iso("一九七一年十月二十五日，")
    ('2021-12-16', '2022-01-07', '', '1971-10-25')
    """
    bare = squeeze(text)
    year = bare.find("年", 4)  # behind four digits
    while year > 0:
        found = _DAY.match(bare, year - 4)
        if found:
            return _checked(figure(found["y"]), figure(found["m"]), figure(found["d"]))
        year = bare.find("年", year + 1)
    found = _ENGLISH_DAY.search(text)
    if found and found[2] in _MONTHS:
        return _checked(int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1]))
    return ""


def _checked(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}" if 1900 <= year <= 2199 and 1 <= month <= 12 and 1 <= day <= 31 else ""


def meetings(text: str) -> list[int]:
    """The numbers of the meetings named in `text`.

    >>> meetings("第 53 次全体会议"), meetings("第一九七六次全体会议。"), meetings("第5和第6次会议")
    ([53], [1976], [6])
    """
    if "次" not in text:
        return []
    return [number for one, other in _MEETING.findall(squeeze(text)) if (number := figure(one or other))]
