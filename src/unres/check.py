"""`check`: what an editor would mark before a resolution is issued.

Each rule is one function from a document to findings; `RULES` is the order in which they are tried. Rules compare what is
printed with what is printed elsewhere; none of them corrects anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from unres.coverage import coverage, texts
from unres.diagnostics import Diagnostic
from unres.model import (
    Block,
    ClosingLine,
    Document,
    Draft,
    Label,
    Node,
    Paragraph,
    Resolution,
    Section,
)
from unres.model.text import Call
from unres.source import Span


def check(document: Document) -> tuple[Diagnostic, ...]:
    """All findings: those of reader and parser and those of `RULES`, in the order of the source, none twice.

    >>> import unres
    >>> document = unres.parse("大会，\\n\\n1. 决定增设图书馆；\\n\\n3. 请秘书长提出报告。\\n")
    >>> [str(finding) for finding in check(document)]
    ['number-gap: "1." is followed by "3."']
    """
    found = {(d.code, d.start, d.end): d for rule in RULES for d in rule(document)}
    found |= {(d.code, d.start, d.end): d for d in document.diagnostics}
    return tuple(sorted(found.values(), key=lambda d: (d.start, d.end, d.code)))


def numbering(document: Document) -> Iterator[Diagnostic]:
    """Printed numbers rise by one; they may begin again at one in a section, an annex, a part, a list."""
    excerpts = _excerpts(document)
    for resolution in document.find(Resolution):
        found = _sequence((*resolution.preamble, *resolution.body), {}, {})
        # new provisions go on with the numbers of the text they are put in
        yield from (one for one in found if one.code != "number-start") if id(resolution) in excerpts else found
        for annex in resolution.annexes:
            for part in (annex, *annex.annexes):
                yield from _sequence(part.children, {}, {})


def _excerpts(document: Document) -> set[int]:
    """The quoted provisions, by identity: they begin and end in the midst of a text."""
    return {id(draft.resolution) for draft in document.find(Draft) if draft.excerpt}


def _sequence(nodes: Iterable[Node], last: dict[str, Label], headings: dict[str, Label]) -> Iterator[Diagnostic]:
    """Check siblings; `last` holds the latest number of each style and goes on through sections."""
    for node in nodes:
        if isinstance(node, Draft):
            continue  # has a numbering of its own: `find` comes to it
        label = getattr(node, "label", None)
        if isinstance(node, Section):
            if isinstance(label, Label):
                yield from _step(label, headings, restart=False)
            fresh = _Restart(last)
            yield from _sequence(node.children, fresh, {})
            last.update(fresh)
            continue
        if isinstance(label, Label):
            yield from _step(label, last, restart=isinstance(last, _Restart) and last.take(label.style))
        yield from _sequence(node.nodes, {}, {})


class _Restart(dict[str, Label]):
    """The latest numbers at the head of a section: each style may begin again once."""

    def __init__(self, last: dict[str, Label]) -> None:
        super().__init__(last)
        self.fresh = set(last)

    def take(self, style: str) -> bool:
        was = style in self.fresh
        self.fresh.discard(style)
        return was


def _step(label: Label, last: dict[str, Label], *, restart: bool) -> Iterator[Diagnostic]:
    before = last.get(label.style)
    last[label.style] = label
    if not label.value or label.style == "dotted":
        return
    if before is None:
        # part B of a resolution may be printed alone, and a decision be taken in several parts over the years
        if label.value != 1 and label.style not in {"upper", "upper-roman"}:
            yield Diagnostic("number-start", label.start, label.end, {"found": label.text})
    elif label.value == before.value + 1 or (restart and label.value == 1):
        return
    elif label.value > before.value:
        yield Diagnostic("number-gap", label.start, label.end, {"before": before.text, "found": label.text})
    elif label.value < before.value or label.text == before.text:
        # 第3段之二 has the value of 第3段 and another text
        yield Diagnostic("number-repeated", label.start, label.end, {"before": before.text, "found": label.text})


def notes(document: Document) -> Iterator[Diagnostic]:
    """Every call-out has a note, every note a call-out, in the order of their numbers."""
    calls = [c for node in document.walk() for content in texts(node) for c in content.calls]
    called = {c.note for c in calls}
    for call in calls:
        if call.note < 0:
            yield Diagnostic("note-missing", call.start, call.end, {"marker": call.marker})
    for k, note in enumerate(document.notes):
        if k not in called:
            yield Diagnostic("note-uncalled", note.start, note.end, {"marker": note.marker})
        if not note.text.strip():
            yield Diagnostic("note-empty", note.start, note.end, {"marker": note.marker})
    yield from _call_order(calls)


def _call_order(calls: list[Call]) -> Iterator[Diagnostic]:
    last = ""
    for call in calls:
        if not call.first or not call.marker.isdecimal() or len(call.marker) > 6:
            continue
        here = int(call.marker)
        # numbering begins again in part B, in an annex and on a new page of old documents
        if last and here != int(last) + 1 and here != 1:
            yield Diagnostic("note-order", call.start, call.end, {"before": last, "found": call.marker})
        last = call.marker


def references(document: Document) -> Iterator[Diagnostic]:
    """A paragraph, section or annex of this document that is cited exists."""
    for reference in document.references:
        if reference.kind.startswith("internal") and reference.target is None:
            span = reference.span
            yield Diagnostic(
                "reference-open", span.start, span.end, {"text": reference.text, "reason": reference.reason}
            )


_SYMBOL_NUMBER = re.compile(r"/(?:RES|DEC)/([^\s/]+/\d+|\d+\s?\(\d{4}\))")
_TITLE_NUMBER = re.compile(r"\s*(?:第\s?)?((?:ES-|S-)?\d{1,4}/\d{1,4}|\d{1,4}\s?\(\d{4}\))")


def identity(document: Document) -> Iterator[Diagnostic]:
    """The number in the symbol is the number printed with the title."""
    symbols = [c for c in document.cover if c.role == "symbol"]
    titles = [c for c in document.cover if c.role in {"title", "number"}]
    for symbol in symbols:
        s = _SYMBOL_NUMBER.search(symbol.text)
        for title in titles if s else ():
            t = _TITLE_NUMBER.match(title.text)
            if s and t and _squeeze(s[1]) != _squeeze(t[1]):
                yield Diagnostic("number-conflict", title.start, title.end, {"symbol": symbol.text, "number": t[1]})


def _squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


_DATE = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")


def dates(document: Document) -> Iterator[Diagnostic]:
    """Dates exist; the day of adoption at the end is that of the cover, and no later than the day of issue.

    Without a date on the cover there is nothing to compare: parts of a decision may be taken on different days.
    """
    on_cover = dict(_days(c for c in document.cover if c.role == "adoption"))
    at_end = dict(_days(c for r in document.resolutions for c in r.closing if c.role in {"date", "meeting"}))
    for span, (day, shown) in (on_cover | at_end).items():
        if day is None:
            yield Diagnostic("date-impossible", span.start, span.end, {"date": shown})
    adopted = {day: shown for day, shown in on_cover.values() if day}
    for span, (day, shown) in at_end.items():
        if day and adopted and day not in adopted:
            yield Diagnostic(
                "date-conflict", span.start, span.end, {"date": shown, "other": ", ".join(adopted.values())}
            )
    meta = document.meta
    if meta.adopted and meta.published and meta.published < meta.adopted:
        values = {"date": meta.published, "other": meta.adopted}
        place = next((c for c in document.cover if c.role == "date"), document)
        yield Diagnostic("date-order", place.start, place.end, values)


def _days(lines: Iterable[Block]) -> Iterator[tuple[Span, tuple[date | None, str]]]:
    """Each Chinese date in the lines: its place, the day (None if there is no such day), and as printed."""
    for line in lines:
        for m in _DATE.finditer(line.text):
            yield line.content.source_span(*m.span()), (_day(*m.groups()), m[0])


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


_STOP = "。！？.!?"
_END = _STOP + "；;：:，,、…—"
_CLOSERS = "”’」』》〉）)]】\"' "


def endings(document: Document) -> Iterator[Diagnostic]:
    """A numbered operative paragraph ends in a punctuation mark, the last one in a full stop (UN Editorial Manual)."""
    excerpts = _excerpts(document)
    for resolution in document.find(Resolution):
        operative = [n for n in _operative(resolution.body) if n.label is not None]
        for paragraph in operative:
            final = _last_text(paragraph)
            if final is None or not (words := final.text.rstrip(_CLOSERS)):
                continue
            end = final.content.end
            if paragraph is operative[-1] and words[-1] not in _STOP and id(resolution) not in excerpts:
                yield Diagnostic("stop-missing", max(final.start, end - 1), end, {"text": words[-8:]})
            elif words[-1] not in _END:
                yield Diagnostic("punctuation-missing", max(final.start, end - 1), end, {"text": words[-8:]})


def _operative(nodes: Iterable[Node]) -> Iterator[Paragraph]:
    for node in nodes:
        if isinstance(node, Paragraph):
            yield node
        elif isinstance(node, Section):
            yield from _operative(node.children)


def _last_text(paragraph: Paragraph) -> Block | None:
    """The block that ends the paragraph; None if that is a table or a quoted draft."""
    node: Node = paragraph
    while node.nodes:
        node = node.nodes[-1]
    return node if isinstance(node, Block) and not isinstance(node, Section | ClosingLine) else None


_PAIRS = (("《", "》"), ("(（", ")）"), ("[［", "]］"))


def brackets(document: Document) -> Iterator[Diagnostic]:
    """What is opened in a paragraph is closed in it. Quotation marks may span paragraphs."""
    for node in document.walk():
        if not isinstance(node, Block) or isinstance(node, ClosingLine):
            continue  # the list of voters is in brackets that span its lines
        for content in texts(node):
            value = content.value
            for left, right in _PAIRS:
                opened = sum(map(value.count, left))
                if opened != sum(map(value.count, right)):
                    yield Diagnostic("bracket-open", content.start, content.end, {"pair": left[0] + right[0]})


def accounted(document: Document) -> Iterator[Diagnostic]:
    """Every character of the source is in one place of the tree."""
    text, figure = document.source.text, coverage(document)
    for code, spans in (
        ("text-uncovered", figure.uncovered),
        ("text-doubled", figure.doubled),
        ("text-altered", figure.altered),
    ):
        for span in _joined(spans, str(text)):
            shown = text[span] if len(span) <= 30 else f"{text[span][:29]}…"
            yield Diagnostic(code, span.start, span.end, {"text": shown})


def _joined(spans: Iterable[Span], text: str) -> Iterator[Span]:
    """Neighbours with nothing but blanks between them, as one."""
    last: Span | None = None
    for span in spans:
        if last is not None and not text[last.end : span.start].strip():
            last = Span(last.start, span.end)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


RULES = (numbering, notes, references, identity, dates, endings, brackets, accounted)
