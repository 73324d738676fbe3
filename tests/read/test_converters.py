"""Markdown as other converters write it gives the tree of the example, whatever mark-up they use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import unres
from test_cases import _even, flat

EXAMPLE = (Path(__file__).parents[2] / "examples" / "library.md").read_text(encoding="utf-8")
_NOTE = re.compile(r"^<sup>([0-9])</sup> (.+)$", re.M)
_CALL = re.compile(r"(?<!^)<sup>([0-9])</sup>", re.M)
_PARAGRAPH = re.compile(r"^([0-9])\. ", re.M)
_ITEM = re.compile(r"^(?=\([a-z]\)|㈠|㈡)", re.M)
_HARD = re.compile(r"  $", re.M)
_TABLE = re.compile(r"^\|.*\|$(?:\n\|.*\|$)+", re.M)
_PAGE = "---\n\nA/RES/99/201                                    社区图书馆促进终身学习"


def _html_table(text: str) -> str:
    rows = [re.findall(r"[^|\s]+", row) for row in text.split("\n") if "---" not in row]
    return "<table>" + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows) + "</table>"


def _at_end(text: str, write: str) -> str:
    """The notes at the end, each as `write` says."""
    notes = _NOTE.findall(text)
    return _NOTE.sub("", text) + "\n" + "".join(write.format(*note) for note in notes)


def marker(text: str) -> str:
    text = _NOTE.sub(r'<span id="page-0-\1"></span><sup>\1</sup> \2', text)
    text = re.sub(r"(?<=[》；])<sup>([0-9])</sup>", r"<sup>[\1](#page-0-\1)</sup>", text)
    text = _ITEM.sub("  - ", _PARAGRAPH.sub(r"- \1. ", text))
    text = re.sub(r"^## (.+)$", r"# **\1**", text, flags=re.M)
    return "![](_page_0_Picture_0.jpeg)\n\n" + text.replace(
        _PAGE, "{1}------------------------------------------------\n\n" + _PAGE[5:]
    )


def mineru(text: str) -> str:
    text = _CALL.sub(r"${ } ^ { \1 }$", text)
    text = _NOTE.sub(r"$^ { \1 }$ \2", text)
    text = _TABLE.sub(lambda m: f"<html><body>{_html_table(m[0])}</body></html>", text)
    text = text.replace("第97/144号", "第 $97/144$ 号").replace("\n大会，\n", "\n# 大会，\n")
    return "![](images/0a1b2c3d.jpg)  \n" + re.sub(r"^##? |^\*\*(.{2,9})\*\*$", r"# \1", text, flags=re.M)


def docling(text: str) -> str:
    text = _ITEM.sub("- ", _PARAGRAPH.sub(r"- \1. ", text)).replace("---\n\nA/RES", "<!-- page break -->\n\nA/RES")
    return "<!-- image -->\n\n" + re.sub(r"^\*\*(.+)\*\*$", r"## \1", text, flags=re.M)


def pandoc(text: str) -> str:
    text = _at_end(_CALL.sub(r"[^\1]", text), "[^{0}]: {1}\n\n")
    text = _ITEM.sub("> ", _PARAGRAPH.sub(r"\1\\. ", text))
    text = _HARD.sub(r"\\", text).replace("[根据", "\\[根据").replace("通过]", "通过\\]")
    text = text.replace("99/201. ", "99/201\\. ").replace("## 大 会", "## 大 会 {#大-会 .unnumbered}")
    return '::: {custom-style="SingleTxt"}\n' + text.replace("**回顾**", "[**回顾**]{.underline}").replace(
        "\n附件\n", "\n:::\n\n[]{#_Toc1 .anchor}附件\n"
    )


_GRID = """+------+------------+
| 年份 | 主题       |
+======+============+
| 2045 | 阅读       |
|      | 与健康     |
+------+------------+
| 2046 | 阅读与气候 |
+------+------------+"""
_COLUMNS = """  ------ ------------
  年份   主题
  2045   阅读与健康
  2046   阅读与气候
  ------ ------------"""
_SPACED = """  ------ ------------
  年份   主题

  2045   阅读
         与健康

  2046   阅读与气候
  ------ ------------"""


def pandoc_grid(text: str) -> str:
    return _TABLE.sub(_GRID, text)


def pandoc_columns(text: str) -> str:
    return _TABLE.sub(_COLUMNS, text)


def pandoc_spaced_columns(text: str) -> str:
    return _TABLE.sub(_SPACED, text)


def mammoth_escapes(text: str) -> str:
    """Every sign of punctuation has a backslash, bold is __, lines begin with tabs."""
    text = _at_end(
        _CALL.sub(r'<a id="footnote-ref-\1"></a>[\[\1\]](#footnote-\1)', text),
        '{0}. <a id="footnote-{0}"></a> {1} [↑](#footnote-ref-{0})\n\n',
    )
    text = re.sub(r"^(?=[0-9]\. |[(㈠㈡])", "\t", text, flags=re.M)
    text = re.sub(r"(?<=[^\n|\s-])([.()#-])(?![-\s|]*\n)(?![#-])", r"\\\1", text).replace("**", "__")
    return text.replace("footnote\\-ref\\-", "footnote\\-ref\\-")


def html2text(text: str) -> str:
    """Links without their targets."""
    return _at_end(_CALL.sub(r"[\1]", text), "  {0}. {1} ↑\n\n")


def html_masthead(text: str) -> str:
    head = "<table>\n<tbody>\n<tr>\n<td>联合国</td>\n<td>A/RES/99/201</td>\n</tr>\n<tr>\n<td>大 会</td>\n<td><p>Distr.: General</p>\n<p>29 December 2044</p></td>\n</tr>\n</tbody>\n</table>\n\n"
    return head + text[text.index("**第九十九届会议**") :]


def grid_masthead(text: str) -> str:
    head = """+--------+--------------------------------------+---------------------:+
|        | 联合国                               | A/RES/99/201         |
+--------+--------------------------------------+----------------------+
|        | **大 会**                            | Distr.: General      |
|        |                                      |                      |
|        |                                      | 29 December 2044     |
+--------+--------------------------------------+----------------------+

"""
    return head + text[text.index("**第九十九届会议**") :]


def pandoc_superscripts(text: str) -> str:
    return _NOTE.sub(r"^\1^ \2", _CALL.sub(r"^\1^", text))


def pymupdf4llm(text: str) -> str:
    text = _NOTE.sub(r"[\1] \2", _CALL.sub(r"[\1]", text))
    text = re.sub(r"^## (.+)$", r"##### **\1**", text, flags=re.M)
    return "**==> picture [37 x 31] intentionally omitted <==**\n\n" + text.replace("---\n\nA/RES", "-----\n\nA/RES")


def mammoth(text: str) -> str:
    text = _CALL.sub(r'<a id="footnote-ref-\1"></a>[[\1]](#footnote-\1)', text)
    return _at_end(text, '{0}. <a id="footnote-{0}"></a>{1} [↑](#footnote-ref-{0})\n')


def listed(text: str) -> str:
    return _at_end(text, "<>{0}. {1}\n").replace("<>", "## 脚注\n\n", 1).replace("<>", "")


def ruled(text: str) -> str:
    return _at_end(text, "<>{0}\\. {1}\n").replace("<>", "---\n\n", 1).replace("<>", "")


def dashed(text: str) -> str:
    return _NOTE.sub(r"- <sup>\1</sup> \2", text)


def linked(text: str) -> str:
    return _NOTE.sub(r"[<sup>\1</sup>](#_ftnref\1) \2", _CALL.sub(r"[<sup>\1</sup>](#_ftn\1)", text))


def bold_numbers(text: str) -> str:
    return re.sub(r"^([0-9])\. \*\*", r"**\1.** **", text, flags=re.M)


def bold_with_verbs(text: str) -> str:
    return re.sub(r"^([0-9])\. \*\*", r"**\1. ", text, flags=re.M)


def tex_brackets(text: str) -> str:
    return _NOTE.sub(r"\\(^{\1}\\) \2", _CALL.sub(r"\\(^{\1}\\)", text))


def entities(text: str) -> str:
    return _ITEM.sub("&nbsp;&nbsp;&nbsp;&nbsp;", text).replace("第97/144", "&#31532;97&#47;144")


def page_marks(text: str) -> str:
    return text.replace("---\n\nA/RES", "<!-- page 2 -->\n\nA/RES")


def blocks(text: str) -> str:
    return text.replace("\n## 大 会\n", '\n<div align="center">\n\n<p><strong>大 会</strong></p>\n\n</div>\n')


CONVERTERS = [
    marker,
    mineru,
    docling,
    pandoc,
    pandoc_grid,
    pandoc_columns,
    pandoc_spaced_columns,
    mammoth_escapes,
    html2text,
    html_masthead,
    grid_masthead,
    pandoc_superscripts,
    pymupdf4llm,
    mammoth,
    listed,
    ruled,
    dashed,
    linked,
    bold_numbers,
    bold_with_verbs,
    tex_brackets,
    entities,
    page_marks,
    blocks,
]


@pytest.mark.parametrize("convert", CONVERTERS)
def test_the_tree_is_that_of_the_example(convert):
    text = convert(EXAMPLE)
    assert text != EXAMPLE
    document, example = unres.parse(text, format="md"), unres.parse(EXAMPLE)
    assert _even("\n".join(flat(document))) == _even("\n".join(flat(example)))
    assert document.meta == example.meta
    assert str(unres.coverage(document)) == "100 %"


@pytest.mark.parametrize("convert", CONVERTERS)
def test_its_format_is_found(convert):
    assert unres.parse(convert(EXAMPLE).encode()).source.format == "md"


def test_pandoc_wraps_plain_text_where_it_has_blanks():
    """`pandoc -t plain`: rows end at blanks only, so that they are of any length, and notes are [1]."""
    text = _at_end(re.sub(r"(?<!^)<sup>([0-9])</sup> ?", r"[\1]\n", EXAMPLE, flags=re.M), "[{0}] {1}\n\n")
    text = re.sub(r"[#*]{2,3} ?", "", text).replace(
        "---\n\nA/RES/99/201                                    社区图书馆促进终身学习\n\n", ""
    )
    text = text.replace("其2042年12月18日", "其2042\n年 12 月\n18 日")
    document, example = unres.parse(text, format="text"), unres.parse(EXAMPLE)
    found = [n.text for n in document.find(unres.Clause)]
    assert [re.sub(r"\s", "", t) for t in found] == [re.sub(r"\s", "", n.text) for n in example.find(unres.Clause)]
    assert [n.text for n in document.notes] == [n.text for n in example.notes]
    assert str(unres.coverage(document)) == "100 %"


def test_bullets_of_stars_below_a_paragraph():
    source = (
        "*大会，*\n\n*回顾*《世界图书馆宣言》[^1]、《图书馆权利国际公约》[^2]以及其他相关文书，\n\n"
        "*又回顾*其以往各项决议，特别是2039年12月17日第[94/160](https://undocs.org/zh/A/RES/94/160)号决议，\n\n"
        "1. *申明*所有人民和国家必须持有、发展和维护其图书馆和档案馆；\n\n"
        "2. *请*秘书长：\n   * 编写报告；\n   * 提交大会；\n\n[^1]: 第917 A (III)号决议。\n\n[^2]: 见第2900 A (XXI)号决议，附件。\n"
    )
    last = unres.parse(source, format="md").resolutions[0].body[-1]
    assert [(point.label.text, point.text) for point in last.children] == [("•", "编写报告；"), ("•", "提交大会；")]


def test_clauses_as_items_of_a_list():
    source = "安全理事会，\n\n- 重申 《图书馆宪章》的宗旨，\n\n- *回顾*其第9033(2042)号决议，\n\n- 1. 欢迎 共识文件；\n\n- 2. 请 秘书长提出报告； 1\n\n1 S/2043/303。\n"
    document = unres.parse(source, format="md")
    (one,) = document.resolutions
    assert [(node.kind, node.actions[0].text) for node in one.preamble[1:]] == [("clause", "重申"), ("clause", "回顾")]
    assert [call.marker for call in one.body[1].content.calls] == ["1"]
    assert str(unres.coverage(document)) == "100 %"


def test_a_number_at_the_end_without_punctuation_is_no_call():
    document = unres.parse("大会，\n\n1. 重申目标 1\n\n2. 决定。\n\n1 A/99/303。\n", format="md")
    assert not document.resolutions[0].body[0].content.calls


def test_the_number_of_a_section_above_its_heading():
    document = unres.parse(
        "**大会决议**  \n2044年12月24日通过\n\n**99/257. 预算**\n\n大会，\n\n一\n会议安排\n\n1. 注意到报告；\n\n二\n人权经费\n\n2. 表示注意到报告。\n", format="md"
    )
    assert [(node.label.text, node.text) for node in document.resolutions[0].body] == [("一", "会议安排"), ("二", "人权经费")]
    assert (document.meta.title, document.meta.adopted) == ("预算", "2044-12-24")
