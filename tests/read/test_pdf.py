"""PDF: what is printed where, on pages that the tests set themselves."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import time

import pytest

import unres
from unres.coverage import coverage
from unres.errors import InputError, LimitError
from unres.limits import Limits
from unres.model import Document
from unres.parse.document import build
from unres.read.lines import Line, Reading
from unres.read.pdf import read_here, read_pdf
from unres.worker import Worker, WorkerError

pytest.importorskip("pypdfium2")
pytest.importorskip("reportlab")

from press import EDGE, HEIGHT, INDENT, LEFT, WIDTH, Press

LONG = "回顾其关于图书馆的各项决议，特别是2019年12月18日第74/126号决议，以及大会在该决议中请秘书长采取的各种措施，包括经费措施，"


def read(press: Press) -> Reading:
    return read_here(press.bytes())


def document(press: Press) -> Document:
    made = build(read(press))
    assert coverage(made).complete, coverage(made)
    return made


def texts(reading: Reading, kind: str = "text") -> list[str]:
    return [line.text for line in reading.lines if line.kind == kind]


def furniture(reading: Reading) -> list[str]:
    return [reading.source.text[piece.start : piece.end] for piece in reading.furniture]


def tables(reading: Reading) -> list[list[list[str]]]:
    def cell(lines: list[Line]) -> str:
        return "".join(line.text for line in lines)

    return [[[cell(c.lines) for c in row] for row in line.rows] for line in reading.lines if line.kind == "table"]


@pytest.fixture
def resolution() -> Press:
    """Two pages of a resolution."""
    press = Press()
    press.masthead()
    press.cover()
    press.paragraph("大会，")
    press.paragraph("回顾《世界人权宣言》、^1^两项国际人权公约^2^以及其他有关文书，包括2030年可持续发展议程，")
    press.paragraph("深为关切图书馆不足，")
    press.paragraph(
        "1.   决定在各会员国增设图书馆，并请秘书长在现有资源范围内向大会第七十七届会议报告本决议的执行情况；"
    )
    press.paragraph("2.   请各国：")
    press.paragraph("(a)   增设阅览室；", 171, INDENT)
    press.paragraph(
        "(b)   延长开放时间，并在可能的情况下向所有读者免费提供借阅服务，包括向残疾人提供便利；", 171, INDENT
    )
    press.notes("1 第217 A (III)号决议。", "2 见第2200 A (XXI)号决议，附件。")
    press.foot("21-19227 (C)   110122   140122", "请回收")
    press.text(60, 45, "*2119227*", 8.5)
    press.turn()
    press.head("A/RES/76/164", "增设图书馆")
    press.paragraph("3.   又请秘书长报告本决议的执行情况。")
    press.text(EDGE - 63, press.y, "2021年12月16日", right=True)
    press.y -= press.leading
    press.text(EDGE - 63, press.y, "第53次全体会议", right=True)
    press.foot("2/2", "21-19227")
    return press


# ------------------------------------------------------------------------------------------------ a whole document


def test_a_resolution(resolution: Press):
    made = document(resolution)
    meta = made.meta
    assert (meta.symbol, meta.number, meta.title) == ("A/RES/76/164", "76/164", "增设图书馆")
    assert (meta.adopted, str(meta.published)) == ("2021-12-16", "2022-01-07")
    body = made.resolutions[0]
    assert [str(node.text) for node in body.preamble] == [
        "大会，",
        "回顾《世界人权宣言》、两项国际人权公约以及其他有关文书，包括2030年可持续发展议程，",
        "深为关切图书馆不足，",
    ]
    assert made.paragraph("1").text == (
        "决定在各会员国增设图书馆，并请秘书长在现有资源范围内向大会第七十七届会议报告本决议的执行情况；"
    )
    assert made.paragraph("2(b)").text.endswith("包括向残疾人提供便利；")
    assert made.paragraph("3").text == "又请秘书长报告本决议的执行情况。"
    assert [(note.marker, str(note.text)) for note in made.notes] == [
        ("1", "第217 A (III)号决议。"),
        ("2", "见第2200 A (XXI)号决议，附件。"),
    ]
    assert made.diagnostics == ()


def test_furniture_of_a_resolution(resolution: Press):
    reading = read(resolution)
    assert furniture(reading) == [
        "21-19227 (C) 110122 140122\t请回收",
        "*2119227*",
        "A/RES/76/164\t增设图书馆",
        "2/2\t21-19227",
    ]


def test_pages_are_known(resolution: Press):
    reading = read(resolution)
    (begin,) = reading.source.pages
    assert reading.source.text[begin:].startswith("A/RES/76/164\t增设图书馆\n")
    assert [line.page for line in reading.lines if line.text.startswith(("2. 请各国", "3. 又请"))] == [0, 1]


def test_the_masthead_is_read_by_columns(resolution: Press):
    made = document(resolution)
    assert [(line.role, str(line.content.value)) for line in made.cover][:8] == [
        ("publisher", "联合国"),
        ("symbol", "A/RES/76/164"),
        ("organ", "大 会"),
        ("distribution", "Distr.: General"),
        ("date", "7 January 2022"),
        ("session", "第七十六届会议"),
        ("agendaItem", "议程项目74(b)"),
        ("agendaTitle", "人权问题"),
    ]


def test_a_path_and_bytes_are_parsed_in_a_process_of_their_own(resolution: Press, tmp_path):
    path = tmp_path / "决议.pdf"
    path.write_bytes(resolution.bytes())
    made = unres.parse(path)
    assert made.source.format == "pdf"
    assert made.source.name == "决议.pdf"
    assert unres.parse(path.read_bytes()).resolutions == made.resolutions


# ------------------------------------------------------------------------------------------------ call-outs


def test_call_outs_by_size_and_height():
    press = Press()
    press.masthead()
    press.cover()
    press.paragraph("大会，")
    press.paragraph("回顾《公约》、^1^其决议^2,3^和《宣言》，^4^")
    press.paragraph("深为关切图书馆面积仅为500 km^2^，")
    press.notes("1 甲。", "2 乙。", "3 丙。", "4 丁。")
    made = document(press)
    clause = made.resolutions[0].preamble[1]
    assert clause.text == "回顾《公约》、其决议和《宣言》，"
    assert [(call.marker, call.offset) for call in clause.content.calls] == [("1", 7), ("2", 10), ("3", 10), ("4", 16)]
    assert made.resolutions[0].preamble[2].text == "深为关切图书馆面积仅为500 km2，"


def test_a_call_out_that_is_raised_but_not_small():
    press = Press()
    press.masthead()
    press.cover()
    press.paragraph("大会，")
    end = press.text(INDENT, press.y, "回顾《公约》")
    end = press.text(end, press.y + 4, "1")
    press.text(end, press.y, "和其他文书，")
    press.notes("1 甲。")
    clause = document(press).resolutions[0].preamble[1]
    assert (clause.text, [call.marker for call in clause.content.calls]) == ("回顾《公约》和其他文书，", ["1"])


def test_a_call_out_for_which_the_row_had_no_room():
    press = Press()
    press.masthead()
    press.cover()
    press.paragraph("大会，")
    press.text(INDENT, press.y, "回顾大会关于增设图书馆和阅览室以及延长开放时间的各项决议，")
    press.y -= press.leading
    press.text(LEFT, press.y + 4, "1", 6)
    press.y -= press.leading + press.gap
    press.paragraph("深为关切图书馆不足，")
    press.notes("1 甲。")
    clause = document(press).resolutions[0].preamble[1]
    assert clause.text == "回顾大会关于增设图书馆和阅览室以及延长开放时间的各项决议，"
    assert [call.marker for call in clause.content.calls] == ["1"]


# ------------------------------------------------------------------------------------------------ notes


def body(press: Press, *calls: str) -> Press:
    press.masthead()
    press.cover()
    press.paragraph("大会，")
    for call in calls:
        press.paragraph(f"回顾《公约》^{call}^和其他文书，")
    return press


def notes(made: Document) -> list[tuple[str, str]]:
    return [(note.marker, str(note.text)) for note in made.notes]


def test_notes_without_a_rule():
    press = body(Press(), "1", "2")
    press.notes("1 甲。", "2 乙。", rule=False)
    assert notes(document(press)) == [("1", "甲。"), ("2", "乙。")]


def test_a_note_far_behind_its_mark():
    press = body(Press(), "1", "2")
    press.line(60, 183, 110)
    for k, y in ((1, 96), (2, 85)):
        press.text(60, y, f"^{k}^", 8.5)
        press.text(107, y, f"见第75/{k}号决议。", 8.5)
    assert notes(document(press)) == [("1", "见第75/1号决议。"), ("2", "见第75/2号决议。")]


def test_notes_whose_marks_are_not_raised():
    press = body(Press(), "1", "2")
    press.line(60, 183, 110)
    press.text(60, 96, "1  见第75/1号决议。", 8.5)
    press.text(60, 85, "2  见第75/2号决议。", 8.5)
    assert notes(document(press)) == [("1", "见第75/1号决议。"), ("2", "见第75/2号决议。")]


@pytest.mark.parametrize("size", [9, 10.5])
@pytest.mark.parametrize("rise", [0, 4])
def test_notes_with_brackets_at_the_end(size: float, rise: float):
    press = Press()
    press.masthead()
    press.cover()
    press.paragraph("大会，")
    for k in (1, 2):
        end = press.text(INDENT, press.y, "回顾《公约》")
        end = press.text(end, press.y + rise, f"[{k}]", 9 if rise else 10.5)
        press.text(end, press.y, "和其他文书，")
        press.y -= 25
    press.paragraph("1. 请秘书长提出报告。")
    press.y -= 60
    press.paragraph("[1] 见第75/1号决议。", LEFT, size=size)
    press.paragraph("[2]《条约汇编》，第2卷。", LEFT, size=size)
    made = document(press)
    assert notes(made) == [("1", "见第75/1号决议。"), ("2", "《条约汇编》，第2卷。")]
    assert [[call.marker for call in node.content.calls] for node in made.resolutions[0].preamble] == [[], ["1"], ["2"]]


def test_notes_that_point_back_to_their_calls():
    press = body(Press(), "1", "2")
    press.paragraph("1. 请秘书长提出报告。")
    press.y -= 60
    press.paragraph("1. 见第75/1号决议。↑")
    press.paragraph("2. 《条约汇编》，第2卷。↑")
    made = document(press)
    assert notes(made) == [("1", "见第75/1号决议。"), ("2", "《条约汇编》，第2卷。")]
    assert [node.text for node in made.resolutions[0].body] == ["请秘书长提出报告。"]


def test_star_notes():
    press = body(Press(), "*", "**")
    press.notes("* 甲。", "** 乙。")
    assert notes(document(press)) == [("*", "甲。"), ("**", "乙。")]


def test_a_note_goes_on_on_the_next_page():
    press = body(Press(), "1")
    press.notes(
        "1 见《联合国图书馆会议的报告》(联合国出版物，出售品编号：C.93.I.8和更正)，第一卷：会议通过的决议，决议一，附件一；又见"
    )
    press.turn()
    press.head("A/RES/76/164", "增设图书馆")
    press.paragraph("又回顾《宣言》，^2^")
    press.notes("- 秘书长的报告。", "2 乙。")
    assert notes(document(press)) == [
        (
            "1",
            "见《联合国图书馆会议的报告》(联合国出版物，出售品编号：C.93.I.8和更正)，第一卷：会议通过的决议，决议一，附件一；又见秘书长的报告。",
        ),
        ("2", "乙。"),
    ]


def test_an_address_in_a_note_is_not_parted():
    press = body(Press(), "1")
    press.line(60, 183, 110)
    press.text(62, 96, "^1^", 8.5)
    press.text(84, 96, "可查阅https://www.un.org/zh/library/", 8.5)
    press.text(84, 85, "reports/2021。", 8.5)
    assert notes(document(press)) == [("1", "可查阅https://www.un.org/zh/library/reports/2021。")]


def test_notes_that_differ_in_numbers_only_are_no_furniture():
    press = Press()
    press.masthead()
    press.cover()
    press.paragraph("大会，")
    for number in range(1, 4):
        press.paragraph(f"回顾《公约》^{number}^和其他文书，")
        press.notes(f"{number} 联合国，《条约汇编》，第{number}卷，第{number}号。")
        press.turn()
        press.head("A/RES/76/164", "增设图书馆")
    press.paragraph("深为关切图书馆不足，")
    assert [marker for marker, _ in notes(document(press))] == ["1", "2", "3"]


# ------------------------------------------------------------------------------------------------ furniture


def paged(head: tuple[str, str], foot: tuple[str, str], pages: int = 3) -> Press:
    press = Press()
    press.masthead()
    press.cover()
    press.paragraph("大会，")
    for number in range(1, pages + 1):
        if number > 1:
            left, right = head if number % 2 else head[::-1]
            press.head(left, right)
        press.paragraph(f"{number}.   决定增设第{number}所图书馆；")
        press.foot(*(part.format(number) for part in foot))
        if number < pages:
            press.turn()
    return press


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        (("增设图书馆", "A/RES/76/164"), ("{}/3", "21-19227")),
        (("", "A/RES/76/164"), ("", "{}")),
        (("联合国大会决议汇编", "第七十六届"), ("第{}页", "")),
        (("联合国大会决议汇编", ""), ("- {} -", "")),
        (("2024/3/5 14:02", "决议 - 联合国图书馆"), ("https://www.un.org/zh/a/res/76/164", "{}/3")),
        (("", ""), ("GE.21-19227", "{}")),
        (("", ""), ("Page {} of 3", "")),
    ],
)
def test_heads_and_feet(head, foot):
    made = document(paged(head, foot))
    assert [node.text for node in made.resolutions[0].body] == [f"决定增设第{k}所图书馆；" for k in (1, 2, 3)]
    assert [str(node.text) for node in made.resolutions[0].preamble] == ["大会，"]


def test_a_head_of_two_rows_without_room_between_symbol_and_title():
    press = paged(("", ""), ("", ""), 1)
    press.turn()
    title = "增设图书馆"
    press.text(60, 760, f"A/RES/76/164 {title}", 8.5)
    press.line(60, EDGE, 745)
    press.paragraph("2.   请各国增设图书馆。")
    assert "A/RES/76/164 增设图书馆" in furniture(read(press))


def test_text_at_the_edges_of_pages_stays():
    press = paged(("", ""), ("", ""), 1)
    press.turn()
    press.paragraph("2.   请各国增设图书馆。")
    press.text(425, press.y, "2021年12月16日")
    press.text(425, press.y - 17, "第53次全体会议")
    made = document(press)
    assert [node.text for node in made.resolutions[0].body] == ["决定增设第1所图书馆；", "请各国增设图书馆。"]
    assert [str(line.text) for line in made.resolutions[0].closing] == ["2021年12月16日", "第53次全体会议"]


def test_turned_text_is_furniture():
    press = body(Press(), "1")
    press.notes("1 甲。")
    press.canvas.saveState()
    press.canvas.rotate(90)
    press.text(300, -30, "21-19227", 8)
    press.canvas.restoreState()
    assert [piece.kind for piece in read(press).furniture] == ["margin"]


# ------------------------------------------------------------------------------------------------ paragraphs


def clauses(press: Press) -> list[str]:
    return [str(node.text) for node in document(press).resolutions[0].preamble[1:]]


@pytest.mark.parametrize("gap", [0.0, 6.0])
@pytest.mark.parametrize("first", [LEFT, INDENT])
def test_rows_are_put_together(gap: float, first: float):
    press = body(Press(gap=gap))
    expected = [LONG, "深为关切图书馆不足，", LONG.replace("回顾", "又回顾"), "注意到图书馆的报告，"]
    for text in expected:
        press.paragraph(text, first)
    assert clauses(press) == expected


@pytest.mark.parametrize("first", [LEFT, INDENT])
def test_pages_are_put_together(first: float):
    press = body(Press())
    press.y = 120
    press.paragraph(LONG, first)
    assert press.y > 600
    press.paragraph("深为关切图书馆不足，", first)
    assert clauses(press) == [LONG, "深为关切图书馆不足，"]


def test_a_hanging_paragraph_over_pages():
    press = body(Press())
    press.paragraph("1. 请各国增设图书馆；", 78, 92)
    press.y = 120
    text = "2. 又请各国增设阅览室并延长开放时间，包括在可能的情况下向所有读者免费提供服务，"
    press.paragraph(text + "并提出报告。", 78, 92)
    assert press.y > 600
    assert texts(read(press))[-1] == text + "并提出报告。"


def test_a_quotation_that_a_page_cuts():
    press = body(Press())
    press.paragraph(LONG)
    press.y = 112
    press.text(INDENT, press.y, "1. 注意到在大会举行的题为“图书馆和阅览室与可持续发展目标的实现：")
    press.turn()
    press.text(LEFT, press.y, "政策研讨会”；")
    assert texts(read(press))[-1] == "1. 注意到在大会举行的题为“图书馆和阅览室与可持续发展目标的实现：政策研讨会”；"


def test_paragraphs_of_one_full_row():
    press = body(Press(gap=0))
    row = "对由于图书馆不足而无法提供服务这一情况表示关切并感到不安，"
    for text in (LONG, row, row, LONG):
        press.paragraph(text)
    assert clauses(press) == [LONG, row, row, LONG]


def test_latin_words_keep_their_blank():
    press = body(Press())
    press.text(INDENT, press.y, "又回顾其关于图书馆的各项决议以及国际图书馆协会联合会International")
    press.text(LEFT, press.y - 17, "Federation of Library Associations的报告，")
    assert clauses(press) == [
        "又回顾其关于图书馆的各项决议以及国际图书馆协会联合会International Federation of Library Associations的报告，"
    ]


def test_a_number_that_the_row_cuts():
    press = body(Press())
    press.text(INDENT, press.y, "又回顾关于图书馆的报告和其中所列各项经费共计1 525 20")
    press.text(LEFT, press.y - 17, "0美元，")
    assert clauses(press) == ["又回顾关于图书馆的报告和其中所列各项经费共计1 525 200美元，"]


def test_a_year_that_the_row_cuts():
    press = body(Press())
    press.text(INDENT, press.y, "又回顾关于图书馆的各项决议包括第1888(2009)号和第1889(2")
    press.text(LEFT, press.y - 17, "009)号决议，")
    assert clauses(press) == ["又回顾关于图书馆的各项决议包括第1888(2009)号和第1889(2009)号决议，"]


def test_a_masthead_of_a_narrow_table():
    press = Press()
    press.text(60, 740, "联合国", 10.5)
    press.text(98, 740, "A/RES/76/164", 10.5)
    press.y = 645
    press.cover()
    press.paragraph("大会，")
    press.paragraph(LONG)
    assert document(press).meta.symbol == "A/RES/76/164"


def test_a_row_that_a_long_number_leaves_short():
    press = body(Press())
    press.paragraph(LONG)
    press.text(INDENT, press.y, "回顾其以往各项相关决议，包括第")
    press.text(LEFT, press.y - 17, "825(1993)、1540(2004)、1695(2006)、1718(2006)、1874(2009)、1887(2009)")
    press.text(LEFT, press.y - 34, "号决议，")
    assert (
        clauses(press)[1]
        == "回顾其以往各项相关决议，包括第825(1993)、1540(2004)、1695(2006)、1718(2006)、1874(2009)、1887(2009)号决议，"
    )


def test_an_enumeration_inside_a_paragraph():
    press = body(Press())
    press.paragraph(LONG)
    press.text(INDENT, press.y, "1. 决定按以下情况评估所需经费：(1) 会员国和其他伙伴提供的资料；")
    press.text(LEFT, press.y - 17, "(2) 上述措施的执行情况。")
    (node,) = document(press).resolutions[0].body
    assert node.text == "决定按以下情况评估所需经费：(1) 会员国和其他伙伴提供的资料；(2) 上述措施的执行情况。"


def test_a_title_over_rows():
    for left in (111, 180):
        press = Press()
        press.masthead()
        press.cover(title="76/164. 关于增设图书馆和阅览室以及延长开放时间的国际宣言的后续行动")
        press.paragraph("大会，")
        press.paragraph("回顾《公约》，", left)
        assert document(press).meta.title == "关于增设图书馆和阅览室以及延长开放时间的国际宣言的后续行动"


def test_a_centred_title_over_rows():
    press = Press()
    press.masthead()
    for k, row in enumerate(
        ["76/164. 关于增设图书馆和阅览室以及延长开放时间的", "国际宣言的后续行动和有关会议的筹备工作以及其", "他事项"]
    ):
        press.text(306 - press.width(row, 14) / 2, 600 - 24 * k, row, 14, bold=True)
    press.y = 500
    press.paragraph("大会，")
    press.paragraph(LONG)
    assert (
        document(press).meta.title
        == "关于增设图书馆和阅览室以及延长开放时间的国际宣言的后续行动和有关会议的筹备工作以及其他事项"
    )


def test_an_annex():
    press = body(Press())
    press.paragraph("1.   决定通过本决议附件。")
    press.turn()
    press.text(LEFT, 690, "附件", 14, bold=True)
    press.text(LEFT, 660, "图书馆章程", 12, bold=True)
    press.y = 630
    press.paragraph("1.   图书馆向所有人开放。")
    made = document(press)
    assert [(annex.text, [title.value for title in annex.titles]) for annex in made.resolutions[0].annexes] == [
        ("附件", ["图书馆章程"])
    ]


def test_bold_phrases_are_marked():
    press = body(Press())
    end = press.text(INDENT, press.y, "又回顾", bold=True)
    press.text(end, press.y, "其关于图书馆的决议，")
    line = next(line for line in read(press).lines if "又回顾" in line.text)
    assert line.bold == [(0, 3)]


def test_bold_throughout_tells_nothing():
    press = Press()
    for text in ("大会，", LONG, "深为关切图书馆不足", "1. 请各国增设图书馆；"):
        press.paragraph(text, bold=True)
    lines = read(press).lines
    assert {line.kind for line in lines} == {"text"}
    assert not any(line.bold for line in lines)


def test_two_columns_of_running_text():
    press = body(Press())
    press.paragraph(LONG)
    press.turn()
    press.text(60, press.y, "图书馆宣言", 14)
    left = press.rows("又" + LONG * 5, 60, 60, 290, 10.5)
    right = press.rows("还" + LONG * 5, 320, 320, 550, 10.5)
    for k, ((_, one), (_, other)) in enumerate(zip(left, right, strict=True)):
        press.text(60, press.y - 40 - 17 * k, one)
        press.text(320, press.y - 40 - 17 * k, other)
    assert [line.text for line in read(press).lines][-3:] == ["图书馆宣言", "又" + LONG * 5, "还" + LONG * 5]


def test_a_symbol_whose_first_letter_is_large():
    press = Press()
    press.text(128, 740, "联合国", 14)
    end = press.text(460, 740, "A", 20)
    press.text(end, 740, "/RES/76/164", 9)
    press.y = 645
    press.cover()
    press.paragraph("大会，")
    press.paragraph(LONG)
    assert document(press).meta.symbol == "A/RES/76/164"


def test_a_page_printed_from_the_web():
    press = Press(size=12, leading=20, gap=12)
    press.text(30, 770, "2024/3/5 14:02", 8)
    press.text(250, 770, "决议 - 联合国图书馆", 8)
    press.text(30, 20, "https://www.un.org/zh/ga/76/res/164.htm", 8)
    press.text(560, 20, "1/1", 8)
    press.y = 700
    for text in (
        "A/RES/76/164",
        "76/164. 增设图书馆",
        "大会，",
        LONG,
        "1. 请各国增设图书馆^1^，并在现有资源范围内延长开放时间；",
        "2. 请秘书长提出报告。",
    ):
        press.paragraph(text, 40, 40, edge=570)
    press.paragraph("^1^ 见第75/1号决议。", 40, 40, edge=570)
    made = document(press)
    assert [str(node.text) for node in made.resolutions[0].preamble] == ["大会，", LONG]
    assert [str(node.text) for node in made.resolutions[0].body] == [
        "请各国增设图书馆，并在现有资源范围内延长开放时间；",
        "请秘书长提出报告。",
    ]
    assert notes(made) == [("1", "见第75/1号决议。")]


# ------------------------------------------------------------------------------------------------ tables


ROWS = [
    ["款次", "名称", "数额(美元)"],
    ["1", "图书馆和阅览室", "78 809 400"],
    ["2", "档案馆", "340 979 200"],
    ["3", "博物馆", "865 100"],
]


def table(
    press: Press, rows: list[list[str]], lines: str, columns: tuple[float, ...] = (65, 160, 380), size: float = 9
) -> None:
    """A table below the last paragraph, with `lines` "all", "some" (three) or "none"."""
    for k, row in enumerate(rows):
        if lines == "all" or (lines == "some" and k < 2):
            press.line(60, EDGE, press.y + size + 3)
        for x, text in zip(columns, row, strict=True):
            press.text(x, press.y, text, size)
        press.y -= 17
    if lines != "none":
        press.line(60, EDGE, press.y + size + 3)
    press.y -= 12


@pytest.mark.parametrize("lines", ["all", "some", "none"])
def test_tables(lines: str):
    press = body(Press())
    press.paragraph("1.   核准批款用于下列用途：")
    table(press, ROWS, lines)
    press.paragraph("2.   请秘书长提出报告。")
    made = read(press)
    assert tables(made) == [ROWS]
    assert coverage(build(made)).complete
    assert [line.text for line in made.lines][-2:] == ["", "2. 请秘书长提出报告。"]


def test_a_table_with_upright_lines():
    press = body(Press())
    press.paragraph("1.   核准批款用于下列用途：")
    top = press.y + 12
    for x in (60, 150, 370, EDGE):
        press.canvas.line(x, top, x, top - 17 * len(ROWS))
    table(press, [[a, b, "数" * 15] for a, b, _ in ROWS], "all", (65, 155, 375))
    assert tables(read(press)) == [[[a, b, "数" * 15] for a, b, _ in ROWS]]


def test_cells_that_wrap():
    press = body(Press())
    press.paragraph("1.   核准批款用于下列用途：")
    wrapped = [
        ROWS[0],
        ["1", "最不发达国家、内陆发展中国家和小岛", "78 809 400"],
        ["", "屿发展中国家", ""],
        ROWS[2],
        ROWS[3],
    ]
    table(press, wrapped, "some")
    assert tables(read(press)) == [
        [ROWS[0], ["1", "最不发达国家、内陆发展中国家和小岛屿发展中国家", "78 809 400"], ROWS[2], ROWS[3]]
    ]


def test_a_cell_that_reaches_over_rows():
    press = body(Press())
    press.paragraph("1.   核准批款用于下列用途：")
    for k, row in enumerate(
        [["部门", "单位", "数目"], ["业务支助部", "医疗处", "1"], ["", "采购处", "2"], ["政治部", "选举处", "3"]]
    ):
        press.line(150 if k == 2 else 60, EDGE, press.y + 12)
        for x, text in zip((65, 160, 380), row, strict=True):
            press.text(x, press.y, text, 9)
        press.y -= 17
    press.line(60, EDGE, press.y + 12)
    (line,) = (line for line in read(press).lines if line.kind == "table")
    assert [[(c.lines[0].text, c.rowspan) for c in row] for row in line.rows][1:] == [
        [("业务支助部", 2), ("医疗处", 1), ("1", 1)],
        [("采购处", 1), ("2", 1)],
        [("政治部", 1), ("选举处", 1), ("3", 1)],
    ]


@pytest.mark.parametrize("lines", ["all", "none"])
def test_a_table_over_pages(lines: str):
    press = body(Press())
    press.paragraph("1.   核准批款用于下列用途：")
    press.y = 160
    table(press, ROWS, lines)
    press.foot("21-19227", "1/2")
    press.turn()
    press.head("A/RES/76/164", "增设图书馆", rule=False)
    table(press, [ROWS[0], ["4", "剧院", "1 000"], ["5", "音乐厅", "2 000"]], lines)
    press.paragraph("2.   请秘书长提出报告。")
    made = read(press)
    assert tables(made) == [[*ROWS, ["4", "剧院", "1 000"], ["5", "音乐厅", "2 000"]]]
    assert "款次\t名称\t数额(美元)" in furniture(made)


def test_two_tables_with_text_between():
    press = body(Press())
    press.paragraph("1.   核准批款用于下列用途：")
    table(press, ROWS[:2], "all")
    press.y -= 20
    press.text(INDENT, press.y, "联合国图书馆")
    press.y -= 40
    table(press, [ROWS[0], ROWS[3]], "all")
    made = read(press)
    assert tables(made) == [ROWS[:2], [ROWS[0], ROWS[3]]]
    assert "联合国图书馆" in texts(made)


def test_numbered_paragraphs_are_no_table():
    press = body(Press())
    press.paragraph("1.   请各国：")
    for letter in "abcd":
        press.text(INDENT, press.y, f"({letter})")
        press.text(INDENT + 40, press.y, "增设阅览室；")
        press.y -= 23
    assert tables(read(press)) == []


# ------------------------------------------------------------------------------------------------ what cannot be read


def picture(press: Press) -> None:
    """A page that is a picture."""
    from reportlab.lib.colors import black, white

    press.canvas.linearGradient(100, 100, 500, 700, (white, black))


def test_no_text_layer():
    press = Press()
    picture(press)
    press.turn()
    picture(press)
    with pytest.raises(InputError, match="no text layer"):
        read(press)


def test_a_page_without_text_layer():
    press = body(Press())
    press.turn()
    picture(press)
    press.foot("21-19227", "2/2")
    (finding,) = read(press).diagnostics
    assert (finding.code, finding.values) == ("page-textless", {"page": "2"})


def unmapped(data: bytes) -> bytes:
    """The same file with a font whose codes mean nothing to others."""
    return data.replace(b"/UniGB-UCS2-H", b"/Identity-H  ").replace(b"(GB1)", b"(XX1)").replace(b"/GB1", b"/XX1")


def test_a_font_without_map_is_refused(resolution: Press):
    with pytest.raises(InputError, match="do not tell which characters"):
        read_here(unmapped(resolution.bytes()))


def test_some_signs_without_map_are_told_of():
    press = body(Press())
    press.paragraph("深为关切\ue001\ue002\ue003\ue004\ue005\ue006图书馆不足，")
    assert [finding.code for finding in read(press).diagnostics] == ["font-unmapped"]


def test_another_order_in_the_file_is_told_of_and_put_right():
    press = body(Press())
    rows = [f"{k + 1}. 请各国增设第{k + 1}所图书馆；" for k in range(12)]
    for k in reversed(range(12)):
        press.text(INDENT, press.y - 23 * k, rows[k])
    made = read(press)
    assert [finding.code for finding in made.diagnostics] == ["page-order"]
    assert texts(made)[-12:] == rows


def test_a_password(resolution: Press):
    press = Press(password="geheim")
    press.paragraph("大会，")
    with pytest.raises(InputError, match="encrypted with a password: remove the password"):
        read(press)


@pytest.mark.parametrize("name", ["决议.pdf", "决议.docx", "决议"])
def test_the_content_decides_and_not_the_name(resolution: Press, name: str):
    assert unres.parse(resolution.bytes(), name=name).source.format == "pdf"


def test_what_is_no_pdf():
    with pytest.raises(InputError, match="is no PDF but text"):
        read_pdf("大会，".encode(), name="决议.pdf")
    with pytest.raises(InputError, match="is a Word 97 file"):
        read_pdf(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
    assert unres.parse("大会，\n\n1. 决定增设图书馆。".encode(), name="决议.pdf").source.format == "text"


def test_cut_off_at_every_kilobyte(resolution: Press):
    data = resolution.bytes()
    read_in_full = 0
    with Worker() as worker:
        for size in range(0, len(data), 1024):
            try:
                made = worker.call(read_here, data[:size], timeout=20)
            except InputError:
                continue
            assert coverage(build(made)).complete
            read_in_full += 1
    assert read_in_full < len(data) // 1024


def test_noise_in_the_middle(resolution: Press):
    data = bytearray(resolution.bytes())
    with Worker() as worker:
        for at in range(200, len(data), 700):
            spoilt = bytes(data[:at]) + b"\x00\xff<<>>/Length 9999999" + bytes(data[at + 20 :])
            with contextlib.suppress(InputError):
                assert coverage(build(worker.call(read_here, spoilt, timeout=20))).complete


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (Limits(max_pages=1), "has 2 pages, more than 1"),
        (Limits(max_objects=3), "drawn objects, more than 3"),
        (Limits(max_inflated=100), "characters"),
        (Limits(max_seconds=0.0), "takes longer than 0 seconds"),
        (Limits(max_bytes=100), "more than the 100 that are allowed"),
    ],
)
def test_limits(resolution: Press, limits: Limits, message: str):
    with pytest.raises(LimitError, match=message):
        unres.parse(resolution.bytes(), limits=limits)


def test_many_objects_take_bounded_time():
    objects = b"".join(b"%d 0 obj<</A %d 0 R>>endobj\n" % (k, k + 1) for k in range(5, 100_000))
    start = time.monotonic()
    with pytest.raises(InputError), Worker() as worker:
        worker.call(read_here, b"%PDF-1.7\n" + objects + b"trailer<</Root 5 0 R>>", timeout=30)
    assert time.monotonic() - start < 20


@pytest.mark.parametrize("kind", ["signs", "lines", "rows", "cells"])
def test_cost_grows_with_the_length(kind: str):
    def seconds(n: int) -> float:
        press = body(Press())
        press.turn()
        for k in range(n):
            x, y = 40 + k * 7 % 500, 60 + k * 13 % 650
            if kind == "signs":
                press.text(x, y, "1", 5)
            elif kind == "lines":
                press.line(x, x + 300, y + k % 7 / 10)
            elif kind == "rows":
                press.text(60, y + k % 11 / 20, "回顾其各项决议")
            else:
                press.text(x, y, "甲", 9)
        data = press.bytes()
        start = time.monotonic()
        read_here(data)
        return time.monotonic() - start

    assert seconds(6000) < 12 * seconds(1500) + 1


def test_many_files_in_processes(resolution: Press, tmp_path):
    from click.testing import CliRunner

    from unres.cli import main

    data = resolution.bytes()
    for name in ("一.pdf", "二.pdf", "三.pdf"):
        (tmp_path / name).write_bytes(data)
    (tmp_path / "四.pdf").write_bytes(data[:500])
    done = CliRunner().invoke(main, ["convert", str(tmp_path), "-o", str(tmp_path / "out"), "--jobs", "2"])
    assert done.exit_code == 1
    assert "3 converted, 0 of them with errors, 1 failed" in done.output
    assert "四.pdf is damaged or cut off" in done.output
    assert len({path.read_bytes() for path in (tmp_path / "out").iterdir()}) == 1


def test_a_crash_of_the_library_is_an_error(resolution: Press, monkeypatch):
    def crash(*_: object, **__: object) -> None:
        raise WorkerError("the process that read it ended (signal 11)")

    monkeypatch.setattr(Worker, "call", crash)
    with pytest.raises(InputError, match=r"决议.pdf could not be read: .*signal 11.*: it is damaged or needs"):
        unres.parse(resolution.bytes(), name="决议.pdf")


def test_the_extra_is_missing(resolution: Press, monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(InputError, match=r"pip install 'unres\[pdf\]'"):
        read(resolution)


# ------------------------------------------------------------------------------------------------ pages turned, other makers


def test_a_page_that_is_turned(resolution: Press):
    upright = read(resolution)
    press = Press()
    press.canvas.setPageSize((HEIGHT, WIDTH))
    press.canvas.setPageRotation(90)
    press.canvas.saveState()
    press.canvas.translate(HEIGHT, 0)
    press.canvas.rotate(90)
    press.masthead()
    press.cover()
    press.paragraph("大会，")
    press.paragraph(LONG)
    press.canvas.restoreState()
    made = document(press)
    assert made.meta.symbol == "A/RES/76/164"
    assert made.resolutions[0].preamble[1].text == LONG
    assert upright.source.format == "pdf"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_word_file_printed_by_libreoffice(tmp_path):
    docx = pytest.importorskip("docx")
    word = docx.Document()
    for text in ("第76/164号决议", "大会，", LONG, "1. 请各国增设图书馆；", "2. 请秘书长提出报告。"):
        word.add_paragraph(text)
    path = tmp_path / "决议.docx"
    word.save(path)
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        tmp_path,
        path,
    ]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    if not path.with_suffix(".pdf").exists():
        pytest.skip(f"LibreOffice prints nothing here: {done.stderr.decode(errors='replace')[:200]}")
    made = unres.parse(path.with_suffix(".pdf"))
    assert [str(node.text) for node in made.resolutions[0].preamble] == ["大会，", LONG]
    assert [str(node.text) for node in made.resolutions[0].body] == ["请各国增设图书馆；", "请秘书长提出报告。"]
