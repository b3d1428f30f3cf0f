"""A mark scheme as a workbook: one row a criterion, one column a level."""

import io
from datetime import datetime

from checker.rubric.exchange.plain import PlainRubric, show_number


def render_xlsx(rubric: PlainRubric) -> bytes:
    """Render a rubric as XLSX; cells are text or numbers, never formulas."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    book.properties.created = book.properties.modified = datetime(2000, 1, 1)
    sheet = book.active
    sheet.title = "Rubric"
    sheet.append([rubric.title])
    sheet.append([rubric.description])
    most = max(len(criterion.levels) for criterion in rubric.criteria)
    sheet.append(["Criterion", "Description", *(f"Level {most - 1 - at}" for at in range(most)), "Points"])
    for criterion in rubric.criteria:
        empty = [""] * (most - len(criterion.levels))
        said = [f"{one.name} ({show_number(one.points)}): {one.description}" for one in criterion.levels]
        sheet.append([criterion.name, criterion.description, *empty, *said, criterion.top])
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=cell.row in (1, 3))
            if isinstance(cell.value, str):
                cell.data_type = "s"
    for column in sheet.iter_cols(min_row=3, max_row=3):
        sheet.column_dimensions[column[0].column_letter].width = 32
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
