import init from './wasm/system_map.js';

/** Where the wasm lies. @type {URL} */
let wasmAddress;
/** Loaded once for all maps of a page. @type {Promise<unknown> | undefined} */
let loading;

/** An interactive causal loop diagram. */
export class SystemMapElement extends HTMLElement {
  async connectedCallback() {
    try {
      await (loading ??= init({ module_or_path: wasmAddress }));
      this.dataset.ready = '';
    } catch (error) {
      console.error('system-map:', error);
    }
  }
}

/**
 * Makes `<system-map>` known, once.
 *
 * @param {URL} address of the wasm
 */
export function define(address) {
  wasmAddress = address;
  if (!customElements.get('system-map')) customElements.define('system-map', SystemMapElement);
}
