"""Titles in 《》: references.md 9."""

from __future__ import annotations

import pytest

import unres
from citing import document
from unres.refs.titles import short_of

LONG = "《变革图书馆：2045年可持续阅读议程》"


def aims(*clauses, notes=(), **around):
    """(title, target) of each title, in order."""
    return [(r.text, r.target) for r in unres.refer(document(*clauses, notes=notes, **around)) if r.kind in ("title", "charter")]


@pytest.mark.parametrize(
    ("short", "long", "good"),
    [
        ("2045年议程", "变革图书馆：2045年可持续阅读议程", True),
        ("公约", "图书馆公约", True),
        ("仙台框架", "2015-2030年仙台减少灾害风险框架", True),
        ("公约", "公约", False),
        ("图书馆公约", "公约", False),
        ("议程", "图书馆公约", False),
        ("阅读议程", "可持续阅览议程", False),
        ("程议", "议程", False),
    ],
)
def test_short_forms(short, long, good):
    assert short_of(short, long) is good


def test_first_mention_by_its_note():
    assert aims(f"回顾{LONG}、<sup>1</sup>", notes=["第70/201号决议。"]) == [(LONG, "A/RES/70/201")]
    assert aims(f"回顾{LONG}<sup>1</sup>、", notes=["A/99/7，附件。"]) == [(LONG, "A/99/7")]


def test_a_note_further_off_is_not_its_own():
    assert aims("回顾《世界阅读宣言》所述的图书馆，<sup>1</sup>", notes=["A/99/7。"]) == [("《世界阅读宣言》", None)]


def test_later_mentions():
    found = aims(f"回顾{LONG}，<sup>1</sup>", f"又回顾{LONG}和《2045年议程》，", notes=["第70/201号决议。"])
    assert [target for _, target in found] == ["A/RES/70/201"] * 3


def test_never_by_a_note_that_comes_later():
    assert aims("回顾《世界阅读宣言》，", "又回顾《世界阅读宣言》，<sup>1</sup>", notes=["A/99/7。"]) == [
        ("《世界阅读宣言》", None),
        ("《世界阅读宣言》", "A/99/7"),
    ]


@pytest.mark.parametrize("alias", ["(《公约》)", "(下称《公约》)", "(以下简称《公约》)", "(下称“《公约》”)", "，又称《公约》"])
def test_aliases(alias):
    found = aims(f"回顾《图书馆公约》{alias}，", "又回顾《儿童公约》，", "还回顾《图书馆公约》，<sup>1</sup>", "最后回顾《公约》，", notes=["A/99/7。"])
    assert found[-1] == ("《公约》", "A/99/7")


def test_the_note_behind_an_alias_is_that_of_the_title():
    assert aims("回顾《世界图书馆章程》(《章程》)<sup>1</sup>", "又回顾《世界图书馆章程》和《章程》，", notes=["A/99/7。"]) == [
        ("《世界图书馆章程》", "A/99/7"),
        ("《章程》", "A/99/7"),
        ("《世界图书馆章程》", "A/99/7"),
        ("《章程》", "A/99/7"),
    ]


def test_several_candidates_stay_open():
    found = aims("回顾《甲馆公约》、<sup>1</sup> 《乙馆公约》，<sup>2</sup>", "又回顾《公约》，", notes=["A/99/7。", "A/99/8。"])
    assert found[-1] == ("《公约》", None)


def test_of_several_the_one_named_in_the_same_text():
    found = aims("回顾《甲馆公约》，<sup>1</sup>", "又回顾《乙馆公约》，<sup>2</sup> 以及《公约》第五条，", notes=["A/99/7。", "A/99/8。"])
    assert found[-1] == ("《公约》", "A/99/8")


def test_that_convention_is_the_one_just_named():
    found = aims("回顾《甲馆公约》(《公约》)，<sup>1</sup>", "又回顾《乙馆公约》<sup>2</sup> 和该《公约》第五条，", notes=["A/99/7。", "A/99/8。"])
    assert found[-1] == ("《公约》", "A/99/8")


def test_this_text_itself():
    (one,) = [r for r in unres.refer(document("回顾本《议程》，")) if r.kind == "title"]
    assert (one.target, one.reason) == (None, "this text itself")


def test_a_year_before_a_short_title_changes_what_it_is():
    found = aims("回顾2046年《政治宣言》，<sup>1</sup>", "又回顾2051年《政治宣言》，", "又回顾2046年《政治宣言》，", notes=["第90/1号决议。"])
    assert [target for _, target in found] == ["A/RES/90/1", None, "A/RES/90/1"]


def test_well_known_instruments():
    assert aims("回顾《世界人权宣言》第二条、《儿童权利公约》，") == [("《世界人权宣言》", "A/RES/217(III)"), ("《儿童权利公约》", "UNTS:1577:27531")]


def test_generic_titles_are_never_known():
    assert aims("回顾《公约》、《宣言》和《议定书》，") == [("《公约》", None), ("《宣言》", None), ("《议定书》", None)]


def test_the_note_wins_over_what_is_known():
    assert aims("回顾《儿童权利公约》，<sup>1</sup>", notes=["第44/25号决议，附件。"]) == [("《儿童权利公约》", "A/RES/44/25")]


def test_a_note_with_several_sources_decides_nothing():
    (one,) = [r for r in unres.refer(document("回顾《世界阅读宣言》，<sup>1</sup>", notes=["A/99/7和A/99/8。"])) if r.kind == "title"]
    assert one.target is None
    assert one.reason


@pytest.mark.parametrize(
    ("printed", "pinpoint"),
    [
        ("《联合国宪章》第七章", "第七章"),
        ("《宪章》第十三条第一项(子)款", "第十三条第一项(子)款"),
        ("《联合国宪章》第一〇一条第三项", "第一〇一条第三项"),
        ("《联合国宪章》第一百零一条", "第一百零一条"),
        ("《宪章》", None),
    ],
)
def test_charter(printed, pinpoint):
    (one,) = [r for r in unres.refer(document(f"回顾{printed}，")) if r.zone == "preamble"]
    assert (one.kind, one.target, one.pinpoint) == ("charter", "UN-Charter", pinpoint)


def test_the_pinpoint_goes_below_that_of_the_source():
    (one,) = [r for r in unres.refer(document("回顾《世界阅读宣言》第三条，<sup>1</sup>", "又回顾《世界阅读宣言》<sup>1</sup> 第三条，", notes=["A/99/7，附件二。"])) if r.kind == "title"][-1:]  # fmt: skip
    assert [(p.unit, p.number) for p in one.pins] == [("annex", "二"), ("article", "三")]


def test_a_number_in_an_open_title_is_the_citation():
    assert [(r.kind, r.target) for r in unres.refer(document("回顾《第9001(2044)号决议执行指南》，"))] == [("resolution", "S/RES/9001(2044)")]
    found = unres.refer(document("回顾《第9001(2044)号决议执行指南》，<sup>1</sup>", notes=["A/99/7。"]))
    assert [(r.kind, r.target) for r in found if r.zone == "preamble"] == [("title", "A/99/7")]


def test_titles_in_single_brackets():
    assert aims("回顾〈世界阅读宣言〉，<sup>1</sup>", "又回顾《世界阅读宣言〉和〈儿童权利公约〉，", notes=["A/99/7。"]) == [
        ("〈世界阅读宣言〉", "A/99/7"),
        ("《世界阅读宣言〉", "A/99/7"),
        ("〈儿童权利公约〉", "UNTS:1577:27531"),
    ]


@pytest.mark.parametrize(
    ("title", "target"),
    [
        ("儿童权利宣言", "A/RES/1386(XIV)"),
        ("建立新的国际经济秩序宣言", "A/RES/3201(S-VI)"),
        ("执法人员行为守则", "A/RES/34/169"),
        ("关于和平解决国际争端的马尼拉宣言", "A/RES/37/10"),
        ("联合国预防少年犯罪准则(利雅得准则)", "A/RES/45/112"),
        ("联合国国家及其财产管辖豁免公约", "A/RES/59/38"),
        ("〈公民及政治权利国际公约〉旨在废除死刑的第二项任择议定书", "A/RES/44/128"),
        ("适合儿童生长的世界", "A/RES/S-27/2"),
        ("难民问题全球契约", "A/73/12(Part II)"),
        ("阿拉木图行动纲领", "A/CONF.202/3"),
        ("毛里求斯战略", "sales:C.05.II.A.4"),
        ("关于各国探索和利用包括月球和其他天体在内外层空间活动的原则条约", "UNTS:610:8843"),
        ("制止核恐怖主义行为国际公约", "UNTS:2445:44004"),
        ("关于持久性有机污染物的斯德哥尔摩公约", "UNTS:2256:40214"),
        ("联合国特权和豁免公约", "A/RES/22(I)"),
        ("联合国打击网络犯罪公约", "A/RES/79/243"),
    ],
)
def test_more_well_known_instruments(title, target):
    assert aims(f"回顾《{title}》，") == [(f"《{title}》", target)]


def test_every_well_known_title_has_one_source():
    import tomllib
    from importlib.resources import files

    from unres.refs.instruments import key

    data = tomllib.loads(files("unres.refs").joinpath("instruments.toml").read_text(encoding="utf-8"))
    titles = [key(title) for entry in data.values() for title in entry["titles"]]
    assert sorted({title for title in titles if titles.count(title) > 1}) == []
