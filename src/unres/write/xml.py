"""Character data, attribute values and bytes of XML, without what XML cannot hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

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


def encode_xml(pieces: Sequence[str | bytes], *, printable: bool = False) -> tuple[bytes, bool]:
    """`pieces` in UTF-8 without the characters that XML cannot hold, and whether there were none.

    Pieces that are bytes are known to hold none and stay as they are; where everything is known to be `printable`, nothing is
    looked for.

    >>> encode_xml(["决\\x00", b"<p>", "议"])[0].decode(), encode_xml(["决议"])[1]
    ('决<p>议', True)
    """
    if printable:
        try:
            return b"".join([piece if piece.__class__ is bytes else piece.encode() for piece in pieces]), True  # type: ignore[union-attr]
        except UnicodeEncodeError:
            pass
    made = [(piece, True) if isinstance(piece, bytes) else _cleaned(piece) for piece in pieces]
    return b"".join([data for data, _ in made]), all(clean for _, clean in made)


def _cleaned(text: str) -> tuple[bytes, bool]:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return _NO_CHARACTER.sub("", text).encode().translate(None, _CONTROLS), False
    if "\uffff" in text or "\ufffe" in text:
        return _NO_CHARACTER.sub("", text).encode().translate(None, _CONTROLS), False
    clean = data.translate(None, _CONTROLS)
    return clean, len(clean) == len(data)
