# The one place for commands. `make help` lists them; docs/operations.md explains them.
SHELL := bash
.DEFAULT_GOAL := help
.PHONY: help demo stop test test-core test-ckan test-e2e lint type docs i18n bench ckan-tests clean install browser

BIN := .venv/bin
PYTEST := $(BIN)/pytest -q
# Test processes at a time, each with a slot of its own: two on two cores take 0.6 of the time.
JOBS ?= $(shell cores=$$(nproc); echo $$((cores > 4 ? 4 : cores)))
PARALLEL = $(if $(filter-out 1,$(JOBS)),-n $(JOBS) --dist loadfile)
# The services and the settings of a test slot; slot 0 is the one of `make test`.
IN_SLOT = settings="$$(bin/test-env $(or $(SLOT),0))" && eval "$$settings" &&

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## Bring up a portal with demo content (PORT=5000 DETACH=1 THEME=classic|midnight-blue)
	@bin/demo

stop: ## End the processes that make demo and make test started
	@bin/stop

test: test-core test-ckan test-e2e ## Run every test; installs and starts what they need

test-core: install ## Run the pure tests, which need no services
	$(PYTEST) -p no:ckan -p no:ckan_fixtures --doctest-modules tests/core tests/example ckanext/ogip/core

test-ckan: ## Run the tests on a real CKAN (ONLY=path/of/tests SLOT=0 JOBS=one per core)
	@$(IN_SLOT) $(PYTEST) $(PARALLEL) --ckan-ini=test.ini $(or $(ONLY),tests/ckan tests/packaging)

test-e2e: browser ## Run the browser tests (ONLY=path/of/tests)
	@$(IN_SLOT) $(PYTEST) --ckan-ini=test.ini $(or $(ONLY),tests/e2e)

lint: install ## Check style, formatting and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -S bin/lint_imports.py

type: install ## Check types
	$(BIN)/pyright

docs: ## Write the documentation that comes from metadata (CHECK=1 only compares)
	@$(IN_SLOT) $(BIN)/ckan -c test.ini ogip docs $(if $(CHECK),--check)

i18n: install ## Collect the texts, and check that all of them are in French
	@bin/i18n

# Its portals live in the test slots 8 to 10, which it brings up itself.
bench: install ## Measure CKAN with ogip against plain CKAN (ONLY=name for one, RUNS=30)
	@RUNS=$(or $(RUNS),30) $(BIN)/python -m benchmarks $(ONLY)

# Takes the test slots 11 and 12, and about an hour; a run that was cut short goes on where it was.
ckan-tests: install ## Run the tests of CKAN and scheming without and with ogip, and compare (ONLY=lib FRESH=1)
	@ONLY="$(ONLY)" FRESH="$(FRESH)" bin/ckan-tests

clean: ## Remove caches and build results; keeps .venv and var/
	rm -rf build dist *.egg-info .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find ckanext tests bin benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

install:
	@bin/install

browser:
	@bin/install browser
