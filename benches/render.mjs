// CPU time of a frame in which every factor of a map moves, or in which all is panned, against other libraries: the render
// bench of ../shared/bench/layout with a drawer of ours, which is the shipped tools' module as the page uses it: it places
// labels, links, signs, delays and badges anew and paints them. Run in a copy of that folder, with its packages and
// d3-force in node_modules there, after `make build`:
//   node …/benches/render.mjs . OUT.jsonl [FACTORS,…] [NAME-PART]
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import path from 'node:path';

const [folder = '.', ...rest] = process.argv.slice(2);
const pkg = (file) => JSON.stringify(fileURLToPath(new URL(`../pkg/${file}`, import.meta.url)));
const at = (name) => path.join(folder, 'render', name);

/** As the other drawers: a map on a canvas of 1200 by 800; places are given in each frame, and the view. */
writeFileSync(at('ours.js'), `
import { Session, initSync } from ${pkg('system-map-tools.js')};
import bytes from ${pkg('system-map-tools.wasm')};
initSync({ module: new WebAssembly.Module(bytes) });
export const ours = { 'system-map'(host, g) {
  const factors = g.label.map((label, i) => ({ id: 'f' + i, label, x: g.pos[2 * i], y: g.pos[2 * i + 1] })), links = [];
  for (let i = 0; i < g.m; i++) links.push({ id: 'l' + i, from: 'f' + g.e[2 * i], to: 'f' + g.e[2 * i + 1], polarity: i & 1 ? '-' : '+', ...(i % 6 ? {} : { delay: 'short' }) });
  const session = new Session(new TextEncoder().encode(JSON.stringify({ format: 'system-map', version: 1, title: 'x', factors, links })), {});
  const canvas = document.createElement('canvas');
  canvas.style.cssText = 'width:1200px;height:800px;display:block';
  host.append(canvas);
  session.attach(canvas);
  session.resize(1200, 800, devicePixelRatio);
  const rest = () => { while (session.step(100000) & 2); };
  rest();
  let last = null, seen = { x: 0, y: 0 };
  return { draw(pos, v) {
    if (pos !== last) {
      last = pos;
      // As many hands as factors: the only way in which all of a map moves at once.
      for (let i = 0; i < g.n; i++) session.act({ type: 'drag', id: factors[i].id, x: pos[2 * i], y: pos[2 * i + 1] });
      session.step(1);
    }
    if (v.x !== seen.x || v.y !== seen.y) session.act({ type: 'pan', dx: v.x - seen.x, dy: v.y - seen.y });
    seen = v;
    session.paint();
  } };
} };
`);
/** Places to begin with, as the bench has them. */
writeFileSync(at('places.js'), `
import { forceSimulation, forceLink, forceManyBody, forceX, forceY } from 'd3-force';
export const init = () => {};
export function d3(n, edges, seed, ticks) {
  const nodes = Array.from({ length: n }, () => ({})), links = [];
  for (let i = 0; i < edges.length; i += 2) links.push({ source: edges[i], target: edges[i + 1] });
  forceSimulation(nodes).force('l', forceLink(links)).force('c', forceManyBody()).force('x', forceX()).force('y', forceY()).stop().tick(ticks);
  return nodes.flatMap(({ x, y }) => [x, y]);
}
`);
/** A file of the bench under another name, with some of its text replaced. */
const changed = (name, as, ...replacements) => {
  let source = readFileSync(at(name), 'utf8');
  for (const [from, to] of replacements) {
    if (!source.includes(from)) throw new Error(`${name} has another shape than this plug-in knows: there is no ${from}`);
    source = source.replace(from, to);
  }
  writeFileSync(at(as), source);
};
changed('page.js', 'page-with-ours.js', ['const all = {', "import { ours } from './ours.js';\nconst all = { ...ours,"]);
changed('frames.mjs', 'with-ours.mjs', ['../floor/floor.mjs', './places.js'], ["'page.js'", "'page-with-ours.js'"],
  ['bundle: true,', "bundle: true, loader: { '.wasm': 'binary' }, logLevel: 'error',"],
  // A map without labels is none.
  ['n <= 1000 ? [1, 0] : [0]', '[1]']);
process.argv.splice(2, Infinity, ...rest);
await import(pathToFileURL(at('with-ours.mjs')).href);
