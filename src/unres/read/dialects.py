"""Markdown of other converters (marker, MinerU, docling, pandoc, mammoth, pymupdf4llm): their mark-up becomes the one that is read.

Each rule has a sign that is looked for first, so that a text without it costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from unres.read import wikitext
from unres.read.shadow import Edit

_CALL = r"(?:[0-9]{1,3}|\\?\*{1,3})"
_LINK = r"\((?:#|https?:|\.{0,2}/)?[^()\s]{0,200}\)"

_ARROWS = ("(", "↑", "↩", "⏎", "↲", "⤴")
_BLOCK_TAG = r"</?(?:p|div|center|section|html|body|font)\b[^<>\n]{0,200}>"
_BLOCKS = ("<", "</p>", "<div", "<html", "<center")
#: a sign that is no part of [^1]
_RAISED = re.compile(r"\^(?<!\[\^)")
#: any block tag
_BLOCK = re.compile(r"<(?:/p>|div|html|center)")
#: the signs of quotations: the reader knows them, but no other rule does
QUOTED = re.compile(r"^(?:>[ \t]?+)++", re.M)
#: a character and, if there is more, signs of which one must be there; what a match becomes: a template for `re.Match.expand`; "" takes it out
_REWRITTEN: tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...] = (
    # anchors: <span id="page-0-1"></span>, <a name="x"></a>, []{#_Toc1 .anchor}
    (('"', "></span>", "> </span>"), re.compile(r"<span\s[^<>]{0,200}>\s?</span>"), ""),
    (('"', "></a>", "> </a>"), re.compile(r"<a\s[^<>]{0,200}>\s?</a>"), ""),
    (("{", "[]{"), re.compile(r"\[\]\{[^{}\n]{0,200}\}"), ""),
    # calls inside links and links inside calls
    (("<", "]("), re.compile(rf"<sup>\s?\[\\?\[?({_CALL})\\?\]?\]{_LINK}\s?</sup>"), r"<sup>\1</sup>"),
    (("[", "[<sup>"), re.compile(rf"\[<sup>\s?\\?\[?({_CALL})\\?\]?\s?</sup>\]{_LINK}"), r"<sup>\1</sup>"),
    (("[", "]]("), re.compile(rf"\[\\?\[({_CALL})\\?\]\]{_LINK}"), r"<sup>\1</sup>"),
    # superscripts of pandoc and of TeX: ^1^ ^\[1\]^ \(^{1}\) $\mathrm{^{1}}$
    (("^",), re.compile(rf"(?<![\^\[])\^\\?\[?({_CALL})\\?\]?\^"), r"<sup>\1</sup>"),
    (("\\", "\\("), re.compile(rf"\\\(\s?\{{?\s?\}}?\s?\^\s?\{{?\s?({_CALL})\s?\}}?\s?\\\)"), r"<sup>\1</sup>"),
    (
        ("\\", "\\mathrm", "\\text"),
        re.compile(rf"\$\s?\\(?:mathrm|text)\s?\{{\s?\^\s?\{{?\s?({_CALL})\s?\}}?\s?\}}\s?\$"),
        r"<sup>\1</sup>",
    ),
    # numbers set as formulas: $76/164$, $20\%$
    (("$",), re.compile(r"\$\s?([0-9A-Z][0-9A-Z /.,()-]{0,24}?)\s?(?:\\?(%))?\s?\$"), r"\1\2"),
    # back from a note to its call
    (
        _ARROWS,
        re.compile(
            r"[ \u00a0]?(?:\[\\?[↑↩⏎↲⤴][\ufe0e\ufe0f]?\]\(#[^()\s]{0,100}\)|[↑↩⏎↲⤴][\ufe0e\ufe0f]?[ \t]*$)", re.M
        ),
        "",
    ),
    # pandoc's spans, divs and attributes
    (("{", "]{"), re.compile(r"(?<!\\)\[([^\[\]\n]{1,400})\]\{[.#a-zA-Z][^{}\n]{0,200}\}"), r"\1"),
    ((":", "\n:::"), re.compile(r"^:{3,}[ \t]*(?:\{[^{}\n]{0,200}\}|[A-Za-z-]{0,40})?[ \t]*$", re.M), ""),
    (("{", " {#"), re.compile(r"(?<=\S) \{#[^{}\n]{0,200}\}[ \t]*$", re.M), ""),
    # bold and italics with underscores
    (("_", "__"), re.compile(r"(?<!_)__(?=[^_\s])([^_\n]{1,400})__(?!_)|(?<!_)__(\s[^_\n]{1,400}\S)__(?!_)"), "**"),
    (("_",), re.compile(r"(?<![A-Za-z0-9_])_(?=[\u4e00-\u9fff“《(])([^_\n]{1,120})_(?![A-Za-z0-9_])"), "*"),
    # _2025_ _年_: each piece in italics by itself
    (("_",), re.compile(r"(?<![A-Za-z0-9_\\])_([0-9]{1,5})_(?![A-Za-z0-9_])"), "*"),
    # one run of bold per piece of the source: **决****定**
    (("*", "****"), re.compile(r"(?<=[^\s*\\])\*{4}(?=[^\s*])"), ""),
    # hard breaks with a backslash
    (("\\", "\\\n"), re.compile(r"(?<!\\)\\(?=\n)"), "  "),
    # quotations are indented paragraphs of Word
    ((">", "\n>"), QUOTED, ""),
    # blanks and block tags before the text of a line
    (("&",), re.compile(r"&(?:nbsp|#160|ensp|emsp|#8194|#8195|#12288);"), " "),
    (
        _BLOCKS,
        re.compile(
            rf"^[ \t]*(?:{_BLOCK_TAG}[ \t]*){{1,9}}(?=[^\s<]|<table|$)|(?:{_BLOCK_TAG}[ \t]*){{1,9}}$", re.M | re.I
        ),
        "",
    ),
    # pictures
    (("!", "!["), re.compile(r"!\[[^\[\]\n]{0,300}\](?:\([^()\n]{0,500}\)|\[[^\[\]\n]{0,80}\])"), ""),
    (("=", "<=="), re.compile(r"\*{0,2}==>[^\n]{0,200}<==\*{0,2}"), ""),
    # notes as items of a list
    (
        ("-", "- "),
        re.compile(
            r"^[ \t]*[-*+][ \t]+(?=<sup>[0-9*\\]|\[\^[0-9]|\\?\[[0-9]{1,3}\\?\][ :]|\$\s?\{?\s?\}?\s?\^|[¹²³⁴-⁹])", re.M
        ),
        "",
    ),
)
#: the rules by their first signs
_BY_SIGN = {first: [k for k, (signs, _, _) in enumerate(_REWRITTEN) if signs[0] == first] for first in dict.fromkeys(signs[0] for signs, _, _ in _REWRITTEN)}
#: looked for by patterns that tell more, because most texts have them
_COMMON = frozenset("<[\\(^*-:>{")
_PLAIN = tuple(first for first in _BY_SIGN if first not in _COMMON)
_STARS, _DASH = re.compile(r"\*\*\*\*"), re.compile("- ")
#: what rules look for behind the characters that most texts have: any tag but those of plain call-outs, brackets in a row
_TAGGED = re.compile(r"<(?!sup>(?!\s?\[)|/sup>)")
_BRACKETED = re.compile(r"\[(?:\\?\[|[<\]])")
#: the escapes that rules look for: most texts have none but that of `1\.`
_ESCAPES = re.compile(r"\\(?:[-#(mt\n])")
#: all punctuation escaped, as mammoth does; at the start of a line a sign may be mark-up without its escape
_ESCAPED = re.compile(r"(?<=[^\n\\}])\\(?!\(\s?\{?\s?\}?\s?\^)([.()#!+{}=-])")
#: a heading over a list of notes, or a rule before it
_NOTES_HEAD = re.compile(
    r"^[ \t]*(?:\#{1,6}[ \t]*)?\*{0,2}(?:脚注|注释|附注|注|尾注|脚註|註釋|Foot-?notes?|Notes?|References)\*{0,2}[:：]?[ \t]*$|^[ \t]*(?:[-*_][ \t]?){3,}[ \t]*$",
    re.M | re.I,
)
_ITEM = re.compile(r"^[ \t]*([0-9]{1,3})\\?[.)][ \t]+(?=\S)", re.M)
_CALLED = re.compile(
    r"<sup>\s?([0-9]{1,3})\s?</sup>|(?<!^)\[\^?([0-9]{1,3})\](?![:(])|\$\s?\{?\s?\}?\s?\^\s?\{?\s?([0-9]{1,3})", re.M
)
_BACK = re.compile(
    r"^[ \t]*([0-9]{1,3})\\?[.)][ \t]+(?=[^\n]{1,3000}[↑↩⏎↲⤴][\ufe0e\ufe0f]?(?:\]\(#[^()\s]{0,100}\))?[ \t]*$)", re.M
)


def edits_of(text: str, *, quoted: bool = True, odd: bool = True) -> Iterator[Callable[[str], list[Edit]]]:
    """The rules whose sign the text has, one after the other: each sees the text as the one before left it.

    `quoted` tells that a row may begin with `>` or `:`, `odd` that there may be signs that `has_odd` tells of.

    >>> text = "公约[<sup>2</sup>](#fn2)和"
    >>> [edits for rule in edits_of(text) if (edits := rule(text))]
    [[(2, 22, '<sup>2</sup>')]]
    """
    tagged = "<" in text and _TAGGED.search(text) is not None
    bracketed = "[" in text and _BRACKETED.search(text) is not None
    braced = "{" in text
    if (bracketed or braced or (tagged and "<ref" in text)) and wikitext.is_wikitext(text):
        for k in wikitext.RULES:
            yield lambda now, k=k: wikitext.edits_by_rule(now, k)  # type: ignore[misc]
    escaped = "\\" in text and _ESCAPES.search(text) is not None
    if escaped and ("\\-" in text or "\\#" in text):
        yield lambda now: _apply(now, _ESCAPED, r"\1")
    arrows = odd and ("↑" in text or "↩" in text or "⏎" in text or "↲" in text or "⤴" in text)
    if arrows:
        yield _listed_back
    # a single character is looked for ten times as fast as two, and most texts do not have it
    known = [first for first in _PLAIN if first in text]
    if braced:
        known.append("{")
    if tagged:
        known.append("<")
    if bracketed:
        known.append("[")
    if escaped:
        known.append("\\")
    if arrows:
        known.append("(")
    if "^" in text and _RAISED.search(text) is not None:
        known.append("^")
    if quoted:
        known += (":", ">")
    if _STARS.search(text) is not None:
        known.append("*")
    if "-" in text and _DASH.search(text) is not None:
        known.append("-")
    for k in sorted([k for first in known for k in _BY_SIGN[first]]) if known else ():
        signs, pattern, template = _REWRITTEN[k]
        if signs is _BLOCKS and _BLOCK.search(text) is None:
            continue
        for sign in signs[1:] or signs:
            if sign in text:
                break
        else:
            continue
        if pattern is QUOTED:
            yield unquoted
        else:
            yield lambda now, pattern=pattern, template=template: _apply(now, pattern, template)  # type: ignore[misc]
    if _ITEM.match(text, text.rfind("\n", 0, len(text.rstrip())) + 1):
        yield _listed


def unquoted(text: str) -> list[Edit]:
    """The signs of quotations; where nothing else is to be done the reader leaves them out."""
    return _apply(text, QUOTED, "")


def _apply(text: str, pattern: re.Pattern[str], template: str) -> list[Edit]:
    """The matches with their replacements; where what is kept stands in the match, only what is around it is taken out."""
    edits: list[Edit] = []
    for found in pattern.finditer(text):
        if template in ("**", "*"):
            size = len(template)
            edits += ((found.start(), found.start() + size, template), (found.end() - size, found.end(), template))
        elif template in (r"\1", r"\1\2"):
            a, b = found.span(1)
            edits += ((found.start(), a, ""), (b, found.end(), found[2] or "" if template == r"\1\2" else ""))
        else:
            edits.append((found.start(), found.end(), found.expand(template) if "\\" in template else template))
    return [(a, b, new) for a, b, new in edits if b > a]


def _listed_back(text: str) -> list[Edit]:
    """Items that end in a link back to their call are notes."""
    return [(found.start(), found.end(), f"[^{found[1]}]: ") for found in _BACK.finditer(text)]


def _listed(text: str) -> list[Edit]:
    """A list at the end, under a heading or a rule, that counts the calls of the text from 1: notes as items."""
    heads = [*_NOTES_HEAD.finditer(text, len(text) // 4)]
    if not heads:
        return []
    head = heads[-1]
    items = list(_ITEM.finditer(text, head.end()))
    numbers = [int(item[1]) for item in items]
    if not numbers or numbers != list(range(1, len(numbers) + 1)) or text[head.end() : items[0].start()].strip():
        return []
    called = {int(found[1] or found[2] or found[3]) for found in _CALLED.finditer(text, 0, head.start())}
    if not called or set(numbers) != called or "[^1]:" in text:
        return []
    edits = [(item.start(), item.end(), f"[^{item[1]}]: ") for item in items]
    return [(head.start(), head.end(), ""), *edits] if head[0].strip("#* \t:：").isalpha() else edits
