# Every door into the project. `make` alone lists them.

.DEFAULT_GOAL := help
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory

# The same flags for every cargo call, or each would rebuild what the other built. mold links several times
# faster; it is used where it is installed and the compiler knows it, unless the caller has flags of their own.
ifndef RUSTFLAGS
ifneq ($(shell command -v mold >/dev/null && cc -fuse-ld=mold -Wl,--version 2>/dev/null | head -n 1),)
export RUSTFLAGS := -C link-arg=-fuse-ld=mold
endif
endif

step = @printf '\n==> %s\n' '$(1)'

##@ Use

.PHONY: run
run: ## Serve on http://127.0.0.1:5000 with SQLite; needs no configuration
	cargo run --release -p trackml -- serve

.PHONY: demo
demo: ## Serve with a stub of the Hub beside it, on data of its own: works without a network
	scripts/demo

.PHONY: build
build: ## Build the release binary, target/release/trackml
	cargo build --release -p trackml

.PHONY: clean-data
clean-data: ## Remove the data of the demo
	rm -rf target/demo

##@ Check

.PHONY: test
test: ## Run everything that continuous integration runs
	$(call step,tools for the tests)
	scripts/setup-tests
	$(MAKE) check

# A make of its own, so that it sees a linker that the step before has installed.
.PHONY: check
check:
	$(call step,format)
	cargo fmt --all --check
	$(call step,lint)
	cargo clippy --workspace --all-targets --all-features -- -D warnings
	$(call step,test on SQLite and PostgreSQL)
	scripts/with-postgres cargo test --workspace --all-features
	$(call step,fuzz from the OpenAPI document)
	# The tests have built the programs; building them again without the tests' dependencies would build everything anew.
	FUZZ_EXAMPLES=$(CHECK_EXAMPLES) scripts/fuzz

FUZZ_EXAMPLES ?= 50
# Few enough for every run; `make fuzz` alone takes more.
CHECK_EXAMPLES := 10

.PHONY: fuzz
fuzz: ## Fuzz the server from its OpenAPI document, on both databases
	cargo build --workspace --all-features --bins
	FUZZ_EXAMPLES=$(FUZZ_EXAMPLES) scripts/fuzz

.PHONY: test-fast
test-fast: ## Run the unit tests of the domain and the use cases
	cargo test -p trackml-domain -p trackml-application --all-features --lib

.PHONY: lint
lint: ## Run clippy as strictly as `make test`
	cargo clippy --workspace --all-targets --all-features -- -D warnings

.PHONY: fmt
fmt: ## Format the code
	cargo fmt --all

.PHONY: bench
bench: ## Measure the release build, in ratios: what a flood of logins costs those who read
	cargo build --release -p trackml
	cargo run --quiet -p trackml-testkit --bin bench

.PHONY: deny
deny: ## Check licences, bans, sources and advisories of the dependencies
	command -v cargo-deny >/dev/null || cargo install --locked cargo-deny
	cargo deny check

##@ Make

.PHONY: openapi
openapi: ## Write the OpenAPI document, crates/api/openapi.json
	cargo run --quiet -p trackml -- openapi >crates/api/openapi.json.new || { rm -f crates/api/openapi.json.new; exit 1; }
	mv crates/api/openapi.json.new crates/api/openapi.json

.PHONY: help
help: ## List these targets
	@awk 'BEGIN { FS = ":.*## " } \
		/^##@ / { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
