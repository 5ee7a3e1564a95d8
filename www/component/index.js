// The ES module: `<script type="module" src="…/system-map.js">`. The wasm lies beside it.
import { define } from './element.js';

export { SystemMapElement } from './element.js';

define(new URL('system-map.wasm', import.meta.url));
