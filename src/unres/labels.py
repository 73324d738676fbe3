"""Printed numbers of paragraphs, points and headings: their families, values and order."""

from __future__ import annotations

#: families of printed numbers (`Label.style`) with an example each
STYLES = {
    "decimal": "1.",
    "paren-decimal": "(1)",
    "dotted": "1.1",
    "alpha": "(a)",  # also a. and (aa), which is 27
    "roman": "(i)",
    "enclosed": "㈠",  # also (一) and （十一）
    "ideograph": "一、",
    "upper": "A.",
    "upper-roman": "IV.",
    "circled": "①",
    "stem": "(子)",  # also (甲)
    "article": "第一条",
    "division": "第一章",  # also 部分, 节, 编
    "bullet": "–",
}
