"""Notes printed as items, `1. 见A/99/1。`, whose calls are raised or in brackets: they become notes of the form of their calls."""

from __future__ import annotations

import re
from itertools import islice

from unres.figures import LOWERED
from unres.parse.actions import opens_clause
from unres.read.note_marks import SOURCE, rewritten
from unres.read.shadow import Edit

# one character class first, so that the search passes over running text
_CALL = re.compile(
    r"[<\[\\¹²³⁴-⁹](?:(?<=<)sup>\s?\[?(?P<tag>[0-9]{1,3})\]?\s?</sup>|(?<=\[)\^?(?P<bracket>[0-9]{1,3})\](?![:(])"
    r"|(?<=\\)\[(?P<escaped>[0-9]{1,3})\\\]|(?<=[¹²³⁴-⁹])(?P<raised>[⁰¹²³⁴-⁹]{0,2}))"
)
#: a note of the same form: then items are none
_NOTE = re.compile(
    r"^[ \t]{0,12}(?:<sup>\s?\[?[0-9]{1,3}\]?\s?</sup>|\[\^?[0-9]{1,3}\]:?[ \t]|\\\[[0-9]{1,3}\\\]|[¹²³⁴-⁹])", re.M
)
#: as many of them are no calls that a row's end has brought to the head of a row
_OWN = 4
_ITEM = re.compile(r"^[ \t]{0,12}(?P<mark>(?P<value>[0-9]{1,3})(?:\\?[.．)]|、))[ \t\u3000]*(?=\S)", re.M)
#: how a source begins: where no row begins with a number and with this, no item is a note
SOURCED = rf"(?=[同另见参《A-Z联第载大0-9文原即])(?:{SOURCE}|载于|大会|[0-9]{{4}}年|文件|原|即)"
_SOURCE = re.compile(SOURCED)


def edits(text: str) -> list[Edit]:
    """What rewrites such items, each to `[1]`; [] unless nearly all that is called is explained so, in order, and behind its call.

    >>> text = "大会，\\n\\n审议了报告，[1]\\n\\n1. 决定修路。\\n\\n1. 见A/99/1。\\n"
    >>> [(text[a:b], new) for a, b, new in edits(text)]
    [('1.', '[1]')]
    """
    if ("<" in text and text.count("\n<sup>") >= _OWN) or text.count("\n[") >= _OWN:
        return []  # there are notes of the form of the calls
    first: dict[int, int] = {}
    for found in _CALL.finditer(text):
        if not found.start() or text[found.start() - 1] == "\n":
            continue
        value = found["tag"] or found["bracket"] or found["escaped"] or found[0].translate(LOWERED)
        if not first and sum(1 for _ in islice(_NOTE.finditer(text), _OWN)) == _OWN:
            return []
        first.setdefault(int(value), found.start())
    if len(_NOTE.findall(text)) * 2 > len(first):
        return []
    made: list[Edit] = []
    due = paragraph = 1
    explained = sources = 0
    for item in _ITEM.finditer(text) if first else ():
        value = int(item["value"])
        after = text[item.end() : item.end() + 80]
        source = _SOURCE.match(after) is not None
        called = first.get(value, len(text)) < item.start()
        if (
            due <= value <= due + 2
            and called
            and (source or value not in (paragraph, due + 1, due + 2))
            and not opens_clause(after)
        ):
            made.append(rewritten(*item.span("mark"), item["value"]))
            if item.end("mark") == item.end():
                made.append((item.end(), item.end(), " "))
            explained += 1
            due = value + 1
            sources += source
        elif value == paragraph:
            paragraph += 1
    return made if explained and sources * 3 >= explained and explained * 4 >= len(first) * 3 else []
