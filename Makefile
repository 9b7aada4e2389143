SHELL := /bin/bash
.DEFAULT_GOAL := build
.PHONY: build demo test bench assets outils

CARGO ?= cargo
CIBLE := $(or $(CARGO_TARGET_DIR),target)
ASSETS := $(CIBLE)/assets.a-jour
# Built assets may be thrown away by hand; the mark must then go too.
$(if $(wildcard assets/dist/*),,$(shell rm -f $(ASSETS)))

build: assets
	$(CARGO) build --release --locked -p parvis

demo: assets
	$(CARGO) run -p parvis -- demo

test: outils assets e2e/node_modules/.package-lock.json
	scripts/postgres scripts/essais

# The driver and its yardsticks are built with what they measure: the same dependencies, once. PARTIES="start page" measures these only.
bench: assets
	$(CARGO) build --release --locked -p parvis -p bench
	$(CIBLE)/release/bench $(PARTIES)

assets: $(ASSETS)

outils:
	scripts/outils

$(ASSETS): assets/node_modules/.package-lock.json $(shell find assets -type f -not -path '*/node_modules/*' -not -path '*/dist/*' 2>/dev/null)
	cd assets && npm run build
	mkdir -p $(CIBLE) && touch $@

%/node_modules/.package-lock.json: %/package-lock.json
	@command -v npm >/dev/null || { echo "npm is missing: install Node.js 20 or later, with npm" >&2; exit 69; }
	cd $* && npm ci --no-audit --no-fund
	touch $@
