"""Numbers that a browser shows before list items and that stand in no text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import define

from unres.read.docx_numbering import han_number, shown

_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
}
_HAN = frozenset("cjk-ideographic simp-chinese-informal trad-chinese-informal cjk-decimal japanese-informal".split())
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]{2,40})", re.I)


@define(eq=False)
class Listing:
    """An open <ol> or <ul>."""

    ordered: bool
    format: str = "decimal"
    next: int = 1

    def number(self, attributes: Mapping[str, str]) -> str:
        """The number of the next item, as displayed: "3." "b." "一、" "•"; "" if the list shows none.

        >>> Listing(True, "decimal", 3).number({}), Listing(False).number({})
        ('3.', '•')
        """
        if not self.ordered:
            return "" if self.format == "none" else "•"
        value = attributes.get("value", "").strip()
        if re.fullmatch(r"-?[0-9]{1,6}", value):
            self.next = int(value)
        current = self.next
        self.next += 1
        if self.format == "none":
            return ""
        if self.format == "han":
            return han_number(current) + "、"
        return shown(current, self.format) + "."


def open_list(name: str, attributes: Mapping[str, str]) -> Listing:
    """The list that a tag opens."""
    found = _LIST_STYLE.search(attributes.get("style", ""))
    style = found[1].lower() if found else ""
    if style == "none":
        return Listing(name == "ol", "none")
    shape = "han" if style in _HAN else _STYLES.get(style) or _TYPES.get(attributes.get("type", "")) or "decimal"
    start = attributes.get("start", "").strip()
    first = int(start) if re.fullmatch(r"-?[0-9]{1,6}", start) else 1
    return Listing(name == "ol", shape, first)
