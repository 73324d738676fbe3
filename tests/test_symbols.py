"""Symbols of UN documents."""

from __future__ import annotations

import re

import pytest

from unres.symbols import TAIL, aliases, canonical, trim, url


def found(text):
    return [trim(m[0]) for m in re.finditer(f"[A-Z]{TAIL}", text) if trim(m[0])]


@pytest.mark.parametrize(
    "symbol",
    [
        "A/76/9", "A/RES/70/1", "A/C.3/76/L.43/Rev.1", "A/CONF.157/24(Part I)", "A/CONF.157/24 (Part I)", "A/74/5 (Vol. I)", "A/ES-10/186", "A/HRC/RES/48/13",
        "S/PRST/2017/8", "S/PV.9490", "E/2021/27", "E/CN.4/Sub.2/2000/22", "ST/SGB/2003/13", "FCCC/CP/2015/10/Add.1", "NPT/CONF.2010/50 (Vol. I)",
        "UNEP/EA.5/Res.14", "UNEP/CBD/COP/10/27", "GC(67)/RES/13", "WT/MIN(15)/48", "CAC/COSP/2021/2", "HRI/GEN/2/Rev.6", "TD/B/69/3", "A/76/9-S/2021/1",
        "A/AC.109/2021/1", "CTOC/COP/2020/10", "ISBA/27/A/1",
    ],
)  # fmt: skip
def test_found_whole(symbol):
    text = f"见{symbol}，第三章"
    assert found(text) == [symbol]


@pytest.mark.parametrize("text", ["", "A", "A/", "和/或", "AA/1", "NA/76/1", "/A/76/1", "X/76/1", "A/B", "km/h", "1/A/2", "S/", "a/76/1"])
def test_nothing_found(text):
    assert found(text) == []


def test_edges():
    text = "(A/99/210)。A/99/211.和A/99/212-"
    assert found(text) == ["A/99/210", "A/99/211", "A/99/212"]
    text = "A/77/5(Vol. I)和A/77/5(Vol. I)/Corr.1"
    assert found(text) == ["A/77/5(Vol. I)", "A/77/5(Vol. I)/Corr.1"]


@pytest.mark.parametrize(("printed", "trimmed"), [("A/99/210.", "A/99/210"), ("A/99/210-", "A/99/210"), ("S/RES/", ""), ("", ""), ("A/99/", "A/99")])
def test_trim(printed, trimmed):
    assert trim(printed) == trimmed


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        ("A/76/9-S/2021/1", "A/76/9"),
        ("A/ES-10/186-S/2003/1", "A/ES-10/186"),
        ("S/RES/2514 (2020)", "S/RES/2514(2020)"),
        ("A/CONF.157/24 (Part I)", "A/CONF.157/24(Part I)"),
        ("A/CONF.157/24(PartI)", "A/CONF.157/24(Part I)"),
        ("A/74/5 (Vol.I)", "A/74/5(Vol. I)"),
        ("A/74/6(Sect. 8)", "A/74/6(Sect. 8)"),
        ("GC(67)/RES/13", "GC(67)/RES/13"),
        ("A/76‑9", "A/76-9"),  # a hyphen that does not break
    ],
)
def test_canonical(printed, symbol):
    assert canonical(printed) == symbol
    assert canonical(symbol) == symbol


def test_aliases():
    assert aliases("A/76/9-S/2021/1") == ("A/76/9", "S/2021/1")
    assert aliases("A/ES-10/186") == ("A/ES-10/186",)


def test_url():
    assert url("A/CONF.157/24(Part I)") == "https://undocs.org/zh/A/CONF.157/24(PartI)"
