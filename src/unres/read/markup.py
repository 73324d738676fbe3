"""Inline mark-up: call-outs, bold, links and escapes become stand-off marks over clean text."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import pairwise

from unres.figures import LOWERED
from unres.read.lines import Line

#: one look tells whether a text has any mark-up at all; in plain text only superscripts and [1] have a meaning
_MARKDOWN_TRIGGER = re.compile(r"[<\[\\$&⁰¹²³⁴-⁹⁎]")  # and stars, which most lines have alone
_TEXT_TRIGGER = re.compile(r"[\[⁰¹²³⁴-⁹⁎]")

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


class _Out:
    """The clean text under construction: its pieces, and where each begins in the raw text (-1 - place: what stands for mark-up there)."""

    __slots__ = ("bold", "calls", "length", "links", "marks", "pieces", "source", "starts")

    def __init__(self, source: Sequence[int]) -> None:
        self.source = source
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.length = 0
        self.calls: list[tuple[int, str, int, int]] = []
        self.bold: list[tuple[int, int]] = []
        self.marks: list[tuple[str, int, int]] = []
        self.links: list[tuple[int, int, str]] = []

    def place(self, offset: int) -> int:
        """The source offset of an offset in the raw text."""
        source = self.source
        if len(source) == 2:
            return source[1] + offset
        k = len(source) - 2
        while k and source[k] > offset:
            k -= 2
        return source[k + 1] + offset - source[k]

    def keep(self, raw: str, start: int, end: int) -> None:
        """Copy raw `[start, end)`."""
        if end > start:
            self.pieces.append(raw[start:end])
            self.starts.append(start)
            self.length += end - start

    def put(self, char: str, offset: int) -> None:
        """Put one character that stands for the mark-up at raw `offset`."""
        self.pieces.append(char)
        self.starts.append(-1 - offset)
        self.length += len(char)

    def embolden(self, start: int) -> None:
        """What has been written since `start` is bold; a million stars in a row are no spans."""
        if self.length > start:
            self.bold.append((start, self.length))

    def slant(self, start: int) -> None:
        """What has been written since `start` is in italics."""
        if self.length > start:
            self.marks.append(("i", start, self.length))


def _runs(pieces: Sequence[str], starts: Sequence[int], source: Sequence[int]) -> list[int]:
    """The source map of `pieces` that begin at `starts` in a raw text with the source map `source`."""
    runs: list[int] = []
    at = k = 0
    n = len(source)
    if n == 2:  # the raw text stands in one piece in the source
        base = source[1]
        for piece, start in zip(pieces, starts, strict=True):
            runs += (at, base + (start if start >= 0 else -1 - start))
            at += len(piece)
        return runs
    for piece, start in zip(pieces, starts, strict=True):
        first = start if start >= 0 else -1 - start
        while k + 2 < n and source[k + 2] <= first:
            k += 2
        runs += (at, source[k + 1] + first - source[k])
        if start >= 0:
            end = start + len(piece)
            while k + 2 < n and source[k + 2] < end:
                k += 2
                runs += (at + source[k] - start, source[k + 1])
        at += len(piece)
    return runs


def _emphasized(raw: str, runs: Sequence[int]) -> Line | None:
    """The line for a raw text with no mark-up but pairs of stars; None if its stars are others."""
    parts = raw.split("**")
    if 2 * len(parts) - 2 != raw.count("*") or "***" in raw:
        return None
    text = "".join(parts)
    bare = text.rstrip(" ")
    if text[:1] == " ":
        return None
    starts: list[int] = []
    bold: list[tuple[int, int]] = []
    at = place = 0
    strong = False
    for part in parts:
        size = len(part)
        if size:
            starts.append(place)
            if strong:
                bold.append((at, at + size))
            at += size
        place += size + 2
        strong = not strong
    length = len(bare)
    if length < at:
        bold = [(a, min(b, length)) for a, b in bold if a < length]
    return Line(bare, runs[1], runs[-1] + len(raw) - runs[-2], tuple(_runs([part for part in parts if part], starts, runs)) or (0, runs[1]), bold=bold)


def clean(raw: str, runs: Sequence[int], *, markdown: bool) -> Line:
    """The line for `raw` text whose source map is `runs`.

    >>> line = clean("**重申**其决议<sup>1</sup> 所载", (0, 0), markdown=True)
    >>> line.text, line.calls, line.bold
    ('重申其决议所载', [(5, '1', 9, 21)], [(0, 2)])
    """
    if not (_MARKDOWN_TRIGGER if markdown else _TEXT_TRIGGER).search(raw):
        if not markdown or "*" not in raw:
            return Line(raw, runs[1], runs[-1] + len(raw) - runs[-2], tuple(runs))
        if (line := _emphasized(raw, runs)) is not None:
            return line
    out = _Out(runs)
    position = 0
    bold = -1
    italic = -1
    opened: list[tuple[int, int, int]] = []  # (piece, text offset, raw offset) of each open bracket
    n = len(raw)
    keep = out.keep
    for found in (_MARKDOWN_TOKEN if markdown else _TEXT_TOKEN).finditer(raw):
        start, end = found.span()
        if start < position:
            continue
        group = found.lastgroup
        if group == "stars":
            if start > position:
                keep(raw, position, start)
            position = end
            if end - start > 1:
                if end - start == 3:  # bold and italics: **大会***，* opens one where the other ends
                    if italic >= 0:
                        out.slant(italic)
                        italic = -1
                    elif raw.find("*", end) >= 0:
                        italic = out.length
                if bold < 0:
                    bold = out.length
                else:
                    out.embolden(bold)
                    bold = -1
            elif italic >= 0:
                out.slant(italic)
                italic = -1
            elif raw.find("*", end) < 0:
                keep(raw, start, end)
            else:
                italic = out.length
            continue
        if group == "char":
            keep(raw, position, start)
            keep(raw, start + 1, end)
            position = end
            continue
        if group == "open":
            if len(opened) >= _DEPTH:
                continue
            keep(raw, position, start)
            opened.append((len(out.pieces), out.length, start))
            keep(raw, start, end)
            position = end
            continue
        if group == "uni" or group == "star" or group == "entity":
            group = "uni" if group == "star" else group
            value = found[0]
        else:
            value = found[group] if group else ""
        if group == "close":
            if opened:
                keep(raw, position, start)
                _close(out, opened.pop(), value[1:-1])
                position = end
            continue
        if group == "tag" and value.lower() not in _TAGS:
            continue
        markers = _markers(group or "", value, raw, start)
        keep(raw, position, start)
        position = end
        if markers:
            _trim(out)
            at = out.place(start)
            stop = out.place(end - 1) + 1
            if len(markers) == 1:
                out.calls.append((out.length, markers[0], at, stop))
            else:  # <sup>3,4</sup>: the tag and what parts them go with the number beside it
                parts = [at, *(out.place(start + m.start()) for m in list(_NUMBER.finditer(found[0]))[1:]), stop]
                out.calls += [(out.length, marker, *span) for marker, span in zip(markers, pairwise(parts), strict=True)]
            if position < n and raw[position] == " " and (position + 1 == n or raw[position + 1] > "⺀"):
                position += 1
        elif group == "entity":
            out.put(html.unescape(value), start)
        elif group == "tag":
            name = value.lower()
            if name == "br":
                out.put("\n", start)
            elif name in {"b", "strong"}:
                bold = out.length
            elif name in {"/b", "/strong"} and bold >= 0:
                out.embolden(bold)
                bold = -1
        elif group in {"sup", "uni"}:
            before = out.length
            if group == "sup":
                keep(raw, found.start("sup"), found.end("sup"))
                out.marks.append(("sup", before, out.length))
            else:
                keep(raw, start, end)
    keep(raw, position, n)
    if bold >= 0:
        out.embolden(bold)
    return _finish(out, runs, raw)


_TAGS = frozenset(
    "br b /b strong /strong i /i em /em u /u span /span a /a p /p div /div font /font sup /sup sub /sub center /center small /small".split()
)


def _markers(group: str, value: str, raw: str, start: int) -> list[str]:
    """The markers a token stands for, [] if it is no call-out."""
    if group in {"caret", "bracket", "escaped"}:
        return [value.replace("\\", "")]
    if group == "latex":
        return [value.replace("\\", "")]
    if group == "uni":
        before = raw[start - 1] if start else ""
        if before.isascii() and before.isalpha() and value in {"²", "³"} and not raw[start - 2 : start - 1].isupper():
            return []  # km², m³
        return [value.translate(LOWERED)]
    if group == "sup":
        bare = value.replace("\\", "").strip("[]() ")
        if _SEVERAL.fullmatch(bare):
            return _NUMBER.findall(bare)
        if _MARKER.fullmatch(bare):
            before = raw[start - 1] if start else ""
            if bare.isdigit() and before.isascii() and before.isdigit() and not _superscript_call(raw, start):
                return []  # 10<sup>6</sup>
            return [bare]
    return []


def _superscript_call(raw: str, start: int) -> bool:
    """A digit before the mark: an exponent behind 10 alone, else a call-out (目标 11<sup>1</sup>)."""
    return raw[max(0, start - 2) : start] != "10" or raw[max(0, start - 3) : start - 2] in _WITHIN


#: what stands before 10 where it is a part of a number: 2010, 76/10, 3.10, S-10
_WITHIN = frozenset("0123456789-/.")


def _trim(out: _Out) -> None:
    """No blank before a call-out."""
    if out.pieces and out.pieces[-1].endswith(" ") and len(out.pieces[-1]) > 1:
        bare = out.pieces[-1].rstrip(" ")
        if bare:
            out.length -= len(out.pieces[-1]) - len(bare)
            out.pieces[-1] = bare


def _close(out: _Out, opened: tuple[int, int, int], href: str) -> None:
    """A link ends: take its opening bracket out again."""
    piece, offset, _ = opened
    del out.pieces[piece], out.starts[piece]
    out.length -= 1
    # most links have nothing inside them: what was found last is before the bracket
    if out.calls and out.calls[-1][0] > offset:
        out.calls = [(o - (o > offset), m, a, b) for o, m, a, b in out.calls]
    if out.bold and out.bold[-1][1] > offset:
        out.bold = [(a - (a > offset), b - (b > offset)) for a, b in out.bold]
    if out.marks and out.marks[-1][2] > offset:
        out.marks = [(kind, a - (a > offset), b - (b > offset)) for kind, a, b in out.marks]
    if out.links and out.links[-1][1] > offset:
        out.links = [(a - (a > offset), b - (b > offset), h) for a, b, h in out.links]
    out.links.append((offset, out.length, href))


def _finish(out: _Out, runs: Sequence[int], raw: str) -> Line:
    text = "".join(out.pieces)
    bare = text.strip(" ")
    mapped = _runs(out.pieces, out.starts, runs)
    if text[:1] == " ":
        lead = len(text) - len(text.lstrip(" "))
        moved: list[int] = []
        for k in range(0, len(mapped), 2):
            t, s = mapped[k], mapped[k + 1]
            if t >= lead:
                moved += (t - lead, s)
            elif k + 2 >= len(mapped) or mapped[k + 2] > lead:
                moved += (0, s + lead - t)
        mapped = moved
        out.calls = [(max(0, o - lead), m, a, b) for o, m, a, b in out.calls]
        out.bold = [(max(0, a - lead), max(0, b - lead)) for a, b in out.bold]
        out.marks = [(k2, max(0, a - lead), max(0, b - lead)) for k2, a, b in out.marks]
        out.links = [(max(0, a - lead), max(0, b - lead), h) for a, b, h in out.links]
    length = len(bare)
    if length < out.length:
        out.calls = [(min(o, length), m, a, b) for o, m, a, b in out.calls]
        out.bold = [(a, min(b, length)) for a, b in out.bold if a < min(b, length)]
    return Line(
        bare,
        runs[1],
        runs[-1] + len(raw) - runs[-2],
        tuple(mapped) or (0, runs[1]),
        calls=out.calls,
        bold=out.bold,
        marks=out.marks,
        links=out.links,
    )
