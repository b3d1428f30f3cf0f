"""Where the draft stands, in words and one small picture; never a grade as a promise."""

from checker.report.view import CardView, DotView, StandingView
from checker.report.wording import in_words, join_words, sentence_case

STATES = ("met", "partly", "not_yet")
_DEFAULT = {"met": "met", "partly": "partly met", "not_yet": "not met yet"}
_STEP, _PER_ROW = 32, 12


def lay_out_standing(cards: tuple[CardView, ...]) -> StandingView:
    """Return the headline, the counts and the dots, in the order met, partly, not yet."""
    ordered = sorted(cards, key=lambda card: STATES.index(card.state.key))
    counts = tuple((key, _word(key, cards), sum(c.state.key == key for c in cards)) for key in STATES)
    dots = tuple(_dot(i, card) for i, card in enumerate(ordered))
    rows = max((len(dots) + _PER_ROW - 1) // _PER_ROW, 1)
    return StandingView(
        headline=_headline({key: number for key, _, number in counts}),
        sentence=_sentence(counts, len(cards)),
        counts=counts,
        dots=dots,
        width=_STEP * max(min(len(dots), _PER_ROW), 1),
        height=_STEP * rows,
        description=_sentence(counts, len(cards)),
    )


def _dot(index: int, card: CardView) -> DotView:
    row, column = divmod(index, _PER_ROW)
    middle = _STEP // 2
    x, y = column * _STEP + middle, row * _STEP + middle
    return DotView(card.state.key, x, y, card.anchor, f"{card.title}: {card.state.words}")


def _word(key: str, cards: tuple[CardView, ...]) -> str:
    """Return the rubric's own word for a state where all its points share one."""
    words = {card.state.words for card in cards if card.state.key == key}
    return words.pop() if len(words) == 1 else _DEFAULT[key]


def _headline(counts: dict[str, int]) -> str:
    total = sum(counts.values())
    if not total:
        return "There is nothing to look for in this mark scheme."
    if counts["met"] == total:
        return "Your draft covers every point."
    if counts["met"] * 2 >= total:
        return "Your draft covers most of what is asked. Here is what is left."
    if counts["met"] + counts["partly"] >= total / 2:
        return "Your draft is well under way."
    if counts["met"] + counts["partly"]:
        return "You have made a start. There is more to bring in."
    return "This is a beginning. The points of the task are still to come."


def _one_state(word: str, total: int) -> str:
    if word == _DEFAULT["not_yet"] and total > 1:
        return f"None of the {in_words(total)} points is met yet."
    whole = {1: "The one point is", 2: "Both points are"}.get(total, f"All {in_words(total)} points are")
    return f"{whole} {word}."


def _sentence(counts: tuple[tuple[str, str, int], ...], total: int) -> str:
    if not total:
        return ""
    shown = [(word, number) for _, word, number in counts if number]
    say = in_words if total <= 10 else str
    parts = [f"{say(number)} {'is' if number == 1 else 'are'} {word}" for word, number in shown]
    if len(parts) == 1:
        return _one_state(shown[0][0], total)
    return sentence_case(f"of the {say(total)} points, {join_words(parts)}.")
