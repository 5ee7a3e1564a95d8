import { fillWith, h } from '../dom.js';
import { search } from './search.js';
import { wordsOf } from './words.js';

/**
 * Find a factor by name: a combobox after the ARIA pattern.
 *
 * @typedef {import('../panels/context.js').Context} Context
 * @typedef {import('../types.js').Found} Found
 */
export class Find {
  #context;
  /** @type {Found[]} */
  #found = [];
  #at = -1;

  /**
   * @param {Context} context
   * @param {HTMLInputElement} input in which one types; it may have the focus and a text already
   * @param {(found: Found) => void} chosen
   * @param {boolean} entered Enter was pressed before this was there
   */
  constructor(context, input, chosen, entered) {
    this.#context = context;
    this.input = input;
    this.chosen = chosen;
    this.words = wordsOf(context);
    this.list = h('ul', { role: 'listbox', id: 'found', class: 'found', 'aria-label': this.words.find });
    this.list.hidden = true;
    const search = () => this.#search();
    input.addEventListener('input', search);
    input.addEventListener('keydown', (event) => this.#key(event));
    input.addEventListener('blur', () => this.#close());
    input.addEventListener('focus', search);
    for (const [name, value] of Object.entries({ 'aria-autocomplete': 'list', 'aria-controls': 'found' })) {
      input.setAttribute(name, value);
    }
    input.after(this.list);
    if (input.matches(':focus')) search();
    if (entered) this.#choose(this.#at);
  }

  #search() {
    const { say, count } = this.#context;
    const { words } = this;
    const text = this.input.value.trim();
    if (!text) return this.#close();
    this.#found = search(this.#context, text);
    this.#at = this.#found.length ? 0 : -1;
    this.#draw();
    say(this.#found.length ? count(words.findCount, this.#found.length) : words.findNone);
  }

  #draw() {
    const { words } = this;
    this.list.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
    if (this.#at >= 0) this.input.setAttribute('aria-activedescendant', `found-${this.#at}`);
    else this.input.removeAttribute('aria-activedescendant');
    fillWith(this.list, this.#found.length ? this.#found.map((found, i) =>
      h('li', {
        role: 'option',
        id: `found-${i}`,
        dir: 'auto',
        'aria-selected': String(i === this.#at),
        // Before the input loses the focus, which closes the list.
        onpointerdown: (/** @type {Event} */ e) => e.preventDefault(),
        onclick: () => this.#choose(i),
      }, found.label, found.hidden && h('span', { class: 'muted' }, ` ${words.notShown}`)))
      : [h('li', { class: 'muted', role: 'option', 'aria-disabled': 'true' }, words.findNone)]);
    this.list.querySelector('[aria-selected=true]')?.scrollIntoView?.({ block: 'nearest' });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { length } = this.#found;
    if (event.key === 'Escape') {
      if (this.input.value) event.preventDefault();
      this.input.value = '';
      this.#close();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.#choose(this.#at);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && length) {
      event.preventDefault();
      this.#at = (this.#at + (event.key === 'ArrowDown' ? 1 : -1) + length) % length;
      this.#draw();
    }
  }

  /** @param {number} i */
  #choose(i) {
    const found = this.#found[i];
    if (!found) return;
    this.input.value = '';
    this.#close();
    this.chosen(found);
  }

  #close() {
    this.#found = [];
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }
}
