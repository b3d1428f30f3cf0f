"""Blocks of a PDF from lines laid out by hand: drawn and odd bullets, endnotes with a way back."""

import pytest

from checker.submission.blocks import Hint
from checker.submission.pdf_blocks import build_blocks
from checker.submission.pdf_words import Line, Word

PROSE = "We ring each other every Friday and write down what was said in the book so that nothing is lost."


def line(text: str, base: float, left: float = 70.0) -> Line:
    words, at = [], left
    for word in text.split():
        words.append(Word(word, at, at + 5.0 * len(word), base, 11.0, bold=False))
        at += 5.0 * len(word) + 3.0
    return Line(tuple(words), page=0, top=842.0)


def hints(*lines: Line) -> dict[str, Hint]:
    prose = [line(PROSE, 760.0 - 30.0 * n) for n in range(4)]
    return {block.text: block.hint for block in build_blocks([[*prose, *lines]])}


def test_short_lines_set_in_from_one_edge_are_items() -> None:
    found = hints(line("Midwife: looks after mother", 600, 100), line("Police: look into crime", 580, 100))
    assert found["Midwife: looks after mother"] is Hint.LIST_ITEM
    assert found["Police: look into crime"] is Hint.LIST_ITEM


def test_a_line_set_in_alone_is_no_item() -> None:
    assert hints(line("Helping families", 600, 200), line(PROSE, 570))["Helping families"] is Hint.PARAGRAPH


def test_cells_beside_each_other_are_no_items() -> None:
    found = hints(
        line("Police", 600, 100), line("Crime", 600, 300), line("Nurse", 580, 100), line("Health", 580, 300)
    )
    assert Hint.LIST_ITEM not in found.values()


@pytest.mark.parametrize("bullet", ["•", "\uf0b7", "\uf095", "\ue00a"])
def test_a_bullet_of_a_sign_font_is_a_bullet(bullet: str) -> None:
    assert hints(line(f"{bullet} bring the plan", 600, 90))["bring the plan"] is Hint.LIST_ITEM


def test_an_endnote_that_leads_back_is_a_note() -> None:
    found = hints(line("1. Names were changed.↩\ufe0e", 560, 90), line("2. So was the town.↩", 540, 90))
    assert found["Names were changed."] is Hint.FOOTNOTE
    assert found["So was the town."] is Hint.FOOTNOTE
