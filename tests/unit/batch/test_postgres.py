"""The same store on a real PostgreSQL server, started here in a folder of its own."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from batch_engine import Engines, Stopped

from tests.unit.batch.conftest import hash_files, run_inline, write_cohort

pytest.importorskip("psycopg", reason="psycopg is not installed (extra `postgres`)")
BINARIES = max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BINARIES is None, reason="Debian's package `postgresql` is not installed"),
]


def run_as_server(folder: Path, *command: str) -> None:
    """Run one of the server's programs; it refuses to run as root, so root lends it the folder."""
    if os.geteuid() == 0:
        command = ("runuser", "-u", "postgres", "--", *command)
    subprocess.run(command, check=True, cwd=folder, capture_output=True, timeout=120)


@pytest.fixture(scope="module")
def server():
    """Start a server that listens on a socket in its own folder, and on no network."""
    folder = Path(tempfile.gettempdir()).resolve() / f"checker-pg-{os.getpid()}"
    folder.mkdir(mode=0o755)
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        data = str(folder / "data")
        run_as_server(
            folder, str(BINARIES / "initdb"), "-D", data, "-A", "trust", "-U", "checker", "-E", "UTF8"
        )
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        log = str(folder / "log")
        run_as_server(folder, str(BINARIES / "pg_ctl"), "-D", data, "-w", "-l", log, "-o", options, "start")
        try:
            yield f"postgresql+psycopg://checker@/postgres?host={folder}"
        finally:
            run_as_server(folder, str(BINARIES / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def test_runs_share_one_server_and_end_like_runs_on_sqlite(tmp_path, server):
    source = write_cohort(tmp_path / "source", 6)
    run_inline(source, tmp_path / "sqlite")
    with pytest.raises(Stopped):
        run_inline(source, tmp_path / "one", Engines(3), store=server)
    run_inline(source, tmp_path / "one", store=server)
    other = Engines()
    run_inline(source, tmp_path / "two", other, store=server)
    assert other.marked == []  # another run of the same server has them already
    expected = hash_files(tmp_path / "sqlite")
    for name in ("one", "two"):
        found = hash_files(tmp_path / name)
        assert {k: v for k, v in found.items() if k != "run.json"} == {
            k: v for k, v in expected.items() if k not in ("run.json", "run.sqlite")
        }
