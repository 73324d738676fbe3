"""`Index`: the numbered places of a document, to look up what 上文第3(a)段 and 本决议附件二 point at."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from attrs import define, field

from unres.model.base import Node
from unres.model.blocks import Annex, Clause, Draft, Paragraph, Point, Section
from unres.model.document import Document, Resolution
from unres.model.pieces import han_value

_STEP = re.compile(
    r"[0-9]{1,4}|[a-z]{1,4}|[A-Z]{1,4}|[㈠-㈩]|[一二三四五六七八九十百零〇]{1,6}|[子丑寅卯辰巳午未申酉戌亥]"
)
_ENCLOSED = {chr(0x3220 + k): han for k, han in enumerate("一二三四五六七八九十")}
_ROMANS = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8", "IX": "9", "X": "10"}


@lru_cache(maxsize=4096)
def steps(printed: str) -> tuple[str, ...]:
    """A printed number as what it is compared by: brackets gone, ㈠ and (一) alike.

    >>> steps("5(a)㈡"), steps("（二）"), steps("12.")
    (('5', 'a', '二'), ('二',), ('12',))
    """
    return tuple(_ENCLOSED.get(step, step) for step in _STEP.findall(printed))


def ordinal(printed: str) -> str:
    """The number of a section or article: 三, 第三条, III and 3 are one.

    >>> ordinal("第三条"), ordinal("III"), ordinal("A."), ordinal("二、")
    ('3', '3', 'A', '2')
    """
    found = steps(printed)
    if not found:
        return ""
    one = found[0]
    if one in _ROMANS:
        return _ROMANS[one]
    value = han_value(one)
    return str(value) if value else one


#: nodes that have a number, or stand where others have one
_PLACES = (Paragraph, Point, Clause)


class Entry(NamedTuple):
    """A numbered place."""

    path: tuple[str, ...]
    eid: str
    order: int
    #: numbers of the sections it stands in, from the outermost
    sections: tuple[str, ...]


@define(eq=False)
class Scope:
    """A text with its own numbering: a resolution, a part of one, an annex, a quoted draft."""

    root: Node
    owner: Resolution | None
    #: as printed in the label of an annex: 附件二 → 二; None for a body
    annex: str | None = None
    #: path → the paragraphs and points that have it
    paragraphs: dict[tuple[str, ...], list[Entry]] = field(factory=dict)
    sections: list[Entry] = field(factory=list)
    articles: list[Entry] = field(factory=list)
    preamble: list[str] = field(factory=list)
    #: eId → its entry
    places: dict[str, Entry] = field(factory=dict)
    #: how many there are
    count: int = 0

    def paragraph(self, path: tuple[str, ...]) -> list[Entry]:
        """The paragraphs and points with this path."""
        return self.paragraphs.get(path, [])


@define(eq=False)
class Index:
    """The scopes of a document by the identity of their roots."""

    scopes: dict[int, Scope] = field(factory=dict)
    notes: dict[str, str] = field(factory=dict)

    def of(self, root: Node | None) -> Scope | None:
        """The scope of a resolution or an annex."""
        return self.scopes.get(id(root))

    def annexes(self, resolution: Resolution | None) -> list[Scope]:
        """The annexes of a resolution."""
        return [self.scopes[id(a)] for a in resolution.annexes] if resolution is not None else []


_ANNEX_NUMBER = re.compile(r"(?:附件|附录|附文)\s?([一二三四五六七八九十]{1,3}|[A-Z]|[IVX]{1,5}|[0-9]{1,2})")


def index(document: Document) -> Index:
    """The index of a document."""
    made = Index(notes={note.marker: note.eid for note in reversed(document.notes)})
    for resolution in document.resolutions:
        _resolution(made, resolution)
    return made


def _resolution(made: Index, resolution: Resolution) -> None:
    scope = made.scopes[id(resolution)] = Scope(resolution, resolution)
    scope.preamble = [n.eid for n in resolution.preamble if isinstance(n, Clause)]
    _fill(made, scope, resolution.body)
    for annex in resolution.annexes:
        _annex(made, annex, resolution)


def _annex(made: Index, annex: Annex, owner: Resolution) -> None:
    number = _ANNEX_NUMBER.search(annex.text)
    scope = made.scopes[id(annex)] = Scope(annex, owner, number[1] if number else "")
    _fill(made, scope, annex.children)
    for inner in annex.annexes:
        _annex(made, inner, owner)


def _fill(made: Index, scope: Scope, nodes: tuple[Node, ...], path: tuple[str, ...] = (), sections: tuple[str, ...] = ()) -> None:
    for node in nodes:
        if isinstance(node, _PLACES):
            here = path
            label = None if isinstance(node, Clause) else node.label
            if label is not None and (own := steps(label.text)):
                here = (*path, *own) if isinstance(node, Point) else own
            _enter(scope, scope.paragraphs.setdefault(here, []), here, node.eid, sections)
            if node.children:
                _fill(made, scope, node.children, here, sections)
        elif isinstance(node, Section):
            number = ordinal(node.label.text) if node.label is not None else ""
            inner = (*sections, number or f"#{node.eid}")
            _enter(scope, scope.articles if node.level == "article" else scope.sections, (number,), node.eid, inner)
            _fill(made, scope, node.children, (), inner)
        elif isinstance(node, Draft):
            _resolution(made, node.resolution)


def _enter(scope: Scope, entries: list[Entry], path: tuple[str, ...], eid: str, sections: tuple[str, ...]) -> None:
    """Add a place to its scope."""
    order = scope.count
    scope.count = order + 1
    entry = scope.places[eid] = Entry(path, eid, order, sections)
    entries.append(entry)
