"""Word's automatic numbers: worked out from `numbering.xml` and displayed as Word shows them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from unres.figures import STEMS
from unres.model.pieces import roman
from unres.read.docx_package import W
from unres.read.docx_styles import VAL, Styles, number, switch

if TYPE_CHECKING:
    from lxml import etree

_LEVELS = 9
_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_PLACE = re.compile(r"%([1-9])")


def han_number(value: int, digits: str = _DIGITS, tens: str = "十百千") -> str:
    """A Chinese number up to 9999.

    >>> han_number(10), han_number(23), han_number(101), han_number(110)
    ('十', '二十三', '一百零一', '一百一十')
    """
    if not 0 < value < 10_000:
        return str(value)
    if value < 10:
        return digits[value]
    if value < 20:
        lead = "" if digits is _DIGITS else digits[1]
        return lead + tens[0] + (digits[value - 10] if value > 10 else "")
    out = []
    gap = False
    for unit, name in ((1000, tens[2]), (100, tens[1]), (10, tens[0]), (1, "")):
        figure, value = divmod(value, unit)
        if figure:
            if gap:
                out.append("零")
                gap = False
            out.append(digits[figure] + name)
        elif out and value:
            gap = True
    return "".join(out)


def _letters(value: int) -> str:
    """a … z, aa, bb …, as Word counts."""
    return chr(97 + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value < 26 * 40 else str(value)


def _from(first: int, last: int, start: int = 1) -> Callable[[int], str]:
    """Numbers that are single characters, figures where the row of characters ends."""
    return lambda value: chr(first + value - start) if start <= value <= last - first + start else str(value)


def _of(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if 0 < value <= len(signs) else str(value)


def _roman(value: int) -> str:
    return roman(value) if 0 < value < 400 else str(value)


#: `w:numFmt` → how a number is shown; what is not here is shown in figures
FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": lambda value: str(value).translate({48 + k: 0xFF10 + k for k in range(10)}),
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "chineseCounting": han_number,
    "chineseCountingThousand": han_number,
    "japaneseCounting": han_number,
    "taiwaneseCounting": han_number,
    "taiwaneseCountingThousand": han_number,
    "koreanCounting": han_number,
    "ideographDigital": lambda value: "".join(_DIGITS[int(c)] for c in str(abs(value))),
    "japaneseDigitalTenThousand": lambda value: "".join(_DIGITS[int(c)] for c in str(abs(value))),
    "taiwaneseDigital": lambda value: "".join(_DIGITS[int(c)] for c in str(abs(value))),
    "chineseLegalSimplified": lambda value: han_number(value, _LEGAL, "拾佰仟"),
    "japaneseLegal": lambda value: han_number(value, _LEGAL, "拾佰仟"),
    "ideographTraditional": _of(STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "decimalEnclosedCircle": _from(0x2460, 0x2473),
    "decimalEnclosedCircleChinese": _from(0x2460, 0x2473),
    "decimalEnclosedParen": _from(0x2474, 0x2487),
    "decimalEnclosedFullstop": _from(0x2488, 0x249B),
    "ideographEnclosedCircle": _from(0x3280, 0x3289),
    "chicago": lambda value: "*†‡§"[(value - 1) % 4] * ((value - 1) // 4 + 1) if 0 < value < 100 else str(value),
    "none": lambda _value: "",
}
#: signs of symbol fonts, which live in the private area, by what they look like
SYMBOLS = {
    0xB7: "•", 0xA7: "▪", 0xD8: "➢", 0xFC: "✓", 0x6C: "●", 0x6E: "■", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA8: "◻",
    0x2D: "–", 0xBE: "—", 0xAE: "→", 0xE0: "→", 0x2A: "*",
}  # fmt: skip


def symbol(char: str) -> str:
    """The sign a symbol font shows for a private character: a bullet if it is not known."""
    code = ord(char)
    return SYMBOLS.get(code - 0xF000, "•") if 0xF000 <= code <= 0xF0FF else char


def shown(value: int, format: str) -> str:
    """A number in a format of Word.

    >>> shown(2, "lowerLetter"), shown(27, "lowerLetter"), shown(4, "lowerRoman"), shown(3, "chineseCounting")
    ('b', 'aa', 'iv', '三')
    """
    return FORMATS.get(format, str)(value)


@define
class Level:
    """A level of a list."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    #: the level whose new number starts this one again; None: the level above, 0: never
    restart: int | None = None
    #: all numbers in figures, whatever the levels say
    legal: bool = False
    indent: int = 0
    style: str = ""


@define(eq=False)
class Numbering:
    """The lists of a file and how far each has been counted."""

    #: numId → (list, its levels, levels that start anew, by their start)
    nums: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = field(factory=dict)
    _counts: dict[str, list[int | None]] = field(factory=dict)
    _begun: set[tuple[str, int]] = field(factory=set)
    missing: set[str] = field(factory=set)

    def level(self, num_id: str, ilvl: int) -> Level | None:
        """The definition of a level."""
        found = self.nums.get(num_id)
        return found[1].get(ilvl) if found else None

    def level_of_style(self, num_id: str, style: str) -> int:
        """The level of a list that a paragraph style is tied to, 0 if none."""
        found = self.nums.get(num_id)
        return next((k for k, level in found[1].items() if level.style == style), 0) if found else 0

    def next(self, num_id: str, ilvl: int) -> str:
        """Count one paragraph and return its number as displayed: "1." "(a)" "•"; "" if the list is not defined."""
        found = self.nums.get(num_id)
        if found is None or not 0 <= ilvl < _LEVELS:
            self.missing.add(num_id)
            return ""
        abstract, levels, overrides = found
        level = levels.get(ilvl)
        if level is None:
            self.missing.add(num_id)
            return ""
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if (num_id, ilvl) not in self._begun:
            self._begun.add((num_id, ilvl))
            if ilvl in overrides:
                counts[ilvl] = overrides[ilvl] - 1
        before = counts[ilvl]
        counts[ilvl] = level.start if before is None else before + 1
        for below in range(ilvl + 1, _LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or (restart and ilvl < restart):
                counts[below] = None

        def value(place: re.Match[str]) -> str:
            k = int(place[1]) - 1
            other = levels.get(k)
            count = counts[k]
            if count is None:
                count = other.start if other else 1
                counts[k] = count
            return shown(count, "decimal" if level.legal or other is None else other.format)

        if level.format == "bullet":
            return "".join(symbol(c) for c in level.text.strip()) or "•"
        return _PLACE.sub(value, level.text).strip()


def _read_level(element: etree._Element) -> Level:
    def get(name: str) -> str | None:
        child = element.find(W + name)
        return child.get(VAL) if child is not None else None

    start = number(get("start"))
    indent = element.find(f"{W}pPr/{W}ind")
    left = number(indent.get(W + "left") or indent.get(W + "start")) if indent is not None else None
    return Level(
        1 if start is None else start,
        get("numFmt") or "decimal",
        get("lvlText") or "",
        number(get("lvlRestart")),
        bool(switch(element, "isLgl")),
        left or 0,
        get("pStyle") or "",
    )


def read_numbering(root: etree._Element | None, styles: Styles) -> Numbering:
    """The lists in `numbering.xml`; a file without it has none."""
    numbering = Numbering()
    if root is None:
        return numbering
    abstracts: dict[str, dict[int, Level]] = {}
    linked: dict[str, str] = {}
    for element in root.iterfind(W + "abstractNum"):
        name = element.get(W + "abstractNumId") or ""
        levels = {}
        for child in element.iterfind(W + "lvl"):
            ilvl = number(child.get(W + "ilvl"))
            if ilvl is not None and 0 <= ilvl < _LEVELS:
                levels[ilvl] = _read_level(child)
        abstracts[name] = levels
        link = element.find(W + "numStyleLink")
        if link is not None and not levels:
            linked[name] = link.get(VAL) or ""
    owners: dict[str, str] = {}
    pending: list[tuple[str, str, dict[int, int], dict[int, Level]]] = []
    for element in root.iterfind(W + "num"):
        num_id = element.get(W + "numId") or ""
        reference = element.find(W + "abstractNumId")
        abstract = (reference.get(VAL) or "") if reference is not None else ""
        owners[num_id] = abstract
        starts: dict[int, int] = {}
        replaced: dict[int, Level] = {}
        for override in element.iterfind(W + "lvlOverride"):
            ilvl = number(override.get(W + "ilvl"))
            if ilvl is None or not 0 <= ilvl < _LEVELS:
                continue
            own = override.find(W + "lvl")
            if own is not None:
                replaced[ilvl] = _read_level(own)
            start = override.find(W + "startOverride")
            value = number(start.get(VAL)) if start is not None else None
            if value is not None:
                starts[ilvl] = value
        pending.append((num_id, abstract, starts, replaced))
    for num_id, abstract, starts, replaced in pending:
        home = abstract
        if abstract in linked:
            # a list that is defined by a style: the style names a num, the num the list
            style = styles.paragraph.get(linked[abstract])
            home = owners.get(style.num_id or "", abstract) if style else abstract
        levels = {**abstracts.get(home, {}), **replaced}
        for ilvl, first in starts.items():
            if ilvl in levels:
                levels[ilvl] = evolve(levels[ilvl], start=first)
        numbering.nums[num_id] = (home, levels, starts)
    return numbering
