import { h } from './dom.js';
import { dress } from './dress.js';
import { css } from './rest/style.js';

/**
 * @typedef {import('./viewer.js').Viewer} Viewer
 * @typedef {import('./types.js').Action} Action
 * @typedef {import('./types.js').Box} Box
 * @typedef {Map<string, Box>} Places where factors are on the stage
 * @typedef {{scale: number, x: number, y: number}} Lens what is at `p` comes to `p * scale + (x, y)`
 */

/** How long (ms) a change of what is shown is on its way, and how long it may take until it is known where to. */
const WAY = 300, PATIENCE = 1500;
/** Of larger maps the picture glides, not each factor. */
const MANY = 150;
/** Factors that come to within so many pixels of where the camera alone would bring them need not go by themselves. */
const NEAR = 1;
/** Where so much of what is seen was seen before, the camera goes all the way. */
const COMMON = 0.3;
/** How far (px) from the edge what comes back into sight is. */
const MARGIN = 24;
/** Acts after which the map, or another part of it, is seen from elsewhere. */
const TURNS = ['view', 'focus', 'fit', 'zoom', 'select', 'loop', 'light', 'undo', 'state'];
/** Acts after which other factors may be shown, or the same elsewhere: no hand holds on to one. */
const OTHERS = ['view', 'focus', 'state'];
/** A hand, or what has a motion of its own: these do not wait. */
const AT_ONCE = ['pan', 'zoom', 'drag', 'ring', 'theme'];

/**
 * Changes of what is shown, as motion: factors that were there go to where they are now, what comes fades in, what goes
 * fades out, and all else goes along with the camera. It happens on a canvas of its own above that of the map, which has its new
 * picture at once: so nothing that asks the map has to wait, and the end is the very picture that there would be without.
 * An act in the middle goes on from there, and so does a stage that gets another size, which clears the map's canvas. Who wants
 * no motion has none: what gives way to a factor that is put somewhere has given way at once, too.
 */
export class Glide {
  #viewer;
  #over = h('canvas', { class: 'glide', dir: 'ltr', 'aria-hidden': 'true' });
  /** What was seen before. */
  #old = h('canvas');
  /** The same, and what is seen now, without the factors that go by themselves. @type {HTMLCanvasElement[] | null} */
  #bare = null;
  /** @type {Places} */
  #from = new Map();
  /** @type {Places} */
  #to = new Map();
  /** Those factors, before and now. @type {{from: Box, to: Box}[]} */
  #apart = [];
  /** What became of the old picture. @type {Lens} */
  #lens = { scale: 1, x: 0, y: 0 };
  /** What of the stage had a picture before, where it is now. @type {Box} */
  #was = { x: 0, y: 0, width: 0, height: 0 };
  /** Where the stage was in the frame. */
  #stood = { left: 0, top: 0 };
  /** When the last act was that the map may be seen from elsewhere after. */
  #asked = -PATIENCE;
  #start = 0;
  #seen = 0;
  #running = false;
  /** Whether the map's canvas has a picture, and whether that is what comes. */
  #painted = true;
  #fresh = false;
  /** Sessions whose canvas is looked after. @type {WeakSet<object>} */
  #watched = new WeakSet();
  /** The pointer that was put down last, and whether a factor is held by it. */
  #pointer = 0;
  #holds = false;
  /** What the viewer does by itself. */
  #set;

  /** @param {Viewer} viewer */
  constructor(viewer) {
    this.#viewer = viewer;
    dress(viewer.node, css);
    viewer.stage.addEventListener('pointerdown', ({ pointerId }) => { this.#pointer = pointerId; });
    const set = this.#set = viewer.set.bind(viewer);
    viewer.set = (action) => {
      if (action.type === 'drag' || action.type === 'drop') this.#holds = action.type === 'drag';
      // It stays where it was dropped then, and the hand is told no more of it.
      else if (this.#holds && OTHERS.includes(action.type)) viewer.stage.dispatchEvent(new PointerEvent('pointercancel', { pointerId: this.#pointer }));
      const turn = this.#turns(action);
      if (turn) {
        this.#stood = this.#stand();
        this.#asked = performance.now();
        this.#begin();
      } else if (AT_ONCE.includes(action.type)) this.#end();
      const before = action.type === 'undo' && this.#places();
      const done = set(action);
      // To ask where things are brings them to rest.
      if (done && viewer.theme.still && (action.type === 'drop' || action.type === 'move')) viewer.session.told('snapshot');
      if (before && done) this.#follow(before);
      // What a key moves stays in sight.
      const moved = action.type === 'move' && done && viewer.session.screen(String(action['id']));
      if (moved) this.#show(moved);
      if (turn && !done) this.#end();
      // It may still go elsewhere with the stage.
      else if (turn && this.#stays()) this.#hide();
      return done;
    };
  }

  /** Knows from now on when the map's canvas is cleared, and when it has a picture again. */
  #watch() {
    const { session } = this.#viewer;
    if (this.#watched.has(session)) return;
    this.#watched.add(session);
    const { resize, paint } = session;
    session.resize = (width, height, ratio) => {
      this.#hold();
      const bits = resize.call(session, width, height, ratio);
      this.#painted = this.#fresh = false;
      if (this.#running) this.#move();
      return bits;
    };
    session.paint = () => {
      paint.call(session);
      this.#painted = true;
      if (this.#running && !this.#start) this.#fresh = this.#places(1).size > 0;
    };
  }

  /** @param {Action} action */
  #turns(action) {
    const { theme, stage, session } = this.#viewer;
    // Without the loop there is no ring of it.
    const unringed = action.type === 'clear' && session.told('ring');
    if (theme.still || !(unringed || TURNS.includes(action.type))) return false;
    // A button zooms about the middle; a wheel or fingers do so little by little.
    const { x, y } = /** @type {{x: number, y: number}} */ (/** @type {unknown} */ (action));
    return action.type !== 'zoom' || (x === stage.clientWidth / 2 && y === stage.clientHeight / 2);
  }

  /** Keeps what is seen, and shows it until it is known what comes. */
  #begin() {
    const { canvas } = this.#viewer;
    this.#watch();
    this.#fresh = false;
    // Of several acts at once the first knows what was seen.
    if (this.#running && !this.#start) return;
    const from = this.#running ? this.#now(this.#share()) : this.#places();
    if (!from.size || !canvas.width || (!this.#running && !this.#painted)) return;
    copy(this.#running ? this.#over : canvas, this.#old);
    this.#from = from;
    this.#was = { x: 0, y: 0, width: canvas.width / this.#ratio(), height: canvas.height / this.#ratio() };
    copy(this.#old, this.#over);
    canvas.after(this.#over);
    this.#start = this.#seen = 0;
    this.#bare = null;
    if (!this.#running) requestAnimationFrame(this.#step);
    this.#running = true;
  }

  /** The canvas will be cleared: what is seen is kept, if that comes of an act. */
  #hold() {
    if (this.#running ? this.#start : performance.now() - this.#asked < WAY) this.#begin();
  }

  /** The stage may have got another place and size: what was seen stays where it was. */
  #move() {
    const { canvas: { width, height } } = this.#viewer;
    const before = this.#stood, now = this.#stood = this.#stand();
    const x = before.left - now.left, y = before.top - now.top;
    this.#seen = 0;
    if (!x && !y && width === this.#over.width && height === this.#over.height) return;
    const old = h('canvas', { width, height });
    const brush = old.getContext('2d');
    if (!brush) return this.#end();
    brush.fillStyle = this.#paper();
    brush.fillRect(0, 0, width, height);
    brush.drawImage(this.#old, x * this.#ratio(), y * this.#ratio());
    this.#old = old;
    copy(old, this.#over);
    for (const [id, box] of this.#from) this.#from.set(id, moved(box, x, y));
    this.#was = moved(this.#was, x, y);
  }

  /** Brings a factor into sight that went back to where nobody sees it, once it is known where that is. @param {Places} before */
  #follow(before) {
    const viewer = this.#viewer, asked = performance.now();
    const look = () => {
      if (viewer.ended || performance.now() - asked > PATIENCE) return;
      const now = this.#places();
      if (!now.size) return void requestAnimationFrame(look);
      for (const [id, { x, y, width, height }] of now) {
        const was = before.get(id);
        if (!was || Math.abs(was.x - x) + Math.abs(was.y - y) <= NEAR) continue;
        return this.#show({ x, y, width, height });
      }
    };
    requestAnimationFrame(look);
  }

  /** Moves the camera no further than it takes for a box to be in sight. @param {Box} box */
  #show({ x, y, width, height }) {
    const { clientWidth, clientHeight } = this.#viewer.stage;
    const dx = wayIn(x, width, clientWidth), dy = wayIn(y, height, clientHeight);
    if (dx || dy) this.#set({ type: 'pan', dx, dy });
  }

  /** Whether it is known already that all is where it was: as with most clicks, which show at once what they do. */
  #stays() {
    const now = this.#places();
    if (!now.size || now.size !== this.#from.size) return false;
    for (const [id, { x, y, width }] of now) {
      const from = this.#from.get(id);
      if (!from || Math.abs(from.x - x) + Math.abs(from.y - y) + Math.abs(from.width - width) > NEAR / 2) return false;
    }
    return true;
  }

  #end() {
    this.#asked = -PATIENCE;
    this.#hide();
  }

  #hide() {
    this.#running = false;
    this.#over.remove();
  }

  #step = () => {
    if (!this.#running) return;
    const late = !this.#start && performance.now() - this.#asked > PATIENCE;
    if (this.#viewer.ended || late) return this.#end();
    this.#watch();
    if (!this.#start) this.#arrive();
    const share = this.#share();
    if (share >= 1) return this.#hide();
    if (this.#start) this.#paint(share);
    requestAnimationFrame(this.#step);
  };

  /** Where the stage is in the frame. */
  #stand() {
    const { node, stage } = this.#viewer;
    const frame = node.getBoundingClientRect(), { left, top } = stage.getBoundingClientRect();
    return { left: left - frame.left, top: top - frame.top };
  }

  /** How far it has come. */
  #share() {
    const t = this.#start ? Math.min((performance.now() - this.#start) / WAY, 1) : 0;
    return t * t * (3 - 2 * t);
  }

  /** Once the new picture has been there for a frame: what goes where. */
  #arrive() {
    const { canvas } = this.#viewer;
    if (!this.#fresh || ++this.#seen < 2) return;
    this.#to = this.#places();
    this.#start = performance.now();
    const both = [...this.#to].flatMap(([id, to]) => {
      const from = this.#from.get(id);
      return from ? [{ from, to }] : [];
    });
    const { clientWidth: wide, clientHeight: high } = this.#viewer.stage;
    const all = lens(both), near = nearer(all, wide, high);
    this.#lens = near;
    const { scale, x, y } = near;
    const stage = { x: 0, y: 0, width: wide, height: high };
    // From so far that there would be nothing between, only what is seen before and after goes by itself.
    this.#apart = near === all ? both : both.filter(({ from, to }) => meets(from, this.#was) && meets(to, stage));
    const apart = this.#apart.some(({ from, to }) => Math.abs(from.x * scale + x - to.x) + Math.abs(from.y * scale + y - to.y) > NEAR);
    if (!apart && near === all) return;
    const paper = this.#paper();
    this.#bare = [this.#old, canvas].map((picture, i) => {
      const bare = copy(picture, h('canvas'));
      const brush = /** @type {CanvasRenderingContext2D} */ (bare.getContext('2d'));
      brush.fillStyle = paper;
      const ratio = this.#ratio();
      for (const pair of this.#apart) {
        const { x: left, y: top, width, height } = i ? pair.to : pair.from;
        brush.fillRect((left - 2) * ratio, (top - 2) * ratio, (width + 4) * ratio, (height + 4) * ratio);
      }
      return bare;
    });
  }

  /** The picture on its way. @param {number} share */
  #paint(share) {
    const { canvas } = this.#viewer;
    const brush = this.#over.getContext('2d');
    if (!brush) return;
    const ratio = this.#ratio();
    const { width, height } = this.#over;
    const [before = this.#old, after = canvas] = this.#bare ?? [];
    brush.fillStyle = this.#paper();
    brush.fillRect(0, 0, width, height);
    const { scale, x, y } = this.#lens;
    // Where the camera is meanwhile, as a lens on the old picture, and on the new one.
    const now = 1 + (scale - 1) * share;
    brush.setTransform(now, 0, 0, now, x * share * ratio, y * share * ratio);
    brush.globalAlpha = this.#bare ? 1 - share : 1;
    brush.drawImage(before, 0, 0);
    const back = now / scale;
    brush.setTransform(back, 0, 0, back, (x * share - x * back) * ratio, (y * share - y * back) * ratio);
    brush.globalAlpha = share;
    brush.drawImage(after, 0, 0);
    brush.resetTransform();
    brush.globalAlpha = 1;
    if (!this.#bare) return;
    const stage = { x: 0, y: 0, width: width / ratio, height: height / ratio };
    for (const { from, to } of this.#apart) {
      const [picture, cut] = within(to, stage) || !within(from, this.#was) ? [canvas, to] : [this.#old, from];
      // What nobody saw before, nor the edge of it, comes as all else does.
      brush.globalAlpha = meets(from, this.#was) ? 1 : share;
      brush.drawImage(picture, ...square(cut, ratio), ...square(between(from, to, share), ratio));
    }
    brush.globalAlpha = 1;
  }

  /** Where factors are on their way. @param {number} share @returns {Places} */
  #now(share) {
    /** @type {Places} */
    const places = new Map(this.#to);
    for (const [id, to] of this.#to) {
      const from = this.#from.get(id);
      if (from) places.set(id, between(from, to, share));
    }
    return places;
  }

  /** Where factors are; none while that is not known. @param {number} [most] @returns {Places} */
  #places(most = MANY) {
    const { session } = this.#viewer;
    /** @type {Places} */
    const places = new Map();
    for (const id of session.told('ids')) {
      const box = places.size < most && session.screen(id);
      if (box) places.set(id, box);
    }
    return places;
  }

  #paper() {
    return getComputedStyle(this.#viewer.stage).backgroundColor;
  }

  #ratio() {
    return this.#viewer.canvas.width / (this.#viewer.stage.clientWidth || 1);
  }
}

/** How far what lies from `at` on has to go to be within `room`; with a margin, unless it is there already. @param {number} at @param {number} size @param {number} room */
function wayIn(at, size, room) {
  if (at >= 0 && at + size <= room) return 0;
  const most = Math.max(room - size - MARGIN, MARGIN);
  return Math.min(Math.max(at, MARGIN), most) - at;
}

/** @param {HTMLCanvasElement} from @param {HTMLCanvasElement} to */
function copy(from, to) {
  to.width = from.width;
  to.height = from.height;
  if (from.width && from.height) to.getContext('2d')?.drawImage(from, 0, 0);
  return to;
}

/** @param {Box} box @param {number} dx @param {number} dy @returns {Box} */
function moved({ x, y, width, height }, dx, dy) {
  return { x: x + dx, y: y + dy, width, height };
}

/** @param {Box} box @param {Box} area */
function meets({ x, y, width, height }, area) {
  return x < area.x + area.width && y < area.y + area.height && x + width > area.x && y + height > area.y;
}

/** @param {Box} box @param {Box} area */
function within({ x, y, width, height }, area) {
  return x >= area.x && y >= area.y && x + width <= area.x + area.width && y + height <= area.y + area.height;
}

/** @param {Box} from @param {Box} to @param {number} share @returns {Box} */
function between(from, to, share) {
  const part = (/** @type {keyof Box} */ key) => from[key] + (to[key] - from[key]) * share;
  return { x: part('x'), y: part('y'), width: part('width'), height: part('height') };
}

/** @param {Box} box @param {number} ratio @returns {[number, number, number, number]} */
function square({ x, y, width, height }, ratio) {
  return [(x - 1) * ratio, (y - 1) * ratio, (width + 2) * ratio, (height + 2) * ratio];
}

/**
 * How the camera has moved, as far as that can be told of factors that may have moved too.
 * @param {{from: Box, to: Box}[]} both
 * @returns {Lens}
 */
function lens(both) {
  const [first] = both;
  if (!first) return { scale: 1, x: 0, y: 0 };
  const scale = first.to.width / first.from.width;
  const mean = (/** @type {(pair: {from: Box, to: Box}) => number} */ of) => both.reduce((sum, pair) => sum + of(pair), 0) / both.length;
  return { scale, x: mean(({ from, to }) => to.x - from.x * scale), y: mean(({ from, to }) => to.y - from.y * scale) };
}

/**
 * The same way, but no farther than half a stage where what was seen and what is seen have next to nothing in common: bare paper would
 * be all that is between.
 * @param {Lens} lens @param {number} width @param {number} height
 * @returns {Lens}
 */
function nearer(lens, width, height) {
  const { scale, x, y } = lens;
  const common = (/** @type {number} */ at, /** @type {number} */ room) => Math.min(at + scale * room, room) - Math.max(at, 0);
  const shared = Math.max(common(x, width), 0) * Math.max(common(y, height), 0);
  if (shared >= COMMON * Math.min(scale * scale, 1) * width * height) return lens;
  // How far the middle goes.
  const dx = x + (scale - 1) * width / 2, dy = y + (scale - 1) * height / 2;
  const most = 0.5 / Math.max(Math.abs(dx) / width, Math.abs(dy) / height, 0.5);
  return { scale, x: x + dx * (most - 1), y: y + dy * (most - 1) };
}
