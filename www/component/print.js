/**
 * What `system-map-print.js` holds: what puts a map on paper as a figure of lines and words instead of pixels. It is loaded
 * once the map is at rest, for a page is printed at once or not at all: `beforeprint` waits for nothing.
 */
import { svg } from './dom.js';
import { dress } from './dress.js';
import { STEP, STEPS, css } from './print/style.js';

/** @typedef {import('./viewer.js').Viewer} Viewer */

/** Letters that are at least so high (CSS px) can be read on paper: 7 pt. */
const READABLE = 9.4;

export class Print {
  #viewer;
  #printed = matchMedia('print');
  /** @type {Element | null} */
  #figure = null;
  /** The key was closed before. */
  #closed = false;

  /** @param {Viewer} viewer */
  constructor(viewer) {
    this.#viewer = viewer;
    dress(viewer.node, css);
    // Some browsers tell of the one only, some of the other.
    addEventListener('beforeprint', this.#on);
    addEventListener('afterprint', this.#off);
    this.#printed.addEventListener('change', this.#changed);
    if (this.#printed.matches) this.#on();
  }

  end() {
    removeEventListener('beforeprint', this.#on);
    removeEventListener('afterprint', this.#off);
    this.#printed.removeEventListener('change', this.#changed);
  }

  #changed = () => (this.#printed.matches ? this.#on() : this.#off());

  #on = () => {
    const viewer = this.#viewer;
    if (this.#figure) return;
    // Paper is light.
    viewer.set({ type: 'theme', dark: false, contrast: false, colors: '' });
    viewer.panel.key.refresh();
    const { session } = viewer;
    this.#figure = viewer.call(() => ('toSVG' in session ? read(session.toSVG({ theme: 'light', bare: true })) : record(viewer))) ?? null;
    if (!this.#figure) return;
    viewer.stage.append(this.#figure);
    ink(this.#figure);
    this.#fit(this.#figure);
    // A key that somebody has closed could not be opened on paper.
    const { keyBox } = viewer.panel;
    this.#closed = !keyBox.open;
    keyBox.open = true;
  };

  /**
   * Tells the style for paper how large the figure is, how much room all else takes, and from which width and height of a
   * sheet on the figure's letters can be read. (How large the sheet is, only the style knows.)
   * @param {Element} figure
   */
  #fit(figure) {
    const { node, stage, host, panel } = this.#viewer;
    const [, , w = 1, h = 1] = (figure.getAttribute('viewBox') ?? '').split(' ').map(Number);
    // Some hundred letters tell of all.
    const some = [...figure.querySelectorAll('text')].filter((_, i, { length }) => i % Math.ceil(length / 300) === 0);
    const sizes = some.map((text) => parseFloat(getComputedStyle(text).fontSize)).sort((a, b) => a - b);
    const scale = READABLE / (sizes[sizes.length >> 1] || READABLE);
    const high = (/** @type {string} */ name) => /** @type {HTMLElement | null} */ (node.querySelector(name))?.offsetHeight ?? 0;
    const before = host.previousElementSibling;
    const headed = !!before?.matches('h1, h2, h3, h4, h5, h6, hgroup, header');
    const head = 48 + high('.heading') + high('.shown .text') + (headed ? 2 * (before?.clientHeight ?? 0) : 0);
    let long = 0, short = 0;
    for (const entry of panel.key.list.children) {
      if (entry.matches('.link, .delay, .strength')) long++;
      else short += 60 + 7 * (entry.textContent ?? '').length;
    }
    const said = panel.caption.matches('[hidden], .empty') ? 0 : panel.captionText.textContent?.length ?? 0;
    const below = 24 + 24 * (long + Math.ceil(short / 640) + Math.ceil(said / 80));
    for (const [name, value] of Object.entries({ w, h, head: `${head}px`, below: `${below}px` })) stage.style.setProperty(`--${name}`, String(value));
    node.classList.toggle('headed', headed);
    const steps = (/** @type {number} */ n) => String(Math.min(Math.max(Math.round(n / STEP), 1), STEPS));
    Object.assign(stage.dataset, {
      wide: steps(w * scale), full: steps(h * scale + head + below), long: steps(w * scale + head + below), high: steps(h * scale + head),
      turn: w > 1.15 * h ? 'upright' : h > 1.15 * w ? 'across' : '',
    });
  }

  #off = () => {
    if (!this.#figure) return;
    this.#figure.remove();
    this.#figure = null;
    if (this.#closed) this.#viewer.panel.keyBox.open = false;
    this.#viewer.set(this.#viewer.look);
    this.#viewer.panel.key.refresh();
  };
}

/** The figure, with so much of the map's plane on it. @param {number[]} box left, top, width, height @param {Element[]} shapes */
function figure(box, shapes) {
  const node = /** @type {SVGElement} */ (svg('svg', { viewBox: box.join(' '), class: 'print', 'aria-hidden': 'true' }, ...shapes));
  node.style.direction = 'ltr';
  return node;
}

/**
 * What the viewer's module paints, as elements: its brush, the canvas's context, writes down what it is asked to do for once.
 * So there are no two ways of drawing in the module, one of which is seldom wanted. Null if there is nothing yet.
 * @param {Viewer} viewer
 */
function record(viewer) {
  const context = /** @type {any} */ (viewer.canvas.getContext('2d'));
  /** @type {Element[]} */
  const shapes = [];
  /** Around all: left, top, right, bottom. */
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  let d = '', dash = '', x = 0, y = 0;
  const round = (/** @type {number} */ n) => Math.round(n * 100) / 100;
  /** @param {number} u @param {number} v @param {number} by */
  const holds = (u, v, by = 0) => {
    [u - by, v - by].forEach((n, i) => (box[i] = Math.min(box[i] ?? n, n)));
    [u + by, v + by].forEach((n, i) => (box[i + 2] = Math.max(box[i + 2] ?? n, n)));
  };
  /** @param {string} letter @param {number[]} to */
  const go = (letter, ...to) => {
    d += letter + to.map(round).join(' ');
    [x = 0, y = 0] = to.slice(-2);
    holds(x, y, 2);
  };
  /** @param {Record<string, unknown>} how */
  const shape = (how) => shapes.push(svg('path', { d, fill: 'none', ...how }));
  const brush = {
    fillStyle: '', strokeStyle: '', lineWidth: 1, lineCap: '', lineJoin: '', font: '', textAlign: '',
    setTransform() {},
    fillRect() {},
    beginPath: () => void (d = ''),
    moveTo: (/** @type {number[]} */ ...to) => go('M', ...to),
    lineTo: (/** @type {number[]} */ ...to) => go('L', ...to),
    /** @type {(a: number, b: number, p: number, q: number, u: number, v: number) => void} */
    bezierCurveTo(a, b, p, q, u, v) {
      for (const t of [0.25, 0.5, 0.75]) {
        const at = (/** @type {number[]} */ [k = 0, l = 0, m = 0, n = 0]) => (1 - t) ** 3 * k + 3 * t * (1 - t) ** 2 * l + 3 * t * t * (1 - t) * m + t ** 3 * n;
        holds(at([x, a, p, u]), at([y, b, q, v]), 4);
      }
      go('C', a, b, p, q, u, v);
    },
    /** A round corner. @type {(a: number, b: number, u: number, v: number, r: number) => void} */
    arcTo(a, b, u, v, r) {
      const short = (/** @type {number} */ k, /** @type {number} */ l) => [a + Math.sign(k - a) * r, b + Math.sign(l - b) * r];
      go('L', ...short(x, y));
      d += `A${r} ${r} 0 0 1`;
      go(' ', ...short(u, v));
    },
    closePath: () => void (d += 'Z'),
    setLineDash: (/** @type {number[]} */ lengths) => void (dash = lengths.map(round).join(' ')),
    fill: () => shape({ fill: brush.fillStyle }),
    stroke: () => shape({
      stroke: brush.strokeStyle, 'stroke-width': round(brush.lineWidth), 'stroke-dasharray': dash || null,
      'stroke-linecap': brush.lineCap || null, 'stroke-linejoin': brush.lineJoin || null,
    }),
    fillText(/** @type {string} */ words, /** @type {number} */ u, /** @type {number} */ v) {
      holds(u, v, 12);
      const text = /** @type {SVGElement} */ (svg('text', { x: round(u), y: round(v), fill: brush.fillStyle, 'text-anchor': brush.textAlign === 'center' ? 'middle' : null }, words));
      text.style.font = brush.font;
      shapes.push(text);
    },
  };
  const names = /** @type {(keyof typeof brush)[]} */ (Object.keys(brush));
  for (const name of names) {
    Object.defineProperty(context, name, {
      configurable: true, get: () => brush[name], set: (value) => void (/** @type {any} */ (brush)[name] = value),
    });
  }
  try {
    viewer.session.paint();
  } finally {
    for (const name of names) delete context[name];
  }
  const [left = 0, top = 0, right = 0, bottom = 0] = box.map(round);
  return shapes.length ? figure([left, top, round(right - left), round(bottom - top)], shapes) : null;
}

/**
 * The elements of an SVG that the tools wrote. (No parser of the browser's: a page may allow none of them.)
 * @param {string} text
 */
function read(text) {
  /** @type {Element[]} */
  const open = [svg('g')];
  let box = '';
  for (const [, end, tag = '', given = '', empty, words = ''] of text.matchAll(/<(\/?)(\w+)([^>]*?)(\/?)>([^<]*)/g)) {
    if (end) {
      open.pop();
      continue;
    }
    const node = svg(tag);
    for (const [, name = '', value = ''] of given.matchAll(/([\w:-]+)="([^"]*)"/g)) {
      if (name === 'viewBox') box = value;
      else if (!/^(id|xml.*)$/.test(name)) node.setAttribute(name, plain(value));
    }
    node.textContent = plain(words.trimEnd());
    // What it says about itself, the page says already; and paper is there.
    if (!/^(title|desc)$/.test(tag) && node.getAttribute('class') !== 'paper') open[open.length - 1]?.append(node);
    if (!empty) open.push(node);
  }
  const family = open[0]?.firstElementChild?.getAttribute('font-family');
  const all = [...open[0]?.firstElementChild?.children ?? []];
  return figure(box.split(' ').map(Number), [svg('g', { 'font-family': family }, ...all)]);
}

/**
 * Darkens what is pale because something else is chosen: on a screen it stands behind that, on paper in black and white it
 * would be gone. Letters then have a contrast of 4.5, lines of 3.
 * @param {Element} figure
 */
function ink(figure) {
  /** @type {Map<string, string>} */
  const darker = new Map();
  /** @param {Element} node @param {string} name @param {number} contrast */
  const darken = (node, name, contrast) => {
    const color = node.getAttribute(name) ?? '';
    if (!/^#[\da-f]{6}$/.test(color) || color === '#ffffff') return;
    const parts = [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16) / 255);
    const [r = 0, g = 0, b = 0] = parts.map((n) => n ** 2.2);
    const most = 1.05 / contrast - 0.05, light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    if (light <= most) return;
    const to = '#' + parts.map((n) => Math.floor(n * (most / light) ** (1 / 2.2) * 255).toString(16).padStart(2, '0')).join('');
    if (name === 'stroke') darker.set(color, to);
    node.setAttribute(name, to);
  };
  for (const node of figure.querySelectorAll('[stroke]')) darken(node, 'stroke', 3);
  for (const node of figure.querySelectorAll('text')) darken(node, 'fill', 4.5);
  // The heads of arrows are as their shafts.
  for (const node of figure.querySelectorAll(':not(text)[fill]')) {
    const as = darker.get(node.getAttribute('fill') ?? '');
    if (as) node.setAttribute('fill', as);
  }
}

/** @param {string} text with XML's references */
function plain(text) {
  const named = /** @type {Record<string, string>} */ ({ amp: '&', lt: '<', gt: '>', quot: '"' });
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) => (code ? String.fromCodePoint(Number(code)) : named[name] ?? ''));
}
