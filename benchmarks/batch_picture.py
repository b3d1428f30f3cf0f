"""Draw ``batch.json``: hours against the number of essays, and a worker's memory as the run grows.

python benchmarks/batch_picture.py
"""

import json
import math
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).parent
WIDTH, HEIGHT, LEFT, TOP = 640, 300, 70, 40
PROCESSORS = (2, 16, 64, 256)
COLOURS = ("#0b5567", "#8a5200", "#1c6b3a", "#8f1d14")


def text(x: float, y: float, words: str, anchor: str = "middle") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{words}</text>'


def line(points: Iterable[tuple[float, float]], colour: str) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{path}"/>'


def draw_hours(cpu_seconds: float) -> str:
    """Draw hours against essays, both on logarithmic axes, for several numbers of processors."""

    def place(essays: float, hours: float) -> tuple[float, float]:
        x = LEFT + (math.log10(essays) - 1) / 5 * (WIDTH - LEFT - 110)
        return x, TOP + (3 - math.log10(hours)) / 5 * HEIGHT

    parts = [text(LEFT, 20, "Hours against essays (logarithmic)", "start")]
    for power in range(1, 7):
        x, _ = place(10**power, 1)
        parts.append(text(x, TOP + HEIGHT + 18, f"{10**power:,}"))
    for power in range(-2, 4):
        _, y = place(10, 10**power)
        parts.append(text(LEFT - 8, y + 4, f"{10.0**power:g} h", "end"))
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - 110}" y1="{y:.1f}" y2="{y:.1f}" stroke="#d9d5cc"/>')
    for processors, colour in zip(PROCESSORS, COLOURS, strict=True):
        sizes = [10**power for power in range(1, 7)]
        points = [place(n, max(0.01, n * cpu_seconds / processors / 3600)) for n in sizes]
        parts.append(line(points, colour))
        parts.append(text(points[-1][0] + 6, points[-1][1] + 4, f"{processors} processors", "start"))
    return "".join(parts)


def draw_memory(seen: list[list[float]], down: float) -> str:
    """Draw a worker's memory against the essays that it has marked."""
    most_essays, most = max(n for n, _ in seen), max(mb for _, mb in seen) * 1.25

    def place(n: float, mb: float) -> tuple[float, float]:
        return LEFT + n / most_essays * (WIDTH - LEFT - 110), down + 40 + (1 - mb / most) * 160

    parts = [text(LEFT, down + 20, "Memory of a worker (MB) against essays marked", "start")]
    for share in (0, 0.5, 1):
        x, y = place(most_essays * share, most * share)
        parts.append(text(x, down + 218, f"{most_essays * share:,.0f}"))
        parts.append(text(LEFT - 8, y + 4, f"{most * share:,.0f}", "end"))
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - 110}" y1="{y:.1f}" y2="{y:.1f}" stroke="#d9d5cc"/>')
    return "".join([*parts, line((place(n, mb) for n, mb in seen), COLOURS[0])])


def main() -> None:
    """Write ``batch.svg``."""
    found = json.loads((HERE / "batch.json").read_text())
    cpu = found["batches"][0]["cpu_seconds_an_essay"]
    memory = found.get("growth", found["batches"][0])["worker_mb"]
    down = TOP + HEIGHT + 30
    body = draw_hours(cpu) + (draw_memory(memory, down) if memory else "")
    (HERE / "batch.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {down + 240}" role="img" '
        f'font-family="sans-serif" font-size="12"><title>Cost of a batch against its size</title>'
        f'<rect width="100%" height="100%" fill="#ffffff"/>{body}</svg>\n'
    )


if __name__ == "__main__":
    main()
