"""Rubrics of other programs: import and export, one module a format, one table (``formats.py``)."""
