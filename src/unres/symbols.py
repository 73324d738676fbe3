"""Symbols of UN documents: `A/RES/70/1`, `S/PRST/2017/8`, `A/CONF.157/24 (Part I)`."""

from __future__ import annotations

import re

# heads of references.md 3; a symbol has one of them, a slash, and at least one digit
_HEADS = (
    "A|S|E|ST|TD|HRI|CCPR|CEDAW|CRC|CAT|CERD|CED|CMW|CRPD|DP|FCCC|UNEP|NPT|CD|CAC|ISBA|SPLOS|WT|CLCS|CTOC|CBD|ICCD|LEG|CCW|BWC"
    "|IOC|TPNW|JIU|COFI|SOLAS|CM|CCM|APLC|ATT|ESCAP|HSP|UNW|CEB|UNODC|UNCTAD|ECE|IDB|GOV|INFCIRC|MEPC|BWM|IPBES|GC\\([0-9]{1,2}\\)"
)
SYMBOL = re.compile(
    rf"[ABCDEFGHIJLMNSTUW](?<![A-Za-z0-9/.\-][A-Z])(?:{'|'.join(h[1:] for h in sorted(_HEADS.split('|'), key=len, reverse=True))})/"
    r"[A-Za-z0-9][A-Za-z0-9./‑-]{0,60}+"
    r"(?: ?\((?:Parts?|Vols?|Sects?|Introduction|Resumption|Supp|SUPP)\b[^()]{0,24}\)|\([A-Za-z0-9 .,-]{1,14}\))?"
    r"(?:/[A-Za-z0-9][A-Za-z0-9./‑-]{0,30}+)?"
)
_KNOWN = re.compile(rf"(?:{_HEADS})/")
#: a second symbol of the same document: A/76/9-S/2021/1
_JOINT = re.compile(r"-(?=(?:A|E|S|ST|TD|ISBA|SPLOS)/)")
_BLANKS = re.compile(r"[\s\u200b-\u200f]+")
_INNER_BLANK = re.compile(r"\((Parts?|Vols?|Sects?|Resumption)\.? ?")


def find(text: str) -> list[tuple[int, int]]:
    """The spans of symbols in `text`.

    >>> text = "见A/CONF.157/24(Part I)和A/CONF.157/24(Part I)/Corr.1，第三章。"
    >>> [text[a:b] for a, b in find(text)]
    ['A/CONF.157/24(Part I)', 'A/CONF.157/24(Part I)/Corr.1']
    """
    if "/" not in text:
        return []
    found = []
    for match in SYMBOL.finditer(text):
        start, end = match.span()
        if start and (text[start - 1].isascii() and (text[start - 1].isalnum() or text[start - 1] in "/.-")):
            continue
        value = match[0].rstrip("./-‑")
        if _KNOWN.match(value) and any(c.isdigit() for c in value):
            found.append((start, start + len(value)))
    return found


def canonical(symbol: str) -> str:
    """The symbol as references.md 2 writes it; of a joint symbol its first half.

    >>> canonical("A/76/9-S/2021/1"), canonical("S/RES/2514 (2020)"), canonical("A/CONF.157/24(Part I)")
    ('A/76/9', 'S/RES/2514(2020)', 'A/CONF.157/24(Part I)')
    """
    first = _JOINT.split(symbol.replace("‑", "-"), maxsplit=1)[0]
    bare = _BLANKS.sub("", first)
    return _INNER_BLANK.sub(lambda m: f"({m[1]}{'.' if m[1].startswith(('Vol', 'Sect')) else ''} ", bare)


def url(symbol: str) -> str:
    """The address of a document in the document system, Chinese version.

    >>> url("S/RES/2514 (2020)")
    'https://undocs.org/zh/S/RES/2514(2020)'
    """
    return "https://undocs.org/zh/" + _BLANKS.sub("", symbol)
