"""Whole pages as they should be. ``python tests/gold/accept.py`` accepts what is there now."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "fakes"))

from report_factory import make_marked, make_strong, make_weak

from checker.report import render_html, render_json, render_md, render_summary, render_text

FOLDER = Path(__file__).parent / "report"
SCRUBS = {
    "style": re.compile(r"(?<=<style>).*(?=</style>)", re.DOTALL),
    "script": re.compile(r"(?<=<script>).*(?=</script>)", re.DOTALL),
    "policy": re.compile(r"sha256-[A-Za-z0-9+/=]+"),
}
"""Parts of a page that are files of their own, and what follows from them."""
ESSAYS = {"rich": make_marked, "strong": make_strong, "weak": make_weak}
FORMATS: dict[str, Callable[..., str]] = {
    "html": render_html,
    "md": render_md,
    "txt": lambda marked, audience: render_text(marked, audience, color=False),
    "summary": render_summary,
    "json": render_json,
}


def render_pages() -> dict[str, str]:
    """Return every gold page by file name."""
    return {
        f"{name}-{audience}.{suffix}": scrub(render(make(), audience))
        for name, make in ESSAYS.items()
        for audience in ("learner", "assessor")
        for suffix, render in FORMATS.items()
        if name == "rich" or suffix in {"html", "summary"}
    }


def scrub(text: str) -> str:
    """Put the name of each scrub in place of what it covers."""
    for name, pattern in SCRUBS.items():
        text = pattern.sub(f"[{name}]", text)
    return text


def main() -> None:
    """Write the pages."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in render_pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(FOLDER / name)


if __name__ == "__main__":
    main()
