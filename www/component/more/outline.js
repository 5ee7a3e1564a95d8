import { fillWith, h } from '../dom.js';
import { mislabelled } from '../panels/badge.js';
import { fill } from '../words.js';
import { refill } from './refill.js';
import { wordsOf } from './words.js';

/**
 * The same map as a document: headings and lists, for who reads rather than looks, and for screen readers.
 *
 * @typedef {import('../panels/context.js').Context} Context
 * @typedef {import('../types.js').OutlineRow} OutlineRow
 */
export class OutlinePanel {
  /** @param {Context} context */
  constructor(context) {
    this.context = context;
    this.node = h('div', { class: 'pane outline', part: 'outline' });
  }

  refresh() {
    refill(this.node, () => this.#fill());
  }

  #fill() {
    const { session, choose, count, info } = this.context;
    const words = wordsOf(this.context);
    /** @type {OutlineRow[]} */
    const rows = session.told('outline');
    /** @type {import('../types.js').LoopList} */
    const loops = session.told('loops');
    /** @type {import('../types.js').LoopRow[]} */
    const tales = session.told('tales');
    const title = (/** @type {string | undefined} */ id) => info.groups.find((g) => g.id === id)?.label ?? id;
    fillWith(this.node, [
      h('p', { class: 'lead' }, count(words.textIntro, rows.length)),
      ...rows.map(({ id, label, group, drivenBy, drives }) => h('section', null,
        h('h3', { dir: 'auto' }, h('button', { type: 'button', class: 'go', onclick: () => choose('factor', id) }, label)),
        group && h('p', { class: 'muted', dir: 'auto' }, title(group)),
        ...this.#sentences(words.drivenBy, drivenBy),
        ...this.#sentences(words.drives, drives))),
      (loops.rows.length > 0 || !loops.complete) && h('section', null,
        h('h3', null, words.textLoops),
        h('p', null, loops.complete ? loops.header : this.context.words.loopsSearching),
        tales.length < loops.rows.length && h('p', null, fill(words.textLoopsFirst, { n: tales.length })),
        h('ul', null, ...tales.map((tale) =>
          h('li', { dir: 'auto' }, h('strong', null, tale.name ? `${tale.label} ${tale.name}` : tale.label),
            tale.variants && ` (${count(words.loopVariants, tale.variants)})`, '. ', mislabelled(tale, words), ' ', tale.sentence)))),
      loops.open.length > 0 && h('section', null,
        h('h3', null, words.loopsOpen),
        h('ul', null, ...loops.open.map(({ message }) => h('li', { dir: 'auto' }, message)))),
    ]);
  }

  /** @param {string} heading @param {import('../types.js').Named[]} sentences */
  #sentences(heading, sentences) {
    if (!sentences.length) return [];
    return [h('h4', null, heading), h('ul', null, ...sentences.map(({ label }) => h('li', { dir: 'auto' }, label)))];
  }
}
