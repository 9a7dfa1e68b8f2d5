# Two commands do all on a fresh machine with Python 3.11+: make demo, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
JOBS ?= auto

.PHONY: demo test check lint types layers generated bench docs compile catalogue places clean

demo: $(STAMP)
	$(BIN)/prospector demo

test: $(STAMP)
	$(BIN)/pytest -n $(JOBS)

check: lint types layers generated test

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

layers: $(STAMP)
	$(BIN)/lint-imports

generated: $(STAMP)
	$(BIN)/python -m prospector.storage.compile_statements --check
	$(BIN)/python scripts/catalogue.py check
	$(BIN)/python scripts/reference.py --check

bench: $(STAMP)
	$(BIN)/python benchmarks/run.py

# Everything that is generated and committed.
compile: $(STAMP)
	$(BIN)/python -m prospector.storage.compile_statements

catalogue: $(STAMP)
	$(BIN)/python scripts/catalogue.py update
	$(BIN)/python scripts/catalogue.py compile

docs: $(STAMP)
	$(BIN)/python scripts/reference.py

places: $(STAMP)
	$(BIN)/python -m pip install --quiet ".[places]"
	$(BIN)/python scripts/build_places.py
	$(BIN)/python scripts/build_simplified.py

# The constraints make the set-up reproducible; the ranges and their reasons are in pyproject.toml.
$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "prospector needs Python 3.11 or newer")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $(STAMP)

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .hypothesis
