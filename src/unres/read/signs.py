"""Signs of damage that the rows of a text show: most rules need not look through a text whose rows show none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from unres.read.note_items import SOURCED
from unres.read.rows import Row

#: what a row but the first begins with that may be damage: a letter for a number, a number that is cut, a note of another time or press,
#: a note as an item, a quotation. The groups are empty and stand last, so that an alternative is told by its first character.
_HEAD = re.compile(
    rf"""\n(?=[\n\ \t\r\x0c\u3000*\#0-9(（\[<①-⑳〔【［注註{{lI|>:-])[\n\ \t\r\x0c\u3000\u00a0*\#-]{{0,60}}+(?:
      [0-9](?:
        \ [0-9]\\?[.．](?P<split>)
      | [0-9]{{0,2}}+(?:(?:[.．)、]|\\[.．)])[ \t\u3000]*+{SOURCED}(?P<item>)|(?:[/／]|[\ \\]\\?[/／])(?![0-9A-Za-z])(?P<note>))
      )
    | [(（\[<①-⑳〔【［注註{{lI|>:](?:
        (?<=[(（\[])(?:[0-9]{{1,3}}[)）]|[注註])(?P<note_in_brackets>)
      | (?<=<)sup>\ ?(?:[0-9]{{1,3}}\ ?\\?[/／]|[^0-9\s*\\])(?P<note_raised>)
      | (?<=[①-⑳〔【［])(?P<note_framed>)
      | (?<=[注註])\ ?[0-9](?P<note_named>)
      | (?<=\{{)[0-9](?P<note_braced>)
      | (?<=[lI|])[.．](?P<letter>)
      | (?<=>)(?P<quoted>)
      | (?<=:)::(?P<quoted_in_colons>)
      )
    )""",
    re.X,
)
_LETTERS = frozenset(letter + stop for letter in "lI|" for stop in ".．")
#: beside Han characters, what a row ends with in the midst of a sentence
_OPEN = frozenset("0123456789、，")
#: one row in so many may have no blank line before it, where there is one behind every row
_TIGHT = 20
#: the rest of a row is shorter; fewer of them tell nothing
_SHORT, _FEW = 34, 4


def signs(text: str, rows: Sequence[Row]) -> set[str]:
    """What a text with these `rows` shows: "letter", "split", "note", "item", "quoted" at their heads, "apart" or "rest" between them.

    >>> from unres.read.rows import split
    >>> [sorted(signs(text, split(text))) for text in ("大会，\\n\\n1. 决定修路。\\n", "l. 决定修路。\\n\\n1/ 见A/99/1。\\n", "A/99/1\\n> 大会，\\n")]
    [['apart'], ['apart', 'letter', 'note'], ['quoted']]
    """
    shown = {(found.lastgroup or "").partition("_")[0] for found in _HEAD.finditer(text)}
    if rows and rows[0].text[:2] in _LETTERS:
        shown.add("letter")
    close = [row for row in rows if not row.blank]
    many = len(rows) // _TIGHT + 1
    below = (row for row in close if row.text[0] not in "|<+" and not row.feed and (at := row.start - row.indent) > 0 and text[at - 1] == "\n")
    if len(close) < many or len(list(islice(below, many))) < many:
        shown.add("apart")
    rests = [
        row
        for row, after in pairwise(close)
        if len(row.text) <= _SHORT and row.end + 1 + after.indent == after.start and ("一" <= (last := row.text[-1]) <= "鿿" or last in _OPEN)
    ]
    if len(rests) >= _FEW:
        shown.add("rest")
    return shown
