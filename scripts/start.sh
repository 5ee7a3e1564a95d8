#!/usr/bin/env bash
# start.sh: set up, build, and serve the gallery until Ctrl-C. PORT and HOST choose where.
. "$(dirname "$0")/lib.sh"
scripts/build.sh
# exec: the server itself gets the signals.
exec node scripts/serve.mjs
