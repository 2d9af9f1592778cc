# make demo: set everything up and run two example networks. make test: set everything up and pass the tests.
PYTHON ?= python3
# in which the demo speaks: fi, sv or en
SPEAK ?= en
# where `make superset` puts the picture of its dashboard
PICTURE ?= build/superset/superset.png
# how often `make soak` attacks: damaged files, damaged settings and workbooks, whole commands given such, kills,
# generated projects through `run`, generated projects read and judged, results under a reader, full disks
INPUTS ?= 100000
SETTINGS ?= 20000
COMMANDS ?= 1000
KILLS ?= 500
PROJECTS ?= 500
LEDGERS ?= 10000
PUBLISHES ?= 20000
DISKS ?= 500
DAMAGES ?= 5000
PUBLICS ?= 500
# which attacks, such as "fuzz kills" (a wrong word gets the list); the lines of all others stay in the page
ONLY ?=
# with ADD=yes what holds is added to the counts of the page, and FIRST says where the inputs go on
ADD ?=
FIRST ?=
# how large the benchmark is; as it stands it takes some ten minutes, the peers' environments not counted
BENCH ?=
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ATTACKS := tests/end_to_end/soak tests/end_to_end/test_killed.py tests/destinations/test_hostile.py

.DEFAULT_GOAL := help

help: ## Show this help
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(READY): pyproject.toml .ci/constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("climatekit needs Python 3.11 or newer; name one with PYTHON=…") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint .ci/constraints.txt --editable . --group dev \
	|| { echo "The versions in .ci/constraints.txt can't all be had here: others are taken, as pyproject.toml allows." >&2; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev; }
	@touch $@

setup: $(READY) ## Make the environment in .venv

demo: $(READY) ## Run an open network and a commitment network from their files to Parquet
	@rm -rf build/demo
	@$(BIN)/climatekit demo ymparaks --dir build/demo/ymparaks --language $(SPEAK)
	@echo
	@$(BIN)/climatekit demo lahti --dir build/demo/lahti --language $(SPEAK)

test: $(READY) ## Check style and types and run the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not slow and not bi"

test-all: test docs ## The same, the site, and the tests that take long: the wheel in an environment of its own, the largest example
	$(BIN)/python -m pytest -n 2 --dist loadfile -m slow

docs: $(VENV)-docs/.ready ## Build the pages as a site in build/site; a warning or a broken link is an error
	$(VENV)-docs/bin/python -m sphinx --builder html --conf-dir docs --doctree-dir build/doctrees \
	--fail-on-warning --keep-going --quiet . build/site
	@echo "build/site/index.html"

$(VENV)-docs/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)-docs
	$(VENV)-docs/bin/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(VENV)-docs/bin/python -m pip install --quiet --disable-pip-version-check --group docs
	@touch $@

bi: $(VENV)-bi/.ready superset ## Test with what is large to install: Tableau Hyper, Apache Spark (needs Java), Superset
	$(VENV)-bi/bin/python -m pytest -m bi

parity: $(VENV)-bi/.ready ## Compare Apache Spark with DuckDB on all five models (needs Java; minutes)
	$(VENV)-bi/bin/python -m pytest -m bi tests/engine_parity

superset: $(READY) $(VENV)-superset/.ready ## Import the bundle of an example into Apache Superset, compare each chart with DuckDB
	@rm -rf build/superset
	@mkdir -p build/superset
	@cp -R examples/ymparaks build/superset/ymparaks
	@printf '\n[publish.superset]\ndata_folder = "%s"\n' "$(CURDIR)/build/superset/out" >> build/superset/ymparaks/climatekit.toml
	$(BIN)/climatekit run build/superset/ymparaks --out build/superset/out --language $(SPEAK) --quiet
	$(VENV)-superset/bin/python tests/bi/superset_import.py build/superset/out --picture $(PICTURE)

$(VENV)-superset/.ready: tests/bi/superset.txt
	$(PYTHON) -m venv $(VENV)-superset
	$(VENV)-superset/bin/python -m pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

$(VENV)-bi/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)-bi
	$(VENV)-bi/bin/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(VENV)-bi/bin/python -m pip install --quiet --disable-pip-version-check --editable . --group dev --group bi
	@touch $@

soak: $(READY) ## Attack what is promised, for hours, and write docs/promises.md: make soak INPUTS=1000, or ONLY=fuzz for one
	CLIMATEKIT_PROMISES=docs/promises.md CLIMATEKIT_SOAK_INPUTS=$(INPUTS) CLIMATEKIT_SOAK_COMMANDS=$(COMMANDS) \
	CLIMATEKIT_SOAK_SETTINGS=$(SETTINGS) CLIMATEKIT_SOAK_LEDGERS=$(LEDGERS) \
	CLIMATEKIT_SOAK_KILLS=$(KILLS) CLIMATEKIT_SOAK_PROJECTS=$(PROJECTS) CLIMATEKIT_SOAK_PUBLISHES=$(PUBLISHES) \
	CLIMATEKIT_SOAK_DISKS=$(DISKS) CLIMATEKIT_SOAK_DAMAGES=$(DAMAGES) CLIMATEKIT_SOAK_PUBLICS=$(PUBLICS) \
	CLIMATEKIT_SOAK_PUBLIC_EXAMPLES=7 CLIMATEKIT_SOAK_ONLY="$(ONLY)" \
	$(if $(ADD),CLIMATEKIT_SOAK_ADD=1) $(if $(FIRST),CLIMATEKIT_SOAK_FIRST=$(FIRST)) \
	$(BIN)/python -m pytest -p tests.end_to_end.soak.promises -n 2 $(ATTACKS)

audit: $(READY) $(VENV)-audit/.ready ## Look for known weaknesses in what is installed, and at the licences
	@.ci/audit

lock: $(VENV)-audit/.ready ## Write anew which versions `make setup` installs, the newest that pyproject.toml allows
	@mkdir -p build
	@sed -n '/^#/p' .ci/constraints.txt > build/constraints.txt
	@$(VENV)-audit/bin/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --upgrade --quiet \
	--no-header --no-annotate >> build/constraints.txt
	@mv build/constraints.txt .ci/constraints.txt

$(VENV)-audit/.ready:
	@mkdir -p build
	$(PYTHON) -m venv $(VENV)-audit
	$(VENV)-audit/bin/python -m pip install --quiet --disable-pip-version-check "pip-audit>=2.9" "cyclonedx-bom>=7" "uv>=0.9"
	@touch $@

bench: $(READY) ## Measure against hand-written SQL and other tools, write docs/benchmarks.md: make bench BENCH="--rows 5000000"
	$(BIN)/python benchmarks/bench.py $(BENCH)

coverage: $(READY) ## Run the tests and show which lines and branches none of them reaches
	$(BIN)/python -m pytest -n 2 --dist loadfile --cov --cov-branch --cov-report=term-missing:skip-covered

generated: $(READY) ## Bring the catalogues and the reference pages up to date with the code
	$(BIN)/python docs/make_messages.py
	$(BIN)/python docs/make_dictionary.py
	$(BIN)/python docs/make_reference.py
	$(BIN)/python docs/make_networks.py

generated-check: $(READY)
	@for page in messages dictionary reference networks; do $(BIN)/python docs/make_$$page.py --check || exit 1; done

release: $(READY) $(VENV)-audit/.ready ## Test, write the version, build wheel and sdist and try both: make release VERSION=1.2.3
	@.ci/release "$(VERSION)"

clean: ## Remove what was built
	rm -rf $(VENV) $(VENV)-audit $(VENV)-bi $(VENV)-docs $(VENV)-superset build dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis

.PHONY: help setup demo test test-all docs bi parity superset soak audit lock bench coverage generated generated-check release clean
