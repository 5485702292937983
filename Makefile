# 万安: every command, in the order a newcomer needs them. All of them read PORT and DATABASE_URL.
# `## ` comments are what `make help` prints.

SHELL := /bin/bash
PY := .venv/bin/python
MANAGE := $(PY) manage.py
TYPED := $(wildcard cases/states.py cases/guards.py cases/law/*.py cases/law/clause_kinds/*.py cases/door/*.py reports/statistics/*.py)
DEV := .venv/.pins-requirements-dev
RUN := .venv/.pins-requirements

.DEFAULT_GOAL := help
.PHONY: help setup run test test-fast browser pictures test-sqlite test-postgres story check lint types migrations deployable \
	fix seed draw consistency paper sizes bench strength walk pins clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' Makefile

run: ## everything: set up what is missing, then serve on 127.0.0.1:8000 (PORT)
	@deploy/run.sh

setup: ## environment, system libraries, database, demo; prints address and log-ins
	@deploy/setup.sh && $(PY) deploy/logins.py

test: ## all tests, on SQLite and on a private PostgreSQL, and every page in Chromium
	@deploy/test.sh

test-fast: $(DEV) ## the tests of what was changed, on SQLite; BASE=commit compares with another
	@tests=$$($(PY) deploy/changed_tests.py $(BASE)) && \
	env -u DATABASE_URL $(PY) -m pytest -q -n auto --dist worksteal $$tests

browser: ## only every page in Chromium: accessibility, sizes, weight, roads by clicking
	@deploy/test.sh browser

pictures: $(DEV) ## every page at both widths into var/pictures, to be looked at by eye
	@$(PY) -m tests.browser.pictures

story: $(DEV) ## only the story, in the order 1-4
	@$(PY) -m pytest tests/story -p no:randomly -v

check: ## everything CI runs: lint, types, migrations, deploy check, sizes, tests
	@.ci/run

fix: $(DEV) ## format and sort the Python
	@$(PY) -m ruff check --fix-only . && $(PY) -m ruff format .

seed: $(RUN) ## a small demo: the cast, and a case in every state
	@$(MANAGE) migrate --verbosity 0 && $(MANAGE) demo --small

draw: $(DEV) ## rewrite docs/states.md and docs/law.md from the code
	@$(MANAGE) draw_states
	@$(PY) -m tests.house.draw_law

consistency: $(RUN) ## check that trail, ledgers, sums and files agree
	@$(MANAGE) check_consistency

paper: $(RUN) ## one of each document into var/paper, for visual review
	@$(PY) deploy/paper.py var/paper

sizes: ## the ten longest functions, files and templates, against the budget
	@python3 deploy/sizes.py

bench: $(DEV) ## CPU time and statements of common pages; BEFORE=commit compares, ROUNDS=200
	@$(PY) -m tests.bench

strength: $(DEV) ## races, kills and fuzzing, on SQLite and PostgreSQL; long
	@$(PY) -m pytest tests/strength -m strength
	@deploy/with_postgres.sh $(PY) -m pytest tests/strength -m strength
	@RESTARTS=1 deploy/with_postgres.sh $(PY) -m pytest tests/strength/test_server_restarted.py -m strength -n 0

walk: $(DEV) ## random walks over every edge and entry; PART=7 of 0 to 9, WALK_SEED=1 for others
	@$(PY) -m pytest tests/strength/test_random_walk.py -m strength -k 'walks and $(or $(PART),take)'

pins: $(DEV) ## write the hashes of the versions wanted; choose newer ones with UPGRADE=--upgrade
	@[ -x var/uv/bin/uv ] || { python3 -m venv var/uv && var/uv/bin/pip install --quiet uv; }
	@for set in requirements requirements-dev; do UV_PYTHON_DOWNLOADS=never var/uv/bin/uv pip compile \
	  --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 \
	  --custom-compile-command "make pins" $(UPGRADE) $$set.in -o $$set.txt; done

clean: ## remove the environment and the caches, not var/
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis

# --- parts of `make check`, without a line in the help -----------------------------------------

test-sqlite: $(DEV)
	@deploy/test.sh sqlite

test-postgres: $(DEV)
	@deploy/test.sh postgres

lint: $(DEV)
	@bad=0; $(PY) -m ruff check --output-format concise . || bad=1; \
	$(PY) -m ruff format --check . || bad=1; \
	$(PY) -m djlint --lint --quiet templates || bad=1; exit $$bad

types: $(DEV)
	@MEDIATION_TEST_FOLDER="$(CURDIR)/.mypy_cache/site" $(PY) -m mypy $(TYPED)

migrations: $(DEV)
	@MEDIATION_ENV_FILE= DATABASE_URL=sqlite://:memory: $(MANAGE) makemigrations --check --dry-run

deployable: $(DEV)
	@deploy/deploy_check.sh

$(RUN): requirements.txt
	@deploy/environment.sh

$(DEV): requirements-dev.txt
	@deploy/environment.sh --dev
