# Everything is done from here; each target says what it does. The first run sets itself up.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING = 1

.PHONY: site prints serve test quick test-site test-browsers style check messages status developers golden bench bench-building bench-prints \
	bench-reading bench-readme bench-setup braille clean fonts help setup setup-quick setup-tests

# On all cores. The tests of one file stay together, since they share what they have built; the slow files come first.
PYTEST := $(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

help:         ## this list
	@grep -hE '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/' | sort

site: setup   ## build the real site into site/
	$(BIN)/fristad build

prints: setup braille ## what staff hand on, of the site that is built: one zip a language in build/prints/, with slides for screens and braille
	$(BIN)/fristad prints

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

# TESTS="tests/test_gate.py -k figure" runs less, in each of these four.
test: setup-tests style ## everything below at once: style, types and all tests, in three real browsers
	$(BIN)/fristad check
	$(PYTEST) $(TESTS)

quick: style  ## style, types and the tests that need neither a built site nor a browser: while you work
	$(PYTEST) -m "not site and not browser" $(TESTS)

test-site: setup-tests ## the content's own check, and the tests that build sites or start programs
	$(BIN)/fristad check
	$(PYTEST) -m site $(TESTS)

test-browsers: setup-tests ## the tests in three real browsers, and every page by the Nu checker
	$(PYTEST) -m browser $(TESTS)

style: setup-quick ## style and types
	$(BIN)/ruff check scripts tests
	$(BIN)/ruff format --check scripts tests
	$(BIN)/mypy

golden: setup-tests ## agree to what the golden pages look like now
	$(BIN)/python -m pytest tests/test_golden.py --golden

bench-setup: setup-tests ## install what our builds and pages are compared with, into build/bench/
	$(BIN)/python -m tests.bench.installing

bench: bench-building bench-reading bench-prints ## what a build takes and what a page costs its reader, beside others

# BENCH="--size 100x10 --only hugo,stock --readme" is handed on; `--help` tells the rest.
bench-building: setup-tests ## builds of one made-up site by us, Hugo, Material, Zensical, Starlight, Docusaurus and Sphinx
	$(BIN)/python -m tests.bench building $(BENCH)

# READING="--rounds 3 --only bare,material --lighthouse" is handed on.
bench-reading: setup-tests ## what a page weighs and how soon it helps, beside Material, Starlight, Docusaurus and GOV.UK
	$(BIN)/python -m tests.bench reading $(READING)

fonts: setup-tests ## make the fonts of prints again, of Debian's packages
	$(BIN)/python -m tests.fonts

braille: setup ## put liblouis where cards and sheets become braille, of Debian's packages; nothing is installed
	$(BIN)/python -m tests.braille

bench-prints: setup-tests ## what a thousand prints and slides take, and how large they are
	$(BIN)/python -m tests.bench prints

bench-readme: setup-tests ## put the last measurement of builds into README.md
	$(BIN)/python -m tests.bench readme

# site/ stays: a host may keep things of its own there, and the next build replaces the rest. So does what was exported.
clean:        ## remove what previews, measurements and tests leave behind
	rm -rf build/preview build/bench .pytest_cache .mypy_cache .ruff_cache .hypothesis

setup: .venv/.site

setup-quick: .venv/.quick

setup-tests: .venv/.tests

# The versions and hashes of the lock files, nothing else.
.venv/.site: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/.quick: .venv/.site requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

.venv/.tests: .venv/.quick tests/package-lock.json tests/setup.sh tests/braille.py
	bash tests/setup.sh
	$(BIN)/python -m tests.braille
	touch $@
