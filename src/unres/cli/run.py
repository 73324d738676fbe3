"""`run`: a function over many inputs, in processes, with progress on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Protocol, TypeVar

import click
from attrs import frozen

from unres.cli.inputs import collect
from unres.errors import UnresError
from unres.model import Document
from unres.worker import Worker

T = TypeVar("T")


class Named(Protocol):
    """Anything with a name for messages."""

    @property
    def name(self) -> str:
        """What the user calls it."""


J = TypeVar("J", bound=Named)

#: seconds for one input; the largest documents take a few
TIMEOUT = 600.0


@frozen
class Failure:
    """What became of an input from which nothing could be made."""

    message: str


def run(
    function: Callable[..., T], jobs: Sequence[J], *args: object, processes: int = 0
) -> Iterator[tuple[J, T | Failure]]:
    """`function(job, *args)` for each job, in their order.

    One job is done in this process, several in `processes` others (0: as many as there are cores). Whatever happens to one,
    an exception, a crash, a call that does not end, is its own `Failure`; the others go on.
    """
    if len(jobs) == 1:
        yield jobs[0], attempt(lambda: function(jobs[0], *args))
        return
    count = min(processes or os.cpu_count() or 1, len(jobs))
    free: SimpleQueue[Worker] = SimpleQueue()
    workers = [Worker() for _ in range(count)]
    for worker in workers:
        free.put(worker)

    def one(job: J) -> T | Failure:
        worker = free.get()
        try:
            return attempt(lambda: worker.call(function, job, *args, timeout=TIMEOUT))
        finally:
            free.put(worker)

    pool = ThreadPoolExecutor(count)  # the threads only wait for their processes
    try:
        with _progress(len(jobs)) as bar:
            for job, result in zip(jobs, pool.map(one, jobs), strict=True):
                bar.update(1)
                yield job, result
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.close()


def attempt(call: Callable[[], T]) -> T | Failure:
    """What `call` returns, or why it did not."""
    try:
        return call()
    except click.ClickException:
        raise
    except UnresError as error:
        return Failure(str(error))
    except OSError as error:
        return Failure(error.strerror or str(error))
    except MemoryError:
        return Failure("not enough memory")
    except Exception as error:  # noqa: BLE001 - a fault of ours in one document must not stop the others
        return Failure(f"internal error, please report it: {type(error).__name__}: {error}")


def read(given: str, format: str, encoding: str | None) -> Document:
    """The document in the one input of `show`; ends the command with a message if there is none."""
    if Path(given).is_dir():
        raise click.UsageError(f"{given} is a folder; this command takes one file")
    (job,) = collect([given], format)
    document = attempt(lambda: job.parse(format, encoding))
    if isinstance(document, Failure):
        raise click.ClickException(f"{job.name}: {document.message}")
    return document


def _progress(length: int) -> Any:
    """A bar on standard error if that is a terminal; nothing otherwise."""
    return click.progressbar(length=length, file=sys.stderr, hidden=not sys.stderr.isatty())
