import { Hands } from './hands.js';

/**
 * @typedef {import('./types.js').Action} Action
 * @typedef {import('./types.js').Target} Target
 * @typedef {import('./types.js').Box} Box
 * @typedef {{x: number, y: number}} Point
 * @typedef {{
 *   act(action: Action): void,
 *   pick(point: Point, reach: number): Target | null,
 *   box(id: string): Box | null,
 *   selected(): Target | null,
 *   choose(target: Target | null): void,
 *   enter(target: Target | null): void,
 *   ask(): void,
 *   wheelHint(): void,
 *   engaged(): boolean,
 *   filled(): boolean,
 * }} Board what gestures are made on: `choose` is a click, `enter` a double click, `ask` asks for a frame,
 *   `engaged` says whether the map has the focus or the whole screen, `filled` whether it has the whole screen
 */

/** How far (CSS pixels) a pointer wanders before a click becomes a drag. */
const SLACK = { mouse: 4, pen: 6, touch: 10 };
/** How near (CSS pixels) a click must come; for fingers and pens the half of 44 pixels, which can be hit for certain. */
const REACH = { mouse: 6, pen: 22, touch: 22 };

/**
 * Pointers and the wheel on the stage, as actions.
 *
 * The page comes first. The wheel scrolls the page unless ctrl or ⌘ is held (which is also how a trackpad's pinch
 * arrives) or the map has the focus. One finger scrolls the page (`touch-action: pan-y`): a map that keeps the finger
 * would be a trap on a phone, where it fills the screen. Two fingers move and zoom the map; one finger moves it
 * sideways, and a factor that was tapped first. On the full screen, one finger moves the map.
 *
 * Events only take notes; the session is called once a frame, by `flush`.
 */
export class Gestures {
  #stop = new AbortController();
  #hands = new Hands();
  #board;
  #stage;
  /** @type {{id: string, x: number, y: number} | null} the factor held, and where in it */
  #held = null;
  /** @type {'none' | 'press' | 'pan' | 'drag' | 'pinch'} */
  #doing = 'none';
  /** @type {Target | null} */
  #under = null;
  /** @type {Point | null} */
  #pressed = null;
  /** @type {Partial<PointerEvent>} the press before */
  #last = {};
  /** The press is the second of two. */
  #again = false;
  /** @type {Point | null} where the mouse hovers */
  #hover = null;
  #hoverKey = '';
  #pan = { dx: 0, dy: 0 };
  /** @type {{by: number, x: number, y: number} | null} */
  #zoom = null;
  /** @type {Point | null} */
  #dragTo = null;

  /**
   * @param {HTMLElement} stage
   * @param {Board} board
   */
  constructor(stage, board) {
    this.#stage = stage;
    this.#board = board;
    const { signal } = this.#stop;
    /** @type {<K extends keyof HTMLElementEventMap>(name: K, listen: (event: HTMLElementEventMap[K]) => void, options?: object) => void} */
    const on = (name, listen, options) => stage.addEventListener(name, listen, { signal, ...options });
    on('pointerdown', (e) => this.#down(e));
    on('pointermove', (e) => this.#move(e));
    on('pointerup', (e) => this.#up(e, true));
    on('pointercancel', (e) => this.#up(e, false));
    on('pointerleave', () => this.#leave());
    on('dblclick', () => this.#last.pointerType === 'mouse' && board.enter(this.#under));
    on('wheel', (e) => this.#wheel(e), { passive: false });
    on('touchstart', (e) => this.#touch(e), { passive: false });
    on('contextmenu', (e) => this.#doing !== 'none' && e.preventDefault());
  }

  end() {
    this.#stop.abort();
  }

  /** Hands the notes since the last frame to the session. */
  flush() {
    const { act } = this.#board;
    if (this.#dragTo && this.#held) act({ type: 'drag', id: this.#held.id, ...this.#dragTo });
    this.#dragTo = null;
    if (this.#pan.dx || this.#pan.dy) act({ type: 'pan', ...this.#pan });
    this.#pan = { dx: 0, dy: 0 };
    if (this.#zoom) act({ type: 'zoom', ...this.#zoom });
    this.#zoom = null;
    if (this.#hover && this.#doing === 'none') this.#pointAt(this.#board.pick(this.#hover, REACH.mouse));
    this.#hover = null;
  }

  /** Where on the stage, in its own pixels (a page may scale it). @param {{clientX: number, clientY: number}} event */
  #at({ clientX, clientY }) {
    const box = this.#stage.getBoundingClientRect();
    const scale = box.width ? this.#stage.offsetWidth / box.width : 1;
    return { x: (clientX - box.left) * scale, y: (clientY - box.top) * scale };
  }

  /** @param {Target | null} target */
  #pointAt(target) {
    const key = target ? `${target.kind} ${target.id}` : '';
    this.#stage.style.cursor = target ? 'pointer' : '';
    if (key === this.#hoverKey) return;
    this.#hoverKey = key;
    this.#board.act({ type: 'hover', ...target });
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    const at = this.#at(event);
    this.#hands.put(event.pointerId, at);
    this.#stage.setPointerCapture(event.pointerId);
    if (this.#hands.count === 2) {
      this.#letGo();
      this.#doing = 'pinch';
      return;
    }
    if (this.#hands.count > 2) return;
    this.#doing = 'press';
    this.#pressed = at;
    // The second of two presses that are near (as near as a click must come, half a second) is meant for what the first
    // one chose, wherever that went; but not where fingers go from one thing to another.
    /** @param {'clientX' | 'clientY' | 'timeStamp'} key */
    const apart = (key) => Math.abs(event[key] - /** @type {number} */ (this.#last[key]));
    const reach = REACH[kind(event)];
    const way = apart('clientX') + apart('clientY');
    const found = this.#board.pick(at, reach);
    this.#again = way < reach && apart('timeStamp') < 500 && (way < 10 || !found || found.id === this.#under?.id);
    if (!this.#again) this.#under = found;
    this.#last = event;
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const at = this.#at(event);
    const before = this.#hands.get(event.pointerId);
    if (!before) {
      if (event.pointerType === 'mouse') {
        this.#hover = at;
        this.#board.ask();
      }
      return;
    }
    if (this.#doing === 'press' && this.#pressed) {
      if (Math.abs(at.x - this.#pressed.x) + Math.abs(at.y - this.#pressed.y) < SLACK[kind(event)]) return;
      this.#begin(event);
    }
    if (this.#doing === 'pinch') {
      const was = this.#hands.grip();
      this.#hands.put(event.pointerId, at);
      const is = this.#hands.grip();
      this.#pan.dx += is.x - was.x;
      this.#pan.dy += is.y - was.y;
      if (was.apart > 0 && is.apart > 0) this.#zoomBy(is.apart / was.apart, is);
    } else {
      this.#hands.put(event.pointerId, at);
      if (this.#doing === 'drag' && this.#held) {
        this.#dragTo = { x: at.x - this.#held.x, y: at.y - this.#held.y };
      } else if (this.#doing === 'pan') {
        this.#pan.dx += at.x - before.x;
        this.#pan.dy += at.y - before.y;
      }
    }
    this.#board.ask();
  }

  /** A press that moved: a drag of the factor under it, or of the map. @param {PointerEvent} event */
  #begin(event) {
    const target = this.#under;
    const box = target?.kind === 'factor' ? this.#board.box(target.id) : null;
    const mine = event.pointerType !== 'touch' || this.#board.selected()?.id === target?.id;
    this.#doing = box && mine ? 'drag' : 'pan';
    const { x, y } = this.#at(event);
    const upright = Math.abs(y - (this.#pressed?.y ?? y)) > Math.abs(x - (this.#pressed?.x ?? x));
    if (this.#doing === 'pan' && event.pointerType === 'touch' && upright && !this.#board.filled()) {
      this.#doing = 'none'; // the page's: the browser is about to say so
      return;
    }
    if (box && target && this.#pressed && this.#doing === 'drag') {
      this.#held = {
        id: target.id,
        x: this.#pressed.x - (box.x + box.width / 2),
        y: this.#pressed.y - (box.y + box.height / 2),
      };
    }
    this.#stage.style.cursor = 'grabbing';
  }

  /** @param {PointerEvent} event @param {boolean} done */
  #up(event, done) {
    if (!this.#hands.get(event.pointerId)) return;
    this.#hands.lift(event.pointerId);
    const click = done && this.#doing === 'press' && this.#hands.count === 0;
    if (this.#doing === 'pinch' && this.#hands.count === 1) this.#doing = 'pan';
    else if (this.#hands.count === 0) this.#letGo();
    // Of fingers the browser knows no double click where the first one let the map keep the second (see `#touch`).
    const double = this.#again && event.pointerType !== 'mouse';
    if (!click || double) this.#last = {}; // no half of a double click
    if (click) this.#board[double ? 'enter' : 'choose'](this.#under);
    this.#board.ask();
  }

  #letGo() {
    this.flush();
    if (this.#held) this.#board.act({ type: 'drop', id: this.#held.id });
    this.#held = null;
    this.#pressed = null;
    this.#doing = 'none';
    this.#stage.style.cursor = '';
  }

  #leave() {
    this.#hover = null;
    if (this.#doing === 'none') this.#pointAt(null);
  }

  /**
   * Only here can a finger be kept from scrolling the page: when it starts on the factor that was chosen before.
   * @param {TouchEvent} event
   */
  #touch(event) {
    const touch = event.touches[0];
    const chosen = this.#board.selected();
    if (event.touches.length !== 1 || !touch || chosen?.kind !== 'factor' || !event.cancelable) return;
    const target = this.#board.pick(this.#at(touch), REACH.touch);
    if (target?.kind === 'factor' && target.id === chosen.id) event.preventDefault();
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    const meant = event.ctrlKey || event.metaKey;
    if (!meant && !this.#board.engaged()) {
      this.#board.wheelHint();
      return;
    }
    event.preventDefault();
    // A line is about 16 pixels; a trackpad's pinch comes in small steps.
    const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1);
    const step = Math.max(-60, Math.min(60, pixels)) * (event.ctrlKey ? 0.008 : 0.003);
    this.#zoomBy(Math.exp(-step), this.#at(event));
    this.#board.ask();
  }

  /** @param {number} by @param {Point} at */
  #zoomBy(by, { x, y }) {
    this.#zoom = { by: (this.#zoom?.by ?? 1) * by, x, y };
  }
}

/** @param {PointerEvent} event */
function kind({ pointerType }) {
  return pointerType === 'touch' || pointerType === 'pen' ? pointerType : 'mouse';
}
