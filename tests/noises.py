"""Damage that texts take on their way: each noise is a function of the text, the same for the same text.

`NOISES` are undone by the readers: the tree is the same but for spans. `tests/read/test_noise.py` asks for that.
"""

from __future__ import annotations

import re
from itertools import pairwise

#: what a diagnostic must say, where one is due
SAID = {
    "lost closing tag": "tag-unclosed",
    "head in a paragraph": "head-glued",
    "marker before punctuation": "call-misplaced",
    "split numbers": "number-split",
    "note continued": "note-continued",
    "full-width": "text-full-width",
    "traditional": "script-traditional",
    "one line": "text-unbroken",
    "blanks between all": "text-spaced",
}

_HAN = re.compile(r"[一-鿿]")
_SUP = re.compile(r"<sup>([0-9]{1,3}|\\?\*)</sup>")
_WIDE = {ord(c): ord(c) + 0xFEE0 for c in "0123456789"}


def lost_closing_tag(text: str) -> str:
    """Every second `</sup>` is gone."""
    made, k = [], 0
    for piece in re.split(r"(</sup>)", text):
        if piece == "</sup>":
            k += 1
            if k % 2:
                continue
        made.append(piece)
    return "".join(made)


def latex(text: str) -> str:
    """`$^{5}$` for `<sup>5</sup>`."""
    return _SUP.sub(r"$^{\1}$", text)


def latex_loose(text: str) -> str:
    """`${ }^{5}$`, as OCR models write it."""
    return _SUP.sub(r"${ }^{\1}$", text)


def marker_before_punctuation(text: str) -> str:
    """`》<sup>1</sup>，` for `》，<sup>1</sup>`."""
    return re.sub(r"([，。；、])(<sup>[0-9]{1,3}</sup>)", r"\2\1", text)


def head_in_paragraph(text: str) -> str:
    """The running head in the middle of a long paragraph."""
    symbol = re.search(r"[AES]/(?:HRC/)?(?:RES|DEC)/[0-9A-Z/-]+(?: ?\([0-9]{4}\))?", text)
    if not symbol:
        return text
    made, done = [], False
    lines = text.split("\n")
    for k, line in enumerate(lines):
        if (
            not done
            and k > len(lines) // 3
            and len(line) > 30
            and _HAN.match(line[-1]) is None
            and line.lstrip()[:1] not in "#|<[$"
        ):
            found = re.compile(r"[一-鿿](?=[一-鿿])").search(line, len(line) // 2)
            if found and "](" not in line:
                line = f"{line[: found.end()]} {symbol[0]} {line[found.end() :]}"
                done = True
        made.append(line)
    return "\n".join(made)


def split_numbers(text: str) -> str:
    """`1 2.` for `12.` at the start of a line."""
    return re.sub(r"^([ \t*#-]*)([0-9])([0-9])(\\?[.．])", r"\1\2 \3\4", text, flags=re.M)


def full_width(text: str) -> str:
    """All digits full-width, but in addresses and mark-up."""
    pieces = re.split(
        r"(<[^<>]*>|\]\([^()]*\)|\[\^[^\]]*\]|\$[^$\n]{1,12}\$|\{[^}]*\}|^\|.*$|[AES]/[A-Z0-9/.()-]+)", text, flags=re.M
    )
    return "".join(piece if k % 2 else piece.translate(_WIDE) for k, piece in enumerate(pieces))


def note_continued(text: str) -> str:
    """The last note of the first page that has notes is cut; its end stands before the first note of the next."""
    notes = list(re.finditer(r"^<sup>[0-9]{1,3}</sup> (.+)$", text, re.M))
    for note, after in pairwise(notes):
        between = text[note.end() : after.start()]
        if len(note[1]) > 16 and len(between) > 200 and "附件" not in between and text[after.start() - 2] == "\n":
            cut = note.start(1) + len(note[1]) // 2
            while text[cut - 1] in "。；，)）]》 0123456789" or not _HAN.match(text[cut]):
                cut += 1
                if cut >= note.end() - 1:
                    return text
            return f"{text[:cut]}{between}{text[cut : note.end()]}\n\n{text[after.start() :]}"
    return text


def crlf(text: str) -> str:
    """Windows line ends."""
    return text.replace("\n", "\r\n")


def returns(text: str) -> str:
    """Line ends of old Macintosh files."""
    return text.replace("\n", "\r")


def blanks_at_ends(text: str) -> str:
    """Three blanks behind every line."""
    return text.replace("\n", "   \n")


def justified(text: str) -> str:
    """A blank behind every ninth Han character that another follows."""
    count = iter(range(len(text)))
    return re.sub("[一-鿿](?=[一-鿿])", lambda m: m[0] + " " * (next(count) % 9 == 8), text)


def wrapped_twice(text: str) -> str:
    """Rows of 84 columns, wrapped again at 70."""
    return wrapped(wrapped(text, 84), 70)


def bom(text: str) -> str:
    """A byte-order mark."""
    return "\ufeff" + text


def nbsp(text: str) -> str:
    """No-break spaces for all blanks."""
    return text.replace(" ", "\u00a0")


def ideographic_blanks(text: str) -> str:
    """Two full-width blanks before every paragraph."""
    return re.sub(r"^(?=[一-鿿0-9(（㈠-㈩*])", "\u3000\u3000", text, flags=re.M)


def zero_width(text: str) -> str:
    """A zero-width blank behind every seventh Han character, and one at each line's start."""
    made, k = [], 0
    for char in text:
        made.append(char)
        if _HAN.match(char):
            k += 1
            if k % 7 == 0:
                made.append("\u200b")
        elif char == "\n":
            made.append("\u200b")
    return "".join(made)


def one_line(text: str) -> str:
    """All on one line, line ends become blanks."""
    return " ".join(text.split())


def no_line(text: str) -> str:
    """All on one line, line ends become nothing."""
    return "".join(line.strip() for line in text.split("\n"))


def blanks_between(text: str) -> str:
    """A blank between all characters of a line."""
    return "\n".join(" ".join(line) for line in text.split("\n"))


def wrapped(text: str, columns: int) -> str:
    """Rows of `columns` display columns, broken anywhere between Han characters and between Latin words at blanks."""
    made: list[str] = []
    for line in text.split("\n"):
        if not line.strip() or (line.lstrip()[:1] in "|<#" and not line.startswith("<sup>")):
            made.append(line)
            continue
        made += _rows(line, columns)
    return "\n".join(made)


def _rows(line: str, columns: int) -> list[str]:
    """The rows of one line; a row takes no closing punctuation at its start, as browsers and word processors break lines."""
    rows: list[str] = []
    row, size = "", 0
    for word in re.findall(r"<sup>[^<]*</sup>|\*\*|[!-~]+ ?|.[，。；：、！？》）”’]*", line):
        wide = 0 if word == "**" else sum(1 if c < "\u2000" else 2 for c in re.sub("<[^<>]*>", "", word).rstrip())
        if row.strip() and size + wide > columns:
            rows.append(row.rstrip())
            row, size = "", 0
        row += word
        size += wide + word.endswith(" ")
    return [*rows, row] if row.strip() else rows


def wrapped_40(text: str) -> str:
    """Rows of 40 columns."""
    return wrapped(text, 40)


def wrapped_70(text: str) -> str:
    """Rows of 70 columns."""
    return wrapped(text, 70)


def wrapped_80_blank(text: str) -> str:
    """Rows of 80 columns, a blank line behind each."""
    return re.sub(r"\n+", "\n\n", wrapped(text, 80))


def blank_lines(text: str) -> str:
    """A blank line behind each line."""
    return re.sub(r"\n(?!\|)", "\n\n", text)


def no_blank_lines(text: str) -> str:
    """No blank lines."""
    return re.sub(r"\n(?:[ \t]*\n)+", "\n", text)


#: simplified, traditional: the characters of the examples
_PAIRS = dict(
    zip(
        "国会议决与联顾该项关于确认进报记员书长产实现发领积极织号约际权宣经济务应当时间问题为对习",
        "國會議決與聯顧該項關於確認進報記員書長產實現發領積極織號約際權宣經濟務應當時間問題為對習",
        strict=True,
    )
)


def traditional(text: str) -> str:
    """Traditional characters."""
    return text.translate({ord(a): b for a, b in _PAIRS.items()})


NOISES = {
    "lost closing tag": lost_closing_tag,
    "LaTeX": latex,
    "LaTeX with a blank": latex_loose,
    "marker before punctuation": marker_before_punctuation,
    "head in a paragraph": head_in_paragraph,
    "split numbers": split_numbers,
    "note continued": note_continued,
    "full-width": full_width,
    "CRLF": crlf,
    "carriage returns": returns,
    "blanks at line ends": blanks_at_ends,
    "BOM": bom,
    "NBSP": nbsp,
    "U+3000": ideographic_blanks,
    "zero width": zero_width,
    "one line": one_line,
    "blanks between all": blanks_between,
    "traditional": traditional,
}

#: what becomes of line ends: how far these are undone depends on what else tells, so that they are measured (`bench/noise.py`)
LAYOUTS = {
    "one line": one_line,
    "no line": no_line,
    "wrapped 40": wrapped_40,
    "wrapped 70": wrapped_70,
    "wrapped twice": wrapped_twice,
    "justified": justified,
    "blank lines": blank_lines,
    "wrapped 80, blank lines": wrapped_80_blank,
    "no blank lines": no_blank_lines,
}
