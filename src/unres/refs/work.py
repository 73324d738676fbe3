"""`work`: what a symbol cited in a text says by itself."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from unres import symbols
from unres.refs.numbered import report_body

_LETTERED = re.compile(r"(A/(?:RES|DEC)/(?:ES-|S-)?[0-9]{1,3}/[0-9]{1,3}) ?([A-Z](?:-[A-Z])?)$|(A/RES/[0-9]{1,4}) ?([A-Z])? ?(\([IVXLC]+\))$")


class Work(NamedTuple):
    """A cited document: how much of the token is its symbol (0 if nothing), the symbol, and what a mention of it is."""

    length: int
    symbol: str
    kind: str
    target: str
    part: str | None
    #: the body whose numbered texts it holds, "" if the numbers of texts in it are places in it
    own: str


@lru_cache(maxsize=4096)
def work(token: str) -> Work:
    """The document of a symbol token; the same few documents are cited over and over.

    >>> work("A/99/210."), work("A/RES/75/254A").part
    (Work(length=8, symbol='A/99/210', kind='symbol', target='A/99/210', part=None, own=''), 'A')
    >>> work("E/2043/27(E/CN.6").symbol, work("S/RES/").length
    ('E/2043/27', 0)
    """
    printed = symbols.trim(token)
    if printed.count("(") > printed.count(")"):
        printed = printed[: printed.rindex("(")]
    symbol = symbols.canonical(printed)
    own = report_body(symbol)
    if "/RES/" in symbol or "/DEC/" in symbol:
        return Work(len(printed), symbol, "resolution" if "/RES/" in symbol else "decision", *_letters(symbol), own)
    return Work(len(printed), symbol, "symbol", symbol, None, own)


def _letters(symbol: str) -> tuple[str, str | None]:
    """A/RES/75/254A: the letter is a part."""
    m = _LETTERED.match(symbol)
    if m is None:
        return symbol, None
    return (m[1], m[2]) if m[1] else (m[3] + m[5], m[4])
