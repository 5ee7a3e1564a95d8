#!/usr/bin/env bash
# figures.sh: draws the static figures of the report page and the README anew, those that figures.txt lists, from the map
# that the page shows. They stand where no map can: without JavaScript, while it loads, and in print. Run it when that
# map or the look of figures has changed; a test fails as long as they differ.
. "$(dirname "$0")/lib.sh"
map=www/maps/hct.json

cargo build -q
while read -r file options; do
  case $file in '' | '#'*) continue ;; esac
  say "$file"
  mkdir -p "$(dirname "$file")"
  # shellcheck disable=SC2086 # the options are several words
  cargo run -q -- render "$map" -o "$file" $options </dev/null
done <scripts/figures.txt
