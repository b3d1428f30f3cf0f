"""Words that may identify a child, a family, a colleague or a setting."""

from collections.abc import Iterable, Iterator

from checker.evidence.confidentiality_found import Found
from checker.evidence.confidentiality_names import find_names
from checker.evidence.confidentiality_numbers import find_numbers
from checker.evidence.confidentiality_promise import Promise, find_promise
from checker.evidence.confidentiality_settings import find_addresses, find_settings, find_unplaced_settings
from checker.evidence.confidentiality_words import fold_name, load_wording
from checker.evidence.reading import Reading
from checker.types.essay import Essay
from checker.types.result import ConfidentialityWarning

_NAMES = frozenset({"child", "family", "professional", "person"})
_PLACES = frozenset({"setting", "unplaced"})


def find_confidentiality(reading: Reading) -> tuple[ConfidentialityWarning, ...]:
    """Return what may identify somebody, in text order, each name once.

    Names that the essay says are changed are left out, unless the essay contradicts itself: it gives a full
    name together with an address or a named place, or a name where it promised a letter. A setting named
    without its place counts only beside another finding: alone it seldom leads anywhere.
    """
    essay = reading.parsed.essay
    promise = find_promise(essay.text)
    names, places = list(find_names(reading)), list(find_settings(reading))
    addresses, numbers = list(find_addresses(reading)), list(find_numbers(reading))
    if promise.changed and not (names and (addresses or places)):
        places, names = [], [n for n in names if essay.text[n.start] in promise.letters]
    found = [*numbers, *addresses, *places, *names]
    if names or places:
        found += find_unplaced_settings(reading)
    return tuple(_warn(one, promise, essay) for one in _keep_first(found, essay))


def _keep_first(found: Iterable[Found], essay: Essay) -> Iterator[Found]:
    """Yield in text order, each name once, the longer of two that overlap."""
    seen: set[str] = set()
    end = 0
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        name = fold_name(essay.text[one.start : one.end])
        if one.start >= end and name not in seen:
            seen.add(name)
            end = one.end
            yield one


def _warn(found: Found, promise: Promise, essay: Essay) -> ConfidentialityWarning:
    notes = load_wording().notes
    said = promise.changed or promise.unnamed
    why = notes[found.note]
    if said:
        key = "changed" if found.note in _NAMES else "detail"
        why = f"{why} {notes[key].format(promise=said)}"
    named = found.note in _NAMES or found.note in _PLACES
    return ConfidentialityWarning(
        found.start,
        found.end,
        essay.text[found.start : found.end],
        why,
        said_changed=bool(promise.changed) and named,
    )
