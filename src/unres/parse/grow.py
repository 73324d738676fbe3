"""`Grower`: hangs lines into a body or an annex: sections, numbered paragraphs, points, what continues them."""

from __future__ import annotations

import re

from attrs import define, field

from unres.labels import Candidate, candidates, scan
from unres.model.text import Label
from unres.parse.actions import find_actions
from unres.parse.branch import Branch
from unres.parse.build import label as make_label
from unres.read.lines import Line

#: from the outside in; a division opens below what ranks before it
_RANK = {"part": 0, "chapter": 1, "section": 2, "title": 3, "division": 5, "article": 6, "rule": 6}
#: numbers that can open a paragraph at the top level
_TOP = frozenset({"decimal", "dotted", "ideograph"})
#: lists in lists; no text has as many, and what is deeper cannot be walked
_DEEP = 24
#: families that lists in brackets and lists without nest by
_NESTING = frozenset(("alpha", "roman", "upper"))
#: an item of an agenda, the last of its list
_ITEM = re.compile(r"[“\"《][^“”\"《》]{2,200}[”\"》][。.]")


@define(eq=False)
class Open:
    """A numbered branch that may still take siblings and children: `form` tells `(a)` from `a.`."""

    form: str
    value: int
    branch: Branch
    #: the list the branch stands in
    among: list[Branch] = field(factory=list)

    def after(self) -> list[Branch]:
        """What has been hung behind the branch since."""
        k = len(self.among)
        while k and self.among[k - 1] is not self.branch:
            k -= 1
        return self.among[k:] if k else []


@define(eq=False)
class Grower:
    """Takes the lines of one body in order.

    A number opens a sibling if one of the open lists waits for it, a list below the last item if it begins one; otherwise the
    nearest list of its family goes on, so that a misprinted number costs nothing but itself.
    """

    roots: list[Branch]
    zone: str = "body"
    sections: list[tuple[int, Branch]] = field(factory=list)
    open: list[Open] = field(factory=list)
    #: the last branch with text, for what continues it
    last: Branch | None = None
    #: a numbered paragraph stands in the current section
    numbered: bool = False
    styles: dict[str, int] = field(factory=dict)
    soft: bool = False
    #: the text is one of the Security Council
    council: bool = False

    def place(self) -> list[Branch]:
        """Where a branch at the top level goes."""
        return self.sections[-1][1].children if self.sections else self.roots

    def heading(self, line: Line, at: int, label: Label | None, level: str) -> None:
        """A heading opens a section; those it does not stand below are closed."""
        if self.open and label is None and (line.text[-1:] in "：:" or self._opens()):
            self.inner_heading(line)
            return
        rank = _RANK[level]
        if label is not None:
            rank = self.styles.setdefault(label.style, rank if label.style != "upper" or self.sections else 2)
            while self.sections and self.sections[-1][0] >= rank:
                self.sections.pop()
        else:
            while self.sections and self.sections[-1][0] >= rank:
                self.sections.pop()
        branch = Branch("section", line, at, label, level=level)
        among = self.place()
        if self.open and self.open[0].among is not among:
            self.open.clear()  # the section of the open list is closed, and the list with it
        among.append(branch)
        self.sections.append((rank, branch))
        self.last = branch
        self.numbered = False
        self.soft = True
        if level in {"article", "rule"} or (label is not None and label.style in {"ideograph", "upper", "upper-roman", "division"}):
            self.open.clear()

    def numbered_line(self, line: Line, printed: str, at: int, read: tuple[Candidate, ...]) -> None:
        """A line with a printed number."""
        opened = self.open
        if len(opened) == 1 and len(read) == 1 and not self.soft and self.last is not None:
            one, reading = opened[0], read[0]
            if one.value + 1 == reading.value and one.form == reading.style and one.form in _TOP:
                self._next(line, printed, at, reading, one)
                return
        choice, form, depth = self.choose(printed, read, line)
        style, value = choice.style, choice.value
        if style == "bullet":
            self.bullet(line, printed, at)
            return
        sibling = opened[depth] if depth < len(opened) else None
        del opened[depth:]
        branch = Branch("point", line, at, make_label(line, printed, style, value))
        top = not opened and (style in _TOP or self.zone == "annex")
        if opened:
            self.pull()
            among = opened[-1].branch.children
        elif not top and self.last is not None and self.last.kind == "paragraph" and not self.last.label:
            among = self.last.children  # a list below an unnumbered paragraph
        elif sibling is not None and not top and sibling.branch.kind == "point":
            among = sibling.among  # which goes on
        else:
            branch.kind = "paragraph"
            among = self.place()
            if style in _TOP:
                self.numbered = True
                if self.zone == "body":
                    branch.actions = find_actions(line.text, line.bold, at, preamble=False, council=self.council)
        among.append(branch)
        opened.append(Open(form, value, branch, among))
        self.last = branch
        self.soft = False

    def _next(self, line: Line, printed: str, at: int, reading: Candidate, before: Open) -> None:
        """The next paragraph behind the one at the top that is open: most lists just go on."""
        branch = Branch("paragraph", line, at, make_label(line, printed, reading.style, reading.value))
        if self.zone == "body":
            branch.actions = find_actions(line.text, line.bold, at, preamble=False, council=self.council)
        before.among = among = self.place()
        among.append(branch)
        before.branch = self.last = branch
        before.value = reading.value
        self.numbered = True

    def inner_heading(self, line: Line) -> None:
        """A heading of items of the open list: it stands in the list it divides."""
        first = self._opens()
        branch = Branch("section", line, level="division")
        self.open[-1 if first else 0].branch.children.append(branch)
        self.soft = not first
        self.last = branch

    def waits_for(self, printed: str, read: tuple[Candidate, ...]) -> bool:
        """Whether a number is the next item of a list that is open below a paragraph."""
        return any(
            one.form == form_of(printed, c) and one.value + 1 == c.value and c.style not in _TOP
            for one in self.open
            for c in read
        )

    def ended(self) -> bool:
        """Whether the last line ends an item: what divides the list then stands between items, not in one."""
        return self.last is not None and self.last.line is not None and self.last.line.text[-1:] in "；;。."

    def _opens(self) -> bool:
        """Whether the last line is a numbered one that announces a list: it ends in a colon, or in nothing at all."""
        last = self.last
        if not self.open or last is not self.open[-1].branch or last.line is None:
            return False
        if last.children or any(one.after() for one in self.open):
            return False  # something stands between
        return (last.kind == "point" and last.line.text[-1:] not in "；。，;.,") or last.line.text[-1:] in "：:"

    def pull(self) -> None:
        """Text and headings that stand behind an open list, and turn out to be in the midst of it, go into it.

        `(c) 支持执行：`, a paragraph, `㈠ …`: only the ㈠ shows that the paragraph belongs to (c).
        """
        moved: list[Branch] = []
        for one in self.open:
            behind = one.after()
            if behind:
                del one.among[-len(behind) :]
                moved += behind
        if moved:
            self.open[-1].branch.children += sorted(moved, key=lambda branch: branch.line.start if branch.line else 0)
            self.sections = [pair for pair in self.sections if not any(pair[1] is branch for branch in moved)]

    def passed(self) -> bool:
        """Whether a heading has come since the paragraph that is open."""
        return bool(self.open) and any(branch.kind == "section" for branch in self.open[0].after())

    def choose(self, printed: str, read: tuple[Candidate, ...], line: Line | None = None) -> tuple[Candidate, str, int]:
        """Which reading of a number fits, its form, and how many open branches stay above it.

        Of two lists that wait for the same number the indent of the line decides, else the inner one has it.
        """
        if self.open and len(read) == 1 and not self.soft and self.last is not None:  # most lists just go on
            reading, one = read[0], self.open[-1]
            if one.value + 1 == reading.value and one.form == form_of(printed, reading):
                deep = len(self.open) - 1
                if not deep or line is None or not self._outdented(line, one, deep):
                    return reading, one.form, deep
        forms = [form_of(printed, c) for c in read]
        if self.soft or self.last is None:
            if not any(o.form == f and o.value + 1 == c.value for o in self.open for f, c in zip(forms, read, strict=True)):
                if self.sections or self.zone == "annex" or self.last is None:
                    self.open.clear()
        opened = self.last is not None and self.last.line is not None and self.last.line.text[-1:] in "：:"
        for form, reading in zip(forms, read, strict=True):
            for depth in range(len(self.open) - 1, -1, -1):
                one = self.open[depth]
                if one.form == form and one.value + 1 == reading.value and not (line is not None and self._outdented(line, one, depth)):
                    return reading, form, depth
        for form, reading in zip(forms, read, strict=True):
            if reading.value == 1 or reading.style == "bullet":
                if reading.style == "decimal":
                    # 1. below an item that ends in a colon is a list of its own, else the numbering restarts
                    nested = opened and 0 < len(self.open) < _DEEP and self.last is self.open[-1].branch and self.last.label is not None
                    return reading, form, len(self.open) if nested else 0
                if reading.style in {"ideograph", "dotted"} and not (self.open and opened):
                    return reading, form, 0
                if opened and 0 < len(self.open) < _DEEP and self.last is self.open[-1].branch and self.open[-1].form != form:
                    return reading, form, len(self.open)  # below 3. 高级别部分： in a list that is itself one of letters
                same = [d for d, o in enumerate(self.open) if o.form == form]
                return reading, form, same[-1] if same else len(self.open)
        for form, reading in zip(forms, read, strict=True):
            same = [d for d, o in enumerate(self.open) if o.form == form]
            if same:
                return reading, form, same[0] if reading.style == "decimal" else same[-1]
        reading = read[0]
        return reading, forms[0], 0 if reading.style in _TOP else len(self.open)

    def _outdented(self, line: Line, inner: Open, depth: int) -> bool:
        """Whether a line stands further out than the last item of a list, where an outer list waits for the same number."""
        last = inner.branch.line
        if last is None or line.indent >= last.indent:
            return False
        return any(
            one.form == inner.form and one.value == inner.value and one.branch.line is not None and one.branch.line.indent == line.indent
            for one in self.open[:depth]
        )

    def bullet(self, line: Line, printed: str, at: int) -> None:
        """A dash or dot: an item of the innermost open branch, beside other bullets of its kind."""
        branch = Branch("point", line, at, make_label(line, printed, "bullet", 0))
        host = self.last
        if self.passed():
            self.open.clear()
        while self.open and self.open[-1].form.startswith("bullet"):
            if self.open[-1].form == "bullet" + printed or any(o.form == "bullet" + printed for o in self.open):
                popped = self.open.pop()
                if popped.form == "bullet" + printed:
                    break
            else:
                break
        if self.open:
            self.pull()
            among = self.open[-1].branch.children
        elif host is not None and host.kind in {"paragraph", "clause"}:
            among = host.children
            self.open.append(Open("host", 0, host))
        elif host is not None and host.kind == "point" and self.roots:
            top = self.top()
            among = top.children if top is not None else self.place()
        else:
            among = self.place()
        among.append(branch)
        self.open.append(Open("bullet" + printed, 0, branch, among))
        self.last = branch

    def top(self) -> Branch | None:
        """The last branch at the top level, if it can be continued."""
        place = self.place()
        return place[-1] if place and place[-1].kind in {"paragraph", "clause"} else None

    def plain(self, line: Line) -> None:
        """An unnumbered line: it continues the numbered paragraph that is open, else it is a paragraph of its own.

        It hangs at the innermost open item, so that the order of the text is kept whatever follows; `lift` takes it out of
        the items when none follows.
        """
        host = self.open[0].branch if self.open and not self.soft else None
        if host is not None and host.kind == "paragraph" and host.label is not None:
            branch = Branch("continuation", line)
            self.open[-1].branch.children.append(branch)
            if line.text[-1:] in "：:":
                self.last = branch
            return
        if (line.text[-1:] in "；;" or _ITEM.fullmatch(line.text)) and self._lists():
            self.open[-1].branch.children.append(Branch("continuation", line, level="item"))
            return
        self.open.clear()
        branch = Branch("paragraph", line)
        if self.zone == "body":
            branch.actions = find_actions(line.text, line.bold, preamble=False, council=self.council)
        self.place().append(branch)
        self.last = branch
        self.soft = False

    def name(self, line: Line) -> None:
        """A name in a list: no part of a paragraph that has ended, and no order, whatever verb it begins with (审查行政效率)."""
        last = self.last
        if last is not None and last.line is not None and last.line.text[-1:] == "。":
            self.open.clear()
        self.plain(line)
        if self.last is not None and self.last.line is line:
            self.last.actions = ()

    def _lists(self) -> bool:
        """Whether the innermost open item announces what follows and has nothing else: (a) 决定推迟审议下列项目：, “甲问题”；"""
        if not self.open or self.soft:
            return False
        branch = self.open[-1].branch
        if branch.line is None or branch.line.text[-1:] not in "：:":
            return False
        return all(child.kind == "continuation" and child.line is not None and child.line.text[-1:] in "；;" for child in branch.children)

    def add(self, branch: Branch) -> None:
        """A branch of its own at the top level: a later clause or formula, a draft."""
        self.open.clear()
        self.place().append(branch)
        self.last = branch

    def table(self, line: Line) -> None:
        """A table stands in the paragraph it follows, else by itself."""
        branch = Branch("table", line)
        if self.open and self.open[0].branch.kind == "paragraph" and not self.passed():
            self.open[0].branch.children.append(branch)
        else:
            self.place().append(branch)


def form_of(printed: str, reading: Candidate) -> str:
    """The family of a number together with the way it is printed, where lists of both can nest: (a) and a."""
    style = reading.style
    if style in _NESTING:
        return style + ("(" if printed[0] in "(（" or printed[-1] in ")）" else ".")
    return style


def read_number(line: Line) -> tuple[str, int, tuple[Candidate, ...]] | None:
    """The printed number of a line (or the one its format keeps apart), where the text begins, its readings."""
    if line.number:
        read = candidates(line.number)
        return (line.number, 0, read) if read else None
    found = scan(line.text)
    if found is None:
        return None
    printed, at = found
    read = candidates(printed)
    return (printed, at, read) if read else None
