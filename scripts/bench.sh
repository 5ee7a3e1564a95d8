#!/usr/bin/env bash
# bench.sh [ARGUMENTS FOR CRITERION]: the benchmarks, natively; only cargo is needed.
. "$(dirname "$0")/lib.sh"
have cargo || die 'Rust is not installed.' 'Install it from https://rustup.rs, open a new shell, and run this again.'
cargo bench --benches -- "$@"
