"""Open elements of an HTML page: what a tag says about the text in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define, field

from unres.read.html_lists import Listing, open_list
from unres.read.html_tokens import Token
from unres.read.lines import GridCell, Line
from unres.read.zones import is_navigation

_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_LIGHT = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)", re.I)
_RAISED = re.compile(r"vertical-align\s*:\s*(super|sub)\b|mso-text-raise", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_MARGIN = re.compile(r"margin-left\s*:\s*(-?[0-9.]{1,8})\s*(pt|px|em|in|cm|mm|rem|%)?", re.I)
_UNITS = {"pt": 1.0, "px": 0.75, "em": 10.5, "rem": 10.5, "in": 72.0, "cm": 28.35, "mm": 2.835, "%": 5.0}
_NUMBER = re.compile(r"[0-9]{1,4}")


@define(eq=False)
class Element:
    """An open element."""

    name: str
    start: int
    #: for inline elements: where in the strip they begin
    place: int = 0
    bold: bool = False
    raised: str = ""
    href: str = ""
    hidden: bool = False
    #: a navigation zone
    zone: bool = False
    listing: Listing | None = None
    #: the number of an item that no line has yet
    number: str = ""
    indent: float = 0.0
    style: str = ""
    table: Table | None = None
    #: marker of the note that this element holds
    note: str = ""


@define(eq=False)
class Table:
    """A table under construction: its rows and where lines went before it."""

    start: int
    rows: list[list[GridCell]] = field(factory=list)
    caption: list[Line] = field(factory=list)
    outer: list[Line] = field(factory=list)


def element_of(name: str, token: Token, place: int, above: Sequence[Element], *, block: bool) -> Element:
    """The element that a tag opens inside of the elements `above`; `place` is where in the line it begins."""
    element = Element(name, token.start, place)
    attributes = token.attributes
    style = attributes.get("style", "")
    element.bold = name in {"b", "strong"} or (bool(style) and _BOLD.search(style) is not None)
    if element.bold and style and _LIGHT.search(style):
        element.bold = False
    if name in {"sup", "sub"}:
        element.raised = name
    elif style and (found := _RAISED.search(style)):
        element.raised = "sub" if found[1] and found[1].lower() == "sub" else "sup"
    if name == "a":
        element.href = attributes.get("href", "")
    if attributes:
        element.hidden = (
            name == "template" or "hidden" in attributes or (bool(style) and _HIDDEN.search(style) is not None)
        )
        if block:
            element.style = attributes.get("class", "")
            if style and (margin := _MARGIN.search(style)):
                element.indent = _length(margin[1], margin[2])
    element.hidden = element.hidden or name in {"head", "template", "select", "button", "svg", "math", "object"}
    element.zone = is_navigation(name, attributes)
    if name in {"ol", "ul", "menu", "dir"}:
        element.listing = open_list(name, attributes)
    elif name == "li":
        listing = next((e.listing for e in reversed(above) if e.listing is not None), None)
        element.number = listing.number(attributes) if listing else "•"
    return element


def span_of(value: str | None) -> int:
    """The value of a `colspan` or `rowspan`, within bounds.

    >>> span_of("2"), span_of("x"), span_of(None), span_of("0"), span_of("9999")
    (2, 1, 1, 1, 1000)
    """
    found = _NUMBER.match(value.strip()) if value else None
    return max(1, min(int(found[0]), 1000)) if found else 1


def _length(value: str, unit: str | None) -> float:
    try:
        return float(value) * _UNITS[(unit or "px").lower()]
    except ValueError:
        return 0.0
