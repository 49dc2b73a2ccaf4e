# `make help` lists what can be done here.

PREFIX  ?= /usr/local
DESTDIR ?=
SWIFT   ?= swift

# The Swift runtime is linked in, so that the program runs where no Swift is installed. lld comes with Swift; the
# system's linker, if there is one, would print a notice about a function of Foundation that we do not call.
release := -c release --static-swift-stdlib --product twinning -Xswiftc -use-ld=lld
program := .build/release/twinning
sources := Package.swift Sources Tests
bin     := $(DESTDIR)$(PREFIX)/bin
share   := $(DESTDIR)$(PREFIX)/share/twinning
# What the program reads while it runs; a folder that does not exist yet is skipped.
shared  := $(wildcard Resources/strings Resources/clauses Resources/templates Resources/help seeds)

.DEFAULT_GOAL := help
# One thing after the other: `swift build` uses every core by itself.
.NOTPARALLEL:
.PHONY: run test build install uninstall format clean help terminal toolchain program

run: terminal build ## Build the program and open the demo registry
	@$(program) demo

test: toolchain ## Check formatting, build without a warning, run every test
	@sh Support/packages.sh libncurses-dev libsqlite3-dev tmux
	$(SWIFT) format lint --strict --parallel --recursive $(sources)
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --disable-xctest --quiet

build: toolchain ## Build the release program, .build/release/twinning
	@sh Support/packages.sh libncurses-dev libsqlite3-dev
	$(SWIFT) build $(release)

# Under sudo nothing is built: the build folder would end up belonging to root.
install: $(if $(SUDO_USER),program,build) ## Install below PREFIX (/usr/local); DESTDIR stands before it
	install -d '$(bin)' '$(share)'
	install -m 755 $(program) '$(bin)/twinning'
	rm -rf $(patsubst %,'$(share)/%',strings clauses templates help seeds)
	for folder in $(shared); do cp -R "$$folder" '$(share)/' || exit 1; done
	chmod -R u=rwX,go=rX '$(share)'

uninstall: ## Remove what `make install` put below PREFIX
	rm -f '$(bin)/twinning'
	rm -rf '$(share)'

format: ## Format the sources the way `make test` wants them
	$(SWIFT) format --in-place --parallel --recursive $(sources)

clean: ## Remove everything that was built
	rm -rf .build

help: ## Show this list
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/make \1\t\2/p' Makefile | expand -t 18

terminal:
	@test -t 0 && test -t 1 || { \
	  echo 'The demo is a full-screen program and needs a terminal: call "make run" from one, not through a pipe.' >&2; \
	  exit 2; }

toolchain:
	@command -v $(SWIFT) >/dev/null || { \
	  echo 'There is no "$(SWIFT)" on the PATH: install Swift 6.2 or newer from https://www.swift.org/install/ first.' >&2; \
	  exit 1; }

program:
	@test -x $(program) || { \
	  echo 'There is no program to install yet: call "make build" without sudo first.' >&2; \
	  exit 1; }
