#!/usr/bin/env bash
# build.sh: Rust -> wasm -> bound -> optimized -> pkg/, with the component bundled around it, types checked, and a
# table of sizes at the end. Each step is skipped when nothing it reads has changed.
#
# Three modules are made of the one crate. `system-map.wasm`, the viewer, is what every page loads; it leaves out the
# feature `tools`. `system-map-tools.wasm` has all of it, and is loaded when a file has a fault to be explained, or a
# map is to be saved or drawn as a figure. `system-map-formats.wasm` reads and writes the files of other programs: it
# has the feature `formats`, and no sessions.
. "$(dirname "$0")/lib.sh"
scripts/setup.sh build
GLUE=www/component/wasm           # what the component imports
BOUND=target/bound

home=${CARGO_HOME:-$HOME/.cargo}
# Panic messages carry source paths: make them short, and the same on every machine. The classic binding and single
# results take less room than references and several results.
flags="-Ctarget-feature=-multivalue,-reference-types --remap-path-prefix=$PWD/= --remap-path-prefix=$home/registry/src/="
# In the viewer a function is copied into its callers up to this size: of those tried the one that compresses best.
small='-Cllvm-args=-inline-threshold=8'
std=()
if std_sources; then
  # The standard library is built along, so that a panic is a bare trap instead of a message that nobody in a page
  # sees, with all the formatting that it takes: a tenth of the module. That is still called unstable.
  flags="$flags -Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none -Zlocation-detail=none"
  std=(-Zbuild-std=std,panic_abort)
  export RUSTC_BOOTSTRAP=1
else
  loud 'the sources of the standard library are not there: the modules will be a tenth larger (rustup component add rust-src)'
fi

# xtask runs for a moment: build it fast rather than fast-running, apart from the tests' builds.
xtask() {
  CARGO_PROFILE_DEV_OPT_LEVEL=0 CARGO_PROFILE_DEV_DEBUG=0 \
    env -u RUSTC_BOOTSTRAP cargo run --quiet -p xtask --target-dir target/xtask -- "$@"
}

# module NAME GLUE_NAME PROFILE FLAGS [CARGO OPTIONS]: pkg/NAME.wasm and its glue.
module() {
  local out=pkg/$1.wasm glue=$2 profile=$3 flags="$flags $4" raw=$WASM_DIR/$TARGET/$3/system_map.wasm
  shift 4
  say "cargo build (wasm32) for $out"
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="${CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS:-} $flags" \
    wasm_run cargo build --quiet --lib --profile "$profile" --target "$TARGET" --target-dir "$WASM_DIR" "${std[@]}" "$@"
  local now
  now=$(cksum "$raw" scripts/build.sh scripts/smallest.mjs xtask/src/*.rs Cargo.lock package-lock.json)
  if [ -f "$out" ] && [ -f "$GLUE/$glue.js" ] && [ "$(cat "$BOUND/$glue.stamp" 2>/dev/null)" = "$now" ]; then return; fi
  say "wasm-bindgen for $out (its first build takes a minute)"
  xtask bind "$raw" "$BOUND" "$glue"
  say "wasm-opt for $out"
  # Features by name, those that every browser of the last years has: --all-features would emit what none loads.
  # Only these passes: whatever else wasm-opt does makes the module smaller and its compressed form larger.
  node_modules/.bin/wasm-opt "$BOUND/${glue}_bg.wasm" -o "$BOUND/opt.wasm" \
    --enable-mutable-globals --enable-sign-ext --enable-nontrapping-float-to-int --enable-bulk-memory \
    --enable-bulk-memory-opt \
    --strip-debug --strip-producers --strip-target-features \
    --rse --code-folding --merge-locals --duplicate-function-elimination --remove-unused-module-elements \
    --merge-blocks --remove-unused-names --merge-locals --merge-blocks --dealign --simplify-locals-nonesting \
    --vacuum --simplify-locals-nonesting --reorder-locals --code-pushing --simplify-locals-nostructure \
    --remove-unused-names
  # Of the viewer every byte is loaded first.
  if [ "$glue" = system_map ]; then
    rm -rf "$BOUND/orders"
    mkdir "$BOUND/orders"
    xtask orders "$BOUND/opt.wasm" "$BOUND/orders"
    node scripts/smallest.mjs "$BOUND/orders" "$BOUND/opt.wasm"
  else
    xtask order "$BOUND/opt.wasm" "$BOUND/opt.wasm"
  fi
  mkdir -p "$GLUE" pkg
  cp "$BOUND/$glue.js" "$BOUND/$glue.d.ts" "$GLUE/"
  mv "$BOUND/opt.wasm" "$out"
  printf '%s\n' "$now" >"$BOUND/$glue.stamp"
}
mkdir -p "$BOUND"
module system-map system_map wasm "$small" --no-default-features
module system-map-tools system_map_tools wasm-tools '' --no-default-features --features tools
module system-map-formats system_map_formats wasm '' --no-default-features --features formats

say 'bundling and types'
node scripts/bundle.mjs
node scripts/sizes.mjs
