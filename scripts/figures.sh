#!/usr/bin/env bash
# figures.sh: draws the static figures of the report page anew, from the map that the page shows. They stand where no
# map can: without JavaScript, while it loads, and in print. Run it when that map or the look of figures has changed.
. "$(dirname "$0")/lib.sh"
map=www/maps/hct.json
out=www/report/figures
mkdir -p "$out"

# draw NAME [options of `render`]
draw() {
  say "$out/$1.svg"
  cargo run -q -- render "$map" -o "$out/$1.svg" "${@:2}"
}

draw whole
draw one-loop --view one-loop
draw resources --view resources-and-capacity
draw people --view commitments
draw power --view power-dynamics
draw funding --view bold-funding
draw proof --view evidencing-value
