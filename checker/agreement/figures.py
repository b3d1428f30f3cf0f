"""How figures are shown: two places, and never rounded to a perfect one."""

from checker.agreement.intervals import Estimate

NOTHING = "–"


def show_figure(value: float | None) -> str:
    """Show a figure with two places; 1.00 and 0.00 only where that is exact.

    >>> show_figure(0.9987), show_figure(1.0), show_figure(0.001), show_figure(None)
    ('0.99', '1.00', '0.01', '–')
    """
    if value is None:
        return NOTHING
    size = abs(value)
    if 0 < size < 1:
        size = min(max(round(size, 2), 0.01), 0.99)
    return f"{'−' if value < 0 else ''}{size:.2f}"


def show_interval(estimate: Estimate) -> str:
    """Show the 95 % interval of an estimate.

    >>> show_interval(Estimate(0.5, 0.25, 0.755, 9, "wilson"))
    '0.25 to 0.76'
    """
    if estimate.low is None or estimate.high is None:
        return NOTHING
    return f"{show_figure(estimate.low)} to {show_figure(estimate.high)}"


def show_estimate(estimate: Estimate) -> str:
    """Show an estimate with its interval in brackets."""
    return f"{show_figure(estimate.value)} [{show_interval(estimate)}]"
