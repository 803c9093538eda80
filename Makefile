# `make` lists the targets. Every target installs what it needs; nothing outside this directory changes.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PY := .venv/bin/python
PORT ?= 8000
BIND ?= 127.0.0.1
export PORT BIND

# Every file of the repository that a tool may want, committed or about to be.
FILES = git ls-files --cached --others --exclude-standard --deduplicate
TEMPLATES = $$($(FILES) '*templates/*.html')
PYTHONS = $$($(FILES) '*.py')

.PHONY: help up setup record editor test fuzz fmt lint types messages migrations lock clean dev

help:  ## list the targets
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

up: setup  ## start everything and say where it is; PORT=8000
	@exec $(PY) -m config.up

setup:  ## make .venv from requirements.lock, when that has changed
	@.ci/install requirements.lock

dev:  ## make .venv with what tests and gates need as well
	@.ci/install requirements-dev.lock

record: setup  ## bring the database up to data/record/
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py load_record data/record
	@$(PY) manage.py verify_record

release: setup  ## release the record where it has changed; ARGS=--dry-run only tries
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py release $(ARGS)

editor: setup  ## make an editor's account (DJANGO_SUPERUSER_* for no questions)
	@$(PY) manage.py migrate --verbosity 0
	@if [ -n "$${DJANGO_SUPERUSER_USERNAME:-}" ]; \
	then $(PY) manage.py createsuperuser --noinput; \
	else $(PY) manage.py createsuperuser; fi

test: dev  ## run all tests, with floors for their coverage; ARGS=… for pytest
	@rm -f .coverage .coverage.*
	@$(PY) -m pytest -q -n auto --dist worksteal -m "not timed" --cov --cov-report= $(ARGS)
	@$(if $(ARGS),:,$(PY) -m pytest -q -n 0 -m timed)
	@$(PY) -m coverage report --fail-under=85
	@$(PY) -m coverage report --fail-under=95 --include='treaties/law/*,treaties/models/*,policies/law/*,policies/models/*,news/models/*'

fuzz: dev  ## run the property tests on new examples, ten times as many; ARGS=… for pytest
	@$(PY) -m pytest -q -n auto -m "hypothesis and not timed" --hypothesis-profile fuzz $(ARGS)

fmt: dev  ## format code and templates, and fix what can be fixed
	@$(PY) -m ruff check --fix-only --quiet .
	@$(PY) -m ruff format .
	@.venv/bin/djade --target-version 6.1 $(TEMPLATES)

lint: dev  ## every gate that runs no test
	@.ci/lint

types: dev  ## check the types
	@$(PY) -m mypy .

messages: dev  ## bring locale/ up to date with code and templates, and compile it
	@$(PY) -m config.messages

migrations: dev  ## write the migrations that the models ask for
	@$(PY) manage.py makemigrations --settings config.settings.test

lock: dev  ## resolve requirements*.in into the lock files anew
	@for name in requirements requirements-dev; do \
	  $(PY) -m uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --no-annotate \
	    --no-emit-index-url --python-version 3.13 $$name.in -o $$name.lock; done

clean:  ## remove var/ with the database in it, and all caches; keeps .venv
	@if [ -e var/outside ]; then .ci/install requirements.lock; fi
	@if [ -x $(PY) ]; then $(PY) -m config.clean; else rm -rf var; fi
	@rm -rf staticfiles htmlcov .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache \
	  .import_linter_cache .hypothesis
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
