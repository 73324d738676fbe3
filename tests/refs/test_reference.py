"""A reference is frozen however it was made."""

from __future__ import annotations

import pickle

import attrs
import pytest

from unres.model.text import Text
from unres.refs.reference import Found, Pin, Reference, freeze

TEXT = Text("第70/1号决议")


def mention():
    one = Found("resolution", 1, 5, "A/RES/70/1", "", 0, 8)
    one.pins, one.part, one.date, one.group = (Pin("para", "3"),), "A", "2015-09-25", 2
    return one


USUAL = Reference(
    "resolution", "70/1", 1, 5, "A/RES/70/1", "A", None, (Pin("para", "3"),), unit="para_1", zone="body", group=2,
    cite_start=0, cite_end=8, full_start=0, full_end=8, date="2015-09-25",
)  # fmt: skip


def test_what_freeze_makes_is_a_reference_like_any_other():
    made = freeze([mention()], "para_1", "body", TEXT)[0]
    assert type(made) is Reference
    assert (made, hash(made), repr(made)) == (USUAL, hash(USUAL), repr(USUAL))
    assert made.content is TEXT
    assert pickle.loads(pickle.dumps(made)) == USUAL
    assert attrs.evolve(made, group=3) == attrs.evolve(USUAL, group=3)


def test_it_cannot_be_changed():
    made = freeze([mention()], "para_1", "body", TEXT)[0]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        made.target = "A/RES/70/2"


def test_a_reason_is_for_what_is_open():
    resolved, still = Found("ibid", 0, 2, "A/76/9", "open", 0, 2), Found("ibid", 0, 2, None, "open", 0, 2)
    assert freeze([resolved], "", "note", TEXT)[0].reason == ""
    assert freeze([still], "", "note", TEXT)[0].reason == "open"


def test_a_mention_once_more_is_another_object_with_the_same_fields():
    first = mention()
    again = first.again()
    again.start = 3
    assert first.start == 1
    again.start = 1
    assert freeze([again], "para_1", "body", TEXT) == freeze([first], "para_1", "body", TEXT)
