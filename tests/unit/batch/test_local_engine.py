"""Real worker processes: what dies, hangs, swells or fails takes nobody with it."""

import os
import signal

import psutil
import pytest
from batch_engine import BUILDER

from checker.batch.engines import Limits, LocalEngine
from checker.batch.errors import RunError
from checker.batch.items import Marked, Skipped, Task
from checker.batch.marker import MarkerSpec
from checker.rubric import load_rubric
from tests.unit.batch.conftest import ESSAY

pytestmark = pytest.mark.slow


def make_tasks(texts):
    return [Task(i, f"key{i}", f"{i}.txt", text.encode()) for i, text in enumerate(texts, start=1)]


@pytest.fixture(scope="module")
def spec():
    return MarkerSpec(load_rubric("partnership-working"), ("learner",), BUILDER)


def kind_of(outcome):
    return str(outcome.kind) if isinstance(outcome, Skipped) else "marked"


def test_bad_submissions_are_ended_and_named_and_all_others_marked(spec):
    texts = [ESSAY, "DIES now", ESSAY, "HANGS now", ESSAY, "SWELLS now", ESSAY, "FAILS now", ESSAY]
    engine = LocalEngine(spec, workers=2, limits=Limits(seconds=8, memory_mb=650, deaths=2), chunk=2)
    done = list(engine.mark(make_tasks(texts)))
    assert sorted(each.number for each in done) == list(range(1, 10))
    kinds = {each.number: kind_of(each.outcome) for each in done}
    assert [kinds[n] for n in (2, 4, 6, 8)] == ["died", "time", "memory", "failed"]
    assert {kinds[n] for n in (1, 3, 5, 7, 9)} == {"marked"}
    assert "secret" not in str([each.outcome for each in done if isinstance(each.outcome, Skipped)])
    assert engine.pids == ()


def test_a_worker_killed_from_outside_loses_nothing(spec):
    engine = LocalEngine(spec, workers=2, chunk=4)
    done, killed = [], []
    for each in engine.mark(make_tasks([f"{ESSAY} {i}" for i in range(24)])):
        done.append(each)
        if len(done) in (3, 9):
            killed.append(engine.pids[0])
            os.kill(engine.pids[0], signal.SIGKILL)
    assert len(killed) == 2
    assert sorted(each.number for each in done) == list(range(1, 25))
    assert all(isinstance(each.outcome, Marked) for each in done)
    assert not any(psutil.pid_exists(pid) and psutil.Process(pid).is_running() for pid in killed)


def test_workers_are_replaced_after_a_while_and_nothing_is_lost(spec):
    engine = LocalEngine(spec, workers=1, lifetime=3)
    seen, numbers = set(), []
    for each in engine.mark(make_tasks([f"{ESSAY} {i}" for i in range(7)])):
        seen |= set(engine.pids)
        numbers.append(each.number)
    assert sorted(numbers) == list(range(1, 8))
    assert len(seen) == 3


def test_a_run_that_is_left_early_leaves_no_process(spec):
    engine = LocalEngine(spec, workers=1)
    stream = engine.mark(make_tasks([ESSAY] * 5))
    next(stream)
    pids = engine.pids
    stream.close()
    assert not any(psutil.pid_exists(pid) for pid in pids)


def test_workers_that_cannot_start_end_the_run(spec):
    broken = MarkerSpec(spec.rubric, (), "batch_marker:build_broken")
    with pytest.raises(RunError, match="no model here"):
        list(LocalEngine(broken, workers=1).mark(make_tasks([ESSAY])))
