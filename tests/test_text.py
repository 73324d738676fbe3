"""Texts, labels, calls and actions are frozen however they were made."""

from __future__ import annotations

import pickle

import attrs
import pytest

from unres.model.text import Action, Call, Label, Text, make_action, make_call, make_label, make_text

MADE = (
    (make_text, Text, ("回顾其决议", (Call(5, "1"),), (), 2, 9, (0, 2, 2, 6))),
    (make_label, Label, ("㈠", "enclosed", 1, 3, 4)),
    (make_action, Action, ("又请", "request", 0, 2)),
    (make_call, Call, (5, "1", 0, True, 9, 10)),
)


@pytest.mark.parametrize(("make", "kind", "values"), MADE)
def test_what_is_made_is_like_any_other(make, kind, values):
    made, usual = make(*values), kind(*values)
    assert type(made) is kind
    assert (made, hash(made), repr(made)) == (usual, hash(usual), repr(usual))
    assert attrs.astuple(made, recurse=False) == values
    assert pickle.loads(pickle.dumps(made)) == usual
    assert type(attrs.evolve(made, start=1)) is kind


@pytest.mark.parametrize(("make", "kind", "values"), MADE)
def test_it_cannot_be_changed(make, kind, values):
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        make(*values).start = 7
