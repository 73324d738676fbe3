"""Closing lines: meeting and date, votes, notes that nobody calls (akn4un 9)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from unres.model.blocks import ClosingLine
from unres.model.ids import CLOSING
from unres.model.meta import Meta
from unres.model.text import Text
from unres.script import matched
from unres.write.cover import LONG, MEETING, adoption_event, day_tag
from unres.write.sheet import Sheet
from unres.write.spans import Stretch, dated, day_of
from unres.write.xml import attribute

_COUNT = re.compile(r"([0-9]{1,3}) ?票(赞成|反对|弃权)")
_SIDES = {"赞成": "inFavour", "反对": "against", "弃权": "abstaining"}
_WITHOUT = re.compile(r"未经表决(?:而|即)?(?:获得)?通过")
_OUTCOME = re.compile(r"(?:获得)?通过|未获通过")
_SIDE_LINE = re.compile(r"\s*\[?(赞成|反对|弃权)\s?[:：]\s*(.*)")


class Vote(NamedTuple):
    """A printed vote: the id and outcome of its element, and (side, id, count, States) for each count."""

    eid: str
    outcome: str
    counts: list[tuple[str, str, str, list[str]]]


def _marked(printed: str, event: str) -> list[Stretch]:
    """The mark-up of a meeting or date line, whose meeting is `event`."""
    meetings, days = _dated(printed) if len(printed) < LONG else _dated.__wrapped__(printed)
    tag = f'<event refersTo="{event}">'
    spans: list[Stretch] = [(start, end, tag, "</event>", False) for start, end in meetings]
    return sorted([*spans, *days], key=itemgetter(0))


@lru_cache(maxsize=1024)
def _dated(printed: str) -> tuple[list[tuple[int, int]], list[Stretch]]:
    """The meetings and the dates in such a line."""
    value = matched(printed)
    meetings = [meeting.span() for meeting in MEETING.finditer(value)] if "次" in value else []
    return meetings, [(start, end, day_tag(day_of(tag), "adoptionDate"), "</docDate>", False) for start, end, tag, _ in dated(value)]


@lru_cache(maxsize=1024)
def _written(printed: str, event: str) -> str:
    """Such a line as it is written; "" if that is not told by its words alone."""
    out: list[str] = []
    if printed.isprintable():
        Sheet((), {}).line(out, Text(printed), _marked(printed, event), "", "")
    return "".join(out)


def vote_of(sheet: Sheet, lines: Iterable[ClosingLine], actor: str) -> tuple[dict[int, list[Stretch]], Vote | None]:
    """The vote in the closing lines: spans per line (by identity) and what `analysis` says about it."""
    out: dict[int, list[Stretch]] = {}
    vote: Vote | None = None
    side = ""
    states: dict[str, list[str]] = {}
    for line in lines:
        if line.role != "vote":
            continue
        value = matched(line.content.value)
        without = _WITHOUT.search(value)
        counts = [] if without else list(_COUNT.finditer(value))
        if vote is None and (without or counts):
            eid = f"{sheet.prefix}conclusions__vote_1"
            outcome = "adoptedWithoutVote" if without else "adoptedRecordedVote"
            by = f'by="{sheet.thing(actor)}" as="{sheet.thing("author")}"'
            refers = f'<outcome refersTo="{sheet.thing(outcome)}">'
            if without:
                a, b = without.span()
                spans: list[Stretch] = [
                    (a, b, f"<vote {by}>", "</vote>", False),
                    (a, b, refers, "</outcome>", False),
                ]
                vote = Vote("", outcome, [])
            else:
                vote = Vote(eid, outcome, [])
                end = counts[-1].end()
                found = _OUTCOME.search(value, end)
                start = len(value) - len(value.lstrip("[［ "))
                low = min(start, counts[0].start())
                spans = [(low, found.end() if found else end, f'<vote eId="{eid}" {by}>', "</vote>", False)]
                for k, count in enumerate(counts, 1):
                    thing = _SIDES[count[2]]
                    name = f"{sheet.prefix}conclusions__quantity_{k}"
                    tag = f'<quantity eId="{name}" refersTo="{sheet.thing(thing)}" normalized="{int(count[1])}">'
                    spans.append((count.start(1), count.end(1), tag, "</quantity>", False))
                    vote.counts.append((thing, name, str(int(count[1])), states.setdefault(thing, [])))
                if found:
                    spans.append((found.start(), found.end(), refers, "</outcome>", False))
            out[id(line)] = spans
            continue
        head = _SIDE_LINE.match(value)
        if head:
            side = _SIDES[head[1]]
            value = line.content.value[slice(*head.span(2))]
        if side and vote is not None:
            names = [name.strip(" 。]］") for name in re.split(r"[、，,]", value)]
            states.setdefault(side, []).extend(name for name in names if name)
    return out, vote


def write_closing(
    sheet: Sheet, lines: Sequence[ClosingLine], meta: Meta, votes: dict[int, list[Stretch]], depth: int
) -> tuple[str, int]:
    """The containers of `conclusions` and how many there are."""
    if not lines:
        return "", 0
    write = sheet.line
    one, two = sheet.lines[depth + 1 : depth + 3]
    two += "<p>"
    out: list[str] = []
    container = ""
    count = 0
    for line in lines:
        home = line.eid.rpartition("__p_")[0]
        if home != container:
            if container:
                out.append(f"{one}</container>")
            out.append(f'{one}<container name="{CLOSING.get(line.role, "other")}" eId="{home}">')
            container = home
            count += 1
        content = line.content
        spans: Sequence[Stretch] = votes.get(id(line), ())
        if line.role in ("meeting", "date"):
            value = content.value
            short = len(value) < LONG
            meetings, days = _dated(value) if short else _dated.__wrapped__(value)
            event = adoption_event(sheet, meta) if meetings else ""
            if days:
                sheet.thing("adoptionDate")
            if meetings or days:
                if short and sheet.is_bare(content) and (shown := _written(value, event)):
                    out.append(f"{two}{shown}</p>")
                    continue
                spans = _marked(value, event)
        write(out, content, spans, two, "</p>")
    if container:
        out.append(f"{one}</container>")
    return "".join(out), count


def write_unplaced(sheet: Sheet, number: int, depth: int) -> str:
    """Notes that nobody calls are kept, apart (akn4un 6)."""
    if len(sheet.placed) == len(sheet.notes):
        return ""
    nl = sheet.lines
    out: list[str] = []
    sheet.noting = True
    for k, note in enumerate(sheet.notes):
        if k in sheet.placed:
            continue
        sheet.placed[k] = sheet.work
        sheet.uncalled.append(k)
        marker = attribute(note.marker)
        title = f' title="{marker}"' if marker else ""
        texts = (
            "".join(f"{nl[depth + 3]}<p>{sheet.inline(text)}</p>" for text in note.contents)
            or f"{nl[depth + 3]}<p/>"
        )
        out.append(
            f'{nl[depth + 2]}<container name="unplacedNote" eId="{note.eid}"{title}>{texts}{nl[depth + 2]}</container>'
        )
    sheet.noting = False
    if not out:
        return ""
    home = f"conclusions__container_{number}"
    return f'{nl[depth + 1]}<container name="unplacedNotes" eId="{home}">{"".join(out)}{nl[depth + 1]}</container>'
