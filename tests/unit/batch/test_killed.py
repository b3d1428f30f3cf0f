"""SIGKILL at random moments, then resumed: the end of an undisturbed run, and nothing left over."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.unit.batch.conftest import hash_files, run_inline, write_cohort

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[3]
DRIVER = ROOT / "tests/fakes/batch_driver.py"
KILLS = 10


def start(source: Path, run: Path) -> subprocess.Popen:
    path = os.pathsep.join([str(ROOT), str(DRIVER.parent)])
    return subprocess.Popen(
        [sys.executable, str(DRIVER), str(source), str(run)], env={**os.environ, "PYTHONPATH": path}
    )


def test_ten_kills_and_the_same_end(tmp_path):
    source = write_cohort(tmp_path / "source", 60)
    run = tmp_path / "run"
    generator = random.Random(20261121)  # noqa: S311
    children = []
    for _ in range(KILLS):
        process = start(source, run)
        time.sleep(generator.uniform(0.3, 5))
        children += psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
        process.send_signal(signal.SIGKILL)
        process.wait()
    last = start(source, run)
    assert last.wait(timeout=120) == 0
    run_inline(source, tmp_path / "whole")
    assert hash_files(run) == hash_files(tmp_path / "whole")
    _, alive = psutil.wait_procs(children, timeout=20)
    assert alive == []
