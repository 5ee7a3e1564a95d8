// The layout of the shipped wasm, for a bench that compares layouts: `layout(n, edges, seed, {sizes, budgetMs})`.
// With a budget of 0 it is the first layout without overlaps; with more it is refined for so long, or until it is at
// rest. Build first: make build.
import { readFile } from 'node:fs/promises';

const at = (file) => new URL(`../pkg/${file}`, import.meta.url);
const { GraphLayout, initSync } = await import(at('system-map-tools.js').href);

let units = 0;

/** Compiles the module. */
export async function init() {
  initSync({ module: await WebAssembly.compile(await readFile(at('system-map-tools.wasm'))) });
}

/**
 * Places of boxes of `sizes` [w, h, …], as [x, y, …].
 * @param {number} n
 * @param {Uint32Array} edges
 * @param {number} seed
 * @param {{sizes: Float32Array, budgetMs?: number}} options
 */
export function layout(n, edges, seed, { sizes, budgetMs = 0 }) {
  const layout = new GraphLayout(n, edges, sizes, seed);
  const until = performance.now() + budgetMs;
  units = 0;
  while (performance.now() < until && !layout.step(10)) units += 10;
  layout.finish();
  const places = layout.places();
  layout.free();
  return places;
}

/** Units of work of the last call. */
export const lastIterations = () => units;
