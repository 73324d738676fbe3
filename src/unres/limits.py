"""`Limits`, and the only place that opens XML: no DTD, no entities, no network, bounded size and depth."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from unres.errors import InputError, LimitError

if TYPE_CHECKING:
    from lxml import etree


@frozen
class Limits:
    """How much of an input is read. Sizes are in bytes."""

    #: of the input itself
    max_bytes: int = 200_000_000
    #: of one XML document, and of all members of a zip taken out together
    max_inflated: int = 500_000_000
    #: members of a zip
    max_members: int = 5_000
    #: nesting of XML or HTML elements
    max_depth: int = 256
    #: pages of a PDF
    max_pages: int = 5_000
    #: lines handed to the parser
    max_lines: int = 2_000_000


DEFAULT = Limits()

# Looked for in the bytes, because lxml reads a DTD before anybody could ask for it. UTF-16 has a NUL beside each byte.
_DTD = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)", re.IGNORECASE)
_REFUSED = "holds a document type declaration"
_HINT = "without it, it can be read"


def open_xml(data: bytes, limits: Limits = DEFAULT, *, name: str = "the XML") -> etree._Element:
    """The root element of the XML document `data`, without comments and processing instructions.

    Raises `LimitError` if it is too large or too deep, `InputError` if it is not well-formed or holds a DTD: documents
    of the UN have none, and it is by a DTD that XML reads other files or fills the memory.

    >>> open_xml("<p>大会，</p>".encode()).text
    '大会，'
    >>> open_xml(b'<!DOCTYPE p [<!ENTITY a "b">]><p>&a;</p>')
    Traceback (most recent call last):
    ...
    unres.errors.InputError: the XML holds a document type declaration: without it, it can be read
    """
    from lxml import etree

    if len(data) > limits.max_inflated:
        raise LimitError(f"{name} is larger than {limits.max_inflated} bytes")
    if _DTD.search(data):
        raise InputError(f"{name} {_REFUSED}", _HINT)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        # without this libxml2 itself stops at a depth of 256 and at 10 MB in one text
        huge_tree=limits.max_depth > 256,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error.msg) or "huge" in str(error.msg).lower():
            raise LimitError(f"{name} is nested over {limits.max_depth} deep or holds over 10 MB in one text") from None
        raise InputError(f"{name} is not well-formed: {error.msg}") from None
    info = root.getroottree().docinfo
    if info.internalDTD is not None or info.externalDTD is not None:  # an encoding in which the bytes look different
        raise InputError(f"{name} {_REFUSED}", _HINT)
    return root
