"""What a symbol says by itself."""

from __future__ import annotations

import pytest

from unres.refs.work import work


@pytest.mark.parametrize(
    ("token", "symbol", "kind", "target", "part"),
    [
        ("A/98/53", "A/98/53", "symbol", "A/98/53", None),
        ("A/98/53.", "A/98/53", "symbol", "A/98/53", None),
        ("A/98/53(见", "A/98/53", "symbol", "A/98/53", None),
        ("A/RES/75/254A", "A/RES/75/254A", "resolution", "A/RES/75/254", "A"),
        ("A/RES/217A(III)", "A/RES/217A(III)", "resolution", "A/RES/217(III)", "A"),
        ("S/RES/9001 (2044)", "S/RES/9001(2044)", "resolution", "S/RES/9001(2044)", None),
        ("A/DEC/98/401", "A/DEC/98/401", "decision", "A/DEC/98/401", None),
    ],
)
def test_a_symbol(token, symbol, kind, target, part):
    said = work(token)
    assert (said.symbol, said.kind, said.target, said.part) == (symbol, kind, target, part)
    assert said.length == len(token.rstrip(".").removesuffix("(见"))


def test_a_head_alone_is_none():
    assert work("S/RES/").length == 0


def test_the_report_of_a_body_holds_its_texts():
    assert (work("A/98/53/Add.1").own, work("A/98/210").own) == ("A/HRC", "")
