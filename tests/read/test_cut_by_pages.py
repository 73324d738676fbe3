"""Sentences that the end of a page cuts in the middle of a word."""

import pytest

import unres
from unres.read.joins import Parting, joins
from unres.read.rows import split, width

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


LONG = "深为关切地注意到农村地区缺乏图书馆，重申各国必须确保人人可以读书，回顾秘书长在其报告中建议在每一座村庄设立一所图书馆"


def clauses(text: str) -> list[str]:
    return [node.text for part in unres.parse(text, format="md").resolutions for node in part.preamble]


def paragraphs(text: str) -> list[str]:
    return [node.text for part in unres.parse(text, format="md").resolutions for node in part.walk() if isinstance(node, unres.Paragraph)]


@pytest.mark.parametrize("mark", MARKS)
def test_a_clause_of_a_later_section_ends_with_its_comma(mark):
    section = f"二\n\n村庄\n\n{LONG}，\n\n{mark}\n\n审议了秘书长关于村庄图书馆的报告以及咨询委员会的相关报告，\n\n1. 决定修路。\n"
    text = f"大会，\n\n一\n\n城市\n\n回顾其各项决议，\n\n1. 决定增设图书馆。\n\n{section}"
    assert [f"{LONG}，", "审议了秘书长关于村庄图书馆的报告以及咨询委员会的相关报告，"] == [
        node.text for node in unres.parse(text, format="md").walk() if isinstance(node, unres.Clause)
    ][-2:]
    # a paragraph with a number goes on
    cut = text.replace("1. 决定增设图书馆。", f"1. 决定采取《图书馆宣言》所述的一切必要措施在每一座村庄设立图书馆并为此提供充足的资源以及受过训练的馆员，\n\n{mark}\n\n审议今后二十年在各国设立图书馆的计划，并编写报告提交大会第八十二届会议。")
    assert any("馆员，审议今后" in paragraph for paragraph in paragraphs(cut))


@pytest.mark.parametrize("mark", MARKS)
def test_no_clause_begins_with_and(mark):
    rest = "并深感遗憾地注意到，调查发现，在没有图书馆的村庄中，几乎每十三座中就有一座没有学校，也没有道路可以通行，"
    assert f"{LONG}；{rest}" in clauses(f"大会，\n\n{LONG}；\n\n{mark}\n\n{rest}\n\n1. 决定修路。\n")


def test_a_number_and_its_resolution_are_torn_by_a_blank_line():
    first = "请各国政府根据《联合国宪章》加强与联合国其他会员国，特别是该区域内其他会员国以及与国际伙伴的合作，以有效遵守第1844(2008)"
    rest = "号决议及相关的国内法，并请各国政府在定期报告时提供最新信息；"
    assert first + rest in paragraphs(f"安全理事会，\n\n1. {first}\n\n{rest}\n\n2. 决定继续处理此案。\n")


def test_an_enumeration_goes_on_at_the_head_of_a_full_row():
    rows = [
        "积极主动地加强和振兴全球图书馆的伙伴关系，为此需要委员会参与(a) 将展望转化为阐述国际项目",
        "的范围以促进各国读书、开展有针对性的研究并采取建设馆员能力的举措、包括提供一切必要的资金和资源；",
        "(b) 探讨有助于加强各国在图书馆项目和举措中能力的创新筹资模式和其他各种必要的资源以及馆；",
    ]
    filler = "决定采取一切必要措施在每一座村庄设立图书馆并为此提供充足的资源以及受过训练的馆员和书籍等"
    text = "大会，\n\n1. " + "\n".join([filler] * 9) + "：\n\n- ㈠ " + "\n".join(rows) + "\n\n- ㈡ 建设馆员的能力；\n\n2. 决定修路。\n"
    points = [node for node in unres.parse(text, format="md").walk() if isinstance(node, unres.Paragraph | unres.Point)]
    assert [point.label.text for point in points] == ["1.", "㈠", "㈡", "2."]
    own = text.replace("委员会参与(a) 将", "委员会参与将事")
    assert len([node for node in unres.parse(own, format="md").walk() if isinstance(node, unres.Paragraph | unres.Point)]) == 5


def test_names_in_latin_script_do_not_tell_how_chinese_text_is_wrapped():
    rows = [
        "2026年6月7日，大会第76次全体会议根据主席提议，回顾其2025年7月21日第80/308号决议第十一",
        "段，决定核准本决定附件所列相关民间社会组织、学术机构和私营部门参加大会加强图书馆作用问题",
        "高级别会议，包括小组讨论。",
    ]
    names = [f"{name} for Better Libraries {'Abroad ' * (k % 4)}({name[:2].upper()})" for k, name in enumerate(["Alliance", "Bureau", "Circle", "Donors", "Estate", "Forum", "Guild", "House"] * 8)]
    text = "\n".join(["A/DEC/81/565", "", "81/565. 各组织的参加", "", *rows, "2026年6月7日", "第76次全体会议", "附件", *names]) + "\n"
    document = unres.parse(text, format="text")
    assert [node.text for node in document.resolutions[0].body] == ["".join(rows)]


def test_a_numbered_paragraph_below_a_heading_that_fills_its_row():
    heading = "人权理事会当代形式图书馆问题和各国所有村庄内图书馆发展前景问题独立专家以及各特别报告员办"
    filler = "决定采取一切必要措施在每一座村庄设立图书馆并为此提供充足的资源以及受过训练的馆员和书籍等"
    text = "大会，\n1. " + "\n".join([filler] * 9) + "；\n一\n" + heading + "\n2. 表示注意到独立专家的报告；\n3. 决定修路。\n"
    document = unres.parse(text, format="text")
    assert document.paragraph("2").text == "表示注意到独立专家的报告；"


#: rows of one width, so that a short one is seen to be short
ROWS = [
    (f"深为关切地注意到{place}缺乏图书馆，重申各国必须确保人人可以读书和写字，并为", "此提供充足资金，")
    for place in ("农村地区", "城市地区", "山区村庄", "沿海村庄", "岛屿村庄", "内陆村庄")
]
FULL = ["".join(rows) for rows in ROWS]
FOOT = "26-00098 3/9\n\n\n\nA/RES/81/7"


def wrapped(*blocks: str) -> str:
    return "A/RES/81/7\n\n81/7. 图书馆\n\n大会，\n\n" + "\n\n".join([*map("\n".join, ROWS), *blocks]) + "\n\n1. 决定修路。\n"


@pytest.mark.parametrize("between", ["", FOOT])
@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("回顾其2041年12月20日第96/7号决议和2042年", "12月23日第97/8号决议，其中确认图书馆对所有人开放的重要意义，"),
        ("回顾其2041年12月20日第96/7号决议和2042年12月", "23日第97/8号决议，其中确认图书馆对所有人开放的重要意义，"),
    ],
)
def test_a_date_is_cut_behind_its_year_or_month(between, first, rest):
    head = "重申大会在第九十六届会议上通过的关于图书馆的各项决议和决定以及宣言，又"
    assert f"{head}{first}{rest}" in clauses(wrapped(f"{head}\n{first}", *filter(None, [between]), rest))


def test_a_date_at_the_end_of_a_row_is_no_closing_line_where_the_sentence_goes_on():
    first = "回顾大会题为“采取一切必要措施在每一座村庄设立图书馆并提供书籍和馆员”的\n2042年12月23日"
    rest = "第97/8号决议、题为“全面协调建设图书馆”的2043年12月20日第98/7号决议，"
    assert (first + rest).replace("\n", "") in clauses(wrapped(first, FOOT, rest))


def test_a_closing_line_goes_on_nothing():
    text = wrapped().rstrip() + "\n\n2043年12月20日\n第98次全体会议\n\n" + FOOT + "\n\n附件\n\n图书馆宣言\n"
    annexes = [node for node in unres.parse(text, format="md").walk() if isinstance(node, unres.Annex)]
    assert [annex.label.value for annex in annexes] == ["附件"]


def test_a_clause_ends_with_a_stop_wherever_its_last_row_ends():
    first = "深为关切有大量村庄没有图书馆而且此类村庄日益增多，特别是山区和沿海的村庄，还有\n岛屿和内陆的村庄，有些村庄甚至没有学校，确认各国有责任"
    rest = "按照其国际义务为每一座村庄建造图书馆，并重申承诺采取行动避免图书馆关闭，"
    assert (first + rest).replace("\n", "") in clauses(wrapped(first, rest))


def test_a_dot_in_a_name_begins_no_item():
    first = "严重关切当局任意拘留馆员，包括埃米尔·乌辛·库库、\n哈丽娜"
    rest = "·多夫霍波拉、塞尔韦尔·穆斯塔法耶夫和许多其他人，"
    assert (first + rest).replace("\n", "") in clauses(wrapped(first, FOOT, rest))


@pytest.mark.parametrize("heading", ["一 消除村庄没有图书馆现象公约", "2040 年 7 月 1 日至 2041 年 6 月 30 日期间预算执行情况报告"])
def test_a_heading_at_the_head_of_a_page_goes_on_nothing(heading):
    nodes = [node.text for node in unres.parse(wrapped(FOOT, heading), format="md").walk() if isinstance(node, unres.Clause)]
    assert nodes[-1] == FULL[-1]
    paragraph = "1. 决定为所有村庄的图书馆工作提供充足资金和馆员，并请各国作出贡献；"
    document = unres.parse("A/RES/81/7\n\n81/7. 图书馆\n\n大会，\n\n" + "\n\n".join([*map("\n".join, ROWS), paragraph, FOOT, heading, "2. 决定修路。"]), format="md")
    assert paragraphs(document.source.text)[0] == paragraph[3:]


def test_a_running_title_may_be_wrapped_before_a_bracket():
    title = "确保所有村庄公平、可负担、及时和普遍获得书籍，以应对纸张病"
    head = f"A/RES/81/7  {title}\n(PAPER-19)大流行"
    text = f"A/RES/81/7\n\n81/7.  {title}(PAPER-19)大流行\n\n大会，\n\n" + "".join(f"        {first}\n{rest}\n\n2/3\n\n{head}\n\n\n" for first, rest in ROWS) + "        1.  决定修路。\n"
    assert [node.text for node in unres.parse(text, format="text").resolutions[0].preamble][1:] == FULL


@pytest.mark.parametrize(("left", "right", "text"), [("2018–", "2028年", "2018–2028年"), ("目标4 -", "2030年", "目标4 - 2030年"), ("目标4 –", "2030年", "目标4 – 2030年")])
def test_a_dash_stands_on_both_sides_alike_where_a_row_ends(left, right, text):
    assert any(text in clause for clause in clauses(wrapped(f"回顾其关于图书馆国际行动十年的各项决议和决定以及各国在这一框架内作出的承诺，即{left}\n{right}的承诺，")))


def test_a_date_is_cut_between_a_number_and_its_unit():
    first = "又回顾大会关于图书馆的2037年10月30日第92/3号、2038年10月28日第93/4号、\n2039年10月30日第94/3号、2040年10"
    rest = "月29日第95/7号、2041年10月28日第96/6号决议以及其他相关决议，"
    assert (first + rest).replace("\n", "") in clauses(wrapped(first, rest))


@pytest.mark.parametrize("stop", ["；", "。"])
@pytest.mark.parametrize(("text", "joined"), [("经费估计数", False), ("并请各国，包括内陆国家，", True), ("9", True), ("并请秘书长向大会第八十二届会议提出关于设立图书馆及提供馆员的报告，供大", True)])
def test_a_heading_without_blank_lines_goes_on_no_paragraph(stop, text, joined):
    rows = split(f"1. 决定采取一切必要措施在每一座村庄设立图书馆并为此提供充足资源以及受过{stop}\n{text}")
    for row in rows:
        row.edge = width(row.text)
    assert joins(rows[:1], rows[1], 72, numbered=True, body=False, spaced=False, blocks=False, markdown=False, parted=Parting("")) is joined


def test_a_sentence_without_a_number_in_two_rows():
    rows = ["2042年12月7日，大会第47次全体会议根据第六委员会的建议，决定推迟到大会第九十八届", "会议再就给予图书馆协会大会观察员地位的请求作出决定。"]
    text = "\n".join(["联合国", "A/DEC/97/525", "97/525. 给予图书馆协会观察员地位", *rows, "2042年12月7日", "第47次全体会议"]) + "\n"
    assert [node.text for node in unres.parse(text, format="text").resolutions[0].body] == ["".join(rows)]
