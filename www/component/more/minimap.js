import { h } from '../dom.js';

/**
 * @typedef {import('../viewer.js').Viewer} Viewer
 * @typedef {import('../types.js').Box} Box
 */

/** Its longest sides, CSS pixels; on a stage smaller than that twice, it would be in the way. */
const WIDE = 168, HIGH = 112;
/** How old (ms) places may be: a hand moves factors, and a pan must not ask for all of them each frame. */
const FRESH = 1000;
/** Acts after which factors are elsewhere while the same are seen from the same place. */
const HANDS = ['drag', 'drop', 'move', 'ring'];
/** How far (px) it is from the edges of the stage. */
const AWAY = 9;

/**
 * The whole of what is shown, small, in the corner where it covers least, and a frame around what can be seen of it: there
 * while that is not all; where it would lie on labels, only while somebody has moved the map. It stays in that corner as long, and labels show through it. A click or a drag on it moves the map. A page switches it off by `system-map::part(minimap) { display: none }`.
 * It is hidden from screen readers: keys zoom and move the map too.
 */
export class Minimap {
  #viewer;
  #canvas = h('canvas');
  #seen = h('div', { class: 'seen' });
  #node = h('div', { class: 'minimap', part: 'minimap', 'aria-hidden': 'true' }, this.#canvas, this.#seen);
  /** Where factors were, in the stage's pixels of that time. @type {(Box & {id: string})[]} */
  #places = [];
  #taken = -Infinity;
  /** Its pixels per pixel of that time, and where its corner was. */
  #scale = 1;
  #corner = { x: 0, y: 0 };
  /** Somebody moved the map since it was last framed as it is shown at first. @type {boolean | undefined} */
  #moved;
  /** It lies on labels. */
  #covers = false;
  /** The size of the stage at that time. */
  #size = '';
  #later = 0;

  /** @param {Viewer} viewer */
  constructor(viewer) {
    this.#viewer = viewer;
    const node = this.#node;
    // The map beneath is not meant.
    for (const name of ['pointerdown', 'pointermove', 'pointerup', 'dblclick', 'touchstart']) {
      node.addEventListener(name, (event) => event.stopPropagation());
    }
    node.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      node.setPointerCapture(event.pointerId);
      this.#go(event);
    });
    node.addEventListener('pointermove', (event) => node.hasPointerCapture(event.pointerId) && this.#go(event));
    viewer.stage.append(node);
    const set = viewer.set.bind(viewer);
    viewer.set = (action) => {
      if (HANDS.includes(action.type)) this.#follow();
      const moves = ['pan', 'zoom'].includes(action.type);
      if (moves || action.type === 'fit') {
        if (moves !== this.#moved) this.#taken = -Infinity;
        this.#moved = moves;
      }
      return set(action);
    };
  }

  /** Something was put elsewhere: looks where all is until nothing moves any more. */
  #follow() {
    clearTimeout(this.#later);
    this.#later = window.setTimeout(() => {
      const viewer = this.#viewer;
      if (viewer.ended) return;
      const before = JSON.stringify(this.#places);
      this.#taken = Math.min(this.#taken, 0);
      viewer.call(() => this.refresh(false));
      if (JSON.stringify(this.#places) !== before) this.#follow();
    }, FRESH / 2);
  }

  /** Brings it up to date: what is true now, which may differ from when it was asked for. @param {boolean} other whether other factors are shown */
  refresh(other) {
    const { clientWidth, clientHeight } = this.#viewer.stage;
    const there = this.#viewer.cropped && clientWidth >= 480 && clientHeight >= 2 * HIGH;
    this.#node.hidden = !there;
    if (!there) {
      this.#taken = -Infinity;
      return;
    }
    // What comes with the first act that moves the map was not asked for at its opening.
    this.#moved = other ? false : this.#moved ?? true;
    const now = performance.now(), size = `${clientWidth} ${clientHeight}`;
    const comes = other || this.#taken === -Infinity || size !== this.#size;
    if (comes || !this.#moved || now - this.#taken > FRESH) {
      this.#taken = now;
      this.#size = size;
      this.#take();
      if (comes || !this.#moved) this.#covers = this.#settle() > 0;
    }
    this.#node.hidden = this.#covers && !this.#moved;
    if (this.#node.hidden) return;
    const camera = this.#camera();
    if (!camera) return;
    const side = (/** @type {number} */ at, /** @type {number} */ from, /** @type {number} */ corner) =>
      ((at - from) / camera.scale - corner) * this.#scale;
    const { x, y } = this.#corner;
    const left = side(0, camera.x, x), top = side(0, camera.y, y);
    const { style } = this.#seen;
    style.left = `${left}px`;
    style.top = `${top}px`;
    style.width = `${side(clientWidth, camera.x, x) - left}px`;
    style.height = `${side(clientHeight, camera.y, y) - top}px`;
  }

  /** How the stage's pixels of that time lie on it now. */
  #camera() {
    const [first] = this.#places;
    const box = first && this.#viewer.session.screen(first.id);
    if (!box) return null;
    const scale = box.width / first.width;
    return { scale, x: box.x - first.x * scale, y: box.y - first.y * scale };
  }

  /** Takes the places of all that is shown, and draws it. */
  #take() {
    const { session } = this.#viewer;
    this.#places = session.told('ids').flatMap((/** @type {string} */ id) => {
      const box = session.screen(id);
      return box ? [{ ...box, id }] : [];
    });
    const left = Math.min(...this.#places.map((p) => p.x)), right = Math.max(...this.#places.map((p) => p.x + p.width));
    const top = Math.min(...this.#places.map((p) => p.y)), bottom = Math.max(...this.#places.map((p) => p.y + p.height));
    const room = 4;
    this.#scale = Math.min((WIDE - 2 * room) / (right - left), (HIGH - 2 * room) / (bottom - top));
    this.#corner = { x: left - room / this.#scale, y: top - room / this.#scale };
    const width = (right - left) * this.#scale + 2 * room, height = (bottom - top) * this.#scale + 2 * room;
    Object.assign(this.#node.style, { width: `${width}px`, height: `${height}px` });
    Object.assign(this.#canvas, { width: width * devicePixelRatio, height: height * devicePixelRatio });
    const brush = this.#canvas.getContext('2d');
    if (!brush) return;
    brush.scale(devicePixelRatio, devicePixelRatio);
    brush.fillStyle = getComputedStyle(this.#node).color;
    for (const { x, y, width: wide, height: high } of this.#places) {
      brush.fillRect((x - this.#corner.x) * this.#scale, (y - this.#corner.y) * this.#scale, Math.max(wide * this.#scale, 1), Math.max(high * this.#scale, 1));
    }
  }

  /** Goes to the corner where it covers least of labels, a lower one if it can, never that above on the left, where one begins to read and to drag. How much that is, in square pixels. */
  #settle() {
    const { clientWidth, clientHeight } = this.#viewer.stage;
    const { offsetWidth: wide, offsetHeight: high, style } = this.#node;
    const right = clientWidth - wide - AWAY, foot = clientHeight - high - AWAY;
    const covered = (/** @type {number} */ x, /** @type {number} */ y) => this.#places.reduce((sum, box) => {
      const across = Math.min(x + wide, box.x + box.width) - Math.max(x, box.x);
      const down = Math.min(y + high, box.y + box.height) - Math.max(y, box.y);
      return sum + Math.max(across, 0) * Math.max(down, 0);
    }, 0);
    let least = Infinity;
    for (const [x, y] of /** @type {[number, number][]} */ ([[right, foot], [AWAY, foot], [right, AWAY]])) {
      const area = covered(x, y);
      if (area >= least) continue;
      least = area;
      style.inset = `${y === foot ? 'auto' : `${y}px`} ${x === right ? `${AWAY}px` : 'auto'} ${y === foot ? `${AWAY}px` : 'auto'} ${x === right ? 'auto' : `${x}px`}`;
    }
    return least;
  }

  /** Puts what is under the pointer in the middle of the stage. @param {PointerEvent} event */
  #go(event) {
    const camera = this.#camera();
    if (!camera) return;
    const { left, top, width } = this.#node.getBoundingClientRect();
    const scaled = width ? this.#node.offsetWidth / width : 1;
    const { clientWidth, clientHeight } = this.#viewer.stage;
    const x = ((event.clientX - left) * scaled) / this.#scale + this.#corner.x;
    const y = ((event.clientY - top) * scaled) / this.#scale + this.#corner.y;
    this.#viewer.act({
      type: 'pan',
      dx: clientWidth / 2 - (x * camera.scale + camera.x),
      dy: clientHeight / 2 - (y * camera.scale + camera.y),
    });
  }
}
