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
