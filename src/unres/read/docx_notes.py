"""Word's notes: the marks it counts, and where their texts are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import define

from unres.read.docx_numbering import shown
from unres.read.docx_package import Package, Relation, W
from unres.read.docx_story import GONE, custom_mark
from unres.read.docx_styles import VAL, number

if TYPE_CHECKING:
    from lxml import etree

KINDS = ("footnote", "endnote")


@define
class _Counting:
    """How notes of one kind are counted in a section."""

    format: str
    start: int = 1
    #: "continuous", "eachSect", "eachPage"
    restart: str = "continuous"


def _read_counting(parent: etree._Element | None, kind: str, base: _Counting) -> _Counting:
    element = parent.find(f"{W}{kind}Pr") if parent is not None else None
    if element is None:
        return base

    def get(name: str) -> str | None:
        child = element.find(W + name)
        return child.get(VAL) if child is not None else None

    start = number(get("numStart"))
    return _Counting(
        get("numFmt") or base.format, base.start if start is None else start, get("numRestart") or base.restart
    )


def marks_of(document: etree._Element, settings: etree._Element | None) -> dict[tuple[str, str], str]:
    """The printed mark of each note: `(kind, w:id)` → "1" "*" "i".

    Automatic marks are counted in the order of the calls, with the start, the format and the restarts of their section;
    calls that were deleted do not count.
    """
    marks: dict[tuple[str, str], str] = {}
    deleted = any(True for _ in document.iter(W + "del", W + "moveFrom"))
    defaults = {
        "footnote": _read_counting(settings, "footnote", _Counting("decimal")),
        "endnote": _read_counting(settings, "endnote", _Counting("lowerRoman")),
    }
    counts: dict[str, int | None] = dict.fromkeys(KINDS)
    # a section's properties stand at its end
    waiting: list[tuple[str, str, str] | None] = []

    def settle(section: etree._Element | None) -> None:
        for kind in KINDS:
            counting = _read_counting(section, kind, defaults[kind])
            if counting.restart == "eachSect":
                counts[kind] = None
            for item in waiting:
                if item is None:
                    if counting.restart == "eachPage":
                        counts[kind] = None
                    continue
                if item[0] != kind or (kind, item[1]) in marks:
                    continue
                if item[2]:
                    marks[kind, item[1]] = item[2]
                    continue
                before = counts[kind]
                value = counting.start if before is None else before + 1
                counts[kind] = value
                marks[kind, item[1]] = shown(value, counting.format)
        waiting.clear()

    wanted = [W + "footnoteReference", W + "endnoteReference", W + "sectPr", W + "lastRenderedPageBreak"]
    for element in document.iter(*wanted):
        name = element.tag.rpartition("}")[2]
        if name == "sectPr":
            settle(element)
        elif name == "lastRenderedPageBreak":
            waiting.append(None)
        elif not (deleted and _is_deleted(element)):
            waiting.append((name.removesuffix("Reference"), element.get(W + "id") or "", custom_mark(element)))
    settle(None)
    return marks


def _is_deleted(element: etree._Element) -> bool:
    return any(above.tag in GONE for above in element.iterancestors())


def note_elements(
    package: Package, kind: str
) -> Iterator[tuple[tuple[str, str], etree._Element, Mapping[str, Relation]]]:
    """The notes of a kind in the order of their part, each with its key and the part's relationships; no separators."""
    root = package.related(kind + "s")
    if root is None:
        return
    relations = package.relations_of(package.target(kind + "s"))
    for element in root.iterfind(W + kind):
        if element.get(W + "type") in {None, "normal"}:
            yield (kind, element.get(W + "id") or ""), element, relations
