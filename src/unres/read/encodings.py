"""From bytes to text: BOM, UTF-8, GB18030, Big5-HKSCS, strictly and in that order; what was decided is reported."""

from __future__ import annotations

import codecs
import re

from unres.diagnostics import Diagnostic
from unres.errors import UsageError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
#: names that mean the larger set in practice: what is declared gb2312 holds characters of GBK, big5 those of HKSCS
_SUPERSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "hz": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "ascii": "utf-8",
}
# Every pair of bytes of Big5 is also one of GB18030, so a strict decoder alone cannot tell them apart. What is read wrongly
# shows rare characters; these make up a third of any text in either script.
_COMMON = re.compile("[，。、；：的和国國会會联聯大在一有是不人合第年月日了为為以及其与與各議议決决定员員权權]")
_HAN = re.compile("[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]")
_META = re.compile(
    rb"<meta\b[^<>]{0,200}?\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})|^\s*<\?xml\b[^<>]{0,100}?\bencoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})",
    re.I,
)


def declared_in(data: bytes) -> str | None:
    """The charset an HTML or XML input declares in its first kilobytes, as written; None if none.

    >>> declared_in(b'<meta charset="gb2312">')
    'gb2312'
    """
    found = _META.search(data, 0, 8192)
    return (found[1] or found[2]).decode("ascii") if found else None


def decode(data: bytes, declared: str | None = None, override: str | None = None) -> tuple[str, str, list[Diagnostic]]:
    """The text of `data`, the encoding it was read in, and what was odd about it.

    `declared` is what the document says of itself, which is believed only if the bytes bear it out; `override` is what the
    user says and holds in any case. Never raises for bad bytes: what cannot be decoded becomes U+FFFD and is reported.
    Raises `UsageError` if `override` is no encoding.

    >>> decode("大会，".encode("gb18030"), "iso-8859-1")[:2]
    ('大会，', 'gb18030')
    >>> decode("大會，決定".encode("big5"))[:2]
    ('大會，決定', 'big5hkscs')
    """
    if override:
        return _forced(data, override)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text, found = _replace(data[len(mark) :], encoding)
            return text, encoding, found
    text, encoding, found = _ladder(data, _known(declared))
    wanted = _known(declared)
    if wanted and _SUPERSETS.get(wanted, wanted) != encoding and not data.isascii():
        found.insert(0, Diagnostic("encoding-declared", 0, 0, {"declared": declared or "", "found": encoding}))
    return text, encoding, found


def _known(name: str | None) -> str | None:
    if not name:
        return None
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    return info.name if getattr(info, "_is_text_encoding", True) else None


def _forced(data: bytes, override: str) -> tuple[str, str, list[Diagnostic]]:
    encoding = _known(override)
    if encoding is None:
        raise UsageError(f"no such encoding: {override}")
    for mark, own in _BOMS:
        if own == encoding and data.startswith(mark):
            data = data[len(mark) :]
    text, found = _replace(data, encoding)
    return text.removeprefix("\ufeff"), encoding, found


def _replace(data: bytes, encoding: str) -> tuple[str, list[Diagnostic]]:
    try:
        return data.decode(encoding), []
    except UnicodeError:
        text = data.decode(encoding, "replace")
    return text, _damage(text)


def _damage(text: str) -> list[Diagnostic]:
    at = text.find("\ufffd")
    if at < 0:
        return []
    return [Diagnostic("bytes-undecodable", at, at + 1, {"count": str(text.count("\ufffd"))})]


def _ladder(data: bytes, declared: str | None) -> tuple[str, str, list[Diagnostic]]:
    try:
        return data.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError:
        pass
    if b"\0" in data[:4096]:
        for encoding in ("utf-16-le", "utf-16-be"):
            text = data[: len(data) // 2 * 2].decode(encoding, "replace")
            if _share(text) > 0.1 or text.count("<") > 4:
                return text, encoding, _damage(text)
    broken = data.decode("utf-8", "replace")
    lost = broken.count("\ufffd")
    # UTF-8 with some bytes lost: of GB18030 or Big5 hardly one character in ten survives as UTF-8
    if len(_HAN.findall(broken)) > 4 * lost:
        return broken, "utf-8", _damage(broken)
    readings = []
    for encoding in ("gb18030", "big5hkscs"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            # cut in the middle of the last character
            if error.start < len(data) - 4:
                continue
            text = data.decode(encoding, "replace")
        readings.append((_share(text), text, encoding))
    if len(readings) == 2 and readings[1][0] > 2 * readings[0][0]:
        readings.reverse()
    if (
        declared
        and declared not in {"utf-8", "gb18030", "big5hkscs", *_SUPERSETS}
        and (not readings or readings[0][0] < 0.02)
    ):
        text, found = _replace(data, declared)
        return text, declared, found
    if readings:
        _, text, encoding = readings[0]
        return text, encoding, [Diagnostic("encoding-assumed", 0, 0, {"encoding": encoding}), *_damage(text)]
    return _best(data, broken)


def _best(data: bytes, broken: str) -> tuple[str, str, list[Diagnostic]]:
    """No encoding fits: the reading that loses least."""
    best, name = broken, "utf-8"
    for encoding in ("gb18030", "big5hkscs"):
        text = data.decode(encoding, "replace")
        if _share(text) > 2 * _share(best) and text.count("\ufffd") < best.count("\ufffd"):
            best, name = text, encoding
    return best, name, _damage(best)


def _share(text: str) -> float:
    """The part of a text's Han characters and punctuation that is common."""
    sample = text[:200_000]
    return len(_COMMON.findall(sample)) / max(1, len(_HAN.findall(sample)))
