"""From a source to the list of its submissions: what each is called, and what its result is kept under."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import PurePath

from checker.batch.files import safe_stem
from checker.batch.items import Source, Submission, UnreadableError
from checker.batch.store import Listed

KeyOf = Callable[[str, str], str]
"""SHA-256 of the bytes and file name to the key of the result."""

_NOUN = {"moodle": "Participant", "canvas": "Candidate"}


def list_submissions(source: Source, key_of: KeyOf, *, anonymous: bool) -> Iterator[Listed]:
    """Yield every submission with its names, its hash and its key; bytes are read and let go."""
    names = _Names(source.kind, anonymous)
    for number, submission in enumerate(source.submissions(), start=1):
        label, file_name = names.find(submission)
        about = {
            "number": number,
            "name": submission.name,
            "label": label,
            "file_name": file_name,
            "candidate": submission.candidate,
            "person": "" if anonymous else submission.person,
            "late": submission.late,
            "report": names.find_stem(label),
        }
        try:
            digest = hashlib.sha256(submission.read()).hexdigest()
        except UnreadableError as error:
            yield Listed(**about, reason=error.refusal.reason, remedy=error.refusal.remedy)  # type: ignore[arg-type]
            continue
        yield Listed(**about, sha256=digest, key=key_of(digest, file_name))  # type: ignore[arg-type]


class _Names:
    """Gives each submission a label and a file name of its own, in the order of the source."""

    def __init__(self, kind: str, anonymous: bool) -> None:
        self._noun, self._anonymous = _NOUN.get(kind, ""), anonymous
        self._platform = kind in _NOUN
        self._labels: Counter[str] = Counter()
        self._stems: Counter[str] = Counter()

    def find(self, submission: Submission) -> tuple[str, str]:
        """Return label and file name; where names are hidden neither holds the learner's own."""
        suffix = PurePath(submission.file_name).suffix
        if self._anonymous and submission.candidate:
            label = self._number(f"{self._noun} {submission.candidate}".strip())
            return label, f"{label}{suffix}"
        if self._platform:
            who = " ".join(part for part in (submission.person, f"({submission.candidate})") if part != "()")
            return self._number(f"{who or self._noun}: {submission.file_name}"), submission.file_name
        return self._number(submission.name), submission.file_name

    def find_stem(self, label: str) -> str:
        """Return the stem of its pages' names; alike ones, on systems that ignore case, are numbered."""
        stem = safe_stem(label)
        self._stems[stem.casefold()] += 1
        copies = self._stems[stem.casefold()]
        if copies == 1 and stem == label:
            return stem
        sign = hashlib.sha256(label.encode("utf-8", "replace")).hexdigest()[:6]
        return stem if copies == 1 else f"{stem}-{sign}"

    def _number(self, label: str) -> str:
        self._labels[label] += 1
        return label if self._labels[label] == 1 else f"{label} ({self._labels[label]})"
