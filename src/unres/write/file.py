"""`File`: one Akoma Ntoso file in the making, its document elements and what they share (akn4un 1, 2, 10)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from attrs import evolve

from unres.model.blocks import Annex, ClosingLine, Draft, Formula
from unres.model.document import Document, Resolution
from unres.model.ids import preamble_end
from unres.model.meta import CoverLine, Meta
from unres.parse.several import are_several
from unres.write.body import write_body, write_preamble
from unres.write.closing import Vote, vote_of, write_closing, write_unplaced
from unres.write.cover import adoption_event, write_cover
from unres.write.iri import Identity, encode, identify, is_day
from unres.write.meta import (
    Data,
    Head,
    amended,
    entries,
    identification,
    lifecycle,
    modifications,
    original,
    other_references,
    outcome_of,
    presentation,
    proprietary,
    publication,
    voting,
    workflow,
)
from unres.write.positions import NAMESPACE, located
from unres.write.quotation import write_quotation
from unres.write.reissue import reissued
from unres.write.sheet import FLAT, LINES, Sheet
from unres.write.spans import Stretch
from unres.write.terms import ORGANS
from unres.write.xml import attribute

_ROOT = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:akn4un="http://un.org/akn4un"'
)
_ORGAN = re.compile(r"安全理事会|人权理事会|经济及社会理事会|大会")
_LANGUAGE = re.compile(r"[a-z]{3}")
_KINDS = frozenset(("resolution", "decision", "resolutionDraft", "decisionDraft", "presidentialStatement"))


class File:
    """One file in the making: its document, its head, its sheet."""

    def __init__(self, document: Document, sheet: Sheet, markup_date: str | None, *, positions: bool) -> None:
        self.document = document
        self.meta = document.meta
        self.sheet = sheet
        self.positions = positions
        self.root = f'{_ROOT} xmlns:unres="{NAMESPACE}">' if positions else f"{_ROOT}>"
        self.drafts = 0
        #: entries that `meta` itself points at
        self.kept: frozenset[str] = frozenset()
        meta = self.meta
        published = meta.published if is_day(meta.published) else ""
        self.one = identify(meta)
        again = reissued(document)
        self.head = Head(
            published,
            meta.original if _LANGUAGE.fullmatch(meta.original) else "",
            markup_date or again or published or self.one.date,
            again,
        )

    def write(self, wrapper: str | None) -> list[str | bytes]:
        """The file in pieces; what is bytes already is nothing but entries that recur in other files."""
        document, sheet, meta = self.document, self.sheet, self.meta
        parts = document.resolutions or (Resolution(eid="main"),)
        sheet.thing("unres")
        sheet.thing(self.one.actor)
        sheet.thing("author")
        if self.head.original:
            sheet.thing("un")
        sheet.thing("editor")
        several = are_several(document.cover, parts)
        votes = {id(part): self._vote(part.closing) for part in parts if not several}
        printed = [vote for _, vote in votes.values() if vote is not None]
        outcome = outcome_of(meta, printed)
        if outcome:
            sheet.thing(outcome)
        self.kept = frozenset(("unres", self.one.actor, "author", "editor", outcome, "un" if self.head.original else ""))
        if len(parts) > 1 or wrapper is not None:
            return self._collection(parts, votes, outcome, document.metas if several else ())
        part = parts[0]
        spans, vote = votes[id(part)]
        sheet.work = self.one.work
        # a note's id is unique in the file: 见脚注5
        sheet.enter(part, *document.notes)
        body = "".join(self._statement(part, (*document.cover, *part.cover), spans, 2))
        name = meta.kind if meta.kind in _KINDS else "resolution"
        return [
            f'{self.root}\n  <statement name="{name}" contains="originalVersion">',
            *self._meta(self.one, meta.title, part.annexes, [vote] if vote else [], outcome, (body,)),
            body,
            "\n  </statement>\n</akomaNtoso>\n",
        ]

    # -- parts -------------------------------------------------------------------------------------------------------

    def _vote(self, lines: Sequence[ClosingLine]) -> tuple[dict[int, list[Stretch]], Vote | None]:
        return vote_of(self.sheet, lines, self.one.actor)

    def _collection(
        self,
        parts: tuple[Resolution, ...],
        votes: dict[int, tuple[dict[int, list[Stretch]], Vote | None]],
        outcome: str,
        metas: tuple[Meta, ...],
    ) -> list[str | bytes]:
        """Several resolutions, under one number or each with its own (`metas`), or one in the form of a publication (akn4un 1.1)."""
        sheet, meta = self.sheet, self.meta
        whole = identify(_joint(meta, metas), collection=True)
        name = "decision" if meta.kind.startswith("decision") else meta.kind if meta.kind == "presidentialStatement" else "resolution"
        sheet.work = whole.work
        sheet.out = []
        write_cover(sheet, self.document.cover, self.meta, 2)
        cover = "".join(sheet.out)
        refs: list[str] = ["\n    <collectionBody>"]
        components: list[str] = ['\n  <components eId="cmpnts">']
        data: list[Data] = []
        works: set[str] = set()
        for k, part in enumerate(parts, 1):
            letter = "".join(c for c in part.letter if c.isalnum() and c.isascii()) or (
                chr(64 + k % 27) if len(parts) > 1 else ""
            )
            if metas:
                self.meta = metas[k - 1]
                self.one = one = identify(self.meta)
                kind = self.meta.kind if self.meta.kind in _KINDS else "resolution"
                votes[id(part)] = self._vote(part.closing)
                sheet.thing(one.actor)
            else:
                one = identify(meta, letter=letter) if len(parts) > 1 else self.one
                kind = name
            if one.work in works:
                one = identify(self.meta, letter=f"{letter}-{k}")
            works.add(one.work)
            sheet.work = one.work
            sheet.counts = {}
            sheet.changes = []
            sheet.enter(part)
            spans, vote = votes[id(part)]
            body = self._statement(part, part.cover, spans, 4, last=k == len(parts))
            title = (self.meta.title if metas else "") or part.title or (meta.title if len(parts) == 1 else "")
            show = f"{one.show}. {attribute(title)}" if title.strip() else one.show
            data.append(Data(kind, one.work, one.show))
            refs.append(
                f'\n      <component eId="cmp_{k}">\n        <documentRef eId="cmp_{k}__dref_1" href="#comp_{k}" '
                f'showAs="{attribute(show)}"/>\n      </component>'
            )
            prefix = f"comp_{k}__"
            n, n2 = LINES[5:9], LINES[7:11]
            analysis = modifications(sheet.changes, n2, prefix) + (voting([vote], n2, prefix) if vote else "")
            components += [
                f'\n    <component eId="comp_{k}">\n      <statement name="{kind}" contains="originalVersion">',
                f"{LINES[4]}<meta>",
                *identification(one, self.head, "main", n, title),
                lifecycle(one, n, prefix),
                f'{LINES[5]}<analysis source="#unres">{analysis}{LINES[5]}</analysis>' if analysis else "",
                f'{LINES[5]}<references source="#unres">{original(one, LINES[6], prefix)}',
                _attachments_of(part.annexes, LINES[6], prefix),
                amended(sheet.changes, LINES[6], prefix),
                f"{LINES[5]}</references>{LINES[4]}</meta>",
                *body,
                "\n      </statement>\n    </component>",
            ]
        sheet.changes = []
        self.meta = meta
        refs.append("\n    </collectionBody>")
        parted = "".join(components)
        return [
            f'{self.root}\n  <documentCollection name="publication{name[0].upper()}{name[1:]}" contains="originalVersion">',
            *self._meta(whole, meta.title, (), [], outcome, (cover, parted), data),
            cover,
            "".join(refs),
            "\n  </documentCollection>",
            parted,
            "\n  </components>\n</akomaNtoso>\n",
        ]

    def _meta(
        self,
        one: Identity,
        title: str,
        annexes: Sequence[Annex],
        votes: list[Vote],
        outcome: str,
        body: Sequence[str],
        data: Sequence[Data] = (),
    ) -> tuple[str | bytes, ...]:
        sheet, meta = self.sheet, self.meta
        if sheet.dropped:
            # A span that crossed another one was left out: what it pointed at may have lost its use.
            text = "".join(body)
            sides = [name for vote in votes for name, *_ in vote.counts]
            sheet.prune(self.kept.union(sides), text)
            votes = [vote for vote in votes if all(f'"{eid}"' in text for eid in (vote.eid, *(c[1] for c in vote.counts)))]
        n, n1, n2 = LINES[2:6], LINES[3:7], LINES[4:8]
        show = presentation(sheet, meta.job, n1)
        analysis, others = modifications(sheet.changes, n2) + voting(votes, n2), other_references(sheet, n2)
        before = f'{n[1]}<analysis source="#unres">{analysis}' if analysis or others else ""
        after = f"{n[1]}</analysis>" if before else ""
        attached = _attachments_of(annexes, n[2], "") if annexes else ""
        active = amended(sheet.changes, n[2]) if sheet.changes else ""
        front, rest = identification(one, self.head, "main", n1, title, data)
        return (
            f"{n[0]}<meta>{front}",
            rest,
            publication(one, self.head, n[1]),
            f"{lifecycle(one, n1)}{workflow(sheet, one, meta, outcome, n1)}{before}",
            others,
            f'{after}{n[1]}<references source="#unres">{original(one, n[2])}{attached}{active}',
            entries(sheet, n[2]),
            f"{n[1]}</references>",
            proprietary(sheet, n1),
            f"{show}{n[0]}</meta>",
        )

    def _statement(
        self,
        part: Resolution,
        cover: Sequence[CoverLine],
        spans: dict[int, list[Stretch]],
        depth: int,
        *,
        last: bool = True,
    ) -> list[str]:
        """Everything of a main document element but its `meta`."""
        sheet = self.sheet
        sheet.prefix = ""
        out: list[str] = []
        sheet.out = out
        write_cover(sheet, cover, self.meta, depth)
        write_preamble(sheet, part.preamble, depth, self._embed)
        if self.meta.kind == "decision" and self.meta.meetings:
            sheet.event = adoption_event(sheet, self.meta)
            sheet.meetings = self.meta.meetings
            sheet.dropped = sheet.seeking = True
        write_body(sheet, part.body, depth, self._embed)
        sheet.meetings, sheet.seeking = (), sheet.full
        at = len(out)
        out.append("")
        closing, count = write_closing(sheet, part.closing, self.meta, spans, depth)
        if part.annexes:
            self._annexes(part.annexes, depth, self.one if sheet.work == self.one.work else None, part)
        if last:
            sheet.prefix = ""
            closing += write_unplaced(sheet, count + 1, depth)
        if closing:
            out[at] = f"{LINES[depth]}<conclusions>{closing}{LINES[depth]}</conclusions>"
        return [located("".join(out), part, self.document.source)] if self.positions else out

    # -- annexes and drafts -------------------------------------------------------------------------------------------

    def _annexes(self, annexes: Sequence[Annex], depth: int, one: Identity | None, part: Resolution) -> None:
        if one is None:
            one = identify(self.meta, letter=part.letter)
        self._attachments(annexes, depth, one, "main", attribute(one.symbol or one.show) or one.number, "")

    def _attachments(
        self, annexes: Sequence[Annex], depth: int, one: Identity, parent: str, show: str, outer: str
    ) -> None:
        """One `attachment` for each annex or appendix; `outer` is the prefix of the document element it is attached to."""
        sheet = self.sheet
        out, nl = sheet.out, sheet.lines
        out.append(f"{nl[depth]}<attachments>")
        d = depth + 1
        for annex in annexes:
            eid = annex.eid
            component = eid.removeprefix(outer).replace("__", "/")
            sheet.prefix = eid + "__"
            out.append(f'{nl[d]}<attachment eId="{eid}">')
            label = sheet.inline(annex.label)
            if label:
                out.append(f"{nl[d + 1]}<heading>{label}</heading>")
            name = "annex" if parent == "main" else "appendix"
            m = nl[d + 2 : d + 7]
            out.append(
                f'{nl[d + 1]}<doc name="{name}">{m[0]}<meta>{"".join(identification(one, self.head, component, m[1:]))}'
                f'{m[1]}<references source="#unres">{m[2]}<attachmentOf eId="{eid}__attachmentOf_1" href="!{parent}" '
                f'showAs="{show}"/>{m[1]}</references>{m[0]}</meta>'
            )
            if annex.titles:
                out.append(f"{m[0]}<preface>")
                for k, title in enumerate(annex.titles):
                    text = sheet.inline(title)
                    out.append(f"{m[1]}<p>{text if k else f'<docTitle>{text}</docTitle>'}</p>")
                out.append(f"{m[0]}</preface>")
            start = preamble_end(annex.children)
            write_preamble(sheet, annex.children[:start], d + 2, self._embed)
            write_body(sheet, annex.children[start:], d + 2, self._embed)
            closing, _ = write_closing(sheet, annex.closing, self.meta, {}, d + 2)
            if closing:
                out.append(f"{m[0]}<conclusions>{closing}{m[0]}</conclusions>")
            if annex.annexes:
                shown = attribute(annex.label.value) or "附件"
                self._attachments(annex.annexes, d + 2, one, component, shown, outer)
            out.append(f"{nl[d + 1]}</doc>{nl[d]}</attachment>")
        out.append(f"{nl[depth]}</attachments>")

    def _embed(self, sheet: Sheet, draft: Draft, before: str) -> str:
        """`before` and a quoted draft: a document of its own inside the paragraph that introduces it, without line ends (akn4un 5.4)."""
        if draft.excerpt:
            return write_quotation(sheet, draft, before, self._embed)
        self.drafts += 1
        part = draft.resolution
        eid = draft.eid
        kind = "decisionDraft" if "决定草案" in before and "决议草案" not in before else "resolutionDraft"
        formula = next((node.content.value for node in part.preamble if isinstance(node, Formula)), "")
        found = _ORGAN.search(formula)
        host = self.one
        symbol = f"{encode(host.symbol or host.show)}-draft_{self.drafts}"
        one = Identity(
            element="statement",
            subtype="deliberation",
            actor=ORGANS[found[0]] if found else host.actor,
            date=host.date,
            named="draft",
            number=symbol,
            show="决定草案" if kind == "decisionDraft" else "决议草案",
            symbol="",
            nominal=host.nominal,
        )
        sheet.thing(one.actor)
        out, lines, prefix = sheet.out, sheet.lines, sheet.prefix
        sheet.out, sheet.lines, sheet.prefix = [], FLAT, eid + "__"
        inner = eid + "__"
        head = Head("", "", self.head.marked)
        sheet.out.append(
            f'<embeddedStructure eId="{eid}"><statement name="{kind}"><meta>{"".join(identification(one, head, "main", FLAT))}'
            f'{lifecycle(one, FLAT, inner)}<references source="#unres">{original(one, "", inner)}'
            f"{_attachments_of(part.annexes, '', inner)}</references></meta>"
        )
        write_cover(sheet, part.cover, self.meta, 0)
        write_preamble(sheet, part.preamble, 0, self._embed)
        write_body(sheet, part.body, 0, self._embed)
        spans, _ = vote_of(sheet, part.closing, one.actor)
        closing, _ = write_closing(sheet, part.closing, self.meta, spans, 0)
        if closing:
            sheet.out.append(f"<conclusions>{closing}</conclusions>")
        if part.annexes:
            self._attachments(part.annexes, 0, one, "main", one.show, inner)
        sheet.out.append("</statement></embeddedStructure>")
        made = "".join(sheet.out)
        sheet.out, sheet.lines, sheet.prefix = out, lines, prefix
        return before + made


def _joint(meta: Meta, metas: Sequence[Meta]) -> Meta:
    """What identifies a file of several resolutions: what they have in common, and the numbers of the first and the last."""
    if not metas:
        return meta
    ends = [identify(one).show for one in (metas[0], metas[-1])]
    return evolve(meta, symbol="", number=" ".join(dict.fromkeys(ends)), part="")


def _attachments_of(annexes: Iterable[Annex], line: str, prefix: str) -> str:
    return "".join(
        f'{line}<hasAttachment eId="{prefix}hasAttachment_{k}" href="!{annex.eid.rpartition("__")[2]}" '
        f'showAs="{attribute(annex.label.value) or "附件"}"/>'
        for k, annex in enumerate(annexes, 1)
    )
