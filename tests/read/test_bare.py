"""Call-outs without mark-up."""

from __future__ import annotations

import pytest

import unres
from unres.coverage import texts

#: as converters write it that set every Latin word and number between blanks
APART = """## 99/1. 图书馆

大会 ，

重申 《图书馆公约》 1 和《阅读宣言》， 2

又重申 其 2043 年 12 月 18 日第 98/199 号决议 ，

- 1. 欢迎 秘书长关于 3 个图书馆的报告 ； 3
- 2. 决定 在第一百届会议上设立 4 所图书馆 。

1 第 97/1 号决议 ，附件 。

2 联合国，《条约汇编》，第 1577 卷，第 27531 号。

3 A/99/300 。
"""


def test_numbers_between_blanks_are_calls():
    document = unres.parse(APART, format="md")
    called = [(call.marker, text.value) for node in document.walk() for text in texts(node) for call in text.calls]
    assert [marker for marker, _ in called] == ["1", "2", "3"]
    assert [value for _, value in called[:2]] == ["重申 《图书馆公约》和《阅读宣言》，"] * 2
    assert called[2][1] == "欢迎 秘书长关于 3 个图书馆的报告 ；"
    assert [d.code for d in document.diagnostics] == []
    assert str(unres.coverage(document)) == "100 %"


@pytest.mark.parametrize(
    ("clause", "calls"),
    [
        ("回顾《公约》 1 次，又回顾《宣言》， 2 次，", []),  # what follows is counted
        ("注意到约 1 所学校，又回顾《公约》 2 和《宣言》， 3", ["2", "3"]),  # 约 counts
        ("注意到馆舍 1 所和学校 2 所，", []),  # none of them behind punctuation
    ],
)
def test_numbers_that_count_are_none(clause, calls):
    text = f"99/1. 图书馆\n\n大会，\n\n{clause}\n\n1. 决定修路。\n\n1 第 97/1 号决议。\n\n2 A/99/301。\n\n3 A/99/300。\n"
    document = unres.parse(text, format="md")
    assert [note.marker for note in document.notes] == ["1", "2", "3"]
    assert [call.marker for node in document.walk() for one in texts(node) for call in one.calls] == calls


def test_one_alone_may_count_something():
    text = APART.replace("》 1 和", "》和").replace("， 2", "，").replace("； 3", "； 3 其他")
    document = unres.parse(text, format="md")
    assert document.paragraph("1").text.endswith("； 3 其他")


def test_one_behind_the_last_punctuation_counts_nothing():
    document = unres.parse(APART.replace("》 1 和", "》和").replace("， 2", "，"), format="md")
    assert [call.marker for call in document.paragraph("1").content.calls] == ["3"]


@pytest.mark.parametrize(("clause", "calls"), [
    ("重申《公约》[1]所承担的义务，又强调根据《公约》1 所承担的义务，", ["1", "1"]),
    ("重申《公约》，[1]其中设立图书馆，又强调《公约》，1 以最大限度地减少费用，", ["1", "1"]),
    ("重申《公约》，[1]其中设立图书馆，又强调《公约》，1 个国家除外，", ["1"]),
    ("重申《公约》[1]所承担的义务，又强调其中，1 所图书馆关闭，", ["1"]),
])  # fmt: skip
def test_second_calls_behind_a_title(clause, calls):
    text = f"99/1. 图书馆\n\n大会，\n\n{clause}\n\n1. 决定修路。\n\n[1] 第97/1号决议。\n"
    document = unres.parse(text, format="text")
    assert [call.marker for node in document.walk() for one in texts(node) for call in one.calls] == calls


@pytest.mark.parametrize(
    ("clause", "calls"),
    [
        ("重申第98/2052和99/190号决议，", [("2", "重申第98/205和99/190号决议，")]),
        ("重申第 98/2052 和 99/190 号决议，", [("2", "重申第 98/205和 99/190 号决议，")]),
        ("注意到实现可持续发展目标22的努力，", [("2", "注意到实现可持续发展目标2的努力，")]),
        ("注意到实现爱知生物多样性目标112所作的努力，", [("2", "注意到实现爱知生物多样性目标11所作的努力，")]),
        ("重申大会第98/9号决议,2", [("2", "重申大会第98/9号决议,")]),
        # these may be what they are
        ("拨款98,2 万美元", []),
        ("重申第98/202和99/190号决议，", []),
        ("注意到A/98/2052和A/99/1，", []),
        ("注意到实现可持续发展目标12的努力，", []),
    ],
)
def test_digits_that_a_number_cannot_have_are_calls(clause, calls):
    text = f"98/7. 图书馆\n\n大会，\n\n重申《图书馆公约》1 和《宣言》，\n\n{clause}\n\n1. 决定增设图书馆。\n\n1 见A/98/7。\n\n2 见A/98/8。\n"
    document = unres.parse(text, format="text")
    assert [(call.marker, content.value) for node in document.walk() for content in texts(node) for call in content.calls][1:] == calls
    assert str(unres.coverage(document)) == "100 %"
