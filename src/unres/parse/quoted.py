"""Quotations of several paragraphs: drafts that a text recommends, statements of a president, new provisions of an amendment."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from unres.labels import candidates, scan
from unres.parse.actions import QUOTES
from unres.parse.form import FORMULA, Form, form_of_line
from unres.parse.kinds import is_formula
from unres.read.lines import Line

_CLOSING = ("”", '"', "」")
#: a quotation has as many paragraphs at least before it counts as one
_LEAST = 3
#: no amendment has as many paragraphs: what is not closed by then has lost its mark
_MOST = 80
_PAIRS = {"“": "”", "「": "」", '"': '"'}
#: what may stand behind the mark that closes a quotation
_BEHIND = "；。，、;.,： "
#: how a provision begins: 第4条, 4., 2之二, (a), ㈠, 三、
_NUMBERED = re.compile(
    r"\s?(?:第[^，。；：]{1,8}(?:条|款|段|项|节|章|部分)|[0-9]{1,3}(?:之[二三四五六七八九]|[.．、])"
    r"|[(（][a-z0-9一二三四五六七八九十]{1,4}[)）]|[㈠-㈩①-⑳]|[一二三四五六七八九十]{1,3}[、.．]|[A-Z][.．])"
)
#: the last sign of a sentence inside its quotation marks
_ENDED = frozenset("。；")
#: the end of a sentence that orders a change, up to the colon before the new words: 在第3条之后增加：, 作如下修正：, 增加一条，案文如下：
_ORDERS = re.compile(
    r"(?:修正|修订|修改|订正|改写|更改|改为|改作|替换|取代|代之以|加入|增加|增列|增添|增补|插入|添加|加上)[^，。；“”]{0,40}"
    r"(?:，[^，。；“”]{0,8}(?:如下|为|案文|条文))?[:：]$"
)
#: what such a sentence changes
_CHANGED = re.compile(r"第[^，。；]{1,12}[条款段项节章句号]|附件|规则|条例|章程|规约|《|案文|条文")
#: forms that no new provision holds: where one comes, the mark that closes the quotation has been lost
_NOT_QUOTED = frozenset(("closing", "annex", "formula"))


def opened(lines: Sequence[Line]) -> list[int]:
    """The lines that begin with an opening quotation mark.

    >>> opened([Line("“第4条", 0, 0), Line("会议厅向所有会员国开放。”", 0, 0)])
    [0]
    """
    return [k for k, line in enumerate(lines) if line.text[:1] in QUOTES and len(line.text) > 1 and not line.number]


def quoted_forms(lines: Sequence[Line], forms: list[Form], begun: Sequence[int]) -> list[Form]:
    """The forms of the lines, with those of formulas and numbers behind a quotation mark; `begun` are the lines of `opened`.

    Only in a quotation of several paragraphs: three open a quotation that only the last of them closes.

    >>> texts = ("“大会，", "“回顾其决议，", "“1. 决定增设图书馆。”")
    >>> [form.name for form in quoted_forms([Line(t, 0, 0) for t in texts], [Form("plain")] * 3, (0, 1, 2))]
    ['formula', 'plain', 'number']
    """
    if sum(1 for k in begun if not _closes(lines[k].text)) < _LEAST - 1 or len(begun) < _LEAST:
        return forms
    made = list(forms)
    for k in begun:
        text = lines[k].text
        if is_formula(text[1:]):
            made[k] = FORMULA
            continue
        found = scan(text[1:])
        read = candidates(found[0]) if found else ()
        if found and read:
            made[k] = Form("number", text[0] + found[0], found[1] + 1, read)
    return made


def _closes(text: str) -> bool:
    """Whether a paragraph closes the quotation it opens: “中东局势”；"""
    return any(mark in text[1:] for mark in _CLOSING)


def provisions(lines: Sequence[Line], forms: Sequence[Form], begun: Sequence[int]) -> dict[int, int]:
    """New provisions of amendments that stand in paragraphs of their own: their first line → the line behind the last.

    A sentence orders the change and ends in a colon, the next line opens a quotation with a number and a later one closes it. What
    begins without number is words, which hang below the sentence as any text does. Without the closing mark, or where a number of the sentence's own list stands in between unquoted and the list does not go on behind,
    nothing is certain.

    >>> texts = ("1. 决定在第3条之后增加：", "“第4条", "会议厅向所有会员国开放。”", "2. 请秘书长提出报告。")
    >>> lines = [Line(text, 0, 0) for text in texts]
    >>> provisions(lines, [form_of_line(line) for line in lines], opened(lines))
    {1: 3}
    """
    found: dict[int, int] = {}
    done = 0
    for k in begun:
        if k < max(done, 1) or not _orders(lines[k - 1].text) or not _NUMBERED.match(lines[k].text, 1):
            continue
        end = _end(lines, forms, k)
        if end and _goes_on(forms, k, end):
            found[k] = done = end
    return found


def _orders(text: str) -> bool:
    """Whether a paragraph ends in the order of a change of a text, whose new words follow."""
    return text[-1:] in "：:" and _ORDERS.search(text, max(0, len(text) - 80)) is not None and _CHANGED.search(text) is not None


def _end(lines: Sequence[Line], forms: Sequence[Form], k: int) -> int:
    """The line behind the one that closes the quotation opened at `k`, 0 if none does."""
    mark = lines[k].text[0]
    for j in range(k, min(len(lines), k + _MOST)):
        if j > k and forms[j].name in _NOT_QUOTED:
            return 0
        if _ends_quotation(lines[j].text, mark):
            # one paragraph is a provision if it is a sentence: no name in a list (“1. 甲岛问题”；)
            return j + 1 if j > k or lines[j].text.rstrip(_BEHIND)[-2:-1] in _ENDED else 0
    return 0


def _ends_quotation(text: str, mark: str) -> bool:
    """Whether a paragraph ends in a closing mark whose opening one is in a paragraph above, or at its head.

    >>> [_ends_quotation(text, "“") for text in ("第7条照旧。”；", "“工业化”指“发展”。", "“2. 请各国提供资料；”")]
    [True, False, True]
    """
    close = _PAIRS[mark]
    bare = text.rstrip(_BEHIND)
    if bare[-1:] != close:
        return False
    inner = bare[1:-1] if bare[0] == mark else bare[:-1]
    if mark == close:
        return inner.count(mark) % 2 == 0
    depth = 0
    for sign in re.findall(f"[{mark}{close}]", inner):
        depth = depth + 1 if sign == mark else max(0, depth - 1)
    return not depth


def _goes_on(forms: Sequence[Form], k: int, end: int) -> bool:
    """Whether the list of the sentence before line `k` is not torn: a number that goes on with it comes behind the quotation."""
    host = forms[k - 1]
    if host.name != "number":
        return True
    following = {(c.style, c.value + 1) for c in host.read}
    inside = any(not following.isdisjoint(_numbers(form)) for form in forms[k:end])
    return not inside or (end < len(forms) and not following.isdisjoint(_numbers(forms[end])))


def _numbers(form: Form) -> set[tuple[str, int]]:
    return {(c.style, c.value) for c in form.read} if form.name == "number" else set()


def unquoted(line: Line, form: Form) -> Form:
    """The form of a line of a quotation: what it is behind the mark that opens it.

    >>> line = Line("“第4条", 0, 0)
    >>> unquoted(line, form_of_line(line)).printed
    '“第4条'
    """
    text = line.text
    if text[:1] not in QUOTES or len(text) < 2 or line.number:
        return form
    inner = form_of_line(evolve(line, text=text[1:], calls=[], bold=[], marks=[]))
    if inner.name not in ("number", "heading"):
        return form
    return Form(inner.name, text[0] + inner.printed if inner.printed else "", inner.at + 1 if inner.printed else 0, inner.read, inner.role)
