"""`Press`: pages made with reportlab for tests of the PDF reader, set as the UN sets them."""

from __future__ import annotations

import io
import re

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

HAN, LATIN = "STSong-Light", "Times-Roman"
WIDTH, HEIGHT = 612, 792
LEFT, INDENT, RIGHT, EDGE = 123, 147, 489, 552
_RUN = re.compile(r"[!-~]+|[^!-~]+")
_MARK = re.compile(r"\^([0-9*,]+)\^")
#: what stays on one row: a Latin word, a Han character, a call-out, with what opens before and closes behind
_ATOM = re.compile(r"[（《“]*(?:(?:(?!\^[0-9*,]+\^)[!-~])+|\^[0-9*,]+\^|[^!-~])(?:[，。；：、）》”]|\^[0-9*,]+\^)*")


class Press:
    """Text set on pages; `^1^` is a raised 1."""

    def __init__(
        self, *, size: float = 10.5, leading: float = 17.0, gap: float = 6.0, password: str = "", rotate: int = 0
    ) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(HAN))
        self.file = io.BytesIO()
        encrypt = None
        if password:
            from reportlab.lib.pdfencrypt import StandardEncryption

            encrypt = StandardEncryption(password)
        self.canvas = Canvas(self.file, pagesize=(WIDTH, HEIGHT), encrypt=encrypt, invariant=1)
        self.size, self.leading, self.gap = size, leading, gap
        self.y = 690.0

    def width(self, text: str, size: float) -> float:
        """The width of a text."""
        total = 0.0
        for run in _RUN.findall(_MARK.sub("", text)):
            total += pdfmetrics.stringWidth(run, LATIN if run.isascii() else HAN, size)
        return total + sum(0.3 * size * len(mark) for mark in _MARK.findall(text))

    def text(
        self, x: float, y: float, text: str, size: float = 0.0, *, right: bool = False, bold: bool = False
    ) -> float:
        """Text from (or up to) `x` on the baseline `y`; where it ends."""
        size = size or self.size
        if right:
            x -= self.width(text, size)
        for k, piece in enumerate(_MARK.split(text)):
            for run in _RUN.findall(piece):
                font = ("Times-Bold" if bold else LATIN) if run.isascii() else HAN
                scale, rise = (0.6, 0.35) if k % 2 else (1.0, 0.0)
                out = self.canvas.beginText(x, y + rise * size)
                out.setFont(font, size * scale)
                if bold:
                    out.setTextRenderMode(2)
                out.textOut(run)
                if bold:
                    out.setTextRenderMode(0)
                self.canvas.drawText(out)
                x += pdfmetrics.stringWidth(run, font, size * scale)
        return x

    def rows(self, text: str, first: float, rest: float, edge: float, size: float) -> list[tuple[float, str]]:
        """The text broken to rows, with where each begins."""
        made: list[tuple[float, str]] = []
        x, row = first, ""
        for atom in _ATOM.findall(text):
            if row and x + self.width(row + atom, size) > edge + 1:
                made.append((x, row))
                x, row = rest, ""
            row += atom
        return [*made, (x, row)]

    def paragraph(
        self,
        text: str,
        first: float = INDENT,
        rest: float = LEFT,
        *,
        edge: float = RIGHT,
        size: float = 0.0,
        bold: bool = False,
    ) -> None:
        """A paragraph below the last one; what does not fit is on the next page."""
        size = size or self.size
        for x, row in self.rows(text, first, rest, edge, size):
            if self.y < 110:
                self.turn()
            self.text(x, self.y, row, size, bold=bold)
            self.y -= self.leading * size / self.size
        self.y -= self.gap

    def turn(self) -> None:
        """The next page."""
        self.canvas.showPage()
        self.y = 690.0

    def head(self, left: str, right: str = "", *, rule: bool = True) -> None:
        """A running head."""
        self.text(60, 750, left, 8.5)
        self.text(EDGE, 750, right, 8.5, right=True)
        if rule:
            self.line(60, EDGE, 745)

    def foot(self, left: str, right: str = "") -> None:
        """A running foot."""
        self.text(60, 55, left, 8.5)
        if right:
            self.text(EDGE, 55, right, 8.5, right=True)

    def notes(self, *notes: str, rule: bool = True, size: float = 8.5) -> None:
        """Notes at the foot of the page: `1 text`, a note that goes on without its mark; the last stands lowest."""
        rows: list[tuple[str, float, str]] = []
        for note in notes:
            mark, _, text = note.partition(" ")
            for k, (x, row) in enumerate(self.rows(text, 84, 84, EDGE, size)):
                rows.append((mark if not k else "", x, row))
        y = 85 + 11 * (len(rows) - 1)
        if rule:
            self.line(60, 183, y + 14)
        for mark, x, row in rows:
            if mark and mark != "-":
                self.text(62, y, f"^{mark}^", size)
            self.text(x, y, row, size)
            y -= 11

    def line(self, x0: float, x1: float, y: float) -> None:
        """A level rule."""
        self.canvas.line(x0, y, x1, y)

    def masthead(self, symbol: str = "A/RES/76/164", organ: str = "大   会", date: str = "7 January 2022") -> None:
        """The head of the first page of a resolution of the UN."""
        self.text(128, 740, "联合国", 14)
        self.text(EDGE, 740, symbol, 10, right=True)
        self.line(60, EDGE, 732)
        self.text(128, 705, organ, 20)
        self.text(400, 705, "Distr.: General", 9)
        self.text(400, 693, date, 9)
        self.line(60, EDGE, 665)
        self.y = 645

    def cover(
        self, title: str = "76/164. 增设图书馆", report: str = "[根据第三委员会的报告(A/76/462，第20段)通过]"
    ) -> None:
        """What stands between masthead and text."""
        self.paragraph("第七十六届会议", 60, 60, edge=EDGE, bold=True)
        self.gap, gap = -2.0, self.gap
        self.paragraph("议程项目74(b)", 60, 60, edge=EDGE)
        self.gap = gap
        self.paragraph("人权问题", 60, 60, edge=EDGE)
        self.y -= 10
        self.paragraph("2021年12月16日大会决议", LEFT, LEFT, size=12, bold=True)
        self.paragraph(report, INDENT, LEFT)
        self.paragraph(title, LEFT - 12, LEFT, size=14, bold=True)
        self.y -= 6

    def bytes(self) -> bytes:
        """The file."""
        self.canvas.save()
        return self.file.getvalue()
