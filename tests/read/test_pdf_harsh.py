"""PDF files as nobody should write them: read as they are shown, or said to be what they are."""

from __future__ import annotations

import time
import zlib

import pytest

import unres
from unres.coverage import coverage
from unres.errors import InputError, LimitError
from unres.limits import Limits
from unres.model import Document
from unres.parse.document import build
from unres.read.lines import Reading
from unres.read.pdf import read_here

pytest.importorskip("pypdfium2")

from sheets import ROWS, coded, file, rows, sheet, shown, stream

ALL = "\n".join(ROWS) + "\n"


def read(data: bytes) -> Reading:
    """What is read, nothing of it lost on its way into the tree and out of it."""
    reading = read_here(data)
    made = build(reading)
    assert coverage(made).complete, coverage(made)
    assert unres.load(unres.to_json(made).encode()).source == made.source
    unres.to_akn(made)
    return reading


def codes(reading: Reading) -> list[str]:
    return [finding.code for finding in reading.diagnostics]


def printed(reading: Reading) -> list[unres.Span]:
    """The rows that are no furniture."""
    aside = {piece.start for piece in reading.furniture}
    spans, at = [], 0
    for row in reading.source.text.split("\n")[:-1]:
        if at not in aside:
            spans.append(unres.Span(at, at + len(row)))
        at += len(row) + 1
    return spans


def lines(reading: Reading) -> list[str]:
    return [reading.source[span] for span in printed(reading)]


def boxes(reading: Reading) -> list[unres.Box]:
    made: Document = build(reading)
    return [made.boxes(span)[0] for span in printed(reading)]


# ------------------------------------------------------------------------------------------------ where text runs


@pytest.mark.parametrize(
    ("matrix", "first", "step"),
    [
        ("0 1 -1 0 {x} 100", (89.4, 692.0), (20.0, 0.0)),
        ("0 -1 1 0 {y} 700", (697.4, 92.0), (-20.0, 0.0)),
        ("-1 0 0 -1 400 {x}", (400.0, 689.4), (0.0, -20.0)),
    ],
    ids=["up", "down", "upside down"],
)
def test_text_set_sideways_on_an_upright_page(matrix: str, first: tuple[float, float], step: tuple[float, float]):
    reading = read(sheet(rows(matrix), box=b"/MediaBox[0 0 792 792]"))
    assert (reading.source.text, codes(reading)) == (ALL, [])
    found = boxes(reading)
    # the corner where each row begins, on the page as it is shown
    corner = [
        (box.right if step[0] == 0 else box.left, box.bottom if matrix[0] == "0" and step[0] > 0 else box.top)
        for box in found
    ]
    assert corner == [(first[0] + k * step[0], first[1] + k * step[1]) for k in range(5)]


def test_a_sideways_head_on_an_upright_page_stays_aside():
    beside = rows("0 1 -1 0 30 {y}", texts=("图书馆",))
    reading = read(sheet(rows() + beside))
    assert (lines(reading), codes(reading)) == (list(ROWS), [])
    assert [reading.source.text[p.start : p.end] for p in reading.furniture] == ["图书馆"]


@pytest.mark.parametrize(
    "matrix",
    ["-1 0 0 1 500 {y}", ".866 .5 -.5 .866 {x} {y}", "1 0 0 1 100 3{y}", "1 0 0 1 2{x} {y}", "1 0 0 1 100 -3{x}"],
    ids=["mirrored", "slanted", "above the page", "right of it", "below it"],
)
def test_what_does_not_run_to_the_right_or_is_not_on_the_page_is_told_of(matrix: str):
    reading = read(sheet(rows(matrix)))
    assert (lines(reading), codes(reading)) == ([], ["page-aside"])
    assert reading.source.text == ALL


def test_vertical_writing_is_told_of():
    from sheets import HAN

    reading = read(sheet(rows("1 0 0 1 {x} 700"), font=HAN.replace(b"UCS2-H", b"UCS2-V")))
    assert (lines(reading), codes(reading)) == ([], ["page-aside"])


def test_a_slant_is_no_turn_and_a_negative_size_is_one():
    assert lines(read(sheet(rows("1 0 .3 1 100 {y}")))) == list(ROWS)
    # drawn to the left and on its head
    reading = read(sheet(rows("1 0 0 1 400 {y}", size=-12)))
    assert lines(reading) == list(ROWS)[::-1]
    assert all(box.right == 400.0 for box in boxes(reading))


@pytest.mark.parametrize(
    "data",
    [
        sheet(rows(size=0)),
        sheet(rows("0 0 0 0 100 {y}")),
        sheet(rows("1e20 0 0 1e20 100 {y}")),
        sheet(rows("1e39 0 0 1e39 1e39 {y}")),
        sheet(b""),
        file(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"),
    ],
    ids=["size 0", "no matrix", "huge", "infinite", "empty", "pages in a circle"],
)
def test_nothing_that_is_shown(data: bytes):
    with pytest.raises(InputError, match="no text layer"):
        read_here(data)


@pytest.mark.parametrize(
    ("box", "page"),
    [
        (b"", b""),
        (b"/MediaBox[612 792 0 0]", b""),
        (b"/MediaBox[0 0 0 0]", b""),
        (b"/MediaBox[0 0 612 792]", b"/Rotate 45"),
        (b"/MediaBox[0 0 612 792]", b"/CropBox[1e9 1e9 1e9 1e9]"),
    ],
    ids=["none", "inverted", "empty", "odd turn", "odd crop"],
)
def test_odd_pages(box: bytes, page: bytes):
    reading = read(sheet(rows(), box=box, page=page))
    assert lines(reading) == list(ROWS)
    assert boxes(reading)[0] == unres.Box(1, 100.0, 81.4, 220.0, 94.6)


def test_text_printed_twice_is_read_once():
    again = "1 0 0 1 100.4 {y}"
    assert read(sheet(rows() + rows(again))).source.text == ALL


def test_a_form_that_holds_itself():
    form = stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X 6 0 R>>>>")
    assert read(sheet(b"/X Do " + rows(), form, resources=b"/XObject<</X 6 0 R>>")).source.text == ALL


# ------------------------------------------------------------------------------------------------ what fonts tell


def test_a_map_gives_the_characters():
    assert read(coded({})).source.text == ALL


def test_rare_characters_come_whole():
    text = read(coded({"馆": "𠮟"})).source.text
    assert text == ALL.replace("馆", "𠮟")


def test_signs_that_stand_for_several_characters():
    assert read(coded({"馆": "ffi"})).source.text == ALL.replace("馆", "ffi")


@pytest.mark.parametrize("sign", ["\n", "\r", "\u2028", "\x85", "\t"])
def test_no_map_breaks_a_row(sign: str):
    assert read(coded({"馆": sign})).source.text.replace(" ", "") == ALL.replace("馆", "").replace(" ", "")


@pytest.mark.parametrize("sign", ["\x07", "\x1f", "\x7f", "\x90", "\ud842"])
def test_codes_that_are_no_characters_are_shown_and_told_of(sign: str):
    reading = read(coded({"馆": sign}))
    assert (reading.source.text, codes(reading)) == (ALL.replace("馆", "\ufffd"), ["font-unmapped"])


def test_a_map_with_gaps_is_told_of():
    reading = read(coded(dict.fromkeys("大会图", "")))
    assert codes(reading) == ["font-unmapped"]
    assert "回顾其关于" in reading.source.text


def test_a_map_of_which_half_is_missing_is_refused():
    with pytest.raises(InputError, match="do not tell which characters"):
        read_here(coded(dict.fromkeys(sorted(set("".join(ROWS)))[::2], "")))


@pytest.mark.parametrize(
    "make",
    [lambda c: chr(0xC0 + ord(c) % 32), lambda c: c.encode("gb18030").decode("latin-1")],
    ids=["other", "mojibake"],
)
def test_a_wrong_map_is_told_of(make):
    made = unres.parse(coded({sign: make(sign) for row in ROWS for sign in row}))
    assert "input-foreign" in [finding.code for finding in made.diagnostics]


# ------------------------------------------------------------------------------------------------ pages and passwords


def test_no_page_at_all():
    with pytest.raises(InputError):
        read_here(file(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"))


def test_a_page_tree_that_lies():
    reading = read(sheet(rows(), count=3))
    assert (reading.source.text, codes(reading)) == (ALL, ["page-textless", "page-textless"])
    assert read(sheet(rows(), count=-1)).source.text == ALL
    with pytest.raises(LimitError, match="999999 pages, more than 5000"):
        read_here(sheet(rows(), count=999_999))


def test_a_file_that_anybody_may_read():
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    encryption = pytest.importorskip("reportlab.lib.pdfencrypt")
    from press import Press

    press = Press()
    press.canvas = canvas.Canvas(press.file, encrypt=encryption.StandardEncryption("", "geheim", canCopy=0))
    press.paragraph("大会，")
    assert lines(read(press.bytes())) == ["大会，"]


def test_an_unknown_encryption():
    data = sheet(rows()).replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt<</Filter/Odd/V 9>>")
    with pytest.raises(InputError):
        read_here(data)


@pytest.mark.skipif(not hasattr(time, "pthread_getcpuclockid"), reason="only where a process can be bounded")
@pytest.mark.parametrize("kind", ["forms", "text"])
def test_what_unpacks_to_gigabytes_is_stopped(kind: str):
    if kind == "forms":  # ten of ten of ten …
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>/XObject<</X%d %d 0 R>>>>"
        more = [stream(b"/X%d Do " % (k + 1) * 10, entries % (k + 1, 7 + k)) for k in range(8)]
        data = sheet(b"/X0 Do", *more, stream(rows(), entries % (9, 5)), resources=b"/XObject<</X0 6 0 R>>")
    else:
        packed = zlib.compress(b"BT /F1 12 Tf 1 0 0 1 100 700 Tm " + (shown("大会") + b" Tj ") * 3_000_000 + b"ET", 9)
        data = sheet(b"").replace(stream(b""), stream(packed, b"/Filter/FlateDecode"))
    start = time.monotonic()
    with pytest.raises((InputError, LimitError)):
        unres.parse(data, limits=Limits(max_seconds=1, max_inflated=20_000_000))
    assert time.monotonic() - start < 20


# ------------------------------------------------------------------------------------------------ damage


def damaged(packed: bytes) -> Reading:
    return read(sheet(rows()).replace(stream(rows()), stream(packed, b"/Filter/FlateDecode")))


def test_text_that_a_damaged_stream_hides_or_changes_is_told_of():
    packed = zlib.compress(rows(texts=ROWS * 6))
    middle = len(packed) // 2
    whole, cut = damaged(packed), damaged(packed[:middle])
    assert (whole.source.text, codes(whole)) == (ALL * 6, [])
    assert len(cut.source.text) < len(ALL) * 6
    assert codes(cut) == ["stream-damaged"]
    bent = damaged(packed[:middle] + bytes([packed[middle] ^ 0x55]) + packed[middle + 1 :])
    assert bent.source.text not in (ALL * 6, cut.source.text)  # 各 has become 咟
    assert codes(bent) == ["stream-damaged"]
