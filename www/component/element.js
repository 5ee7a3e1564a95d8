import { h } from './dom.js';
import { SystemMapError } from './errors.js';
import { bytesOf, isOwn } from './parse.js';
import { fetchMap, loadFormats, loadTable, loadWasm } from './loader.js';
import { opened } from './opened.js';
import { isExcerpt } from './panel.js';
import { Sheets } from './style.js';
import { Viewer } from './viewer.js';
import { english, fill } from './words.js';

/**
 * @typedef {import('./words.js').Words} Words
 * @typedef {import('./types.js').Action} Action
 * @typedef {Record<string, unknown>} State view, focus, steps, selection, loop, camera, convention, seed
 */

/** After this long (ms) the reader is told that it is still coming. */
const SLOW = 4000;

/**
 * `<system-map src="map.json">`: a causal loop diagram to explore.
 *
 * Attributes hold what the author wants (`src`, `view`, `focus`, `steps`, `loop`, `convention`, `seed`, `layout`, `lang`,
 * `theme`); what the reader then does changes `state`, never the attributes. Setting an attribute again, also to the
 * same value, puts that wish in force again. Children are shown until the map is there, and when it cannot be shown.
 *
 * @fires system-map-ready the map is there; detail {title, factors, links}
 * @fires system-map-select the reader chose something; detail {kind, id, label} or null
 * @fires system-map-error detail is a SystemMapError; bubbles out of shadow trees
 */
export class SystemMapElement extends HTMLElement {
  static observedAttributes = ['src', 'view', 'focus', 'steps', 'loop', 'convention', 'seed', 'lang', 'theme', 'layout'];

  /** The largest map file read from a `src`, in bytes. */
  static maxBytes = 20_000_000;

  /** How many maps are alive in this page. */
  static get live() {
    return Viewer.live;
  }

  /** @type {Set<string>} */
  #changed = new Set();
  #queued = false;
  #root;
  #sheets;
  #message = h('div', { class: 'message', part: 'message', role: 'status' });
  #fallback = h('div', { class: 'fallback' }, h('slot'));
  /** @type {AbortController | null} */
  #loading = null;
  /** @type {Viewer | null} */
  #viewer = null;
  /** @type {Uint8Array | null} the map, given or fetched */
  #bytes = null;
  #given = false;
  /** @type {State | null} set by the page before there was a map */
  #wanted = null;
  /**
   * What an earlier session of the same map ended with, or of one like it; without a snapshot, nobody had arranged anything.
   * @type {{state?: State, snapshot?: {near?: import('./near.js').Near[], same?: boolean} | undefined} | null}
   */
  #kept = null;
  /** @type {Partial<Words>} words that the page has set */
  #own = {};
  /** The words of the language, without these. */
  #base = english;
  #words = english;
  /** The phrases of the core in the language of the words; '' for English. */
  #phrases = '';
  /** The language whose table could not be loaded. */
  #missing = '';
  /** Attributes to ask for once more: of what is not there, and those that changed before there was a map. @type {Set<string>} */
  #refused = new Set();
  /** @type {'empty' | 'loading' | 'ready' | 'failed'} */
  #phase = 'empty';

  constructor() {
    super();
    this.#root = this.attachShadow({ mode: 'open', delegatesFocus: false });
    this.#sheets = new Sheets(this.#root);
    this.#root.append(this.#message, this.#fallback);
    // What a page has set before this was loaded lies above the setters.
    const early = { ...this };
    for (const name in early) {
      if (name in SystemMapElement.prototype) {
        delete this[/** @type {'map'} */ (name)];
        this[/** @type {'map'} */ (name)] = early[/** @type {'map'} */ (name)];
      }
    }
  }

  connectedCallback() {
    if (this.#viewer) return;
    this.#want('connected');
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#keep();
      this.#close();
    });
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    this.#want(name);
  }

  // Attributes as properties. (`focus` is a method of every element: use the attribute, or `state`.)
  get src() { return this.getAttribute('src'); }
  set src(value) { this.#set('src', value); }
  get view() { return this.getAttribute('view'); }
  set view(value) { this.#set('view', value); }
  get loop() { return this.getAttribute('loop'); }
  set loop(value) { this.#set('loop', value); }
  get convention() { return this.getAttribute('convention'); }
  set convention(value) { this.#set('convention', value); }
  get steps() { return this.#number('steps') ?? 1; }
  set steps(value) { this.#set('steps', value); }
  get seed() { return Number(this.getAttribute('seed') ?? 0); }
  set seed(value) { this.#set('seed', value); }
  get theme() { return this.getAttribute('theme'); }
  set theme(value) { this.#set('theme', value); }

  /** `empty`, `loading`, `ready` or `failed`. */
  get phase() {
    return this.#phase;
  }

  /**
   * The map as an object, as it was given or fetched; null when there is none, or when its file is not JSON. (What a
   * reader has moved since is in `toObject()` and `toJSON()`.)
   */
  get map() {
    try {
      return this.#viewer && this.#bytes ? JSON.parse(new TextDecoder().decode(this.#bytes)) : null;
    } catch {
      return null;
    }
  }

  /** A map given by the page instead of `src`: an object, JSON text, or the bytes of a file. */
  set map(data) {
    this.#given = data !== null && data !== undefined;
    this.#bytes = null;
    if (this.#given) {
      try {
        this.#bytes = bytesOf(data, this.#words);
      } catch (error) {
        this.#close();
        this.#fail(error);
        return;
      }
    }
    this.#want('map');
  }

  /** How a file of another program was read; null for a map of our own. @type {import('./formats.js').Audit | null} */
  audit = null;

  /** How one is to be read: its name, which of its maps, what its kinds of links mean. @type {import('./formats.js').Reading} */
  reading = Reflect.get(this, 'reading') ?? {};

  /** What is shown now, as a plain object that can be kept and set again. Setting it fires no event. */
  get state() {
    return this.#viewer?.session.told('state') ?? this.#wanted ?? this.#kept?.state ?? {};
  }

  set state(state) {
    // One that is set together with a map is of that map.
    if (this.#viewer && !this.#pending()) {
      // What an earlier state asked for in vain is no longer asked for.
      this.#viewer.note('');
      this.#refused.delete('loop');
      this.#viewer.setState(this.#whole(state));
    } else this.#wanted = { ...state };
  }

  /** The words of the interface; set some or all of them. */
  get words() {
    return this.#words;
  }

  set words(words) {
    this.#own = words;
    this.#words = { ...this.#base, ...words };
    if (this.#viewer) this.#want('words');
  }

  /**
   * The map as it is shown, as SVG text; null when there is no map. The first call loads the part of the program that
   * draws figures.
   * @param {{width?: number, theme?: string, bare?: boolean}} [options]
   * @returns {Promise<string | null>}
   */
  async toSVG(options = {}) {
    return this.#tools((tools) => tools.toSVG(options));
  }

  /**
   * The map file with the arrangement as it is now, as JSON text; null when there is no map. The first call loads the
   * part of the program that writes files.
   * @returns {Promise<string | null>}
   */
  async toJSON() {
    return this.#tools((tools) => tools.toJSON());
  }

  /**
   * The same as an object.
   * @returns {Promise<Record<string, unknown> | null>}
   */
  async toObject() {
    return this.#tools((tools) => tools.toObject());
  }

  /** Fits what is shown in the frame. */
  fit() {
    this.#viewer?.set({ type: 'fit' });
  }

  /** The factors whose names contain `text`. @param {string} text @returns {Promise<import('./types.js').Found[]>} */
  async find(text) {
    const viewer = this.#viewer;
    return viewer?.more(({ search }) => search(viewer, text)) ?? [];
  }

  /** Where a factor is in the picture now, in CSS pixels from the stage's corner; null if it is not shown. @param {string} id @returns {import('./types.js').Box | null} */
  boxOf(id) {
    return this.#viewer?.session.screen(id) ?? null;
  }

  /**
   * @template T
   * @param {(tools: import('./viewer.js').ToolsSession) => T} work
   */
  async #tools(work) {
    try {
      return this.#viewer ? await this.#viewer.tools(work) : null;
    } catch (thrown) {
      throw SystemMapError.from(thrown, this.#words.errCrash);
    }
  }

  /** @param {string} name @param {unknown} value */
  #set(name, value) {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  }

  /** What a state does not say, the attributes do. @param {State} state */
  #whole(state) {
    const { convention } = this;
    return { ...this.#seeded(), ...(convention && !this.#refused.has('convention') && { convention }), ...state };
  }

  /** Whether another map is about to be loaded. */
  #pending() {
    return this.#changed.has('map') || this.#changed.has('src');
  }

  /** Notes a change; all changes of a task are carried out together, a microtask later. @param {string} name */
  #want(name) {
    // A state that was set for a map which never came is not one of the next.
    if ((name === 'map' || name === 'src') && this.#phase !== 'empty' && !this.#pending()) this.#wanted = null;
    this.#changed.add(name);
    if (this.#queued || !this.isConnected) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      if (this.isConnected) this.#update();
    });
  }

  #update() {
    const changed = this.#changed;
    const viewer = this.#viewer;
    const given = changed.has('map');
    if (given && viewer && !viewer.blank && !Viewer.near) {
      // Where factors are is asked before they go.
      this.#phase = 'loading';
      Viewer.rest(this.#words).catch(() => { Viewer.near = () => null; })
        .then(() => { if (this.isConnected && this.#pending()) this.#update(); });
      return;
    }
    this.#changed = new Set();
    const other = given || changed.has('src');
    // Where things were, if most of them are in the other map.
    const kept = given && (viewer ? Viewer.near?.(viewer, this.#bytes) : this.#kept) || null;
    if (other) {
      this.#kept = kept;
      this.audit = null;
    }
    if (other && !given) {
      this.#given = false;
      this.#bytes = null;
    }
    const again = ['seed', 'lang', 'words', 'layout'].some((name) => changed.has(name));
    if (again && !other) this.#keep(changed.has('seed'), !changed.has('layout'));
    for (const name of this.#refused) changed.add(name);
    this.#refused = changed;
    if (!viewer || other || again) return void this.#load();
    viewer.note('');
    if (changed.has('theme')) viewer.restyle();
    this.#ask(viewer, changed);
    this.#arrange(viewer);
  }

  /** @param {Viewer} viewer */
  #arrange(viewer) {
    this.#sheets.size(isExcerpt(this) ? 'slim' : 'full');
    viewer.panel.arrange();
  }

  /** Asks for what the attributes named say, and says which of it there is not. @param {Viewer} viewer @param {Set<string>} [names] */
  #ask(viewer, names) {
    this.#refused = new Set(this.#actions(names).flatMap((action) => (viewer.set(action) ? [] : action.type)));
    for (const name of ['seed', 'steps']) {
      const value = this.getAttribute(name);
      if (value && this.#number(name) === undefined) this.#refuse(new SystemMapError('option', fill(this.#words.notWhole, { name, value })));
    }
  }

  /** What the attributes named ask for; without names, only those that are there. @param {Set<string>} [names] */
  #actions(names) {
    /** @type {Action[]} */
    const actions = [];
    const has = (/** @type {string} */ name) => (names ? names.has(name) : this.hasAttribute(name));
    const focus = this.getAttribute('focus');
    if (has('view') || has('focus') || names?.has('steps')) {
      actions.push(focus ? { type: 'focus', id: focus, steps: this.steps } : { type: 'view', id: this.view });
    }
    if (has('loop')) actions.push({ type: 'loop', name: this.loop });
    if (has('convention')) actions.push({ type: 'convention', value: this.convention || null });
    return actions;
  }

  async #load() {
    this.#close();
    const { src } = this;
    if (!this.#bytes && !src) return this.#tell('empty');
    const loading = new AbortController();
    const { signal } = loading;
    this.#loading = loading;
    this.#tell('loading', this.#words.loading);
    const lang = this.getAttribute('lang');
    const words = this.#speak(lang, signal);
    const slow = setTimeout(() => this.#tell('loading', this.#words.slow), SLOW);
    signal.addEventListener('abort', () => clearTimeout(slow));
    try {
      const limit = SystemMapElement.maxBytes;
      const [Session, bytes] = await Promise.all([
        loadWasm(words),
        this.#bytes ?? fetchMap(src ?? '', { words, limit, signal }),
        words,
      ]);
      const own = isOwn(bytes) ? bytes : (await loadFormats(words)).read(bytes, this);
      if (signal.aborted) return;
      this.#bytes = own;
      /** @type {unknown} what was asked for and is not there, said once the map is */
      let late;
      let options = this.#options();
      const open = () => opened(Session, own, options, {
        layout: this.getAttribute('layout'),
        // What was arranged before only the tools can take over.
        tools: !!this.#kept?.snapshot,
        words: this.#words,
        late: (error) => { late = error; },
      });
      let session = await open();
      if (!lang && !signal.aborted) {
        await this.#speak(session.told('info').lang, signal);
        if (this.#phrases) {
          session.free();
          options = this.#options();
          session = await open();
        }
      }
      if (signal.aborted) return session.free();
      this.#open(session, own, options, late);
    } catch (error) {
      await words;
      if (signal.aborted) return;
      loading.abort();
      this.#fail(error);
    }
    clearTimeout(slow);
  }

  /**
   * The words for a language: its table's if there is one and it can be loaded, else English; and the page's own.
   * @param {string | null | undefined} tag
   * @param {AbortSignal} signal
   */
  async #speak(tag, signal) {
    let missing = '';
    const loading = loadTable(tag);
    const late = () => new Promise((_, no) => setTimeout(no, 2 * SLOW));
    const table = loading && await Promise.race([loading, late()]).catch(() => void (missing = tag ?? ''));
    const base = { ...english, ...table?.words };
    const words = { ...base, ...this.#own };
    if (!signal.aborted) {
      this.#base = base;
      this.#words = words;
      this.#missing = missing;
      this.#phrases = table?.phrases ?? '';
    }
    return words;
  }

  /** An attribute that is a whole number. @param {string} name */
  #number(name) {
    const text = this.getAttribute(name) ?? '';
    return /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : undefined;
  }

  /** How a session is opened. */
  #options() {
    const phrases = this.#phrases;
    return { ...this.#seeded(), ...(phrases && { phrases }) };
  }

  /** The seed, if there is one: without it, the map has its usual arrangement. */
  #seeded() {
    const seed = this.#number('seed');
    return seed === undefined ? {} : { seed };
  }

  /** @param {import('./viewer.js').Session} session @param {Uint8Array} bytes @param {Record<string, unknown>} options @param {unknown} late */
  #open(session, bytes, options, late) {
    let viewer;
    try {
      if (this.#kept?.snapshot && 'paintOn' in session) session.act({ type: 'restore', ...this.#kept.snapshot });
      viewer = new Viewer({
        session,
        bytes,
        options,
        host: this,
        words: this.#words,
        author: () => this.#actions().filter(({ type }) => !this.#refused.has(type)),
        selected: (detail) => {
          // What a reader chooses goes before a loop that was asked for in vain.
          this.#refused.delete('loop');
          this.#emit('select', detail);
        },
        failed: (error) => this.#fail(error),
        refused: (error) => this.#refuse(error),
      });
    } catch (error) {
      session.free();
      throw error;
    }
    this.#viewer = viewer;
    this.#tell('ready');
    this.#root.append(viewer.node);
    this.#arrange(viewer);
    viewer.begin();
    const kept = !this.#wanted && this.#kept?.state;
    // What was asked for since goes before what is kept.
    this.#ask(viewer, kept && viewer.setState(this.#whole(kept)) ? this.#refused : undefined);
    if (late) this.#refuse(late);
    if (this.audit) viewer.note(this.audit.brief);
    if (this.#missing) viewer.note(fill(this.#words.noWords, { lang: this.#missing }));
    if (this.#wanted) viewer.setState(this.#whole(this.#wanted));
    this.#wanted = this.#kept = null;
    const { title, factors, links } = viewer.info;
    if (this.#phase === 'ready') this.#emit('ready', { title, factors, links });
  }

  /** Keeps what a new session should begin with. */
  #keep(fresh = false, alike = false) {
    const session = this.#viewer?.session;
    if (!session) return;
    try {
      // Another frame may be of another shape.
      const { shape: __, ...snapshot } = session.told('snapshot');
      const placed = snapshot.places[0];
      // Who has moved a factor sees the picture where it was.
      if (placed && alike && !fresh && session.told('state').camera?.[2] !== 0) session.act({ type: 'pan', dx: 0, dy: 0 });
      const { seed: _, ...state } = /** @type {State} */ (session.told('state'));
      this.#kept = { state, snapshot: !fresh && (snapshot.near || placed) ? snapshot : undefined };
    } catch {
      // A broken session has nothing to keep.
    }
  }

  #close() {
    this.#loading?.abort();
    this.#loading = null;
    this.#viewer?.end();
    this.#viewer = null;
  }

  /** The map cannot be shown. @param {unknown} thrown */
  #fail(thrown) {
    const words = this.#words;
    const error = SystemMapError.from(thrown, words.errCrash);
    this.#close();
    const { line, column } = error;
    this.#tell('failed',
      h('strong', null, words.failed),
      h('p', null, error.message),
      line && h('p', null, fill(words.failedPlace, { line, column })),
      h('button', {
        type: 'button',
        onclick: () => {
          if (!this.#given) this.#bytes = null;
          void this.#load();
        },
      }, words.retry));
    this.#emit('error', error);
  }

  /** The map is shown, but something asked of it is not in it. @param {unknown} thrown */
  #refuse(thrown) {
    const error = SystemMapError.from(thrown, this.#words.errCrash);
    this.#viewer?.note(error.message);
    // A loop may turn out not to be there only when all are found.
    if (error.id === this.loop) this.#refused.add('loop');
    this.#emit('error', error);
  }

  /** @param {'empty' | 'loading' | 'ready' | 'failed'} phase @param {...import('./dom.js').Child} message */
  #tell(phase, ...message) {
    this.#phase = phase;
    const { lang, dir } = this.#words;
    Object.assign(this.#message, { lang, dir });
    this.#message.dataset['phase'] = phase;
    this.#message.replaceChildren(...message.filter((m) => !!m).map((m) => (m instanceof Node ? m : String(m))));
    this.#message.hidden = !message.length;
    this.#fallback.hidden = phase === 'ready';
    if (phase === 'failed') this.#sheets.size('auto');
  }

  /** @param {'ready' | 'select' | 'error'} name @param {unknown} detail */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(`system-map-${name}`, { detail, bubbles: true, composed: true }));
  }
}
