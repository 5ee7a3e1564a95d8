import { SystemMapElement } from './element.js';

/** Registers the element under its name; a second copy of the script on the page leaves the first in charge. */
export function define() {
  if (!customElements.get('system-map')) customElements.define('system-map', SystemMapElement);
}
