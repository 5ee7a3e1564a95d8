// The classic script: `<script src="…/system-map.classic.js">`, which also runs in a page opened from a disk.
import { define } from './element.js';

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
define(new URL('system-map.wasm', script?.src || document.baseURI));
