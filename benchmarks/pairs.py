"""How many paired sentences are told apart: one earns something for a marking point, its twin nothing.

    python benchmarks/pairs.py [PAIRS]

Each sentence is marked alone, as a whole submission, by the shipped rubric and model. It earns where a
quotation of it is credited for the point; a pair is right where the first earns and the twin does not. PAIRS
(default: pairs.jsonl beside this file) was written by two hands that saw nothing of the training texts, of
the rules and of their tests, and has never been trained on. What went wrong in the first set has been read,
and training texts of its kinds were written since; of the second, nothing was known when the model was
trained. Prints and keeps the tables in pairs.md.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from checker.marking import Engine, build_engine, mark_essay
from checker.rubric import load_rubric
from checker.submission import read_bytes
from checker.types.rubric import Rubric

HERE = Path(__file__).parent
RUBRIC = "partnership-working"
Pair = dict[str, Any]


def judge(pairs: list[Pair], engine: Engine, rubric: Rubric) -> Iterator[tuple[Pair, bool, bool]]:
    """Yield each pair, whether its first sentence earns, and whether the twin earns nothing."""
    for pair in pairs:
        earned = [_earns(pair[side], pair["point"], engine, rubric) for side in ("earns", "nothing")]
        yield pair, earned[0], not earned[1]


def _earns(text: str, point: str, engine: Engine, rubric: Rubric) -> bool:
    marked = mark_essay(read_bytes(text.encode(), source="pair.txt"), rubric, engine)
    found = next(each for each in marked.points if each.id == point)
    return any(evidence.credited and not evidence.weak for evidence in found.evidence)


def tabulate(judged: list[tuple[Pair, bool, bool]], key: Callable[[Pair], str]) -> list[str]:
    """Return the lines of one table, a line for each kind that ``key`` tells apart, and one for all."""
    groups = defaultdict(list)
    for pair, earns, nothing in judged:
        groups[key(pair)].append((earns, nothing))
        groups["all"].append((earns, nothing))
    lines = ["| | pairs | right | first earns | twin earns nothing |", "|---|---:|---:|---:|---:|"]
    for name, group in sorted(groups.items(), key=lambda item: (item[0] == "all", item[0])):
        shares = [sum(part) / len(group) for part in ((a and b for a, b in group), *zip(*group, strict=True))]
        lines.append(f"| {name} | {len(group)} | " + " | ".join(f"{share:.1%}" for share in shares) + " |")
    return lines


def main(path: Path) -> None:
    """Judge all pairs, print the table and what went wrong, and write the table."""
    pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    engine = build_engine()
    judged = list(judge(pairs, engine, load_rubric(RUBRIC)))
    tables = [
        tabulate(judged, lambda pair: pair["kind"]),
        tabulate(judged, lambda pair: f"set {pair['set']}"),
        tabulate(judged, lambda pair: pair["point"]),
    ]
    title = f"# Paired sentences\n\n    python benchmarks/pairs.py\n\nModel {engine.model.id}.\n\n"
    (HERE / "pairs.md").write_text(title + "\n\n".join("\n".join(t) for t in tables) + "\n", encoding="utf-8")
    for pair, earns, nothing in judged:
        if not (earns and nothing):
            wrong = pair["earns"] if not earns else pair["nothing"]
            fault = "missed" if not earns else "credited"
            print(f"{pair['set']} {pair['kind']} {pair['point']} {fault}: {wrong}")
    print("\n".join(tables[0] + tables[1]))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "pairs.jsonl")
