"""Damage is undone: the tree of the examples is the same but for spans, nothing is lost, and what is due is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import noises
import unres
from noises import NOISES, SAID
from test_cases import CASES, _even, flat

LIBRARY = (Path(__file__).parents[2] / "examples" / "library.md").read_text(encoding="utf-8")

#: more notes and numbers than the library has
LONG = (
    "A/RES/99/202\n\n99/202. 农村图书馆\n\n大会，\n\n"
    "回顾《公约》，<sup>1</sup> 其中承认人人有受教育的权利，\n\n又回顾《宣言》、<sup>2</sup> 《议程》、<sup>3</sup> 和各项决议，<sup>4</sup>\n\n"
    "<sup>1</sup> 联合国，《条约汇编》，第九百九十三卷，第14531号。\n\n"
    "<sup>2</sup> 见第217 A (III)号决议，附件。\n\n<sup>3</sup> 第70/1号决议。\n\n<sup>4</sup> 《大会正式记录，第九十八届会议，补编第10号》(A/98/10)，第五章。\n\n"
    + "".join(f"{k}. 请会员国在第{k}年底之前为每个村庄设立图书馆，并向秘书长提供有关资料；\n\n" for k in range(1, 13))
    + "13. 决定在第一百届会议上审议这一问题。<sup>5</sup>\n\n2044年12月16日\n\n第54次全体会议\n\n<sup>5</sup> A/99/210。\n"
)
EXAMPLES = {"library": LIBRARY, "long": LONG} | {
    f"{path.parent.name}/{path.name}": path.read_text(encoding="utf-8")
    for path in sorted(CASES.glob("*/*.md"))
    if path.parent.name in {"numbered", "levels", "headings", "notes", "annex"}
}
#: noises that can only be undone where the text has something that tells: the examples that have
ONLY = {
    # a single call before a comma may be meant
    "marker before punctuation": {"long"},
    # headings without mark-up, tables of HTML, letters after a heading: where a line ended is nowhere told
    "one line": {"library", "long", "numbered", "notes"},
}


def tree(document):
    return _even("\n".join(flat(document)))


def even(text):
    """What the noise does to the characters themselves taken back."""
    digits = {ord(c): str(k) for k, c in enumerate("０１２３４５６７８９")}
    back = {ord(b): a for a, b in noises._PAIRS.items()}
    return text.translate(digits).translate(back)


@pytest.mark.parametrize(
    ("noise", "name"),
    [
        (noise, name)
        for noise in NOISES
        for name in EXAMPLES
        if name.partition("/")[0] in ONLY.get(noise, {name.partition("/")[0]})
    ],
)
def test_noise_is_undone(noise, name):
    text = EXAMPLES[name]
    noisy = NOISES[noise](text)
    document, clean = unres.parse(noisy, format="md"), unres.parse(text, format="md")
    assert even(tree(document)) == tree(clean)
    assert str(unres.coverage(document)) == "100 %"
    assert document.meta.symbol == clean.meta.symbol
    assert document.meta.number == clean.meta.number


@pytest.mark.parametrize("noise", NOISES)
def test_noise_is_said(noise):
    noisy = NOISES[noise](LONG)
    assert noisy != LONG
    said = {d.code for d in unres.parse(noisy, format="md").diagnostics} - {
        d.code for d in unres.parse(LONG, format="md").diagnostics
    }
    assert said == ({SAID[noise]} if noise in SAID else set())


@pytest.mark.parametrize("noise", NOISES)
def test_the_text_stays_as_it_was(noise):
    """Contract 3: what the tree says stands at its place in the source."""
    noisy = NOISES[noise](LONG)
    document = unres.parse(noisy, format="md")
    assert str(document.source.text) == noisy.removeprefix("\ufeff") or noisy[:1] == "\ufeff"
    for node in document.find(unres.Paragraph):
        for k in range(0, len(node.content.runs), 2):
            at, place = node.content.runs[k : k + 2]
            stop = node.content.runs[k + 2] if k + 2 < len(node.content.runs) else len(node.text)
            assert document.source.text[place : place + stop - at] == node.text[at:stop]
        if node.label:
            assert "".join(document.source.text[node.label.start : node.label.end].split()) == "".join(
                node.label.text.split()
            )


def test_labels_keep_their_form():
    document = unres.parse("大會，\n\n１．決定增設圖書館；\n\n２．又決定修路。\n")
    assert [(n.label.text, n.text) for n in document.find(unres.Paragraph)] == [
        ("１．", "決定增設圖書館；"),
        ("２．", "又決定修路。"),
    ]
    assert document.resolutions[0].body[0].actions[0].text == "決定"


@pytest.mark.parametrize(
    "name",
    [
        "聯合國\n\n大會\n\n",
        "聯合國\n\n安全理事會\n\n",
        "聯合國\n\n經濟及社會理事會\n\n",
        "聯合國大會\n\n人權理事會\n\n",
    ],
)
def test_traditional_mastheads(name):
    body = name.split()[-1]
    document = unres.parse(f"{name}第九十九屆會議\n\n{body}，\n\n回顧其各項決議，\n\n1. 表示關切局勢惡化。\n")
    assert [n.text for n in document.resolutions[0].preamble] == [f"{body}，", "回顧其各項決議，"]
    assert document.meta.session == "99"
    assert document.paragraph("1").action.key == "concern"
    assert unres.validate is not None
    assert b"\xe8\xa1\xa8\xe7\xa4\xba\xe9\x97\x9c\xe5\x88\x87" in unres.to_akn(document)  # 表示關切


def test_a_number_is_only_joined_where_it_is_due():
    text = "大会，\n\n1. 决定：\n\n1 2. 每年12月开放；\n"
    assert "number-split" not in [d.code for d in unres.parse(text).diagnostics]


def test_a_symbol_that_is_cited_is_no_head():
    text = LONG.replace("并向秘书长提供有关资料", "并按照决议(A/RES/99/202)向秘书长提供资料")
    document = unres.parse(text, format="md")
    assert "head-glued" not in [d.code for d in document.diagnostics]
    assert "A/RES/99/202" in document.paragraph("3").text


def test_a_head_with_title_and_page():
    head = "农村图书馆 A/RES/99/202 44-12345 2/3 "
    text = LONG.replace("请会员国在第7年底之前为", f"请会员国在第7年底之前为 {head}")
    document = unres.parse(text, format="md")
    assert tree(document) == tree(unres.parse(LONG, format="md"))
    assert [document.source.text[f.span] for f in document.furniture if f.kind == "head"] == [f" {head}"]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("《公约》<sup>1 和", "《公约》<sup>1</sup> 和"),
        ("《公约》1</sup> 和", "《公约》<sup>1</sup> 和"),
        ("《公约》<sup>1<sup> 和", "《公约》<sup>1</sup> 和"),
        ("《公约》<sup> 1 和", "《公约》<sup>1</sup> 和"),
    ],
)
def test_superscript_tags(broken, whole):
    rest = "其他文书，\n\n1. 决定增设图书馆。\n\n<sup>1</sup> 见第1号决议。\n"
    document = unres.parse(f"大会，\n\n回顾{broken}{rest}", format="md")
    assert tree(document) == tree(unres.parse(f"大会，\n\n回顾{whole}{rest}", format="md"))
    assert [d.code for d in document.diagnostics] == ["tag-unclosed"]
    assert str(unres.coverage(document)) == "100 %"


def test_two_notes_in_one_call():
    text = "大会，\n\n回顾《公约》和《宣言》，<sup>1,2</sup>\n\n1. 决定增设图书馆。\n\n<sup>1</sup> 甲。\n\n<sup>2</sup> 乙。\n"
    document = unres.parse(text, format="md")
    assert [c.marker for c in document.resolutions[0].preamble[1].content.calls] == ["1", "2"]
    assert str(unres.coverage(document)) == "100 %"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_encodings_change_nothing(encoding):
    assert tree(unres.parse(LONG.encode(encoding))) == tree(unres.parse(LONG))


def test_several_noises_at_once():
    noisy = LONG
    for name in ("lost closing tag", "split numbers", "traditional", "full-width", "CRLF", "zero width"):
        noisy = NOISES[name](noisy)
    document = unres.parse(noisy, format="md")
    assert even(tree(document)) == tree(unres.parse(LONG, format="md"))
    assert str(unres.coverage(document)) == "100 %"


def test_line_ends_that_left_no_blank():
    text = "99/1. 图书馆\n\n大会，\n\n回顾其各项决议，\n\n又回顾《公约》，\n\n1. 决定修路；\n\n2. 请各国：\n\n(a) 种树；\n\n(b) 筑桥。\n\n2044年12月16日\n\n第54次全体会议\n"
    document = unres.parse(noises.no_line(text), format="md")
    assert tree(document) == tree(unres.parse(text, format="md"))
    assert [d.code for d in document.diagnostics] == ["text-unbroken"]


def test_ordinary_texts_are_not_touched():
    from unres.read.repair import repair

    for text in EXAMPLES.values():
        found = repair(text, "md")
        assert found is None or not found[1], re.sub(r"\s+", " ", text)[:80]


#: no blank line but before the formula, as scans and the clipboard leave it
TIGHT = """联合国                                              A/RES/99/1
大会                                      Distr.: General
                                          15 January 2045
第九十九届会议
议程项目 25

    2044年12月16日大会决议
    [根据第三委员会的报告(A/99/460，第 9 段)通过]
99/1. 农村图书馆

    大会，
    回顾其2040年12月18日第95/133号决议和以往所有关于农村图书馆的决
议，
    又回顾《图书馆公约》，
    注意到秘书长的报告，
    1. 欣见会员国作出努力；
    2. 敦促各国：
      （a） 提供读物；
      （b） 采取一切适当措施，包括通过国际合作；
    3. 决定在其第一百零二届会议上继续审议此问题。
                                    2044年12月16日
                                    第54次全体会议
"""


def test_the_date_right_below_the_last_paragraph():
    document = unres.parse(TIGHT, format="text")
    assert document.paragraph("3").text == "决定在其第一百零二届会议上继续审议此问题。"


def test_the_title_right_below_where_the_text_comes_from():
    document = unres.parse(TIGHT, format="text")
    assert (document.meta.title, document.meta.adopted) == ("农村图书馆", "2044-12-16")


def test_a_row_that_ends_without_punctuation_goes_on():
    text = TIGHT.replace("，包括通过国际合作；", "，包括通过国际合\n作和第1段所述活动；")
    document = unres.parse(text, format="text")
    assert document.paragraph("2(b)").text == "采取一切适当措施，包括通过国际合作和第1段所述活动；"


def test_a_row_that_ends_with_a_heading_does_not_go_on():
    text = TIGHT.replace("，包括通过国际合作；", "，包括合作。具体目标\n支持图书馆工作的人；")
    document = unres.parse(text, format="text")
    assert document.paragraph("2(b)").text == "采取一切适当措施，包括合作。具体目标"


def test_page_numbers_in_bold():
    text = "# 99/1. 图书馆\n\n大会，\n\n1. 决定修路；\n\n44-00123 **2/2**\n\n2. 请各国种树。\n"
    document = unres.parse(text, format="md")
    assert [f.kind for f in document.furniture if f.kind == "foot"] == ["foot"]
    assert [p.label.text for p in document.find(unres.Paragraph)] == ["1.", "2."]


@pytest.mark.parametrize(
    ("before", "after"),
    [("并向秘书长", "提供"), ("并根据以及", "这些条约提供"), ("其", "中包括1993年3月9日"), ("1993年3月9日", "第1993/51号决议"), ("条约", "的")],
)
def test_a_head_between_blanks_whatever_stands_beside_it(before, after):
    text = LONG.replace("并向秘书长提供", f"{before}{after}")
    noisy = LONG.replace("并向秘书长提供", f"{before} A/RES/99/202 {after}", 1)
    document = unres.parse(noisy, format="md")
    assert tree(document) == tree(unres.parse(text.replace(f"{before}{after}", "并向秘书长提供").replace("并向秘书长提供", f"{before}{after}", 1), format="md"))
    assert "head-glued" in [d.code for d in document.diagnostics]


@pytest.mark.parametrize("cited", ["按照 A/RES/99/202 号决议", "见 A/RES/99/202 和附件", "按照 A/RES/99/202 第3段", "决议(A/RES/99/202)"])
def test_the_own_symbol_may_be_cited(cited):
    document = unres.parse(LONG.replace("并向秘书长", f"并{cited}向秘书长"), format="md")
    assert "head-glued" not in [d.code for d in document.diagnostics]


def test_a_sentence_that_ends_like_the_title_keeps_its_words():
    text = LONG.replace("请会员国在第7年底之前为每个村庄", "请会员国支持一切农村图书馆 A/RES/99/202 和每个村庄")
    assert unres.parse(text, format="md").paragraph("7").text.startswith("请会员国支持一切农村图书馆和每个村庄")


#: paragraphs of more than two rows
LONGER = LONG.replace("有关资料", "有关资料和统计数字，包括藏书、读者和馆员的数目，以及增设流动图书馆的计划和所需经费")


@pytest.mark.parametrize("wrapped", [noises.wrapped_40, noises.wrapped_70])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_rows_with_a_blank_line_behind_each(wrapped, between):
    """Twice as many line ends as there were, or one blank line behind each row whatever stood there."""
    rows = wrapped(LONGER)
    noisy = rows.replace("\n", "\n\n") if between == "\n" else re.sub(r"\n+", between, rows)
    document = unres.parse(noisy, format="md")
    assert tree(document) == tree(unres.parse(LONGER, format="md"))
    assert [d.code for d in document.diagnostics if d.code == "rows-apart"] == ["rows-apart"]
    assert str(unres.coverage(document)) == "100 %"


@pytest.mark.parametrize("wrapped", [noises.wrapped_40, noises.wrapped_70])
def test_wrapped_covers(wrapped):
    text = "A/RES/99/202\n大会\n\n99/202. " + "农村图书馆和流动图书馆的管理、" * 3 + "合作\n\n" + LONG.partition("农村图书馆\n\n")[2]
    document = unres.parse(wrapped(text), format="text")
    assert document.meta.title == "农村图书馆和流动图书馆的管理、" * 3 + "合作"


#: what a text on one line must give back whole
LINES = {
    "notes that begin with other words": "大会，\n\n回顾《公约》[1] 和《宣言》，[2]\n\n1. 决定修路。[3]\n\n2044年12月16日\n第54次全体会议(续会)\n\n[1] 联合国，《条约汇编》，第1卷。\n\n[2] 大会第70/1号决议。\n\n[3] 就此而言，见附件。",
    "headings": "大会，\n\n回顾其各项决议，\n\n一\n\n图书馆的作用\n\n1. 决定修路；\n\n二\n\n流动图书馆的作用\n\n2. 请各国筑桥；\n\n馆员的培训\n\n3. 又请各国种树。",
    "clauses that open in the middle": "大会，\n\n回顾其各项决议，\n\n敦促各国增设图书馆，\n\n认为图书馆是教育的一部分，\n\n1. 决定修路。",
    "items in a line": "大会，\n\n回顾其各项决议，\n\n1. 请各国：(a) 修路；(b) 筑桥；\n\n2. 请秘书长提出报告。",
    "articles": "大会，\n\n回顾其各项决议，\n\n1. 通过本决议附件。\n\n2044年12月16日\n第54次全体会议\n\n附件\n\n第1条 图书馆\n\n1. 图书馆向所有人开放。\n\n2. 图书馆设馆长一人。\n\n第2条 馆员\n\n1. 馆员由馆长任命。\n\n2. 馆员应有专长。",
    "decision": "联合国\nA/DEC/99/501\n大会\n决定\n全会\n第九十九届会议\n议程项目20\n其他决定\n\n99/501. 图书馆会议\n\n2044年5月29日，大会第63次全体会议根据主席的提议，[1] 回顾其2043年9月10日第98/326号决议，决定推迟审议此项目。\n\n[1] A/99/L.1。",
}


@pytest.mark.parametrize("name", LINES)
def test_a_line_for_each(name):
    text = LINES[name]
    document = unres.parse(" ".join(text.split()))
    assert tree(document) == tree(unres.parse(text))
    assert str(unres.coverage(document)) == "100 %"


def test_line_ends_that_left_nothing():
    text = (
        "联合国\nA/RES/99/1\n大会\nDistr.: General\n7 January 2045\n第九十九届会议\n议程项目74 (b)\n图书馆问题\n2044年12月16日大会决议\n"
        "[根据第三委员会的报告(A/99/460，第9段)通过]\n\n99/1. 农村图书馆\n\n大会，\n\n回顾《公约》[1] 和各项决议，\n\n又回顾《宣言》，[2]\n\n"
        "1. 决定修路；\n\n流动图书馆\n\n2. 请秘书长提出报告。\n\n2044年12月16日\n第54次全体会议\n\n[1] 联合国，《条约汇编》，第1卷。\n\n[2] 第70/1号决议。"
    )
    document, whole = unres.parse("".join(text.split("\n"))), unres.parse(text)
    assert tree(document) == tree(whole)
    assert document.meta == whole.meta


@pytest.mark.parametrize("wrapped", [noises.wrapped_40, noises.wrapped_70])
def test_rows_joined_with_blanks(wrapped):
    """All rows of a wrapped text on one line: a blank is where a row ended, not only where a line did."""
    noisy = " ".join(wrapped(LONGER).split())
    document = unres.parse(noisy, format="md")
    assert tree(document) == tree(unres.parse(LONGER, format="md"))
    assert str(unres.coverage(document)) == "100 %"
