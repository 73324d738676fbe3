"""Amendments of other texts that a sentence orders: the words it puts in, takes out or replaces (akn4un 5.5).

Only what one sentence says of one cited text is marked, and only where the changed words stand in quotation marks beside the
citation or a whole provision is deleted: without a certain target the text stays plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unres.write.spans import Cite, Piece, Span

_QUOTE = r"“([^“”]{1,400})”"
_NEAR = r"[^“”，。；]{0,24}"
_TO = r"(?:修?改为|修正为|修订为|修改如下|修正如下|修订如下|替换为|代之以|改作)[:：]?\s?"
_INTO = r"(?:加入|增加|插入|添加|加上|增列)"
#: what may follow the citation → kind of the change and which quotations are old and new words
_AFTER = (
    (re.compile(rf"{_NEAR}{_QUOTE}{_NEAR}?{_TO}{_QUOTE}"), "substitution", (1, 2)),
    (re.compile(rf"{_NEAR}{_TO}{_QUOTE}"), "substitution", (0, 1)),
    (re.compile(rf"{_NEAR}“[^“”]{{1,400}}”{_NEAR}{_INTO}{_NEAR}{_QUOTE}"), "insertion", (0, 1)),
    (re.compile(rf"{_NEAR}{_INTO}{_NEAR}{_QUOTE}"), "insertion", (0, 1)),
    (re.compile(rf"{_NEAR}{_QUOTE}{_NEAR}(?:删去|删除)"), "repeal", (1, 0)),
)
#: what stands before a citation whose text, or whose quoted words, are taken out
_DELETE = re.compile(r"(?:删去|删除)\s?$")
_DELETED = re.compile(rf"(?:中|内)?的?{_QUOTE}")
_CHANGES = re.compile(r"改|修正|修订|加入|增加|插入|添加|加上|增列|替换|代之以|删去|删除")
#: a text that begins so is a provision with its number, not words of one
_PROVISION = re.compile(
    r"(?:第[0-9一二三四五六七八九十百]{1,7}(?:条|款|段|项)(?:之[二三四五])?|[0-9]{1,3}\.(?![0-9])|[(（][a-z]{1,2}[)）])\s?[^，、。；：\s]"
)
#: the citations in a sentence as written, and the notes in it
_WRITTEN = re.compile(r'<(ref|rref|mref|mod) eId="[^"]*"(?: href="([^"]*)")?(?:[^>]*? refersTo="#([^"]*)")?')
_NOTE = re.compile(r"<authorialNote.*?</authorialNote>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
#: the last verb of a sentence that ends in a colon
_ORDER = re.compile(rf"(?:(?P<into>{_INTO})|修?改|修正|修订|替换|代之以|取代|改写)[^，。；“”]{{0,40}}(?:，[^，。；“”]{{0,8}})?[:：]$")
_STOP = re.compile(r"[。；！？]")


def changes(value: str) -> bool:
    """Whether there is a verb in a text that may order a change.

    >>> changes("将第6条中的“三天”改为“五天”；"), changes("回顾其第98/7号决议，")
    (True, False)
    """
    return _CHANGES.search(value) is not None


def amendments(value: str, cites: Sequence[Piece]) -> Iterator[Span]:
    """The changes ordered in a text with the citations `cites`, as spans: each a `mod` and the words or provisions quoted in it.

    >>> from unres.write.iri import cited_work
    >>> work = cited_work("A/RES/90/30")
    >>> rule = (1, 4, Cite("ref", work.iri + "/!main#art_6", "", work), "")
    >>> [(s.open.tag, s.start, s.end) for s in amendments("将第6条中的“三天”改为“五天”；", (rule,))]
    [('mod', 0, 16), ('quotedText', 7, 9), ('quotedText', 13, 15)]
    """
    spans = [Span(*cite) for cite in cites]
    done = 0
    for k, span in enumerate(spans):
        cite = span.open
        if not isinstance(cite, Cite) or cite.tag != "ref" or cite.work is None or span.start < done:
            continue
        begin = max(done, _begin(value, span.start))
        if any(other.start >= begin and other.open != cite for other in spans[:k]):
            continue  # several texts before the verb: which of them is changed is not certain
        found = _change(value, span, begin)
        if found is None:
            continue
        kind, old, new, end = found
        if any(
            other.start < end and other.start > span.start and not _within(other, old, new) for other in spans[k + 1 :]
        ):
            continue
        done = end
        yield Span(begin, end, Cite("mod", cite.href, kind, cite.work), "</mod>")
        for name, place in (("old", old), ("new", new)):
            if place is not None:
                tag = "quotedStructure" if _is_provision(value, *place) else "quotedText"
                yield Span(*place, Cite(tag, name), f"</{tag}>")


def ordered(written: str) -> tuple[str, str, str] | None:
    """(kind, address, id of the work) of the change that a sentence orders before a provision that stands in paragraphs of its own.

    None if it cites no text or several, or cites it in a form that names no one place. `written` is the sentence with its mark-up.

    >>> ordered('决定在<ref eId="ref_1" href="/akn/un/x#art_3" refersTo="#cite_x">第3条</ref>之后增加：')
    ('insertion', '/akn/un/x#art_3', 'cite_x')
    >>> ordered("决定作如下修正：") is None
    True
    """
    written = _NOTE.sub("", written)
    order = _ORDER.search(_TAG.sub("", written)[-80:])
    cites = _WRITTEN.findall(written)
    if order is None or not cites or any(tag != "ref" for tag, _, _ in cites) or len({work for _, _, work in cites}) > 1 or not cites[0][2]:
        return None
    return "insertion" if order["into"] else "substitution", cites[-1][1], cites[-1][2]


_Place = tuple[int, int] | None


def _begin(value: str, at: int) -> int:
    """Where the sentence begins that `at` is in."""
    stops = [stop.end() for stop in _STOP.finditer(value, 0, at)]
    return stops[-1] if stops else 0


def _change(value: str, span: Span, begin: int) -> tuple[str, _Place, _Place, int] | None:
    """(kind, old words, new words, end of the phrase) of the change at a citation, None if there is none."""
    if _DELETE.search(value, begin, span.start):
        words = _DELETED.match(value, span.end)
        if words:
            return "repeal", words.span(1), None, words.end()
        pinned = isinstance(span.open, Cite) and "#" in span.open.href
        return ("repeal", None, None, span.end) if pinned else None
    for pattern, kind, (old, new) in _AFTER:
        found = pattern.match(value, span.end)
        if found:
            return kind, found.span(old) if old else None, found.span(new) if new else None, found.end()
    return None


def _is_provision(value: str, start: int, end: int) -> bool:
    """Whether the quoted words are a whole provision: its number, then a sentence that is closed."""
    return _PROVISION.match(value, start, end) is not None and value[end - 1] in "。；"


def _within(span: Span, *places: _Place) -> bool:
    return any(place is not None and place[0] <= span.start and span.end <= place[1] for place in places)
