"""Whatever is rewritten, the way back holds: places, characters, and nothing lost."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import unres
from unres.parse.document import build
from unres.read.shadow import plain, rewrite
from unres.read.text import read_text
from unres.source import Source

_PIECES = [
    "大会，", "大會，", "回顾", "回顧其決議，", "1. ", "１２．", "1 2. ", "\n1 2. 决定", "(a) ", "㈠", "<sup>1</sup>", "<sup>2", "3</sup>", "[^1]", "[^1]: ", "$^{1}$",
    "[<sup>1</sup>](#a)", "[[2]](#b)", "^3^", "\\(^{4}\\)", "\\.", "\\-", "\\#", "__", "**", "_", "[", "](#x)", "]{.a}", "[]{#b}", "::: {c}\n", "{#d}", "> ", "\n", "\n\n", "\r\n",
    "\f", " ", "\u00a0", "\u3000", "\u200b", "\ufeff", "A/RES/99/201", " A/RES/99/201 ", "99/201. 标题\n", "2044年12月16日", "第54次全体会议", "附件", "| a | b |\n", "| --- | --- |\n",
    "+---+---+\n", "  --- ---\n", "![x](y)", '<span id="z"></span>', "<!-- page 2 -->", "{2}-----", "&nbsp;", "<div>", "</p>", "[↑](#r)", "↑", "1. 甲 [↑](#r)\n", "---\n", "## 脚注\n", "。", "；",
]  # fmt: skip
noisy = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join) | st.lists(
    st.sampled_from(_PIECES), max_size=12
).map(lambda t: " ".join("".join(t)))
edits = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4), st.sampled_from(["", "x", "yz", "\n\n"])), max_size=8)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(noisy, st.sampled_from(["md", "text"]))
@example("大会，<sup>1\n\n<sup>1</sup> 甲。", "md")
@example("<sup>1,2</sup>", "md")
def test_nothing_is_lost_and_nothing_raises(text, format):
    document = unres.parse(text, format=format)
    if not unres.coverage(document).complete:  # then not for the shadow's sake
        assert not unres.coverage(build(read_text(Source(text, "", format)))).complete
    for node in document.walk():
        assert 0 <= min(node.start, node.end) <= max(node.start, node.end) <= len(text)
    unres.to_akn(document)


@given(st.text("大会决议0123 \n", max_size=30), edits, edits)
def test_places_of_kept_characters(text, first, second):
    shadow = plain(text)
    for wanted in (first, second):
        made, at = [], 0
        for start, length, new in sorted(wanted):
            start = max(start, at)
            end = min(start + length, len(shadow.text))
            if start > len(shadow.text) or (start == end and not new):
                continue
            made.append((start, end, new))
            at = end + 1
        shadow = rewrite(shadow, made)
    starts = [*shadow.starts, len(shadow.text)]
    for k, (place, stop) in enumerate(zip(shadow.places, shadow.stops, strict=True)):
        if stop < 0:
            size = starts[k + 1] - starts[k]
            assert 0 <= place <= place + size <= len(text)
    places = [shadow.start(k) for k in range(len(shadow.text))]
    assert places == sorted(places)
    assert all(shadow.end(k + 1) >= shadow.start(k) for k in range(len(shadow.text)))
