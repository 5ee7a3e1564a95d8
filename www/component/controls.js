import { h } from './dom.js';
import { Gestures } from './gestures.js';

/**
 * What pointers and keys mean for a map: the boards that gestures and keys are made on.
 *
 * @typedef {import('./viewer.js').Viewer} Viewer
 * @typedef {import('./types.js').Target} Target
 */
export class Controls {
  #viewer;
  #gestures;
  #hint = h('p', { class: 'hint', 'aria-hidden': 'true' });
  #hintTimer = 0;

  /** @param {Viewer} viewer */
  constructor(viewer) {
    this.#viewer = viewer;
    const { stage, host } = viewer;
    const filled = () => document.fullscreenElement === host;
    this.#gestures = new Gestures(stage, {
      act: (action) => {
        viewer.act(action);
        if (action.type === 'drop') viewer.more(({ moved }) => moved(viewer, false)).catch(() => {});
      },
      pick: ({ x, y }, reach) => viewer.call(() => viewer.session.pick(x, y, reach)) ?? null,
      box: (id) => viewer.session.screen(id) ?? null,
      selected: () => viewer.details,
      choose: (target) => {
        stage.focus({ preventScroll: true });
        if (target) viewer.choose(target.kind, target.id);
        else this.#clear();
      },
      enter: (target) => this.#enter(target),
      ask: () => viewer.wake(),
      wheelHint: () => viewer.more(({ wheelHint }) => wheelHint(viewer)).catch(() => {}),
      filled,
      engaged: () => filled() || /** @type {ShadowRoot} */ (stage.getRootNode()).activeElement === stage,
    });
    stage.append(this.#hint);
    stage.addEventListener('keydown', (event) => {
      const { there } = viewer;
      if (!there) viewer.more(({ press }) => press(event, viewer)).catch(() => {});
      else if (viewer.call(() => there.press(event, viewer))) event.preventDefault();
    });
    // “Back” is back from anywhere in the viewer, but from where somebody types.
    viewer.node.addEventListener('keydown', (event) => {
      const from = /** @type {Element} */ (event.composedPath()[0]);
      if (event.key !== 'Escape' || event.defaultPrevented || from.matches('input, select')) return;
      if (viewer.call(() => this.back())) event.preventDefault();
    });
  }

  end() {
    clearTimeout(this.#hintTimer);
    this.#gestures.end();
  }

  /** Hands what pointers did since the last frame to the session. */
  flush() {
    this.#gestures.flush();
  }

  /** Zooms about the middle. @param {number} by */
  zoom(by) {
    const { clientWidth, clientHeight } = this.#viewer.stage;
    this.#viewer.act({ type: 'zoom', by, x: clientWidth / 2, y: clientHeight / 2 });
  }

  /** @param {Target | null} target */
  #enter(target) {
    if (target?.kind === 'factor') this.#viewer.focusOn(target.id);
    else if (!target) this.#viewer.act({ type: 'fit' });
  }

  /** Nothing is chosen any more, nor a loop waited for; whether there was something. */
  #clear() {
    const viewer = this.#viewer;
    return (viewer.details || viewer.session.told('state').loop) && viewer.act({ type: 'clear' });
  }

  /** Undoes the last narrowing; whether there was one. */
  back() {
    const viewer = this.#viewer;
    if (this.#clear()) return true;
    if (viewer.story?.id) viewer.story.end();
    else if (viewer.session.told('state').focus) viewer.unfocus();
    else return false;
    return true;
  }

  /** Says something over the map. @param {string} text @param {number} ms how long it is there */
  hint(text, ms) {
    this.#hint.textContent = text;
    this.#hint.classList.add('on');
    clearTimeout(this.#hintTimer);
    this.#hintTimer = window.setTimeout(() => this.#hint.classList.remove('on'), ms);
  }
}
