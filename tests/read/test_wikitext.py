"""Wiki text: templates, links, emphasis, indents, notes where they are called."""

from __future__ import annotations

import unres
from unres.coverage import coverage
from unres.read.sniff import sniff_text
from unres.read.wikitext import is_wikitext

PAGE = """{{header
| title = [[安全理事会决议|第9999号决议]]
| notes = {{nowrap|甲}}
}}
{{center|'''第9999(2046)号决议'''}}

'''2046年3月3日安全理事会第20001次会议通过'''

''安全理事会''，

''回顾''其以往关于[[甲国]]和[[乙国局势|乙国]]的所有决议，<ref name="a">S/2046/100，{{lang|en|annex}}第3段。</ref>

''重申''对主权的承诺<ref>A/99/7。</ref>和以往决议，<ref name="a" />

:1. '''决定'''将任务期限延长至2047年3月31日；
:2. ''要求''各方：
::(a) 停止敌对行动；
::(b) 遵守上文第1段；

== 注释 ==
<references/>

{{PD-UN}}
[[Category:安全理事会决议]]
"""


def test_a_page():
    document = unres.parse(PAGE)
    part = document.resolutions[0]
    assert (document.meta.number, document.meta.adopted) == ("9999(2046)", "2046-03-03")
    assert [line.text for line in document.cover] == ["第9999(2046)号决议", "2046年3月3日安全理事会第20001次会议通过"]
    assert [clause.text for clause in part.preamble] == [
        "安全理事会，",
        "回顾其以往关于甲国和乙国的所有决议，",
        "重申对主权的承诺和以往决议，",
    ]
    assert [[(c.offset, c.marker) for c in clause.content.calls] for clause in part.preamble] == [
        [],
        [(18, "1")],
        [(8, "2"), (14, "1")],
    ]
    assert [(note.marker, note.text) for note in document.notes] == [("1", "S/2046/100，第3段。"), ("2", "A/99/7。")]
    assert [node.label.text for node in part.body] == ["1.", "2."]
    assert [node.text for node in part.body[1].nodes] == ["停止敌对行动；", "遵守上文第1段；"]
    assert [document.source.text[f.start : f.end][:5] for f in document.furniture if f.kind == "note-head"] == [
        "== 注释"
    ]
    assert coverage(document).complete


def test_numbers_that_the_page_counts():
    document = unres.parse("{{header}}\n'''大会'''，\n\n# 决定增设图书馆：\n## 在城市；\n## 在乡村；\n# 请各国合作。\n")
    body = document.resolutions[0].body
    assert [node.label.value for node in body] == [1, 2]
    assert [node.text for node in body[0].nodes] == ["在城市；", "在乡村；"]
    assert coverage(document).complete


def test_what_is_wiki_text():
    assert sniff_text(PAGE) == "md"
    assert not is_wikitext("# 决议\n\n**大会**，[[1]](#fn1)\n")
    assert sniff_text("大会，\n\n回顾[[甲]]，\n") == "text"


def test_hostile():
    for text in (
        "{{" * 20000,
        "[[" * 20000,
        "<ref>" * 20000 + "\n{{a}}",
        "{{a}}\n" + "'" * 40000,
        "{{a}}\n" + "# 甲\n" * 5000,
    ):
        document = unres.parse(text)
        assert coverage(document).complete
