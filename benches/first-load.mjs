// Time until a map of 60 factors is drawn and settled, against other libraries: the first-load bench of
// ../shared/bench/layout with a page of ours. Run in a copy of that folder, with esbuild, playwright-core and the
// libraries of its pages in node_modules there, after `make build`:
//   node …/benches/first-load.mjs . OUT.jsonl [ROUNDS] [NAME-PART]
// With PRELOAD=1 the page asks for script and module by <link rel="preload">.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import path from 'node:path';

const [folder = '.', ...rest] = process.argv.slice(2);
const pkg = fileURLToPath(new URL('../pkg/', import.meta.url));
const at = (name) => path.join(folder, 'firstload', name);

/** Ours as a reader gets it: the shipped script and module, and the same graph as a map. */
const PAGE = `const url = '/system-map.js'; const script = import(url); const g = await (await fetch('/g.json')).json();
  window.__t = { data: performance.now() }; await script; const map = document.createElement('system-map'); map.style.cssText = 'width:1200px;height:800px';
  const links = []; for (let i = 0; i < g.edges.length; i += 2) links.push({ id: 'l' + i, from: 'f' + g.edges[i], to: 'f' + g.edges[i + 1], polarity: '+' });
  map.map = { format: 'system-map', version: 1, title: 'x', factors: g.label.map((label, i) => ({ id: 'f' + i, label })), links };
  document.getElementById('m').append(map);
  window.__pos = () => { const boxes = g.label.map((_, i) => map.boxOf('f' + i)); return boxes.every(Boolean) ? boxes.flatMap((b) => [b.x, b.y]) : null; };`;

const source = readFileSync(at('firstload.mjs'), 'utf8');
const files = ['system-map.js', 'system-map.wasm'].map((name) =>
  `put('/${name}', '${name.endsWith('js') ? 'text/javascript' : 'application/wasm'}', readFileSync(${JSON.stringify(path.join(pkg, name))}));`);
const marker = 'const names = ';
if (!source.includes(marker)) throw new Error('the bench has another shape than this plug-in knows');
writeFileSync(at('with-ours.mjs'), source
  // As for the floor of the bench: what the page will want is asked for at once.
  .replace("n.startsWith('floor') ?", "n === 'system-map' && process.env.PRELOAD ? '<link rel=preload href=/g.json as=fetch crossorigin><link rel=modulepreload href=/system-map.js><link rel=preload href=/system-map.wasm as=fetch crossorigin>' : n.startsWith('floor') ?")
  .replace(marker, `${files.join('\n')}\npages['system-map'] = ${JSON.stringify(PAGE)};\n${marker}`)
  .replace(/^put\('\/floor\.wasm'.*$/m, "delete pages['floor (wasm SGD + canvas)'];")
  .replace("(n.startsWith('floor') ? files['/floor.wasm'].br.length : 0)", "(n === 'system-map' ? files['/system-map.js'].br.length + files['/system-map.wasm'].br.length : 0)"));
process.argv.splice(2, Infinity, ...rest);
await import(pathToFileURL(at('with-ours.mjs')).href);
