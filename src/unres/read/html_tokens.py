"""Tokens of HTML with their offsets: one pass, linear whatever the input."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape
from types import MappingProxyType
from typing import NamedTuple

TEXT, OPEN, CLOSE, OTHER = range(4)


class Token(NamedTuple):
    """A piece of the source `[start, end)`: text, an opening or closing tag (`name` in lower case), anything else."""

    kind: int
    name: str
    start: int
    end: int
    #: the source of a tag's attributes
    rest: str = ""

    @property
    def attributes(self) -> Mapping[str, str]:
        """The attributes by lower-case name, values decoded; of doubles the first counts."""
        return read_attributes(self.rest) if self.rest else _NONE


_NONE: Mapping[str, str] = MappingProxyType({})
_NAME = re.compile(r"/?([A-Za-z][^\s/<>\"']{0,60})")
# for a tag with a bracket in a quoted value; bounded, so that unclosed quotes cost no more than their surroundings
_QUOTED = re.compile(r"(?:[^<>\"']{1,2000}|\"[^\"]{0,4000}\"|'[^']{0,4000}'){0,40}+/?>")
_ATTRIBUTE = re.compile(r"([^\s=/<>\"']{1,80})(?:\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
#: elements whose content is no mark-up
_RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
_COMMENT_END = re.compile(r"--!?>")


@lru_cache(maxsize=2048)
def read_attributes(rest: str) -> Mapping[str, str]:
    """The attributes in the source of a tag.

    >>> dict(read_attributes(' class=MsoNormal href="#a&amp;b" hidden'))
    {'class': 'MsoNormal', 'href': '#a&b', 'hidden': ''}
    """
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(rest):
        value = double or single or bare
        found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return MappingProxyType(found)


def tokens(text: str) -> list[Token]:
    """The tokens of an HTML source, in order; together they are the source.

    >>> [(t.kind, t.name or "大会 < 76<p>"[t.start : t.end]) for t in tokens("大会 < 76<p>")]
    [(0, '大会 < 76'), (1, 'p')]
    """
    made: list[Token] = []
    position = 0  # what is before it is in tokens
    at = text.find("<")
    close = -2  # the first ">" behind `at`, found once for all tags before it
    n = len(text)
    while at >= 0:
        if -1 < close <= at or close == -2:
            close = text.find(">", at)
        end = -1
        if text.startswith("!--", at + 1):
            if text.startswith((">", "->"), at + 4):
                end = text.index(">", at) + 1
            else:
                found = _COMMENT_END.search(text, at + 4)
                end = found.end() if found else n
            token = Token(OTHER, "comment", at, end)
        elif text.startswith(("!", "?"), at + 1):
            if text.startswith("![CDATA[", at + 1):
                stop = text.find("]]>", at)
                end = stop + 3 if stop >= 0 else n
            elif close >= 0:
                end = close + 1
            token = Token(OTHER, "declaration", at, end)
        elif close >= 0 and (name := _NAME.match(text, at + 1)):
            end = _tag_end(text, at, name.end(), close)
            slash = text[at + 1] == "/"
            token = Token(
                CLOSE if slash else OPEN, name[1].lower(), at, end, "" if slash else text[name.end() : end - 1]
            )
        if end < 0:
            at = text.find("<", at + 1)
            continue
        if at > position:
            made.append(Token(TEXT, "", position, at))
        made.append(token)
        position = end
        if token.kind == OPEN and token.name in _RAW:
            position = _raw(text, token, made)
        at = text.find("<", position)
    if position < n:
        made.append(Token(TEXT, "", position, n))
    return made


def _tag_end(text: str, at: int, name_end: int, close: int) -> int:
    """Where the tag at `at` ends; -1 if it is none."""
    inner = text.find("<", at + 1, close)
    if inner < 0 and not (text.count('"', at, close) % 2 or text.count("'", at, close) % 2):
        return close + 1
    found = _QUOTED.match(text, name_end)
    if found:
        return found.end()
    return close + 1 if inner < 0 else -1


def _raw(text: str, token: Token, made: list[Token]) -> int:
    """The content of a script or the like as one token that is no text; where it ends."""
    found = re.compile(f"</{token.name}(?=[\\s/>])", re.I).search(text, token.end)
    stop = found.start() if found else len(text)
    if stop > token.end:
        made.append(Token(OTHER, token.name, token.end, stop))
    return stop
