/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * An element with attributes and children, without any HTML text (so that text from a map file is text, and a page
 * may enforce Trusted Types). `on…` attributes are listeners; `false`, `null` and `undefined` leave an attribute out.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown> | null} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes, ...children) {
  const node = document.createElement(tag);
  set(node, attributes);
  add(node, children);
  return node;
}

/**
 * The same for SVG.
 * @param {string} tag
 * @param {Record<string, unknown> | null} [attributes]
 * @param {...Child} children
 */
export function svg(tag, attributes, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  set(node, attributes);
  add(node, children);
  return node;
}

/** @param {Element} node @param {Record<string, unknown> | null} [attributes] */
function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else node.setAttribute(name, value === true ? '' : String(value));
  }
}

/** @param {Element} node @param {Child[]} children */
function add(node, children) {
  for (const child of children) if (child || child === 0) node.append(child instanceof Node ? child : String(child));
}

/**
 * A line icon of 20 × 20.
 * @param {string} path
 */
export function icon(path) {
  return svg('svg', { viewBox: '0 0 20 20', class: 'icon', 'aria-hidden': 'true' }, svg('path', { d: path }));
}

/**
 * Puts other children into a node, without asking where it is scrolled to: that would make the browser lay out all there is.
 * @param {Element} node
 * @param {Child[]} children
 */
export function fillWith(node, children) {
  node.replaceChildren();
  add(node, children);
}
