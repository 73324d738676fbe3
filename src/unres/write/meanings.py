"""Level 2 of the inline mark-up (akn4un 11): whom an action addresses, defined short forms, titles, money and percentages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from unres.model.text import Action
from unres.write.terms import ACTORS

_ACTORS = re.compile("|".join(sorted(map(re.escape, ACTORS), key=len, reverse=True)))
#: actions that are addressed to somebody
_ADDRESSED = frozenset("request callUpon urge encourage invite appeal demand authorize remind thank commend".split())
#: 下称“委员会”, 以下简称“《公约》”
_SHORT = re.compile(r"(?:以?下简?称|简称)[为：:]?“([^“”]{1,40})”")
_TITLE = re.compile(r"《([^《》]{1,200})》")
_MONEY = re.compile(r"((?<![0-9])[0-9]{1,3}(?: [0-9]{3}){1,4}|(?<![0-9 .])[0-9]{1,12}(?:\.[0-9]{1,4})?) ?(万|百万|亿)?(美元|欧元|瑞士法郎|英镑|日元)")
_PERCENT = re.compile(r"(?<![0-9.])([0-9]{1,3}(?:\.[0-9]{1,4})?)%")
_SCALES = {"万": 4, "百万": 6, "亿": 8}
_CURRENCIES = {"美元": "USD", "欧元": "EUR", "瑞士法郎": "CHF", "英镑": "GBP", "日元": "JPY"}


class Meaning(NamedTuple):
    """A stretch of text: `kind` is "to", "term", "title", "money" or "percentage"; `value` an actor's id or a normal form."""

    start: int
    end: int
    kind: str
    value: str


def meanings(value: str, actions: Iterable[Action]) -> Iterator[Meaning]:
    """What is certain about the words of a text.

    >>> text = "请秘书长从5.5亿美元(下称“基金”)中拨出3%，依照《财务条例》，"
    >>> [(text[m.start : m.end], m.kind, m.value) for m in meanings(text, [Action("请", "request", 0, 1)])]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('秘书长', 'to', 'secretary-general'), ('基金', 'term', '基金'), ('财务条例', 'title', ''),
     ('5.5亿美元', 'money', '550000000 USD'), ('3%', 'percentage', '3%')]
    """
    for action in actions:
        if action.key in _ADDRESSED and (found := _ACTORS.match(value, action.end)):
            yield Meaning(*found.span(), "to", ACTORS[found[0]])
    for found in _SHORT.finditer(value):
        yield Meaning(*found.span(1), "term", found[1])
    for found in _TITLE.finditer(value):
        yield Meaning(*found.span(1), "title", "")
    for found in _MONEY.finditer(value):
        yield Meaning(*found.span(), "money", f"{_amount(found[1], found[2])} {_CURRENCIES[found[3]]}")
    for found in _PERCENT.finditer(value):
        yield Meaning(*found.span(), "percentage", found[0])


def _amount(digits: str, scale: str | None) -> str:
    """`5.5`, `亿` → `550000000`: shifted as text, because a float would round."""
    whole, _, rest = digits.replace(" ", "").partition(".")
    places = _SCALES.get(scale or "", 0)
    whole += rest[:places].ljust(places, "0")
    rest = rest[places:].rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{rest}" if rest else "")
