"""A document as Akoma Ntoso, profile AKN4UN (`akn4un.md`).

The output is one string, built in a single pass over the tree, in little more time than lxml needs to read it.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from unres.errors import UsageError
from unres.model.document import Document
from unres.model.ids import assign
from unres.refs.reference import Reference
from unres.uncollected import uncollected
from unres.write.cite import citations
from unres.write.file import File
from unres.write.iri import is_day
from unres.write.sheet import CAREFUL, Sheet
from unres.write.xml import encode_xml

if TYPE_CHECKING:
    from lxml import etree

_eid = attrgetter("eid")


@uncollected
def to_akn(
    document: Document,
    *,
    profile: str = "akn4un",
    wrapper: str | None = None,
    markup_date: str | None = None,
    references: bool = True,
    semantics: str = "basic",
    positions: bool = False,
) -> bytes:
    """`document` as an Akoma Ntoso file in UTF-8, valid against the strict OASIS schema whatever the document holds.

    `profile` is "akn4un" or "unxml" (the dialect of the UN's own files). `wrapper="publication"` puts the masthead into a
    `documentCollection` with the resolution as component, as the guidelines have it; documents with several parts always
    have that form. `markup_date` is the ISO date of the mark-up; by default the date of issue or, without one, the date
    of the work, never the clock. With `references=False` no citation is marked; with
    `semantics="full"` addressees, defined short forms, titles and amounts are marked as well; with `positions=True` elements
    say on which line of `document.source.text` they stand (`unres:line`).

    Raises `UsageError` for an unknown option.

    >>> from unres.model import Document, Label, Paragraph, Resolution, Text
    >>> body = (Paragraph(Text("决定继续处理此案。"), Label("1.")),)
    >>> to_akn(Document(resolutions=(Resolution(body=body),))).decode().splitlines()[-8:-5]
    ['        <num>1.</num>', '        <content eId="para_1__content">', '          <p>决定继续处理此案。</p>']
    """
    if profile == "unxml":
        if positions:
            raise UsageError("positions are written in profile 'akn4un' only")
        from unres.write.unxml import to_unxml

        return to_unxml(document, _references(document) if references else ())
    if profile != "akn4un":
        raise UsageError(f"no such profile: {profile!r}; there are 'akn4un' and 'unxml'")
    if wrapper not in (None, "publication"):
        raise UsageError(f"no such wrapper: {wrapper!r}; there is 'publication'")
    if markup_date is not None and not is_day(markup_date):
        raise UsageError(f"not an ISO date: {markup_date!r}")
    if semantics not in ("basic", "full"):
        raise UsageError(f"no such semantics: {semantics!r}; there are 'basic' and 'full'")
    if not _has_ids(document):
        assign(document)
    cites = citations(_references(document)) if references else {}
    full = semantics == "full"
    sheet = Sheet(document.notes, cites, full=full)
    made = File(document, sheet, markup_date, positions=positions).write(wrapper)
    data, clean = encode_xml(made, printable=not sheet.odd)
    if not clean:
        # Characters were taken out: now a blank behind one of them may stand at the edge of a text.
        sheet = Sheet(document.notes, cites, full=full)
        sheet.strip = CAREFUL
        data, _ = encode_xml(File(document, sheet, markup_date, positions=positions).write(wrapper))
    return data


def to_lxml(
    document: Document,
    *,
    profile: str = "akn4un",
    wrapper: str | None = None,
    markup_date: str | None = None,
    references: bool = True,
    semantics: str = "basic",
    positions: bool = False,
) -> etree._Element:
    """The root element of what `to_akn` writes."""
    from lxml import etree

    data = to_akn(document, profile=profile, wrapper=wrapper, markup_date=markup_date, references=references, semantics=semantics, positions=positions)
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _references(document: Document) -> tuple[Reference, ...]:
    try:
        return document.references
    except ImportError:
        return ()


def _has_ids(document: Document) -> bool:
    if not (document.eid and all(map(_eid, document.cover)) and all(map(_eid, document.notes))):
        return False
    return all(all(map(_eid, part.nodes)) for part in document.resolutions)
