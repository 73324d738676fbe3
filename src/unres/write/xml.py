"""Character data, attribute values and bytes of XML, without what XML cannot hold."""

from __future__ import annotations

import re

_BLANKS = str.maketrans("\n\r\t", "   ")
# What XML cannot hold (the last ones as lone surrogates and non-characters).
_UNPRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\n\r\t\ud800-\udfff\ufffe\uffff]")
# What XML 1.0 has no way to write. In UTF-8 a control character is that byte and never a part of another character.
_CONTROLS = bytes((*range(9), 11, 12, *range(14, 32)))
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")


def escape(text: str) -> str:
    """Character data.

    >>> escape("A&B <1>")
    'A&amp;B &lt;1&gt;'
    """
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def attribute(text: str) -> str:
    """An attribute value, on one line.

    >>> attribute('大会 "甲"\\n决议')
    '大会 &quot;甲&quot; 决议'
    """
    if not text.isprintable():
        text = " ".join(_UNPRINTED.sub(" ", text).split())
    if "&" in text or "<" in text or ">" in text:
        text = escape(text)
    if '"' in text:
        text = text.replace('"', "&quot;")
    return text.strip()


def one_line(text: str) -> str:
    """`text` with line ends and tabs as blanks, as many characters as before.

    >>> one_line("决议\\n全文")
    '决议 全文'
    """
    return text.translate(_BLANKS)


def plain(text: str) -> str:
    """Character data without line ends, tabs and blanks at its edges (akn4un 0.6).

    >>> plain("\\t第三条 ")
    '第三条'
    """
    if not text.isprintable():
        text = _UNPRINTED.sub("", one_line(text))
    text = text.strip()
    return escape(text) if "&" in text or "<" in text or ">" in text else text


def encode_xml(text: str, *, printable: bool = False) -> tuple[bytes, bool]:
    """UTF-8 without the characters that XML cannot hold, and whether there were none.

    Where everything in `text` is known to be `printable`, nothing is looked for.

    >>> encode_xml("决\\x00议")[0].decode(), encode_xml("决议")[1]
    ('决议', True)
    """
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return _NO_CHARACTER.sub("", text).encode().translate(None, _CONTROLS), False
    if printable:
        return data, True
    if "\uffff" in text or "\ufffe" in text:
        return _NO_CHARACTER.sub("", text).encode().translate(None, _CONTROLS), False
    clean = data.translate(None, _CONTROLS)
    return clean, len(clean) == len(data)
