"""The pieces eIds are made of: the abbreviation of an element and the number printed on it (akn4un 8.1, 8.3)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from unres.figures import BRANCHES, STEMS
from unres.labels import ideograph_value, roman_value

#: `Section.level` → (AKN element, eId piece)
DIVISIONS = {
    "part": ("part", "part"),
    "chapter": ("chapter", "chp"),
    "section": ("section", "sec"),
    "title": ("title", "title"),
    "division": ("division", "dvs"),
    "article": ("article", "art"),
    "rule": ("rule", "rule"),
}

#: levels that akn4un 5.1 gives a name of their own on an `hcontainer`
_NAMED = frozenset(("goal", "target"))

# Higher divisions count in upper Roman, as the English text does; (一) and ㈠ are (i) there.
_UPPER = frozenset(("part", "chp", "sec"))
_ARABIC = frozenset(("art", "rule", "para", "annex", "appendix"))
_FRAME = re.compile(r"^第|(?:部分|[章节条款编段])$")
_HAN = re.compile(r"[一二三四五六七八九十百零〇]{1,7}")
_TIMES = {"之二": "bis", "之三": "ter", "之四": "quater", "之五": "quinquies"}
_PUNCTUATION = " .、:()[]{}。,;，；：（）\u3000\u00a0\t\\"
_OTHER = re.compile(r"[^A-Za-z0-9-]+")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def division(level: str) -> tuple[str, str]:
    """The element and the eId piece of a `Section.level`; a level without element of its own is a division.

    >>> division("chapter"), division("goal"), division("?")
    (('chapter', 'chp'), ('hcontainer', 'goal'), ('division', 'dvs'))
    """
    return DIVISIONS.get(level) or (("hcontainer", level) if level in _NAMED else DIVISIONS["division"])


def roman(value: int) -> str:
    """The lower-case Roman number of 1 … 399.

    >>> roman(14), roman(9)
    ('xiv', 'ix')
    """
    out = []
    for size, sign in _ROMAN:
        while value >= size:
            out.append(sign)
            value -= size
    return "".join(out)


def han_value(text: str) -> int:
    """The value of a Chinese number up to 999 (一百零一, 一〇一, 二十三), 0 if it is none.

    >>> han_value("一百零一"), han_value("一〇一"), han_value("二十三"), han_value("之")
    (101, 101, 23, 0)
    """
    if value := ideograph_value(text):
        return value
    hundreds, mark, rest = text.partition("百")
    if mark:
        rest = rest.lstrip("零〇")
        if rest.startswith("十"):
            rest = "一" + rest
        return (ideograph_value(hundreds) or 1) * 100 + (ideograph_value(rest) if rest else 0)
    digits = ["〇一二三四五六七八九".find(c) for c in text.replace("零", "〇")]
    if not digits or min(digits) < 0 or digits[0] == 0 or len(digits) > 3:
        return 0
    return int("".join(map(str, digits)))


@lru_cache(maxsize=8192)
def number(printed: str, piece: str) -> str:
    """The number of an eId (akn4un 8.3): `printed` without punctuation and frame, in the form of the English version.

    `piece` is the eId piece it is for, because 一 is `I` on a section, `1` on an article and `i` on a point. "" if nothing
    is left that may stand in an eId, as with a bullet.

    >>> number("1.", "para"), number("(a)", "point"), number("㈡", "point"), number("二、", "sec"), number("第三条", "art")
    ('1', 'a', 'ii', 'II', '3')
    >>> number("1.a", "target"), number("5之二", "art"), number("(子)", "point"), number("①", "point"), number("–", "indent")
    ('1-a', '5bis', 'a', '1', '')
    """
    text = unicodedata.normalize("NFKC", printed).strip(_PUNCTUATION)
    suffix = ""
    for han, latin in _TIMES.items():
        if text.endswith(han):
            text, suffix = text[: -len(han)], latin
            break
    text = _FRAME.sub("", _FRAME.sub("", text)).strip(_PUNCTUATION)
    if not text:
        return ""
    if not text.isascii():
        text = _HAN.sub(lambda found: _latin(han_value(found[0]), piece), text)
        text = "".join(_letter(c) for c in text)
    elif piece in ("annex", "appendix") and (value := roman_value(text.lower())) and (len(text) > 1 or text in "IVX"):
        # 附件二 is annex_2, and so is the 附件II of other documents
        text = str(value)
    text = text.replace(".", "-").replace("/", "-").replace(" ", "")
    text = _OTHER.sub("", text).strip("-")
    return text + suffix if text else ""


def _latin(value: int, piece: str) -> str:
    if not value:
        return ""
    if piece in _ARABIC:
        return str(value)
    return roman(value).upper() if piece in _UPPER else roman(value)


def _letter(char: str) -> str:
    place = BRANCHES.find(char) + 1 or STEMS.find(char) + 1
    return chr(96 + place) if place else char


@lru_cache(maxsize=1024)
def marker(printed: str) -> str:
    """A note's marker as it stands in an eId.

    >>> marker("1"), marker("**"), marker("†"), marker("a")
    ('1', 'star2', 'dagger1', 'a')
    """
    text = unicodedata.normalize("NFKC", printed).strip()
    if text and set(text) <= {"*", "∗"}:
        return f"star{len(text)}"
    if text and set(text) == {"†"}:
        return f"dagger{len(text)}"
    return _OTHER.sub("", text)
