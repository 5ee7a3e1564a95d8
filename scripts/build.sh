#!/usr/bin/env bash
# build.sh: Rust -> wasm -> bound -> optimized -> pkg/, with the component bundled around it, types checked, and a
# table of sizes at the end. Each step is skipped when nothing it reads has changed.
. "$(dirname "$0")/lib.sh"
scripts/setup.sh build
OUT=pkg/system-map.wasm
GLUE=www/component/wasm           # what the component imports: ./wasm/system_map.js
BOUND=target/bound

say 'cargo build (wasm32)'
home=${CARGO_HOME:-$HOME/.cargo}
# Panic messages carry source paths: make them short, and the same on every machine.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="${CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS:-} \
--remap-path-prefix=$PWD/= --remap-path-prefix=$home/registry/src/="
wasm_run cargo build --quiet --lib --profile wasm --target "$TARGET" --target-dir "$WASM_DIR"

if [ ! -f "$GLUE/system_map.js" ] || [ ! "$OUT" -nt "$WASM_RAW" ] || [ ! "$OUT" -nt scripts/build.sh ] ||
  [ ! "$OUT" -nt xtask/src/main.rs ] || [ ! "$OUT" -nt Cargo.lock ]; then
  say 'wasm-bindgen (xtask; its first build takes a minute)'
  rm -rf "$BOUND"
  # The binder runs for a moment: build it fast rather than fast-running, apart from the tests' builds.
  CARGO_PROFILE_DEV_OPT_LEVEL=0 CARGO_PROFILE_DEV_DEBUG=0 \
    cargo run --quiet -p xtask --target-dir target/xtask -- bind "$WASM_RAW" "$BOUND" system_map
  say 'wasm-opt'
  # Features by name, those that every browser of the last years has: --all-features would emit what none loads.
  node_modules/.bin/wasm-opt "$BOUND/system_map_bg.wasm" -o "$BOUND/opt.wasm" -Oz \
    --enable-mutable-globals --enable-sign-ext --enable-nontrapping-float-to-int --enable-bulk-memory \
    --enable-bulk-memory-opt --enable-reference-types --enable-multivalue \
    --strip-debug --strip-producers --strip-target-features
  mkdir -p "$GLUE" pkg
  cp "$BOUND/system_map.js" "$BOUND/system_map.d.ts" "$GLUE/"
  mv "$BOUND/opt.wasm" "$OUT"
fi

say 'bundling and types'
node scripts/bundle.mjs
node scripts/sizes.mjs
