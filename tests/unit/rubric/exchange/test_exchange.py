# ruff: noqa: E501  (rows of tables stand on one line)
import dataclasses
import io
import json
import zipfile

import pytest
import yaml
from click.testing import CliRunner
from openpyxl import load_workbook

from checker.cli import main
from checker.errors import RubricError
from checker.rubric import load_bank, load_rubric
from checker.rubric.exchange.build import render_import
from checker.rubric.exchange.canvas import read_canvas, render_canvas
from checker.rubric.exchange.case import read_case, render_case
from checker.rubric.exchange.decode import decode
from checker.rubric.exchange.formats import FORMATS, export_rubric
from checker.rubric.exchange.microsoft import read_microsoft, render_microsoft
from checker.rubric.exchange.plain import Criterion, Level, PlainRubric, build_plain
from checker.rubric.exchange.rows import read_rows
from checker.rubric.exchange.xlsx import render_xlsx

BANK = load_bank()
LEVELS = (
    Level("met", "Names a check, and says why.", 4.0, ""),
    Level("partly", 'Names a check; "only".', 1.0, "Say why."),
    Level("not yet", "Nothing found,\nor denied.", 0.0, "Look again."),
)
HALF = tuple(dataclasses.replace(level, points=level.points / 2) for level in LEVELS)
PLAIN = PlainRubric(
    "Safe garden",
    "How children are kept safe – outdoors.",
    (
        Criterion("Checks", "Explain how the garden is checked, such as gates and toys.", LEVELS),
        Criterion("=SUM(A1)", "Describe a café visit.", HALF),
    ),
)


def without_hints(rubric):
    return dataclasses.replace(
        rubric,
        criteria=tuple(
            dataclasses.replace(
                one, levels=tuple(dataclasses.replace(level, hint="") for level in one.levels)
            )
            for one in rubric.criteria
        ),
    )


@pytest.mark.parametrize(
    ("render", "read", "held"),
    [
        (render_canvas, read_canvas, dataclasses.replace(without_hints(PLAIN), description="")),
        (render_case, read_case, dataclasses.replace(PLAIN, criteria=PLAIN.criteria)),
        (render_microsoft, read_microsoft, without_hints(PLAIN)),
    ],
)
def test_a_round_trip_loses_nothing_that_the_format_holds(render, read, held):
    assert read(render(PLAIN), "x") == held
    assert render(read(render(PLAIN), "x")) == render(PLAIN)


@pytest.mark.parametrize("name", ["canvas", "case", "microsoft"])
@pytest.mark.parametrize(
    "rubric", ["partnership-working", "external-partnerships", "partnership-in-education"]
)
def test_shipped_rubrics_come_back_the_same_through_every_format(name, rubric, tmp_path):
    plain = build_plain(load_rubric(rubric, BANK))
    text, losses = export_rubric(load_rubric(rubric, BANK), name)
    assert losses
    back = FORMATS[name].read(text, "x")
    path = tmp_path / "back.yaml"
    path.write_text(render_import(back, "x", BANK, "back"), encoding="utf-8")
    again = build_plain(load_rubric(path, BANK))
    assert without_hints(back).criteria == without_hints(plain).criteria
    assert without_hints(again).criteria == without_hints(plain).criteria
    assert again.title == plain.title
    if FORMATS[name].hints:
        assert again.criteria == plain.criteria


def test_canvas_columns_are_as_canvas_has_them():
    rows = [row.cells for row in read_rows(render_canvas(PLAIN), "x")]
    assert rows[0][:7] == (
        "Rubric Name", "Criteria Name", "Criteria Description", "Criteria Enable Range", "Rating Name", "Rating Description", "Rating Points",
    )  # fmt: skip
    assert len(rows[0]) == 4 + 3 * 3
    assert "'=SUM(A1)" in render_canvas(PLAIN)


def test_case_has_the_required_fields():
    data = json.loads(render_case(PLAIN))
    parts = [data, *data["CFRubricCriteria"], *data["CFRubricCriteria"][0]["CFRubricCriterionLevels"]]
    for part in parts:
        assert {"identifier", "uri", "lastChangeDateTime"} <= set(part)
    assert len({part["identifier"] for part in parts}) == len(parts)


def test_microsoft_weights_add_up_and_misfits_are_named():
    data = json.loads(render_microsoft(PLAIN))
    assert sum(one["weight"] for one in data["qualities"]) == pytest.approx(100)
    odd = dataclasses.replace(
        PLAIN.criteria[1], levels=(LEVELS[0], dataclasses.replace(LEVELS[1], points=3.0), LEVELS[2])
    )
    with pytest.raises(
        RubricError, match=r"criterion '=SUM\(A1\)': an educationRubric cannot hold points in other"
    ):
        render_microsoft(dataclasses.replace(PLAIN, criteria=(PLAIN.criteria[0], odd)))


HEAD = "Rubric Name,Criteria Name,Criteria Description,Criteria Enable Range,Rating Name,Rating Description,Rating Points,Rating Name,Rating Description,Rating Points\n"
ROW = "R,Checks,Explain checks,false,met,Good,2,not yet,None,0\n"


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ["t.csv:1: the table is empty"]),
        (HEAD.replace("Criteria Name,", "") + ROW, ["t.csv:1: column “Criteria Name” is missing"]),
        (
            HEAD.replace("Rating Points", "Points"),
            [
                "t.csv:1: column “Rating Points” is missing",
                "t.csv:1: rating 1: exp",
                "t.csv:1: rating 2: exp",
            ],
        ),
        (HEAD, ["t.csv:1: no criteria found"]),
        (
            HEAD + ROW.replace("Good,2", "Good,two"),
            ["t.csv:2: rating 1, column “Rating Points”: 'two' is not a number"],
        ),
        (
            HEAD + ROW.replace("Good,2", "Good,-2"),
            ["t.csv:2: rating 1, column “Rating Points”: '-2' is not a number"],
        ),
        (
            HEAD + ROW.replace("Good,2", "Good,nan"),
            ["t.csv:2: rating 1, column “Rating Points”: 'nan' is not a number"],
        ),
        (
            HEAD + ROW + ROW,
            ["t.csv:3: column “Criteria Name”: criterion 'Checks' is there already (2: column"],
        ),
        (
            HEAD + ROW.replace("not yet", "met"),
            ["t.csv:2: rating 2, column “Rating Name”: rating 'met' is there already"],
        ),
        (
            HEAD + ROW + ROW.replace("R,Checks", "S,Rules"),
            ["t.csv:3: column “Rubric Name”: 'S' is a second rubric beside 'R'"],
        ),
        (HEAD + ROW.replace("Checks", ""), ["t.csv:2: column “Criteria Name”: is missing"]),
        (
            HEAD + "R,Checks,Explain,false\n",
            ["t.csv:2: column “Rating Name”: no rating; expected one or more"],
        ),
    ],
)
def test_a_bad_canvas_file_names_row_and_column(text, problems):
    with pytest.raises(RubricError) as caught:
        read_canvas(text, "t.csv")
    assert len(caught.value.problems) == len(problems), caught.value.problems
    assert all(one.startswith(said) for one, said in zip(caught.value.problems, problems, strict=True)), (
        caught.value.problems
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (HEAD + ROW.replace("Explain checks", "Explain checks, gates"), "t.csv:2: column 11: 11 cells for 10 columns"),
        (HEAD.replace("Criteria Description", "Criteria Name") + ROW, "t.csv:1: column “Criteria Name” is there 2 times"),
        (HEAD + ROW.replace("Explain", '"Two\nlines') .replace("checks,f", 'checks",f').replace("Good,2", "Good,x"),
         "t.csv:2: rating 1, column “Rating Points”: 'x' is not a number"),
        (HEAD + "\n\n" + ROW.replace("Good,2", "Good,2_0"), "t.csv:4: rating 1, column “Rating Points”: '2_0' is not"),
        (HEAD + ROW + 'R,"open', "t.csv:3: not a CSV row"),
    ],
)  # fmt: skip
def test_a_row_that_does_not_fit_its_columns_is_named(text, problem):
    with pytest.raises(RubricError) as caught:
        read_canvas(text, "t.csv")
    assert any(one.startswith(problem) for one in caught.value.problems), caught.value.problems


def change(text, way, value):
    data = json.loads(text)
    place = data
    for step in way[:-1]:
        place = place[step]
    if value is ...:
        del place[way[-1]]
    else:
        place[way[-1]] = value
    return json.dumps(data)


CASE = render_case(PLAIN)
MICROSOFT = render_microsoft(PLAIN)
C, L = "CFRubricCriteria", "CFRubricCriterionLevels"


@pytest.mark.parametrize(
    ("read", "text", "problem"),
    [
        (read_case, "[1]", "t:1: expected a JSON object"),
        (read_case, '{"a":\n 1,}', "t:2: column 4: not JSON"),
        (read_case, change(CASE, ["title"], ...), "t:title: is missing; expected text"),
        (read_case, change(CASE, [C], ...), "t:CFRubricCriteria: is missing; expected a list"),
        (
            read_case,
            change(CASE, [C, 0, L, 1, "score"], "many"),
            "t:CFRubricCriteria[0].CFRubricCriterionLevels[1].score: 'many' is not a number",
        ),
        (
            read_case,
            change(CASE, [C, 0, L, 1, "score"], True),
            "t:CFRubricCriteria[0].CFRubricCriterionLevels[1].score: True is not a number",
        ),
        (
            read_case,
            change(CASE, [C, 1, "category"], "Checks"),
            "t:CFRubricCriteria[1].category: criterion 'Checks' is there already",
        ),
        (read_case, change(CASE, [C, 1, L], []), "t:CFRubricCriteria[1].CFRubricCriterionLevels: no levels"),
        (
            read_case,
            change(CASE, [C, 0, L, 0, "quality"], 7),
            "t:CFRubricCriteria[0].CFRubricCriterionLevels[0].quality: expected text, found 7",
        ),
        (read_case, change(CASE, [C, 0, L], ...), f"t:{C}[0].{L}: is missing; expected a list"),
        (read_case, change(CASE, [C, 0, "position"], "two"), f"t:{C}[0].position: 'two' is not a position"),
        (read_case, change(CASE, [C, 1], 5), f"t:{C}[1]: expected an object"),
        (read_case, change(CASE, [C, 0, L, 1, "score"], "1_0"), f"t:{C}[0].{L}[1].score: '1_0' is not"),
        (read_case, change(CASE, [C, 0, L, 1, "score"], float("nan")), f"t:{C}[0].{L}[1].score: nan is not"),
        (read_case, change(CASE, ["title"], "\ud800"), "t:title: half a character"),
        (
            read_case,
            CASE.replace('"score": 4.0', '"score": 4.0, "score": 9', 1),
            f"t:{C}[0].{L}[0].score: is there twice",
        ),
        (read_case, '{"title": ' + "9" * 5000 + "}", "t:1: column 1: not JSON: "),
        (read_microsoft, change(MICROSOFT, ["displayName"], 7), "t:displayName: expected text, found 7"),
        (read_microsoft, change(MICROSOFT, ["description"], 7), "t:description: expected text, found 7"),
        (read_microsoft, change(MICROSOFT, ["qualities"], []), "t:1: no criteria found"),
        (read_microsoft, change(MICROSOFT, ["levels"], ...), "t:levels: is missing; expected a list"),
        (
            read_microsoft,
            change(MICROSOFT, ["qualities", 0, "weight"], 30),
            "t:qualities: the weights add up to 63.3333; expected 100",
        ),
        (
            read_microsoft,
            change(MICROSOFT, ["qualities", 0, "weight"], ...),
            "t:qualities[0].weight: None is not a number",
        ),
        (
            read_microsoft,
            change(MICROSOFT, ["qualities", 0, "criteria", 1, "description"], 3),
            "t:qualities[0].criteria[1].description: expected text, found 3",
        ),
        (read_microsoft, change(MICROSOFT, ["displayName"], ""), "t:displayName: is missing"),
        (
            read_microsoft,
            change(MICROSOFT, ["levels", 1, "grading"], None),
            "t:levels[1].grading.maxPoints: None is not a number",
        ),
        (
            read_microsoft,
            change(MICROSOFT, ["levels", 1, "displayName"], "met"),
            "t:levels[1].displayName: level 'met' is there already",
        ),
        (
            read_microsoft,
            change(MICROSOFT, ["qualities", 0, "weight"], "x"),
            "t:qualities[0].weight: 'x' is not a number",
        ),
        (
            read_microsoft,
            change(MICROSOFT, ["qualities", 0, "criteria"], []),
            "t:qualities[0].criteria: 0 entries for 3 levels",
        ),
        (
            read_microsoft,
            change(MICROSOFT, ["qualities", 1, "displayName"], "Checks"),
            "t:qualities[1].displayName: criterion 'Checks' is there",
        ),
    ],
)
def test_a_bad_json_file_names_the_place(read, text, problem):
    with pytest.raises(RubricError) as caught:
        read(text, "t")
    assert any(one.startswith(problem) for one in caught.value.problems), caught.value.problems


def test_places_are_those_of_the_file_whatever_the_order():
    data = json.loads(CASE)
    data[C].reverse()
    data[C][0][L][2]["score"] = "many"
    with pytest.raises(RubricError) as caught:
        read_case(json.dumps(data), "t")
    assert caught.value.problems == [
        f"t:{C}[0].{L}[2].score: 'many' is not a number of points; expected 0 or more"
    ]
    data[C][0][L][2]["score"] = 0
    assert [one.name for one in read_case(json.dumps(data), "t").criteria] == ["Checks", "=SUM(A1)"]


def test_what_an_import_leaves_behind_is_said():
    weighed = change(change(CASE, [C, 0, "weight"], 2), [C, 0, "CFItemURI"], {"uri": "x"})
    assert read_case(weighed, "t").left == ("weights of criteria", "links to items of a framework")
    html = {"content": "<p>How <b>children</b></p><p>are safe</p>", "contentType": "html"}
    formatted = change(MICROSOFT, ["description"], html)
    assert read_microsoft(formatted, "t").description == "How children are safe"
    assert read_microsoft(formatted, "t").left == ("formatting of HTML descriptions",)
    shared = change(MICROSOFT, ["levels", 0, "description"], "All of it.")
    assert read_microsoft(shared, "t").left == ("descriptions of levels that hold for all criteria",)
    noted = HEAD.replace("\n", ",Notes\n") + ROW.replace("false", "true")
    assert read_canvas(noted, "t").left == (
        "the column “Notes”",
        "ranges of points (each rating is taken for its highest)",
    )
    for read, text in ((read_case, CASE), (read_microsoft, MICROSOFT), (read_canvas, render_canvas(PLAIN))):
        assert read(text, "t").left == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_usual_encodings_are_read(encoding):
    assert decode("Café – “x”\n".encode(encoding), "t.csv") == "Café – “x”\n"


@pytest.mark.parametrize(
    "data",
    [
        b"ok\nab\x81",
        b"ok\nab\x00",
        "oké\néb".encode() + b"\xe9",
        b"\xef\xbb\xbfok\nab\xff",
        "ok\nab".encode("utf-16") + b"\x00",
        "ok\nab".encode("utf-16") + b"\x00\xd8",
    ],
)
def test_other_bytes_name_row_and_column(data):
    with pytest.raises(RubricError, match=r"t.csv:2: column 3: "):
        decode(data, "t.csv")


def test_a_workbook_holds_text_not_formulas_and_is_always_the_same():
    sheet = load_workbook(io.BytesIO(render_xlsx(PLAIN))).active
    assert [cell.value for cell in sheet[5]][:2] == ["=SUM(A1)", "Describe a café visit."]
    assert sheet["A5"].data_type == "s"
    assert sheet["C4"].value == "met (4): Names a check, and says why."
    first, second = (zipfile.ZipFile(io.BytesIO(render_xlsx(PLAIN))) for _ in range(2))
    assert [first.read(name) for name in first.namelist()] == [
        second.read(name) for name in second.namelist()
    ]


def test_more_levels_than_three_are_kept():
    levels = tuple(Level(f"L{n}", f"Shows {n}.", float(n)) for n in (4, 3, 2, 1, 0))
    plain = PlainRubric("T", "", (Criterion("Play", "Explain play, such as sand, water and mud.", levels),))
    made = yaml.safe_load(render_import(plain, "x", BANK))
    assert made["level_names"] == {0: "L0", 1: "L1", 2: "L2", 3: "L3", 4: "L4"}
    assert made["points"][0]["marks"] == {1: 1.0, 2: 2.0, 3: 3.0, 4: 4.0}
    assert any("levels between" in one for one in made["points"][0]["todo"])


def test_criteria_with_other_level_names_are_named():
    odd = Criterion("Odd", "Describe sand.", (Level("yes", "Yes.", 1.0), Level("no", "No.", 0.0)))
    made = yaml.safe_load(
        render_import(dataclasses.replace(PLAIN, criteria=(*PLAIN.criteria, odd)), "x", BANK)
    )
    assert any("theirs differently: Odd" in one for one in made["todo"])


def run(*words):
    return CliRunner().invoke(main, ["rubric", *map(str, words)])


@pytest.mark.parametrize("kind", FORMATS)
def test_export_writes_the_file_and_says_what_is_lost(tmp_path, kind):
    path = tmp_path / "out"
    result = run("export", "external-partnerships", "--to", kind, "-o", path)
    assert result.exit_code == 0, result.stderr
    assert path.stat().st_size > 500
    assert f"{kind} cannot hold " in result.stderr


def test_a_workbook_on_stdout_is_refused():
    assert run("export", "external-partnerships", "--to", "xlsx").exit_code == 2


def test_a_bad_import_writes_nothing(tmp_path):
    bad, out = tmp_path / "bad.csv", tmp_path / "out.yaml"
    bad.write_text(HEAD + ROW.replace("Good,2", "Good,two"), encoding="utf-8")
    result = run("import", bad, "--from", "canvas", "-o", out)
    assert result.exit_code == 2
    assert "bad.csv:2: rating 1, column “Rating Points”" in result.stderr
    assert not out.exists()
    bad.write_text(HEAD + ROW, encoding="cp1252")
    assert run("import", bad, "--from", "canvas", "-o", out).exit_code == 0
    assert load_rubric(out).points[0].marks == {1: 2}
