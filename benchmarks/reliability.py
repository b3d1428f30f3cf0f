"""Draw how often decisions of each stated confidence are right, from the JSON of ``checker agree``.

    checker agree GOLD_DIR --format json -o agree.json
    python benchmarks/reliability.py agree.json -o models/encoder/reliability.svg

The diagonal is a model whose confidence means what it says; bars are 95 % intervals (Wilson), and the
figure beside each point is the number of decisions that it rests on.
"""

import argparse
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

SIDE, LEFT, TOP = 340, 60, 40
INK, LINE, MUTED = "#1f2933", "#0b5567", "#d9d5cc"


def place(confidence: float, right: float) -> tuple[float, float]:
    """Return where a point stands in the picture."""
    return LEFT + confidence * SIDE, TOP + (1 - right) * SIDE


def text(x: float, y: float, words: str, anchor: str = "middle") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{words}</text>'


def stroke(start: tuple[float, float], end: tuple[float, float], colour: str, more: str = "") -> str:
    (x1, y1), (x2, y2) = start, end
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"{more}/>'


def draw_axes() -> Iterable[str]:
    for tenth in range(0, 11, 2):
        share = tenth / 10
        yield stroke(place(0, share), place(1, share), MUTED)
        yield text(LEFT - 8, place(0, share)[1] + 4, f"{share:.1f}", "end")
        yield text(place(share, 0)[0], TOP + SIDE + 18, f"{share:.1f}")
    yield stroke(place(0, 0), place(1, 1), INK, ' stroke-dasharray="5 5"')
    yield text(LEFT + SIDE / 2, TOP + SIDE + 40, "stated confidence")
    yield text(LEFT, 20, "share of decisions that are the readers’ level", "start")


def draw_bin(each: Mapping[str, Any]) -> Iterable[str]:
    exact = each["exact"]
    x, y = place(each["confidence"], exact["value"])
    yield stroke(place(each["confidence"], exact["low"]), place(each["confidence"], exact["high"]), LINE)
    yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{LINE}"/>'
    yield text(x + 9, y + 14, str(exact["n"]), "start")


def draw(bins: Iterable[Mapping[str, Any]]) -> str:
    """Return the picture as SVG."""
    parts = [*draw_axes(), *(part for each in bins for part in draw_bin(each))]
    width, height = LEFT + SIDE + 50, TOP + SIDE + 60
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="Reliability diagram" font-family="sans-serif" font-size="12" fill="{INK}">'
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>{"".join(parts)}</svg>\n'
    )


def find_bins(given: Any) -> list[dict[str, Any]]:
    """Return the bins of the calibration, wherever the report holds it."""
    if isinstance(given, dict):
        if "bins" in given:
            return list(given["bins"])
        found = (find_bins(value) for value in given.values())
        return next((bins for bins in found if bins), [])
    return []


def main() -> None:
    """Read the figures and draw them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("agreement", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    asked = parser.parse_args()
    asked.output.write_text(draw(find_bins(json.loads(asked.agreement.read_text()))), encoding="utf-8")


if __name__ == "__main__":
    main()
