"""Real documents, where they are at hand (`../shared`, which is no part of this repository)."""

from __future__ import annotations

from pathlib import Path

import pytest

import unres
from unres.write.akn import to_akn

SHARED = Path(__file__).parents[2] / "shared"
SEED = SHARED / "seed" / "A_RES_76_164.md"
needs_shared = pytest.mark.skipif(not SEED.exists(), reason="../shared is not here")


@needs_shared
def test_seed():
    """The first user's own input, read by hand."""
    document = unres.parse(SEED)
    meta = document.meta
    assert (meta.symbol, meta.adopted, meta.published) == ("A/RES/76/164", "2021-12-16", "2022-01-07")
    assert (meta.meetings, meta.agenda) == ((53,), ("74(b)",))
    assert "A/76/462/Add.2" in meta.report
    assert "114" in meta.report
    (resolution,) = document.resolutions
    assert len(list(resolution.find(unres.Clause))) == 9
    assert [p.label.text for p in resolution.find(unres.Paragraph) if p.label] == [f"{k}." for k in range(1, 14)]
    assert [n.marker for n in document.notes] == list("1234567")
    called = {c.marker: p.text[: c.offset] for p in document.walk() if hasattr(p, "content") for c in p.content.calls}
    ends = {"1": "《世界人权宣言》、", "2": "两项国际人权公约", "3": "《维也纳宣言和行动纲领》", "4": "《2030年可持续发展议程》",
            "5": "报告；", "6": "《经济社会文化权利国际公约》、", "7": "《公民及政治权利国际公约》"}  # fmt: skip
    for marker, end in ends.items():
        assert "".join(called[marker].split()).endswith(end), marker
    assert str(unres.coverage(document)) == "100 %"
    assert not [d for d in unres.check(document) if d.severity == "error"]


@needs_shared
@pytest.mark.parametrize("path", sorted((SHARED / "akn-examples").glob("*.xml")), ids=lambda p: p.stem)
def test_examples_survive(path):
    """Reading an example and writing it gives a document that reads the same again."""
    document = unres.read_akn(path.read_bytes())
    assert unres.read_akn(to_akn(document)) == document


@needs_shared
def test_un_files_are_read():
    """A spread of the UN's own files: nothing raised, nothing lost."""
    for path in sorted((SHARED / "corpus" / "dev").rglob("*.xml"))[::120]:
        document = unres.parse(path)
        assert str(unres.coverage(document)) == "100 %", path.stem
