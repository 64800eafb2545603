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

# What is built once gains nothing from what the next build would reuse, and it fills the disk.
ifdef CI
export CARGO_INCREMENTAL := 0
endif

# A file that was being made when something failed is none.
.DELETE_ON_ERROR:

step = @printf '\n==> %s\n' '$(1)'

# --- The web app -----------------------------------------------------------------------------------------------------

NPM := npm --prefix web run
APP := web/dist/index.html
API_TYPES := web/src/lib/api/schema.d.ts

# npm leaves this file behind: its time is that of the installation.
WEB_MODULES := web/node_modules/.package-lock.json

$(WEB_MODULES): web/package-lock.json
	@scripts/need-node >/dev/null
	cd web && npm ci --no-audit --no-fund
	@touch $@

# With the folders, whose time is that of the last file that came or went.
$(APP): $(WEB_MODULES) $(shell find web/src web/public web/build 2>/dev/null) $(wildcard web/*.json web/*.ts web/*.html)
	@scripts/need-node >/dev/null
	$(NPM) build

##@ Use

.PHONY: run
run: web ## Serve on http://127.0.0.1:5000 with SQLite; needs no configuration
	cargo run --release -p trackml -- serve

.PHONY: demo
demo: web ## Serve with stubs of the Hub and of Gemini beside it, on data of its own: works without a network and a key
	scripts/demo

.PHONY: build
build: web ## Build the release binary with the web app in it, target/release/trackml
	cargo build --release -p trackml

.PHONY: dist
dist: build ## Make the archive that machines install, with what it is made of, target/dist
	scripts/dist

.PHONY: clean-data
clean-data: ## Remove the data of the demo and of `make dev`
	rm -rf target/demo target/dev

##@ Develop

.PHONY: dev
dev: $(WEB_MODULES) ## Serve the app with hot reload on http://127.0.0.1:5173, on data of its own
	scripts/dev

.PHONY: web
web: $(APP) ## Build the web app, web/dist, where something has changed

##@ Check

.PHONY: test
test: ## Run everything that continuous integration runs
	$(call step,tools for the tests)
	scripts/setup-tests
	$(MAKE) check

# A make of its own, so that it sees a linker that the step before has installed.
.PHONY: check
check:
	$(call step,install what the web app is built with)
	$(MAKE) $(WEB_MODULES)
	$(call step,format of the web app)
	$(NPM) format:check
	$(call step,lint the web app)
	$(NPM) lint
	$(call step,types of the web app)
	$(MAKE) check-api-types
	$(NPM) types
	$(call step,test the web app)
	$(NPM) test
	$(call step,build the web app)
	$(MAKE) web
	$(NPM) budgets
	$(call step,format)
	cargo fmt --all --check
	$(call step,lint)
	cargo clippy --workspace --all-targets --all-features -- -D warnings
	$(call step,test on SQLite and PostgreSQL)
	scripts/with-postgres cargo test --workspace --all-features
	$(call step,test the index over vectors)
	scripts/with-pgvector cargo test --workspace --all-features --test it -- near::
	$(call step,fuzz from the OpenAPI document)
	# The tests have built the programs; building them again without the tests' dependencies would build everything anew.
	FUZZ_EXAMPLES=$(CHECK_EXAMPLES) scripts/fuzz
	$(call step,test in a browser)
	scripts/with-browser $(NPM) e2e
	$(call step,look for known faults)
	scripts/audit
	$(call step,test as it is deployed)
	scripts/test-deploy

# Where they are the same the file keeps its time, or the app would be built anew.
.PHONY: check-api-types
check-api-types: $(WEB_MODULES)
	@old=$$(mktemp); trap 'rm -f "$$old"' EXIT; cp -p $(API_TYPES) "$$old"; $(NPM) --silent api-types >/dev/null; \
	cmp -s $(API_TYPES) "$$old" || { echo '$(API_TYPES) was not what the OpenAPI document says; now it is' >&2; exit 1; }; \
	cp -p "$$old" $(API_TYPES)

NGINX_FOLDER ?= target/nginx
FUZZ_EXAMPLES ?= 50
# Few enough for every run; `make fuzz` alone takes more.
CHECK_EXAMPLES := 10

.PHONY: fuzz
fuzz: programs ## Fuzz the server from its OpenAPI document, on both databases
	FUZZ_EXAMPLES=$(FUZZ_EXAMPLES) scripts/fuzz

# As the tests build them.
.PHONY: programs
programs:
	cargo build --workspace --all-features --bins

.PHONY: e2e
e2e: web programs ## Test the app in a browser, with the server and a stub of the Hub behind it
	scripts/with-browser $(NPM) e2e

.PHONY: test-deploy
test-deploy: web programs ## Test the system as it is deployed: Nginx, two servers, PostgreSQL, and what breaks
	scripts/test-deploy

.PHONY: nginx
nginx: ## Render the configuration of Nginx into NGINX_FOLDER, from the environment (deploy/nginx/render says what can be set)
	deploy/nginx/render $(NGINX_FOLDER)

.PHONY: test-fast
test-fast: ## Run the unit tests of the domain and the use cases
	cargo test -p trackml-domain -p trackml-application --all-features --lib

.PHONY: lint
lint: $(WEB_MODULES) ## Run clippy and ESLint as strictly as `make test`
	$(NPM) lint
	cargo clippy --workspace --all-targets --all-features -- -D warnings

.PHONY: fmt
fmt: $(WEB_MODULES) ## Format the code
	$(NPM) format
	cargo fmt --all

.PHONY: bench
bench: ## Measure the release build, in ratios: a flood of logins, a dashboard among a million records, what is found, a search by meaning, what one holds
	cargo build --release -p trackml
	cargo run --quiet -p trackml-testkit --bin bench -- logins
	scripts/with-postgres cargo run --quiet -p trackml-testkit --bin bench -- dashboards
	scripts/with-postgres cargo run --quiet -p trackml-testkit --bin bench -- retrieval
	scripts/with-postgres cargo run --quiet -p trackml-testkit --bin bench -- meaning
	scripts/with-postgres cargo run --quiet -p trackml-testkit --bin bench -- capacity

.PHONY: live-ai
live-ai: ## Ask the real language model of your environment (GOOGLE_API_KEY, or AI_PROVIDER) a little, and print what it spent
	cargo run --quiet -p trackml -- check-ai

.PHONY: audit
audit: ## Look for known faults in what the project is built of; says aloud what cannot be asked from here
	scripts/audit

.PHONY: deny
deny: ## Check licences, bans, sources and advisories of the dependencies
	command -v cargo-deny >/dev/null || cargo install --locked cargo-deny
	cargo deny check

##@ Make

.PHONY: openapi
openapi: ## Write the OpenAPI document, crates/api/openapi.json
	cargo run --quiet -p trackml -- openapi >crates/api/openapi.json.new || { rm -f crates/api/openapi.json.new; exit 1; }
	mv crates/api/openapi.json.new crates/api/openapi.json

.PHONY: api-types
api-types: $(WEB_MODULES) ## Write the web app's types of the API from the OpenAPI document
	$(NPM) api-types

.PHONY: screenshots
screenshots: web programs ## Make the pictures of the app
	scripts/with-browser $(NPM) screenshots

.PHONY: help
help: ## List these targets
	@awk 'BEGIN { FS = ":.*## " } \
		/^##@ / { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z0-9-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
