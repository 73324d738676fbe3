"""Short resolutions around a sentence, and what they cite, for the tests of `unres.refs`."""

from __future__ import annotations

import unres


def document(*clauses, notes=(), paragraphs=("决定增设图书馆。",), annex="", speaker="大会"):
    """A resolution: clauses of the preamble, numbered paragraphs, footnotes 1, 2 …, an annex as it stands."""
    lines = [f"{speaker}，", *clauses]
    lines += [f"{k}. {text}" for k, text in enumerate(paragraphs, 1)]
    lines += [f"<sup>{k}</sup> {text}" for k, text in enumerate(notes, 1)]
    if annex:
        lines.append(annex)
    return unres.parse("\n\n".join(lines) + "\n", format="md")


def cited(sentence, **around):
    """(text, target) of each reference in a clause of the preamble."""
    made = document(f"回顾{sentence}，", **around)
    return [(r.text, r.target) for r in unres.refer(made) if r.zone == "preamble"]


def targets(sentence, **around):
    """The targets alone, None for an open one."""
    return [target for _, target in cited(sentence, **around)]


def noted(*notes):
    """The references of footnotes, one list a note."""
    clauses = [f"回顾图书馆{'甲乙丙丁戊己庚辛壬癸'[k]}，<sup>{k + 1}</sup>" for k in range(len(notes))]
    made = document(*clauses, notes=notes)
    by_note = [[r for r in unres.refer(made) if r.unit == note.eid] for note in made.notes]
    assert len(by_note) == len(notes)
    return by_note


def inside(*paragraphs, **around):
    """(text, target) of each reference in the body and the annexes."""
    made = document(paragraphs=paragraphs, **around)
    return [(r.text, r.target) for r in unres.refer(made) if r.zone in ("body", "annex")]
