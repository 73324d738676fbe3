"""`unres convert`."""

from __future__ import annotations

import sys
import time
from importlib.util import find_spec
from pathlib import Path

import click
from attrs import frozen

from unres.cli.files import targets, write
from unres.cli.inputs import Job, collect, encoding_option, from_option
from unres.cli.run import Failure, run
from unres.forms import FORMS, render


@frozen
class Task:
    """A job and where its result goes: `target` below the folder `root`; None is standard output."""

    job: Job
    target: Path | None
    root: Path

    @property
    def name(self) -> str:
        """The name of the input."""
        return self.job.name


@frozen
class Outcome:
    """What became of one input."""

    #: number of errors among its diagnostics
    errors: int = 0
    #: the first of them
    message: str = ""
    #: the result, when it goes to standard output
    data: bytes = b""


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", "out", required=True, metavar="OUT", help="File or folder, - for standard output.")
@click.option("--to", type=click.Choice(list(FORMS)), help="What to write. Default: by the suffix of OUT, else akn.")
@from_option
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes. Default: one for each core.")
@encoding_option
@click.option("--positions", is_flag=True, help="AKN: say on which line of the source each element stands.")
@click.option("--strict", is_flag=True, help="Write nothing for an input that has errors.")
def convert(
    inputs: tuple[str, ...],
    out: str,
    to: str | None,
    format: str,
    jobs: int | None,
    encoding: str | None,
    *,
    positions: bool,
    strict: bool,
) -> None:
    """Convert resolutions.

    INPUT is a file, a folder (read with its sub-folders; OUT is then a folder that gets the same sub-folders) or - for
    standard input. A file that cannot be read does not stop the others.
    """
    to = to or next((form for form, suffix in FORMS.items() if Path(out).suffix.lower() == suffix), "akn")
    if to == "parquet" and find_spec("pyarrow") is None:
        raise click.UsageError("Parquet needs pyarrow: pip install 'unres[parquet]'")
    if positions and to != "akn":
        raise click.UsageError(f"--positions goes with --to akn, not with --to {to}")
    started = time.monotonic()
    found = collect(inputs, format, skip=None if out == "-" else Path(out))
    places = targets(found, inputs, out, FORMS[to])
    root = Path(out).parent if places == [Path(out)] else Path(out)
    tasks = [Task(job, place, root) for job, place in zip(found, places, strict=True)]
    failed = faulty = 0
    for task, result in run(convert_one, tasks, to, format, encoding, strict, positions, processes=jobs or 0):
        if isinstance(result, Failure):
            failed += 1
            click.echo(f"{task.name}: {result.message}", err=True)
            continue
        if result.errors:
            faulty += 1
            click.echo(f"{task.name}: {result.message}", err=True)
        if task.target is None:
            sys.stdout.buffer.write(result.data)
    sys.stdout.buffer.flush()
    seconds = time.monotonic() - started
    good = len(tasks) - failed
    click.echo(f"{good} converted, {faulty} of them with errors, {failed} failed, {seconds:.1f} s", err=True)
    if failed or faulty:
        raise SystemExit(1)


def convert_one(task: Task, to: str, format: str, encoding: str | None, strict: bool, positions: bool) -> Outcome:  # noqa: FBT001
    """Read, parse and write one input."""
    document = task.job.parse(format, encoding, strict=strict)
    errors = [d for d in document.diagnostics if d.severity == "error"]
    message = ""
    if errors:
        more = f" (and {len(errors) - 1} more, see unres check)" if len(errors) > 1 else ""
        line = document.source.line(errors[0].start)
        message = f"line {line}: {errors[0]}{more}"
    data = render(document, to, positions=positions)
    if task.target is None:
        return Outcome(len(errors), message, data)
    write(task.target, data, task.root)
    return Outcome(len(errors), message)
