"""Paragraphs numbered in brackets."""

import pytest

import unres
from unres.labels import candidates, scan


def numbers(text):
    body = unres.parse(text).resolutions[0].body
    return [(node.kind, node.label.text) for node in body if node.label]


FORMS = ["(%d)", "（%d）", "%d)", "%d）", "%d\\)"]


@pytest.mark.parametrize("form", FORMS)
def test_they_count_paragraphs(form):
    text = "大会，\n\n回顾其决议，\n\n" + "\n\n".join(form % k + " 决定增设图书馆；" for k in range(1, 13))
    document = unres.parse(text, format="md" if "\\" in form else "text")
    assert [(n.kind, n.label.value) for n in document.resolutions[0].body] == [("paragraph", k) for k in range(1, 13)]
    assert document.paragraph("3").action.key == "decide"
    assert unres.read_akn(unres.to_akn(document)).paragraph("3").label.text == document.paragraph("3").label.text


def test_they_count_items_beside_other_numbers():
    assert numbers("大会，\n\n回顾其决议，\n\n1. 决定：\n\n(1) 修路；\n\n(2) 架桥；\n\n2. 请秘书长提出报告。") == [
        ("paragraph", "1."),
        ("paragraph", "2."),
    ]
    document = unres.parse("大会，\n\n回顾其决议，\n\n决定：\n\n(1) 修路；\n\n(2) 架桥。")
    assert {node.label.style for node in document.walk() if getattr(node, "label", None)} == {"paren-decimal"}


def test_numbers_out_of_order_count_nothing():
    text = "大会，\n\n回顾其决议，\n\n(1) 决定修路；\n\n(3) 决定架桥。"
    assert all(n.label is None or n.label.style == "paren-decimal" for n in unres.parse(text).resolutions[0].body)


def test_labels():
    assert scan("1) 决定") == ("1)", 3)
    assert scan("12）**决定**") == ("12）", 3)
    assert scan("2)号决议") == ("2)", 2)
    assert scan("2) and") is None
    assert scan("2)段") is None
    assert candidates("1)")[0].style == "paren-decimal"
