import { fillWith, h } from '../dom.js';
import { prose } from '../beside.js';
import { fill } from '../words.js';
import { wordsOf } from './words.js';

/**
 * The map's description and sources, downloads, the keys, and what was left out of the file.
 * @param {import('../panels/context.js').Context} context
 */
export function about(context) {
  const { info, count } = context;
  const words = wordsOf(context);
  const { description, date, sources, warnings } = info;
  const { audit } = /** @type {import('../element.js').SystemMapElement} */ (context.host);
  return h('div', { class: 'pane about', part: 'about' },
    audit && account(context, audit),
    prose(description, 'lead'),
    date && h('p', { class: 'muted' }, fill(words.date, { date })),
    sources.length > 0 && h('h3', null, words.sources),
    ...sources.map(({ title, author, date: year, url }) => {
      const text = [author, title, year].filter(Boolean).join(', ');
      return h('p', { dir: 'auto' }, url && /^https?:/.test(url) ? h('a', { href: url, rel: 'noopener', target: '_blank' }, text) : text);
    }),
    h('h3', null, words.download),
    h('div', { class: 'stack' },
      h('button', { type: 'button', onclick: () => download(context, 'svg') }, words.downloadSvg),
      h('button', { type: 'button', onclick: () => download(context, 'json') }, words.downloadJson)),
    other(context),
    crowded(context),
    h('h3', null, words.keysHeading),
    h('dl', { class: 'keys' }, ...words.keys.flatMap(([key, does]) => [h('dt', null, key), h('dd', null, does)])),
    warnings.length > 0 && h('details', { class: 'note' },
      h('summary', null, count(words.warnings, warnings.length)),
      h('ul', null, ...warnings.map(({ line, message }) =>
        h('li', { dir: 'auto', lang: 'en' }, line ? fill(words.place, { line, message }) : message)))));
}

/**
 * True for what is not on the part of the map that is shown.
 * @param {import('../panels/context.js').Context} context @param {import('../types.js').Kind} kind @param {string} id
 */
function isAway({ session }, kind, id) {
  if (session.told('shown').whole) return false;
  /** @type {{id: string, drives: {id: string}[]}[]} */
  const there = session.told('outline');
  return !there.some((factor) => (kind === 'factor' ? factor.id === id : factor.drives.some((link) => link.id === id)));
}

/**
 * How a file of another program was read; what is told of a place leads there.
 * @param {import('../panels/context.js').Context} context
 * @param {import('../formats.js').Audit} audit
 */
function account(context, { text: [counted, loops], counts, notes }) {
  const words = wordsOf(context);
  /** @param {import('../formats.js').At} at */
  const place = ({ factor, link, view, name, line }) => {
    const id = view ?? factor ?? link;
    const go = () => {
      const kind = factor ? 'factor' : 'link';
      if (!view) return context.goTo(`${id}`, isAway(context, kind, `${id}`), kind);
      context.act({ type: 'view', id: view });
      context.host.shadowRoot?.querySelector('.stage')?.scrollIntoView({ block: 'nearest' });
    };
    const label = name ?? (line ? fill(words.auditLine, { line }) : id ?? '');
    return id && h('li', null, h('button', { type: 'button', class: 'chip', dir: 'auto', onclick: go }, label));
  };
  return h('section', { class: 'audit', part: 'audit' },
    h('h3', null, words.audit),
    h('p', { dir: 'auto', lang: 'en' }, counted),
    counts['loops'] ? h('p', { dir: 'auto', lang: 'en' }, loops) : null,
    h('ul', null, ...notes.map(({ message, at }, i) => {
      const places = at.map(place).filter((row) => !!row);
      return h('li', { dir: 'auto' }, h('span', { id: `note-${i}`, lang: 'en' }, message),
        places.length > 0 && h('details', { class: 'note' },
          h('summary', { 'aria-describedby': `note-${i}` }, context.count(words.auditWhere, places.length)),
          h('ul', { class: 'chips' }, ...places)));
    })));
}

/**
 * What can't be read, because the file puts it where it is; told once that is known.
 * @param {import('../panels/context.js').Context} context
 */
function crowded(context) {
  const told = h('p', { class: 'note', part: 'crowded', dir: 'auto' });
  told.hidden = true;
  context.tools((tools) => {
    const [labels = 0, links = 0] = tools.crowded();
    told.hidden = labels + links === 0;
    told.textContent = fill(wordsOf(context).crowded, { labels: String(labels), links: String(links) });
  }).catch((error) => context.refused(error));
  return told;
}

/** In the order of the words. */
const FORMATS = ['kumu', 'xlsx', 'csv', 'markdown', 'outline', 'loopy', 'xmile', 'graphml', 'gexf', 'dot', 'mermaid'];

/**
 * The whole map for another program, and what that cannot hold.
 * @param {import('../panels/context.js').Context} context
 */
function other(context) {
  const words = wordsOf(context);
  const select = /** @type {HTMLSelectElement} */ (h('select', null, ...FORMATS.map((format, i) => h('option', { value: format }, words.formats[i]))));
  const lost = h('div', { role: 'status' });
  const write = async () => {
    lost.replaceChildren();
    try {
      const json = await context.tools((tools) => tools.toJSON());
      const { parts, ending, notes } = (await context.loadFormats()).exportMap(json, select.value, context.given.options['phrases']);
      for (const { name, bytes } of parts) save(context, bytes, name ? `${name}.${ending}` : ending, 'application/octet-stream');
      if (notes.length) {
        fillWith(lost, [
          h('p', { class: 'muted' }, words.downloadLost),
          h('ul', null, ...notes.map((/** @type {import('../formats.js').Note} */ { message }) => h('li', { dir: 'auto' }, message))),
        ]);
      }
    } catch (error) {
      context.refused(error);
    }
  };
  return h('div', { class: 'other' },
    h('label', null, words.downloadAs, ' ', select),
    h('button', { type: 'button', onclick: write }, words.downloadGo), lost);
}

/**
 * The map as it is shown now, as a file.
 * @param {import('../panels/context.js').Context} context
 * @param {'svg' | 'json'} what
 */
async function download(context, what) {
  try {
    const text = await context.tools((tools) => (what === 'svg' ? tools.toSVG({}) : tools.toJSON()));
    save(context, text, what, what === 'svg' ? 'image/svg+xml' : 'application/json');
  } catch (error) {
    context.refused(error);
  }
}

/**
 * Gives a file of the map's name to whoever reads it.
 * @param {import('../panels/context.js').Context} context
 * @param {BlobPart} content
 * @param {string} ending
 * @param {string} type
 */
function save({ info }, content, ending, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const name = (info.title || 'map').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
  h('a', { href: url, download: `${name.replace(/^-|-$/g, '') || 'map'}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
