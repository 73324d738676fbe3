"""The figure finds what is lost, doubled or changed."""

from __future__ import annotations

from attrs import evolve

from unres.coverage import coverage
from unres.model import Call, Document, Formula, Label, Note, Opaque, Paragraph, Resolution, Text
from unres.model.document import Furniture
from unres.source import Source, Span

#           0123456789
MARKDOWN = "1\\. **决定**设馆。<sup>1</sup>\n\n<sup>1</sup> 第1号。\n\n2/3\n"


def _document():
    text = Text("决定设馆。", calls=(Call(5, "1", 0, start=14, end=26),), start=6, end=13, runs=(0, 6, 2, 10))
    text = evolve(text, calls=(Call(5, "1", 0, start=13, end=25),))
    body = (Paragraph(text, label=Label("1.", start=0, end=3), start=0, end=25),)
    at = MARKDOWN.index("第")
    note = Note(marker="1", contents=(Text("第1号。", start=at, end=at + 4, runs=(0, at)),), start=27, end=at + 4)
    page = MARKDOWN.index("2/3")
    return Document(
        resolutions=(Resolution(body=body),),
        notes=(note,),
        source=Source(MARKDOWN, format="md"),
        furniture=(Furniture("page", page, page + 3),),
    )


def test_complete():
    figure = coverage(_document())
    assert figure.complete, figure
    assert str(figure) == "100 %"
    assert figure.share == 1


def test_lost_text():
    figure = coverage(evolve(_document(), notes=()))
    assert [span.of(MARKDOWN) for span in figure.uncovered] == ["1", "第1号。"]
    assert not figure.complete
    assert 0.5 < figure.share < 1
    assert str(figure) != "100 %"


def test_text_in_two_places():
    page = MARKDOWN.index("2/3")
    figure = coverage(evolve(_document(), furniture=(Furniture("page", 6, 8), Furniture("page", page, page + 3))))
    assert figure.doubled == (Span(6, 8),)


def test_text_that_is_not_there():
    document = Document(
        resolutions=(Resolution(preamble=(Formula(Text("大會，", start=0, end=3, runs=(0, 0))),)),),
        source=Source("大会，"),
    )
    assert coverage(document).altered == (Span(1, 2),)


def test_mark_up_is_none_in_plain_text():
    document = Document(
        resolutions=(Resolution(preamble=(Formula(Text("大会，", start=2, end=5, runs=(0, 2))),)),),
        source=Source("**大会，**"),
    )
    assert [s.of("**大会，**") for s in coverage(document).uncovered] == ["**", "**"]
    assert coverage(evolve(document, source=Source("**大会，**", format="md"))).complete


def test_words_are_no_mark_up():
    for words in ("甲", "1.", "a", "《", "，", "(", "A/RES/1"):
        assert not coverage(Document(source=Source(words, format="md"))).complete, words


def test_opaque_and_blanks():
    text = "\ufeff\u3000未知\u200b\n"
    document = Document(resolutions=(Resolution(body=(Opaque(raw="未知", start=2, end=4),)),), source=Source(text))
    assert coverage(document).complete
    assert coverage(document).characters == 2
    assert str(coverage(Document(source=Source("")))) == "100 %"


def test_99_99_is_not_100():
    text = "大" * 100_000 + "\n漏"
    whole = Formula(Text(text[:100_000], start=0, end=100_000, runs=(0, 0)))
    document = Document(resolutions=(Resolution(preamble=(whole,)),), source=Source(text))
    assert str(coverage(document)) == "99.99 %"
