import { SystemMapError } from './errors.js';
import { broken, loadMore } from './loader.js';
import { fill } from './words.js';

/**
 * @typedef {import('./words.js').Words} Words
 * @typedef {{words: Words | Promise<Words>, what: 'whatMap' | 'whatWasm', signal?: AbortSignal}} Asking
 */

/**
 * Fetches `url`; whatever goes wrong becomes a SystemMapError that says what to do.
 * @param {URL} url
 * @param {Asking} asking
 * @returns {Promise<Response>} with a good status
 */
export async function request(url, asking) {
  const { signal } = asking;
  const blocked = watchPolicy(url);
  let response;
  try {
    response = await fetch(url, { signal, credentials: 'same-origin' });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw await explain(url, asking, blocked, cause);
  } finally {
    blocked.end();
  }
  if (response.ok) return response;
  const { status } = response;
  void response.body?.cancel();
  const words = await asking.words;
  const values = { what: words[asking.what], url: shown(url), status };
  if (status === 404 || status === 410) throw new SystemMapError('missing', fill(words.errMissing, values));
  throw await broken(status === 401 || status === 403 ? 'forbidden' : 'status', words, values);
}

/**
 * All bytes of a response, at most `limit`.
 * @param {Response} response
 * @param {number} limit
 * @param {() => Promise<Error>} tooLarge
 * @param {Asking} asking
 */
export async function readBytes(response, limit, tooLarge, { words, what, signal }) {
  // Compressed responses announce their compressed length, which is never the larger: still right to refuse by.
  if (Number(response.headers.get('content-length')) > limit) {
    void response.body?.cancel();
    throw await tooLarge();
  }
  const reader = response.body?.getReader();
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  while (reader) {
    const { done, value } = await reader.read().catch(async (cause) => {
      if (signal?.aborted) throw cause;
      const said = await words;
      throw new SystemMapError('broken', fill(said.errBroken, { what: said[what] }), { cause });
    });
    if (done) break;
    length += value.length;
    if (length > limit) {
      void reader.cancel();
      throw await tooLarge();
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * An address as people know it: without origin if it is this page's.
 * @param {URL} url
 */
export function shown(url) {
  return url.origin === location.origin && url.origin !== 'null' ? url.pathname + url.search : url.href;
}

/**
 * A browser does not tell a script why a fetch failed; most of what can be found out is left to `more/explain.js`.
 * @param {URL} url
 * @param {Asking} asking
 * @param {{seen: boolean}} blocked
 * @param {unknown} cause
 */
async function explain(url, asking, blocked, cause) {
  const words = await asking.words;
  const values = { what: words[asking.what], url: shown(url) };
  const error = (/** @type {string} */ code, /** @type {string} */ text) => new SystemMapError(code, fill(text, values), { cause });
  if (url.protocol === 'file:') return error('file', words.errFile);
  // The report of a refusal comes as an event of its own, a task later.
  await new Promise((done) => setTimeout(done));
  if (!navigator.onLine) return error('offline', words.errOffline);
  const more = await loadMore(words).catch(() => undefined);
  const [code, text] = await more?.explain(url, words, blocked.seen, asking.signal) ?? ['unreachable', words.errUnreachable];
  return error(code, text);
}

/**
 * Watches whether the page's security policy refuses `url` (for fetches) or WebAssembly (`url` absent).
 * @param {URL} [url]
 */
export function watchPolicy(url) {
  const watch = { seen: false, end: () => document.removeEventListener('securitypolicyviolation', see) };
  /** @param {SecurityPolicyViolationEvent} event */
  const see = (event) => {
    const blocked = event.blockedURI;
    watch.seen ||= url
      ? event.effectiveDirective === 'connect-src' && (blocked === url.href || url.href.startsWith(blocked))
      : blocked === 'wasm-eval';
  };
  document.addEventListener('securitypolicyviolation', see);
  return { ...watch, get seen() { return watch.seen; } };
}
