"""Running heads and feet of PDF pages: what is repeated, numbered, or the document's own symbol and title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unres.read.furniture import SYMBOL
from unres.read.pdf_layout import body_size
from unres.read.pdf_pages import Page
from unres.read.pdf_rows import Row, words

#: rows looked at from the head and from the foot of a page
_DEPTH = 6
#: in ems: cells of a head or a foot stand further apart
_CELL_GAP = 1.5
#: a head and a foot are parted from the text by more than this, in ems
_APART = 2.6
#: the part of a page's height that its head or foot reaches at most
_ZONE = 0.2
#: how far the height of a repeated row may differ, in points
_SAME_HEIGHT = 4.0
#: a sign that stands for a picture or symbol may follow
_PAGE_NUMBER = re.compile(
    r"[0-9]{1,3}(?:\s?/\s?[0-9]{1,3})?|[-–—]\s?[0-9]{1,3}\s?[-–—]|第\s?[0-9]{1,3}\s?页(?:[，/]?\s?共\s?[0-9]{1,3}\s?页)?|[Pp]age\s[0-9]{1,3}(?:\s?(?:of|/)\s?[0-9]{1,3})?"
)
_FOOT_CELL = re.compile(
    r"(?:(?:GE\.)?[0-9]{2}-[0-9]{5}\s?(?:\*|\([A-Z]\))?|\*[0-9A-Z]{7,13}\*|[0-9]{6}|\([A-Z]\)|请回收\s?\S{0,2}|Please recycle\s?\S{0,2}|\s){1,12}"
)
_ADDRESS = re.compile(r"(?:https?://|file:///|www\.)\S+(?:\s+[0-9]{1,3}(?:\s?/\s?[0-9]{1,3})?)?")
_PRINTED = re.compile(r"[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4}(?:,?\s?(?:上午|下午)?\s?[0-9]{1,2}:[0-9]{2}.{0,80})?")
#: the number of a page at an edge of a cell; numbers inside are part of the words
_COUNTED = re.compile(r"^[0-9]{1,3}(?=\s|/|$)|(?:(?<=\s)|(?<=/))[0-9]{1,3}$")
_RULE = re.compile(r"[_＿]{4,}|(?:[-–—]\s?+){4,}+|(?:\*\s?+){3,}+")
_BLANK = re.compile(r"\s+")
_OWN = {"", "联合国", "大会", "安全理事会", "经济及社会理事会", "人权理事会"}


def find_symbol(rows: Sequence[Row]) -> str:
    """The document's own symbol on its first page, without blanks: the first that stands alone in a cell.

    >>> from unres.read.pdf_rows import Part
    >>> find_symbol([Row([Part("联合国", 0, 30, 10.0), Part("A/RES/76/1", 300, 360, 10.0, gap="\\t")], 700.0, 10.0, 0, 0)])
    'A/RES/76/1'
    """
    for row in rows[:12]:
        for cell in row.cells(_CELL_GAP):
            text = words(cell)
            if "/" in text and (found := SYMBOL.search(text)):
                rest = text[: found.start()] + text[found.end() :]
                if _BLANK.sub("", rest).strip("*") in _OWN:
                    return _BLANK.sub("", found[0])
    return ""


def mark_furniture(rows: Sequence[Sequence[Row]], pages: Sequence[Page]) -> None:
    """Set `kind` of the rows of heads and feet to "head" and "foot", of printed rules to "rule"; `rows` are those of each page from head to foot.

    A row is furniture if it stands at the head or foot of its page and holds nothing but page and job numbers or an address,
    or if it is parted from the text and is found on another page as well, numbers aside and the cells in any order (even and
    odd pages alternate), or holds the document's symbol, or words of its cover in smaller print.
    """
    symbol = next((found for page in rows[:2] if (found := find_symbol(page))), "")
    cover = _BLANK.sub("", "".join(row.text for row in rows[0])) if rows else ""
    common = _repeated(rows)
    body = body_size(rows)
    for number, (page, made) in enumerate(zip(rows, pages, strict=True)):
        for row in page:
            if row.text[0] in "_＿*-–—" and _RULE.fullmatch(row.text):
                row.kind = "rule"
        for foot in (False, True):
            _edge(page, made, symbol if number or foot else "", cover if number else "", common, body, foot=foot)


def _signature(row: Row) -> str:
    """The cells without numbers, in a fixed order."""
    return "|".join(sorted(_COUNTED.sub("#", words(cell)) for cell in row.cells(_CELL_GAP)))


def _candidates(page: Sequence[Row], *, foot: bool) -> Sequence[Row]:
    return page[::-1][:_DEPTH] if foot else page[:_DEPTH]


def _repeated(rows: Sequence[Sequence[Row]]) -> dict[str, list[float]]:
    """Signatures at the edges of two pages and more, with their heights."""
    found: dict[str, list[float]] = {}
    for page in rows:
        inner = max(_DEPTH, len(page) - _DEPTH)  # a row of a short page is near both its edges
        for row in (*page[:_DEPTH], *page[inner:]):
            found.setdefault(_signature(row), []).append(row.y)
    return {key: sorted(heights) for key, heights in found.items() if len(heights) > 1}


def _edge(
    page: Sequence[Row], made: Page, symbol: str, cover: str, common: dict[str, list[float]], body: float, *, foot: bool
) -> None:
    """Mark the rows at one edge of a page: from the edge to the last one that tells."""
    rows = [row for row in _candidates(page, foot=foot) if not row.kind]
    reach = 0
    for k, row in enumerate(rows):
        height = row.y if foot else made.height - row.y
        if (
            height > _ZONE * made.height
            or (reach and abs(row.y - rows[reach - 1].y) > _FAR * row.size)
            or _framed(row, made)
        ):
            break
        if _tells(row, rows, k, symbol, cover, common, body, made):
            reach = k + 1
    for row in rows[:reach]:
        row.kind = "foot" if foot else "head"


def _framed(row: Row, made: Page) -> bool:
    """Whether a row stands between two ruled lines of one length: the head of a table."""
    near = [rule for rule in made.rules if abs(rule.at - row.y) < _CLOSE * row.size][:_NEAR]
    return any(
        below.at < row.y < above.at and abs(above.start - below.start) < 1 and abs(above.end - below.end) < 1
        for above in near
        for below in near
    )


#: in ems: how close the lines of a table stand to a row, how far from each other the rows of a head
_CLOSE, _FAR = 2.0, 3.5
_NEAR = 100


def _apart(row: Row, rows: Sequence[Row], k: int, made: Page) -> bool:
    """Whether a row is parted from the row further inside: by a wide gap, a rule, or smaller print and some gap."""
    if k + 1 == len(rows):
        return True
    inner = rows[k + 1]
    gap = abs(row.y - inner.y)
    em = max(row.size, inner.size)
    if gap > _APART * em:
        return True
    low, high = sorted((row.y, inner.y))
    return any(low < rule.at < high and rule.end - rule.start > made.width / 2 for rule in made.rules)


def _tells(
    row: Row,
    rows: Sequence[Row],
    k: int,
    symbol: str,
    cover: str,
    common: dict[str, list[float]],
    body: float,
    made: Page,
) -> bool:
    if row.parts[0].raised:
        return False  # a note, or a call-out
    cells = [words(cell).strip() for cell in row.cells(_CELL_GAP)]
    if all(_FOOT_CELL.fullmatch(cell) or _PAGE_NUMBER.fullmatch(cell) or _ADDRESS.fullmatch(cell) for cell in cells):
        # a number alone may be a row of the text
        return len(cells) > 1 or "/" in row.text or not _PAGE_NUMBER.fullmatch(row.text) or _apart(row, rows, k, made)
    outer = [_apart(other, rows, j, made) for j, other in enumerate(rows[: k + 1])]
    if symbol and any(_BLANK.sub("", cell).strip("*") == symbol for cell in cells) and (len(cells) > 1 or any(outer)):
        return True
    whole = _BLANK.sub("", row.text)
    if (
        symbol
        and cover
        and any(outer)
        and row.size <= _SMALLER * body
        and whole.removeprefix(symbol).removesuffix(symbol) in cover
    ):
        return True  # no room between symbol and title
    if not outer[k]:
        # rows of a head of several stand close to each other: one further inside has to be parted from the text
        inner = next((j for j in range(k + 1, min(k + 3, len(rows) - 1)) if _apart(rows[j], rows, j, made)), None)
        if inner is None or any(rows[j].size > _SMALLER * body for j in range(k, inner + 1)):
            return False
    if any(abs(height - row.y) <= _SAME_HEIGHT for height in _others(common.get(_signature(row), []), row.y)):
        return True
    if _PRINTED.fullmatch(row.text) and k == 0:
        return True
    bare = [_BLANK.sub("", cell) for cell in cells]
    return (
        bool(cover)
        and row.size <= _SMALLER * body
        and all((len(b) > 3 and b in cover) or _PAGE_NUMBER.fullmatch(b) for b in bare)
    )


_SMALLER = 0.95


def _others(heights: Sequence[float], own: float) -> Sequence[float]:
    """The heights of the other rows with the same signature."""
    rest = list(heights)
    if own in rest:
        rest.remove(own)
    return rest
