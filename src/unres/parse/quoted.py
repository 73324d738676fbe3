"""Quotations of several paragraphs, each opened by a quotation mark: drafts that a text recommends, statements of a president."""

from __future__ import annotations

from collections.abc import Sequence

from unres.labels import candidates, scan
from unres.parse.actions import QUOTES
from unres.parse.form import FORMULA, Form
from unres.parse.kinds import is_formula
from unres.read.lines import Line

_CLOSING = ("”", '"', "」")
#: a quotation has as many paragraphs at least before it counts as one
_LEAST = 3


def quoted_forms(lines: Sequence[Line], forms: list[Form]) -> list[Form]:
    """The forms of the lines, with those of formulas and numbers behind a quotation mark.

    Only in a quotation of several paragraphs: three open a quotation that only the last of them closes.

    >>> texts = ("“大会，", "“回顾其决议，", "“1. 决定增设图书馆。”")
    >>> [form.name for form in quoted_forms([Line(t, 0, 0) for t in texts], [Form("plain")] * 3)]
    ['formula', 'plain', 'number']
    """
    opened = [k for k, line in enumerate(lines) if line.text[:1] in QUOTES and len(line.text) > 1 and not line.number]
    if sum(1 for k in opened if not _closes(lines[k].text)) < _LEAST - 1 or len(opened) < _LEAST:
        return forms
    made = list(forms)
    for k in opened:
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
