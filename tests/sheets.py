"""PDF files written object by object, for what no library that makes PDF would write."""

from __future__ import annotations

#: a font that every reader has to know the characters of
HAN = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0"
    b"/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>/DW 1000>>]>>"
)
#: a font whose codes mean nothing but for its map, which is object 6
CODED = (
    b"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+SimSun/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType2/BaseFont/ABCDEF+SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>>]>>"
)
ROWS = ("第76/164号决议", "大会，", "回顾其关于图书馆的各项决议，", "1. 请各国增设图书馆；", "2. 请秘书长提出报告。")


def file(*objects: bytes) -> bytes:
    """A file of these objects, the first of which is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return bytes(out) + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, len(out))
    )


def stream(body: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(body), body)


def sheet(
    content: bytes,
    *more: bytes,
    font: bytes = HAN,
    page: bytes = b"",
    resources: bytes = b"",
    box: bytes = b"/MediaBox[0 0 612 792]",
    count: int = 1,
) -> bytes:
    """A file of one page; `more` are objects from 6 on."""
    return file(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count %d>>" % count,
        b"<</Type/Page/Parent 2 0 R%b%b/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%b>>>>" % (box, page, resources),
        stream(content),
        font,
        *more,
    )


def shown(text: str) -> bytes:
    """The text of `HAN` as it stands in a content stream."""
    return b"<%b>" % text.encode("utf-16-be").hex().encode()


def rows(
    matrix: str = "1 0 0 1 100 {y}", *, size: int = 12, before: bytes = b"", texts: tuple[str, ...] = ROWS
) -> bytes:
    """The content of a page with a row for each text; `matrix` has `y`, going down from 700, and `x`, going right from 100."""
    out = b"BT /F1 %d Tf %b" % (size, before)
    for k, text in enumerate(texts):
        out += matrix.format(x=100 + 20 * k, y=700 - 20 * k).encode() + b" Tm " + shown(text) + b" Tj "
    return out + b"ET"


def coded(known: dict[str, str]) -> bytes:
    """`ROWS` set with codes of a font's own, whose map gives for each character what `known` has for it, itself if nothing.

    What is mapped to "" is not in the map.
    """
    codes = {sign: k for k, sign in enumerate(sorted(set("".join(ROWS))), 1)}
    pairs = [
        b"<%04x><%b>" % (code, known.get(sign, sign).encode("utf-16-be", "surrogatepass").hex().encode())
        for sign, code in codes.items()
        if known.get(sign, sign)
    ]
    content = b"BT /F1 12 Tf "
    for k, text in enumerate(ROWS):
        content += b"1 0 0 1 100 %d Tm <%b> Tj " % (700 - 20 * k, b"".join(b"%04x" % codes[sign] for sign in text))
    table = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000><ffff> endcodespacerange "
        b"%d beginbfchar %b endbfchar endcmap end end" % (len(pairs), b" ".join(pairs))
    )
    return sheet(content + b"ET", stream(table), font=CODED)
