"""Tables whose columns a text has lost."""

from __future__ import annotations

import pytest

import unres
from unres.model import Section


@pytest.mark.parametrize("rows", [["1 图书馆 78 809 400", "2 学校 340 979 200"], ["图书馆 78 809 400", "学校 (180 400)"], ["图书馆 78 809 400", "学校3 340 979 200"]])
def test_rows_that_end_in_an_amount_are_no_headings(rows):
    table = "\n".join(["第一编. 文化", *rows, "第一编小计 419 788 600", "第二编. 行政", "共计 3 208 080 100"])
    document = unres.parse(f"大会，\n1. 核准批款共计3 208 080 100美元，用于下列用途：\n{table}\n2. 授权秘书长在各款之间调剂经费。\n", format="text")
    assert [node.text for node in document.find(Section)] == ["文化", "行政"]
    assert document.paragraph("2").text.startswith("授权秘书长")
