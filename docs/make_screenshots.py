"""Take the screenshots of the documentation: ``python docs/make_screenshots.py``.

Needs Debian's chromium, and playwright from the development requirements.
"""

import shutil
import sys
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).resolve().parent
REPORTS = HERE.parent / "examples" / "reports"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
)


class Shot(NamedTuple):
    """One screenshot."""

    name: str
    report: str
    width: int
    theme: Literal["light", "dark"] = "light"
    part: str = ""
    """What stands at the top of the picture."""


SHOTS = (
    Shot("learner-wide", "essay-partly.learner", 1280),
    Shot("learner-phone-dark", "essay-partly.learner", 390, "dark"),
    Shot("learner-essay", "essay-partly.learner", 1280, part="#essay"),
    Shot("assessor-wide", "essay-partly.assessor", 1280),
    Shot("assessor-matrix", "essay-partly.assessor", 1280, part="#matrix"),
    Shot("learner-early", "essay-early.learner", 1280),
    Shot("learner-strong", "essay-strong.learner", 1280),
)


def take(browser: Browser, shot: Shot) -> Path:
    """Take one screenshot and return its path."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": 900}, color_scheme=shot.theme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{(REPORTS / shot.report).as_uri()}.html{shot.part}")
    target = HERE / "images" / f"{shot.name}.png"
    page.screenshot(path=target)
    context.close()
    return target


def main() -> None:
    """Take them all."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("Install Debian's chromium first.")
    (HERE / "images").mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for shot in SHOTS:
            sys.stdout.write(f"{take(browser, shot)}\n")
        browser.close()


if __name__ == "__main__":
    main()
