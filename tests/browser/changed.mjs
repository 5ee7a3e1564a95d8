// A page that sets a map which is mostly the one before: what a reader has seen stays about where it was.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inChromium } from './lib.mjs';
import { canvasOf, frames, ground, html, ready } from './element/page.mjs';

/** Waits until all that comes after the first picture has been fetched. */
const fetched = async (page) => {
  await ready(page);
  await page.waitForFunction(() => document.querySelector('system-map').shadowRoot.querySelector('#help').textContent);
};

/** Where factors are on the stage, by id: middle and width. */
const places = (page) => page.evaluate(() => {
  const map = document.querySelector('system-map');
  return Object.fromEntries(map.map.factors.flatMap(({ id }) => {
    const box = map.boxOf(id);
    return box ? [[id, [box.x + box.width / 2, box.y + box.height / 2, box.width]]] : [];
  }));
});

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

/** By how much factors have moved in mean links, apart from what the camera did: the median. */
function moved(before, now, links) {
  const ids = Object.keys(before).filter((id) => now[id]);
  const scale = median(ids.map((id) => now[id][2] / before[id][2]));
  const by = [0, 1].map((k) => median(ids.map((id) => now[id][k] - before[id][k] * scale)));
  const far = (id) => Math.hypot(...[0, 1].map((k) => now[id][k] - before[id][k] * scale - by[k]));
  const lengths = links.filter(({ from, to }) => now[from] && now[to])
    .map(({ from, to }) => Math.hypot(now[from][0] - now[to][0], now[from][1] - now[to][1]));
  return median(ids.map(far)) / (lengths.reduce((a, b) => a + b) / lengths.length);
}

/** Sets the map that is there with a factor more that is linked with two others. */
const grow = (page, id) => page.evaluate((id) => {
  const element = document.querySelector('system-map');
  const map = element.map;
  map.factors.push({ id, label: `Something new: ${id}` });
  map.links.push({ from: map.factors[0].id, to: id }, { from: id, to: map.factors[7].id });
  element.map = map;
  return map.links;
}, id);

test('factors stay about where they were when the page sets the map with one more', inChromium({ html: html() }, async ({ page }) => {
  await fetched(page);
  const before = await places(page);
  const links = await grow(page, 'one');
  await ready(page);
  const now = await places(page);
  assert.ok(now.one);
  const by = moved(before, now, links);
  assert.ok(by <= 0.25, `${by} of a mean link`);

  // The same once more changes nothing, and changes that follow each other faster than they are shown are no others.
  await page.evaluate(() => { const map = document.querySelector('system-map'); map.map = map.map; });
  await ready(page);
  assert.deepEqual(await places(page), now);
  await grow(page, 'two');
  await page.waitForFunction(() => document.querySelector('system-map').phase === 'ready');
  const all = await grow(page, 'three');
  await ready(page);
  const last = await places(page);
  assert.ok(last.three);
  const then = moved(now, last, all);
  assert.ok(then <= 0.25, `${then} of a mean link`);

  // What was moved so is what a figure has, and stays in another language.
  const figure = await page.evaluate(async () => {
    const map = document.querySelector('system-map');
    const svg = new DOMParser().parseFromString(await map.toSVG(), 'image/svg+xml');
    return [...svg.querySelectorAll('.factor')].length;
  });
  assert.equal(figure, Object.keys(last).length);
  await page.evaluate(() => document.querySelector('system-map').setAttribute('lang', 'fr'));
  await ready(page);
  const french = moved(last, await places(page), all);
  assert.ok(french < 0.01, `${french} of a mean link`);
}));

test('while a part is shown the whole stays about where it was, too', inChromium({ html: html('view="bold-funding"') }, async ({ page }) => {
  await fetched(page);
  const part = await places(page);
  const whole = async () => {
    await page.evaluate(() => { document.querySelector('system-map').state = {}; });
    await ready(page);
    return places(page);
  };
  const before = await whole();
  await page.evaluate(() => { document.querySelector('system-map').view = 'bold-funding'; });
  await ready(page);
  assert.deepEqual(Object.keys(await places(page)), Object.keys(part));
  const links = await grow(page, 'one');
  await ready(page);
  assert.deepEqual(Object.keys(await places(page)).filter((id) => id !== 'one'), Object.keys(part), 'the view is shown');
  const by = moved(before, await whole(), links);
  assert.ok(by <= 0.25, `${by} of a mean link`);
}));

test('another map has its own arrangement', inChromium({ html: html() }, async ({ page }) => {
  await fetched(page);
  await page.evaluate(async () => { document.querySelector('system-map').map = await (await fetch('/maps/trust.json')).text(); });
  await ready(page);
  const after = await places(page);
  await page.goto(page.url().replace(/hct/g, 'trust'));
  await page.evaluate(() => { document.querySelector('system-map').setAttribute('src', '/maps/trust.json'); });
  await ready(page);
  assert.deepEqual(await places(page), after);
}));

test('nor do they go elsewhere when it is set as soon as the map is seen, before all is fetched', inChromium({ html: html() }, async ({ page }) => {
  let late = 0;
  await page.route('**/system-map-print.js', async (route) => {
    late += 1;
    await new Promise((wait) => setTimeout(wait, 1500));
    await route.continue();
  });
  await page.reload();
  await ready(page);
  assert.equal(await page.evaluate(() => document.querySelector('system-map').shadowRoot.querySelector('#help').textContent), '');
  const before = await places(page);
  const links = await grow(page, 'one');
  await ready(page);
  const now = await places(page);
  assert.ok(now.one && late > 0);
  const by = moved(before, now, links);
  assert.ok(by <= 0.25, `${by} of a mean link`);
}));

test('a map is replaced even if what knows where factors were cannot be fetched', inChromium({ html: html(), errors: [/system-map-print/] }, async ({ page }) => {
  await page.route('**/system-map-print.js', (route) => route.abort());
  await page.reload();
  await ready(page);
  await grow(page, 'one');
  await ready(page);
  assert.ok((await places(page)).one);
}));

/** Drags the factor in the middle of what is seen, away from its borders, and tells which. */
const dragged = async (page, dx, dy) => {
  const stage = await page.evaluate(() => {
    const { x, y, width, height } = document.querySelector('system-map').shadowRoot.querySelector('canvas').getBoundingClientRect();
    return { x, y, width, height };
  });
  const all = await places(page);
  const far = ([x, y]) => Math.hypot(x - stage.width / 2, y - stage.height / 2);
  const id = Object.keys(all).sort((a, b) => far(all[a]) - far(all[b]))[0];
  const [x, y] = [stage.x + all[id][0], stage.y + all[id][1]];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx, y + dy, { steps: 6 });
  await page.mouse.up();
  await ready(page);
  const [now, before] = [(await places(page))[id], all[id]];
  assert.ok(Math.hypot(now[0] - before[0], now[1] - before[1]) > 0.7 * Math.hypot(dx, dy), `${id} is moved`);
  return id;
};

for (const layout of ['', 'layout="ring"']) {
  test(`what a hand has moved stays when the page sets the very same map, again and again: ${layout}`, inChromium({ html: html(layout, '/maps/trust.json') }, async ({ page }) => {
    await fetched(page);
    const again = async () => {
      await page.evaluate(() => { const map = document.querySelector('system-map'); map.map = structuredClone(map.map); });
      await fetched(page);
    };
    await again();
    const id = await dragged(page, 30, 45);
    const moved = await places(page);
    for (let i = 0; i < 2; i += 1) {
      await again();
      const now = await places(page);
      for (const one of Object.keys(moved)) {
        const by = Math.hypot(now[one][0] - now[id][0] - moved[one][0] + moved[id][0], now[one][1] - now[id][1] - moved[one][1] + moved[id][1]);
        assert.ok(by < 1, `${one} is ${by} px elsewhere, time ${i + 1}`);
      }
    }
  }));
}

test('who has moved the picture sees the same part of it when a factor is called otherwise', inChromium({ html: html('', '/maps/trust.json') }, async ({ page }) => {
  await fetched(page);
  const { x, y, width, height } = await page.evaluate(() => {
    const at = document.querySelector('system-map').shadowRoot.querySelector('canvas').getBoundingClientRect();
    return { x: at.x, y: at.y, width: at.width, height: at.height };
  });
  await page.mouse.move(x + width / 3, y + height / 3);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await ready(page);
  let before = await places(page);
  for (let i = 0; i < 2; i += 1) {
    const id = await page.evaluate(() => {
      const element = document.querySelector('system-map');
      const { map } = element;
      map.factors[3].label += ' x';
      element.map = map;
      return map.factors[3].id;
    });
    await fetched(page);
    const now = await places(page);
    const by = Object.keys(before).filter((one) => one !== id).map((one) => Math.hypot(now[one][0] - before[one][0], now[one][1] - before[one][1]));
    assert.ok(median(by) < 1, `the others are ${median(by)} px elsewhere, time ${i + 1}`);
    before = now;
  }
}));

for (const [attributes, map] of [['', 'trust'], ['layout="ring"', 'trust'], ['layout="layered"', 'trust'], ['focus="trust"', 'trust'], ['', 'hct']]) {
  test(`what was shown is shown again after the page has set the very same map, there and elsewhere: ${attributes} ${map}`, inChromium({ html: html(attributes, `/maps/${map}.json`) }, async ({ page }) => {
    await fetched(page);
    const state = () => page.evaluate(() => document.querySelector('system-map').state);
    const setState = (/** @type {object} */ state) => page.evaluate((state) => { document.querySelector('system-map').state = state; }, state);
    const again = () => page.evaluate(() => { const element = document.querySelector('system-map'); element.map = structuredClone(element.map); });
    const same = async (/** @type {Record<string, number[]>} */ before, /** @type {string} */ when) => {
      const now = await places(page);
      assert.deepEqual(Object.keys(now), Object.keys(before));
      const by = Object.keys(now).map((id) => Math.hypot(now[id][0] - before[id][0], now[id][1] - before[id][1]));
      assert.ok(Math.max(...by) < 2, `${Math.max(...by)} px elsewhere ${when}`);
    };
    await again();
    await fetched(page);
    const { x, y, width, height } = await canvasOf(page);
    const bare = await ground(page);
    await page.mouse.move(bare.x, bare.y);
    await page.mouse.down();
    await page.mouse.move(bare.x + 120, bare.y + 80, { steps: 6 });
    await page.mouse.up();
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -150);
    await page.keyboard.up('Control');
    await ready(page);
    const [seen, first] = [await places(page), await state()];
    assert.ok(first.camera, 'it was moved');
    await again();
    await fetched(page);
    await same(seen, 'when the same map is set');
    const second = await state();
    await setState(first);
    await ready(page);
    await same(seen, 'by what was kept before');
    await page.reload();
    await fetched(page);
    await setState(second);
    await ready(page);
    await same(seen, 'in a new page');
  }));
}

test('who has moved the picture sees the same part of it when a factor comes or goes', inChromium({ html: html('', '/maps/trust.json') }, async ({ page }) => {
  await fetched(page);
  const { x, y, width, height } = await canvasOf(page);
  await page.mouse.move(x + width / 3, y + height / 3);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  await ready(page);
  const state = () => page.evaluate(() => document.querySelector('system-map').state);
  const first = await state();
  for (const change of ['more', 'fewer']) {
    const before = await places(page);
    if (change === 'more') await grow(page, 'one');
    else {
      await page.evaluate(() => {
        const element = document.querySelector('system-map');
        const { map } = element;
        map.factors = map.factors.filter(({ id }) => id !== 'one');
        map.links = map.links.filter(({ from, to }) => from !== 'one' && to !== 'one');
        element.map = map;
      });
    }
    await fetched(page);
    const now = await places(page);
    const by = Object.keys(before).filter((id) => now[id]).map((id) => Math.hypot(now[id][0] - before[id][0], now[id][1] - before[id][1]));
    assert.ok(median(by) < 60, `${median(by)} px elsewhere with one ${change}`);
    assert.deepEqual((await state()).camera, first.camera);
  }
}));

for (const name of ['the very same map', 'it with other labels']) {
  test(`what a hand has moved in an excerpt stays when the page sets ${name}`, inChromium({ html: html('view="trust-and-power"', '/maps/trust.json') }, async ({ page }) => {
    await fetched(page);
    const id = await dragged(page, 60, 45);
    let before = await places(page);
    const others = name === 'the very same map' ? [null, null] : Object.keys(before).filter((one) => one !== id).slice(0, 2);
    for (const other of others) {
      await page.evaluate((other) => {
        const element = document.querySelector('system-map');
        const map = structuredClone(element.map);
        if (other) map.factors.find(({ id }) => id === other).label += ', and more of it all';
        element.map = map;
      }, other);
      await fetched(page);
      const now = await places(page);
      assert.deepEqual(Object.keys(now), Object.keys(before));
      const scale = now[id][2] / before[id][2];
      for (const one of Object.keys(before)) {
        const by = Math.hypot(...[0, 1].map((k) => now[one][k] - now[id][k] - scale * (before[one][k] - before[id][k])));
        assert.ok(by < (one === other ? 150 : 1), `${one} is ${by} px elsewhere, when ${other} has changed`);
      }
      const all = await page.evaluate(() => {
        const map = document.querySelector('system-map');
        return map.map.factors.map(({ id }) => map.boxOf(id)).filter(Boolean);
      });
      for (const a of all) {
        for (const b of all) assert.ok(a === b || a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height, 'one lies on another');
      }
      before = now;
    }
  }));
}

test('what the page asks for together with the map goes before what was shown', inChromium({ html: html('view="trust-and-power"', '/maps/trust.json') }, async ({ page }) => {
  await fetched(page);
  const shown = (set) => page.evaluate(async (set) => {
    const map = document.querySelector('system-map');
    if (set.map) map.map = structuredClone(map.map);
    if (set.lang) map.lang = set.lang;
    for (const name of ['view', 'loop', 'focus']) {
      if (name in set) set[name] === null ? map.removeAttribute(name) : map.setAttribute(name, set[name]);
    }
    await new Promise((done) => { map.addEventListener('system-map-ready', done, { once: true }); });
    const { view, focus, loop } = map.state;
    return { view, focus, loop };
  }, set);
  const none = { view: undefined, focus: undefined, loop: undefined };
  assert.deepEqual(await shown({ map: true, view: 'spreading' }), { ...none, view: 'spreading' });
  assert.deepEqual(await shown({ map: true, view: null }), none);
  assert.deepEqual(await shown({ map: true, focus: 'trust' }), { ...none, focus: 'trust' });
  assert.deepEqual(await shown({ lang: 'fr', focus: null, view: 'spreading' }), { ...none, view: 'spreading' });
  assert.deepEqual(await shown({ map: true }), { ...none, view: 'spreading' });
  // So does what is asked for while it loads.
  const last = await page.evaluate(async () => {
    const map = document.querySelector('system-map');
    map.map = structuredClone(map.map);
    await Promise.resolve();
    await Promise.resolve();
    map.view = 'trust-and-power';
    await new Promise((done) => { map.addEventListener('system-map-ready', done, { once: true }); });
    return map.state.view;
  });
  assert.equal(last, 'trust-and-power');
}));

test('what the page asks for together with another language leaves what the reader chose otherwise', inChromium({ html: html('', '/maps/trust.json') }, async ({ page }) => {
  await fetched(page);
  const shown = (set) => page.evaluate(async ({ state, map: anew, ...set }) => {
    const map = document.querySelector('system-map');
    if (state) map.state = state;
    if (anew) map.map = structuredClone(map.map);
    for (const [name, value] of Object.entries(set)) value === null ? map.removeAttribute(name) : map.setAttribute(name, value);
    await new Promise((done) => { map.addEventListener('system-map-ready', done, { once: true }); });
    const { view, factor, loop, convention } = map.state;
    return { view, factor, loop, convention };
  }, set);
  const chosen = { view: 'trust-and-power', factor: 'trust', loop: undefined, convention: 's-o' };
  assert.deepEqual(await shown({ state: { view: 'trust-and-power', factor: 'trust' }, lang: 'fr', convention: 's-o' }), chosen);
  assert.deepEqual(await shown({ map: true, convention: 'signs' }), { ...chosen, convention: 'signs' });
  assert.deepEqual(await shown({ lang: null, convention: null }), { ...chosen, convention: undefined });
  assert.deepEqual(await shown({ map: true, loop: 'trust-opens-talk' }), { view: 'trust-and-power', factor: undefined, loop: 'trust-opens-talk', convention: undefined });
}));

/** Sets the very same map, or another language, and waits until all is there again. */
const setAgain = (page, what) => page.evaluate(async (what) => {
  const map = document.querySelector('system-map');
  if (what === 'the map') map.map = structuredClone(map.map);
  else map.lang = 'fr';
  await new Promise((done) => { map.addEventListener('system-map-ready', done, { once: true }); });
}, what);

for (const set of ['the map', 'the language']) {
  test(`a loop that is not in the part on show is lit where it is, also after ${set} was set`, inChromium({ html: html('view="spreading" loop="R1"', '/maps/trust.json') }, async ({ page }) => {
    await fetched(page);
    await setAgain(page, set);
    await page.evaluate(() => { document.querySelector('system-map').view = 'trust-and-power'; });
    await page.waitForFunction(() => document.querySelector('system-map').state.loop === 'trust-opens-talk', undefined, { timeout: 5000 });
  }));
}

for (const [viewport, layout] of [['desktop', ''], ['desktop', 'layout="ring"'], ['phone', ''], ['phone', 'layout="ring"']]) {
  for (const set of ['the map', 'the language']) {
    test(`the picture stays where it is when ${set} is set after a factor was moved: ${viewport} ${layout}`, inChromium({ html: html(layout, '/maps/trust.json'), viewport }, async ({ page }) => {
      await fetched(page);
      await dragged(page, 30, 45);
      const before = await places(page);
      await setAgain(page, set);
      await fetched(page);
      const now = await places(page);
      // Words of another language take more lines or fewer, which leaves another height.
      const most = set === 'the map' ? 1 : 20;
      for (const [id, [x, y]] of Object.entries(before)) {
        assert.ok(Math.hypot(now[id][0] - x, now[id][1] - y) < most, `${id} is at ${now[id]}, was at ${x},${y}`);
      }
    }));
  }
}

/** What is shown, and the errors that were told, some time after that. */
const told = async (page, what) => {
  await page.evaluate(() => {
    window.errors = [];
    document.addEventListener('system-map-error', ({ detail }) => window.errors.push(detail.message));
  });
  await setAgain(page, what);
  await page.waitForTimeout(1500);
  return page.evaluate(() => {
    const { view, factor, loop } = document.querySelector('system-map').state;
    return { view, factor, loop, errors: window.errors };
  });
};

for (const act of ['the map', 'the language']) {
  test(`a factor that a reader chose outlives a loop that was asked for in vain, over ${act}`, inChromium({ html: html('view="spreading" loop="R1"', '/maps/trust.json') }, async ({ page }) => {
    await fetched(page);
    await page.waitForTimeout(1000);
    const [x, y] = (await places(page)).stories;
    const box = await page.locator('system-map').locator('[part=stage]').boundingBox();
    await page.mouse.click(box.x + x, box.y + y);
    assert.equal(await page.evaluate(() => document.querySelector('system-map').state.factor), 'stories');
    const { view, factor, loop } = await told(page, act);
    assert.deepEqual({ view, factor, loop }, { view: 'spreading', factor: 'stories', loop: undefined });
  }));

  test(`a convention that there is not is told once and takes nothing with it, over ${act}`, inChromium({ html: html('convention="zzz"', '/maps/trust.json') }, async ({ page }) => {
    await fetched(page);
    await page.evaluate(() => { document.querySelector('system-map').state = { view: 'spreading' }; });
    assert.equal(await page.evaluate(() => document.querySelector('system-map').state.view), 'spreading');
    const { view, errors } = await told(page, act);
    assert.equal(view, 'spreading');
    assert.equal(errors.length, 1, errors.join(' | '));
  }));
}

for (const layout of ['', 'layout="ring"', 'layout="layered"']) {
  test(`who has all of a map in sight that opens on a part has it still whatever the page sets: ${layout}`, inChromium({ html: html(layout), viewport: 'phone' }, async ({ page }) => {
    await fetched(page);
    const all = () => page.locator('system-map').locator('.zoom:not(.cut)').count();
    assert.equal(await all(), 0);
    await page.locator('system-map').getByRole('button', { name: 'Whole map' }).click();
    await frames(page);
    const change = (/** @type {string} */ what) => page.evaluate((what) => {
      const element = document.querySelector('system-map');
      if (what === 'state') element.state = element.state;
      if (what === 'language') element.lang = 'cy';
      const map = structuredClone(element.map);
      if (what === 'label') map.factors[0].label += ' once more';
      if (what === 'factor') map.factors.push({ id: 'new', label: 'Something new' });
      if (!['state', 'language'].includes(what)) element.map = map;
    }, what);
    await dragged(page, 20, 25);
    for (const what of ['state', 'map', 'label', 'factor', 'language']) {
      await change(what);
      await fetched(page);
      await frames(page);
      assert.deepEqual([await all(), await page.evaluate(() => document.querySelector('system-map').state)], [1, { camera: [0, 0, 0] }], what);
    }
  }));
}
