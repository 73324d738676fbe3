"""`Diagnostic`: what was odd about an input, with a code, a place and a message in both languages."""

from __future__ import annotations

import enum

from attrs import field, frozen

from unres.source import Span


class Severity(enum.StrEnum):
    """How bad it is: an error means that something could not be read or is wrong in the document."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


#: code → (severity, English message, Chinese message). `{}` fields are filled by `diagnose`.
CODES: dict[str, tuple[Severity, str, str]] = {
    "bracket-open": (Severity.WARNING, "brackets {pair} do not match in this paragraph", "本段括号{pair}不成对"),
    "bytes-undecodable": (
        Severity.ERROR,
        "{count} characters could not be decoded and stand as �; --encoding overrides",
        "有{count}个字符无法解码，显示为�；可用--encoding指定编码",
    ),
    "call-misplaced": (
        Severity.INFO,
        "{count} call-outs stand before the punctuation they belong behind; read as behind it",
        "{count}个脚注号印在标点之前，按标点之后读取",
    ),
    "date-conflict": (Severity.ERROR, "the date {date} contradicts {other}", "日期{date}与{other}不一致"),
    "date-impossible": (Severity.ERROR, "there is no such day: {date}", "日期不存在：{date}"),
    "date-order": (
        Severity.WARNING,
        "issued on {date}, before the adoption on {other}",
        "印发日期{date}早于通过日期{other}",
    ),
    "elements-deep": (
        Severity.WARNING,
        "elements lie over {depth} deep from here on; deeper ones are read for their text only",
        "此处起元素嵌套超过{depth}层，更深的元素只读取文字",
    ),
    "encoding-assumed": (Severity.INFO, "not UTF-8; read as {encoding}", "不是UTF-8，按{encoding}读取"),
    "encoding-declared": (
        Severity.WARNING,
        "the file says it is {declared}, but its bytes are {found}",
        "文件自称{declared}编码，实际为{found}",
    ),
    "font-unmapped": (
        Severity.ERROR,
        "page {page}: {count} characters of a font without a map to Unicode; recognise the page anew (OCR)",
        "第{page}页有{count}个字符的字体没有Unicode映射；请重新识别(OCR)",
    ),
    "head-glued": (
        Severity.WARNING,
        "a running head stands in the middle of a paragraph; it was taken out",
        "页眉混入段落，已从正文分出",
    ),
    "input-cut": (Severity.WARNING, "the text ends in the middle of a sentence: …{text}", "文本在句中中断：……{text}"),
    "input-empty": (
        Severity.ERROR,
        "there is no text in this input; give a file that has a text layer",
        "输入没有文字；请提供含文字层的文件",
    ),
    "input-foreign": (
        Severity.ERROR,
        "hardly any Chinese text here; unres reads the Chinese version of a document",
        "几乎没有中文；unres只处理文件的中文本",
    ),
    "input-no-formula": (
        Severity.WARNING,
        "no enacting formula (大会， …) was found; the text may be cut at its start",
        "没有找到“大会，”之类的程式，开头可能缺失",
    ),
    "input-not-a-resolution": (
        Severity.ERROR,
        "neither an enacting formula nor a symbol nor numbered paragraphs: this does not look like a resolution",
        "没有“大会，”之类的程式、文号或编号段落，看来不是决议或决定",
    ),
    "label-misread": (
        Severity.WARNING,
        "a letter stands where paragraph 1 is due; read as 1",
        "第1段的编号被识别为字母，按1读取",
    ),
    "note-continued": (Severity.INFO, "note {marker} goes on here from the page before", "脚注{marker}由上页续至此处"),
    "note-empty": (Severity.ERROR, "note {marker} has no text", "脚注{marker}没有内容"),
    "note-missing": (
        Severity.ERROR,
        "note {marker} is called here but not printed",
        "此处有脚注号{marker}，但没有对应的脚注",
    ),
    "note-order": (
        Severity.WARNING,
        "note {found} is called after note {before}",
        "脚注号{found}出现在{before}之后，顺序不对",
    ),
    "note-uncalled": (Severity.ERROR, "note {marker} is nowhere called", "正文中没有脚注号{marker}"),
    "number-conflict": (
        Severity.ERROR,
        "the symbol {symbol} contradicts the number {number}",
        "文号{symbol}与决议编号{number}不一致",
    ),
    "number-gap": (Severity.ERROR, '"{before}" is followed by "{found}"', "“{before}”之后是“{found}”，编号不连续"),
    "number-repeated": (
        Severity.ERROR,
        '"{found}" comes again after "{before}"',
        "“{before}”之后又出现“{found}”，编号重复",
    ),
    "number-split": (
        Severity.WARNING,
        "a number is split by a blank; read as one",
        "编号被空格隔开，按一个编号读取",
    ),
    "number-start": (Severity.WARNING, 'numbering begins with "{found}"', "编号从“{found}”开始"),
    "numbering-missing": (
        Severity.WARNING,
        "automatic numbers cannot be shown: numbering {number} is not defined in the file",
        "无法显示自动编号：文件中没有编号定义{number}",
    ),
    "page-aside": (
        Severity.WARNING,
        "page {page}: {count} characters do not run from left to right, or stand outside the page, and are not in the tree",
        "第{page}页有{count}个字符不是从左到右书写，或位于页面之外，未列入结构",
    ),
    "page-order": (
        Severity.WARNING,
        "page {page}: the text is stored in another order than it is printed; read by its place on the page",
        "第{page}页文字的存储顺序与版面不同，按版面位置读取",
    ),
    "page-textless": (
        Severity.ERROR,
        "page {page} is a picture without text; recognise it first (OCR)",
        "第{page}页是没有文字层的图像，请先识别(OCR)",
    ),
    "part-unread": (
        Severity.WARNING,
        "a part of the file could not be read: {part} ({reason})",
        "文件的一个部分无法读取：{part}（{reason}）",
    ),
    "punctuation-missing": (Severity.WARNING, "no punctuation at the end: …{text}", "段末没有标点：……{text}"),
    "reference-open": (
        Severity.WARNING,
        "{text} lands nowhere in this document: {reason}",
        "{text}在本文件中找不到对应之处：{reason}",
    ),
    "rows-apart": (
        Severity.INFO,
        "a blank line stands behind every row; paragraphs were put together without them",
        "每行之后均有空行，拼接段落时不计",
    ),
    "script-traditional": (
        Severity.INFO,
        "in traditional script; matched in its simplified form, the text stays as it is",
        "繁体字文本，按简体形式匹配，文字保持原样",
    ),
    "stop-missing": (
        Severity.WARNING,
        "no full stop at the end of the last paragraph: …{text}",
        "最后一段末尾没有句号：……{text}",
    ),
    "stream-damaged": (
        Severity.ERROR,
        "{count} streams of the PDF are damaged, text may be missing or wrong; get the file again from where it comes",
        "PDF文件中有{count}处数据流损坏，文字可能缺失或有误；请重新获取该文件",
    ),
    "tag-unclosed": (
        Severity.WARNING,
        "a superscript tag is not closed or not opened; read as if it were",
        "上标标记不成对，按成对读取",
    ),
    "text-altered": (
        Severity.ERROR,
        "the tree does not hold what is printed here: {text}",
        "解析结果与此处原文不符：{text}",
    ),
    "text-doubled": (
        Severity.ERROR,
        "this text stands twice in the tree: {text}",
        "此处文字在解析结果中出现两次：{text}",
    ),
    "text-full-width": (
        Severity.INFO,
        "digits are full-width; read as plain ones, the text stays as it is",
        "数字为全角，按半角读取，文字保持原样",
    ),
    "text-spaced": (
        Severity.WARNING,
        "blanks stand between all characters; they were passed over",
        "字符之间都有空格，已略去",
    ),
    "text-unbroken": (
        Severity.WARNING,
        "all on one line; line ends were put in by the text's own form",
        "全文在一行内，已按行文形式分行",
    ),
    "text-uncovered": (Severity.ERROR, "this text is nowhere in the tree: {text}", "此处文字未进入解析结果：{text}"),
    "xml-damaged": (
        Severity.ERROR,
        "the XML is damaged; what could be read is kept: {reason}",
        "XML已损坏，已保留能读出的内容：{reason}",
    ),
    "xml-unknown": (
        Severity.WARNING,
        "<{name}> is no element of Akoma Ntoso; its text is kept",
        "<{name}>不是Akoma Ntoso的元素，其文字已保留",
    ),
}


@frozen
class Diagnostic:
    """A finding. `str()` gives code and English message."""

    code: str
    start: int
    end: int
    #: values for the fields of the message
    values: dict[str, str] = field(factory=dict, hash=False)

    @property
    def severity(self) -> Severity:
        """Severity from the table of codes."""
        return CODES[self.code][0]

    @property
    def span(self) -> Span:
        """Where in `Source.text`."""
        return Span(self.start, self.end)

    def message(self, language: str = "en") -> str:
        """The message, `language` "en" or "zh"."""
        return CODES[self.code][2 if language == "zh" else 1].format(**self.values)

    def __str__(self) -> str:
        return f"{self.code}: {self.message()}"
