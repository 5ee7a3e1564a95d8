// From birth to death: nothing is left behind, nothing is torn when a page changes its mind.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inChromium } from './lib.mjs';
import { frames, html, pixels, ready } from './element/page.mjs';

const SCRIPT = '<script type="module" src="/pkg/system-map.js"></script>';
const live = (page) => page.evaluate(() => customElements.get('system-map').live);

test('two hundred maps come and go and leave nothing behind', inChromium({ html: SCRIPT }, async ({ page }) => {
  await page.waitForFunction(() => customElements.get('system-map'));
  const used = await page.evaluate(async () => {
    const text = await (await fetch('/maps/teaching.json')).text();
    const Element = customElements.get('system-map');
    /** Counts listeners on what outlives an element. */
    let listening = 0;
    for (const target of [MediaQueryList.prototype, document, window]) {
      const { addEventListener: add, removeEventListener: remove } = target;
      target.addEventListener = function (...rest) { listening++; return add.apply(this, rest); };
      target.removeEventListener = function (...rest) { listening--; return remove.apply(this, rest); };
    }
    const round = async (n) => {
      for (let i = 0; i < n; i++) {
        const map = document.createElement('system-map');
        const come = new Promise((done) => map.addEventListener('system-map-ready', done, { once: true }));
        map.map = text;
        document.body.append(map);
        await come;
        if (i % 20 === 0) await new Promise(requestAnimationFrame);
        map.remove();
      }
      await new Promise((done) => setTimeout(done, 50));
    };
    const globals = Object.keys(window).length;
    await round(20);
    globalThis.gc?.();
    await new Promise((done) => setTimeout(done, 50));
    const before = performance.memory.usedJSHeapSize;
    await round(200);
    globalThis.gc?.();
    await new Promise((done) => setTimeout(done, 50));
    globalThis.gc?.();
    return {
      live: Element.live, listening, before, after: performance.memory.usedJSHeapSize,
      globals: Object.keys(window).length - globals,
    };
  });
  assert.equal(used.live, 0);
  assert.equal(used.listening, 0, 'listeners are left');
  assert.equal(used.globals, 0);
  assert.ok(used.after - used.before < 4e6, `the heap grew by ${used.after - used.before} bytes`);
}));

test('a map that is moved in the page keeps its session; one that is removed gives it back, and comes again', inChromium(
  { html: html() + '<div id="elsewhere"></div>' },
  async ({ page }) => {
    await ready(page);
    // What prints comes last.
    await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('system-map-print.js')));
    await page.evaluate(() => {
      const map = document.querySelector('system-map');
      map.state = { view: 'bold-funding' };
      window.readies = 0;
      addEventListener('system-map-ready', () => window.readies++);
      document.querySelector('#elsewhere').append(map);
    });
    await frames(page);
    assert.equal(await live(page), 1);
    assert.equal(await page.evaluate(() => window.readies), 0, 'moved, not loaded again');
    const asked = await page.evaluate(() => performance.getEntriesByType('resource').length);
    await page.evaluate(() => { window.map = document.querySelector('system-map'); window.map.remove(); });
    await frames(page);
    assert.equal(await live(page), 0);
    assert.equal(await page.evaluate(() => window.map.state.view), 'bold-funding', 'the state is kept');
    await page.evaluate(() => document.body.append(window.map));
    await ready(page);
    assert.equal(await live(page), 1);
    assert.equal(await page.evaluate(() => window.map.state.view), 'bold-funding');
    assert.equal(await page.evaluate(() => performance.getEntriesByType('resource').length), asked, 'nothing is fetched twice');
  },
));

test('a map that is removed while it loads never comes to life', inChromium({ html: SCRIPT }, async ({ page }) => {
  await page.waitForFunction(() => customElements.get('system-map'));
  await page.evaluate(() => {
    window.events = [];
    for (const name of ['ready', 'error']) addEventListener(`system-map-${name}`, () => window.events.push(name));
    const map = document.createElement('system-map');
    map.src = '/fault/slow-400/maps/teaching.json';
    document.body.append(map);
    setTimeout(() => map.remove(), 100);
  });
  await page.waitForTimeout(800);
  assert.equal(await live(page), 0);
  assert.deepEqual(await page.evaluate(() => window.events), []);
}));

test('when src changes while a slow file is on its way, the last one wins', inChromium({ html: SCRIPT }, async ({ page }) => {
  await page.waitForFunction(() => customElements.get('system-map'));
  const titles = await page.evaluate(async () => {
    const titles = [];
    addEventListener('system-map-ready', (e) => titles.push(e.detail.title));
    const map = document.createElement('system-map');
    map.src = '/fault/slow-600/maps/hct.json';
    document.body.append(map);
    await new Promise((done) => setTimeout(done, 100));
    map.src = '/maps/teaching.json';
    await new Promise((done) => setTimeout(done, 1500));
    return titles;
  });
  assert.deepEqual(titles, ['What fills a lunch club, and what holds it back?']);
  assert.equal(await live(page), 1);
}));

test('many changes in one task load once', inChromium({ html: SCRIPT }, async ({ page, main }) => {
  await page.waitForFunction(() => customElements.get('system-map'));
  const asked = main.requests.length;
  await page.evaluate(() => {
    const map = document.createElement('system-map');
    document.body.append(map);
    map.src = '/maps/hct.json';
    map.src = '/maps/trust.json';
    map.setAttribute('seed', '3');
    map.src = '/maps/teaching.json';
    map.setAttribute('lang', 'en');
  });
  await ready(page);
  assert.deepEqual(main.requests.slice(asked).filter((path) => path.startsWith('/maps/')), ['/maps/teaching.json']);
}));

test('another seed is another arrangement of the same map, and the same seed the same', inChromium({ html: html('seed="1"') }, async ({ page }) => {
  await ready(page);
  const where = () => page.evaluate(() => JSON.stringify(['trust', 'shared-vision', 'turnover'].map((id) => document.querySelector('system-map').boxOf(id))));
  const first = await where();
  await page.evaluate(() => document.querySelector('system-map').setAttribute('seed', '7'));
  await frames(page);
  await ready(page);
  const second = await where();
  assert.notEqual(second, first);
  await page.evaluate(() => document.querySelector('system-map').setAttribute('seed', '1'));
  await frames(page);
  await ready(page);
  assert.equal(await where(), first);
}));

test('a map that was hidden paints when it is shown, and follows its size', inChromium(
  { html: `<div id="box" hidden style="width:700px">${html()}</div>` },
  async ({ page }) => {
    await page.waitForFunction(() => document.querySelector('system-map').phase === 'ready');
    await page.evaluate(() => { document.querySelector('#box').hidden = false; });
    await frames(page, 30);
    await ready(page);
    assert.ok((await pixels(page)).colours > 20);
    const mode = () => page.evaluate(() => document.querySelector('system-map').shadowRoot.querySelector('.frame').dataset.mode);
    assert.equal(await mode(), 'narrow');
    await page.evaluate(() => { document.querySelector('#box').style.width = '1200px'; });
    await frames(page, 10);
    assert.equal(await mode(), 'wide');
    const size = await page.evaluate(() => {
      const canvas = document.querySelector('system-map').shadowRoot.querySelector('canvas');
      return [canvas.width, Math.round(canvas.clientWidth * devicePixelRatio)];
    });
    assert.equal(size[0], size[1]);
  },
));

test('a state that was set for a map which never came is not one of the next; one that waits for the first map is its own', inChromium({ html: SCRIPT }, async ({ page }) => {
  await page.waitForFunction(() => customElements.get('system-map'));
  const states = await page.evaluate(async () => {
    const states = [];
    const map = document.createElement('system-map');
    const come = (name) => new Promise((done) => map.addEventListener(`system-map-${name}`, done, { once: true }));
    document.body.append(map);
    map.state = { view: 'bold-funding' };
    await new Promise((done) => setTimeout(done));
    map.src = '/maps/hct.json';
    await come('ready');
    states.push(map.state.view);
    const failed = come('error');
    map.map = { nonsense: 1 };
    map.state = { view: 'no-such-view' };
    await failed;
    map.map = await (await fetch('/maps/hct.json')).json();
    await come('ready');
    states.push(map.state.view);
    return states;
  });
  assert.deepEqual(states, ['bold-funding', undefined]);
  assert.equal(await page.locator('system-map').locator('.notice').textContent(), '');
}));

test('what a page sets before the element is there is not lost', inChromium({
  html: `<system-map></system-map><script>
    const early = document.querySelector('system-map');
    early.reading = { name: 'links.csv', signs: { helps: '+' } };
    early.words = { loops: 'Circles' };
    early.state = { factor: 'b' };
    early.map = 'From,To,Type\\nA,B,helps\\nB,A,helps\\n';
  </script>${SCRIPT}`,
}, async ({ page }) => {
  await ready(page);
  const { links, factor } = await page.evaluate(() => {
    const { map, state } = document.querySelector('system-map');
    return { links: map.links.map(({ polarity }) => polarity), factor: state.factor };
  });
  assert.deepEqual([links, factor], [['+', '+'], 'b']);
}));
