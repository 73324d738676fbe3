"""Sessions and meetings, and whose they are."""

from __future__ import annotations

import pytest

from citing import targets


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("大会第七十六届会议", ["session:A/76"]),
        ("第七十六届会议", ["session:A/76"]),
        ("大会2021年9月第七十六届会议", ["session:A/76"]),
        ("人权理事会第四十八届会议", ["session:A/HRC/48"]),
        ("人权理事会第48届会议", ["session:A/HRC/48"]),
        ("人权理事会第四十七届和第四十八届会议", ["session:A/HRC/48"]),
        ("妇女地位委员会第六十五届会议、第六十六届会议和第六十七届会议", ["session:CSW/65", "session:CSW/66", "session:CSW/67"]),
        ("大会第二十九届特别会议", ["session:A/S-29"]),
        ("第十届紧急特别会议", ["session:A/ES-10"]),
        ("世界卫生大会第七十五届会议", ["session:WHO/75"]),
        ("缔约方大会第二十一届会议", [None]),
        ("审议大会第三届会议", [None]),
        ("图书馆委员会第三届会议", [None]),
        ("图书馆委员会第二届和第三届会议", [None]),
        ("执行局第三届会议", [None]),
        ("安全理事会第9490次会议", ["meeting:S/9490"]),
        ("第53次全体会议", ["meeting:A/53"]),
    ],
)
def test_whose(sentence, expected):
    assert targets(sentence) == expected


def test_the_speaker_counts():
    assert targets("第四十八届会议", speaker="人权理事会") == ["session:A/HRC/48"]
    assert targets("第十一届紧急特别会议", speaker="人权理事会") == ["session:A/ES-11"]
    assert targets("理事会第四十八届会议", speaker="人权理事会") == ["session:A/HRC/48"]
    assert targets("理事会第四十八届会议", speaker="大会") == [None]
