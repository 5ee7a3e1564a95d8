/**
 * @typedef {[id: string, x: number, y: number, width: number, height: number, held: boolean]} Near a factor's box, in pixels
 * of the stage from where its map begins, and whether a hand has put it there
 */

/**
 * Where the factors of a map are, for another that is mostly the same, and what a hand has arranged in views; and what is
 * shown, if nothing but words is others. The viewer shows all of the map then: it is about to be closed.
 * @param {import('./viewer.js').Viewer} viewer
 * @param {Uint8Array | null} bytes those of the other map
 */
export function near({ session, given, stage, host }, bytes) {
  if (!bytes) return null;
  let kept = null;
  try {
    const { near = [], same, was, seen, style, places } = session.told('snapshot');
    if (near.length) kept = { snapshot: { near, same, was, seen } };
    const own = given.bytes;
    // Who has all in sight (at no scale) has it still; who has moved a factor sees the picture where it was.
    const all = session.told('state').camera?.[2] === 0;
    if (places.length && !all) session.act({ type: 'pan', dx: 0, dy: 0 });
    const state = session.told('state');
    // The same file in which no hand has arranged anything begins with what this one began with itself.
    if (!places.length && bytes.length === own.length && own.every((byte, i) => byte === bytes[i])) return { ...kept, state };
    const old = read(own), now = read(bytes);
    // How a file of another program is read is not known yet.
    if (now && 2 * [...now.labels.keys()].filter((id) => old?.labels.has(id)).length < now.labels.size) return null;
    const held = new Set();
    for (const [id, , , , , before] of near) if (before) held.add(id);
    for (const [view, id, , , pinned] of places) if (!view && pinned) held.add(id);
    const drawn = now && now.drawn === old?.drawn;
    const renamed = [...now?.labels ?? []].some(([id, label]) => old?.labels.get(id) !== label);
    // With other words an excerpt is elsewhere, and a ring and layers are made anew and seen whole.
    const whole = session.told('shown').whole;
    const anew = !held.size && ['ring', 'layered'].includes(style);
    if (renamed && (!whole || anew) && !all) delete state.camera;
    session.act({ type: 'view', id: null });
    // Who moves it by nothing is told where the picture is: the places of the new map are counted from where those of the old are.
    session.act({ type: 'pan', dx: 0, dy: 0 });
    const [x, y, scale] = session.told('state').camera;
    const [left, top] = [x * scale - stage.clientWidth / 2, y * scale - stage.clientHeight / 2];
    /** @type {Near[]} */
    const boxes = session.told('ids').flatMap((/** @type {string} */ id) => {
      const box = session.screen(id);
      return box ? [[id, box.x + left, box.y + top, box.width, box.height, held.has(id)]] : [];
    });
    // One that has not come to rest knows no better.
    if (!boxes.length) return drawn ? { ...kept, state } : kept;
    // Where the author has arranged a view anew, that goes before what a hand did; and what is called otherwise needs room.
    const arranged = places.flatMap((/** @type {[string | null, string, number, number, boolean]} */ [view, id, x, y, room]) =>
      now?.labels.has(id) && now.views.has(view) && now.views.get(view) === old?.views.get(view)
        ? [[view, id, x, y, room || now.labels.get(id) !== old?.labels.get(id)]] : []);
    const snapshot = { near: boxes, was: style, places: arranged, ...(whole && { seen: [x * scale, y * scale] }) };
    if (drawn) return { state, snapshot: { ...snapshot, same: true } };
    // Who has moved the picture sees that part of another map, too, unless the page asks for one, or all is made anew.
    const asks = ['view', 'focus', 'loop'].some((name) => host.hasAttribute(name));
    const stays = whole && state.camera && !asks && (all || !anew);
    return stays ? { state: { camera: state.camera }, snapshot } : { snapshot };
  } catch {
    // A broken session knows nothing any more.
    return kept;
  }
}

/** A file of our own; `null` for others. @param {Uint8Array} bytes */
function read(bytes) {
  try {
    const { factors, links = [], views = [], loops = [] } = JSON.parse(new TextDecoder().decode(bytes));
    const ids = (/** @type {{id: string}[]} */ list) => list.map(({ id }) => id).sort();
    /** @type {string[]} */
    const ends = links.map((/** @type {{from: string, to: string}} */ { from, to }) => `${from}\n${to}`);
    return {
      /** @type {Map<string | null, string>} */
      labels: new Map(factors.map((/** @type {{id: string, label: string}} */ { id, label }) => [id, label])),
      /** What is drawn, but for words. */
      drawn: JSON.stringify([factors, views, loops].map(ids).concat(ends.sort())),
      /** Where factors are in each view. @type {Map<string | null, string | undefined>} */
      views: new Map(views.map((/** @type {{id: string, places?: unknown}} */ { id, places }) => [id, JSON.stringify(places)])),
    };
  } catch {
    return null;
  }
}
