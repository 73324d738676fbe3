"""Reading plain text and Markdown: physical lines become printed paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from unres.diagnostics import Diagnostic
from unres.labels import FIRST, scan
from unres.model.document import Furniture
from unres.parse.actions import opens_clause
from unres.parse.kinds import closing_role, heading_label
from unres.read import bare, furniture, grids, notes, tables
from unres.read.joined import join
from unres.read.lines import Line, Reading
from unres.read.markup import clean
from unres.read.rows import Row, split, width
from unres.source import Source

#: a paragraph has ended if its last row closes with one of these
_CLOSED = frozenset("。；，：！？;:.…”)）]】")
_TERMINAL = frozenset("。；：！？;:…")
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_LIST_DASH = re.compile(r"[-*+][ \t]+(?=[(（\\][^\s]|[㈠-㈩①-⑳]|[一二三四五六七八九十]{1,3}[、.．]|[0-9a-zA-Z]{1,3}\\?[.)]|[–•●◦])")
_PARTED = re.compile(r"(?<=[一-鿿]) (?=[0-9])")
_UNPARTED = re.compile(r"(?<=[一-鿿])[0-9]")
_TARGET = re.compile(r"\]\([^()\s]{0,300}\)")
_LISTED = re.compile(r"[0-9]{1,3}、")
_TOKEN = re.compile(r"[!-~]+")
_OPENERS = "（《“〔「『【("
_CLOSERS = "，。；：、！？）》”〉」』】)…"


def read_text(source: Source) -> Reading:
    """The lines of a plain text or Markdown source.

    `source.format` is "text" or "md". Every row becomes part of a line or a piece of furniture; nothing is dropped.
    """
    markdown = source.format == "md"
    rows = split(source.text.__str__())
    if not rows:
        return Reading(source, [], [], [])
    _, body = furniture.mark(rows)
    found = notes.mark_notes(rows, markdown=markdown, body=body)
    further = notes.continued(rows, found, body=body)
    furniture.turn(rows)
    lines: list[Line] = []
    note_lines: list[Line] = []
    for k, (first, end, marker, offset) in enumerate(found):
        own = [*rows[first:end], *rows[slice(*further.get(k, (0, 0)))]]
        note_lines.append(_note(own, marker, offset, markdown=markdown))
    _paragraphs(rows, lines, body, str(source.text), markdown=markdown)
    bits = [Furniture(row.kind, row.start, row.end) for row in rows if row.kind and row.kind not in {"note", "table"}]
    if note_lines:
        bare.call_bare(lines, note_lines)
        bare.call_apart(lines, note_lines)
        if not markdown:
            bare.call_again(lines, note_lines)
        lines = _merge(lines, note_lines)
    said = [Diagnostic("note-continued", rows[k].start, rows[k].end, {"marker": found[j][2]}) for j, (k, _) in further.items()]
    return Reading(source, lines, bits, [*said, *notes.settle_calls(lines)])


def _merge(lines: list[Line], note_lines: list[Line]) -> list[Line]:
    """Notes among the other lines, by their place in the source."""
    return sorted([*lines, *note_lines], key=lambda line: line.start)


def _note(rows: Sequence[Row], marker: str, offset: int, *, markdown: bool) -> Line:
    raw, runs = join(rows)
    line = clean(raw[offset:], _shift(runs, offset), markdown=markdown)
    line.kind = "note"
    line.marker = marker
    line.start = rows[0].start
    line.page = rows[0].page
    return line


def _shift(runs: list[int], offset: int) -> list[int]:
    """The runs of a text whose first `offset` characters are cut off."""
    if not offset:
        return runs
    k = len(runs) - 2
    while k and runs[k] > offset:
        k -= 2
    moved = [0, runs[k + 1] + offset - runs[k]]
    for j in range(k + 2, len(runs), 2):
        moved += (runs[j] - offset, runs[j + 1])
    return moved


def wrap_edge(rows: Sequence[Row]) -> int:
    """The display column at which the text is wrapped, 0 if paragraphs stand on one row each.

    A wrapped text has many rows that end close to the same column and hardly any far beyond it.
    """
    running = [row for row in rows if not row.kind]
    long = [row.text for row in running if len(row.text) > 120]
    if sum(1 for text in long if "](" not in text or len(_TARGET.sub("]", text)) > 120) > 1 + len(running) // 16:
        return 0
    counts: dict[int, int] = {}
    edges: list[int] = []
    total = 0
    for row in rows:
        if not row.kind:
            text = row.text if "](" not in row.text else _TARGET.sub("]", row.text)
            # how far beyond the edge of any page a row reaches does not matter
            row.edge = edge = (width(text) if len(text) < 110 else 2 * len(text)) + row.indent
            total += 1
            edges.append(edge)
            if row.text[-1] not in _CLOSERS:  # closing punctuation may hang over the edge
                counts[edge] = counts.get(edge, 0) + 1
    best = 0
    top = 0
    count = counts.get
    for column, ended in counts.items():
        if 40 <= column <= 140:
            near = count(column - 3, 0) + count(column - 2, 0) + count(column - 1, 0) + ended
            if near > best:
                best, top = near, column
    if best < max(2, total // 12):
        return 0
    if len([edge for edge in edges if edge > top + 8]) > 1 + total // 16:
        return 0
    return max((c for c in range(top - 3, top + 4) if count(c, 0) * 8 >= best), default=top)


def _fits(row: Row, after: Row, edge: int, *, parted: bool) -> bool:
    """Whether the first word of the next row would have fitted on this one: then the break was meant.

    `parted` tells that this text has a blank between Han characters and digits.
    """
    text = after.text
    end = 0
    last, first = row.text[-1], text[0]
    # the blank that stood between the two was lost at the line end
    need = 1 if (last.isascii() and first.isascii()) or (parted and last.isascii() != first.isascii() and (last + first).isalnum()) else 0
    while end < len(text) and text[end] in _OPENERS:
        need += 2
        end += 1
    word = _TOKEN.match(text, end)
    need += word.end() - end if word else 2
    if last in "年月第" and first.isdigit():  # 2022 年↵10 月
        need += 6
    return row.edge + need <= edge


def _paragraphs(rows: list[Row], lines: list[Line], body: int, source: str, *, markdown: bool) -> None:
    """Put the rows of running text together and clean them."""
    edge = wrap_edge(rows)
    labels = not markdown and tables.tabbed_labels(rows)
    parted = bool(edge) and len(_PARTED.findall(source, 0, 6000)) > len(_UNPARTED.findall(source, 0, 6000))
    current: list[Row] = []
    n = len(rows)
    k = 0
    numbered = False  # an operative paragraph has been seen
    spaced = sum(1 for row in rows if row.blank and not row.kind) > max(3, len(rows) // 25) if markdown else _spaced(rows)
    blocks = not markdown and not edge and spaced and _in_blocks(rows)

    def flush() -> None:
        if current:
            lines.append(_line(current, markdown=markdown))
            current.clear()

    while k < n:
        row = rows[k]
        if markdown and row.text[0] in "+-" and grids.opens(row):
            end, made = grids.read(rows, k, cover=k <= body)
            if end > k:
                flush()
                lines.extend(made)
                k = end
                continue
        if row.kind:
            k += 1
            continue
        text = row.text
        if markdown and text[0] in "|<" and tables.opens(text):
            end, made = tables.read(rows, k, cover=k <= body)
            if end > k:
                flush()
                lines.extend(made)
                k = end
                continue
        if not markdown and k <= body and "   " in text:
            flush()
            lines.extend(_columns(row))
            k += 1
            continue
        if not markdown and k > body and ("\t" in text or "   " in text or row.indent >= 20 or (row.indent and "\t" in source[row.start - row.indent : row.start])):
            end, made = tables.read_columns(rows, k, source, labels=labels)
            if made:
                flush()
                lines.extend(made)
                k = end
                continue
        heading = _HEADING.match(text) if markdown and text[0] == "#" else None
        if heading:
            flush()
            line = clean(text[heading.end() :].rstrip("# "), [0, row.start + heading.end()], markdown=True)
            line.kind = "heading"
            line.level = heading.end(1)
            line.start, line.end, line.page = row.start, row.end, row.page
            lines.append(line)
            numbered = numbered and not _RESTART.fullmatch(text)
            k += 1
            continue
        if current and not _joins(
            current, row, edge, numbered=numbered, body=k <= body, spaced=spaced, blocks=blocks, markdown=markdown, parted=parted
        ):
            flush()
        if current and current[-1].hard and not row.turn and not row.blank and (k <= body or (lines[-1:] and not numbered)):
            current.append(row)
            row.edge = -1
        else:
            current.append(row)
        if numbered:
            if len(text) < 40 and _RESTART.fullmatch(text):
                numbered = False
        elif text[0] in "1１" and k > body and scan(text):
            numbered = True
        k += 1
    flush()


_TRAIL = re.compile(r"(?:<sup>[^<>]{1,12}</sup>|\$[^$\n]{1,14}\$|\[\^?[^\[\]]{1,8}\]|[*\\⁰¹²³⁴-⁹]|(?<=[，。；：、！？）》”])[0-9]{1,3}|(?<=[，。；：] )[0-9]{1,3}|\s)$")


def last_sign(text: str) -> str:
    """The last character of a row that is no call-out and no mark-up.

    >>> last_sign("《巴马科宣言》，<sup>1</sup>"), last_sign("**其他**"), last_sign("《公约》，12"), last_sign("报告 ； 3")
    ('，', '他', '，', '；')
    """
    if text[-1] > "⺀":
        return text[-1]
    for _ in range(4):
        found = _TRAIL.search(text, max(0, len(text) - 24))
        if not found or not found.start():
            break
        text = text[: found.start()]
    return text[-1]


def _spaced(rows: Sequence[Row]) -> bool:
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


def _in_blocks(rows: Sequence[Row]) -> bool:
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


def _joins(
    current: Sequence[Row], row: Row, edge: int, *, numbered: bool, body: bool, spaced: bool, blocks: bool, markdown: bool, parted: bool
) -> bool:
    """Whether `row` goes on the paragraph whose rows are `current`."""
    text = row.text
    if row.blank and not row.turn:
        return not body and row.blank <= 3 and _torn(current, row, edge, numbered=numbered, parted=parted)
    before, first = current[-1], current[0]
    last = _last(current)
    label = text[0] in FIRST and _labelled(text, last)
    if row.turn:
        if body:
            return False
        # a page is not turned after a first short line
        return (len(current) > 1 or len(first.text) > 44) and _continues(before, row, last, label=bool(label), numbered=numbered, edge=edge)
    if len(before.text) < 40 and not before.hard and closing_role(before.text):
        return False
    if before.hard and body:
        return True
    if markdown and text.startswith("**") and not edge:
        return False
    if not (label or spaced or body or markdown) and _unfinished(current, text, last):
        return True
    if label and last == "，" and edge and _LISTED.match(text) and not _fits(before, row, edge, parted=parted):
        return True  # 目标16，↵17、19和20
    if last in "。]" and closing_role(text):
        return False  # the date of adoption right below the last paragraph
    if body and furniture.TITLE.match(text):
        return False  # the title right below where the text comes from
    if label and (last in _CLOSED or not edge or (before.edge and before.edge < edge - 16)):
        return False
    if markdown and spaced and not (body and label):
        return True  # CommonMark: rows of one block are one paragraph
    if not edge:
        if markdown:
            return before.hard
        if blocks:
            return not body and not closing_role(text)
        # two rows in one block of a short text
        return spaced and before.edge >= 60 and last not in _TERMINAL and not closing_role(text) and before.edge <= 140
    if body and not (markdown and not before.hard):
        return not _fits(before, row, edge, parted=parted) and len(before.text) > 24
    if not spaced or body:
        if last == "，" and not numbered and not body and opens_clause(text):
            return False
        return not _fits(before, row, edge, parted=parted)
    if row.indent > first.indent + 2 and last in _TERMINAL:
        return False
    return not (before.edge * 5 < edge * 3 and _fits(before, row, edge, parted=parted))


def _unfinished(current: Sequence[Row], text: str, last: str) -> bool:
    """Whether a numbered sentence stops without any punctuation and the next row ends one: no row may stand alone then.

    `(b) 提供自愿捐款和实物支助，包括第1段所述↵任务所需的装备；`: texts of scans have rows of any length. A heading on a row of its own has no comma.
    """
    return (
        last > "\u4e00"
        and last not in _CLOSERS
        and last not in _CLOSED
        and text[-1] in "，；。"
        and "，" in current[-1].text.rpartition("。")[2]
        and scan(current[0].text) is not None
        and not opens_clause(text)
    )


def _last(rows: Sequence[Row]) -> str:
    """The last sign of a paragraph so far; a short row may be nothing but the rest of its mark-up."""
    text = rows[-1].text
    return last_sign(text if len(rows) == 1 or len(text) > 24 else rows[-2].text + text)


def _torn(current: Sequence[Row], row: Row, edge: int, *, numbered: bool, parted: bool) -> bool:
    """Whether a paragraph goes on behind a mere blank line, because a page ended there and left nothing else.

    It is long and stops in the midst of a sentence, and what follows has no number, mark-up or verb of its own.

    `10. … 的工作，与之充分↵↵合作，以执行…` is torn; a heading, a list of names and `回顾…，↵↵又回顾…` are not.
    """
    text, first, before = row.text, current[0], current[-1]
    if text[0] in "#|<*[-—–" or len(text) < 20 or sum([len(r.text) for r in current]) < 60 or scan(text):
        return False
    last = _last(current)
    if last.isascii():
        return False
    if before.text.endswith("**") or furniture.TITLE.match(first.text):
        return False
    if numbered and (found := scan(first.text)):
        return last not in _CLOSED or (last == "，" and found[0][0].isdigit())
    if edge and not _fits(before, row, edge, parted=parted):  # the row before is full
        return last not in _CLOSED or (last == ")" and text[0] in "号段次")
    return not edge and last not in _CLOSED and last not in _CLOSERS and "，" in first.text and text[-1] in "，。；："


#: an annex, a draft or a part may begin with a preamble of its own
_RESTART = re.compile(r"[#*\s]*(?:附件\s?[一二三四五六七八九十A-Z]{0,3}|大\s?会，|安全理事会，|人权理事会，|经济及社会理事会，?)[*\s]*")
_DATE = re.compile(r"[0-9]{4}\s?年|第\s?[0-9]+\s?次")
def _continues(before: Row, row: Row, last: str, *, label: bool, numbered: bool, edge: int) -> bool:
    """Whether a paragraph cut by the end of a page goes on with `row`."""
    text = row.text
    if closing_role(before.text) or closing_role(text.strip("*# ") or text):
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
        return numbered and not label and row.indent <= before.indent and len(text) > 40 and not text.startswith("**")
    if last in "，,":
        if numbered:
            return not label
        if not edge and len(text) < 40 and text[-1] not in _CLOSED:
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


def _line(rows: list[Row], *, markdown: bool) -> Line:
    """The line made of `rows`."""
    first = rows[0]
    if len(rows) > 1 and any(r.hard for r in rows[:-1]) and markdown:
        raw, runs = _hard(rows)
    else:
        raw, runs = join(rows)
    dash = _LIST_DASH.match(raw) if markdown and raw[0] in "-*+" else None
    if dash:
        raw = raw[dash.end() :]
        runs = _shift(runs, dash.end())
    star = not dash and markdown and raw[:2] == "* "
    if star:
        raw = raw[2:].lstrip()
        runs = _shift(runs, len(runs) and first.text.index(raw[0], 1) if raw else 1)
    line = clean(raw, runs, markdown=markdown)
    if star:
        line.number = "•"
    line.indent = float(first.indent)
    line.page = first.page
    line.start = first.start
    return line


def _hard(rows: Sequence[Row]) -> tuple[str, list[int]]:
    """Rows with Markdown's hard breaks between them: the break is kept as a line end."""
    pieces: list[str] = []
    runs: list[int] = []
    length = 0
    part: list[Row] = []
    for k, row in enumerate(rows):
        part.append(row)
        if row.hard or k == len(rows) - 1:
            text, own = join(part)
            if pieces:
                pieces.append("\n")
                length += 1
            for j in range(0, len(own), 2):
                runs += (length + own[j], own[j + 1])
            pieces.append(text)
            length += len(text)
            part = []
    return "".join(pieces), runs


_GAP = re.compile(r"\S(?:[^ ]| (?!  ))*")


def _columns(row: Row) -> list[Line]:
    """The columns of a masthead row, each a line."""
    made = []
    for found in _GAP.finditer(row.text):
        line = clean(found[0].rstrip(), [0, row.start + found.start()], markdown=False)
        line.page = row.page
        line.kind = "cover"
        made.append(line)
    return made
