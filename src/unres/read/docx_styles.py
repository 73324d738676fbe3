"""Word's styles: what a paragraph or a run inherits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from unres.read.docx_package import W

if TYPE_CHECKING:
    from lxml import etree

VAL = W + "val"
_OFF = frozenset(("0", "false", "off", "none"))
# Word's own headings in either language, and those of the UN's template: "_ H _Ch_GA", "_ H_1", "_ H_2/3"
_HEADING = re.compile(r"(?:heading|标题|標題|_\s?h)[\s_]*([1-9])?|(?:title|_\s?h\s?_?ch\b.{0,12}|hch.{0,6})\Z", re.I)


@define
class Style:
    """What a style says, None where it says nothing."""

    name: str = ""
    bold: bool | None = None
    hidden: bool | None = None
    raised: str | None = None
    num_id: str | None = None
    level: int | None = None
    outline: int | None = None
    indent: int | None = None


def switch(parent: etree._Element | None, name: str) -> bool | None:
    """The value of an on/off property: None if it is absent."""
    child = parent.find(W + name) if parent is not None else None
    if child is None:
        return None
    return child.get(VAL) not in _OFF


def number(text: str | None) -> int | None:
    """A whole number, None if it is none (Word writes 1267.0 at times)."""
    try:
        return int(float(text)) if text and len(text) < 12 else None
    except (ValueError, OverflowError):
        return None


def read_properties(style: Style, ppr: etree._Element | None, rpr: etree._Element | None) -> Style:
    """`style` with what the properties of a paragraph and of its runs add."""
    changes: dict[str, object] = {}
    if rpr is not None:
        for key, name in (("bold", "b"), ("hidden", "vanish")):
            value = switch(rpr, name)
            if value is not None:
                changes[key] = value
        align = rpr.find(W + "vertAlign")
        if align is not None:
            changes["raised"] = align.get(VAL) or ""
    if ppr is not None:
        numbering = ppr.find(W + "numPr")
        if numbering is not None:
            num_id, level = numbering.find(W + "numId"), numbering.find(W + "ilvl")
            if num_id is not None:
                changes["num_id"] = num_id.get(VAL)
            if level is not None:
                changes["level"] = number(level.get(VAL))
        outline = ppr.find(W + "outlineLvl")
        if outline is not None:
            changes["outline"] = number(outline.get(VAL))
        indent = ppr.find(W + "ind")
        if indent is not None:
            left = number(indent.get(W + "left") or indent.get(W + "start"))
            if left is not None:
                changes["indent"] = left
    return evolve(style, **changes) if changes else style  # type: ignore[arg-type]


@define(eq=False)
class Styles:
    """The styles of a file, inheritance worked out."""

    paragraph: dict[str, Style] = field(factory=dict)
    character: dict[str, Style] = field(factory=dict)
    default: Style = field(factory=Style)

    def of(self, ppr: etree._Element | None) -> Style:
        """The style of a paragraph, before its own properties."""
        if ppr is not None:
            name = ppr.find(W + "pStyle")
            if name is not None:
                return self.paragraph.get(name.get(VAL) or "", self.default)
        return self.default


def heading_level(style: Style) -> int:
    """1–6 if the style is a heading's, else 0.

    >>> heading_level(Style("heading 2")), heading_level(Style("_ H_1")), heading_level(Style("__Single Txt"))
    (2, 1, 0)
    """
    if style.outline is not None and 0 <= style.outline < 9:
        return min(style.outline + 1, 6)
    found = _HEADING.match(style.name)
    if not found:
        return 0
    return min(int(found[1]), 6) if found[1] else 1


def read_styles(root: etree._Element | None) -> Styles:
    """The styles in `styles.xml`; without it every style says nothing."""
    styles = Styles()
    if root is None:
        return styles
    base = Style()
    defaults = root.find(W + "docDefaults")
    if defaults is not None:
        base = read_properties(
            base,
            defaults.find(f"{W}pPrDefault/{W}pPr"),
            defaults.find(f"{W}rPrDefault/{W}rPr"),
        )
    raw: dict[str, etree._Element] = {}
    for element in root.iterfind(W + "style"):
        raw.setdefault(element.get(W + "styleId") or "", element)

    def resolve(name: str) -> Style:
        chain: list[etree._Element] = []
        seen: set[str] = set()
        while name in raw and name not in seen and len(chain) < 40:  # a style may be said to be based on itself
            seen.add(name)
            chain.append(raw[name])
            based = raw[name].find(W + "basedOn")
            name = (based.get(VAL) or "") if based is not None else ""
        style = base if chain[0].get(W + "type") != "character" else Style()
        for element in reversed(chain):
            style = read_properties(style, element.find(W + "pPr"), element.find(W + "rPr"))
        own = chain[0].find(W + "name")
        return evolve(style, name=(own.get(VAL) or "") if own is not None else "")

    styles.default = base
    for name, element in raw.items():
        kind = element.get(W + "type") or "paragraph"
        if kind == "paragraph":
            styles.paragraph[name] = resolve(name)
            if element.get(W + "default") not in {None, *_OFF}:
                styles.default = styles.paragraph[name]
        elif kind == "character":
            styles.character[name] = resolve(name)
    return styles
