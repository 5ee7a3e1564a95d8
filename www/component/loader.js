import { initSync, Session } from './wasm/system_map.js';
import { SystemMapError } from './errors.js';
import { readBytes, request, shown, watchPolicy } from './fetch.js';
import { beside } from './beside.js';
import { english, fill } from './words.js';

/**
 * @typedef {import('./words.js').Words} Words
 * @typedef {{phrases: string, words: Partial<Words>}} Table the words of a language: the core's, and the interface's
 */

/** Languages that there is a table of, beside English, which is built in. */
const LANGUAGES = ['ar', 'cy', 'es', 'fr'];

/** @typedef {typeof import('./tools.js')} Tools */
/** @typedef {typeof import('./formats.js')} Formats */
/** @typedef {typeof import('./more.js')} More */

/**
 * What is being loaded, once for the page; after a failure the next call tries again.
 * @type {Record<string, Promise<any>>}
 */
const parts = {};

/** @template T @param {string} name @param {() => Promise<T>} load @returns {Promise<T>} */
function once(name, load) {
  return (parts[name] ??= load().catch((error) => {
    delete parts[name];
    throw error;
  }));
}

/** A script and the wasm module beside it. @param {string} name @param {Words | Promise<Words>} words */
function module(name, words) {
  return once(name, async () => start(words, `${name}.wasm`, await load(`${name}.js`, words)));
}

/**
 * The wasm module that shows maps.
 * @param {Words | Promise<Words>} [words]
 */
export function loadWasm(words = english) {
  return once('', () => start(words, 'system-map.wasm', { initSync, Session }).then((glue) => glue.Session));
}

/**
 * What can do all that the viewer leaves out: it says what is wrong with a file, writes files, draws figures and answers
 * questions. Loaded when that is first wanted.
 * @param {Words | Promise<Words>} [words]
 * @returns {Promise<Tools>}
 */
export function loadTools(words = english) {
  return module('system-map-tools', words);
}

/**
 * What reads and writes the files of other programs. Loaded when such a file is opened.
 * @param {Words | Promise<Words>} [words]
 * @returns {Promise<Formats>}
 */
export function loadFormats(words = english) {
  return module('system-map-formats', words);
}

/**
 * What is not needed to show a map and to choose in it: search, text, about, stories, the small map, colours of a page, why a
 * file could not be read.
 * @param {Words} words
 * @returns {Promise<More>}
 */
export function loadMore(words) {
  return load('system-map-more.js', words);
}

/** A script from beside this one. @param {string} name @param {Words | Promise<Words>} words */
export async function load(name, words) {
  const url = beside(name);
  try {
    return await import(url.href);
  } catch (cause) {
    throw new SystemMapError('tools', fill((await words).errTools, { url: shown(url) }), { cause });
  }
}

/**
 * The table of the language that a tag begins with; undefined if there is none.
 * @param {string | null | undefined} tag
 * @returns {Promise<Table> | undefined}
 */
export function loadTable(tag) {
  const [lang = ''] = (tag ?? '').toLowerCase().split(/[-_]/);
  if (!LANGUAGES.includes(lang)) return;
  return once(lang, () => fetch(beside(`lang/${lang}.json`)).then((response) => response.json()));
}

/**
 * @template {{initSync: (from: {module: WebAssembly.Module}) => unknown}} T
 * @param {Words | Promise<Words>} words
 * @param {string} file
 * @param {T} glue
 */
async function start(words, file, glue) {
  if (typeof WebAssembly !== 'object') throw await broken('no-wasm', words);
  const url = beside(file);
  const response = await named('wasm', request(url, { words, what: 'whatWasm' }));
  const policy = watchPolicy();
  try {
    // The module is compiled already: what is left to do at once is short.
    glue.initSync({ module: await compile(response, url, words) });
    return glue;
  } catch (cause) {
    if (cause instanceof SystemMapError) throw cause;
    // The report of a refusal comes as an event of its own, a task later.
    await new Promise((done) => setTimeout(done));
    const message = cause instanceof Error ? cause.message : String(cause);
    const refused = policy.seen || /unsafe-eval|content security policy|by embedder/i.test(message);
    throw await broken(refused ? 'wasm-csp' : 'wasm-failed', words, { url: shown(url), message }, cause);
  } finally {
    policy.end();
  }
}

/**
 * @param {Response} response
 * @param {URL} url
 * @param {Words | Promise<Words>} words
 */
async function compile(response, url, words) {
  // Streaming wants the right MIME type, which many servers do not send. Then by bytes, having looked at them.
  const type = response.headers.get('content-type') ?? '';
  if (/^application\/wasm\b/i.test(type) && WebAssembly.compileStreaming) return WebAssembly.compileStreaming(response);
  const wrong = () => broken('content', words, { url: shown(url) });
  const bytes = await named('wasm', readBytes(response, 1 << 26, wrong, { words, what: 'whatWasm' }));
  // "\0asm"
  if (bytes.length < 8 || new DataView(bytes.buffer).getUint32(0) !== 0x0061736d) {
    throw Object.assign(await wrong(), { code: 'wasm-content' });
  }
  return WebAssembly.compile(bytes);
}

/**
 * What is wrong with a file or a module that came; how to say it is left to `more/explain.js`.
 * @param {string} code
 * @param {Words | Promise<Words>} words
 * @param {Record<string, string | number>} [values]
 * @param {unknown} [cause]
 */
export async function broken(code, words, values = {}, cause = undefined) {
  const said = await words;
  const more = await loadMore(said).catch(() => undefined);
  return new SystemMapError(code, fill(more?.broken(code, said) ?? said.errTools, values), { cause });
}

/**
 * Puts `wasm-` before the codes that would otherwise read as if they were about the map file.
 * @template T
 * @param {string} name
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
async function named(name, promise) {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof SystemMapError && error.code !== 'offline' && error.code !== 'file') {
      error.code = `${name}-${error.code}`;
    }
    throw error;
  }
}

/**
 * The bytes of a map file.
 * @param {string} src as the attribute says
 * @param {{words: Words | Promise<Words>, limit: number, signal: AbortSignal}} options `limit` in bytes
 */
export async function fetchMap(src, { words, limit, signal }) {
  let url;
  try {
    url = new URL(src, document.baseURI);
    if (!/^(https?|file|blob|data):$/.test(url.protocol)) throw new TypeError(url.protocol);
  } catch (cause) {
    throw await broken('address', words, { url: src }, cause);
  }
  const response = await request(url, { words, what: 'whatMap', signal });
  const name = shown(url);
  const bytes = await readBytes(response, limit, async () => {
    const megabytes = Math.round(limit / 1e5) / 10;
    return broken('limit', words, { limit: megabytes, url: name });
  }, { words, what: 'whatMap', signal });
  const first = bytes.find((b) => b > 32 && b !== 0xef && b !== 0xbb && b !== 0xbf);
  if (first === undefined) throw await broken('empty', words, { url: name });
  if (first === 0x3c && looksLikeHtml(bytes)) throw await broken('html', words, { url: name });
  return bytes;
}

/** @param {Uint8Array} bytes */
function looksLikeHtml(bytes) {
  return /^\s*<(!doctype html|html|head|body|script|meta|title|!--)/i.test(new TextDecoder().decode(bytes.subarray(0, 200)));
}
