import { h } from '../dom.js';

/**
 * Tabs after the ARIA pattern: one tab stop, arrow keys between the tabs.
 *
 * @typedef {{name: string, label: string, node: HTMLElement}} Tab
 */
export class Tabs {
  /** @type {Map<string, {button: HTMLButtonElement, pane: HTMLElement}>} */
  #tabs = new Map();
  selected = '';

  /**
   * @param {string} label
   * @param {Tab[]} tabs
   * @param {(name: string) => void} changed
   */
  constructor(label, tabs, changed) {
    this.changed = changed;
    this.list = h('div', { role: 'tablist', class: 'tabs', 'aria-label': label, onkeydown: (/** @type {KeyboardEvent} */ e) => this.#key(e) });
    this.node = h('div', { class: 'tabbed' }, this.list);
    for (const { name, label: text, node } of tabs) {
      const button = h('button', {
        type: 'button',
        role: 'tab',
        id: `tab-${name}`,
        'aria-controls': `pane-${name}`,
        onclick: () => this.select(name),
      }, text);
      const pane = h('div', { role: 'tabpanel', class: 'scroll', id: `pane-${name}`, 'aria-labelledby': `tab-${name}`, tabindex: 0 }, node);
      pane.hidden = true;
      this.#tabs.set(name, { button, pane });
      this.list.append(button);
      this.node.append(pane);
    }
  }

  /** Shows or takes away a tab. @param {string} name @param {boolean} there */
  offer(name, there) {
    const tab = this.#tabs.get(name);
    if (tab) tab.button.hidden = !there;
    if (!there && this.selected === name) this.select([...this.#tabs.keys()].find((n) => n !== name) ?? '');
  }

  /** @param {string} name */
  select(name) {
    const changed = this.selected !== name;
    this.selected = name;
    for (const [key, { button, pane }] of this.#tabs) {
      const on = key === name;
      button.setAttribute('aria-selected', String(on));
      button.tabIndex = on ? 0 : -1;
      pane.hidden = !on;
    }
    if (changed) this.changed(name);
  }

  /** Puts the focus into the pane that is chosen. */
  focus() {
    this.#tabs.get(this.selected)?.pane.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const names = [...this.#tabs].filter(([, { button }]) => !button.hidden).map(([name]) => name);
    const at = names.indexOf(this.selected);
    const back = getComputedStyle(this.list).direction === 'rtl' ? 1 : -1;
    const step = event.key === 'ArrowLeft' ? back : event.key === 'ArrowRight' ? -back : 0;
    const next = event.key === 'Home' ? names[0] : event.key === 'End' ? names.at(-1)
      : step ? names[(at + step + names.length) % names.length] : undefined;
    if (!next) return;
    event.preventDefault();
    this.select(next);
    this.#tabs.get(next)?.button.focus();
  }
}
