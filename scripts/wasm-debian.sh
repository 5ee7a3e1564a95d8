#!/usr/bin/env bash
# A compiler for wasm32 on Debian, for machines where rustup may not download: Debian's own newer rustc (rustc-web
# and its companions), lld of the same LLVM, and the standard library built once for wasm32 from rust-web-src.
# Called by setup.sh; needs root or sudo; does nothing when all of it is there already.
. "$(dirname "$0")/lib.sh"

# These work only as one version, so they are always named together.
PACKAGES="rustc-web cargo-web rust-web-src rustfmt-web rust-web-clippy"
LIB=/usr/lib/rustlib/$TARGET/lib
mkdir -p "$STATE"
version_of() { dpkg-query -W -f '${db:Status-Status} ${Version}\n' "$1" 2>/dev/null | sed -n 's/^installed //p'; }

missing=
for package in $PACKAGES; do [ -n "$(version_of "$package")" ] || missing="$missing $package"; done
if [ -n "$missing" ]; then
  superuser >/dev/null || die "installing Debian's Rust compiler for $TARGET needs root." \
    "As root: apt-get install --no-install-recommends $PACKAGES" "Or, where rustup may download: rustup target add $TARGET"
  say "the Rust compiler here cannot build for $TARGET, and rustup may not or could not download: taking Debian's"
  say "apt-get install$missing"
  # shellcheck disable=SC2086 # a list of words
  apt_install $PACKAGES || die "apt-get could not install$missing." \
    'Debian has them for its current and last release.' "Where rustup may download: rustup target add $TARGET"
fi
root=$(superuser || true)
# shellcheck disable=SC2086
versions=$(for package in $PACKAGES; do version_of "$package"; done | sort -u)
[ "$(printf '%s\n' "$versions" | wc -l)" -eq 1 ] || die "Debian's Rust packages are of different versions: $(echo $versions)" \
  "As root: apt-get update && apt-get install $PACKAGES"

# The linker that rustc calls for wasm is named rust-lld. One of the same LLVM as rustc's reads all it writes.
llvm=$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
if [ ! -x "/usr/bin/lld-$llvm" ]; then
  say "apt-get install lld-$llvm"
  apt_install "lld-$llvm" || die "apt-get could not install lld-$llvm, the linker."
fi
if [ "$(readlink -f /usr/bin/rust-lld 2>/dev/null)" != "$(readlink -f "/usr/bin/lld-$llvm")" ]; then
  $root ln -sfn "/usr/bin/lld-$llvm" /usr/bin/rust-lld
fi

# The standard library, rebuilt when Debian's compiler moves.
stamp="$versions $(/usr/bin/rustc -vV | cksum)"
if [ "$(cat "$LIB/.built-for" 2>/dev/null)" != "$stamp" ]; then
  say "building Rust's standard library for $TARGET (once, about a minute)"
  src=$(readlink -f "$(/usr/bin/rustc --print sysroot)/lib/rustlib/src/rust")
  [ -f "$src/library/Cargo.lock" ] || die "rust-web-src is installed, but its library is not at $src."
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  mkdir "$work/src"
  echo '#![no_std]' >"$work/src/lib.rs"
  cat >"$work/Cargo.toml" <<'TOML'
[package]
name = "std-for-wasm"
version = "0.0.0"
edition = "2021"

[workspace]

[profile.release]
codegen-units = 1
TOML
  # Bitcode is kept so that a crate with fat LTO can link this library; source paths are made neutral, since
  # panic messages carry them. The library's own vendor folder is used: no registry is asked.
  (
    cd "$work"
    unset RUSTUP_TOOLCHAIN CARGO_TARGET_DIR CARGO_BUILD_TARGET CARGO_ENCODED_RUSTFLAGS
    export PATH=/usr/bin:/bin RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1
    export RUSTFLAGS="-Cembed-bitcode=yes --remap-path-prefix=$src=/rustc"
    nice -n 5 /usr/bin/cargo build --release --target "$TARGET" -Zbuild-std=std,panic_abort,panic_unwind,test,proc_macro
  ) >"$STATE/std.log" 2>&1 </dev/null || {
    tail -n 25 "$STATE/std.log" >&2
    die 'the standard library did not build (see above).'
  }
  deps="$work/target/$TARGET/release/deps"
  rm -f "$deps"/libstd_for_wasm-*
  $root rm -rf "$LIB"
  $root mkdir -p "$LIB"
  $root cp "$deps"/*.rlib "$LIB/"
  printf '%s\n' "$stamp" | $root tee "$LIB/.built-for" >/dev/null
fi

if have rustup; then
  home=${RUSTUP_HOME:-$HOME/.rustup}
  if [ "$(readlink -f "$home/toolchains/$LINKED" 2>/dev/null)" != /usr ]; then
    say "rustup toolchain link $LINKED /usr"
    rustup toolchain link "$LINKED" /usr
  fi
fi
