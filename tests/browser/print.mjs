// A page on paper: the map is a figure of lines and words there, in dark on white, with its key.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { constants, inflateSync } from 'node:zlib';
import { inChromium, inFirefox } from './lib.mjs';
import { MAP, frames, html, ready } from './element/page.mjs';

/** Waits until what prints is there. */
const armed = (page) => page.waitForFunction(() => [...document.querySelectorAll('system-map')].every(({ shadowRoot }) =>
  shadowRoot.adoptedStyleSheets.some(({ cssRules }) => [...cssRules].some(({ selectorText }) => selectorText === '.print'))));

/** What is on the sheets of a PDF, and how many images there are. */
function paper(pdf) {
  const text = pdf.toString('latin1');
  const count = (source, pattern) => [...source.matchAll(pattern)].length;
  const sheets = [...text.matchAll(/<<[^<>]*\/Type\s*\/Page\b(?:[^<>]|<<(?:[^<>]|<<[^<>]*>>)*>>)*>>/g)].map(([page]) => {
    const [, number] = /\/Contents\s+(\d+) 0 R/.exec(page);
    const [whole, length] = new RegExp(`\\n${number} 0 obj\\s*<<[^>]*/Length (\\d+)[^>]*>>\\s*stream\\r?\\n`).exec(text);
    const from = text.indexOf(whole) + whole.length;
    const drawn = Number(length) ? inflateSync(pdf.subarray(from, from + Number(length))).toString('latin1') : '';
    return { curves: count(drawn, / c\n/g), texts: count(drawn, /\bT[jJ]\b/g) };
  });
  return { sheets, images: count(text, /\/Subtype\s*\/Image\b/g) };
}

for (const landscape of [false, true]) {
  const way = landscape ? 'across' : 'upright';
  test(`a page is printed as lines and words on one sheet, ${way}`, inChromium({ html: html('', '/maps/trust.json') }, async ({ page }) => {
    await ready(page);
    await armed(page);
    const { sheets, images } = paper(await page.pdf({ format: 'A4', landscape }));
    assert.equal(images, 0, 'the map is no image');
    assert.equal(sheets.length, 1, 'nothing goes to a second sheet');
    const [{ curves, texts }] = sheets;
    assert.ok(curves > 1000 && texts > 150, `${curves} curves, ${texts} pieces of text`);
    assert.equal(await page.locator(MAP).locator('.print').count(), 0, 'on the screen there is none of it');
  }));

  test(`a map that would be too small beside its key has a sheet of its own, ${way}`, inChromium({ html: html() }, async ({ page }) => {
    await ready(page);
    await armed(page);
    const { sheets: [map, key, ...rest] } = paper(await page.pdf({ format: 'A4', landscape }));
    assert.ok(map.curves > 2000 && map.texts > 250, `${map.curves} curves, ${map.texts} pieces of text`);
    assert.ok(key && key.curves < 500 && key.texts > 100, 'the key is on the next');
    assert.deepEqual(rest, []);
  }));

  test(`letters are some 7 points high on a sheet that allows it, ${way}`, inChromium({}, async ({ page, main }) => {
    for (const map of ['hct', 'trust', 'teaching']) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(main.page(`/print/${map}.html`, html('', `/maps/${map}.json`)));
      await ready(page);
      await page.emulateMedia({ media: 'print' });
      await page.locator(MAP).locator('.print').waitFor();
      await page.setViewportSize(landscape ? { width: 1123, height: 794 } : { width: 794, height: 1123 });
      const seen = await page.evaluate(() => {
        const { shadowRoot } = document.querySelector('system-map');
        const figure = shadowRoot.querySelector('.print');
        const sizes = [...figure.querySelectorAll('text')].map((text) => {
          const { a, b } = text.getScreenCTM();
          return Math.hypot(a, b) * parseFloat(getComputedStyle(text).fontSize);
        });
        const { left, right, top, bottom } = figure.getBoundingClientRect();
        return { letters: sizes.sort((a, b) => a - b)[sizes.length >> 1], over: Math.max(-left, right - innerWidth), height: bottom - top, bar: top };
      });
      await page.emulateMedia({ media: 'screen' });
      assert.ok(seen.letters > 9, `${map}: ${seen.letters * 0.75} points`);
      assert.ok(seen.over < 1 && seen.height + seen.bar <= (landscape ? 794 : 1123), `${map}: ${JSON.stringify(seen)}`);
    }
  }));
}

test('a heading, the map below it and its key stay together', inChromium({
  html: '<div style="height: 60vh"></div>' + Array(3).fill('<h2>Heading</h2><system-map src="/maps/hct.json" focus="trust"></system-map>').join('') + '<script type="module" src="/pkg/system-map.js"></script>',
}, async ({ page }) => {
  await ready(page);
  await armed(page);
  const { sheets } = paper(await page.pdf({ format: 'A4', margin: { top: '15mm', bottom: '15mm' } }));
  assert.equal(sheets.length, 4);
  const [bare, first, ...others] = sheets;
  assert.equal(bare.texts, 0, 'no heading stays behind');
  for (const { texts, curves } of others) assert.deepEqual({ texts, curves }, first);
}));

test('a map in a low frame is printed with its key, at the width of the page', inChromium({
  html: html('style="--system-map-height: 200px; width: 300px"', '/maps/trust.json'),
}, async ({ page, shot }) => {
  await ready(page);
  await armed(page);
  await page.waitForFunction(() => document.querySelector('system-map').shadowRoot.querySelector('[data-low=true]'));
  const { sheets } = paper(await page.pdf({ format: 'A4', margin: { top: '15mm', right: '15mm', bottom: '15mm', left: '15mm' } }));
  // How many sheets they take depends on the shape of the map.
  const texts = sheets.map((sheet) => sheet.texts);
  const all = texts.reduce((sum, count) => sum + count, 0);
  assert.ok(texts.every((count) => count > 50) && all > 1000, `the map and the key, and no sheet is left blank: ${texts}`);
  await page.emulateMedia({ media: 'print' });
  const map = page.locator(MAP);
  await map.locator('.print').waitFor();
  assert.ok((await map.boundingBox()).width > 1200);
  const heading = await map.locator('.heading').evaluate((of) => [of.scrollWidth - of.clientWidth, getComputedStyle(of).whiteSpace]);
  assert.deepEqual(heading, [0, 'normal'], 'the whole title');
  await shot('print-low', { fullPage: true });
}));

test('what follows a map with a greatest height is printed below it, as below any other', inChromium({
  html: `<style>system-map { max-height: 50vh }</style>${html('view="spreading"', '/maps/trust.json')}<p id="next">Next</p>`,
}, async ({ page }) => {
  await ready(page);
  await armed(page);
  await page.emulateMedia({ media: 'print' });
  await page.locator(MAP).locator('.print').waitFor();
  const { next, key, host } = await page.evaluate(() => {
    const map = document.querySelector('system-map');
    const [next, key, host] = [document.querySelector('#next'), map.shadowRoot.querySelector('.key'), map].map((of) => of.getBoundingClientRect());
    return { next: next.top, key: key.bottom, host: host.bottom };
  });
  assert.ok(key > 400 && key <= host + 1 && host <= next + 1, `${key} ${host} ${next}`);
}));

test('what is not chosen can be read on paper, and nothing is framed', inChromium({ html: html('loop="R1"', '/maps/trust.json') }, async ({ page }) => {
  await ready(page);
  await armed(page);
  await page.locator(MAP).locator('.stage').focus();
  await page.keyboard.press('ArrowRight');
  await frames(page, 20);
  await page.emulateMedia({ media: 'print' });
  await page.locator(MAP).locator('.print').waitFor();
  const { pale, outline, border } = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('system-map');
    const light = (color) => {
      const [r, g, b] = [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16) / 255).map((n) => (n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (color) => 1.05 / (light(color) + 0.05);
    const found = (name, list, least) => [...shadowRoot.querySelectorAll(`.print ${list}`)].map((e) => e.getAttribute(name)).filter((c) => c !== '#ffffff' && contrast(c) < least);
    return {
      pale: [...found('fill', 'text', 4.4), ...found('stroke', '[stroke]', 2.9)],
      outline: getComputedStyle(shadowRoot.querySelector('.stage')).outlineWidth,
      border: getComputedStyle(shadowRoot.querySelector('.panel')).borderInlineStartWidth,
    };
  });
  assert.deepEqual(pale, []);
  assert.equal(outline, '0px');
  assert.equal(border, '0px');
}));

test('there is no gap below a loop that is drawn as a ring', inChromium({ html: html('loop="R4"', '/maps/trust.json') }, async ({ page, shot }) => {
  await ready(page);
  await armed(page);
  await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('system-map');
    [...shadowRoot.querySelectorAll('button')].find(({ textContent }) => /ring|circle/i.test(textContent)).click();
  });
  await ready(page);
  await page.emulateMedia({ media: 'print' });
  await page.locator(MAP).locator('.print').waitFor();
  const gap = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('system-map');
    const drawn = [...shadowRoot.querySelectorAll('.print :is(text, path, rect)')].map((e) => e.getBoundingClientRect().bottom);
    return shadowRoot.querySelector('.caption').getBoundingClientRect().top - Math.max(...drawn);
  });
  assert.ok(gap < 40, `${gap} px`);
  await shot('print-ring', { fullPage: true });
}));

test('the key shows a reinforcing loop as the map does: full', inChromium({ html: html('', '/maps/trust.json') }, async ({ page }) => {
  await ready(page);
  const discs = await page.evaluate(() => [...document.querySelector('system-map').shadowRoot.querySelectorAll('.key .loop svg')].map((e) =>
    [e.querySelector('text').textContent, !!e.querySelector('circle')]));
  assert.deepEqual(discs, [['R', true], ['B', false]]);
}));

test('in Firefox, too, a map has a sheet of its own where letters would be too small', inFirefox({ html: html() }, async ({ page }) => {
  await ready(page);
  await armed(page);
  const pdf = Buffer.from(await page.pdf({ format: 'A4', margin: { top: '15mm', right: '15mm', bottom: '15mm', left: '15mm' } }));
  // What it says of its sheets is packed.
  const text = [...pdf.toString('latin1').matchAll(/\/ObjStm[^]*?stream\r?\n/g)].map(({ index, 0: { length } }) =>
    inflateSync(pdf.subarray(index + length), { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1')).join('\n');
  assert.equal([...text.matchAll(/\/Type\s*\/Page\b/g)].length, 2, 'the map, and its key');
}));

test('what the tools show is printed as lines and words, too', inChromium({ html: html('layout="layered"', '/maps/teaching.json') }, async ({ page }) => {
  await ready(page);
  await armed(page);
  const { images, sheets: [{ curves }] } = paper(await page.pdf({ format: 'A4' }));
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
