"""Action phrases (重申, 又重申, 深为关切地注意到, 还请 …), found by grammar: connectives, adverbs, one head."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files

from attrs import frozen

from unres.model.text import Action, make_action

_MAX = 24  # the longest phrase of the corpus has 17 characters
#: what shows a feeling or an act, and begins longer phrases than a verb: 表示深为关切, 尤其敦促, 本着合作精神赞扬
_SHOWING = "本着 表示 深表 深感 极感 感 表达 仍感 不胜 重申 申明 再次 强调 宣布 承诺 认为 尤其 特别".split()
#: no bold phrase that begins further on is the first of its text
_REACH = 200
#: at the edges of bold text
_EDGE = " ，、；：。"


def _trie(words: Iterable[str]) -> str:
    """One pattern for many words that tries each character once, the longest word first.

    >>> re.fullmatch(_trie(["强调", "强调指出", "请"]), "强调指出") is not None
    True
    """
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(tree)


def _branch(tree: dict[str, dict]) -> str:  # type: ignore[type-arg]
    ends = "" in tree
    parts = [re.escape(char) + _branch(rest) for char, rest in tree.items() if char]
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and not ends else "(?:" + "|".join(parts) + ")"
    return body + "?" if ends else body


def _unlike(words: Iterable[str], others: Sequence[str]) -> list[str]:
    """The words that begin none of the others, and that none of the others begins.

    >>> _unlike(["回顾", "强调", "欢迎"], ["强", "回顾到"])
    ['欢迎']
    """
    begun = tuple(others)
    return [word for word in words if not word.startswith(begun) and not any(other.startswith(word) for other in others)]


@frozen
class _Grammar:
    """What `phrases.toml` compiles to."""

    #: a verb at the start that is a phrase by itself, or with 又 before it: what `start` would find, in an eighth of the time
    alone: re.Pattern[str]
    #: lead and phrase at the start
    start: re.Pattern[str]
    #: a verb behind its subject: 大会…请
    later: re.Pattern[str]
    #: a verb behind what sets its frame: 在以前各届会议上审议了, 为推进对话，又鼓励, 本着合作精神赞扬, 连续第三年重申
    framed: re.Pattern[str]
    heads: dict[str, str]
    feelings: dict[str, str]


@lru_cache(maxsize=1)
def _grammar() -> _Grammar:
    data = tomllib.loads(files("unres.parse").joinpath("phrases.toml").read_text(encoding="utf-8"))
    heads = {word: "" if key == "other" else key for key, words in reversed(data["heads"].items()) for word in words}
    feelings = {word: key for key, words in reversed(data["feelings"].items()) for word in words}
    connective = _trie(data["connectives"])
    adverb = _trie(data["adverbs"])
    feeling = _trie(feelings)
    head = _trie(heads)
    affirmed = _trie(data["affirmed"])
    # 尤其 and 特别 lead to a verb (尤其敦促) but colour a feeling (尤其关切)
    lead = rf"(?:{_trie(data['leads'])}|尤其(?!关切|感兴趣)|特别(?=表示|确认|呼吁))"
    manner = rf"(?:(?:表示|感到)?(?:{adverb}){{0,2}}(?:{feeling}|(?!{head}(?!地))[一-鿿]{{2,4}}?)地|(?:{adverb})地?)"
    shown = (
        rf"(?:(?:表示)?(?:表示|深表|深感|极感|感到|感|表达|仍感|不胜)(?:{connective})?(?:{adverb}地?){{0,2}}(?:{feeling}|{head})"
        rf"|重申(?:深感{feeling}|(?:{adverb}){{1,2}}(?:关切|谴责))"
        rf"|(?<![又还])重申(?:{affirmed}|(?:{adverb}地?){{1,2}}(?:{affirmed}|致力于|承诺)|{_trie(data['affirmed-alone'])})"
        rf"|(?:申明|再次|强调|宣布|承诺)(?:(?:{adverb}){{1,2}}{affirmed}|决心|坚信|深信|坚守)"
        rf"|认为(?:有必要|必须|[一-鿿]{{2,5}}的是)|表示(?:有必要|必须|需要))"
    )
    single = rf"(?:{connective}){{0,3}}(?:{manner}){{0,2}}(?:{shown}|{head}|(?:{adverb}){{0,2}}{feeling})"
    phrase = rf"(?P<lead>“?{lead}，?)?(?P<phrase>{single}(?:的是)?(?:(?:并且|以及|并|和){single}(?:的是)?)?)"
    verb = rf"(?:{connective}){{0,2}}(?:{manner})?(?:{head})"
    subject = r"(?:大会|安全理事会|安理会|经济及社会理事会|经社理事会|理事会|人权理事会|委员会)"
    later = rf"{subject}(?:[^。；：]{{0,160}}?[，、)）])??(?P<later>{verb})"
    framed = (
        r"“?(?:为[^，。；：]{2,60}?而|本着[^，。；：]{1,12}精神，?|连续第[一二三四五六七八九十]{1,3}[年次]|向[^，。；：]{2,60}?"
        rf"|(?:在|按照|根据|依照|为|作为|鉴于|基于|除)[^。；：]{{2,150}}?(?:，|上|下|后))(?:{lead})?(?P<framed>{verb})"
    )
    openings = (*data["leads"], *data["connectives"], *data["adverbs"], *feelings, *_SHOWING)
    alone = _trie(_unlike(heads, [*openings, *(word for word in heads if word.startswith(openings))]))
    return _Grammar(re.compile(f"(?>[又还也并]?{alone})(?![的地并以和])"), re.compile(phrase), re.compile(later), re.compile(framed), heads, feelings)


#: a first word that leads to a verb further on: 对…表示关切, 向…表示感谢
_FRAME = re.compile(r"(?:又|还|再次|并|但)?[对向就将把以为从在根据依按照]")
_FEELING = "(?:关切|关注|赞赏|感谢|支持|遗憾|欢迎|震惊|谢意|敬意|不安|失望|满意|谴责|声援|祝贺|痛惜|信心|哀悼|慰问|担忧|同情|鼓励)"
_SHOWN = re.compile(rf"(?:表示|深表|致以|感到|深感|给予|予以)[一-鿿]{{0,4}}?{_FEELING}(?:和{_FEELING})?|致敬")
_KEPT = re.compile(r"将[^，。；：]{2,60}?(?P<verb>维持|延长)")
_FRAMES = frozenset("“在按根依为作鉴基连向除")
_ACTING = re.compile(r"根据《(?:联合国)?宪章》第[一二三四五六七八九十]{1,4}(?:章(?:第[一二三四五六七八九十]{1,4}条)?|条)采取行动")
# the Security Council marks the verb, not what it shows: 表示|全力支持, 重申|决心, 最强烈地|谴责
_TERSE = re.compile(
    r"(?P<verb>(?:[又还并也]|再次)?(?:表示|重申|申明))(?:[一-鿿]{1,4}支持|(?:最|日益|持续|强烈)[一-鿿]{2,4}|准备|(?<=[又还]表示)(?!注意)[一-鿿]{2,4}|[一-鿿]{0,4}声援|[一-鿿]{1,4}感谢|(?<=重申|申明)[一-鿿]{1,8})\Z"
    r"|最强烈地?(?P<act>谴责)\Z|(?P<kept>表示[一-鿿]{1,6})的是\Z"
)


#: what a decision begins with, up to its verb: 2044年7月22日，大会第5次全体会议
_SAT = re.compile(r"(?:[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日[，,]?)?在?[一-鿿]{0,12}第[0-9]{1,5}次(?:全体)?会议上?[，,]?")


def find_actions(
    text: str, bold: Sequence[tuple[int, int]] = (), at: int = 0, *, preamble: bool, council: bool = False
) -> tuple[Action, ...]:
    """The action phrases of a clause or an operative paragraph, the first one first; () if none is certain.

    `bold` are the places of bold text in the line, whose own text begins `at` (behind its number) and counts from there.
    Bold text at the start is what the page marks and decides; else the grammar does. `council`: the text is one of the
    Security Council, which marks the verb alone.

    >>> find_actions("深为关切地注意到局势恶化，", preamble=True)
    (Action(text='深为关切地注意到', key='note', start=0, end=8),)
    >>> find_actions("又请秘书长提出报告；", preamble=False)
    (Action(text='又请', key='request', start=0, end=2),)
    >>> find_actions("表示全力支持特使；", preamble=False, council=True)
    (Action(text='表示', key='support', start=0, end=2),)
    >>> find_actions("2044年7月22日，大会第5次全体会议任命李明为主任。", preamble=False)
    (Action(text='任命', key='appoint', start=20, end=22),)
    >>> find_actions("再次要求各方停火；", [(0, 2)], preamble=False)
    (Action(text='再次', key='demand', start=0, end=2),)
    >>> find_actions("“又回顾其决议，", preamble=True)
    (Action(text='又回顾', key='recall', start=1, end=4),)
    >>> find_actions("3. 请秘书长提出报告。", [(3, 4)], 3, preamble=False)
    (Action(text='请', key='request', start=0, end=1),)
    """
    if len(bold) == 1:  # most have one phrase, and the page marks it
        ((a, b),) = bold
        if at <= a <= at + _REACH and b <= a + _MAX and b - a < len(text) - at and (whole := _whole(text[a:b], a - at)):
            return whole
    if at:
        text = text[at:]
    if bold and (spans := [(a - at, b - at) for a, b in bold if a >= at and 0 < b - a <= _MAX and b - a < len(text)]) and spans[0][0] <= _REACH:
        marked = [make_action(printed := text[a:b], key_of(printed), a, b) for a, b in _trim(text, spans[:4]) if a < b]
        if marked and not marked[0].key and not any(one.key for one in marked) and (meant := _find(text, preamble=preamble)) is not None:
            # the page marks a part of the phrase (**再次**要求, **对**局势表示关切，) or breaks off in a word (**又回**顾)
            first = marked[0]
            marked[0] = make_action(first.text, key_of(text[slice(*meant)]), first.start, first.end)
        return tuple(marked)
    if not text:
        return ()
    if not council and (alone := _grammar().alone.match(text)):
        return _one(alone[0], 0)
    quote = text[0] in QUOTES
    found = _find(text[1:] if quote else text, preamble=preamble)
    if found is None:
        return ()
    start, end = found
    if quote:
        start, end = start + 1, end + 1
    if not preamble and text.startswith("重申承诺", start) and end == start + 2:
        end += 2  # in the operative part the commitment is part of the act: 15 of 23, in the preamble 2 of 52
    key = key_of(text[start:end])
    if council and (terse := _TERSE.match(text, start, end)):
        start, end = terse.span(terse.lastgroup or 0)
    return (make_action(text[start:end], key, start, end),)


@lru_cache(maxsize=4096)  # nine phrases in ten are of a few hundred and stand at the start
def _one(printed: str, start: int) -> tuple[Action, ...]:
    """A phrase as the only one of its text."""
    return (make_action(printed, key_of(printed), start, start + len(printed)),)


@lru_cache(maxsize=4096)
def _whole(printed: str, start: int) -> tuple[Action, ...]:
    """A bold text as the only phrase, () if it is none as it stands: with a stop at its edge, or with a part of the phrase alone."""
    return _one(printed, start) if printed and printed[0] not in _EDGE and printed[-1] not in _EDGE and key_of(printed) else ()


#: a quotation of several paragraphs opens each of them
QUOTES = '“"「'


def _find(text: str, *, preamble: bool) -> tuple[int, int] | None:
    """Where the action phrase stands by grammar."""
    grammar = _grammar()
    if text.startswith("本着") and (behind := grammar.framed.match(text)):
        return behind.span("framed")
    found = grammar.start.match(text)
    if found:
        return found.span("phrase")
    if preamble and (acting := _ACTING.match(text)):
        return acting.end() - 4, acting.end()
    if _FRAME.match(text):
        shown = _SHOWN.search(text, 1, 200)
        if shown:
            return shown.span()
    if not preamble:
        sat = _SAT.match(text)
        if sat is not None and (act := grammar.start.match(text, sat.end())):
            return act.span("phrase")
        behind = grammar.later.search(text, 0, 260) or _KEPT.match(text)
        if behind:
            # 根据《宪章》采取行动，决定在安理会收到报告时…: the body may stand behind the verb
            first = grammar.framed.match(text, 0, behind.end()) if text[0] in _FRAMES else None
            return first.span("framed") if first is not None else behind.span(behind.lastgroup or 0)
    if text and text[0] in _FRAMES:
        behind = grammar.framed.match(text)
        if behind:
            return behind.span("framed")
        if preamble and text.startswith(("鉴于", "基于")):
            return 0, 2  # 基于…的事实，
    return None


#: verbs that rather go on a sentence than open a preambular paragraph. Behind a comma in 21,751 clauses of the corpus phrases
#: with these keys stand 1,700 times in the middle and 460 times at the start of a paragraph, those of `_NEVER` 600 times in the
#: middle and 4 times at the start, those with 并 3,100 times in the middle and twice at the start; all others 5,300 times in
#: the middle and 21,300 times at the start.
_INNER = frozenset("encourage callUpon urge support hope respect request invite believe express remind".split())
_NEVER = frozenset(
    "adopt establish declare proclaim decide recommend underline elect appoint extend demand approve endorse authorize".split()
) | {""}
#: and these phrases: only 考虑到, 审议了 … open a paragraph
_WITHIN = frozenset(["考虑", "审查", "审议", "顾及", "确定", "更好地了解"])


def opens_clause(text: str, *, apart: bool = False) -> bool:
    """Whether a text behind a comma rather opens a preambular paragraph than goes on one.

    `apart`: a page ends between the two. It seldom ends behind a comma unless that ends a paragraph (a row in 25 does), so
    that the verbs that rather go on a sentence count as well. Of 21,882 clauses one begins with 同时, nine with 因此 or 为此,
    which stand behind a comma inside of 744 and 455 others; 在这方面, with 182 against 450, opens them at the head of a row.

    >>> opens_clause("又强烈谴责一切袭击，"), opens_clause("并强调全球伙伴关系"), opens_clause("诺，本着团结精神")
    (True, False, False)
    >>> opens_clause("敦促各方保持克制，"), opens_clause("敦促各方保持克制，", apart=True)
    (False, True)
    """
    if text.startswith("同时") or (text.startswith(("因此", "为此")) and not apart):
        return False
    found = _grammar().start.match(text)
    if found is not None:
        phrase = found["phrase"]
        if phrase[0] in "并但却" or phrase in _WITHIN or phrase.startswith(("本着", "进一步")):
            return False
        key = key_of(phrase)
        return key not in _NEVER and (apart or key not in _INNER)
    if text[:1] == "对":
        return _SHOWN.search(text, 1, 200) is not None
    return _ACTING.match(text) is not None or (apart and text[:1] == "向" and _find(text, preamble=True) is not None)


def _trim(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Bold spans without the punctuation and blanks at their edges, neighbours joined."""
    made: list[tuple[int, int]] = []
    for a, b in spans:
        while a < b and text[a] in _EDGE:
            a += 1
        while b > a and text[b - 1] in _EDGE:
            b -= 1
        if made and made[-1][1] == a:
            made[-1] = (made[-1][0], b)
        elif b > a:
            made.append((a, b))
    return made


#: verbs that keep their key whatever they take with them: 重申坚决支持, 认为有必要
_OUTER = re.compile(r"(?:又|还|再次)?(重申|申明|宣布|认为)(?=.)")


@lru_cache(maxsize=4096)
def key_of(phrase: str) -> str:
    """The key of a phrase: that of its last head, or of its feeling where the head only shows it.

    >>> key_of("又回顾"), key_of("表示深为关切"), key_of("赞赏地注意到"), key_of("表示注意到"), key_of("重申坚决支持")
    ('recall', 'deeplyConcerned', 'noteWithAppreciation', 'takeNote', 'reaffirm')
    """
    grammar = _grammar()
    heads, feelings = grammar.heads, grammar.feelings
    bare = phrase.replace(" ", "").removesuffix("的是")
    bare = re.split(r"并|和", bare)[0] or bare
    if bare in heads:
        return heads[bare]
    outer = _OUTER.match(bare)
    if outer:
        return heads[outer[1]]
    manner, mark, rest = bare.rpartition("地")
    if mark and rest in {"注意到", "表示注意到"}:
        feeling = next((key for word, key in feelings.items() if manner.endswith(word)), "")
        if feeling == "appreciation":
            return "noteWithAppreciation"
        if feeling == "concern":
            return "noteWithConcern" if "深" not in manner else "note"
    tail = rest if mark else bare
    for length in range(min(len(tail), 8), 0, -1):
        word = tail[-length:]
        if word in heads and not (word in feelings and any(s in tail for s in ("表示", "深表", "感到", "深感"))):
            return heads[word]
        if word in feelings:
            feeling = feelings[word]
            if feeling == "concern":
                return "deeplyConcerned" if any(w in tail for w in ("深", "严重", "极")) else "concern"
            return {"appreciation": "commend", "conviction": "convinced", "condemnation": "condemn", "hope": "express"}.get(feeling, feeling)
    return ""
