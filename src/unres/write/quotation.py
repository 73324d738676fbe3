"""Provisions quoted in paragraphs of their own: `quotedStructure` where they amend a text, else `embeddedStructure` (akn4un 5.4, 5.5)."""

from __future__ import annotations

import re

from unres.model.blocks import Draft
from unres.write.amend import ordered
from unres.write.body import Embed, write_excerpt
from unres.write.sheet import FLAT, Sheet
from unres.write.spans import Change

_BLOCK = "part|chapter|section|title|division|article|rule|hcontainer|paragraph|list|intro|point|indent|alinea|content|num|heading|p"
#: the first and the last text of written blocks, with the marks of the quotation
_OPENING = re.compile(rf"((?:<(?:{_BLOCK})\b[^>]*>)*)([“「])(?!\s)")
_CLOSING = re.compile(rf"(?<!\s)([”」][；。，、;.,：]{{0,2}})((?:</(?:{_BLOCK}|wrapUp)>)*)$")


def write_quotation(sheet: Sheet, draft: Draft, before: str, embed: Embed) -> str:
    """The content of a `p`: the sentence `before`, as written, and the provisions quoted behind it.

    If the sentence orders a change of one certain text it becomes a `mod`; the quotation marks then stand outside the
    quoted element, and the ids in it begin with its own.
    """
    eid = draft.eid
    out, lines, prefix = sheet.out, sheet.lines, sheet.prefix
    sheet.out, sheet.lines, sheet.prefix = [], FLAT, eid + "__"
    write_excerpt(sheet, draft.resolution.body, embed)
    made = "".join(sheet.out)
    sheet.out, sheet.lines, sheet.prefix = out, lines, prefix
    order = ordered(before)
    cite = sheet.works.get(order[2]) if order is not None else None
    # a note keeps its id in the tree, and amendments in amendments have no place
    if order is None or cite is None or cite.work is None or "__ftn_" in made or "<mod " in made:
        return f'{before}<embeddedStructure eId="{eid}">{made}</embeddedStructure>'
    mod = sheet.count("mod")
    quoted = f"{mod}__qstr_1"
    sheet.changes.append(Change(mod, order[0], order[1], cite.work, {"new": quoted}))
    made = made.replace(f'"{eid}__', f'"{quoted}__').replace(f'"#{eid}__', f'"#{quoted}__')
    left = right = ""
    opening, closing = _OPENING.match(made), _CLOSING.search(made, max(0, len(made) - 400))
    if opening and closing:
        left, right = opening[2], closing[1]
        made = opening[1] + made[opening.end() : closing.start()] + closing[2]
    mark, behind = right[:1], right[1:]
    return f'<mod eId="{mod}">{before}{left}<quotedStructure eId="{quoted}">{made}</quotedStructure>{mark}</mod>{behind}'
