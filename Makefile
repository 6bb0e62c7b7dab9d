# `make run` and `make test` set up all they need. `make` alone lists the commands.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check
BESIDE := -n auto --maxprocesses 4
DEMO := QT_QPA_PLATFORM=offscreen $(BIN)/listening-timer demo --speed 60
SCREEN := $(shell $(PYTHON) -B -m listening_timer.desktop.display 2>/dev/null && echo window)

SHOTS := build/shots
NO_SCREEN := No screen answers here, so the demonstration plays; its pictures will be in $(SHOTS).

.PHONY: help run demo test test-slow test-all outside check bench pictures translations sounds fonts lock clean system

help: ## list these commands
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/p' Makefile | expand -t 20

# What a goal asks of the system is looked for before anything is fetched.
run: NEEDS = $(or $(SCREEN),offscreen)
demo pictures translations: NEEDS = offscreen
test test-slow test-all bench: NEEDS = tests
check: NEEDS = $(shell command -v node >/dev/null || echo checks)
outside: NEEDS = outside

run: .venv/.ready ## open the program, or without a screen play demo (ARGS="--fullscreen" hands options on)
ifdef SCREEN
	@$(BIN)/listening-timer $(ARGS)
else
	@echo "$(NO_SCREEN)" >&2
	@rm -rf $(SHOTS)
	@$(DEMO) --shots $(SHOTS)
endif

demo: .venv/.ready ## play a whole exercise without a screen; its pictures are in build/shots
	@rm -rf $(SHOTS)
	@$(DEMO) --shots $(SHOTS) $(ARGS)

test: .venv/.ready ## all tests but the slow ones (ARGS="-k bell" hands options on)
	@$(BIN)/python -m pytest $(BESIDE) -m "not slow" $(ARGS)

test-slow: .venv/.ready ## the slow tests
	@$(BIN)/python -m pytest $(BESIDE) --dist loadgroup -m slow $(ARGS)

test-all: test test-slow ## all tests

outside: .venv/.ready ## whether LibreOffice reads what is taken out as it was typed
	@$(BIN)/python -m pytest tests/outside/*.py $(ARGS)

check: .venv/.ready ## style, form and types
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/pyright

bench: .venv/.ready ## the benchmarks, one after another
	@for file in tests/benchmarks/[!_]*.py; do \
	    [ -e "$$file" ] || continue; \
	    echo "== $$file"; PYTHONPATH=. $(BIN)/python "$$file" || exit 1; \
	done

pictures: .venv/.ready ## renew the README's pictures
	@rm -rf build/shots
	@$(DEMO) --palette day --shots build/shots/day
	@$(DEMO) --palette evening --shots build/shots/evening
	@mkdir -p docs/pictures
	@for palette in day evening; do for screen in 02-share 03-handover history insights-half-year; do \
	    cp build/shots/$$palette/*-$$screen.png docs/pictures/$${screen#[0-9]*-}-$$palette.png || exit 1; \
	done; done

translations: .venv/.ready ## gather all texts; two made languages to look at are in build/translations
	@$(BIN)/python scripts/translations $(ARGS)

sounds: ## make the tones in resources/sounds again
	@$(PYTHON) scripts/make-sounds

fonts: ## make the serif typeface in resources/fonts again
	@$(BIN)/python scripts/make-fonts

lock: ## renew requirements.lock: newest allowed versions, all platforms, with hashes
	@$(PYTHON) -m venv build/uv
	@build/uv/bin/python -m pip -qq --disable-pip-version-check install uv
	@UV_CUSTOM_COMPILE_COMMAND="make lock" build/uv/bin/uv --quiet pip compile pyproject.toml \
	    --upgrade --all-extras --universal --python-version 3.11 --python build/uv/bin/python \
	    --generate-hashes --no-emit-index-url --output-file requirements.lock

clean: ## remove what building and testing left behind (.venv stays)
	@rm -rf build dist .hypothesis .pytest_cache .ruff_cache .coverage*
	@find listening_timer tests -name __pycache__ -type d -prune -exec rm -rf {} +

# A renewed lock gets a new environment, so that nothing no longer named stays behind;
# a changed pyproject.toml only installs the program again.
.venv/.locked: requirements.lock | system
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "Please name a Python 3.11 or newer, for example: make PYTHON=python3.12" >&2; exit 1; }
	@echo "Setting up .venv: about 120 MB to fetch, this once." >&2
	@$(PYTHON) -m venv --clear .venv
	@scripts/python-packages $(BIN)/python
	@touch $@

.venv/.ready: .venv/.locked pyproject.toml
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

# A Python that makes no environments is Debian's without python3-venv.
system:
	@scripts/system-packages $(NEEDS) \
	    $$([ -e .venv/.locked ] || $(PYTHON) -c 'import ensurepip' 2>/dev/null || echo venv)
