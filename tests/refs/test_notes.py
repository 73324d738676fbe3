"""Footnotes and 同上: references.md 7."""

from __future__ import annotations

import pytest

import unres
from citing import document, noted


def last(*notes):
    """(target, pinpoint) of what the last of some footnotes cites."""
    return [(r.target, r.pinpoint) for r in noted(*notes)[-1]]


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        (("A/77/10，第三章。", "同上。"), ("A/77/10", "第三章")),
        (("A/77/10，第三章。", "同上，第四章。"), ("A/77/10", "第四章")),
        (("A/77/10，第三章。", "同上，第四章。", "同上。"), ("A/77/10", "第四章")),
        (("A/77/10，第三章。", "同上,第3段。"), ("A/77/10", "第3段")),
        (("A/77/10。", "见同上，第3段。"), ("A/77/10", "第3段")),
        (("A/77/10。", "16 同上，第3段。"), ("A/77/10", "第3段")),
        (("第217 A (III)号决议。", "第2200 A (XXI)号决议，附件。", "同上。"), ("A/RES/2200(XXI)", "附件")),
        (("A/77/10和Corr.1，第3段。", "同上，第5段。"), ("A/77/10", "第5段")),
        (("出售品编号：C.93.I.8和更正)，决议1，附件一。", "同上，附件二。"), ("sales:C.93.I.8", "附件二")),
        (("《会议的报告》(出售品编号：C.93.I.8)，决议1。", "同上，决议2，附件。"), ("sales:C.93.I.8", "决议2，附件")),
        (("联合国，《条约汇编》，第1577卷，第27531号。", "同上，第2171卷，第27531号。"), ("UNTS:2171:27531", None)),
        (("联合国，《条约汇编》，第1577卷，第27531号。", "同上。"), ("UNTS:1577:27531", None)),
        (("联合国，《条约汇编》，第75卷，第970-973号。", "同上，第972号。"), ("UNTS:75:972", None)),
        (("联合国，《条约汇编》，第75卷，第970至973号。", "同上，第3卷。"), (None, "第3卷")),
        (("A/77/10。", "同上，第973号。"), (None, "第973号")),
        (("A/77/10。", "同上，第3卷。"), ("A/77/10", "第3卷")),
        (("A/77/5 (Vol. II)，第二章。", "同上，第三卷(A/77/5 (Vol. III))，第二章。"), ("A/77/5(Vol. III)", "第二章")),
        (("A/77/20。", "A/77/10；同上，附件。"), ("A/77/10", "附件")),
        (("《大会正式记录，第七十四届会议，补编第53号》(A/74/53)，第五章。", "同上，第六章。"), ("A/74/53", "第六章")),
        (("《大会正式记录，第七十四届会议，补编第53号》。", "同上，第六章。"), ("A/74/53", "第六章")),
        (("《大会正式记录，第七十四届会议，补编第53号》(A/74/53)。", "同上，《补编第53A号》(A/74/53/Add.1)，第三章。"), ("A/74/53/Add.1", "第三章")),
        (("A/62/19。", "《同上，第六十二届会议，补编第20号》(A/62/20)，第3段。"), ("A/62/20", "第3段")),
    ],
)
def test_ibid(notes, expected):
    assert last(*notes)[-1] == expected


@pytest.mark.parametrize(
    ("notes", "reason"),
    [
        (("同上。",), "no note before it"),
        (("见本决议的说明。", "同上。"), "the preceding note cites nothing that can be meant"),
        (("A/77/10和A/77/20。", "同上，第3段。"), "the preceding note has several sources"),
        (("第1577和1578卷，第27531号。", "同上，第3段。"), "the preceding note has several sources"),
        (("A/77/10和A/77/20。", "同上，第3段。", "同上。"), "the preceding note cites nothing that can be meant"),
    ],
)
def test_open_ibid(notes, reason):
    (one,) = [r for r in noted(*notes)[-1] if r.kind == "ibid"]
    assert (one.target, one.reason) == (None, reason)


def test_the_series_alone_is_inherited_where_a_title_follows():
    """《同上，…补编第N号》 is another volume of the series, never the source of the note before."""
    (one,) = noted("A/69/1。", "《同上，第七十届会议，补编第5号》。")[-1]
    assert (one.kind, one.target) == ("record", None)


def test_not_in_running_text():
    found = unres.refer(document("回顾图书馆，<sup>1</sup>", "回顾《公约》，同上海合作组织合作，", "同上，", notes=("A/77/10。",)))
    assert [r for r in found if r.kind == "ibid"] == []
    assert noted("A/77/10。", "上海图书馆同上海合作组织的协定。")[-1] == []


def test_the_chain_is_kept():
    found = noted("A/77/10。", "同上，第四章。", "同上。", "同上，附件。")
    assert [[r.via for r in note] for note in found] == [[()], [("note 1",)], [("note 2", "note 1")], [("note 3", "note 2", "note 1")]]


def test_steps_go_on_from_the_widest_that_is_named():
    found = noted("A/77/10，第六章，B.1节。", "同上，B.2节。", "同上，第十八章。")
    assert [[(p.unit, p.number) for p in note[0].pins] for note in found] == [
        [("chapter", "六"), ("section", "B.1")],
        [("chapter", "六"), ("section", "B.2")],
        [("chapter", "十八")],
    ]


@pytest.mark.parametrize(
    ("note", "targets"),
    [
        ("联合国，《条约汇编》，第1577卷，第27531号。", ["UNTS:1577:27531"]),
        ("联合国，条约汇编，第1155卷，第18232号。", ["UNTS:1155:18232"]),
        ("国际联盟，《条约汇编》，第157卷，第3617号。", ["LNTS:157:3617"]),
        ("联合国，《条约汇编》，第2225、2237和2241卷，第39574号。", ["UNTS:2225:39574", "UNTS:2237:39574", "UNTS:2241:39574"]),
        ("联合国，《条约汇编》，第1125卷，第17512和17513号。", ["UNTS:1125:17512", "UNTS:1125:17513"]),
        ("联合国，《条约汇编》，第1125卷，第17512号和第17513号。", ["UNTS:1125:17512", "UNTS:1125:17513"]),
        ("联合国，《条约汇编》，第249卷和第2253卷，第3511号。", ["UNTS:249:3511", "UNTS:2253:3511"]),
        ("联合国，《条约汇编》，第606和1577卷，第8791和27531号。", ["UNTS:606:8791", "UNTS:1577:27531"]),
        ("联合国，《条约汇编》，第75卷，第970-973号。", ["UNTS:75:970"]),
        ("联合国出版物，出售品编号：C.03.II.A.1。", ["sales:C.03.II.A.1"]),
        ("联合国出版物，出售品编号:E.96.IV.13。", ["sales:E.96.IV.13"]),
        ("《大会正式记录，第七十四届会议，补编第53号》(A/74/53)。", ["A/74/53"]),
        ("《大会正式记录，第七十四届会议，补编第49号》。", ["A/74/49"]),
        ("《条约汇编》。", []),
    ],
)
def test_sources(note, targets):
    assert [r.target for r in noted(note)[0]] == targets


def test_the_title_of_records_belongs_to_its_symbol():
    ((one,),) = noted("《大会正式记录，第七十四届会议，补编第53号》(A/74/53)，第五章。")
    value = one.content.value
    assert value[one.full_start : one.full_end] == "《大会正式记录，第七十四届会议，补编第53号》(A/74/53)，第五章"
    assert one.text == "A/74/53"


def test_x_and_x_corr_share_the_pinpoint():
    ((report, correction),) = noted("A/77/10和A/77/10/Corr.1，第三章。")
    assert (report.target, report.pinpoint, correction.target, correction.pinpoint) == ("A/77/10", "第三章", "A/77/10/Corr.1", "第三章")
    ((report, correction),) = noted("A/77/10和Corr.1，第三章。")
    assert (report.pinpoint, correction.target) == ("第三章", "A/77/10/Corr.1")


def test_entries_of_a_volume_under_ibid():
    (_, (first, second)) = noted("联合国，《条约汇编》，第75卷，第973号。", "同上，第1125卷，第17512和17513号。")
    assert [(one.kind, one.text, one.target) for one in (first, second)] == [
        ("ibid", "17512", "UNTS:1125:17512"),
        ("ibid", "17513", "UNTS:1125:17513"),
    ]
