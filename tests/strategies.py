"""Texts for properties: from arbitrary characters to documents that look like resolutions, and the trees they give."""

from __future__ import annotations

from hypothesis import strategies as st

import unres

#: pieces that mean something to a reader or to the parser, whole and broken
PIECES = [
    "大会，", "安全理事会，", "人权理事会，", "回顾其各项决议，", "**重申**其2044年12月18日第97/144号决议，",
    "1. 决定增设图书馆；", "2. 请各国：", "(a) 开放；", "（b）培训；", "㈠ 阅读；", "㈡ 写作。", "3\\. 请秘书长报告。", "12 .决定", "１．请",
    "一、总则", "A. 一般", "第一条", "附件", "附件一", "附录", "A", "B", "## 大 会", "**后续行动**",
    "99/201. 社区图书馆", "A/RES/99/201", "第9001(2044)号决议", "2044年12月16日大会决议", "第54次全体会议", "Distr.: General  ",
    "<sup>1</sup> 第1号。", "^1", "[^1]", "[^1]: 第2号。", "²", "1 A/99/210。", "\\[1\\]", "$^{1}$", "《公约》<sup>1</sup>", "同上，第3段。",
    "| 年 | 题 |", "| --- | --- |", "| 2045 | 健康 |", "<table><tr><td>甲</td></tr></table>", "<td>", "</tr>", "---", "_______", "* * *",
    "2/3", "44-00094 (C)", "\f", "“", "”", "《", "》", "(", "（", "[", "](#)", "<sup>", "</sup>", "**", "\\", "$", "|", "#", "&amp;", "&",
    "上文第2段", "本决议附件", "第2至5段", "- ", "• 甲", "　　", "\u00a0", "\u200b", "\ufeff", "\x00", "\x85", "\u2028", "𠮷", "e\u0301",
]  # fmt: skip

pieces = st.sampled_from(PIECES)
breaks = st.sampled_from(["", " ", "\n", "\n\n", "\r\n", "\n\n\n\n", "\t", "  \n"])


@st.composite
def sketches(draw: st.DrawFn) -> str:
    """Pieces in any order: what the mark-up can do to each other."""
    parts = draw(st.lists(st.tuples(st.one_of(pieces, st.text(max_size=12)), breaks), max_size=40))
    return "".join(piece + gap for piece, gap in parts)


#: words without numbers, brackets, quotation marks, verbs that begin a clause
plain = st.text(alphabet="图书馆社区阅读学习机会公众服务开放培训资源", min_size=2, max_size=30)


@st.composite
def resolutions(draw: st.DrawFn) -> str:
    """A well-formed resolution in Markdown: formula, clauses, numbered paragraphs with points and notes."""
    notes: list[str] = []

    def call() -> str:
        if not draw(st.booleans()):
            return ""
        notes.append(draw(plain))
        return f"<sup>{len(notes)}</sup>"

    lines = ["大会，"]
    lines += [f"回顾{draw(plain)}，{call()}" for _ in range(draw(st.integers(0, 4)))]
    count = draw(st.integers(1, 6))
    for k in range(1, count + 1):
        points = draw(st.integers(0, 3))
        end = "。" if k == count else "；"
        lines.append(f"{k}. 请{draw(plain)}{'：' if points else end}{call()}")
        for p in range(points):
            lines.append(f"({'abc'[p]}) {draw(plain)}{end if p == points - 1 else '；'}{call()}")
    lines += [f"<sup>{k}</sup> {note}。" for k, note in enumerate(notes, 1)]
    return "\n\n".join(lines) + "\n"


#: anything at all
texts = st.one_of(st.text(max_size=200), sketches(), resolutions())
#: trees of documents
documents = st.builds(unres.parse, st.one_of(sketches(), resolutions()), format=st.sampled_from(["md", "text"]))
