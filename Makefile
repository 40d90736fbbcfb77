# Everything is done from here; each target says what it does. The first run sets itself up.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING = 1

.PHONY: site serve test check messages status developers golden bench bench-building bench-reading bench-readme bench-setup clean help setup setup-tests

help:         ## this list
	@grep -hE '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/' | sort

site: setup   ## build the real site into site/
	$(BIN)/fristad build

serve: setup  ## the site at http://127.0.0.1:8000/, showing every save at once
	$(BIN)/fristad serve

check: setup  ## what is wrong with records and translations, and what to write instead
	$(BIN)/fristad check

messages: setup ## bring the catalogues in translations/ up to date with the Swedish
	$(BIN)/fristad messages

developers: setup-tests ## bring DEVELOPERS.md up to date with the code
	$(BIN)/python -m tests.developers

status: setup ## how much of each language is translated, and how hard the guides are to read
	$(BIN)/fristad status

test: setup-tests ## style, types and all tests, in three real browsers
	$(BIN)/ruff check scripts tests
	$(BIN)/ruff format --check scripts tests
	$(BIN)/mypy
	$(BIN)/fristad check
	$(BIN)/python -m pytest

golden: setup-tests ## agree to what the golden pages look like now
	$(BIN)/python -m pytest tests/test_golden.py --golden

bench-setup: setup-tests ## install what our builds and pages are compared with, into build/bench/
	$(BIN)/python -m tests.bench.installing

bench: bench-building bench-reading ## what a build takes and what a page costs its reader, beside others

# BENCH="--size 100x10 --only hugo,stock --readme" is handed on; `--help` tells the rest.
bench-building: setup-tests ## builds of one made-up site by us, Hugo, Material, Zensical, Starlight, Docusaurus and Sphinx
	$(BIN)/python -m tests.bench building $(BENCH)

# READING="--rounds 3 --only bare,material --lighthouse" is handed on.
bench-reading: setup-tests ## what a page weighs and how soon it helps, beside Material, Starlight, Docusaurus and GOV.UK
	$(BIN)/python -m tests.bench reading $(READING)

bench-readme: setup-tests ## put the last measurement of builds into README.md
	$(BIN)/python -m tests.bench readme

# site/ stays: a host may keep things of its own there, and the next build replaces the rest. So does what was exported.
clean:        ## remove what previews, measurements and tests leave behind
	rm -rf build/preview build/bench .pytest_cache .mypy_cache .ruff_cache .hypothesis

setup: .venv/.site

setup-tests: .venv/.tests

# The versions and hashes of the lock files, nothing else.
.venv/.site: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/.tests: .venv/.site requirements-dev.lock tests/package-lock.json tests/setup.sh
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	bash tests/setup.sh
	touch $@
