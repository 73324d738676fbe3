"""Numbers in sentences: which are citations, in which lists, of which organ."""

from __future__ import annotations

import pytest

import unres
from citing import cited, document, noted, targets
from unres.refs.numbered import report_body


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("第70/1号决议", ["A/RES/70/1"]),
        ("第 70/1 号决议", ["A/RES/70/1"]),
        ("第７０／１号决议", ["A/RES/70/1"]),
        ("第70/299\u200e号决议", ["A/RES/70/299"]),
        ("第70/1、70/2和70/3号决议", ["A/RES/70/1", "A/RES/70/2", "A/RES/70/3"]),
        ("第70/1号、第70/2号和第70/3号决议", ["A/RES/70/1", "A/RES/70/2", "A/RES/70/3"]),
        ("第70/1和第70/2号决议", ["A/RES/70/1", "A/RES/70/2"]),
        ("第1(I)号、第2200 A (XXI)号、第217A(III)号和第181A和B(II)号决议", ["A/RES/1(I)", "A/RES/2200(XXI)", "A/RES/217(III)", "A/RES/181(II)"]),
        ("第一㈠号决议", ["A/RES/1(I)"]),
        ("第2170和2178(2014)号决议", ["S/RES/2170(2014)", "S/RES/2178(2014)"]),
        ("第1325(2000)、1820(2008)和第1888(2009)号决议", ["S/RES/1325(2000)", "S/RES/1820(2008)", "S/RES/1888(2009)"]),
        ("S-10/2号决议和ES-11/4号决议", ["A/RES/S-10/2", "A/RES/ES-11/4"]),
        ("其1995年12月20日第50/1 A至C号决议", ["A/RES/50/1"]),
        # the word before the numbers stands for 第 and 号
        ("有关文本(决议：70/1、71/3 A；决定:75/510)", ["A/RES/70/1", "A/RES/71/3", "A/DEC/75/510"]),
        ("相关决议：1325(2000)和1820(2008)", ["S/RES/1325(2000)", "S/RES/1820(2008)"]),
        # the kind word to the right decides each run
        ("其第72/514号、第73/514号和第75/516号决定", ["A/DEC/72/514", "A/DEC/73/514", "A/DEC/75/516"]),
        ("其第72/49号决议，以及2003年12月8日第58/521号决定", ["A/RES/72/49", "A/DEC/58/521"]),
        ("第75/245号决议成为第75/245 A号决议", ["A/RES/75/245", "A/RES/75/245"]),
        # organs
        ("大会和安全理事会关于建设和平的第70/262号决议和第2282(2016)号决议", ["A/RES/70/262", "S/RES/2282(2016)"]),
        ("人权理事会2007年6月18日第5/1号和第5/2号决议", ["A/HRC/RES/5/1", "A/HRC/RES/5/2"]),
        ("人权理事会第41/3号决议和大会第60/251号决议", ["A/HRC/RES/41/3", "A/RES/60/251"]),
        ("人权理事会第41/3号决议和其第60/251号决议", ["A/HRC/RES/41/3", "A/RES/60/251"]),
        ("人权理事会第41/3号决议。第72/5号决议", ["A/HRC/RES/41/3", "A/RES/72/5"]),
        ("人权理事会2021年10月8日通过其第48/13号决议", ["A/HRC/RES/48/13"]),
        ("关于人权理事会的第60/251号决议", ["A/RES/60/251"]),
        ("关于联合国-非洲联盟合作的第71/254号决议", ["A/RES/71/254"]),
        ("执行理事会第12/3号决定", [None]),
        ("托管理事会第70/5号决议", ["SPC:70/5"]),
        ("人权委员会第2005/5号决议和经济及社会理事会第1996/31号决议", ["E/CN.4/RES/2005/5", "E/RES/1996/31"]),
        ("《图书馆公约》缔约方会议第7/COP.13号决定", [None, None]),
        ("《联合国气候变化框架公约》缔约方会议第1/CP.21号决定", ["UNTS:1771:30822", "FCCC:1/CP.21"]),
        ("印度洋金枪鱼委员会，第12/07号决议", [None]),
        ("第34/24号决议向人权理事会提交的报告", ["A/HRC/RES/34/24"]),
        ("其以往各项决议，包括最近一项是2021年12月16日第76/137号决议", ["A/RES/76/137"]),
        ("其2020年12月关于2021-2030年图书馆十年的第73/284号决议", ["A/RES/73/284"]),
    ],
)
def test_citations(sentence, expected):
    assert targets(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "24/7热线、2020/21年度、50/50性别均等和1/3国家",
        "第7/2019号法律和第22/36号法令",
        "国际刑警组织I-24/7系统和第16号总统令",
        "第76/137号决议草案",
        "第35号一般性意见",
        "《劳工公约》(第182号)以外的第190号公约",
        "2170和2178人",
        "比例：70/1和决议草案：70/2",
        "通过决议：大会的70/1",
        "决议一致通过",
    ],
)
def test_no_citations(sentence):
    assert [target for text, target in cited(sentence) if "《" not in text] == []


def test_the_speaker_decides_where_nobody_is_named():
    assert targets("第42/3号决议", speaker="人权理事会") == ["A/HRC/RES/42/3"]
    assert targets("第69/158号决议", speaker="人权理事会") == ["A/RES/69/158"]
    assert targets("第2021/4号决议", speaker="经济及社会理事会") == ["E/RES/2021/4"]
    assert targets("理事会第5/1号决议", speaker="人权理事会") == ["A/HRC/RES/5/1"]
    assert targets("其第1325(2000)号决议", speaker="安全理事会") == ["S/RES/1325(2000)"]


def test_an_organ_once_named_is_known():
    sentence = "人权理事会第43/1号决议；又回顾各方根据第43/1号决议采取行动"
    assert targets(sentence) == ["A/HRC/RES/43/1", "A/HRC/RES/43/1"]


def test_a_number_between_quotation_marks_joins_no_list():
    assert targets("题为“关于第41/3号决议的后续行动”的第70/1号决议")[-1] == "A/RES/70/1"


def test_parts_and_dates():
    (one,) = [r for r in unres.refer(document("回顾其2021年12月16日第76/137 A和B号决议，")) if r.zone == "preamble"]
    assert (one.part, one.date, one.text) == ("A,B", "2021-12-16", "76/137 A和B")
    value = one.content.value
    assert value[one.cite_start : one.cite_end] == "第76/137 A和B号决议"
    assert value[one.full_start : one.full_end] == "2021年12月16日第76/137 A和B号决议"


def test_a_date_goes_before_the_topic_too():
    (one,) = [r for r in unres.refer(document("回顾其2021年12月16日关于图书馆的第76/137号决议，")) if r.zone == "preamble"]
    assert one.date == "2021-12-16"


@pytest.mark.parametrize(
    ("symbol", "body"),
    [
        ("A/74/53", "A/HRC"), ("A/74/53/Add.1", "A/HRC"), ("A/74/49(Vol. I)", "A"), ("E/2021/27", "CSW"), ("E/2021/28", "CND"),
        ("E/2021/30", "CCPCJ"), ("E/2021/99", "E"), ("CTOC/COP/2020/10", ""), ("A/74/531", ""), ("A/C.3/74/53", ""),
    ],
)  # fmt: skip
def test_reports_of_bodies(symbol, body):
    assert report_body(symbol) == body


def test_in_notes_a_number_belongs_to_the_report_before_it():
    (first, second, third) = noted(
        "《大会正式记录，第七十四届会议，补编第53号》(A/74/53)，第五章，A节，第40/1号决议。",
        "《经济及社会理事会正式记录，2021年，补编第7号》(E/2021/27)，第一章，第65/1号决议。",
        "CTOC/COP/2020/10，第一.A节，第10/1号决议。",
    )
    assert [r.target for r in first] == ["A/74/53", "A/HRC/RES/40/1"]
    assert [r.target for r in second] == ["E/2021/27", "CSW:65/1"]
    assert [(r.target, r.pinpoint) for r in third] == [("CTOC/COP/2020/10", "第一.A节，第10/1号决议")]


def test_a_decision_in_a_report_is_a_citation_of_its_own():
    ((report, decision),) = noted("FCCC/CP/2015/10/Add.1，第1/CP.21号决定，附件。")
    assert (report.target, report.pinpoint) == ("FCCC/CP/2015/10/Add.1", "第1/CP.21号决定，附件")
    assert decision.target == "FCCC:1/CP.21"
