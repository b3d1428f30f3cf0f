"""What a source is, and why: one look at its names, and no guess between two plausible answers."""

import zipfile
from itertools import takewhile
from pathlib import Path

from checker.batch.errors import SourceError
from checker.batch.items import Source
from checker.batch.sources.archive import DAMAGED, Archive
from checker.batch.sources.folder import Folder
from checker.batch.sources.layouts import read_canvas_name, read_moodle_name
from checker.batch.sources.members import Member, Tree
from checker.batch.sources.table import read_table
from checker.batch.sources.tree import ReadName, TreeSource
from checker.submission.limits import Limits

LAYOUTS = ("plain", "moodle", "canvas")
_READERS: dict[str, ReadName] = {"moodle": read_moodle_name, "canvas": read_canvas_name}
_SAYS = {
    "moodle": "names of the form “Name_123_assignsubmission_file” (Moodle, Download all submissions)",
    "canvas": "names of the form “name_123_456_essay.docx” (Canvas, Download submissions)",
}
_TABLES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson"})


def read_source(
    path: Path,
    *,
    layout: str | None = None,
    text_column: str | None = None,
    exclude: Path | None = None,
    limits: Limits = Limits(),  # noqa: B008  (frozen)
) -> Source:
    """Recognise what ``path`` is; ``exclude`` (the run folder) is no part of it.

    Raises ``SourceError`` where it is nothing that can be marked as a batch, or could be two things and
    ``layout`` does not say which.
    """
    if not path.exists():
        raise SourceError(f"{path}: there is no such file or folder. Check the name and try again.")
    if path.is_dir():
        return _read_tree(path, "folder", Folder(path, limits, exclude), layout)
    if path.suffix.casefold() in _TABLES:
        return read_table(path, limits, text_column)
    if zipfile.is_zipfile(path) and not _is_document(path):
        return _read_tree(path, "zip", Archive(path, limits), layout)
    if path.suffix.casefold() == ".zip":
        raise SourceError(f"{path}: this zip is damaged or cut short. Download it again.")
    raise SourceError(
        f"{path}: this is one file. Give a folder, a zip, a CSV or a JSONL; or use `checker check`."
    )


def _read_tree(path: Path, kind: str, tree: Tree, layout: str | None) -> TreeSource:
    if not tree.members:
        raise SourceError(f"{path}: there are no files in this {kind}.")
    if layout == "plain":
        return _plain(kind, tree, "a plain one, as asked for")
    strip = _shared_folders(tree.members)
    chosen = layout or _recognise(path, kind, tree.members, strip)
    if chosen is None:
        return _plain(kind, tree, "no file has a name that a learning platform gives")
    matching = sum(_READERS[chosen](m.parts[strip:]) is not None for m in tree.members)
    said = f"{matching} of {len(tree.members)} files have {_SAYS[chosen]}"
    return TreeSource(chosen, (said,), tree.members, tree.ignored, _READERS[chosen], strip)


def _plain(kind: str, tree: Tree, why: str) -> TreeSource:
    return TreeSource(kind, (f"{len(tree.members)} files", why), tree.members, tree.ignored)


def _recognise(path: Path, kind: str, members: tuple[Member, ...], strip: int) -> str | None:
    """Return the platform whose names all files have; None where none has; refuse what lies between."""
    counts = {
        name: sum(read(member.parts[strip:]) is not None for member in members)
        for name, read in _READERS.items()
    }
    whole = [name for name, count in counts.items() if count == len(members)]
    some = [name for name, count in counts.items() if count]
    if len(whole) == 1:
        return whole[0]
    if not some:
        return None
    found = "; ".join(f"{counts[name]} of {len(members)} files have {_SAYS[name]}" for name in some)
    choices = " or ".join(f"--layout {name}" for name in (*some, "plain"))
    raise SourceError(f"{path}: this {kind} could be two things: {found}. Say which it is with {choices}.")


def _shared_folders(members: tuple[Member, ...]) -> int:
    """Count outer folders that hold everything and do not themselves name a candidate."""
    folders = [member.parts[:-1] for member in members]
    shared = [
        level[0] for level in takewhile(lambda names: len(set(names)) == 1, zip(*folders, strict=False))
    ]
    for depth in range(len(shared)):
        if read_moodle_name((*shared[depth:], "file")):
            return depth
    return len(shared)


def _is_document(path: Path) -> bool:
    """Tell whether a zip file is a word-processed document."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except DAMAGED:
        return False
    return bool(names & {"[Content_Types].xml", "mimetype", "content.xml"})
