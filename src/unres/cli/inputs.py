"""`Job`: one input of a command; `collect` makes them from what the user typed: files, folders, `-`."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath

import click
from attrs import frozen

from unres.limits import DEFAULT, load, oversize
from unres.model import Document

#: what `--from` takes, and the suffixes by which such files are found in folders
FORMATS: dict[str, tuple[str, ...]] = {
    "md": (".md", ".markdown"),
    "text": (".txt", ".text"),
    "html": (".html", ".htm", ".xhtml"),
    "docx": (".docx", ".doc"),
    "pdf": (".pdf",),
    "akn": (".xml", ".akn"),
}
STDIN = "-"


@frozen
class Job:
    """One input: a file, or standard input."""

    #: as the user knows it, for messages
    name: str
    #: None for standard input
    path: Path | None
    #: where it stands below the folder that was named
    relative: PurePath
    #: what was read from standard input, so that another process can have it
    data: bytes | None = None

    def read(self, limit: int) -> bytes:
        """The bytes. Raises `LimitError` if there are more than `limit`."""
        if self.path is not None:
            return load(self.path, limit)
        if len(self.data or b"") > limit:
            raise oversize(len(self.data or b""), limit)
        return self.data or b""

    def parse(self, format: str = "auto", encoding: str | None = None, *, strict: bool = False) -> Document:
        """The document in this input; what it raises is in `unres.parse`."""
        from unres.api import parse

        source = self.path if self.path is not None else self.data or b""
        return parse(source, format=format, encoding=encoding, strict=strict, name=self.name)


def collect(inputs: Iterable[str], format: str = "auto", skip: Path | None = None) -> list[Job]:
    """The jobs for the arguments, folders in the order of their names; files under `skip` are left out.

    In folders, files whose name begins with a dot and suffixes of other formats are passed over; a file named by the user
    is read whatever it is called. Raises `click.UsageError` for a path that is not there.
    """
    suffixes = {s for f, known in FORMATS.items() if format in {"auto", f} for s in known}
    jobs: list[Job] = []
    for given in inputs:
        path = Path(given)
        if given == STDIN:
            jobs.append(Job("<stdin>", None, PurePath("stdin"), sys.stdin.buffer.read(DEFAULT.max_bytes + 1)))
        elif path.is_dir():
            jobs += _folder(path, suffixes, skip.resolve() if skip else None)
        elif path.exists():
            jobs.append(Job(given, path, PurePath(path.name)))
        else:
            raise click.UsageError(f"no such file or folder: {given}")
    return jobs


def _folder(root: Path, suffixes: set[str], skip: Path | None) -> Iterator[Job]:
    for folder, names, files in os.walk(root):
        here = Path(folder)
        names[:] = sorted(n for n in names if not n.startswith(".") and (here / n).resolve() != skip)
        for name in sorted(files):
            path = here / name
            if not name.startswith(".") and path.suffix.lower() in suffixes:
                yield Job(str(path), path, path.relative_to(root))


def _encoding(_context: click.Context, _option: click.Parameter, name: str | None) -> str | None:
    try:
        return codecs.lookup(name).name if name else None
    except LookupError:
        raise click.BadParameter(f"no such encoding: {name}") from None


def encoding_option(command: Callable[..., object]) -> Callable[..., object]:
    """`--encoding`, for all commands that read."""
    return click.option(
        "--encoding",
        metavar="NAME",
        callback=_encoding,
        help="Encoding of text inputs. Default: found out (UTF-8, GB18030, Big5-HKSCS).",
    )(command)


def from_option(command: Callable[..., object]) -> Callable[..., object]:
    """`--from`, for all commands that read."""
    return click.option(
        "--from",
        "format",
        type=click.Choice(["auto", *FORMATS]),
        default="auto",
        show_default=True,
        help="Format of the inputs; auto goes by their content.",
    )(command)
