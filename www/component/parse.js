import { SystemMapError } from './errors.js';

/**
 * What a file of JSON holds; undefined if it is none, if an object in it has a key twice, which `JSON.parse` does not
 * say (then fewer keys come out than stand in the text), or if it holds half a character or a number too large for one.
 * @param {Uint8Array} bytes
 */
export function parsed(bytes) {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    let keys = -1;
    const data = JSON.parse(text, function (_, value) {
      if (!Array.isArray(this)) keys++;
      if (value === Infinity || value === -Infinity || value?.isWellFormed?.() === false) throw value;
      return value;
    });
    for (const [, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)) if (colon) keys--;
    return keys ? undefined : data;
  } catch {
    return undefined;
  }
}

/**
 * Whether a file is of our own format, if perhaps with mistakes.
 * @param {Uint8Array} bytes
 */
export function isOwn(bytes) {
  return /^\s*\{[^]*"format"\s*:\s*"system-map"/.test(new TextDecoder().decode(bytes));
}

/**
 * The bytes of a map that a page gives.
 * @param {unknown} data
 * @param {import('./words.js').Words} words
 * @returns {Uint8Array}
 */
export function bytesOf(data, words) {
  if (data instanceof Uint8Array) return data.slice();
  if (data instanceof ArrayBuffer) return new Uint8Array(data.slice(0));
  try {
    if (typeof data !== 'string' && typeof data !== 'object') throw new TypeError(typeof data);
    return new TextEncoder().encode(typeof data === 'string' ? data : JSON.stringify(data));
  } catch (cause) {
    throw new SystemMapError('data', words.errData, { cause });
  }
}
