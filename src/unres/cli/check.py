"""`unres check`."""

from __future__ import annotations

import os

import click
from attrs import frozen

from unres.cli.inputs import Job, collect, encoding_option, from_option
from unres.cli.run import Failure, run


@frozen
class Report:
    """The findings of one input, as lines, and whether they are bad."""

    lines: tuple[str, ...]
    good: bool


_WORDS = {
    "en": {"error": "error", "warning": "warning", "info": "info", "summary": "coverage {} · errors {} · warnings {}"},
    "zh": {"error": "错误", "warning": "警告", "info": "提示", "summary": "覆盖率{} · 错误{} · 警告{}"},
}


def _language() -> str:
    """The language of the messages by the user's locale."""
    names = (os.environ.get(v) for v in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next((n for n in names if n), "").startswith("zh") else "en"


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@from_option
@encoding_option
@click.option("--lang", type=click.Choice(["en", "zh"]), default=_language, help="Language of the messages.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes. Default: one for each core.")
@click.option("--quiet", "-q", is_flag=True, help="Print errors only.")
def check(
    inputs: tuple[str, ...], format: str, encoding: str | None, lang: str, jobs: int | None, *, quiet: bool
) -> None:
    """Look for what an editor would mark.

    Numbering, footnotes, dates, numbers and internal references that contradict each other, and text that did not get into
    the tree. Exit status 1 if there is an error or the coverage is below 100 %.
    """
    bad = 0
    for job, result in run(check_one, collect(inputs, format), format, encoding, lang, quiet, processes=jobs or 0):
        if isinstance(result, Failure):
            bad += 1
            click.echo(f"{job.name}: {_WORDS[lang]['error']}: {result.message}")
            continue
        bad += not result.good
        for line in result.lines:
            click.echo(line)
    if bad:
        raise SystemExit(1)


def check_one(job: Job, format: str, encoding: str | None, lang: str, quiet: bool) -> Report:  # noqa: FBT001
    """The findings of one input: a line each, in the form compilers use, and one with the figures."""
    from unres.check import check as findings
    from unres.coverage import coverage
    from unres.diagnostics import Severity

    document = job.parse(format, encoding)
    found = findings(document)
    source, words, figure = document.source, _WORDS[lang], coverage(document)
    lines = [
        f"{job.name}:{source.line(d.start)}:{source.column(d.start)}: {words[d.severity]}: {d.code}: {d.message(lang)}"
        for d in found
        if not quiet or d.severity is Severity.ERROR
    ]
    errors = sum(d.severity is Severity.ERROR for d in found)
    warnings = sum(d.severity is Severity.WARNING for d in found)
    if not quiet:
        lines.append(f"{job.name}: {words['summary'].format(figure, errors, warnings)}")
    return Report(tuple(lines), good=not errors and figure.complete)
