"""A comparison as plain text for a terminal."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from checker.agreement.double_text import render_double
from checker.agreement.figures import NOTHING, show_estimate, show_figure, show_interval
from checker.agreement.report import Report, cross_validation_note, seen_warning
from checker.agreement.result import (
    FEW,
    GAP,
    Agreement,
    Calibration,
    Disagreement,
    FindingAgreement,
    Grouping,
    ItemAgreement,
    PointAgreement,
    QuotationAgreement,
    Spread,
)

INTERVALS = (
    "Intervals are 95 %: percentile bootstrap over essays (2000 resamples, fixed seed) for kappa, F1,\n"
    "quotations and what is summed over points; Wilson's for exact, adjacent, precision, recall and\n"
    "confidence."
)
TITLES = {"flags": "Flags", "outdated": "Outdated references", "confidentiality": "Confidentiality"}


def render_text(report: Report) -> str:
    """Render the whole comparison as text, tables aligned with spaces."""
    double = render_double(report.double) if report.double else ""
    parts = [_heading(report), double, *_sections(report.agreement), INTERVALS]
    return "\n\n".join(part for part in parts if part) + "\n"


def lay_out_table(rows: Sequence[Sequence[str]]) -> str:
    """Align a table whose first row is its header: first column to the left, all others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join(lines)


def _heading(report: Report) -> str:
    agreement = report.agreement
    lines = [f"{report.compared}, compared with the readers of {report.gold}: {agreement.essays} essays"]
    if warning := seen_warning(report):
        lines += ["", f"!!! {warning}", ""]
    if note := cross_validation_note(report):
        lines += ["", *wrap(note, 100), ""]
    lines += [f"could not be marked, in no figure: {each.id} ({each.reason})" for each in agreement.unmarked]
    for name, points in (
        ("labelled, but not in the rubric", agreement.points_not_in_rubric),
        ("in the rubric, but not labelled", agreement.points_not_in_gold),
    ):
        lines += [f"{name}, in no figure: {', '.join(points)}"] if points else []
    return "\n".join(lines)


def _sections(agreement: Agreement) -> Iterator[str]:
    yield _levels(agreement.points)
    yield _whole(agreement)
    yield _repeats(agreement.over_repeats)
    for finding in agreement.findings:
        yield _finding(finding)
    if agreement.quotations:
        yield _quotations(agreement.quotations)
    if agreement.calibration:
        yield _calibration(agreement.calibration)
    for grouping in agreement.groupings:
        yield _grouping(grouping)
    yield _behind(agreement)
    yield _worst(agreement.disagreements)


def _levels(points: Sequence[PointAgreement]) -> str:
    header = (
        "marking point",
        "n",
        "kappa",
        "interval",
        "exact",
        "interval",
        "adjacent",
        "readers 0 / 1 / 2: ours",
    )
    rows = [
        (
            point.id,
            str(point.kappa.n),
            show_figure(point.kappa.value),
            show_interval(point.kappa),
            show_figure(point.exact.value),
            show_interval(point.exact),
            show_figure(point.adjacent.value),
            "  /  ".join(" ".join(f"{cell:>2}" for cell in row) for row in point.confusion),
        )
        for point in points
    ]
    return lay_out_table([header, *rows])


def _whole(agreement: Agreement) -> str:
    lines = [
        f"mean kappa    {show_estimate(agreement.kappa)}",
        f"pooled kappa  {show_estimate(agreement.pooled)}",
        f"exact         {show_estimate(agreement.exact)}",
        f"adjacent      {show_estimate(agreement.adjacent)}",
    ]
    return "\n".join(lines)


def _repeats(spreads: Sequence[Spread]) -> str:
    if not spreads:
        return ""
    numbers = [f"repeat {number}" for number in range(1, len(spreads[0].each) + 1)]
    rows = [
        (each.name, show_figure(each.mean), show_figure(each.deviation), *map(show_figure, each.each))
        for each in spreads
    ]
    return lay_out_table([("over the repeats", "mean", "deviation", *numbers), *rows])


def _finding(finding: FindingAgreement) -> str:
    header = (
        TITLES[finding.kind],
        "right",
        "wrong",
        "missed",
        "precision",
        "recall",
        "F1",
        "interval",
        "same words",
    )
    lines = [lay_out_table([header, *(_item(item) for item in finding.rows)])]
    if finding.absent:
        lines.append(f"in no essay, for readers and us alike: {', '.join(finding.absent)}")
    if finding.not_looked_for:
        lines.append(f"labelled, but not in the rubric: {', '.join(finding.not_looked_for)}")
    if finding.not_labelled:
        listed = ", ".join(f"{item} ({count})" for item, count in finding.not_labelled)
        lines.append(f"found, but readers were not asked for it (essays): {listed}")
    return "\n".join(lines)


def _item(item: ItemAgreement) -> tuple[str, ...]:
    return (
        item.id,
        str(item.right),
        str(item.wrong),
        str(item.missed),
        show_figure(item.precision.value),
        show_figure(item.recall.value),
        show_figure(item.f1.value),
        show_interval(item.f1),
        f"{item.same_words} of {item.right}",
    )


def _quotations(quotations: QuotationAgreement) -> str:
    lines = [
        "First quotation shown overlaps a reader's (half of the shorter)",
        f"points that both credit  {show_estimate(quotations.both)} of {quotations.both.n}",
        f"points that we credit    {show_estimate(quotations.ours)} of {quotations.ours.n}",
    ]
    if quotations.without:
        lines.append(f"credited without any quotation: {quotations.without}")
    return "\n".join(lines)


def _calibration(calibration: Calibration) -> str:
    rows = [
        (
            f"{each.low:.1f} to {each.high:.1f}",
            str(each.exact.n),
            show_figure(each.confidence),
            show_figure(each.exact.value),
            show_interval(each.exact),
        )
        for each in calibration.bins
    ]
    table = lay_out_table([("confidence", "n", "mean", "right", "interval"), *rows])
    return (
        f"{table}\n"
        f"expected calibration error  {show_figure(calibration.error)}\n"
        f"right where sure            {show_estimate(calibration.sure)} of {calibration.sure.n}\n"
        f'right where "look again"    {show_estimate(calibration.look_again)} of {calibration.look_again.n}'
    )


def _grouping(grouping: Grouping) -> str:
    rows = [
        (
            _shortened(group.name),
            str(group.essays),
            show_figure(group.kappa.value),
            show_interval(group.kappa),
            show_figure(group.pooled.value),
            show_figure(group.exact.value),
            _mark(group.behind, group.essays),
        )
        for group in grouping.groups
    ]
    return lay_out_table([(grouping.by, "essays", "kappa", "interval", "pooled", "exact", ""), *rows])


def count_essays(essays: int) -> str:
    """Say how many essays, and whether these are too few to say much."""
    few = " (too few to say much)" if essays < FEW else ""
    return f"{essays} essay{'' if essays == 1 else 's'}{few}"


def _shortened(name: str, most: int = 60) -> str:
    return name if len(name) <= most else name[: most - 1] + "…"


def _mark(behind: float | None, essays: int) -> str:
    few = "few essays" if essays < FEW else ""
    return ", ".join(filter(None, ("behind" if behind is not None and behind > GAP else "", few)))


def _behind(agreement: Agreement) -> str:
    if not agreement.groupings:
        return ""
    if not agreement.behind:
        return f"No group lies more than {GAP} kappa below the whole."
    named = "\n".join(
        f"  {by}: {_shortened(group.name)}, {show_figure(group.behind)} below, {count_essays(group.essays)}"
        for by, group in agreement.behind
    )
    return f"More than {GAP} mean kappa below the whole ({show_figure(agreement.kappa.value)}):\n{named}"


def _worst(disagreements: Sequence[Disagreement]) -> str:
    if not disagreements:
        return ""
    rows = [
        (
            each.essay,
            each.point,
            str(each.gold_level),
            str(each.our_level),
            show_figure(each.confidence) if each.confidence is not None else NOTHING,
        )
        for each in disagreements
    ]
    table = lay_out_table([("essay", "point", "readers", "ours", "confidence"), *rows])
    return f"Worst disagreements (words side by side: --format html)\n{table}"
