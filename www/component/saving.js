import { Session } from './wasm/system_map_tools.js';
import { paced } from './pace.js';
import { takeOver } from './takeover.js';
import { BUSY } from './types.js';

/** @typedef {import('./types.js').Action} Action */

/** So many ms of work on the way to a figure are between two breaths of the page. */
const SLICE = 12;

/** The latest takeover of each viewer. @type {WeakMap<import('./viewer.js').Viewer, Promise<void>>} */
const underWay = new WeakMap();

/**
 * Lets a session of the tools work that shows what another session showed; without work to do, it shows the map from now on.
 * @template T
 * @param {Uint8Array} bytes
 * @param {Record<string, unknown>} options how that session was opened
 * @param {{snapshot: Record<string, unknown>, state: Record<string, unknown>, theme: Action}} shown what it showed
 * @param {((tools: Session) => T) | undefined} work
 * @param {import('./viewer.js').Viewer} viewer
 * @returns {Promise<any>}
 */
export function withTools(bytes, options, shown, work, viewer) {
  if (work) return drawn(bytes, options, shown, work, viewer);
  const before = underWay.get(viewer);
  const way = (async () => {
    // Who asks meanwhile is served by the one that is under way.
    await before?.catch(() => {});
    if (!viewer.ended && !('paintOn' in viewer.session)) await drawn(bytes, options, shown, work, viewer);
  })();
  underWay.set(viewer, way);
  return way;
}

/** @type {typeof withTools} */
async function drawn(bytes, options, { snapshot, state, theme }, work, viewer) {
  const tools = new Session(bytes, options);
  let kept = false;
  try {
    tools.attach(document.createElement('canvas'));
    tools.act({ type: 'restore', ...snapshot });
    tools.resize(1000, 700, 1);
    tools.act(theme);
    await settle(tools);
    if (!work) {
      kept = await takeOver(viewer, tools, settle);
      return;
    }
    show(tools, state);
    await settle(tools);
    return work(tools);
  } finally {
    if (!kept) tools.free();
  }
}

/** Goes to a state; its loop may have been asked for before it was known that there is none such. @param {Session} tools @param {Record<string, unknown>} state */
function show(tools, state) {
  const { loop, ...rest } = state;
  try {
    tools.act({ type: 'state', ...state });
  } catch (error) {
    if (!loop) throw error;
    tools.act({ type: 'state', ...rest });
  }
}

/** @param {Session} session */
async function settle(session) {
  let units = 1, start = performance.now(), until = start + SLICE;
  while (session.step(units) & BUSY) {
    const now = performance.now();
    units = paced(units, now - start);
    start = now;
    if (now < until) continue;
    await new Promise((done) => setTimeout(done));
    start = performance.now();
    until = start + SLICE;
  }
}
