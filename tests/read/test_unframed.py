"""Texts copied from web pages with what stands around them."""

import pytest

import unres
from unres.coverage import coverage

TEXT = (
    "联合国\n\nA/RES/99/1\n\n大会\n\n第九十九届会议\n\n2044年12月16日大会决议\n\n99/1. 农村图书馆\n\n大会，\n\n回顾其以往各项决议，[1]\n\n"
    "1. 决定增设图书馆；\n\n2. 决定在第一百届会议上审议这一问题。\n\n2044年12月16日\n\n第53次全体会议\n\n[1] A/98/1。\n"
)
ABOVE = [
    "首页\n新闻\n联系我们\n当前位置：首页 > 文件 > 决议\n\n",
    "跳转到主要内容\n\n主页 | 文件 | 数据库\n\n分享到：微信 微博\n\n",
    "登录\n\n图书馆网站\n\n发布时间：2045-01-05  浏览次数：123\n\n",
]
BELOW = [
    "\n上一篇：第98/9号决议\n\n下一篇：第99/2号决议\n\n版权所有 © 某某图书馆\n",
    "\n打印 关闭窗口\n\n技术支持：某某公司\n\nCopyright 2045\n",
    "\n返回顶部\n",
]


@pytest.mark.parametrize("format", ["text", "md"])
@pytest.mark.parametrize("above", ["", *ABOVE])
@pytest.mark.parametrize("below", ["", *BELOW])
def test_the_page_is_no_document(format, above, below):
    document, plain = unres.parse(above + TEXT + below, format=format), unres.parse(TEXT, format=format)
    assert document.meta == plain.meta
    assert [node.text for part in document.resolutions for node in part.walk() if hasattr(node, "text")] == [
        node.text for part in plain.resolutions for node in part.walk() if hasattr(node, "text")
    ]
    assert {f.kind for f in document.furniture} >= ({"navigation"} if above or below else set())
    assert coverage(document).complete


def test_what_is_not_of_a_page_stays():
    title = "关于农村图书馆的决议\n\n"
    assert not [f for f in unres.parse(title + TEXT).furniture if f.kind == "navigation"]
    assert not [f for f in unres.parse(TEXT + "\n附件\n\n更多资料见图书馆。\n").furniture if f.kind == "navigation"]


def test_an_item_is_no_notice():
    """`(c)` is a letter of a list before it is a sign of copyright."""
    text = TEXT.replace("[1]", "") + "附件\n\n1. 监察员应：\n\n(a) 访问各村；\n\n(b) 答复来信；\n\n(c) 一年两次提出报告。\n"
    assert not [f for f in unres.parse(text.replace("[1] A/98/1。\n", "")).furniture if f.kind == "navigation"]
