# One file, one entry: `make help` lists what there is.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PLAN ?= plans/2014-2017
PO := $(wildcard sprss_cli/locale/*/LC_MESSAGES/*.po)

.DEFAULT_GOAL := build
.PHONY: build test check plans golden messages tree docs bench lock clean help

build: $(STAMP) ## install what is missing, check both plans, build the documents of 2014-2017 into out/
	$(BIN)/sprss validate plans
	$(BIN)/sprss build $(PLAN)

test: check plans ## everything that must hold: style, types, layers, plans, tests (what CI runs)
	$(BIN)/python -m pytest -n 2

check: $(STAMP) ## style (ruff), types (mypy --strict), layers (import-linter), messages complete
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m scripts.tree --check
	$(BIN)/python -m scripts.messages --check

plans: $(STAMP) ## check the plans of this repository
	$(BIN)/sprss validate plans

golden: $(STAMP) ## make the expected outputs anew; read the difference before you commit it
	SPRSS_GOLDEN=1 $(BIN)/python -m pytest -q $(wildcard tests/test_golden*.py)

messages: $(STAMP) ## collect the messages of the code into the translation catalogues
	$(BIN)/python -m scripts.messages

tree: $(STAMP) ## write the tree of modules into docs/architecture.md
	$(BIN)/python -m scripts.tree

docs: $(STAMP) ## write the reference of rules and schemas to docs/reference/
	$(BIN)/python -m scripts.reference

bench: $(STAMP) ## measure speed and memory as ratios within one run
	$(BIN)/python -m scripts.bench

lock: ## pin the newest versions that pyproject.toml allows (needs uv: pip install uv)
	uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes \
	  --no-header --no-emit-index-url --output-file requirements.lock pyproject.toml

clean: ## take away what was made: documents, caches, the virtual environment
	rm -rf out build dist docs/reference $(VENV) .mypy_cache .ruff_cache .pytest_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 12

$(STAMP): requirements.lock pyproject.toml hatch_build.py $(PO)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@
