#!/usr/bin/env bash
# corpus.sh [FOLDER]: reads every map of a collection and compares it with what its tables say.
. "$(dirname "$0")/lib.sh"
exec cargo run --quiet --release --example corpus -- "$@"
