"""Numbers of resolutions and decisions: their forms, and which of them stand in one list."""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from unres.figures import figure
from unres.labels import ideograph_value
from unres.model.pieces import roman

_LETTER = re.compile(r"(?<![A-Za-z])[A-Z](?![A-Za-z])")
_FORM = re.compile(
    r"(?P<special>E?S) ?- ?(?P<sn>[0-9]{1,2})/(?P<sm>[0-9]{1,3})"
    r"|(?P<party>[0-9]{1,4}/(?:CP|CMA|CMP|COP|SBI|SBSTA)\.[0-9]{1,3})"
    r"|(?P<a>[0-9]{1,4})/(?P<b>[0-9]{1,4})"
    r"|(?P<n>[0-9]{1,4})[^(]{0,24}\( ?(?:(?P<year>(?:19|20)[0-9]{2})|(?P<roman>(?:E?S[- ]?)?[IVXLC]{1,8})) ?\)"
    r"|(?P<cbd>[IVX]{1,5}/[0-9]{1,3})"
    r"|(?P<han>[一二三四五六七八九十]{1,3})(?P<enclosed>[㈠-㈩])"
    r"|(?P<figures>[一二三四五六七八九十百零〇]{1,8})\((?P<of>[一二三四五六七八九十零〇]{1,5})\)"
    r"|(?P<bare>[0-9]{3,4})"
)

#: what stands in the brackets is a year from here on, a session before
_FIRST_YEAR = 1946


@frozen(eq=False)
class Number:
    """A number: its `form`, the numbers in it, its part letters.

    `form` is "slash" (70/1: a, b), "year" (1325(2000): a, b), "roman" (217(III): a, session as printed), "special" (S-30/1:
    session "S-30", b), "party" (7/COP.13), "cbd" (X/2) or "bare" (a member that shares the year of the last one).
    """

    form: str
    a: int = 0
    b: int = 0
    session: str = ""
    printed: str = ""
    letters: str = ""


@lru_cache(maxsize=8192)
def number(printed: str) -> Number:
    """What a number token says.

    >>> n = number("217 A (III)"); n.form, n.a, n.session, n.letters
    ('roman', 217, 'III', 'A')
    >>> number("181A和B(II)").letters, number("53/208 A至E").letters, number("S-30/1").session, number("一㈠").session
    ('A,B', 'A-E', 'S-30', 'I')
    >>> n = number("二四二(一九六七)"); n.form, n.a, n.b, number("九十五(一)").session
    ('year', 242, 1967, 'I')
    """
    m = _FORM.match(printed)
    if m is None:
        return Number("none", printed=printed)
    kind = m.lastgroup
    if kind == "sm":
        return Number("special", b=int(m["sm"]), session=f"{m['special']}-{int(m['sn'])}", letters=_letters(printed[m.end() :]))
    if kind == "party":
        return Number("party", printed=m["party"])
    if kind == "b":
        return Number("slash", int(m["a"]), int(m["b"]), letters=_letters(printed[m.end() :]))
    if kind == "year":
        return Number("year", int(m["n"]), int(m["year"]))
    if kind == "roman":
        body = printed[: m.start("roman")] + printed[m.end("roman") :]
        session = re.sub(r"S[- ]?(?=[IVX])", "S-", m["roman"])
        return Number("roman", int(m["n"]), session=session, letters=_letters(body))
    if kind == "cbd":
        return Number("cbd", printed=m["cbd"])
    if kind == "enclosed":
        return Number("roman", ideograph_value(m["han"]), session=roman(ord(m["enclosed"]) - 0x321F).upper())
    if kind == "of":
        count, of = figure(m["figures"]), figure(m["of"])
        return Number("year", count, of) if of >= _FIRST_YEAR else Number("roman", count, session=roman(of).upper())
    return Number("bare", int(m["bare"]))


def _letters(text: str) -> str:
    letters = _LETTER.findall(text)
    if len(letters) == 2 and ("至" in text or "-" in text):
        return "-".join(letters)
    return ",".join(letters)


_TOPIC = r"(?:(?:关于|题为|有关|涉及|就)[^。；]{1,160}?的)?"
_DATED = r"(?:[0-9]{4}年)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:[和、至][0-9]{1,2}日)?)?"
#: what may stand between two members of a list (references.md 3)
LINK = re.compile(
    r"(?:\([^()]{0,60}\))?(?:[、，,和及与或至-]|以及|并|还有|连同|其后的|最近的|，?包括|，?特别是|，?尤其是){0,4}"
    rf"在?(?:第[一二三四五六七八九十]{{1,4}}届会议(?:期间)?)?(?:[于在])?{_TOPIC}{_DATED}(?:通过的?)?{_TOPIC}第?"
)
#: what may follow a number: 号, and the word for its kind; national orders and laws look the same
TAIL = re.compile(
    r"(?P<hao>号?)(?:的)?(?:(?P<word>决议|决定|声明|主席声明)(?P<draft>草案)?|(?P<foreign>法令|命令|法律|总统令|行政令|令|法|条例|一般性意见|一般性评论|一般性建议|公约|建议书|文件|议定书|政令|公告|通函|案件|来文|意见))?"
)
