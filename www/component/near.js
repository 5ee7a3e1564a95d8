/**
 * @typedef {[id: string, x: number, y: number, width: number, height: number, held: boolean]} Near a factor's box on the
 * stage, and whether a hand has put it there
 */

/**
 * Where the factors of a map are, for another that is mostly the same (of the same file in which no hand has arranged
 * anything, what this one began with itself), and what is shown, if only words are others. The viewer shows all of the map then: it is about to be closed.
 * @param {import('./viewer.js').Viewer} viewer
 * @param {Uint8Array | null} bytes those of the other map
 */
export function near({ session, given, stage }, bytes) {
  if (!bytes) return null;
  let kept = null;
  try {
    const { near = [], same, was, style, places } = session.told('snapshot');
    if (near.length) kept = { snapshot: { near, same, was } };
    const own = given.bytes;
    // What a hand has arranged stays in the same file, too.
    if (!places.length && bytes.length === own.length && own.every((byte, i) => byte === bytes[i])) return kept;
    const old = drawn(own), now = drawn(bytes);
    // How a file of another program is read is not known yet.
    const known = new Set(old?.factors);
    if (now && 2 * now.factors.filter((id) => known.has(id)).length < now.factors.length) return null;
    const state = session.told('state');
    const held = new Set();
    for (const [id, , , , , before] of near) if (before) held.add(id);
    for (const [view, id, , , pinned] of places) if (!view && pinned) held.add(id);
    if (state.camera && !placed(bytes)) {
      // Places are told in pixels of the stage, so its middle is that of what is seen; but an excerpt, and a ring or layers
      // that are made anew, are elsewhere: they are seen whole.
      const [, , scale] = state.camera;
      const there = session.told('shown').whole && (held.size || !['ring', 'layered'].includes(style));
      if (there) state.camera = [stage.clientWidth / 2 / scale, stage.clientHeight / 2 / scale, scale];
      else delete state.camera;
    }
    session.act({ type: 'view', id: null });
    /** @type {Near[]} */
    const boxes = session.told('ids').flatMap((/** @type {string} */ id) => {
      const box = session.screen(id);
      return box ? [[id, box.x, box.y, box.width, box.height, held.has(id)]] : [];
    });
    // One that has not come to rest knows no better.
    if (!boxes.length) return kept;
    return now && JSON.stringify(now) === JSON.stringify(old) ? { state, snapshot: { near: boxes, same: true, was: style } } : { snapshot: { near: boxes, was: style } };
  } catch {
    // A broken session knows nothing any more.
    return kept;
  }
}

/** True if a file of our own says where its factors are. @param {Uint8Array} bytes */
function placed(bytes) {
  try {
    const { factors } = JSON.parse(new TextDecoder().decode(bytes));
    return factors.some((/** @type {{x?: number}} */ { x }) => Number.isFinite(x));
  } catch {
    return false;
  }
}

/** What is drawn of a file of our own, but for its words. @param {Uint8Array} bytes */
function drawn(bytes) {
  try {
    const { factors, links, views, loops } = JSON.parse(new TextDecoder().decode(bytes));
    const ids = (/** @type {{id: string}[] | undefined} */ list) => (list ?? []).map(({ id }) => id).sort();
    /** @type {string[]} */
    const ends = (links ?? []).map((/** @type {{from: string, to: string}} */ { from, to }) => `${from}\n${to}`);
    return { factors: ids(factors), links: ends.sort(), views: ids(views), loops: ids(loops) };
  } catch {
    return null;
  }
}
