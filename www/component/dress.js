import { sheet } from './sheets.js';

/** @type {Map<string, CSSStyleSheet | null>} */
const sheets = new Map();

/**
 * Adds the look of what was loaded later to the element that shows it, once.
 * @param {Node} node in the element
 * @param {string} css
 */
export function dress(node, css) {
  const root = /** @type {ShadowRoot} */ (node.getRootNode());
  const made = sheets.has(css) ? sheets.get(css) : sheet(css);
  sheets.set(css, made ?? null);
  if (made && !root.adoptedStyleSheets.includes(made)) root.adoptedStyleSheets.push(made);
  if (made) return;
  for (const { textContent } of root.querySelectorAll('style')) if (textContent === css) return;
  const style = document.createElement('style');
  style.textContent = css;
  root.append(style);
}
