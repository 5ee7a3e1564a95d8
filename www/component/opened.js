import { SystemMapError } from './errors.js';
import { parsed } from './parse.js';
import { loadTools } from './loader.js';

/**
 * A session of a map. The viewer's module opens only what is without fault; the tools say what is wrong with the
 * rest, or open it with warnings.
 * @param {typeof import('./wasm/system_map.js').Session} Session
 * @param {Uint8Array} bytes
 * @param {Record<string, unknown>} options
 * @param {object} wish
 * @param {string | null} wish.layout
 * @param {boolean} wish.tools whether the tools open it, if they can be loaded
 * @param {import('./words.js').Words} wish.words
 * @param {(error: unknown) => void} wish.late takes what was asked for and is not there, where the map is shown without it
 */
export async function opened(Session, bytes, options, { layout, tools, words, late }) {
  const data = !layout && parsed(bytes);
  const loaded = tools && await loadTools(words).catch(() => {});
  try {
    if (data && !loaded) return new Session(data, options);
  } catch (error) {
    const { code } = SystemMapError.from(error, '');
    if (code === 'crash') throw error;
  }
  const { Session: Tools } = loaded || await loadTools(words);
  try {
    return new Tools(bytes, { ...options, ...(layout && { layout }) });
  } catch (error) {
    // There is no such layout: the map is shown in its usual one, and that is said.
    if (!layout || SystemMapError.from(error, '').code !== 'option') throw error;
    late(error);
    return new Tools(bytes, options);
  }
}
