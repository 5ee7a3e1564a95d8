// Loads the shipped wasm into Node: what the component's loader does in a page.
import { readFile } from 'node:fs/promises';

const at = (path) => new URL(`../../${path}`, import.meta.url);

/** A fresh instance of the glue with its own memory, and the exports of the module itself (`.memory`). */
export async function load() {
  // A query makes Node evaluate the module again: no state is shared between two loads.
  const glue = await import(`${at('www/component/wasm/system_map.js')}?${++loads}`);
  const wasm = await glue.default({ module_or_path: await readFile(at('pkg/system-map.wasm')) });
  return { glue, wasm };
}
let loads = 0;
