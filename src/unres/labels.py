"""Printed numbers of paragraphs, points and headings: their families, values and order.

A number at a line start is a label only if it fits the sequence; this module says what it could be, `unres.parse.outline`
what it is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from unres.figures import BRANCHES, STEMS, figure

#: families of printed numbers (`Label.style`) with an example each
STYLES = {
    "decimal": "1.",
    "paren-decimal": "(1)",  # also 1)
    "dotted": "1.1",
    "alpha": "(a)",  # also a. and (aa), which is 27
    "roman": "(i)",
    "enclosed": "㈠",  # also (一) and （十一）
    "ideograph": "一、",
    "upper": "A.",
    "upper-roman": "IV.",
    "circled": "①",
    "stem": "(子)",  # also (甲)
    "article": "第一条",
    "division": "第一章",  # also 部分, 节, 编
    "bullet": "–",
}

_IDEOGRAPHS = "一二三四五六七八九十"
_WIDE = str.maketrans("０１２３４５６７８９（）．：", "0123456789().:")

#: characters a label can begin with; everything else is told apart by one look-up
FIRST = frozenset("0123456789０１２３４５６７８９(（\\㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳一二三四五六七八九十第–—•●▪◦·■□-+o−‒abcdefghABCDEFGHIJKLMNOPQRSTUVXⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ目具")

# Each alternative begins with characters of its own, so the scan never backtracks over more than one of them.
_LABEL = re.compile(
    r"""(?:
      (?P<dotted>[0-9０-９]{1,2}(?:(?:[.．][0-9]{1,2}){1,3}[.．]?|[.．][a-h]))(?=[ \t\u3000\u00a0]+\S)
    | (?P<decimal>[0-9０-９]{1,3}\ ?\\?[.．])(?=[^0-9.]|\ ?$)
    | (?P<comma>[0-9０-９]{1,3}、)(?![0-9])
    | (?P<half>[0-9０-９]{1,3}\\?[)）])(?=[ \t\u3000\u00a0]*[*一-鿿“《])
    | \\?[(（]\ ?(?:(?P<alpha>[a-z]{1,5})|(?P<pdec>[0-9０-９]{1,2})|(?P<enc>[一二三四五六七八九十]{1,3})
        |(?P<stem>[子丑寅卯辰巳午未申酉戌亥甲乙丙丁戊己庚辛壬癸]))\ ?\\?[)）]
    | (?:\\?[(（])?(?P<circ>[㈠-㈩①-⑳])(?:\\?[)）])?
    | (?P<lower>[a-z]\\?[.)])(?=[ \t\u3000\u00a0]|[一-鿿])
    | (?P<upper>(?:[A-Z]|[IVX]{2,5}|[Ⅰ-Ⅻ])\\?[.．、])(?=[ \t\u3000\u00a0]|[一-鿿“《])
    | (?P<ideo>[一二三四五六七八九十]{1,3}[、.．])
    | (?P<article>第\ ?[一二三四五六七八九十百零〇0-9]{1,6}\ ?(?:条之[一二三四五六七八九十]|条|部分|章|节|编))(?=[ \t\u3000\u00a0：:.．]|$)
    | (?P<bullet>[–—•●▪◦·■□−‒]|[-+o](?=[ \t\u00a0]))(?=[ \t\u3000\u00a0]*[^\s–—\-])
    )""",
    re.X,
)


@frozen
class Candidate:
    """One reading of a printed number: its family, its ordinal."""

    style: str
    value: int


def ideograph_value(text: str) -> int:
    """The value of 一 … 九十九, 0 if it is none.

    >>> ideograph_value("二十三"), ideograph_value("十")
    (23, 10)
    """
    tens, ten, ones = text.partition("十")
    if not ten:
        return _IDEOGRAPHS.find(text) + 1 if len(text) == 1 else 0
    if len(tens) > 1 or len(ones) > 1:
        return 0
    high = _IDEOGRAPHS.find(tens) + 1 if tens else 1
    low = _IDEOGRAPHS.find(ones) + 1 if ones else 0
    return high * 10 + low if high and (low or not ones) else 0


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_FORM = re.compile(r"(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z")


def roman_value(text: str) -> int:
    """The value of a Roman number in lower case up to 399, 0 if it is none.

    >>> roman_value("xiv"), roman_value("iiii")
    (14, 0)
    """
    if not text or not _ROMAN_FORM.match(text):
        return 0
    total = 0
    for this, after in zip(text, text[1:] + " ", strict=True):
        value = _ROMAN[this]
        total += -value if _ROMAN.get(after, 0) > value else value
    return total


@lru_cache(maxsize=4096)
def candidates(printed: str) -> tuple[Candidate, ...]:
    """How a printed number can be read, the likeliest first; () if it is no number.

    >>> [(c.style, c.value) for c in candidates("(i)")]
    [('alpha', 9), ('roman', 1)]
    >>> [(c.style, c.value) for c in candidates("㈡")]
    [('enclosed', 2)]
    """
    bare = printed.translate(_WIDE).replace("\\", "").replace(" ", "").strip(".、:)(．")
    if not bare:
        return ()
    first = bare[0]
    if first.isdigit() and first.isascii():
        if "." in bare:
            parts = bare.split(".")
            if len(parts) == 2 and len(parts[1]) == 1 and parts[1].isalpha() and parts[0].isdigit():
                return (Candidate("dotted", ord(parts[1]) - 96),)  # 1.a below goal 1
            return (Candidate("dotted", int(parts[-1])),) if all(p.isdigit() for p in parts) else ()
        if not bare.isdigit():
            return ()
        return (Candidate("paren-decimal" if ")" in printed.translate(_WIDE) else "decimal", int(bare)),)
    if bare.isascii() and bare.isalpha():
        return _letters(bare)
    if "㈠" <= first <= "㈩":
        return (Candidate("enclosed", ord(first) - 0x321F),)
    if "①" <= first <= "⑳":
        return (Candidate("circled", ord(first) - 0x245F),)
    if first in _IDEOGRAPHS and (value := ideograph_value(bare)):
        return (Candidate("enclosed" if printed[0] in "(（\\" else "ideograph", value),)
    if len(bare) == 1 and first in BRANCHES:
        return (Candidate("stem", BRANCHES.index(first) + 1),)
    if len(bare) == 1 and first in STEMS:
        return (Candidate("stem", STEMS.index(first) + 1),)
    if first == "第":
        return (Candidate("article" if "条" in bare else "division", _ordinal(bare)),)
    if len(bare) == 1 and "Ⅰ" <= first <= "Ⅻ":
        return (Candidate("upper-roman", ord(first) - 0x215F),)
    return (Candidate("bullet", 0),) if len(bare) == 1 else ()


def _letters(bare: str) -> tuple[Candidate, ...]:
    if bare == "o":
        return (Candidate("alpha", 15), Candidate("bullet", 0))
    if bare.isupper():
        found = [Candidate("upper", ord(bare) - 64)] if len(bare) == 1 else []
        value = roman_value(bare.lower())
        return (*found, Candidate("upper-roman", value)) if value else tuple(found)
    if not bare.islower():
        return ()
    found = []
    if len(bare) == 1:
        found.append(Candidate("alpha", ord(bare) - 96))
    elif len(bare) == 2 and bare[0] == bare[1]:
        found.append(Candidate("alpha", ord(bare[0]) - 96 + 26))
    value = roman_value(bare)
    return (*found, Candidate("roman", value)) if value else tuple(found)


def _ordinal(text: str) -> int:
    found = re.search(r"[0-9]{1,4}|[一二三四五六七八九十百零〇]{1,6}", text)
    return figure(found[0]) if found else 0


# behind a number in brackets these go on a sentence: 第七十三条↵(辰)款, 第14段↵(d)，, (a)和(b)
_WORD = re.compile(r"款(?!项)|项(?!目)|条(?![约件例])|[段，、；。]|[和至及与或](?=[(（0-9])")


_GAP = " \t\u3000\u00a0\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
#: families that a sentence may go on behind
_BRACKETED = frozenset(("alpha", "pdec", "enc", "stem", "half"))
#: the most frequent numbers: of paragraphs, of items
_FREQUENT = frozenset([f"{n}." for n in range(1000)] + [f"({c})" for c in "abcdefghijklmnopqrstuvwxyz"] + list("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"))


def scan(text: str) -> tuple[str, int] | None:
    """The printed number at the start of `text` and where the text after it begins, or None.

    >>> scan("1. 决定继续处理此案。"), scan("(a) 增设图书馆；"), scan("㈠ 巡逻；"), scan("2030年议程")
    (('1.', 3), ('(a)', 4), ('㈠', 2), None)
    >>> scan("1.决定"), scan("1.5亿美元"), scan("12 . 请")
    (('1.', 2), None, ('12 .', 5))
    >>> scan("(㈣) 提供技术援助；"), scan("（㈡巡逻；")  # the sign has brackets of its own; some texts add more, or one
    (('(㈣)', 4), ('（㈡', 2))
    >>> scan("1.a 确保调集资源"), candidates("1.a")[0].value
    (('1.a', 4), 1)
    >>> scan("(辰)款递送的情报"), scan("(a)和(b)段")
    (None, None)
    """
    if not text or text[0] not in FIRST:
        return None
    stop = text.find(" ", 1, 5)
    if stop > 0 and (printed := text[:stop]) in _FREQUENT:  # nine numbers in ten
        end = stop + 1
    else:
        found = _LABEL.match(text)
        if found is None:
            return None
        end = found.end()
        if found.lastgroup in _BRACKETED and _WORD.match(text, end):
            return None
        printed = found[0].replace("\\", "")
    n = len(text)
    while end < n and text[end] in _GAP:
        end += 1
    return printed, end
