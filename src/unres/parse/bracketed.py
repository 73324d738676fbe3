"""Paragraphs numbered `(1)` or `1)`: where no other numbers stand, those in brackets count the paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from unres.labels import Candidate
from unres.parse.form import Form
from unres.read.lines import Line

_TOP = frozenset({"decimal", "dotted", "ideograph"})
_COMMA = frozenset("，,")
#: what ends a stretch in which numbers run on
_ENDS = frozenset({"formula", "annex", "closing"})


def count_bracketed(lines: Sequence[Line], forms: list[Form]) -> None:
    """Let numbers in brackets open paragraphs, in place, in a text that numbers its paragraphs so.

    Such a text has them from 1 on behind its last preambular clause, and no number of another kind at the top. Below a line that ends
    in a colon they number items as ever.

    >>> from unres.parse.form import form_of_line
    >>> def styles(*texts):
    ...     lines = [Line(text, 0, 0) for text in texts]
    ...     forms = [form_of_line(line) for line in lines]
    ...     count_bracketed(lines, forms)
    ...     return [form.read[0].style for form in forms if form.read]
    >>> styles("大会，", "回顾其决议，", "（1）决定修路；", "（2）请秘书长提出报告。")
    ['decimal', 'decimal']
    >>> styles("大会，", "回顾其决议，", "决定：", "（1）修路；", "（2）架桥。")
    ['paren-decimal', 'paren-decimal']
    """
    if not [form for form in forms if form.read and form.read[0].style == "paren-decimal"]:
        return
    counted = False
    k = 0
    while k < len(forms):
        end = next((j for j in range(k + 1, len(forms)) if forms[j].name in _ENDS), len(forms))
        if (counted or forms[k].name == "formula") and _counts(lines, forms, k, end):
            counted = True
            for j, form in enumerate(forms[k:end], k):
                if form.name == "number" and form.read[0].style == "paren-decimal":
                    forms[j] = evolve(form, read=(Candidate("decimal", form.read[0].value),))
        k = end


def _counts(lines: Sequence[Line], forms: Sequence[Form], start: int, end: int) -> bool:
    """Whether the numbers in brackets from line `start` to `end` are those of paragraphs."""
    found = [k for k in range(start, end) if forms[k].name == "number" and forms[k].read[0].style == "paren-decimal"]
    if len(found) < 2 or any(forms[k].name == "number" and forms[k].read[0].style in _TOP for k in range(start, end)):
        return False
    last = 0
    for k in found:
        value = forms[k].read[0].value
        begins = value == 1 and k > start and (forms[k - 1].name != "plain" or (not last and lines[k - 1].text[-1:] in _COMMA))
        if not (begins or (last and value == last + 1)):
            return False
        last = value
    return True
