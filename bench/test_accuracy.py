"""The accuracy of references as a test: no figure below the committed baseline."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import accuracy

BASELINE = json.loads(accuracy.BASELINE.read_text(encoding="utf-8"))


def test_the_baseline_meets_the_issue() -> None:
    least = {"labels_recall": 0.97, "labels_precision": 0.99, "refs_recall": 0.99, "refs_precision": 0.99}
    assert {name: value for name, value in BASELINE["figures"].items() if value < least[name]} == {}


def test_the_baseline_holds_no_text() -> None:
    for place in BASELINE["labels"]:
        document, _, digest = place.split(" | ")
        assert document.isascii()
        assert digest.isascii()


@pytest.mark.skipif(not accuracy.LABELS.exists(), reason="../shared is not here")
def test_no_figure_below_the_baseline() -> None:
    new = accuracy.measure(BASELINE["every"])
    print("\n", *(f"{name}={value}" for name, value in new["figures"].items()))
    print(*accuracy.changes(BASELINE, new), sep="\n")
    assert {name: value for name, value in new["figures"].items() if value < BASELINE["figures"][name]} == {}
