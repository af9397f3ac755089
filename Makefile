# Everything runs in .venv; PYTHON chooses the interpreter it is made with.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXTRAS ?= dev,postgres

.PHONY: help demo run test check serve clean

help:  ## List what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/'

$(VENV)/core: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/dev: $(VENV)/core
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[$(EXTRAS)]'
	touch $@

demo: $(VENV)/core  ## The sample partners through the whole pipeline
	$(BIN)/ichlinks demo

serve: $(VENV)/core  ## The same, then the pages at http://127.0.0.1:8000/
	$(BIN)/ichlinks demo --serve

run: $(VENV)/core  ## Every partner of this workspace (needs their endpoints)
	$(BIN)/ichlinks run --all

test: $(VENV)/dev  ## All tests; what needs a server that is not here is skipped and named
	$(BIN)/python -m pytest -q -n logical --dist loadgroup --no-loadscope-reorder

check: $(VENV)/dev  ## Style, types and layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/lint-imports

clean:  ## Remove the environment and what the program wrote
	rm -rf $(VENV) var
