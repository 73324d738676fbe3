"""Action phrases: each rule of the grammar with what it must and must not match."""

from __future__ import annotations

import pytest

from unres.parse.actions import _grammar, find_actions, key_of, opens_clause


def phrase(text, *, preamble=False, council=False, bold=()):
    found = find_actions(text, bold, preamble=preamble, council=council)
    return found[0].text if found else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("重申其以往各项决议，", "重申"),
        ("又强烈敦促各图书馆开放；", "又强烈敦促"),
        # the Chinese of the first decades
        ("察悉读者于宣言中表示决心；", "察悉"),
        ("覆按其一九六〇年第一五一四（十五）号决议；", "覆按"),
        ("业经审议秘书长之报告书；", "业经审议"),
        ("兹郑重宣布设立图书馆；", "兹郑重宣布"),
        ("深为关切地注意到藏书受损，", "深为关切地注意到"),
        ("感到鼓舞的是借阅增加；", "感到鼓舞的是"),
        ("欢迎并鼓励增设图书馆；", "欢迎并鼓励"),
        ("表示肯定地注意到评估；", "表示肯定地注意到"),
        ("遗憾地看到无人借阅；", "遗憾地看到"),
        ("认为有必要增设图书馆；", "认为有必要"),
        ("认为需要增设图书馆；", "认为"),
        ("表示需要收到资料；", "表示需要"),
        # what is affirmed goes with its verb
        ("重申坚决支持图书馆；", "重申坚决支持"),
        ("重申核可该报告；", "重申核可"),
        ("宣布坚决反对关闭图书馆；", "宣布坚决反对"),
        ("重申致力于扫盲；", "重申"),
        ("又重申支持图书馆；", "又重申"),
        # a decision says first who sat when
        ("2044年7月22日，大会第5次全体会议表示注意到秘书长的报告。", "表示注意到"),
        ("2044年7月22日大会第5次会议上决定推迟审议。", "决定"),
        ("除上文第1段核定经费外，核准增设图书馆；", "核准"),
        # leads are no part of a phrase
        ("在这方面欢迎增设图书馆；", "欢迎"),
        ("为此，请秘书长提出报告；", "请"),
        ("深入审议了图书馆问题；", "审议了"),
        ("尤其敦促各图书馆开放；", "敦促"),
        ("尤其关切藏书受损；", "尤其关切"),
        ("但依然深为关切藏书受损；", "但依然深为关切"),
        # frames
        ("本着合作精神赞扬图书馆馆长；", "赞扬"),
        ("在不开创先例的情况下，破例核准预算；", "核准"),
        ("连续第十五年重申深为关切藏书受损；", "重申"),
        ("向所有各方强调保护图书馆的重要性；", "强调"),
        ("对藏书受损深感不安；", "深感不安"),
        ("向馆长致敬；", "致敬"),
        ("将开放时间维持在八小时；", "维持"),
        ("图书馆每日开放。", ""),
    ],
)
def test_phrase(text, expected):
    assert phrase(text) == expected


def test_commitment_belongs_to_the_operative_part_only():
    assert phrase("重申承诺扫盲；") == "重申承诺"
    assert phrase("重申承诺扫盲，", preamble=True) == "重申"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("表示全力支持特使；", "表示"),
        ("重申坚决支持图书馆；", "重申"),
        ("最强烈地谴责焚书；", "谴责"),
        ("又表示严重关切藏书受损；", "又表示"),
        ("还表示注意到报告；", "还表示注意到"),
        ("表示震惊的是，藏书受损；", "表示震惊"),
        ("表示关切藏书受损；", "表示关切"),
    ],
)
def test_the_security_council_marks_the_verb(text, expected):
    assert phrase(text, council=True) == expected


def test_the_charter():
    assert phrase("根据《联合国宪章》第七章采取行动，", preamble=True) == "采取行动"
    assert phrase("根据《联合国宪章》第七章第四十一条采取行动，", preamble=True) == "采取行动"
    assert phrase("基于免费开放的原则，", preamble=True) == "基于"


def test_bold_decides():
    assert phrase("请并鼓励各图书馆开放；", bold=[(0, 1)]) == "请"
    assert phrase("请秘书长提出报告。", bold=[(0, 9)]) == "请", "a paragraph all bold marks no phrase"


@pytest.mark.parametrize(
    ("text", "key"),
    [("又回顾", "recall"), ("表示赞赏", "commend"), ("重申坚决支持", "reaffirm"), ("警告", ""), ("赞赏地注意到", "noteWithAppreciation")],
)
def test_key(text, key):
    assert key_of(text) == key


@pytest.mark.parametrize(
    ("text", "bold", "keys"),
    [
        ("再次要求各方归还图书；", [(0, 2)], ["demand"]),
        ("又回顾其决议，", [(0, 2)], ["recall"]),
        ("对藏书受损深表关切；", [(0, 1)], ["deeplyConcerned"]),
        ("对藏书受损深表关切；", [(0, 1), (5, 9)], ["", "deeplyConcerned"]),
    ],
)
def test_the_key_of_a_phrase_that_the_page_marks_in_part(text, bold, keys):
    assert [action.key for action in find_actions(text, bold, preamble=False)] == keys


@pytest.mark.parametrize(
    ("text", "opens", "apart"),
    [
        ("又回顾其各项决议，", True, True),
        ("敦促各方保持克制，", False, True),  # goes on a sentence, unless a page has ended
        ("决定增设图书馆，", False, False),  # opens no preambular paragraph
        ("并强调合作，", False, False),
        ("进一步强调合作，", False, False),
        ("考虑各种办法，", False, False),
        ("考虑到各种办法，", True, True),
        ("本着合作精神，", False, False),
        ("包括流动图书馆，", False, False),
        ("对藏书受损表示关切，", True, True),
        ("向馆长表示感谢，", False, True),
    ],
)
def test_opens_clause(text, opens, apart):
    assert opens_clause(text) is opens
    assert opens_clause(text, apart=True) is apart


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("根据《联合国宪章》第七章采取行动，决定在安全理事会收到报告时：", "决定"),
        ("根据《联合国宪章》第四十一条采取行动，请秘书长向安全理事会提出报告；", "请"),
        ("在审议报告之后，大会决定增设图书馆；", "决定"),
    ],
)
def test_the_verb_before_the_name_of_the_body(text, expected):
    assert phrase(text) == expected


def test_acting_under_an_article_of_the_charter():
    (action,) = find_actions("根据《联合国宪章》第四十一条采取行动，", preamble=True)
    assert (action.text, action.key) == ("采取行动", "actUnder")


def test_verbs_that_stand_alone_are_what_the_grammar_finds():
    grammar = _grammar()
    words = [*grammar.heads, *grammar.feelings]
    seen = 0
    for word in words:
        for behind in ("，", "的是，", "地", "并", "和", "以及", "并且", *words):
            for before in ("", "又", "还", "也", "并"):
                text = f"{before}{word}{behind}秘书长，"
                found = grammar.alone.match(text)
                if found is not None:
                    seen += 1
                    assert found.span() == grammar.start.match(text).span("phrase"), text
    assert seen > 10_000
