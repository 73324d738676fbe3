"""What each kind of damage costs: figures of the development corpus with it against those without.

    python bench/noise.py [--every 24] [--formats md,clean,txt] [--only "one line;CRLF"] [--keep FOLDER]

Needs `../shared` beside the checkout. Every so-manieth document is rendered, damaged by each function of `tests/noises.py`, read
and scored. Printed is one line a noise and format, what was lost in brackets; documents that a noise leaves as they are count as well.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "tests")]
from floors import OPTIONS, SHARED, run, sample  # noqa: E402
from noises import LAYOUTS, NOISES  # type: ignore[import-not-found] # noqa: E402

SHOWN = ("structure_f1", "notes_f1", "anchors_f1", "ident", "perfect")


def gb18030(text: str) -> bytes:
    """The encoding of Chinese Windows."""
    return text.encode("gb18030")


ALL: dict[str, Callable[[str], str | bytes]] = {**NOISES, **LAYOUTS, "GB18030": gb18030}


def scores(gold: Path, noisy: Path, out: Path) -> dict[str, float]:
    """What the scorer says of the documents in a folder."""
    run(sys.executable, "-m", "unres", "convert", noisy, "-o", out, "--to", "akn", good=(0, 1))
    output = run(sys.executable, SHARED / "tools" / "score.py", gold, out, "--json", out.with_suffix(".json"))
    found = dict(re.findall(r"(\w+)=([\d.]+)", output.strip().splitlines()[-1]))
    return {name: float(found.get(name, 0)) for name in SHOWN}


def damage(plain: Path, noisy: Path, noise: Callable[[str], str | bytes]) -> bool:
    """Write every text of a folder with a noise to another; whether it changes any."""
    changed = False
    noisy.mkdir(parents=True)
    for path in sorted(p for p in plain.rglob("*") if p.is_file()):
        text = path.read_text(encoding="utf-8")
        made = noise(text)
        data = made if isinstance(made, bytes) else made.encode()
        changed = changed or data != path.read_bytes()
        (noisy / path.name).write_bytes(data)
    return changed


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=24)
    parser.add_argument("--formats", default="md,clean,txt")
    parser.add_argument("--only", default="", help="names of noises, with semicolons between them")
    parser.add_argument("--keep", type=Path, help="an empty folder in which inputs and outputs stay")
    options = parser.parse_args()
    if not SHARED.exists():
        print("noise: ../shared is not here, nothing to measure")
        return
    names = [name for name in options.only.split(";") if name] or list(ALL)
    with tempfile.TemporaryDirectory() as folder:
        work = options.keep or Path(folder)
        work.mkdir(parents=True, exist_ok=True)
        gold = sample(work, options.every)
        for form in options.formats.split(","):
            plain = work / form
            run(sys.executable, SHARED / "tools" / "render.py", *OPTIONS[form], gold, plain)
            base = scores(gold, plain, work / f"{form}.out")
            _show(form, "no noise", base, base)
            for name in names:
                place = work / f"{form}, {name}"
                if damage(plain, place, ALL[name]):
                    _show(form, name, scores(gold, place, work / f"{form}, {name}.out"), base)


def _show(form: str, name: str, found: dict[str, float], base: dict[str, float]) -> None:
    lost = {k: round(base[k] - v, 4) for k, v in found.items()}
    print(
        f"{form:6}{name:26}",
        *(f"{k}={v:.4f}" + (f" ({-lost[k]:+.4f})" if lost[k] else " " * 10) for k, v in found.items()),
        flush=True,
    )


if __name__ == "__main__":
    main()
