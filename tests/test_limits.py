"""XML is opened without DTD, entities and network, and within limits."""

import pytest

from unres.errors import InputError, LimitError
from unres.limits import Limits, open_xml


def test_comments_and_instructions_leave_no_hole_in_the_text() -> None:
    assert open_xml("<p>大<!-- -->会<?x y?>，</p>".encode()).text == "大会，"


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE p [<!ENTITY a "b">]><p>&a;</p>',
        b'<!DOCTYPE p SYSTEM "file:///etc/passwd"><p/>',
        b"<!doctype html><p/>",
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode("utf-16"),
    ],
)
def test_a_dtd_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="document type declaration"):
        open_xml(data)


@pytest.mark.parametrize("data", [b"", b"<a>", b"<a>&foo;</a>", b"\x00\x01", "大会，".encode()])
def test_what_is_no_xml_is_refused_with_one_error(data: bytes) -> None:
    with pytest.raises(InputError, match="not well-formed"):
        open_xml(data)


def test_depth_and_size_are_bounded() -> None:
    with pytest.raises(LimitError):
        open_xml(b"<a>" * 300 + b"</a>" * 300)
    with pytest.raises(LimitError):
        open_xml(b"<a>" + b"x" * 11_000_000 + b"</a>")
    with pytest.raises(LimitError):
        open_xml(b"<a>" + b"x" * 100 + b"</a>", Limits(max_inflated=100))
