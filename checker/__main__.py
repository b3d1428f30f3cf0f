"""Run the command line: ``python -m checker``."""

from checker.cli import main

main(prog_name="checker")
