import { h } from '../dom.js';
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
    description && h('p', { class: 'lead', dir: 'auto' }, description),
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
    h('h3', null, words.keysHeading),
    h('dl', { class: 'keys' }, ...words.keys.flatMap(([key, does]) => [h('dt', null, key), h('dd', null, does)])),
    warnings.length > 0 && h('details', { class: 'note' },
      h('summary', null, count(words.warnings, warnings.length)),
      h('ul', null, ...warnings.map(({ line, message }) =>
        h('li', { dir: 'auto' }, line ? fill(words.place, { line, message }) : message)))));
}

/**
 * How a file of another program was read; what is told of a place leads there.
 * @param {import('../panels/context.js').Context} context
 * @param {import('../formats.js').Audit} audit
 */
function account(context, { text: [counted, loops], counts, notes }) {
  const words = wordsOf(context);
  /** @param {import('../formats.js').At} at */
  const place = ({ factor, link, name, line }) => {
    const id = factor ?? link;
    const label = name ?? (line ? fill(words.auditLine, { line }) : id ?? '');
    return id && h('li', null, h('button', { type: 'button', class: 'chip', dir: 'auto', onclick: () => context.choose(factor ? 'factor' : 'link', id) }, label));
  };
  return h('section', { class: 'audit', part: 'audit' },
    h('h3', null, words.audit),
    h('p', { dir: 'auto' }, counted),
    counts['loops'] ? h('p', { dir: 'auto' }, loops) : null,
    h('ul', null, ...notes.map(({ message, at }) => {
      const places = at.map(place).filter((row) => !!row);
      return h('li', { dir: 'auto' }, message,
        places.length > 0 && h('details', { class: 'note' },
          h('summary', null, context.count(words.auditWhere, places.length)),
          h('ul', { class: 'chips' }, ...places)));
    })));
}

/**
 * The map as it is shown now, as a file.
 * @param {import('../panels/context.js').Context} context
 * @param {'svg' | 'json'} what
 */
async function download(context, what) {
  try {
    const text = await context.tools((tools) => (what === 'svg' ? tools.toSVG({}) : tools.toJSON()));
    const type = what === 'svg' ? 'image/svg+xml' : 'application/json';
    const url = URL.createObjectURL(new Blob([text], { type }));
    const name = (context.info.title || 'map').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
    h('a', { href: url, download: `${name.replace(/^-|-$/g, '') || 'map'}.${what}` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  } catch (error) {
    context.refused(error);
  }
}
