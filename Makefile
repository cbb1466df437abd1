# Fragerecht: everything a developer does. It needs Python 3.11 or newer, make and git; the rest it installs into .venv.
.DEFAULT_GOAL := help
SHELL := /bin/bash -o pipefail

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
LOCK := $(BIN)/uv pip compile setup.cfg --generate-hashes --universal --python-version 3.11 --no-emit-index-url --no-annotate --no-header --quiet
DEMO := ENVIRONMENT=local DEMO_TODAY=$${DEMO_TODAY:-2015-11-04}
WORKERS ?= 2
PAPERS ?= 500

.PHONY: help install lock system run test check coverage bench clean

help: ## Show the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(STAMP) ## Install the locked parts into .venv

$(STAMP): requirements/develop.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); $(MAKE) --no-print-directory $(VENV)/bare; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/develop.txt
	@touch $@

# Debian's python3 comes without ensurepip: take pip from apt when that is allowed
.PHONY: $(VENV)/bare
$(VENV)/bare:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; \
	then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends python3-venv >/dev/null; \
	else echo "python3 -m venv fails here: install python3-venv, then run make again." >&2; exit 1; fi
	$(PYTHON) -m venv $(VENV)

lock: $(STAMP) ## Write the versions and hashes of all parts anew
	$(LOCK) --output-file requirements/runtime.txt
	$(LOCK) --extra develop --output-file requirements/develop.txt

run: install ## Start the demonstration: one address, its logins, Ctrl+C ends it
	@$(DEMO) $(BIN)/flask db upgrade
	@$(DEMO) $(BIN)/flask demo load >/dev/null
	@exec env $(DEMO) $(BIN)/flask serve

system: ## Install the programs that some tests drive, where root and apt-get are there
	@.ci/programs

test: install system check coverage ## Check, then run every test with its coverage limits

coverage:
	@rm -f .coverage .coverage.*
	$(BIN)/coverage run -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder; status=$$?; $(BIN)/coverage combine --quiet; exit $$status
	$(BIN)/coverage report --fail-under=98 --include='inquiries/*,answers/*,search_index/*' | tail -n 15
	$(BIN)/coverage report --fail-under=92 --include='app/*' | tail -n 15

check: install ## Look at style, types, imports and templates
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint app/templates --check --lint --quiet

bench: install ## Measure speed beside plain alternatives, PAPERS=500 large
	$(BIN)/python -m tests.benchmarks.search --papers $(PAPERS)
	$(BIN)/python -m tests.benchmarks.archive_import --papers $(PAPERS)
	$(BIN)/python -m tests.benchmarks.editor
	$(BIN)/python -m tests.benchmarks.reading
	$(BIN)/python -m tests.benchmarks.drafting
	$(BIN)/python -m tests.benchmarks.routing
	$(BIN)/python -m tests.benchmarks.printing

clean: ## Remove what make made, but no data
	rm -rf $(VENV) .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
