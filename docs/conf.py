"""Sphinx settings. `python -m sphinx -W -b html docs docs/_build`."""

import unres

project = "unres"
author = "the unres authors"
version = release = unres.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.doctest"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = f"unres {version}"
exclude_patterns = ["_build"]
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
doctest_test_doctest_blocks = ""  # those of docstrings are pytest's
