"""How much memory reading takes, in multiples of the input.

    python bench/memory.py [--size 1000000] [--formats md,text,html,docx] [--what documents,Han,...] [--limit 60]

Each case runs in a child process of its own: what Python allocates at most (`tracemalloc`, in a first child) and by how much the
process grows (`ru_maxrss`, in a second one, with the seconds it took), over the size of the input; of a Word file that is the XML
in it. `documents` are invented resolutions in one file; the other cases are the characters of one class over and over. With
`--limit`, the status is 1 if a document takes more than so many times its size.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import subprocess
import sys
import time
import tracemalloc
import zipfile
from html import escape
from pathlib import Path

import unres

sys.path.insert(0, str(Path(__file__).parent))
from invent import invent

FORMATS = ("md", "text", "html", "docx")
#: a class of characters → a piece of it
CLASSES = {
    "Han": "大会回顾其各项决议",
    "digits": "1234567890",
    "Latin": "ABCDEfghij",
    "blanks": " ",
    "line ends": "\n",
    "full-width": "１２３（）",
    "commas": "，",
    "stops": "。",
    "brackets": "(",
    "stars": "*",
    "pipes": "|",
    "hashes": "#",
    "raised": "¹²³",
    "zero width": "\u200b",
    "traditional": "國會議決與聯顧該項關",
    "lines": "大会，\n\n",
    "numbers": "1. 决定修路。\n\n",
}
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def text_of(what: str, size: int) -> str:
    """About `size` characters."""
    if what != "documents":
        piece = CLASSES[what]
        return "大会，\n\n" + piece * (size // len(piece))
    made: list[str] = []
    seed = length = 0
    while length < size:
        made.append(invent(seed))
        length += len(made[-1])
        seed += 1
    return "\n\n".join(made)


def make(form: str, what: str, size: int) -> tuple[bytes, int]:
    """An input and its size; text goes into paragraphs where the format has them."""
    text = text_of(what, size)
    if form in {"md", "text"}:
        data = text.encode()
        return data, len(data)
    blocks = [escape(block) for block in text.split("\n\n")]
    if form == "html":
        data = ("<html><body>" + "".join(f"<p>{block}</p>\n" for block in blocks)).encode()
        return data, len(data)
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{block}</w:t></w:r></w:p>' for block in blocks)
    xml = f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'.encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", xml)
    return target.getvalue(), len(xml)


def child(form: str, what: str, size: int, *, traced: bool) -> None:
    """Read one input and print what it took."""
    data, length = make(form, what, size)
    unres.parse(make(form, "documents", 3_000)[0], format=form)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if traced:
        tracemalloc.start()
    started = time.process_time()
    try:
        document: object = unres.parse(data, format=form)  # kept, as a caller keeps it
    except unres.InputError as error:
        document = error
    seconds = time.process_time() - started
    peak = tracemalloc.get_traced_memory()[1] if traced else 0
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = 1 if sys.platform == "darwin" else 1024
    print(
        json.dumps(
            {
                "size": length,
                "peak": peak,
                "grown": (after - before) * unit,
                "seconds": seconds,
                "error": str(document) if isinstance(document, Exception) else "",
            }
        )
    )


def measure(form: str, what: str, size: int, *, traced: bool) -> dict[str, float]:
    """What one input takes, in a process of its own."""
    command = [sys.executable, __file__, "--child", form, what, str(size), str(int(traced))]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(result.stdout)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=1_000_000, help="characters")
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--what", default="documents", help="`all`, or names with commas between them")
    parser.add_argument("--limit", type=float)
    parser.add_argument("--child", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        form, what, size, traced = options.child
        child(form, what, int(size), traced=traced == "1")
        return
    worst = 0.0
    for what in ["documents", *CLASSES] if options.what == "all" else options.what.split(","):
        for form in options.formats.split(","):
            traced, grown = (measure(form, what, options.size, traced=t) for t in (True, False))
            times = traced["peak"] / traced["size"]
            if what == "documents":
                worst = max(worst, times)
            print(
                f"{what:12}{form:6}{traced['size'] / 1e6:7.1f} MB  allocated {times:6.1f}x  grown {grown['grown'] / grown['size']:6.1f}x"
                f"  {grown['seconds']:6.1f} s  {grown['error']}", flush=True
            )  # fmt: skip
    if options.limit and worst > options.limit:
        raise SystemExit(f"a document takes {worst:.0f} times its size")


if __name__ == "__main__":
    main()
