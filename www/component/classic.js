/**
 * The classic script: `<script src="system-map.classic.js"></script>` defines `<system-map>`, also in pages that
 * cannot use modules (a page opened from a disk is one; it then says why no map can be read).
 */
import { define } from './define.js';
import { setScript } from './beside.js';

const { currentScript } = document;
setScript(currentScript instanceof HTMLScriptElement ? currentScript.src : '');
define();
