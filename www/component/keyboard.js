/**
 * The stage by keys. Arrows go to the nearest factor in that direction, which is what the eye expects; what drives a
 * factor and what it drives are buttons in the details.
 *
 * @typedef {import('./types.js').Action} Action
 * @typedef {import('./more/walk.js').Way} Way
 * @typedef {{
 *   act(action: Action): void,
 *   moved(): void,
 *   chosen(): string | null,
 *   walk(way: Way): void,
 *   enter(id: string): void,
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
      board.walk(arrow.way);
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
