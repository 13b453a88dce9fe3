# Docent: `make demo` shows it, `make test` proves it.
.PHONY: demo test build setup check bench bench-quality clean

QUESTION ?= How many days before departure must a trip outside Europe be approved?

demo: build
	@Scripts/demo "$(QUESTION)"

build: setup
	@Scripts/build

setup:
	@Scripts/setup

test check: setup
	@Scripts/check

bench: build
	@Scripts/bench

bench-quality: build
	@Scripts/bench quality

clean:
	rm -rf .build
