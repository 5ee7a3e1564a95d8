#!/usr/bin/env bash
# fuzz.sh [NAME...] [--runs N | --seconds N | --minutes N] [--jobs N] [--dir FOLDER]: tries the readers with bytes that
# nobody would write. NAME is a reader, as in fuzz/fuzz_targets; without one, all of them. Minutes (20 if nothing is
# said) and seconds are those of a processor, not of the clock; `--runs` is the same every time, as tests want it.
# `--ledger` prints what was run so far, as lines of the table in fuzz/README.md. `--build` only builds.
#
# Needs cargo and a compiler for C++ (of libFuzzer), not cargo-fuzz. Inputs found, logs and counts are in fuzz/target/runs
# or FOLDER, and the next run goes on from there; what went wrong is in its `artifacts`.
. "$(dirname "$0")/lib.sh"

# By risk: those that unpack, and those whose parsers are ours, first.
ALL='xlsx xmile vensim dot gml mermaid outline kumu kumu-blueprint csv graph-json loopy prsm mental-modeler catcolab loop-list graphml gexf system-map any'
MEGABYTE=1000000
CHUNK=240                 # seconds by the clock between two looks at the processor's time

build() {
  have cargo || die 'Rust is not installed.' 'Install it from https://rustup.rs, open a new shell, and run this again.'
  have "${CXX:-c++}" || die "there is no compiler for C++ (${CXX:-c++}), which libFuzzer needs." \
    'Debian: apt-get install g++. macOS: xcode-select --install. Or set CXX to one.'
  local host
  host=$(rustc -vV | sed -n 's/^host: //p')
  # What cargo-fuzz gives to the compiler, without the parts that need a nightly one.
  local flags='--cfg fuzzing -Cpasses=sancov-module -Cdebug-assertions -Ccodegen-units=1'
  local part
  for part in level=4 inline-8bit-counters pc-table trace-compares; do flags="$flags -Cllvm-args=-sanitizer-coverage-$part"; done
  # With a target named, build scripts are left as they are.
  RUSTFLAGS=$flags cargo build --quiet --release --manifest-path fuzz/Cargo.toml --target "$host" --bin readers
  BUILT=fuzz/target/$host/release/readers
}

# fuzz NAME OPTION...: one run of the fuzzer; adds its executions and its processor's time to the counts.
fuzz() {
  local name=$1 log=$DIR/logs/$1.log status=0 dict=fuzz/dictionaries/$1.dict
  shift
  local corpora=("$DIR/corpus/$name" "fuzz/corpus/$name")
  if [ -d "$DIR/seeds/$name" ]; then corpora+=("$DIR/seeds/$name"); fi
  mkdir -p "$DIR/corpus/$name" "$DIR/artifacts/$name" "$DIR/logs"
  local before=0
  if [ -f "$log" ]; then before=$(wc -c <"$log"); fi
  TIMEFORMAT='%U %S'
  { time READER=$name "$DIR/readers" "${corpora[@]}" -dict="$dict" -artifact_prefix="$DIR/artifacts/$name/" \
    -rss_limit_mb=2048 -timeout=120 -report_slow_units=2 -detect_leaks=0 -print_final_stats=1 -verbosity=1 "$@" \
    >>"$log" 2>&1; } 2>"$DIR/logs/$name.time" || status=$?
  local runs
  runs=$(tail -c +$((before + 1)) "$log" | sed -n 's/^stat::number_of_executed_units: *//p' | tail -n 1)
  awk -v runs="${runs:-0}" 'FILENAME == ARGV[1] { cpu = $1; all = $2; next } { cpu += $1 + $2 } END { printf "%.1f %d\n", cpu, all + runs }' \
    "$DIR/counts/$name" "$DIR/logs/$name.time" >"$DIR/counts/$name.new"
  mv "$DIR/counts/$name.new" "$DIR/counts/$name"
  return $status
}

cpu() { awk '{ print int($1) }' "$DIR/counts/$1"; }

# target NAME: a reader until its time is up.
target() {
  local name=$1 failed=0 chunk=0 most left
  mkdir -p "$DIR/counts"
  [ -s "$DIR/counts/$name" ] || echo '0 0' >"$DIR/counts/$name"
  if [ -n "$RUNS" ]; then
    # Small ones, from what is in the repository alone.
    fuzz "$name" -runs="$RUNS" -seed=1 -max_len=2048 || failed=1
  else
    local end=$(($(cpu "$name") + SECS))
    if [ -n "$TOTAL" ]; then end=$SECS; fi
    while left=$((end - $(cpu "$name"))) && [ "$left" -gt 0 ] && [ "$failed" -lt 20 ]; do
      chunk=$((chunk + 1))
      # One time in four inputs may be as large as the issue's.
      if [ $((chunk % 4)) = 0 ]; then most=$MEGABYTE; else most=8192; fi
      if [ "$left" -gt "$CHUNK" ]; then left=$CHUNK; fi
      fuzz "$name" -max_len=$most -max_total_time="$left" || failed=$((failed + 1))
    done
  fi
  say "$name: $(awk '{ printf "%.1f minutes, %d runs", $1 / 60, $2 }' "$DIR/counts/$name") so far$([ "$failed" = 0 ] || echo ", FAILED $failed times: see $DIR/artifacts/$name, $DIR/logs/$name.log")"
  [ "$failed" = 0 ]
}

worker() {
  local first=$1 i status=0
  for ((i = first; i < ${#names[@]}; i += JOBS)); do target "${names[$i]}" || status=1; done
  return $status
}

ledger() {
  local name log found
  for name in "${names[@]}"; do
    log=$DIR/logs/$name.log
    [ -f "$DIR/counts/$name" ] || continue
    found=$(find "$DIR/artifacts/$name" -type f 2>/dev/null | sed 's:.*/::; s/-[0-9a-f]*$//' | sort | uniq -c | awk '{ printf "%s%d %s", sep, $1, $2; sep = ", " }')
    printf '| %s | %s | %s | %s |\n' "$name" "$(awk '{ printf "%.1f | %d", $1 / 60, $2 }' "$DIR/counts/$name")" \
      "$(grep -ao 'cov: [0-9]*' "$log" | awk '$2 > most { most = $2 } END { print most }')" "${found:-none}"
  done
}

main() {
  names=() RUNS='' SECS=1200 TOTAL='' JOBS=1 DIR=fuzz/target/runs
  local what=run
  while [ $# -gt 0 ]; do
    case $1 in
      --runs) RUNS=$2 && shift ;;
      --seconds) SECS=$2 && shift ;;
      --minutes) SECS=$(($2 * 60)) && shift ;;
      --total) TOTAL=1 ;;           # minutes since the counts began, not more of them
      --jobs) JOBS=$2 && shift ;;
      --dir) DIR=$2 && shift ;;
      --ledger) what=ledger ;;
      --build) what=build ;;
      -*) die "fuzz.sh does not know $1." "See the head of scripts/fuzz.sh." ;;
      *) [ -f "fuzz/fuzz_targets/$1.rs" ] || die "there is no reader $1." "There are: $ALL" && names+=("$1") ;;
    esac
    shift
  done
  # shellcheck disable=SC2206 # words
  [ ${#names[@]} -gt 0 ] || names=($ALL)
  if [ $what = ledger ]; then
    ledger
    exit
  fi
  build
  if [ $what = build ]; then exit; fi
  if [ -n "$RUNS" ]; then
    DIR=fuzz/target/short && rm -rf "$DIR"
  else
    # A run that goes on for days keeps to what it began with, whatever is built meanwhile.
    mkdir -p "$DIR"
  fi
  mkdir -p "$DIR"
  cp -f "$BUILT" "$DIR/readers.new" && mv -f "$DIR/readers.new" "$DIR/readers"
  local i pids=() status=0
  for ((i = 0; i < JOBS; i++)); do
    worker "$i" &
    pids+=($!)
  done
  for i in "${pids[@]}"; do wait "$i" || status=1; done
  exit $status
}
main "$@"
