"""Whether an input is a Chinese resolution at all, and whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unres.diagnostics import Diagnostic
from unres.model.blocks import Block
from unres.model.document import Document

_HAN = re.compile(r"[一-鿿]+")
_END = '。；）)]】”"》…'


def _enough(text: str) -> bool:
    """Whether one character in twenty is Han."""
    seen = 0
    for found in _HAN.finditer(text):  # the first lines mostly decide
        seen += found.end() - found.start()
        if seen * 20 >= len(text):
            return True
    return not text


def _texts(document: Document) -> Iterator[str]:
    """The texts of the tree: in a web page the mark-up can outweigh a short decision by far."""
    for node in document.walk():
        if isinstance(node, Block):
            yield node.text


def _numbered(document: Document) -> bool:
    return any(getattr(node, "label", None) is not None for r in document.resolutions for node in r.body)


def doubt(document: Document) -> Iterator[Diagnostic]:
    """The diagnostics about the input as a whole: empty, not Chinese, not a resolution, cut.

    >>> import unres
    >>> [d.code for d in unres.parse("昨天下了一场大雨。").diagnostics]
    ['input-not-a-resolution']
    """
    text = document.source.text
    end = len(text)
    if not text or text.isspace():
        yield Diagnostic("input-empty", 0, end)
        return
    # a sample will do: the share of Han characters is about 0.8 in resolutions, 0.3 in tables of names
    sample = str.__getitem__(text, slice(0, 600))
    if not _enough(sample) and not _enough(text) and not _enough("".join(_texts(document))):
        yield Diagnostic("input-foreign", 0, end)
        return
    formula = any(r.preamble for r in document.resolutions)
    meta = document.meta
    told = meta.symbol or meta.number or meta.kind == "presidentialStatement"
    if not formula and not told and not (document.cover and _numbered(document)):
        if not any(c.role not in {"other", "title"} for c in document.cover):
            yield Diagnostic("input-not-a-resolution", 0, min(end, 60))
            return
    if not formula and meta.kind == "resolution" and meta.organ != "un-sc":
        yield Diagnostic("input-no-formula", 0, min(end, 60))
    last = document.resolutions[-1] if document.resolutions else None
    if last is not None and not last.closing and not last.annexes and last.body and not document.notes:
        node = last.body[-1]
        while node.nodes:
            node = node.nodes[-1]
        bare = node.text.rstrip()
        if node.kind in {"paragraph", "point"} and bare and bare[-1] not in _END:
            yield Diagnostic("input-cut", node.start, node.end, {"text": bare[-12:]})
