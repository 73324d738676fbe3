"""The floors as tests, so that a run of CI ends with their summary."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import floors

TABLE = json.loads(floors.FLOORS.read_text(encoding="utf-8"))


def test_floors_are_shares() -> None:
    assert TABLE
    for figures in TABLE.values():
        assert all(0 < value <= 1 for value in figures.values())


@pytest.mark.skipif(not floors.SHARED.exists(), reason="../shared is not here")
@pytest.mark.parametrize("key", TABLE)
def test_no_figure_below_its_floor(key: str, tmp_path: Path) -> None:
    name, every = key.split("/")
    found = floors.figures(name, floors.sample(tmp_path, int(every)), tmp_path)
    print("\n" + key, *(f"{figure}={value}" for figure, value in found.items()))
    assert {f: found.get(f, 0) for f, floor in TABLE[key].items() if found.get(f, 0) < floor} == {}
