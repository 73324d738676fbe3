"""Symbols of UN documents: `A/RES/70/1`, `S/PRST/2017/8`, `A/CONF.157/24 (Part I)`."""

from __future__ import annotations

import re

# heads of references.md 3: a symbol has one of them, a slash, and at least one digit; GC(nn) has its session in the head
_HEADS = (
    "A|S|E|T|ST|TD|HRI|CCPR|CEDAW|CRC|CAT|CERD|CED|CMW|CRPD|DP|FCCC|UNEP|NPT|CD|CAC|ISBA|SPLOS|WT|CLCS|CTOC|CBD|ICCD|LEG|CCW|BWC"
    "|IOC|TPNW|JIU|COFI|SOLAS|CM|CCM|APLC|ATT|ESCAP|HSP|UNW|CEB|UNODC|UNCTAD|ECE|IDB|GOV|INFCIRC|MEPC|BWM|IPBES|UNFF|SC|EB|SR|C"
).split("|")
#: second character → the heads that have it: a pattern passes over alternatives that begin with another character at no cost
_SECOND = {c: sorted((h for h in _HEADS if h[1:2] == c), key=len, reverse=True) for c in sorted({h[1] for h in _HEADS if len(h) > 1})}
#: a symbol from its second character on, behind `(?<=[A-Z])`; the first is told apart by looking back
TAIL = (
    rf"(?<![A-Za-z0-9/.\-][A-Z])(?:/(?<=[{''.join(h for h in _HEADS if len(h) == 1)}]/)|(?:"
    + "|".join(f"{c}(?:{'|'.join(f'(?<={h[:2]}){h[2:]}' for h in heads)})" for c, heads in _SECOND.items())
    + r"|C(?<=GC)\([0-9]{1,2}\)|[BC](?<=G.)\.[0-9]{1,3}|N(?<=UN)EP\([A-Z]{2,6}\)|H(?<=WH)A[0-9]{1,3})/)[A-Za-z0-9][A-Za-z0-9./-]{0,60}+"
    r"(?: ?\((?:Parts?|Vols?|Sects?|Introduction|Resumption|Supp|SUPP|PartI|Summary|SUM)\b[^()]{0,24}\)|\([A-Za-z0-9 .,-]{1,14}\)| \([A-Z][a-z][A-Za-z0-9 .,-]{1,16}\))?+"
    r"(?:/[A-Za-z0-9][A-Za-z0-9./-]{0,30}+)?+"
    r"(?:\([A-Za-z][A-Za-z0-9 .,-]{1,14}\))?+"
)
#: a second symbol of the same document: A/76/9-S/2021/1
_JOINT = re.compile(r"-(?=(?:A|E|S|ST|TD|ISBA|SPLOS|GC\([0-9]{1,2}\))/)")
_DIGIT = re.compile("[0-9]")
_BLANKS = re.compile(r"[\s\u200b-\u200f]+")
_INNER_BLANK = re.compile(r"\((Part|Parts|Vol|Vols|Sect|Sects|Resumption)(?![a-z])\.? ?")
_ABBREVIATED = frozenset(("Vol", "Vols", "Sect", "Sects"))


def trim(printed: str) -> str:
    """The symbol in what a pattern took for one: without a full stop, hyphen or slash at its end; "" if it has no digit.

    >>> trim("A/99/210."), trim("S/RES/")
    ('A/99/210', '')
    """
    value = printed.rstrip("./- ")
    return value if _DIGIT.search(value) else ""


def canonical(symbol: str) -> str:
    """The symbol as references.md 2 writes it; of a joint symbol its first half.

    >>> canonical("A/76/9-S/2021/1"), canonical("S/RES/2514 (2020)"), canonical("A/CONF.157/24(Part I)")
    ('A/76/9', 'S/RES/2514(2020)', 'A/CONF.157/24(Part I)')
    """
    first = symbol.replace("‑", "-")
    if "-" in first:
        first = _JOINT.split(first, maxsplit=1)[0]
    if "(" not in first and " " not in first:
        return first
    bare = _BLANKS.sub("", first)
    return _INNER_BLANK.sub(lambda m: f"({m[1]}{'.' if m[1] in _ABBREVIATED else ''} ", bare)


def aliases(symbol: str) -> tuple[str, ...]:
    """All symbols of a document with several, the first included.

    >>> aliases("A/76/9-S/2021/1")
    ('A/76/9', 'S/2021/1')
    """
    return tuple(_JOINT.split(_BLANKS.sub("", symbol.replace("‑", "-"))))


def url(symbol: str) -> str:
    """The address of a document in the document system, Chinese version.

    >>> url("S/RES/2514 (2020)")
    'https://undocs.org/zh/S/RES/2514(2020)'
    """
    return "https://undocs.org/zh/" + _BLANKS.sub("", symbol)
