import { fill } from '../words.js';
import { walk } from './walk.js';
import { wordsOf } from './words.js';

/**
 * The stage by keys. Arrows go to the nearest factor in that direction, which is what the eye expects; what drives a
 * factor and what it drives are buttons in the details.
 *
 * @typedef {import('../viewer.js').Viewer} Viewer
 * @typedef {import('./walk.js').Way} Way
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
 * @param {Viewer} viewer
 */
export function press(event, viewer) {
  const { key } = event;
  const { controls, details, act } = viewer;
  const chosen = details?.kind === 'factor' && details.id;
  const arrow = ARROWS[key];
  const command = event.ctrlKey || event.metaKey;
  if (arrow && !command) {
    if (event.altKey) {
      if (!chosen) return false;
      act({ type: 'move', id: chosen, dx: arrow.x * NUDGE, dy: arrow.y * NUDGE });
      viewer.tell(() => moved(viewer, true));
    } else if (event.shiftKey) {
      act({ type: 'pan', dx: -arrow.x * PAN, dy: -arrow.y * PAN });
    } else {
      walk(viewer, arrow.way);
    }
    return true;
  }
  if (command || event.altKey) {
    if (!command || key.toLowerCase() !== 'z' || event.shiftKey) return false;
    if (act({ type: 'undo' })) viewer.tell(({ sayUndone }) => viewer.say(sayUndone));
    return true;
  }
  switch (key) {
    case 'Enter':
      if (!chosen) return false;
      viewer.focusOn(chosen);
      return true;
    case 'Escape': return controls.back();
    case '+': case '=': controls.zoom(1.25); return true;
    case '-': case '_': controls.zoom(0.8); return true;
    case '0': act({ type: 'fit' }); return true;
    case 'n': case 'N': viewer.panel.loops.step(1); return true;
    case 'p': case 'P': viewer.panel.loops.step(-1); return true;
    default: return false;
  }
}

/** Those of whose readers it was said that places do not last. @type {WeakSet<Viewer>} */
const warned = new WeakSet();

/** A factor was moved: whether that is kept. @param {Viewer} viewer @param {boolean} byKey then nobody may have seen it */
export function moved(viewer, byKey) {
  const { session, details, host } = viewer;
  const words = wordsOf(viewer);
  const focused = session.told('state').focus;
  const passing = !focused && /^(layered|ring)$/.test(host.getAttribute('layout') ?? '') && !warned.has(viewer);
  if (passing) warned.add(viewer);
  const not = focused ? words.notKept : passing ? words.notLasting : '';
  if (not) viewer.controls.hint(not, 4000);
  if (byKey && details) viewer.say(`${fill(words.sayMoved, { label: details.kind === 'factor' ? details.label : '' })} ${not}`);
  else if (not) viewer.say(not);
}

/** How a wheel zooms. @param {Viewer} viewer */
export function wheelHint(viewer) {
  const words = wordsOf(viewer);
  viewer.controls.hint(/Mac|iP/.test(navigator.platform) ? words.wheelHintMac : words.wheelHint, 1200);
}
