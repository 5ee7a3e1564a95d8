/**
 * The stage by keys. Arrows go to the nearest factor in that direction, which is what the eye expects; what drives a
 * factor and what it drives are buttons in the details.
 *
 * @typedef {import('./types.js').Box} Box
 * @typedef {import('./types.js').Action} Action
 * @typedef {'up' | 'down' | 'left' | 'right'} Way
 * @typedef {{
 *   act(action: Action): void,
 *   moved(): void,
 *   boxes(): {id: string, box: Box}[],
 *   chosen(): string | null,
 *   size(): {width: number, height: number},
 *   choose(id: string): void,
 *   enter(id: string): void,
 *   edge(): void,
 *   undo(): void,
 *   back(): boolean,
 *   loop(step: 1 | -1): void,
 *   zoom(by: number): void,
 *   fit(): void,
 * }} Board `back` undoes the last narrowing and says whether there was one
 */

/** Pixels that one key press moves the view or a factor by. */
const PAN = 60, NUDGE = 12;

/** @type {Record<string, {way: Way, x: number, y: number}>} */
const ARROWS = {
  ArrowUp: { way: 'up', x: 0, y: -1 },
  ArrowDown: { way: 'down', x: 0, y: 1 },
  ArrowLeft: { way: 'left', x: -1, y: 0 },
  ArrowRight: { way: 'right', x: 1, y: 0 },
};

/**
 * Does what a key asks for; whether it was one of ours.
 * @param {KeyboardEvent} event
 * @param {Board} board
 */
export function press(event, board) {
  const { key } = event;
  const chosen = board.chosen();
  const arrow = ARROWS[key];
  const command = event.ctrlKey || event.metaKey;
  if (arrow && !command) {
    if (event.altKey) {
      if (!chosen) return false;
      board.act({ type: 'move', id: chosen, dx: arrow.x * NUDGE, dy: arrow.y * NUDGE });
      board.moved();
    } else if (event.shiftKey) {
      board.act({ type: 'pan', dx: -arrow.x * PAN, dy: -arrow.y * PAN });
    } else {
      walk(arrow.way, chosen, board);
    }
    return true;
  }
  if (command || event.altKey) {
    if (!command || key.toLowerCase() !== 'z' || event.shiftKey) return false;
    board.undo();
    return true;
  }
  switch (key) {
    case 'Enter':
      if (!chosen) return false;
      board.enter(chosen);
      return true;
    case 'Escape': return board.back();
    case '+': case '=': board.zoom(1.25); return true;
    case '-': case '_': board.zoom(0.8); return true;
    case '0': board.fit(); return true;
    case 'n': case 'N': board.loop(1); return true;
    case 'p': case 'P': board.loop(-1); return true;
    default: return false;
  }
}

/** @param {Way} way @param {string | null} chosen @param {Board} board */
function walk(way, chosen, board) {
  const boxes = board.boxes();
  const here = boxes.find(({ id }) => id === chosen);
  // With nothing chosen, begin at the factor nearest to the middle of the frame.
  const { width, height } = board.size();
  const next = here ? neighbour(boxes, here, way) : nearest(boxes, width / 2, height / 2);
  if (next) board.choose(next);
  else board.edge();
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
