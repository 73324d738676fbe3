"""`unres refs`."""

from __future__ import annotations

import csv
import io
import json
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import click

from unres.cli.inputs import Job, collect, encoding_option, from_option
from unres.cli.run import Failure, attempt, run
from unres.refs.reference import KINDS

Row = Mapping[str, Any]
#: columns of the table and their greatest widths in terminal cells
_COLUMNS = {"doc": 20, "unit": 28, "kind": 18, "text": 34, "target": 34, "pinpoint": 24, "status": 10}


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv"]),
    default="table",
    show_default=True,
    help="How to print them.",
)
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help=f"Only this kind; may be repeated. One of: {', '.join(KINDS)}.")
@click.option("--unresolved", is_flag=True, help="Only those whose target is open.")
@click.option("--explain", is_flag=True, help="Say for each how its target was found, or why it is open.")
@click.option("--resolver", metavar="FILE", help="JSON object of titles and their targets, to know more titles.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes. Default: one for each core.")
@from_option
@encoding_option
def refs(
    inputs: tuple[str, ...],
    form: str,
    kinds: tuple[str, ...],
    resolver: str | None,
    jobs: int | None,
    format: str,
    encoding: str | None,
    *,
    unresolved: bool,
    explain: bool,
) -> None:
    """List the references of resolutions.

    INPUT is a file, a folder or - for standard input.
    """
    if wrong := [kind for kind in kinds if kind not in KINDS]:
        raise click.UsageError(f"no such kind: {', '.join(wrong)}; the kinds are {', '.join(KINDS)}")
    titles = _titles(resolver)
    failed: list[str] = []

    def every() -> Iterator[Row]:
        for job, result in run(rows_of, collect(inputs, format), format, encoding, titles, processes=jobs or 0):
            if isinstance(result, Failure):
                failed.append(job.name)
                click.echo(f"{job.name}: {result.message}", err=True)
                continue
            for row in result:
                if (not kinds or row["kind"] in kinds) and not (unresolved and row["status"] == "resolved"):
                    yield row

    for line in _FORMS[form](every(), explain):
        click.echo(line)
    if failed:
        raise SystemExit(1)


def rows_of(job: Job, format: str, encoding: str | None, titles: Mapping[str, str] | None) -> list[Row]:
    """The references of one input."""
    from unres.refs import refer, rows

    document = job.parse(format, encoding)
    return list(rows(document, refer(document, titles)))


def _titles(path: str | None) -> Mapping[str, str] | None:
    """The titles in the file of `--resolver`; ends the command with one line if it holds none."""
    if path is None:
        return None
    from unres.refs.resolver import Titles, resolver

    made = attempt(lambda: resolver(path))
    if isinstance(made, Failure):
        raise click.UsageError(f"--resolver: {made.message}")
    return made.known if isinstance(made, Titles) else None


def _jsonl(rows: Iterable[Row], _explain: bool) -> Iterator[str]:  # noqa: FBT001
    for row in rows:
        yield json.dumps(row, ensure_ascii=False)


def _csv(rows: Iterable[Row], _explain: bool) -> Iterator[str]:  # noqa: FBT001
    header: list[str] = []
    for row in rows:
        line = io.StringIO()
        writer = csv.writer(line, lineterminator="")
        if not header:
            header = list(row)
            yield ",".join(header)
        writer.writerow([" ← ".join(v) if isinstance(v, list | tuple) else v for v in row.values()])
        yield line.getvalue()


def _table(rows: Iterable[Row], explain: bool) -> Iterator[str]:  # noqa: FBT001
    every = [{c: str(row.get(c) or "") for c in _COLUMNS} | {"why": _why(row)} for row in rows]
    several = len({r["doc"] for r in every}) > 1
    widths = {
        c: min(most, max([_width(r[c]) for r in every] + [len(c)])) for c, most in _COLUMNS.items() if c != "doc" or several
    }
    if every:
        yield "  ".join(_fit(c, w) for c, w in widths.items()).rstrip()
    for row in every:
        yield "  ".join(_fit(row[c], w) for c, w in widths.items()).rstrip()
        if explain and row["why"]:
            yield f"    {row['why']}"
    if sys.stderr.isatty():
        click.echo(f"{len(every)} references", err=True)


def _why(row: Row) -> str:
    """The chain a target was reached through, or the reason why it is open."""
    via = row.get("via") or ()
    return " ← ".join([str(row.get("reason") or row.get("target") or ""), *via]) if via or row.get("reason") else ""


def _width(text: str) -> int:
    """Terminal cells: Han characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _fit(text: str, width: int) -> str:
    text = " ".join(text.split())
    if _width(text) > width:
        while _width(text) > width - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (width - _width(text))


_FORMS: dict[str, Callable[[Iterable[Row], bool], Iterator[str]]] = {"table": _table, "jsonl": _jsonl, "csv": _csv}
