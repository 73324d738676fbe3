"""Inline mark-up: call-outs, bold, links and escapes become stand-off marks over clean text."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import pairwise

from unres.figures import LOWERED
from unres.read.lines import Line

#: in plain text only these and [1] have a meaning
_RAISED = re.compile(r"[⁰¹²³⁴-⁹⁎]")

# one character class first, so that the scan over running text is a search for these characters; what may repeat is bounded
_TEXT_TOKEN = re.compile(
    r"""[\[⁰¹²³⁴-⁹⁎](?:
      (?<=\[)(?P<bracket>[0-9]{1,3})\](?!\()
    | (?<=[⁰¹²³⁴-⁹])(?P<uni>[⁰¹²³⁴-⁹]{0,2})
    | (?<=⁎)(?P<star>⁎{0,2})
    )""",
    re.X,
)
_MARKDOWN_TOKEN = re.compile(
    r"""[*<\[\]\\$&⁰¹²³⁴-⁹⁎](?:
      (?<=\*)(?P<stars>\*{0,2})
    | (?<=<)(?:
          sup>\s{0,2}(?P<sup>[^<>\n]{1,12}?)\s{0,2}</sup>
        | (?P<tag>/?[A-Za-z][A-Za-z0-9]{0,9})(?:\s[^<>]{0,300})?/?>
        | (?P<comment>!--(?:[^-]|-(?!->)){0,2000}-->)
      )
    | (?<=\[)(?:\^(?P<caret>[^\]\s]{1,8})\]|(?P<bracket>[0-9]{1,3})\](?!\()|(?P<open>))
    | (?<=\])(?P<close>\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200}){0,2}\))
    | (?<=\\)(?:\[(?P<escaped>[0-9]{1,3})\\\]|(?P<char>[!-/:-@\[-`{-~]))
    | (?<=\$)\s?\{?\s?\}?\s?\^\s?\{?\s?(?P<latex>[0-9]{1,3}|\\?\*{1,3})\s?\}?\s?\$
    | (?<=&)(?P<entity>(?:[A-Za-z]{2,8}|\#[0-9]{1,6}|\#x[0-9A-Fa-f]{1,5});)
    | (?<=[⁰¹²³⁴-⁹])(?P<uni>[⁰¹²³⁴-⁹]{0,2})
    | (?<=⁎)(?P<star>⁎{0,2})
    )""",
    re.X,
)
_MARKER = re.compile(r"[0-9]{1,3}|\*{1,4}|†{1,2}|[a-z]")
_NUMBER = re.compile(r"[0-9]{1,3}")
#: brackets that stand open at a time are bounded: each is remembered
_DEPTH = 64
_SEVERAL = re.compile(r"[0-9]{1,3}(?:\s?[,，、]\s?[0-9]{1,3}){1,6}")


#: further than any text reaches
_FAR = 1 << 60
_TAGS = frozenset(
    "br b /b strong /strong i /i em /em u /u span /span a /a p /p div /div font /font sup /sup sub /sub center /center small /small".split()
)


def clean(raw: str, runs: Sequence[int], *, markdown: bool, odd: bool = True) -> Line:
    """The line for `raw` text whose source map is `runs`; `odd` tells that it may have signs that `has_odd` tells of.

    >>> line = clean("**重申**其决议<sup>1</sup> 所载", (0, 0), markdown=True)
    >>> line.text, line.calls, line.bold
    ('重申其决议所载', [(5, '1', 9, 21)], [(0, 2)])
    """
    end = runs[-1] + len(raw) - runs[-2]
    marked = "[" in raw or (markdown and ("<" in raw or "$" in raw or "&" in raw)) or (odd and _RAISED.search(raw) is not None)
    if not marked and markdown and "\\" in raw:
        at = raw.find("\\")
        marked = not 0 < at < 4 or not raw.startswith((".", ")"), at + 1) or "\\" in raw[at + 2 :]
        # 1\. as converters write numbers: most paragraphs have no other mark-up but stars
        if marked:
            pass
        elif len(runs) == 2:
            raw, runs = raw[:at] + raw[at + 1 :], (0, runs[1], at, runs[1] + at + 1)
        elif runs[2] > at + 1:
            raw = raw[:at] + raw[at + 1 :]
            runs = [0, runs[1], at, runs[1] + at + 1, *runs[2:]]
            for k in range(4, len(runs), 2):
                runs[k] -= 1
        else:
            marked = True
    if not marked:
        if not markdown or "*" not in raw:
            return Line(raw, runs[1], end, tuple(runs))
        if (line := _strong(raw, runs, end)) is not None:
            return line
    return _marked(raw, runs, end, _MARKDOWN_TOKEN if markdown else _TEXT_TOKEN)


def _strong(raw: str, runs: Sequence[int], end: int) -> Line | None:
    """The line for a raw text whose only mark-up is one pair of double stars, as most paragraphs have it; None for any other.

    >>> line = _strong("又**重申**其决议", (0, 9), 19)
    >>> line.text, line.runs, line.bold
    ('又重申其决议', (0, 9, 1, 12, 3, 16), [(1, 3)])
    >>> _strong("1. **重申**其决议", (0, 9, 1, 11, 10, 30), 32).runs
    (0, 9, 1, 11, 3, 15, 5, 19, 6, 30)
    """
    parts = raw.split("**")
    if len(parts) != 3:
        return None
    head, inner, tail = parts
    text = head + inner + tail
    if not inner or "*" in text or text[0] == " " or text[-1] == " ":
        return None
    a = len(head)
    b = a + len(inner)
    n = len(runs)
    base = runs[1]
    k = 2
    if n > 2:
        while k < n and runs[k] <= a:
            k += 2
        if k < n and not b + 4 < runs[k] < len(raw):
            return None  # the bold words stand on two rows
        base = runs[k - 1] - runs[k - 2]
    if k > 2:
        mapped = [*runs[: k if runs[k - 2] < a else k - 2], a, base + a + 2]
    else:
        mapped = [0, base, a, base + a + 2] if a else [0, base + 2]
    if tail:
        mapped += (b, base + b + 4)
    for j in range(k, n, 2):
        mapped += (runs[j] - 4, runs[j + 1])
    return Line(text, runs[1], end, tuple(mapped), "text", (), [(a, b)])


def _marked(raw: str, runs: Sequence[int], end: int, tokens: re.Pattern[str]) -> Line:
    """The line for a raw text with mark-up, token by token."""
    pieces: list[str] = []  # the clean text
    at = 0  # how long it is
    position = 0  # how far the raw text has been read
    mapped: list[int] = []  # for each piece where it begins in the clean text, and in the raw one or, if that is all of one piece, in the source
    base = runs[1] if len(runs) == 2 else 0
    calls: list[tuple[int, str, int, int]] = []
    bold: list[tuple[int, int]] = []
    marks: list[tuple[str, int, int]] = []
    links: list[tuple[int, int, str]] = []
    strong = slanted = -1  # where what is bold or in italics began
    opened: list[tuple[int, int]] = []  # (piece, text offset) of each open bracket
    n = len(raw)
    for found in tokens.finditer(raw):
        start, stop = found.span()
        group = found.lastgroup or ""
        if start < position or (group == "open" and len(opened) >= _DEPTH) or (group == "close" and not opened):
            continue
        if group == "tag" and found["tag"].lower() not in _TAGS:
            continue
        if start > position:
            pieces.append(raw[position:start])
            mapped += (at, base + position)
            at += start - position
        position = stop
        if group == "stars":
            if stop - start != 2:  # bold and italics: **大会***，* opens one where the other ends
                if slanted >= 0:
                    if at > slanted:
                        marks.append(("i", slanted, at))
                    slanted = -1
                elif raw.find("*", stop) >= 0:
                    slanted = at
                elif stop - start == 1:
                    pieces.append("*")
                    mapped += (at, base + start)
                    at += 1
            if stop - start > 1:
                if strong < 0:
                    strong = at
                else:
                    if at > strong:  # a million stars in a row are no spans
                        bold.append((strong, at))
                    strong = -1
        elif group == "char":
            pieces.append(raw[start + 1])
            mapped += (at, base + start + 1)
            at += 1
        elif group == "open":
            position = start
            opened.append((len(pieces), at))
        elif group == "close":
            k, offset = opened.pop()
            _unbracket(k, offset, pieces, mapped, calls, bold, marks, links)
            at -= 1
            links.append((offset, at, raw[start + 2 : stop - 1]))
        elif markers := _markers(group, found, raw):
            if pieces and pieces[-1].endswith(" ") and (bare := pieces[-1].rstrip(" ")):  # no blank before a call-out
                at -= len(pieces[-1]) - len(bare)
                pieces[-1] = bare
                if bold and bold[-1][1] > at:
                    bold[-1] = (bold[-1][0], at)
            a, b = (base + start, base + stop) if base else (_place(runs, start), _place(runs, stop - 1) + 1)
            if len(markers) == 1:
                calls.append((at, markers[0], a, b))
            else:  # <sup>3,4</sup>: the tag and what parts them go with the number beside it
                parts = [a, *(_place(runs, start + m.start()) for m in list(_NUMBER.finditer(found[0]))[1:]), b]
                calls += [(at, marker, *span) for marker, span in zip(markers, pairwise(parts), strict=True)]
            if position < n and raw[position] == " " and (position + 1 == n or raw[position + 1] > "⺀"):
                position += 1
        elif group == "tag" and (name := found["tag"].lower()) != "br":
            if name in {"b", "strong"}:
                strong = at
            elif name in {"/b", "/strong"}:
                if at > strong >= 0:
                    bold.append((strong, at))
                strong = -1
        elif group in {"tag", "entity"}:
            pieces.append("\n" if group == "tag" else html.unescape(found[0]))
            mapped += (at, base + start)
            at += len(pieces[-1])
        elif group in {"sup", "uni", "star"}:
            a, b = found.span(group) if group == "sup" else (start, stop)
            pieces.append(raw[a:b])
            mapped += (at, base + a)
            if group == "sup":
                marks.append(("sup", at, at + b - a))
            at += b - a
    if n > position:
        pieces.append(raw[position:])
        mapped += (at, base + position)
        at += n - position
    if at > strong >= 0:
        bold.append((strong, at))
    text = "".join(pieces)
    places = mapped if len(runs) == 2 else _through(mapped, at, runs)
    line = Line(text, runs[1], end, tuple(places) or (0, runs[1]), "text", calls, bold, marks, links)
    if text and (text[0] == " " or text[-1] == " "):
        _strip(line)
    return line


def _through(mapped: Sequence[int], size: int, source: Sequence[int]) -> list[int]:
    """The map into the source of a text of `size` characters that is `mapped` into a raw text, and this by `source`.

    >>> _through([0, 2, 3, 7], 8, [0, 50, 4, 60])
    [0, 52, 2, 60, 3, 63]
    """
    runs: list[int] = []
    k = 0
    n = len(source)
    following = source[2] if n > 2 else _FAR
    base = source[1]  # what is to be added to an offset in the raw text, up to `following`
    ends = iter([*mapped[2::2], size])
    for at, first in zip(mapped[::2], mapped[1::2], strict=True):
        while following <= first:
            k += 2
            base = source[k + 1] - following
            following = source[k + 2] if k + 2 < n else _FAR
        runs += (at, base + first)
        last = first + next(ends) - at
        while following < last:
            k += 2
            runs += (at + following - first, source[k + 1])
            base = source[k + 1] - following
            following = source[k + 2] if k + 2 < n else _FAR
    return runs


def _place(source: Sequence[int], offset: int) -> int:
    """The source offset of an offset in a raw text with the source map `source`."""
    k = len(source) - 2
    while k and source[k] > offset:
        k -= 2
    return source[k + 1] + offset - source[k]


def _markers(group: str, found: re.Match[str], raw: str) -> list[str]:
    """The markers a token stands for, [] if it is no call-out."""
    if group == "sup":
        bare = found["sup"]
        if not bare.isdecimal():
            bare = bare.replace("\\", "").strip("[]() ")
            if _SEVERAL.fullmatch(bare):
                return _NUMBER.findall(bare)
        if _MARKER.fullmatch(bare) is None:
            return []
        start = found.start()
        before = raw[start - 1] if start else ""
        if before.isascii() and before.isdigit() and bare.isdigit() and not _superscript_call(raw, start):
            return []  # 10<sup>6</sup>
        return [bare]
    if group in {"uni", "star"}:
        start = found.start()
        before = raw[start - 1] if start else ""
        if before.isascii() and before.isalpha() and found[0] in {"²", "³"} and not raw[start - 2 : start - 1].isupper():
            return []  # km², m³
        return [found[0].translate(LOWERED)]
    return [found[group].replace("\\", "")] if group in {"bracket", "caret", "escaped", "latex"} else []


def _superscript_call(raw: str, start: int) -> bool:
    """A digit before the mark: an exponent behind 10 alone, else a call-out (目标 11<sup>1</sup>)."""
    return raw[max(0, start - 2) : start] != "10" or raw[max(0, start - 3) : start - 2] in _WITHIN


#: what stands before 10 where it is a part of a number: 2010, 76/10, 3.10, S-10
_WITHIN = frozenset("0123456789-/.")


def _unbracket(
    k: int,
    offset: int,
    pieces: list[str],
    mapped: list[int],
    calls: list[tuple[int, str, int, int]],
    bold: list[tuple[int, int]],
    marks: list[tuple[str, int, int]],
    links: list[tuple[int, int, str]],
) -> None:
    """Take the bracket out with which piece `k` begins, at `offset`: it opened a link. What was found behind it moves, in place."""
    if len(pieces[k]) == 1:
        del pieces[k], mapped[2 * k : 2 * k + 2]
    else:
        pieces[k] = pieces[k][1:]
        mapped[2 * k + 1] += 1
        k += 1
    for j in range(2 * k, len(mapped), 2):
        mapped[j] -= 1
    # most links have nothing inside them: what was found last is before the bracket
    if calls and calls[-1][0] > offset:
        calls[:] = [(o - (o > offset), m, a, b) for o, m, a, b in calls]
    if bold and bold[-1][1] > offset:
        bold[:] = [(a - (a > offset), b - (b > offset)) for a, b in bold]
    if marks and marks[-1][2] > offset:
        marks[:] = [(kind, a - (a > offset), b - (b > offset)) for kind, a, b in marks]
    if links and links[-1][1] > offset:
        links[:] = [(a - (a > offset), b - (b > offset), h) for a, b, h in links]


def _strip(line: Line) -> None:
    """Take the blanks at both ends of a line away, in place."""
    text = line.text
    line.text = bare = text.strip(" ")
    lead = len(text) - len(text.lstrip(" "))
    if lead:
        mapped = line.runs
        moved: list[int] = []
        for k in range(0, len(mapped), 2):
            t, s = mapped[k], mapped[k + 1]
            if t >= lead:
                moved += (t - lead, s)
            elif k + 2 >= len(mapped) or mapped[k + 2] > lead:
                moved += (0, s + lead - t)
        line.runs = tuple(moved)
        line.calls = [(max(0, o - lead), m, a, b) for o, m, a, b in line.calls]
        line.bold = [(max(0, a - lead), max(0, b - lead)) for a, b in line.bold]
        line.marks = [(kind, max(0, a - lead), max(0, b - lead)) for kind, a, b in line.marks]
        line.links = [(max(0, a - lead), max(0, b - lead), h) for a, b, h in line.links]
    length = len(bare)
    line.calls = [(min(o, length), m, a, b) for o, m, a, b in line.calls]
    line.bold = [(a, min(b, length)) for a, b in line.bold if a < min(b, length)]
