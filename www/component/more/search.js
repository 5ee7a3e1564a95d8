/**
 * @typedef {Pick<import('../panels/context.js').Context, 'host' | 'session'>} Where
 * @typedef {import('../types.js').Found} Found
 * @typedef {{id: string, label: string, name: string, all: string}} Entry a factor, with its label and all its words, folded
 */

/** How many factors are listed at most. */
const MOST = 20;

/** What each map holds, by the session that shows it. @type {WeakMap<object, Entry[]>} */
const known = new WeakMap();

/** Without the difference between upper and lower case. @param {string} text */
const folded = (text) => text.toLowerCase().replaceAll('ς', 'σ');

/** @param {unknown} text */
const line = (text) => (typeof text === 'string' ? text.split(/\s+/u).filter(Boolean).join(' ') : '');

/** The factors of a file, each once. @param {any} map @returns {Entry[]} */
function entries(map) {
  const all = new Map();
  for (const { id, label, description, tags } of map?.factors ?? []) {
    if (typeof id === 'string' && !all.has(id)) all.set(id, { id, label: line(label) || line(id), more: [description, tags].flat() });
  }
  const labels = [...all.values()].map(({ label }) => label);
  const twins = new Set(labels.filter((label, i) => labels.indexOf(label) !== i));
  return [...all.values()].map(({ id, label, more }) => {
    // Two of one label are told apart by their ids.
    const shown = twins.has(label) ? `${label} (${id})` : label;
    return { id, label: shown, name: folded(shown), all: folded([shown, ...more.map(line)].join(' ')) };
  });
}

/**
 * Factors that hold every word of a text: first those whose label begins with it, then those that have it in the label, then
 * those with tags or a description that have it.
 * @param {Where} where @param {string} text @returns {Found[]}
 */
export function search({ host, session }, text) {
  const words = folded(text).split(/\s+/u).filter(Boolean);
  const [first] = words;
  if (first === undefined) return [];
  let list = known.get(session);
  if (!list) known.set(session, list = entries(/** @type {import('../element.js').SystemMapElement} */ (host).map));
  const rank = (/** @type {Entry} */ { name, all }) =>
    (!words.every((word) => all.includes(word)) ? 3 : !words.every((word) => name.includes(word)) ? 2 : name.startsWith(first) ? 0 : 1);
  return list.map((entry) => ({ entry, rank: rank(entry) })).filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank || (a.entry.name < b.entry.name ? -1 : 1)).slice(0, MOST)
    .map(({ entry: { id, label } }) => ({ id, label, hidden: !session.screen(id) }));
}
