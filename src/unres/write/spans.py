"""`Span`: an element around a stretch of running text, and the dates found in one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from attrs import field, frozen

from unres.kept import Kept
from unres.model.text import Call
from unres.write.iri import Work, cite_id, is_day, undocs
from unres.write.xml import attribute

DATE = re.compile(r"([12][0-9]{3}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日")
#: a date from 年 on
_REST = re.compile(r"年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日")
_ENGLISH = re.compile(r"([0-9]{1,2})\s{1,2}([A-Z][a-z]{2,8})\s{1,2}([0-9]{4})")
_MONTHS = {
    name: number
    for number, name in enumerate(
        "January February March April May June July August September October November December".split(), 1
    )
}
#: quoted words and provisions → the piece of their eIds, and the block that stands in them
QUOTED = {"quotedText": ("qtext", ""), "quotedStructure": ("qstr", "<p>")}
_LENGTHS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Span(NamedTuple):
    """An element around `[start, end)` of a text; with `sticky` a note called at its end stands inside it."""

    start: int
    end: int
    open: str | Cite
    close: str
    sticky: bool = False


@frozen
class Cite:
    """An element to be opened whose number is known only when its turn comes.

    `tag` is "ref", "rref", "mref" or "a"; or "mod", with the changed place and the kind of the change in `href` and `upto`;
    or "quotedText" or "quotedStructure" in one, with "old" or "new" in `href`. What is written of a cited work is made here,
    once for all the documents that cite it.

    >>> from unres.write.iri import cited_work
    >>> Cite("ref", "/akn/un/x", "", cited_work("S/RES/8800(2042)")).rest
    '" href="/akn/un/x" refersTo="#cite_S-RES-8800-2042">'
    """

    tag: str
    href: str = ""
    upto: str = ""
    work: Work | None = None
    #: whether the text is the citation itself, so that the symbol of its address is listed (`meta.proprietary`)
    listed: bool = True
    #: eId of the entry of `work` in `references`
    name: str = field(init=False, eq=False)
    #: the opening tag behind the number; "" for an element without one of these
    rest: str = field(init=False, eq=False)
    #: closing tag
    close: str = field(init=False, eq=False)
    #: `rest` for another work, "" for a place of this document
    outer: str = field(init=False, eq=False)
    #: entry of `work` in `references`, and the web address of a UN document
    entry: bytes = field(init=False, eq=False)
    alternative: bytes = field(init=False, eq=False)
    #: pinpointed addresses → entry with the symbol
    places: dict[str, bytes] = field(init=False, eq=False)

    @name.default
    def _name(self) -> str:
        return cite_id(self.work) if self.work is not None else ""

    @rest.default
    def _rest(self) -> str:
        refers = f' refersTo="#{self.name}"' if self.name else ""
        if self.tag == "rref":
            return f'" from="{self.href}" upTo="{self.upto}"{refers}>'
        return f'" href="{self.href}"{refers}>' if self.tag == "ref" else '">' if self.tag == "mref" else ""

    @close.default
    def _close(self) -> str:
        return f"</{self.tag}>"

    @outer.default
    def _outer(self) -> str:
        return self.rest if self.work is not None else ""

    @entry.default
    def _entry(self) -> bytes:
        if self.work is None:
            return b""
        return f'<TLCReference eId="{self.name}" name="citation" href="{self.work.iri}" showAs="{attribute(self.work.show)}"/>'.encode()

    @alternative.default
    def _alternative(self) -> bytes:
        if self.work is None or not self.work.symbol:
            return b""
        show = self.work.show
        return f'<alternativeReference for="#{self.name}" href="{attribute(undocs(show))}" showAs="{attribute(show)}"/>'.encode()

    @places.default
    def _places(self) -> dict[str, bytes]:
        if self.work is None or not self.listed:
            return {}
        show = attribute(self.work.show)
        return {href: f'<akn4un:place href="{href}" showAs="{show}"/>'.encode() for href in (self.href, self.upto) if "!" in href}


#: a `Span` without its last field and its names, which cost three times as much to make: there are thirty in a document
Piece = tuple[int, int, str | Cite, str]
#: a `Span` without its names, of a line of the cover or at the end
Stretch = tuple[int, int, str, str, bool]
#: the one element around several citations (第98/1和98/2号决议)
SEVERAL = Cite("mref")


class Change(NamedTuple):
    """An amendment that has been written: ids of its `mod` and of the old and new words in it."""

    eid: str
    kind: str
    href: str
    work: Work
    words: dict[str, str]


def apart(items: list[Any], size: int) -> bool:
    """Whether no mark-up of a text stands in another or across it, but for one `mref` around citations.

    `items` begin with start, end and tag, cite or call, in order of their starts.

    >>> apart([(0, 2, "<date>", ""), (2, 4, "<ref>", "")], 4), apart([(0, 3, "<date>", ""), (2, 4, "<ref>", "")], 4)
    (True, False)
    """
    before = held = 0
    for start, end, what, _ in items:
        if start < before or start < held < end or (end <= start and what.__class__ is not Call):
            return False
        if what is SEVERAL:
            if start < held:
                return False
            before, held = start, end
        else:
            before = end
    return before <= size and held <= size


def dated(value: str) -> list[tuple[int, int, str, str]]:
    """The complete dates in a text, as a `Span` without the names of its fields.

    >>> dated("至2045年3月15日止，2045年2月30日")
    [(1, 11, '<date date="2045-03-15">', '</date>')]
    """
    found = []
    # looked for by the one sign that is rare, which is many times cheaper than by the digits before it
    for rest in _REST.finditer(value):
        at, end = rest.span()
        low = at - (5 if value[at - 1] == " " else 4)
        if low >= 0 and (tag := _TAGS[value[low:end]]):
            found.append((low, end, tag, "</date>"))
    return found


def date_tag(printed: str) -> str:
    """The opening tag of a date, "" if there is no such day.

    >>> date_tag("2045年3月15日"), date_tag("2045年2月30日")
    ('<date date="2045-03-15">', '')
    """
    found = DATE.fullmatch(printed)
    if found is None:
        return ""
    year, m, d = found[1], int(found[2]), int(found[3])
    if not 0 < m < 13 or not 0 < d <= _LENGTHS[m]:
        return ""
    if m == 2 and d == 29 and (int(year) % 4 or (int(year) % 100 == 0 and int(year) % 400)):
        return ""
    return f'<date date="{year}-{m:02}-{d:02}">'


_TAGS = Kept(date_tag, 8192)


def may_stand(name: str, outer: Sequence[str]) -> bool:
    """Whether a `name` may stand in `outer`: no reference in a reference but an enumeration, quoted words in an amendment only.

    >>> may_stand("ref", ["mref"]), may_stand("ref", ["ref"]), may_stand("quotedText", [])
    (True, False, False)
    """
    if name in QUOTED:
        return list(outer[-1:]) == ["mod"]
    return not any(other in ("ref", "rref", "a") or other == name for other in outer)


def nested(start: int, end: int, span: Span) -> bool:
    """Whether `[start, end)` and `span` stand one inside the other.

    >>> nested(2, 4, Span(0, 9, "<date>", "</date>")), nested(2, 4, Span(3, 9, "<date>", "</date>"))
    (True, False)
    """
    return (start <= span.start and span.end <= end) or (span.start <= start and end <= span.end)


def day_of(tag: str) -> str:
    """The date in the tag of one of `dated`.

    >>> day_of(dated("至2045年3月15日止")[0][2])
    '2045-03-15'
    """
    return tag[12:22]


def english_day(value: str) -> tuple[int, int, str] | None:
    """Where the first date in English stands, as mastheads print it, and its ISO form; None without one.

    >>> english_day("29 December 2044")
    (0, 16, '2044-12-29')
    """
    found = _ENGLISH.search(value)
    if not found or found[2] not in _MONTHS:
        return None
    day = f"{found[3]}-{_MONTHS[found[2]]:02}-{int(found[1]):02}"
    return (found.start(), found.end(), day) if is_day(day) else None
