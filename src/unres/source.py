"""`Source`: the decoded text a document was read from, and `Span`, a place in it."""

from __future__ import annotations

from typing import SupportsIndex, overload

from attrs import field, frozen

from unres.places import Places


@frozen(order=True)
class Span:
    """A half-open range `[start, end)` of code points in `Source.text`.

    >>> Span(2, 4).of("回顾其决议")
    '其决'
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end

    def of(self, text: str) -> str:
        """The part of `text` in this span."""
        return text[self.start : self.end]


class SourceText(str):
    """A string that may also be indexed by a `Span`: `source.text[node.span]`.

    >>> SourceText("大会，")[Span(0, 2)]
    '大会'
    """

    __slots__ = ()

    @overload
    def __getitem__(self, key: SupportsIndex | slice) -> str: ...
    @overload
    def __getitem__(self, key: Span) -> str: ...
    def __getitem__(self, key: SupportsIndex | slice | Span) -> str:
        if isinstance(key, Span):
            return str.__getitem__(self, slice(key.start, key.end))
        return str.__getitem__(self, key)


@frozen
class Source:
    """The text a document was read from and what was decided about it.

    `text` is the decoded input for text, Markdown and HTML, and the extracted text for DOCX, PDF and AKN, where a span
    cannot point into the file itself. All spans of the tree are code points of this text.
    """

    text: SourceText = field(converter=SourceText, repr=lambda t: f"<{len(t)} characters>")
    name: str = ""
    format: str = "text"
    encoding: str = "utf-8"
    #: start offset of each page after the first, where the input shows pages
    pages: tuple[int, ...] = field(default=(), repr=False)
    #: where on the pages it is printed, if the format tells: PDF
    places: Places = field(default=Places(), repr=False)

    def __getitem__(self, span: Span) -> str:
        return self.text[span]

    def line(self, offset: int) -> int:
        """The 1-based line that holds `offset`, for messages."""
        return self.text.count("\n", 0, offset) + 1

    def column(self, offset: int) -> int:
        """The 1-based column of `offset` in its line, in code points."""
        return offset - self.text.rfind("\n", 0, offset)
