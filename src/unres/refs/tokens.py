"""The tokens that references are made of: one pattern, factored so that it begins with one class of characters.

`re` skips what is not in that class at the speed of C; each alternative then looks back at the character it began with. The
names of the groups are the kinds that `unres.refs.find` reads. Every repeat is bounded or runs over one class of characters,
so a text is read once.
"""

from __future__ import annotations

import re

from unres import symbols

_HAN = "一二三四五六七八九十百零〇"
#: part letters behind a number: `A`, `A和B`, `A至E`; a letter that begins a word or a symbol is none
_LETTERS = r"[A-Z](?![A-Za-z0-9./(])(?: ?[、和及与至-] ?[A-Z](?![A-Za-z0-9./(])){0,6}+"
_INNER = r"[A-Z](?![A-Za-z0-9./])(?: ?[、和及与至-] ?[A-Z](?![A-Za-z0-9./])){0,6}+"  # before the bracket of a session
_ROMAN = r"(?:E?S[- ]?)?[IVXLC]{1,8}"
_EDGE = r"(?<![A-Za-z0-9/.\-]"

#: most digits begin no number: what must come behind them is looked for first
_NUMBER = (
    r"(?=[0-9]{0,3}+[ /(、和及A-Z])(?P<number>(?:"
    r"[0-9]{2,3}(?=(?: ?[、和及] ?[0-9]{3,4}){1,5}+ ?\((?:19|20)[0-9]{2}\))"  # 2170和2178(2014)
    r"|[0-9]{0,3}+(?:"
    rf"/(?:(?:CP|CMA|CMP|COP|SBI|SBSTA)\.[0-9]{{1,3}}+|[0-9]{{1,4}}+(?![0-9/])(?: ?{_LETTERS})?)"
    rf"| ?(?:{_INNER} ?)?\( ?(?:(?:19|20)[0-9]{{2}}|{_ROMAN}) ?\)(?: ?{_LETTERS})?)))"
)
#: numbers that begin with letters: S-30/1, X/2
_LETTERED = (
    rf"(?P<lettered>(?<=[ESIVX]){_EDGE}[ESIVX])(?:S?(?<=S) ?- ?[0-9]{{1,2}}/[0-9]{{1,3}}+(?: ?{_LETTERS})?|(?<=[IVX])[IVX]{{0,4}}/[0-9]{{1,3}}(?=号)))"
)
_SYMBOL = rf"(?P<symbol>(?<=[A-Z]){symbols.TAIL})"
#: texts of other organisations with a code of their own
_CODE = (
    rf"(?P<code>(?<=[WAMLFE]){_EDGE}[A-Z])"
    r"(?:HA ?[0-9]{1,2}\.[0-9]{1,3}|(?:SC|EPC|EG|AL)?\.[0-9]{1,4}\([0-9]{1,3}\)|C-M-[0-9]{1,3}/DEC\.[0-9]{1,3}))"
)
_ORDINAL = (
    r"(?<=第)(?![0-9]{1,4}+[/ ])(?:"  # two of three are 第70/1
    r"(?P<treaty>[0-9]{1,4}(?:卷?[、和]第?[0-9]{1,4}){0,4}+卷[，,、]?第[0-9]{1,6}(?:-[0-9]{1,3}|号?[、和至]第?[0-9]{1,6}){0,4}+号)"
    rf"|(?P<session>[{_HAN}0-9]{{1,6}}届(?:(?:紧急)?特别|实质性|组织|常)?会议(?:续会)?)"
    rf"|(?P<meeting>[{_HAN}0-9]{{1,5}}次(?:全体)?会议)"
    r"|(?P<place>[0-9]{1,3}(?:[0-9、和至及\-()a-z㈠-㈩]{0,60}+)(?:段|分段)|[一二三四五六七八九十]{1,3}节第[0-9]{1,3}段)"
    # a number in Chinese figures: 一㈠, 九十五(一), 二四二(一九六七)
    rf"|(?P<enclosed>(?:[一二三四五六七八九十]{{1,3}}[㈠-㈩]|[{_HAN}]{{1,8}}\([{_HAN}]{{1,5}}\))(?=号)))"
)
_TITLE = r"(?P<title>(?<=《)(?!同上)[^《》\x01]{1,160}(?:《[^《》\x01]{1,120}》[^《》\x01]{0,120}){0,3}》)"
_WORDS = (
    r"(?P<ibid>(?<=同)上(?!海))"
    r"|(?P<own>(?<=[上下])文|(?<=本)(?:决议|决定|附件|公约|条约|协定|议定书|规约|宣言|准则|规则|原则|纲领|契约|章程))"
    r"|(?P<anaphora>(?:(?<=该)项?|(?<=上)述|(?<=同)一项?|(?<=[这此])[项两二三四五六]?项?|(?<=[这此该])些)(?<![这此])(?:决议|决定))"
    rf"|(?P<annex>(?<=附)件(?:[{_HAN[:10]}]{{1,3}}(?:第[0-9]{{1,3}}段)?|第[0-9]{{1,3}}段))"
    r"|(?P<charter>(?<=宪)章(?=第[0-9一二三四五六七八九十百]{1,6}[条章]))"
    r"|(?P<footnote>(?<=脚)注[0-9]{1,3})"
    r"|(?P<preamble>(?<=[序执])[言行]部分第[0-9]{1,3}段)"
    r"|(?P<sales>(?<=出)售品编号[：:] ?[A-Z]\.[0-9A-Z.]{2,16})"
    r"|(?P<sdg>(?:(?<=可)持续发展|(?<=具)体)目标[0-9]{1,2}(?:\.[0-9a-d]{1,2})?)"
)
#: what words go on with behind their first character: alternatives that begin with a character are passed over at no cost,
#: groups and looks back are not, and most of 可, 这 and 执 is 可持续, 这些 and 执行
_SECOND = (
    r"上|文|决[议定]|附件|公约|条约|协定|议定|规[约则]|宣言|准则|原则|纲领|契约|章[程第]|[述些]决|一[项决]|[项两二三四五六][项决]"
    rf"|件[{_HAN[:10]}第]|注[0-9]|[言行]部分第|售品|持续发展目标|体目标"
)
_WEB = (
    r"(?P<web>(?:(?<=h)ttps?://|(?<=w)ww\.)[A-Za-z0-9./?=&%_~:#@!$+*;,()\-]{4,300}"
    r"|(?<![A-Za-z0-9@./_\-][a-z])[a-z0-9-]{0,40}+(?:\.[a-z0-9-]{1,40}(?=\.)){0,4}\.(?:org|int|net|com|edu)(?![a-z0-9.-])"
    r"(?:/[A-Za-z0-9./?=&%_~:#+\-]{0,300})?)"
)
#: by what they begin with, and for words by what comes behind it: most of what begins so is none. Digits come
#: first, being two thirds of it; one that stands inside a number begins nothing, and one that is no number nothing else
TOKEN = re.compile(
    rf"[0-9第《A-Za-z同上下本该这此附脚序执出可具宪]{_EDGE}[0-9])(?:"
    rf"(?<=[0-9]){_NUMBER}"
    rf"|(?<![0-9])(?:(?<=[第《])(?:{_ORDINAL}|{_TITLE})"
    rf"|(?<=[^\x00-\x7f])(?={_SECOND})(?:{_WORDS})"
    rf"|(?<=[A-Z])(?:{_LETTERED}|{_SYMBOL}|{_CODE})"
    rf"|(?<=[a-z])(?:{_WEB})"
    r"))"
)
