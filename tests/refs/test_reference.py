"""A reference is frozen however it was made."""

from __future__ import annotations

import pickle

import attrs
import pytest

from unres.refs.reference import Fields, Reference, freeze

VALUES = ("resolution", "70/1", 1, 5, "A/RES/70/1")


def test_what_freeze_makes_is_a_reference_like_any_other():
    made, usual = freeze(Fields(*VALUES)), Reference(*VALUES)
    assert type(made) is Reference
    assert (made, hash(made), repr(made)) == (usual, hash(usual), repr(usual))
    assert pickle.loads(pickle.dumps(made)) == usual
    assert attrs.evolve(made, group=3) == Reference(*VALUES, group=3)


def test_it_cannot_be_changed():
    made = freeze(Fields(*VALUES))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        made.target = "A/RES/70/2"
