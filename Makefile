# Everything runs in a virtual environment of its own, .venv; `make clean` takes it away again.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A file of tests stays on one core, so that what its tests share is made once; actions, the longest, come first.
PYTEST := $(BIN)/python -m pytest -q -n auto --dist loadfile --no-loadscope-reorder

.PHONY: demo test check lint bench bench-rules bench-kinds clean

demo: $(VENV)/installed  ## install, and walk the whole way on the shipped example
	$(BIN)/xltable demo demo

test: $(VENV)/ready lint  ## everything a change must pass, in about five minutes
	$(PYTEST) -m "not full"

check: $(VENV)/ready lint  ## everything there is: whole corpora, all languages, pictures
	$(PYTEST)

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/ready  ## side by side with peers, as ratios
	$(BIN)/python -m benchmarks

bench-rules: $(VENV)/ready  ## recall and precision of every rule, on faults planted in clean workbooks and on real ones
	$(BIN)/python -m benchmarks recall real_faults

bench-kinds: $(VENV)/ready  ## how many cells of every kind are read right, and headings understood, the wrong ones first
	$(BIN)/python -m benchmarks kinds headings

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check .
	touch $@

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test]"
	touch $@

clean:
	rm -rf $(VENV) demo build dist
