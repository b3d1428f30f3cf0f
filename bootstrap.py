"""Set everything up from a bare clone, then mark the bundled example or run the tests.

    python3 bootstrap.py example    mark examples/essay-partly.txt and say where the report is
    python3 bootstrap.py test       run the tests

Makes its own environment in .venv (the system's Python stays untouched) and installs the locked
requirements, whose hashes are checked. Needs Python 3.11 or newer and the network for packages only.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
EXAMPLE = ROOT / "examples" / "essay-partly.txt"
REPORT = ROOT / "examples" / "out" / "essay-partly.feedback.html"


def main(arguments: list[str]) -> int:
    """Run one of the two jobs; return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the user's Python may be older than the project's
        print("checker needs Python 3.11 or newer.", file=sys.stderr)
        return 2
    match arguments:
        case ["example"]:
            install("requirements.txt")
            return mark_example()
        case ["test", *rest]:
            install("requirements-dev.txt")
            return run(PYTHON, "-m", "pytest", *rest)
        case ["setup"]:
            install("requirements-dev.txt")
            return 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2


def install(lock: str) -> None:
    """Make the environment and install ``lock`` and the project itself, unless both are there already."""
    stamp = VENV / f".{lock}.sha256"
    wanted = hashlib.sha256((ROOT / lock).read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    make_environment()
    print(
        f"Installing {lock} into {VENV.name} (the first time takes a few minutes) …",
        file=sys.stderr,
        flush=True,
    )
    pip("install", "--quiet", "--require-hashes", "--requirement", str(ROOT / lock))
    pip("install", "--quiet", "--no-build-isolation", "--no-deps", "--editable", str(ROOT))
    stamp.write_text(wanted)


def make_environment() -> None:
    """Make .venv with pip, also where the system's Python came without ``ensurepip``."""
    if PYTHON.exists():
        return
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False
    )
    if made.returncode == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(VENV)], check=True)


def pip(*arguments: str) -> None:
    """Run pip on the environment."""
    command = find_pip()
    if subprocess.run([*command, "--disable-pip-version-check", *arguments], check=False).returncode:
        print(
            "The packages could not be installed: see the lines above. Is there a connection?",
            file=sys.stderr,
        )
        raise SystemExit(2)


def find_pip() -> list[str | Path]:
    """Return the environment's own pip, or the system's pip made to work on the environment."""
    commands: list[list[str | Path]] = [
        [PYTHON, "-m", "pip"],
        [sys.executable, "-m", "pip", "--python", PYTHON],
    ]
    for command in commands:
        if subprocess.run([*command, "--version"], capture_output=True, check=False).returncode == 0:
            return command
    print(
        "This Python has neither ensurepip nor pip. On Debian and Ubuntu: sudo apt install python3-venv",
        file=sys.stderr,
    )
    raise SystemExit(2)


def mark_example() -> int:
    """Mark the bundled essay and say where the report is."""
    REPORT.parent.mkdir(exist_ok=True)
    code = run(PYTHON, "-m", "checker", "check", str(EXAMPLE), "-o", str(REPORT))
    if code == 0:
        print(f"\nOpen this page in your browser:\n  {REPORT}")
    return code


def run(*command: str | Path) -> int:
    """Run a command in the project's folder and return its exit code."""
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
