"""What a caller knows about titles."""

from __future__ import annotations

import json

import pytest

import unres
from citing import document
from unres.refs import Resolver, Titles, refer
from unres.refs.instruments import instruments, key
from unres.refs.resolver import lookup, resolver

TITLE = "世界图书馆章程"


class Catalogue:
    def title(self, name):
        return "A/99/7" if name == TITLE else None


@pytest.fixture
def made():
    return document(f"回顾《{TITLE}》和《世界阅读宣言》，")


def test_every_form(made, tmp_path):
    path = tmp_path / "titles.json"
    path.write_text(json.dumps({f"《{TITLE}》": "A/99/7"}), encoding="utf-8")
    for given in ({TITLE: "A/99/7"}, {f"《{TITLE}》": "A/99/7"}, Titles({TITLE: "A/99/7"}), Catalogue(), Catalogue().title, path, str(path)):
        assert [(r.target, r.via) for r in refer(made, given)] == [("A/99/7", ("the caller's resolver",)), (None, ())], given
    assert [r.target for r in refer(made, None)] == [None, None]


def test_it_wins_over_the_document():
    one = document(f"回顾《{TITLE}》和《世界人权宣言》，", f"又回顾《{TITLE}》，")
    assert [r.target for r in refer(one, {"世界人权宣言": "A/99/8"})] == [None, "A/99/8", None]


def test_protocol():
    assert isinstance(Catalogue(), Resolver)
    assert lookup(None) is None
    assert lookup(Catalogue())("甲") is None


@pytest.mark.parametrize("content", ["no JSON", "[1]", '{"甲": 1}', '"甲"'])
def test_files_that_hold_no_titles(tmp_path, content):
    path = tmp_path / "titles.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(unres.UsageError, match="titles.json"):
        resolver(path)


def test_what_is_no_resolver(tmp_path):
    with pytest.raises(unres.InputError, match="cannot read"):
        resolver(tmp_path / "missing.json")
    with pytest.raises(unres.UsageError, match="no resolver: int"):
        resolver(7)


def test_keys():
    assert key("《2030年 议程》") == key("〈2030年议程〉") == "2030年议程"
    assert key("公约（甲）") == key("公约(甲)")


def test_instruments_are_facts():
    known = instruments()
    assert known["世界人权宣言"].part == "A"
    assert [(p.unit, p.number) for p in known["仙台减少灾害风险框架"].pins or known["2015-2030年仙台减少灾害风险框架"].pins] == [("annex", "二")]
    assert not {"公约", "宣言", "议定书", "议程", "协定"} & set(known)
    for title, source in known.items():
        assert title == key(title)
        assert source.target
