#!/usr/bin/env bash
# lint.sh: formatting, and clippy with every warning an error: the crate natively, its library for wasm32, xtask.
. "$(dirname "$0")/lib.sh"
say 'cargo fmt --check'
cargo fmt --all --check || die 'the Rust code is not formatted (see above).' 'Run: make fmt'
scripts/setup.sh build

# The order in which a hash map gives out its entries must never reach a map: see also clippy.toml.
STRICT=(-D warnings -D clippy::iter_over_hash_type)
say 'clippy, native'
cargo clippy --quiet --all-targets -- "${STRICT[@]}"
say 'clippy, wasm32: the formats, the tools, and the viewer'
for features in '' '--no-default-features --features tools' --no-default-features; do
  # shellcheck disable=SC2086 # words of options, or none
  wasm_run cargo clippy --quiet --lib $features --target "$TARGET" --target-dir "$WASM_DIR" -- "${STRICT[@]}"
done
say 'clippy, xtask'
CARGO_PROFILE_DEV_OPT_LEVEL=0 CARGO_PROFILE_DEV_DEBUG=0 \
  cargo clippy --quiet -p xtask --target-dir target/xtask -- -D warnings
