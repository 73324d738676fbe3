"""Reading Akoma Ntoso: our own output exactly, anybody else's by what it prints."""

from __future__ import annotations

from attrs import evolve

from unres.diagnostics import Diagnostic
from unres.limits import DEFAULT, Limits, open_xml
from unres.model import Document
from unres.parse.document import build
from unres.read.akn_lines import read_lines
from unres.read.akn_tree import is_ours, read_tree


def read_akn(data: bytes, *, name: str = "", limits: Limits = DEFAULT) -> Document:
    """The document of an Akoma Ntoso file.

    Files that `unres.to_akn` wrote give the tree they were written from. Other files, such as those the UN publishes, are read
    for their text, numbers and notes, and parsed like any text, because their nesting cannot be relied on.

    Damaged XML is read as far as it goes, with a diagnostic. Raises `InputError` if it is no XML at all or holds a DTD,
    `LimitError` if it is too large or too deep.

    >>> paragraph = "<paragraph><num>1.</num><content><p>决定增设图书馆。</p></content></paragraph>"
    >>> data = f"<akomaNtoso><statement><mainBody>{paragraph}</mainBody></statement></akomaNtoso>"
    >>> node = read_akn(data.encode()).resolutions[0].body[0]
    >>> node.label.text, node.text
    ('1.', '决定增设图书馆。')
    """
    faults: list[str] = []
    root = open_xml(data, limits, name=name or "the Akoma Ntoso file", faults=faults)
    document = read_tree(root, name, limits) if is_ours(root) else build(read_lines(root, name, limits))
    if faults:
        damage = tuple(Diagnostic("xml-damaged", 0, 0, {"reason": fault}) for fault in faults)
        document = evolve(document, diagnostics=(*damage, *document.diagnostics))
    return document
