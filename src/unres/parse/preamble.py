"""Where a preamble ends: that of a resolution, of one whose format marks it, of a section."""

from __future__ import annotations

from collections.abc import Sequence

from unres.parse.actions import find_actions, opens_clause
from unres.parse.form import HEADING, PLAIN, Form
from unres.read.lines import Line

COMMA = "，,"
#: a line that opens so is a clause, also where its comma was lost
CONSIDERED = ("审议了", "审查了", "听取了")

#: verbs that order something; a line that opens with one and ends in a colon is operative
_OPERATIVE = frozenset({"decide", "adopt", "recommend", "request", "approve", "endorse", "declare", "proclaim", "appoint", "elect", "establish"})


def _operates(line: Line) -> bool:
    actions = find_actions(line.text, line.bold, preamble=True)
    return bool(actions) and not actions[0].start and actions[0].key in _OPERATIVE


def _recalls(line: Line) -> bool:
    """Whether a line opens with a verb that orders nothing: 回顾, 铭记, 审议了."""
    actions = find_actions(line.text, line.bold, preamble=True)
    return bool(actions) and not actions[0].start and actions[0].key in {"recall", "bearInMind", "consider", "guidedBy", "aware", "convinced", "recognize"}


def marked_end(lines: Sequence[Line], forms: Sequence[Form], k: int) -> int:
    """Where the preamble ends if the format marks its paragraphs: behind the last one marked or closed by a comma.

    The UN's files leave some outside and begin the operative part inside; paragraph 1 ends it in any case.
    """
    end = k
    for j in range(k, len(lines)):
        line, form = lines[j], forms[j]
        last = line.text[-1:]
        if form.name in {"formula", "annex", "closing"} or (form.name == "heading" and form.read):
            break
        if form.name == "number" and form.read[0].style in {"decimal", "ideograph", "dotted"}:
            if j == end and end > k and lines[j - 1].text[-1:] in "：:":
                end -= 1  # 决定： straight before 1.
            break
        if line.style == "clause" or (form.name == "plain" and last in COMMA):
            end = j + 1
        elif form.name == "number" and last in COMMA and end == j:
            end = j + 1
    return end


def preamble_end(lines: Sequence[Line], forms: Sequence[Form], k: int) -> int:
    """Where the preamble ends: behind the last unnumbered line closed by a comma, its items included.

    The first numbered paragraph, labelled heading, table or closing line ends it in any case (akn4un 0.10).
    """
    n = len(lines)
    end = j = k
    lead = -1  # a line that ends in a colon and opens items
    while j < n:
        form = forms[j]
        name = form.name
        if name == "plain":
            last = lines[j].text[-1:]
            if last in COMMA:
                end = j + 1
                lead = -1
            elif last in "：:":
                if j + 1 < n and forms[j + 1].name != "number" and _operates(lines[j]):
                    break  # 决定…如下： and a text that is quoted
                lead = j
            elif last == "；" and end == j and j + 1 < n and forms[j + 1].name == "plain" and _recalls(lines[j]) and _operates(lines[j + 1]):
                end = j + 1
        elif name in {"formula", "annex", "closing", "table"} or (name == "heading" and form.read):
            break
        elif name == "number":
            style = form.read[0].style
            if style in {"decimal", "ideograph", "dotted"}:
                # `决定：` straight before 1. is operative; a lead-in with its own items is not
                if lead >= 0 and j > lead + 1 and end <= lead:
                    end = j
                elif lead < 0 and end > k and j - end <= 2 and style == "decimal" and all(
                    f.name == "plain" and opens_clause(line.text) for f, line in zip(forms[end:j], lines[end:j], strict=True)
                ):
                    end = j  # a clause closed by a semicolon, straight before paragraph 1
                break
            if lines[j].text.endswith(("，", ",")) and (lead >= 0 or end > k):
                end = j + 1
        j += 1
    return end


def section_preamble_end(lines: Sequence[Line], forms: Sequence[Form], k: int) -> int:
    """The end of the comma-ended lines at the head of a section."""
    j = end = k
    n = len(lines)
    while j < n:
        form = forms[j]
        last = lines[j].text[-1:]
        if form.name == "plain" and (last in COMMA or lines[j].style == "clause"):
            end = j + 1
        elif j == end and last == "；" and form.name == "plain" and _operates_at(lines, forms, j + 1) and _recalls(lines[j]):
            end = j + 1  # 回顾…决议； straight before 核可…
        elif j == end and form is HEADING and lines[j].text.startswith(CONSIDERED):
            end = j + 1  # a clause whose comma was lost
        elif form.name == "heading" and not form.read and lines[j].style == "clause" and lines[j].bold:
            end = j + 1
        elif form.name == "plain" and last in "：:":
            pass  # its items may follow
        elif form.name == "number" and form.read[0].style not in {"decimal", "ideograph", "dotted"}:
            if last in COMMA:
                end = j + 1
        else:
            break
        j += 1
    return end


def _operates_at(lines: Sequence[Line], forms: Sequence[Form], k: int) -> bool:
    """Whether line `k` is an unnumbered operative paragraph."""
    return k < len(lines) and forms[k] is PLAIN and _operates(lines[k])
