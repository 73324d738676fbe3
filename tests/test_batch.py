"""One row for every input, whatever it is."""

from __future__ import annotations

import pickle
import threading
import time

import pytest

import unres.api
from unres.batch import COLUMNS, convert_batches, convert_one, schema
from unres.errors import UsageError

GOOD = "大会，\n\n回顾其各项决议，\n\n1. 决定增设图书馆。\n"


def test_a_row():
    row = convert_one(GOOD.encode(), name="甲.md")
    assert list(row) == list(COLUMNS)
    assert row["status"] == "ok", row
    assert "决定增设图书馆".encode() in row["output"]


@pytest.mark.parametrize("data", [None, b"PK\x03\x04" + b"\x00" * 100, b"%PDF-1.7 broken"])
def test_failures_are_rows(data):
    row = convert_one(data, name="x")
    assert row["status"] == "failed"
    assert row["message"]
    assert row["output"] is None


def test_wrong_use_raises():
    with pytest.raises(UsageError):
        convert_one(GOOD, to="docx")


def test_it_pickles():
    assert pickle.loads(pickle.dumps(convert_one))(GOOD) == convert_one(GOOD)


def test_time_limit(monkeypatch):
    monkeypatch.setattr(unres.api, "parse", lambda *_, **__: time.sleep(60))
    start = time.monotonic()
    row = convert_one(GOOD, timeout=0.2)
    assert row["status"] == "failed"
    assert "longer than 0.2 seconds" in row["message"]
    assert time.monotonic() - start < 5


def test_other_threads_use_a_child():
    rows = []
    thread = threading.Thread(target=lambda: rows.append(convert_one(GOOD, to="akn")))
    thread.start()
    thread.join()
    assert rows == [convert_one(GOOD, to="akn")]


def test_arrow_batches():
    pa = pytest.importorskip("pyarrow")
    batch = pa.RecordBatch.from_pydict({"path": ["甲", "乙", "丙"], "content": [GOOD.encode(), None, b"PK\x03\x04" + b"\x00" * 100]})
    (found,) = convert_batches([batch], to="akn")
    assert found.schema == schema()
    assert found.column("name").to_pylist() == ["甲", "乙", "丙"]
    assert found.column("status").to_pylist() == ["ok", "failed", "failed"]
    text = pa.RecordBatch.from_pydict({"content": [GOOD]})
    (found,) = convert_batches([text], to="text")
    assert found.column("status").to_pylist() == ["ok"]
