# make test | race | lint | fuzz [FUZZTIME=30s CHECKS=2000 SEED=N] | bench [PEERS=1] | man | site | module MODULE=github.com/you/clipgraph | release
# Go is all that most of it needs; .ci/run does what is done on every change.

FUZZTIME ?= 30s
CHECKS   ?= 2000
SEED     ?= $(shell od -An -N4 -tu4 /dev/urandom | tr -d ' ')
DIST     ?= dist
VERSION  := $(shell git describe --tags --always --dirty 2>/dev/null || echo devel)
SYSTEMS  := linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64

.PHONY: test race lint fuzz bench man site module release clean

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

# All workloads beside their peers, some ten minutes; with PEERS=1, the peers are
# fetched first (from Debian, as root, and npm).
bench:
	go run ./internal/bench $(if $(PEERS),-install) -plot docs/growth.svg

man:
	go run ./internal/man $(DIST)

# The static folder in which the program runs in a browser: docs/site.md.
site:
	go run ./internal/site $(DIST)/site

# The path under which others import the packages.
module:
	go run ./internal/modulepath $(MODULE)

# One archive a system, with the manual and the completions, and their checksums.
# The archives of one commit are the same whoever makes them.
release: clean man
	@set -e; stamp=$$(git log -1 --format=%ct); \
	for system in $(SYSTEMS); do \
		os=$${system%/*}; arch=$${system#*/}; name=clipgraph-$(VERSION)-$$os-$$arch; exe=clipgraph; \
		[ $$os != windows ] || exe=clipgraph.exe; \
		rm -rf $(DIST)/$$name; mkdir -p $(DIST)/$$name; \
		CGO_ENABLED=0 GOOS=$$os GOARCH=$$arch go build -buildvcs=true -trimpath -ldflags '-s -w' -o $(DIST)/$$name/$$exe ./cmd/clipgraph; \
		cp -r LICENSE README.md $(DIST)/man $(DIST)/completions $(DIST)/$$name; \
		tar -C $(DIST) --sort=name --mtime=@$$stamp --owner=0 --group=0 --numeric-owner -cf - $$name | gzip -9n >$(DIST)/$$name.tar.gz; \
		rm -rf $(DIST)/$$name; \
	done
	cd $(DIST) && sha256sum *.tar.gz >SHA256SUMS && cat SHA256SUMS

clean:
	rm -rf $(DIST)
