"""Every page is what somebody looked at and accepted."""

import pytest
from accept import FOLDER, SCRUBS, render_pages, scrub
from report_factory import make_marked

from checker.report import render_html

PAGES = render_pages()


@pytest.mark.parametrize("name", sorted(PAGES))
def test_page_is_as_accepted(name):
    accepted = (FOLDER / name).read_text(encoding="utf-8")
    assert PAGES[name] == accepted, "look at the difference, then: python tests/gold/accept.py"


def test_no_accepted_page_is_left_over():
    assert {path.name for path in FOLDER.iterdir()} == set(PAGES)


def test_every_scrub_covers_something():
    page = render_html(make_marked(), "learner")
    assert all(pattern.search(page) for pattern in SCRUBS.values())
    assert len(scrub(page)) < len(page)
