"""``checker batch --engine dask`` as people call it, on a cluster of two processes on this machine."""

import os
import signal
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

from checker.cli import main
from tests.unit.batch.conftest import ESSAY, hash_files, write_folder

NUMBER = 24
PATIENCE = 900
"""Seconds; three processes load the model at once, on a machine that may be busy."""


def call(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    files = {
        f"{number:02}.txt": f"Essay {number}. {ESSAY} The Children Act 2004 asks agencies to cooperate."
        for number in range(NUMBER)
    }
    return write_folder(
        tmp_path_factory.mktemp("dask") / "essays", {**files, "photo.jpg": b"\xff\xd8\xff\xe0"}
    )


@pytest.fixture(scope="module")
def whole(source):
    """What a run on this machine writes."""
    done = call("batch", source, "-o", source.parent / "local", "--workers", "1", "-q")
    assert done.exit_code == 1, done.output
    return hash_files(source.parent / "local")


@pytest.fixture(scope="module")
def cluster():
    distributed = pytest.importorskip("distributed", reason="Dask is not installed (extra `cluster`)")
    import dask

    # a worker that is slow to come back after its death would be taken out for good
    kept = dask.config.set({"distributed.deploy.lost-worker-timeout": "300s"})
    with (
        kept,
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
        ) as running,
    ):
        yield running


def start(cluster, source, run):
    address = cluster.scheduler_address
    command = ["-m", "checker", "batch", source, "-o", run, "--engine", "dask", "--scheduler", address]
    return subprocess.Popen([sys.executable, *map(str, command)], stderr=subprocess.PIPE, text=True)


def wait_for_a_page(run, process):
    end = time.monotonic() + PATIENCE
    while not any((run / "reports").glob("[!.]*.html")):
        assert process.poll() is None, process.stderr.read()
        assert time.monotonic() < end, "no page came"
        time.sleep(0.02)


@pytest.mark.slow
@pytest.mark.parametrize("kill", [False, True], ids=["undisturbed", "one worker killed"])
def test_a_cluster_writes_the_files_of_a_local_run(source, whole, cluster, kill):
    run = source.parent / f"cluster-{kill}"
    with start(cluster, source, run) as process:
        if kill:
            wait_for_a_page(run, process)
            victim = next(iter(cluster.workers.values())).pid
            os.kill(victim, signal.SIGKILL)
            assert process.poll() is None, "the run was over before the worker was killed"
        _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1, said
    assert f"{NUMBER} of {NUMBER + 1} submissions marked" in said
    assert hash_files(run) == whole


def test_an_address_where_nobody_listens_exits_with_2(source, monkeypatch):
    pytest.importorskip("distributed", reason="Dask is not installed (extra `cluster`)")
    from checker.batch.engines import cluster

    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    address = "tcp://127.0.0.1:9"
    done = call("batch", source, "-o", source.parent / "n", "--engine", "dask", "--scheduler", address)
    assert done.exit_code == 2
    assert f"error: --scheduler {address}: no Dask scheduler answers there" in done.stderr
    assert "Traceback" not in done.output


def test_without_the_extra_the_message_names_it(source, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = call("batch", source, "-o", source.parent / "without", "--engine", "dask")
    assert done.exit_code == 2
    assert "error: --engine dask needs Dask: install essay-checker[cluster]" in done.stderr


def test_a_scheduler_without_its_engine_is_a_usage_error(source):
    done = call("batch", source, "--scheduler", "tcp://127.0.0.1:9")
    assert done.exit_code == 2
    assert "--scheduler is for --engine dask" in done.stderr
