"""Official records: 《大会正式记录，第七十四届会议，补编第53A号》 and the symbol its supplement number stands for."""

from __future__ import annotations

import re

from unres.model.pieces import han_value

_RECORD = re.compile(r"《(?:同上，?)?(?:(大会|经济及社会理事会|安全理事会)?正式[记纪]录|第)")
#: in notes the series is left out where 同上 stands for it: 同上，《第七十五届会议，补编第53号》(A/75/53)
_SHORT = re.compile(r"《(?:同上[，,] ?)?(?:第[^，《》]{1,12}会议[，,] ?|[0-9]{4}年(?:届会)?[，,] ?)?补编第")
_SUPPLEMENT = re.compile(r"补编第 ?([0-9]{1,3}) ?([A-Z]?)号")
_SESSION = re.compile(r"第([一二三四五六七八九十百零〇]{1,6}|[0-9]{1,3})届(特别|紧急特别)?会议")
_YEAR = re.compile(r"([0-9]{4})年")
_OWN_SYMBOL = re.compile(r"[，,][^。；]{0,60}\((?:[A-Z]{1,5})/")


def has_own_symbol(text: str, at: int) -> bool:
    """Whether what follows 同上 gives a symbol of its own: 同上，第三卷(A/77/5 (Vol. III)).

    >>> has_own_symbol("同上，第三卷(A/77/5 (Vol. III))", 2), has_own_symbol("同上，附件二", 2)
    (True, False)
    """
    return _OWN_SYMBOL.match(text, at) is not None


def supplement(title: str) -> str | None:
    """The symbol of a supplement to official records, "" for records without one that can be derived, None for another title.

    The number of the supplement is the last number of the symbol, without exception: 53 → A/nn/53, 53A → A/nn/53/Add.1; of
    the Economic and Social Council supplement n is E/yyyy/(20+n) (references.md 10).

    >>> supplement("《大会正式记录，第七十四届会议，补编第53A号》"), supplement("《经济及社会理事会正式记录，2021年，补编第8号》")
    ('A/74/53/Add.1', 'E/2021/28')
    >>> supplement("《儿童权利公约》") is None, supplement("《第七十五届会议，补编第53号》")
    (True, '')
    """
    official = "正式" in title
    if not official and "补编" not in title:
        return None
    if _SHORT.match(title):
        return ""  # whose records they are stands in another note
    head = _RECORD.match(title) if official else None
    if head is None:
        return None
    number = _SUPPLEMENT.search(title)
    if number is None:
        return ""
    n, letter = int(number[1]), number[2]
    addition = f"/Add.{ord(letter) - 64}" if letter else ""
    if head[1] == "经济及社会理事会":
        year = _YEAR.search(title)
        return f"E/{year[1]}/{20 + n}{addition}" if year else ""
    session = _SESSION.search(title)
    if session is None or session[2] or head[1] == "安全理事会":
        return ""
    value = int(session[1]) if session[1].isdigit() else han_value(session[1])
    return f"A/{value}/{n}{addition}" if value > 30 else ""
