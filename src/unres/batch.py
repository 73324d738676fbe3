"""`convert_one`: one document in, one row out, for Ray, Spark, Dask and whatever else maps functions over data.

Every input gives exactly one row of the same columns. What goes wrong is in the row: nothing is raised, nothing hangs.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from types import FrameType
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from unres.diagnostics import Severity
from unres.errors import UnresError, UsageError
from unres.forms import FORMS, render
from unres.limits import DEFAULT, Limits
from unres.worker import Worker

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")

#: the columns of a row, in order, with their Arrow types
COLUMNS = {
    "name": "string",
    "status": "string",  # "ok", "errors" (converted, with errors among the diagnostics), "failed"
    "message": "string",  # why it failed, or the first error
    "symbol": "string",
    "title": "string",
    "adopted": "string",
    "errors": "int32",
    "warnings": "int32",
    "output": "binary",  # None if it failed
}


def convert_one(
    data: bytes | str | None,
    *,
    name: str = "",
    format: str = "auto",
    encoding: str | None = None,
    to: str = "jsonl",
    limits: Limits = DEFAULT,
    timeout: float = 60.0,
) -> dict[str, Any]:
    """One row (see `COLUMNS`) for one document, `output` being its form `to` as bytes.

    The function and its arguments pickle, and it keeps nothing between calls. After `timeout` seconds it gives up. The call
    runs in this process where an alarm can end it, that is in the main thread; elsewhere, and for PDF, whose library is
    native code that may crash, in a child process of its own. Raises `UsageError` for a form `to` that does not exist and
    nothing else.

    >>> row = convert_one("大会，\\n\\n1. 决定增设图书馆。\\n", name="a.md", to="text")
    >>> row["status"], row["output"].decode().splitlines()[-1]
    ('ok', '1. 决定增设图书馆。')
    """
    with Worker() as worker:
        return _row(worker, data, name, format, encoding, to, limits, timeout)


def convert_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    data: str = "content",
    name: str = "path",
    format: str = "auto",
    encoding: str | None = None,
    to: str = "jsonl",
    limits: Limits = DEFAULT,
    timeout: float = 60.0,
) -> Iterator[pa.RecordBatch]:
    """`convert_one` over Arrow batches, for Spark's `mapInArrow` and Ray's `map_batches`.

    `data` and `name` are the columns that hold the documents (binary or string) and their names. The batches that come out
    have the columns of `schema()`, row for row in the order of the input.
    """
    import pyarrow as pa

    columns = schema()
    with Worker() as worker:
        for batch in batches:
            values = batch.column(data)
            names = batch.column(name) if name in batch.schema.names else [None] * len(values)
            rows = [
                _row(worker, _plain(v), str(_plain(n) or ""), format, encoding, to, limits, timeout)
                for v, n in zip(values, names, strict=True)
            ]
            yield pa.RecordBatch.from_pylist(rows, schema=columns)


def schema() -> pa.Schema:
    """The Arrow schema of the rows."""
    import pyarrow as pa

    return pa.schema([(column, getattr(pa, kind)()) for column, kind in COLUMNS.items()])


def _plain(value: Any) -> Any:
    return value.as_py() if hasattr(value, "as_py") else value


def _row(
    worker: Worker,
    data: bytes | str | None,
    name: str,
    format: str,
    encoding: str | None,
    to: str,
    limits: Limits,
    timeout: float,
) -> dict[str, Any]:
    if to not in FORMS:
        raise UsageError(f"no form {to!r}; there are {', '.join(FORMS)}")
    row: dict[str, Any] = dict.fromkeys(COLUMNS, "") | {"name": name, "errors": 0, "warnings": 0, "output": None}
    args = (data, name, format, encoding, to, limits)
    if data is None:
        return row | {"status": "failed", "message": "no data"}
    try:
        pdf = format == "pdf" or (isinstance(data, bytes) and b"%PDF-" in data[:1024])
        if pdf or not _alarms():
            row |= worker.call(_convert, *args, timeout=timeout)
        else:
            row |= _in_time(timeout, _convert, *args)
    except UnresError as error:
        row |= {"status": "failed", "message": str(error)}
    except Exception as error:  # noqa: BLE001 - a fault of ours is a row like any other
        row |= {"status": "failed", "message": f"internal error: {type(error).__name__}: {error}"}
    return row


def _convert(
    data: bytes | str, name: str, format: str, encoding: str | None, to: str, limits: Limits
) -> dict[str, Any]:
    """The columns that are known once the document is converted."""
    from unres.api import parse

    document = parse(data, format=format, encoding=encoding, limits=limits, name=name)
    output = render(document, to)
    errors = [d for d in document.diagnostics if d.severity is Severity.ERROR]
    meta = document.meta
    return {
        "status": "errors" if errors else "ok",
        "message": str(errors[0]) if errors else "",
        "symbol": meta.symbol,
        "title": meta.title,
        "adopted": meta.adopted,
        "errors": len(errors),
        "warnings": sum(d.severity is Severity.WARNING for d in document.diagnostics),
        "output": output,
    }


class _Late(BaseException):
    """Time is over. No `Exception`, so that no handler on the way takes it for its own."""


def _alarms() -> bool:
    """Whether a signal can interrupt this thread."""
    return threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer")


def _in_time(seconds: float, function: Callable[..., T], *args: object) -> T:
    def ring(_number: int, _frame: FrameType | None) -> NoReturn:
        raise _Late

    before = signal.signal(signal.SIGALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            return function(*args)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except _Late:
        raise UnresError(f"took longer than {seconds:g} seconds") from None
    finally:
        signal.signal(signal.SIGALRM, before)
