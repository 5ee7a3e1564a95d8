import { Controls } from './controls.js';
import { h } from './dom.js';
import { paced } from './pace.js';
import { Panel } from './panel.js';
import { load, loadFormats, loadMore, loadTools } from './loader.js';
import { rest, wake } from './schedule.js';
import { Toolbar } from './panels/toolbar.js';
import { Theme } from './theme.js';
import { BUSY, CAMERA, KEY, LOOPS, PAINT, SELECTION, VIEW } from './types.js';
import { count, fill } from './words.js';

/**
 * @typedef {import('./wasm/system_map.js').Session | import('./wasm/system_map_tools.js').Session} Session
 * @typedef {import('./wasm/system_map_tools.js').Session} ToolsSession
 * @typedef {import('./words.js').Words} Words
 * @typedef {import('./types.js').Action} Action
 * @typedef {import('./types.js').Target} Target
 * @typedef {import('./types.js').Details} Details
 * @typedef {import('./types.js').Info} Info
 * @typedef {{
 *   session: Session,
 *   bytes: Uint8Array,
 *   options: Record<string, unknown>,
 *   host: HTMLElement,
 *   words: Words,
 *   author(): Action[],
 *   selected(detail: import('./types.js').Selection | null): void,
 *   failed(error: unknown): void,
 *   refused(error: unknown): void,
 * }} Given `bytes` and `options` are what the session was opened with, `author` is what the element's attributes ask for, `failed` a fault of the program, `refused` something
 *   asked of the map that it does not have
 */

/** More factors than this are shown by the tools once somebody does something with them. */
const LARGE = 100;
/** So long (ms) after the first picture comes what prints it. */
const PRINT_AFTER = 1000;

/**
 * A map that is there: the session, the stage it paints on, and the panels that read from it. What the reader does
 * goes through `act`, what the page's author sets through `set`; both hand the answer's bits to `#take`, and each
 * part is brought up to date once, in a microtask.
 */
export class Viewer {
  /** How many sessions are alive in this page (a leak test reads it). */
  static live = 0;
  /** Once it is fetched: where factors are, for a map that is mostly the same. @type {typeof import('./near.js').near | undefined} */
  static near;

  /** Fetches what comes after the first picture, with it the above. @param {import('./words.js').Words} words */
  static async rest(words) {
    const rest = await load('system-map-print.js', words);
    Viewer.near = rest.near;
    return rest;
  }

  given;
  #bits = 0;
  #byReader = false;
  #queued = false;
  #units = 8;
  blank = true;
  /** @type {string | null} the view that was shown before a focus */
  #before = null;
  ended = false;
  /** What puts the map on paper, once it is there. @type {InstanceType<typeof import('./print.js').Print> | undefined} */
  #print;
  /** What answers questions: a session of the tools. @type {Session | null} */
  asked = null;
  /** The story that was asked for. @type {string | null} */
  #toTell = null;
  /** A reader has asked for a loop by name: it may be lit only when all are found. */
  #waits = false;
  /** There once a story is told. @type {InstanceType<import('./loader.js').More['StoryBar']> | null} */
  story = null;
  /** The act that gave the picture its colours. @type {Action} */
  look = { type: 'theme' };
  /** What was done when the tools were asked to show the map, which they do the faster the more there is. @type {Action | null} */
  first = null;
  /** How high the picture is to be has to be asked again. */
  resize = true;
  /** Not all that is shown can be seen. */
  cropped = false;
  /** There once that was so. @type {InstanceType<import('./loader.js').More['Minimap']> | null} */
  minimap = null;
  #late = false;
  /** What is loaded when it is first wanted, once it is. @type {import('./loader.js').More | null} */
  there = null;
  /** What the keys do at the stage; filled in a second after the first picture. */
  #help = h('p', { class: 'aside', id: 'help' });
  #selectedKey = '';
  /** What is chosen. @type {Details | null} */
  details = null;

  /** @param {Given} given */
  constructor(given) {
    this.given = given;
    this.session = given.session;
    this.words = given.words;
    /** @type {Info} */
    this.info = given.session.told('info');
    const { words, info } = this;

    this.canvas = h('canvas', { part: 'canvas', dir: 'ltr', 'aria-hidden': 'true' });
    this.stage = h('div', {
      class: 'stage blank',
      part: 'stage',
      tabindex: 0,
      role: 'application',
      'aria-describedby': 'help',
    }, this.canvas, h('p', { class: 'drawing' }, info.factors ? words.drawing : words.noFactors));
    this.host = given.host;
    this.shownText = h('span', { class: 'text', dir: 'auto' });
    this.showAllButton = h('button', { type: 'button', part: 'show-all' });
    this.shown = h('div', { class: 'shown', part: 'shown' }, this.shownText, this.showAllButton);
    this.notice = h('p', { class: 'notice', part: 'notice', role: 'status' });
    this.live = h('p', { class: 'aside', 'aria-live': 'polite' });
    this.toolbar = new Toolbar(this, {
      found: ({ id, hidden }) => {
        this.goTo(id, hidden);
        this.stage.focus({ preventScroll: true });
      },
      part: (view, story) => this.#part(view, story),
      zoom: (by) => this.controls.zoom(by),
      fit: () => this.act({ type: 'fit' }),
      // Where the page or the browser does not allow it, the button does nothing, and nothing is lost.
      fullscreen: document.fullscreenEnabled
        ? () => void (document.fullscreenElement ? document.exitFullscreen() : this.host.requestFullscreen()).catch(() => {}) : null,
    });
    this.panel = new Panel(this);
    this.node = h('div', { class: 'frame', part: 'frame', lang: words.lang, dir: words.dir },
      this.toolbar.node, this.shown, this.notice, this.stage, ...this.panel.nodes,
      this.#help, this.live);
    this.controls = new Controls(this);
    this.theme = new Theme(this.host, () => this.restyle());
    this.resizer = new ResizeObserver(() => this.#resize());
    Viewer.live++;
  }

  /** Begins, once `node` is in the page. */
  begin() {
    try {
      this.session.attach(this.canvas);
    } catch (error) {
      return this.given.failed(error); // without a canvas there is nothing to show
    }
    this.call(() => {
      // With what takes room from the stage: a map opens where so much of it is seen.
      this.#showShown();
      this.#resize();
      this.restyle();
      this.#take(PAINT | BUSY | VIEW | KEY | LOOPS | SELECTION);
    });
    this.resizer.observe(this.host);
    try {
      // Also when the window goes to a screen with other pixels.
      this.resizer.observe(this.stage, { box: 'device-pixel-content-box' });
    } catch {
      this.resizer.observe(this.stage);
    }
  }

  /** Frees everything. The session is of no use afterwards. */
  end() {
    if (this.ended) return;
    this.ended = true;
    rest(this);
    this.controls.end();
    this.theme.end();
    this.#print?.end();
    this.resizer.disconnect();
    this.node.remove();
    Viewer.live--;
    try {
      if (this.asked !== this.session) this.asked?.free();
      this.session.free();
    } catch {
      // After a fault inside it, a session may not even be freed; nothing can be done about it from here.
    }
  }

  /** What the reader does. @param {Action} action */
  act = (action) => {
    this.#byReader = true;
    if (action['name']) this.#waits = true;
    if (!this.first && this.info.factors > LARGE && !(/** @type {any} */ (navigator).connection?.saveData)) {
      this.first = action;
      this.tools().catch(() => {});
    }
    return this.set(action);
  };

  /** What the page asks for; whether there is such a thing. @param {Action} action */
  set(action) {
    return this.call(() => {
      this.#take(this.session.act(action));
      return true;
    });
  }

  /** @param {Record<string, unknown>} state */
  setState(state) {
    return this.set({ type: 'state', ...state });
  }

  /** @param {import('./types.js').Kind} kind @param {string} id */
  choose = (kind, id) => {
    this.act({ type: 'select', kind, id });
  };

  /** Chooses a factor, or a loop, out of the part that is shown if need be. @param {string} id @param {boolean} hidden @param {import('./types.js').Kind} [kind] */
  goTo = (id, hidden, kind = 'factor') => {
    if (hidden) this.showAll();
    this.choose(kind, id);
  };

  /** Shows only a factor and what lies around it. @param {string} id @param {number} [steps] */
  focusOn = (id, steps) => {
    const { view, focus } = this.session.told('state');
    if (!focus) this.#before = view ?? null;
    this.act({ type: 'focus', id, steps: steps ?? (Number(this.host.getAttribute('steps')) || 1) });
  };

  /** Back from a focus to what was shown before. */
  unfocus() {
    this.act({ type: 'view', id: this.#before });
  }

  /** @param {string | null} id */
  chooseLoop = (id) => {
    this.act(id ? { type: 'select', kind: 'loop', id } : { type: 'clear' });
  };

  /** @param {import('./words.js').Plural} plural @param {number} n */
  count = (plural, n) => {
    return count(plural, n, this.words.lang);
  };

  /** Reads `text` aloud, where somebody listens. @param {string} text */
  say = (text) => {
    // The same sentence twice is read twice only if it changes.
    this.live.textContent = this.live.textContent === text ? `${text}\u00a0` : text;
  };

  /** Tells something with words that come with the rest. @param {(words: ReturnType<import('./loader.js').More['wordsOf']>) => void} use */
  tell(use) {
    this.more(({ wordsOf }) => use(wordsOf(this))).catch(() => {});
  }

  /** One more sentence about something that was asked for and is not there; '' takes all away. @param {string} text */
  note(text) {
    const { notice } = this;
    if (!text) notice.textContent = '';
    else if (!notice.textContent?.includes(text)) notice.append(text, ' ');
  }

  /** Takes away whatever hides a part of the map. */
  showAll() {
    this.note('');
    this.story?.end();
    this.act({ type: 'view', id: null });
    this.act({ type: 'loop', name: null });
  }

  restyle() {
    const { dark, contrast, still } = this.theme;
    const { dataset } = this.node;
    dataset['dark'] = String(dark);
    dataset['contrast'] = String(contrast);
    dataset['still'] = String(still);
    const paint = (colors = '') => this.set(this.look = { type: 'theme', dark, contrast, colors });
    paint();
    const own = getComputedStyle(this.node).getPropertyValue('--own');
    if (contrast || /[^|\s-]/.test(own)) this.more(({ colors }) => paint(colors(this.canvas, own))).catch(() => {});
  }

  /** The other modules: scripts of other bundles come here for them, for each is to be loaded once. */
  loadTools = () => loadTools(this.words);
  loadFormats = () => loadFormats(this.words);

  /**
   * What only the tools can make of the map as it is shown now; without work to do, they show it from now on.
   * @template T
   * @param {(tools: ToolsSession) => T} [work]
   * @returns {Promise<T>}
   */
  async tools(work) {
    const { session } = this;
    if ('toSVG' in session) return /** @type {T} */ (work?.(session));
    const { bytes, options } = this.given;
    // Taken before anything is waited for: what is asked for is the picture of this moment.
    const shown = { snapshot: session.told('snapshot'), state: session.told('state'), theme: { ...this.look } };
    const { withTools } = await this.loadTools();
    return /** @type {Promise<T>} */ (withTools(bytes, options, shown, work, this));
  }

  /** Something that was asked for cannot be had. @param {unknown} error */
  refused(error) {
    if (!this.ended) this.given.refused(error);
  }

  /** Asks for a frame. */
  wake() {
    wake(this);
  }

  /** One frame: notes of gestures, a slice of work, paint. @param {number} until */
  frame(until) {
    if (this.ended) return false;
    return this.call(() => {
      this.controls.flush();
      while (!this.#late && this.#bits & BUSY && performance.now() < until) {
        const start = performance.now();
        this.#bits &= ~BUSY;
        const bits = this.session.step(this.#units);
        this.#take(bits);
        // What moves is seen on its way, but for who wants no motion.
        if (bits & PAINT && !this.theme.still) break;
        this.#units = paced(this.#units, performance.now() - start);
      }
      // Where slices took all of the time, the picture waits for the next frame, and has that one for itself.
      const paint = (this.#bits & PAINT) > 0;
      this.#late = paint && !this.#late && performance.now() > until;
      if (this.#late) return true;
      if (paint) this.session.paint();
      if (this.resize) this.panel.room(this.session.told('shown').height);
      if (this.blank && this.info.factors && (!(this.#bits & BUSY) || this.session.told('key').length)) {
        this.blank = false;
        this.stage.classList.remove('blank');
        // Who prints does not wait: what makes the figure is fetched before it is wanted, when all else is there; and with it what glides.
        setTimeout(() => Viewer.rest(this.words).then(({ Print, Glide }) => {
          if (this.ended) return;
          this.#print = new Print(this);
          new Glide(this);
          // What tells what is chosen is fetched before somebody chooses.
          this.tell(({ stageHelp }) => { this.#help.textContent = stageHelp; });
        }).catch(() => {}), PRINT_AFTER);
      }
      this.#bits &= ~PAINT;
      return (this.#bits & BUSY) !== 0;
    }) ?? false;
  }

  /** @param {number} bits */
  #take(bits) {
    this.#bits |= bits;
    if (this.#bits & (PAINT | BUSY)) wake(this);
    if (!this.#queued && bits & (LOOPS | SELECTION | VIEW | KEY | CAMERA)) {
      this.#queued = true;
      queueMicrotask(() => {
        this.#queued = false;
        if (!this.ended) this.call(() => this.#refresh());
      });
    }
  }

  /** Brings the panels up to date with what changed. */
  #refresh() {
    const bits = this.#bits;
    const byReader = this.#byReader;
    this.#byReader = false;
    this.#bits &= ~(SELECTION | VIEW | KEY | CAMERA | LOOPS);
    if (bits & VIEW) {
      this.#showShown();
      if (byReader) this.say(this.shownText.textContent);
    }
    if (bits & (VIEW | CAMERA)) {
      const shown = this.session.told('shown');
      const { cropped, whole } = shown;
      if (bits & VIEW) this.resize = true;
      this.cropped = cropped;
      this.toolbar.cropped(cropped, whole);
      this.stage.ariaLabel = fill(this.words.mapLabel, { ...this.info, ...shown, title: this.info.title || this.words.untitled }) + (cropped ? ` ${this.words.partSeen}` : '');
      if (this.minimap || (cropped && this.stage.clientWidth >= 480)) {
        this.more(({ Minimap }) => (this.minimap ??= new Minimap(this)).refresh(!!(bits & VIEW))).catch(() => {});
      }
    }
    // What takes long has a task of its own: the key, for which the picture may have to be made, a long list, and the text.
    if (bits & (KEY | VIEW)) setTimeout(() => this.call(() => this.panel.key.refresh()));
    if (bits & LOOPS) setTimeout(() => this.call(() => this.panel.loops.refresh()));
    if (bits & VIEW) setTimeout(() => this.call(() => this.panel.stale()));
    if (bits & SELECTION) this.#showSelection(byReader, bits & VIEW);
  }

  /** @param {boolean} byReader @param {number} view bits that say that something else is shown now */
  #showSelection(byReader, view) {
    const details = this.session.told('details');
    this.details = details;
    const key = details ? `${details.kind} ${details.id}` : '';
    const changed = key !== this.#selectedKey;
    this.#selectedKey = key;
    if (details) {
      byReader ||= this.#waits;
      this.#waits = false;
    }
    this.panel.show(details, byReader && (changed || !view), changed);
    if (!byReader || !changed) return;
    const before = this.live.textContent;
    this.more(({ spoken }) => {
      // An answer that was read since goes before, and so does what was chosen since.
      if (key === this.#selectedKey && this.live.textContent === before) this.say(spoken(this, details));
    }).catch(() => {});
    this.given.selected(details && {
      kind: details.kind,
      // The name that the author gave a loop outlives a change of the map.
      id: (details.kind === 'loop' && details.authorId) || details.id,
      label: label(details),
    });
  }

  #showShown() {
    const { words } = this;
    const shown = this.session.told('shown');
    const state = this.session.told('state');
    // A loop that the author lit hides nothing.
    const excerpt = this.given.author().some(({ type }) => type === 'focus' || type === 'view');
    this.shown.hidden = shown.whole && !excerpt;
    // The button that somebody pressed is gone.
    if (this.shown.hidden && this.showAllButton.matches(':focus')) this.stage.focus();
    if (shown.whole && excerpt) {
      const title = this.info.views.find((v) => v.id === this.host.getAttribute('view'))?.title;
      this.shownText.textContent = this.count(words.wholeShown, shown.factors);
      this.showAllButton.textContent = fill(words.backTo, { title: title ?? words.thisPart });
      this.showAllButton.onclick = () => this.given.author().forEach((action) => this.act(action));
    } else {
      this.shownText.textContent = shown.message;
      this.showAllButton.textContent = words.showAll;
      this.showAllButton.onclick = () => this.showAll();
    }
    this.toolbar.title.textContent = (excerpt && !shown.whole && shown.title) || this.info.title || words.untitled;
    this.toolbar.showPart(state.view ?? null, this.story?.id ?? null);
  }

  /** @param {string | null} view @param {string | null} story */
  #part(view, story) {
    this.story?.end();
    this.#toTell = story;
    if (!story) return void this.act({ type: 'view', id: view });
    this.more(({ StoryBar }) => {
      if (this.#toTell !== story) return;
      this.story ??= new StoryBar(this);
      this.story.start(story);
    }).catch((error) => this.refused(error));
  }

  #resize() {
    if (this.ended) return;
    this.panel.arrange();
    this.call(() => this.measure());
  }

  measure() {
    const { clientWidth, clientHeight } = this.stage;
    if (clientWidth && clientHeight) this.#take(this.session.resize(clientWidth, clientHeight, devicePixelRatio));
  }

  /**
   * Uses what is loaded when it is first wanted; fails where it cannot be, or the viewer has ended meanwhile.
   * @template T
   * @param {(more: import('./loader.js').More) => T} use
   */
  async more(use) {
    const more = this.there = await loadMore(this.words);
    if (this.ended) throw new Error('ended');
    more.look(this.node);
    return use(more);
  }

  /**
   * A call into wasm: what the map does not have is said and life goes on; a fault of the program ends the viewer.
   * @template T
   * @param {() => T} work
   * @returns {T | undefined}
   */
  call(work) {
    if (this.ended) return undefined;
    try {
      return work();
    } catch (error) {
      const { code, message } = /** @type {Partial<import('./errors.js').SystemMapError>} */ (error);
      if (code === 'edit') this.say(message ?? '');
      else if (typeof code === 'string') this.given.refused(error);
      else this.given.failed(error);
      return undefined;
    }
  }
}

/** @param {Details} details */
function label(details) {
  return details.kind === 'link' ? details.sentence : details.label;
}
