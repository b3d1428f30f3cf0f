"""Two programs on one run folder: the second is told so, and a dead one holds nothing."""

import signal
import subprocess
import sys
import threading

import pytest

from checker.batch.errors import RunError
from checker.batch.files import LOCK, lock_folder
from tests.unit.batch.conftest import hash_files, run_inline, write_cohort

HOLDS = (
    "import sys; from pathlib import Path; from checker.batch.files import lock_folder\n"
    "with lock_folder(Path(sys.argv[1])):\n"
    "    print('held', flush=True); sys.stdin.read()\n"
)


@pytest.fixture
def holder(tmp_path):
    """Another process that holds the run folder until its input ends."""
    (tmp_path / "run").mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(tmp_path / "run")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_folder_held_by_another_process_is_refused_until_that_ends(tmp_path, holder):
    source, run = write_cohort(tmp_path / "source", 2), tmp_path / "run"
    with pytest.raises(RunError, match="another checker is at work on this run"):
        run_inline(source, run)
    assert [path.name for path in run.iterdir()] == [LOCK]
    holder.communicate("")
    assert list(run.iterdir()) == []
    run_inline(source, run)
    assert LOCK not in hash_files(run)


def test_a_killed_process_holds_nothing_and_its_lock_file_goes(tmp_path, holder):
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    run = tmp_path / "run"
    assert [path.name for path in run.iterdir()] == [LOCK]
    assert run_inline(write_cohort(tmp_path / "source", 2), run).marked == 2
    assert LOCK not in hash_files(run)


def test_only_one_of_many_at_once_gets_the_folder(tmp_path):
    (tmp_path / "run").mkdir()
    got, refused, all_tried = [], [], threading.Barrier(4)

    def take():
        try:
            with lock_folder(tmp_path / "run"):
                got.append(1)
                all_tried.wait(60)
        except RunError:
            refused.append(1)
            all_tried.wait(60)

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(got), len(refused)) == (1, 3)
