"""The ``checker`` command and its table of subcommands, each loaded when it is called."""

import sys
from importlib import import_module
from typing import Any

import click

from checker import __version__
from checker.errors import CheckerError

COMMANDS = {
    "check": ("checker.cli.check:check_command", "Mark one essay and write a feedback report."),
    "batch": ("checker.cli.batch:batch_command", "Mark a folder, a zip or an LMS download."),
    "agree": ("checker.cli.agree:agree_command", "Compare the marks with labelled essays."),
    "facts": ("checker.cli.facts:facts_command", "Look up laws, guidance, bodies and roles."),
    "rubric": ("checker.cli.rubric:rubric_group", "List, show, check and test rubrics."),
    "train": ("checker.cli.train:train_command", "Train detectors and level models from labelled texts."),
}
"""Subcommand → where it is, and its line of help: ``--help`` loads none of them."""


class LazyGroup(click.Group):
    """A group whose subcommands are imported only when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return the subcommand, or ``None`` if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand; an error that a user can mend is told in one line, exit code 2."""
        try:
            return super().invoke(ctx)
        except CheckerError as error:
            click.echo(f"error: {error}", err=True)
            sys.exit(2)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="checker")
def main() -> None:
    """Find the marking points that an examiner would credit in an essay, and show the evidence.

    Everything runs on this machine: nothing is sent, nothing is logged.
    """
