"""The same tasks on a Dask cluster; a worker lost in the middle costs nothing but its time."""

import os
import signal

import pytest
from batch_engine import BUILDER

from checker.batch.engines import Limits
from checker.batch.errors import RunError
from checker.batch.items import Marked, Task
from checker.batch.marker import MarkerSpec
from checker.rubric import load_rubric
from tests.unit.batch.conftest import ESSAY

pytestmark = pytest.mark.slow
distributed = pytest.importorskip("distributed", reason="Dask is not installed (extra `cluster`)")


def make_tasks(texts):
    return [Task(i, f"key{i}", f"{i}.txt", text.encode()) for i, text in enumerate(texts, start=1)]


@pytest.fixture(scope="module")
def spec():
    return MarkerSpec(load_rubric("partnership-working"), ("learner",), BUILDER)


@pytest.fixture(scope="module")
def cluster():
    import dask

    # a worker that is slow to come back after its death would be taken out for good
    with (
        dask.config.set({"distributed.deploy.lost-worker-timeout": "300s"}),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as running,
    ):
        yield running


def test_two_workers_one_of_them_killed(spec, cluster):
    from checker.batch.engines.cluster import DaskEngine

    engine = DaskEngine(spec, scheduler=cluster.scheduler_address, chunk=2)
    done = []
    for each in engine.mark(make_tasks([f"{ESSAY} {i}" for i in range(20)])):
        done.append(each)
        if len(done) == 4:
            os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
    assert sorted(each.number for each in done) == list(range(1, 21))
    assert all(isinstance(each.outcome, Marked) for each in done)


def test_a_submission_that_kills_workers_is_given_up_alone(spec, cluster):
    from checker.batch.engines.cluster import DaskEngine

    engine = DaskEngine(spec, scheduler=cluster.scheduler_address, chunk=2, limits=Limits(seconds=60))
    done = {each.number: each.outcome for each in engine.mark(make_tasks([ESSAY, "DIES now", ESSAY]))}
    assert str(done[2].kind) == "died"
    assert isinstance(done[1], Marked)
    assert isinstance(done[3], Marked)


def test_no_scheduler_at_that_address_is_explained(spec):
    from checker.batch.engines.cluster import DaskEngine

    engine = DaskEngine(spec, scheduler="nonsense://nowhere")
    with pytest.raises(RunError, match="no Dask scheduler"):
        list(engine.mark(make_tasks([ESSAY])))


def test_a_cluster_without_workers_is_explained(spec, monkeypatch):
    from checker.batch.engines import cluster as engines

    monkeypatch.setattr(engines, "_PATIENCE", 2)
    with distributed.LocalCluster(n_workers=0, dashboard_address=None) as empty:
        engine = engines.DaskEngine(spec, scheduler=empty.scheduler_address)
        with pytest.raises(RunError, match="this cluster has no workers"):
            list(engine.mark(make_tasks([ESSAY])))


def test_a_worker_of_another_version_is_refused():
    from checker.batch.engines.cluster import mark_chunk

    with pytest.raises(RunError, match="Install the same there"):
        mark_chunk(b"", [], 60, "0.0.0")


def test_a_cluster_that_loses_all_its_workers_is_given_up(spec, monkeypatch):
    from checker.batch.engines import cluster as engines

    monkeypatch.setattr(engines, "_LOST", 1)
    monkeypatch.setattr(engines, "_LOOK_EVERY", 1)
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as short:
        engine = engines.DaskEngine(spec, scheduler=short.scheduler_address, chunk=1)
        marking = engine.mark(make_tasks([ESSAY] * 50))
        next(marking)
        short.scale(0)
        with pytest.raises(RunError, match="lost all its workers"):
            list(marking)
