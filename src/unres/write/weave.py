"""`weave`: stand-off marks become mark-up inside a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

#: `(start, end, opening mark-up, closing mark-up)`
Tag = tuple[int, int, str, str]
#: `(offset, mark-up)`
Point = tuple[int, str]


def weave(value: str, tags: Iterable[Tag], points: Iterable[Point], escape: Callable[[str], str]) -> str:
    """`value` with `tags` around and `points` between its characters; its own characters go through `escape`.

    Tags nest: one that begins inside another and ends after it is closed with it. A point at the edge of a tag stands
    outside.

    >>> weave("重申其决议", [(0, 2, "<b>", "</b>")], [(2, "[1]")], str)
    '<b>重申</b>[1]其决议'
    """
    tags = [t for t in sorted(tags, key=lambda t: (t[0], -t[1])) if 0 <= t[0] < t[1]]
    points = sorted(points, key=lambda p: p[0])
    if not tags and not points:
        return escape(value)
    out: list[str] = []
    stack: list[Tag] = []
    at = i = k = 0
    length = len(value)
    while True:
        stop = length
        if stack:
            stop = min(stop, stack[-1][1])
        if i < len(tags):
            stop = min(stop, tags[i][0])
        if k < len(points):
            stop = min(stop, max(at, points[k][0]))
        if stop > at:
            out.append(escape(value[at:stop]))
            at = stop
        if stack and stack[-1][1] <= at:
            out.append(stack.pop()[3])
        elif k < len(points) and points[k][0] <= at:
            out.append(points[k][1])
            k += 1
        elif i < len(tags) and tags[i][0] <= at < length:
            start, end, opening, closing = tags[i]
            stack.append((start, min(end, stack[-1][1] if stack else length), opening, closing))
            out.append(opening)
            i += 1
        else:
            break
    return "".join(out)
