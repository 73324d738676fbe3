"""Plain text and Markdown: rows become paragraphs, furniture and notes."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import unres
from unres.model import Clause, Paragraph, Section
from unres.read import furniture, markup, notes
from unres.read.joins import last_sign, wrap_edge
from unres.read.markup import clean
from unres.read.repair import repair
from unres.read.rows import split, width

LONG = "1. 鼓励会员国、联合国系统各组织、民间社会和私营部门根据本国情况增设免费开放的社区图书馆，并为儿童、老年人、残疾人以及"
REST = "居住在边远地区的人提供适当的图书和阅读服务，包括流动图书馆服务；"


def paragraphs(text, name="md"):
    return [p.text for p in unres.parse(text, format=name).find(Paragraph)]


def clauses(text, name="md"):
    return [c.text for c in unres.parse(text, format=name).find(Clause)]


def test_a_numbered_paragraph_torn_by_a_blank_line():
    assert paragraphs(f"大会，\n\n{LONG}\n\n{REST}\n\n2. 请报告。\n") == [(LONG + REST)[3:], "请报告。"]


@pytest.mark.parametrize("rest", ["2. 请秘书长提出报告，说明本决议的执行情况和今后的步骤；", "**请**秘书长提出报告，说明本决议的执行情况和今后的步骤；", "图书馆的服务"])
def test_what_has_a_number_a_phrase_or_is_short_stands_by_itself(rest):
    assert len(paragraphs(f"大会，\n\n{LONG}\n\n{rest}\n\n3. 请报告。\n")[0]) < len(LONG)


def test_a_title_is_not_torn():
    title = "99/1. 鼓励会员国、联合国系统各组织、民间社会和私营部门根据本国情况增设免费开放的社区图书馆和流动图书馆的各种服务，以及其他"
    document = unres.parse(f"联合国\n\nA/DEC/99/1\n\n## 大 会\n\n## 决定\n\n**{title}**\n\n2044年12月1日，大会第5次全体会议决定核证一个政府间组织，邀请其参加会议。\n")
    assert "".join(document.meta.title.split()) == title[6:]


def test_a_page_that_ends_behind_a_comma():
    assert clauses("大会，\n\n回顾其以往关于社区图书馆和终身学习的各项决议和决定以及其中所载关于公共阅读服务和流动图书馆的各项内容，\n\f\n敦促各方保持克制，\n\n1. 决定。\n") == [
        "回顾其以往关于社区图书馆和终身学习的各项决议和决定以及其中所载关于公共阅读服务和流动图书馆的各项内容，",
        "敦促各方保持克制，",
    ]


def test_a_page_that_ends_in_a_sentence():
    assert len(clauses("大会，\n\n回顾其以往关于社区图书馆和终身学习的各项决议和决定以及其中所载关于公共阅读服务和流动图书馆的各项内容，\n\f\n并敦促各方保持克制，\n\n1. 决定。\n")) == 1


def test_links_do_not_make_rows_long():
    link = "[99/1](https://undocs.org/zh/A/RES/99/1)"
    text = "\n".join([f"回顾其以往各项决议，包括第 {link} 号、第 {link} 号和第 {link} 号决议以及", "其中所载关于图书馆的各项建议，注意到会员国采取的各项措施和今后的步骤以及各"] * 8)
    assert wrap_edge(split(text), text) > 0


def test_last_sign():
    assert [last_sign(t) for t in ("报告，<sup>12</sup>", "报告，12", "其他", "[^3]")] == ["，", "，", "他", "]"]


def test_bold_and_italics_change_places():
    line = clean("**大会***，*", (0, 0), markdown=True)
    assert (line.text, line.bold, line.marks) == ("大会，", [(0, 2)], [("i", 2, 3)])
    assert clean("***大会***，", (0, 0), markdown=True).text == "大会，"


# ------------------------------------------------------------------------------------------------------------ furniture


def kinds(text):
    rows = split(text)
    furniture.mark(rows)
    return {row.text: row.kind for row in rows}


def test_page_numbers_by_their_sequence():
    found = kinds("大会，\n\n回顾其决议，\n\n2\n\n又回顾其决定，\n\n3\n\n1. 决定。\n")
    assert (found["2"], found["3"]) == ("foot", "foot")


def test_a_number_alone_is_no_page_number():
    assert kinds("大会，\n\n回顾其决议，\n\n7\n\n1. 决定。\n\n3\n")["7"] == ""


def test_a_head_with_a_title_that_goes_on():
    text = "联合国 A/RES/S-99/1\n大会\n\nS-99/1. 我们共同承诺增设图书馆，促进阅读，加强\n国际合作\n\n大会\n\n通过宣言。\n\nA/RES/S-99/1 我们共同承诺增设图书馆，促进阅读，加强国际合作\n\n又通过计划。\n"
    assert kinds(text)["A/RES/S-99/1 我们共同承诺增设图书馆，促进阅读，加强国际合作"] == "head"


def test_a_closing_date_beside_a_head_is_text():
    text = "A/DEC/99/1\n\n99/1. 选举\n\n2044年12月1日，大会第5次全体会议选出甲国。\n\nA/DEC/99/1\n\n2044年12月1日\n第5次全体会议\n"
    assert kinds(text)["2044年12月1日"] == ""


# ---------------------------------------------------------------------------------------------------------------- notes


def marked(text, *, markdown=True):
    return [(marker, end - first) for first, end, marker, _ in notes.mark_notes(split(text), markdown=markdown, body=0)]


def test_a_note_goes_on_with_a_number():
    assert marked("大会，\n\n见报告。\n\n<sup>1</sup> 第 279 至\n280 段。\n<sup>2</sup> 同上。\n") == [("1", 2), ("2", 1)]


def test_a_day_at_the_start_of_a_row_opens_no_note():
    assert marked("大会，\n\n回顾报告1\n\n1 日在纽约举行的会议，\n\n", markdown=False) == []


def test_notes_straight_behind_a_table():
    text = "大会，\n回顾报告，1 又回顾决议，2\n小计 10\n1 A/99/6。\n2 见第99/1号决议。\n"
    assert marked(text, markdown=False) == [("1", 1), ("2", 1)]
    rows = "大会，\n回顾报告，1 又回顾决议，2\n小计 10\n1 图书馆 5\n2 阅览室 6\n"
    assert marked(rows, markdown=False) == []


def calls(text):
    document = unres.parse(text, format="text")
    return [(c.marker, p.text[: c.offset][-4:]) for p in document.walk() if hasattr(p, "content") for c in p.content.calls]


def test_second_calls_of_a_note():
    text = "大会，\n\n回顾《图书馆公约》，1 铭记该公约，\n\n1. 重申《图书馆公约》1所载的义务；\n\n2. 核可报告；1\n\n3. 请甲馆增购图书，1个月内完成，1至5岁儿童优先；\n\n4. 请秘书长提出报告。\n\n1 A/99/6。\n"
    assert calls(text) == [("1", "公约》，"), ("1", "馆公约》"), ("1", "可报告；")]


def test_numbers_that_are_no_calls():
    text = "大会，\n\n回顾2043年12 月2日的报告，费用为 12 082 200 美元，以及公约2 和其他文书，\n\n1. 决定。\n\n2 A/99/6。\n"
    assert [marker for marker, _ in calls(text)] in ([], ["2"])
    assert "12 082 200" in unres.parse(text, format="text").resolutions[0].preamble[1].text


def test_section_headings_are_not_swallowed_at_a_page_end():
    document = unres.parse("大会，\n\n回顾其以往关于社区图书馆和终身学习的各项决议和决定以及其中所载关于公共阅读服务和流动图书馆的各项内容，\n\f\n图书馆的治理\n\n重申其决议，\n\n1. 决定。\n", format="md")
    assert [s.content.value for s in document.find(Section)] == ["图书馆的治理"]


def tables_of(text):
    document = unres.parse(text, format="text")
    return [[["".join(str(c) for c in cell.contents) for cell in row.cells] for row in t.rows] for t in document.walk() if type(t).__name__ == "Table"]


FORM = "大会，\n\n1. 通过公约。\n\n附件\n\n证书范本\n\n名称\t图书馆\n地址\t甲街\n\n"


def test_a_row_with_more_columns_behind_a_blank_line_is_another_table():
    found = tables_of(FORM + "在\t(地点)\t于\t(日期)\n\n\t\t馆长的签名\n\n")
    assert [len(table) for table in found] == [2, 3]
    assert found[1][0] == ["在", "(地点)", "于", "(日期)"]
    assert [len(table) for table in tables_of(FORM + "馆长\t甲\n电话\t乙\n\n")] == [5]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("第2514(2020)号", 14),
        ("“和平”——…", 14),
        ("公约²", 5),
        ("Côte–d’Ivoire", 14),
        ("Κύπρος", 6),
        ("㈠①", 3),
        ("𠮷野", 4),
        ("大\ud800", 4),
    ],
)
def test_the_width_of_a_row_counts_han_and_chinese_marks_twice(text, columns):
    assert width(text) == columns


def test_a_running_head_is_found_although_it_does_not_end_the_page():
    rows = split("A/RES/99/201\n\n大会，\n\n回顾其决议，\n\nA/RES/99/201\n\n又回顾第 99/1 号决议，见 A/RES/99/1，\n")
    furniture.mark(rows)
    assert [row.kind for row in rows] == ["", "", "", "head", ""]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("22-00094 (C)", "foot"), ("2/3", "foot"), ("\\*2200094\\*", "foot"), ("* * *", "rule"), ("1. 决定", ""), ("**重申**，", ""), ("2/3)", "")],
)
def test_what_a_row_of_furniture_is_made_of(text, kind):
    rows = split(f"大会，\n\n回顾其决议，\n\n{text}\n")
    furniture.mark(rows)
    assert rows[-1].kind == kind


def test_a_link_inside_a_link_and_what_stands_around():
    line = clean("**甲** [乙 [丙](#c) <sup>1</sup>丁](#d)戊", (0, 0), markdown=True)
    assert (line.text, line.bold) == ("甲 乙 丙 丁戊", [(0, 1)])
    assert [line.text[a:b] for a, b, _ in line.links] == ["丙", "乙 丙 丁"]
    assert [(line.text[:at], marker) for at, marker, _, _ in line.calls] == [("甲 乙 丙 ", "1")]


@pytest.mark.parametrize("item", ["(a) 增设阅览室；", "㈠ 增设阅览室；", "2. 又请秘书长报告。"])
def test_an_item_behind_a_note_that_ends_in_a_half_width_stop_is_no_part_of_it(item):
    text = f"大会，\n1. 请秘书长按照其报告[1]和计划[2]办理下列各项：\n\n[1] A/96/207.\n[2] A/96/208.\n{item}\n"
    document = unres.parse(text, format="text")
    assert [note.text for note in document.notes] == ["A/96/207.", "A/96/208."]
    assert unres.coverage(document).complete


@pytest.mark.parametrize(("call", "mark"), [("甲国\\*、乙国：", "\\* "), ("甲国、乙国\\*：", "\\* ")])
def test_an_escaped_asterisk_begins_a_note_where_one_calls_it(call, mark):
    text = f"A/C.3/99/L.6\n\n{call}决议草案\n\n儿童读物\n\n大会，\n\n回顾其决议，\n\n1\\. 请秘书长提交报告。\n\n{mark}代表77国集团成员。\n"
    document = unres.parse(text, format="md")
    assert [(note.marker, note.text) for note in document.notes] == [("*", "代表77国集团成员。")]
    assert document.notes[0].callers
    assert not unres.parse(text.replace("国\\*", "国"), format="md").notes


def test_an_asterisk_before_a_colon_calls_a_note():
    text = "A/C.3/99/L.6\n\n甲国、乙国*：决议草案\n\n儿童读物\n\n大会，\n\n回顾其决议，\n\n1. 请秘书长提交报告。\n\n* 代表77国集团成员。\n"
    document = unres.parse(text)
    assert document.source.format == "text"
    assert [(note.marker, bool(note.callers)) for note in document.notes] == [("*", True)]


def test_a_letter_where_paragraph_1_is_due():
    document = unres.parse("大会，\n\n回顾2011年的决议，\n\nl. 欢迎各国的努力；\n\n2. 请各国合作。\n")
    assert [(node.label.text, node.eid) for node in document.resolutions[0].body] == [("1.", "para_1"), ("2.", "para_2")]
    assert [d.code for d in document.diagnostics] == ["label-misread"]
    assert document.resolutions[0].preamble[1].text == "回顾2011年的决议，"
    letters = unres.parse("大会，\n\n1. 请各国：\n\nk. 欢迎；\n\nl. 合作；\n\nm. 报告。\n")
    assert not [d for d in letters.diagnostics if d.code == "label-misread"]


def test_a_wide_row_with_an_indent_goes_on_without_one():
    wide = "回顾其2000年12月4日第55/61号决议，其中设立了一个谈判图书馆国际法律文书特设"
    text = f"大会，\n    {wide}\n委员会，\n    深信图书馆不再是一个局部问题，\n    1. 决定增设图书馆。\n"
    document = unres.parse(text, format="text")
    assert [clause.text for clause in document.resolutions[0].preamble[1:]] == [f"{wide}委员会，", "深信图书馆不再是一个局部问题，"]
    narrow = unres.parse("大会，\n回顾其决议，\n1. 决定如下：\n    一般原则\n图书馆应免费开放。\n", format="text")
    assert "图书馆应免费开放。" in [getattr(node, "text", "") for node in narrow.walk()]


def test_session_and_item_on_one_row():
    document = unres.parse("A/RES/99/7\n\n## 第九十九届会议\n\n第九十九届会议 议程项目 70(b)\n\n99/7. 图书馆\n\n大会，\n\n1. 决定增设图书馆。\n")
    assert (document.meta.session, document.meta.agenda) == ("99", ("70(b)",))


def test_pieces_in_italics():
    document = unres.parse("大会，\n\n1. 决定增设图书馆。\n\n_2045_ _年_ _12_ _月_ _3_ _日_\n_第_ _55_ _次全体会议_\n", format="md")
    assert (document.meta.adopted, document.meta.meetings) == ("2045-12-03", (55,))


def test_numbers_of_notes_above_their_texts():
    text = "大会，\n\n回顾《公约》1 和《宣言》，2\n\n1. 决定增设图书馆。\n\n______________\n  1\n    第217 A (III)号决议。\n  2\n    A/CONF.257/24，第三章。\n"
    document = unres.parse(text, format="text")
    assert [(note.marker, note.text, bool(note.callers)) for note in document.notes] == [("1", "第217 A (III)号决议。", True), ("2", "A/CONF.257/24，第三章。", True)]


def test_a_title_is_no_row_of_columns():
    document = unres.parse("A/RES/99/7\n\n99/7.   图书馆\n\n大会，\n\n1. 决定增设图书馆。\n", format="text")
    assert [(line.role, line.text) for line in document.cover] == [("symbol", "A/RES/99/7"), ("title", "99/7.   图书馆")]


def test_short_rows_of_like_length_are_paragraphs():
    text = (
        "A/RES/99/1\n变革图书馆：2045年可持续阅读议程\n99/1． 变革图书馆：2045年可持续阅读议程\n大会\n"
        "通过2044年阅读问题首脑会议的以下成果文件：\n变革图书馆：2045年可持续阅读议程\n序言\n本议程是为人类与读者制订的行动计划。\n"
        "我们决心消除一切形式和表现的文盲现象。\n1． 我们，在联合国成立一百周年之际相聚。\n2． 我们代表我们为之服务的各国人民。\n"
    )
    document = unres.parse(text, format="text")
    part = document.resolutions[0]
    assert (document.meta.title, [node.text for node in part.preamble]) == ("变革图书馆：2045年可持续阅读议程", ["大会"])
    assert [node.text for node in part.body][:2] == ["通过2044年阅读问题首脑会议的以下成果文件：", "变革图书馆：2045年可持续阅读议程"]
    assert [node.text for node in part.body[2].nodes][:2] == ["本议程是为人类与读者制订的行动计划。", "我们决心消除一切形式和表现的文盲现象。"]


def test_tabs_behind_goals_and_targets():
    text = "大会，\n\n1.\t通过议程；\n\n目标1.\t在各地消除文盲\n1.1\t到2045年，增设图书馆\n1.2\t到2045年，培训馆员\n1.a\t确保调集资源\n目标2.\t消除饥饿\n2.1\t到2045年，消除饥饿\n"
    document = unres.parse(text, format="text")
    assert not [node for node in document.walk() if node.kind == "table"]
    labels = [node.label.text for node in document.walk() if getattr(node, "label", None) and node.kind in ("paragraph", "point")]
    assert labels == ["1.", "1.1", "1.2", "1.a", "2.1"]


def test_a_wide_numbered_row_goes_on_without_a_comma():
    text = "大会，\n1. 吁请会员国：\n(a) 采取措施；\n(b) 吁请会员国禁止违背读者尊严和对公共图书的保护的一切形式的图\n书；\n2. 请各国合作。\n"
    document = unres.parse(text, format="text")
    assert [node.text for node in document.resolutions[0].body[0].nodes] == ["采取措施；", "吁请会员国禁止违背读者尊严和对公共图书的保护的一切形式的图书；"]


def test_the_indent_tells_which_of_two_lists_goes_on():
    text = "大会，\n\n1. 欢迎报告；\n\n2. 鼓励各国：\n    1. 建立图书馆；\n    2. 培训馆员；\n\n3. 决定列入议程。\n"
    document = unres.parse(text, format="md")
    assert [node.text for node in document.resolutions[0].body] == ["欢迎报告；", "鼓励各国：", "决定列入议程。"]


def test_the_last_row_of_a_sentence_is_no_date():
    text = "安全理事会，\n\n建议大会任命甲先生连任秘书长，任期为 2032 年 1 月 1 日至\n2036 年 12 月 31 日。\n"
    document = unres.parse(text, format="text")
    assert not document.resolutions[0].closing
    assert document.meta.adopted == ""


@pytest.mark.parametrize(("call", "note"), [("<sup>{}</sup>", "<sup>{}</sup> "), ("[^{}]", "[^{}]: "), ("[{}]", "[{}] ")])
def test_notes_between_clauses_without_a_blank_line(call, note):
    one, two = call.format(1), call.format(2)
    text = f"大会，\n回顾《宣言》，{one}\n{note.format(1)}第217 A (III)号决议。\n又回顾《宪章》，{two}\n{note.format(2)}A/96/208。\n1. 请秘书长报告。\n"
    document = unres.parse(text, format="md")
    assert [(n.marker, n.text, len(n.callers)) for n in document.notes] == [("1", "第217 A (III)号决议。", 1), ("2", "A/96/208。", 1)]
    assert [c.text for c in document.find(Clause)] == ["回顾《宣言》，", "又回顾《宪章》，"]


def test_a_call_at_the_head_of_a_row_is_no_note():
    text = f"大会，\n{LONG.removeprefix('1. ')}\n<sup>1</sup> {REST}\n1. 请秘书长报告。\n<sup>1</sup> A/96/208。\n"
    assert [(n.marker, n.text) for n in unres.parse(text, format="md").notes] == [("1", "A/96/208。")]


@pytest.mark.parametrize("sign", [">", "> ", "> > "])
@pytest.mark.parametrize("form", ["\n", "\r\n"])
def test_signs_of_quotations_are_no_text(sign, form):
    rows = ["大会，", "", "**回顾**其各项决议，<sup>1</sup>", "", "## 一. 图书馆", "", "1. **决定**：", "", "- (a) 增设图书馆；", "", "---", "", "<sup>1</sup> 见第99/1号决议。"]
    document = unres.parse(form.join(rows), format="md")
    quoted = unres.parse(form.join((sign + row).rstrip(" ") for row in rows), format="md")
    assert quoted.resolutions == document.resolutions
    assert quoted.notes == document.notes
    assert str(unres.coverage(quoted)) == "100 %"
    for node in quoted.find(Paragraph):
        assert quoted.source.text[node.content.span].replace("*", "") == node.text


def test_a_quotation_within_a_paragraph_is_no_damage():
    assert repair("大会，\n\n> 回顾其决议，\n\n1. 决定修路。", "md") is None
    assert repair("大会，\n\n> 回顾其决议，\u200b\n\n1. 决定修路。", "md")[0].text == "大会，\n\n回顾其决议，\n\n1. 决定修路。"


@given(st.lists(st.sampled_from(["大会", "决定", "，", " ", "*", "**", "****", "1", "x"]), max_size=12).map("".join), st.integers(1, 9))
@example("**又回**顾**其**决议，", 4)
@example("1. **决定", 2)
@example("** ** 决定", 2)
def test_stars_alone_are_read_as_beside_other_mark_up(raw, cut):
    for runs in ([0, 5], [0, 5, cut, 40]):
        line = clean(raw, runs, markdown=True)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(markup, "_strong", lambda raw, runs, end: None)
            other = clean(raw, runs, markdown=True)
        assert (line.text, line.start, line.end, line.runs) == (other.text, other.start, other.end, other.runs)
        assert (list(line.bold), list(line.marks)) == (other.bold, other.marks) if "*" in raw else not line.bold


def test_a_star_alone_above_its_text():
    assert clauses("大会，\n\n*\nNGO 的各项报告，\n\n回顾其决议，\n\n1. 决定修路。\n\n2. 请秘书长报告。\n") == ["NGO 的各项报告，", "回顾其决议，"]


def test_arrows_back_need_no_brackets():
    document = unres.parse("大会，\n\n回顾其决议，<sup>1</sup>\n\n1. 决定修路。\n\n<sup>1</sup> 见第99/1号决议。 ↑\n", format="md")
    assert [note.text for note in document.notes] == ["见第99/1号决议。"]


def test_stars_before_a_word_call_their_note():
    doc = unres.parse("99/401. 任命\n\n2044年9月10日，大会第1次全体会议任命下列成员：甲国*、乙国**和丙国。\n\n* 任期至2045年。\n\n** 任期至2046年。\n", format="text")
    (block,) = doc.resolutions[0].body
    assert [(call.marker, block.text[: call.offset][-2:]) for call in block.content.calls] == [("*", "甲国"), ("**", "乙国")]
    assert not doc.diagnostics


@pytest.mark.parametrize("row", ["第四章，第\n4 段。", "第1至\n3 段。", "第2和\n4 段。"])
def test_a_number_that_goes_on_a_note_is_no_note(row):
    text = f"大会，\n\n回顾其各项决议，1 又回顾各项宣言，2 并欢迎报告，3 铭记成果，4\n\n1. 决定修路。\n\n1 《大会正式记录，补编第3号》(A/52/3)，{row}\n2 见第55/2号决议。\n3 见第60/1号决议。\n4 见第65/1号决议。\n"
    notes = unres.parse(text, format="text").notes
    assert [note.marker for note in notes] == ["1", "2", "3", "4"]
    assert notes[0].text.endswith(row.replace("\n", ""))


@pytest.mark.parametrize(("foot", "markers"), [("99-05708\n7/12\nA/RES/99/1\n\n", ["1", "8"]), ("", ["1"])])
def test_notes_may_be_missing_before_one_at_the_foot_of_a_page(foot, markers):
    text = (
        "A/RES/99/1\n\n大会，\n\n回顾其各项决议，1 又回顾各项宣言，\n\n1 见第55/2号决议。\n\n99-05708\n6/12\nA/RES/99/1\n\n"
        f"1. 决定修路，如观察站，8 以及架桥；\n\n8 观察站是根据决定设立的。\n\n{foot}2. 请秘书长提出报告。\n\n99-05708\n8/12\n"
    )
    assert [note.marker for note in unres.parse(text, format="text").notes] == markers


def test_an_amount_at_the_head_of_a_wrapped_row_opens_no_operative_part():
    rows = ["A/RES/99/146", "", "99/146. 图书馆", "", "大会，", "", "**深为关切**贫困的多层面影响加剧了这一可能性，使贫困人口在低收入国家增加多达", "1.24 亿，导致极端贫困率在一代人的时间内首次上升，仍然是令人关切的主要问题，<sup>1</sup>"]
    rows += ["", "<sup>1</sup> 见第99/1号决议。", "", "2/13    99-10126", "", "图书馆    A/RES/99/146", "", "**认识到**需要在国家和国际一级采取紧急行动消除贫困，直接对家庭造成影响，", "", "1. 决定修路。"]
    document = unres.parse("\n".join(rows), format="md")
    assert [node.actions[0].text for node in document.resolutions[0].preamble[1:]] == ["深为关切", "认识到"]


@pytest.mark.parametrize(("number", "calls"), [("目标 11", ["1"]), ("第2010", ["1"]), ("76/10", ["1"]), ("10", []), ("5 × 10", [])])
def test_raised_behind_a_number(number, calls):
    document = unres.parse(f"大会，\n\n回顾{number}<sup>1</sup> 所作的承诺，\n\n1. 决定修路。\n\n<sup>1</sup> 见第99/1号决议。\n", format="md")
    assert [call.marker for call in document.resolutions[0].preamble[1].content.calls] == calls


def test_a_raised_number_cut_at_the_end_of_a_row():
    rows = ["大会，", "", "审议了图书馆联合会、发展基金、儿童基金会、近东巴勒斯坦难民救济和工程处以及联合国人口基金、¹"]
    rows += ["¹ 人类住区规划署、¹² 毒品和犯罪问题办公室以及项目事务署二十一世纪终了期间的财务报告和已审计财务报表", "和审计委员会的报告，", ""]
    rows += ["1. 决定修路。", "", "¹¹  A/99/208。", "¹²  A/99/209。"]
    document = unres.parse("\n".join(rows), format="text")
    clause = document.resolutions[0].preamble[1]
    assert [(call.marker, clause.text[: call.offset][-2:]) for call in clause.content.calls] == [("11", "金、"), ("12", "署、")]


def test_a_number_that_counts_at_the_head_of_a_page_is_no_note_where_notes_have_marks():
    text = (
        "大会，\n\n回顾其决议，<sup>1</sup> 特别是目标3，\n\n赞赏地注意到图书馆联盟所作的努力，该联盟得到包括61国政府、372个主要群体和\n\n<sup>1</sup> 第70/1号决议。\n\n\n\n"
        "3 个国家当局在内的465个成员的坚定支持，致力于促进读书，\n\n1. 表示注意到报告；<sup>2</sup>\n\n2. 决定修路。<sup>3</sup>\n\n<sup>2</sup> A/81/1。\n\n<sup>3</sup> A/81/2。\n"
    )
    document = unres.parse(text, format="md")
    assert [(note.marker, note.text) for note in document.notes] == [("1", "第70/1号决议。"), ("2", "A/81/1。"), ("3", "A/81/2。")]
    assert [node.text for node in document.resolutions[0].preamble][-1].endswith("主要群体和3 个国家当局在内的465个成员的坚定支持，致力于促进读书，")


def test_a_call_that_a_row_end_brings_behind_a_full_stop_opens_no_note():
    rows = ["1. 我们感谢参与中期审查进程的国家，并表示注意到关于村庄和城市图书馆现状的中期审查报告。", "<sup>1</sup> 我们确认进行的讨论是宝贵的投入。"]
    document = unres.parse("大会，\n\n" + "\n".join(rows) + "\n\n2. 决定修路。\n\n<sup>1</sup> 可查阅www.example.org。\n", format="md")
    assert [note.text for note in document.notes] == ["可查阅www.example.org。"]
    assert len(document.notes[0].callers) == 1
