"""Several resolutions in one document: each has its front in its own `cover`, and its identification from there."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, fields

from unres.model.document import Document, Resolution
from unres.model.meta import CoverLine, Meta
from unres.parse.kinds import part_letter
from unres.parse.metadata import read_meta
from unres.parse.numbers import titled


def several(documents: Sequence[Document]) -> Document:
    """One document of the resolutions of several, without ids: beside each other, each with its front as its `cover`.

    The documents are read from one source; their calls count the notes of all of them.
    """
    resolutions: list[Resolution] = []
    for document in documents:
        first, *more = document.resolutions
        start = min([line.start for line in document.cover] + [first.start])
        letter = first.letter or next((part_letter(line.text) or line.text.strip(" .") for line in document.cover if line.role == "letter"), "")
        resolutions += [evolve(first, letter=letter, cover=(*document.cover, *first.cover), start=start), *more]
    first_one, source = documents[0], documents[0].source
    return evolve(
        first_one,
        meta=identify((), resolutions),
        cover=(),
        resolutions=tuple(resolutions),
        notes=tuple(note for document in documents for note in document.notes),
        furniture=tuple(bit for document in documents for bit in document.furniture),
        diagnostics=tuple(said for document in documents for said in document.diagnostics),
        source=source,
    )


def identify(cover: Sequence[CoverLine], parts: Sequence[Resolution]) -> Meta:
    """What the printed lines say about a document: of several resolutions what they all have in common.

    >>> from unres.model import Text
    >>> numbers = [CoverLine(Text(f"81/{k}. 图书馆"), role="title") for k in (1, 2)]
    >>> made = identify((), [Resolution(cover=(line,)) for line in numbers])
    >>> made.number, made.title
    ('', '图书馆')
    """
    if not are_several(cover, parts):
        return read_meta(cover, parts)
    one, *others = metas(parts)
    common = {f.name: getattr(one, f.name) for f in fields(Meta) if all(getattr(one, f.name) == getattr(m, f.name) for m in others)}
    return Meta(**common)


def are_several(cover: Sequence[CoverLine], parts: Sequence[Resolution]) -> bool:
    """Whether resolutions stand beside each other with numbers of their own, not as parts A and B of one."""
    if cover or len(parts) < 2 or not all(part.letter or part.cover for part in parts):
        return False
    return any(line.role in {"symbol", "number"} or (line.role == "title" and titled(line.text)) for line in parts[0].cover)


def metas(parts: Sequence[Resolution]) -> list[Meta]:
    """The identification of each of several resolutions; a part B belongs to the resolution before it."""
    made: list[Meta] = []
    for part in parts:
        own = read_meta(part.cover, (part,))
        made.append(own if own.number or own.symbol or not made or not part.letter else evolve(made[-1], part=part.letter))
    return made
