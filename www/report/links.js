// Links between the text and the maps, both ways. Without this file, and where no map can be shown, each of them is an
// ordinary link to the figure that it names.
//
// A link in the text drives a map: <a href="#FIGURE" data-map="ID" data-loop="…">, where ID is the id of a
// <system-map>, with at most one of data-loop, data-factor and data-view. What is named is lit on that map as its author
// set it up; what the reader did to it before is undone.
//
// A choice on the whole map names the parts of the text that speak of it, and after a jump to the whole map there is a
// way back to the paragraph.

/** @typedef {HTMLElement & {state: object, map: any, phase: string}} SystemMap */

const whole = /** @type {SystemMap | null} */ (document.getElementById('whole'));
const returning = document.getElementById('return');

/** Turns the map that a link names to what the link names. @param {HTMLAnchorElement} link */
function drive(link) {
  const map = /** @type {SystemMap | null} */ (document.getElementById(link.dataset.map ?? ''));
  if (!map || !('state' in map)) return null;
  const { loop, factor, view = map.getAttribute('view') } = link.dataset;
  map.state = { ...(view && { view }), ...(loop && { loop }), ...(factor && { factor }) };
  return map;
}

/** Whether most of `element` can be seen without scrolling. @param {Element} element */
function inSight(element) {
  const { top, bottom, height } = element.getBoundingClientRect();
  const seen = Math.min(bottom, innerHeight) - Math.max(top, 0);
  return seen > 0.7 * Math.min(height, innerHeight);
}

/** The section that `element` is in: its anchor and what it is called. @param {Element} element */
function place(element) {
  const section = element.closest('section[id]');
  const title = section?.querySelector('h2')?.textContent;
  return section && title ? { href: `#${section.id}`, title } : null;
}

/** Says under the whole map where to read on. @param {string} words @param {{href: string, title: string}[]} places */
function offer(words, places) {
  if (!returning) return;
  returning.replaceChildren(words, ...places.flatMap(({ href, title }, i) => {
    const a = document.createElement('a');
    a.href = href;
    a.textContent = title;
    return i ? [', ', a] : [' ', a];
  }));
  returning.hidden = !places.length;
}

document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a[data-map]') : null;
  if (!(link instanceof HTMLAnchorElement)) return;
  const map = drive(link);
  if (!map) return;
  if (inSight(map)) event.preventDefault();
  const from = place(link);
  if (map === whole) offer('Back to', from ? [from] : []);
});

/** The sections whose excerpts show a factor, or whose links name a loop. @param {{kind: string, id: string, label: string}} choice */
function speakingOf({ kind, id, label }) {
  const { views = [], loops = [] } = whole?.map ?? {};
  const named = new Set(views.filter((view) => view.factors?.includes(id)).map((view) => view.id));
  const loop = loops.find((loop) => loop.id === id || (loop.label && loop.label === label))?.id;
  const found = kind === 'loop'
    ? [...document.querySelectorAll('a[data-loop]')].filter((a) => a instanceof HTMLElement && a.dataset.loop === loop)
    : [...document.querySelectorAll('system-map[view]')].filter((map) => named.has(map.getAttribute('view')));
  const places = found.map(place).filter((found) => found !== null);
  return places.filter(({ href }, i) => places.findIndex((other) => other.href === href) === i);
}

whole?.addEventListener('system-map-select', (event) => {
  const choice = /** @type {CustomEvent} */ (event).detail;
  offer('In the text:', choice && choice.kind !== 'link' ? speakingOf(choice) : []);
});
