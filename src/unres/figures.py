"""Signs that count, and numbers in Chinese figures: 七十六, 一百一十五, 一九七六, 二四〇〇."""

from __future__ import annotations

DIGITS = "一二三四五六七八九"
ZEROS = "〇○零Ｏ0"
#: what items and parts of old texts are counted with
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
#: `str.translate` of raised digits and stars
LOWERED = str.maketrans(RAISED + "⁎", "0123456789*")
_UNITS = {"十": 10, "百": 100, "千": 1000}


def figure(text: str) -> int:
    """The value of a number in digits, or in Chinese figures one by one or with 十, 百, 千; 0 if it is none.

    >>> figure("53"), figure("一九七六"), figure("二四〇〇"), figure("一千九百七十六"), figure("二十五"), figure("廿五")
    (53, 1976, 2400, 1976, 25, 25)
    """
    if text.isascii():
        return int(text) if text.isdigit() else 0
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not any(unit in text for unit in _UNITS):
        digits = ["0" if c in ZEROS else str(DIGITS.find(c) + 1) for c in text]
        return int("".join(digits))
    total = last = 0
    for char in text:
        if char in _UNITS:
            total += (last or 1) * _UNITS[char]
            last = 0
        else:
            last = DIGITS.find(char) + 1
    return total + last
