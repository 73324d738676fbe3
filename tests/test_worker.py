"""A child process that may crash, hang or raise."""

from __future__ import annotations

import os
import signal
import time

import pytest

from unres.errors import InputError
from unres.worker import Worker, WorkerError


def test_values_and_exceptions_come_back():
    with Worker() as worker:
        assert worker.call(sorted, ["乙", "甲"]) == sorted(["乙", "甲"])
        with pytest.raises(ZeroDivisionError):
            worker.call(divmod, 1, 0)
        assert worker.call(len, "大会") == 2


def test_what_is_printed_is_no_answer(capfd):
    with Worker() as worker:
        assert worker.call(print, "大会") is None
        assert worker.call(os.write, 1, b"native") == 6


def test_a_crash_is_an_error_and_the_next_call_works():
    with Worker() as worker:
        with pytest.raises(WorkerError, match="signal 6"):
            worker.call(os.abort)
        assert worker.call(len, "大会") == 2


def test_an_alarm_of_the_process_itself():
    with Worker() as worker, pytest.raises(WorkerError, match="longer than is allowed"):
        worker.call(signal.raise_signal, signal.SIGALRM)


def test_a_call_that_hangs_is_ended():
    with Worker() as worker:
        worker.call(len, "")
        start = time.monotonic()
        with pytest.raises(WorkerError, match="longer than 0.2 seconds"):
            worker.call(time.sleep, 60, timeout=0.2)
        assert time.monotonic() - start < 5
        assert worker.call(len, "大会", timeout=30) == 2


def test_our_exceptions_pickle():
    with Worker() as worker, pytest.raises(InputError, match="broken: repair it") as caught:
        worker.call(_fail)
    assert "broken" in str(caught.value)


def _fail():
    raise InputError("broken", "repair it")
