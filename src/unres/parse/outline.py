"""The outline: lines become parts, preambles, bodies, drafts, closing lines and annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unres.labels import Candidate
from unres.parse.actions import QUOTES, find_actions, opens_clause
from unres.parse.bracketed import count_bracketed
from unres.parse.branch import Branch, Scope
from unres.parse.build import label as make_label
from unres.parse.form import ALONE_MAX, PLAIN, Form, complete, form_of_line, is_alone, level_of
from unres.parse.grow import Grower, Open
from unres.parse.kinds import PREFATORY, may_head, part_letter
from unres.parse.preamble import COMMA, CONSIDERED, marked_end, preamble_end, section_preamble_end
from unres.parse.quoted import opened, provisions, quoted_forms, unquoted
from unres.parse.sequence import in_sequence
from unres.parse.squeeze import squeeze
from unres.read.lines import Line

_BARE = re.compile(r"([0-9]{1,3})[ \u3000]*(?=[一-鿿])(?![年月日个名项国次届号条%])")


def outline(lines: Sequence[Line]) -> list[Scope]:
    """The resolutions in `lines` (notes and cover left out), in order; at least one."""
    telling = [line for line in lines if len(line.text) < ALONE_MAX or line.text[0] in QUOTES]
    if [line for line in telling if is_alone(line.text)]:
        lines = complete(lines)
    forms = [form_of_line(line) for line in lines]
    begun = opened(lines) if [line for line in telling if line.text and line.text[0] in QUOTES] else ()
    if not begun:
        return _Outline(lines, forms, {}).read()
    quotes = provisions(lines, forms, begun)
    if quotes:
        inside = {j for first, end in quotes.items() for j in range(first, end)}
        begun = [k for k in begun if k not in inside]
    return _Outline(lines, quoted_forms(lines, forms, begun), quotes).read()


class _Outline:
    """The state of one pass over the lines."""

    __slots__ = ("council", "draft", "forms", "grower", "in_annex", "lines", "parts", "quotes", "scope")

    def __init__(self, lines: Sequence[Line], forms: list[Form], quotes: dict[int, int]) -> None:
        self.lines = lines
        #: first line of a quoted provision → its forms, apart from those of the text that quotes it
        self.quotes = {k: [unquoted(line, form) for line, form in zip(lines[k:end], forms[k:end], strict=True)] for k, end in quotes.items()}
        for k, end in quotes.items():
            forms[k:end] = [PLAIN] * (end - k)
        self.forms = in_sequence(lines, forms)
        count_bracketed(self.lines, self.forms)
        self.scope = Scope()
        self.parts = [self.scope]
        self.grower = Grower(self.scope.body)
        self.draft: Scope | None = None
        self.council = False
        self.in_annex: Branch | None = None

    # ---------------------------------------------------------------- lines in order

    def read(self) -> list[Scope]:
        lines, forms, quotes = self.lines, self.forms, self.quotes
        n = len(lines)
        k = 0
        while k < n:
            if quotes and k in quotes:
                k = self._provisions(k)
                continue
            form = forms[k]
            name = form.name
            line = lines[k]
            if name == "number":
                self.grower.numbered_line(line, form.printed, form.at, form.read)
                k += 1
                continue
            if name == "formula" and self.in_annex is None:
                k = self._formula(k)
                continue
            if name == "closing":
                k = self._closing(k)
                continue
            if name == "annex" or (name == "appendix" and self.in_annex is not None) or (name == "appendix" and self.scope.closing):
                k = self._annex(k)
                continue
            if name == "heading" and self._is_letter(k):
                k = self._letter(k)
                continue
            if name == "heading":
                k = self._heading(k)
            elif name == "table":
                self.grower.table(line)
                k += 1
            else:
                k = self._plain(k)
        return self.parts

    def _formula(self, k: int) -> int:
        """An enacting formula: of the resolution, of a draft it quotes, or of a later section."""
        line = self.lines[k]
        formula = Branch("formula", line)
        name = squeeze(line.text).lstrip(QUOTES)
        self.council = name.startswith(("安全", "安理会", "联合国安全"))
        scope = self.draft or self.scope
        if not scope.preamble and not scope.body:
            scope.preamble.append(formula)
            into = scope.preamble
        else:
            last = self.grower.last
            before = last.line.text if last is not None and last.line is not None else ""
            if self.draft is None and (
                "草案" in before if self.grower.sections else before[-1:] in "：:"
            ):
                self.draft = Scope()
                self.draft.preamble.append(formula)
                holder = Branch("draft", scope=self.draft)
                if last is not None and last.kind in {"paragraph", "point", "clause"}:
                    last.children.append(holder)
                else:
                    self.grower.add(holder)
                self.grower = Grower(self.draft.body)
                into = self.draft.preamble
            else:
                self.grower.add(formula)
                into = self.grower.place()
        self.grower.council = self.council
        end = marked_end(self.lines, self.forms, k + 1) if line.style == "formula" else preamble_end(self.lines, self.forms, k + 1)
        self._clauses(k + 1, end, into)
        self.grower.last = None
        return end

    def _provisions(self, k: int) -> int:
        """New provisions that an amendment quotes: a text with numbers of its own below the sentence before it."""
        forms = self.quotes[k]
        end = k + len(forms)
        (scope, *_) = _Outline(self.lines[k:end], forms, {}).read()
        holder = Branch("draft", scope=scope)
        host = self.grower.last
        if host is not None and host.line is self.lines[k - 1] and host.kind in {"paragraph", "point"}:
            host.children.append(holder)
            self.grower.last = holder  # the colon has been answered: a number that follows is not below it
        else:
            self.grower.add(holder)
        return end

    def _clauses(self, k: int, end: int, into: list[Branch]) -> None:
        grower = Grower(into, zone="preamble")
        council = self.council
        for line, form in zip(self.lines[k:end], self.forms[k:end], strict=True):
            name = form.name
            if name == "number":
                self._item(grower, line, form)
            elif name == "heading" and not (line.style == "clause" and line.bold and line.bold[0][1] < len(line.text)) and not line.text.startswith(CONSIDERED):
                grower.open.clear()
                into.append(Branch("section", line, 0, level="division"))
            else:
                grower.open.clear()
                clause = Branch("clause", line, 0, None, find_actions(line.text, line.bold, preamble=True, council=council))
                into.append(clause)
                grower.last = clause

    @staticmethod
    def _item(grower: Grower, line: Line, form: Form) -> None:
        """An item of a clause hangs below the clause."""
        host = grower.roots[-1] if grower.roots else None
        if host is None or host.kind != "clause":
            host = Branch("clause", line, form.at)
            grower.roots.append(host)
            return
        inner = Grower(host.children, zone="preamble")
        inner.open = grower.open
        inner.last = grower.last if grower.open else None
        choice, chosen, depth = inner.choose(form.printed, form.read)
        del inner.open[depth:]
        inner.open = inner.open or []
        branch = Branch("point", line, form.at, make_label(line, form.printed, choice.style, choice.value))
        (inner.open[-1].branch.children if inner.open else host.children).append(branch)
        inner.open.append(Open(chosen, choice.value, branch))
        grower.open = inner.open
        grower.last = branch

    def _closing(self, k: int) -> int:
        """Date, meeting and vote after the operative part; in the middle of a decision they stay where they are."""
        line, form = self.lines[k], self.forms[k]
        scope = self.scope
        role = form.role
        if line.style == "closing":
            return self._marked_closing(k)
        branch = Branch("closing", line, level="date" if role == "both" else role)
        goes_on = k > 0 and bool(scope.closing) and scope.closing[-1].line is self.lines[k - 1]
        if self.in_annex is not None and scope.closing and not goes_on:
            if role == "vote":
                self.in_annex.closing += (branch,)
            else:
                self.grower.plain(line)
            return k + 1
        if role == "vote":
            return self._vote(k)
        j = k + 1
        while j < len(self.lines) and self.forms[j].name == "closing":
            j = self._vote_end(j) if self.forms[j].role == "vote" else j + 1
        more = j < len(self.lines) and self.forms[j].name not in {"annex", "appendix"} and not self._is_letter(j, closed=True)
        if more and self.in_annex is None and scope.preamble:
            # a resolution has ended: what follows without the line 附件 is an annex all the same
            scope.closing.append(branch)
            if k + 1 == j:
                self._unlabelled()
            return k + 1
        if more and self.in_annex is None:
            if scope.closing and not self._text_follows(j):
                scope.closing.append(branch)
                return k + 1
            self.grower.open.clear()
            self.grower.sections.clear()
            self.grower.roots.append(branch)
            return k + 1
        scope.closing.append(branch)
        if self.in_annex is None:
            self.draft = None
        return k + 1

    def _marked_closing(self, k: int) -> int:
        """A line of which the format says that it stands at the end."""
        line, role = self.lines[k], self.forms[k].role
        above: Sequence[Branch] = self.scope.closing if self.in_annex is None else self.in_annex.closing
        before = above[-1] if above else None
        open_vote = before is not None and before.level == "vote" and before.line is not None
        if role == "other" and open_vote and before.line.text.rstrip()[-1:] not in "]］】":  # type: ignore[union-attr]
            role = "vote"
        elif role == "other" and line.text[:1] in "[［【" and "表决" in line.text:
            role = "vote"
        branch = Branch("closing", line, level="date" if role == "both" else role)
        if self.in_annex is None:
            self.scope.closing.append(branch)
            self.draft = None
        else:
            self.in_annex.closing += (branch,)
        return k + 1

    def _text_follows(self, k: int) -> bool:
        return any(form.name in {"plain", "number"} for form in self.forms[k : k + 3])

    def _unlabelled(self) -> None:
        """An annex without its label."""
        annex = Branch("annex")
        self.scope.annexes.append(annex)
        self.in_annex = annex
        self.draft = None
        self.grower = Grower(annex.children, zone="annex")

    def _vote_end(self, k: int) -> int:
        """The line behind the vote that begins at `k`: it ends with its bracket."""
        n = len(self.lines)
        if self.lines[k].text[0] not in "[［【":
            return k + 1  # a sentence: 第1382次会议一致通过。
        for j in range(k, min(n, k + 13)):
            if self.lines[j].text.rstrip()[-1:] in "]］】":
                return j + 1
            if j > k and self.forms[j].name in {"annex", "formula"}:
                return j
        return min(n, k + 13)

    def _vote(self, k: int) -> int:
        """The vote: one line, or lines up to the closing bracket."""
        end = self._vote_end(k)
        self.scope.closing.extend(Branch("closing", line, level="vote") for line in self.lines[k:end])
        if end < len(self.lines) and self.in_annex is None and self.forms[end].name not in {"annex", "appendix", "closing"} and not self._is_letter(end):
            self._unlabelled()
        return end

    def _is_letter(self, k: int, *, closed: bool = False) -> bool:
        """A capital alone on its line opens a part (75/101 A) if a formula follows, or text right behind the title."""
        text = self.lines[k].text
        letter = part_letter(text) if 0 < len(text) <= 3 else ""
        if not letter:
            return False
        value = ord(letter) - 64
        current = self.parts[-1]
        before = part_letter(current.letter.line.text) if current.letter is not None and current.letter.line is not None else ""
        expected = ord(before) - 63 if before else 0
        begun = bool(current.preamble or current.body)
        if not begun and current.letter is None:
            return not k
        if self.in_annex is not None and not current.closing:
            return False
        if value != expected:
            return False
        if current.closing or closed:
            return True
        return any(form.name == "formula" for form in self.forms[k + 1 : k + 5])

    def _letter(self, k: int) -> int:
        """A part: its letter, its title up to the formula."""
        current = self.parts[-1]
        if current.preamble or current.body or current.letter is not None:
            self.scope = Scope()
            self.parts.append(self.scope)
        scope = self.scope
        scope.letter = Branch("letter", self.lines[k])
        self.draft = None
        self.in_annex = None
        self.grower = Grower(scope.body)
        j = k + 1
        n = len(self.lines)
        while j < n and j <= k + 4 and self.forms[j].name == "heading" and not self.forms[j].read:
            scope.titles.append(Branch("title", self.lines[j]))
            j += 1
        return j

    def _annex(self, k: int) -> int:
        """An annex or appendix: label, title lines, then a body of its own."""
        line, form = self.lines[k], self.forms[k]
        annex = Branch("annex", line)
        if form.name == "appendix" and self.in_annex is not None:
            self.in_annex.appendices += (annex,)
        else:
            owner = self.draft if self.draft is not None and not self.scope.closing else self.scope
            owner.annexes.append(annex)
            self.in_annex = annex
        self.grower = Grower(annex.children, zone="annex")
        j = k + 1
        n = len(self.lines)
        if j < n and self.forms[j].name == "plain" and self._heads(j):
            annex.more += ((self.lines[j], 0),)
            j += 1
        while j < n and j <= k + 3 and self.forms[j].name == "heading" and not self.forms[j].read:
            follows = self.forms[j + 1].name if j + 1 < n else ""
            if squeeze(self.lines[j].text) in PREFATORY:
                break  # a part of the text, not of its title
            if j > k + 1 and follows in {"number", "heading"} and self.lines[j].text[:1] not in "(（《“〔[" and not self.lines[j].text[:1].isdigit():
                break
            annex.more += ((self.lines[j], 0),)
            j += 1
        return j

    def _heading(self, k: int) -> int:
        """A heading; a number alone on its line takes the heading that follows."""
        line, form = self.lines[k], self.forms[k]
        if form.role:
            self.grower.open.clear()
            self.grower.heading(line, 0, None, form.role)
            return k + 1
        if not form.read:
            after = self.forms[k + 1] if k + 1 < len(self.forms) else PLAIN
            if self._inside(k):
                # a heading among the items of a paragraph: it opens nothing, the list goes on
                if after.name == "number" and self.grower.ended() and self.grower.waits_for(after.printed, after.read):
                    self.grower.inner_heading(line)
                else:
                    self.grower.open[-1].branch.children.append(Branch("section", line, level="division"))
            elif self._in_list(k):
                self.grower.name(line)
            elif after.name == "number" and self.grower.waits_for(after.printed, after.read):
                self.grower.inner_heading(line)
            else:
                self.grower.heading(line, 0, None, "division")
            return k + 1
        read = form.read[0]
        level = level_of(form.printed, read.style)
        made = make_label(line, form.printed, read.style, read.value)
        if form.at >= len(line.text) and k + 1 < len(self.lines) and self._heads(k + 1):
            self.grower.heading(self.lines[k + 1], 0, made, level)
            section = self.grower.last
            if section is not None:
                section.label = type(made)(made.text, made.style, made.value, line.start, line.end)
                if line.calls:
                    section.more = ((Line("", line.start, line.end, (0, line.end), calls=line.calls), 0),)
            return self._clauses_below(k + 2)
        self.grower.heading(line, form.at, made, level)
        return self._clauses_below(k + 1)

    def _heads(self, k: int) -> bool:
        """Whether line `k` can be the text of the number alone above it: a heading, or a long one."""
        form, text = self.forms[k], self.lines[k].text
        if form.name == "heading":
            return not form.read
        return form.name == "plain" and may_head(text)

    def _clauses_below(self, k: int) -> int:
        """Preambular paragraphs at the head of a section."""
        if self.in_annex is not None:
            return k
        n = len(self.lines)
        if k < n and self.forms[k].name == "formula":
            return k
        end = section_preamble_end(self.lines, self.forms, k)
        if end > k:
            into = self.grower.place()
            self._clauses(k, end, into)
            self.grower.last = None
            self.grower.open.clear()
        return end

    def _inside(self, k: int) -> bool:
        """A heading among the items of a paragraph: the list goes on behind it, or the item before it has not ended."""
        opened = self.grower.open
        if not opened or k + 1 >= len(self.forms) or self.forms[k + 1].name != "number" or opened[0].branch.label is None:
            return False
        read = self.forms[k + 1].read
        if read[0].style in {"decimal", "ideograph", "dotted"}:
            return False
        last = self.grower.last
        if last is not None and last.line is not None and last.line.text[-1:] in "，,：:":
            return True
        return any(o.value + 1 == c.value and o.form.rstrip("(.") == c.style and c.value > 1 for o in opened for c in read)

    def _in_list(self, k: int) -> bool:
        """Short lines without punctuation, five and more, or with nothing below the last of them, are a list of names, not headings."""
        forms = self.forms
        first = k
        while first > 0 and k - first < 5 and _may_name(forms[first - 1]):
            first -= 1
        end = k
        while end + 1 < len(forms) and end - first < 5 and _may_name(forms[end + 1]):
            end += 1
        return end - first >= 4 or (end > first and self._ends(end + 1))

    def _ends(self, k: int) -> bool:
        """Whether a body or a section ends before line `k`."""
        return k >= len(self.forms) or self.forms[k].name in {"closing", "annex", "appendix"} or bool(self.forms[k].role)

    def _bare_number(self, line: Line) -> bool:
        """`14鼓励…` after paragraph 13: a number whose stop was lost, if nothing else can be meant."""
        found = _BARE.match(line.text)
        opened = self.grower.open
        if not found or not opened or opened[0].form != "decimal" or int(found[1]) != opened[0].value + 1 or line.number:
            return False
        before = self.grower.last
        if before is None or before.line is None or before.line.text[-1:] not in "；。;":
            return False
        self.grower.numbered_line(line, found[1], found.end(), (Candidate("decimal", int(found[1])),))
        return True

    def _plain(self, k: int) -> int:
        line = self.lines[k]
        if line.text[:1].isdigit() and self._bare_number(line):
            return k + 1
        scope = self.draft or self.scope
        grower = self.grower
        after = self.forms[k + 1] if k + 1 < len(self.forms) else PLAIN
        if after.name == "number" and line.text[-1:] in "：:" and len(line.text) <= 20 and "，" not in line.text and grower.waits_for(after.printed, after.read):
            grower.inner_heading(line)  # 特别刑事法院： in the midst of a list
            return k + 1
        if (
            self.in_annex is None
            and line.text[-1:] in COMMA
            and (scope.preamble or opens_clause(line.text))
            and not grower.open
            and not grower.numbered
            and (not scope.body or (grower.sections and not grower.sections[-1][1].children))
        ):
            end = section_preamble_end(self.lines, self.forms, k)
            if end > k:
                self._clauses(k, end, grower.place())
                grower.last = None
                return end
        grower.plain(line)
        return k + 1


def _may_name(form: Form) -> bool:
    """Whether a line by its form can be a name in a list."""
    return form.name == "heading" and not form.read and not form.role
