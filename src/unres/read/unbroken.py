"""A text all on one line: where its line ends were.

A line end has left a blank, one blank among many (`filled`: the rows of a paragraph were joined as well), or nothing (`tight`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from attrs import define, field

from unres.figures import LOWERED
from unres.parse.actions import opens_clause
from unres.read import whole
from unres.read.rows import width
from unres.read.shadow import Edit
from unres.read.whole import BODY, DAY

#: fewer line ends than one in so many characters, and a text of some length
_RARE = 1500
_LEAST = 200
_BREAK = "\n\n"

#: where a line may begin: behind a blank or a sentence's end
_PLACE = re.compile(r"(?<=\s)(?=\S)|(?<=[。；：，:;>])(?=\S)")
#: the same in a text whose line ends have left nothing: numbers and notes begin anywhere
_TIGHT_PLACE = re.compile(
    r"(?<=[。；：，:;>\])）\s])(?=\S)|(?<=[^\W0-9A-Za-z_])(?=[0-9]{1,3}\s?\\?[.．]|[0-9]{1,4}/[0-9]{1,4}\s?\\?[.．]|\[|<sup>|[⁰¹²³⁴-⁹])"
)
#: what begins a line, by its form
_OPENING = re.compile(
    rf"""(?P<number>\*{{0,2}}(?P<value>[0-9]{{1,3}})\s?\\?[.．]\*{{0,2}}(?=\s?\*{{0,2}}[\u4e00-\u9fff“《]|\s[0-9]{{4}}\s?年))
      | (?P<item>(?:-\s)?\\?[(（](?:[a-z]{{1,2}}|[一二三四五六七八九十]{{1,2}}|[ivx]{{1,4}})\\?[)）](?=\s?\S)|[㈠-㈩])
      | (?P<section>[一二三四五六七八九十]{{1,2}}、|[A-Z]\.\s(?=[\u4e00-\u9fff]))
      | (?P<note>\[\^[^\]\s]{{1,6}}\]:|(?:\\?\*){{1,3}}\s(?=[0-9]{{4}}\s?年|[\u4e00-\u9fff]))
      | (?P<bare>[0-9]{{1,3}}\s(?=[第见同《A]))
      | (?P<title>\*{{0,2}}(?:E?S-)?[0-9]{{1,4}}/[0-9]{{1,4}}(?:\s?[A-Z])?\\?[.．]\s?(?=[\u4e00-\u9fff“《]))
      | (?P<day>(?:在\s?)?{DAY}(?:，{BODY}|{BODY}第))
      | (?P<head>\#{{1,6}}\s)
      | (?P<row>\|\s(?=[^|]))
      | (?P<letter>[A-Z](?=(?:\[[0-9]{{1,2}}\])?\s[\u4e00-\u9fff0-9])(?!\s[节组类级款项号段]))
      | (?P<clause>\*{{0,2}}(?=[\u4e00-\u9fff“《]))
      | (?P<other>)""",
    re.X,
)
#: a call-out or the marker of a note
_MARKER = re.compile(
    r"<sup>\s?(?P<tag>[0-9]{1,3}|\\?\*)\s?</sup>|\[\^(?P<named>[^\[\]\s]{1,6})\]:?|\\?\[(?P<square>[0-9]{1,3})\\?\]|(?P<raised>[⁰¹²³⁴-⁹]{1,3})"
    r"|\$\s?\{?\s?\}?\s?\^\s?\{?\s?(?P<latex>[0-9]{1,3})\s?\}?\s?\$"
)
_PUNCTUATION = re.compile("[，；。](?!$)")
_PARTED = re.compile(r"[，；。]\s")
#: a blank that may have parted two rows; shorter pieces are those of a masthead
_WRAPPED = re.compile(r"(?<=\S{13}[\u4e00-\u9fff])\s(?=[\u4e00-\u9fff])")
_APART = re.compile(r"(?<=[\u4e00-\u9fff])\s(?=[\u4e00-\u9fff])")
#: a number of a heading alone on its line: 二 全球传播部的作用
_ALONE = re.compile(r"[一二三四五六七八九十]{1,3}|[A-Z]|[IVX]{1,4}")
#: a number or a marker, behind which its text begins
_LABEL = re.compile(
    rf"(?:-\s)?\\?[(（][a-z一二三四五六七八九十]{{1,4}}\\?[)）]|[㈠-㈩]|(?:\\?\*){{1,3}}|[0-9]{{1,3}}|\*{{0,2}}[0-9]{{1,3}}\\?[.．]|\#{{1,6}}|{_MARKER.pattern}"
)


_BARE = re.compile(
    r"(?<=[》”，。；、：)）\]\u4e00-\u9fff])[0-9]{1,3}(?=\s)|(?<=\s)[0-9]{1,3}(?=\s(?:[A-Z《“见第同]|[\u4e00-\u9fff](?<![年月日号段条个次届章节卷项名])))"
)
#: a heading above the next numbered paragraph: nothing in it stops
_HEADING = re.compile(
    r"[\u4e00-\u9fff“《](?:[^，。；：\s]|\s(?=\S)){1,60}?\s?(?P<next>[0-9]{1,3})\s?[.．](?=\s?[\u4e00-\u9fff])"
)
#: what leads to the words behind it wherever it stands: (a) 协助…, 第31条 国际组织
_LED = re.compile(r"(?:[(（][a-z一二三四五六七八九十]{1,4}[)）]|[㈠-㈩]|第\s?[0-9一二三四五六七八九十百]{1,4}\s?条)\Z")


def is_unbroken(text: str) -> bool:
    """Whether a text has lost its line ends.

    >>> is_unbroken("大会， 回顾其以往各项决议， " * 140), is_unbroken("大会，\\n\\n回顾其决议，\\n\\n" * 40)
    (True, False)
    >>> is_unbroken("大会，回顾其各项决议，1. 决定增设图书馆。")
    True
    """
    if text.count("\n") * _RARE < len(text) - _LEAST and len(text) > _LEAST:
        return "，" in text
    bare = text.strip() if len(text) < 4 * _LEAST else ""
    return len(bare) > 20 and "\n" not in bare and (whole.FORMULA.search(bare) is not None or whole.is_cover(bare))


def line_ends(text: str) -> Iterator[Edit]:
    """The line ends to put in, each in the place of a blank where there is one; blanks of rows that were joined go.

    >>> list(line_ends("大会， 回顾其决议， 1. 决定增设图书馆； 2. 又决定修路。"))
    [(3, 4, '\\n\\n'), (10, 11, '\\n\\n'), (22, 23, '\\n\\n')]
    """
    lost = _Lost(text)
    ends, rows = lost.ends()
    size = len(text.rstrip())
    done = 0
    for place in sorted({*ends, *lost.joints}):
        start = _last(text, place) + 1
        end = place
        while end < size and text[end].isspace():
            end += 1
        if done < start and end < size:
            if place in ends:
                yield start, end, "\n" if place in rows else _BREAK
            elif start < end:
                yield start, end, ""
            done = end


def _last(text: str, at: int) -> int:
    """Where the last character before `at` stands that is no blank; -1 if there is none."""
    at -= 1
    while at >= 0 and text[at].isspace():
        at -= 1
    return at


@define(eq=False)
class _Lost:
    """One pass over a text without line ends."""

    text: str
    #: line ends have left nothing
    tight: bool = False
    #: blanks stand where rows of a paragraph ended, too
    filled: bool = False
    #: columns of a full row, if it is filled
    edge: int = 0
    #: last number of a paragraph, whether one has been seen since the last preamble, where the current line began
    number: int = 0
    begun: bool = False
    begin: int = 0
    #: last letter of a heading
    letter: str = "@"
    #: where the current row began, as far as is known
    row: int = 0
    #: blanks that parted the rows of one paragraph
    joints: list[int] = field(factory=list)
    #: where notes begin
    notes: set[int] = field(factory=set)
    #: places of call-outs, by where they end
    calls: dict[int, int] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        punctuation, parted = len(_PUNCTUATION.findall(self.text)), len(_PARTED.findall(self.text))
        # a short decision has little punctuation, but a masthead
        self.tight = parted * 8 < punctuation and len(_APART.findall(self.text, 0, 300)) < 2
        places = [found.start() for found in _WRAPPED.finditer(self.text)]
        self.filled = not self.tight and len(places) > 3 and len(places) * 10 > 3 * parted
        if self.filled:
            # a stretch from one such blank to the next is a row, if it is not two
            rows = Counter(width(self.text[a + 1 : b]) // 2 * 2 for a, b in pairwise(places) if b - a < 150)
            (edge, seen), *_ = rows.most_common(1) or [(0, 0)]
            self.edge = edge + 1 if seen > 2 and edge >= 30 else 0
            self.filled = self.edge > 0 or len(places) < 20

    def ends(self) -> tuple[set[int], set[int]]:
        """Where lines begin or end, and those of them that are rows of one table."""
        text = self.text
        lines = whole.lines(text, tight=self.tight)
        lines = sorted({*lines, *whole.heads(text, lines)})
        self.notes = self._notes()
        ends = {place for span in lines for place in span} | self.notes
        # an annex or a part may have clauses again
        anew = [start for start, end in lines if whole.begins_anew(text[start:end])][::-1]
        rows: set[int] = set()
        inner = lines[::-1]
        for place in (_TIGHT_PLACE if self.tight else _PLACE).finditer(text):
            at = place.start()
            while anew and anew[-1] <= at:
                anew.pop()
                self.begun, self.number = False, 0
            while inner and inner[-1][1] <= at:
                inner.pop()
            if inner and inner[-1][0] < at:
                continue
            last = _last(text, at)
            found = _OPENING.match(text, at)
            kind = found.lastgroup if found else None
            blank = text[at - 1].isspace()
            if at not in ends:
                if kind == "row":
                    if text[last] == "|" or text.find("|", self.begin, at) < 0:
                        ends.add(at)
                        if text[last] == "|":
                            rows.add(at)
                elif found and self._begins(found, "number" if kind == "value" else kind or "", at, last, blank=blank):
                    ends.add(at)
                elif blank and self.filled and text[last] > "\u2e80" and text[at] > "\u2e80":
                    if last + 1 not in self.calls:
                        self.joints.append(at)
                    self.row = at
            elif kind in {"number", "value"} and found:
                self.number, self.begun = int(found["value"]), True
            if at in ends:
                self.begin = self.row = at
        return ends, rows

    def _notes(self) -> set[int]:
        """Where notes begin: their marker was called before, and they follow each other."""
        text = self.text
        called: set[str] = set()
        noted = 0
        starts: set[int] = set()
        for found in _MARKER.finditer(text):
            marker = (found[found.lastgroup or 0] or "").translate(LOWERED)
            at = found.start()
            apart = self.tight or (at > 0 and text[at - 1].isspace())
            value = int(marker) if marker.isdecimal() else 0
            if found[0].endswith(":"):
                starts.add(at)
            elif apart and (marker in called) and (value > noted or not value):
                starts.add(at)
                noted = value or noted
            else:
                if value == 1 and noted:  # an annex counts anew
                    called.clear()
                    noted = 0
                called.add(marker)
                self.calls[found.end()] = at
        return starts or self._bare_notes()

    def _bare_notes(self) -> set[int]:
        """Where notes begin if their numbers have lost what raised them: calls follow each other, each note its call."""
        text = self.text
        called = noted = 0
        starts: set[int] = set()
        for found in _BARE.finditer(text):
            value = int(found[0])
            at = found.start()
            if not text[at - 1].isspace():
                if value == called + 1:
                    called = value
                    self.calls[found.end()] = at
            elif noted < value <= called and (text[_last(text, at)] in "。；，、：）)" or value == noted + 1):
                noted = value
                starts.add(at)
        return starts

    def _begins(self, found: re.Match[str], kind: str, at: int, last: int, *, blank: bool) -> bool:
        """Whether a line begins at `at`; `last` is what stands before it, `blank` whether a blank does."""
        text = self.text
        before = text[last] if last >= 0 else ""
        call = self.calls.get(last + 1, -1)
        sign = text[_last(text, call)] if call > 0 else before
        if at > self.begin and _LABEL.fullmatch(text, self.begin, last + 1):
            return False
        if kind == "number":
            value = int(found["value"])
            # an annex begins anew, and its title has no stop
            first = value == 1 and (
                sign in "。：；:>*]"
                or (sign == "，" and not self.begun)
                or (blank and not self.tight and sign > "\u2e80")
                or "附件" in text[self.begin : min(at, self.begin + 200)]
            )
            if value == self.number + 1 or first or sign in "。；":
                self.number, self.begun = value, True
                return True
            return False
        if kind == "item":
            # without a blank it stands in the line
            if not (blank or self.tight or before in ">*"):
                return False
            return sign in "。；，：:;" or text[last - 1 : last + 1] in {"以及", "或者"} or before in "和或"
        if kind == "section":
            return before in "。：>*" or blank
        if kind == "letter":
            part = whole.PART.match(text, found.end())
            if not blank or (
                not part and (found[0] not in {"A", chr(ord(self.letter) + 1)} or (before.isascii() and before != "]"))
            ):
                return False
            self.letter = found[0]
            return True
        if kind == "day":
            return before not in "，、于在自从至到与和及的" or sign in "。；"
        if kind == "note":
            return blank
        if kind == "bare":
            # a call-out has no blank before it
            return blank and before in "。；，"
        if kind in {"clause", "other"}:
            if _LED.search(text, max(0, last - 9), last + 1):
                return False
            if call >= 0:  # behind a call-out there is a blank in any case
                if sign == "；" and blank and self.begun and not self.filled:
                    return True
                return sign == "，" and (blank or self.tight) and kind == "clause" and self._opens(at)
            if (
                before in "。；，"
                and kind == "clause"
                and (self.tight or self.filled)
                and (heading := _HEADING.match(text, at))
            ):
                if int(heading["next"]) == self.number + 1:
                    return True
            if self.tight:
                return before == "，" and kind == "clause" and self._opens(at)
            return blank and (self._short(at, last, kind) if self.filled else self._parts(at, last, kind))
        return True

    def _opens(self, at: int) -> bool:
        """Whether a preambular clause opens behind a comma. What began with a day is a decision, all one sentence."""
        text = self.text
        if self.begun or whole.DATED.match(text, self.begin):
            return False
        return text[at] == "*" or opens_clause(text[at : at + 200].lstrip("*"))

    def _parts(self, at: int, last: int, kind: str) -> bool:
        """Whether a blank was a line end, in a text that has blanks nowhere else between Han characters."""
        text = self.text
        before = text[last]
        if kind == "other":
            return before in "。；" and text[at] not in "，。；：、)）]|"
        if text[at] == "*" and before in "、.":
            return False
        if before <= "\u2e80" and before != "]":
            return _ALONE.fullmatch(text, self.begin, last + 1) is not None
        return not (before == "、" or whole.SPACED.match(text, last))

    def _short(self, at: int, last: int, kind: str) -> bool:
        """Whether a blank was a line end, in a text whose rows were joined with blanks: the row before it is not full."""
        text = self.text
        before = text[last]
        if kind == "other" and before not in "。；":
            return False
        if text[at] == "*" or _ALONE.fullmatch(text, self.begin, last + 1):
            return before not in "、."
        if before not in "。；：，,]":
            return False
        room = self.edge - width(text[self.row : last + 1])
        if self.edge and room >= 0:
            # the next word and a comma would have stood on this row
            return (
                room > 4
                if before not in "，,"
                else self._opens(at) or (room > 4 and not self.begun and self.begin not in self.notes)
            )
        return self._opens(at) if before in "，," else before in "。；]" and not self.begun
