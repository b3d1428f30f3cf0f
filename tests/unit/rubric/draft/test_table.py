# ruff: noqa: E501  (sentences stand on one line, as on their pages)
import pytest

from checker.errors import RubricError
from checker.rubric.draft.table import read_table


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("Criterion\nExplain play\nDescribe sleep\n", [("", "Explain play", None), ("", "Describe sleep", None)]),
        ("Ref;Criterion\n1.1;Explain play\n", [("1.1", "Explain play", None)]),
        ("id\tmarking point\tmarks\nP1\tExplain play\t4\n", [("P1", "Explain play", 4.0)]),
        ('1.1,"Explain play, and why"\n1.2,Describe sleep\n', [("1.1", "Explain play, and why", None), ("1.2", "Describe sleep", None)]),
        ("Explain play\nDescribe sleep\n", [("", "Explain play", None), ("", "Describe sleep", None)]),
        ("Unit;Ref;Assessment criterion (the learner can);Verb;Max marks\nU1;1.1;Explain play;Explain;4\n", [("1.1", "Explain play", 4.0)]),
        ("LO,AC,Criteria\n1,1.1,Explain play\n1,1.2,Describe sleep\n", [("1.1", "Explain play", None), ("1.2", "Describe sleep", None)]),
        ("Criterion|Marks\nExplain play|3\n", [("", "Explain play", 3.0)]),
        ('"1","Explain play","5"\n"2","Describe sleep","3"\n', [("1", "Explain play", 5.0), ("2", "Describe sleep", 3.0)]),
        ("P1\tDescribe play\nM1\tExplain play\n", [("P1", "Describe play", None), ("M1", "Explain play", None)]),
        ('Criterion\n"Explain\nplay"\n\n', [("", "Explain play", None)]),
    ],
)  # fmt: skip
def test_tables_with_and_without_header(text, points):
    items = read_table(text, "t.csv").items("points")
    assert [(item.number, item.text, item.marks) for item in items] == points


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ["t.csv:1: the table is empty; expected a column “criterion”"]),
        ("a,b,c\n1,2,3\n", ["t.csv:1: no column of criteria among 'a', 'b', 'c'; name one “criterion”"]),
        (
            "Criterion,Marks\nExplain play,two\nDescribe sleep,-1\nName a toy,3\n",
            [
                "t.csv:2: column “marks”: 'two' is not a number of marks; expected a number above 0",
                "t.csv:3: column “marks”: '-1' is not a number of marks; expected a number above 0",
            ],
        ),
        ('Criterion\n"Explain\n', ["t.csv:2: not a CSV row: unexpected end of data"]),
    ],
)
def test_faults_name_row_and_column(text, problems):
    with pytest.raises(RubricError) as caught:
        read_table(text, "t.csv")
    assert caught.value.problems == problems


@pytest.mark.parametrize(
    "text",
    [
        "Type,Text,Correction\nMarking point,Explain play,\nTip,Use an example,\nMisconception,Play is idle,Play is learning\n",
        "Marking Point,Tip,Misconception,Correction\nExplain play,Use an example,Play is idle,Play is learning\n",
    ],
)
def test_tips_and_misconceptions_of_a_table_are_kept(text):
    page = read_table(text, "t.csv")
    assert {part: [item.text for item in items] for part, items in page.parts.items()} == {
        "points": ["Explain play"],
        "tips": ["Use an example"],
        "mistakes": ["Play is idle. Correction: Play is learning"],
    }
