"""The roles of cover lines."""

from __future__ import annotations

import pytest

from unres.parse.front import _KEPT, _role, role_of


@pytest.mark.parametrize(("line", "role"), [("98/7. {}", "title"), ("[根据第三委员会的报告(A/98/462)通过，{}]", "report"), ("{}", "")])
@pytest.mark.parametrize("size", [1, _KEPT, 3 * _KEPT])
def test_the_length_of_a_line_does_not_change_its_role(line, role, size):
    assert role_of(line.format("图" * size)) == role


def test_long_lines_are_not_kept():
    before = _role.cache_info().currsize
    role_of("98/7. " + "馆" * _KEPT)
    assert _role.cache_info().currsize == before
