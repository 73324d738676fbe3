"""Marks of notes of other times and presses."""

from __future__ import annotations

import pytest

import unres
from unres.coverage import coverage
from unres.read.note_marks import edits

BODY = "94/77. 图书馆\n\n大会，\n\n回顾其1980年12月4日第35/48号决议，1/\n\n审议了秘书长的报告， 2/ 其中载有答复，\n\n1. 注意到秘书长的报告；2/\n\n2. 请各国合作。\n\n"
NOTES = "1/ A/35/48。\n\n2/  见A/44/500。\n"


def calls(document):
    return [
        (block.text, tuple((call.offset, call.marker) for call in block.content.calls))
        for part in document.resolutions
        for block in (*part.preamble, *part.body)
        if block.content.calls
    ]


FOUND = [
    ("回顾其1980年12月4日第35/48号决议，", ((23, "1"),)),
    ("审议了秘书长的报告，其中载有答复，", ((10, "2"),)),
    ("注意到秘书长的报告；", ((10, "2"),)),
]


@pytest.mark.parametrize(
    "text",
    [
        BODY + NOTES,
        BODY + "______\n\n     1/  A/35/48。\n     2/  见A/44/500。\n",
        (BODY + NOTES).replace("1/", "<sup>1/</sup>").replace("2/", "<sup>2/</sup>"),
        (BODY + NOTES).replace("1/", "1\\/").replace("2/", "2\\/"),
        "<html><body>" + "".join(f"<p>{line}</p>" for line in (BODY + NOTES).split("\n\n")) + "</body></html>",
        "<html><body>" + "".join(f"<p>{line}</p>" for line in (BODY + NOTES).replace("1/", "<sup>1/</sup>").replace("2/", "<sup>2/</sup>").split("\n\n")) + "</body></html>",
    ],
    ids=["text", "rule", "raised", "escaped", "html", "html raised"],
)  # fmt: skip
def test_notes_and_calls(text):
    document = unres.parse(text)
    assert calls(document) == FOUND
    assert [(note.marker, note.text) for note in document.notes] == [("1", "A/35/48。"), ("2", "见A/44/500。")]
    assert coverage(document).complete
    assert document.meta.title == "图书馆"


@pytest.mark.parametrize(
    ("calls_", "notes"),
    [
        ("① ②", ("① ", "② ")),
        ("① ②", ("①", "②")),
        ("〔1〕 〔2〕", ("〔1〕", "〔2〕 ")),
        ("【1】 【2】", ("【1】 ", "【2】 ")),
        ("[注1] [注2]", ("注1：", "注2：")),
        ("（注1） （注2）", ("（注1）", "（注2）")),
        ("<sup>①</sup> <sup>②</sup>", ("<sup>①</sup> ", "<sup>②</sup> ")),
        ("(1) (2)", ("(1) ", "(2) ")),
        ("（1） （2）", ("（1）", "（2）")),
        ("{1} {2}", ("{1} ", "{2} ")),
        ("<sup>(1)</sup> <sup>(2)</sup>", ("(1) ", "(2) ")),
        ("<sup>1</sup> <sup>2</sup>", ("1. ", "2. ")),
        ("[1] [2]", ("1. ", "2\\. ")),
        ("[^1] [^2]", ("1、", "2、")),
        ("¹ ²", ("1) ", "2) ")),
    ],
)
@pytest.mark.parametrize("format", ["text", "md"])
def test_other_marks(calls_, notes, format):
    if format == "text" and any(sign in calls_ + notes[1] for sign in ("<", "^", "\\")):
        return
    text, foot = BODY, NOTES.replace("2/  ", "2/ ")
    for number, call, note in zip(("1/", "2/"), calls_.split(), notes, strict=True):
        text, foot = text.replace(number, call), foot.replace(f"{number} ", note)
    document = unres.parse(text + foot, format=format)
    assert calls(document) == FOUND
    assert [(note.marker, note.text) for note in document.notes] == [("1", "A/35/48。"), ("2", "见A/44/500。")]
    assert coverage(document).complete


def test_items_with_circled_numbers_stay():
    text = "大会，\n\n1. 决定：\n\n① 增设图书馆；\n\n② 培训馆员；\n\n2. 请各国执行上文第1段①和②。\n"
    assert not unres.parse(text).notes


def test_brackets_of_the_document_stay():
    text = "议程项目99\n\n[根据第三委员会的报告(A/44/848)通过]\n\n" + BODY + NOTES
    assert unres.parse(text).meta.report == "[根据第三委员会的报告(A/44/848)通过]"


def test_fractions_and_symbols_are_no_notes():
    assert edits("拨款1/3，见A/C.1/ L.2。\n\n1/ 无人援引。\n") == []
    assert edits("请各国合作，2/\n\n1/3的票数\n") == []
    assert edits("1/ 甲\n2/ 乙\n3/ 丙\n4/ 丁，1/ 戊") == []
