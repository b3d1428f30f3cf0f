"""Text on its way into a table: never a formula, never a character that a program chokes on."""

from checker.report.plain import cut_middle, show_plain

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Programs set up for Chinese or Japanese read the full-width signs as the plain ones."""
_LONGEST = 32_000
"""Characters; a spreadsheet's cell holds 32,767."""


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet might take a text for a formula.

    >>> is_formula("=1+1"), is_formula("＝1"), is_formula("1=1")
    (True, True, False)
    """
    return text.startswith(_STARTS)


def csv_cell(value: object) -> str:
    """Return the cell for a CSV file; what a spreadsheet would take for a formula begins with ``'``.

    >>> csv_cell("=1+1"), csv_cell(3), csv_cell(-1.5)
    ("'=1+1", '3', '-1.5')
    """
    if isinstance(value, int | float):
        return show_cell(value)
    text = str(value)
    return f"'{text}" if is_formula(text) else text


def show_cell(value: float) -> str:
    """Return a number without needless decimals."""
    return str(int(value)) if float(value).is_integer() else str(round(value, 4))


def sheet_text(text: str) -> str:
    """Return text that a spreadsheet can hold."""
    return cut_middle(show_plain(text).replace("\t", " "), _LONGEST)
