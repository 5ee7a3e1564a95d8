// How the picture looks where the page, the system or the map's author has a say; how large things are under a finger;
// and the small map in the corner.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inChromium } from './lib.mjs';
import { MAP, canvasOf, centre, frames, holdMore, html, inSight, pixels, ready } from './element/page.mjs';

/** A map of the page's own. */
const own = (map, attributes = '', style = '') => `<style>${style}</style><system-map ${attributes}></system-map>
  <script type="module">import '/pkg/system-map.js'; document.querySelector('system-map').map = ${JSON.stringify({ format: 'system-map', version: 1, ...map })};</script>`;
const factor = (id, x, y) => ({ id, label: `Factor ${id}`, x, y });
const link = (from, to, more) => ({ from, to, polarity: '+', ...more });

/** The colours on the canvas, as #rrggbb, the most frequent first. */
const colours = (page) => page.evaluate(() => {
  const canvas = document.querySelector('system-map').shadowRoot.querySelector('canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const counts = new Map();
  for (let i = 0; i < data.length; i += 4) {
    const hex = `#${[0, 1, 2].map((c) => data[i + c].toString(16).padStart(2, '0')).join('')}`;
    counts.set(hex, (counts.get(hex) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([hex]) => hex);
});

const STRONG = {
  title: 'Strengths', width: 'strength',
  factors: [factor('a', 0, 0), factor('b', 260, 0), factor('c', 260, 160), factor('d', 0, 160)],
  links: [link('a', 'b', { strength: 0.1 }), link('b', 'c', { strength: 0.5, delay: 'short' }), link('c', 'd', { strength: 1, polarity: '-' }), link('d', 'a')],
};
const LANGS = {
  en: [/wider the arrow/, 'The effect is weak.'], ar: [/عرض السهم/, 'التأثير ضعيف.'], cy: [/letaf y saeth/, 'Mae’r effaith yn wan.'],
  es: [/más ancha la flecha/, 'El efecto es débil.'], fr: [/la flèche est large/, 'L’effet est faible.'],
};

for (const [lang, [key, weak]] of Object.entries(LANGS)) {
  test(`width tells strength, the key and the details say so: ${lang}`, inChromium({ html: own(STRONG, `lang="${lang}"`) }, async ({ page, shot }) => {
    await ready(page);
    const map = page.locator(MAP);
    await map.locator('.key').getByText(key).waitFor({ state: 'attached' });
    await page.evaluate(() => { document.querySelector('system-map').state = { link: 'a>b' }; });
    await map.locator('#tab-details').click();
    await map.getByText(weak).waitFor({ state: 'attached' });
    await shot(`look-strength-${lang}`);
  }));
}

const CSS = `system-map { --system-map-background: oklch(0.25 0.02 260); --system-map-text: #ffeedd; --system-map-muted: #ccbbaa;
  --system-map-link: rgb(0 200 120); --system-map-factor: color-mix(in srgb, navy, black 20%); --system-map-border: gold;
  --system-map-balancing: hotpink; }`;

test('a page sets the colours of the picture, and a figure has them too', inChromium({ html: own(STRONG, 'theme="dark"', CSS) }, async ({ page, shot }) => {
  await ready(page);
  const wanted = await page.evaluate(() => ['oklch(0.25 0.02 260)', '#ffeedd', 'rgb(0 200 120)', 'color-mix(in srgb, navy, black 20%)', 'gold', 'hotpink'].map((color) => {
    const pixel = document.createElement('canvas').getContext('2d');
    document.body.style.color = color;
    pixel.fillStyle = getComputedStyle(document.body).color;
    pixel.fillRect(0, 0, 1, 1);
    return `#${[...pixel.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  }));
  const found = await colours(page);
  assert.equal(found[0], wanted[0], 'the paper');
  for (const color of wanted) assert.ok(found.includes(color), `${color} is not on the canvas`);
  const svg = await page.evaluate(() => document.querySelector('system-map').toSVG());
  for (const color of wanted) assert.ok(svg.includes(color), `${color} is not in the figure`);
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('system-map').shadowRoot.querySelector('.frame')).backgroundColor), 'oklch(0.25 0.02 260)');
  await shot('look-own-colours');
}));

test('a page that sets no colours loads nothing for them', inChromium({ html: own(STRONG) }, async ({ page }) => {
  await ready(page);
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  // It comes for other things a second after the first picture, and behind what prints.
  const [more, print] = ['more', 'print'].map((part) => loaded.findIndex((name) => name.includes(`system-map-${part}`)));
  assert.ok(more < 0 || (print >= 0 && print < more), String(loaded));
}));

for (const dark of [false, true]) {
  test(`where the system forces its colours, the picture has them, ${dark ? 'dark' : 'light'}`, inChromium(
    { html: html('loop="R1"'), dark, context: { forcedColors: 'active' } },
    async ({ page, shot }) => {
      await ready(page);
      const [paper, ink, high, linked] = await page.evaluate(() => ['Canvas', 'CanvasText', 'Highlight', 'LinkText'].map((name) => {
        const probe = document.body.appendChild(document.createElement('i'));
        const rgb = (color) => {
          probe.style.cssText = `forced-color-adjust: none; color: ${color}`;
          return getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
        };
        // Chromium's Highlight is translucent.
        const under = rgb('Canvas');
        const [r, g, b, share = 1] = rgb(name);
        probe.remove();
        return [r, g, b].map((part, c) => Math.round(part * share + under[c] * (1 - share)));
      }));
      // Mixed colours may be rounded up or down.
      const parts = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
      const has = (all, color) => all.some((hex) => parts(hex).every((part, c) => Math.abs(part - color[c]) <= 1));
      const lit = await colours(page);
      assert.deepEqual(parts(lit[0]), paper);
      assert.ok(has(lit, linked), `the loop that is lit is in LinkText, ${linked}`);
      await page.locator(MAP).locator('.stage').press('Escape');
      await page.evaluate(() => { document.querySelector('system-map').state = { factor: 'trust' }; });
      await frames(page);
      const found = await colours(page);
      for (const color of [paper, ink, high]) assert.ok(has(found, color), `${color} is not on the canvas`);
      await shot(`look-forced-${dark ? 'dark' : 'light'}`);
    },
  ));
}

test('readers who prefer more contrast get stronger lines', inChromium({ html: own(STRONG) }, async ({ page, shot }) => {
  await ready(page);
  const inked = async () => page.evaluate(() => {
    const canvas = document.querySelector('system-map').shadowRoot.querySelector('canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let sum = 0;
    for (let i = 0; i < data.length; i += 4) sum += 255 - data[i];
    return sum;
  });
  const before = await inked();
  await page.emulateMedia({ contrast: 'more' });
  await frames(page);
  assert.ok(await inked() > 1.3 * before);
  await shot('look-contrast');
}));

// Two boxes one above the other, 20 px apart, and a link to the right of them.
const CLOSE = {
  title: 'Fingers', factors: [factor('a', 0, 0), factor('b', 0, 62), factor('c', 420, 31)], links: [link('a', 'c')],
};

test('a finger need not hit: what is nearest within 22 px is meant', inChromium(
  { html: `<meta name="viewport" content="width=device-width">${own(CLOSE)}`, viewport: { width: 800, height: 900 }, context: { hasTouch: true } },
  async ({ page }) => {
    await ready(page);
    /** Taps where a function of the boxes of the three says, and tells what is chosen then. */
    const tap = async (where, finger = true) => {
      await page.waitForTimeout(600); // two taps in half a second are a double one, which means what the first chose
      const [a, b, c] = await page.evaluate(() => ['a', 'b', 'c'].map((id) => document.querySelector('system-map').boxOf(id)));
      const middle = a.x + a.width / 2;
      const gap = b.y - (a.y + a.height);
      assert.ok(gap > 12 && gap < 40, `a gap of ${gap} px`);
      const [x, y] = where({ a, b, c, middle, gap });
      const at = await canvasOf(page);
      assert.ok(x > 0 && y > 0 && x < at.width && y < at.height, `${x}, ${y} is not on the map`);
      if (finger) await page.touchscreen.tap(at.x + x, at.y + y);
      else await page.mouse.click(at.x + x, at.y + y);
      await frames(page);
      return page.evaluate(() => { const { factor, link } = document.querySelector('system-map').state; return factor ?? link ?? null; });
    };
    assert.equal(await tap(({ a, middle }) => [middle, a.y - 20]), 'a', '20 px above');
    assert.equal(await tap(({ a, middle }) => [middle, a.y - 26]), null, 'too far');
    assert.equal(await tap(({ b, middle }) => [middle, b.y - 2]), 'b');
    assert.equal(await tap(({ b, middle, gap }) => [middle, b.y - gap / 2 - 3]), 'a', 'the nearer of two');
    assert.equal(await tap(({ b, middle, gap }) => [middle, b.y - gap / 2 + 3]), 'b', 'the nearer of two');
    assert.equal(await tap(({ a, middle }) => [middle, a.y - 26]), null);
    assert.equal(await tap(({ b, middle }) => [middle, b.y + b.height + 20]), 'b', 'below');
    assert.equal(await tap(({ a, middle }) => [middle, a.y - 26]), null);
    assert.equal(await tap(({ a, middle }) => [middle, a.y - 20], false), null, 'a mouse is more exact');
    // The middle of the link, by the figure of the same picture.
    const [u, v] = await page.evaluate(async () => {
      const figure = new DOMParser().parseFromString(await document.querySelector('system-map').toSVG({ bare: true }), 'image/svg+xml');
      const shaft = document.body.appendChild(document.adoptNode(figure.documentElement)).querySelector('g.link path');
      const { x, y, width } = shaft.ownerSVGElement.querySelector('g.factor[data-id=a] rect').getBBox();
      const middle = shaft.getPointAtLength(shaft.getTotalLength() / 2);
      shaft.ownerSVGElement.remove();
      return [(middle.x - x) / width, (middle.y - y) / width];
    });
    const along = ({ a }) => [a.x + u * a.width, a.y + v * a.width + 16];
    assert.equal(await tap(along), 'a>c', 'a link');
  },
));

const minimap = (page) => page.locator(MAP).locator('.minimap');

/** Whether the small map is to be seen and lies on a label. */
const coversLabels = (page) => page.evaluate(() => {
  const map = document.querySelector('system-map');
  const node = map.shadowRoot.querySelector('.minimap');
  if (!node?.offsetWidth) return false;
  const stage = map.shadowRoot.querySelector('.stage').getBoundingClientRect(), small = node.getBoundingClientRect();
  return map.map.factors.some(({ id }) => {
    const box = map.boxOf(id);
    if (!box) return false;
    const x = stage.x + box.x, y = stage.y + box.y;
    return x < small.right && x + box.width > small.left && y < small.bottom && y + box.height > small.top;
  });
});

test('a small map shows where one is, and takes one elsewhere', inChromium({ html: html() }, async ({ page, shot }) => {
  await ready(page);
  const map = page.locator(MAP);
  const box = () => page.evaluate(() => document.querySelector('system-map').boxOf('trust'));
  await map.getByRole('button', { name: 'fit it in the frame' }).click();
  await frames(page);
  assert.equal(await minimap(page).isVisible(), false, 'all is to be seen');
  for (let i = 0; i < 4; i++) await map.getByRole('button', { name: 'Zoom in' }).click();
  await minimap(page).waitFor();
  await frames(page);
  const { x, y, width, height } = await minimap(page).boundingBox();
  assert.ok(width <= 170 && height <= 114 && width > 60 && height > 40, `${width} × ${height}`);
  const seen = async () => page.locator(MAP).locator('.seen').boundingBox();
  const before = await seen();
  assert.ok(before.width < width && before.height < height, 'a part of it');
  await shot('look-minimap');
  const was = await box();
  await page.mouse.click(x + 12, y + 12);
  await frames(page);
  const there = await seen();
  assert.ok(there.x < before.x && there.y < before.y, 'to the corner that was clicked');
  assert.ok((await box()).x > was.x, 'the map moved the other way');
  await page.mouse.move(x + 20, y + 20);
  await page.mouse.down();
  await page.mouse.move(x + width - 12, y + height - 12, { steps: 5 });
  await page.mouse.up();
  await frames(page);
  const end = await seen();
  assert.ok(end.x > there.x && end.y > there.y, 'a drag takes it along');
  assert.equal(await page.evaluate(() => document.querySelector('system-map').state.factor ?? null), null, 'nothing beneath was chosen');
  assert.equal(await minimap(page).getAttribute('aria-hidden'), 'true');
  await map.getByRole('button', { name: 'fit it in the frame' }).click();
  await minimap(page).waitFor({ state: 'hidden' });
}));

test('where the small map would lie on labels it waits until somebody moves the map', inChromium({ html: html() }, async ({ page }) => {
  await ready(page);
  await minimap(page).waitFor({ state: 'attached' });
  await frames(page, 20);
  assert.equal(await minimap(page).isVisible(), false, 'no corner of this map is free');
  // Neither another size of the window nor a factor that is put elsewhere is that.
  for (const [width, height] of [[1280, 760], [1024, 768], [1280, 800]]) {
    await page.setViewportSize({ width, height });
    await frames(page, 20);
    assert.equal(await coversLabels(page), false, `${width} × ${height}`);
  }
  const { x, y } = await centre(page, await inSight(page));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 120, y + 60, { steps: 6 });
  await page.mouse.up();
  await page.waitForTimeout(1500);
  assert.equal(await coversLabels(page), false, 'after a drop');
  await page.evaluate(() => { document.querySelector('system-map').state = { view: 'commitments' }; });
  await frames(page, 20);
  await page.evaluate(() => { document.querySelector('system-map').state = {}; });
  await frames(page, 20);
  assert.equal(await coversLabels(page), false, 'after a view and back');
  await page.locator(MAP).getByRole('button', { name: 'Zoom in' }).click();
  await minimap(page).waitFor();
}));

test('a small map that comes late does not come where all is to be seen by then', inChromium({ html: html('', '/maps/teaching.json') }, async ({ page }) => {
  const { asked, release } = await holdMore(page);
  await ready(page);
  const map = page.locator(MAP);
  for (let i = 0; i < 4; i++) await map.getByRole('button', { name: 'Zoom in' }).click();
  await asked;
  await map.getByRole('button', { name: 'fit it in the frame' }).click();
  await frames(page);
  const came = page.waitForResponse('**/system-map-more.js');
  release();
  await came;
  await minimap(page).waitFor({ state: 'attached' });
  await frames(page, 10);
  assert.equal(await minimap(page).isVisible(), false);
}));

test('the small map follows a factor that is dragged, and another part', inChromium({ html: html() }, async ({ page }) => {
  await ready(page);
  const map = page.locator(MAP);
  for (let i = 0; i < 4; i++) await map.getByRole('button', { name: 'Zoom in' }).click();
  await minimap(page).waitFor();
  const drawn = () => page.evaluate(() => document.querySelector('system-map').shadowRoot.querySelector('.minimap canvas').toDataURL());
  await page.waitForFunction(() => document.querySelector('system-map').shadowRoot.querySelector('#help').textContent);
  await ready(page);
  const before = await drawn();
  const { x, y } = await centre(page, await inSight(page));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 240, y + 120, { steps: 6 });
  await page.mouse.up();
  await ready(page);
  await page.waitForTimeout(1100);
  const whole = await drawn();
  assert.ok(whole !== before, 'a factor is elsewhere');
  await page.evaluate(() => { document.querySelector('system-map').state = { view: 'bold-funding' }; });
  await frames(page, 10);
  for (let i = 0; i < 6; i++) await map.getByRole('button', { name: 'Zoom in' }).click();
  await minimap(page).waitFor();
  await frames(page, 10);
  assert.ok(await drawn() !== whole, 'another part');
}));

test('a page without room for it, or without wish for it, has no small map', inChromium(
  { html: html('', '/maps/hct.json') + '<style>system-map::part(minimap) { display: none }</style>' },
  async ({ page }) => {
    await ready(page);
    const map = page.locator(MAP);
    for (let i = 0; i < 4; i++) await map.getByRole('button', { name: 'Zoom in' }).click();
    await minimap(page).waitFor({ state: 'attached' });
    await frames(page, 10);
    assert.equal(await minimap(page).isVisible(), false);
  },
));

test('on a phone there is no small map', inChromium({ html: html(), viewport: 'phone' }, async ({ page }) => {
  await ready(page);
  await page.locator(MAP).getByRole('button', { name: 'Zoom in' }).click();
  await frames(page, 10);
  assert.equal(await minimap(page).count(), 0);
}));

test('in a page of the old kind, without a doctype, it looks the same', inChromium({ html: '' }, async ({ page }) => {
  const looks = async (/** @type {string} */ start, /** @type {string} */ attributes) => {
    const body = `${start}<meta charset="utf-8"><system-map src="/maps/teaching.json" ${attributes}></system-map><script type="module" src="/pkg/system-map.js"></script>`;
    await page.route('**/old.html', (route) => route.fulfill({ contentType: 'text/html', body }), { times: 1 });
    await page.goto(new URL('/old.html', page.url()).href);
    assert.equal(await page.evaluate(() => document.compatMode), start ? 'CSS1Compat' : 'BackCompat');
    await ready(page);
    // Some rules come with what is loaded behind the first picture.
    const dressed = (/** @type {string} */ at) => [...document.querySelector(at).shadowRoot.adoptedStyleSheets].some((sheet) => [...sheet.cssRules].some((rule) => rule.cssText.startsWith('.caption.empty')));
    await page.waitForFunction(dressed, MAP);
    await frames(page, 10);
    return page.locator(MAP).evaluate((map) => [...map.shadowRoot.querySelectorAll('*')].filter((e) => e.checkVisibility() && e.clientHeight).map((e) => {
      const { color, backgroundColor, borderRadius, fontSize, lineHeight, width, height } = getComputedStyle(e);
      return [e.localName, e.className, color, backgroundColor, borderRadius, fontSize, lineHeight, width, height].join(' ');
    }));
  };
  for (const [attributes, badge] of [['', true], ['focus="guests"', false], ['style="block-size: 500px"', true], ['focus="guests" style="block-size: 420px"', false], ['focus="guests" style="display: block; height: 420px"', false]]) {
    const now = await looks('<!doctype html>', String(attributes));
    if (badge) assert.ok(now.some((look) => /badge B/.test(look)));
    assert.deepEqual(await looks('', String(attributes)), now, String(attributes));
  }
}));

test('an excerpt that a page lets be no higher is as high as that, and not cut', inChromium({ html: '' }, async ({ page }) => {
  const seen = async (/** @type {string} */ start, /** @type {string} */ style) => {
    const body = `${start}<meta charset="utf-8"><style>@media (max-width: 900px) { .by-width { max-height: 420px; } }</style><system-map src="/maps/teaching.json" focus="guests" ${style}></system-map><script type="module" src="/pkg/system-map.js"></script>`;
    await page.route('**/low.html', (route) => route.fulfill({ contentType: 'text/html', body }), { times: 1 });
    await page.goto(new URL('/low.html', page.url()).href);
    await ready(page);
    await frames(page, 10);
    return page.locator(MAP).evaluate((map) => {
      const frame = map.shadowRoot.querySelector('.frame');
      const stage = map.shadowRoot.querySelector('.stage').getBoundingClientRect();
      const [outer, inner] = [map, frame].map((of) => of.getBoundingClientRect());
      const { paddingBottom, borderBottomWidth } = getComputedStyle(map);
      const end = outer.bottom - parseFloat(paddingBottom) - parseFloat(borderBottomWidth);
      return { height: Math.round(outer.height), stage: stage.height, cut: inner.bottom > end + 1 || frame.scrollHeight > frame.clientHeight + 1 };
    });
  };
  for (const start of ['<!doctype html>', '']) {
    const free = await seen(start, '');
    assert.equal(free.cut, false);
    for (const style of ['max-height: 430px', 'max-height: 430px; display: block', 'max-height: 430px; padding: 12px', 'max-height: 430px; padding: 12px; display: block', 'max-height: 430px; border: 9px solid; display: block', 'max-block-size: 430px']) {
      const low = await seen(start, `style="${style}"`);
      assert.equal(low.cut, false, style);
      assert.equal(low.height, 430, style);
      assert.ok(low.stage > 150, `${style}: ${low.stage}`);
    }
  }
  // A whole map too.
  await page.route('**/low.html', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><system-map src="/maps/teaching.json" style="height: auto; max-height: 430px"></system-map><script type="module" src="/pkg/system-map.js"></script>' }), { times: 1 });
  await page.goto(new URL('/low.html', page.url()).href);
  await ready(page);
  assert.deepEqual(await page.locator(MAP).evaluate((map) => [map, map.shadowRoot.querySelector('.frame')].map((of) => of.offsetHeight)), [430, 430]);
  // A narrower window may bring a lower one, and a wider one takes it away.
  const height = () => page.locator(MAP).evaluate((map) => map.getBoundingClientRect().height);
  const { height: first } = await seen('<!doctype html>', 'class="by-width"');
  await page.setViewportSize({ width: 880, height: 800 });
  await frames(page, 10);
  assert.equal(await height(), 420);
  await page.setViewportSize({ width: 1280, height: 800 });
  await frames(page, 10);
  assert.ok(Math.abs(await height() - first) < 2, `${await height()} ${first}`);
}));

test('on a phone more height never shows less of a small map', inChromium({ html: '', viewport: { width: 390, height: 844 } }, async ({ page }) => {
  const low = (/** @type {string} */ start, /** @type {number} */ height) => `<!doctype html><meta charset="utf-8"><system-map src="/maps/${start}" style="max-height: ${height}px"></system-map><script type="module" src="/pkg/system-map.js"></script>`;
  for (const height of [300, 380, 420, 470, 500, 560]) {
    await page.route('**/low.html', (route) => route.fulfill({ contentType: 'text/html', body: low('teaching.json"', height) }), { times: 1 });
    await page.goto(new URL('/low.html', page.url()).href);
    await ready(page);
    await frames(page, 10);
    const stage = await page.locator(MAP).evaluate((map) => map.shadowRoot.querySelector('.stage').clientHeight);
    assert.ok(stage >= 190, `${height}: ${stage}`);
  }
  // What says that a part is in sight has room for its words on a narrow one, too.
  await page.setViewportSize({ width: 360, height: 740 });
  const body = low('hct.json" focus="trust" steps="1"', 640);
  await page.route('**/low.html', (route) => route.fulfill({ contentType: 'text/html', body }), { times: 1 });
  await page.goto(new URL('/low.html', page.url()).href);
  await ready(page);
  await frames(page, 10);
  const row = await page.locator(MAP).evaluate((map) => map.shadowRoot.querySelector('.zoom').clientHeight);
  assert.ok(row < 60, `${row}`);
}));

test('a key that has not all of its room fades where it goes on', inChromium({ html: '', viewport: { width: 360, height: 800 } }, async ({ page }) => {
  for (const height of [640, 660, 700, 1200]) {
    const body = `<!doctype html><meta charset="utf-8"><system-map src="/maps/hct.json" focus="trust" steps="1" style="height: ${height}px"></system-map><script type="module" src="/pkg/system-map.js"></script>`;
    await page.route('**/low.html', (route) => route.fulfill({ contentType: 'text/html', body }), { times: 1 });
    await page.goto(new URL('/low.html', page.url()).href);
    await ready(page);
    const key = page.locator(MAP).locator('.keybox');
    const goes = await key.evaluate((of) => of.scrollHeight > of.clientHeight + 1);
    assert.equal(goes, height < 1000, `${height}`);
    if (goes) await page.waitForFunction(() => getComputedStyle(document.querySelector('system-map').shadowRoot.querySelector('.keybox')).maskImage !== 'none');
    assert.ok(await key.evaluate((of) => of.clientHeight) > 80, `${height}`);
  }
}));
