// The attribute `layout`: what the arrangement follows.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inChromium, VIEWPORTS } from './lib.mjs';

const html = (attributes) => `<system-map src="/maps/trust.json" style="block-size: 760px" ${attributes}></system-map>
  <script>addEventListener('system-map-error', (e) => { (window.seen ??= []).push(e.detail.message) })</script>
  <script type="module" src="/pkg/system-map.js"></script>`;

/** The middles of all factors' boxes in the figure of what is shown. */
async function middles(page) {
  await page.waitForFunction(() => document.querySelector('system-map').phase === 'ready');
  return page.evaluate(async () => {
    const svg = await document.querySelector('system-map').toSVG({ bare: true });
    const root = new DOMParser().parseFromString(svg, 'image/svg+xml');
    return [...root.querySelectorAll('g.factor')].map((g) => {
      const [x, y, w, h] = ['x', 'y', 'width', 'height'].map((name) => Number(g.querySelector('rect').getAttribute(name)));
      return [g.dataset.id, x + w / 2, y + h / 2];
    });
  });
}

for (const name of Object.keys(VIEWPORTS)) {
  test(`layers on a ${name}, and a ring when the attribute changes`, inChromium({ html: html('layout="layered"'), viewport: name }, async ({ page, shot }) => {
    const layered = await middles(page);
    await shot(`layout-layered-${name}`);
    await page.evaluate(() => new Promise((done) => {
      const map = document.querySelector('system-map');
      map.addEventListener('system-map-ready', done, { once: true });
      map.setAttribute('layout', 'ring');
    }));
    const ring = await middles(page);
    await shot(`layout-ring-${name}`);
    assert.notDeepEqual(ring, layered);
    // On an ellipse about the middle: the farther out on one axis, the nearer on the other.
    const most = (at) => Math.max(...ring.map((row) => Math.abs(row[at])));
    const [a, b] = [most(1), most(2)];
    for (const [id, x, y] of ring) assert.ok(Math.abs(Math.hypot(x / a, y / b) - 1) < 0.06, `${id} is on the ring`);
  }));
}

test('a layout that there is not is said, and the map is shown in its usual one', inChromium({ html: html('layout="spiral"') }, async ({ page }) => {
  await page.waitForFunction(() => document.querySelector('system-map').phase === 'ready');
  await page.locator('system-map [part=notice]').getByText(/no layout "spiral".*force, authored, layered, ring/).waitFor();
  assert.equal((await page.evaluate(() => window.seen)).length, 1);
}));
