# Every target does its own set-up; BASE_PYTHON chooses the interpreter (3.11 or newer).
BASE_PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
SPECS := $(patsubst %/,%,$(wildcard specs/*/))
OUT ?= generated
HOSTILE ?= ../hostile
FAULTS ?= ../faults/faults.py
TIER ?= full
LOWEST := build/lowest

.DEFAULT_GOAL := help
.PHONY: help demo corpus-fixtures generate test hostile faults test-libraries test-lowest check-generated check lint format types goldens rules corpus-examples corpus-impact corpus-agreement corpus-phantoms corpus-mirror corpus-additions corpus-witnesses bench bench-peers pins clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-16s %s\n", $$1, $$2}' Makefile

demo: $(READY) ## Make the SDKs of specs/, and run examples/ against fakes of their APIs
	$(BIN)/specmill generate $(SPECS) --out build/demo && $(BIN)/python examples/demo.py build/demo

generate: $(READY) ## Turn every description in specs/ into an SDK in generated/
	$(BIN)/specmill generate $(SPECS) --out $(OUT)

test: $(READY) ## Run all tests
	$(BIN)/pytest

hostile: $(READY) ## Run a corpus of hostile descriptions that lies elsewhere: HOSTILE=../folder TIER=smoke|core|full
	$(BIN)/python $(HOSTILE)/run.py --cmd '$(CURDIR)/$(BIN)/python -m specmill generate {spec} --out {out}' --diff-cmd '$(CURDIR)/$(BIN)/python -m specmill diff {a} {b} --format markdown' --tier $(TIER) -j 2

faults: $(READY) ## Meet every fault of a server that lies elsewhere, in every use of a client: FAULTS=../file.py
	$(BIN)/python -m tests.corpus.faults $(FAULTS)

test-libraries: $(READY) ## Run the runtime's tests through httpx, then through httpx2
	$(BIN)/pytest tests/runtime --http-library httpx && $(BIN)/pytest tests/runtime --http-library httpx2

test-lowest: $(READY) ## Run tests of the runtime and of the commands with the oldest dependencies that are allowed
	$(BIN)/pip install --quiet uv && $(BIN)/uv venv --quiet --clear --python $(BIN)/python $(LOWEST) && $(BIN)/uv pip install --quiet --python $(LOWEST) --resolution lowest-direct . ./runtime && $(BIN)/uv pip install --quiet --python $(LOWEST) --requirement requirements/dev.in && $(LOWEST)/bin/python -m pytest tests/runtime tests/unit/delivery/test_cli.py

check: $(READY) ## Check every description in specs/, warnings included
	$(BIN)/specmill check $(SPECS) --strict

check-generated: $(READY) ## Fail when generated/ is not what the descriptions make
	$(BIN)/specmill generate $(SPECS) --out $(OUT) --check

lint: $(READY) ## Check style: ruff and Black
	$(BIN)/ruff check . && $(BIN)/black --check --quiet .

format: $(READY) ## Put hand-written code in style
	$(BIN)/ruff check --fix-only . && $(BIN)/black --quiet generator runtime tests benchmarks

types: $(READY) ## Check types: mypy --strict and pyright strict
	$(BIN)/mypy && $(BIN)/pyright --project .

goldens: $(READY) ## Rewrite the expected output of tests/cases, and that of commands in documents; read the diff before committing
	$(BIN)/python -m tests.goldens && $(BIN)/python -m tests.transcripts

rules: $(READY) ## Write docs/diff-rules.md from the table of rules
	$(BIN)/specmill diff --list-rules --format markdown > docs/diff-rules.md

corpus-fixtures: $(READY) ## Run the contract tests of the SDKs of CORPUS
	$(BIN)/python -m tests.corpus.fixtures $(CORPUS)

corpus-examples: $(READY) ## Count the examples of CORPUS that its SDKs decode and encode back
	$(BIN)/python -m tests.corpus.examples $(CORPUS)

corpus-agreement: $(READY) ## Compare the verdicts of the diff with those of other tools in CORPUS
	$(BIN)/python -m tests.corpus.diff_agreement $(CORPUS)

corpus-witnesses: $(READY) ## Have another library's validators confirm every witness of the diff for the pairs of CORPUS
	$(BIN)/python -m tests.corpus.witnesses $(CORPUS)

corpus-phantoms: $(READY) ## Compare every description of CORPUS with itself in other words; nothing may be found
	$(BIN)/python -m tests.corpus.phantoms $(CORPUS)

corpus-mirror: $(READY) ## Compare the pairs of CORPUS, or its descriptions and edited copies, both ways; what is told has to be the same
	$(BIN)/python -m tests.corpus.mirror $(CORPUS)

corpus-additions: $(READY) ## Add unrelated operations to every description of CORPUS; no name may change
	$(BIN)/python -m tests.corpus.additions $(CORPUS)

corpus-impact: $(READY) ## Run old code on new SDKs for the pairs of CORPUS, and compare with what the diff says
	$(BIN)/python -m tests.corpus.sdk_impact $(CORPUS)

bench: $(READY) ## Measure what the README quotes
	$(BIN)/python benchmarks/generation.py && PYTHONPATH=generated/quorum:generated/callr $(BIN)/python benchmarks/import_cost.py && for name in call decode paging lateness tokens storm footprint fake; do $(BIN)/python benchmarks/$$name.py || exit 1; done

bench-peers: $(READY) ## Measure generation beside its peers; DESCRIPTION=FILE takes another than a made-up one
	$(BIN)/python benchmarks/peers.py $(DESCRIPTION) && $(BIN)/python benchmarks/scale.py

pins: $(READY) ## Write requirements/dev.txt again from the newest releases
	$(BIN)/pip install --quiet uv && $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-package specmill-runtime pyproject.toml runtime/pyproject.toml requirements/dev.in --output-file requirements/dev.txt

clean: ## Remove what set-up and tools left behind
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist

$(BIN)/python:
	$(BASE_PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed: make BASE_PYTHON=...")' && $(BASE_PYTHON) -m venv .venv

.venv/.pinned: requirements/dev.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/dev.txt && touch $@

$(READY): .venv/.pinned pyproject.toml runtime/pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . --editable runtime && $(BIN)/python -m compileall -q generator runtime && touch $@
