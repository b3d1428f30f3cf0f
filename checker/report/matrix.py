"""The evidence matrix as CSV and as a spreadsheet: one row a criterion, with room to decide."""

import csv
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, StringIO
from math import ceil
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break, ColBreak
from openpyxl.worksheet.worksheet import Worksheet

from checker.report.archive import fix_times
from checker.report.plain import cut_middle, show_line
from checker.report.view import CardView, PointDetailView
from checker.report.view_assessor import lay_out_assessor
from checker.report.view_page import AssessorPage
from checker.types.result import MarkedEssay

_LINE, _TALLEST = 13.5, 409.0
"""Height of a line, and most that a spreadsheet allows a row, in points."""
_FOUND_COLUMNS = 10
"""Columns of what was found; on paper what people fill in comes on a page of its own."""
_PRINT_SCALE = 52
"""Percentage at which the first page holds the columns of what was found."""
_QUOTES = 3
"""Quotations of a criterion that the matrix shows; the report shows all."""
_RISKY = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the matrix."""

    title: str
    width: int
    """Width in characters, in the spreadsheet."""
    choices: str = ""
    """What may be chosen, separated by commas; empty where anything may be written."""


COLUMNS = (
    Column("Criterion", 24),
    Column("What it asks", 32),
    Column("Found", 11),
    Column("Where", 18),
    Column("In the learner’s words", 54),
    Column("Ruled out", 9),
    Column("Suggested marks", 10),
    Column("Confidence", 11),
    Column("Look again", 20),
    Column("Standards", 12),
    Column("Assessor’s decision", 13, "accept,refer"),
    Column("Assessor’s comment", 36),
    Column("Valid", 8, "yes,no"),
    Column("Authentic", 10, "yes,no"),
    Column("Current", 9, "yes,no"),
    Column("Sufficient", 10, "yes,no"),
    Column("Sampled by IQA", 10, "yes,no"),
    Column("IQA initials and date", 18),
)


def write_matrix(marked: MarkedEssay, target: Path) -> tuple[Path, Path]:
    """Write the matrix beside ``target`` as ``.xlsx`` and ``.csv``; return both paths."""
    spreadsheet, table = target.with_suffix(".xlsx"), target.with_suffix(".csv")
    spreadsheet.write_bytes(render_matrix_xlsx(marked))
    table.write_text(render_matrix_csv(marked), encoding="utf-8", newline="")
    return spreadsheet, table


def render_matrix_csv(marked: MarkedEssay) -> str:
    """Return the matrix as CSV for Excel: with a byte order mark, and no cell that could be a formula."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([column.title for column in COLUMNS])
    writer.writerows([[_defuse(cell) for cell in row] for row in lay_out_rows(lay_out_assessor(marked))])
    return f"\N{ZERO WIDTH NO-BREAK SPACE}{out.getvalue()}"


def lay_out_rows(page: AssessorPage) -> list[list[str]]:
    """Return one row of texts for each criterion; what people fill in is empty."""
    filled = [_row(card, detail) for card, detail in page.cards]
    return [row + [""] * (len(COLUMNS) - len(row)) for row in filled]


def _row(card: CardView, detail: PointDetailView) -> list[str]:
    quotes = card.credited[:_QUOTES]
    return [
        f"{card.letter}. {show_line(card.title)}",
        cut_middle(show_line(detail.statement), 1000),
        show_line(card.state.words) if quotes or card.state.key != "not_yet" else "not found",
        _number([quote.place.exact for quote in quotes]),
        _number([f"“{show_line(quote.before + quote.text + quote.after)}”" for quote in quotes]),
        str(len(card.not_counted)) if card.not_counted else "",
        f"{detail.awarded} of {detail.available}",
        f"{detail.confidence}, {detail.sure}",
        "; ".join(show_line(reason) for reason in detail.look_again),
        ", ".join(show_line(code) for code in detail.standards),
    ]


def _number(lines: list[str]) -> str:
    """Put lines under each other, numbered where there are several, so that place and words can be paired."""
    return "\n".join(f"{i}. {line}" if len(lines) > 1 else line for i, line in enumerate(lines, 1))


def _defuse(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_RISKY) else cell


def render_matrix_xlsx(marked: MarkedEssay) -> bytes:
    """Return the matrix as a spreadsheet that prints on A4; the same input gives the same bytes."""
    page = lay_out_assessor(marked)
    book = Workbook()
    sheet = book.create_sheet("Evidence matrix", 0)
    _fill(sheet, [[column.title for column in COLUMNS], *lay_out_rows(page)])
    _shape(sheet)
    _offer_choices(sheet)
    about = book.worksheets[1]
    about.title = "About"
    _fill(about, _about(page))
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 24, 80
    book.properties.creator = "checker"
    book.properties.created = datetime(1980, 1, 1)
    out = BytesIO()
    book.save(out)
    return fix_times(out.getvalue(), saved=True)


def _fill(sheet: Worksheet, rows: list[list[str]]) -> None:
    """Put texts in cells as texts, whatever they begin with."""
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value = text or None
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if text:
                cell.data_type = "s"


def _shape(sheet: Worksheet) -> None:
    line = Side(style="thin", color="999999")
    for row in sheet.iter_rows():
        for cell in row:
            cell.border = Border(left=line, right=line, top=line, bottom=line)
    for index, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(index)].width = column.width
        head = sheet.cell(1, index)
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", start_color="E8EFEE")
    for row in sheet.iter_rows():
        sheet.row_dimensions[row[0].row].height = _height_of([str(cell.value or "") for cell in row])
    sheet.freeze_panes = "B2"
    sheet.print_title_rows, sheet.print_title_cols = "1:1", "A:A"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.col_breaks = ColBreak(brk=[Break(id=_FOUND_COLUMNS)])
    sheet.page_setup.scale = _PRINT_SCALE
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.4, bottom=0.4)


def _height_of(cells: list[str]) -> float:
    """Return the height of a row in points, which not every program measures itself."""
    return min(_LINE * max(map(_lines_of, cells, COLUMNS)) + 2, _TALLEST)


def _lines_of(text: str, column: Column) -> int:
    return sum(max(ceil(len(line) / column.width), 1) for line in text.split("\n"))


def _offer_choices(sheet: Worksheet) -> None:
    last = max(sheet.max_row, 2)
    for index, column in enumerate(COLUMNS, 1):
        if column.choices:
            letter = get_column_letter(index)
            choice = DataValidation(type="list", formula1=f'"{column.choices}"', allow_blank=True)
            choice.add(f"{letter}2:{letter}{last}")
            sheet.add_data_validation(choice)


def _about(page: AssessorPage) -> list[list[str]]:
    made = page.versions
    return [
        ["Submission", page.source],
        ["Mark scheme", show_line(f"{made.rubric_title} ({made.rubric})")],
        ["Suggested marks", f"{page.total.awarded} of {page.total.available}"],
        ["Suggested outcome", show_line(page.outcome)],
        ["Checker", made.checker],
        ["Model", made.model],
        ["Laws and guidance as of", made.facts_as_of],
        *([name, total] for name, total in made.sums),
        ["Who decides", "An assessor. Everything here is a suggestion with its evidence."],
    ]
