/**
 * What `system-map-formats.js` holds: the glue of the wasm module of that name (see `loadFormats`).
 */
export { exportMap, importMap, initSync } from './wasm/system_map_formats.js';
