/**
 * The ES module: `<script type="module" src="system-map.js"></script>` defines `<system-map>`.
 */
import { define } from './define.js';
import { setScript } from './beside.js';

setScript(import.meta.url);
define();

export { SystemMapElement } from './element.js';
export { SystemMapError } from './errors.js';
