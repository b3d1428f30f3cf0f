"""The shipped fact base is whole; a broken one is reported with every mistake, path and line."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from checker.errors import FactError
from checker.facts import load_facts
from checker.facts.lines import find_line

ABOUT = "as_of: 2026-01-31\nevidence: none\n"
ENTRY = "- id: a\n  name: Aay Act 2001\n  type: act\n  status: in_force\n  action: ok\n"


def write_base(folder: Path, **files: str) -> Path:
    (folder / "about.yaml").write_text(ABOUT, encoding="utf-8")
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def problems(folder: Path) -> list[str]:
    with pytest.raises(FactError) as caught:
        load_facts(folder)
    return str(caught.value).replace(f"{folder.resolve()}/", "").splitlines()


def test_shipped_base_holds_every_kind_of_entry() -> None:
    facts = load_facts()
    assert facts.as_of == date(2026, 11, 21)
    assert len(facts) > 337
    assert {"act", "body", "professional", "model", "inquiry_or_case", "standard"} <= {f.type for f in facts}


def test_ids_are_unique_and_found() -> None:
    facts = load_facts()
    assert len({fact.id for fact in facts}) == len(facts)
    assert all(facts.get(fact.id) is fact and fact.id in facts for fact in facts)
    assert facts.get("nothing") is None


def test_what_was_replaced_says_by_what_or_that_nothing_did() -> None:
    facts = load_facts()
    silent = [f.id for f in facts if f.status in ("superseded", "repealed", "renamed") and not f.replaced_by]
    assert silent == []


def test_what_replaced_something_is_current_or_has_itself_been_replaced() -> None:
    facts = load_facts()
    for fact in facts:
        newer = facts.get(fact.replaced_by or "")
        assert newer is not fact
        assert (
            newer is None or newer.severity(facts.as_of) is None or newer.replaced_by or newer.action != "ok"
        )


def test_reading_twice_gives_the_same_object() -> None:
    assert load_facts() is load_facts()


def test_a_base_of_ones_own_is_read(tmp_path: Path) -> None:
    facts = load_facts(write_base(tmp_path, acts=ENTRY))
    assert [fact.name for fact in facts] == ["Aay Act 2001"]


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    broken = ENTRY.replace("status: in_force", "status: in_forse") + "  colour: red\n"
    found = problems(write_base(tmp_path, acts=broken, bodies=ENTRY.replace("type: act", "type: axt")))
    assert [problem.split(" ")[0] for problem in found] == ["acts.yaml:4:", "acts.yaml:6:", "bodies.yaml:3:"]
    assert "colour" in found[1]


@pytest.mark.parametrize(
    ("added", "line", "said"),
    [
        ("  replaced_by: nowhere\n", 6, "no entry 'nowhere'"),
        ("  by_year: {2001: b}\n", 6, "no entry 'b'"),
        ("  settled_by: [b]\n", 6, "no entry 'b'"),
        ("  counterparts: {Wales: b}\n", 6, "no entry 'b'"),
        ("  context: [{forms: [Bee Act], needs: [law]}]\n", 6, "'Bee Act' is no name"),
        ("  match_name: false\n", 6, "nothing is left to find it by"),
        ("- id: a\n  name: Bee\n  type: act\n  status: in_force\n  action: ok\n", 6, "given twice"),
        ("  editions: [{year: 2003}, {year: 2001}]\n", 1, "oldest first"),
    ],
)
def test_inconsistent_entry_is_told_with_its_line(tmp_path: Path, added: str, line: int, said: str) -> None:
    (problem,) = problems(write_base(tmp_path, acts=ENTRY + added))
    assert problem.startswith(f"acts.yaml:{line}: ")
    assert said in problem


def test_text_that_is_not_yaml(tmp_path: Path) -> None:
    (problem,) = problems(write_base(tmp_path, acts="- id: a\n  name: b: c\n"))
    assert problem.startswith("acts.yaml:2: not valid YAML")


def test_folder_without_entries(tmp_path: Path) -> None:
    assert "about.yaml" in problems(tmp_path)[0]


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (write_base(tmp_path) / "acts.yaml").write_bytes(b"\xff\xfe\x00")
    assert "cannot be read as UTF-8" in problems(tmp_path)[0]


def test_line_of_a_value_that_does_not_exist_is_its_parents() -> None:
    assert find_line("- id: a\n- id: b\n  name: x\n", (1, "missing", 3)) == 2


def test_loading_and_looking_up_need_no_spacy() -> None:
    code = "import sys, checker.cli.facts as f; f.load_facts(); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
