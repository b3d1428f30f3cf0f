"""Numbers and words as people read them: rounding, counting, listing."""

import re
from decimal import ROUND_FLOOR, Decimal

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def show_share(part: float, whole: float = 1.0) -> str:
    """Return a percentage that reads 0% or 100% only where that is exact.

    >>> show_share(0.004), show_share(0.996), show_share(1), show_share(2, 3)
    ('1%', '99%', '100%', '67%')
    """
    if whole <= 0:
        return "0%"
    share = min(max(part / whole, 0.0), 1.0)
    if share in (0.0, 1.0):
        return f"{share:.0%}"
    return f"{min(max(round(share * 100), 1), 99)}%"


def show_number(value: float) -> str:
    """Return marks without needless zeros, at most two decimals.

    >>> show_number(2.0), show_number(1.5), show_number(0.333)
    ('2', '1.5', '0.33')
    """
    text = f"{value:.2f}"
    return text.rstrip("0").rstrip(".")


def share_out(parts: tuple[float, ...], total: float) -> tuple[float, ...]:
    """Round ``parts`` to hundredths so that they add up to the rounded ``total``.

    Largest remainder: what rounding down leaves over goes to the parts that lost most. Parts that do
    not add up to ``total`` in the first place are rounded one by one; the caller shows the difference.

    >>> share_out((1 / 3, 1 / 3, 1 / 3), 1.0)
    (0.34, 0.33, 0.33)
    """
    if abs(sum(parts) - total) > 0.005:
        return tuple(round(part, 2) for part in parts)
    exact = [Decimal(repr(round(part, 6))) * 100 for part in parts]
    floors = [int(part.to_integral_value(rounding=ROUND_FLOOR)) for part in exact]
    left = round(total * 100) - sum(floors)
    by_loss = sorted(range(len(parts)), key=lambda i: (floors[i] - exact[i], i))
    extra = set(by_loss[: max(left, 0)])
    return tuple((floor + (i in extra)) / 100 for i, floor in enumerate(floors))


def count_of(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number and its noun.

    >>> count_of(1, "point"), count_of(12, "point")
    ('1 point', '12 points')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def in_words(number: int) -> str:
    """Return a small number as a word, a larger one in figures.

    >>> in_words(3), in_words(12)
    ('three', '12')
    """
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"


def join_words(parts: tuple[str, ...] | list[str]) -> str:
    """Join with commas and a last "and".

    >>> join_words(["a", "b", "c"])
    'a, b and c'
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def sentence_case(text: str) -> str:
    """Return the text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


_IN_WORD = re.compile(r"(?<=\w)'(?=\w)")


def typeset(text: str) -> str:
    """Return our own words with a printer's apostrophes and dashes.

    >>> typeset("the nation's own - or another")
    'the nation’s own – or another'
    """
    return _IN_WORD.sub("’", text).replace("s' ", "s’ ").replace(" - ", " – ")


_FULLER = {"partly": "partly met", "not yet": "not met yet"}


def in_full(level_name: str) -> str:
    """Return the usual level names in the words of a sentence; a rubric's own stay as they are."""
    return _FULLER.get(level_name, level_name)


def letter_of(index: int) -> str:
    """Return the letter tag of the point at ``index``, from 0.

    >>> letter_of(0), letter_of(25), letter_of(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
