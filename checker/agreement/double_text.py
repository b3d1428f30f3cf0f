"""Double marking as plain text."""

from checker.agreement.double import DoubleMarking
from checker.agreement.figures import show_estimate


def render_double(double: DoubleMarking) -> str:
    """Render the tolerance, the mean difference and the list for adjudication."""
    lines = [
        f"within {double.tolerance:g} marks  {show_estimate(double.within)}",
        f"mean difference  {show_estimate(double.difference)}  (run less assessor, in marks)",
    ]
    if not double.adjudication:
        return "\n".join([*lines, "for adjudication: none"])
    lines.append("for adjudication:")
    for pair in double.adjudication:
        points = f"  levels, run / assessor: {'; '.join(pair.points)}" if pair.points else ""
        lines.append(f"  {pair.submission}: run {pair.ours:g}, assessor {pair.theirs:g}{points}")
    return "\n".join(lines)
