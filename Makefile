# `make run` runs the bot, `make test` checks and tests everything. Both set up what they need at first.

PYTHON ?= python3
BIN := .venv/bin
CORES ?= 2
# Each process of stories starts a sandbox and a bot for itself (some 200 MB) and waits for them half of the time.
STORIES ?= 4
# Begun first, or everybody waits for them at the end.
LONGEST := $(addprefix tests/e2e/test_,kills.py process_stories.py pool_stories.py export_stories.py duplicate_stories.py summary_stories.py)

# Dozens of processes start here; each of them would compile everything anew where the surroundings forbid to keep it.
export PYTHONDONTWRITEBYTECODE =

# Each part of the units is one process: to hand tests to workers and reports back costs as much as to run them.
PARTS := tests/unit/handlers tests/unit/services tests/property tests/unit/messages
UNITS := units-domain $(addprefix units-of-,$(notdir $(PARTS))) units-of-others

.PHONY: run test units $(UNITS) stories coverage lint format bench clean

run: .venv/ready
	$(BIN)/python bot.py

test: .venv/ready-dev
	$(MAKE) --no-print-directory --jobs=3 --output-sync=target stories $(UNITS) lint

units: .venv/ready-dev
	$(MAKE) --no-print-directory --jobs=$(CORES) --output-sync=target $(UNITS)

units-domain: .venv/ready-dev
	$(BIN)/python -m pytest tests/unit/domain --cov=domain --cov-report= $(ARGS)
	$(BIN)/python -m coverage report --include='domain/*' --fail-under=100

$(addprefix units-of-,$(notdir $(PARTS))): units-of-%: .venv/ready-dev
	$(BIN)/python -m pytest $(filter %/$*,$(PARTS)) $(ARGS)

units-of-others: .venv/ready-dev
	$(BIN)/python -m pytest tests/contract tests/property tests/timelines tests/unit \
		$(addprefix --ignore=,tests/unit/domain $(PARTS)) $(ARGS)

stories: .venv/ready-dev
	$(BIN)/python -m pytest $(LONGEST) tests/e2e -n $(STORIES) --dist loadfile --no-loadscope-reorder $(ARGS)

coverage: .venv/ready-dev
	$(BIN)/python -m pytest tests/unit tests/timelines tests/contract -n $(CORES) --cov --cov-report=
	$(BIN)/python -m coverage report --omit='bot.py,handlers/*' --fail-under=95

lint: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/lint-imports --no-cache

format: .venv/ready-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/ready-dev
	for each in $(basename $(notdir $(filter-out bench/__init__.py,$(wildcard bench/*.py)))); do $(BIN)/python -m bench.$$each || exit 1; done

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .coverage.*

.venv/ready: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

.venv/ready-dev: requirements-dev.txt .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@
