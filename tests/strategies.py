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


# Trees made from the model itself: whatever its types allow, whether or not a parser would make it. Spans are not set.

_words = st.text(
    alphabet=st.one_of(st.sampled_from("大会回顾决定请图书馆2044年12月16日第3段；，。：“”《》()&<>\"' 1a\u3000"), st.characters()), max_size=24
)


@st.composite
def marked_texts(draw: st.DrawFn, notes: int = 0) -> unres.Text:
    """Running text with calls (of notes that exist and of others) and raised or lowered characters."""
    value = draw(_words)
    size = len(value)
    calls = draw(
        st.lists(st.builds(unres.Call, st.integers(0, size), st.sampled_from(["1", "2", "*", "a", "†", ""]), st.integers(-1, notes)), max_size=2)
    )
    marks = draw(st.lists(st.builds(unres.Mark, st.sampled_from(["sup", "sub"]), st.integers(0, size), st.integers(0, size)), max_size=1))
    return unres.Text(value, tuple(sorted(calls, key=lambda c: c.offset)), tuple(marks))


_labels = st.one_of(
    st.none(),
    st.builds(
        unres.Label,
        st.sampled_from(["1.", "2.", "3.", "(a)", "(b)", "㈠", "㈡", "一、", "二、", "A.", "第一条", "第一部分", "①", "5之二", "1.1", "?", ""]),
    ),
    st.builds(unres.Label, st.sampled_from(["–", "•"]), st.just("bullet")),
)


def _actions(text: unres.Text) -> st.SearchStrategy[tuple[unres.Action, ...]]:
    size = len(text.value)
    one = st.builds(
        lambda key, a, b: unres.Action(text.value[min(a, b) : max(a, b)], key, min(a, b), max(a, b)),
        st.sampled_from(["recall", "decide", "actUnder", "", "other"]),
        st.integers(0, size),
        st.integers(0, size),
    )
    return st.lists(one, max_size=2).map(tuple)


@st.composite
def nodes(draw: st.DrawFn, notes: int, depth: int, kinds: tuple[str, ...]) -> unres.Node:
    """A node of one of `kinds`, with children down to `depth`."""
    kind = draw(st.sampled_from(kinds))
    text = draw(marked_texts(notes))

    def below(*inner: str) -> tuple[unres.Node, ...]:
        if depth <= 0:
            return ()
        return tuple(draw(st.lists(nodes(notes, depth - 1, inner), max_size=3)))

    inside = ("point", "point", "continuation", "table", "opaque", "draft")
    match kind:
        case "formula":
            return unres.Formula(text)
        case "continuation":
            return unres.Continuation(text)
        case "point":
            return unres.Point(text, draw(_labels), below(*inside))
        case "clause":
            return unres.Clause(text, draw(_actions(text)), below(*inside))
        case "paragraph":
            return unres.Paragraph(text, draw(_labels), draw(_actions(text)), below(*inside))
        case "section":
            levels = ["part", "chapter", "section", "title", "division", "article", "rule", "goal", "no such level"]
            lines = tuple(draw(st.lists(marked_texts(notes), max_size=1)))
            children = below("paragraph", "paragraph", "section", "table", "clause", "formula", "draft", "opaque", "point", "continuation")
            return unres.Section(text, draw(st.sampled_from(levels)), draw(_labels), lines, children)
        case "heading":
            return unres.Section(text)
        case "table":
            cells = st.builds(
                unres.Cell, st.lists(marked_texts(notes), max_size=2).map(tuple), st.booleans(), st.integers(0, 3), st.integers(1, 2)
            )
            rows = st.builds(unres.Row, st.lists(cells, max_size=2).map(tuple))
            return unres.Table(draw(st.lists(rows, max_size=2).map(tuple)), draw(st.one_of(st.none(), marked_texts(notes))))
        case "draft":
            return unres.Draft(resolution=draw(resolution_trees(notes, depth - 1)))
    return unres.Opaque(draw(_words))


@st.composite
def _cover_lines(draw: st.DrawFn, notes: int, roles: tuple[str, ...]) -> unres.CoverLine:
    printed = [
        "A/RES/99/1", "第九十九届会议", "议程项目28(b)", "2044年12月16日大会决议", "第9001(2044)号决议", "99/1. 社区图书馆", "16 December 2044",
        "[根据第三委员会的报告(A/99/451，第12段)通过]", "安全理事会2044年3月8日第9999次会议通过", "Distr.: General", "甲国、乙国：决议草案", "B", "",
    ]  # fmt: skip
    text = draw(st.one_of(st.sampled_from(printed).map(unres.Text), marked_texts(notes)))
    return unres.CoverLine(text, draw(st.sampled_from(roles)))


ROLES = (
    "publisher", "symbol", "organ", "distribution", "date", "language", "original", "body", "session", "sessionDates", "agendaItem",
    "agendaTitle", "adoption", "report", "number", "letter", "title", "sponsors", "committee", "other",
)  # fmt: skip


@st.composite
def _closings(draw: st.DrawFn, notes: int) -> unres.ClosingLine:
    printed = ["第54次全体会议", "2044年12月16日", "[未经表决获得通过。]", "[经记录表决，以3票赞成、1票反对、2票弃权获得通过。表决结果如下：", "赞成：", "甲国、乙国"]
    text = draw(st.one_of(st.sampled_from(printed).map(unres.Text), marked_texts(notes)))
    return unres.ClosingLine(text, draw(st.sampled_from(["meeting", "date", "vote", "signature", "other"])))


@st.composite
def _annex_trees(draw: st.DrawFn, notes: int, depth: int) -> unres.Annex:
    label = draw(st.one_of(st.sampled_from(["附件", "附件一", "附件二", "附录", "附件A"]).map(unres.Text), marked_texts(notes)))
    kinds = ("paragraph", "section", "table", "clause", "formula", "opaque", "point", "draft")
    return unres.Annex(
        label,
        tuple(draw(st.lists(marked_texts(notes), max_size=2))),
        tuple(draw(st.lists(nodes(notes, depth, kinds), max_size=3))),
        tuple(draw(st.lists(_annex_trees(notes, depth - 1), max_size=2))) if depth > 0 else (),
        tuple(draw(st.lists(_closings(notes), max_size=2))),
    )


@st.composite
def resolution_trees(draw: st.DrawFn, notes: int = 0, depth: int = 2) -> unres.Resolution:
    """A resolution from the model's classes."""
    body = ("paragraph", "paragraph", "section", "table", "clause", "formula", "draft", "opaque", "continuation", "point")
    return unres.Resolution(
        draw(st.sampled_from(["", "A", "B"])),
        tuple(draw(st.lists(_cover_lines(notes, ("number", "letter", "title")), max_size=2))),
        tuple(draw(st.lists(nodes(notes, depth - 1, ("formula", "clause", "clause", "heading", "table", "opaque", "draft")), max_size=3))),
        tuple(draw(st.lists(nodes(notes, depth, body), max_size=4))),
        tuple(draw(st.lists(_closings(notes), max_size=3))),
        tuple(draw(st.lists(_annex_trees(notes, depth - 1), max_size=2))) if depth > 0 else (),
    )


_dates = st.sampled_from(["", "", "2044-12-16", "2044-02-30", "2044"])


@st.composite
def trees(draw: st.DrawFn) -> unres.Document:
    """A document from the model's classes: empty texts, notes that nobody calls, calls of no note, ids not yet given."""
    notes = draw(st.integers(0, 3))
    meta = draw(
        st.builds(
            unres.Meta,
            kind=st.sampled_from(["resolution", "decision", "resolutionDraft", "decisionDraft"]),
            organ=st.sampled_from(["un-ga", "un-sc", "un-ga-hrc", "un-ecosoc", "un-ga-c3", "un"]),
            symbol=st.one_of(st.sampled_from(["", "A/RES/99/1", "S/RES/9001 (2044)", "A/C.3/99/L.43", "A/RES/99/8 A-B"]), _words),
            number=st.one_of(st.sampled_from(["", "99/1", "9001(2044)", "2044/23", "S-32/1"]), _words),
            part=st.sampled_from(["", "B", "A-B"]),
            title=_words,
            session=st.one_of(st.sampled_from(["", "99", "ES-10", "2044"]), _words),
            adopted=_dates,
            published=_dates,
            meetings=st.lists(st.integers(1, 99), max_size=2).map(tuple),
            original=st.sampled_from(["", "eng", "English"]),
            job=st.sampled_from(["", "44-00094 (C)"]),
        )
    )
    return unres.Document(
        meta=meta,
        cover=tuple(draw(st.lists(_cover_lines(notes, ROLES), max_size=6))),
        resolutions=tuple(draw(st.lists(resolution_trees(notes, 2), max_size=2))),
        notes=tuple(
            unres.Note(marker=draw(st.sampled_from(["1", "2", "*", "a", ""])), contents=tuple(draw(st.lists(marked_texts(notes), max_size=2))))
            for _ in range(notes)
        ),
    )
