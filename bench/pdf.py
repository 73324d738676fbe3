"""What reading a PDF costs beyond pypdfium2: our part as a share of the library's own time.

    python bench/pdf.py [FOLDER] [--docs 150] [--rounds 5] [--limits]

The library's own time is that of opening a file, loading its pages and their text, and of answering what any reader has to ask
that puts a page together again: which text object each character belongs to; of each object matrix, size, font, way of
printing, and whether its font tells the characters; place and box of the first and the last character of each stretch that is
set in one way; the kind of each drawn object. The questions are put as bare loops that keep no answer. Our part is all the
rest of `read_here`, from bytes to lines. Four measures, from what pypdfium2 offers to the strictest:

- each character: the size and the box of each character are asked for by pypdfium2's own functions, nothing else. This is what
  readers built on it do, and what the project's design names it for;
- asked: the questions are put by pypdfium2's own functions. This is the one that `LIMIT` holds;
- asked cheaply: by prototypes of our own and `map` (`unres.read.pdf_calls`), so that only the native code is left;
- opened: nothing is asked but the text of each page. Then the price of all other answers counts as ours.

FOLDER holds PDF files; without it, documents are invented and set with reportlab. As in `bench/speed.py`, each case runs in a
child process of its own, cases take turns, and ratios are of one round.
"""

from __future__ import annotations

import argparse
import ctypes
import statistics
import sys
from collections import deque
from collections.abc import Callable, Iterator
from itertools import repeat
from pathlib import Path
from typing import Any

from attrs import frozen

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parent))
import pypdfium2
from pypdfium2 import raw

from invent import invent
from speed import take_turns
from unres.limits import DEFAULT
from unres.read.pdf import read_here
from unres.read.pdf_calls import Calls
from unres.read.pdf_pages import extract
from unres.read.pdf_stretches import Stretches
from unres.read.pdf_text import whole_text

#: what the issue asks for
LIMIT = 1 / 3


@frozen
class Asked:
    """What is asked of a page: the first character of each text object; first and last of each stretch; drawn objects."""

    objects: list[int]
    firsts: list[int]
    lasts: list[int]
    drawn: int


def pages(data: bytes) -> Iterator[tuple[Any, Any]]:
    """Each page of a file with its text page, opened and closed as the reader does."""
    document = pypdfium2.PdfDocument(data)
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage()
        yield page, text
        text.close()
        page.close()
    document.close()


def address(handle: Any) -> int | None:
    """Where a page or a text page is."""
    return ctypes.cast(handle.raw, ctypes.c_void_p).value


def questions(data: bytes) -> list[Asked]:
    """What the reader asks of each page of a file; found out before anything is measured."""
    found = []
    calls = Calls.bind()
    for page, text in pages(data):
        n = raw.FPDFText_CountChars(text)
        at = address(text)
        owners = calls.owners(at, range(n))
        stretches = [*Stretches(at, whole_text(text, n), calls)]
        objects = [k for k in range(n) if owners[k] is not None and (not k or owners[k] != owners[k - 1])]
        drawn = raw.FPDFPage_CountObjects(page)
        found.append(Asked(objects, [start for start, _, _ in stretches], [end - 1 for _, end, _ in stretches], drawn))
    return found


def opened(data: bytes) -> int:
    """The text of a file and nothing else; its length."""
    return sum(len(whole_text(text, raw.FPDFText_CountChars(text))) for _, text in pages(data))


def each_character(data: bytes) -> int:
    """The size and the box of each character by pypdfium2's own functions; their number."""
    count = 0
    for _, text in pages(data):
        n = text.count_chars()
        text.get_text_range()
        for k in range(n):
            text.get_charbox(k)
            raw.FPDFText_GetFontSize(text, k)
        count += n
    return count


def asked(data: bytes, questions: list[Asked]) -> int:
    """The questions put by pypdfium2's own functions."""
    matrix, box = raw.FS_MATRIX(), raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for (page, text), what in zip(pages(data), questions, strict=True):
        n = raw.FPDFText_CountChars(text)
        whole_text(text, n)
        for k in range(n):
            raw.FPDFText_GetTextObject(text, k)
        for k in what.objects:
            owner = raw.FPDFText_GetTextObject(text, k)
            raw.FPDFText_GetMatrix(text, k, matrix)
            raw.FPDFText_GetFontSize(text, k)
            raw.FPDFTextObj_GetFont(owner)
            raw.FPDFTextObj_GetTextRenderMode(owner)
            raw.FPDFText_HasUnicodeMapError(text, k)
        for k in what.firsts:
            raw.FPDFText_GetCharOrigin(text, k, x, y)
        for k in what.lasts:
            raw.FPDFText_GetLooseCharBox(text, k, box)
        for k in range(what.drawn):
            raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, k))
    return len(questions)


def asked_cheaply(data: bytes, questions: list[Asked]) -> int:
    """The questions put with as little around them as there can be."""
    calls = Calls.bind()
    room = (ctypes.c_double * 6)()
    into = ctypes.addressof(room)
    for (page, text), what in zip(pages(data), questions, strict=True):
        n = raw.FPDFText_CountChars(text)
        whole_text(text, n)
        at = address(text)
        owners = [*map(calls.object_of, repeat(at), what.objects)]
        for answers in (
            map(calls.object_of, repeat(at), range(n)),
            map(calls.matrix_of, repeat(at), what.objects, repeat(into)),
            map(calls.size_of, repeat(at), what.objects),
            map(calls.font_of, owners),
            map(calls.mode_of, owners),
            map(calls.lost, repeat(at), what.objects),
            map(calls.origin_of, repeat(at), what.firsts, repeat(into), repeat(into + 8)),
            map(calls.box_of, repeat(at), what.lasts, repeat(into)),
            map(calls.kind_of, map(calls.item_of, repeat(address(page)), range(what.drawn))),
        ):
            deque(answers, maxlen=0)
    return len(questions)


def load(folder: str | None, count: int) -> list[bytes]:
    """The files to measure on, spread evenly over the folder."""
    if folder is not None:
        files = sorted(Path(folder).rglob("*.pdf"))
        return [f.read_bytes() for f in files[:: max(1, len(files) // count)][:count]]
    from press import Press  # type: ignore[import-not-found]

    made = []
    for seed in range(min(count, 20)):
        press = Press()
        press.masthead()
        for text in invent(seed).splitlines():
            if text.strip():
                press.paragraph(text.strip("#* "))
        made.append(press.bytes())
    return made


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--docs", type=int, default=150)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--limits", action="store_true", help="fail when our part is larger than it may be")
    options = parser.parse_args()

    files = load(options.folder, options.docs)
    asks = [questions(data) for data in files]
    cases: dict[str, Callable[[], object]] = {
        "opened": lambda: [opened(data) for data in files],
        "each character": lambda: [each_character(data) for data in files],
        "asked cheaply": lambda: [asked_cheaply(*one) for one in zip(files, asks, strict=True)],
        "asked": lambda: [asked(*one) for one in zip(files, asks, strict=True)],
        "bytes to pieces": lambda: [extract(data, DEFAULT) for data in files],
        "bytes to lines": lambda: [read_here(data) for data in files],
    }
    times = take_turns(cases, options.rounds)
    count = sum(len(one) for one in asks)
    print(f"{len(files)} files, {count} pages, {options.rounds} rounds, Python {sys.version.split()[0]}")
    ratios = {}
    for name, taken in times.items():
        line = f"{name:16} {statistics.median(taken) / count * 1000:7.2f} ms a page"
        if not name.startswith("bytes"):
            pairs = zip(times["bytes to lines"], taken, strict=True)
            ratios[name] = statistics.median((whole - own) / own for whole, own in pairs)
            line += f"   our part {ratios[name]:6.1%} of it"
        print(line)
    if options.limits and ratios["asked"] > LIMIT:
        raise SystemExit(f"our part is {ratios['asked']:.1%} of pypdfium2's own time, more than a third")


if __name__ == "__main__":
    main()
