"""What an input is, by its content; the suffix decides only where two formats of text look alike."""

from __future__ import annotations

import re
from itertools import islice

from unres.errors import InputError

_HEAD = 4096
#: looked at for mark-up that comes late, as in Markdown
_SAMPLE = 64_000

#: formats that cannot be read: what they are, what to do
UNREADABLE: dict[str, tuple[str, str]] = {
    "doc": ("is a Word 97 file (.doc)", "open it in Word or LibreOffice and save it as .docx"),
    "encrypted": ("is encrypted with a password", "open it in Word, remove the password and save it again"),
    "xls": ("is a spreadsheet", "save the text as .docx, .html or .txt"),
    "rtf": ("is an RTF file", "open it in Word or LibreOffice and save it as .docx"),
    "odt": ("is an OpenDocument text (.odt)", "open it in LibreOffice and save it as .docx"),
    "zip": ("is a zip without a Word document in it", "unpack it first"),
    "archive": ("is a packed archive", "unpack it first"),
    "image": ("is a picture", "recognise the text first (OCR) and save it as text"),
    "binary": ("is no text and of no known format", "give a .docx, .pdf, .html, .md, .txt or Akoma Ntoso file"),
}

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM\0")
_ARCHIVES = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"PK\x05\x06")
_AKN = re.compile(rb"<(?:[A-Za-z]{1,20}:)?akomaNtoso[\s>]|http://docs\.oasis-open\.org/legaldocml/ns/akn")
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>]|meta\s|p[\s>]|div[\s>]|table[\s>]|h[1-6][\s>]|span[\s>]|article[\s>]|section[\s>])",
    re.I,
)
_HTML_ROOT = re.compile(rb"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>]|meta\s)", re.I)
_XML = re.compile(rb"\s*<(?:\?xml|[A-Za-z_][\w:.-]{0,60}[\s/>])")
#: what only the source of a wiki page has; it is read as Markdown, which its mark-up becomes
_WIKI = re.compile(
    rb"^(?:\{\{[^{}\n]{1,400}|\[\[(?:Category|\xe5\x88\x86[\xe7\xe9][\xb1\xa1][\xbb\x9e]):[^\]\n]{1,300}\]\][ \t]*$|<references ?/?>)", re.M | re.I
)
_MARKDOWN = re.compile(
    rb"^(?:#{1,6} |\+(?:[-=:]{3,}\+)+[ \t]*$|\|[^\n]{1,2000}\|[ \t]*$|\[\^[^\]\n]{1,8}\]:|[-*+] |<!-- |> )"
    rb"|\*\*(?=\S)[^*\n]{1,400}\*\*|\]\((?:#|https?:)|\[\^[^\]\n]{1,8}\]|<sup>|\$\s?\{?\}?\s?\^|\\[.()\[\]-]|(?<![_\w])__[^_\s][^_\n]{0,400}__(?!_)",
    re.M,
)

_HAN = rb"[\xe4-\xe9][\x80-\xbf]{2}"
#: mark-up that no plain text has: bold at the start of a line (stars behind names call notes), headings with Han characters, tags around marks of notes, Markdown's notes and escapes
_SURE = re.compile(
    rb"^(?:[0-9]{1,3}\\?\. {0,3})?\*\*(?:[0-9]{1,3}\\?\.|(?:%(han)s){1,40}[^*\n]{0,60})\*\*|^#{1,6} (?:%(han)s)|<sup>[^<>\n]{1,8}</sup>|\[\^[0-9]{1,3}\]|\\\[[0-9]{1,3}\\\]"
    rb"|^[0-9]{1,3}\\\. |&nbsp;|<br ?/?>|^> (?:%(han)s)|\$\{?\s?\}?\^\{?[0-9]{1,3}" % {b"han": _HAN},
    re.M,
)
#: as many of it tell, whatever the file is called
_ENOUGH = 2


def sniff(data: bytes, name: str = "") -> str:
    """The format of `data`: "docx", "pdf", "akn", "html", "md", "text", or a key of `UNREADABLE`.

    `name` is the file's name; only a suffix .md or .txt is looked at, and only where the content leaves it open: a text full of
    Markdown is Markdown although it is called .txt.

    >>> sniff(b"%PDF-1.7"), sniff("大会，\\n\\n1. 决定……".encode()), sniff("# 75/1. 宣言\\n\\n**大会**，".encode())
    ('pdf', 'text', 'md')
    >>> sniff(b"<!DOCTYPE html><title>A/RES/75/1</title>", "x.docx")
    'html'
    """
    head = data[:_HEAD]
    if head.startswith(_ZIP):
        return _zip(data)
    if head.startswith(_OLE):
        return _ole(data)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_IMAGES):
        return "image"
    if head.startswith(_ARCHIVES):
        return "archive"
    text = _bytes_of_text(data[:_SAMPLE])
    if text is None:
        return "binary"
    return _text(text, name)


def sniff_text(text: str) -> str:
    """The format of a text that is already decoded: "akn", "html", "md" or "text".

    >>> sniff_text("大会，\\n\\n1. 决定……"), sniff_text("**大会**，\\n\\n1. **决定**……"), sniff_text("<p>大会，</p>")
    ('text', 'md', 'html')
    """
    return _text(text[:_SAMPLE].removeprefix("\ufeff").encode("utf-8", "replace"), "")


def _bytes_of_text(data: bytes) -> bytes | None:
    """The sample in an encoding that leaves ASCII alone; None if it is no text."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[2:].decode(encoding, "replace").encode()
    data = data.removeprefix(b"\xef\xbb\xbf")
    zeros = data.count(0)
    if zeros:
        for encoding in ("utf-16-le", "utf-16-be"):
            text = data[: len(data) // 2 * 2].decode(encoding, "replace")
            if text.count("\ufffd") + text.count("\0") <= len(text) // 100 and ("<" in text or "，" in text):
                return text.encode()
        if zeros > len(data) // 1000:
            return None
    control = len(data) - len(data.translate(None, bytes(b for b in range(32) if b not in b"\t\n\x0b\x0c\r\x1b\x1a")))
    return None if control > max(2, len(data) // 100) else data


def _text(data: bytes, name: str) -> str:
    head = data[:_HEAD].lstrip()
    suffix = name.lower().rpartition(".")[2]
    if head.startswith(b"<"):
        if _AKN.search(data[: _HEAD * 4]):
            return "akn"
        if _HTML_ROOT.search(head):
            return "html"
        # a Markdown file may begin with a comment or a table of HTML
        if suffix not in {"md", "markdown"} and _HTML.match(head) and data.rstrip().endswith(b">"):
            return "html"
        if _XML.match(head) and head.startswith(b"<?xml"):
            return "html" if _HTML.search(data) else "akn"
    elif _HTML_ROOT.search(head[:1024]):
        return "html"
    if suffix in {"md", "markdown"} or _WIKI.search(data):
        return "md"
    if suffix in {"txt", "text"}:
        return "md" if sum(1 for _ in islice(_SURE.finditer(data), _ENOUGH)) == _ENOUGH else "text"
    found = 0
    only = b""
    for one in _MARKDOWN.finditer(data):
        found += 1
        only = one[0]
        if found > 1:
            return "md"
    if found and len(data) < 2000 and only != b"* ":  # one asterisk alone rather begins a note
        return "md"
    if _HTML.search(head) and len(re.findall(rb"</(?:p|div|td|li|h[1-6])>", data)) > 2:
        return "html"
    return "text"


def _zip(data: bytes) -> str:
    # names stand in clear in a zip; the directory at the end is not needed to tell the kind of file
    if b"word/document" in data or b"wordprocessingml" in data:
        return "docx"
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return "odt"
    if b"xl/workbook" in data:
        return "xls"
    # a document of any other producer names its main part in [Content_Types].xml or _rels/.rels
    return "docx" if b"[Content_Types].xml" in data else "zip"


def _ole(data: bytes) -> str:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return "encrypted"
    if holds("WordDocument"):
        return "doc"
    return "xls" if holds("Workbook") else "doc"


def refuse(format: str, name: str = "") -> InputError:
    """The error for a format of `UNREADABLE`: what the input is and what to do.

    >>> str(refuse("doc", "决议.doc"))
    '决议.doc is a Word 97 file (.doc): open it in Word or LibreOffice and save it as .docx'
    """
    what, hint = UNREADABLE[format]
    return InputError(f"{name or 'the input'} {what}", hint)
