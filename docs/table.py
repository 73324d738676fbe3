"""Write `docs/diagnostics.md` from the table of codes: `python docs/table.py`."""

from pathlib import Path

from unres.diagnostics import CODES

HEAD = """\
# Diagnostics

What `unres` finds odd about an input. Nothing is raised for it: `document.diagnostics` holds what reader and parser found,
`unres.check(document)` adds the rules of an editor, `unres check` prints all with line and column. An *error* says that
something could not be read or is wrong in the document; `unres check` then ends with status 1.

`{}` stands for the place in question. This page is written by `python docs/table.py`.

| code | severity | message | 说明 |
| --- | --- | --- | --- |
"""


def page() -> str:
    """The page."""
    rows = (f"| `{code}` | {severity} | {_cell(en)} | {_cell(zh)} |\n" for code, (severity, en, zh) in CODES.items())
    return HEAD + "".join(rows)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    (Path(__file__).parent / "diagnostics.md").write_text(page(), encoding="utf-8")
