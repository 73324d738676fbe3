"""Headings by their neighbours: a number or a count before a heading holds only in sequence."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from unres.parse.form import FORMULA, HEADING, PLAIN, Form
from unres.parse.kinds import closing_role, counted, may_head
from unres.read.lines import Line


def in_sequence(lines: Sequence[Line], forms: list[Form]) -> list[Form]:
    """The forms of the lines, as their order has them.

    A bare 经济及社会理事会 straight before 大会， is a title. A letter or ideograph before a heading is its number only in sequence:
    A 类 is a word. A long line is a heading where the headings before it have been counted up to it: 目标2：… behind 目标1：….

    >>> from unres.parse.form import form_of_line
    >>> lines = [Line(text, 0, 0) for text in ("目标1：善治", "1. 推广治理经验。", "目标2：" + "使各国平等获得数据" * 8)]
    >>> [form.name for form in in_sequence(lines, [form_of_line(line) for line in lines])]
    ['heading', 'number', 'heading']
    """
    made = list(forms)
    seen: dict[str, int] = {}
    for k, form in enumerate(forms):
        name = form.name
        if name == "number":
            continue
        if form is PLAIN:
            text = lines[k].text
            if text[-1:] in "，；。：" or not may_head(text) or (count := counted(text)) is None:
                continue
            if seen.get(count[0], 0) == count[1] - 1 > 0:
                made[k] = HEADING
                seen[count[0]] = count[1]
        elif name == "annex" or name == "formula":
            if form is FORMULA and lines[k].text[-1] not in "，,：:" and k + 1 < len(forms) and forms[k + 1] is FORMULA:
                made[k] = HEADING
            seen.clear()
        elif name == "heading" and form.read:
            read = form.read[0]
            best = next((c for c in form.read if c.value == seen.get(c.style, 0) + 1 or c.value == 1), None)
            if (
                best is None
                and form.printed[-1:] not in ".、．"
                and read.style in {"upper", "ideograph", "upper-roman"}
            ):
                alone = form.at >= len(lines[k].text)
                if not alone and not seen.get(read.style):
                    made[k] = HEADING
                    continue
            choice = best or next((c for c in form.read if c.style in seen), read)
            seen[choice.style] = choice.value
            made[k] = evolve(form, read=(choice,))
        elif name == "closing":
            if form.role == "meeting" and k and lines[k - 1].text[-2:] in {"日，", "日,"} and closing_role(lines[k - 1].text[:-1]) == "date":
                made[k - 1] = Form("closing", role="date")  # 1971年10月25日， above its meeting
        elif form is HEADING and (count := counted(lines[k].text)) is not None:
            seen[count[0]] = count[1]
    return made
