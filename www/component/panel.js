import { h, icon } from './dom.js';
import { KeyPanel } from './panels/key.js';
import { mislabelled } from './panels/badge.js';
import { LoopsPanel } from './panels/loops.js';
import { Tabs } from './panels/tabs.js';
import { fill } from './words.js';

/** True for an excerpt: an element whose attributes narrow the map, or light a part of it. @param {Element} host */
export const isExcerpt = (host) => host.matches('[view],[focus],[loop]');

/**
 * Key, loops, details, text and about, arranged for the room there is:
 * `wide` beside the map, with the key always in sight; `narrow` below it, the key a tab; `slim` (an excerpt in a
 * report, or a small map) with only the key below and one line about what is chosen, the rest a sheet on demand.
 *
 * @typedef {import('./types.js').Details} Details
 * @typedef {'wide' | 'narrow' | 'slim'} Mode
 */
export class Panel {
  /** @type {Mode | ''} */
  mode = '';
  #stale = true;
  /** What is chosen is not told yet: that waits until it is looked at. */
  #untold = true;
  /** What fills the panes that are still empty. @type {Record<string, () => void>} */
  #fill = {};

  /** @param {import('./viewer.js').Viewer} viewer */
  constructor(viewer) {
    this.viewer = viewer;
    this.host = viewer.host;
    const { words } = viewer;
    this.key = new KeyPanel(viewer);
    this.loops = new LoopsPanel(viewer);
    /** The pane of what is chosen, when it is there. @type {{show(details: Details | null): void} | undefined} */
    this.details = undefined;
    /** That of the text. @type {{refresh(): void} | undefined} */
    this.outline = undefined;
    this.keyTab = h('div', { class: 'pane' });
    this.keyBox = h('details', { class: 'keybox', open: true }, h('summary', null, words.tabKey));
    this.tabs = new Tabs(words.panel, [
      { name: 'key', label: words.tabKey, node: this.keyTab },
      { name: 'loops', label: words.tabLoops, node: this.loops.node },
      { name: 'details', label: words.tabDetails, node: this.#later('details', () => viewer.more(({ DetailsPanel }) => {
        const details = new DetailsPanel(viewer);
        this.details = details;
        this.#fresh();
        return details.node;
      })) },
      { name: 'ask', label: words.tabAsk, node: this.#later('ask', async () => (await viewer.loadTools()).asking(viewer)) },
      { name: 'text', label: words.tabText, node: this.#later('text', () => viewer.more(({ OutlinePanel }) => {
        const outline = new OutlinePanel(viewer);
        this.outline = outline;
        this.stale();
        return outline.node;
      })) },
      { name: 'about', label: words.tabAbout, node: this.#later('about', () => viewer.more(({ about }) => about(viewer))) },
    ], () => this.#fresh());
    this.close = h('button', { type: 'button', class: 'tool close', 'aria-label': words.close, title: words.close, onclick: () => this.#open(false) },
      icon('M5 5l10 10M15 5L5 15'));
    this.side = h('aside', { class: 'panel', part: 'panel', 'aria-label': words.panel }, this.tabs.node, this.close);
    this.captionText = h('p', { dir: 'auto' });
    this.more = h('button', { type: 'button', class: 'quiet', 'aria-expanded': 'false', onclick: () => this.#open(!!this.side.hidden) }, words.more);
    this.caption = h('div', { class: 'caption', part: 'caption' }, this.captionText, this.more);
    this.nodes = [this.caption, this.keyBox, this.side];
  }

  /** What is shown changed: the text version is out of date. */
  stale() {
    this.#stale = true;
    this.#fresh();
  }

  /** A pane that is filled when it is first looked at. @param {string} name @param {() => Promise<HTMLElement>} make */
  #later(name, make) {
    const pane = h('div');
    const fill = async () => {
      delete this.#fill[name];
      pane.textContent = this.viewer.words.loadingTools;
      try {
        pane.replaceChildren(await make());
      } catch (error) {
        // The next look tries again.
        this.#fill[name] = fill;
        pane.textContent = /** @type {Error} */ (error).message;
      }
    };
    this.#fill[name] = fill;
    return pane;
  }

  #fresh() {
    const { selected } = this.tabs;
    if (this.side.hidden) return;
    if (selected === 'details' && this.#untold && this.details) {
      this.#untold = false;
      this.details.show(this.viewer.details);
    }
    this.#fill[selected]?.();
    if (!this.#stale || selected !== 'text' || !this.outline) return;
    this.#stale = false;
    this.outline.refresh();
  }

  /** Chooses the arrangement for the size the element has now. */
  arrange() {
    // A page that gives an excerpt less height than it takes gets a smaller picture, not a cut one.
    const { node, toolbar } = this.viewer;
    node.style.blockSize = '';
    const { dataset, clientWidth: width } = node;
    const { host } = this;
    /** @type {Mode} */
    const mode = (isExcerpt(host) || host.clientHeight < (width < 760 ? 480 : 400)) && document.fullscreenElement !== host ? 'slim' : width < 760 ? 'narrow' : 'wide';
    const over = (/** @type {HTMLElement[]} */ ...all) => /** @type {any} */ (mode === 'slim' && [node, host, ...all].some((of) => of.scrollHeight > of.clientHeight + 1));
    dataset['tight'] = dataset['low'] = 'false';
    if (over(this.keyBox)) {
      const all = node.scrollHeight + 2;
      const held = host.clientHeight;
      const room = node.offsetHeight + held - host.scrollHeight;
      // One that is as high as its content stays as high as the page lets it.
      node.style.blockSize = '0';
      node.style.blockSize = `${room === host.offsetHeight && host.clientHeight < held ? all : room}px`;
      // What holds for those comes with all else that is not needed at first.
      if ((dataset['tight'] = over(this.keyBox))) this.viewer.more(() => {}).catch(() => {});
    }
    // One that is too low for that, too (or has less than 18.5rem left for it), shows the picture, with all else on demand.
    dataset['low'] = over();
    if (mode === this.mode || !width) return;
    this.mode = mode;
    dataset['mode'] = mode;
    this.viewer.resize = true;
    const active = this.#active();
    if (mode === 'wide') toolbar.tools.append(toolbar.zoom);
    else this.caption.before(toolbar.zoom);
    const inTab = mode === 'narrow';
    (inTab ? this.keyTab : this.keyBox).append(this.key.list);
    this.keyBox.hidden = inTab;
    if (mode === 'wide') this.side.append(this.keyBox);
    else this.side.before(this.keyBox);
    this.tabs.offer('key', inTab);
    this.caption.hidden = this.close.hidden = mode !== 'slim';
    this.#open(mode !== 'slim');
    if (!this.tabs.selected) this.tabs.select(inTab ? 'key' : 'loops');
    // What was moved has lost the keyboard; what is no longer there gives it away.
    active?.focus();
    if (active && !this.#active()) this.tabs.focus();
    if (mode === 'slim') this.viewer.measure();
  }

  /** What in the element has the focus. */
  #active() {
    return /** @type {HTMLElement | null} */ (/** @type {ShadowRoot} */ (this.side.getRootNode()).activeElement);
  }

  /**
   * An excerpt that is as high as its content likes becomes as high as it takes to be read, within what a window shows.
   * @param {number} height of the picture, in CSS pixels; 0 if it is not known yet
   */
  room(height) {
    this.viewer.resize = !height;
    if (height) this.viewer.node.style.setProperty('--wanted', `min(80vh,max(17rem,${Math.round(height)}px))`);
  }

  /** Something that is to be seen in the panel has the focus. */
  #hasFocus() {
    const active = this.#active();
    return this.side.contains(active) && !!active?.getClientRects().length;
  }

  /** @param {boolean} open */
  #open(open) {
    const had = this.#hasFocus();
    this.side.hidden = !open;
    this.more.setAttribute('aria-expanded', String(open));
    if (!open && had) this.more.focus();
    this.#fresh();
  }

  /** @param {Details | null} details @param {boolean} byReader @param {boolean} [other] than before */
  show(details, byReader, other) {
    const had = this.#hasFocus();
    this.#untold = true;
    this.loops.light(details?.kind === 'loop' ? details : null);
    if (details && (byReader || (other && this.mode === 'slim'))) this.tabs.select(details.kind === 'loop' ? 'loops' : 'details');
    this.#fresh();
    // What was pressed may be gone: whoever works by keys goes on in what is told now.
    if (had && !this.#hasFocus()) this.tabs.focus();
    const { words } = this.viewer;
    this.captionText.textContent =
      !details ? words.detailsNone
      : details.kind === 'factor' ? [details.label, details.description].filter(Boolean).join('. ')
      : details.kind === 'loop' ? [`${details.name ?? details.label}.`, mislabelled(details, words), details.story ?? details.sentence].filter(Boolean).join(' ')
      : details.sentence;
    this.caption.classList.toggle('empty', !details);
    if (details?.kind === 'loop') this.captionText.title = fill(words.plainAndTerm, details);
    else this.captionText.removeAttribute('title');
  }
}
