// The element in Firefox: what would be broken if one browser only had been thought of.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inFirefox } from './lib.mjs';

const page = (attributes = '') => `<script type="module" src="/pkg/system-map.js"></script>
<system-map src="/maps/hct.json" ${attributes} style="--system-map-height: 700px"></system-map>`;
const settled = (page) => page.waitForFunction(() => {
  const map = document.querySelector('system-map');
  return map?.phase === 'ready' && map.boxOf('trust') && !map.shadowRoot.querySelector('.stage').classList.contains('blank') &&
    map.shadowRoot.textContent.includes('Trust levels the field');
});

test('Firefox shows the map, lights a loop that is clicked, tells it, and lets it go', inFirefox({ html: page() }, async ({ page, shot }) => {
  await settled(page);
  // At rest is not yet painted: that is for the next frame.
  await page.waitForFunction(() => {
    const canvas = document.querySelector('system-map').shadowRoot.querySelector('canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size > 50;
  });
  // A row that is written anew while it is being pressed is looked for again.
  await page.locator(() => [...document.querySelector('system-map').shadowRoot.querySelectorAll('button')]
    .find((b) => b.textContent.includes('Trust levels the field'))).click();
  await page.waitForFunction(() => document.querySelector('system-map').state.loop);
  const told = await page.evaluate(() => document.querySelector('system-map').shadowRoot.textContent);
  assert.match(told, /feeds itself/);
  await shot('firefox-loop');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('system-map').state.loop);
}));

test('Firefox hands out the figure and the file', inFirefox({ html: page('view="bold-funding"') }, async ({ page }) => {
  await page.waitForFunction(() => document.querySelector('system-map')?.phase === 'ready');
  const [svg, json] = await page.evaluate(async () => {
    const map = document.querySelector('system-map');
    return [await map.toSVG(), await map.toJSON()];
  });
  assert.match(svg, /^<svg[^>]*xmlns/);
  assert.ok(JSON.parse(json).factors.length > 50);
}));

test('Firefox shows what is wrong with a file', inFirefox({
  html: '<script type="module" src="/pkg/system-map.js"></script><system-map src="/maps/nowhere.json">Instead of it.</system-map>',
}, async ({ page }) => {
  await page.waitForFunction(() => document.querySelector('system-map')?.phase === 'failed');
  const said = await page.evaluate(() => document.querySelector('system-map').shadowRoot.querySelector('.message').textContent);
  assert.match(said, /nowhere\.json/);
}));
