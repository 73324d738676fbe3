"""`Worker`: a child process that calls functions one after another and can be ended at any moment.

A native library that crashes takes its process with it, and nothing but the end of the process stops a call that hangs.
`subprocess` in place of `multiprocessing`: it needs no `__main__` guard in the caller's script, does not fork a process that
has threads, and works inside the daemonic workers of Dask and Spark, which may have no `multiprocessing` children.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any, Self, TypeVar

from unres.errors import UnresError

T = TypeVar("T")


class WorkerError(UnresError):
    """The call took too long, or the process ended in the middle of it."""


class Worker:
    """A child process, started at the first call and again after one that ended it. Close it, or use it in a `with`."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def call(self, function: Callable[..., T], *args: object, timeout: float | None = None) -> T:
        """`function(*args)`, computed in the child: a module-level function, with arguments and result that pickle.

        What the function raises is raised here; `WorkerError` if it takes longer than `timeout` seconds or the child dies.
        """
        process = self._process or self._start()
        assert process.stdin is not None  # noqa: S101 - both are pipes
        assert process.stdout is not None  # noqa: S101
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(timeout, end) if timeout else None
        try:
            if timer:
                timer.daemon = True
                timer.start()
            pickle.dump((function, args), process.stdin, pickle.HIGHEST_PROTOCOL)
            process.stdin.flush()
            good, value = pickle.load(process.stdout)  # noqa: S301 - our own child
        except (EOFError, OSError, pickle.UnpicklingError):
            self.close()
            if process.returncode == -getattr(signal, "SIGALRM", 0):
                raise WorkerError("took longer than is allowed") from None
            if late.is_set():
                raise WorkerError(f"took longer than {timeout:g} seconds") from None
            raise WorkerError(f"the process that read it ended ({_ending(process.returncode)})") from None
        except BaseException:
            self.close()
            raise
        finally:
            if timer:
                timer.cancel()
        if good:
            return value  # type: ignore[no-any-return]
        raise value

    def _start(self) -> subprocess.Popen[bytes]:
        path = os.pathsep.join(p for p in sys.path if p)
        self._process = subprocess.Popen(
            # -P: a file in the current folder is not taken for a module
            [sys.executable, "-P", "-m", "unres.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )
        return self._process

    def close(self) -> None:
        """End the child."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):  # what is still in the buffer has no reader any more
                        pipe.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _ending(status: int | None) -> str:
    return f"signal {-status}" if status is not None and status < 0 else f"status {status}"


def main() -> None:
    """Answer calls on standard input until it closes."""
    # Whatever a library prints must not get into the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    calls = sys.stdin.buffer
    while True:
        try:
            function, args = pickle.load(calls)  # noqa: S301 - our own parent
        except (EOFError, KeyboardInterrupt):
            return
        answer: tuple[bool, Any]
        try:
            answer = True, function(*args)
        except KeyboardInterrupt:
            return
        except Exception as error:  # noqa: BLE001 - it is raised again in the parent
            answer = False, error
        try:
            data = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
        except Exception as error:  # noqa: BLE001 - a result or an exception that does not pickle
            data = pickle.dumps((False, UnresError(f"{type(error).__name__}: {error}")))
        answers.write(data)
        answers.flush()


if __name__ == "__main__":
    main()
