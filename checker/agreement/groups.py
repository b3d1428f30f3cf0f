"""Whether some writers' essays are marked less well than others'."""

from collections.abc import Callable, Sequence

import numpy as np

from checker.agreement.gold import GoldEssay
from checker.agreement.intervals import RESAMPLES, Floats, draw_weights
from checker.agreement.levels import mean_kappa, pooled_kappa, pooled_share
from checker.agreement.result import GroupAgreement, Grouping
from checker.types.essay import count_words

FIELDS = ("style", "nation", "role")
"""What groups are made by, besides length, unless asked otherwise."""


def compare_groups(
    essays: Sequence[GoldEssay], counts: Floats, fields: Sequence[str], whole: float | None
) -> tuple[Grouping, ...]:
    """Score the essays of each group; ``counts`` has a row for each essay, ``whole`` is all essays' kappa."""
    if not essays:
        return ()
    sorts: list[tuple[str, Callable[[GoldEssay], str]]] = [
        (field, lambda essay, field=field: essay.meta.get(field, "not stated"))  # type: ignore[misc]
        for field in fields
        if any(field in essay.meta for essay in essays)
    ]
    sorts.append(("length", name_thirds([count_words(essay.text) for essay in essays])))
    return tuple(_grouping(by, [name(essay) for essay in essays], counts, whole) for by, name in sorts)


def name_thirds(lengths: Sequence[int]) -> Callable[[GoldEssay], str]:
    """Return a function that names the third of all lengths (in words) which an essay falls into."""
    low, high = (int(cut) for cut in np.quantile(lengths, [1 / 3, 2 / 3], method="lower"))

    def name(essay: GoldEssay) -> str:
        words = count_words(essay.text)
        if words <= low:
            return f"short (up to {low} words)"
        return f"middle (up to {high} words)" if words <= high else f"long (over {high} words)"

    return name


def _grouping(by: str, names: Sequence[str], counts: Floats, whole: float | None) -> Grouping:
    rows = {name: [row for row, other in enumerate(names) if other == name] for name in sorted(set(names))}
    groups = [_group(name, counts[chosen], whole) for name, chosen in rows.items()]
    return Grouping(by, tuple(sorted(groups, key=lambda group: -(group.behind or 0.0))))


def _group(name: str, counts: Floats, whole: float | None) -> GroupAgreement:
    # One essay resampled is the same essay: such an interval would claim to be sure, so none is given.
    weights = draw_weights(len(counts), resamples=RESAMPLES if len(counts) > 1 else 0)
    kappa = mean_kappa(counts, weights)
    return GroupAgreement(
        name=name,
        essays=len(counts),
        kappa=kappa,
        pooled=pooled_kappa(counts, weights),
        exact=pooled_share(counts, weights, within=0),
        behind=None if whole is None or kappa.value is None else whole - kappa.value,
    )
