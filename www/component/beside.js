import { h } from './dom.js';

/** Where this script came from; the wasm modules are beside it, and what is loaded when it is first wanted. */
let script = '';

/** @param {string} url of the script, as the entry files know it */
export function setScript(url) {
  script = url;
}

/** @param {string} name */
export function beside(name) {
  return new URL(name, new URL(script, document.baseURI));
}

/**
 * A paragraph of the map's own words: what is Markdown in it is told as such, once what reads it is loaded.
 * @param {string | null | undefined} text @param {string} [look]
 */
export function prose(text, look) {
  const told = text && h('p', { class: look, dir: 'auto' }, text);
  if (told && /[*_`[\n]|:\/\//.test(text)) import(beside('system-map-prose.js').href).then((prose) => prose.told(told)).catch(() => {});
  return told;
}
