"""Zip-based documents with fixed times, so that the same input gives the same bytes."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold."""


_SAVED = re.compile(rb"(?<=<dcterms:modified)([^>]*>)[^<]*")


def fix_times(document: bytes, *, saved: bool = False) -> bytes:
    """Return the zip with the same parts in the same order, every one of the same age.

    With ``saved``, the time of saving among the document's properties is the same, too.
    """
    fixed = BytesIO()
    with ZipFile(BytesIO(document)) as parts, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for name in parts.namelist():
            part = parts.read(name)
            if saved and name == "docProps/core.xml":
                part = _SAVED.sub(rb"\g<1>1980-01-01T00:00:00Z", part)
            target.writestr(ZipInfo(name, _LONG_AGO), part, compress_type=ZIP_DEFLATED)
    return fixed.getvalue()
