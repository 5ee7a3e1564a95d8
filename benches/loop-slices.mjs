// How long a page would wait for the loop search on a map with more than 20 million loops, and what a loop takes in
// memory. `node benches/loop-slices.mjs`, after make build.
import { readFile } from 'node:fs/promises';

const at = (file) => new URL(`../pkg/${file}`, import.meta.url);
const { LoopList, initSync } = await import(at('system-map-tools.js').href);
const { memory } = initSync({ module: await WebAssembly.compile(await readFile(at('system-map-tools.wasm'))) });

/** All links between `n` factors, but of the last one only those to each third factor; and a ring of `more` after it. */
function dense(n, more = 0) {
  const edges = [];
  for (let a = 0; a < n; a++) for (let b = 0; b < n; b++) if (a !== b && (a < n - 1 || b % 3 === 0)) edges.push(a, b);
  for (let i = 0; i < more; i++) edges.push(n - 1 + i, n + i);
  if (more > 0) edges.push(n - 1 + more, 0);
  return [n + more, Uint32Array.from(edges), new Int8Array(edges.length / 2).fill(1)];
}

const round = (x) => Math.round(x * 100) / 100;

// The same loops by the search for small graphs and, with a ring of 60 factors more, by the walk.
for (const [name, map] of [['12 factors', dense(12)], ['72 factors', dense(12, 60)]]) {
  for (const limit of [1000, 20_000_000]) {
    let [longest, slices, units, done] = [0, 0, 20_000, false];
    const list = new LoopList(...map, 0, limit);
    const begun = performance.now();
    while (!done && performance.now() - begun < 20_000) {
      // As many units as take 4 ms, as they are reckoned in a page.
      const before = performance.now();
      done = list.step(units);
      const took = performance.now() - before;
      longest = Math.max(longest, took);
      units = Math.max(1000, Math.min(1e7, Math.round((units * 4) / Math.max(took, 0.05))));
      slices++;
    }
    const { count, totalAtLeast } = list.told();
    const bytes = memory.buffer.byteLength;
    // To cancel a search is not to call it again, and to free what it holds.
    const before = performance.now();
    list.free();
    const freed_ms = round(performance.now() - before);
    console.log({ name, limit, slices, done, count, totalAtLeast, longest_ms: round(longest), freed_ms, bytes });
  }
}

// On a fresh memory: how much it grows by.
for (const [name, graph, most] of [['12 factors, at most 9', dense(12), 9], ['12 factors', dense(12), 0]]) {
  const { LoopList, initSync } = await import(`${at('system-map-tools.js').href}?${encodeURIComponent(name)}`);
  const { memory } = initSync({ module: await WebAssembly.compile(await readFile(at('system-map-tools.wasm'))) });
  const before = memory.buffer.byteLength;
  const list = new LoopList(...graph, most, 0);
  while (!list.step(1e7));
  const { count } = list.told();
  let links = 0;
  const offsets = list.offsets();
  links = offsets[count];
  const bytes = (memory.buffer.byteLength - before) / count;
  console.log({ name, count, bytes_per_loop: round(bytes), at_most: round(24 + (4 * links) / count) });
}
