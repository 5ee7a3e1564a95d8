import { fillWith, h } from '../dom.js';
import { dress } from '../dress.js';
import { badge } from '../panels/badge.js';
import { fill } from '../words.js';
import { css } from './style.js';
import { askEnglish } from './words.js';

/** Rows put into the page at first, and with each “more”. */
const PAGE = 20;

/**
 * Questions to the whole map: what drives a factor, how one leads to another, which loops there are, where factors
 * stand. A session of the tools answers; the viewer lights the answer.
 *
 * @typedef {import('../viewer.js').Viewer} Viewer
 * @typedef {import('../wasm/system_map_tools.js').Session} Session
 * @typedef {import('../types.js').Named} Named
 * @typedef {{sentence: string, sign: string, factors: Named[], links: string[]}} Path
 * @typedef {{id: string, label: string, class: string, plain: string, term: string, name?: string, sentence: string,
 *   factors: Named[], links: string[]}} Loop
 */
export class Questions {
  #session;
  #viewer;
  /** @type {typeof askEnglish & Record<string, any>} */
  #words;
  /** @type {Named[]} */
  #factors;

  /** @param {Viewer} viewer @param {Session} session */
  constructor(viewer, session) {
    this.#viewer = viewer;
    this.#session = session;
    this.#words = { ...askEnglish, ...viewer.words };
    this.#factors = session.told('outline');
    dress(viewer.node, css);
    const words = this.#words;
    this.node = h('div', { class: 'pane ask', part: 'ask' },
      h('p', { class: 'lead' }, words.askIntro),
      h('button', { type: 'button', onclick: () => viewer.act({ type: 'clear' }) }, words.askClear),
      this.#reach(), this.#paths(), this.#loops(), this.#numbers());
  }

  /**
   * A labelled choice. @param {string} label @param {[string, string][]} options value and text
   * @param {() => void} changed
   */
  #choice(label, options, changed) {
    const select = h('select', { 'aria-label': label, onchange: changed }, ...options.map(([value, text]) => h('option', { value, dir: 'auto' }, text)));
    return { select, node: h('label', { class: 'stack' }, h('span', { class: 'muted' }, label), select) };
  }

  /** A choice among all factors. @param {string} label @param {string} none @param {() => void} changed */
  #factor(label, none, changed) {
    return this.#choice(label, [['', none], ...this.#factors.map(({ id, label: text }) => /** @type {[string, string]} */ ([id, text]))], changed);
  }

  /** Asks, and says in the pane what cannot be answered. @param {Element} out @param {Record<string, unknown>} question */
  #ask(out, question) {
    try {
      return this.#session.ask(question);
    } catch (error) {
      fillWith(out, [h('p', null, /** @type {Error} */ (error).message)]);
      return undefined;
    }
  }

  /** @param {string} header @param {Record<string, unknown>} light */
  #tell(header, light) {
    this.#viewer.act({ type: 'light', ...light });
    this.#viewer.say(header);
  }

  /** A factor that can be gone to. @param {Named} factor @param {string} [more] */
  #go({ id, label }, more) {
    return h('li', null, h('button', { type: 'button', class: 'go', dir: 'auto', onclick: () => this.#viewer.goTo(id, false) }, label),
      more && h('span', { class: 'muted' }, more));
  }

  #reach() {
    const words = this.#words;
    const out = h('div', { class: 'answer' });
    const run = () => {
      if (!factor.select.value) return fillWith(out, []);
      const up = way.select.value === 'up';
      const steps = Number(far.select.value) || undefined;
      const answer = this.#ask(out, { about: 'reach', factor: factor.select.value, up, steps });
      if (!answer) return;
      const { header, reached, links } = answer;
      /** @type {Map<number, (Named & {verdict: string, steps: number})[]>} */
      const by = new Map();
      for (const row of reached) by.set(row.steps, [...(by.get(row.steps) ?? []), row]);
      fillWith(out, [
        h('p', { dir: 'auto' }, header),
        ...[...by].flatMap(([n, rows]) => [
          h('h4', null, n === 1 ? words.askDirectly : fill(words.askInSteps, { n })),
          h('ul', { class: 'rows' }, ...rows.map((row) => this.#go(row, row.verdict))),
        ]),
        reached.length > 0 && h('p', { class: 'muted' }, up ? words.askUpNote : words.askDownNote),
      ]);
      this.#tell(header, { factors: [factor.select.value, ...reached.map((/** @type {Named} */ row) => row.id)], links });
    };
    const factor = this.#factor(words.askFactor, words.askChoose, run);
    const way = this.#choice(words.askWay, [['down', words.askDown], ['up', words.askUp]], run);
    const far = this.#choice(words.askSteps, [
      ...[1, 2, 3, 4].map((n) => /** @type {[string, string]} */ ([String(n), this.#viewer.count(words.askStep, n)])), ['', words.askAllSteps],
    ], run);
    const { details } = this.#viewer;
    if (details?.kind === 'factor') factor.select.value = details.id;
    return h('section', null, h('h3', null, words.askReach), factor.node, way.node, far.node, out);
  }

  #paths() {
    const words = this.#words;
    const out = h('div', { class: 'answer' });
    const run = () => {
      if (!from.select.value || !to.select.value) return fillWith(out, []);
      const answer = this.#ask(out, { about: 'paths', from: from.select.value, to: to.select.value });
      if (!answer) return;
      const { header, paths } = answer;
      const list = this.#list(paths, (/** @type {Path} */ path) => this.#way(path));
      fillWith(out, [h('p', { dir: 'auto' }, header), list, paths.length > 0 && h('p', { class: 'muted' }, words.askPathsNote)]);
      this.#tell(header, { links: paths.flatMap((/** @type {Path} */ path) => path.links) });
    };
    const from = this.#factor(words.askFrom, words.askChoose, run);
    const to = this.#factor(words.askTo, words.askChoose, run);
    return h('section', null, h('h3', null, words.askPaths), from.node, to.node, out);
  }

  /** @param {Path} path */
  #way({ factors, links, sentence }) {
    return h('li', null,
      h('button', { type: 'button', class: 'go', dir: 'auto', onclick: () => this.#tell(sentence, { links }) },
        course(factors)),
      h('p', { class: 'muted', dir: 'auto' }, sentence));
  }

  /**
   * The first of many rows, and a button for more.
   * @template T
   * @param {T[]} items
   * @param {(item: T) => Node} row
   */
  #list(items, row) {
    const list = h('ul', { class: 'rows' });
    let shown = 0;
    const more = () => {
      list.querySelector('.more')?.parentElement?.remove();
      const next = items.slice(shown, shown + PAGE).map(row);
      list.append(...next);
      shown += PAGE;
      const left = items.length - shown;
      if (left > 0) list.append(h('li', null, h('button', { type: 'button', class: 'more', onclick: more }, this.#viewer.count(this.#words.askMore, Math.min(left, PAGE)))));
      return next;
    };
    more();
    return list;
  }

  #loops() {
    const words = this.#words;
    const out = h('div', { class: 'answer' });
    const run = () => {
      const answer = this.#ask(out, {
        about: 'loops',
        class: kind.select.value || undefined,
        longest: Number(longest.select.value) || undefined,
        through: through.select.value || undefined,
        independent: only.checked,
      });
      if (!answer) return;
      const { header, loops } = answer;
      fillWith(out, [
        h('p', { class: 'muted', dir: 'auto' }, header),
        h('p', null, this.#viewer.count(words.askFound, loops.length)),
        this.#list(loops, (/** @type {Loop} */ loop) => this.#loop(loop)),
      ]);
      this.#viewer.say(this.#viewer.count(words.askFound, loops.length));
    };
    const kind = this.#choice(words.askKind, [['', words.askAny], ['R', words.askR], ['B', words.askB], ['U', words.askU]], run);
    const longest = this.#choice(words.askLongest, [
      ['', words.askAnyLength],
      ...[2, 3, 4, 6, 8].map((n) => /** @type {[string, string]} */ ([String(n), fill(words.askAtMost, { n })])),
    ], run);
    const through = this.#factor(words.askThrough, words.askAnyFactor, run);
    const only = h('input', { type: 'checkbox', onchange: run });
    return h('section', null, h('h3', null, words.askLoops), kind.node, longest.node, through.node,
      h('label', { class: 'check' }, only, ' ', words.askIndependent), out);
  }

  /** @param {Loop} loop */
  #loop(loop) {
    const tale = h('p', { class: 'muted', dir: 'auto', hidden: true }, loop.sentence);
    const tell = () => {
      tale.hidden = false;
      this.#tell(loop.sentence, { links: loop.links });
    };
    return h('li', null,
      h('button', { type: 'button', class: 'row', onclick: tell },
        badge(loop.label, loop.class),
        h('span', { class: 'what' },
          h('span', { class: 'name', dir: 'auto' }, loop.name ?? course(loop.factors)),
          h('span', { class: 'muted' }, `${loop.plain} (${loop.term})`))),
      tale);
  }

  #numbers() {
    const words = this.#words;
    const out = h('div', { class: 'answer' });
    const run = () => {
      const answer = this.#ask(out, { about: 'indicators' });
      if (!answer) return;
      const { caption, feedbackSet, feedbackFactors, factors, allLoops, loopsUpTo } = answer;
      fillWith(out, [
        h('p', { dir: 'auto' }, caption),
        h('p', { dir: 'auto' }, feedbackSet),
        h('ul', { class: 'rows' }, ...feedbackFactors.map((/** @type {Named} */ factor) => this.#go(factor))),
        !allLoops && h('p', { class: 'muted' }, fill(words.askLoopsUpTo, { n: loopsUpTo })),
        h('table', null,
          h('thead', null, h('tr', null, ...words.askColumns.map((text) => h('th', { scope: 'col' }, text)))),
          h('tbody', null, ...factors.map((/** @type {Named & Record<string, number>} */ row) => h('tr', null,
            h('th', { scope: 'row', dir: 'auto' }, row.label),
            ...[(row['R'] ?? 0) + (row['B'] ?? 0) + (row['U'] ?? 0), row['affectedBy'], row['affects'], row['drivenBy'], row['drives']]
              .map((n) => h('td', null, String(n))))))),
      ]);
      this.#viewer.say(caption);
    };
    return h('section', null, h('h3', null, words.askNumbers), h('button', { type: 'button', onclick: run }, words.askShow), out);
  }
}

/** Labels with arrows between them, which point the way that the first label is written. @param {Named[]} factors */
function course(factors) {
  const [first = ''] = /\p{L}/u.exec(factors[0]?.label ?? '') ?? [];
  const arrow = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(first) ? ' ← ' : ' → ';
  return factors.map((factor) => factor.label).join(arrow);
}
