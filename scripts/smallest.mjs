// smallest.mjs FOLDER OUTPUT: copies the file of a folder that brotli makes smallest; of equals the first by number.
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const [folder, output] = process.argv.slice(2);
const compress = promisify(brotliCompress);

/** @param {string} name */
async function size(name) {
  const bytes = readFileSync(path.join(folder, name));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return (await compress(bytes, { params })).length;
}

const names = readdirSync(folder).sort((a, b) => parseInt(a, 10) - parseInt(b, 10));
const sizes = await Promise.all(names.map(size)); // on all processors
const best = sizes.indexOf(Math.min(...sizes));
copyFileSync(path.join(folder, names[best]), output);
console.log(`    ${sizes[best]} bytes (brotli), the best of ${names.length} orders of functions; the worst has ${Math.max(...sizes)}`);
