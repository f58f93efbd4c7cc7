# Everything with which the platform is started, tested and looked after. `make` lists it.
.DEFAULT_GOAL := help
.PHONY: help demo start test check test-engine test-unit test-browser test-api fix bench-engine bench-feeds bench-pages bench-search screenshot \
        requirements clean-var environment system-packages

PY := .venv/bin/python
PYTEST := $(PY) -m pytest
PARALLEL := -n 3 --dist loadfile --no-loadscope-reorder
PURE := tests/engine tests/figures
COMPILE := .venv/bin/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 \
           --no-emit-index-url --no-emit-find-links --no-header --no-annotate pyproject.toml

help: ## List what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## Start the demonstration trust (fictional data); Ctrl-C stops it
	@scripts/environment.sh demonstration
	@$(PY) -m qiplatform.embedded demo

start: ## Start an empty installation of your own; Ctrl-C stops it
	@scripts/environment.sh demonstration
	@$(PY) -m qiplatform.embedded start

test: check system-packages ## Run every check and every test
	$(PYTEST) $(PURE) $(PARALLEL)
	$(PYTEST) $(PURE:%=--ignore=%) $(PARALLEL)

check: environment ## Lint, format, types, import contracts, migrations, deployment settings
	@scripts/check.sh

test-engine: environment ## Test the statistics and the charts (needs no server)
	$(PYTEST) $(PURE)

test-unit: environment ## Test everything but the browser journeys
	$(PYTEST) --ignore=tests/browser $(PARALLEL)

test-browser: environment system-packages ## Test the journeys in a real browser
	$(PYTEST) tests/browser

test-api: environment ## Try to prove the schema of the API wrong, with many requests
	API_EXAMPLES=60 API_PHASES=examples,coverage,fuzzing,stateful $(PYTEST) tests/contract/test_schema.py --timeout 3600

fix: environment ## Mend formatting and whatever lint can mend
	.venv/bin/ruff check --quiet --fix .
	.venv/bin/ruff format --quiet .

bench-engine: environment ## Measure how fast the statistics are
	$(PY) -m bench.engine

bench-feeds: environment ## Measure how fast a million rows are loaded and taken out
	$(PY) -m bench.feeds

bench-search: environment ## Measure how fast search is among 20,000 projects
	$(PY) -m bench.search

bench-pages: environment ## Measure how fast portfolio and unit pages are, small and large
	$(PY) -m bench.pages

screenshot: environment system-packages ## Picture a running demonstration for the README
	$(PY) scripts/screenshot.py $(or $(ADDRESS),http://localhost:8000) docs/images/home.png \
	    --sign-in amara.lanternbrook@larkwater.example --password one-small-step

requirements: environment ## Pin what pyproject.toml asks for, with hashes
	$(COMPILE) --extra embedded --extra pdf --extra dev --output-file requirements/development.txt
	$(COMPILE) --extra embedded --extra pdf --constraint requirements/development.txt \
	    --output-file requirements/demonstration.txt
	$(COMPILE) --extra pdf --constraint requirements/development.txt \
	    --output-file requirements/production.txt

clean-var: ## Delete all data of `make demo` and `make start`
	@$(PY) -m qiplatform.embedded clean

environment:
	@scripts/environment.sh development

system-packages: environment
	@scripts/system-packages.sh
