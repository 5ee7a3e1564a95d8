/**
 * What `system-map-tools.js` holds: the glue of the wasm module of that name, and what is built on it (see `loadTools`).
 */
export { GraphLayout, LoopList, Session, independentLoops, initSync } from './wasm/system_map_tools.js';
export { ring } from './ring.js';
export { withTools } from './saving.js';
export { asking } from './explore/asking.js';
