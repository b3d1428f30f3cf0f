"""The zip of feedback files that Moodle takes back: its own folder names, one self-contained page each."""

import io
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime

from checker.batch.rows import Row
from checker.batch.sources.layouts import read_moodle_name

_EPOCH = datetime(1980, 1, 1).timetuple()[:6]


def render_feedback_zip(rows: Iterable[Row], page_of: Callable[[Row], bytes]) -> bytes:
    """Return the zip with ``feedback.html`` for every marked submission, in the folder of its candidate.

    A candidate with several marked files gets numbered pages. Moodle ignores names that begin with ``.``
    or ``~``, so none does.
    """
    written = io.BytesIO()
    taken: Counter[str] = Counter()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for row in rows:
            folder = find_folder(row.listed.name) if row.marked else None
            if folder is None:
                continue
            taken[folder] += 1
            number = "" if taken[folder] == 1 else f"-{taken[folder]}"
            info = zipfile.ZipInfo(f"{folder}/feedback{number}.html", _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, page_of(row))
    return written.getvalue()


def find_folder(name: str) -> str | None:
    """Return the folder that Moodle gave a submission, as its importer can read it; None for other names.

    The importer takes what stands between the first and the second ``_`` for the candidate's number, so a
    user name that a site puts in front is joined to the name with a space.

    >>> find_folder("all/alee_Ann Lee_12_assignsubmission_file_/essay.docx")
    'alee Ann Lee_12_assignsubmission_file'
    """
    for depth, part in enumerate(parts := name.split("/")):
        place = read_moodle_name(tuple(parts[depth:]))
        if place is not None and place.candidate:
            plugin = "onlinetext" if "_assignsubmission_onlinetext" in part else "file"
            who = part.split(f"_{place.candidate}_assignsubmission_")[0].replace("_", " ")
            return f"{who}_{place.candidate}_assignsubmission_{plugin}"
    return None
