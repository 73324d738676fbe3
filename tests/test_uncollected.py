"""The collector is paused while a tree is built, and left as it was."""

from __future__ import annotations

import gc
import threading

import pytest

import unres
from unres.uncollected import uncollected


@pytest.fixture(autouse=True)
def restored():
    yield
    gc.enable()


def test_it_is_started_again_after_an_exception():
    @uncollected
    def fails():
        assert not gc.isenabled()
        raise ValueError

    with pytest.raises(ValueError):
        fails()
    assert gc.isenabled()


def test_who_stopped_it_before_finds_it_stopped():
    gc.disable()
    unres.to_akn(unres.parse("大会，\n\n1. 重申第98/7号决议。\n"))
    assert not gc.isenabled()


def test_threads_leave_it_running():
    threads = [threading.Thread(target=unres.parse, args=("大会，\n\n1. 决定。\n" * 50,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert gc.isenabled()


def test_nothing_is_left_in_cycles():
    text = "大会，\n\n回顾其第98/7号决议，<sup>1</sup>\n\n1. 请：\n\n(a) 开放；\n\n<sup>1</sup> 第98/7号决议。\n"
    unres.to_akn(unres.parse(text, format="md"))  # imports leave some of their own
    gc.disable()
    gc.collect()
    for _ in range(20):
        unres.to_akn(unres.parse(text, format="md"))
    assert gc.collect() == 0
