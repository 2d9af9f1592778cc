# make demo: set everything up and run two example networks. make test: set everything up and pass the tests.
PYTHON ?= python3
# in which the demo speaks: fi, sv or en
SPEAK ?= en
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help

help: ## Show this help
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("climatekit needs Python 3.11 or newer; name one with PYTHON=…") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
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
	$(BIN)/python -m pytest -n 2 --dist loadfile

coverage: $(READY) ## Run the tests and show which lines and branches none of them reaches
	$(BIN)/python -m pytest -n 2 --dist loadfile --cov --cov-branch --cov-report=term-missing:skip-covered

messages: $(READY) ## Bring the Finnish and Swedish catalogues up to date with the code
	$(BIN)/python docs/make_messages.py

clean: ## Remove what was built
	rm -rf $(VENV) build dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis

.PHONY: help setup demo test coverage messages clean
