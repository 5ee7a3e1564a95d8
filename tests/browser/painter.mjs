// What the tools paint piece by piece is what they would have painted at once; a large map is shown by
// them once somebody points at it; and they draw a chosen loop as a ring.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inChromium } from './lib.mjs';
import { MAP, centre, frames, html, pixels, ready } from './element/page.mjs';

/** A page with a map given as an object. */
const own = (map) => `<system-map></system-map><script type="module">
  import '/pkg/system-map.js';
  document.querySelector('system-map').map = ${JSON.stringify(map)};
</script>`;

/** In the page: the acts of a list after which the canvas does not hold what a new one gets. */
async function pieces({ ratio }) {
  const glue = await import('/component/wasm/system_map_tools.js');
  await glue.default({ module_or_path: '/pkg/system-map-tools.wasm' });
  const bytes = new Uint8Array(await (await fetch('/maps/hct.json')).arrayBuffer());
  const canvas = () => document.createElement('canvas');
  const live = canvas();
  const open = (on) => {
    const session = new glue.Session(bytes, {});
    session.attach(on);
    session.resize(1000, 720, ratio);
    while (session.step(2000) & 2);
    session.act({ type: 'fit' });
    return session;
  };
  // One paints piece by piece; the other does the same, and each time gets a canvas that it does not know.
  const [session, other] = [open(live), open(canvas())];
  session.paint();
  const ids = session.told('outline').map(({ id }) => id);
  const loops = session.told('loops').rows.map(({ id }) => id);
  const box = (id) => session.screen(id);
  const acts = [
    ...ids.slice(0, 12).map((id) => ({ type: 'hover', kind: 'factor', id })), { type: 'hover' },
    { type: 'hover', kind: 'factor', id: ids[20] }, { type: 'hover' },
    { type: 'select', kind: 'loop', id: loops[0] }, { type: 'select', kind: 'loop', id: loops[1] }, { type: 'clear' }, { type: 'fit' },
    ...[0, 6, 25, 60].map((by) => ({ type: 'drag', id: ids[5], x: box(ids[5]).x + by, y: box(ids[5]).y + by / 2 })),
    { type: 'pan', dx: 17, dy: -9 }, { type: 'drop', id: ids[5] }, { type: 'theme', dark: true }, { type: 'theme', dark: false },
    { type: 'zoom', by: 0.3, x: 500, y: 360 }, { type: 'hover', kind: 'factor', id: ids[7] }, { type: 'hover' },
    { type: 'zoom', by: 5, x: 500, y: 360 }, { type: 'hover', kind: 'factor', id: ids[9] },
  ];
  const data = (on) => on.getContext('2d').getImageData(0, 0, on.width, on.height).data;
  const wrong = [];
  for (const act of acts) {
    for (const each of [session, other]) {
      each.act(act);
      each.step(3);
    }
    session.paint();
    const fresh = canvas();
    [fresh.width, fresh.height] = [live.width, live.height];
    other.paintOn(fresh);
    other.paint();
    const [a, b] = [data(live), data(fresh)];
    let [apart, far, worst] = [0, 0, 0];
    for (let i = 0; i < a.length; i++) {
      const by = Math.abs(a[i] - b[i]);
      if (by) apart++;
      if (by > 16) far++;
      worst = Math.max(worst, by);
    }
    // Browsers smooth an edge a little otherwise where a part of the canvas is painted, a few pixels of all by up to 24: nobody sees it.
    if (worst > 32 || far > 24) wrong.push(`${JSON.stringify(act)}: ${apart} values, ${far} of them by more than 16, by ${worst} at most`);
  }
  session.free();
  other.free();
  return wrong;
}

for (const ratio of [1, 2]) {
  test(`what is painted piece by piece is the whole picture, at ${ratio} pixels`, inChromium({ html: '<body>' }, async ({ page }) => {
    assert.deepEqual(await page.evaluate(pieces, { ratio }), []);
  }));
}

/** A map of so many factors on two rings that cross. */
const large = (n) => {
  const id = (i) => `f${String(i % n).padStart(3, '0')}`;
  const links = Array.from({ length: 2 * n }, (_, i) => [id(i), id(i < n ? i + 1 : i + 4)]);
  return {
    format: 'system-map', version: 1, title: 'Large',
    factors: Array.from({ length: n }, (_, i) => ({ id: id(i), label: `Factor ${i}` })),
    links: links.map(([from, to], i) => ({ id: `l${i}`, from, to, polarity: i % 3 ? '+' : '-' })),
  };
};

/** In the page: by how much a value of the canvas differs from what it was at the first call. */
function apart() {
  const canvas = document.querySelector('system-map').shadowRoot.querySelector('canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const first = (window.first ??= data);
  return first.length === data.length ? first.reduce((worst, value, i) => Math.max(worst, Math.abs(value - data[i])), 0) : Infinity;
}

test('a large map is shown by the tools once somebody points at it, and nobody sees the change', inChromium({ html: own(large(120)) }, async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.waitForFunction(() => document.querySelector('system-map').shadowRoot?.querySelector('.loops .row'));
  await ready(page);
  const before = await pixels(page);
  await page.evaluate(apart);
  assert.ok(!asked.includes('/pkg/system-map-tools.wasm'), 'to show it takes the viewer alone');
  const id = await page.evaluate(() => {
    const map = /** @type {any} */ (document.querySelector('system-map'));
    const { width, height } = map.shadowRoot.querySelector('canvas').getBoundingClientRect();
    const inside = (box) => box.x > 9 && box.y > 9 && box.x + box.width < width - 180 && box.y + box.height < Math.min(height, innerHeight - 90) - 140;
    return map.map.factors.map((factor) => factor.id).find((factor) => inside(map.boxOf(factor)));
  });
  const at = await centre(page, id);
  await page.mouse.move(at.x, at.y);
  await page.mouse.move(at.x + 1, at.y);
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/system-map-tools.wasm')));
  await page.waitForTimeout(2500);
  const lit = await pixels(page);
  assert.notEqual(lit.sum, before.sum, 'what is pointed at is lit still');
  await page.mouse.move(2, 2);
  await frames(page);
  assert.ok(await page.evaluate(apart) <= 12, 'the same picture as before');
  await page.mouse.move(at.x, at.y);
  await frames(page);
  // A drag, and back.
  await page.mouse.down();
  await page.mouse.move(at.x + 60, at.y + 40, { steps: 6 });
  await page.mouse.up();
  await frames(page, 60);
  assert.notEqual((await centre(page, id)).x, at.x);
  await page.locator(MAP).locator('.stage').focus();
  await page.keyboard.press('Control+z');
  const pinned = () => page.evaluate(async (factor) => {
    const map = JSON.parse(await /** @type {any} */ (document.querySelector('system-map')).toJSON());
    return map.factors.find((each) => each.id === factor).pinned ?? false;
  }, id);
  assert.equal(await pinned(), false, 'it was taken back');
}));

/** The middles of the factors of the chosen loop, in the stage. */
const onLoop = (page) => page.evaluate(() => {
  const map = /** @type {any} */ (document.querySelector('system-map'));
  const chips = [...map.shadowRoot.querySelectorAll('.loops .chip')].map((chip) => chip.textContent);
  const boxes = chips.map((label) => map.boxOf(map.map.factors.find((factor) => factor.label === label).id));
  return boxes.map(({ x, y, width, height }) => [x + width / 2, y + height / 2]);
});
/** By how much the distances of points from their middle differ. */
const uneven = (points) => {
  const [x, y] = [0, 1].map((k) => points.reduce((sum, p) => sum + p[k], 0) / points.length);
  const far = points.map((p) => Math.hypot(p[0] - x, p[1] - y));
  return Math.max(...far) - Math.min(...far);
};

/** The camera of one session is brought to where that of another was: up to rounding. */
const same = (now, home) => {
  assert.equal(now.length, home.length, 'the loop is chosen still');
  now.forEach((p, i) => assert.ok(Math.hypot(p[0] - home[i][0], p[1] - home[i][1]) < 1e-6, `${p} was at ${home[i]}`));
};

for (const motion of ['no-preference', 'reduce']) {
  test(`a chosen loop is drawn as a ring and put back (${motion})`, inChromium({ html: html(), context: { reducedMotion: motion } }, async ({ page, shot }) => {
    await ready(page);
    const map = page.locator(MAP);
    await map.locator('.loops .row').nth(1).click();
    await frames(page, 20);
    const home = await onLoop(page);
    assert.ok(home.length > 2 && uneven(home) > 5);
    const button = map.getByRole('button', { name: 'Draw as a ring' });
    await button.click();
    const back = map.getByRole('button', { name: 'Back to the map' });
    await back.waitFor();
    if (motion === 'reduce') await frames(page, 2);
    else await page.waitForTimeout(900);
    assert.ok(uneven(await onLoop(page)) < 0.01);
    await shot(`ring-${motion}`);
    await map.locator('.stage').focus();
    await page.keyboard.press('Escape');
    await page.waitForTimeout(motion === 'reduce' ? 100 : 900);
    same(await onLoop(page), home);
    await button.waitFor();
    // By the button too.
    await button.click();
    await back.click();
    await page.waitForTimeout(900);
    same(await onLoop(page), home);
  }));
}

/** 110 factors and 260 links on one ring and across it, by lot. */
const many = () => {
  let state = 5;
  const below = (n) => (state = (Math.imul(state, 1103515245) + 12345) >>> 0, (state >>> 8) % n);
  const links = Array.from({ length: 110 }, (_, i) => [i, (i + 1) % 110]);
  while (links.length < 260) {
    const link = [below(110), below(110)];
    if (link[0] !== link[1]) links.push(link);
  }
  return {
    format: 'system-map', version: 1,
    factors: Array.from({ length: 110 }, (_, i) => ({ id: `f${i}`, label: `Factor ${i}` })),
    links: links.map(([from, to], i) => ({ id: `l${i}`, from: `f${from}`, to: `f${to}`, polarity: below(3) ? '+' : '-' })),
  };
};

test('a ring that is asked for while the tools begin to show a large map is drawn, and until then the button says that it is being made', inChromium({ html: own(many()) }, async ({ page }) => {
  let fetched = 0;
  page.on('request', (request) => { fetched += Number(request.url().endsWith('system-map-tools.wasm')); });
  await ready(page);
  const map = page.locator(MAP);
  const row = map.locator('.loops .row').nth(3);
  await row.waitFor();
  await row.click();
  await page.waitForTimeout(800);
  const button = map.locator('.loops .tale > button').first();
  await button.click();
  assert.match(await button.textContent(), /Arranging the map|Back to the map/);
  await map.getByRole('button', { name: 'Back to the map' }).waitFor({ timeout: 60_000 });
  assert.doesNotMatch(await map.textContent(), /went wrong/);
  assert.equal(fetched, 1, 'the tools are one for all scripts');
}));

/** The second loop of the list is chosen: where it is, and the button that draws it as a ring. */
async function chosen(page) {
  await ready(page);
  const map = page.locator(MAP);
  await map.locator('.loops .row').nth(1).click();
  await frames(page, 20);
  const home = await onLoop(page);
  const button = map.getByRole('button', { name: 'Draw as a ring' });
  return { map, home, button };
}

test('the button says what it does: a ring that a hand has ended can be drawn again, and one stays when an act is refused', inChromium({ html: html(), context: { reducedMotion: 'reduce' } }, async ({ page }) => {
  const { map, home, button } = await chosen(page);
  const back = map.getByRole('button', { name: 'Back to the map' });
  await button.click();
  await back.waitFor();
  await frames(page, 4);
  const ring = await onLoop(page);
  assert.ok(uneven(ring) < 0.01);
  // There is nothing to take back.
  await map.locator('.stage').focus();
  await page.keyboard.press('Control+z');
  await frames(page, 4);
  same(await onLoop(page), ring);
  await back.waitFor();
  await map.locator('.stage').focus();
  await page.keyboard.press('Escape');
  await frames(page, 4);
  same(await onLoop(page), home);
  await button.click();
  await back.waitFor();
  await frames(page, 4);
  // A hand takes one of its factors.
  const { x, y } = await page.locator(MAP).locator('.stage').boundingBox();
  const [[u, v]] = await onLoop(page);
  await page.mouse.move(x + u, y + v);
  await page.mouse.down();
  await page.mouse.move(x + u + 12, y + v + 8, { steps: 3 });
  await button.waitFor();
  await page.mouse.up();
  // A ring is drawn of what is at rest.
  for (let before = ''; ;) {
    const now = JSON.stringify(await onLoop(page));
    if (now === before) break;
    before = now;
    await frames(page, 20);
  }
  assert.ok(uneven(await onLoop(page)) > 5);
  await button.click();
  await back.waitFor();
  await frames(page, 4);
  assert.ok(uneven(await onLoop(page)) < 0.01);
  // The page asks for a view that is not there: the list is made anew, the ring stays.
  await page.evaluate(() => new Promise((done) => {
    const element = document.querySelector('system-map');
    element.addEventListener('system-map-error', done, { once: true });
    element.view = 'no-such-view';
  }));
  await frames(page, 10);
  assert.ok(uneven(await onLoop(page)) < 0.01);
  // An excerpt has no list in sight beside it.
  assert.equal(await map.locator('.tale > button').textContent(), 'Back to the map');
  await page.evaluate(() => { document.querySelector('system-map').view = null; });
  await button.waitFor();
}));

test('a hand that takes a factor of a ring has the map back by the same motion, and moves nothing before it takes hold again', inChromium({ html: html() }, async ({ page }) => {
  const { map, home, button } = await chosen(page);
  await button.click();
  await map.getByRole('button', { name: 'Back to the map' }).waitFor();
  await page.waitForTimeout(900);
  const ring = await onLoop(page);
  assert.ok(uneven(ring) < 0.01);
  const { x, y } = await map.locator('.stage').boundingBox();
  const [[u, v]] = ring;
  await page.mouse.move(x + u, y + v);
  await page.mouse.down();
  await page.evaluate(() => {
    const el = /** @type {any} */ (document.querySelector('system-map'));
    const label = el.shadowRoot.querySelector('.loops .chip').textContent;
    const { id } = el.map.factors.find((factor) => factor.label === label);
    const seen = /** @type {any} */ (window).seen = [];
    const look = () => {
      const { x, y, width, height } = el.boxOf(id);
      seen.push([x + width / 2, y + height / 2]);
      requestAnimationFrame(look);
    };
    look();
  });
  await page.mouse.move(x + u + 12, y + v + 8, { steps: 3 });
  await page.waitForTimeout(900);
  same(await onLoop(page), home);
  const seen = await page.evaluate(() => /** @type {any} */ (window).seen);
  const apart = ([a, b], [c, d]) => Math.hypot(a - c, b - d);
  const between = seen.filter((p) => apart(p, ring[0]) > 0.01 && apart(p, home[0]) > 0.01);
  assert.ok(between.length > 1, 'it glides');
  await button.waitFor();
  await page.mouse.move(x + u + 60, y + v + 50, { steps: 3 });
  await page.mouse.up();
  await frames(page, 4);
  same(await onLoop(page), home);
  const [[a, b]] = home;
  await page.mouse.move(x + a, y + b);
  await page.mouse.down();
  await page.mouse.move(x + a + 40, y + b + 30, { steps: 4 });
  await page.mouse.up();
  await frames(page, 4);
  assert.ok(apart((await onLoop(page))[0], home[0]) > 20, 'it moves');
}));
