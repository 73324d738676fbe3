"""The tokens that references are made of: one pattern, factored so that it begins with one class of characters.

`re` skips what is not in that class at the speed of C, and of what it stops at most is no token. Alternatives that begin with a
character or a class are passed over at no cost where another stands; looks back and groups are not. So words begin with their
second character and look back from there, and the groups, whose names are the kinds that `unres.refs.find` reads, are empty and
stand behind what they name. Every repeat is bounded or runs over one class of characters, so a text is read once.
"""

from __future__ import annotations

import re

from unres import symbols
from unres.refs.shadow import ODD

_HAN = "一二三四五六七八九十百零〇"
#: part letters behind a number: `A`, `A和B`, `A至E`; a letter that begins a word or a symbol is none
_LETTERS = r"[A-Z](?![A-Za-z0-9./(])(?: ?[、和及与至-] ?[A-Z](?![A-Za-z0-9./(])){0,6}+"
_INNER = r"[A-Z](?![A-Za-z0-9./])(?: ?[、和及与至-] ?[A-Z](?![A-Za-z0-9./])){0,6}+"  # before the bracket of a session
_ROMAN = r"(?:E?S[- ]?)?[IVXLC]{1,8}"
_TEN = f"[{_HAN[:10]}]"
#: what is numbered by up to three Chinese figures
_FEW = rf"(?:(?<=第{_TEN}.)|(?<=第{_TEN}{{2}}.)|(?<=第{_TEN}{{3}}.))"

#: most digits begin no number: what must come behind them is looked for first
_NUMBER = (
    r"[0-9]{0,3}+(?=[ /(、和及A-Z])(?:"
    rf"/(?:(?:CP|CMA|CMP|COP|SBI|SBSTA)\.[0-9]{{1,3}}+|[0-9]{{1,4}}+(?![0-9/])(?: ?{_LETTERS})?)"
    rf"| ?(?:{_INNER} ?)?\( ?(?:(?:19|20)[0-9]{{2}}|{_ROMAN}) ?\)(?: ?{_LETTERS})?"
    r"|(?<=[0-9]{3})(?=(?: ?[、和及] ?[0-9]{3,4}){1,5}+ ?\((?:19|20)[0-9]{2}\))"  # 2170和2178(2014)
    r")(?P<number>)"
)
_ORDINAL = (
    rf"(?:[0-9]{{1,4}}+(?![ /])|[{_HAN}]{{1,8}}+)(?:"  # two of three are 第70/1
    r"届(?:(?:紧急)?特别|实质性|组织|常)?会议(?:续会)?(?P<session>)"
    r"|次(?:全体)?会议(?P<meeting>)"
    rf"|(?:(?<=[0-9])[0-9、和至及\-()a-z㈠-㈩]{{0,60}}+分?|节{_FEW}第[0-9]{{1,3}})段(?P<place>)"
    r"|(?<=[0-9])(?:卷?[、和]第?[0-9]{1,4}){0,4}+卷[，,、]?第[0-9]{1,6}(?:-[0-9]{1,3}|号?[、和至]第?[0-9]{1,6}){0,4}+号(?P<treaty>)"
    # a number in Chinese figures: 一㈠, 九十五(一), 二四二(一九六七)
    rf"|(?:[㈠-㈩]{_FEW}|\((?<=[{_HAN}].)[{_HAN}]{{1,5}}\))(?=号)(?P<enclosed>))"
)
_INSIDE = r"[^《》\x01]"
_TITLE = rf"(?!同上){_INSIDE}{{1,160}}(?:《{_INSIDE}{{1,120}}》{_INSIDE}{{0,120}}){{0,3}}》(?P<title>)"
_SYMBOL = rf"{symbols.TAIL}(?P<symbol>)"
#: numbers that begin with letters: S-30/1, X/2
_LETTERED = (
    rf"(?:(?: (?<=S )-|-(?<=S-)|S(?<=[ESIVX]S) ?-) ?[0-9]{{1,2}}/[0-9]{{1,3}}+(?: ?{_LETTERS})?"
    r"|(?:/(?<=[IVX]/)|[IVX](?<=[IVX]{2})[IVX]{0,3}/)[0-9]{1,3}(?=号))(?P<lettered>)"
)
#: texts of other organisations with a code of their own
_CODE = (
    r"[HSEA.C](?<=[WAMLFE].)(?:(?<=H)A ?[0-9]{1,2}\.[0-9]{1,3}"
    r"|(?:(?<=\.)|(?<=S)C\.|(?<=E)(?:PC|G)\.|(?<=A)L\.)[0-9]{1,4}\([0-9]{1,3}\)|(?<=C)-M-[0-9]{1,3}/DEC\.[0-9]{1,3})(?P<code>)"
)
_WORDS = (
    r"上(?<=同.)(?!海)(?P<ibid>)"
    r"|[文决附公条协议规宣准原纲契章](?:(?<=[上下]文)|(?<=本.)(?:(?<=[公条契])约|(?<=决)[议定]|(?<=附)件|(?<=协)定|(?<=议)定书|(?<=规)[约则]"
    r"|(?<=宣)言|(?<=[准原])则|(?<=纲)领|(?<=章)程))(?P<own>)"
    r"|[述些项一两二三四五六决](?<=[上该这此同].)(?:(?:(?<=上述)|(?<=[这此该]些)|(?<=该项)|(?:(?<=同一)|(?<=[这此][项两二三四五六]))项?)决|(?<=该决))"
    r"[议定](?P<anaphora>)"
    r"|章(?<=宪.)(?=第[0-9一二三四五六七八九十百]{1,6}[条章])(?P<charter>)"
    r"|[件注言行售持体](?:"
    rf"[{_HAN[:10]}第](?<=附件.)(?:(?<=第)[0-9]{{1,3}}段|(?<!第){_TEN}{{0,2}}(?:第[0-9]{{1,3}}段)?)(?P<annex>)"
    r"|部分(?<=[序执][言行]部分)第[0-9]{1,3}段(?P<preamble>)"
    r"|(?:续发展目标(?<=可持续发展目标)|目标(?<=具体目标))[0-9]{1,2}(?:\.[0-9a-d]{1,2})?(?P<sdg>)"
    r"|[0-9](?<=脚注.)[0-9]{0,2}(?P<footnote>)"
    r"|品编号(?<=出售品编号)[：:] ?[A-Z]\.[0-9A-Z.]{2,16}(?P<sales>))"
)
_WEB = (
    r"(?:(?:(?<=h)ttps?://|(?<=w)ww\.)[A-Za-z0-9./?=&%_~:#@!$+*;,()\-]{4,300}"
    r"|(?<![A-Za-z0-9@./_\-][a-z])[a-z0-9-]{0,40}+(?:\.[a-z0-9-]{1,40}(?=\.)){0,4}\.(?:org|int|net|com|edu)(?![a-z0-9.-])"
    r"(?:/[A-Za-z0-9./?=&%_~:#+\-]{0,300})?)(?P<web>)"
)
#: no number and no symbol begins inside another; then the order is the one that tries least, for digits and words are nine of ten
_PATTERN = (
    r"[0-9第《A-Za-z同上下本该这此附脚序执出可具宪](?<![A-Za-z0-9/.\-][0-9A-Z])(?:"
    rf"(?<=[0-9]){_NUMBER}"
    rf"|{_WORDS}"
    rf"|(?<=[第《A-Za-z])(?:(?<=第){_ORDINAL}|(?<=《){_TITLE}|(?<=[A-Z])(?:{_SYMBOL}|{_LETTERED}|{_CODE})|(?<=[a-z]){_WEB})"
    r")"
)
TOKEN = re.compile(_PATTERN)
#: the same, but that an odd character (`unres.refs.shadow.ODD`) is a token and in no other: to find whether there is one while the
#: tokens are looked for costs nothing, for the class that they begin with is looked up in one step, however large it is
TOKEN_OR_ODD = re.compile(
    _PATTERN.replace("[", f"[{ODD}", 1).replace("[^", f"[^{ODD}").removesuffix(")") + rf"|(?<=[{ODD}])(?P<odd>))"
)
