"""Page furniture in text: running heads, page numbers, job numbers, bar-code lines, rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from unres.parse.kinds import is_formula
from unres.read.rows import Row

_PAGE = r"(?:[0-9]{1,3}\s?/\s?[0-9]{1,3})"
_JOB = r"(?:(?:GE\.)?[0-9]{2}-[0-9]{5}(?:\s?\*)?)"
_FOOT = re.compile(
    rf"(?:{_PAGE}|{_JOB}|\\?\([A-Z]\)|[0-9]{{6}}|\\?\*[0-9]{{7}}\\?\*|GE\.[0-9]{{2}}-[0-9]{{5}})"
    rf"(?:\s+(?:{_PAGE}|{_JOB}|\\?\([A-Z]\)|[0-9]{{6}}|\\?\*[0-9]{{7}}\\?\*|[0-9]{{1,3}}))*"
    rf"|[0-9]{{1,3}}\s+{_JOB}"
)
_STRONG = re.compile(rf"{_PAGE}|{_JOB}|\*[0-9]{{7}}")
_NUMBER = re.compile(r"[0-9]{1,3}")
#: what other converters leave where a page ends
_PAGE_MARK = re.compile(
    r"<!--[^>]{0,200}-->|\{[0-9]{1,4}\}\s?-{3,}|!\[[^\]]{0,200}\]\([^)]{0,500}\)|第\s?[0-9]{1,3}\s?页(?:\s?[，,/／]?\s?共\s?[0-9]{1,3}\s?页)?"
    r"|[-—–]{1,2}\s?[0-9]{1,3}\s?[-—–]{1,2}|[·•]\s?[0-9]{1,3}\s?[·•]|\[?[Pp]age\s[0-9]{1,3}(?:\s(?:of|/)\s[0-9]{1,3})?\]?|请回收\s?\S{0,2}|<(?:img|hr)\b[^<>]{0,300}>"
    r"|\\(?:newpage|pagebreak|clearpage)(?:\{\})?"
    r"|[页頁]次\s?[0-9]{1,3}|[Pp]age\s[ivx]{1,5}|[(（]?(?:下接|续下)第?\s?[0-9]{0,3}\s?页[)）]?|/\s?(?:\.\s?){3}|/\s?…{1,2}"
)
#: beside the symbol in a running head
_PAGE_WORDS = re.compile(r"(?:[Pp]age|[页頁]次|第)[0-9]{1,3}[页頁]?|[Pp]age[ivx]{1,5}")
#: what stands beside the symbol in a masthead
_BESIDE = re.compile(r"联合国|大会|安全理事会|经济及社会理事会|第[一二三四五六七八九十百]{1,7}届(?:紧急)?(?:特别)?会议|")
_RULE = re.compile(r"[_＿]{4,}|(?:[-–—]\s?+){3,}+|(?:\\?+\*\s?+){3,}+|[═=─]{4,}")  # possessive: else every repeat is kept
#: symbols of adopted texts and of drafts, as on a cover
SYMBOL = re.compile(
    r"(?<![A-Za-z0-9/])(?:A/(?:HRC/)?(?:RES|DEC)/|S/(?:RES|PRST)/|E/(?:RES|DEC)/|E/CN\.[0-9]{1,2}/(?:RES/|DEC/)?|A/C\.[1-6]/|A/HRC/|S/|E/|A/|UNEP/(?:EA|GC)\.|HSP/(?:HA|GC)[/.])"
    r"(?:(?:ES-|S-)?[0-9]{1,4})(?:[/.A-Za-z0-9]|\s?\((?:[0-9]{4}|(?:E?S-)?[IVXLC]{1,9})\)|-(?=[0-9]))*(?:\s?[A-Z](?:\s?[-和]\s?[A-Z])?(?![A-Za-z/]))?"
)
TITLE = re.compile(r"[#*\s]{0,8}(?:E?S-)?[0-9]{1,4}/[0-9]{1,4}(?:\s?[A-Z](?:\s?[-和]\s?[A-Z])?)?\\?[.．]")
_SENTENCE = re.compile(r"[，。；：]|[0-9]{4}\s?年|大\s?会")
_TAGS = re.compile(r"<[^<>]{0,200}>")
_MARKS = "#*|\\\u200b\u200c\u200d\u200e\u200f"
#: any of these, or white space but the blank
_OTHER_MARK = re.compile(r"[\t-\r\x1c-\x1f#*|\\\x85\xa0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u3000]")


#: what rules, page and job numbers, and the marks of converters begin with
_RULES, _FEET, _PAGE_MARKS = "_＿-–—*═=─\\", "0123456789G\\*", "<{!第-–—·•[\\Pp请页頁下续(（/"
#: and what page and job numbers end with
_FEET_END = "0123456789)*"
_SIGNS = frozenset(_RULES + _FEET + _PAGE_MARKS)
#: what any of them ends with, but 请回收 and a sign behind it
_LAST = frozenset(_RULES + _FEET_END + ">})]·•页keivx）.…")
_AFTER_BODY = frozenset("，,：:")


def squeeze(text: str) -> str:
    """Text without blanks and mark-up, for comparisons.

    >>> squeeze("**A/RES/99/1**\\u3000 | 农村\\u200b图书馆")
    'A/RES/99/1农村图书馆'
    """
    bare = "".join(text.split())
    for sign in _MARKS:
        if sign in bare:
            bare = bare.replace(sign, "")
    return bare


def cover_end(rows: Sequence[Row]) -> int:
    """The index of the row with the enacting formula (大会，), or of the last row a cover can reach."""
    for k, row in enumerate(rows[:80]):
        text = row.text
        if row.kind:
            continue
        if len(text) < 70 and (bare := text.strip("#*_ ")) and bare[-1] in _AFTER_BODY and is_formula(bare.replace("*", "")):
            return k
    for k, row in enumerate(rows[:40]):
        if not row.kind and TITLE.match(row.text):
            return k
    return min(len(rows), 24)


def find_symbol(rows: Sequence[Row], end: int) -> str:
    """The document's own symbol: the first on the cover that stands alone or at the edge of its row."""
    for row in rows[: end + 1]:
        text = row.text
        if row.kind or "/" not in text or "根据" in text or "发交" in text:
            continue
        if text[0] == "<":  # a masthead in a table of HTML
            text = _TAGS.sub("", text)
        for found in SYMBOL.finditer(text):
            rest = text[: found.start()].strip(" |*#") + text[found.end() :].strip(" |*#")
            if _BESIDE.fullmatch(rest.replace(" ", "")):
                return found[0].strip()
    return ""


def mark(rows: list[Row]) -> tuple[str, int]:
    """Set `kind` of every row of furniture; return the symbol and the row that ends the cover.

    A row is furniture if it holds nothing but page and job numbers, or the document's own symbol alone or beside words of
    its title (the title is the text of the cover), or the rest of such a head wrapped over rows.
    """
    end = cover_end(rows)
    symbol = find_symbol(rows, end)
    bare_symbol = squeeze(symbol)
    cover = ""
    own_rows = 0
    heads: list[int] = []
    slashes = bare_symbol.count("/")
    letters = sorted(set(bare_symbol), reverse=True)  # the rarest first
    pages: list[int] = []
    # most rows neither look like furniture nor have a symbol
    candidates = [
        k
        for k, row in enumerate(rows)
        if (slashes and "/" in row.text) or ((text := row.text)[0] in _SIGNS and (text[-1] in _LAST or text[0] == "请"))
    ]
    for k in candidates:
        row = rows[k]
        if row.kind:
            continue
        text = row.text
        if text[0] in _SIGNS and (text[-1] in _LAST or text[0] == "请"):
            if kind := _kind(text):
                row.kind = kind
                continue
            if k > end and len(text) < 4 and _NUMBER.fullmatch(text):
                pages.append(k)
                continue
        if slashes and "/" in text and len(text) < 300 and text.count("/") >= slashes and _has_all(text, letters):
            if bare_symbol not in text.replace(" ", "") and not _OTHER_MARK.search(text):
                continue  # most rows have no mark-up but blanks
            bare = squeeze(text)
            if bare_symbol not in bare:
                continue
            if bare == bare_symbol:
                own_rows += 1
                if own_rows > 1 or k > end:
                    row.kind = "head"
                    heads.append(k)
            elif k > end or own_rows:
                cover = cover or _cover(rows, end)
                rest = bare.removeprefix(bare_symbol) if bare.startswith(bare_symbol) else bare.removesuffix(bare_symbol)
                if len(rest) < len(bare) and rest and k > 2 and ((rest in cover and rest != "联合国") or _PAGE_WORDS.fullmatch(rest)):
                    row.kind = "head"
                    heads.append(k)
            else:
                own_rows += 1
    if heads:
        _spread(rows, heads, cover or _cover(rows, end), _title(rows, end), end)
    if pages:
        _number_pages(rows, pages)
    return symbol, end


def _has_all(text: str, letters: Sequence[str]) -> bool:
    """Whether each of `letters` stands somewhere in a text: else what is made of them does not, however many blanks it has."""
    for letter in letters:  # noqa: SIM110 - a loop is three times as fast as `all`
        if letter not in text:
            return False
    return True


def _kind(text: str) -> str:
    """What a row that begins with one of `_SIGNS` is by itself: "rule", "foot", "page-mark" or ""."""
    first = text[0]
    last = text[-1]
    if first in _RULES and last in _RULES and _RULE.fullmatch(text):
        return "rule"
    if first in _FEET and (first != "\\" or text[1:2] in "(*"):
        if last not in _FEET_END or len(text) > 259:
            return ""
        bare = text.replace("**", "")  # 22-00094 **2/3**
        return "foot" if _FOOT.fullmatch(bare) and _STRONG.search(bare) else ""
    return "page-mark" if first in _PAGE_MARKS and len(text) < 600 and _PAGE_MARK.fullmatch(text) else ""


def _cover(rows: Sequence[Row], end: int) -> str:
    """The text of the cover, squeezed."""
    cover = squeeze("".join([r.text for r in rows[: end + 1]]))
    if end + 1 < len(rows) and TITLE.match(rows[end].text) and not rows[end + 1].blank and not _SENTENCE.search(rows[end + 1].text):
        cover += squeeze(rows[end + 1].text)  # the cover ends with a title, and the title goes on
    return cover


def _title(rows: Sequence[Row], end: int) -> str:
    """The title on the cover without its number, squeezed; "" if there is none."""
    for k, row in enumerate(rows[: end + 1]):
        found = TITLE.match(row.text)
        if found:
            return squeeze(row.text[found.end() :] + "".join(r.text for r in rows[k + 1 : end]))
    return ""


def _spread(rows: list[Row], heads: list[int], cover: str, title: str, end: int) -> None:
    """Rows of a head that the symbol's row does not hold: the title above or below it, bare page numbers."""
    n = len(rows)
    for k in heads:
        for step in (1, -1):
            j = k + step
            taken = 0
            while 0 <= j < n and taken < 4 and j > end and not rows[j].kind and (rows[j].blank <= 1 or step < 0):
                text = rows[j].text
                if (bare := squeeze(text)) not in cover:
                    break
                whole = bare == title or (title.endswith(bare) and step > 0 and (taken or len(squeeze(rows[k].text)) > 20))
                if not whole and (len(bare) < 4 or text[0] in "(（"):
                    break
                if step < 0 and rows[j + 1].blank > 1:
                    break
                rows[j].kind = "head"
                j += step
                taken += 1


def _number_pages(rows: list[Row], pages: Sequence[int]) -> None:
    """The bare page numbers among the rows `pages`: beside a head or foot, or apart from the text and one more than the page number before."""
    n = len(rows)
    apart: list[int] = []
    for k in pages:
        row = rows[k]
        if row.kind:
            continue
        near = (rows[k - 1].kind if k else "", rows[k + 1].kind if k + 1 < n else "head")
        if "head" in near or "foot" in near or (k + 1 < n and rows[k + 1].feed):
            row.kind = "foot"
            apart.append(k)
        elif (row.blank or near[0]) and (k + 1 == n or rows[k + 1].blank or rows[k + 1].kind):
            apart.append(k)
    for before, k in pairwise(apart):
        if int(rows[k].text) == int(rows[before].text) + 1:
            rows[before].kind = rows[k].kind = "foot"


def turn(rows: list[Row]) -> None:
    """Set `turn` and `page`: a page may have ended at a form feed, furniture, a rule, notes, three blank lines."""
    first = 0
    for row in rows:  # in most texts no page ends before the notes
        if row.kind or row.feed or row.blank >= 3:
            break
        first += 1
    page = 0
    pending = turned = False
    begun = first > 0
    for row in rows[first:]:
        if row.kind:
            pending = True
            turned = turned or row.feed or row.kind != "rule"
            row.page = page
            continue
        if begun and (turned or row.feed):
            page += 1
        if pending or row.feed or row.blank >= 3:
            row.turn = True
        row.page = page
        pending = turned = False
        begun = True
