# Every target installs what it is missing first, says what it does, and is quick the second time.
.PHONY: start test build bench corpus fmt lint

start:  ## build, then serve the gallery on http://127.0.0.1:8000 (PORT=… for another port)
	@scripts/start.sh

test:   ## build, then the Rust, boundary and browser tests
	@scripts/test.sh

build:  ## the npm package in pkg/, with a table of its sizes
	@scripts/build.sh

bench:  ## criterion's benchmarks, natively
	@scripts/bench.sh

corpus: ## read every file of ../shared/maps (or SYSTEM_MAP_CORPUS), and compare the counts
	@scripts/corpus.sh

fmt:    ## format the Rust code
	@cargo fmt --all

lint:   ## formatting, clippy natively and for wasm32, types of the JavaScript
	@scripts/lint.sh
