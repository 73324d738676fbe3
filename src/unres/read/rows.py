"""Rows: the physical lines of a text, with what their surroundings tell (blank lines, page breaks, indent)."""

from __future__ import annotations

import re

from attrs import define

from unres.limits import DEFAULT, Limits

# code points that print nothing at the edge of a line; str.strip() knows the white ones
UNPRINTED = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_EDGE = " \t\n\r\x0b\x0c\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000" + UNPRINTED
_ROW = re.compile(rf"(?:\A|[\n\x0c])[{_EDGE.replace(chr(10), '').replace(chr(12), '')}]*[^{_EDGE}]")
_BREAKS = re.compile(r"\r\n|[\r\x0b\x85\u2028\u2029]")


def has_unprinted(text: str) -> bool:
    """Whether a text has signs without any print, in words or at the edge of a line; eight looks are faster than one for any of them."""
    return (
        "\u200b" in text
        or "\u200c" in text
        or "\u200d" in text
        or "\u200e" in text
        or "\u200f" in text
        or "\u2060" in text
        or "\ufeff" in text
        or "\u00ad" in text
    )


@define(eq=False)
class Row:
    """A physical line that is not blank.

    `text` is stripped; `start`, `end` are its offsets in the source; `blank` counts the empty lines before it; `feed` tells
    whether a form feed stands before it; `hard` whether it ends in Markdown's two blanks; `kind` is "" for running text.
    """

    text: str
    start: int
    end: int
    blank: int
    indent: int
    feed: bool
    hard: bool
    kind: str = ""
    #: a page may end before this row
    turn: bool = False
    #: page number from 0
    page: int = 0
    #: display column at which the row ends, measured when wrapping is undone
    edge: int = 0


def split(text: str, limits: Limits = DEFAULT, *, odd: bool = True) -> list[Row]:
    """The rows of `text`, blank lines counted and left out. Linear in the length of `text`.

    `odd` tells that it may have signs that `has_odd` tells of.

    Raises `LimitError` if there are more than `limits.max_lines`.

    >>> [(r.text, r.blank) for r in split("大会，\\n\\n  回顾其决议，")]
    [('大会，', 0), ('回顾其决议，', 1)]
    """
    # one look for each is many times as fast as one for any of them
    if "\r" in text or "\x0b" in text or (odd and ("\x85" in text or "\u2028" in text or "\u2029" in text)):
        # same length, so that offsets stay
        text = _BREAKS.sub(lambda m: "\n" if len(m[0]) == 1 else " \n", text)
    if len(text) >= limits.max_lines and text.count("\n") + text.count("\x0c") >= limits.max_lines:  # before each row becomes an object
        limits.bound_lines(sum(1 for _ in _ROW.finditer(text)), "the text")
    # most texts have neither, and then no row is asked
    feeds = "\x0c" in text
    hidden = odd and has_unprinted(text)
    odd = feeds or hidden
    rows: list[Row] = []
    append = rows.append
    position = 0
    blank = 0
    feed = False
    for piece in text.split("\n"):
        if not piece:
            blank += 1
            position += 1
            continue
        bare = piece.strip()
        if bare is piece and not odd:
            end = position + len(piece)
            append(Row(piece, position, end, blank, 0, False, False))  # noqa: FBT003 - by name it takes a tenth longer
            blank = 0
            position = end + 1
            continue
        if hidden and bare and (bare[0] in UNPRINTED or bare[-1] in UNPRINTED):
            bare = bare.strip(_EDGE)
        if not bare:
            if feeds and "\x0c" in piece:
                feed = True
            else:
                blank += 1
            position += len(piece) + 1
            continue
        size = len(bare)
        if feeds and "\x0c" in bare:  # a form feed inside a line ends it
            offset = position
            for part in piece.split("\x0c"):
                inner = part.strip(_EDGE)
                if inner:
                    lead = part.index(inner[0])
                    append(Row(inner, offset + lead, offset + lead + len(inner), blank, lead, feed, hard=False))
                    blank = 0
                feed = True
                offset += len(part) + 1
            feed = False
        else:
            lead = piece.index(bare[0]) if piece[0] != bare[0] else 0
            if feeds and lead and not feed and "\x0c" in piece[:lead]:
                feed = True
            start = position + lead
            append(Row(bare, start, start + size, blank, lead, feed, piece.endswith("  ")))
            blank = 0
            feed = False
        position += len(piece) + 1
    return rows


_QUOTED = re.compile(r"(?:>[ \t]?+)++")


def unquote(rows: list[Row]) -> list[Row]:
    """The rows without the signs of Markdown's quotations at their heads, which converters put before indented paragraphs.

    >>> [(r.text, r.start, r.blank) for r in unquote(split("大会，\\n>\\n> 回顾其决议，", DEFAULT))]
    [('大会，', 0, 0), ('回顾其决议，', 8, 1)]
    """
    made: list[Row] = []
    blank = 0
    feed = False
    for row in rows:
        row.blank += blank
        row.feed = row.feed or feed
        blank, feed = 0, False
        if row.text[0] == ">" and not row.indent:
            sign = _QUOTED.match(row.text)
            bare = row.text[sign.end() :].lstrip()  # type: ignore[union-attr]
            row.indent = row.end - row.start - len(bare) - sign.end()  # type: ignore[union-attr]
            row.text, row.start = bare, row.end - len(bare)
            if not bare:  # a blank line of the quotation
                blank, feed = row.blank + 1, row.feed
                continue
        made.append(row)
    return made


_WIDE = re.compile(r"[⺀-\U0010ffff“”‘’—―…]+")
#: nothing but what takes one byte of UTF-8 for a column, or three for two; matching all of a text is twice as fast as a search for anything else
_EVEN = re.compile(r"[\x00-\x7f\u2014\u2015\u2018\u2019\u201c\u201d\u2026\u2e80-\ud7ff\ue000-\ufefe\uff00-\uffff]*+\Z")


def has_odd(text: str) -> bool:
    """Whether a text has signs other than those of ASCII and of Chinese print.

    Without them any part of it is half as wide as its characters and bytes together, nothing in it is raised, and blanks and line
    ends are ASCII's or wide. Most texts have none: one look spares some twenty for signs of their own.

    >>> has_odd("第2514(2020)号，“公约”"), has_odd("公约²")
    (False, True)
    """
    return _EVEN.match(text) is None


def width(text: str) -> int:
    """Display columns: 2 for Han characters and full-width signs, 1 for others.

    >>> width("第2514(2020)号"), width("公约²")
    (14, 5)
    """
    if not has_odd(text):
        return (len(text) + len(text.encode())) // 2
    return 2 * len(text) - len(_WIDE.sub("", text))
