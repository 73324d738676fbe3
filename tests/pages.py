"""Web pages and word processors' HTML with the text of `examples/library.md`."""

from __future__ import annotations

import re
from pathlib import Path

EXAMPLE = (Path(__file__).parents[1] / "examples" / "library.md").read_text(encoding="utf-8")


def blocks(call):
    """The example's blocks as HTML, `(kind, html)`, and its notes; `call` writes the call of a note."""
    made, notes = [], []
    for block in re.split(r"\n{2,}", EXAMPLE.strip()):
        if block.startswith(("---", "A/RES/99/201   ")):
            continue
        if note := re.match(r"<sup>([0-9])</sup> (.+)", block):
            notes.append((note[1], note[2]))
            continue
        if block.startswith("|"):
            rows = [re.findall(r"[^|\s]+", row) for row in block.split("\n") if "---" not in row]
            html = "".join("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>\n" for row in rows)
            made.append(("table", html))
            continue
        kind = "heading" if re.fullmatch(r"#+ .+|\*\*.{4,9}\*\*", block) else "text"
        if re.match(r"[0-9]\. ", block):
            kind = "number"
        elif block.startswith("("):
            kind = "item"
        elif block[0] in "㈠㈡":
            kind = "sub"
        block = re.sub(r"^#+ |^\*\*(.{4,9})\*\*$", r"\1", block)
        block = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", block)
        block = re.sub(r"<sup>([0-9])</sup> ?", lambda m: call(m[1]), block)
        made.append((kind, re.sub(r"\s*\n", "<br>\n", block)))
    return made, notes


def word() -> str:
    """Word's own saving, conditional comments and lists included."""

    def call(n):
        return (
            f'<a style=\'mso-footnote-id:ftn{n}\' href="#_ftn{n}" name="_ftnref{n}" title=""><span class=MsoFootnoteReference>'
            f"<span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference>"
            f"<span lang=EN-US style='font-size:10.0pt'>[{n}]</span></span><![endif]></span></span></a>"
        )

    made, notes = blocks(call)
    out = []
    for kind, html in made:
        if kind == "table":
            out.append(f"<table class=MsoNormalTable border=1>{html}</table>")
        elif kind == "number":
            number, text = html.split(" ", 1)
            out.append(
                "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>"
                f"<span style='mso-list:Ignore'>{number}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span>"
                f"<![endif]>{text}<o:p></o:p></p>"
            )
        else:
            out.append(f"<p class=MsoNormal><span lang=ZH-CN>{html}</span><o:p></o:p></p>")
    out.append(
        "<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width=\"33%\"><![endif]>"
    )
    for n, text in notes:
        out.append(
            f"<div style='mso-element:footnote' id=ftn{n}><p class=MsoFootnoteText><a style='mso-footnote-id:ftn{n}' href=\"#_ftnref{n}\" "
            f'name="_ftn{n}" title=""><span class=MsoFootnoteReference><span style=\'mso-special-character:footnote\'>'
            f"<![if !supportFootnotes]><span>[{n}]</span><![endif]></span></span></a> {text}<o:p></o:p></p></div>"
        )
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type content="text/html; charset=gb2312">'
        "<title>决议</title><!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>某人</o:Author></o:DocumentProperties></xml><![endif]-->"
        "<style><!-- p.MsoNormal {margin:0cm} --></style></head><body lang=ZH-CN><div class=WordSection1>"
        + "\n".join(out)
        + "</div></div></body></html>"
    )


def libre() -> str:
    """LibreOffice's saving."""
    made, notes = blocks(
        lambda n: (
            f'<sup><a class="sdfootnoteanc" name="sdfootnote{n}anc" href="#sdfootnote{n}sym"><sup>{n}</sup></a></sup>'
        )
    )
    body = "".join(
        f"<table>{html}</table>"
        if kind == "table"
        else f'<p style="line-height: 100%"><font face="SimSun">{html}</font></p>'
        for kind, html in made
    )
    feet = "".join(
        f'<div id="sdfootnote{n}"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote{n}sym" href="#sdfootnote{n}anc">{n}</a>{text}</p></div>'
        for n, text in notes
    )
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"/></head><body>{body}{feet}</body></html>'


def _wiki(made, notes, *, back, head="", foot="") -> str:
    out = []
    numbered = False
    for kind, html in made:
        if kind == "number" and not numbered:
            out.append("<ol>")
        if numbered and kind in {"text", "heading", "table"}:
            out.append("</ol>")
            numbered = False
        if kind == "number":
            value, text = html.split(". ", 1)
            out.append(f'<li value="{value}">{text}</li>')
            numbered = True
        elif kind == "item":
            out.append(f"<dl><dd>{html}</dd></dl>")
        elif kind == "sub":
            out.append(f"<dl><dd><dl><dd>{html}</dd></dl></dd></dl>")
        elif kind == "heading":
            out.append(
                f'<div class="mw-heading mw-heading2"><h2 id="x">{html}</h2><span class="mw-editsection"><span class="mw-editsection-bracket">[</span>'
                f'<a href="/w/index.php?action=edit" title="编辑"><span>编辑</span></a><span class="mw-editsection-bracket">]</span></span></div>'
            )
        else:
            out.append(f"<table>{html}</table>" if kind == "table" else f"<p>{html}\n</p>")
    listed = "".join(
        f'<li id="cite_note-{n}"><span class="mw-cite-backlink">{back(n)}</span> <span class="reference-text">{text}</span>\n</li>'
        for n, text in notes
    )
    return (
        '<!DOCTYPE html><html class="client-nojs" lang="zh"><head><meta charset="UTF-8"><title>某决议 - 维基文库</title><script>var a="<p>大会，</p>";</script></head>'
        '<body class="mediawiki"><a class="mw-jump-link" href="#bodyContent">跳转到内容</a>'
        '<div class="vector-header-container"><nav aria-label="站点"><ul><li><a href="/wiki/首页"><span>首页</span></a></li><li><a href="/wiki/x">最近更改</a></li></ul></nav></div>'
        '<div id="content" class="mw-body"><div id="siteNotice"><!-- CentralNotice --></div><h1 id="firstHeading">联合国大会第99/201号决议</h1>'
        f'<div id="bodyContent"><div id="siteSub">维基文库，自由的图书馆</div><div id="contentSub"></div>{head}<div class="mw-parser-output">'
        + "\n".join(out)
        + f'<div class="mw-heading"><h2 id="注释">注释</h2></div><div class="mw-references-wrap"><ol class="references">{listed}</ol></div>'
        + f'{foot}</div><div class="printfooter" data-nosnippet="">取自“<a href="https://zh.wikisource.org/">https://zh.wikisource.org/w/index.php?title=x</a>”</div></div>'
        '<div id="catlinks" class="catlinks"><div>分类：<ul><li><a href="/wiki/Category:联合国大会决议">联合国大会决议</a></li></ul></div></div></div>'
        '<footer id="footer"><ul><li>本页面最后修订于2045年1月1日。</li><li>本站的全部文字在知识共享 署名-相同方式共享 4.0协议之条款下提供。</li></ul></footer></body></html>'
    )


_BOX = (
    '<table id="headertemplate" class="header_backlink"><tbody><tr><td><a href="/wiki/a">←第99/200号决议</a></td><td><b>社区图书馆促进终身学习</b><br>作者：<a href="/wiki/b">联合国大会</a>'
    '<br>2044年12月16日</td><td><a href="/wiki/c">第99/202号决议→</a></td></tr></tbody></table>'
)
_LICENCE = '<div class="licenseContainer licenseBanner"><table><tbody><tr><td></td><td>本作品属于<b>公有领域</b>，因为它是联合国的正式文件。</td></tr></tbody></table></div>'


def wiki() -> str:
    made, notes = blocks(lambda n: f'<sup id="cite_ref-{n}" class="reference"><a href="#cite_note-{n}">[{n}]</a></sup>')
    return _wiki(
        made, notes, back=lambda n: f'<b><a href="#cite_ref-{n}" aria-label="跳转">↑</a></b>', head=_BOX, foot=_LICENCE
    )


def wiki_new() -> str:
    """MediaWiki of 2024: brackets in spans of their own, notes called with numbers of each call."""
    made, notes = blocks(
        lambda n: (
            f'<span id="cite_ref-a_{n}-1"></span><sup id="cite_ref-a_{n}-0" class="reference"><a href="#cite_note-{n}"><span class="cite-bracket">&#91;</span>{n}<span class="cite-bracket">&#93;</span></a></sup>'
        )
    )
    return _wiki(
        made,
        notes,
        back=lambda n: (
            f'↑ <sup><a href="#cite_ref-a_{n}-0"><i><b>{n}.0</b></i></a></sup> <sup><a href="#cite_ref-a_{n}-1"><i><b>{n}.1</b></i></a></sup>'
        ),
        head=_BOX,
        foot=_LICENCE,
    )


def site() -> str:
    """A page of an organisation's site."""
    made, notes = blocks(lambda n: f"<sup>{n}</sup>")
    body = "".join(
        f"<table>{html}</table>" if kind == "table" else f"<h3>{html}</h3>" if kind == "heading" else f"<p>{html}</p>"
        for kind, html in made
    )
    feet = "".join(f"<p><sup>{n}</sup> {text}</p>" for n, text in notes)
    return (
        '<!doctype html><html lang="zh-hans"><head><meta charset="utf-8"><title>联合国</title><script src="x.js"></script></head><body>'
        '<div id="skip-link"><a href="#main-content" class="visually-hidden">跳转到主要内容</a></div><header class="brandbar"><ul><li><a href="/ar">العربية</a></li>'
        '<li><a href="/zh">中文</a></li><li><a href="/en">English</a></li></ul><h2 class="site-name"><a href="/zh">联合国</a></h2></header>'
        '<nav class="navbar" role="navigation"><ul><li><a href="/zh/about">关于我们</a></li><li><a href="/zh/docs">文件</a></li></ul></nav>'
        '<ol class="breadcrumb"><li><a href="/">首页</a></li><li class="active">决议</li></ol><div class="alert" role="alert">本网站使用Cookie。<button>同意</button></div>'
        f'<main id="main-content"><article class="node"><div class="field--name-body">{body}{feet}</div></article></main>'
        '<aside class="sidebar"><h2>相关文章</h2><ul><li><a href="/a">另一决议</a></li></ul></aside><div class="share"><a href="#">分享到微博</a> <a href="#">打印本页</a></div>'
        '<footer><p>© 联合国 版权所有</p><ul><li><a href="/privacy">隐私政策</a></li><li><a href="/terms">使用条款</a></li></ul></footer></body></html>'
    )


def lists() -> str:
    """Numbers that stand in no text: nested <ol>."""
    made, notes = blocks(
        lambda n: f'<a href="#fn{n}" class="footnote-ref" id="fnref{n}" role="doc-noteref"><sup>{n}</sup></a>'
    )
    out = []
    depth = 0
    levels = {"number": 1, "item": 2, "sub": 3}
    types = {1: "<ol>", 2: '<ol type="a">', 3: '<ol style="list-style-type: lower-roman">'}
    number = 0
    for kind, html in made:
        level = levels.get(kind, 0)
        while depth > level:
            out.append("</li></ol>")
            depth -= 1
        if depth == level and level:
            out.append("</li>")
        while depth < level:
            depth += 1
            out.append(types[depth] if depth > 1 or number == 0 else f'<ol start="{number + 1}">')
        if level:
            number = number + 1 if kind == "number" else number
            text = re.sub(r"^(?:[0-9]\.|\([a-z]\)|[㈠㈡]) ", "", html)
            out.append(f"<li><p>{text}</p>")
        elif kind == "table":
            out.append(f"<table>{html}</table>")
        else:
            if html == "附件":
                number = 0
            out.append(f"<p>{html}</p>" if kind == "text" else f"<h2>{html}</h2>")
    feet = "".join(
        f'<li id="fn{n}"><p>{text}<a href="#fnref{n}" class="footnote-back" role="doc-backlink">↩︎</a></p></li>'
        for n, text in notes
    )
    return f'<html><body>{"".join(out)}<section id="footnotes" class="footnotes" role="doc-endnotes"><hr /><ol>{feet}</ol></section></body></html>'


def breaks() -> str:
    """One paragraph with line breaks, as pasted into a web form."""
    made, notes = blocks(lambda n: f"[{n}]")
    text = "<br><br>\n".join(re.sub(r"</?td>|</?p>|</?tr>", " ", html) for kind, html in made if kind != "table")
    return f"<html><body><div>{text}<br><br>" + "<br>".join(f"[{n}] {t}" for n, t in notes) + "</div></body></html>"


PAGES = [word, libre, wiki, wiki_new, site, lists]
