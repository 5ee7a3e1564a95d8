/** @typedef {{x: number, y: number}} Point */

/** The pointers that are down: where each is, and how two of them hold the map. */
export class Hands {
  /** @type {Map<number, Point>} */
  #at = new Map();

  get count() {
    return this.#at.size;
  }

  /** @param {number} id */
  get(id) {
    return this.#at.get(id);
  }

  /** @param {number} id @param {Point} at */
  put(id, at) {
    this.#at.set(id, at);
  }

  /** @param {number} id */
  lift(id) {
    this.#at.delete(id);
  }

  /** The middle of the first two pointers, and how far apart they are. */
  grip() {
    const [a, b = a] = this.#at.values();
    if (!a || !b) return { x: 0, y: 0, apart: 0 };
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, apart: Math.hypot(a.x - b.x, a.y - b.y) };
  }
}
