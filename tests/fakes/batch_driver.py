"""A whole batch with real worker processes, to be killed from outside: ``batch_driver.py SOURCE RUN``."""

import sys
from pathlib import Path

from batch_marker import BUILDER

from checker.batch.engines import LocalEngine
from checker.batch.run import run_batch
from checker.batch.settings import Settings


def main() -> None:
    """Run the batch with two workers."""
    settings = Settings(source=sys.argv[1], rubric="partnership-working")
    run_batch(settings, Path(sys.argv[2]), lambda spec, _: LocalEngine(spec, workers=2), builder=BUILDER)


if __name__ == "__main__":
    main()
