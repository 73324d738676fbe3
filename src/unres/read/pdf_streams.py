"""Streams of a PDF that do not unpack: pdfium reads what comes before the damage, leaves out the rest and says nothing."""

from __future__ import annotations

import re
import zlib

#: a stream and the dictionary before it
_STREAM = re.compile(rb">>\s{0,8}stream\r?\n")
#: packed by Flate and by nothing around it; what is packed twice is left to pdfium
_FLATE = re.compile(rb"/(?:Filter|F)\s{0,8}\[?\s{0,8}/(?:FlateDecode|Fl)\b")
#: pictures, fonts, colours and XMP hold no text of a page
_NO_TEXT = re.compile(rb"/Subtype\s{0,8}/(?!Form\b)|/Length[123]\b|/Alternate\b")
#: a dictionary is hardly longer
_HEAD = 2000
_CHUNK = 1 << 16


def damaged(data: bytes, bound: int) -> int:
    """How many streams of the file `data` that can hold text do not unpack, or unpack to other bytes than were packed.

    `bound` limits the bytes that are looked at, packed and unpacked together; what lies behind it is not told of. A damaged
    stream of a page is no error to pdfium: one changed byte took up to 531 characters away, or made 各 a 咟, without a word.

    >>> import zlib
    >>> packed = zlib.compress("大会重申《宪章》".encode())
    >>> whole = b"5 0 obj <</Filter/FlateDecode>> stream\\n" + packed + b"\\nendstream endobj"
    >>> damaged(whole, 1000), damaged(whole.replace(packed, packed[:-3]), 1000)
    (0, 1)
    """
    if b"/Encrypt" in data:  # opened without a password, but its streams are not what they will be
        return 0
    count = at = 0
    while bound > 0 and (found := _STREAM.search(data, at)):
        start = found.start()
        head = data[max(data.rfind(b" obj", max(at, start - _HEAD), start), start - _HEAD, at) : start]
        at = found.end()
        if not _FLATE.search(head) or _NO_TEXT.search(head):
            continue
        end, spent = _unpack(data, at, bound)
        bound -= spent
        if end >= 0:
            at = end
        elif bound > 0:
            count += 1
            at = data.find(b"endstream", at)
            if at < 0:
                break
    return count


def _unpack(data: bytes, at: int, bound: int) -> tuple[int, int]:
    """Where the stream that begins at `at` ends, -1 if it is damaged or larger than `bound`; and the bytes looked at."""
    machine = zlib.decompressobj()
    spent = 0
    todo = b""
    try:
        while not machine.eof and spent <= bound:
            if not todo:
                todo = data[at : at + _CHUNK]
                at += len(todo)
                if not todo:
                    return -1, spent
            spent += len(todo) + len(machine.decompress(todo, _CHUNK))
            todo = machine.unconsumed_tail
            spent -= len(todo)
    except zlib.error:
        return -1, spent + len(todo)
    return (at - len(machine.unused_data) if machine.eof else -1), spent
