"""What holds of the repository itself: documents that are true, imports that are cheap, names that exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import unres
from unres.diagnostics import CODES

ROOT = Path(__file__).parents[1]
CHECKOUT = (ROOT / "pyproject.toml").exists()


def test_every_public_name_exists():
    for name in unres.__all__:
        assert getattr(unres, name) is not None


def test_functions_win_over_modules_of_their_name():
    code = (
        "import unres.check, unres.coverage, unres.validate, unres;"
        "from unres.check import RULES;"
        "assert callable(unres.check) and callable(unres.coverage) and callable(unres.validate)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_unknown_names_are_attribute_errors():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = unres.nothing


@pytest.mark.slow
def test_import_costs_little():
    """At most half as much again as what it stands on, in CPU time of runs that take turns: a busy machine slows both."""

    def seconds(code):
        timer = f"import time; t = time.process_time(); {code}; print(time.process_time() - t)"
        return float(subprocess.run([sys.executable, "-c", timer], capture_output=True, check=True).stdout)

    turns = [(seconds("import unres"), seconds("import attrs, regex, lxml.etree")) for _ in range(7)]
    assert min(ours for ours, _ in turns) < 1.5 * min(theirs for _, theirs in turns)


def test_no_heavy_module_is_imported_early():
    code = "import sys, unres.api; print(*sorted(sys.modules))"
    modules = set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.split()
    )
    assert not modules & {"cattrs", "pyarrow", "pypdfium2", "cobalt", "click", "asyncio", "multiprocessing"}


@pytest.mark.skipif(not CHECKOUT, reason="only in a checkout")
def test_the_table_of_diagnostics_is_that_of_the_code():
    page = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \| (\w+) \| (.+?) \| (.+?) \|$", page, re.M)
    shown = {code: (severity, english.replace("\\|", "|"), chinese) for code, severity, english, chinese in rows}
    assert shown == {code: (str(s), english, chinese) for code, (s, english, chinese) in CODES.items()}


@pytest.mark.skipif(not CHECKOUT, reason="only in a checkout")
def test_readme_commands_are_those_of_ci():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    tests = re.search(r"<!-- test -->\n+```\w*\n(.+?)\n```", readme, re.S)
    assert tests
    assert tests[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.skipif(not CHECKOUT, reason="only in a checkout")
def test_readme_shows_the_outline_as_it_is():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"<!-- outline -->\n+```\w*\n(.+?)\n```", readme, re.S)
    assert shown
    outline = unres.tree(unres.parse(ROOT / "examples" / "library.md"))
    assert shown[1] == outline


@pytest.mark.skipif(not CHECKOUT, reason="only in a checkout")
def test_the_example_has_no_findings():
    document = unres.parse(ROOT / "examples" / "library.md")
    assert [str(d) for d in unres.check(document)] == []


@pytest.mark.skipif(not CHECKOUT, reason="only in a checkout")
def test_versions_agree():
    assert f'version = "{unres.__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f"## {unres.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.skipif(not CHECKOUT, reason="only in a checkout")
def test_nothing_is_left_to_do():
    mark = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")
    for path in (*ROOT.glob("src/**/*.py"), *ROOT.glob("docs/*.md"), ROOT / "README.md"):
        assert not mark.search(path.read_text(encoding="utf-8")), path


@pytest.mark.skipif(not CHECKOUT, reason="only in a checkout")
def test_modules_stay_readable():
    for path in ROOT.glob("src/**/*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) < 520, path
