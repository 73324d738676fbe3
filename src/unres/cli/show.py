"""`unres show`."""

from __future__ import annotations

import click

from unres.cli.inputs import encoding_option, from_option
from unres.cli.run import read


@click.command()
@click.argument("source", metavar="INPUT")
@from_option
@encoding_option
def show(source: str, format: str, encoding: str | None) -> None:
    """Print the outline of a resolution.

    INPUT is a file or - for standard input.
    """
    from unres.write.outline import tree

    click.echo(tree(read(source, format, encoding)))
