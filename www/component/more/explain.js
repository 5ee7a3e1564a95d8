import { fill } from '../words.js';
import { moreEnglish } from './words.js';

/**
 * Why the page could not fetch an address: a code and a sentence; nothing if it is only that no server answers.
 * @param {URL} url
 * @param {import('../words.js').Words} words
 * @param {boolean} refused by the page's security policy
 * @param {AbortSignal} [signal]
 * @returns {Promise<[string, string] | undefined>}
 */
export async function explain(url, words, refused, signal) {
  const { errCspConnect, errMixed, errCors } = { ...moreEnglish, ...words };
  const told = (/** @type {string} */ text) => fill(text, { origin: url.origin, page: location.origin });
  if (refused) return ['csp', told(errCspConnect)];
  if (location.protocol === 'https:' && url.protocol === 'http:') return ['mixed', told(errMixed)];
  if (url.origin === location.origin) return undefined;
  try {
    // Without asking to read it, the file comes: then it is the reading that was refused.
    const opaque = await fetch(url, { mode: 'no-cors', credentials: 'omit', signal });
    void opaque.body?.cancel();
    return ['cors', told(errCors)];
  } catch {
    // Not even so: the server is not there.
    return undefined;
  }
}

/** The sentence for each code of the loader's. @type {Record<string, keyof typeof moreEnglish>} */
const SENTENCES = {
  forbidden: 'errForbidden',
  status: 'errStatus',
  address: 'errAddress',
  limit: 'errLimit',
  html: 'errHtml',
  empty: 'errEmpty',
  content: 'errWasmContent',
  'no-wasm': 'errNoWasm',
  'wasm-csp': 'errWasmCsp',
  'wasm-failed': 'errWasmFailed',
};

/**
 * What is wrong with a file or a module, by a code of the loader's.
 * @param {string} code
 * @param {import('../words.js').Words} words
 */
export function broken(code, words) {
  return String({ ...moreEnglish, ...words }[SENTENCES[code] ?? 'errWasmFailed']);
}
