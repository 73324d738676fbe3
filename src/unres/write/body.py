"""Preamble, body, annex text: the tree as AKN elements (akn4un 4, 5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from unres.kept import Kept
from unres.model.base import Node
from unres.model.blocks import Clause, Draft, Formula, Opaque, Paragraph, Point, Section, Table
from unres.model.lists import arrange
from unres.model.pieces import division
from unres.model.text import EMPTY, Action, Text
from unres.write.cover import organ_span
from unres.write.sheet import Sheet
from unres.write.xml import attribute, plain

#: writes a quoted draft (`unres.write.file`), which is a document of its own, behind the text of the `p` it stands in
Embed = Callable[[Sheet, Draft, str], str]


#: numbers, of which there are few
_NUMBERS = Kept(plain)
#: action phrases as values of attributes
_PHRASES = Kept(attribute)


def write_preamble(sheet: Sheet, nodes: Sequence[Node], depth: int, embed: Embed) -> None:
    """`preamble` with one container per clause; nothing if there are no nodes."""
    if not nodes:
        return
    out, inline, put = sheet.out, sheet.inline, sheet.put
    zero, one, two = sheet.lines[depth : depth + 3]
    out.append(f"{zero}<preamble>")
    # what is the same of all clauses, once
    name, text, end = f'{one}<container name="', f'">{two}<p>', f"</p>{one}</container>"
    for node in nodes:
        if isinstance(node, Clause) and not node.children:
            content, actions = node.content, node.actions
            put(out, content, actions, f'{name}{_clause_name(content.value, actions)}" eId="{node.eid}{text}', end)
        elif isinstance(node, Formula):
            content = node.content
            begin = f'{one}<formula name="enactingFormula" eId="{node.eid}{text}'
            sheet.line(out, content, organ_span(sheet, content.value), begin, f"</p>{one}</formula>")
        elif isinstance(node, Section):
            label = plain(node.label.text) if node.label is not None else ""
            lines = "".join([inline(line) for line in node.subheadings])
            out.append(f'{one}<block name="heading" eId="{node.eid}">{label}{inline(node.content)}{lines}</block>')
            for child in node.children:
                _container(sheet, child, depth + 1, embed)
        else:
            _container(sheet, node, depth + 1, embed)
    out.append(f"{zero}</preamble>")


def _clause_name(value: str, actions: tuple[Action, ...]) -> str:
    """The name of a clause's container: its first action phrase as printed (akn4un 4)."""
    if not actions:
        return "akn4un:actingUnder" if value.startswith("根据《联合国宪章》") and "采取行动" in value else "preambular"
    first = actions[0]
    return "akn4un:actingUnder" if first.key == "actUnder" else _PHRASES[first.text] or "preambular"


def _container(sheet: Sheet, node: Node, depth: int, embed: Embed) -> None:
    nl = sheet.lines[depth]
    out = sheet.out
    eid, name = node.eid, "preambular"
    if isinstance(node, Clause):
        name = _clause_name(node.content.value, node.actions)
    elif isinstance(node, Point):
        eid = eid.rpartition("__list_")[0]
    elif "__table_" in eid:
        eid = eid.rpartition("__table_")[0]
    elif "__block_" in eid:
        eid = eid.rpartition("__block_")[0]
    elif isinstance(node, Draft):
        # counted by itself; the container takes its number
        eid = f"{eid}__container_1"
    out.append(f'{nl}<container name="{name}" eId="{eid}">')
    if isinstance(node, Clause):
        _loose(sheet, node.content, node.actions, node.children, depth + 1, embed)
    elif isinstance(node, Point):
        _block_list(sheet, f"{eid}__list_1", None, (node,), None, depth + 1, embed)
    else:
        out.append(_blocks(sheet, None, (node,), depth + 1, embed))
    out.append(f"{nl}</container>")


def _loose(
    sheet: Sheet,
    content: Text,
    actions: tuple[Action, ...],
    children: tuple[Node, ...],
    depth: int,
    embed: Embed,
) -> None:
    """Text and items where lists are `blockList`s: in a container, an item, a cell."""
    out = sheet.out
    text = sheet.inline(content, actions)
    if not children:
        out.append(f"{sheet.lines[depth]}<p>{text}</p>")
        return
    arrangement = arrange(children)
    runs = arrangement.runs
    intro: str | None = text
    if arrangement.lead or not runs or runs[0].kind != "list":
        out.append(_blocks(sheet, text, arrangement.lead, depth, embed))
        intro = None
    for run in runs:
        if run.kind == "list":
            name = run.nodes[0].eid.rpartition("__")[0]
            _block_list(sheet, name, intro or None, run.nodes, run.wrap, depth, embed)
            intro = None
        else:
            out.append(_blocks(sheet, None, run.nodes, depth, embed))


def _block_list(
    sheet: Sheet, eid: str, intro: str | None, points: Iterable[Node], wrap: Node | None, depth: int, embed: Embed
) -> None:
    out, nl = sheet.out, sheet.lines
    one, two = nl[depth + 1], nl[depth + 2]
    out.append(f'{nl[depth]}<blockList eId="{eid}">')
    if intro is not None:
        out.append(f'{one}<listIntroduction eId="{eid}__intro">{intro}</listIntroduction>')
    for point in points:
        label = getattr(point, "label", None)
        out.append(f'{one}<item eId="{point.eid}">')
        if label is not None:
            out.append(f"{two}<num>{plain(label.text)}</num>")
        _loose(sheet, getattr(point, "content", EMPTY), (), point.nodes, depth + 2, embed)
        out.append(f"{one}</item>")
    if wrap is not None:
        text = sheet.inline(getattr(wrap, "content", EMPTY))
        out.append(f'{one}<listWrapUp eId="{eid}__wrapup">{text}</listWrapUp>')
    out.append(f"{nl[depth]}</blockList>")


def _blocks(sheet: Sheet, first: str | None, nodes: Iterable[Node], depth: int, embed: Embed) -> str:
    """`p`, tables, drafts and opaque text one after the other; a draft stands in the `p` before it."""
    nl = sheet.lines[depth]
    done: list[str] = []
    pending = first
    for node in nodes:
        if isinstance(node, Draft):
            done.append(f"{nl}<p>{embed(sheet, node, pending or '')}</p>")
            pending = None
            continue
        if pending is not None:
            done.append(f"{nl}<p>{pending}</p>")
            pending = None
        if isinstance(node, Table):
            done.append(_table(sheet, node, depth))
        elif isinstance(node, Opaque):
            done.append(f'{nl}<block name="opaque" eId="{node.eid}">{plain(node.raw)}</block>')
        elif node.kind in ("continuation", "closing", "cover"):
            pending = sheet.inline(node.content)  # type: ignore[attr-defined]
        else:
            done.append(_other(sheet, node, nl))
    if pending is not None:
        done.append(f"{nl}<p>{pending}</p>")
    return "".join(done)


def _other(sheet: Sheet, node: Node, nl: str) -> str:
    """A node that has no business here, as plain lines: text is never dropped (akn4un 5.6)."""
    out = []
    stack: list[Node] = [node]
    while stack:
        at = stack.pop()
        label = getattr(at, "label", None)
        number = f"{plain(label.text)} " if label is not None and not isinstance(label, Text) else ""
        content = getattr(at, "content", None)
        if isinstance(content, Text):
            out.append(f"{nl}<p>{number}{sheet.inline(content)}</p>")
        elif at.text:
            out += [f"{nl}<p>{plain(line)}</p>" for line in at.text.split("\n")]
        stack.extend(reversed(at.nodes))
    return "".join(out) or f"{nl}<p/>"


def _table(sheet: Sheet, table: Table, depth: int) -> str:
    nl = sheet.lines
    one, two = nl[depth + 1], nl[depth + 2]
    out = [f'{nl[depth]}<table eId="{table.eid}">']
    if table.caption is not None:
        out.append(f"{one}<caption>{sheet.inline(table.caption)}</caption>")
    rows = 0
    for row in table.rows:
        if not row.cells:
            continue
        rows += 1
        out.append(f"{one}<tr>")
        for cell in row.cells:
            tag = "th" if cell.header else "td"
            span = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
            if cell.rowspan > 1:
                span += f' rowspan="{cell.rowspan}"'
            if not cell.contents:
                out.append(f"{two}<{tag}{span}/>")
                continue
            out.append(f"{two}<{tag}{span}>")
            out += [f"<p>{sheet.inline(text)}</p>" for text in cell.contents]
            out.append(f"</{tag}>")
        out.append(f"{one}</tr>")
    if not rows:
        out.append(f"{one}<tr>{two}<td/>{one}</tr>")
    out.append(f"{nl[depth]}</table>")
    return "".join(out)


def write_body(sheet: Sheet, nodes: Sequence[Node], depth: int, embed: Embed) -> None:
    """`mainBody`, never empty."""
    nl = sheet.lines[depth]
    sheet.out.append(f"{nl}<mainBody>")
    if not nodes:
        sheet.out.append(f'{sheet.lines[depth + 1]}<hcontainer name="empty" eId="{sheet.prefix}empty_1"/>')
    _children(sheet, nodes, depth + 1, embed, top=True)
    sheet.out.append(f"{nl}</mainBody>")


def write_excerpt(sheet: Sheet, nodes: Sequence[Node], embed: Embed) -> None:
    """Provisions of a text as they stand in a quotation: the children of a `mainBody`."""
    _children(sheet, nodes, 0, embed, top=True)


def _children(sheet: Sheet, nodes: Sequence[Node], depth: int, embed: Embed, *, top: bool = False) -> None:
    out, put = sheet.out, sheet.put
    nl, one, two = sheet.lines[depth : depth + 3]
    # what is the same of all paragraphs without children (`_hierarchical`), once
    begin, label, number, content = f'{nl}<paragraph eId="', f'">{one}<num>', f'</num>{one}<content eId="', f'">{one}<content eId="'
    text, end = f'__content">{two}<p>', f"</p>{one}</content>{nl}</paragraph>"
    group = inside = False
    at = 0
    size = len(nodes)
    while at < size:
        node = nodes[at]
        if isinstance(node, Paragraph) and not group:
            eid = node.eid
            at += 1
            if node.children:
                _hierarchical(sheet, node, "paragraph", node.actions, depth, embed)
                continue
            if node.label is not None:
                head = f"{begin}{eid}{label}{_NUMBERS[node.label.text]}{number}{eid}{text}"
            else:
                head = f"{begin}{eid}{content}{eid}{text}"
            put(out, node.content, node.actions, head, end)
            continue
        if top and isinstance(node, (Clause, Formula)) and not (group and inside):
            # a preamble without a section around it (akn4un 4, case 4)
            if group:
                out.append(f"{nl}</hcontainer>")
            out.append(f'{nl}<hcontainer name="resolutionPart" eId="{node.eid.rpartition("__")[0]}">')
            group = inside = True
        elif group and isinstance(node, Section):
            out.append(f"{nl}</hcontainer>")
            group = False
        if group and not isinstance(node, (Clause, Formula)):
            inside = False
        level = depth + 1 if group else depth
        if isinstance(node, Point):
            after = at + 1
            while after < size and isinstance(nodes[after], Point):
                after += 1
            _list(sheet, node.eid.rpartition("__")[0], "", nodes[at:after], None, level, embed)
            at = after
            continue
        _child(sheet, node, level, embed, top=top and not group)
        at += 1
    if group:
        out.append(f"{nl}</hcontainer>")


def _child(sheet: Sheet, node: Node, depth: int, embed: Embed, *, top: bool) -> None:
    out = sheet.out
    nl = sheet.lines[depth]
    if isinstance(node, Paragraph):
        _hierarchical(sheet, node, "paragraph", node.actions, depth, embed)
    elif isinstance(node, Section):
        _section(sheet, node, depth, embed)
    elif isinstance(node, Clause):
        if node.children:
            _later_clause(sheet, node, depth, embed)
        else:
            text = sheet.inline(node.content, node.actions)
            out.append(f'{nl}<crossHeading eId="{node.eid}" refersTo="{sheet.thing("preamble")}">{text}</crossHeading>')
    elif isinstance(node, Formula):
        text = sheet.inline(node.content)
        refers = sheet.thing("enactingFormula")
        out.append(f'{nl}<crossHeading eId="{node.eid}" refersTo="{refers}">{text}</crossHeading>')
    elif isinstance(node, Table):
        if top:
            out.append(_table(sheet, node, depth))
        else:
            eid = node.eid.rpartition("__table_")[0]
            one = sheet.lines[depth + 1]
            out.append(f'{nl}<paragraph eId="{eid}">{one}<content eId="{eid}__content">')
            out.append(f"{_table(sheet, node, depth + 2)}{one}</content>{nl}</paragraph>")
    else:
        if isinstance(node, Draft):
            tag, eid = 'hcontainer name="embedded"', _beside(node.eid)
        elif isinstance(node, Opaque):
            tag, eid = 'hcontainer name="opaque"', node.eid
        else:
            tag, eid = "paragraph", node.eid
        one = sheet.lines[depth + 1]
        out.append(f'{nl}<{tag} eId="{eid}">{one}<content eId="{eid}__content">')
        if isinstance(node, Opaque):
            two = sheet.lines[depth + 2]
            out.append("".join(f"{two}<p>{plain(line)}</p>" for line in node.raw.split("\n")))
        else:
            out.append(_blocks(sheet, None, (node,), depth + 2, embed))
        out.append(f"{one}</content>{nl}</{tag.partition(' ')[0]}>")


def _beside(eid: str) -> str:
    """The id of the element a draft stands in when there is no paragraph for it."""
    prefix, joint, last = eid.rpartition("__")
    return prefix + joint + last.replace("estr", "embedded")


def _later_clause(sheet: Sheet, node: Clause, depth: int, embed: Embed) -> None:
    """A preambular paragraph with items in the body is a `list`, because a `crossHeading` cannot hold one."""
    points = [child for child in node.children if isinstance(child, Point)]
    others = [child for child in node.children if not isinstance(child, Point)]
    text = sheet.inline(node.content, node.actions)
    out, nl = sheet.out, sheet.lines
    out.append(f'{nl[depth]}<list eId="{node.eid}" refersTo="{sheet.thing("preamble")}">')
    out.append(f'{nl[depth + 1]}<intro eId="{node.eid}__intro">{_blocks(sheet, text, others, depth + 2, embed)}')
    out.append(f"{nl[depth + 1]}</intro>")
    for point in points:
        _point(sheet, point, depth + 1, embed)
    out.append(f"{nl[depth]}</list>")


def _section(sheet: Sheet, node: Section, depth: int, embed: Embed) -> None:
    out = sheet.out
    nl, one = sheet.lines[depth], sheet.lines[depth + 1]
    element = division(node.level)[0]
    name = f' name="{node.level}"' if element == "hcontainer" else ""
    out.append(f'{nl}<{element}{name} eId="{node.eid}">')
    if node.label is not None:
        out.append(f"{one}<num>{plain(node.label.text)}</num>")
    heading = sheet.inline(node.content)
    if heading:
        out.append(f"{one}<heading>{heading}</heading>")
    elif node.subheadings or node.label is not None:
        out.append(f"{one}<heading/>")  # a number alone is a heading too, not the number of the text below it
    out += [f"{one}<subheading>{sheet.inline(line)}</subheading>" for line in node.subheadings]
    only = node.children[0] if len(node.children) == 1 else None
    if isinstance(only, Paragraph) and only.eid == f"{node.eid}__content":
        # an article that is one text
        text = sheet.inline(only.content, only.actions)
        body = _blocks(sheet, text, only.children, depth + 2, embed)
        out.append(f'{one}<content eId="{only.eid}">{body}{one}</content>')
    else:
        _children(sheet, node.children, depth + 1, embed)
    out.append(f"{nl}</{element}>")


def _hierarchical(
    sheet: Sheet, node: Paragraph | Point, element: str, actions: tuple[Action, ...], depth: int, embed: Embed
) -> None:
    """A paragraph or point: `num`, then either `content`, or lists with their lead-in (akn4un 5.2)."""
    eid = node.eid
    nl, one = sheet.lines[depth], sheet.lines[depth + 1]
    out = sheet.out
    head = f'{nl}<{element} eId="{eid}">'
    if node.label is not None:
        head += f"{one}<num>{_NUMBERS[node.label.text]}</num>"
    if not node.children:
        head += f'{one}<content eId="{eid}__content">{sheet.lines[depth + 2]}<p>'
        sheet.put(out, node.content, actions, head, f"</p>{one}</content>{nl}</{element}>")
        return
    out.append(head)
    text = sheet.inline(node.content, actions)
    arrangement = arrange(node.children)
    runs = arrangement.runs
    if not runs:
        body = _blocks(sheet, text, arrangement.lead, depth + 2, embed)
        out.append(f'{one}<content eId="{eid}__content">{body}{one}</content>{nl}</{element}>')
        return
    lead = ""
    if text or arrangement.lead:
        lead = _blocks(sheet, text, arrangement.lead, depth + (3 if runs[0].kind == "list" else 2), embed)
    alineas = 0
    for k, run in enumerate(runs):
        if run.kind == "list":
            _list(sheet, run.nodes[0].eid.rpartition("__")[0], lead, run.nodes, run.wrap, depth + 1, embed)
        else:
            if lead and k == 0:
                out.append(f'{one}<intro eId="{eid}__intro">{lead}{one}</intro>')
            if run.kind == "division":
                _child(sheet, run.nodes[0], depth + 1, embed, top=False)
            else:
                alineas += 1
                name = run.nodes[0].eid if run.nodes[0].kind == "continuation" else f"{eid}__al_{alineas}"
                two = sheet.lines[depth + 2]
                body = _blocks(sheet, None, run.nodes, depth + 3, embed)
                out.append(
                    f'{one}<alinea eId="{name}">{two}<content eId="{name}__content">{body}{two}</content>{one}</alinea>'
                )
        lead = ""
    out.append(f"{nl}</{element}>")


def _list(
    sheet: Sheet, eid: str, lead: str, points: Iterable[Node], wrap: Node | None, depth: int, embed: Embed
) -> None:
    out = sheet.out
    nl, one = sheet.lines[depth], sheet.lines[depth + 1]
    out.append(f'{nl}<list eId="{eid}">')
    if lead:
        out.append(f'{one}<intro eId="{eid}__intro">{lead}{one}</intro>')
    for point in points:
        _point(sheet, point, depth + 1, embed)
    if wrap is not None:
        text = sheet.inline(getattr(wrap, "content", EMPTY))
        out.append(f'{one}<wrapUp eId="{wrap.eid}">{sheet.lines[depth + 2]}<p>{text}</p>{one}</wrapUp>')
    out.append(f"{nl}</list>")


def _point(sheet: Sheet, point: Node, depth: int, embed: Embed) -> None:
    if isinstance(point, Point):
        eid = point.eid
        element = "indent" if "indent_" in eid and eid.rpartition("__")[2].startswith("indent_") else "point"
        _hierarchical(sheet, point, element, (), depth, embed)
