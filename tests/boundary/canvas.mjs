// A canvas for Node: it knows how wide a text is, and counts what is drawn on it.

/** What wasm asks a context for. Any other property reads as undefined and fails the test that uses it. */
class Context {
  constructor(canvas) {
    this.canvas = canvas;
    this.calls = {};
    this.texts = [];
  }

  #count(name) {
    this.calls[name] = (this.calls[name] ?? 0) + 1;
  }

  /** Every letter half as wide as the font is high. */
  measureText(text) {
    const size = Number(/(\d+(?:\.\d+)?)px/.exec(this.font)?.[1] ?? 10);
    return { width: text.length * size * 0.5 };
  }

  fillText(text) {
    this.#count('fillText');
    this.texts.push(text);
  }

  static {
    const drawn = ['beginPath', 'moveTo', 'lineTo', 'bezierCurveTo', 'quadraticCurveTo', 'arc', 'arcTo', 'ellipse', 'rect',
      'roundRect', 'closePath', 'fill', 'stroke', 'fillRect', 'clearRect', 'strokeRect', 'save', 'restore', 'clip',
      'setTransform', 'transform', 'translate', 'scale', 'setLineDash'];
    for (const name of drawn) Context.prototype[name] = function draw() { this.#count(name); };
  }
}

// The glue asks whether what it was given is one of these.
globalThis.CanvasRenderingContext2D = Context;
globalThis.HTMLCanvasElement = class HTMLCanvasElement {
  width = 300;
  height = 150;
  #context = new Context(this);

  getContext(kind) {
    return kind === '2d' ? this.#context : null;
  }
};

/** @returns {any} a canvas with nothing on it */
export const canvas = () => new globalThis.HTMLCanvasElement();
