"""One real Chromium for all browser tests; without it they are skipped and say so."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Opened:
    """A page as somebody with a given screen and theme sees it, and what it asked for and complained of."""

    def __init__(self, page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))

    def ask(self, script: str, argument=None):
        return self.page.evaluate(script, argument)


class Browser:
    """Opens reports; every page in a context of its own."""

    def __init__(self, chromium, folder: Path) -> None:
        self._chromium = chromium
        self._folder = folder
        self._context = None
        self._number = 0

    def open(
        self, html: str, *, width: int = 1440, theme: str = "light", script: bool = True, **given
    ) -> Opened:
        self.close()
        self._number += 1
        path = self._folder / f"page-{self._number}.html"
        path.write_text(html, encoding="utf-8")
        self._context = self._chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=theme, java_script_enabled=script, **given
        )
        opened = Opened(self._context.new_page())
        opened.page.goto(path.as_uri())
        opened.requests = [url for url in opened.requests if url != path.as_uri()]
        return opened

    def close(self) -> None:
        if self._context:
            self._context.close()
            self._context = None


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM:
        pytest.skip("Debian's chromium is not installed")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        opener = Browser(chromium, tmp_path_factory.mktemp("pages"))
        yield opener
        opener.close()
        chromium.close()
