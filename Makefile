# make test | race | lint | fuzz [FUZZTIME=30s CHECKS=2000 SEED=N] | mutate PACKAGE=./bib [PART=1/4 WITH=./arxiv/readlist] |
#      bench [PEERS=1 ONLY=ids,lists] | scale [SCALE=0.1] | man | site | picture |
#      module MODULE=github.com/you/clipgraph | release [SYSTEMS="linux/amd64 darwin/arm64"]
# Go is all that most of it needs; .ci/run does what is done on every change.

FUZZTIME ?= 30s
CHECKS   ?= 2000
SEED     ?= $(shell od -An -N4 -tu4 /dev/urandom | tr -d ' ')
DIST     ?= dist
SYSTEMS  := linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64

.PHONY: test race lint fuzz mutate bench scale man site picture module release clean

test:
	go test ./...

race:
	GORACE=atexit_sleep_ms=0 go test -race ./... # else each process that a test starts sleeps a second at its end

lint:
	go vet ./...
	go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...
	go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.6.0 run ./...

# The properties with a new seed, which go test keeps fixed, and then every fuzz
# target of every package, one after the other.
fuzz:
	RAPID_SEED=$(SEED) RAPID_CHECKS=$(CHECKS) go test $$(go list -f '{{range .TestImports}}{{if eq . "pgregory.net/rapid"}}{{$$.ImportPath}}{{end}}{{end}}' ./... | sort -u)
	@set -e; for package in $$(go list ./...); do \
		for target in $$(go test -list '^Fuzz' $$package | grep '^Fuzz' || true); do \
			echo "== $$package $$target"; \
			go test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) $$package; \
		done; \
	done

# Small changes of a package's code, each of which a test should notice: those that none
# notices are listed. PART=1/4 tries a fourth of them, WITH has packages whose tests run too.
mutate:
	go run ./internal/mutate $(if $(PART),-part $(PART)) $(if $(WITH),-with $(WITH)) $(PACKAGE)

# All workloads beside their peers, some fifteen minutes; with PEERS=1, the peers are
# fetched first (from Debian, as root, and npm), with ONLY=ids,lists some are run.
bench:
	go run ./internal/bench $(if $(PEERS),-install) $(if $(ONLY),-only $(ONLY)) -turns 5 -plot docs/growth.svg

# Tables of SCALE times a million papers and 20 million citations in DuckDB, Spark
# and Neo4j, which are fetched first (from PyPI and Maven; Java must be there).
SCALE ?= 1
scale:
	go run ./internal/bench -install -only scale -scale $(SCALE)

man:
	go run ./internal/man $(DIST)

# The static folder in which the program runs in a browser: docs/site.md.
site:
	go run ./internal/site $(DIST)/site

# The pictures of the README, with Chromium, and playwright-core from npm.
picture:
	go run ./cmd/clipgraph svg --quiet --output docs/clip.svg
	@set -e; work=$$(mktemp -d); trap 'rm -rf "$$work"' EXIT; \
		npm install --silent --no-audit --no-fund --prefix "$$work" playwright-core@1.64.1; \
		go run ./cmd/clipgraph html --quiet --output "$$work/page.html"; \
		node .ci/screenshot.mjs "$$work/node_modules" "$$work/page.html" docs/page.png '#paper=zhou2021learning'

# The path under which others import the packages.
module:
	go run ./internal/modulepath $(MODULE)

# An archive and a wheel a system, and their checksums, named by the version that the
# program prints: docs/release.md.
release: clean
	go run ./internal/release -o $(DIST) $(SYSTEMS)
	@cat $(DIST)/SHA256SUMS

clean:
	rm -rf $(DIST)
