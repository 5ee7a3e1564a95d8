// Prints what a page downloads, raw and compressed, and says when the viewer is over its budget; with --check fails then.
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/**
 * What the viewer may weigh: all that is loaded to open a map, lay it out, find its loops and explore it (wasm and
 * JavaScript together, brotli), in bytes. What is loaded only when wanted is not in it.
 */
const BUDGET = 110_000;

const rows = [
  ['pkg/system-map.wasm', 'viewer'],
  ['pkg/system-map.js', 'viewer'],
  ['pkg/system-map.classic.js', 'instead of system-map.js'],
  ['pkg/system-map-more.js', 'loaded when wanted'],
  ['pkg/system-map-prose.js', 'loaded when wanted'],
  ['pkg/system-map-print.js', 'loaded at rest'],
  ['pkg/system-map-tools.wasm', 'loaded when wanted'],
  ['pkg/system-map-tools.js', 'loaded when wanted'],
  ['pkg/system-map-formats.wasm', 'loaded when wanted'],
  ['pkg/system-map-formats.js', 'loaded when wanted'],
  ...(existsSync('pkg/lang') ? readdirSync('pkg/lang') : []).map((name) => [`pkg/lang/${name}`, 'loaded when wanted']),
];
const sum = [0, 0, 0];
const kib = (n) => (n / 1024).toFixed(1).padStart(9);
const line = (name, sizes, note) => console.log(`${name.padEnd(28)}${sizes.map(kib).join('')}   ${note}`);

console.log(`\n${'KiB'.padEnd(28)}${['raw', 'gzip', 'brotli'].map((s) => s.padStart(9)).join('')}`);
for (const [file, note] of rows) {
  if (!existsSync(file)) {
    console.error(`${file} is not there: make build`);
    process.exit(1);
  }
  const bytes = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const sizes = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes, { params }).length];
  line(file, sizes, note);
  if (note === 'viewer') sizes.forEach((n, i) => (sum[i] += n));
}
const over = sum[2] - BUDGET;
const budget = `the budget of ${(BUDGET / 1024).toFixed(1)} KiB brotli`;
line('viewer', sum, `${over > 0 ? 'more than' : `${Math.floor((100 * sum[2]) / BUDGET)} % of`} ${budget}`);

if (over > 0) {
  console.error(`\nThe viewer is over the budget by ${over} bytes (wasm + JavaScript, brotli).`);
  if (process.argv.includes('--check')) process.exit(1);
}
