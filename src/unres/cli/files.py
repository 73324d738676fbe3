"""Where results go: names below OUT, and files that appear whole or not at all."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from unres.cli.inputs import STDIN, Job


def targets(jobs: Sequence[Job], inputs: Sequence[str], out: str, suffix: str) -> list[Path | None]:
    """Where the result of each job goes; None is standard output.

    OUT is a file for one input file, unless it is a folder that exists or ends in a slash; otherwise a folder, in which the
    sub-folders of the input are kept. Inputs that differ only in suffix (`a.md`, `a.pdf`) keep it: `a.md.xml`, `a.pdf.xml`.
    Raises `click.UsageError` for what cannot be meant.
    """
    single = len(inputs) == 1 and len(jobs) == 1 and not Path(inputs[0]).is_dir()
    if out == STDIN:
        if not single and suffix != ".jsonl":
            raise click.UsageError("several inputs need a folder: -o FOLDER")
        return [None] * len(jobs)
    folder = Path(out)
    if single and not folder.is_dir() and not out.endswith(("/", os.sep)):
        paths = [folder]
    elif folder.exists() and not folder.is_dir():
        raise click.UsageError(f"{out} is a file; several inputs need a folder")
    else:
        stems = Counter(str(job.relative.with_suffix("")).casefold() for job in jobs)
        paths = [
            folder / job.relative.with_name((job.relative.stem if unique else job.relative.name) + suffix)
            for job in jobs
            for unique in [stems[str(job.relative.with_suffix("")).casefold()] == 1]
        ]
    taken: dict[str, Job] = {}
    for job, path in zip(jobs, paths, strict=True):
        other = taken.setdefault(str(path).casefold(), job)
        if other is not job:
            raise click.UsageError(f"{other.name} and {job.name} would both become {path}")
        if job.path is not None and path.exists() and path.samefile(job.path):
            raise click.UsageError(f"{path} would overwrite its own input")
    return list(paths)


def write(path: Path, data: bytes, below: Path) -> None:
    """Write `data` to `path`: first beside it under another name, then renamed, so that nobody sees half a file.

    Raises `OSError` if a link would lead out of `below`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.parent.resolve().is_relative_to(below.resolve()):
        raise OSError(f"{path} lies outside {below}")
    draft = path.with_name(f".{path.name[:100]}.{os.getpid()}.tmp")
    try:
        with draft.open("xb") as file:
            file.write(data)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
