"""Sentences, targets and weights that the detectors learn from."""

import json
from pathlib import Path

import pytest

from checker.errors import GoldError
from checker.learning.rows import build_rows, exemplar_rows, head_names, join_rows
from checker.learning.texts import load_texts
from checker.types.cue import Sentence
from checker.types.essay import SectionKind
from checker.types.rubric import Flag

RECORD = {
    "id": "x1",
    "kind": "paragraph",
    "text": "The Act says cooperate. We never meet. They must obey her.",
    "points": {
        "law": {"level": 2, "evidence": ["The Act says cooperate."], "shows": [["tied"]], "near_miss": []},
        "meet": {
            "level": 0,
            "evidence": [],
            "shows": [],
            "near_miss": [{"quote": "We never meet", "reason": "negated"}],
        },
    },
    "flags": {"m_boss": "They must obey her."},
}


def write(folder: Path, *records: dict) -> Path:
    (folder / "texts.jsonl").write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    return folder


def sentences(text: str) -> tuple[Sentence, ...]:
    found, at = [], 0
    for part in text.split(". "):
        start = text.index(part, at)
        at = start + len(part)
        found.append(Sentence(start, at, part, SectionKind.BODY, 0))
    return tuple(found)


def test_each_sentence_is_labelled_for_each_head(tmp_path: Path) -> None:
    texts = load_texts(write(tmp_path, RECORD))
    heads = head_names(texts)
    assert heads == ("law.any", "meet.any", "law.tied", "m_boss")
    rows = build_rows(texts, [sentences(texts[0].text)], heads)
    assert rows.targets.tolist() == [[1, 0, 1, 0], [0, 0, 0, 0], [0, 0, 0, 1]]
    assert rows.weights[1].tolist() == [1, 3, 1, 1]
    assert [before for before, _ in rows.pairs] == ["", "The Act says cooperate", "We never meet"]


def test_exemplars_say_nothing_of_other_detectors() -> None:
    flag = Flag.model_validate(
        {
            "id": "m_boss",
            "title": "t",
            "asked_by": ["a test"],
            "elements": {
                "holds": {"kind": "meaning", "head": "m_boss", "like": ["Obey."], "unlike": ["Ask."]}
            },
            "raised": {"any": ["holds"]},
            "why": "w",
            "counterpart": "c",
        }
    )
    rows = exemplar_rows([flag], ("law.any", "m_boss"))
    assert rows.targets.tolist() == [[0, 1], [0, 0]]
    assert rows.weights[:, 0].tolist() == [0, 0]
    assert (rows.weights[:, 1] > 0).all()
    assert len(join_rows(rows, rows).pairs) == 4


def test_a_quotation_that_is_not_in_the_text_is_named_with_its_line(tmp_path: Path) -> None:
    wrong = {**RECORD, "flags": {"m_boss": "nowhere"}}
    with pytest.raises(GoldError, match=r"texts\.jsonl:2.*nowhere"):
        load_texts(write(tmp_path, RECORD, wrong))


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no labelled texts"):
        load_texts(tmp_path)
