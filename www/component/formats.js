/**
 * What `system-map-formats.js` holds: the glue of the wasm module of that name (see `loadFormats`), and its use by the
 * element.
 */
import { auditEnglish } from './more/shared_words.js';
import { importMap } from './wasm/system_map_formats.js';
import { fill } from './words.js';

export { exportMap, importMap, initSync } from './wasm/system_map_formats.js';

/**
 * @typedef {{file?: string, sheet?: string, line?: number, name?: string, factor?: string, link?: string, view?: string}} At where something
 *   is, in the file and on the map; what a view shows may have a link as well
 * @typedef {{code: string, kind: string, count: number, message: string, at: At[]}} Note
 * @typedef {{format: string, name: string, maps: string[], map?: string, counts: Record<string, number>, notes: Note[], text: string[],
 *   brief: string, warnings: {message: string, line?: number, id?: string}[]}} Audit `brief` is said at once; `maps` are those that the file has, if several,
 *   and `map` the one that was read, if not all
 * @typedef {{name?: string, map?: string, format?: string, signs?: Record<string, string>,
 *   beside?: {name: string, data: Uint8Array}}} Reading `name` of the file, `map` of those in it, `format` where it is not
 *   to be found out, `signs` that kinds of links stand for; `beside` is a second file, which is read along if one of
 *   the two has the factors and the other their links
 */

/** A name without its folder. @param {string} name */
const bare = (name) => name.replace(/[?#].*$/, '').replace(/^.*[/\\]/, '');

/**
 * What is said as soon as the map is there. Accounts are in English: in another language only that there is one, and where.
 * @param {Audit} audit
 * @param {import('./words.js').Words} words
 */
function brief({ name, text, notes: { length: n } }, words) {
  const { auditNotes, lang, tabAbout } = { ...auditEnglish, ...words };
  return [/^en\b/.test(lang) ? text[0] : `${name}.`, n && fill(auditNotes, { tab: tabAbout, n })].filter(Boolean).join(' ');
}

/**
 * A file of another program as one of our own; the account of it goes to the element.
 * @param {Uint8Array} bytes
 * @param {{src: string | null, reading: Reading, audit: Audit | null, words: import('./words.js').Words}} element
 * @returns {Uint8Array}
 */
export function read(bytes, element) {
  const { name = element.src ?? '', beside, ...options } = element.reading ?? {};
  const { json, audit } = importMap(bytes, bare(name), options, beside?.data, beside && bare(beside.name));
  element.audit = { ...audit, brief: brief(audit, element.words) };
  return new TextEncoder().encode(json);
}
