"""HTML of whatever origin gives the tree of the example; what belongs to the page and not to the document stays out."""

from __future__ import annotations

import pytest

import unres
from noises import traditional
from pages import EXAMPLE, PAGES, breaks, site, wiki
from test_cases import _even, flat
from unres.limits import Limits
from unres.read.html import read_html


@pytest.mark.parametrize("page", PAGES)
def test_the_tree_is_that_of_the_example(page):
    data = page()
    document, example = unres.parse(data.encode()), unres.parse(EXAMPLE)
    assert document.source.format == "html"
    assert _even("\n".join(flat(document))) == _even("\n".join(flat(example)))
    assert document.meta.symbol == example.meta.symbol
    assert document.meta.title == example.meta.title
    assert str(unres.coverage(document)) == "100 %"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_a_declared_charset_may_lie(page, encoding):
    document = unres.parse(page().encode(encoding))
    assert _even("\n".join(flat(document))) == _even("\n".join(flat(unres.parse(EXAMPLE))))


def test_breaks_part_paragraphs():
    document = unres.parse(breaks(), format="html")
    assert [p.label.text for p in document.resolutions[0].body if p.kind == "paragraph"] == ["1.", "2.", "3."]
    assert [n.marker for n in document.notes] == ["1", "2", "3"]
    assert str(unres.coverage(document)) == "100 %"


def test_depth_is_bounded():
    data = "<div>" * 5_000 + "大会，" + "</div>" * 5_000
    assert read_html(data, Limits(max_depth=50)).lines[0].text == "大会，"


@pytest.mark.parametrize("page", [wiki, site])
def test_traditional_script_stays_as_it_is(page):
    document = unres.parse(traditional(page()))
    assert _even("\n".join(flat(document))) == _even(traditional("\n".join(flat(unres.parse(EXAMPLE)))))
    assert "script-traditional" in [d.code for d in document.diagnostics]
    assert str(unres.coverage(document)) == "100 %"


def test_two_notes_in_one_call():
    page = "<p>大会，</p><p>回顾《公约》和《宣言》，<sup>1,2</sup></p><p>1. 决定增设图书馆。</p><p><sup>1</sup> 甲。</p><p><sup>2</sup> 乙。</p>"
    document = unres.parse(page)
    assert [c.marker for c in document.resolutions[0].preamble[1].content.calls] == ["1", "2"]
    assert str(unres.coverage(document)) == "100 %"


@pytest.mark.parametrize("gap", ["\n", " ", "\n  ", "&nbsp;", ""])
def test_bold_begins_behind_the_blank(gap):
    page = f"<p>大会，</p><p>1.{gap}<strong>促请</strong>各国修路，并{gap}<b>请</b>秘书长报告。</p><p>2.{gap}<a href='#x'><b>强调指出</b></a>道路重要。</p>"
    document = unres.parse(page)
    assert [n.action.text for n in document.find(unres.Paragraph)] == ["促请", "强调指出"]


def test_line_ends_count_in_preformatted_text():
    text = "A/RES/99/201\n\n大会，\n\n回顾其各项决议，\n\n1. 决定修路；\n\n2. 请各国：\n\n(a) 种树；\n\n(b) 筑桥。\n\n2044年12月16日\n第54次全体会议\n"
    document = unres.parse(f"<html><body><pre>{text}</pre></body></html>")
    assert _even("\n".join(flat(document))) == _even("\n".join(flat(unres.parse(text))))
    assert str(unres.coverage(document)) == "100 %"


def test_the_number_of_an_empty_item_is_that_of_the_text_below():
    page = "<p>大会，</p><ol><li><p></p></li></ol><p>决定增设图书馆；</p><ol start='2'><li><p>又决定修路；</p></li><li></li></ol><p>请秘书长报告。</p>"
    document = unres.parse(page, format="html")
    assert [(n.label.text, n.text) for n in document.find(unres.Paragraph)] == [("1.", "决定增设图书馆；"), ("2.", "又决定修路；"), ("3.", "请秘书长报告。")]


def test_a_short_decision_among_much_markup_is_chinese():
    page = f"<html><head><style>{'p.MsoNormal {margin:0cm;}' * 80}</style></head><body><p>98/501. 图书馆</p><p>2044年7月22日大会第5次全体会议决定增设图书馆。</p></body></html>"
    assert "input-foreign" not in {d.code for d in unres.parse(page, format="html").diagnostics}
    foreign = page.replace("图书馆", "libraries").replace("大会第5次全体会议决定增设", "the Assembly decides on ").replace("年7月22日", "")
    assert "input-foreign" in {d.code for d in unres.parse(foreign, format="html").diagnostics}
