"""Throughput and memory of a batch, side by side with the bare engine, in one run on one machine.

    python benchmarks/batch.py --essays 1000 --growth 5000 -o benchmarks/batch.json

Bare engine: the same spaCy pipeline and the same encoder over the same texts, and nothing else: no facts, no
finding, no scoring, no report, no database. Essays are those that came with the model's training, each with a
sentence of its own at the end, so that no two are equal.
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]
RUBRIC = "partnership-working"


def read_texts() -> list[str]:
    """Return the essays of the training data."""
    files = sorted((ROOT / "models/training").glob("*/essays*.jsonl"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    texts = [json.loads(line).get("text", "") for line in lines]
    return [text for text in texts if len(text.split()) > 150]


def write_essays(folder: Path, number: int) -> None:
    """Write so many different essays."""
    texts = read_texts()
    folder.mkdir()
    for i in range(number):
        (folder / f"essay-{i:05}.txt").write_text(f"{texts[i % len(texts)]}\n\nThis is essay {i}.\n")


def write_paragraphs(folder: Path, number: int) -> None:
    """Write so many short texts, all different: memory over many submissions is seen in minutes."""
    folder.mkdir()
    paragraphs = [p for text in read_texts() for p in text.split("\n") if len(p.split()) > 40]
    for i in range(number):
        text = f"{paragraphs[i % len(paragraphs)]} This is number {i}.\n"
        (folder / f"text-{i:05}.txt").write_text(text)


def time_bare(folder: Path) -> dict:
    """Return the seconds that pipeline and encoder alone take, once they are loaded."""
    from checker.evidence.model import load_model
    from checker.pipeline import build_nlp, parse_essay
    from checker.submission import read_submission

    nlp, model = build_nlp(), load_model()
    essays = [read_submission(path) for path in sorted(folder.iterdir())]
    vectors = needs_vectors(model.heads)
    encode(model, parse_essay(nlp, essays[0]), vectors)
    start, busy = time.perf_counter(), time.process_time()
    for essay in essays:
        encode(model, parse_essay(nlp, essay), vectors)
    seconds, cpu = time.perf_counter() - start, time.process_time() - busy
    return {"essays": len(essays), "seconds": round(seconds, 2), "cpu_seconds": round(cpu, 2)}


def encode(model, parsed, vectors: bool) -> None:
    """Ask of the encoder what marking asks of it: detectors, and vectors where a point has no detector."""
    texts = [sentence.text for sentence in parsed.sentences]
    model.detect(texts, [sentence.paragraph for sentence in parsed.sentences])
    if vectors:
        model.encode_once(texts)


def needs_vectors(heads) -> bool:
    """Tell whether any element of the rubric is still judged by exemplars."""
    from checker.rubric import load_rubric

    rubric = load_rubric(RUBRIC)
    everything = [*(each.point for each in rubric.points), *rubric.flags]
    elements = [element for each in everything for element in each.elements.values()]
    return any(element.kind == "meaning" and element.head not in heads for element in elements)


class Meter:
    """Watches a run: when the first and the last answer came, and the workers' memory on the way."""

    def __init__(self, engine_of: list) -> None:
        self._engines, self.count = engine_of, 0
        self.first = self.last = 0.0
        self.memory: list[tuple[int, float]] = []
        self.main: list[tuple[int, float]] = []
        self.cpu: list[tuple[int, float]] = []

    def start(self, total: int, waiting: int) -> None: ...

    def write(self) -> None: ...

    def step(self, done) -> None:
        """Count, and look at the workers now and then."""
        self.count += 1
        self.last = time.perf_counter()
        self.first = self.first or self.last
        if self.count % 10 == 0:
            self.cpu.append((self.count, sum(cpu_of(pid) for pid in self._engines[0].pids)))
        if self.count % 20 == 0:
            self.memory.append((self.count, max(rss_of(pid) for pid in self._engines[0].pids)))
            self.main.append((self.count, rss_of(os.getpid())))


def cpu_of(pid: int) -> float:
    """Return the processor seconds of a process."""
    try:
        times = psutil.Process(pid).cpu_times()
    except psutil.Error:
        return 0.0
    return times.user + times.system


def rss_of(pid: int) -> float:
    """Return the memory of a process in MB."""
    try:
        return round(psutil.Process(pid).memory_info().rss / 1e6, 1)
    except psutil.Error:
        return 0.0


def time_batch(folder: Path, run: Path, workers: int) -> dict:
    """Run a batch; seconds from call to end, and from the first answer to the last."""
    from checker.batch.engines import LocalEngine
    from checker.batch.run import run_batch
    from checker.batch.settings import Settings

    engines: list = []

    def build(spec, waiting):
        engines.append(LocalEngine(spec, workers=workers, chunk=max(1, min(8, waiting // (workers * 16)))))
        return engines[0]

    meter = Meter(engines)
    start = time.perf_counter()
    counts = run_batch(Settings(source=str(folder), rubric=RUBRIC), run, build, watcher=meter)
    whole = time.perf_counter() - start
    return {
        "workers": workers,
        "essays": counts.submissions,
        "marked": counts.marked,
        "seconds_whole": round(whole, 2),
        "seconds_marking": round(meter.last - meter.first, 2),
        "seconds_tables": round(time.perf_counter() - meter.last, 2),
        "cpu_seconds_an_essay": cpu_rate(meter.cpu),
        "worker_mb": meter.memory,
        "main_mb": meter.main,
        "run_mb": round(sum(p.stat().st_size for p in run.rglob("*") if p.is_file()) / 1e6, 1),
    }


def cpu_rate(seen: list[tuple[int, float]]) -> float:
    """Return the workers' processor seconds for an essay; a stretch in which one was replaced is left out."""
    steps = [(n - m, at - before) for (m, before), (n, at) in pairwise(seen) if at >= before]
    essays = sum(number for number, _ in steps)
    return round(sum(seconds for _, seconds in steps) / essays, 4) if essays else 0.0


def report(found: dict) -> Iterator[str]:
    """Say the figures that matter."""
    bare = found["bare"]["essays"] / found["bare"]["seconds"]
    rates = {each["workers"]: (each["essays"] - 1) / each["seconds_marking"] for each in found["batches"]}
    yield f"bare engine      {bare:6.2f} essays a second"
    for workers, rate in rates.items():
        yield f"{workers} worker(s)      {rate:6.2f} essays a second"
    if 1 in rates:
        yield f"one worker is {rates[1] / bare:.2f} of the bare engine"
    bare_cpu = found["bare"]["cpu_seconds"] / found["bare"]["essays"]
    for each in found["batches"]:
        share = bare_cpu / each["cpu_seconds_an_essay"] if each["cpu_seconds_an_essay"] else 0
        yield f"{each['workers']} worker(s): the bare engine's processor time is {share:.2f} of theirs"
    if {1, 2} <= set(rates):
        yield f"two workers are {rates[2] / rates[1]:.2f} of one"


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--essays", type=int, default=1000)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    parser.add_argument(
        "--growth", type=int, default=0, help="one worker over so many paragraphs, for its memory"
    )
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "benchmarks/batch.json")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "essays"
        write_essays(folder, asked.essays)
        found = {
            "cores": os.cpu_count(),
            "load_before": [round(each, 2) for each in os.getloadavg()],
            "words_mean": round(sum(len(t.split()) for t in read_texts()) / len(read_texts())),
            "bare": time_bare(folder),
            "batches": [time_batch(folder, Path(place) / f"run{n}", n) for n in asked.workers],
        }
        asked.output.write_text(json.dumps(found, indent=1) + "\n")
        print("\n".join(report(found)), flush=True)
        if asked.growth:
            many = Path(place) / "many"
            write_paragraphs(many, asked.growth)
            found["growth"] = time_batch(many, Path(place) / "growth", 1)
        found["load_after"] = [round(each, 2) for each in os.getloadavg()]
    asked.output.write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
