import { fillWith, h } from '../dom.js';
import { prose } from '../beside.js';
import { fill } from '../words.js';
import { wordsOf } from './words.js';

/**
 * A story told step by step under the map, each step showing its part of it.
 *
 * @typedef {import('../viewer.js').Viewer} Viewer
 * @typedef {import('../types.js').Story} Story
 * @typedef {import('../types.js').Step} Step
 */
export class StoryBar {
  #viewer;
  /** @type {Story | null} */
  #story = null;
  #at = 0;

  /** @param {Viewer} viewer under whose map it is told */
  constructor(viewer) {
    this.#viewer = viewer;
    this.node = h('section', { class: 'story', part: 'story' });
    this.node.hidden = true;
    viewer.stage.after(this.node);
  }

  get id() {
    return this.#story?.id ?? null;
  }

  /** @param {string} id */
  start(id) {
    this.#story = this.#viewer.info.stories.find((s) => s.id === id) ?? null;
    if (this.#story?.steps.length) this.#go(0);
    else this.end();
  }

  end() {
    if (!this.#story) return;
    const held = this.node.matches(':focus-within');
    this.#story = null;
    this.#hide(true);
    this.#show(null);
    // The button that ended it is gone.
    if (held) this.#viewer.stage.focus();
  }

  /** Where there is little room, a story has that of the panel. @param {boolean} hidden */
  #hide(hidden) {
    this.node.hidden = hidden;
    this.#viewer.node.dataset['story'] = String(!hidden);
  }

  /** What a step shows; null at the end of the story. @param {Step | null} step */
  #show(step) {
    const { act, toolbar } = this.#viewer;
    // What the step before asked for in vain.
    this.#viewer.note('');
    act({ type: 'clear' });
    if (step?.focus) act({ type: 'focus', id: step.focus, steps: step.steps ?? 1 });
    else act({ type: 'view', id: step?.view ?? null });
    if (step?.loop) act({ type: 'loop', name: step.loop });
    if (!step) toolbar.showPart(null, null);
  }

  /** @param {number} at @param {string} [focus] which button keeps the focus */
  #go(at, focus) {
    const { say } = this.#viewer;
    const words = wordsOf(this.#viewer);
    const story = this.#story;
    const step = story?.steps[at];
    if (!story || !step) return;
    this.#at = at;
    const of = story.steps.length;
    const number = fill(words.storyStep, { n: at + 1, of });
    const back = h('button', { type: 'button', onclick: () => this.#go(this.#at - 1, 'back') }, words.storyBack);
    back.disabled = at === 0;
    const next = at + 1 < of
      ? h('button', { type: 'button', class: 'main', onclick: () => this.#go(this.#at + 1, 'next') }, words.storyNext)
      : h('button', { type: 'button', class: 'main', onclick: () => this.end() }, words.storyEnd);
    this.#hide(false);
    this.node.setAttribute('aria-label', fill(words.story, story));
    fillWith(this.node, [
      h('div', { class: 'told' },
        h('p', { class: 'step' }, h('span', { class: 'muted' }, `${number} `), step.title && h('strong', { dir: 'auto' }, step.title)),
        prose(step.text)),
      h('div', { class: 'pair' }, back, next, at + 1 < of && h('button', { type: 'button', class: 'quiet', onclick: () => this.end() }, words.storyEnd)),
    ]);
    if (focus) (focus === 'back' && at > 0 ? back : next).focus();
    this.#show(step);
    // After what the viewer says of what is shown now.
    queueMicrotask(() => say(`${number}. ${step.title ?? ''} ${step.text}`));
  }
}
