// Hands on the map: the page's own scrolling comes first.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inChromium } from './lib.mjs';
import { MAP, canvasOf, centre, frames, ground, html, inSight, pixels, ready } from './element/page.mjs';
import { neighbour } from '../../www/component/more/walk.js';

const LONG = '<div style="height:300px">before</div>';
const AFTER = '<div style="height:3000px">after</div>';
const page3 = (attributes) => '<meta name="viewport" content="width=device-width, initial-scale=1">' + LONG + html(attributes) + AFTER;
const scrolled = (page) => page.evaluate(() => scrollY);
const width = (page, id) => page.evaluate((f) => document.querySelector('system-map').boxOf(f).width, id);
/** Waits until a factor is drawn wider than this. */
const wider = (page, id, than) => page.waitForFunction(([f, w]) => document.querySelector('system-map').boxOf(f).width > w, [id, than]);
const box = (page, id) => page.evaluate((f) => document.querySelector('system-map').boxOf(f), id);

test('the wheel scrolls the page, and a hint says how to zoom', inChromium({ html: page3() }, async ({ page }) => {
  await ready(page);
  const factor = await inSight(page);
  const at = await centre(page, factor);
  const before = await width(page, factor);
  await page.mouse.move(at.x, at.y);
  await page.mouse.wheel(0, 240);
  await page.waitForFunction(() => scrollY > 100);
  // The page may have scrolled before the map heard of the wheel.
  await page.waitForFunction(() => /scroll to zoom/.test(document.querySelector('system-map').shadowRoot.querySelector('.hint').textContent));
  assert.equal(await width(page, factor), before);
}));

test('with Ctrl held the wheel zooms about the pointer, and the page stays', inChromium({ html: page3() }, async ({ page }) => {
  await ready(page);
  const factor = await inSight(page);
  const at = await centre(page, factor);
  const before = await width(page, factor);
  await page.mouse.move(at.x, at.y);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await wider(page, factor, before * 1.2);
  assert.equal(await scrolled(page), 0);
  const now = await centre(page, factor);
  assert.ok(Math.hypot(now.x - at.x, now.y - at.y) < 3, 'what is under the pointer stays there');
}));

test('once the map was clicked the wheel zooms it; after Tab the page scrolls again', inChromium({ html: page3() }, async ({ page }) => {
  await ready(page);
  const { x, y } = await canvasOf(page);
  await page.mouse.click(x + 5, y + 5);
  const before = await width(page, 'trust');
  await page.mouse.wheel(0, -100);
  await wider(page, 'trust', before);
  assert.equal(await scrolled(page), 0);
  await page.keyboard.press('Tab');
  await page.mouse.wheel(0, 200);
  await page.waitForFunction(() => scrollY > 50);
}));

test('dragging the ground moves the picture, and chooses nothing', inChromium({ html: html() }, async ({ page }) => {
  await ready(page);
  const before = await box(page, 'trust');
  const { x, y } = await ground(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 20, y + 12, { steps: 5 });
  await page.mouse.move(x + 40, y + 25, { steps: 5 });
  await page.mouse.up();
  await frames(page);
  const after = await box(page, 'trust');
  assert.ok(Math.abs(after.x - before.x - 40) < 2 && Math.abs(after.y - before.y - 25) < 2, JSON.stringify([before, after]));
  assert.equal(await page.evaluate(() => document.querySelector('system-map').state.factor), undefined);
}));

/** Sends events that are 40 ms apart, as their times say, however long each of them takes here. */
async function quick(page, method, events) {
  const cdp = await page.context().newCDPSession(page);
  const begin = Date.now() / 1000;
  // None waits for what the one before it does, for that may cover the place.
  await Promise.all(events.map((event, i) => cdp.send(method, { ...event, timestamp: begin + i * 0.04 })));
}

test('a double click means what its first click chose, though that was cut and the picture moves for it', inChromium(
  { html: html('', '/maps/trust.json'), viewport: 'phone' },
  async ({ page }) => {
    await ready(page);
    const seen = await page.evaluate(() => {
      const host = document.querySelector('system-map');
      const { clientWidth, clientHeight } = host.shadowRoot.querySelector('.stage');
      const boxes = host.map.factors.map(({ id }) => ({ id, ...host.boxOf(id) }));
      // The one farthest to the left.
      return boxes.filter(({ x, y, width, height }) => x > 0 && y > 0 && y + height < clientHeight && x + width < clientWidth / 2).sort((a, b) => a.x - b.x)[0];
    });
    const { x, y } = await ground(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - (seen.x + seen.width - 24), y, { steps: 5 });
    await page.mouse.up();
    await frames(page, 20);
    const cut = await centre(page, seen.id);
    cut.x += seen.width / 2 - 12;
    await quick(page, 'Input.dispatchMouseEvent', [1, 1, 2, 2].map((clickCount, i) => ({ type: i % 2 ? 'mouseReleased' : 'mousePressed', ...cut, button: 'left', clickCount })));
    await ready(page);
    const { focus, factor } = await page.evaluate(() => document.querySelector('system-map').state);
    assert.deepEqual([focus, factor], [seen.id, seen.id]);
  },
));

test('a click and a drag soon after are no double click', inChromium({ html: html() }, async ({ page }) => {
  await ready(page);
  const map = page.locator(MAP);
  await map.getByRole('button', { name: 'Zoom in' }).click();
  await frames(page, 20);
  const { x, y } = await ground(page);
  await page.mouse.click(x, y);
  await frames(page, 2);
  const before = await box(page, 'trust');
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.move(x + 30, y + 10, { steps: 5 });
  await page.mouse.up({ clickCount: 2 });
  await frames(page, 20);
  const after = await box(page, 'trust');
  assert.ok(Math.abs(after.width - before.width) < 0.5 && Math.abs(after.x - before.x - 30) < 2, JSON.stringify([before, after]));
}));

test('a dragged factor stays where it is put, toJSON() says where, and undo puts it back', inChromium({ html: html() }, async ({ page }) => {
  await ready(page);
  const id = 'trust';
  const find = (map) => map.factors.find((f) => f.id === 'trust');
  const given = find(JSON.parse(await page.evaluate(() => document.querySelector('system-map').toJSON())));
  const before = await box(page, id);
  const at = await centre(page, id);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 30, at.y + 20, { steps: 4 });
  await page.mouse.move(at.x + 70, at.y + 45, { steps: 4 });
  await page.mouse.up();
  await ready(page);
  const after = await box(page, id);
  assert.ok(Math.abs(after.x - before.x - 70) < 4 && Math.abs(after.y - before.y - 45) < 4, JSON.stringify([before, after]));
  const put = find(JSON.parse(await page.evaluate(() => document.querySelector('system-map').toJSON())));
  assert.ok(Number.isFinite(put.x) && Number.isFinite(put.y) && put.pinned === true, JSON.stringify(put));
  assert.notDeepEqual([put.x, put.y], [given.x, given.y]);

  // Read again from that file it is at the same place, and so is the rest.
  const again = await page.evaluate(async () => {
    const map = document.querySelector('system-map');
    const other = document.createElement('system-map');
    other.map = await map.toJSON();
    const come = new Promise((done) => other.addEventListener('system-map-ready', done, { once: true }));
    document.body.append(other);
    await come;
    return JSON.parse(await other.toJSON()).factors.find((f) => f.id === 'trust');
  });
  assert.deepEqual([again.x, again.y], [put.x, put.y]);

  await page.locator(MAP).first().locator('.stage').focus();
  await page.keyboard.press('Control+z');
  await frames(page, 20);
  assert.match(await page.locator(MAP).first().locator('[aria-live]').textContent(), /undone/);
  const back = find(JSON.parse(await page.evaluate(() => document.querySelector('system-map').toJSON())));
  assert.equal(back.pinned ?? false, given.pinned ?? false);
}));

test('hovering lights the neighbours, leaving puts them out', inChromium({ html: html() }, async ({ page }) => {
  await ready(page);
  const before = await pixels(page);
  const at = await centre(page, 'trust');
  await page.mouse.move(at.x, at.y);
  await frames(page);
  const lit = await pixels(page);
  assert.notEqual(lit.sum, before.sum);
  await page.mouse.move(2, 2);
  await frames(page);
  assert.equal((await pixels(page)).sum, before.sum);
}));

test('a double click shows a factor with its neighbours', inChromium({ html: html() }, async ({ page }) => {
  await ready(page);
  const at = await centre(page, 'trust');
  await page.mouse.dblclick(at.x, at.y);
  await page.locator(MAP).locator('[part=shown]').getByText(/Showing \d+ of 56/).waitFor();
  assert.equal(await page.evaluate(() => document.querySelector('system-map').state.focus), 'trust');
}));

const PHONE = { viewport: 'phone', context: { hasTouch: true, isMobile: true } };

/** Real touches, through the browser's own input pipeline. */
async function fingers(page) {
  const cdp = await page.context().newCDPSession(page);
  const send = (type, points) => cdp.send('Input.dispatchTouchEvent', {
    type, touchPoints: points.map(([x, y], id) => ({ x: Math.round(x), y: Math.round(y), id })),
  });
  return {
    async drag(from, to, steps = 8) {
      await send('touchStart', from);
      for (let i = 1; i <= steps; i++) {
        await send('touchMove', from.map(([x, y], k) => [x + (to[k][0] - x) * (i / steps), y + (to[k][1] - y) * (i / steps)]));
        await frames(page, 1);
      }
      await send('touchEnd', []);
      await frames(page, 4);
    },
  };
}

test('on a phone one finger scrolls the page past the map', inChromium({ html: page3(), ...PHONE }, async ({ page }) => {
  await ready(page);
  const { x, y } = await canvasOf(page);
  const before = await box(page, 'trust');
  await (await fingers(page)).drag([[x + 100, y + 200]], [[x + 100, y + 20]]);
  await page.waitForFunction(() => scrollY > 60);
  const after = await box(page, 'trust');
  assert.ok(Math.abs(after.y - before.y) < 15, 'the picture stayed in its frame');
}));

test('on a phone two fingers zoom and move the map, and the page stays', inChromium({ html: page3(), ...PHONE }, async ({ page }) => {
  await ready(page);
  const { x, y, width: w, height: h } = await canvasOf(page);
  const [cx, cy] = [x + w / 2, y + h / 2];
  const before = await width(page, 'trust');
  await (await fingers(page)).drag([[cx - 30, cy], [cx + 30, cy]], [[cx - 75, cy], [cx + 75, cy]]);
  const after = await width(page, 'trust');
  assert.ok(after > before * 2 && after < before * 3.2, `${before} -> ${after}`);
  assert.equal(await scrolled(page), 0);
  assert.equal(await page.evaluate(() => visualViewport.scale), 1);
}));

test('on a phone a tap chooses, and the chosen factor can then be dragged', inChromium({ html: page3(), ...PHONE }, async ({ page, shot }) => {
  await ready(page);
  await page.evaluate(() => {
    document.querySelector('system-map').scrollIntoView();
    document.querySelector('system-map').fit();
  });
  await frames(page);
  const top = await scrolled(page);
  let at = await centre(page, 'trust');
  await page.touchscreen.tap(at.x, at.y);
  await page.locator(MAP).locator('[part=details]').getByRole('heading', { name: 'Trust between partners' }).waitFor();
  await shot('element-phone-tapped');
  at = await centre(page, 'trust');
  const before = await box(page, 'trust');
  await (await fingers(page)).drag([[at.x, at.y]], [[at.x + 20, at.y + 60]]);
  await frames(page, 20);
  const after = await box(page, 'trust');
  assert.ok(after.y - before.y > 40, JSON.stringify([before, after]));
  assert.equal(await scrolled(page), top);
}));

test('on a phone a double tap shows a factor with its neighbours, a slow one and one with a drag do not', inChromium({ html: page3(), ...PHONE }, async ({ page }) => {
  await ready(page);
  await page.evaluate(() => {
    document.querySelector('system-map').scrollIntoView();
    document.querySelector('system-map').fit();
  });
  await frames(page);
  const state = () => page.evaluate(() => document.querySelector('system-map').state);
  const taps = async (...beside) => {
    const at = await centre(page, 'trust');
    const tap = (by) => [{ type: 'touchStart', touchPoints: [{ x: at.x + by, y: at.y }] }, { type: 'touchEnd', touchPoints: [] }];
    await quick(page, 'Input.dispatchTouchEvent', beside.flatMap(tap));
    await frames(page, 2);
  };
  await taps(0);
  await page.waitForTimeout(700);
  await taps(0);
  await frames(page, 20);
  let { focus, factor } = await state();
  assert.deepEqual([focus, factor], [undefined, 'trust'], 'two taps');
  await page.waitForTimeout(700);
  await taps(0, 14);
  await ready(page);
  assert.equal((await state()).focus, 'trust', 'as fingers do');
  await page.evaluate(() => {
    document.querySelector('system-map').state = {};
    document.querySelector('system-map').fit();
  });
  await ready(page);
  await page.waitForTimeout(700);
  await taps(0);
  const at = await centre(page, 'trust');
  await (await fingers(page)).drag([[at.x, at.y]], [[at.x + 20, at.y + 60]]);
  await frames(page, 20);
  ({ focus, factor } = await state());
  assert.deepEqual([focus, factor], [undefined, 'trust'], 'a tap and a drag');
}));

test('an arrow key goes to the factor that lies that way', () => {
  const at = (id, x, y) => ({ id, box: { x: x - 40, y: y - 10, width: 80, height: 20 } });
  const here = at('here', 0, 0);
  const boxes = [here, at('near-aside', 60, 55), at('straight', 140, 4), at('up', 10, -80), at('left-down', -100, 90)];
  assert.equal(neighbour(boxes, here, 'right'), 'straight');
  assert.equal(neighbour(boxes, here, 'up'), 'up');
  assert.equal(neighbour(boxes, here, 'left'), 'left-down');
  assert.equal(neighbour([here, at('only', 200, 10)], here, 'up'), null);
  // Everything can be reached, even what lies more aside than ahead.
  assert.equal(neighbour([here, at('far-aside', 20, 300)], here, 'right'), 'far-aside');
});

/** What comes a second after the picture is there. */
const late = (page) => page.waitForFunction(() => document.querySelector('system-map').shadowRoot.querySelector('#help').textContent);

/** Does something in the page, and says in how many of the frames after it factors stood elsewhere than in the one before. */
const moves = (page, act) => page.evaluate((source) => new Promise((done) => {
  const map = document.querySelector('system-map');
  const ids = map.map.factors.map(({ id }) => id);
  const where = () => JSON.stringify(ids.map((id) => map.boxOf(id)));
  const seen = [];
  new Function('map', 'stage', source)(map, map.shadowRoot.querySelector('.stage'));
  const look = () => {
    seen.push(where());
    if (seen.length < 40) requestAnimationFrame(look);
    else done(seen.filter((now, i) => i && now !== seen[i - 1]).length);
  };
  requestAnimationFrame(look);
}), act);

for (const reducedMotion of /** @type {const} */ (['reduce', 'no-preference'])) {
  test(`others give way to what is dropped, or moved by a key, ${reducedMotion === 'reduce' ? 'at once' : 'in motion'}`, inChromium({ html: html('', '/maps/trust.json'), context: { reducedMotion } }, async ({ page }) => {
    const right = (/** @type {number} */ frames) => (reducedMotion === 'reduce' ? frames <= 1 : frames > 3);
    await ready(page);
    await late(page);
    const [from, to] = [await centre(page, 'learning'), await centre(page, 'trust')];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x + 6, to.y + 3, { steps: 4 });
    await frames(page, 3);
    const { x, y } = to;
    const dropped = await moves(page, `stage.dispatchEvent(new PointerEvent('pointerup', { pointerId: 1, pointerType: 'mouse', clientX: ${x + 6}, clientY: ${y + 3}, bubbles: true }))`);
    assert.ok(right(dropped), `${dropped} frames of motion after the drop`);
    await page.mouse.up();
    await ready(page);
    await page.locator(MAP).locator('.stage').focus();
    await page.evaluate(() => { document.querySelector('system-map').state = { factor: 'learning' }; });
    await ready(page);
    // The tenth step or so meets somebody.
    const key = "for (let i = 0; i < 12; i++) stage.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true, bubbles: true }))";
    const nudged = await moves(page, key);
    assert.ok(right(nudged), `${nudged} frames of motion after Alt and an arrow`);
  }));
}

for (const [name, value] of [['view', 'one-loop'], ['focus', 'trust']]) {
  test(`a hand that drags lets go when the page sets “${name}”, without an error, and what it held stays where it was dropped`, inChromium({ html: html() }, async ({ page }) => {
    await ready(page);
    await late(page);
    await page.evaluate(() => {
      Object.assign(window, { said: [] });
      addEventListener('system-map-error', (event) => /** @type {any} */ (window).said.push(/** @type {any} */ (event).detail.message));
    });
    const at = await centre(page, 'capacity');
    const before = await box(page, 'capacity');
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x + 40, at.y + 30, { steps: 4 });
    await frames(page, 3);
    await page.evaluate(([key, to]) => document.querySelector('system-map').setAttribute(key, to), [name, value]);
    for (let i = 1; i < 10; i++) {
      await page.mouse.move(at.x + 40 + 5 * i, at.y + 30 + 3 * i);
      await frames(page, 2);
    }
    await page.mouse.up();
    await ready(page);
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).said), []);
    assert.equal(await page.locator(MAP).locator('[part=notice]').textContent(), '');
    await page.evaluate((key) => document.querySelector('system-map').removeAttribute(key), name);
    await ready(page);
    const now = await box(page, 'capacity');
    assert.ok(Math.hypot(now.x - before.x - 40, now.y - before.y - 30) < 3, JSON.stringify([before, now]));
    // A hand takes it again.
    const again = await centre(page, 'capacity');
    await page.mouse.move(again.x, again.y);
    await page.mouse.down();
    await page.mouse.move(again.x - 30, again.y + 10, { steps: 4 });
    await page.mouse.up();
    await ready(page);
    const moved = await box(page, 'capacity');
    assert.ok(Math.hypot(moved.x - now.x + 30, moved.y - now.y - 10) < 3, JSON.stringify([now, moved]));
  }));
}
