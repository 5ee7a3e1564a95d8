import { h, icon } from '../dom.js';

const ICONS = {
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  fit: 'M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4',
  grow: 'M11.5 3.5h5v5M16.5 3.5l-5.5 5.5M8.5 16.5h-5v-5M3.5 16.5L9 11',
};

/**
 * Above the map: title, parts and stories, find, zoom.
 *
 * @typedef {import('./context.js').Context} Context
 */
export class Toolbar {
  /**
   * @param {Context} context
   * @param {{
   *   found(found: import('../types.js').Found): void,
   *   part(view: string | null, story: string | null): void,
   *   zoom(by: number): void,
   *   fit(): void,
   *   fullscreen: (() => void) | null,
   * }} does
   */
  constructor(context, does) {
    const { words, info } = context;
    this.title = h('h2', { class: 'heading', part: 'title', dir: 'auto' }, info.title || words.untitled);
    /** What finds comes when it is first wanted. */
    let finds = false;
    let entered = false;
    /** @type {HTMLInputElement} */
    const find = h('input', {
      type: 'search',
      role: 'combobox',
      'aria-expanded': 'false',
      placeholder: words.find,
      'aria-label': words.find,
      autocomplete: 'off',
      spellcheck: 'false',
      enterkeyhint: 'search',
      onkeydown: (/** @type {KeyboardEvent} */ { key }) => (entered = key === 'Enter'),
      onfocus: () => {
        if (finds) return;
        finds = true;
        context.more(({ Find }) => new Find(context, find, does.found, entered)).catch((error) => {
          finds = false;
          context.say(error.message);
        });
      },
    });
    this.parts = this.#parts(context, does.part);
    /** @type {(label: string, path: string, act: () => void) => HTMLButtonElement} */
    const tool = (label, path, act) =>
      h('button', { type: 'button', class: 'tool', 'aria-label': label, title: label, onclick: act }, icon(path));
    this.zoomOut = tool(words.zoomOut, ICONS.minus, () => does.zoom(0.8));
    this.zoomIn = tool(words.zoomIn, ICONS.plus, () => does.zoom(1.25));
    this.fit = tool(words.fit, ICONS.fit, does.fit);
    this.words = words;
    this.fitText = h('span');
    this.fit.append(this.fitText);
    this.fit.classList.add('fit');
    const { fullscreen } = does;
    /** Beside the other tools where there is room, else in a corner of the map. */
    this.zoom = h('div', { class: 'zoom', role: 'group', 'aria-label': words.zoom, part: 'zoom' }, h('p', null, words.partSeen), this.zoomOut, this.zoomIn, this.fit,
      fullscreen && tool(words.fullscreen, ICONS.grow, fullscreen));
    this.cropped(false, true);
    this.tools = h('div', { class: 'tools', role: 'group', 'aria-label': words.tools }, this.parts, h('div', { class: 'find', part: 'find' }, find), this.zoom);
    this.node = h('header', { class: 'bar', part: 'toolbar' }, this.title, this.tools);
  }

  /**
   * @param {Context} context
   * @param {(view: string | null, story: string | null) => void} chosen
   */
  #parts({ words, info }, chosen) {
    if (!info.views.length && !info.stories.length) return null;
    /** @type {(label: string, kind: string, items: {id: string, title: string}[]) => Element | null} */
    const group = (label, kind, items) => items.length
      ? h('optgroup', { label }, ...items.map(({ id, title }) => h('option', { value: `${kind}${id}` }, title || id)))
      : null;
    const select = h('select', {
      part: 'parts',
      'aria-label': words.part,
      onchange: () => {
        const { value } = select;
        const id = value.slice(1);
        chosen(value[0] === 'v' ? id : null, value[0] === 's' ? id : null);
      },
    }, h('option', { value: '' }, words.whole), group(words.stories, 's', info.stories), group(words.parts, 'v', info.views));
    return select;
  }

  /**
   * Says so, and draws the eye to “fit”, while some of what is shown is outside the frame. Nothing moves for that.
   * @param {boolean} cropped
   * @param {boolean} whole the whole map is shown, not a part of it
   */
  cropped(cropped, whole) {
    const { words } = this;
    this.zoom.classList.toggle('cut', cropped);
    this.fitText.textContent = whole ? words.whole : words.allOfPart;
    this.fit.title = this.fit.ariaLabel = whole ? words.fit : words.fitPart;
  }

  /** @param {string | null} view @param {string | null} story */
  showPart(view, story) {
    if (this.parts) this.parts.value = story ? `s${story}` : view ? `v${view}` : '';
  }
}
