"""Marks written back into the source."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import unres
from strategies import sketches

MARKDOWN = """\
大会，

**回顾**其2044年12月18日第97/144号决议第3段、第1和4(c)段所述《世界人权宣言》、<sup>1</sup> A/99/210和[第98/7号决议](#)，

1. 请各方执行上文第1段，并见https://example.org/a(b)；

<sup>1</sup> 第217 A (III)号决议。
"""
HTML = """<html><body><p>大会，</p><p><b>回顾</b>其2044年12月18日第97/144&nbsp;号决议第3段、A/99/210和<i>第98/7</i>号决议，</p>
<p>1. 请各方执行上文第1段；</p></body></html>"""
SOURCES = {"md": MARKDOWN, "text": MARKDOWN.replace("**", "").replace("<sup>1</sup>", "¹"), "html": HTML}


def link(reference, shown):
    return f"[{shown}](https://undocs.org/zh/{reference.target})"


def tag(reference, shown):
    return f'<a href="https://undocs.org/zh/{reference.target}">{shown}</a>'


def brackets(_, shown):
    return f"⟦{shown}⟧"


@pytest.mark.parametrize(("format", "text"), SOURCES.items(), ids=SOURCES)
def test_each_mark_is_around_its_mention(format, text):
    document = unres.parse(text, format=format)
    seen = []

    def mark(reference, shown):
        seen.append((reference.text, shown))
        return f"⟦{shown}⟧"

    marked = unres.annotate(document, mark)
    assert marked.replace("⟦", "").replace("⟧", "") == document.source.text
    assert marked.count("⟦") == len(seen) > 3
    for printed, shown in seen:
        assert "".join(printed.split()) == "".join(shown.replace("&nbsp;", "").split())


@pytest.mark.parametrize(("format", "mark"), [("md", link), ("md", tag), ("html", tag)])
def test_twice_equals_once(format, mark):
    once = unres.annotate(unres.parse(SOURCES[format], format=format), mark)
    assert once != SOURCES[format]
    assert unres.annotate(unres.parse(once, format=format), mark) == once


def test_an_address_in_a_mark_is_not_marked_again():
    text = "大会，\n\n1. 见A/99/210。\n"
    once = unres.annotate(unres.parse(text, format="text"), tag)
    assert once == '大会，\n\n1. 见<a href="https://undocs.org/zh/A/99/210">A/99/210</a>。\n'
    assert unres.annotate(unres.parse(once, format="text"), tag) == once


def test_another_mark_is_written_all_the_same():
    once = unres.annotate(unres.parse(SOURCES["md"], format="md"), tag)
    twice = unres.annotate(unres.parse(once, format="md"), brackets)
    assert twice.count("⟦") == once.count("<a href")


def test_one_mark_for_a_mention_with_several_targets():
    document = unres.parse("大会，\n\n回顾第70/1和70/2号决议及这两项决议，\n", format="md")
    marked = unres.annotate(document, lambda r, shown: f"⟦{shown}={r.target}⟧")
    assert marked == "大会，\n\n回顾第⟦70/1=A/RES/70/1⟧和⟦70/2=A/RES/70/2⟧号决议及⟦这两项决议=A/RES/70/1⟧，\n"


def test_only_the_references_given():
    document = unres.parse(MARKDOWN, format="md")
    web = [r for r in document.references if r.kind == "web"]
    assert unres.annotate(document, brackets, web) == MARKDOWN.replace("https://example.org/a(b)", "⟦https://example.org/a(b)⟧")


def test_only_formats_whose_source_is_the_file():
    document = unres.parse(unres.to_akn(unres.parse(MARKDOWN, format="md")))
    with pytest.raises(unres.UsageError, match="akn"):
        unres.annotate(document, brackets)


@given(sketches(), st.sampled_from(["md", "text"]))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_nothing_else_changes(text, format):
    document = unres.parse(text, format=format)
    marked = unres.annotate(document, lambda r, shown: f"\ue000{shown}\ue001")
    assert marked.replace("\ue000", "").replace("\ue001", "") == document.source.text
    depth = 0
    for c in marked:
        depth += (c == "\ue000") - (c == "\ue001")
        assert depth in (0, 1)


@given(sketches())
@settings(max_examples=60, deadline=None, derandomize=True)
def test_an_empty_mark_twice(text):
    once = unres.annotate(unres.parse(text, format="md"), lambda r, shown: shown)
    assert unres.annotate(unres.parse(once, format="md"), lambda r, shown: shown) == once
