# `make help` lists what there is. CI runs `make test`, and nothing that a developer can't run.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

DENY_VERSION := 0.20.2
TOOLS := target/tools
DENY := $(TOOLS)/bin/cargo-deny
DENY_STAMP := $(TOOLS)/cargo-deny-$(DENY_VERSION)
FUZZ_VERSION := 0.13.2
FUZZ_STAMP := $(TOOLS)/cargo-fuzz-$(FUZZ_VERSION)
FUZZ := $(abspath $(TOOLS))/bin/cargo-fuzz
TARGET ?= notice
MINUTES ?= 10
BROWSER := tests/browser
BENCH := tests/bench
LIGHTHOUSE := tests/lighthouse
DEPLOY := tests/deploy
EDITOR_TESTS := tests/editor
N ?= 10000
ROOT := $(if $(filter 0,$(shell id -u)),,sudo)
SERVERS := nginx-light libnginx-mod-http-brotli-static caddy openssl faketime
CHROMIUM ?= $(firstword $(shell command -v chromium chromium-browser google-chrome 2>/dev/null))

.PHONY: help test tools chromium servers fmt clippy deny unit docs browser editor deploy torture large fuzz golden shots corpus bench bench-search lighthouse serve release

help: ## Lists the targets.
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

test: tools fmt clippy deny unit docs browser editor deploy ## Everything that must hold before a change lands; installs what it needs.

tools: $(DENY_STAMP) $(BROWSER)/node_modules/.package-lock.json ## Installs cargo-deny, Chromium with Chinese fonts, nginx, Caddy, and the browser tests' packages.
	@if [ -z "$(CHROMIUM)" ]; then $(MAKE) --no-print-directory chromium; fi
	@PATH="$$PATH:/usr/sbin"; command -v nginx >/dev/null && command -v caddy >/dev/null && ls /usr/lib/nginx/modules/*brotli_static* >/dev/null 2>&1 \
		|| $(MAKE) --no-print-directory servers

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

servers:
	@command -v apt-get >/dev/null || { \
		echo "make: no nginx with ngx_brotli, or no Caddy found. Install them, or say where they are: make test NGINX=/path/to/nginx CADDY=/path/to/caddy"; exit 1; }
	$(ROOT) apt-get update
	$(ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $(SERVERS)

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
	CHROMIUM="$(CHROMIUM)" node --test --test-timeout=900000 $(BROWSER)/*.test.mjs tests/search/*.test.mjs tests/finder/*.test.mjs

deploy: tools ## Publishes the site and serves it with the real nginx and Caddy, by the files of deploy/.
	cargo build --locked
	node --test --test-timeout=900000 $(DEPLOY)/*.test.mjs

torture: tools ## Kills, starves and confuses building and publishing (about 20 minutes; SEED=n repeats a run); docs/reliability.md has the figures.
	cargo build --locked
	node tests/torture/torture.mjs

large: ## Sites far too large for their kind, each in two sizes: nothing may break, and nothing may grow faster than the site (about 15 minutes).
	cargo build --release --locked --bins
	node tests/large/large.mjs

$(FUZZ_STAMP):
	cargo install cargo-fuzz --version $(FUZZ_VERSION) --locked --debug --force --root $(TOOLS)
	touch $@

# RUSTC_BOOTSTRAP lets the stable compiler count coverage, so that no nightly one is needed. Without a sanitizer: no line of gongbao is
# unsafe. New inputs go to fuzz/found/, so that fuzz/corpus/ stays what somebody chose; failures to fuzz/artifacts/.
fuzz: $(FUZZ_STAMP) ## Fuzzes one place at which strangers' text comes in: make fuzz TARGET=notice MINUTES=10; fuzz/Cargo.toml has the targets.
	mkdir -p fuzz/found/$(TARGET)
	RUSTC_BOOTSTRAP=1 $(FUZZ) run $(TARGET) --sanitizer none fuzz/found/$(TARGET) fuzz/corpus/$(TARGET) -- \
		-max_total_time=$$(($(MINUTES) * 60)) -timeout=5 -report_slow_units=1 -rss_limit_mb=512 -max_len=65536

$(EDITOR_TESTS)/node_modules/.package-lock.json: $(EDITOR_TESTS)/package-lock.json
	npm ci --prefix $(EDITOR_TESTS) --ignore-scripts --no-audit --no-fund
	touch $@

editor: $(EDITOR_TESTS)/node_modules/.package-lock.json ## Tries the schemas in a validator and in the language server behind common editors.
	node --test --test-timeout=900000 $(EDITOR_TESTS)/*.test.mjs

golden: ## Rewrites the golden files; read the difference like code.
	GOLDEN=write cargo test --locked --test all

shots: tools ## Photographs every kind of page into tests/browser/results/, for people to look at.
	cargo build --locked
	CHROMIUM="$(CHROMIUM)" node $(BROWSER)/shots.mjs

corpus: ## Writes a large site for benchmarks into target/corpus/N/: make corpus N=1000.
	cargo run --release --locked --example corpus -- $(N) target/corpus/$(N)

bench: SIZES ?= 1000 10000
bench: $(BENCH)/node_modules/.package-lock.json ## Measures the build beside Hugo with Pagefind and beside writing alone (about 15 minutes; SIZES="1000 10000 100000" for all); resumes what was broken off, AGAIN=1 starts anew.
	cargo build --release --locked --bins --examples
	node $(BENCH)/build.mjs $(SIZES)

bench-search: SIZES ?= 17 1000 10000
bench-search: tools $(BENCH)/node_modules/.package-lock.json ## Measures the search beside Pagefind's on the same pages; the results stand in docs/benchmarks.md.
	cargo build --release --locked --bins --examples
	for n in $(SIZES); do target/release/examples/corpus $$n target/corpus/$$n; done
	CHROMIUM="$(CHROMIUM)" node $(BENCH)/search.mjs $(SIZES)

$(BENCH)/node_modules/.package-lock.json: $(BENCH)/package-lock.json
	npm ci --prefix $(BENCH) --no-audit --no-fund
	touch $@

lighthouse: tools $(LIGHTHOUSE)/node_modules/.package-lock.json ## What Lighthouse says of the first pages, as on a phone; less than the goal is an error, but for speed.
	cargo run --release --locked -- build --out target/lighthouse
	CHROMIUM="$(CHROMIUM)" node $(LIGHTHOUSE)/lighthouse.mjs target/lighthouse

$(LIGHTHOUSE)/node_modules/.package-lock.json: $(LIGHTHOUSE)/package-lock.json
	npm ci --prefix $(LIGHTHOUSE) --ignore-scripts --no-audit --no-fund
	touch $@

serve: ## Builds the site, shows it on this machine, and builds it again whenever something changes.
	cargo run --release --locked -- serve

release: ## The binary for passing on, in target/release/.
	cargo build --release --locked
