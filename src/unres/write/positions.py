"""Source lines on the elements of a written file (akn4un 11, `positions=True`)."""

from __future__ import annotations

import re
from bisect import bisect_right

from unres.model.document import Resolution
from unres.source import Source

#: namespace of the attribute `line`: a name of this library, not an address
NAMESPACE = "urn:unres:positions"
_BLOCK = re.compile(
    r"<(?:part|chapter|section|title|division|article|rule|hcontainer|paragraph|point|indent|item|alinea|wrapUp|crossHeading"
    r'|container|formula|block|table|attachment)\b[^<>]*? eId="([^"<>]*)"'
)


def located(xml: str, part: Resolution, source: Source) -> str:
    """The written text of `part` with `unres:line`, the 1-based line of `source.text`, on each element that is a node's.

    >>> import unres
    >>> document = unres.parse("大会，\\n\\n1. 决定增设图书馆。\\n")
    >>> located('<paragraph eId="para_1">', document.resolutions[0], document.source)
    '<paragraph eId="para_1" unres:line="3">'
    """
    starts = [0, *(end.end() for end in re.finditer("\n", source.text))]
    # a node made by hand stands nowhere
    lines = {
        n.eid: bisect_right(starts, n.start) for n in part.walk() if n.eid and 0 <= n.start < n.end <= len(source.text)
    }

    def mark(found: re.Match[str]) -> str:
        line = lines.get(found[1])
        return f'{found[0]} unres:line="{line}"' if line else found[0]

    return _BLOCK.sub(mark, xml)
