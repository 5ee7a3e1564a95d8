// The loops of the shipped wasm, for a bench that compares loop finders: `enumerate` (all loops), `sils` (independent
// loops) and `start` (shortest first, in slices). Build first: make build.
import { readFile } from 'node:fs/promises';

const at = (file) => new URL(`../pkg/${file}`, import.meta.url);
const { LoopList, independentLoops, initSync } = await import(at('system-map-tools.js').href);

/**
 * Compiles the module, and has V8 optimize the search. It does so while a program runs, on other threads: a call of
 * half a millisecond would be measured with the compiling of itself. With COLD=1 in the environment it is left out.
 */
export async function init() {
  initSync({ module: await WebAssembly.compile(await readFile(at('system-map-tools.wasm'))) });
  if (process.env.COLD) return;
  const [n, edges, signs] = ring(14);
  const [wide, many] = ring(70);
  for (let round = 0; round < 100; round++) {
    enumerate(n, edges, signs, { maxLen: round % 2 ? 8 : 0 });
    enumerate(wide, many, new Int8Array(many.length / 2).fill(1), { maxLen: 8 });
    // What has been compiled is taken up between calls.
    if (round % 10 === 9) await new Promise((done) => setTimeout(done, 10));
  }
}

/** A ring of nodes, with edges that go on by two and back by three. */
function ring(n) {
  const edges = [];
  for (let i = 0; i < n; i++) for (const by of [1, 2, n - 3]) edges.push(i, (i + by) % n);
  return [n, Uint32Array.from(edges), new Int8Array(3 * n).fill(1)];
}

/**
 * All loops of at most `maxLen` edges, at most `maxCount` of them; 0 is no limit.
 * @param {number} n
 * @param {Uint32Array} edges
 * @param {Int8Array} signs
 */
export default function enumerate(n, edges, signs, { maxLen = 0, maxCount = 0 } = {}) {
  const list = new LoopList(n, edges, signs, maxLen, maxCount);
  while (!list.step(Number.MAX_SAFE_INTEGER));
  const { count, allFound, completeUpTo } = list.told();
  const result = {
    count,
    complete: allFound || (maxLen > 0 && completeUpTo >= maxLen),
    offsets: list.offsets(),
    edges: list.edges(),
    polarity: list.signs(),
  };
  list.free();
  return result;
}

/** A shortest set of loops of which all others are made, as arrays of edge numbers. */
export function sils(n, edges, signs) {
  const flat = independentLoops(n, edges, signs);
  const loops = [];
  for (let i = 0; i < flat.length; i += flat[i] + 1) loops.push(flat.subarray(i + 1, i + 1 + flat[i]));
  return loops;
}

/** A search to be gone on with: `next(ms)` works for about so long and gives the loops that are new. */
export function start(n, edges, signs, { limit = 1000 } = {}) {
  const list = new LoopList(n, edges, signs, 0, limit);
  let given = 0;
  let units = 20_000;
  return {
    next(ms) {
      const until = performance.now() + ms / 2;
      let done = false;
      do {
        const before = performance.now();
        done = list.step(units);
        // As many units as take half a millisecond.
        const took = performance.now() - before;
        units = Math.max(1000, Math.min(1e6, Math.round((units * 0.5) / Math.max(took, 0.05))));
        // The first are given at once.
      } while (!done && performance.now() < until && !(given === 0 && list.told().count > 0));
      const { count, completeUpTo } = list.told();
      const loops = [];
      if (count > given) {
        const offsets = list.offsets();
        const all = list.edges();
        for (; given < count; given++) loops.push(all.subarray(offsets[given], offsets[given + 1]));
      }
      return { done, loops, completeUpTo };
    },
    free: () => list.free(),
  };
}
