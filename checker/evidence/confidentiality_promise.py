"""What the essay itself says about names: that they are changed, or that nobody is named."""

from dataclasses import dataclass

from checker.evidence.confidentiality_words import load_wording


@dataclass(frozen=True, slots=True)
class Promise:
    """The essay's word about names; an empty string where it gives none."""

    changed: str = ""
    """The words that say that names are changed."""
    unnamed: str = ""
    """The words that say that nobody is named."""
    letters: frozenset[str] = frozenset()
    """Letters that stand in for a name, such as the T of “I will call him T”."""


def find_promise(text: str) -> Promise:
    """Return what ``text`` says about names; one place counts for the whole essay.

    Where it says that true names stand in it, it promises nothing.

    >>> find_promise("All names have been changed. I asked Jo.").changed
    'names have been changed'
    """
    words = load_wording()
    if words.kept.search(text):
        return Promise()
    denied = [match.span() for match in words.not_changed.finditer(text)]
    changed = (
        match.group()
        for match in words.changed.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in denied)
    )
    unnamed = words.unnamed.search(text)
    letters = frozenset(match.group(1) for match in words.alias.finditer(text))
    return Promise(next(changed, ""), unnamed.group() if unnamed else "", letters)
