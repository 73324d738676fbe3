"""From a `Reading` to a `Document`: notes, front, outline, freezing, ids."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from unres.model.document import Document
from unres.model.ids import assign
from unres.model.notes import Note
from unres.model.unfrozen import unfrozen
from unres.parse.actions import find_actions
from unres.parse.branch import freeze_scope
from unres.parse.build import Calls, cut, text
from unres.parse.front import MASTHEAD, read_front, role_of, titled_above
from unres.parse.kinds import annex_title, is_formula
from unres.parse.metadata import read_meta
from unres.parse.outline import outline
from unres.parse.plausible import doubt
from unres.parse.several import several
from unres.read.lines import Line, Reading

#: how a clause, or what introduces a text, ends
_GOES_ON = frozenset("，,：:；;")
_HEADED = frozenset(("title", "number", "adoption", "report"))


def cover_end(lines: Sequence[Line]) -> int:
    """The line of the enacting formula: 大会， or, behind the title, the bare name of the body; all lines if there is none."""
    titled = False
    bare = -1
    for k, line in enumerate(lines[:80]):
        said = line.text
        if not said:
            continue
        if is_formula(said):
            if said[-1] in "，,：:":
                return k if bare < 0 or k <= bare + 1 else bare
            if bare < 0 and (titled or _begins(lines, k + 1)):
                bare = k
        role = role_of(said)
        if role in _HEADED:
            titled = True
        elif role in MASTHEAD:  # what was above it is a heading of the page: the masthead begins here
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
    return gather([reading])


def gather(readings: Sequence[Reading]) -> Document:
    """The document of the readings of one source, each of which is a resolution (or one in parts); at least one."""
    made: list[Document] = []
    first = 0
    apart = [_apart(reading.lines) for reading in readings]
    pool: dict[str, list[int]] | None = None
    if len(readings) > 1 and not any(notes for _, notes in apart[:-1]):
        pool = _waiting(apart[-1][1], 0)  # notes at the end for all
    for reading, (lines, notes) in zip(readings, apart, strict=True):
        made.append(_read(reading, lines, notes, _waiting(notes, first) if pool is None else pool))
        first += len(notes)
    document = made[0] if len(made) == 1 else several(made)
    assign(document)
    doubts = tuple(doubt(document))
    if doubts:
        object.__setattr__(document, "diagnostics", document.diagnostics + doubts)
    return document


def _apart(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines with anything in them, and apart from them the notes."""
    text: list[Line] = []
    notes: list[Line] = []
    for line in lines:
        if line.kind == "note":
            notes.append(line)
        elif line.text or line.rows or line.calls or line.number or line.kind == "annex":
            text.append(line)
    return text, notes


def _waiting(notes: Sequence[Line], first: int) -> dict[str, list[int]]:
    """Marker → indices of its notes, of which the first has the index `first`."""
    waiting: dict[str, list[int]] = {}
    for k, line in enumerate(notes, first):
        waiting.setdefault(line.marker, []).append(k)
    return waiting


def _read(reading: Reading, lines: list[Line], notes: list[Line], waiting: dict[str, list[int]]) -> Document:
    """The document of one reading, without ids; `waiting` are its notes, as `Calls` takes them."""
    calls = Calls(waiting)
    if reading.source.format == "akn":  # which tells where its cover ends
        end = next((k for k, line in enumerate(lines) if line.kind != "cover"), len(lines))
    else:
        end = cover_end(lines)
    cover, rest = read_front(lines, end, calls)
    cover = titled_above(cover, lines[:end])
    body: list[Line] = []
    for line in rest if end == len(lines) else [*rest, *lines[end:]]:
        said = line.text
        if (said >= "附" and said[0] == "附") or "\n" in said:  # hardly any line begins with a character that comes behind it
            body += _pieces(line)
        else:
            body.append(line)
    resolutions = tuple([freeze_scope(scope, calls) for scope in outline(body)])
    if len(resolutions) == 1 and resolutions[0].letter and not any(c.role == "title" for c in resolutions[0].cover):
        cover += resolutions[0].cover
        resolutions = (evolve(resolutions[0], letter="", cover=()),)
    one = _unfrozen_document()
    one.meta = read_meta(cover, resolutions)
    one.cover = tuple(cover)
    one.resolutions = resolutions
    one.notes = tuple([_note(line, calls) for line in notes])
    one.source = reading.source
    one.furniture = tuple(reading.furniture)
    one.diagnostics = tuple(reading.diagnostics)
    one.start = 0
    one.end = len(reading.source.text)
    one.eid = ""
    one.__class__ = Document
    return one  # type: ignore[no-any-return]


_unfrozen_document, _unfrozen_note = unfrozen(Document), unfrozen(Note)


def _note(line: Line, calls: Calls) -> Note:
    one = _unfrozen_note()
    one.marker = line.marker
    one.contents = (text(line, calls),)
    one.callers = ()
    one.start = line.start
    one.end = line.end
    one.eid = ""
    one.__class__ = Note
    return one  # type: ignore[no-any-return]
