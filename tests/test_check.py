"""Each rule finds what it is for, and is silent otherwise."""

from __future__ import annotations

import re

import pytest

import unres
from unres.diagnostics import CODES

GOOD = """\
联合国 A/RES/99/201

## 大 会

Distr.: General
29 December 2044

**第九十九届会议**

## 2044年12月16日大会决议

99/201. 社区图书馆促进终身学习

大会，

回顾《世界人权宣言》<sup>1</sup> 和两项国际人权公约，<sup>2</sup>

1. 决定增设图书馆；

2. 请会员国：

(a) 开放图书馆；

(b) 培训图书馆员；

3. 请秘书长报告上文第2段的执行情况。

2044年12月16日
第54次全体会议

<sup>1</sup> 第217 A (III)号决议。

<sup>2</sup> 第2200 A (XXI)号决议，附件。
"""


def codes(text):
    return [d.code for d in unres.check(unres.parse(text, format="md"))]


def test_nothing_to_say():
    assert codes(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("3. 请秘书长", "4. 请秘书长", "number-gap"),
        ("3. 请秘书长", "2. 请秘书长", "number-repeated"),
        ("(b) 培训", "(c) 培训", "number-gap"),
        ("公约，<sup>2</sup>", "公约，", "note-uncalled"),
        ("\n<sup>2</sup> 第2200 A (XXI)号决议，附件。\n", "", "note-missing"),
        ("99/201. 社区", "99/202. 社区", "number-conflict"),
        ("2044年12月16日\n第54次", "2044年12月17日\n第54次", "date-conflict"),
        ("2044年12月16日\n第54次", "2044年12月36日\n第54次", "date-impossible"),
        ("29 December 2044", "29 December 2043", "date-order"),
        ("执行情况。", "执行情况", "stop-missing"),
        ("增设图书馆；", "增设图书馆", "punctuation-missing"),
        ("上文第2段", "上文第20段", "reference-open"),
        ("《世界人权宣言》<sup>1</sup>", "《世界人权宣言<sup>1</sup>", "bracket-open"),
    ],
)
def test_each_rule(old, new, code):
    assert old in GOOD
    found = codes(GOOD.replace(old, new, 1))
    assert code in found
    assert set(found) <= {code, "note-order", "reference-open"}


def test_findings_stand_in_order_and_once():
    text = GOOD.replace("3. 请秘书长", "5. 请秘书长").replace("增设图书馆；", "增设图书馆")
    found = unres.check(unres.parse(text, format="md"))
    assert [d.start for d in found] == sorted(d.start for d in found)
    assert len({(d.code, d.start, d.end) for d in found}) == len(found)


@pytest.mark.parametrize("code", CODES)
def test_messages_are_whole_in_both_languages(code):
    _, english, chinese = CODES[code]
    fields = re.compile(r"\{(\w+)\}")
    assert re.search("[a-z]", english)
    assert re.search("[\u4e00-\u9fff]", chinese)
    assert set(fields.findall(english)) == set(fields.findall(chinese))


def test_codes_are_sorted():
    assert list(CODES) == sorted(CODES)


def test_codes_in_use_exist_and_codes_that_exist_are_in_use():
    from pathlib import Path

    package = Path(unres.__file__).parent
    source = "".join(p.read_text(encoding="utf-8") for p in package.rglob("*.py") if p.name != "diagnostics.py")
    assert {c for c in CODES if f'"{c}"' not in source} == set()
    used = set(re.findall(r'Diagnostic\(\s*"([\w-]+)"', source))
    assert used <= set(CODES)
