import { fillWith, h } from '../dom.js';
import { prose } from '../beside.js';
import { refill } from '../more/refill.js';
import { wordsOf } from '../more/words.js';
import { fill } from '../words.js';
import { mislabelled } from './badge.js';

/**
 * What is chosen: a factor with what drives it and what it drives, a link, or a loop; each with what people said.
 *
 * @typedef {import('./context.js').Context} Context
 * @typedef {import('../types.js').Details} Details
 * @typedef {import('../types.js').FactorDetails} FactorDetails
 * @typedef {import('../types.js').LinkDetails} LinkDetails
 * @typedef {import('../types.js').LoopDetails} LoopDetails
 * @typedef {import('../types.js').Neighbour} Neighbour
 * @typedef {import('../types.js').Named} Named
 * @typedef {import('../types.js').Evidence} Evidence
 * @typedef {import('../dom.js').Child} Child
 */
export class DetailsPanel {
  #context;
  #words;
  /** Kind and id of what is told. */
  #key = '';

  /** @param {Context} context */
  constructor(context) {
    this.#context = context;
    this.#words = wordsOf(context);
    this.node = h('div', { class: 'pane details', part: 'details' });
  }

  /** @param {Details | null} details */
  show(details) {
    const key = details ? `${details.kind} ${details.id}` : '';
    const scroller = this.node.parentElement;
    // The same once more, since its loops are known now.
    const again = key && key === this.#key;
    this.#key = key;
    if (again) return refill(this.node, () => this.#fill(details));
    this.#fill(details);
    if (scroller) scroller.scrollTop = 0;
  }

  /** @param {Details | null} details */
  #fill(details) {
    const words = this.#words;
    if (!details) fillWith(this.node, [h('p', { class: 'lead' }, words.detailsNone), h('p', { class: 'muted' }, words.detailsHow)]);
    else if (details.kind === 'factor') fillWith(this.node, this.#factor(details));
    else if (details.kind === 'link') fillWith(this.node, this.#link(details));
    else fillWith(this.node, this.#loop(details));
  }

  /** @param {FactorDetails} factor @returns {Child[]} */
  #factor(factor) {
    const words = this.#words, { focusOn } = this.#context;
    return [
      h('h3', { class: 'title', dir: 'auto' }, factor.label),
      factor.groups.length + factor.tags.length > 0 && h('p', { class: 'tags' },
        ...factor.groups.map((group) => this.#group(group)),
        ...factor.tags.map((tag) => h('span', { class: 'tag', dir: 'auto' }, tag))),
      prose(factor.description),
      h('p', null, h('button', { type: 'button', onclick: () => focusOn(factor.id) }, words.focusHere)),
      h('h4', null, words.drivenBy),
      this.#neighbours(factor.drivenBy, words.drivenByNone),
      h('h4', null, words.drives),
      this.#neighbours(factor.drives, words.drivesNone),
      ...this.#loopsThrough(factor),
      ...this.#evidence(factor.evidence),
    ];
  }

  /** @param {{label: string, color?: string}} group */
  #group({ label, color }) {
    const dot = h('span', { class: 'dot' });
    if (color) dot.style.backgroundColor = color;
    return h('span', { class: 'tag', dir: 'auto' }, dot, label);
  }

  /** @param {LinkDetails} link @returns {Child[]} */
  #link(link) {
    const words = this.#words;
    return [
      h('h3', { class: 'title', dir: 'auto' }, link.sentence),
      link.strength && h('p', null, link.strength),
      prose(link.description),
      h('dl', { class: 'ends' },
        h('dt', null, words.from), h('dd', null, this.#go('factor', link.from.id, link.from.label)),
        h('dt', null, words.to), h('dd', null, this.#go('factor', link.to.id, link.to.label))),
      ...this.#loopsThrough(link),
      ...this.#evidence(link.evidence),
    ];
  }

  /** @param {LoopDetails} loop @returns {Child[]} */
  #loop(loop) {
    const words = this.#words;
    const wrong = mislabelled(loop, words);
    return [
      h('h3', { class: 'title', dir: 'auto' }, loop.name ?? loop.label),
      h('p', { class: 'muted' }, loop.name && `${loop.label} · `, fill(words.plainAndTerm, loop)),
      wrong && h('p', null, wrong),
      prose(loop.story),
      h('ol', { class: 'sentences' }, ...loop.told.map(({ id, label }) => h('li', null, this.#go('link', id, label)))),
    ];
  }

  /** @param {Neighbour[]} neighbours @param {string} none */
  #neighbours(neighbours, none) {
    if (!neighbours.length) return h('p', { class: 'muted' }, none);
    const { goTo } = this.#context;
    return h('ul', { class: 'rows' }, ...neighbours.map(({ link, id, label, sentence, hidden = false }) =>
      h('li', { class: 'neighbour' },
        h('button', { type: 'button', class: 'go', dir: 'auto', onclick: () => goTo(id, hidden) }, label, this.#mark(hidden)),
        hidden ? h('p', { class: 'sentence', dir: 'auto' }, sentence) : this.#go('link', link, sentence, 'sentence'))));
  }

  /** Beside what is not on what is shown. @param {boolean} hidden */
  #mark(hidden) {
    return hidden && h('span', { class: 'muted' }, ` ${this.#words.notShown}`);
  }

  /** @param {FactorDetails | LinkDetails} of */
  #loopsThrough({ loops, allLoops }) {
    const words = this.#words, { goTo, session } = this.#context;
    if (!loops.length && allLoops) return [];
    const looking = !allLoops && !/** @type {import('../types.js').LoopList} */ (session.told('loops')).complete;
    return [
      h('h4', null, allLoops || looking || !loops.length ? words.loopsThrough : words.loopsThroughSome),
      looking ? h('p', null, words.loopsSearching) : !loops.length && h('p', null, words.loopsThroughLong),
      h('ul', { class: 'rows' }, ...loops.map(({ id, label, hidden }) => h('li', null,
        h('button', { type: 'button', class: 'go', dir: 'auto', onclick: () => goTo(id, hidden, 'loop') }, label, this.#mark(hidden))))),
    ];
  }

  /** @param {Evidence[]} evidence */
  #evidence(evidence) {
    if (!evidence.length) return [];
    return [h('h4', null, this.#words.evidence), ...evidence.map((e) => this.#quote(e))];
  }

  /** @param {Evidence} evidence */
  #quote({ quote, who, place, source, status, remark, note }) {
    const words = this.#words;
    const mark = status === 'inferred' ? words.statusInferred : status === 'contested' ? words.statusContested : '';
    const where = [who, place ?? source].filter(Boolean).join(', ');
    const block = h('figure', { class: 'quote' },
      h('blockquote', { dir: 'auto', title: source }, quote),
      (where || mark) && h('figcaption', { dir: 'auto' }, where, mark && h('span', { class: `tag ${status}` }, mark)),
      remark && h('p', { class: 'muted', dir: 'auto' }, remark));
    if (!note) return block;
    return h('details', { class: 'note' }, h('summary', null, fill(words.contentNote, { note })), block);
  }

  /** A button that moves the choice. @param {import('../types.js').Kind} kind @param {string} id @param {string} text @param {string} [style] */
  #go(kind, id, text, style = 'go') {
    return h('button', { type: 'button', class: style, dir: 'auto', onclick: () => this.#context.choose(kind, id) }, text);
  }
}
