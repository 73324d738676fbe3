"""Blanks here and there between Han characters."""

import re

import pytest

import unres
from unres.coverage import coverage

TEXT = (
    "联合国\n\nA/RES/99/1\n\n大 会\n\n第九十九届会议\n\n2044年12月16日大会决议\n\n99/1. 农村图书馆\n\n大会，\n\n"
    "深为关切地注意到农村地区缺乏图书馆，因此又回顾其以往各项决议，\n\n又表示赞赏地注意到秘书长关于农村图书馆的报告和其中所载各项建议，\n\n"
    "二 图书馆的作用\n\n1. 强烈敦促各国在每一座村庄设立图书馆，并为此拨出足够的资金；\n\n2. 决定在第一百届会议上审议这一问题。\n\n"
    "2044年12月16日\n\n第53次全体会议\n"
)


def loose(text, every, blank=" "):
    count = iter(range(9999))
    made = re.sub("[一-鿿](?=[一-鿿])", lambda m: m[0] + blank * (next(count) % every == every - 1), text)
    return made.replace("二 图 书", "二 图书")


@pytest.mark.parametrize("every", [3, 5, 7])
@pytest.mark.parametrize("blank", [" ", "  "])
def test_words_are_told_all_the_same(every, blank):
    plain, document = unres.parse(TEXT), unres.parse(loose(TEXT, every, blank))
    assert "text-spaced" in {d.code for d in document.diagnostics}
    assert [n.key for n in document.walk() if type(n).__name__ == "Action"] == [
        n.key for n in plain.walk() if type(n).__name__ == "Action"
    ]
    body, before = document.resolutions[0].body, plain.resolutions[0].body
    assert [(type(n), n.label and n.label.text) for n in body] == [(type(n), n.label and n.label.text) for n in before]
    assert document.paragraph("1").action.key == plain.paragraph("1").action.key
    assert document.meta == plain.meta
    assert coverage(document).complete


def test_lists_of_names_stay():
    names = "大会，\n\n1. 任命下列国家为成员：\n\n" + "".join("阿富汗 巴西 智利 丹麦 埃及\n" for _ in range(9))
    assert "text-spaced" not in {d.code for d in unres.parse(names).diagnostics}
    assert "阿富汗 巴西" in "".join(node.text for node in unres.parse(names).walk() if hasattr(node, "text"))
