"""What a line is by its own form: enacting formula, annex label, heading, date, meeting, vote."""

from __future__ import annotations

import re

from unres.figures import STEMS
from unres.labels import candidates, ideograph_value, roman_value
from unres.parse.dates import COUNT, DAY
from unres.parse.squeeze import squeeze

_FORMULA = re.compile(r"(?:联合国)?(?:大会|安全理事会|人权理事会|经济及社会理事会|安理会)[，,：:]?")
# other bodies (人权委员会，联合国环境大会，《反腐败公约》缔约国会议，) with their comma only: no particle or verb stands in a name
_BODY = re.compile(
    r"(?:[一-鿿、]|《[^《》]{2,40}》){0,24}?(?:委员会|大会|理事会|缔约[国方](?:会议|大会)|世界会议|执行局)[，,]"
)
_SPOKEN = re.compile(r"[已于由向将了到请被给把]|通过|根据|关于|认识|决定|重申|包括")
_ANNEX = re.compile(r"附件(?:[一二三四五六七八九十]{1,3}|[A-Z]|[IVX]{1,4}|[0-9]{1,2})?[：:]?")
# the title behind its label, on the same line: with a colon or a blank between them, or it is a sentence (附件一所载…)
_ANNEX_TITLE = re.compile(
    r"附[ \u3000]{0,4}件[ \u3000]{0,4}(?:(?:[一二三四五六七八九十]{1,3}|[A-Z]|[IVX]{1,4}|[0-9]{1,2})[ \u3000]?[：:. \u3000]|[：:\u3000])[ \u3000]{0,40}(?=[一-鿿《“(（A-Za-z0-9])"
)
#: what goes on with a sentence behind 附件一
_GOES_ON = frozenset("和及与、或中所的之内第至是为由")
_APPENDIX = re.compile(r"(?:附录|附文|附表)(?:[一二三四五六七八九十]{1,3}|[A-Z]|[IVX]{1,4}|[0-9]{1,2})?[：:]?")
# stops stand behind dates and meetings in Chinese figures; behind digits they end a sentence whose last row this is
_DAY = re.compile(rf"{DAY}(?:(?<=[^0-9]日)[，,。.])?")
_MEETING = re.compile(rf"(?:(?:第{COUNT}|[0-9]{{1,5}})次(?:全体)?会议(?:通过)?(?:[(（](?:续会|复会)[)）]|[)）])?|无全体会议)(?P<stop>[，,。.])?")
_VOTE = re.compile(r"[\[［【](?:未经表决|经?记录表决|以.{1,8}票|经.{0,6}表决)")
# the Council until the 1990s and volumes of resolutions: 第1382次会议一致通过。 （决议以76票对35票、17票弃权通过。）
_ADOPTED = re.compile(
    rf"[(（]?(?:(?:{DAY})?[，,]?(?:大会|安理会|安全理事会)?(?:在)?第{COUNT}次(?:全体)?会议(?:上)?[，,]?)?(?:本|该)?(?:决议|决定)?"
    r"(?:一致|未经表决|经?(?:记录|唱名)表决|(?:(?:经?(?:记录|唱名)表决)?[，,]?以)?[0-9]{1,3}票[^。]{2,160}?|以[^。]{0,20}票[^。]{2,160}?)(?:获得)?通过[。.]?[)）]?"
)
#: closing punctuation: a line that ends so is a sentence, not a heading (the scorer of the corpus has the same notion)
_TERMINAL = "，；：。！？、…,;:.!?"
#: what such a sentence ends in
SAID = frozenset("过。.)）")
_QUOTES = '”’"'
_OPEN_END = ("及", "或", "和", "或者", "和(或)")
HEADING_MAX = 60
#: a letter alone on its line, with a stop and blanks
_ALONE = 5
#: headings that open a text
PREFATORY = frozenset(("序言", "弁言", "前言", "导言", "引言", "序文", "绪言"))
# a number in front of a heading may stand without its mark: `一 内部监督`, `A 总则`
_HEADING_LABEL = re.compile(
    r"(?P<label>第 ?[一二三四五六七八九十百零〇0-9]{1,6} ?(?:条之[一二三四五六七八九十]|部分|条|章|节|编|类)"
    r"|[一二三四五六七八九十]{1,3}|[A-Z](?! ?(?:节|部分))|[IVX]{1,5}(?! ?(?:节|部分))|[Ⅰ-Ⅻ])(?P<mark>[、.．：:]?)(?P<gap>[ \t\u3000\u00a0]*)"
)
# the letter is a part of the words here, no number before them
_LETTERED = re.compile(r"[A-Z][ \u3000]?(?P<kind>节|部分)(?=[.．、：: \t\u3000]|$)")
# a heading counted by its own word
_COUNTED = re.compile(r"(?P<word>[一-鿿]{2,8}) ?(?:(?P<digits>[0-9]{1,2})|(?P<han>[一二三四五六七八九十]{1,3})) ?[：:.．、]")
#: a name in Latin letters to the end of the line
_LATIN = re.compile(r"[A-Za-z][\x20-\x7e\u00c0-\u024f’]*")


#: no longer is a formula of the principal organs, with blanks between its characters; of any body
_SHORT, _LONG = 24, 60


def is_formula(text: str) -> bool:
    """大会， alone on its line, or the name of another body with its comma.

    >>> is_formula("大 会，"), is_formula("大会注意到"), is_formula("麻醉药品委员会，"), is_formula("注意到上述声明已转递安全理事会，")
    (True, False, True, False)
    """
    size = len(text)
    if text[-1] not in "，,：:会" or (size > _SHORT and (size > _LONG or text[-2] not in "会议局 ")):
        return False
    bare = squeeze(text)
    if _FORMULA.fullmatch(bare) is not None:
        return True
    return len(bare) > 3 and bare[-1] in "，," and bare[-2] in "会议局" and _BODY.fullmatch(bare) is not None and not _SPOKEN.search(bare)


def is_annex(text: str) -> bool:
    """附件 附件一 附件A alone on its line."""
    return text[0] == "附" and len(text) < 12 and _ANNEX.fullmatch(squeeze(text)) is not None


def annex_title(text: str) -> int:
    """Where the title begins in a line that has the label of an annex and its title; 0 in any other line.

    >>> annex_title("附件A：《联合全面行动计划》"), annex_title("附件二 最佳做法"), annex_title("附件一 和附件二")
    (4, 4, 0)
    """
    found = _ANNEX_TITLE.match(text) if text[:1] == "附" and text[-1] not in "，；。：,;:" else None
    if found is None or text[found.end()] in _GOES_ON:
        return 0
    return found.end() if headlike(text) else 0


def is_appendix(text: str) -> bool:
    """附录 附文 alone on its line."""
    return text[0] == "附" and len(text) < 12 and _APPENDIX.fullmatch(squeeze(text)) is not None


def closing_role(text: str) -> str:
    """The role of a line after the operative part: "date", "meeting", "vote", "both" (date and meeting), or "".

    >>> closing_role("2021 年 12 月 16 日"), closing_role("第 53 次全体会议"), closing_role("[未经表决获得通过。]")
    ('date', 'meeting', 'vote')
    """
    first = text[0]
    if first in "[［【":
        return "vote" if _VOTE.match(squeeze(text[:40])) else ""
    if text[-1] in SAID and "通过" in text[-6:] and len(text) < 240 and _ADOPTED.fullmatch(squeeze(text)):
        return "vote"
    if len(text) > 40:
        return ""
    if first.isdigit() or first in "第无一":
        bare = squeeze(text)
        if _DAY.fullmatch(bare):
            return "date"
        if _is_meeting(bare):
            return "meeting"
        if _DAY.match(bare) and _is_meeting(_DAY.sub("", bare, count=1)):
            return "both"
        if bare[-1] == "日" and _is_meeting(_DAY.sub("", bare, count=1).rstrip("，,")):
            return "both"  # 第八次全体会议，2022年5月27日
    return ""


def _is_meeting(bare: str) -> bool:
    """Whether a squeezed line is a meeting, with a stop behind it only if its number is in Chinese figures."""
    found = _MEETING.fullmatch(bare)
    return found is not None and (not found["stop"] or not any("0" <= c <= "9" for c in bare) or "会议通过" in bare)


#: what a row of a table ends with that has lost its columns: 34 安全和安保 130 206 900, 3. 服务公众 (180 400)
_AMOUNT = re.compile(r"(?<=[⺀-\U0010ffff]) ?\(?[0-9]{1,3}(?: [0-9]{3}){1,4}\)?$")


def headlike(text: str) -> bool:
    """A short line without closing punctuation, that does not end in an amount.

    >>> headlike("军火禁运"), headlike("欢迎联邦政府取得进展，"), headlike("甲国和"), headlike("安理会将继续处理此案。”")
    (True, False, False, False)
    >>> headlike("第六编小计 224 785 800"), headlike("2030年")
    (False, True)
    """
    last = text[-1:]
    if last in _QUOTES and len(text) > 1:
        last = text.rstrip(_QUOTES)[-1:]  # “…处理此案。” is a sentence
    elif (last.isdigit() or last == ")") and _AMOUNT.search(text):
        return False
    return bool(text) and last not in _TERMINAL and len(text) <= HEADING_MAX + 12 and len(squeeze_latin(text)) <= HEADING_MAX and not text.endswith(_OPEN_END)


def may_head(text: str) -> bool:
    """A line that is too long for a heading by itself, and can be one where its place asks for it: below 附件 or a number alone, or in a count."""
    return 0 < len(text) <= 160 and (text.rstrip(_QUOTES) or text)[-1] not in "，；。：,;:"


_TIGHT_BLANK = re.compile(r"(?<=[⺀-\U0010ffff，。“”]) +| +(?=[⺀-\U0010ffff，。“”])")


def squeeze_latin(text: str) -> str:
    """Text without the blanks beside Han characters, those between Latin words kept."""
    return _TIGHT_BLANK.sub("", text) if " " in text else text


def heading_label(text: str) -> tuple[str, str, int, int] | None:
    """The label of a heading: printed form, family, value, where its text begins; None if it has none.

    >>> heading_label("一 内部监督事务厅的活动")
    ('一', 'ideograph', 1, 2)
    >>> heading_label("A. 全体会议"), heading_label("第二条 会费"), heading_label("一般原则")
    (('A.', 'upper', 1, 3), ('第二条', 'article', 2, 4), None)
    """
    found = _HEADING_LABEL.match(text)
    if not found:
        return None
    printed = found["label"]
    if printed.isascii() and printed.isalpha() and not found["mark"] and found["gap"] and _LATIN.fullmatch(text, found.end()):
        return None  # the article of an English name: A Better World
    if found.end() < len(text) and not found["gap"] and not found["mark"]:
        if printed[0] != "第":
            return None
        return None if text[found.end()] not in "：: " else _known(printed, found.end())
    if printed[0] == "第":
        return _known(printed + found["mark"] if found["mark"] else printed, found.end())
    if "一" <= printed[0] <= "龥":
        value = ideograph_value(printed)
        return (printed + found["mark"], "ideograph", value, found.end()) if value else None
    if len(printed) == 1 and "A" <= printed <= "Z":
        return printed + found["mark"], "upper", ord(printed) - 64, found.end()
    value = roman_value(printed.lower()) if printed.isascii() else ord(printed) - 0x215F
    return (printed + found["mark"], "upper-roman", value, found.end()) if value else None


def part_letter(text: str) -> str:
    """The letter of a part that stands alone on its line, as A, B, C; "" for any other line.

    >>> part_letter("B."), part_letter(" 乙 "), part_letter("第一节")
    ('B', 'B', '')
    """
    if len(text) > _ALONE:
        return ""
    bare = squeeze(text).rstrip(".．、")
    return bare if len(bare) == 1 and "A" <= bare <= "Z" else chr(65 + STEMS.find(bare)) if len(bare) == 1 and bare in STEMS else ""


def lettered_level(text: str) -> str:
    """The division that A 节 or B部分 at the head of a line opens, "" for anything else.

    >>> lettered_level("A 节"), lettered_level("B部分．执行计划"), lettered_level("A 节约措施")
    ('section', 'part', '')
    """
    found = _LETTERED.match(text)
    return "" if found is None else "section" if found["kind"] == "节" else "part"


def counted(text: str) -> tuple[str, int] | None:
    """The word and the number of a heading counted by its own word, None for anything else.

    >>> counted("总体目标3：改善获取空间技术的机会"), counted("战略二：共享资源"), counted("一般原则")
    (('总体目标', 3), ('战略', 2), None)
    """
    found = _COUNTED.match(text)
    if found is None:
        return None
    return found["word"], int(found["digits"]) if found["digits"] else ideograph_value(found["han"])


def _known(printed: str, end: int) -> tuple[str, str, int, int] | None:
    read = candidates(printed)
    return (printed, read[0].style, read[0].value, end) if read else None
