"""What a block is, by its words and its place; essays and lines written for these tests."""

import pytest

from checker.submission import read_bytes
from checker.submission.boilerplate import is_boilerplate
from checker.submission.questions import is_question, split_question
from checker.submission.references import is_entry, is_reference_heading
from checker.types.essay import Essay

ANSWER = "We ring each other every Friday and write down what was said, so that nothing is lost between us."


def kinds(text: str, source: str = "x.txt") -> list[tuple[str, str]]:
    essay = read_bytes(text.encode(), source=source)
    return [(s.kind.value, essay.text[s.start : s.end].strip()) for s in essay.sections]


@pytest.mark.parametrize(
    "text",
    [
        "1.1 Explain how agencies share information",
        "AC 2.3: Describe the role of the lead professional.",
        "Task 2. “Evaluate barriers to partnership and how they are overcome.”",
        "Q3. Who comes to your setting?",
        "Q11. Name a model that you could use.",
        "LO1 Understand how to work with others",
        "Using a model of reflection, analyse your part in the meeting.",
        "“Critically reflect on your own role.”",
        "The learner can explain the duty to share information",
        "Question 4",
        "2.4 Apply Tuckman's stages to a team that you know.",
        "Following a model of reflection, describe a meeting.",
        "Worksheet 2: who was told, and when",
    ],
)
def test_tasks_and_criteria_are_questions(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize(
    "text",
    [
        "1.1 The Children Act 2004 places a duty on agencies to work together.",
        "1. Review meetings are held every six weeks.",
        "I explain things in plain words.",
        "Explaining my role took time.",
        "What I think of it now",
        "She said, “Describe it to me,” and so I did.",
        "Q1. I think it is important because nobody sees everything.",
        "does it work?? half and half",
    ],
)
def test_answers_are_not_questions(text: str) -> None:
    assert not is_question(text)


def test_a_question_and_its_answer_in_one_paragraph_are_parted() -> None:
    text = "1.1 Explain why agencies meet. Nobody sees the whole of a child's week. I see Mondays."
    assert text[split_question(text) :].startswith("Nobody sees")


def test_a_task_that_says_what_to_include_is_one_question() -> None:
    assert split_question("Task 2: Describe how two people work together. You must include an example.") == 0


def test_an_answer_about_you_is_parted_from_its_question() -> None:
    text = "Q2. Explain what to do about a worry. You must tell the police or the social worker at once."
    assert text[split_question(text) :].startswith("You must tell")


def test_what_a_page_puts_beside_a_list_of_sources_is_not_in_it() -> None:
    page = f"<main><p>{ANSWER}</p><h2>Refs</h2><p>Gibbs, G. (1988) Learning by Doing. Oxford: FEU.</p></main>"
    found = {text: kind for kind, text in kinds(f"{page}<aside>Related essays here</aside>", "x.html")}
    assert found["Gibbs, G. (1988) Learning by Doing. Oxford: FEU."] == "reference_list"
    assert found["Related essays here"] == "boilerplate"


@pytest.mark.parametrize(
    "text", ["References", "Refrences:", "BIBLIOGRAPHY", "5. Sources consulted", "Referances", "Refs:"]
)
def test_headings_of_a_list_of_sources(text: str) -> None:
    assert is_reference_heading(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gibbs, G. (1988) Learning by Doing. Oxford: FEU.", True),
        ("HM Government (2023) Working Together to Safeguard Children.", True),
        ("https://www.example.org/guidance", True),
        ("Gibbs (1988) says that we learn by going round the cycle.", False),
        ("In March the nurse (and 2 others) came.", False),
    ],
)
def test_entries_are_told_by_their_shape(text: str, expected: bool) -> None:
    assert is_entry(text) is expected


def test_sources_without_a_heading_are_a_reference_list() -> None:
    text = f"{ANSWER}\n\nGibbs, G. (1988) Learning by Doing. Oxford: FEU.\nKolb, D. (1984) Experiential Learning. London: Press."  # noqa: E501
    assert [k for k, _ in kinds(text)] == ["body", "reference_list", "reference_list"]


def test_an_advert_after_the_essay_is_boilerplate_with_its_greeting() -> None:
    text = (
        f"Working together\n\n{ANSWER}\n\nHi, I am Max!\n\nWould you like to order a custom paper? Order now"
    )
    assert [k for k, _ in kinds(text)] == ["heading", "body", "boilerplate", "boilerplate"]


@pytest.mark.parametrize(
    "text",
    [
        "We use cookies to improve your visit.",
        "Type your answer here",
        "Home | About | Contact",
        "Page 2 of 7",
    ],
)
def test_template_and_site_text_is_boilerplate(text: str) -> None:
    assert is_boilerplate(text)


def test_a_title_page_and_a_word_count_are_told_from_the_essay() -> None:
    text = f"Unit 5 assignment\nCandidate name: Sam Example\nCentre number: 12345\n\nIntroduction\n\n{ANSWER}\n\nWord count: 19"  # noqa: E501
    found = [k for k, _ in kinds(text)]
    assert found == ["title_page"] * 3 + ["heading", "body", "title_page"]


def test_numbered_answers_stay_body_under_their_criteria() -> None:
    text = f"1.1 Describe how you communicate\n\n{ANSWER}\n\n1.2 Explain consent\n\n1.2 {ANSWER}"
    assert [k for k, _ in kinds(text)] == ["question", "body", "question", "body"]


def test_a_hard_wrapped_paragraph_is_one_block_and_keeps_its_text() -> None:
    lines = ["The health visitor and the school nurse meet every Friday in", "the family centre to go over the plan that was agreed with the",  # noqa: E501
             "parents, and they write down what has changed since then.", "", "A second paragraph stands here on its own."]  # fmt: skip  # noqa: E501
    found = kinds("\n".join(lines))
    assert [k for k, _ in found] == ["body", "body"]
    assert found[0][1] == "\n".join(lines[:3])


def test_short_lines_below_each_other_are_a_list() -> None:
    text = f"{ANSWER}\n\nHealth visitor\nSocial worker\nSchool nurse\n\n{ANSWER}"
    assert [k for k, _ in kinds(text)] == ["body", "list", "list", "list", "body"]


def test_table_rows_are_one_section() -> None:
    text = f"Agency\tRole\nPolice\tInvestigate crime\n\n{ANSWER}"
    assert [k for k, _ in kinds(text)] == ["table", "body"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"]
)
def test_encodings(encoding: str) -> None:
    text = "It’s a “duty” – we don’t wait, and the child’s voice is heard."
    essay: Essay = read_bytes(text.encode(encoding), source="x.txt")
    assert essay.text == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    assert [k for k, _ in kinds(f"Why we meet{end}{end}{ANSWER}")] == ["heading", "body"]


def test_an_answer_box_of_a_workbook_is_no_table() -> None:
    page = f"<html><body><table><tr><td>1.1 Explain how you share information</td></tr><tr><td><p>{ANSWER}</p></td></tr></table></body></html>"  # noqa: E501
    assert [k for k, _ in kinds(page, "x.html")] == ["question", "body"]


def test_what_surrounds_a_page_is_left_out_or_boilerplate() -> None:
    page = f"<html><body><nav>Menu words</nav><script>code()</script><p>{ANSWER}</p><aside>Related words</aside></body></html>"  # noqa: E501
    assert kinds(page, "x.html") == [("body", ANSWER), ("boilerplate", "Related words")]


def test_a_numbered_heading_of_rtf_stays_a_heading() -> None:
    style = r"{\rtf1{\stylesheet{\s1 heading 1;}}\pard\s1\outlinelevel0"
    head = style + r"{\listtext 1.\tab}\ls1 Team around the child\par"
    found = kinds(head + rf"\pard {ANSWER}\par" + "}", "x.rtf")
    assert found == [("heading", "Team around the child"), ("body", ANSWER)]


@pytest.mark.parametrize("name", ["block-text", "quotations-western", "MsoQuote", "MsoIntenseQuote", "quote"])
def test_a_paragraph_style_for_quotations_is_one_in_html(name: str) -> None:
    found = kinds(
        f"<body><p>{ANSWER}</p><p class='{name}'>Children are safest when all talk.</p></body>", "x.html"
    )
    assert found[1] == ("quotation", "Children are safest when all talk.")
