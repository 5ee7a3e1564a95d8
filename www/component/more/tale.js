import { h } from '../dom.js';
import { prose } from '../beside.js';
import { mislabelled } from '../panels/badge.js';
import { wordsOf } from './words.js';

/**
 * What is told of a loop under its row, once it is lit.
 *
 * @param {import('../types.js').LoopDetails} loop
 * @param {import('../panels/context.js').Context} context
 */
export function tale(loop, context) {
  const words = wordsOf(context);
  const wrong = mislabelled(loop, words);
  return [
    wrong && h('p', null, wrong),
    prose(loop.story),
    h('p', { class: loop.story && 'muted', dir: 'auto' }, loop.sentence),
    loop.reverse && h('details', { class: 'note' }, h('summary', null, words.loopReverse), h('p', { dir: 'auto' }, loop.reverse)),
    loop.length > 2 && h('button', {
      type: 'button',
      onclick: () => context.loadTools().then(({ ring }) => ring(/** @type {any} */ (context))).catch((e) => context.refused(e)),
    }, words.ringDraw),
    h('p', { class: 'label' }, words.goesThrough),
    h('ol', { class: 'chips' }, ...loop.factors.map(({ id, label }) =>
      h('li', null, h('button', { type: 'button', class: 'chip', dir: 'auto', onclick: () => context.choose('factor', id) }, label)))),
  ];
}
