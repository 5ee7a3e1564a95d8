import { fillWith, h } from '../dom.js';
import { dress } from '../dress.js';
import { badge, kindOf, mislabelled } from '../panels/badge.js';
import { lit } from '../takeover.js';
import { BUSY } from '../types.js';
import { fill } from '../words.js';
import { css } from './style.js';
import { askEnglish } from './words.js';

/** Rows put into the page at first, and with each “more”. */
const PAGE = 20;

/** What names a link, since a factor may have the same id. @param {string} id */
const asLink = (id) => `link:${id}`;

/** Lets the page do what else there is to do. */
const breathe = (ms = 0) => new Promise((done) => setTimeout(done, ms));

/**
 * Questions to the whole map: what drives a factor, how one leads to another, which loops there are, where factors
 * stand. A session of the tools answers; the viewer lights the answer.
 *
 * @typedef {import('../viewer.js').Viewer} Viewer
 * @typedef {import('../wasm/system_map_tools.js').Session} Session
 * @typedef {import('../types.js').Named} Named
 * @typedef {{sentence: string, sign: string, course: string, links: string[]}} Path
 * @typedef {{id: string, label: string, class: string, plain: string, term: string, name?: string, course: string, sentence: string,
 *   listed: boolean, factors: Named[], links: string[], delays?: number, variants?: number}} Loop
 */
export class Questions {
  #session;
  #viewer;
  /** @type {typeof askEnglish & Record<string, any>} */
  #words;
  /** @type {Named[]} */
  #factors;
  /** What takes up the factor that is chosen, or the link with what it says. @type {((id: string, link: string) => void)[]} */
  #follow = [];
  /** All loops of the map are found. */
  #found;
  /** An answer is lit, and nothing is chosen since. */
  #lit = false;
  /** Which factors and links each mark says are not shown. @type {WeakMap<Element, string[]>} */
  #marks = new WeakMap();

  /** @param {Viewer} viewer @param {Session} session */
  constructor(viewer, session) {
    this.#viewer = viewer;
    this.#session = session;
    this.#words = { ...askEnglish, ...viewer.words };
    this.#factors = session.ask({ about: 'factors' }).factors;
    this.#found = this.#search();
    dress(viewer.node, css);
    const words = this.#words;
    this.node = h('div', { class: 'pane ask', part: 'ask' },
      h('p', { class: 'lead' }, words.askIntro),
      h('button', { type: 'button', onclick: () => this.#clear() }, words.askClear),
      this.#reach(), this.#paths(), this.#loops(), this.#numbers());
    const { details, host } = viewer;
    const take = (/** @type {string} */ id, label = '') => this.#follow.forEach((follow) => follow(id, label));
    if (details?.kind === 'factor') take(details.id);
    if (details?.kind === 'link') take(details.id, details.sentence);
    const chosen = (/** @type {Event} */ event) => {
      if (!viewer.node.isConnected) return host.removeEventListener('system-map-select', chosen);
      const { detail } = /** @type {CustomEvent} */ (event);
      if (detail) this.#lit = false;
      if (detail?.kind === 'factor') take(detail.id);
      const { details: now } = viewer;
      if (now?.kind === 'link') take(now.id, now.sentence);
    };
    host.addEventListener('system-map-select', chosen);
    // The first step back takes away the answer.
    viewer.node.addEventListener('keydown', (event) => {
      const from = /** @type {Element} */ (event.composedPath()[0]);
      if (event.key !== 'Escape' || !this.#lit || viewer.details || from.matches('input, select')) return;
      event.preventDefault();
      event.stopPropagation();
      this.#clear();
    }, true);
    // What is not shown changes with what is.
    const marks = new MutationObserver(() => {
      const outside = this.#outside();
      for (const mark of this.node.querySelectorAll('.away')) {
        mark.textContent = this.#notShown(outside(...(this.#marks.get(mark) ?? [])));
      }
    });
    marks.observe(viewer.shown, { attributes: true, childList: true, characterData: true, subtree: true });
  }

  /** Finds the loops in slices, between which the page breathes; the viewer's own session is at it already. */
  async #search() {
    const session = this.#session;
    const { node, session: own } = this.#viewer;
    if (session === own) while (node.isConnected && !session.told('loops').complete) await breathe(100);
    else while (node.isConnected && session.step(8) & BUSY) await breathe();
  }

  /** What of the map is not on what is shown: a test for ids of factors, and of links as {@link asLink} has them. */
  #outside() {
    const { session } = this.#viewer;
    if (session.told('shown').whole) return () => false;
    const there = new Set();
    for (const { id, drives } of session.told('outline')) [id, ...drives.map((/** @type {Named} */ link) => asLink(link.id))].forEach((each) => there.add(each));
    return (/** @type {string[]} */ ...names) => names.some((name) => !there.has(name));
  }

  /** @param {boolean} away */
  #notShown(away) {
    return away ? ` ${this.#words['notShown']}` : '';
  }

  /** Beside what is not on what is shown, or will not be. @param {(...ids: string[]) => boolean} outside @param {string[]} ids */
  #mark(outside, ...ids) {
    const mark = h('span', { class: 'muted away' }, this.#notShown(outside(...ids)));
    this.#marks.set(mark, ids);
    return mark;
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

  /** There is no question any more, and so no answer. @param {Element} out */
  #unasked(out) {
    if (out.childNodes.length && this.#lit) this.#clear();
    fillWith(out, []);
  }

  /** @param {string} header @param {Record<string, unknown>} light */
  #tell(header, light) {
    lit.add(this.#viewer);
    this.#lit = true;
    this.#viewer.act({ type: 'light', ...light });
    // After what the viewer says of the selection, which this takes away.
    queueMicrotask(() => this.#viewer.say(header));
  }

  /**
   * A factor that can be gone to.
   * @param {Named} factor @param {(...ids: string[]) => boolean} outside @param {string} [more]
   */
  #go({ id, label }, outside, more) {
    return h('li', null, h('button', { type: 'button', class: 'go', dir: 'auto', onclick: () => this.#viewer.goTo(id, this.#outside()(id)) },
      label, this.#mark(outside, id)),
      more && h('span', { class: 'muted' }, more));
  }

  /** Lights a link, whatever is shown. @param {Named} link */
  #light({ id, label }) {
    if (this.#outside()(asLink(id))) this.#viewer.showAll();
    this.#tell(label, { links: [id] });
  }

  /** Lights nothing, and says so: what is chosen is said by who loses it. */
  #clear() {
    const { details } = this.#viewer;
    this.#lit = false;
    this.#viewer.act({ type: 'clear' });
    if (!details) this.#viewer.tell(({ sayCleared }) => this.#viewer.say(sayCleared));
  }

  #reach() {
    const words = this.#words;
    const out = h('div', { class: 'answer' });
    const run = (quiet = false) => {
      if (!factor.select.value) return this.#unasked(out);
      const up = way.select.value === 'up';
      const steps = Number(far.select.value) || undefined;
      const answer = this.#ask(out, { about: 'reach', factor: factor.select.value, up, steps });
      if (!answer) return;
      const { header, reached, links } = answer;
      const outside = this.#outside();
      /** @type {Map<number, (Named & {verdict: string, steps: number})[]>} */
      const by = new Map();
      for (const row of reached) by.set(row.steps, [...(by.get(row.steps) ?? []), row]);
      fillWith(out, [
        h('p', { dir: 'auto' }, header),
        ...[...by].flatMap(([n, rows]) => [
          h('h4', null, n === 1 ? words.askDirectly : fill(words.askInSteps, { n })),
          h('ul', { class: 'rows' }, ...rows.map((row) => this.#go(row, outside, row.verdict))),
        ]),
        reached.length > 0 && h('p', { class: 'muted' }, up ? words.askUpNote : words.askDownNote),
      ]);
      if (!quiet) this.#tell(header, { factors: [factor.select.value, ...reached.map((/** @type {Named} */ row) => row.id)], links });
    };
    const factor = this.#factor(words.askFactor, words.askChoose, () => run());
    const way = this.#choice(words.askWay, [['down', words.askDown], ['up', words.askUp]], () => run());
    const far = this.#choice(words.askSteps, [
      ...[1, 2, 3, 4].map((n) => /** @type {[string, string]} */ ([String(n), this.#viewer.count(words.askStep, n)])), ['', words.askAllSteps],
    ], () => run());
    // Told, not lit: lighting the answer would take the selection away.
    this.#follow.push((id, link) => {
      if (link) return;
      factor.select.value = id;
      run(true);
    });
    return h('section', null, h('h3', null, words.askReach), factor.node, way.node, far.node, out);
  }

  #paths() {
    const words = this.#words;
    const out = h('div', { class: 'answer' });
    const run = () => {
      if (!from.select.value || !to.select.value) return this.#unasked(out);
      const answer = this.#ask(out, { about: 'paths', from: from.select.value, to: to.select.value });
      if (!answer) return;
      const { header, paths } = answer;
      const outside = this.#outside();
      const list = this.#list(paths.length, (skip, most) => paths.slice(skip, skip + most), (/** @type {Path} */ path) => this.#way(path, outside));
      fillWith(out, [h('p', { dir: 'auto' }, header), list, paths.length > 0 && h('p', { class: 'muted' }, words.askPathsNote)]);
      this.#tell(header, { links: paths.flatMap((/** @type {Path} */ path) => path.links) });
    };
    const from = this.#factor(words.askFrom, words.askChoose, run);
    const to = this.#factor(words.askTo, words.askChoose, run);
    return h('section', null, h('h3', null, words.askPaths), from.node, to.node, out);
  }

  /** @param {Path} path @param {(...ids: string[]) => boolean} outside */
  #way({ course, links, sentence }, outside) {
    const tell = () => {
      if (this.#outside()(...links.map(asLink))) this.#viewer.showAll();
      this.#tell(sentence, { links });
    };
    return h('li', null,
      h('button', { type: 'button', class: 'go', dir: 'auto', onclick: tell }, course, this.#mark(outside, ...links.map(asLink))),
      h('p', { class: 'muted', dir: 'auto' }, sentence));
  }

  /**
   * The first of many rows, and a button for more.
   * @template T
   * @param {number} all how many there are
   * @param {(skip: number, most: number) => T[]} items
   * @param {(item: T) => Node} row
   */
  #list(all, items, row) {
    const list = h('ul', { class: 'rows' });
    let shown = 0;
    const more = () => {
      list.querySelector('.more')?.parentElement?.remove();
      const next = items(shown, PAGE).map(row);
      list.append(...next);
      shown += PAGE;
      const left = all - shown;
      if (left > 0) list.append(h('li', null, h('button', { type: 'button', class: 'more', onclick: onward }, this.#viewer.count(this.#words.askMore, Math.min(left, PAGE)))));
      return next;
    };
    const onward = () => /** @type {HTMLElement} */ (more()[0])?.querySelector('button')?.focus();
    more();
    return list;
  }

  #loops() {
    const words = this.#words;
    const out = h('div', { class: 'answer' });
    const run = async () => {
      await this.#found;
      const question = {
        about: 'loops',
        class: kind.select.value || undefined,
        longest: Number(longest.select.value) || undefined,
        through: through.select.value || undefined,
        independent: only.checked,
        order: order.select.value || undefined,
        most: PAGE,
      };
      const answer = this.#ask(out, question);
      if (!answer) return;
      const { header, loops, complete, rows, selfLinks } = answer;
      const page = (/** @type {number} */ skip) => (skip ? this.#session.ask({ ...question, skip }).loops : loops);
      const outside = this.#outside();
      const { count } = this.#viewer;
      const many = complete ? words.askFound : kind.select.value ? words.askListed : words.askAllListed;
      const found = !selfLinks ? count(many, answer.count)
        : !answer.count ? count(words.askOnlySelfLinks, selfLinks)
        : `${count(many, answer.count)} ${count(words.askSelfLinks, selfLinks)}`;
      fillWith(out, [
        h('p', { class: 'muted', dir: 'auto' }, header),
        h('p', null, found),
        this.#list(rows, page, (/** @type {Loop} */ loop) => this.#loop(loop, outside)),
      ]);
      this.#viewer.say(`${header} ${found}`);
    };
    const kind = this.#choice(words.askKind, [['', words.askAny], ['R', words.askR], ['B', words.askB], ['U', words.askU]], run);
    const longest = this.#choice(words.askLongest, [
      ['', words.askAnyLength],
      ...[2, 3, 4, 6, 8].map((n) => /** @type {[string, string]} */ ([String(n), fill(words.askAtMost, { n })])),
    ], run);
    const through = this.#factor(words.askThrough, words.askAnyFactor, run);
    this.#follow.push((id, label) => {
      const { select } = through;
      const value = label ? asLink(id) : id;
      const told = out.childNodes.length > 0;
      // Of the links only the one that is chosen can be asked about, and the one that the answer is about.
      for (const old of select.querySelectorAll(told ? '.link:not(:checked)' : '.link')) old.remove();
      const asked = /** @type {HTMLOptionElement | null} */ (select.querySelector('.link'));
      if (label && asked?.value !== value) {
        // Parallel links may say the same.
        const text = asked?.textContent === label ? `${label} (${id})` : label;
        select.append(h('option', { class: 'link', value, dir: 'auto' }, text));
      }
      if (!told) select.value = value;
    });
    const orders = ['', 'length', 'delays', 'unknown', 'strength'].map((value, i) => /** @type {[string, string]} */ ([value, words.askOrders[i]]));
    // Of a map that says nothing of strengths there is no such order.
    const { links } = this.#session.toObject();
    if (!links?.some((/** @type {{strength?: number}} */ { strength }) => strength)) orders.pop();
    const order = this.#choice(words.askOrder, orders, run);
    const only = h('input', { type: 'checkbox', onchange: run });
    return h('section', null, h('h3', null, words.askLoops), kind.node, longest.node, through.node, order.node,
      h('label', { class: 'check' }, only, ' ', words.askIndependent), out);
  }

  /** @param {Loop} loop @param {(...ids: string[]) => boolean} outside */
  #loop(loop, outside) {
    const tale = h('p', { class: 'muted', dir: 'auto', hidden: true }, mislabelled(loop, this.#viewer.words), ' ', loop.sentence);
    const tell = () => {
      tale.hidden = false;
      const viewer = this.#viewer;
      if (this.#outside()(...loop.links.map(asLink))) viewer.showAll();
      // A loop too long for the list of the map is not there to be chosen.
      if (!loop.listed) return this.#tell(loop.sentence, { links: loop.links });
      viewer.chooseLoop(loop.id);
      // The list of loops tells it too, but whoever asks goes on asking.
      queueMicrotask(() => {
        viewer.panel.tabs.select('ask');
        button.focus({ preventScroll: true });
      });
    };
    const button =
      h('button', { type: 'button', class: 'row', onclick: tell },
        badge(loop.label, loop.class),
        h('span', { class: 'what' },
          h('span', { class: 'name', dir: 'auto' }, loop.name ?? loop.course, this.#mark(outside, ...loop.links.map(asLink))),
          h('span', { class: 'muted' }, kindOf(loop, this.#viewer))));
    return h('li', null, button, tale);
  }

  #numbers() {
    const words = this.#words;
    const out = h('div', { class: 'answer' });
    let latest = 0;
    const run = async () => {
      const turn = ++latest;
      await this.#found;
      while (this.#viewer.node.isConnected && !this.#session.count(8)) await breathe();
      const answer = this.#ask(out, { about: 'indicators' });
      if (!answer) return;
      const outside = this.#outside();
      const { caption, parts, independent, independentKnown, counted, heads, classes, feedbackSet, feedbackFactors, feedbackLinksSaid, feedbackLinks, opens, links, factors, allLoops, loopsUpTo } = answer;
      const [, , affectedBy, affects, drivenBy, drives] = words.askColumns;
      const link = (/** @type {Named & {loops?: number}} */ { id, label, loops }) => h('li', null,
        h('button', { type: 'button', class: 'go', dir: 'auto', onclick: () => this.#light({ id, label }) }, label, this.#mark(outside, asLink(id))),
        loops && h('span', { class: 'muted' }, String(loops)));
      const rows = h('tbody');
      await breathe();
      fillWith(out, [
        h('p', { dir: 'auto' }, caption),
        parts && h('p', { dir: 'auto' }, parts),
        independent && h('p', { dir: 'auto' }, independent),
        h('p', { dir: 'auto' }, feedbackSet),
        h('ul', { class: 'rows' }, ...feedbackFactors.map((/** @type {Named} */ factor) => this.#go(factor, outside))),
        feedbackLinks.length > 0 && h('p', { dir: 'auto' }, feedbackLinksSaid),
        feedbackLinks.length > 0 && h('ul', { class: 'rows' }, ...feedbackLinks.map(link)),
        links.length > 0 && h('h4', { dir: 'auto' }, opens),
        links.length > 0 && this.#list(links.length, (skip, most) => links.slice(skip, skip + most), link),
        parts && h('p', { class: 'muted', dir: 'auto' }, allLoops ? counted : this.#viewer.count(words.askLoopsUpTo, loopsUpTo)),
        parts && h('ul', { class: 'rows muted' }, ...classes.map((/** @type {{letter: string, plain: string, term: string}} */ of) =>
          h('li', { dir: 'auto' }, `${of.letter}: ${fill(this.#viewer.words.plainAndTerm, of)}`))),
        h('p', { class: 'muted', dir: 'auto' }, fill(words.askColumnSteps, { affectedBy, affects, drivenBy, drives })),
        // Wider than the panel: whoever has only keys scrolls it too.
        h('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': words.askNumbers }, h('table', { 'aria-label': words.askNumbers },
          h('thead', null, h('tr', null, ...[...words.askColumns.slice(0, 2), ...heads, ...words.askColumns.slice(2)].map((text) => h('th', { scope: 'col' }, text)))),
          rows)),
      ]);
      this.#viewer.say(caption);
      const told = (/** @type {Named & Record<string, number>} */ row) => h('tr', null,
        h('th', { scope: 'row', dir: 'auto' }, row.label),
        ...[loopsOf(row), independentKnown ? row['independent'] : '–', row['selfLinks'], row['affectedBy'], row['affects'], row['drivenBy'], row['drives']]
          .map((n) => h('td', null, String(n))));
      for (let i = 0; i < factors.length && turn === latest; i += PAGE) {
        await breathe();
        rows.append(...factors.slice(i, i + PAGE).map(told));
      }
    };
    return h('section', null, h('h3', null, words.askNumbers), h('button', { type: 'button', onclick: run }, words.askShow), out);
  }
}

/** Loops through a factor, and of which kinds: `3 (2 R, 1 B)`. @param {Record<string, number>} row */
function loopsOf(row) {
  const kinds = ['R', 'B', 'U'].filter((kind) => row[kind]).map((kind) => `${row[kind]}\u00a0${kind}`);
  const all = (row['R'] ?? 0) + (row['B'] ?? 0) + (row['U'] ?? 0);
  return kinds.length ? `${all} (${kinds.join(', ')})` : '0';
}
