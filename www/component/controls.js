import { h } from './dom.js';
import { Gestures } from './gestures.js';
import { press } from './keyboard.js';
import { fill } from './words.js';

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
        if (action.type === 'drop') this.#moved(false);
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
      wheelHint: () => this.#wheelHint(),
      filled,
      engaged: () => filled() || /** @type {ShadowRoot} */ (stage.getRootNode()).activeElement === stage,
    });
    stage.append(this.#hint);
    stage.addEventListener('keydown', (event) => {
      if (viewer.call(() => press(event, this.#keys))) event.preventDefault();
    });
    // “Back” is back from anywhere in the viewer, but from where somebody types.
    viewer.node.addEventListener('keydown', (event) => {
      const from = /** @type {Element} */ (event.composedPath()[0]);
      if (event.key !== 'Escape' || event.defaultPrevented || from.matches('input, select')) return;
      if (viewer.call(() => this.#back())) event.preventDefault();
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
  #back() {
    const viewer = this.#viewer;
    if (this.#clear()) return true;
    if (viewer.story?.id) viewer.story.end();
    else if (viewer.session.told('state').focus) viewer.unfocus();
    else return false;
    return true;
  }

  /** A factor was moved. @param {boolean} byKey then nobody may have seen it */
  #moved(byKey) {
    const viewer = this.#viewer;
    const { session, details } = viewer;
    const kept = !session.told('state').focus;
    viewer.tell((words) => {
      if (!kept) this.#showHint(words.notKept, 4000);
      if (byKey && details) viewer.say(`${fill(words.sayMoved, { label: details.kind === 'factor' ? details.label : '' })} ${kept ? '' : words.notKept}`);
      else if (!kept) viewer.say(words.notKept);
    });
  }

  #wheelHint() {
    this.#viewer.tell((words) => this.#showHint(/Mac|iP/.test(navigator.platform) ? words.wheelHintMac : words.wheelHint, 1200));
  }

  /** @param {string} text @param {number} ms how long it is there */
  #showHint(text, ms) {
    this.#hint.textContent = text;
    this.#hint.classList.add('on');
    clearTimeout(this.#hintTimer);
    this.#hintTimer = window.setTimeout(() => this.#hint.classList.remove('on'), ms);
  }

  /** @returns {import('./keyboard.js').Board} */
  get #keys() {
    const viewer = this.#viewer;
    const { details } = viewer;
    return {
      act: viewer.act,
      moved: () => this.#moved(true),
      chosen: () => (details?.kind === 'factor' ? details.id : null),
      walk: (way) => void viewer.more(({ walk }) => walk(viewer, way)).catch((error) => viewer.refused(error)),
      enter: (id) => this.#enter({ kind: 'factor', id }),
      undo: () => {
        if (viewer.act({ type: 'undo' })) viewer.tell(({ sayUndone }) => viewer.say(sayUndone));
      },
      back: () => this.#back(),
      loop: (step) => viewer.panel.loops.step(step),
      zoom: (by) => this.zoom(by),
      fit: () => viewer.act({ type: 'fit' }),
    };
  }
}
