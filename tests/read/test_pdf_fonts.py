"""Fonts that a PDF names but does not hold: the text must not depend on those of the machine."""

import struct

import pytest

pytest.importorskip("pypdfium2")

from sheets import file, stream
from unres.limits import DEFAULT
from unres.read.pdf_fonts import box_font
from unres.read.pdf_pages import extract


def page(font: str, encoding: str, order: str, *words: str) -> bytes:
    """A PDF whose font stands in no file; each word is drawn by itself."""
    drawn = " ".join(f"<{word.encode('utf-16-be').hex()}> Tj {12 * len(word)} 0 Td" for word in words)
    pairs = "".join(f"<{sign.encode('utf-16-be').hex()}> <{sign.encode('utf-16-be').hex()}> " for sign in sorted(set("".join(words))))
    head = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <0000> <ffff> endcodespacerange"
    signs = f"{head} {len(set(''.join(words)))} beginbfchar {pairs}endbfchar endcmap end end".encode()
    content = f"BT /F1 12 Tf 50 700 Td {drawn} ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        stream(content),
        f"<</Type/Font/Subtype/Type0/BaseFont/{font}/Encoding/{encoding}/DescendantFonts[6 0 R]/ToUnicode 8 0 R>>".encode(),
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{font}/CIDSystemInfo<</Registry(Adobe)/Ordering({order})/Supplement 0>>/FontDescriptor 7 0 R/DW 1000>>".encode(),
        f"<</Type/FontDescriptor/FontName/{font}/Flags 4/Ascent 880/Descent -120/ItalicAngle 0/StemV 80/CapHeight 700/FontBBox[0 -120 1000 880]>>".encode(),
        stream(signs),
    ]
    return file(*objects)


@pytest.mark.parametrize(
    ("font", "encoding", "order"),
    [
        ("STSong-Light", "UniGB-UCS2-H", "GB1"),
        ("SimSun", "UniGB-UCS2-H", "GB1"),
        ("MSung-Light", "UniCNS-UCS2-H", "CNS1"),
        ("SimSun", "Identity-H", "Identity"),  # lost with the fonts of any machine
        ("ArialUnicodeMS", "Identity-H", "Identity"),
    ],
)
def test_a_character_by_itself_is_read_without_its_font(font, encoding, order):
    words = ["决定", "在", "二〇四三", "年", "月", "底", "前开放"]
    read = extract(page(font, encoding, order, *words), DEFAULT)[0]
    assert "".join(piece.text for piece in read.pieces).replace(" ", "") == "".join(words)
    assert (read.characters, read.unmapped) == (len("".join(words)), 0)


def test_the_font_is_one():
    font = box_font()
    count = struct.unpack_from(">H", font, 4)[0]
    tables = {tag: font[at : at + size] for tag, _, at, size in (struct.unpack_from(">4s3L", font, 12 + 16 * k) for k in range(count))}
    assert sorted(tables) == list(tables) == [b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"]
    places = struct.unpack(f">{len(tables[b'loca']) // 4}L", tables[b"loca"])
    assert len(places) == struct.unpack_from(">H", tables[b"maxp"], 4)[0] + 1
    assert places[-1] == len(tables[b"glyf"])
    assert struct.unpack_from(">5h", tables[b"glyf"], places[1]) == (1, 0, -120, 1000, 880)
