# 从鱼到渔 / From Fish to Fishing. CI and README call these targets, nothing else.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
STAMP := .venv/.ready
OWN := overrides/assets/css overrides/assets/js
PYTEST := $(BIN)/python -m pytest --numprocesses auto --dist worksteal
export NO_MKDOCS_2_WARNING := 1
.DEFAULT_GOAL := help
.PHONY: help setup serve build pdf offline lint check format test bench confirm snapshots licences audit validators properdocs lock clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

setup: $(STAMP) ## environment, locked packages, browser, fonts, Pango

$(STAMP): requirements.lock scripts/setup.sh
	@PYTHON="$(PYTHON)" sh scripts/setup.sh
	@touch $(STAMP)

serve: $(STAMP) ## preview both languages at http://127.0.0.1:8000/ with live reload; PORT=… for another port
	$(BIN)/python -m mkdocs serve --dev-addr 127.0.0.1:$(PORT)

build: $(STAMP) ## the whole site with both PDFs and the offline zip, in site/
	$(BIN)/python -m scripts.publish.release

pdf: build ## the PDFs, in site/pdf/, with the site they belong to

offline: build ## dist/from-fish-to-fishing-offline.zip: unzip, double-click index.html

lint: $(STAMP) ## format, lint, types, layers, data, wording
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/oxfmt --check $(OWN)
	$(BIN)/oxlint $(OWN)
	$(BIN)/python -m mypy
	$(BIN)/python -c 'from importlinter.cli import lint_imports_command as run; run()' --cache-dir .cache/imports
	$(BIN)/python -m scripts.prepare

check: lint ## the same and the quick tests: a minute or two
	$(PYTEST) -m quick

format: $(STAMP) ## bring Python, scripts and styles into the form that make check wants
	$(BIN)/ruff format .
	$(BIN)/oxfmt $(OWN)

test: lint ## the same and every test, the quick ones first, with browser, PDFs and both builds
	$(PYTEST)

bench: $(STAMP) ## build, edits, weight, growth against plain MkDocs; writes BENCHMARKS.md
	$(BIN)/python -m bench

confirm: $(STAMP) ## note that every changed paragraph was read beside its other language, every changed number entered
	$(BIN)/python -m scripts.lint.confirmation

snapshots: $(STAMP) ## write the charts' snapshots anew, after looking at them
	$(BIN)/python tests/snapshot.py

licences: $(STAMP) ## write LICENCES.md from the installed packages
	$(BIN)/python -m scripts.publish.licences

audit: $(STAMP) ## look for known vulnerabilities of the locked packages; needs pypi.org
	$(BIN)/python -m venv .cache/audit
	.cache/audit/bin/pip install --quiet pip-audit
	.cache/audit/bin/pip-audit --strict --require-hashes --disable-pip --requirement requirements.lock

validators: $(STAMP) ## install what checks the site in make test besides our own tests; needs npm, and Java to run
	npm ci --ignore-scripts --prefix tests/validators
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps --upgrade \
	  --target .cache/validators --requirement tests/validators/requirements.lock

properdocs: $(STAMP) ## build with ProperDocs, the heir of MkDocs, and compare byte for byte
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps --upgrade \
	  --target .cache/properdocs --requirement tests/properdocs.lock
	$(BIN)/python -m mkdocs build --quiet --strict --site-dir .cache/by-mkdocs
	PYTHONPATH=.cache/properdocs $(BIN)/python -m properdocs build --quiet --strict \
	  --config-file mkdocs.yml --site-dir .cache/by-properdocs
	diff --recursive .cache/by-mkdocs .cache/by-properdocs && echo "the same, byte for byte"

lock: $(STAMP) ## renew requirements.lock from pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/python -m uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-annotate --upgrade \
	  --custom-compile-command "make lock" --output-file requirements.lock

clean: ## remove what the other targets made, but not the environment
	rm -rf site .site-new .site-old .site-replaced dist .cache .pytest_cache .ruff_cache
