"""Speed in units of R: one pass of a fixed pattern over the same text in the same run.

    python bench/speed.py [FOLDER] [--docs 100] [--rounds 5] [--grow] [--hostile] [--limits]

Seconds drift with the machine and what else it does; ratios taken in one run hardly do. Every case runs in a child process of
its own (a warm-up, then a timed run), cases take turns, and the median of the ratios is printed. FOLDER holds Markdown files;
without it, documents are invented (`bench/invent.py`). `--limits` fails if a figure is worse than `LIMITS`.
"""

from __future__ import annotations

import argparse
import gc
import os
import pickle
import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import unres

sys.path.insert(0, str(Path(__file__).parent))
from invent import invent

_N = r"(?:\d{1,4}/\d{1,3}(?: ?[A-Z])?|\d{1,4} ?\([IVXL\d]{1,6}\))"
_C = "一二三四五六七八九十"
#: Sixteen things to look for, factored so that the pattern begins with one class of characters: `re` then skips what none of
#: them begins with at the speed of C. The unit of all figures; never to be changed.
R = re.compile(
    r"[第《<A-Z\d同附上下本该h#(—" + _C + r"](?:"
    rf"(?<=第)(?:{_N}(?:[、和及至]第?{_N}){{0,40}}号(?:决议|决定)?|[{_C}百零\d]{{1,6}}(?:届(?:特别)?会议|次(?:全体)?会议|[条章段节款卷](?:至第?\d{{1,3}}段)?))"
    r"|(?<=《)[^《》\n]{1,120}》"
    r"|(?<=<)sup>(?:\d{1,3}|\*)</sup>"
    r"|(?<=\d)(?:\d{3}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{0,2}\\?\. )"
    r"|(?<=同)上(?:[，,]第\d{1,3}段)?"
    rf"|(?<=附)件[{_C}]{{0,3}}"
    r"|(?<=[上下])文(?:第\d{1,3}段)?"
    r"|(?<=[本该])决议(?:第\d{1,3}段)?"
    r"|(?<=h)ttps?://[^\s。，；<>]{1,200}"
    r"|(?<=^\#)\#{0,3} .{1,200}$"
    rf"|(?<=^\()(?:[a-z]{{1,4}}|[{_C}]{{1,3}})\) "
    rf"|(?<=^[{_C}])[{_C}]{{0,2}}、"
    r"|(?<=[A-Z])(?<![A-Za-z\d/].)[A-Z]{0,3}/[A-Z\d][A-Za-z\d./()-]{0,60}"
    r")",
    re.M,
)
#: what issue and design ask for, in R or as a ratio
LIMITS = {"text to tree": 20.0, "text to AKN": 25.0, "growth": 1.3}


def measure(function: Callable[[], object]) -> float:
    """CPU seconds of the second of two calls, in a child process."""
    sys.stdout.flush()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            function()
            gc.collect()
            start = time.process_time()
            function()
            answer: object = time.process_time() - start
        except BaseException as error:  # noqa: BLE001 - told by the parent
            answer = repr(error)
        os.write(writing, pickle.dumps(answer))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answers:
        found = pickle.load(answers)
    os.waitpid(child, 0)
    if not isinstance(found, float):
        raise SystemExit(f"a case failed: {found}")
    return found


def take_turns(cases: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """The seconds of each case in each round; each round begins with another case."""
    names = list(cases)
    times: dict[str, list[float]] = {name: [] for name in cases}
    for k in range(rounds):
        first = k % len(names)
        for name in names[first:] + names[:first]:
            times[name].append(measure(cases[name]))
    return times


def load(folder: str | None, count: int) -> list[str]:
    """The texts to measure on, spread evenly over the folder."""
    if folder is None:
        return [invent(seed) for seed in range(count)]
    files = sorted(Path(folder).rglob("*.md"))
    return [f.read_text(encoding="utf-8") for f in files[:: max(1, len(files) // count)][:count]]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--docs", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--grow", action="store_true", help="one document, and the same a thousand times over")
    parser.add_argument("--hostile", action="store_true", help="the set of tests/test_hostile.py, eight times as long")
    parser.add_argument("--limits", action="store_true", help="fail when a limit is passed")
    options = parser.parse_args()

    texts = load(options.folder, options.docs)
    documents = [unres.parse(text, format="md") for text in texts]
    outputs = [unres.to_akn(document) for document in documents]
    cases: dict[str, Callable[[], object]] = {
        "R": lambda: [sum(1 for _ in R.finditer(text)) for text in texts],
        "text to tree": lambda: [unres.parse(text, format="md") for text in texts],
        "text to AKN": lambda: [unres.to_akn(unres.parse(text, format="md")) for text in texts],
        "tree to references": lambda: [unres.refer(document) for document in documents],
        "tree to AKN": lambda: [unres.to_akn(document) for document in documents],
        "lxml reads this AKN": lambda: [_read(output) for output in outputs],
    }
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        pass
    else:
        cases["markdown-it-py parses"] = lambda: [MarkdownIt().parse(text) for text in texts]
    size = sum(len(text) for text in texts)
    times = take_turns(cases, options.rounds)
    ratios = {
        name: statistics.median(a / r for a, r in zip(taken, times["R"], strict=True)) for name, taken in times.items()
    }
    print(f"{len(texts)} documents, {size:,} characters, {options.rounds} rounds, Python {sys.version.split()[0]}")
    for name, taken in times.items():
        each = statistics.median(taken)
        print(
            f"{name:24} {ratios[name]:8.1f} R {each / len(texts) * 1000:8.2f} ms a document {size / each / 1e6:8.2f} M characters/s"
        )
    if options.grow:
        ratios["growth"] = grow(texts, options.rounds)
        print(f"{'growth':24} {ratios['growth']:8.2f}   cost per character of a document 1,000 times over against once")
    if options.hostile:
        hostile()
    if options.limits:
        passed = [f"{name}: {ratios[name]:.1f} > {most}" for name, most in LIMITS.items() if ratios.get(name, 0) > most]
        if passed:
            raise SystemExit("; ".join(passed))


def grow(texts: list[str], rounds: int) -> float:
    """How much dearer a character gets when the document is a thousand times as long."""
    middle = sorted(texts, key=len)[len(texts) // 2]
    once = max(1, 200_000 // len(middle))
    long = f"{middle}\n\n" * 1000
    times = take_turns(
        {
            "once": lambda: [unres.parse(middle, format="md") for _ in range(once)],
            "long": lambda: unres.parse(long, format="md"),
        },
        max(1, rounds // 2),
    )
    return (min(times["long"]) / len(long)) / (min(times["once"]) / (once * len(middle)))


def hostile() -> None:
    """How the cost of each hostile input grows when it is eight times as long: 8 is linear, 64 quadratic."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    from test_hostile import HOSTILE  # type: ignore[import-not-found]

    def cost(text: str) -> float:
        return min(measure(lambda: unres.parse(text, format="md")) for _ in range(2))

    for name, make in HOSTILE.items():
        small, large = cost(make(20_000)), cost(make(160_000))
        print(f"{name:34} {small * 1000:8.1f} ms {large * 1000:8.1f} ms {large / max(small, 1e-9):6.1f} times")


def _read(output: bytes) -> object:
    from lxml import etree

    return etree.fromstring(output)


if __name__ == "__main__":
    main()
