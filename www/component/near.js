/** @typedef {[id: string, x: number, y: number, width: number, height: number]} Near a factor's box on the stage */

/**
 * Where the factors of a map are, for another that may be mostly the same (of the same file, what this one began with
 * itself), and what is shown, if only words are others. The viewer shows all of the map then: it is about to be closed.
 * @param {import('./viewer.js').Viewer} viewer
 * @param {Uint8Array | null} bytes those of the other map
 */
export function near({ session, given }, bytes) {
  /** @type {Near[]} */
  const places = [];
  let kept;
  try {
    const { near, same } = session.told('snapshot');
    kept = near && { snapshot: { near, same } };
    const own = given.bytes;
    if (bytes?.length === own.length && own.every((byte, i) => byte === bytes[i])) return kept;
    const state = session.told('state');
    session.act({ type: 'view', id: null });
    for (const { id } of session.told('outline')) {
      const box = session.screen(id);
      if (box) places.push([id, box.x, box.y, box.width, box.height]);
    }
    // One that has not come to rest knows no better.
    if (!places.length) return kept;
    const is = drawn(own);
    return is && is === drawn(bytes) ? { state, snapshot: { near: places, same: true } } : { snapshot: { near: places } };
  } catch {
    // A broken session knows nothing any more.
    return kept;
  }
}

/** What is drawn of a file of our own, but for its words: ids of factors, and ends of links. @param {Uint8Array | null} bytes */
function drawn(bytes) {
  try {
    const { factors, links, views, loops } = JSON.parse(new TextDecoder().decode(bytes ?? undefined));
    const ids = (/** @type {{id: string}[] | undefined} */ list) => (list ?? []).map(({ id }) => id);
    return JSON.stringify([ids(factors).sort(), (links ?? []).map((/** @type {any} */ { from, to }) => [from, to].join('\n')).sort(), ids(views), ids(loops)]);
  } catch {
    return '';
  }
}
