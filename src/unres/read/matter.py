"""Front matter: what a Markdown file says about itself between two rules before its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unres.read.rows import Row

_FENCES = {"---": frozenset(("---", "...")), "+++": frozenset(("+++",))}
_ENTRY = re.compile(r"""["']?[\w.-][\w. -]{0,39}["']?\s?[:=](?:\s|$)|[\w.-]{1,40}[:：]""")
#: no front matter has as many rows
_LONGEST = 80


def mark_matter(rows: Sequence[Row]) -> None:
    """Set `kind` to "metadata" for the rows of the front matter, its rules included: entries, their items and what goes on below.

    >>> from unres.read.rows import split
    >>> rows = split("---\\ntitle: 图书馆\\n---\\n\\n大会，")
    >>> mark_matter(rows)
    >>> [row.kind for row in rows]
    ['metadata', 'metadata', 'metadata', '']
    """
    closing = _FENCES.get(rows[0].text)
    if closing is None:
        return
    entries = 0
    for k, row in enumerate(rows[1:_LONGEST], 1):
        if row.text in closing:
            if entries:
                for inside in rows[: k + 1]:
                    inside.kind = "metadata"
            return
        if _ENTRY.match(row.text) and not row.indent:
            entries += 1
        elif not (entries and (row.indent or row.text[0] in "-#]}")):
            return
