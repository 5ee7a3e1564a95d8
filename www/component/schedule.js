/**
 * One animation-frame loop for all maps of a page. Each frame has one budget of time that the maps share in turn, so
 * that ten maps on a page slow it no more than one does. Frames do not come while the page is hidden: work pauses.
 *
 * @typedef {{blank?: boolean, frame(until: number): boolean}} Client `frame` works until `until` (as performance.now()) at the
 *   latest and says whether there is more to do; `blank` as long as nothing is drawn.
 */

/** Milliseconds of work in a frame, of the 16 that a frame has; and as long as there is a map of which nothing is seen. */
const BUDGET = 10, BLANK = 14;

/** @type {Set<Client>} */
const waiting = new Set();
let asked = 0;

/** Calls `client.frame` in the next frame. @param {Client} client */
export function wake(client) {
  waiting.add(client);
  asked ||= requestAnimationFrame(frame);
}

/** Forgets the client. @param {Client} client */
export function rest(client) {
  waiting.delete(client);
}

function frame() {
  asked = 0;
  const clients = [...waiting];
  waiting.clear();
  const end = performance.now() + (clients.some(({ blank }) => blank) ? BLANK : BUDGET);
  clients.forEach((client, i) => {
    // A fair share of what is left; each gets its turn to paint even when nothing is left.
    const now = performance.now();
    const until = now + Math.max(0, end - now) / (clients.length - i);
    if (client.frame(until)) wake(client);
  });
}
