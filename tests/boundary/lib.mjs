// Loads the shipped wasm into Node: what the component's loader does in a page.
import { readFile } from 'node:fs/promises';
import { parsed } from '../../www/component/parse.js';

const at = (path) => new URL(`../../${path}`, import.meta.url);

/**
 * A fresh instance of the viewer's glue with its own memory, and the exports of the module itself (`.memory`). Its
 * `Session` takes bytes, as that of the tools does.
 */
export async function load() {
  const { glue, wasm } = await fresh('system_map', 'system-map');
  const Session = class extends glue.Session {
    constructor(bytes, options) {
      super(parsed(bytes), options);
    }
  };
  return { glue: { ...glue, Session }, wasm };
}

/** The same of the module that is loaded only when it is wanted. */
export const loadTools = () => fresh('system_map_tools', 'system-map-tools');

/** The same of the module that reads and writes the files of other programs. */
export const loadFormats = () => fresh('system_map_formats', 'system-map-formats');

async function fresh(script, module) {
  // A query makes Node evaluate the module again: no state is shared between two loads.
  const glue = await import(`${at(`www/component/wasm/${script}.js`)}?${++loads}`);
  const wasm = await glue.default({ module_or_path: await readFile(at(`pkg/${module}.wasm`)) });
  return { glue, wasm };
}
let loads = 0;
