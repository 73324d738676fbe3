"""References: found in the texts of a document, resolved to what they point at, written back into the source."""

from __future__ import annotations

from unres.refs.marks import annotate as annotate
from unres.refs.references import refer as refer
from unres.refs.resolver import Resolver as Resolver
from unres.refs.resolver import Titles as Titles
from unres.refs.table import rows as rows
