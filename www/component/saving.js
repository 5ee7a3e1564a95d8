import { loadTools } from './loader.js';
import { BUSY } from './types.js';

/**
 * @typedef {InstanceType<typeof import('./wasm/system_map.js').Session>} Session
 * @typedef {InstanceType<typeof import('./wasm/system_map_tools.js').Session>} ToolsSession
 * @typedef {{bytes: Uint8Array, options: Record<string, unknown>, words: import('./words.js').Words,
 *   theme: import('./theme.js').Theme}} Opened how a session was opened
 */

/** A slice of work on the way to a figure, in units and in ms between two breaths of the page. */
const UNITS = 64, SLICE = 12;

/**
 * Lets the tools work on the map as it is shown now: on the session itself if it is one of theirs, else on one of
 * theirs that shows the same.
 * @template T
 * @param {Session | ToolsSession} session
 * @param {Opened} opened
 * @param {(tools: ToolsSession) => T} work
 * @returns {Promise<T>}
 */
export async function withTools(session, { bytes, options, words, theme }, work) {
  if ('toSVG' in session) return work(session);
  // Taken before anything is waited for: what is asked for is the picture of this moment.
  const snapshot = session.told('snapshot');
  const state = session.told('state');
  const { dark, contrast } = theme;
  const { Session: Tools } = await loadTools(words);
  const tools = new Tools(bytes, options);
  try {
    tools.attach(document.createElement('canvas'));
    tools.act({ type: 'restore', ...snapshot });
    tools.resize(1000, 700, 1);
    tools.act({ type: 'theme', dark, contrast });
    await settle(tools);
    tools.act({ type: 'state', ...state });
    await settle(tools);
    return work(tools);
  } finally {
    tools.free();
  }
}

/** @param {ToolsSession} session */
async function settle(session) {
  let until = performance.now() + SLICE;
  while (session.step(UNITS) & BUSY) {
    if (performance.now() < until) continue;
    await new Promise((done) => setTimeout(done));
    until = performance.now() + SLICE;
  }
}
