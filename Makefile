# `make help` lists what there is. CI runs `make test`, and nothing that a developer can't run.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

DENY_VERSION := 0.20.2
TOOLS := target/tools
DENY := $(TOOLS)/bin/cargo-deny
DENY_STAMP := $(TOOLS)/cargo-deny-$(DENY_VERSION)
BROWSER := tests/browser
BENCH := tests/bench
N ?= 10000
SIZES ?= 17 1000 10000
ROOT := $(if $(filter 0,$(shell id -u)),,sudo)
CHROMIUM ?= $(firstword $(shell command -v chromium chromium-browser google-chrome 2>/dev/null))

.PHONY: help test tools chromium fmt clippy deny unit docs browser golden shots corpus bench-search serve release

help: ## Lists the targets.
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

test: tools fmt clippy deny unit docs browser ## Everything that must hold before a change lands; installs what it needs.

tools: $(DENY_STAMP) $(BROWSER)/node_modules/.package-lock.json ## Installs cargo-deny, Chromium with Chinese fonts, and the browser tests' packages.
	@if [ -z "$(CHROMIUM)" ]; then $(MAKE) --no-print-directory chromium; fi

# The stamp carries the version, so that a new one is installed and the same one never twice.
$(DENY_STAMP):
	cargo install cargo-deny --version $(DENY_VERSION) --locked --debug --force --root $(TOOLS)
	touch $@

$(BROWSER)/node_modules/.package-lock.json: $(BROWSER)/package-lock.json
	@command -v npm >/dev/null || { echo "make: the browser tests need Node.js 20 or newer, with npm: https://nodejs.org"; exit 1; }
	npm ci --prefix $(BROWSER) --ignore-scripts --no-audit --no-fund
	touch $@

chromium:
	@command -v apt-get >/dev/null || { \
		echo "make: no Chromium found. Install it and a font for Chinese, or say where it is: make test CHROMIUM=/path/to/chromium"; exit 1; }
	$(ROOT) apt-get update
	$(ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends chromium fonts-noto-cjk

fmt: ## Refuses code that `cargo fmt` would change.
	cargo fmt --check

clippy: ## Lints, warnings denied.
	cargo clippy --all-targets --locked -- -D warnings

deny: $(DENY_STAMP) ## Licences, bans and sources of every dependency; advisories where their database can be fetched.
	$(DENY) --locked check licenses bans sources
	@if timeout 120 $(DENY) --locked fetch db >/dev/null 2>&1; then $(DENY) --locked check --disable-fetch advisories; \
		else echo "advisories: NOT CHECKED (database out of reach)"; fi

unit: ## Unit tests, mistakes, commands, whole sites, the house rules.
	cargo test --locked

docs: ## Builds the documentation; a broken link in it is an error.
	RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --locked

browser: tools ## Walks through the site in Chromium, in three languages, with and without script.
	cargo build --locked
	CHROMIUM="$(CHROMIUM)" node --test $(BROWSER)/*.test.mjs tests/search/*.test.mjs tests/finder/*.test.mjs

golden: ## Rewrites the golden files; read the difference like code.
	GOLDEN=write cargo test --locked --test all

shots: tools ## Photographs every kind of page into tests/browser/results/, for people to look at.
	cargo build --locked
	CHROMIUM="$(CHROMIUM)" node $(BROWSER)/shots.mjs

corpus: ## Writes a large site for benchmarks into target/corpus/N/: make corpus N=1000.
	cargo run --release --locked --example corpus -- $(N) target/corpus/$(N)

bench-search: tools $(BENCH)/node_modules/.package-lock.json ## Measures the search beside Pagefind's on the same pages; the results stand in docs/benchmarks.md.
	cargo build --release --locked --bins --examples
	for n in $(SIZES); do target/release/examples/corpus $$n target/corpus/$$n; done
	CHROMIUM="$(CHROMIUM)" node $(BENCH)/search.mjs $(SIZES)

$(BENCH)/node_modules/.package-lock.json: $(BENCH)/package-lock.json
	npm ci --prefix $(BENCH) --no-audit --no-fund
	touch $@

serve: ## Builds the site, shows it on this machine, and builds it again whenever something changes.
	cargo run --release --locked -- serve

release: ## The binary for passing on, in target/release/.
	cargo build --release --locked
