"""What reading allocates at most: a small multiple of the input, whatever it is made of."""

from __future__ import annotations

import tracemalloc
from html import escape

import pytest

import unres
from words import docx, p

SIZE = 40_000
PAGE = (
    "A/RES/97/{n}\n\n97/{n}. 流动图书馆\n\n大会，\n\n回顾其2041年12月20日第95/{n}号决议[1] 和《图书馆宪章》第三条，\n\n"
    "1. 请秘书长：\n\n(a) " + "与各会员国、联合国系统各组织和民间社会密切合作，在边远地区增设免费开放的社区图书馆，" * 6 + "并逐年扩大；\n\n(b) " + "按照上文(a)分段和各项既定任务规定，就执行情况、所遇困难和今后的步骤" * 6 + "提出报告；\n\n2. 决定继续审议此事。\n\n2042年12月18日\n第61次全体会议\n\n[1] A/96/{n}，第5段。\n\n"
)
#: every class of signs that a pattern repeats over, and lines of nothing
PIECES = ("大会回顾其各项决议", "*", "* ", "|", "[", "(", "<b>", "&amp;", "\\*", "¹²³", "- ", "> ", "_ ", "《", "，", "１２３（", "-", "=", "{{", "\u200b", "第1/1和")


def peak(data, form):
    """Bytes that reading allocates at most, over the bytes of its input."""
    unres.parse("大会，\n\n1. 决定增设图书馆。\n", format="md")
    tracemalloc.start()
    try:
        document = unres.parse(data, format=form)
        return tracemalloc.get_traced_memory()[1], document
    finally:
        tracemalloc.stop()


def documents():
    return "".join(PAGE.format(n=n) for n in range(1, SIZE // len(PAGE)))


@pytest.mark.parametrize("form", ["md", "text", "html", "docx"])
def test_documents(form):
    text = documents()
    size = len(text.encode())
    data: object = text
    if form == "html":
        data = "".join(f"<p>{escape(block)}</p>\n" for block in text.split("\n\n"))
    elif form == "docx":
        data = docx(*(p(block) for block in text.split("\n\n") if block))
    allocated, _ = peak(data, form)
    assert allocated < 40 * size  # 15 to 17 times for the invented documents of bench/memory.py


@pytest.mark.parametrize("form", ["md", "text"])
@pytest.mark.parametrize("piece", PIECES)
def test_one_class_of_characters(piece, form):
    text = "大会，\n\n" + piece * (SIZE // len(piece))
    allocated, document = peak(text, form)
    assert allocated < 90 * len(text.encode())
    assert unres.coverage(document).complete


def test_lines_of_three_characters_have_the_price_of_their_nodes():
    text = "大会，\n\n" * (SIZE // 5)
    allocated, _ = peak(text, "md")
    assert allocated < 200 * len(text.encode())
