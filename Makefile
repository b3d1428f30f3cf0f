# What CI runs is what you run: `make check`.
PYTHON = .venv/bin/python

.PHONY: setup check lint types floors test example lock reports schema
setup:          ## everything for development, into .venv
	python3 bootstrap.py setup
check: lint types floors test  ## all that CI runs
lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
types:
	$(PYTHON) -m mypy
floors:
	.venv/bin/lint-imports
test:
	$(PYTHON) -m pytest
example:        ## mark the bundled essay
	python3 bootstrap.py example
lock:           ## renew both lock files (needs uv)
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --custom-compile-command "make lock" --group build pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --custom-compile-command "make lock" --group build --group dev pyproject.toml -o requirements-dev.txt
reports:        ## the examples' reports and the pictures in docs/report.md (needs chromium)
	$(PYTHON) examples/make_reports.py
	$(PYTHON) docs/make_screenshots.py
