"""`python -m unres`."""

from unres.cli import main

main(prog_name="unres")
