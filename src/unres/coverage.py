"""`coverage`: is every character of the source in the tree, and only once?

Each non-space character must belong to exactly one text, label, call-out, piece of furniture or opaque node, or be mark-up
of the source's format. Nothing else proves that a reader or the parser has lost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from unres.model import Annex, Block, Cell, Document, Node, Note, Opaque, Section, Table, Text
from unres.source import Span

if TYPE_CHECKING:
    from unres.model import Label

#: characters that print nothing: white space, zero-width signs, soft hyphens, byte-order marks
_BLANK = re.compile(r"[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]++")
_TAG = r"</?[A-Za-z][\w:.-]*+[^<>]*+>|<!--(?:[^-]|-(?!->))*+-->|<!\[CDATA\[|\]\]>|<[!?][^<>]{0,2000}>"
_ENTITY = r"&?#?\w{2,8};|&(?=#?\w{2,8};)"
_BEFORE_TEXT = r"\#{1,6}(?=\s|\*|$)|[-*+](?=[ \t])"
#: what is mark-up between the pieces of text, by format of the source; formats without an entry have none
MARKUP = {
    "md": re.compile(
        rf"{_TAG}|{_ENTITY}"
        rf"|(?:^|(?<=[\x0b\x0c\r\x85\u2028\u2029]))[^\S\n]*+(?:(?:>[ \t]*+)++(?:{_BEFORE_TEXT})?+|{_BEFORE_TEXT})"  # quotation, heading, bullet
        r"|(?:^|(?<=[\x0b\x0c\r\x85\u2028\u2029]))[^\S\n]*+(?:[-*_=][ \t]*+){3,}+$"  # rule, underlined heading
        r"|\|(?:[ \t]*+:?-{1,200}:?[ \t]*+\|)*+"  # table
        r"|\*{1,3}|_{1,3}|`+|~~|\\(?=[^\w\s]|$)"  # emphasis, escape, hard line break
        r"|!?\[|\](?:\([^()\s]*+(?:\([^()\s]*+\)[^()\s]*+){0,4}(?:[ \t]\"[^\"\n]*+\")?\))?"  # link
        r"|\$\^?|\^\{?|\}?\$|\{|\}",  # LaTeX superscript
        re.M,
    ),
    "html": re.compile(rf"{_TAG}|{_ENTITY}"),
}
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹０１２３４５６７８９", "01234567890123456789")
_BEFORE = re.compile(r"[\[(（【]\s?\^?\s?$")
_AFTER = re.compile(r"\s?[\])）】.．、/／](?:\s?:)?")
#: what follows the bracket that opens a link: its text, and the bracket that closes it
_LINK = re.compile(r"(?:[^\[\]\\]|\\.|\[[^\[\]\n]{0,60}\]){0,400}+\]")


@frozen
class Coverage:
    """What the tree accounts for. `str()` is the figure: "100 %" only if every character is in exactly one place."""

    #: non-space characters of the source
    characters: int
    #: in no node, furniture or mark-up
    uncovered: tuple[Span, ...] = ()
    #: in two places
    doubled: tuple[Span, ...] = ()
    #: claimed by a text that does not hold it
    altered: tuple[Span, ...] = ()

    @property
    def complete(self) -> bool:
        """Every character is in exactly one place."""
        return not (self.uncovered or self.doubled or self.altered)

    @property
    def share(self) -> float:
        """The part of the characters that is in exactly one place, 0 to 1."""
        if not self.characters:
            return 1.0
        bad = sum(len(s) for s in (*self.uncovered, *self.doubled, *self.altered))
        return max(0.0, 1 - bad / self.characters)

    def __str__(self) -> str:
        if self.complete:
            return "100 %"
        return f"{min(int(self.share * 1e4) / 100, 99.99):.2f} %"


def coverage(document: Document) -> Coverage:
    """How much of `document.source.text` the tree accounts for.

    >>> import unres
    >>> str(coverage(unres.parse("大会，\\n\\n1. 决定增设图书馆。\\n")))
    '100 %'
    """
    text = str(document.source.text)
    altered: list[Span] = []
    owned = _owned(document, text, altered)
    markup = MARKUP.get(document.source.format)
    uncovered: list[Span] = []
    doubled: list[Span] = []
    done = 0
    for start, end in owned:
        if start > done:
            uncovered += _remainder(text, done, start, markup)
        elif start < done:
            doubled += _printed(text, start, min(end, done))
        done = max(done, end)
    uncovered += _remainder(text, done, len(text), markup)
    return Coverage(len(_BLANK.sub("", text)), tuple(uncovered), tuple(doubled), tuple(altered))


def markup(document: Document) -> Iterator[Span]:
    """The stretches of mark-up between the texts of a document read from a format that has mark-up.

    >>> import unres
    >>> text = "**大会**，\\n\\n1. **决定**增设图书馆。\\n"
    >>> [s.of(text) for s in markup(unres.parse(text, format="md"))]
    ['**', '**', '**', '**']
    """
    text = str(document.source.text)
    pattern = MARKUP.get(document.source.format)
    if pattern is None:
        return
    done = 0
    for start, end in [*_owned(document, text), (len(text), len(text))]:
        if start > done and not text[done:start].isspace():
            for found in pattern.finditer(text, done, start):
                if not found[0].endswith("[") or _LINK.match(text, found.end()):
                    yield Span(found.start(), found.end())
        done = max(done, end)


def unowned(document: Document, ranges: Iterable[tuple[int, int]]) -> Iterator[Span]:
    """The parts of `ranges` (in order) that are in no text, label, call-out or furniture."""
    owned = _owned(document, str(document.source.text))
    k = done = 0
    for start, end in ranges:
        while k < len(owned) and owned[k][1] <= start:
            k += 1
        at, j = max(start, done), k
        done = max(done, end)
        while at < end:
            until = owned[j][0] if j < len(owned) else end
            if until > at:
                yield Span(at, min(until, end))
            at = max(at, owned[j][1] if j < len(owned) else end)
            j += 1


def _owned(document: Document, text: str, altered: list[Span] | None = None) -> list[tuple[int, int]]:
    """The spans of all texts, labels, call-outs, furniture and opaque nodes, by place.

    What texts claim and the source does not hold goes to `altered`, if it is asked for.
    """
    made = [(piece.start, piece.end) for piece in document.furniture]
    for node in document.walk():
        made += stretches(node, text)
        if altered is not None:
            for content in texts(node):
                altered += _altered(content, text)
    return sorted([span for span in made if span[1] > span[0]])


def stretches(node: Node, text: str) -> list[tuple[int, int]]:
    """Where the label, the words and the call-outs of a node stand in the source `text`, without those of its children.

    >>> import unres
    >>> document = unres.parse("大会，\\n\\n1. 请各国：\\n\\n(a) 增设图书馆；\\n")
    >>> stretches(document.paragraph("1"), document.source.text)
    [(5, 7), (8, 12)]
    """
    if isinstance(node, Opaque):
        return [(node.start, node.end)]
    made: list[tuple[int, int]] = []
    label: Label | None = getattr(node, "label", None) if not isinstance(node, Annex) else None
    if label is not None:
        made.append((label.start, label.end))
    size = len(text)
    for content in texts(node):
        made += [(call.start, call.end) for call in content.calls]
        runs = content.runs
        stops = (*runs[2::2], len(content.value))
        made += [
            (start, min(start + stop - at, size)) for at, start, stop in zip(runs[::2], runs[1::2], stops, strict=False)
        ]
    if isinstance(node, Note):
        made += marker_span(node, text)
    return made


def texts(node: Node) -> tuple[Text, ...]:
    """The texts a node holds itself, without those of its children, in document order.

    >>> from unres.model import Section
    >>> [str(t) for t in texts(Section(Text("一般规定"), subheadings=(Text("范围"),)))]
    ['一般规定', '范围']
    """
    if isinstance(node, Section):
        return (node.content, *node.subheadings)
    if isinstance(node, Block):
        return (node.content,)
    if isinstance(node, Annex):
        return (node.label, *node.titles)
    if isinstance(node, (Note, Cell)):
        return node.contents
    if isinstance(node, Table):
        return (node.caption,) if node.caption else ()
    return ()


def _altered(content: Text, text: str) -> Iterator[Span]:
    """What a text claims and the source does not hold."""
    value, runs = content.value, content.runs
    for at, start, stop in zip(runs[::2], runs[1::2], (*runs[2::2], len(value)), strict=False):
        part = value[at:stop]
        if not text.startswith(part, start):
            yield from _differences(text, start, part)


def _differences(text: str, start: int, value: str) -> Iterator[Span]:
    """Single characters that differ between source and text; blanks and blanks are alike, and so is "&" with an entity."""
    for i, shown in enumerate(value, start):
        printed = text[i : i + 1]
        if printed != shown and not (_blank(printed) and _blank(shown)) and printed != "&":
            yield Span(i, i + 1)


def _blank(character: str) -> bool:
    return not character or _BLANK.fullmatch(character) is not None


def marker_span(note: Note, text: str) -> Iterator[tuple[int, int]]:
    """The printed marker of a note, between the note's start and its text, with the signs around it; none if it is not found."""
    stop = min((c.start for c in note.contents if c.value), default=note.end)
    at = text[note.start : stop].translate(_RAISED).find(note.marker) if note.marker else -1
    if at < 0:
        return
    at += note.start
    end = at + len(note.marker)
    # the signs around it belong to the marker: [1] 1. 1/ (1) [^1]:
    before, after = _BEFORE.search(text, note.start, at), _AFTER.match(text, end, stop)
    yield before.start() if before else at, after.end() if after else end


def _remainder(text: str, start: int, end: int, markup: re.Pattern[str] | None) -> Iterator[Span]:
    """What is printed in `[start, end)` and is no mark-up."""
    if text[start:end].isspace():
        return
    if markup is None:
        yield from _printed(text, start, end)
        return
    at = start
    for m in markup.finditer(text, start, end):
        if m[0].endswith("[") and not _LINK.match(text, m.end()):
            continue
        yield from _printed(text, at, m.start())
        at = m.end()
    yield from _printed(text, at, end)


def _printed(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretches of `[start, end)` between blanks."""
    at = start
    for m in _BLANK.finditer(text, start, end):
        if m.start() > at:
            yield Span(at, m.start())
        at = m.end()
    if at < end:
        yield Span(at, end)
