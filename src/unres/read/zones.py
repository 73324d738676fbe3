"""What stands on a web page around a document: navigation, licence boxes, advertisements; in HTML and in text copied from one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from unres.labels import scan
from unres.model.document import Furniture
from unres.parse.front import role_of
from unres.parse.kinds import closing_role, is_annex, is_formula
from unres.read.lines import Line
from unres.read.notes import heads_notes

_ELEMENTS = frozenset("nav footer aside form".split())
_ROLES = frozenset("navigation banner contentinfo search complementary dialog alert menu menubar toolbar".split())
# words, not parts of words: "footnotes" is no footer; what a site calls its boxes is only a hint, see `_is_document`
_WORDS = frozenset(
    "nav navbar navigation navbox navigations breadcrumb breadcrumbs menu submenu sidebar toolbar footer catlinks printfooter"
    " editsection noprint cookie cookies banner ads advert advertisement adsbygoogle share sharing social related licence license"
    " licensecontainer copyright siteSub siteNotice skip toc jump pagination pager search login language languages metadata"
    " ambox mbox interwiki newsletter subscribe".lower().split()
)
_SPLIT = re.compile(r"[^a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
#: words of a page's foot and of licence boxes; no resolution speaks of them in a line of its own. None begins with a class of
#: characters: then `re` passes over running text
_SITE = re.compile(
    r"版权所有|保留所有权利|公有领域|公共领域|著作权|知识共享|许可协议|CC[ -]BY|Creative Commons|维基(?:文库|百科|媒体)|隐私政策|免责声明|使用条款|网站地图"
    r"|ICP备|当前位置[：:]|浏览次数|责任编辑|©|\([cC]\)\s?(?:[12][0-9]{3}|[A-Z])|Copyright|copyright|Cookie|cookie|取自.{0,4}https?://|本作品|本网站|相关文章|阅读更多"
)
_BUTTON = re.compile(
    r"[\[【〔]?(?:返回|回到|跳转?到).{0,8}|(?:上|下)一[页篇]|打印(?:本页)?(?: ?关闭(?:窗口)?)?|分享(?:到.{0,12})?|(?:上|下)一篇[：:].{0,60}|[【\[]?字[体号][：:].{0,12}|登录|注册|搜索|编辑|首页|更多|关闭|简体|繁體|繁体"
    r"|中文|English|Français|Español|Русский|العربية[\]】〕]?"
)

#: no button is as wide
_WIDEST = 80
#: as many lines at the end of a page are looked at, and at its head before the document opens
_FEW, _HEAD = 4, 60


def is_navigation(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element says that it is not the page's content."""
    if name in _ELEMENTS:
        return True
    if not attributes:
        return False
    if name == "div" and attributes.get("title") in {"header", "footer"}:  # LibreOffice's page styles
        return True
    if attributes.get("role", "").lower() in _ROLES:
        return name not in {"html", "body", "main"}
    hints = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    if len(hints) < 3 or name in {"html", "body", "main", "article"} or len(hints) > 400:
        return False
    return any(word in _WORDS for word in _SPLIT.split(_CAMEL.sub(" ", hints).lower()))


def _is_document(lines: Sequence[Line]) -> bool:
    """Whether lines are the document itself although a box of the page is called otherwise."""
    numbered = sum(1 for line in lines if (line.number not in {"", "•"} or scan(line.text)) and len(line.text) > 20)
    return (
        numbered > 2
        or any(line.text and is_formula(line.text) for line in lines)
        or any(line.kind == "note" for line in lines)
    )


def trim(lines: list[Line], zones: Sequence[Furniture]) -> tuple[list[Line], list[Furniture]]:
    """The lines of the document, and what stands around it as furniture."""
    taken: list[Furniture] = []
    order = sorted(lines, key=lambda line: line.start)
    starts = [line.start for line in order]
    gone: set[int] = set()
    for zone in sorted(zones, key=lambda z: (z.start, -z.end)):
        if taken and zone.start < taken[-1].end:
            continue
        inside = order[bisect_left(starts, zone.start) : bisect_left(starts, zone.end)]
        if inside and not _is_document(inside):
            taken.append(zone)
            gone.update(map(id, inside))
    lines = [line for line in lines if id(line) not in gone]
    heads = [
        line
        for k, line in enumerate(lines)
        if line.kind != "note"
        and (k + 1 == len(lines) or lines[k + 1].kind == "note")
        and line.text
        and heads_notes(line.text)
    ]
    lines, edges = _edges([line for line in lines if line not in heads])
    return lines, [*taken, *(Furniture("note-head", line.start, line.end) for line in heads), *edges]


def _edges(lines: list[Line]) -> tuple[list[Line], list[Furniture]]:
    """Links and notices before the masthead and after the last line of the text."""
    first = next((k for k, line in enumerate(lines[:400]) if line.kind == "cover" or _opens(line)), None)
    if first is None:
        return lines, []
    before = [line for line in lines[:first] if line.kind != "heading" and line.kind != "note"]
    # a heading of the page may name the document above its notices: 联合国大会第99/201号决议, 维基文库，自由的图书馆
    formula = next((k for k, line in enumerate(lines[:400]) if line.text and is_formula(line.text)), first)
    before += [line for line in lines[first:formula] if line.kind == "text" and _is_site(line) and not _opens(line)]
    end = _end(lines)
    after = _foot(lines, end)
    gone = set(map(id, [*before, *after]))
    if not gone:
        return lines, []
    return (
        [line for line in lines if id(line) not in gone],
        [Furniture("navigation", line.start, line.end) for line in [*before, *after]],
    )


def unframed(lines: list[Line]) -> tuple[list[Line], list[Furniture]]:
    """The lines of a document in a text that was copied from a web page, and what stood around it there as furniture.

    Only where the text begins or ends with what is certainly the page's own.

    >>> page = ["首页", "当前位置：首页 > 决议", "A/RES/99/1", "大会，", "1. 决定修路。", "版权所有 © 某某图书馆"]
    >>> kept, around = unframed([Line(text, 0, 0) for text in page])
    >>> [line.text for line in kept], len(around)
    (['A/RES/99/1', '大会，', '1. 决定修路。'], 3)
    """
    if len(lines) < _FEW or not any(_is_site(line) for line in lines[-_FEW:]):
        first = next((k for k, line in enumerate(lines[:_HEAD]) if _opens(line)), 0)
        if not any(_is_site(line) for line in lines[:first]):
            return lines, []
    return _edges(lines)


def _foot(lines: Sequence[Line], end: int) -> list[Line]:
    """What follows the document on the page: from a link or notice on, if a third of what follows is such too."""
    tail = [line for line in lines[end:] if line.kind != "note"]
    start = len(tail)
    found = 0
    for k in range(len(tail) - 1, -1, -1):
        if _is_site(tail[k]):
            found += 1
            if found * 3 >= len(tail) - k:
                start = k
    return tail[start:]


def _opens(line: Line) -> bool:
    return any(piece and (is_formula(piece) or role_of(piece) not in {"", "other"}) for piece in line.text.split("\n"))


def _linked(line: Line) -> bool:
    covered = sum(b - a for a, b, _ in line.links)
    return bool(line.text) and covered >= 0.8 * len(line.text)


def _is_site(line: Line) -> bool:
    if line.kind == "table":
        texts = [inner for row in line.rows for cell in row for inner in cell.lines]
        return sum(map(_is_site, texts)) * 2 > len(texts)
    return (bool(line.links) and _linked(line)) or _SITE.search(line.text) is not None or (len(line.text) < _WIDEST and _BUTTON.fullmatch(line.text) is not None)


def _end(lines: Sequence[Line]) -> int:
    """The line after the last that is certainly part of the document: closing line, numbered paragraph, annex, note."""
    for k in range(len(lines) - 1, -1, -1):
        line = lines[k]
        if line.kind == "note":
            continue
        text = line.text
        if not text or _linked(line):
            continue
        pieces = text.split("\n")
        if any(piece and (closing_role(piece) or is_annex(piece)) for piece in pieces):
            return k + 1
        if (line.number not in {"", "•"} or scan(text)) and not _SITE.search(text):
            return k + 1
        if text[-1] in "；，":
            return k + 1
    return len(lines)
