"""The command line: `unres convert`, `show`, `check`, `refs`, `validate`.

Exit status: 0 all well, 1 some input had errors, 2 wrong usage. Results go to standard output or to files, everything else
to standard error.
"""

from __future__ import annotations

import click

from unres import __version__
from unres.cli.check import check
from unres.cli.convert import convert
from unres.cli.refs import refs
from unres.cli.show import show
from unres.cli.validate import validate


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="unres")
def main() -> None:
    """Chinese-language United Nations resolutions as a typed tree, Akoma Ntoso, JSON and rows.

    Exit status: 0 all well, 1 some input had errors, 2 wrong usage.
    """


for command in (convert, show, check, refs, validate):
    main.add_command(command)
