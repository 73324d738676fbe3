"""Sentences that the end of a page cuts in the middle of a word."""

import pytest

import unres

MARKS = ["<!-- page 2 -->", "第2页", "— 2 —", "{2}----------------", "![](_page_2.jpeg)", "\\newpage"]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("深为关切地注意到农村地区缺乏图书馆，因此又回顾其以往", "各项决议，"),
        ("1. 强烈敦促各国在每一座村庄设立图书馆，并设立流动图", "书馆；"),
    ],
)
def test_a_short_beginning_goes_on_behind_the_mark(mark, first, rest):
    document = unres.parse(f"大会，\n\n{first}\n\n{mark}\n\n{rest}\n\n2. 决定修路。\n", format="md")
    texts = [node.text for part in document.resolutions for node in (*part.preamble, *part.body)]
    assert (first + rest).removeprefix("1. ") in texts


def test_a_heading_does_not():
    text = "大会，\n\n回顾其以往各项决议，\n\n农村地区图书馆的作用和今后二十年的发展前景\n\n— 2 —\n\n图书馆应当向所有人开放，\n\n1. 决定修路。\n"
    assert all("前景图书馆" not in getattr(node, "text", "") for node in unres.parse(text, format="md").walk())
