"""Reading plain text and Markdown: physical lines become printed paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

from unres.diagnostics import Diagnostic
from unres.labels import FIRST, scan
from unres.limits import DEFAULT, Limits
from unres.model.document import Furniture
from unres.parse.actions import opens_clause
from unres.read import bare, furniture, grids, notes, tables, wikitext
from unres.read.joined import join
from unres.read.joins import (
    CLOSING_FIRST,
    CLOSING_LAST,
    ENDED,
    UNTORN,
    Parting,
    are_spaced,
    in_blocks,
    joins,
    wrap_edge,
)
from unres.read.lines import Line, Reading
from unres.read.markup import clean
from unres.read.matter import mark_matter
from unres.read.rows import Row, split, unquote
from unres.read.several import may_be_several, starts
from unres.read.zones import unframed
from unres.source import Source

_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_LIST_DASH = re.compile(r"[-*+][ \t]+(?=[(（\\][^\s]|[㈠-㈩①-⑳]|[一二三四五六七八九十]{1,3}[、.．]|[0-9a-zA-Z]{1,3}\\?[.)]|[–•●◦])")
#: what tables, grids and headings of Markdown begin with
_SPECIAL = "+-|<#"
#: an annex, a draft or a part may begin with a preamble of its own
_RESTART = re.compile(r"[#*\s]*(?:附件\s?[一二三四五六七八九十A-Z]{0,3}|大\s?会，|安全理事会，|人权理事会，|经济及社会理事会，?)[*\s]*")


def read_text(source: Source, limits: Limits = DEFAULT) -> Reading:
    """The lines of a plain text or Markdown source.

    `source.format` is "text" or "md". Every row becomes part of a line or a piece of furniture; nothing is dropped. Raises
    `LimitError` for more rows than `limits.max_lines`.
    """
    text = str(source.text)
    return _read(source, split(text, limits), text)


def read_texts(source: Source, rows: list[Row], *, odd: bool = True) -> list[Reading]:
    """The readings of the resolutions in a source with these `rows`, one for each: their pages, notes and line ends are their own.

    `odd` tells that its text may have signs that `has_odd` tells of.

    >>> text = "81/1. 图书馆\\n\\n大会，\\n\\n1. 决定增设图书馆。\\n\\n81/2. 学校\\n\\n大会，\\n\\n1. 决定增设学校。\\n"
    >>> [reading.lines[0].text for reading in read_texts(Source(text), split(text))]
    ['81/1. 图书馆', '81/2. 学校']
    """
    text = str(source.text)
    cuts = starts([row.text for row in rows]) if may_be_several(text) else []
    if not cuts:
        return [_read(source, rows, text, odd=odd)]
    parts = [rows[a:b] for a, b in zip([0, *cuts], [*cuts, len(rows)], strict=True)]
    return [_read(source, part, text[part[0].start : part[-1].end], odd=odd) for part in parts]


def _read(source: Source, rows: list[Row], text: str, *, odd: bool = True) -> Reading:
    """The lines of some rows of a source; `text` is what they are rows of."""
    markdown = source.format == "md"
    if markdown and ">" in text and ">" in [row.text[0] for row in rows]:
        rows = unquote(rows)
    if not rows:
        return Reading(source, [], [], [])
    hard = len([1 for row in rows if row.hard])
    if hard and (not markdown or hard * 5 > 4 * len(rows)):  # blanks at the end of every row break nothing
        for row in rows:
            row.hard = False
        hard = 0
    mark_matter(rows)
    _, body = furniture.mark(rows)
    found = notes.mark_notes(rows, markdown=markdown, body=body)
    further = notes.continued(rows, found, body=body)
    notes.mark_head(rows)
    furniture.turn(rows)
    lines: list[Line] = []
    note_lines: list[Line] = []
    for k, (first, end, marker, offset) in enumerate(found):
        own = rows[first:end]
        if k in further:
            own += rows[slice(*further[k])]
        note_lines.append(_note(own, marker, offset, markdown=markdown, odd=odd))
    _paragraphs(rows, lines, body, text, markdown=markdown, hard=hard > 0, odd=odd)
    bits = [Furniture(row.kind, row.start, row.end) for row in rows if row.kind and row.kind not in {"note", "table"}]
    lines, around = unframed(lines)
    bits += around
    if markdown and "<" in text and "<ref" in text:
        note_lines += wikitext.take_notes(lines)
    if note_lines:
        if bare.uncalled(lines, note_lines):
            bare.call_bare(lines, note_lines)
            bare.call_apart(lines, note_lines)
        if not markdown:
            bare.call_again(lines, note_lines)
        lines = _merge(lines, note_lines)
    said = [Diagnostic("note-continued", rows[k].start, rows[k].end, {"marker": found[j][2]}) for j, (k, _) in further.items()]
    return Reading(source, lines, bits, [*said, *notes.settle_calls(lines)])


def _merge(lines: list[Line], note_lines: list[Line]) -> list[Line]:
    """Notes among the other lines, by their place in the source."""
    return sorted([*lines, *note_lines], key=attrgetter("start"))


def _note(rows: Sequence[Row], marker: str, offset: int, *, markdown: bool, odd: bool) -> Line:
    raw, runs = join(rows)
    while raw[offset : offset + 1] == " ":  # a number alone above its text
        offset += 1
    line = clean(raw[offset:], (0, runs[1] + offset) if len(runs) == 2 else _shift(runs, offset), markdown=markdown, odd=odd)
    line.kind = "note"
    line.marker = marker
    line.start = rows[0].start
    line.page = rows[0].page
    return line


def _shift(runs: Sequence[int], offset: int) -> Sequence[int]:
    """The runs of a text whose first `offset` characters are cut off."""
    if not offset:
        return runs
    if len(runs) == 2:
        return (0, runs[1] + offset)
    k = len(runs) - 2
    while k and runs[k] > offset:
        k -= 2
    moved = [0, runs[k + 1] + offset - runs[k]]
    for j in range(k + 2, len(runs), 2):
        moved += (runs[j] - offset, runs[j + 1])
    return moved


def _paragraphs(rows: list[Row], lines: list[Line], body: int, source: str, *, markdown: bool, hard: bool, odd: bool) -> None:
    """Put the rows of running text together and clean them; `hard` tells that some of them end in a hard break."""
    edge = wrap_edge(rows, source, odd=odd)
    labels = not markdown and tables.tabbed_labels(rows)
    parted = Parting(source)
    current: list[Row] = []
    n = len(rows)
    k = 0
    numbered = False  # an operative paragraph has been seen
    spaced = len([1 for row in rows if row.blank and not row.kind]) > max(3, n // 25) if markdown else are_spaced(rows)
    blocks = not markdown and not edge and spaced and in_blocks(rows)
    flowing = markdown and spaced

    while k < n:
        row = rows[k]
        text = row.text
        sign = text[0]
        if markdown and sign in _SPECIAL:
            if sign in "+-" and grids.opens(row):
                end, made = grids.read(rows, k, cover=k <= body)
            elif sign in "|<" and not row.kind and tables.opens(text):
                end, made = tables.read(rows, k, cover=k <= body)
            elif sign == "#" and not row.kind and (heading := _HEADING.match(text)):
                end, made = k + 1, [_heading(row, heading, odd=odd)]
                numbered = numbered and not _RESTART.fullmatch(text)
            else:
                end = k
            if end > k:
                if current:
                    lines.append(_line(current, markdown=True, hard=hard, odd=odd))
                    current = []
                lines += made
                k = end
                continue
        if row.kind:
            k += 1
            continue
        if not markdown:
            made = []
            end = k + 1
            if k <= body:
                if "   " in text and not furniture.TITLE.match(text):
                    made = _columns(row)
            elif "\t" in text or "   " in text or row.indent >= 20 or (row.indent and "\t" in source[row.start - row.indent : row.start]):
                end, made = tables.read_columns(rows, k, source, labels=labels)
            if made:
                if current:
                    lines.append(_line(current, markdown=False, hard=False, odd=odd))
                    current = []
                lines += made
                k = end
                continue
        if current:
            above = current[-1]
            last = above.text[-1]
            # most rows need no other look: those behind a blank line, those with a number behind a stop, and those that go on in a block
            apart: bool | None = None
            if row.turn:
                pass
            elif row.blank:
                if k <= body or sign in UNTORN or last in ENDED or (last == "，" and not numbered):
                    apart = True
            elif k > body and sign != "*":
                if sign in FIRST and scan(text) is not None:
                    if last in "。：" or (last == "；" and sign in "0123456789"):
                        apart = True
                elif flowing and last > "⺀" and last != "。":
                    if (size := len(above.text)) >= 40 or (size > 3 and last not in CLOSING_LAST and (opening := above.text[0]) not in CLOSING_FIRST and not opening.isdigit()):
                        apart = False
            if apart is None:
                apart = not joins(current, row, edge, numbered=numbered, body=k <= body, spaced=spaced, blocks=blocks, markdown=markdown, parted=parted)
            if apart:
                lines.append(_line(current, markdown=markdown, hard=hard, odd=odd))
                current = []
            elif above.hard and not row.turn and not row.blank and (k <= body or (lines and not numbered)):
                row.edge = -1
        current.append(row)
        if numbered:
            if sign in "#*附大安人经" and len(text) < 40 and _RESTART.fullmatch(text):
                numbered = False
        elif sign in "1１" and len(current) == 1 and k > body and scan(text):  # no 1.24 at the head of a wrapped row
            numbered = True
        k += 1
    if current:
        lines.append(_line(current, markdown=markdown, hard=hard, odd=odd))


def _heading(row: Row, found: re.Match[str], *, odd: bool) -> Line:
    """The line of a heading in Markdown, whose signs are `found`."""
    line = clean(row.text[found.end() :].rstrip("# "), (0, row.start + found.end()), markdown=True, odd=odd)
    line.kind = "heading"
    line.level = found.end(1)
    line.start, line.end, line.page = row.start, row.end, row.page
    return line


def _line(rows: list[Row], *, markdown: bool, hard: bool, odd: bool) -> Line:
    """The line made of `rows`; `hard` tells that there may be a hard break between them."""
    first = rows[0]
    runs: Sequence[int]
    if len(rows) == 1:
        raw, runs = first.text, (0, first.start)
    elif hard and True in [row.hard for row in rows[:-1]]:
        raw, runs = _hard(rows)
    else:
        raw, runs = join(rows)
    if markdown and raw[0] in "-*+" and raw[1:2] in (" ", "\t"):
        line = _item(raw, runs)
        line.start = first.start
    else:
        line = clean(raw, runs, markdown=markdown, odd=odd)
    if first.indent:
        line.indent = float(first.indent)
    line.page = first.page
    return line


def _item(raw: str, runs: Sequence[int]) -> Line:
    """The line for an item of a list in Markdown: its sign is mark-up before a number or a clause, else a bullet."""
    dash = _LIST_DASH.match(raw) or _dashed_clause(raw)
    if dash:
        return clean(raw[dash.end() :], _shift(runs, dash.end()), markdown=True)
    if raw[:2] != "* ":
        return clean(raw, runs, markdown=True)
    bare = raw[2:].lstrip()
    line = clean(bare, _shift(runs, len(raw) - len(bare) if bare else 1), markdown=True)
    line.number = "•"
    return line


_DASHED = re.compile(r"[-*+][ \t]+")


def _dashed_clause(raw: str) -> re.Match[str] | None:
    """The dash before a preambular clause, None before anything else: to some converters all paragraphs are items of a list."""
    dash = _DASHED.match(raw) if raw[-1] in "，," else None
    return dash if dash is not None and opens_clause(raw[dash.end() : dash.end() + 80].replace("*", "")) else None


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


_GAP = re.compile(r"\S(?:[^ ]| (?!  ))*+")


def _columns(row: Row) -> list[Line]:
    """The columns of a masthead row, each a line."""
    made = []
    for found in _GAP.finditer(row.text):
        line = clean(found[0].rstrip(), [0, row.start + found.start()], markdown=False)
        line.page = row.page
        line.kind = "cover"
        made.append(line)
    return made
