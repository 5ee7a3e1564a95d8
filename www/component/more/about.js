import { h } from '../dom.js';
import { fill } from '../words.js';
import { wordsOf } from './words.js';

/**
 * The map's description and sources, downloads, the keys, and what was left out of the file.
 * @param {import('../panels/context.js').Context} context
 */
export function about(context) {
  const { info, download, count } = context;
  const words = wordsOf(context);
  const { description, date, sources, warnings } = info;
  return h('div', { class: 'pane about', part: 'about' },
    description && h('p', { class: 'lead', dir: 'auto' }, description),
    date && h('p', { class: 'muted' }, fill(words.date, { date })),
    sources.length > 0 && h('h3', null, words.sources),
    ...sources.map(({ title, author, date: year, url }) => {
      const text = [author, title, year].filter(Boolean).join(', ');
      return h('p', { dir: 'auto' }, url && /^https?:/.test(url) ? h('a', { href: url, rel: 'noopener', target: '_blank' }, text) : text);
    }),
    h('h3', null, words.download),
    h('div', { class: 'stack' },
      h('button', { type: 'button', onclick: () => download('svg') }, words.downloadSvg),
      h('button', { type: 'button', onclick: () => download('json') }, words.downloadJson)),
    h('h3', null, words.keysHeading),
    h('dl', { class: 'keys' }, ...words.keys.flatMap(([key, does]) => [h('dt', null, key), h('dd', null, does)])),
    warnings.length > 0 && h('details', { class: 'note' },
      h('summary', null, count(words.warnings, warnings.length)),
      h('ul', null, ...warnings.map(({ line, message }) =>
        h('li', { dir: 'auto' }, line ? fill(words.place, { line, message }) : message)))));
}
