import { askEnglish } from './explore/words.js';
import { asked } from './takeover.js';

/** @typedef {import('./viewer.js').Viewer} Viewer */

/** How long (ms) factors are on their way. */
const WAY = 420;
/** What a hand, or a key, does with a factor. */
const HANDS = ['drag', 'drop', 'move'];

/** Viewers whose “Escape” puts a ring back first. @type {WeakSet<Viewer>} */
const watched = new WeakSet();
/** Viewers of which somebody wants the ring that is drawn, rather than the map. @type {WeakSet<Viewer>} */
const wanted = new WeakSet();
/** The latest way that was begun: it ends the one before. @type {WeakMap<Viewer, object>} */
const ways = new WeakMap();

/**
 * Draws the chosen loop as a ring, or puts it back. Of the rest of the map moves only what is in the way. Who wants no motion sees the
 * end at once. Escape goes back, too.
 * @param {Viewer} viewer
 */
export async function ring(viewer) {
  // What a hand holds is not at rest.
  if (viewer.stage.style.cursor === 'grabbing') return;
  // It is being made already.
  if (asked.has(viewer)) return;
  // Only the tools can. On a large map they take a while.
  asked.add(viewer);
  const can = () => 'paintOn' in viewer.session;
  if (!can()) label(viewer, viewer.words.drawing);
  try {
    await viewer.tools();
  } finally {
    asked.delete(viewer);
    if (!can()) label(viewer, { ...askEnglish, ...viewer.words }.ringDraw);
  }
  if (!can()) return;
  if (!watched.has(viewer)) {
    watched.add(viewer);
    viewer.node.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !far(viewer)) return;
      event.preventDefault();
      event.stopPropagation();
      move(viewer, false);
    }, true);
    // The list may be made anew while the ring stays.
    const again = () => { if (wanted.has(viewer) && far(viewer) !== null) name(viewer, true); };
    new MutationObserver(again).observe(viewer.panel.loops.list, { childList: true, subtree: true });
    // Whatever is about something else ends it.
    const set = viewer.set.bind(viewer);
    let held = false;
    viewer.set = (action) => {
      // Who takes a factor wants the map: all of it would jump at once. So it comes back as ever, and who takes hold again moves something.
      if (HANDS.includes(action.type) && (held || far(viewer) !== null)) {
        held = action.type === 'drag';
        if (wanted.has(viewer)) move(viewer, false);
        return true;
      }
      const done = set(action);
      if (wanted.has(viewer) && far(viewer) === null) name(viewer, false);
      return done;
    };
  }
  move(viewer, !far(viewer));
}

/** How far the ring has come; null for none. @param {Viewer} viewer @returns {number | null} */
const far = (viewer) => viewer.session.told('ring');

/** Says on the button what it does now. @param {Viewer} viewer @param {boolean} on whether the ring is drawn */
function name(viewer, on) {
  const { ringBack, ringDraw } = { ...askEnglish, ...viewer.words };
  wanted[on ? 'add' : 'delete'](viewer);
  label(viewer, on ? ringBack : ringDraw);
}

/** @param {Viewer} viewer @param {string} text */
function label(viewer, text) {
  // The button that was pressed may have been made anew since.
  const button = viewer.panel.loops.list.querySelector('.tale > button');
  if (button && button.textContent !== text) button.textContent = text;
}

/** @param {Viewer} viewer @param {boolean} on to the ring, or back */
function move(viewer, on) {
  const from = far(viewer) ?? 0;
  const start = performance.now();
  const way = {};
  ways.set(viewer, way);
  let drawn = from > 0;
  name(viewer, on);
  const step = () => {
    // Something else was done meanwhile: then there is no ring any more.
    if (viewer.ended || ways.get(viewer) !== way || viewer.details?.kind !== 'loop' || (drawn && far(viewer) === null)) return;
    const t = viewer.theme.still ? 1 : Math.min((performance.now() - start) / WAY, 1);
    const eased = t * t * (3 - 2 * t);
    const done = viewer.set({ type: 'ring', share: from + ((on ? 1 : 0) - from) * eased });
    // Its first share may be none.
    drawn = far(viewer) !== null;
    if (on && done) name(viewer, drawn || t < 1);
    if (t < 1) requestAnimationFrame(step);
  };
  step();
}
