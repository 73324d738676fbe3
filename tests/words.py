"""Word files made part by part, without any program that might leave out what is to be tested."""

from __future__ import annotations

import io
import zipfile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wp="urn:wp" xmlns:a="urn:a"'
)


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    shown = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{shown}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*contents: str, properties: str = "") -> str:
    """A paragraph; contents without a tag are runs."""
    shown = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{shown}{''.join(c if c.startswith('<') else run(c) for c in contents)}</w:p>"


def note(number: int, kind: str = "footnote", mark: str = "") -> str:
    """The call of a note."""
    if mark:
        return f'<w:r><w:{kind}Reference w:customMarkFollows="1" w:id="{number}"/><w:t>{mark}</w:t></w:r>'
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def notes(*texts: str, kind: str = "footnote") -> str:
    """A part with notes 1, 2 … behind Word's two separators."""
    parts = "".join(
        f'<w:{kind} w:id="{k}"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:{kind}>'
        for k, text in enumerate(texts, 1)
    )
    return (
        f'<w:{kind}s {NAMESPACES}><w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
        f'<w:{kind} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:{kind}>{parts}</w:{kind}s>'
    )


def numbered(number: int, level: int = 0) -> str:
    """The property of a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def level(ilvl: int, text: str, format: str = "decimal", start: int = 1) -> str:
    """A level of a list."""
    return f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl>'


def numbering(levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    """A part with one list."""
    return f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{nums}</w:numbering>'


def table(*rows: str) -> str:
    """A table of rows made by `row`."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str) -> str:
    """A row; a cell is its text, or its properties and its text parted by |."""
    made = []
    for cell in cells:
        properties, bar, text = cell.rpartition("|")
        made.append(f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if bar else ''}{p(text) if text else '<w:p/>'}</w:tc>")
    return f"<w:tr>{''.join(made)}</w:tr>"


def part(root: str, content: str) -> str:
    """A part of its own: header, styles …"""
    return f"<w:{root} {NAMESPACES}>{content}</w:{root}>"


def docx(
    *body: str,
    parts: dict[str, str] | None = None,
    section: str = "",
    links: dict[str, str] | None = None,
    extra: dict[str, bytes] | None = None,
) -> bytes:
    """A Word file. `parts` are named by the kind of their relationship (with a number, if there are several)."""
    parts = parts or {}
    sect = f"<w:sectPr>{section}</w:sectPr>" if section else ""
    relations = "".join(
        f'<Relationship Id="{k}" Type="{_R}/{k.rstrip("0123456789")}" Target="{k}.xml"/>' for k in parts
    )
    relations += "".join(
        f'<Relationship Id="{k}" Type="{_R}/hyperlink" Target="{v}" TargetMode="External"/>'
        for k, v in (links or {}).items()
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_REL}"><Relationship Id="a" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml", f"<w:document {NAMESPACES}><w:body>{''.join(body)}{sect}</w:body></w:document>"
        )
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{_REL}">{relations}</Relationships>')
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return buffer.getvalue()
