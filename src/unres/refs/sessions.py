"""Sessions and meetings: 大会第七十六届会议, 第53次全体会议."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from unres.model.pieces import han_value
from unres.refs.bodies import speakers
from unres.refs.reference import Found

_NUMBER = re.compile(r"第([一二三四五六七八九十百零〇]{1,6}|[0-9]{1,5})(届|次)((?:紧急)?特别|实质性|组织|常)?")
_PREFIX = {"特别": "S-", "紧急特别": "ES-"}


def resolve(one: Found, text: str, speaker: str) -> None:
    """The target of a session or meeting: body and number; the speaker's if no body is named before it.

    A body that is not known leaves it open: 缔约方大会第二十一届会议 is not a session of the General Assembly.
    """
    number, prefix = _number(text[one.start : one.end])
    if number is None:
        one.reason = "no number"
        return
    body = "A" if prefix == "ES-" else _body(text[max(0, one.start - 60) : one.start], speaker)
    if body is None or not number:
        one.reason = "which body's is not said"
        return
    one.reason = ""
    one.target = f"{one.kind}:{body}/{prefix}{number}"


@lru_cache(maxsize=1024)
def _number(printed: str) -> tuple[int | None, str]:
    """The number of 第七十六届会议, and what stands before it if the session is a special one; None without a number."""
    m = _NUMBER.match(printed)
    if m is None:
        return None, ""
    return int(m[1]) if m[1].isdigit() else han_value(m[1]), _PREFIX.get(m[3] or "", "")


_PARTS = ("会议", "大会", "理事会", "委员会", "小组", "工作组", "论坛", "法院", "组织", "执行局", "管理局")
_TAIL = re.compile(r"(?:[0-9]{4}年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:在|于|其|的|将在|将于|至迟在|不迟于|并在|从|向|和|至|到)?$")
#: no tail is longer: 2043年12月20日至迟在
_TAIL_LENGTH = 16
_TAIL_ENDS = frozenset("年月日在于其的从向和至到")
#: all the characters of a tail
_TAIL_SIGNS = "0123456789年月日在于其的将至迟不并从向和到"
#: members of a list before it, whose body is its own: 人权理事会第四十七届和第四十八届会议
_LISTED = re.compile(r"(?:第[一二三四五六七八九十百零〇0-9]{1,6}(?:届|次)(?:(?:特别|实质性|组织|常)?会议)?(?:期间)?[、，和及与至]{1,2}){1,8}$")
_JOINERS = ("、", "，", "和", "及", "与", "至")
_WIDER = frozenset(("审议", "环境", "人居", "卫生", "劳工", "代表", "约方", "约国", "组织", "机构", "法大"))


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """The last two characters of a body's name → how long such names are, the longest first."""
    out: dict[str, set[int]] = {}
    for name in speakers():
        out.setdefault(name[-2:], set()).add(len(name))
    return {end: tuple(sorted(lengths, reverse=True)) for end, lengths in out.items()}


def _body(before: str, speaker: str) -> str | None:
    if before.endswith(_JOINERS) and (listed := _LISTED.search(before)):
        before = before[: listed.start()]
    bare = before
    if before[-1:] in _TAIL_ENDS:
        since = max(len(before) - _TAIL_LENGTH, len(before.rstrip(_TAIL_SIGNS)))
        if tail := _TAIL.search(before, max(0, since)):
            bare = before[: tail.start()]
    names, lengths = speakers(), _lengths()
    for length in lengths.get(bare[-2:], ()):
        name = bare[-length:]
        key = names.get(name)
        if not key:
            continue
        if key == "council":
            return speaker if speaker in ("A/HRC", "E") else None
        if key == "board":  # several bodies have one
            return None
        return None if name == "大会" and bare[-4:-2] in _WIDER else key
    return None if bare.endswith(_PARTS) else speaker or None
