"""Which rows of a wrapped text make one paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from unres.labels import FIRST, scan
from unres.parse.actions import opens_clause
from unres.parse.front import role_of
from unres.parse.kinds import closing_role, heading_label
from unres.read import furniture
from unres.read.rows import Row, width

#: a paragraph has ended if its last row closes with one of these
_CLOSED = frozenset("。；，：！？;:.…”)）]】")
_TERMINAL = frozenset("。；：！？;:…")
_TARGET = re.compile(r"\]\([^()\s]{0,300}\)")
_LISTED = re.compile(r"[0-9]{1,3}、")
_TOKEN = re.compile(r"[!-~]+")
_OPENERS = "（《“〔「『【("
#: what opens something ends no paragraph
_NEVER_LAST = frozenset("第《“（")
_CLOSERS = "，。；：、！？）》”〉」』】)…"


#: hardly any page is narrower: rows of short paragraphs may end near the same column by chance
_NARROW = 56


_PARTED = re.compile(r" (?<=[一-鿿] )(?=[0-9])")
_UNPARTED = re.compile(r"[0-9](?<=[一-鿿][0-9])")


class Parting:
    """True for a text that has a blank between Han characters and digits; its blanks are counted when somebody asks.

    >>> bool(Parting("第 53 次")), bool(Parting("第53次"))
    (True, False)
    """

    __slots__ = ("found", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self.found: bool | None = None

    def __bool__(self) -> bool:
        if self.found is None:
            self.found = len(_PARTED.findall(self.source, 0, 6000)) > len(_UNPARTED.findall(self.source, 0, 6000))
        return self.found


def wrap_edge(rows: Sequence[Row], source: str, *, odd: bool = True) -> int:
    """The display column at which a text is wrapped, 0 if paragraphs stand on one row each; `rows` are those of `source`.

    `odd` tells that it may have signs that `has_odd` tells of. A wrapped text has many rows that end close to the same column and hardly any far beyond it.
    """
    running = [row for row in rows if not row.kind]
    total = len(running)
    long = [text for row in running if len(text := row.text) > 120]
    if len(long) > 1 and len([1 for text in long if "](" not in text or len(_TARGET.sub("]", text)) > 120]) > 1 + total // 16:
        return 0
    counts: dict[int, int] = {}
    edges: list[int] = []
    ended = counts.get
    linked = "](" in source
    for row in running:
        text = row.text
        last = text[-1]
        if linked and "](" in text:
            text = _TARGET.sub("]", text)
        size = len(text)
        # how far beyond the edge of any page a row reaches does not matter
        edge = (2 * size if size >= 110 else width(text) if odd else (size + len(text.encode())) // 2) + row.indent
        row.edge = edge
        edges.append(edge)
        if last not in _CLOSERS:  # closing punctuation may hang over the edge
            counts[edge] = ended(edge, 0) + 1
    best = 0
    top = 0
    for column, count in counts.items():
        if 40 <= column <= 140:
            near = ended(column - 3, 0) + ended(column - 2, 0) + ended(column - 1, 0) + count
            if near > best:
                best, top = near, column
    if best < max(2, total // 12) or (top < _NARROW and best * 5 < total):
        # a list of names in Latin script tells nothing of how Chinese text is wrapped
        chinese = [row for row in running if row.text[0] > "⺀" or row.text[-1] > "⺀"]
        return wrap_edge(chinese, source, odd=odd) if 1 < len(chinese) < total // 2 else 0
    if len([edge for edge in edges if edge > top + 8]) > 1 + total // 16:
        return 0
    return max((c for c in range(top - 3, top + 4) if ended(c, 0) * 8 >= best), default=top)


def _fits(row: Row, after: Row, edge: int, *, parted: Parting) -> bool:
    """Whether the first word of the next row would have fitted on this one: then the break was meant.

    `parted` tells whether this text has a blank between Han characters and digits.
    """
    text = after.text
    end = 0
    last, first = row.text[-1], text[0]
    # the blank that stood between the two was lost at the line end
    need = 1 if (last.isascii() and first.isascii()) or (last.isascii() != first.isascii() and (last + first).isalnum() and parted) else 0
    while end < len(text) and text[end] in _OPENERS:
        need += 2
        end += 1
    word = _TOKEN.match(text, end)
    need += word.end() - end if word else 2
    if not word and text[end + 1 : end + 2] in _CLOSED:  # no row begins with what closes: 数↵字，
        need += 2
    if last in "年月第" and first.isdigit():  # 2022 年↵10 月
        need += 6
    return row.edge + need <= edge


_TRAIL = re.compile(r"(?:<sup>[^<>]{1,12}</sup>|\$[^$\n]{1,14}\$|\[\^?[^\[\]]{1,8}\]|[*\\⁰¹²³⁴-⁹]|(?<=[，。；：、！？）》”])[0-9]{1,3}|(?<=[，。；：] )[0-9]{1,3}|\s)$")

#: what each of these ends with, but blanks
_TRAILING = frozenset(">$]*\\⁰¹²³⁴⁵⁶⁷⁸⁹0123456789")


def last_sign(text: str) -> str:
    """The last character of a row that is no call-out and no mark-up.

    >>> last_sign("《巴马科宣言》，<sup>1</sup>"), last_sign("**其他**"), last_sign("《公约》，12"), last_sign("报告 ； 3")
    ('，', '他', '，', '；')
    """
    if text[-1] > "⺀":
        return text[-1]
    for _ in range(4):
        if (sign := text[-1]) not in _TRAILING and not sign.isspace():
            break
        found = _TRAIL.search(text, max(0, len(text) - 24))
        if not found or not found.start():
            break
        text = text[: found.start()]
    return text[-1]


def are_spaced(rows: Sequence[Row]) -> bool:
    """Whether blank lines part the paragraphs: a third of the numbered rows has one before it."""
    starts = blanks = 0
    before = None
    for row in rows:
        if before is not None and not row.kind and row.text[0] in "0123456789(（㈠㈡㈢" and before.text[-1] in "；。：" and scan(row.text):
            starts += 1
            blanks += row.blank > 0
        before = row if not row.kind else None
    if starts >= 3:
        return blanks * 3 >= starts
    return sum(1 for row in rows if row.blank and not row.kind) * 8 > len(rows)


def in_blocks(rows: Sequence[Row]) -> bool:
    """Whether blank lines part all paragraphs and rows end wherever there was a blank, as pandoc wraps text that has few.

    Then most rows without a blank line before them begin in the middle of a sentence.
    """
    # a number may stand on a row of its own; grids are no paragraphs
    inner = [
        (above, row)
        for above, row in pairwise(rows)
        if not (row.blank or row.kind or above.kind or row.feed or len(above.text) < 5 or above.text[0] in "|+")
    ]
    if len(inner) < 4 or sum(1 for row in rows if row.blank) < 8:
        return False
    cut = sum(
        1
        for above, row in inner
        if not closing_role(row.text) and ((last := last_sign(above.text)) not in _CLOSED or (last == "，" and not opens_clause(row.text)))
    )
    return cut * 2 > len(inner) and not any(scan(row.text) and last_sign(above.text) in _TERMINAL for above, row in inner)


def joins(
    current: Sequence[Row], row: Row, edge: int, *, numbered: bool, body: bool, spaced: bool, blocks: bool, markdown: bool, parted: Parting
) -> bool:
    """Whether `row` goes on the paragraph whose rows are `current`."""
    text = row.text
    if row.blank and not row.turn:
        return not body and row.blank <= 3 and _torn(current, row, edge, numbered=numbered, parted=parted)
    before, first = current[-1], current[0]
    last = _last(current)
    # a star with a blank behind it is a bullet of lists, or marks a note: neither goes on a sentence
    label = (text[0] in FIRST and _labelled(text, last) and not (text[0] == "·" and last > "\u4e00" and last not in _CLOSED)) or text[:2] == "* "
    if row.turn:
        if body:
            return False
        # a page is not turned after a first short line
        return (len(current) > 1 or len(first.text) > 44 or (last not in _CLOSED and _begun(first.text))) and _continues(current, row, last, label=bool(label), numbered=numbered, edge=edge)
    if len(before.text) < 40 and not before.hard and _closes(current):
        return False
    if last in _NEVER_LAST and len(before.text) > 1:
        return True
    if before.hard and body:
        return True
    if len(before.text) <= 3 and len(current) == 1 and not body and heading_label(before.text) and text[-1] not in _CLOSED:
        return False  # the number of a section above its heading
    if markdown and text.startswith("**") and not edge:
        return False
    if not (label or spaced or body or markdown) and (_unfinished(current, text, last) or _hangs(current, row, last)):
        return True
    if label and last == "，" and edge and _LISTED.match(text) and not _fits(before, row, edge, parted=parted):
        return True  # 目标16，↵17、19和20
    if label and last in "；;" and edge and not _fits(before, row, edge, parted=parted) and _enumerated(current, text):
        return True
    if label and last not in _CLOSED and edge and _below_heading(current, text):
        return False
    if last in "。]" and closing_role(text):
        return False  # the date of adoption right below the last paragraph
    if body and furniture.TITLE.match(text):
        return False  # the title right below where the text comes from
    if label and (last in _CLOSED or not edge or (before.edge and before.edge < edge - 16)):
        return False
    if markdown and spaced and not (body and (label or _apart_on_cover(before, row))):
        return True  # CommonMark: rows of one block are one paragraph
    if not edge:
        if markdown:
            return before.hard
        if blocks:
            return not body and not closing_role(text)
        # two rows in one block of a short text
        return spaced and before.edge >= 60 and last not in _TERMINAL and not closing_role(text) and before.edge <= 140
    if body and not (markdown and not before.hard):
        return not _fits(before, row, edge, parted=parted) and before.edge * 5 > edge * 3
    if not spaced or body:
        if last == "，" and not numbered and not body and opens_clause(text):
            return False
        if last in "；。" and not body and not label and text[0] > "\u2e80" and "，" not in text and _stops_short(row, edge):
            return False  # a heading
        return not _fits(before, row, edge, parted=parted) or (not body and _runs_on(current, row, last, edge, label=bool(label), numbered=numbered))
    if row.indent > first.indent + 2 and last in _TERMINAL:
        return False
    return not (before.edge * 5 < edge * 3 and _fits(before, row, edge, parted=parted))


def _below_heading(current: Sequence[Row], text: str) -> bool:
    """Whether `text` is a numbered paragraph with a verb below a heading, which has no punctuation, however full its row is."""
    found = scan(text)
    return found is not None and opens_clause(text[found[1] : found[1] + 80].replace("*", ""), apart=True) and not any(_STOP.search(row.text) for row in current)


_STOP = re.compile(r"[，；。：]")
_COUNTED = re.compile(r"\\?[(（]?([b-zB-Z㈡-㈩②-⑳])[)）.]?(?![A-Za-z])")


def _enumerated(current: Sequence[Row], text: str) -> bool:
    """Whether the number before the one that opens `text` stands inside the paragraph, so that its row is full by chance only.

    `㈨ 为此需要委员会参与(a) 阐述具体项目；↵(b) 探讨筹资模式；`
    """
    found = _COUNTED.match(text)
    if found is None:
        return False
    own = found[0].replace("\\", "")
    before = own.replace(found[1], chr(ord(found[1]) - 1))
    return any(row.text.find(before, 0 if k else len(before) + 1) >= 0 for k, row in enumerate(current))


def _begun(text: str) -> bool:
    """Whether a short row is the beginning of a sentence and no heading: it has a number or opens a clause, and goes on behind a comma."""
    return len(text) > 20 and "，" in text and (scan(text) is not None or opens_clause(text[:80].replace("*", "")))


def _apart_on_cover(before: Row, row: Row) -> bool:
    """Whether two rows of a masthead are lines of their own: 联合国↵A/RES/99/1↵大会."""
    return bool(role_of(row.text.strip("*# "))) or role_of(before.text.strip("*# ")) in {"agendaItem", "session"}


def _runs_on(current: Sequence[Row], row: Row, last: str, edge: int, *, label: bool, numbered: bool) -> bool:
    """Whether a sentence that has begun as paragraphs do stops at the end of a row that is nearly full: rows are not measured alike by all.

    `回顾其各项决议，其中邀请国际↵刑事警察组织作为观察员，`: what was wrapped with its links and its mark-up ends in rows of different width.
    """
    first, before = current[0], current[-1]
    if label or before.edge * 4 < edge * 3 or (last in _CLOSED and not (last == "，" and numbered)) or last.isascii():
        return False
    if row.text.startswith(("#", "**", "附件", "|", "<")) or closing_role(row.text):
        return False
    return len(current) > 1 or scan(first.text) is not None or opens_clause(first.text[:80].replace("*", ""))


def _unfinished(current: Sequence[Row], text: str, last: str) -> bool:
    """Whether a sentence stops without any punctuation and the next row ends one: no row may stand alone then.

    `(b) 提供自愿捐款和实物支助，包括第1段所述↵任务所需的装备；`: texts of scans have rows of any length. A heading on a row of its own has no comma and is not as wide;
    what has no number goes on only if it has both.
    """
    return (
        last > "\u4e00"
        and last not in _CLOSERS
        and last not in _CLOSED
        and text[-1] in "，；。"
        and (
            "，" in current[-1].text.rpartition("。")[2] or current[-1].edge >= _FULL
            if scan(current[0].text)
            else "，" in current[-1].text and current[-1].edge >= _FULL
        )
        and not opens_clause(text)
    )


#: the narrowest row that fills a page, in columns
_FULL = 60


def _hangs(current: Sequence[Row], row: Row, last: str) -> bool:
    """Whether a wide row with an indent stops in the midst of a sentence and the next one, without indent, ends it.

    `　　回顾其决议，其中设立了谈判国际法律↵文书委员会，`: in texts too short to show where they are wrapped.
    """
    first, before = current[0], current[-1]
    return (
        first.indent > row.indent
        and before.edge >= _FULL
        and last > "\u2e80"
        and last not in _CLOSERS
        and last not in _CLOSED
        and row.text[-1] in "，；。：”"
        and not opens_clause(row.text)
    )


def _last(rows: Sequence[Row]) -> str:
    """The last sign of a paragraph so far; a short row may be nothing but the rest of its mark-up."""
    text = rows[-1].text
    if text[-1] > "⺀":
        return text[-1]
    return last_sign(text if len(rows) == 1 or len(text) > 24 else rows[-2].text + text)


#: no row that begins so goes on a paragraph behind a blank line
UNTORN = "#|<*[-—–"
#: and none goes on a row that ends so: of what closes a paragraph only a comma may stand in the midst of a torn one
ENDED = frozenset("。；：！？）】")
#: what a short row ends with, or begins with if it is not a digit, that may be a closing line
CLOSING_LAST, CLOSING_FIRST = frozenset("过。.)）"), frozenset("[［【第无一")


def _torn(current: Sequence[Row], row: Row, edge: int, *, numbered: bool, parted: Parting) -> bool:
    """Whether a paragraph goes on behind a mere blank line, because a page ended there and left nothing else.

    It is long and stops in the midst of a sentence, and what follows has no number, mark-up or verb of its own.

    `10. … 的工作，与之充分↵↵合作，以执行…` is torn; a heading, a list of names and `回顾…，↵↵又回顾…` are not.
    """
    text, first, before = row.text, current[0], current[-1]
    if text[0] in UNTORN or len(text) < 20:
        return False
    if (len(current[0].text) < 60 and sum([len(r.text) for r in current]) < 60) or scan(text):
        return False
    last = _last(current)
    if last.isascii():
        return (last in ")）" and text[0] in "号段次") or (last.isdigit() and text[0] in "号段次年月日")  # 第1844(2008)↵↵号决议
    if before.text.endswith("**") or furniture.TITLE.match(first.text):
        return False
    if numbered and (found := scan(first.text)):
        return last not in _CLOSED or (last == "，" and found[0][0].isdigit())
    if edge and not _fits(before, row, edge, parted=parted):  # the row before is full
        return last not in _CLOSED or (last == ")" and text[0] in "号段次")
    if last in _CLOSED or last in _CLOSERS:
        return False
    # a clause has a stop at its end, wherever its last row ends
    return opens_clause(first.text[:80].replace("*", "")) and not opens_clause(text, apart=True) if edge else "，" in first.text and text[-1] in "，。；："


def _stops_short(row: Row, edge: int) -> bool:
    """Whether a row has neither a stop at its end nor the width of the others, as headings."""
    return (row.edge < edge - 8 if edge else len(row.text) < 40) and last_sign(row.text) not in _CLOSED


def _closes(current: Sequence[Row]) -> bool:
    """Whether the last row is a closing line: the date at the end of a sentence is none, though a page may have cut it off there."""
    if not closing_role(current[-1].text):
        return False
    return len(current) == 1 or last_sign(current[-2].text) in _TERMINAL or bool(closing_role(current[-2].text))


_DATE = re.compile(r"[0-9]{4}\s?年|第\s?[0-9]+\s?次")
def _continues(current: Sequence[Row], row: Row, last: str, *, label: bool, numbered: bool, edge: int) -> bool:
    """Whether a paragraph cut by the end of a page goes on with `row`."""
    text, before = row.text, current[-1]
    if _closes(current) or closing_role(text.strip("*# ") or text):
        return False
    if before.text[-1].isascii() and "A" <= text[0] <= "Z" and (before.text[-1].isalpha() or before.text.isascii()):
        return False  # names in a list
    if text[0] in "#|<" or text.startswith(("附件", "\\*", "* ")) or (text[0] == "[" and len(text) < 60):
        return False
    if len(text) <= 3 and heading_label(text):
        return False
    if label and last in "。；，：、！？;:,.…":
        return False
    if last in "。！？：":
        return False
    if _DATE.match(text) and len(text) < 30 and last in "。”]":
        return False
    if last in "；;":
        # inside a numbered paragraph a semicolon may be cut; a new one would bring its number
        if label or row.indent > before.indent or text.startswith("**") or _stops_short(row, edge):
            return False
        return (numbered or text[0] == "并") and len(text) > 40
    if last in "，,":
        if numbered and (scan(current[0].text) or not opens_clause(current[0].text[:80].replace("*", ""))):
            return not label  # not so a clause of a section with a preamble of its own
        if _stops_short(row, edge):
            return False  # a heading
        bare = text[:80].replace("*", "")
        return not text.startswith("**") and not opens_clause(bare, apart=True) and (not edge or row.indent <= before.indent)
    if label and before.text[-1] in "）)":
        return False
    # no punctuation at the end: cut in mid-sentence, unless it was a heading
    return not label or not _labelled(text, last)


def _labelled(text: str, last: str) -> bool:
    """Whether a row begins with a number that can be a label behind a row that ends in `last`: 7.26 亿 is none behind a comma."""
    found = scan(text)
    return found is not None and (last in "。；：;:" or "." not in found[0][:-1])
