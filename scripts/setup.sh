#!/usr/bin/env bash
# setup.sh [build|test]: installs what building (and testing) needs; whatever is there already is left alone.
#
#   Rust           must be there; this only says how to get it.
#   wasm32 target  there already -> nothing; rustup may download -> `rustup target add`; else Debian's packages,
#                  see wasm-debian.sh. RUSTUP_AUTO_INSTALL=0 is honoured: rustup is then never asked to download.
#   rust-src       the sources of the standard library, from which build.sh makes smaller modules; not needed.
#   Node and npm   Node 20 or newer; by apt where that has it.
#   npm packages   `npm ci`, again only when package-lock.json has changed.
#   for tests too  Chromium (CHROME, PATH, apt), fonts, Firefox (FIREFOX, PATH, apt; without it its tests are skipped).
. "$(dirname "$0")/lib.sh"
FOR=${1:-build}
case $FOR in build | test) ;; *) die "setup.sh $FOR: build or test?" ;; esac
mkdir -p "$STATE"

# Two working copies on one machine set it up one after the other.
if have flock; then
  LOCK="${XDG_CACHE_HOME:-$HOME/.cache}/system-map-setup.lock"
  mkdir -p "$(dirname "$LOCK")"
  exec 9>"$LOCK"
  flock -n 9 || { say 'another set-up runs on this machine; waiting for it'; flock 9; }
fi

# ---- Rust -----------------------------------------------------------------------------------------------------
have cargo && have rustc || die 'Rust is not installed (no cargo or no rustc on PATH).' \
  'Install it from https://rustup.rs, open a new shell, and run this again.'
need=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
at=$(rustc --version | sed 's/^rustc \([0-9.]*\).*/\1/')
[ "$(printf '%s\n%s\n' "$need" "$at" | sort -t. -k1,1n -k2,2n | head -n 1)" = "$need" ] || die "Rust $at is too old; $need or newer is needed." \
  'With rustup: rustup update stable'

# ---- the wasm32 target ----------------------------------------------------------------------------------------
# A target counts only if a small program really compiles and links for it.
builds_wasm() {
  local dir ok=1
  dir=$(mktemp -d)
  cat >"$dir/probe.rs" <<'RS'
#[unsafe(no_mangle)]
pub extern "C" fn probe(n: usize) -> usize {
    vec![n; n].len()
}
RS
  (cd "$dir" && "$@" rustc --edition 2024 --crate-type cdylib --target "$TARGET" -o probe.wasm probe.rs) \
    >"$STATE/probe.log" 2>&1 </dev/null && [ -s "$dir/probe.wasm" ] && ok=0
  rm -rf "$dir"
  return $ok
}
rustup_may_download() { have rustup && [ "${RUSTUP_AUTO_INSTALL:-1}" != 0 ]; }

wasm_target() {
  if builds_wasm env; then
    echo own >"$STATE/wasm-toolchain"
    return
  fi
  if rustup_may_download; then
    say "rustup target add $TARGET"
    if quietly rustup rustup target add "$TARGET" && builds_wasm env; then
      echo own >"$STATE/wasm-toolchain"
      return
    fi
    say 'rustup could not add it; looking for another way'
  fi
  have apt-get || die "the Rust compiler cannot build for $TARGET." \
    "With rustup: rustup target add $TARGET" 'Otherwise install the package of your system that has it.'
  scripts/wasm-debian.sh
  if have rustup; then echo "$LINKED"; else echo system; fi >"$STATE/wasm-toolchain"
  if have rustup; then builds_wasm env RUSTUP_TOOLCHAIN="$LINKED"; else builds_wasm env PATH="/usr/bin:$PATH"; fi || {
    cat "$STATE/probe.log" >&2
    die "Debian's compiler is installed but does not build for $TARGET (see above)."
  }
}
wasm_target
if [ ! -e "$STATE/rust-src" ] && rustup_may_download && ! std_sources; then
  say 'rustup component add rust-src (for a smaller module)'
  quietly rustup rustup component add rust-src || say 'rustup could not add it; the modules will be larger'
  touch "$STATE/rust-src"           # asked once is enough
fi

# ---- Node and the npm packages --------------------------------------------------------------------------------
node_major() { node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/'; }
node_ok() { have node && have npm && [ "$(node_major)" -ge 20 ]; }
if ! node_ok; then
  offered=$(apt-cache policy nodejs 2>/dev/null | sed -n 's/.*Candidate: \([0-9]*\)\..*/\1/p' || true)
  if ! have node && [ "${offered:-0}" -ge 20 ] && superuser >/dev/null; then
    say 'apt-get install nodejs npm'
    apt_install nodejs npm || die 'apt-get could not install Node (see above).'
    hash -r
  fi
  node_ok || die "Node 20 or newer with npm is needed; found: node $(node --version 2>/dev/null || echo none), npm $(npm --version 2>/dev/null || echo none)." \
    'Install the LTS release from https://nodejs.org, or with your system'\''s packages, and run this again.'
fi
stamp=$(cksum <package-lock.json)
if [ "$(cat node_modules/.system-map-stamp 2>/dev/null)" != "$stamp" ]; then
  say 'npm ci (wasm-opt, esbuild, TypeScript, browser drivers)'
  # No package of these needs its install script.
  quietly npm npm ci --ignore-scripts --no-audit --no-fund || die 'npm ci failed (see above). Is there a network?'
  printf '%s\n' "$stamp" >node_modules/.system-map-stamp
fi
[ "$FOR" = test ] || exit 0

# ---- browsers and fonts, for tests ----------------------------------------------------------------------------
# browser VARIABLE PACKAGE NAME...: prints the path of the first that is there.
browser() {
  local var=$1 name
  shift
  if [ -n "${!var:-}" ]; then
    type -P "${!var}" >/dev/null || die "$var is set to ${!var}, which cannot be run."
    type -P "${!var}"
    return
  fi
  for name in "$@"; do if type -P "$name"; then return; fi; done
  return 1
}
find_chromium() { browser CHROME chromium chromium-browser google-chrome google-chrome-stable \
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' '/Applications/Chromium.app/Contents/MacOS/Chromium'; }
find_firefox() { browser FIREFOX firefox-esr firefox '/Applications/Firefox.app/Contents/MacOS/firefox'; }

if ! path=$(find_chromium); then
  if [ -n "${CHROME:-}" ]; then exit 1; fi
  say 'apt-get install chromium'
  apt_install chromium || die 'no Chromium found, and apt-get could not install it.' \
    'Install Chromium or Chrome, or set CHROME to its path.'
  path=$(find_chromium)
fi
printf '%s\n' "$path" >"$STATE/chromium"

# Without a real font every label has the width of a box, and overlap tests say nothing. Buttons and prose are in the system's
# font, and what fits in a line is tested with Noto Sans.
for font in fonts-liberation fonts-noto-core; do
  if have dpkg-query && ! dpkg-query -W -f '${db:Status-Status}\n' "$font" 2>/dev/null | grep -qx installed; then
    say "apt-get install $font"
    apt_install "$font" || loud "no $font: browser tests measure texts in whatever font there is"
  fi
done

if ! path=$(find_firefox); then
  if [ -n "${FIREFOX:-}" ]; then exit 1; fi
  path=
  if have apt-get && superuser >/dev/null; then
    say 'apt-get install firefox-esr'
    if apt_install firefox-esr; then path=$(find_firefox || true); fi
  fi
  [ -n "$path" ] || loud 'no Firefox: its tests will be SKIPPED (set FIREFOX to its path to run them)'
fi
printf '%s\n' "$path" >"$STATE/firefox"
