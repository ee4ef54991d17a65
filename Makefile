# Everything from a bare clone with python3 and make; `make help` lists what there is.
PYTHON3 ?= python3
PYTHON := .venv/bin/python
PORT ?= 8000
RESET ?=
DAY ?=
PYTEST_ARGS ?=
COMPILE := --universal --generate-hashes --no-header --no-emit-index-url
.DEFAULT_GOAL := help
.PHONY: help demo test chaos bench lint format screenshots requirements clean env

help: ## Esta lista
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | sort | while IFS="$$(printf '\t')" read -r name text; do printf '  make %-12s %s\n' "$$name" "$$text"; done

env: ## Prepara el entorno en .venv (las demás metas lo hacen solas)
	@$(PYTHON3) dev/bootstrap.py

demo: env ## El portal en http://localhost:8000 con datos inventados (PORT=8001; RESET=1 empieza de nuevo)
	@PORT='$(PORT)' RESET='$(RESET)' exec $(PYTHON) -m dev.demo

test: env ## Todas las pruebas, también en el navegador (PYTEST_ARGS="-k directory"; DAY=2028-02-29T23:50 como si fuera entonces)
	@CHROMIUM="$$($(PYTHON) -m dev.browser)" exec $(PYTHON) -m dev.faketime '$(DAY)' $(PYTHON) -m pytest -n 3 --dist worksteal $(PYTEST_ARGS)

chaos: env ## Miles de historias al azar: que nada se pierda y que ningún permiso dure de más (unos veinte minutos)
	@exec $(PYTHON) -m pytest -n 2 --dist worksteal -m chaos --timeout 3600 -o faulthandler_timeout=0 $(PYTEST_ARGS)

bench: env ## Qué tan rápido es, con 1, 446 y 44,600 organizaciones (un cuarto de hora)
	@exec $(PYTHON) -m dev.bench

lint: env ## Forma, estilo, quién importa a quién, migraciones y configuración
	@status=0; run() { printf '%s\n' "· $$*"; "$$@" || { status=1; echo "✗ No pasa: $$*"; }; }; \
	run $(PYTHON) -m ruff check .; \
	run $(PYTHON) -m ruff format --check .; \
	run $(PYTHON) -m djlint --check templates; \
	run $(PYTHON) -m djlint --quiet --lint templates; \
	run .venv/bin/lint-imports; \
	run $(PYTHON) -m dev.manage makemigrations --check --dry-run; \
	run $(PYTHON) -m dev.manage check --fail-level WARNING; \
	exit $$status

screenshots: env ## Imágenes de cada página de la demostración que corre (PORT=8001), en var/screenshots
	@CHROMIUM="$$($(PYTHON) -m dev.browser)" exec $(PYTHON) -m tests.browser.screenshots var/screenshots http://localhost:$(PORT)

requirements: env ## Fija versiones y sumas de requirements/*.txt según pyproject.toml
	@.venv/bin/uv pip compile -q $(COMPILE) pyproject.toml -o requirements/base.txt
	@.venv/bin/uv pip compile -q $(COMPILE) --extra demo --extra dev -c requirements/base.txt pyproject.toml -o requirements/dev.txt

format: env ## Da forma al código y a las plantillas
	@$(PYTHON) -m ruff check --fix .
	@$(PYTHON) -m ruff format .
	@-$(PYTHON) -m djlint --quiet --reformat templates

clean: ## Borra el entorno, los datos locales y lo que las herramientas guardan
	@if [ -x $(PYTHON) ]; then $(PYTHON) -m dev.services.reset; fi
	@rm -rf .venv var staticfiles .pytest_cache .ruff_cache .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
