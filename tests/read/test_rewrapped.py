"""Rows wrapped twice."""

from pathlib import Path

import pytest

import unres
from noises import wrapped
from unres.read.rewrapped import rewrapped


def shape(document):
    return [(type(node).__name__, node.text) for part in document.resolutions for node in (*part.preamble, *part.body)]


EXAMPLE = (Path(__file__).parents[2] / "examples" / "library.md").read_text(encoding="utf-8")
LONG = "，其中请各国在每一座村庄设立图书馆、流动图书馆和学校图书馆，并为此拨出足够的资金，聘用和培训馆员，购置各种语文的图书"
TEXT = (
    "A/RES/99/1\n\n大会，\n\n"
    + "".join(
        f"{verb}其2041年12月{k}日第{k}/12号决议{LONG}{LONG}，\n\n"
        for k, verb in enumerate(("回顾", "重申", "铭记"), 61)
    )
    + "".join(f"{k}. {verb}各国{LONG}{LONG}；\n\n" for k, verb in enumerate(("敦促", "邀请", "促请"), 1))
)


@pytest.mark.parametrize(("wide", "narrow"), [(84, 70), (84, 60), (90, 40), (76, 66)])
@pytest.mark.parametrize("margin", [0, 8])
def test_the_tree_is_that_of_the_text_before(wide, narrow, margin):
    first = "\n".join(" " * margin + row if row else "" for row in wrapped(TEXT, wide).split("\n"))
    assert shape(unres.parse(wrapped(first, narrow + margin), format="text")) == shape(unres.parse(TEXT, format="text"))


def test_it_is_said():
    twice = wrapped(wrapped(TEXT, 84), 70)
    assert "rows-apart" in {d.code for d in unres.parse(twice, format="text").diagnostics}


@pytest.mark.parametrize("columns", [40, 60, 70, 84])
def test_texts_wrapped_once_stay(columns):
    assert rewrapped(wrapped(TEXT, columns)) == []
    assert rewrapped(wrapped(EXAMPLE, columns)) == []


def test_numbers_and_titles_begin_rows():
    rows = "大会重申其以往各项决议，其中请各国在每一座村庄设立图书馆，\n并为此拨出足够的\n" * 8
    text = rows + "大会重申其以往各项决议，其中请各国在每一座村庄设立图书馆；\n2. 决定修路；\n"
    edits = rewrapped(text)
    assert edits
    assert text.index("\n2.") not in {start for start, _, _ in edits}
