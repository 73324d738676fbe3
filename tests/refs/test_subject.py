"""该决议, 同一决议, 这两项决议: references.md 8."""

from __future__ import annotations

import pytest

import unres
from citing import cited, document


def meant(sentence):
    """The targets of what is printed without a number."""
    return [target for text, target in cited(sentence) if not any(c.isdigit() for c in text)]


@pytest.mark.parametrize(
    ("sentence", "targets"),
    [
        ("第70/1号决议和该决议", ["A/RES/70/1"]),
        ("第70/1号决议、第70/2号决议和该项决议", ["A/RES/70/2"]),
        ("第2206(2015)号决议第16段所设委员会和同一决议所设专家小组", ["S/RES/2206(2015)"]),
        ("第70/1号决议和上述决议", ["A/RES/70/1"]),
        ("第5/1和5/2号决议，并根据这两项决议", ["A/HRC/RES/5/1", "A/HRC/RES/5/2"]),
        ("第70/1、70/2和70/3号决议，并根据这两项决议", ["A/RES/70/2", "A/RES/70/3"]),
        ("第70/1、70/2和70/3号决议，并根据这些决议", ["A/RES/70/1", "A/RES/70/2", "A/RES/70/3"]),
        ("第70/1号决议和第70/409号决定，并根据该决议", ["A/RES/70/1"]),
        ("第70/1号决议和第70/409号决定，并根据该决定", ["A/DEC/70/409"]),
        ("第70/1号决议，并根据这两项决议", [None]),  # it counts two
        ("第70/1号决议；又回顾该决议", [None]),  # another sentence
        ("该决议", [None]),
        ("第70/409号决定和该决议", [None]),
    ],
)
def test_antecedents(sentence, targets):
    assert meant(sentence) == targets


def test_with_pinpoint():
    found = [r for r in unres.refer(document("回顾第70/1号决议和该决议附件，又重申这些决议及其附件二，")) if r.kind == "anaphora"]
    assert [(r.text, r.target, r.pinpoint) for r in found] == [
        ("该决议附件", "A/RES/70/1", "附件"),
        ("这些决议及其附件二", "A/RES/70/1", "附件二"),
    ]


def test_several_works_and_several_places_are_one_group():
    found = [r for r in unres.refer(document("回顾第5/1和5/2号决议，并根据这两项决议第3段和第5段，")) if r.kind == "anaphora"]
    assert [(r.target, r.pins[0].number) for r in found] == [
        ("A/HRC/RES/5/1", "3"),
        ("A/HRC/RES/5/2", "3"),
        ("A/HRC/RES/5/1", "5"),
        ("A/HRC/RES/5/2", "5"),
    ]
    assert len({r.group for r in found}) == 1
    assert found[0].group >= 0


def test_these_behind_very_many_is_open():
    many = "、".join(f"70/{k}" for k in range(1, 60))
    (one,) = [r for r in unres.refer(document(f"回顾第{many}号决议和这些决议，")) if r.kind == "anaphora"]
    assert (one.target, one.reason) == (None, "too many numbers before it")
