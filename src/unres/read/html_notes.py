"""Footnotes in HTML: which anchors are calls, where notes begin, which links lead back.

Every producer has class names of its own; what they share is that a call is a link with a marker for text to a place further
down, and that the note there links back to the call.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from attrs import define, field

from unres.read.html_tokens import CLOSE, OPEN, OTHER, TEXT, Token
from unres.read.raised import marker

_BACK = re.compile(r"[\s\[\]()（）^↑↩⏎⤴⬆▲︎️Jj&;#0-9a-zA-Z*†‡∗.、跳转返回到移至正文]{0,24}")
#: as far as a link reaches that can be a call or lead back
_REACH = 12


@define(eq=False)
class Anchors:
    """Token indices with a meaning for notes."""

    #: `<a>` of a call → (marker, source start and end of what it prints)
    calls: dict[int, tuple[str, int, int]] = field(factory=dict)
    #: tag that carries the id a call points to → marker of the note that begins there
    notes: dict[int, str] = field(factory=dict)
    #: `<a>` in a note that leads back to its call → source start and end of what it prints
    back: dict[int, tuple[int, int]] = field(factory=dict)
    #: text token → source range of it that is printed as part of a marker: the brackets around a link
    trimmed: dict[int, tuple[int, int]] = field(factory=dict)


def find_anchors(source: str, tokens: Sequence[Token]) -> Anchors:
    """The calls, notes and back links in a page."""
    targets: dict[str, int] = {}
    links: list[tuple[int, str]] = []
    for k, token in enumerate(tokens):
        if token.kind != OPEN or not token.rest:
            continue
        rest = token.rest
        if "id" in rest or "ID" in rest or "ame" in rest or "AME" in rest:
            attributes = token.attributes
            for name in ("id", "name"):
                if name in attributes:
                    targets.setdefault(attributes[name], k)
        if token.name == "a" and "#" in rest:
            href = token.attributes.get("href", "")
            if "#" in href and href.partition("#")[2]:
                links.append((k, href.partition("#")[2]))
    anchors = Anchors()
    callers: set[int] = set()
    for k, target in links:
        at = targets.get(target)
        if at is None or at <= k:
            continue
        printed = _printed(source, tokens, k)
        if printed is None:
            continue
        text, start, end = printed
        found = marker(html.unescape(text))
        if not found:
            continue
        before = anchors.notes.get(at)
        if before is not None and before != found:
            continue
        anchors.notes[at] = found
        anchors.calls[k] = (found, *_bracketed(source, tokens, k, start, end, anchors))
        callers.update(range(max(0, k - 3), k + 3))
    if not anchors.notes:
        return anchors
    first = min(anchors.notes)
    for k, target in links:
        at = targets.get(target)
        if at is None or at >= k or k < first - 3 or at not in callers or k in anchors.calls:
            continue
        printed = _printed(source, tokens, k)
        if printed is not None and _BACK.fullmatch(html.unescape(printed[0])):
            text, start, end = printed
            if marker(html.unescape(text)):
                start, end = _bracketed(source, tokens, k, start, end, anchors)
            anchors.back[k] = (start, end)
    return anchors


def _printed(source: str, tokens: Sequence[Token], k: int) -> tuple[str, int, int] | None:
    """What the link at token `k` prints, if it is short."""
    text = ""
    start = end = tokens[k].end
    for token in tokens[k + 1 : k + 1 + _REACH]:
        if token.kind == TEXT:
            piece = source[token.start : token.end]
            if piece.strip():
                if not text.strip():
                    start = token.start + len(piece) - len(piece.lstrip())
                end = token.start + len(piece.rstrip())
            text += piece
            if len(text) > 60:
                return None
        elif token.kind == CLOSE and token.name == "a":
            return text.strip(), start, end
        elif token.kind == OPEN and token.name == "a":
            return None
        elif token.kind == OTHER and token.name != "comment" and token.name != "declaration":
            return None
    return None


def _bracketed(source: str, tokens: Sequence[Token], k: int, start: int, end: int, anchors: Anchors) -> tuple[int, int]:
    """The printed range of a marker with the brackets that stand outside of the link: `<sup>[<a>1</a>]</sup>`."""
    left = _neighbour(tokens, k, -1)
    close = next(
        (
            j
            for j in range(k + 1, min(len(tokens), k + 1 + _REACH))
            if tokens[j].kind == CLOSE and tokens[j].name == "a"
        ),
        k,
    )
    right = _neighbour(tokens, close, 1)
    if left is None or right is None:
        return start, end
    before, after = tokens[left], tokens[right]
    opening = source[before.start : before.end].rstrip()
    closing = source[after.start : after.end].lstrip()
    if opening[-1:] in ("[", "［") and closing[:1] in ("]", "］"):
        at = before.start + len(opening) - 1
        behind = after.end - len(closing) + 1
        anchors.trimmed[left] = (at, before.end)
        anchors.trimmed[right] = (after.start, behind)
        return at, behind
    return start, end


_INLINE = frozenset("a sup span font b strong small i em u cite".split())


def _neighbour(tokens: Sequence[Token], k: int, step: int) -> int | None:
    """The text token next to `k`, inline tags between."""
    for j in range(k + step, k + step * 5, step):
        if not 0 <= j < len(tokens):
            return None
        token = tokens[j]
        if token.kind == TEXT:
            return j
        if token.kind != OTHER and token.name not in _INLINE:
            return None
    return None
