"""Damaged streams of a PDF are told of: pdfium leaves out what they hold without a word."""

from __future__ import annotations

import zlib

import pytest

from unres.read.pdf_streams import damaged

MUCH = 1 << 24
TEXT = "".join(f"第{k}段请各国采取措施；" for k in range(400)).encode()
PACKED = zlib.compress(TEXT)


def stream(body: bytes, entries: bytes = b"/Filter/FlateDecode") -> bytes:
    return b"4 0 obj\n<<%b/Length %d>>\nstream\n%b\nendstream\nendobj\n" % (entries, len(body), body)


def bent(body: bytes, at: int) -> bytes:
    return body[:at] + bytes([body[at] ^ 0x55]) + body[at + 1 :]


@pytest.mark.parametrize("entries", [b"/Filter/FlateDecode", b"/Filter /FlateDecode ", b"/Filter [ /FlateDecode ]", b"/F/Fl"])
def test_whole_and_damaged_streams_are_told_apart(entries: bytes):
    whole = stream(PACKED, entries)
    assert damaged(whole * 3, MUCH) == 0
    for at in range(0, len(PACKED), 97):
        assert damaged(whole + stream(bent(PACKED, at), entries) + whole, MUCH) == 1
    assert damaged(stream(PACKED[:-40], entries) + whole, MUCH) == 1
    assert damaged(whole[:60], MUCH) == 1


@pytest.mark.parametrize(
    "entries",
    [
        b"/Subtype/Image/Filter/FlateDecode",
        b"/Subtype /CIDFontType0C/Filter/FlateDecode",
        b"/Length1 20/Filter/FlateDecode",
        b"/N 3/Alternate/DeviceRGB/Filter/FlateDecode",
        b"/Filter[/ASCII85Decode/FlateDecode]",
        b"/Filter/DCTDecode",
        b"",
    ],
)
def test_what_holds_no_text_or_is_packed_otherwise_is_not_looked_at(entries: bytes):
    assert damaged(stream(bent(PACKED, 300), entries), MUCH) == 0


def test_forms_hold_text():
    assert damaged(stream(bent(PACKED, 300), b"/Subtype/Form/Filter/FlateDecode"), MUCH) == 1


def test_names_of_streams_inside_packed_bytes_end_nothing():
    body = zlib.compress(b"x", 0)[:2] + zlib.compress(b">>stream\nendstream" * 9, 0)[2:]
    assert damaged(stream(body), MUCH) == 0


def test_streams_of_an_encrypted_file_are_not_looked_at():
    assert damaged(stream(bent(PACKED, 300)) + b"trailer<</Encrypt 9 0 R>>", MUCH) == 0


def test_the_bound_holds():
    bomb = stream(zlib.compress(bytes(1 << 22)))
    assert damaged(bomb * 40, 1 << 16) == 0
    assert damaged(b"4 0 obj<</Filter/FlateDecode>>stream\n" * 20_000, MUCH) == 1
