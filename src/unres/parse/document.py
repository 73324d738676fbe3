"""From a `Reading` to a `Document`: notes, front, outline, freezing, ids."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from unres.model.document import Document
from unres.model.ids import assign
from unres.model.notes import Note
from unres.parse.actions import find_actions
from unres.parse.branch import freeze_scope
from unres.parse.build import Calls, cut, text
from unres.parse.front import MASTHEAD, read_front, role_of, titled_above
from unres.parse.kinds import annex_title, is_formula
from unres.parse.metadata import read_meta
from unres.parse.outline import outline
from unres.parse.plausible import doubt
from unres.read.lines import Line, Reading

#: how a clause, or what introduces a text, ends
_GOES_ON = frozenset("，,：:；;")
_HEADED = frozenset(("title", "number", "adoption", "report"))


def cover_end(lines: Sequence[Line]) -> int:
    """The line of the enacting formula: 大会， or, behind the title, the bare name of the body; all lines if there is none."""
    titled = False
    bare = -1
    for k, line in enumerate(lines[:80]):
        if not line.text:
            continue
        if is_formula(line.text):
            if line.text[-1] in "，,：:":
                return k if bare < 0 or k <= bare + 1 else bare
            if bare < 0 and (titled or _begins(lines, k + 1)):
                bare = k
        role = role_of(line.text)
        titled = titled or role in _HEADED
        if role in MASTHEAD:  # what was above it is a heading of the page: the masthead begins here
            titled, bare = False, -1
    return bare if bare >= 0 else len(lines)


def _begins(lines: Sequence[Line], k: int) -> bool:
    """Whether the text begins at line `k`: 通过下列宣言： below 大会 without its comma."""
    if k >= len(lines) or lines[k].text[-1:] not in _GOES_ON:
        return False
    acts = find_actions(lines[k].text, preamble=False)
    return bool(acts) and not acts[0].start


def _pieces(line: Line) -> list[Line]:
    """The printed lines of a line with breaks in it, and the label and the title of an annex; outside the cover each stands for itself."""
    spans = []
    start = 0
    for piece in line.text.split("\n"):
        bare = piece.strip()
        if bare:
            a = start + piece.index(bare[0])
            title = annex_title(bare) if line.kind != "table" else 0
            if title:
                spans.append((a, a + len(bare[:title].rstrip())))
            spans.append((a + title, a + len(bare)))
        start += len(piece) + 1
    if len(spans) == 1 and spans[0] == (0, len(line.text)):
        return [line]
    return [_part(line, a, b) for a, b in spans]


def _part(line: Line, a: int, b: int) -> Line:
    """The part `[a, b)` of a line; a call-out at its end belongs to it, at its start to the part before if nothing is between them."""
    runs = cut(line.runs, a, b)
    return Line(
        line.text[a:b],
        runs[1],
        runs[-1] + b - a - runs[-2],
        runs,
        kind=line.kind,
        calls=[(o - a, m, s, e) for o, m, s, e in line.calls if a <= o <= b and (o > a or not a or line.text[a - 1].isspace())],
        bold=[(max(x, a) - a, min(y, b) - a) for x, y in line.bold if x < b and y > a],
        marks=[(kind, max(x, a) - a, min(y, b) - a) for kind, x, y in line.marks if x < b and y > a],
        page=line.page,
        level=line.level,
        style=line.style,
    )


def build(reading: Reading) -> Document:
    """The document of a reading."""
    notes = [line for line in reading.lines if line.kind == "note"]
    lines = [line for line in reading.lines if line.kind != "note" and (line.text or line.rows or line.calls or line.number or line.kind == "annex")]
    waiting: dict[str, list[int]] = {}
    for k, note in enumerate(notes):
        waiting.setdefault(note.marker, []).append(k)
    calls = Calls(waiting)
    if reading.source.format == "akn":  # which tells where its cover ends
        end = next((k for k, line in enumerate(lines) if line.kind != "cover"), len(lines))
    else:
        end = cover_end(lines)
    cover, rest = read_front(lines, end, calls)
    cover = titled_above(cover, lines[:end])
    if end == len(lines):
        body = rest
    else:
        body = [*rest, *lines[end:]]
    parts = outline([piece for line in body for piece in (_pieces(line) if "\n" in line.text or line.text[:1] == "附" else (line,))])
    resolutions = tuple(freeze_scope(scope, calls) for scope in parts)
    if len(resolutions) == 1 and resolutions[0].letter and not any(c.role == "title" for c in resolutions[0].cover):
        cover += resolutions[0].cover
        resolutions = (evolve(resolutions[0], letter="", cover=()),)
    made = tuple(
        Note(line.marker, (text(line, calls),), start=line.start, end=line.end) for line in notes
    )
    document = Document(
        read_meta(cover, resolutions),
        tuple(cover),
        resolutions,
        made,
        reading.source,
        tuple(reading.furniture),
        tuple(reading.diagnostics),
        start=0,
        end=len(reading.source.text),
    )
    assign(document)
    doubts = tuple(doubt(document))
    if doubts:
        object.__setattr__(document, "diagnostics", document.diagnostics + doubts)
    return document
