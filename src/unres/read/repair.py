"""Damage that a text took on its way is undone before it is read: each rule a function that sees it and says so.

A rule gets the text and returns edits, or other characters at the same places; `repair` puts them together in a `Shadow`. The
source itself stays as it was: the tree is brought back to it by `unres.read.shadow.restore`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from attrs import frozen

from unres.diagnostics import Diagnostic
from unres.model.document import Furniture
from unres.parse.kinds import closing_role
from unres.read import note_items, note_marks
from unres.read.apart import rows_apart
from unres.read.dialects import edits_of, unquoted
from unres.read.lines import Line
from unres.read.rewrapped import rewrapped
from unres.read.rows import UNPRINTED, Row, has_unprinted
from unres.read.shadow import Edit, Shadow, plain, rewrite, translate
from unres.read.signs import signs
from unres.read.unbroken import is_unbroken, line_ends
from unres.script import fold, is_traditional, narrow

_NOTHING = re.compile(f"[{UNPRINTED}]+")
_BLANKS = str.maketrans("\u00a0\u2007\u202f", "   ")


@frozen
class Repair:
    """What a rule found: edits, or the whole text anew with each character at its place; a code (or none), and where."""

    code: str = ""
    edits: tuple[Edit, ...] = ()
    text: str = ""
    at: int = 0
    #: what the edits take out is furniture of this kind
    kind: str = ""


Repaired = tuple[Shadow, list[Diagnostic], list[Furniture]]


def repair(text: str, format: str = "text", rows: Sequence[Row] | None = None, *, odd: bool = True) -> Repaired | None:
    """The text as it was before it was damaged, what was found, what was taken out; None for a text without damage.

    In formats that have a structure of their own only characters are others, each at its place. Quotations are no damage where
    they are all there is: then the reader leaves out their signs. `rows` are those of `text`, which show for many rules that
    they will find nothing; `odd` tells that it may have signs that `has_odd` tells of.

    >>> shadow, found, _ = repair("大會，\\n\\n１. 決定繼續處理此案。")
    >>> shadow.text, [d.code for d in found]
    ('大会，\\n\\n1. 决定继续处理此案。', ['text-full-width', 'script-traditional'])
    """
    shadow = plain(text)
    said: list[Diagnostic] = []
    taken: list[Furniture] = []
    damaged = False
    rules = RULES if format in {"md", "text"} else CHARACTERS
    shown = signs(text, rows) if rows is not None else EVERY
    needless = {rule for rule, known in SHOWN.items() if shown.isdisjoint(known)} if "quoted" not in shown else set()
    if not odd:
        needless |= {_nothing, _blanks}
    if format == "md":
        for change in edits_of(text, quoted="quoted" in shown, odd=odd):
            edits = change(shadow.text)
            damaged = damaged or (bool(edits) and change is not unquoted)
            taken += _taken(shadow, edits, "markup")
            shadow = rewrite(shadow, edits)
    for rule in rules:
        if rule in needless and shadow.text is text:
            continue
        found = rule(shadow.text)
        if found is None:
            continue
        damaged = True
        if found.code:
            at = shadow.start(found.at)
            said.append(Diagnostic(found.code, at, min(at + 1, len(text))))
        if found.kind:
            taken += _taken(shadow, found.edits, found.kind)
        shadow = translate(shadow, found.text) if found.text else rewrite(shadow, found.edits)
    return (shadow, said, taken) if damaged and shadow.text != text else None


def _taken(shadow: Shadow, edits: Sequence[Edit], kind: str) -> list[Furniture]:
    """What edits take out, as furniture."""
    return [
        Furniture(kind, shadow.start(a), shadow.end(b))
        for a, b, new in edits
        if not new and not shadow.text[a:b].isspace()
    ]


def _returns(text: str) -> Repair | None:
    """Lines that end in a carriage return alone, as old Macintosh files have them."""
    return Repair(text=text.replace("\r", "\n")) if "\r" in text and "\n" not in text else None


def _nothing(text: str) -> Repair | None:
    """Zero-width signs: they would part words and numbers that are whole on the page."""
    if not has_unprinted(text):
        return None
    return Repair(edits=tuple((m.start(), m.end(), "") for m in _NOTHING.finditer(text)))


def _blanks(text: str) -> Repair | None:
    """No-break blanks are blanks."""
    if "\u00a0" not in text and "\u202f" not in text and "\u2007" not in text:
        return None
    return Repair(text=text.translate(_BLANKS))


def _full_width(text: str) -> Repair | None:
    """Full-width digits and letters: １２ is 12."""
    wide = "１" in text or "２" in text or "３" in text
    if not wide and "（" not in text:
        return None
    made = narrow(text)
    if made == text:
        return None
    at = next(i for i, (a, b) in enumerate(zip(text, made, strict=True)) if a != b)
    return Repair("text-full-width" if wide else "", text=made, at=at)


def _traditional(text: str) -> Repair | None:
    """Traditional script is read in its simplified form."""
    return Repair("script-traditional", text=fold(text)) if is_traditional(text) else None


_ADJACENT = re.compile(r"[\u4e00-\u9fff，。；、](?=[\u4e00-\u9fff，。；、])")
_APART = re.compile(r"[\u4e00-\u9fff，。；、] (?=[\u4e00-\u9fff，。；、])")
_LATIN_ADJACENT = re.compile(r"[!-~](?=[!-~])")
_LATIN_APART = re.compile(r"[!-~] (?=[!-~])")
_HAN_BLANKS = re.compile(r"(?<=[^\x00-\xff]) (?=\S)|(?<=[\x21-\x7e]) (?=[^\x00-\xff])")


def _spaced(text: str) -> Repair | None:
    """A blank between all characters, or between all Han characters."""
    head = text[:6000]
    if head.count(" ") * 4 < len(head) or len(_APART.findall(head)) < 2 * len(_ADJACENT.findall(head)) + 8:
        return None
    whole = len(_LATIN_APART.findall(head)) >= len(_LATIN_ADJACENT.findall(head))
    edits: list[Edit] = []
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n\x0b\x0c\x85\u2028\u2029")
        if whole and not bare[1::2].strip():  # every second character is the blank that was put in
            edits += ((at + k, at + k + 1, "") for k in range(1, len(bare), 2))
        else:
            edits += ((at + m.start(), at + m.end(), "") for m in _HAN_BLANKS.finditer(bare))
        at += len(line)
    if not edits:
        return None
    return Repair("text-spaced", tuple(edits), at=edits[0][0])


#: a blank inside a sentence between Han characters, or before a sign
_LOOSE = re.compile(r" (?<=[\u4e00-\u9fff] ) ?(?=[\u4e00-\u9fff，。；、])")
_STOP = re.compile(r"[，。；：]")
#: a number alone before a heading: 二 图书馆的作用; no cover is longer
_ALONE, _COVER = re.compile(r"\s*[一二三四五六七八九十]{1,3} "), 800
#: fewer of them, or fewer than one in so many characters, stand for something
_LOOSE_LEAST, _LOOSE_RARE = 16, 60


def _justified(text: str) -> Repair | None:
    """Blanks here and there between Han characters, as scans and justified text leave them: they part words that are told by rules.

    Only those in sentences, on the cover and in closing lines are taken out: lists of names, headings and tables may have theirs for a reason.
    """
    head = text[:20000]
    if len(_LOOSE.findall(head)) < max(_LOOSE_LEAST, len(head) / _LOOSE_RARE) or is_unbroken(text):
        return None  # a blank may be all that is left of a line's end
    edits: list[Edit] = []
    at = 0
    cover = text.find("，\n", 0, _COVER)
    for line in text.splitlines(keepends=True):
        if not line.isspace() and "   " not in line.strip() and line[0] != "|":
            if _STOP.search(line, 8) or (at < cover and not _ALONE.match(line)) or closing_role(line.replace(" ", "").strip()):
                edits += ((*m.span(), "") for m in _LOOSE.finditer(text, at, at + len(line)))
        at += len(line)
    return Repair("text-spaced", tuple(edits), at=edits[0][0]) if len(edits) >= _LOOSE_LEAST else None


_UNCLOSED = re.compile(
    r"<sup>\s?(?:(?:\\?\*){1,4}|[0-9]{1,3})(?=(<sup>)?)(?!\s?</sup>|\s?[0-9*\\]|\s?[,，、]\s?[0-9]{1,3}\s?[<,，、])"
)
_UNOPENED = re.compile(r"(?<![0-9>*\\ ,，、])([0-9]{1,3}|\\?\*)</sup>")


def _tags(text: str) -> Repair | None:
    """`<sup>1` without its closing tag, `1</sup>` without its opening one, `<sup>1<sup>`."""
    opened, closed = (text.count("<sup>"), text.count("</sup>")) if "<" in text else (0, 0)
    if opened == closed:
        return None
    edits: list[Edit] = []
    for found in _UNCLOSED.finditer(text):
        if edits and edits[-1][1] > found.start():
            continue
        edits.append((found.end(), found.end(1) if found[1] else found.end(), "</sup>"))
    for found in _UNOPENED.finditer(text) if closed > opened else ():
        edits.append((found.start(), found.start(), "<sup>"))
    return Repair("tag-unclosed", tuple(sorted(edits)), at=edits[0][0]) if edits else None


def _note_marks(text: str) -> Repair | None:
    """`1/`, ① or 〔1〕 for a note and its call, `1.` for a note alone."""
    edits = note_marks.edits(text) or note_items.edits(text)
    return Repair(edits=tuple(edits)) if edits else None


_SPLIT = re.compile(r"\n[\x0c \t*#-]{0,40}([0-9]) ([0-9])\\?[.．](?![0-9])")
_NUMBERED = re.compile(r"\n[\x0c \t*#-]{0,40}([0-9]{1,3}) ?\\?[.．]")


def _split_numbers(text: str) -> Repair | None:
    """`1 2.` at the start of a line where 12 is due."""
    if not _SPLIT.search(text):
        return None
    seen = {int(found[1]) for found in _NUMBERED.finditer(text)}
    edits: list[Edit] = []
    for found in _SPLIT.finditer(text):
        value = int(found[1] + found[2])
        if value - 1 in seen or (value + 1 in seen and value > 1):
            seen.add(value)
            edits.append((found.end(1), found.start(2), ""))
    return Repair("number-split", tuple(edits), at=edits[0][0]) if edits else None


_MISREAD = re.compile(r"(?P<one>[lI|](?<![A-Za-z0-9][lI|])[.．])(?=[ \t\u3000]*\*{0,2}[一-鿿])")
_TWO = re.compile(r"\n[ \t\u3000]*(?P<label>[12kJ])\\?[.．][ \t\u3000]*(?=\*{0,2}[一-鿿])")


#: no paragraph is indented further
_INDENT = 60


def _misread(text: str) -> Repair | None:
    """`l.` at the start of a line, with `2.` next: scans take 1 for a letter."""
    edits: list[Edit] = []
    for found in _MISREAD.finditer(text):
        start = found.start()
        low = max(0, start - _INDENT)
        line = text.rfind("\n", low, start)
        if (line < 0 and low) or text[line + 1 if line >= 0 else 0 : start].strip():
            continue
        after = _TWO.search(text, found.end())
        if after is None:
            break
        if after["label"] == "2":
            edits.append((*found.span("one"), "1. "))  # a letter alone would become a 1 everywhere on the way back
    return Repair("label-misread", tuple(edits), at=edits[0][0]) if edits else None


_OWN = re.compile(
    r"(?:A/(?:HRC/)?(?:RES|DEC)|S/RES|E/(?:RES|DEC))/(?:E?S-)?[0-9]{1,4}(?:/[0-9]{1,4})?(?:\s?\([0-9]{4}\))?(?:\s?[A-Z](?:-[A-Z])?(?![A-Za-z/]))?"
)
#: the letter of a part behind the symbol, which goes on in no number
_PART = re.compile(r"(?:\s?[A-Z](?:-[A-Z])?(?![A-Za-z/]))?(?![0-9])")
_BARE = re.compile(r"[A-Z0-9/-]+(?:\s?\([0-9]{4}\))?")
_TITLE = re.compile(r"^[#*\s]{0,8}(?:E?S-)?[0-9]{1,4}/[0-9]{1,4}(?:\s?[A-Z])?\\?[.．]\s{0,4}([^\n*<\[]{4,200})", re.M)
_BESIDE = re.compile(
    r"(?:\s{0,40}(?:[0-9]{1,3}/[0-9]{1,3}|(?:GE\.)?[0-9]{2}-[0-9]{5}|\([A-Z]\))(?![0-9号])){0,4}\s{0,40}"
)
_BEFORE = re.compile(r"(?:(?:(?:GE\.)?[0-9]{2}-[0-9]{5}|[0-9]{1,3}/[0-9]{1,3})\s{1,40}){1,3}\Z")
_CITED_BEFORE = frozenset("(（《“「[［见/,，:：")
_CITED_AFTER = frozenset(")）、》”」]］号,，。；;/")
#: beside a blank these tell nothing: 以及 A/RES/99/1 这些条约, 1993年3月9日 A/RES/99/1 第1993/51号决议
_TIGHT_BEFORE = frozenset("、和第及与在据号")
_TIGHT_AFTER = frozenset("和及与的第所中内")
#: no sentence is as short before the head that cuts it
_LEFT = 12
_PLACE = re.compile(r"\s{0,9}第\s?[0-9]{1,3}\s?(?:段|[和至、])")


def _glued(text: str) -> Repair | None:
    """The running head in the middle of a line is taken out: symbol, title, page and job number."""
    own = _OWN.search(text, 0, 3000)
    if own is None:
        return None
    symbol = _BARE.match(own[0])[0]  # type: ignore[index]
    at = text.find(symbol, own.end())
    if at < 0:
        return None
    places: list[tuple[int, int]] = []
    while at >= 0:
        tail = _PART.match(text, at + len(symbol))
        if tail is not None and at - text.rfind("\n", 0, at) > _LEFT + 1:
            places.append((at, tail.end()))
        at = text.find(symbol, tail.end() if tail is not None else at + 1)
    if not places:
        return None
    found = _TITLE.search(text, 0, 4000)
    title = found[1].strip() if found else ""
    edits: list[Edit] = []
    done = own.end()
    for at, end in places:
        if at >= done and _inside(text, at, end, title):
            start, done = _head(text, at, end, title)
            edits.append((start, done, ""))
    return Repair("head-glued", tuple(edits), at=edits[0][0], kind="head") if edits else None


def _inside(text: str, at: int, end: int, title: str) -> bool:
    """Whether the symbol at `[at, end)` stands in the middle of a sentence that does not cite it."""
    left = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    left = left.removesuffix(f" {title}").rstrip() if title else left
    right = text[end : end + 300].partition("\n")[0]
    apart = text[at - 1].isspace() and right[:1].isspace()
    after = right.lstrip()[:1] if apart else right[:1]
    if (left[-1:] in _TIGHT_BEFORE or after in _TIGHT_AFTER) if not apart else _PLACE.match(right):
        return False
    return (
        len(left) > _LEFT
        and left[-1] not in _CITED_BEFORE
        and left[-1] > "\u2e80"
        and left[0] not in "|<"
        and after not in _CITED_AFTER
        and right.strip() not in {"", title}
    )


def _head(text: str, start: int, end: int, title: str) -> tuple[int, int]:
    """The range of a head with what belongs to it on either side."""
    begin = max(text.rfind("\n", 0, start) + 1, start - 300)
    if title and text[begin:start].rstrip().endswith(title):
        # a sentence may end in the same words
        at = text.rindex(title, begin, start)
        start = at if text[at - 1].isspace() else start
    if numbers := _BEFORE.search(text, begin, start):
        start = numbers.start()
    end = _BESIDE.match(text, end).end()  # type: ignore[union-attr]
    if title and text.startswith(title, end):
        end = _BESIDE.match(text, end + len(title)).end()  # type: ignore[union-attr]
    while text[start - 1] in " \u3000":
        start -= 1
    return start, end


def _unbroken(text: str) -> Repair | None:
    """All on one line: line ends before numbers, clauses, headings, notes and closing lines."""
    if not is_unbroken(text):
        return None
    edits = tuple(line_ends(text))
    return Repair("text-unbroken", edits, at=edits[0][0]) if edits else None


def _apart(text: str) -> Repair | None:
    """A blank line behind every row: paragraphs would be cut into rows."""
    edits = rows_apart(text)
    return Repair("rows-apart", tuple(edits), at=edits[0][0]) if edits else None


def _rewrapped(text: str) -> Repair | None:
    """Wrapped twice: the rests of the wider rows would end paragraphs."""
    edits = rewrapped(text)
    return Repair("rows-apart", tuple(edits), at=edits[0][0]) if edits else None


#: in this order: what stands in the way of other rules first
RULES = (_returns, _nothing, _blanks, _spaced, _justified, _full_width, _traditional, _tags, _note_marks, _unbroken, _apart, _rewrapped, _misread, _split_numbers, _glued)
#: what the rows of a text show (see `unres.read.signs`) where one of these rules finds anything
SHOWN = {_note_marks: ("note", "item"), _apart: ("apart",), _rewrapped: ("rest",), _misread: ("letter",), _split_numbers: ("split",)}
EVERY = frozenset(("quoted", *chain.from_iterable(SHOWN.values())))
#: those that change no length
CHARACTERS = (_full_width, _traditional)


def refold(lines: Iterable[Line]) -> None:
    """Show the lines of a reader as `CHARACTERS` show the text they come from, in place."""
    for line in lines:
        line.text = fold(narrow(line.text))
        for row in line.rows:
            for cell in row:
                refold(cell.lines)
