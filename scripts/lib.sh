# Shared by the scripts beside it: `. "$(dirname "$0")/lib.sh"`. Works with the bash 3.2 that macOS has.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

TARGET=wasm32-unknown-unknown
LINKED=wasm-debian                # the name under which rustup knows Debian's compiler
STATE=target/setup                # logs, and what set-up found out; `cargo clean` forgets it
WASM_DIR=target/wasm              # its own folder: the wasm compiler may be another one than the native one

say()  { printf '[%s] %s\n' "$(basename "$0" .sh)" "$*"; }
loud() { printf '\n*** %s\n\n' "$*" >&2; }
have() { command -v "$1" >/dev/null 2>&1; }

# die WHAT [WHAT TO DO]...: stops, and tells the person what would help.
die() {
  printf '\n[%s] cannot go on: %s\n' "$(basename "$0" .sh)" "$1" >&2
  shift
  for hint in "$@"; do printf '    %s\n' "$hint" >&2; done
  exit 1
}

# quietly LOG COMMAND...: keeps the output in a log, and shows its end if the command fails.
quietly() {
  local log="$STATE/$1.log"
  shift
  mkdir -p "$STATE"
  if "$@" >"$log" 2>&1 </dev/null; then return 0; fi
  tail -n 25 "$log" >&2
  printf '    (all of it: %s)\n' "$log" >&2
  return 1
}

# The command that makes one a superuser; fails where there is no way to become one.
superuser() {
  if [ "$(id -u)" = 0 ]; then return 0; fi
  have sudo || return 1
  if [ -t 0 ]; then echo sudo; else sudo -n true 2>/dev/null && echo 'sudo -n'; fi
}

# apt_install PACKAGE...: all in one transaction, so that packages which must match move together.
apt_install() {
  local root
  have apt-get || return 1
  root=$(superuser) || return 1
  local apt="$root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3"
  # shellcheck disable=SC2086 # $apt is a command with its arguments
  { quietly apt-update $apt update || true; } && quietly "apt-$1" $apt install -y --no-install-recommends "$@"
}

# Are the sources of the standard library there, for the compiler that builds for wasm32?
std_sources() {
  local sysroot
  sysroot=$(wasm_run rustc --print sysroot) && [ -f "$sysroot/lib/rustlib/src/rust/library/Cargo.lock" ]
}

# cargo and rustc for wasm32, by whichever compiler setup.sh found able (it wrote $STATE/wasm-toolchain).
# RUSTUP_TOOLCHAIN is set for that one command only: native builds keep the person's own compiler.
wasm_run() {
  local how
  how=$(cat "$STATE/wasm-toolchain" 2>/dev/null || echo own)
  case $how in
    own) "$@" ;;
    "$LINKED") RUSTUP_TOOLCHAIN=$LINKED "$@" ;;
    system) PATH="/usr/bin:$PATH" "$@" ;;
  esac
}
