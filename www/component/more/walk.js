/**
 * Who walks over the map by arrow keys, from factor to factor.
 *
 * @typedef {import('../types.js').Box} Box
 * @typedef {import('../viewer.js').Viewer} Viewer
 * @typedef {'up' | 'down' | 'left' | 'right'} Way
 */

/** Chooses the next factor that way, or says that there is none. @param {Viewer} viewer @param {Way} way */
export function walk(viewer, way) {
  const { session, stage, details } = viewer;
  const boxes = session.told('ids').flatMap((/** @type {string} */ id) => {
    const box = session.screen(id);
    return box ? [{ id, box }] : [];
  });
  const here = details?.kind === 'factor' && boxes.find((/** @type {{id: string}} */ { id }) => id === details.id);
  // With nothing chosen, begin at the factor nearest to the middle of the frame.
  const next = here ? neighbour(boxes, here, way) : nearest(boxes, stage.clientWidth / 2, stage.clientHeight / 2);
  if (next) viewer.choose('factor', next);
  else viewer.tell(({ sayEdge }) => viewer.say(sayEdge));
}

/** @param {Box} box */
const centre = (box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

/** @param {{id: string, box: Box}[]} boxes @param {number} x @param {number} y */
function nearest(boxes, x, y) {
  let best = null, least = Infinity;
  for (const { id, box } of boxes) {
    const c = centre(box);
    const far = Math.hypot(c.x - x, c.y - y);
    if (far < least) [best, least] = [id, far];
  }
  return best;
}

/**
 * The factor that somebody who presses that arrow means: ahead, and rather straight ahead than near. Everything ahead
 * can be reached: a factor outside the quarter ahead is taken only if none is inside.
 * @param {{id: string, box: Box}[]} boxes
 * @param {{id: string, box: Box}} here
 * @param {Way} way
 */
export function neighbour(boxes, here, way) {
  const from = centre(here.box);
  const upright = way === 'up' || way === 'down';
  const sign = way === 'down' || way === 'right' ? 1 : -1;
  let best = null, least = Infinity;
  for (const { id, box } of boxes) {
    if (id === here.id) continue;
    const to = centre(box);
    const ahead = sign * (upright ? to.y - from.y : to.x - from.x);
    const aside = Math.abs(upright ? to.x - from.x : to.y - from.y);
    if (ahead <= 1) continue;
    const cost = ahead + 2 * aside + (aside > ahead ? 1e6 : 0);
    if (cost < least) [best, least] = [id, cost];
  }
  return best;
}
