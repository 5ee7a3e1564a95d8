// A page on paper: the map is a figure of lines and words there, in dark on white, with its key.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';
import { inChromium } from './lib.mjs';
import { MAP, frames, html, ready } from './element/page.mjs';

/** Waits until what prints is there. */
const armed = (page) => page.waitForFunction(() => [...document.querySelectorAll('system-map')].every(({ shadowRoot }) =>
  shadowRoot.adoptedStyleSheets.some(({ cssRules }) => [...cssRules].some(({ selectorText }) => selectorText === '.print'))));

/** What is on the pages of a PDF. */
function paper(pdf) {
  const text = pdf.toString('latin1');
  const count = (source, pattern) => [...source.matchAll(pattern)].length;
  const found = { pages: count(text, /\/Type\s*\/Page\b/g), images: count(text, /\/Subtype\s*\/Image\b/g), curves: 0, texts: 0 };
  for (const { index, 0: { length } } of text.matchAll(/stream\r?\n/g)) {
    let drawn;
    try {
      drawn = inflateSync(pdf.subarray(index + length, text.indexOf('endstream', index + length))).toString('latin1');
    } catch {
      continue; // a font
    }
    found.curves += count(drawn, / c\n/g);
    found.texts += count(drawn, /\bT[jJ]\b/g);
  }
  return found;
}

for (const landscape of [false, true]) {
  test(`a page is printed as lines and words on one sheet, ${landscape ? 'across' : 'upright'}`, inChromium({ html: html() }, async ({ page }) => {
    await ready(page);
    await armed(page);
    const { pages, images, curves, texts } = paper(await page.pdf({ format: 'A4', landscape }));
    assert.equal(images, 0, 'the map is no image');
    assert.equal(pages, 1, 'nothing goes to a second page');
    assert.ok(curves > 2000 && texts > 300, `${curves} curves, ${texts} pieces of text`);
    assert.equal(await page.locator(MAP).locator('.print').count(), 0, 'on the screen there is none of it');
  }));
}

test('what the tools show is printed as lines and words, too', inChromium({ html: html('layout="layered"', '/maps/teaching.json') }, async ({ page }) => {
  await ready(page);
  await armed(page);
  const { images, curves } = paper(await page.pdf({ format: 'A4' }));
  assert.equal(images, 0);
  assert.ok(curves > 100, `${curves} curves`);
  await page.emulateMedia({ media: 'print' });
  const figure = page.locator(MAP).locator('.print');
  await figure.waitFor();
  const labels = await page.evaluate(() => document.querySelector('system-map').map.factors.map(({ label }) => label.replace(/\s/g, '')));
  const words = (await figure.textContent()).replace(/\s/g, '');
  for (const label of labels) assert.ok(words.includes(label), `${label} is not on the paper`);
}));

test('a dark map is printed in dark on white, its key as well', inChromium(
  { html: html('theme="dark"') + '<style>system-map { --system-map-background: #102; --system-map-text: #fe8 }</style>', dark: true },
  async ({ page, shot }) => {
    await ready(page);
    await armed(page);
    const key = () => page.locator(MAP).locator('.key .mark.long').first().getAttribute('color');
    const before = await key();
    await page.emulateMedia({ media: 'print' });
    await page.locator(MAP).locator('.print').waitFor();
    const seen = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('system-map');
      const frame = getComputedStyle(shadowRoot.querySelector('.frame'));
      return { paper: frame.backgroundColor, ink: frame.color, letters: [...new Set([...shadowRoot.querySelectorAll('.print text')].map((e) => e.getAttribute('fill')))] };
    });
    assert.equal(seen.paper, 'rgb(255, 255, 255)');
    const bright = (r, g, b) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
    assert.ok(bright(...seen.ink.match(/\d+/g).map(Number)) < 110, seen.ink);
    for (const color of seen.letters.filter((color) => color !== '#ffffff')) {
      assert.ok(bright(...[1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16))) < 140, `${color} on white`);
    }
    assert.notEqual(await key(), before, 'the key has the colours of the paper');
    await shot('print-dark', { fullPage: true });
    await page.emulateMedia({ media: 'screen' });
    await frames(page, 20);
    assert.equal(await key(), before);
  },
));

for (const [name, attributes, viewport] of [['a whole map', '', 'desktop'], ['an excerpt', 'view="bold-funding"', 'desktop'], ['a map on a phone', '', 'phone']]) {
  test(`${name} in print: the picture and its key, no buttons, no bare paper`, inChromium({ html: html(attributes), viewport }, async ({ page, shot }) => {
    await ready(page);
    const places = () => page.evaluate(() => {
      const host = document.querySelector('system-map');
      return host.map.factors.map(({ id }) => host.boxOf(id));
    });
    const before = await places();
    await page.emulateMedia({ media: 'print' });
    const map = page.locator(MAP);
    await map.locator('.print').waitFor();
    assert.ok(await map.locator('.key .link').first().isVisible(), 'the key is to be seen');
    const seen = await page.evaluate(() => {
      const host = document.querySelector('system-map');
      const shown = [...host.shadowRoot.querySelectorAll('*')].filter((e) => e.checkVisibility());
      const key = [...host.shadowRoot.querySelectorAll('.key')];
      const figure = host.shadowRoot.querySelector('.print');
      const box = figure.getBoundingClientRect();
      const cut = [...figure.querySelectorAll('text, path, rect')].filter((e) => {
        const { left, top, right, bottom } = e.getBoundingClientRect();
        return left < box.left - 1 || top < box.top - 1 || right > box.right + 1 || bottom > box.bottom + 1;
      });
      const shownFactors = host.map.factors.filter(({ id }) => host.boxOf(id));
      const words = figure.textContent.replace(/\s/g, '');
      return {
        controls: shown.filter((e) => e.matches('button, input, select, .tool, canvas')).map((e) => e.outerHTML.slice(0, 80)),
        bare: host.getBoundingClientRect().bottom - Math.max(...key.map((e) => e.getBoundingClientRect().bottom)),
        gap: key[0].getBoundingClientRect().top - box.bottom,
        cut: cut.map((e) => e.outerHTML),
        missing: shownFactors.filter(({ label }) => !words.includes(label.replace(/\s/g, ''))),
      };
    });
    assert.deepEqual([seen.controls, seen.cut, seen.missing], [[], [], []]);
    assert.ok(seen.bare < 40 && seen.gap < 120, JSON.stringify(seen));
    await shot(`print-${viewport}${attributes && '-excerpt'}`, { fullPage: true });
    // On the screen all is as it was.
    await page.emulateMedia({ media: 'screen' });
    await frames(page, 20);
    assert.deepEqual(await places(), before);
  }));
}
