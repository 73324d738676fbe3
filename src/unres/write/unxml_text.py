"""Running text in the dialect of the UN's files: bold spans, links to undocs.org, notes at their calls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from unres.model.notes import Note
from unres.model.text import Action, Call, Text
from unres.refs.reference import Reference
from unres.write.cite import is_web, web_address
from unres.write.iri import cited_work, undocs
from unres.write.weave import Tag, weave
from unres.write.xml import attribute, escape, one_line, plain


class Running:
    """Writes the texts of one file; knows which notes have been written."""

    __slots__ = ("count", "links", "notes", "noting", "placed")

    def __init__(self, notes: Sequence[Note], references: Iterable[Reference]) -> None:
        self.notes = notes
        self.links: dict[int, list[Tag]] = {}
        self.placed: set[int] = set()
        self.count = 0
        self.noting = False
        for reference in references:
            if href := address(reference):
                tag = (reference.start, reference.end, f'<a href="{attribute(href)}">', "</a>")
                self.links.setdefault(id(reference.content), []).append(tag)

    def inline(self, text: Text, actions: Iterable[Action] = (), *, bold: int = 0) -> str:
        """`text` as mixed content on one line; its first `bold` characters and its action phrases are bold."""
        value = text.value
        tags = list(self.links.get(id(text), ()))
        tags += [(a.start, a.end, '<span class="bold">', "</span>") for a in actions]
        tags += [(m.start, m.end, f"<{m.kind}>", f"</{m.kind}>") for m in text.marks if m.kind in ("sup", "sub")]
        if bold:
            tags.append((0, bold, '<span class="bold">', "</span>"))
        if not tags and not text.calls:
            return plain(value)
        start = len(value) - len(value.lstrip())
        end = max(start, len(value.rstrip()))
        cut = [(max(a, start) - start, min(b, end) - start, x, y) for a, b, x, y in tags if max(a, start) < min(b, end)]
        calls = sorted(text.calls, key=lambda call: call.offset)
        points = [(min(max(c.offset - start, 0), end - start), self._call(c)) for c in calls]
        return weave(one_line(value[start:end]), _apart(cut), points, escape)

    def _call(self, call: Call) -> str:
        marker = plain(call.marker)
        known = 0 <= call.note < len(self.notes)
        if not known or call.note in self.placed or self.noting:
            return f"<sup>{marker}</sup>" if marker else ""
        self.placed.add(call.note)
        self.count += 1
        name = f"authorialNote_{self.count}"
        self.noting = True
        inner = "".join(f"<p>{self.inline(text)}</p>" for text in self.notes[call.note].contents) or "<p/>"
        self.noting = False
        shown = f' marker="{attribute(call.marker)}"' if marker else ""
        return f'<authorialNote{shown} placement="bottom" eId="{name}">{inner}</authorialNote>'

    def unplaced(self) -> list[str]:
        """The notes that nobody has called, a line each."""
        rest = [note for k, note in enumerate(self.notes) if k not in self.placed]
        return [f"{plain(note.marker)} {' '.join(self.inline(text) for text in note.contents)}".strip() for note in rest]


def _apart(tags: list[Tag]) -> list[Tag]:
    """No link in a link: of two that share a place the first stays."""
    out: list[Tag] = []
    end = 0
    for tag in sorted(tags, key=lambda t: (t[0], -t[1])):
        if tag[2].startswith("<a "):
            if tag[0] < end:
                continue
            end = tag[1]
        out.append(tag)
    return out


def address(reference: Reference) -> str:
    """The web address of a cited UN document, as the UN's files have it; "" if it has none.

    >>> address(Reference("resolution", "98/7", 0, 4, target="A/RES/98/7"))
    'https://undocs.org/zh/A/RES/98/7'
    """
    target = reference.target or ""
    if reference.local or not target:
        return ""
    if is_web(reference.target or "", reference.kind):
        return web_address(target)
    work = cited_work(target, reference.part or "")
    return undocs(work.show) if work is not None and work.symbol else ""
