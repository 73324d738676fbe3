"""`Limits`, and the only place that opens XML and zips: no DTD, no entities, no network, bounded size, depth and number."""

from __future__ import annotations

import io
import re
import stat
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define, frozen

from unres.errors import InputError, LimitError

if TYPE_CHECKING:
    import zipfile

    from lxml import etree


@frozen
class Limits:
    """How much of an input is read. Sizes are in bytes; beyond one of them, `parse` raises `LimitError`.

    >>> import unres
    >>> unres.parse("大会，\\n\\n回顾其各项决议，\\n\\n1. 决定修路。", limits=Limits(max_lines=2))
    Traceback (most recent call last):
    ...
    unres.errors.LimitError: the text has more than 2 lines: raise Limits.max_lines
    """

    #: of the input itself; of a text that is decoded already, what it takes in UTF-8
    max_bytes: int = 200_000_000
    #: of one XML document, and of all members of a zip taken out together
    max_inflated: int = 500_000_000
    #: members of a zip
    max_members: int = 5_000
    #: nesting of XML elements. HTML, in which tags are left open by mistake, is read beyond it, with a diagnostic, without
    #: what the elements below it would say
    max_depth: int = 256
    #: pages of a PDF
    max_pages: int = 5_000
    #: drawn objects on one page of a PDF
    max_objects: int = 50_000
    #: seconds that opening a PDF and reading its pages may take
    max_seconds: float = 60.0
    #: rows of a text; paragraphs of other formats, those in cells included
    max_lines: int = 2_000_000

    def bound_lines(self, count: int, what: str) -> None:
        """Raises `LimitError` if `count` is more than `max_lines`; `what` names the input.

        >>> Limits(max_lines=2).bound_lines(2, "a.txt")
        """
        if count > self.max_lines:
            raise LimitError(f"{what} has more than {self.max_lines} lines", "raise Limits.max_lines")


DEFAULT = Limits()
#: bytes taken at a time from what may have no end
_CHUNK = 1 << 20


def oversize(size: int, allowed: int) -> LimitError:
    """The error for an input of `size` bytes, as far as it was read, where `allowed` are."""
    return LimitError(f"the input has {size} bytes, more than the {allowed} that are allowed", "raise Limits.max_bytes")


def load(path: Path, allowed: int) -> bytes:
    """The bytes of a file. Raises `LimitError` if there are more than `allowed`, `OSError` if it cannot be read."""
    status = path.stat()
    if status.st_size > allowed:
        raise oversize(status.st_size, allowed)
    if stat.S_ISREG(status.st_mode):
        return path.read_bytes()
    # a pipe or a device has no size and may have no end
    data = bytearray()
    with path.open("rb") as file:
        while len(data) <= allowed and (chunk := file.read(_CHUNK)):
            data += chunk
    if len(data) > allowed:
        raise oversize(len(data), allowed)
    return bytes(data)


# Looked for in the bytes, because lxml reads a DTD before anybody could ask for it. UTF-16 has a NUL beside each byte.
_DTD = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)", re.IGNORECASE)
_REFUSED = "holds a document type declaration"
_HINT = "without it, it can be read"
#: the depth at which libxml2 itself stops, unless it is told not to
_LIBXML = 256
#: and the one at which it stops whatever it is told
_HUGE = 2048


def open_xml(
    data: bytes, limits: Limits = DEFAULT, *, name: str = "the XML", faults: list[str] | None = None
) -> etree._Element:
    """The root element of the XML document `data`, without comments and processing instructions.

    With a list for `faults`, XML that is not well-formed is read as far as it goes and the list is told why.

    Raises `LimitError` if it is too large or too deep, `InputError` if it is not well-formed or holds a DTD: documents
    of the UN have none, and it is by a DTD that XML reads other files or fills the memory.

    >>> open_xml("<p>大会，</p>".encode()).text
    '大会，'
    >>> open_xml(b'<!DOCTYPE p [<!ENTITY a "b">]><p>&a;</p>')
    Traceback (most recent call last):
    ...
    unres.errors.InputError: the XML holds a document type declaration: without it, it can be read
    """
    from lxml import etree

    if len(data) > limits.max_inflated:
        raise LimitError(f"{name} is larger than {limits.max_inflated} bytes", "raise Limits.max_inflated")
    if _DTD.search(data):
        raise InputError(f"{name} {_REFUSED}", _HINT)
    root = None
    for recover in (False, True) if faults is not None else (False,):
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
            # without this libxml2 itself stops at a depth of 256 and at 10 MB in one text
            huge_tree=limits.max_depth > _LIBXML,
            recover=recover,
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            reason = str(error.msg)
        if any("depth" in entry.message or "huge" in entry.message.lower() for entry in parser.error_log):
            raise LimitError(
                f"{name} is nested over {min(limits.max_depth, _HUGE)} deep or holds over 10 MB in one text",
                "raise Limits.max_depth",
            )
        if root is not None:
            break
    if root is None:
        raise InputError(f"{name} is not well-formed: {reason}")
    if limits.max_depth != _LIBXML and _deeper(root, limits.max_depth):
        raise LimitError(f"{name} is nested over {limits.max_depth} deep", "raise Limits.max_depth")
    if faults is not None and len(parser.error_log):
        faults.append(reason)
    info = root.getroottree().docinfo
    if info.internalDTD is not None or info.externalDTD is not None:  # an encoding in which the bytes look different
        raise InputError(f"{name} {_REFUSED}", _HINT)
    return root


def _deeper(root: etree._Element, depth: int) -> bool:
    """Whether elements lie deeper than `depth`, the root being at 1; one level after the other, so that no stack is needed."""
    level = [root]
    while level and depth:
        level = [child for element in level for child in element]
        depth -= 1
    return bool(level)


# --- zip ------------------------------------------------------------------------------------------------------------

_CENTRAL = b"PK\x01\x02"


@define(eq=False)
class Archive:
    """A zip in memory. `read` counts what was taken out so far, so that no set of members gets past the limit."""

    _zip: zipfile.ZipFile
    _limits: Limits
    _spent: int = 0

    @property
    def names(self) -> list[str]:
        """The members, in the order of the zip's directory."""
        return self._zip.namelist()

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """The bytes of a member.

        Raises `LimitError` if the members read grow over `max_inflated`, `InputError` if it is damaged, encrypted or absent.
        """
        import zipfile

        info = self._zip.NameToInfo.get(name)
        if info is None:
            raise InputError(f"the file has no part {name}", "save it again in the program it comes from")
        if info.flag_bits & 1:
            raise InputError("the zip is encrypted", "remove the password and try again")
        chunks: list[bytes] = []
        try:
            with self._zip.open(info) as member:
                # what the directory says about the size is not believed: the bytes are counted as they come
                while chunk := member.read(min(_CHUNK, self._limits.max_inflated - self._spent + 1)):
                    self._spent += len(chunk)
                    if self._spent > self._limits.max_inflated:
                        raise LimitError(
                            f"unpacked, the file is larger than {self._limits.max_inflated} bytes",
                            "raise Limits.max_inflated",
                        )
                    chunks.append(chunk)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            OSError,
            ValueError,
            RuntimeError,
        ) as error:
            raise InputError(
                f"the part {name} is damaged ({error})", "get the file again from where it comes"
            ) from None
        return b"".join(chunks)


def open_zip(data: bytes, limits: Limits = DEFAULT) -> Archive:
    """The zip `data`; nothing is taken out yet.

    Raises `LimitError` if it has too many members, `InputError` if it is cut off, no zip, or names members outside of itself.

    >>> open_zip(b"PK\\x03\\x04 and nothing more")
    Traceback (most recent call last):
    ...
    unres.errors.InputError: the zip is damaged or cut off: get the file again from where it comes
    """
    import zipfile

    # before the directory is read: each entry becomes an object of half a kilobyte
    if data.count(_CENTRAL) > limits.max_members:
        raise LimitError(f"the zip has more than {limits.max_members} members", "raise Limits.max_members")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, OverflowError) as error:
        del error
        raise InputError("the zip is damaged or cut off", "get the file again from where it comes") from None
    for name in archive.namelist():
        if name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or "\0" in name:
            raise InputError("the zip names members outside of itself")
    return Archive(archive, limits)
