/**
 * Fills the list of loops with the same once more: who reads or works in it stays where they are, and what was unfolded
 * stays so.
 * @param {import('../panels/loops.js').LoopsPanel} panel
 * @param {() => void} fill
 */
export function relist({ list, node, reach }, fill) {
  const held = /** @type {HTMLElement | null} */ (list.querySelector(':scope > :focus-within [data-loop]'))?.dataset['loop'] ?? '';
  reach(held);
  const { activeElement } = /** @type {ShadowRoot} */ (list.getRootNode());
  const mark = (/** @type {any} */ stop) => stop.dataset['loop'] ?? stop.textContent;
  const focus = activeElement && list.contains(activeElement) && mark(activeElement);
  const unfolded = list.querySelector('details')?.open;
  fill();
  if (unfolded) list.querySelector('details')?.setAttribute('open', '');
  if (focus) {
    const stops = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('button, summary')]);
    // What is no more leaves the keyboard at its row, and a row in the pane.
    (stops.find((stop) => mark(stop) === focus) ?? stops.find((stop) => mark(stop) === held) ?? node.parentElement)?.focus();
  }
}
