"""New provisions of amendments in paragraphs of their own: quoted texts with numbers that are not those of the host."""

from __future__ import annotations

import pytest
from lxml import etree

import unres
from unres.coverage import coverage
from unres.model import Document, Draft, Node, Section
from unres.validate import validate

HEAD = "81/44. 修订会议规则\n\n大会，\n\n回顾其2010年12月20日第65/30号决议，\n\n"
END = "2026年12月7日\n第55次全体会议\n"
ARTICLES = """1. 决定修正大会第65/30号决议附件，在第3条之后增加以下条文：

“第4条

1. 预订应当提前三天作出。

2. 预订应载明：

(a) 日期；

(b) 人数。

第5条

会议厅向所有会员国开放。”

2. 请秘书长在第八十二届会议上提出报告；

3. 决定将第65/30号决议附件第6条修正如下：

“6. 使用者应当付费。

7. 费用由秘书长确定。”；

4. 决定继续审议此事项。

"""
ITEMS = """1. 决定在第65/30号决议附件中：

(a) 在第2段之后增加：

“2之二 工作人员应当遵守“行为守则”；

“2之三 秘书长应当：

“(a) 保存记录；

“(b) 提出报告。”；

(b) 将第5段改为：

“5. 使用者应当付费。”

(c) 删去第6段；

2. 请秘书长提出报告。

"""
WORDS = """1. 决定第65/30号决议第11段应修改如下：

“决定，本项措施不适用于下列情况：

a. 供应设备；

b. 事先批准的其他活动；”

2. 请秘书长提出报告。

"""


def shape(nodes: tuple[Node, ...]) -> list[object]:
    """The numbers and the nesting of nodes; a heading or paragraph without number by its first characters."""
    out: list[object] = []
    for node in nodes:
        if isinstance(node, Draft):
            out.append(("quoted", *shape(node.resolution.body)))
            continue
        label = getattr(node, "label", None)
        name = label.text if label is not None else node.text[:4]
        inner = shape(node.nodes)
        out.append((name, *inner) if inner else name)
    return out


def body(text: str) -> tuple[Document, list[object]]:
    """The document of a text below the head, checked for what must hold of each, and its shape."""
    document = unres.parse(HEAD + text + END)
    assert coverage(document).complete
    data = unres.to_akn(document)
    assert [str(f) for f in validate(data)] == []
    assert unres.read_akn(data) == document
    assert unres.to_akn(unres.read_akn(data)) == data
    assert unres.load(unres.dump(document)) == document
    assert unres.parse(unres.to_text(document)).resolutions == document.resolutions
    assert unres.parse(unres.to_markdown(document), format="md").resolutions == document.resolutions
    assert list(unres.check(document)) == []
    return document, shape(document.resolutions[0].body)


def test_articles_and_paragraphs():
    document, found = body(ARTICLES)
    assert found == [
        ("1.", ("quoted", ("“第4条", "1.", ("2.", "(a)", "(b)")), ("第5条", "会议厅向"))),
        "2.",
        ("3.", ("quoted", "“6.", "7.")),
        "4.",
    ]
    assert [node.eid for node in document.resolutions[0].body] == ["para_1", "para_2", "para_3", "para_4"]
    assert document.paragraph("2").text == "请秘书长在第八十二届会议上提出报告；"
    assert [line.text for line in document.resolutions[0].closing] == ["2026年12月7日", "第55次全体会议"]


def test_below_items_and_opened_paragraph_by_paragraph():
    _, found = body(ITEMS)
    assert found == [
        ("1.", ("(a)", ("quoted", "“2之二", ("“2之三", "“(a)", "“(b)"))), ("(b)", ("quoted", "“5.")), "(c)"),
        "2.",
    ]


def test_words_without_number_hang_below_the_sentence():
    _, found = body(WORDS)
    assert found == [("1.", "“决定，", "a.", "b."), "2."]


def test_in_html():
    rows = (HEAD + ARTICLES + END).split("\n\n")
    page = "<html><body>" + "".join(f"<p>{row}</p>" for row in rows) + "</body></html>"
    document = unres.parse(page.encode(), format="html")
    assert shape(document.resolutions[0].body) == body(ARTICLES)[1]


def test_headings_of_a_quoted_text_are_not_those_of_the_host():
    text = "1. 决定在第65/30号决议附件第二章之后增加：\n\n“三、 后续行动\n\n17. 应当落实建议。”。\n\n2. 请秘书长提供协助。\n\n"
    document, found = body(text)
    assert found == [("1.", ("quoted", ("“三、", "17."))), "2."]
    assert [node.eid for node in document.find(Section)] == ["estr_1__sec_III"]


@pytest.mark.parametrize(
    "text",
    [
        # not closed: the numbers of the host would be lost in it
        "1. 决定将第80/3号决议第4段修正如下：\n\n“4. 预订应当提前三天作出。\n\n2. 请秘书长提出报告；\n\n3. 决定继续审议。\n\n",
        # closed far below by the mark of another quotation
        "1. 决定将第80/3号决议第4段修正如下：\n\n“预订应当提前三天作出。\n\n2. 请秘书长提出报告；\n\n3. 将该段称为预订”。\n\n5. 决定继续审议。\n\n",
        # names in a list
        "1. 决定在第80/3号决议附件中增列：\n\n“甲岛问题”；\n\n“乙岛问题”。\n\n2. 决定继续审议。\n\n",
        # nothing is changed
        "1. 注意到主席的发言：\n\n“各国应当合作。”\n\n2. 决定继续审议。\n\n",
    ],
)
def test_what_is_not_certain_stays_as_it_is(text: str):
    document = unres.parse(HEAD + text + END)
    assert not list(document.find(Draft))
    assert coverage(document).complete


def test_akn():
    root = etree.fromstring(unres.to_akn(unres.parse(HEAD + ARTICLES + END)))
    (one, two) = root.iter("{*}mod")
    assert [mod.get("eId") for mod in (one, two)] == ["mod_1", "mod_2"]
    (quoted,) = two.iter("{*}quotedStructure")
    assert [(e.get("eId"), e.findtext("{*}num")) for e in quoted] == [("mod_2__qstr_1__para_6", "6."), ("mod_2__qstr_1__para_7", "7.")]
    # the marks stand outside the quoted element
    assert "".join(two.itertext()) == "决定将第65/30号决议附件第6条修正如下：“6.使用者应当付费。7.费用由秘书长确定。”"
    assert two.tail == "；"
    changes = [(c.get("type"), c.find("{*}new").get("href")) for c in root.iter("{*}textualMod")]
    assert changes == [("insertion", "#mod_1__qstr_1"), ("substitution", "#mod_2__qstr_1")]
    places = [c.find("{*}destination").get("href").rpartition("/")[2] for c in root.iter("{*}textualMod")]
    assert places == ["!annex_1", "!annex_1#annex_1__art_6"]


def test_without_a_certain_target_there_is_no_mod():
    text = "1. 决定将其议事规则第5条修正如下：\n\n“第5条\n\n会议应当公开。”\n\n2. 决定继续审议。\n\n"
    document, found = body(text)
    assert found == [("1.", ("quoted", ("“第5条", "会议应当"))), "2."]
    root = etree.fromstring(unres.to_akn(document))
    assert not list(root.iter("{*}mod", "{*}textualMod"))
    (quoted,) = root.iter("{*}embeddedStructure")
    assert [e.get("eId") for e in quoted] == ["estr_1__art_5"]


def test_a_note_in_a_quoted_text_keeps_its_id():
    text = "1. 决定将第65/30号决议第4段修正如下：\n\n“4. 应当遵守规定；[1]\n\n5. 应当付费。”\n\n2. 决定继续审议。\n\n"
    document, _ = body(text + "[1] 见A/80/7。\n\n")
    assert [note.eid for note in document.notes] == ["estr_1__ftn_1"]


def test_outline():
    shown = unres.tree(unres.parse(HEAD + ITEMS + END)).splitlines()
    assert [line.strip("│├└─ ") for line in shown if "引文" in line or "“5" in line] == ["引文", "引文", "“5. 使用者应当付费。”"]
