/** What can have the keyboard, and what can be opened. */
const STOPS = 'button, a, summary';

/**
 * Fills a pane with the same once more: who reads or works in it stays where they are, and what was opened stays open.
 * @param {HTMLElement} pane
 * @param {() => void} fill
 */
export function refill(pane, fill) {
  const { activeElement } = /** @type {ShadowRoot} */ (pane.getRootNode());
  const stops = () => /** @type {HTMLElement[]} */ ([...pane.querySelectorAll(STOPS)]);
  const words = (/** @type {HTMLElement | undefined} */ stop) => stop?.textContent;
  const before = stops();
  const at = before.findIndex((stop) => stop === activeElement);
  const open = [...pane.querySelectorAll('details')].map((details) => details.open);
  const scroller = pane.parentElement;
  const top = scroller?.scrollTop ?? 0;
  fill();
  [...pane.querySelectorAll('details')].forEach((details, i) => { details.open = !!open[i]; });
  if (scroller) scroller.scrollTop = top;
  if (at < 0) return;
  const after = stops();
  // What was told before may stand further down now.
  const same = words(after[at]) === words(before[at]) ? after[at] : after.find((stop) => words(stop) === words(before[at]));
  (same ?? after[at])?.focus({ preventScroll: true });
}
