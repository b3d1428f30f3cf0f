"""Files made by pandoc, LibreOffice, LaTeX, WeasyPrint and others (see tests/data/submissions/make.py)."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.submission import SubmissionError, read_bytes, read_submission

SAMPLES = Path(__file__).parents[2] / "data" / "submissions"
EXPECTED = yaml.safe_load((SAMPLES / "expected.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("name", "facts"), EXPECTED["files"].items(), ids=EXPECTED["files"])
def test_a_sample_is_read_with_the_right_words_in_the_right_kinds(name: str, facts: dict[str, Any]) -> None:
    essay = read_submission(SAMPLES / name)
    assert [words for words in facts["has"] if words not in essay.text] == []
    assert [words for words in facts["lacks"] if words in essay.text] == []
    found = [[essay.section_at(essay.text.find(words)).kind.value, words] for _, words in facts["kinds"]]
    assert found == facts["kinds"]
    assert essay.id == Path(name).stem


@pytest.mark.parametrize(("name", "words"), EXPECTED["refused"].items(), ids=EXPECTED["refused"])
def test_an_unreadable_sample_is_refused_with_reason_and_remedy(name: str, words: list[str]) -> None:
    with pytest.raises(SubmissionError) as refusal:
        read_submission(SAMPLES / name)
    reason, remedy = words
    assert reason in refusal.value.reason
    assert remedy in refusal.value.remedy
    assert str(refusal.value).startswith(f"{name}: ")


@pytest.mark.parametrize(
    "name", ["pandoc.docx", "pandoc.odt", "pandoc.rtf", "pandoc.html", "libreoffice.pdf"]
)
@pytest.mark.parametrize("suffix", [".txt", ".doc"])
def test_a_wrong_suffix_is_read_by_its_content(name: str, suffix: str) -> None:
    data = (SAMPLES / name).read_bytes()
    assert read_bytes(data, source=f"x{suffix}").text == read_submission(SAMPLES / name).text


@pytest.mark.parametrize("name", ["pandoc.docx", "pandoc.odt", "pandoc.rtf", "libreoffice.rtf", "latex.pdf"])
@pytest.mark.parametrize("share", [0.3, 0.7])
def test_a_truncated_sample_is_refused(name: str, share: float) -> None:
    data = (SAMPLES / name).read_bytes()
    with pytest.raises(SubmissionError, match="cut short"):
        read_bytes(data[: int(len(data) * share)], source=name)


def test_pages_start_where_a_pdf_turns_them() -> None:
    essay = read_submission(SAMPLES / "columns.pdf")
    assert essay.page_starts[0] == 0
    assert list(essay.page_starts) == sorted(set(essay.page_starts))
    assert all(start < len(essay.text) for start in essay.page_starts)
