# Each command makes what it needs first. With another Python: make site PYTHON=python3.12
PYTHON ?= python3
PREPARE = @$(PYTHON) tools/prepare.py

.DEFAULT_GOAL := help
.PHONY: help site serve check test lint gallery bench figures growth constraints clean

help:  ## list these commands
	@sed -n 's/^\([a-z]*\):  ## /  make \1\t/p' Makefile | expand -t 20

site:  ## build the public site from content/ into site/, and say which loops are open
	$(PREPARE)
	@.venv/bin/engage build

serve:  ## show the site while you write
	$(PREPARE)
	@.venv/bin/engage serve

check:  ## look for mistakes in the records
	$(PREPARE)
	@.venv/bin/engage check

test:  ## run every test
	$(PREPARE) test
	@.venv/bin/python -m pytest

lint:  ## check the code's style and types
	$(PREPARE) lint
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

gallery:  ## take pictures of every kind of page, to judge them by eye, into gallery/
	$(PREPARE) test
	@.venv/bin/python tools/gallery.py

bench:  ## time builds beside Hugo, Eleventy and MkDocs, small, and write docs/speed.md
	$(PREPARE) fast
	@.venv/bin/python -m benchmarks small

figures:  ## the same with 10,000 records and 1,000 photos: half an hour
	$(PREPARE) fast
	@.venv/bin/python -m benchmarks full photos

growth:  ## the same with 100,000 records: longer still
	$(PREPARE) fast
	@.venv/bin/python -m benchmarks growth

constraints:  ## pin the newest versions of everything we use
	$(PREPARE) constraints

clean:  ## remove everything that these commands made
	rm -rf .venv node_modules site gallery .bench .engage dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
