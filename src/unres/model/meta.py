"""What the cover, the title and the closing lines say about a document."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from unres.model.blocks import Block


@frozen
class CoverLine(Block):
    """A line before the enacting formula (or before the text of a decision), in printed order.

    `role`: "publisher" (联合国), "symbol", "organ" (大会), "distribution" (Distr.: General), "date" (of issue), "language",
    "original", "body" (人权理事会 in HRC files), "session", "sessionDates", "agendaItem", "agendaTitle", "adoption"
    (2021年12月16日大会决议), "report" ([根据…通过]), "number" (第2514(2020)号决议), "title" (76/164. 促进…),
    "sponsors", "committee", "other".
    """

    kind: ClassVar[str] = "cover"

    role: str = "other"


@frozen
class Meta:
    """Identification. Dates are ISO strings; an empty string or tuple says that the document does not tell."""

    #: "resolution", "decision", "resolutionDraft", "decisionDraft", "presidentialStatement"
    kind: str = "resolution"
    #: "un-ga", "un-sc", "un-ga-hrc", "un-ecosoc", "un-ga-c3" …, "un" (akn4un 2.1)
    organ: str = "un"
    #: canonical symbol, derived when not printed: "A/RES/76/164", "S/RES/2514 (2020)" as printed
    symbol: str = ""
    #: number as cited: "76/164", "2514(2020)", "75/101"
    number: str = ""
    #: part letters of this document: "B", "A-B"
    part: str = ""
    title: str = ""
    #: "76", "S-32", "ES-10", "2023"
    session: str = ""
    #: "74(b)"
    agenda: tuple[str, ...] = ()
    adopted: str = ""
    published: str = ""
    #: meeting numbers
    meetings: tuple[int, ...] = ()
    #: the printed line [根据…的报告(…)通过]
    report: str = ""
    distribution: str = ""
    language: str = "zho"
    original: str = ""
    job: str = field(default="", eq=False)
