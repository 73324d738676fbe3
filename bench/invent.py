"""Invented resolutions of the usual size and make-up, the same for the same seed."""

from __future__ import annotations

import random
import re

_BODIES = ["会员国", "联合国系统各组织", "秘书长", "民间社会", "各区域委员会", "私营部门", "国际金融机构", "社区图书馆"]
_DOES = [
    "加强合作",
    "提供资源",
    "分享经验",
    "开展能力建设",
    "采取适当措施",
    "提高公众认识",
    "审查有关进展",
    "扩大服务范围",
]
_FOR = [
    "促进终身学习",
    "消除贫困",
    "保护文化遗产",
    "实现可持续发展目标",
    "增进国际了解",
    "缩小数字鸿沟",
    "保障受教育权",
]
_RECALL = ["回顾", "又回顾", "重申", "铭记", "深信", "表示注意到", "欢迎", "注意到", "确认", "着重指出"]
_ACT = ["促请", "鼓励", "请", "又请", "决定", "强调", "吁请", "邀请", "还请", "表示赞赏"]
_TITLES = ["世界人权宣言", "儿童权利公约", "生物多样性公约", "北京宣言", "联合国宪章", "巴黎协定", "世界图书馆宪章"]


def invent(seed: int) -> str:
    """A resolution in Markdown: masthead, preamble, paragraphs with points, footnotes page by page.

    As long and as dense as those of the corpus (every 14th as Markdown; in brackets the first 40 invented ones): 5,006 characters
    (4,465), to a thousand of them 12.8 nodes (13.0), 8.4 references (9.1; 2.9 and 2.4 resolutions, 2.8 and 3.3 titles), 1.4 notes (1.3)
    and 4.6 stretches in bold (6.1). Blanks stand between Han characters and digits in 64 % of those (five of eight), symbols are links
    in 25 % (one of four), paragraphs are wrapped in 39 % (two of five).

    >>> invent(1) == invent(1)
    True
    """
    pick = random.Random(seed)
    notes = 0
    waiting: list[str] = []
    lines = [
        f"联合国  A/RES/99/{seed + 1}", "## 大 会", "Distr.: General  \n29 December 2044", "**第九十九届会议**", "议程项目28 (b)",
        "## 2044年12月16日大会决议", "[根据第三委员会的报告(A/99/451，第12段)通过]", f"99/{seed + 1}. {pick.choice(_FOR)}的国际合作", "大会，",
    ]  # fmt: skip

    def day() -> str:
        return f"{pick.randint(2030, 2043)}年{pick.randint(1, 12)}月{pick.randint(1, 28)}日"

    def linked(text: str, symbol: str) -> str:
        return f"[{text}](https://undocs.org/ch/{symbol})" if seed % 4 == 1 else text

    def phrase() -> str:
        nonlocal notes
        text = f"{pick.choice(_BODIES)}和{pick.choice(_BODIES)}{pick.choice(_DOES)}，以{pick.choice(_FOR)}"
        cited = pick.random()
        if cited < 0.08:
            text += f"，包括其{day()}第{linked(number := f'{pick.randint(85, 98)}/{pick.randint(1, 250)}', f'A/RES/{number}')}号决议"
        elif cited < 0.16:
            text += f"和《{pick.choice(_TITLES)}》"
        elif cited < 0.19:
            symbol = f"A/{pick.randint(90, 99)}/{pick.randint(1, 800)}"
            text += f"，并审议{day()}秘书长的报告" + f"({linked(symbol, symbol)})"
        elif cited < 0.21:
            text += f"，见第{pick.choice('七八九')}十{pick.choice('一二三四')}届会议成果文件附件"
        elif cited < 0.23:
            text += f"，以执行上文第{pick.randint(1, 9)}段"
        if pick.random() < 0.05:
            notes += 1
            text += f"和《{pick.choice(_TITLES)}》<sup>{notes}</sup> 所载原则"
            waiting.append(
                f"<sup>{notes}</sup> {pick.choice(['第217 A (III)号决议。', 'A/99/210。', '同上，第3段。', '联合国，《条约汇编》，第1577卷，第27531号。'])}"
            )
        return text

    def sentence() -> str:
        return "，".join(phrase() for _ in range(pick.randint(2, 5)))

    def page() -> None:
        if pick.random() < 0.15:
            lines.extend(waiting)
            waiting.clear()

    for _ in range(pick.randint(6, 16)):
        lines.append(f"**{pick.choice(_RECALL)}**{sentence()}，")
        page()
    count = pick.randint(8, 24)
    for k in range(1, count + 1):
        points = pick.randint(2, 5) if pick.random() < 0.2 else 0
        end = "：" if points else "。" if k == count else "；"
        lines.append(f"{k}. **{pick.choice(_ACT)}**{sentence()}，并{phrase()}{end}")
        lines += [f"({'abcdef'[p]}) {phrase()}；" for p in range(points)]
        page()
    lines += [*waiting, "2044年12月16日  \n第54次全体会议"]
    if seed % 8 < 5:
        lines = [_JUNCTION.sub(" ", line) for line in lines]
    if seed % 5 < 2:
        lines = [_wrapped(line) if len(line) > 60 else line for line in lines]
    return "\n\n".join(lines) + "\n"


def _wrapped(text: str) -> str:
    """A paragraph in rows of 76 columns, of which a Han character takes two; words and numbers are not parted."""
    rows = [""]
    columns = 0
    for piece in _PIECE.findall(text):
        wide = sum(2 if sign > "\u2e80" else 1 for sign in piece)
        if columns + wide > _COLUMNS and rows[-1]:
            rows.append("")
            columns = 0
        rows[-1] += piece if columns else piece.lstrip()
        columns += wide
    return "\n".join(map(str.rstrip, rows))


_COLUMNS = 76
_JUNCTION = re.compile(r"(?<=[一-鿿])(?=[0-9])|(?<=[0-9])(?=[一-鿿])")
#: what no row end parts: words, marks of notes, a sign and the punctuation behind it
_PIECE = re.compile(r"(?:<sup>[0-9]+</sup> ?|[!-~]+|.)[，。；：）》]*")
