import { BUSY } from './types.js';

/**
 * @typedef {import('./viewer.js').Viewer} Viewer
 * @typedef {import('./wasm/system_map_tools.js').Session} Session
 * @typedef {import('./types.js').Action} Action
 */

/** How often, and how long (ms) apart, it is looked whether nothing moves. */
const TRIES = 40, APART = 150;

/** Viewers that somebody asked for what only the tools can show: then what a hand did before cannot be taken back. @type {WeakSet<Viewer>} */
export const asked = new WeakSet();
/** Viewers that show, or have shown, the answer to a question. @type {WeakSet<Viewer>} */
export const lit = new WeakSet();

/**
 * From now on a session of the tools shows a map, in the place of the viewer's: it paints only what differs, and draws
 * rings. It happens between two frames, while nothing moves, and nobody sees it. Whether it happened: not where a hand
 * has arranged something already, for that could not be taken back any more, nor where an answer is lit.
 * @param {Viewer} viewer
 * @param {Session} tools has been at rest
 * @param {(session: Session) => Promise<void>} settle
 */
export async function takeOver(viewer, tools, settle) {
  const before = /** @type {Session} */ (viewer.session);
  const seen = watch(before);
  const { stage } = viewer;
  const moving = () => seen.busy || stage.style.cursor === 'grabbing';
  for (let i = 0; i < TRIES; i++) {
    await new Promise((done) => setTimeout(done, APART));
    if (viewer.session !== before) return viewer.session === tools;
    if (viewer.ended) return false;
    // To ask where things are would bring them to rest.
    if (moving()) continue;
    const snapshot = before.told('snapshot');
    if (asked.has(viewer)) tools.act({ type: 'restore', ...snapshot });
    else if (lit.has(viewer) || snapshot.places.length) return false;
    const state = before.told('state');
    tools.resize(stage.clientWidth, stage.clientHeight, devicePixelRatio);
    tools.act(viewer.look);
    try {
      tools.act({ type: 'state', ...state });
    } catch (error) {
      if (!state.loop) throw error;
      continue; // it names a loop of which it is not known yet that there is none such
    }
    await settle(tools);
    if (viewer.session !== before || viewer.ended || moving() || JSON.stringify(state) !== JSON.stringify(before.told('state'))) continue;
    if (!lookAlike(before, tools, stage)) continue;
    const over = seen.hover ?? viewer.first;
    if (over?.type === 'hover') tools.act(over);
    tools.paintOn(viewer.canvas);
    viewer.session = tools;
    viewer.set(viewer.look);
    // Its list may begin with loops through what was chosen before one of them was. Who asked for a ring did so in the list.
    if (!asked.has(viewer)) viewer.panel.loops.refresh();
    before.free();
    return true;
  }
  return false;
}

/** What a session does from now on: whether it has work left, and what the pointer was last over. @param {Session} session */
function watch(session) {
  const seen = { busy: false, /** @type {Action | null} */ hover: null };
  const { act, step } = session;
  session.act = (action) => {
    if (action.type === 'hover') seen.hover = action;
    return act.call(session, action);
  };
  session.step = (units) => {
    const bits = step.call(session, units);
    seen.busy = (bits & BUSY) !== 0;
    return bits;
  };
  return seen;
}

/**
 * Brings the camera of one session to where that of another is; whether that could be done. A state names no camera that no
 * hand has moved: it may show all, or what was chosen.
 * @param {Session} from @param {Session} to @param {HTMLElement} stage
 */
function lookAlike(from, to, stage) {
  const [id] = from.told('ids');
  const wanted = id && from.screen(id);
  const is = () => to.screen(id);
  if (!wanted || !is()) return false;
  const alike = () => ['x', 'y', 'width'].every((key) => Math.abs(is()[key] - wanted[key]) < 1e-6);
  if (alike()) return true;
  to.act({ type: 'fit' });
  if (alike()) return true;
  to.act({ type: 'zoom', by: wanted.width / is().width, x: stage.clientWidth / 2, y: stage.clientHeight / 2 });
  to.act({ type: 'pan', dx: wanted.x - is().x, dy: wanted.y - is().y });
  return alike();
}
