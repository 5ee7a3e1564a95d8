import { h, svg } from '../dom.js';
import { fill } from '../words.js';

/**
 * A loop's badge as on the map: its label in a circle with an arrow; `R` and `B` differ by shape as well as by letter.
 * @param {string} label
 * @param {string} kind
 */
export function badge(label, kind) {
  return h('span', { class: `badge ${kind}` }, label);
}

/**
 * What a row of loops says below its name: what they do, with how many delays, and of how many such loops it is one.
 * @param {{plain: string, term: string, delays?: number, variants?: number}} row
 * @param {Pick<import('./context.js').Context, 'words' | 'count'>} context
 */
export function kindOf(row, { words, count }) {
  let text = fill(words.plainAndTerm, row);
  if (row.delays) text += words.comma + count(words.loopDelays, row.delays);
  if (row.variants) text += words.comma + count(words.loopVariants, row.variants);
  return text;
}

/**
 * What is said of a label that the author pinned where the signs say something else.
 * @param {{label: string, class: string, plain: string, term: string}} loop
 * @param {import('../words.js').Words} words
 */
export function mislabelled(loop, words) {
  return /^[RBU]\d*$/.test(loop.label) && loop.label[0] !== loop.class ? fill(words.loopMislabelled, loop) : '';
}

/**
 * A turning arrow around a letter, for the key. As on the map, a reinforcing loop has a full disc in it, others an open one.
 * @param {string} letter
 * @param {string} [color]
 */
export function turn(letter, color) {
  const full = letter === 'R';
  return svg('svg', { viewBox: '0 0 24 24', class: 'mark', 'aria-hidden': 'true', color },
    full && svg('circle', { cx: 12, cy: 12, r: 7, fill: 'currentColor' }),
    svg('g', { fill: 'none', stroke: 'currentColor', 'stroke-width': 1.7, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' },
      svg('path', { d: 'M6.5 4.4A9.5 9.5 0 1 0 19.2 5.7' }),
      svg('path', { d: 'M1.8 3.2 6.8 4.1 5.6 9.1' })),
    svg('text', { x: 12, y: 16, 'text-anchor': 'middle', 'font-size': 11, 'font-weight': 700, fill: full ? 'var(--bg)' : 'currentColor' }, letter));
}
