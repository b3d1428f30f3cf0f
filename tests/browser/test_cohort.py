"""The cohort page in real Chromium: accessible, self-contained, nothing sticks out."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.unit.batch.conftest import ESSAY, run_inline, write_folder

pytestmark = pytest.mark.browser
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COPIED = (
    "On my second placement the health visitor asked us to write down every meal for a fortnight, and the "
    "sheet that we made together showed her what nobody had seen before: he only ate when his sister did."
)


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cohort")
    notes = ["", "Old Act mixed Zebedee"]
    files = {
        f"learner {i}.txt": f"Essay {i}. {ESSAY} {'legal team. ' * (i % 4)} {notes[i % 2]}" for i in range(9)
    }
    files["learner 3.txt"] += f"\n\n{COPIED}"
    files["learner 5.txt"] += f"\n\n{COPIED}"
    files["<b>photo & more with a name that is far longer than anybody would like to read.jpg"] = "\x89PNG"
    run_inline(write_folder(folder / "s", files), folder / "run")
    return (folder / "run/index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def axe() -> str:
    package = find_spec("axe_playwright_python")
    if package is None:
        pytest.skip("axe-playwright-python is not installed")
    return (Path(package.origin).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_and_nothing_sticks_out(browser, axe, page, width, theme):
    opened = browser.open(page, width=width, theme=theme)
    opened.ask("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert opened.ask("document.documentElement.scrollWidth") <= width
    assert opened.requests == []
    assert opened.complaints == []
    opened.ask(f"{axe}; null")
    results = opened.ask("tags => axe.run(document, {runOnly: tags})", TAGS)
    assert len(results["passes"]) > 15
    assert [(v["id"], n["target"]) for v in results["violations"] for n in v["nodes"]] == []
    assert opened.ask("document.querySelectorAll('.side').length") >= 1
