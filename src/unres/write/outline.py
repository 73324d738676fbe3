"""`tree`: a document as an outline for the terminal, one line per node."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from unres.model import (
    Action,
    Annex,
    CoverLine,
    Document,
    Draft,
    Label,
    Meta,
    Node,
    Note,
    Opaque,
    Resolution,
    Row,
    Section,
    Table,
    Text,
)
from unres.write.weave import weave

_ZONES = (("序言部分", "preamble"), ("正文", "body"), ("结尾", "closing"))


def tree(document: Document, *, width: int = 100) -> str:
    """The outline of `document`: label, action phrase in 【】, first words, marks of the notes called in [ ].

    `width` is counted in columns of a terminal, where a Chinese character takes two.

    >>> from unres.model import Formula, Paragraph
    >>> action = Action("请", "request", 0, 1)
    >>> body = (Paragraph(Text("请秘书长提出报告。"), label=Label("1."), actions=(action,)),)
    >>> print(tree(Document(resolutions=(Resolution(preamble=(Formula(Text("大会，")),), body=body),))))
    决议
    ├─ 序言部分
    │  └─ 大会，
    └─ 正文
       └─ 1. 【请】秘书长提出报告。
    """
    return "\n".join(_lines(document, width))


def _lines(document: Document, width: int) -> Iterator[str]:
    yield shorten(_head(document.meta), width)
    groups: list[tuple[str, list[Node]]] = []
    for resolution in document.resolutions:
        if len(document.resolutions) > 1:
            groups.append((_name(resolution), [resolution]))
        else:
            groups += _groups(resolution)
    if document.notes:
        groups.append(("脚注", list(document.notes)))
    for k, (name, nodes) in enumerate(groups):
        last = k == len(groups) - 1
        yield f"{'└─' if last else '├─'} {shorten(name, width - 3)}"
        inner = nodes[0] if len(nodes) == 1 and isinstance(nodes[0], Resolution) else None
        stem = "   " if last else "│  "
        yield from _resolution(inner, stem, width) if inner else _nodes(nodes, stem, width)


def _head(meta: Meta) -> str:
    kind = "决定" if meta.kind.startswith("decision") else "主席声明" if meta.kind == "presidentialStatement" else "决议"
    if meta.kind.endswith("Draft"):
        kind += "草案"
    meetings = "".join(f"第{n}次会议" for n in meta.meetings)
    return " · ".join(part for part in (meta.symbol or kind, meta.title, meta.adopted, meetings) if part)


def _name(resolution: Resolution) -> str:
    number = next((line.text for line in resolution.cover if line.role == "number"), "")
    return " ".join(part for part in (resolution.letter, resolution.title or number) if part) or "决议"


def _groups(resolution: Resolution) -> list[tuple[str, list[Node]]]:
    found: list[tuple[str, list[Node]]] = [(name, list(getattr(resolution, field))) for name, field in _ZONES]
    found += [(_annex(annex), [annex]) for annex in resolution.annexes]
    return [(name, nodes) for name, nodes in found if nodes]


def _annex(annex: Annex) -> str:
    return " ".join(text.value.replace("\n", " ") for text in (annex.label, *annex.titles) if text.value) or "附件"


def _resolution(resolution: Resolution, stem: str, width: int) -> Iterator[str]:
    groups = _groups(resolution)
    for k, (name, nodes) in enumerate(groups):
        last = k == len(groups) - 1
        yield f"{stem}{'└─' if last else '├─'} {shorten(name, width - len(stem) - 3)}"
        yield from _nodes(nodes, stem + ("   " if last else "│  "), width)


def _nodes(nodes: list[Node], stem: str, width: int) -> Iterator[str]:
    if len(nodes) == 1 and isinstance(nodes[0], Annex):
        nodes = list(nodes[0].nodes)
    for k, node in enumerate(nodes):
        last = k == len(nodes) - 1
        head = f"{stem}{'└─' if last else '├─'} "
        yield head + shorten(line(node), width - len(head))
        below = stem + ("   " if last else "│  ")
        if isinstance(node, Draft) and node.excerpt:
            yield from _nodes(list(node.resolution.body), below, width)
        elif isinstance(node, Draft):
            yield from _resolution(node.resolution, below, width)
        elif not isinstance(node, Table) and node.nodes:
            yield from _nodes(list(node.nodes), below, width)


def line(node: Node) -> str:
    """One line for `node`, without its children.

    >>> from unres.model import Point
    >>> line(Point(Text("增设图书馆；"), label=Label("(a)")))
    '(a) 增设图书馆；'
    """
    match node:
        case Annex():
            return _annex(node)
        case Table():
            columns = max((len(row.cells) for row in node.rows), default=0)
            return f"表 {len(node.rows)}×{columns} {node.text}".rstrip()
        case Draft():
            return "引文" if node.excerpt else f"草案 {node.resolution.title}".rstrip()
        case Opaque():
            return f"‹{' '.join(node.raw.split())}›"
        case Row():
            return " | ".join(cell.text for cell in node.cells)
        case Note():
            return f"[{node.marker}] {node.text}"
        case Section():
            text = " ".join(_text(t) for t in (node.content, *node.subheadings))
            return f"§ {_labelled(node.label, text)}"
        case CoverLine():
            return f"{node.role}: {node.text}"
    content: Text = getattr(node, "content", Text(node.text))
    actions: tuple[Action, ...] = getattr(node, "actions", ())
    return _labelled(getattr(node, "label", None), _text(content, actions[0] if actions else None))


def _labelled(label: Label | None, text: str) -> str:
    return f"{label.text} {text}" if label else text


def _text(content: Text, action: Action | None = None) -> str:
    tags = [(action.start, action.end, "【", "】")] if action else []
    return weave(content.value, tags, ((call.offset, f"[{call.marker}]") for call in content.calls), str)


def columns(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    return sum(_width(character) for character in text)


@cache
def _width(character: str) -> int:
    if character < "\u0300":
        return 1
    if unicodedata.combining(character):
        return 0
    if "\u2500" <= character <= "\u257f":
        return 1  # the lines of the outline
    # ambiguous signs (“ ” … —) are wide in Chinese fonts
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def shorten(text: str, width: int) -> str:
    """`text` on one line of at most `width` columns, with … where it was cut.

    >>> shorten("大会决定增设图书馆", 11)
    '大会决定…'
    """
    text = " ".join(text.split())
    if 2 * len(text) <= width or columns(text) <= width:
        return text
    used = list(accumulate(_width(character) for character in text))
    return text[: bisect_right(used, width - 2)] + "…"
