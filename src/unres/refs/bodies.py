"""Bodies named in a text, and which of them governs a number (references.md 5)."""

from __future__ import annotations

import re
import sys
import tomllib
from functools import cache
from importlib.resources import files

#: words between a body and the number of its text that do not part them
_DATED = r"(?:[0-9]{4}|[一二三四五六七八九〇零]{4})年(?:[0-9一二三四五六七八九十]{1,2}月(?:[0-9一二三四五六七八九十廿卅]{1,3}日)?)?(?:(?:至|和|、|-)(?:[0-9]{1,2}月)?[0-9]{1,2}日)?"
_LINKING = (
    rf"{_DATED}|第[一二三四五六七八九十百零〇0-9]{{1,6}}(?:届|次)(?:(?:紧急|)特别|实质性|组织|常)?(?:会议)?(?:续会)?(?:期间)?|续会"
    r"|通过了|通过|所通过|作出|印发|发布|根据|依照|按照|遵照|经由|各项|多项|若干|各|有关|相关|一系列|所有|历次|以往|以前|先前|前几项|这些|前|此前"
    r"|决议和决定|决议|决定|声明|，|、|和|及|包括|特别是|尤其是|最近(?:的)?(?:一[项次])?(?:是|为)?|最新(?:的)?(?:一[项次])?(?:是|为)?|即|例如|以协商一致方式|其中|是|为|一项|两项|题为■{1,200}|“■{0,400}”|《■{0,200}》|\([^()]{0,60}\)|\("
    r"|在|于|以|其|的"  # last: 以往, 以协商一致方式 and 其中 begin with one of them
)
_BEFORE = re.compile(rf"(?:{_LINKING}){{0,14}}+")
_TOPIC = re.compile(r"(?:关于|题为|有关|涉及|就|为|对|以|处理|设立|重新设立|延长)")
_AFTER = re.compile(rf"的(?:{_LINKING}){{0,14}}+$")
#: a topic that is still open: the body behind it belongs to the topic
_OPEN = re.compile(r"(?:关于|题为|涉及|设立|成立|加强|有关|支持|促进)[^，。；的]{0,40}$")
#: 其第70/1号决议 is the speaker's own; in 及其根据第40/20号决议 the word is a subject
_OWN = re.compile(rf"其(?!根据|依照|按照|遵照)(?:{_LINKING}){{0,10}}+$|其(?:关于|题为|有关|涉及|就)[^。；]{{1,200}}的(?:{_LINKING}){{0,10}}+$")


#: how far a body, or 其, is from the number it governs at most
REACH = 260
#: no name is longer
LONGEST = 15


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str], tuple[tuple[str, str], ...]]:
    data = tomllib.loads(files("unres.refs").joinpath("bodies.toml").read_text(encoding="utf-8"))
    keys = {name: body["key"] for body in data["body"] for name in body["names"]}
    longest = sorted(keys, key=len, reverse=True)
    # by first character: `re` looks for the characters that all alternatives begin with, and passes over those that begin otherwise
    first = sorted({name[0] for name in longest})
    names = "|".join(f"{c}(?:{'|'.join(re.escape(n[1:]) for n in longest if n[0] == c)})" for c in first)
    pattern = re.compile(rf"{names}|缔约[国方](?:会议|大会)")
    words = tuple((word, key) for key, words in data["parties"].items() for word in words)
    return pattern, keys, words


def speakers() -> dict[str, str]:
    """Name of a body as it stands in an enacting formula → its key."""
    return _names()[1]


def mentions(text: str, start: int = 0, end: int = sys.maxsize) -> list[re.Match[str]]:
    """The bodies named in `text[start:end]`, in order; `key` tells which they are.

    >>> text = "大会第70/1号决议和人权理事会第5/1号决议"
    >>> [(key(m, text), m.start()) for m in mentions(text)]
    [('A', 0), ('A/HRC', 11)]
    """
    return [*_names()[0].finditer(text, start, end)]


def key(mention: re.Match[str], text: str, context: str = "") -> str:
    """Key of bodies.toml for a body named in `text`, or the convention's for a conference of parties; "" if it has none.

    `context` tells which convention a bare 缔约方会议 belongs to.

    >>> text = "《联合国反腐败公约》缔约国会议第8/1号决议"
    >>> [key(m, text) for m in mentions(text)]
    ['CAC/COSP']
    """
    _, keys, words = _names()
    name, start = mention[0], mention.start()
    if name[0] == "缔":
        return _parties(text[max(0, start - 60) : start], words) or _parties(context, words)
    known = keys[name]
    if known == "council" and start and text[start - 1] in "行管渡问与易全作定济展":
        return ""  # the end of a longer name
    return known


def _parties(before: str, words: tuple[tuple[str, str], ...]) -> str:
    best, key = -1, ""
    for word, name in words:
        at = before.rfind(word)
        if at > best:
            best, key = at, name
    return key


def governs(text: str, body: re.Match[str], at: int) -> bool:
    """Whether the body rules the number at `at`: nothing but dates, sessions, 通过的 and one topic stand between.

    `text` has its quotations blotted out (`streams.blank_quotes`).

    >>> text = "经济及社会理事会2006年7月28日关于科学和技术促进发展委员会审查职责的第2006/46号决议"
    >>> at = text.index("2006/46") - 1
    >>> [governs(text, m, at) for m in mentions(text)]
    [True, False]
    """
    end = body.end()
    if at - end > REACH:
        return False
    between = text[end:at]
    between = between.removesuffix("第")
    reach = _BEFORE.match(between)
    behind = reach.end() if reach else 0
    if behind == len(between):
        opened = between[:1] == "的" and _OPEN.search(text[max(0, body.start() - 50) : body.start()])
        return not opened
    # one topic: 关于…的, closed by the last 的 from which only dates and the like lead to the number
    topic = _TOPIC.match(between, _topic_at(between, behind))
    if topic is None:
        return False
    close = len(between)
    for _ in range(6):
        close = between.rfind("的", topic.end(), close)
        if close < 0:
            return False
        if _AFTER.match(between, close):
            return True
    return False


def _topic_at(between: str, behind: int) -> int:
    """Where the topic begins: the words before it may end in one of its own (就, 为, 以)."""
    for back in range(4):
        if behind - back >= 0 and _TOPIC.match(between, behind - back):
            return behind - back
    return behind


def own(text: str, start: int, at: int) -> bool:
    """Whether the number at `at` is said to be the speaker's own (其第70/1号决议); `start` is where the sentence begins."""
    start = max(start, at - REACH)
    last = text.rfind("其", start, at) - start
    if last < 0:
        return False
    before = text[start:at].removesuffix("第")
    while last >= 0:
        if _OWN.match(before, last):
            return True
        last = before.rfind("其", 0, last)
    return False
