"""`unres validate`."""

from __future__ import annotations

import click


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(exists=True, dir_okay=False))
def validate(files: tuple[str, ...]) -> None:
    """Check Akoma Ntoso files.

    Against the strict schema (needs the extra `validate`) and the rules of the AKN4UN profile.
    """
