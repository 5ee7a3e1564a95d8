#!/usr/bin/env bash
# test.sh: set up, build, then every test: Rust, the scripts' own, the wasm boundary in Node, real browsers.
. "$(dirname "$0")/lib.sh"
scripts/setup.sh test
scripts/build.sh

say 'cargo test'
# Cases of property tests are the same every time; `scripts/fuzz.sh` is for what nobody has tried yet.
PROPTEST_RNG_SEED=${PROPTEST_RNG_SEED:-1} cargo test

say 'node --test (set-up, boundary, browsers)'
files=()
for file in tests/setup/*.mjs tests/boundary/*.mjs tests/browser/*.mjs; do
  case $file in */lib.mjs | *'*'*) ;; *) files+=("$file") ;; esac
done
exec node --test --test-reporter=spec --test-timeout=600000 --test-concurrency=2 "${files[@]}"
