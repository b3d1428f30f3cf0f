"""Run docs/writing-rubrics.md: write its files, run its commands, compare what they print."""

import re
from pathlib import Path

from click.testing import CliRunner

from checker.cli import main

PAGE = Path(__file__).parents[3] / "docs" / "writing-rubrics.md"
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ checker (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def test_every_block_of_the_tutorial_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    blocks = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    assert len(blocks) == PAGE.read_text(encoding="utf-8").count("```") // 2
    for kind, name, text in blocks:
        if kind == "console":
            run_commands(text)
        else:
            assert name, f"a {kind} block without a file name is never run"
            Path(name).write_text(text, encoding="utf-8")


def run_commands(text):
    commands = COMMAND.findall(text)
    assert commands
    for line, expected in commands:
        result = CliRunner().invoke(main, line.split(), catch_exceptions=False)
        assert matches(result.stdout, expected), f"{line}\n{result.stdout}\n{result.stderr}"


def matches(printed, expected):
    pattern = re.escape(expected).replace("…\\\n", r"(?s:.*)")
    return re.fullmatch(pattern, printed) is not None


def test_a_wrong_output_does_not_match():
    assert matches("a\nb\nc\n", "a\n…\n")
    assert not matches("a\nb\n", "a\n")
    assert not matches("a\n", "b\n")
