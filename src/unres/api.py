"""`parse` and `parse_file`: sniff, read, parse, report."""

from __future__ import annotations

import os
from pathlib import Path

from unres.model.document import Document
from unres.model.ids import assign
from unres.parse.document import build
from unres.read.lines import Reading
from unres.read.text import read_text
from unres.source import Source


def parse(data: str | bytes | os.PathLike[str], *, format: str = "auto", name: str = "") -> Document:
    """Read a resolution."""
    if isinstance(data, os.PathLike):
        path = Path(data)
        name = name or path.name
        data = path.read_bytes()
    if isinstance(data, bytes):
        data = data.decode("utf-8-sig")
    if format == "auto":
        format = "md" if name.endswith(".md") else "text"
    return build(read_text(Source(data, name, format)))
