// Firefox and Chromium put every factor in the same place, to the last bit, where they measure labels alike: with the
// viewer's module and with the tools, on the maps of this project and on maps by lot.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { inChromium, inFirefox, root } from './lib.mjs';

const own = readdirSync(path.join(root, 'www/maps')).filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5));

/** In the page: where every factor is, in CSS pixels, by module and map. */
async function places(names) {
  // As a browser with a font of its own would, but all alike.
  CanvasRenderingContext2D.prototype.measureText = function measure(text) {
    return { width: [...text].reduce((sum, letter) => sum + 0.3 + (letter.codePointAt(0) % 11) / 20, 0) * parseFloat(/([\d.]+)px/.exec(this.font)[1]) };
  };
  const BUSY = 2;
  const maps = {};
  for (const name of names) maps[name] = await (await fetch(`/maps/${name}.json`)).json();
  let state = 11;
  const below = (n) => (state = (Math.imul(state, 1103515245) + 12345) >>> 0, (state >>> 8) % n);
  for (const n of [5, 12, 30, 60, 110]) {
    const id = (i) => `f${i}`;
    const factors = Array.from({ length: n }, (_, i) => ({ id: id(i), label: 'words of a label that may be long'.slice(0, 3 + below(30)) }));
    const links = Array.from({ length: 2 * n }, () => ({ from: id(below(n)), to: id(below(n)), polarity: below(2) ? '+' : '-' }));
    maps[`by lot ${n}`] = { format: 'system-map', version: 1, factors, links };
  }
  const found = {};
  for (const module of ['system-map', 'system-map-tools']) {
    const glue = await import(`/component/wasm/${module.replaceAll('-', '_')}.js`);
    await glue.default({ module_or_path: `/pkg/${module}.wasm` });
    for (const [name, map] of Object.entries(maps)) {
      const bytes = new TextEncoder().encode(JSON.stringify(map));
      const session = new glue.Session(module === 'system-map' ? map : bytes, {});
      session.attach(document.createElement('canvas'));
      session.resize(1000, 700, 1);
      while (session.step(500) & BUSY);
      // A hand, too: its forces are another part of the program.
      const { id } = map.factors[0];
      const box = session.screen(id);
      session.act({ type: 'drag', id, x: box.x + 90, y: box.y + 40 });
      while (session.step(500) & BUSY);
      session.act({ type: 'drop', id });
      while (session.step(500) & BUSY);
      session.act({ type: 'fit' });
      found[`${module}: ${name}`] = map.factors.map((factor) => Object.values(session.screen(factor.id)));
      session.free();
    }
  }
  return found;
}

let chromium;

test('Chromium puts every factor somewhere', inChromium({ html: '<body></body>' }, async ({ page }) => {
  chromium = await page.evaluate(places, own);
  assert.equal(Object.keys(chromium).length, 2 * (own.length + 5));
  for (const [name, boxes] of Object.entries(chromium)) {
    assert.ok(boxes.length > 3 && boxes.flat().every(Number.isFinite), name);
    assert.ok(new Set(boxes.map(String)).size === boxes.length, `${name}: two in one place`);
  }
}));

test('Firefox puts every factor in the same place, bit for bit', inFirefox({ html: '<body></body>' }, async ({ page }) => {
  const firefox = await page.evaluate(places, own);
  assert.deepEqual(firefox, chromium);
}));

/** In the page: where every factor of a map is, in CSS pixels, with labels as the browser measures them. */
async function measured(names) {
  const glue = await import('/component/wasm/system_map.js');
  await glue.default({ module_or_path: '/pkg/system-map.wasm' });
  const found = {};
  for (const name of names) {
    const map = await (await fetch(`/maps/${name}.json`)).json();
    const session = new glue.Session(map, {});
    session.attach(document.createElement('canvas'));
    session.resize(1280, 700, 1);
    while (session.step(500) & 2);
    found[name] = Object.fromEntries(map.factors.map(({ id }) => [id, session.screen(id)]));
    session.free();
  }
  return found;
}

let lettered;

test('Chromium measures labels', inChromium({ html: '<body></body>' }, async ({ page }) => {
  lettered = await page.evaluate(measured, own);
  assert.ok(Object.values(lettered.hct).every((box) => box.width > 10));
}));

test('Firefox, with the same font, measures boxes of the same widths, and so shows the same picture', inFirefox({ html: '<body></body>' }, async ({ page }) => {
  assert.deepEqual(await page.evaluate(measured, own), lettered);
}));
