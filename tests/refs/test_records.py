"""Supplements to official records, and their symbols: references.md 10."""

from __future__ import annotations

import pytest

from citing import cited
from unres.refs.records import has_own_symbol, supplement


@pytest.mark.parametrize(
    ("title", "symbol"),
    [
        ("《大会正式记录，第七十四届会议，补编第53号》", "A/74/53"),
        ("《大会正式纪录，第七十四届会议，补编第53 A号》", "A/74/53/Add.1"),
        ("《大会正式记录，第七十四届会议，补编第5P号》", "A/74/5/Add.16"),
        ("《大会正式记录，第74届会议，补编第10号》", "A/74/10"),
        ("《大会正式记录，第一百零一届会议，补编第3号》", "A/101/3"),
        ("《经济及社会理事会正式记录，2021年，补编第7号》", "E/2021/27"),
        ("《经济及社会理事会正式记录，1999年，补编第3号》", "E/1999/23"),
        ("《大会正式记录，第二十届会议，补编第14号》", ""),  # A/6014: other symbols then
        ("《大会正式记录，第十届特别会议，补编第4号》", ""),
        ("《安全理事会正式记录，第三十八年，补编第2号》", ""),
        ("《大会正式记录，补编第2号》", ""),
        ("《第七十五届会议，补编第53号》", ""),  # whose is said in another note
        ("《补编第53A号》", ""),
        ("《同上，第七十届会议，补编第5号》", ""),
        ("《2021年，补编第7号》", ""),
        ("《儿童权利公约》", None),
        ("《第三次世界图书馆大会的报告》", None),
        ("《非正式记录，第七十四届会议，补编第53号》", None),
    ],
)
def test_supplements(title, symbol):
    assert supplement(title) == symbol


def test_in_running_text():
    assert cited("《大会正式记录，第七十四届会议，补编第53A号》第三章") == [("《大会正式记录，第七十四届会议，补编第53A号》", "A/74/53/Add.1")]


@pytest.mark.parametrize(
    ("text", "own"),
    [("同上，第三卷(A/77/5 (Vol. III))", True), ("同上，附件二", False), ("同上。A/77/5", False), ("同上，第3段(英文)", False)],
)
def test_own_symbol(text, own):
    assert has_own_symbol(text, 2) is own
