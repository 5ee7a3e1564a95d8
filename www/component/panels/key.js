import { fillWith, h, svg } from '../dom.js';
import { turn } from './badge.js';

/**
 * The key: exactly the marks that are on the map now, in the author's words.
 *
 * @typedef {import('./context.js').Context} Context
 * @typedef {import('../types.js').Mark} Mark
 * @typedef {import('../types.js').KeyEntry} KeyEntry
 */
export class KeyPanel {
  #told = '';

  /** @param {Context} context */
  constructor(context) {
    this.context = context;
    this.list = h('ul', { class: 'key', part: 'key', 'aria-label': context.words.tabKey });
  }

  refresh() {
    /** @type {KeyEntry[]} */
    const entries = this.context.session.told('key');
    const told = JSON.stringify(entries);
    if (this.#told === (this.#told = told)) return;
    fillWith(this.list, entries.map(({ mark, text }) =>
      h('li', { class: `entry ${mark.type}` }, draw(mark), h('span', { dir: 'auto' }, text))));
  }
}

/** @param {Mark} mark */
function draw(mark) {
  switch (mark.type) {
    case 'group': return swatch(mark);
    case 'loop': return turn(mark.kind ?? '', mark.color);
    default: return arrow(mark);
  }
}

/** @param {Mark} mark */
function swatch({ fill, color }) {
  return svg('svg', { viewBox: '0 0 24 16', class: 'mark', 'aria-hidden': 'true' },
    svg('rect', { x: 1, y: 1, width: 22, height: 14, rx: 4, fill, stroke: color, 'stroke-width': 2 }));
}

/** @param {Mark} mark */
function arrow({ type, dash, sign, color, delay }) {
  const wedge = type === 'strength';
  const dashes = dash?.length ? dash.join(' ') : null;
  return svg('svg', { viewBox: '0 0 56 20', class: 'mark long', 'aria-hidden': 'true', color },
    wedge ? svg('path', { d: 'M2 13 54 9v8z', fill: 'currentColor' }) : svg('path', { d: 'M2 13H44', stroke: 'currentColor', 'stroke-width': 2, 'stroke-dasharray': dashes, fill: 'none' }),
    !wedge && svg('path', { d: 'M54 13 43 8.6v8.8z', fill: 'currentColor' }),
    delay && svg('path', { d: 'M21 7.5v11M25.5 7.5v11', stroke: 'currentColor', 'stroke-width': 2 }),
    sign && svg('text', { x: 38, y: 8, 'text-anchor': 'middle', 'font-size': 12, 'font-weight': 700, fill: 'currentColor' }, sign));
}
