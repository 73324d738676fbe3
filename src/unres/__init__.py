"""Chinese-language United Nations resolutions as a typed tree, Akoma Ntoso, JSON and rows.

>>> import unres
>>> document = unres.parse("大会，\\n\\n回顾其各项决议，\\n\\n1. 决定增设图书馆。\\n")
>>> document.paragraph("1").text
'决定增设图书馆。'

The names below are imported when first used, so that `import unres` costs little more than nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unres.api import parse as parse
    from unres.api import parse_file as parse_file
    from unres.check import check as check
    from unres.coverage import Coverage as Coverage
    from unres.coverage import coverage as coverage
    from unres.diagnostics import Diagnostic as Diagnostic
    from unres.diagnostics import Severity as Severity
    from unres.errors import InputError as InputError
    from unres.errors import LimitError as LimitError
    from unres.errors import UnresError as UnresError
    from unres.errors import UsageError as UsageError
    from unres.limits import Limits as Limits
    from unres.model import Action as Action
    from unres.model import Annex as Annex
    from unres.model import Block as Block
    from unres.model import Call as Call
    from unres.model import Cell as Cell
    from unres.model import Clause as Clause
    from unres.model import ClosingLine as ClosingLine
    from unres.model import Continuation as Continuation
    from unres.model import CoverLine as CoverLine
    from unres.model import Document as Document
    from unres.model import Draft as Draft
    from unres.model import Formula as Formula
    from unres.model import Label as Label
    from unres.model import Mark as Mark
    from unres.model import Meta as Meta
    from unres.model import Node as Node
    from unres.model import Note as Note
    from unres.model import Opaque as Opaque
    from unres.model import Paragraph as Paragraph
    from unres.model import Point as Point
    from unres.model import Resolution as Resolution
    from unres.model import Row as Row
    from unres.model import Section as Section
    from unres.model import Table as Table
    from unres.model import Text as Text
    from unres.places import Box as Box
    from unres.read.akn import read_akn as read_akn
    from unres.refs import annotate as annotate
    from unres.refs import refer as refer
    from unres.refs.reference import Pin as Pin
    from unres.refs.reference import Reference as Reference
    from unres.source import Source as Source
    from unres.source import Span as Span
    from unres.validate import validate as validate
    from unres.write.akn import to_akn as to_akn
    from unres.write.akn import to_lxml as to_lxml
    from unres.write.html import to_html as to_html
    from unres.write.json import dump as dump
    from unres.write.json import load as load
    from unres.write.json import to_json as to_json
    from unres.write.markdown import to_markdown as to_markdown
    from unres.write.outline import tree as tree
    from unres.write.rows import to_rows as to_rows
    from unres.write.text import to_text as to_text

__version__ = "0.1.0"

#: module → the public names it defines
_NAMES = {
    "unres.api": "parse parse_file",
    "unres.check": "check",
    "unres.coverage": "coverage Coverage",
    "unres.diagnostics": "Diagnostic Severity",
    "unres.errors": "InputError LimitError UnresError UsageError",
    "unres.limits": "Limits",
    "unres.model": "Action Annex Block Call Cell Clause ClosingLine Continuation CoverLine Document Draft Formula Label "
    "Mark Meta Node Note Opaque Paragraph Point Resolution Row Section Table Text",
    "unres.places": "Box",
    "unres.read.akn": "read_akn",
    "unres.refs": "annotate refer",
    "unres.refs.reference": "Pin Reference",
    "unres.source": "Source Span",
    "unres.validate": "validate",
    "unres.write.akn": "to_akn to_lxml",
    "unres.write.html": "to_html",
    "unres.write.json": "dump load to_json",
    "unres.write.markdown": "to_markdown",
    "unres.write.outline": "tree",
    "unres.write.rows": "to_rows",
    "unres.write.text": "to_text",
}
_HOME = {name: module for module, names in _NAMES.items() for name in names.split()}

__all__ = [*_HOME]  # noqa: PLE0604 - strings, from the table above


class _Package(ModuleType):
    """This module's own class.

    `unres.check` is a function and its module has the same name; Python sets a submodule as attribute of its package
    when it is imported, which would turn `unres.check(document)` into a call of a module, depending on who imported what
    first. Public names win.
    """

    def __getattr__(self, name: str) -> object:
        if name not in _HOME:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        value = getattr(import_module(_HOME[name]), name)
        ModuleType.__setattr__(self, name, value)
        return value

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOME and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


sys.modules[__name__].__class__ = _Package
