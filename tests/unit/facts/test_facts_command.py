"""``checker facts`` as its users see it."""

import json

import pytest
from click.testing import CliRunner, Result

from checker.cli.facts import facts_command


def run(*arguments: str) -> Result:
    return CliRunner().invoke(facts_command, list(arguments))


@pytest.mark.parametrize("name", ["lscb", "LSCB", "Local Safeguarding Children Board", "LCSB"])
def test_entry_by_any_name(name: str) -> None:
    result = run(name)
    assert result.exit_code == 0
    assert "Local Safeguarding Children Board" in result.stdout
    assert "(2019-09-29)" in result.stdout


def test_unknown_name_is_an_error_with_near_names() -> None:
    result = run("Childen Act 2004")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Children Act 2004" in result.stderr


def test_outdated_list_says_what_replaced_what() -> None:
    result = run("--outdated")
    assert result.exit_code == 0
    assert "dpa1998: Data Protection Act 1998 [replaced] -> Data Protection Act 2018 (2018)" in result.stdout
    assert "ca2004:" not in result.stdout


def test_json_is_one_document() -> None:
    document = json.loads(run("kcsie2022", "--format", "json").stdout)
    assert document["schema"] == "checker/facts/1"
    (entry,) = document["entries"]
    assert (entry["id"], entry["severity"], entry["replaced_by"]) == ("kcsie2022", "replaced", "kcsie2026")


def test_without_a_name_everything_is_listed() -> None:
    lines = run().stdout.splitlines()
    assert len(lines) > 400
    assert lines[-1].endswith("as of 2026-11-21")
