import { fillWith, h } from '../dom.js';
import { badge, kindOf } from './badge.js';

/** Rows put into the page at first, and with each “more”. */
const PAGE = 60;

/**
 * The list of loops: what each does in plain words, the term second; a click lights it and tells its story.
 *
 * @typedef {import('./context.js').Context} Context
 * @typedef {import('../types.js').LoopList} LoopList
 * @typedef {import('../types.js').LoopHeading} LoopHeading
 * @typedef {import('../types.js').LoopDetails} LoopDetails
 */
export class LoopsPanel {
  #context;
  #shown = PAGE;
  /** @type {LoopList} */
  #loops = { header: '', complete: false, rows: [], open: [] };
  #lit = '';
  /** The one that is lit is listed because it is. @type {boolean | string} */
  #more = false;
  /** @type {LoopDetails | null} */
  #details = null;

  /** @param {Context} context */
  constructor(context) {
    this.#context = context;
    const { words } = context;
    this.header = h('p', { class: 'lead', dir: 'auto' });
    this.steps = h('div', { class: 'pair' },
      h('button', { type: 'button', onclick: () => this.step(-1) }, `‹ ${words.loopPrevious}`),
      h('button', { type: 'button', onclick: () => this.step(1) }, `${words.loopNext} ›`));
    this.list = h('ul', { class: 'rows loops', part: 'loops' });
    this.open = h('div', { class: 'open' });
    this.node = h('div', { class: 'pane' }, this.header, this.steps, this.list, this.open);
  }

  get rows() {
    return this.#loops.rows;
  }

  /** Tells the loop that is lit. @param {LoopDetails | null} details */
  light(details) {
    const id = details?.id ?? '';
    this.#details = details;
    if (id === this.#lit) return;
    if (id && !this.#context.there) {
      // What tells it is not there yet.
      this.#context.more(() => {
        this.#again(this.#lit);
        this.#reveal();
      }).catch(() => {});
    }
    const before = this.#lit;
    this.#lit = id;
    // A loop that is one of several along the same factors is listed only while it is lit.
    const more = id && this.#at(id) < 0;
    if (more || (id && this.#more)) this.refresh();
    // The browser lays out a row or two, not the list.
    else if (this.#at(id) < this.#shown) for (const changed of [before, id]) this.#again(changed);
    else this.#draw();
    if (id) this.#more = more;
    this.#reveal();
  }

  #reveal() {
    const row = this.list.querySelector('[aria-expanded=true]')?.closest('li');
    if (row && this.node.parentElement) reveal(this.node.parentElement, row);
  }

  /** @param {string} id */
  #at(id) {
    return this.rows.findIndex((row) => row.id === id);
  }

  /** Lists so many that a loop is among them. @param {string} id */
  reach = (id) => {
    this.#shown = Math.max(this.#shown, this.#at(id) + 1);
  };

  /** Makes the row of a loop anew. @param {string} id */
  #again(id) {
    const at = this.#at(id);
    const row = this.rows[at];
    const old = this.list.children[at];
    if (!row || !old) return;
    const had = old.matches(':focus-within');
    const made = this.#row(row);
    old.replaceWith(made);
    if (had) made.querySelector('button')?.focus();
  }

  refresh() {
    this.#loops = this.#context.session.told('loops');
    this.#draw();
  }

  /** Lights the loop after or before the lit one, round and round. @param {1 | -1} by */
  step(by) {
    // What is shown may have changed a moment ago.
    this.refresh();
    const { rows } = this;
    if (!rows.length) return this.#context.say(this.header.textContent ?? '');
    const at = this.#at(this.#lit);
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : (at + by + rows.length) % rows.length;
    const row = rows[next];
    if (row) this.#context.chooseLoop(row.id);
  }

  #draw() {
    const { words, count } = this.#context;
    const { header, rows, open, complete } = this.#loops;
    // Before any is found, the line has nothing to say but that they are looked for.
    this.header.textContent = complete ? header || (rows.length ? '' : words.loopsNone)
      : `${rows.length ? header : ''} ${words.loopsSearching}`.trim();
    this.steps.hidden = rows.length < 2;
    this.reach(this.#lit);
    const fill = () => {
      const more = rows.length - this.#shown;
      fillWith(this.list, [
        ...rows.slice(0, this.#shown).map((row) => this.#row(row)),
        more > 0 && h('li', null, h('button', {
          type: 'button',
          class: 'more',
          onclick: () => {
            const first = this.#shown;
            this.#shown += PAGE;
            this.#draw();
            this.list.children[first]?.querySelector('button')?.focus();
          },
        }, count(words.loopsMore, Math.min(more, PAGE)))),
      ]);
    };
    const { there } = this.#context;
    if (there) there.relist(this, fill);
    else {
      const had = this.list.matches(':focus-within');
      fill();
      if (had) this.node.parentElement?.focus();
    }
    fillWith(this.open, open.length ? [
      h('h3', null, words.loopsOpen),
      ...open.map(({ message }) => h('p', { dir: 'auto' }, message)),
    ] : []);
  }

  /** @param {LoopHeading} row */
  #row(row) {
    const { chooseLoop, there } = this.#context;
    const lit = row.id === this.#lit;
    return h('li', { class: lit && 'lit' },
      h('button', {
        type: 'button',
        class: 'row',
        'data-loop': row.id,
        'aria-expanded': String(lit),
        onclick: () => chooseLoop(lit ? null : row.id),
      },
      badge(row.label, row.class),
      h('span', { class: 'what' },
        h('span', { class: 'name', dir: 'auto' }, row.name ?? row.course),
        h('span', { class: 'muted' }, kindOf(row, this.#context)))),
      lit && this.#details && there && h('div', { class: 'tale' }, ...there.tale(this.#details, this.#context)));
  }
}

/** Scrolls `inside` only, never the page. @param {Element} inside @param {Element} row */
function reveal(inside, row) {
  const a = inside.getBoundingClientRect();
  const b = row.getBoundingClientRect();
  if (b.top < a.top || b.height > a.height) inside.scrollTop += b.top - a.top - 8;
  else if (b.bottom > a.bottom) inside.scrollTop += b.bottom - a.bottom + 8;
}
