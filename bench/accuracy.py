"""What is found of the references, kind by kind, against hand-made labels and the UN's own links, and what a change did to it.

    python bench/accuracy.py [--every 24] [--save]

Needs `../shared` beside the checkout. The labelled documents and every so-manieth document of the corpus are rendered as clean
text and read. Printed are, per kind, how many labels are right, wrong, open and missed (a wrong target is worse than an open
one), the recall and precision of the UN's links, and item by item what was gained and lost against `bench/accuracy.json`, the
committed baseline: figures and the places of items, no text. `--save` writes it anew.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import unres
from unres.refs import rows

sys.path.insert(0, str(Path(__file__).parent))
from floors import ROOT, SHARED, run, sample

BASELINE = ROOT / "bench" / "accuracy.json"
LABELS = SHARED / "corpus" / "references-dev.jsonl"
#: from good to bad
VERDICTS = ("right", "open", "missed", "wrong")
_BLANK = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]")
_WIDE = str.maketrans("（），：；．／－", "(),:;./-")

Figures = dict[str, Any]


def squeeze(text: str | None) -> str:
    """Text without white space, full-width ASCII folded: how labels and rows are compared."""
    return _BLANK.sub("", text or "").translate(_WIDE)


def labels(work: Path) -> dict[str, str]:
    """Place of each label → its verdict."""
    by_document: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        by_document[label["doc"]].append(label)
    gold = work / "labelled"
    gold.mkdir()
    for path in (SHARED / "corpus" / "dev").rglob("*.xml"):
        if path.stem in by_document:
            shutil.copy(path, gold)
    found: dict[str, str] = {}
    for path in sorted(_clean(gold, work / "labelled.txt")):
        units = [(squeeze(row["unit_text"]), row) for row in rows(unres.parse_file(path))]
        for label in by_document[path.stem]:
            verdict, pinned = judge(label, units)
            place = f"{label['doc']} | {label['kind']} | {digest(label)}"
            found[place] = verdict if pinned else f"{verdict}, pinpoint or part not"
    return found


def digest(label: dict[str, Any]) -> str:
    """What tells a label from the others of its document, without its text: offset and a hash."""
    printed = f"{label['context']}|{label['span']}|{label['target']}|{label.get('pinpoint')}"
    return f"{label['offset']}-{hashlib.sha256(printed.encode()).hexdigest()[:8]}"


def judge(label: dict[str, Any], units: list[tuple[str, Any]]) -> tuple[str, bool]:
    """Verdict of a label, and whether its pinpoint and part letter are right too (where the label has them)."""
    context, offset = squeeze(label["context"]), len(squeeze(label["context"][: label["offset"]]))
    end = offset + len(squeeze(label["span"]))
    hits = []
    for text, row in units:
        at = text.find(context) if context in text else -context.find(text) if text and text in context else None
        if at is None:
            continue
        low = len(squeeze(row["unit_text"][: row["start"]])) - at
        high = len(squeeze(row["unit_text"][: row["end"]])) - at
        if low < end and high > offset:
            hits.append(row)
    same = [row for row in hits if squeeze(row["target"]).upper() == squeeze(label["target"]).upper() and row["target"]]
    if same:
        wanted = [(f, squeeze(label[f])) for f in ("pinpoint", "part") if label.get(f)]
        return "right", all(any(squeeze(row[f]) == value for row in same) for f, value in wanted)
    if not hits:
        return "missed", True
    return ("wrong" if any(row["target"] for row in hits) else "open"), True


def links(work: Path, every: int) -> dict[str, dict[str, int]]:
    """Document → what became of the UN's links in it (`g` links, `tp` found, `right`, `wrong`, `x_unsupported`)."""
    gold = sample(work, every)
    _clean(gold, work / "clean")
    run(sys.executable, "-m", "unres", "convert", work / "clean", "-o", work / "out", "--to", "akn", good=(0, 1))
    run(sys.executable, SHARED / "tools" / "score.py", gold, work / "out", "--json", work / "score.json")
    scored = json.loads((work / "score.json").read_text(encoding="utf-8"))
    return {d["stem"]: {k: v for k, v in d["refs"].items() if k in _COUNTS} for d in scored["docs"].values()}


_COUNTS = ("g", "tp", "right", "wrong", "x_unsupported")


def _clean(gold: Path, out: Path) -> list[Path]:
    run(sys.executable, SHARED / "tools" / "render.py", "--format", "txt", "--clean", gold, out)
    return list(out.rglob("*.txt"))


def figures(found: dict[str, str], linked: dict[str, dict[str, int]]) -> dict[str, float]:
    """The figures of the issue.

    >>> figures({"甲 | ibid | 0": "right", "乙 | ibid | 0": "open"}, {"甲": {"g": 4, "tp": 3, "right": 3, "wrong": 1}})
    {'labels_recall': 0.5, 'labels_precision': 1.0, 'refs_recall': 0.75, 'refs_precision': 0.75}
    """
    verdicts = Counter(v.partition(",")[0] for v in found.values())
    sums = Counter[str]()
    for counts in linked.values():
        sums.update(counts)
    return {
        "labels_recall": _share(verdicts["right"], len(found)),
        "labels_precision": _share(verdicts["right"], verdicts["right"] + verdicts["wrong"]),
        "refs_recall": _share(sums["tp"], sums["g"]),
        "refs_precision": _share(sums["right"], sums["right"] + sums["wrong"] + sums["x_unsupported"]),
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0


def measure(every: int) -> Figures:
    """Everything that is compared and saved."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        found, linked = labels(work), links(work, every)
    return {"every": every, "figures": figures(found, linked), "labels": dict(sorted(found.items())), "links": dict(sorted(linked.items()))}


def by_kind(found: dict[str, str]) -> list[str]:
    """A table of verdicts, one line a kind."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for place, verdict in found.items():
        kinds[place.split(" | ")[1]].update(verdict.split(", "))
    lines = [f"{'kind':42}{'all':>5}" + "".join(f"{v:>8}" for v in VERDICTS) + f"{'recall':>8}{'place wrong':>13}"]
    for kind, counts in sorted(kinds.items(), key=lambda item: (-sum(item[1].values()), item[0])):
        every = sum(counts[v] for v in VERDICTS)
        lines.append(
            f"{kind:42}{every:5}" + "".join(f"{counts[v]:8}" for v in VERDICTS)
            + f"{_share(counts['right'], every):8.3f}{counts['pinpoint or part not']:13}"
        )  # fmt: skip
    return lines


def changes(old: Figures, new: Figures) -> list[str]:
    """Item by item what got better (+), worse (-) or is new (*) since the baseline.

    >>> changes({"labels": {"甲": "open"}, "links": {}}, {"labels": {"甲": "right"}, "links": {}})
    ['+ 甲: open → right']
    """
    lines = []
    for place, verdict in new["labels"].items():
        before = old["labels"].get(place)
        if before != verdict:
            sign = "*" if before is None else "+" if _rank(verdict) < _rank(before) else "-"
            lines.append(f"{sign} {place}: {before or 'not labelled'} → {verdict}")
    for stem, counts in new["links"].items():
        before = old["links"].get(stem)
        if before is not None and before != counts:
            moved = [f"{k} {before.get(k, 0)} → {counts.get(k, 0)}" for k in _COUNTS if before.get(k, 0) != counts.get(k, 0)]
            bad = _bad(counts) - _bad(before)
            lines.append(f"{'-' if bad > 0 else '+' if bad < 0 else '*'} {stem} | UN links: {', '.join(moved)}")
    return lines


def _rank(verdict: str) -> tuple[int, bool]:
    name, _, more = verdict.partition(",")
    return VERDICTS.index(name), bool(more)


def _bad(counts: dict[str, int]) -> int:
    return counts.get("g", 0) - counts.get("tp", 0) + counts.get("wrong", 0) + counts.get("x_unsupported", 0)


def main() -> None:
    """Measure, print, compare, and save if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=24)
    parser.add_argument("--save", action="store_true")
    options = parser.parse_args()
    if not LABELS.exists():
        print("accuracy: ../shared is not here, nothing to measure")
        return
    new = measure(options.every)
    print(*by_kind(new["labels"]), sep="\n")
    print(*(f"{name}={value}" for name, value in new["figures"].items()))
    if BASELINE.exists():
        old = json.loads(BASELINE.read_text(encoding="utf-8"))
        lines = changes(old, new)
        gains, losses = (sum(line.startswith(sign) for line in lines) for sign in "+-")
        print(*lines, f"against the baseline: {gains} gains, {losses} losses", sep="\n")
    if options.save:
        BASELINE.write_text(json.dumps(new, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
